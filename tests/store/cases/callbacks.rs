//! Callbacks, closing with a reason, publishing by two, and two of the staff who act on the same cases at once.
use super::*;
use service_hall::hall::cases::{CallOutcome, CaseCallback, CaseClosing, CaseRules};

fn call(
    store: &mut Store,
    number: u32,
    outcome: CallOutcome,
    when: NaiveDateTime,
) -> Result<Case, CaseError> {
    staff(store, number, CaseAct::CallBack(outcome), when)
}

/// A complaint with a contact that is answered a minute later.
fn answered(store: &mut Store, request: &str, minutes: i64) -> SubmittedCase {
    let submitted = assigned(store, request, minutes);
    answer(store, submitted.case.number, "已改", at(minutes + 1)).unwrap();
    submitted
}

fn listed(store: &mut Store, filter: CaseFilter) -> Vec<u32> {
    let page = store.cases(&CaseFilter { limit: 9, ..filter }).unwrap();
    page.cases.iter().map(|case| case.number).collect()
}

#[test]
fn the_list_says_who_is_to_be_called_and_every_call_is_a_step() {
    for place in Place::every("callbacks") {
        let mut store = place.open();
        answered(&mut store, "r1", 0);
        answered(&mut store, "r2", 1);
        let silent = Submission { phone: "".into(), ..opinion("r3", 2) };
        store.submit_case(&silent, &hall()).unwrap().unwrap();
        staff(&mut store, 3, CaseAct::Accept { class: None }, at(3)).unwrap();
        answer(&mut store, 3, "已改", at(4)).unwrap();
        let due = || CaseFilter { owes_callback: true, ..CaseFilter::default() };
        assert_eq!(listed(&mut store, due()), [1, 2], "nobody calls whoever left no contact");
        // Three working days: due on Thursday at closing time.
        let overdue = |when| CaseFilter { overdue_at: Some(when), ..CaseFilter::default() };
        assert_eq!(listed(&mut store, overdue(day(3))), [] as [u32; 0]);
        assert_eq!(listed(&mut store, overdue(day(4))), [1, 2]);
        for turn in 0..3 {
            call(&mut store, 1, CallOutcome::NotReached, at(10 + 60 * turn)).unwrap();
        }
        let yes = CallOutcome::Reached { satisfied: Some(true) };
        assert_eq!(call(&mut store, 2, yes, at(10)).unwrap().state, CaseState::Confirmed);
        assert_eq!(call(&mut store, 3, yes, at(10)), Err(CaseError::Anonymous));
        assert_eq!(listed(&mut store, due()), [] as [u32; 0]);
        let seen = shown(&mut store, CaseKey::Number(1), at(200)).unwrap();
        assert_eq!((seen.case.callback, seen.case.calls), (Some(CaseCallback::NotReached), 3));
        let calls: Vec<(&str, &str)> =
            seen.steps[4..].iter().map(|step| (step.event.word(), step.detail.as_str())).collect();
        assert_eq!(calls, [("called_back", "not_reached"); 3]);
        let seen = shown(&mut store, CaseKey::Number(2), at(200)).unwrap();
        assert_eq!(seen.steps.last().unwrap().detail, "satisfied");
        assert_eq!(seen.steps.last().unwrap().actor.who, "Li");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn nothing_closes_before_somebody_has_called_and_a_missing_calendar_is_made_up_for() {
    for place in Place::every("callbacks") {
        let mut store = place.open();
        answered(&mut store, "r1", 0);
        staff(&mut store, 1, CaseAct::Reveal, day(59)).unwrap();
        assert_eq!(store.settle_cases(&hall(), day(60)).unwrap(), 0);
        assert_eq!(staff(&mut store, 1, CaseAct::Close, day(60)), Err(CaseError::CallbackOwed));
        let mut short = hall();
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        short.setup_mut().workdays = workdays;
        let december = "2026-12-31T10:00:00".parse().unwrap();
        assigned(&mut store, "r2", 0);
        let order = order(CaseAct::Answer);
        let late = store.act_on_case(&short, CaseKey::Number(2), &order, december).unwrap().unwrap();
        assert_eq!((late.callback, late.callback_due), (Some(CaseCallback::Owed), None));
        assert_eq!(store.settle_cases(&hall(), december).unwrap(), 1);
        let told = shown(&mut store, CaseKey::Number(2), december).unwrap().case;
        assert_eq!(told.callback_due, Some("2027-01-05T17:00:00".parse().unwrap()));
    }
}

#[test]
fn two_who_call_at_once_make_one_call() {
    for place in Place::every("callbacks") {
        let mut store = place.open();
        answered(&mut store, "r1", 0);
        let told: Vec<Result<Case, CaseError>> = thread::scope(|scope| {
            let both = [0, 1].map(|_| {
                let place = &place;
                scope.spawn(move || call(&mut place.open(), 1, CallOutcome::NotReached, at(20)))
            });
            both.map(|one| one.join().unwrap()).into_iter().collect()
        });
        assert_eq!(told.iter().filter(|told| told.is_ok()).count(), 1, "{told:?}");
        assert!(told.contains(&Err(CaseError::CalledLately(at(80)))), "{told:?}");
        assert_eq!(shown(&mut store, CaseKey::Number(1), at(21)).unwrap().case.calls, 1);
    }
}

#[test]
fn of_two_who_merge_each_case_into_the_other_one_wins() {
    for place in Place::every("callbacks") {
        let mut store = place.open();
        for round in 0..6 {
            let (one, two) = (2 * round + 1, 2 * round + 2);
            submit(&mut store, &format!("a{round}"), i64::from(round) * 61);
            submit(&mut store, &format!("b{round}"), i64::from(round) * 61);
            let told: Vec<Result<Case, CaseError>> = thread::scope(|scope| {
                let both = [(one, two), (two, one)].map(|(from, into)| {
                    let place = &place;
                    scope.spawn(move || staff(&mut place.open(), from, CaseAct::Merge { into }, at(900)))
                });
                both.map(|one| one.join().unwrap()).into_iter().collect()
            });
            assert_eq!(told.iter().filter(|told| told.is_ok()).count(), 1, "{told:?}");
            assert!(told.contains(&Err(CaseError::IntoOver(CaseState::Merged))), "{told:?}");
        }
    }
}

#[test]
fn what_is_disputed_is_closed_with_a_reason_and_whoever_has_the_receipt_reads_it() {
    for place in Place::every("callbacks") {
        let mut store = place.open();
        let receipt = answered(&mut store, "r1", 0).receipt;
        let no = CaseAct::Confirm { satisfied: false };
        applicant(&mut store, receipt, no.clone(), at(5)).unwrap();
        answer(&mut store, 1, "还是这样", at(6)).unwrap();
        applicant(&mut store, receipt, no, at(7)).unwrap();
        assert_eq!(staff(&mut store, 1, CaseAct::Close, at(8)), Err(CaseError::ReasonNeeded));
        let words = CaseWords { reason: "楼里放不下更多座位".into(), ..CaseWords::default() };
        let close = CaseOrder { words, ..order(CaseAct::Close) };
        store.act_on_case(&hall(), CaseKey::Number(1), &close, at(9)).unwrap().unwrap();
        let told = shown(&mut store, CaseKey::Receipt(receipt), at(10)).unwrap().for_applicant();
        assert_eq!(told.closing_reason(), Some("楼里放不下更多座位"));
        assert_eq!(told.standing().closing(), Some(CaseClosing::Disputed));
        let second = answered(&mut store, "r2", 20);
        applicant(&mut store, second.receipt, CaseAct::Vote { put_right: false }, at(22)).unwrap();
        staff(&mut store, 2, CaseAct::Reveal, day(59)).unwrap();
        assert_eq!(store.settle_cases(&hall(), day(60)).unwrap(), 0, "a vote against it keeps it open");
    }
}

#[test]
fn whoever_answered_does_not_publish_unless_the_hall_is_of_one() {
    for place in Place::every("callbacks") {
        let mut store = place.open();
        answered(&mut store, "r1", 0);
        let mut publish = |hall: &Hall, who: &str| {
            let words =
                CaseWords { subject: "座位".into(), changed: "加了".into(), ..CaseWords::default() };
            let order = CaseOrder { act: CaseAct::Publish, actor: CaseActor::centre(who), words };
            store.act_on_case(hall, CaseKey::Number(1), &order, at(5)).unwrap().map(|case| case.published_at)
        };
        for same in ["Li", " li", "ＬＩ"] {
            assert_eq!(publish(&hall(), same), Err(CaseError::SamePerson), "{same}");
        }
        let mut alone = hall();
        alone.setup_mut().cases = CaseRules { publishes_by_two: false, ..CaseRules::default() };
        assert_eq!(publish(&alone, "Li"), Ok(Some(at(5))));
        assert_eq!(publish(&hall(), "Zhao"), Ok(Some(at(5))));
        assert_eq!(store.publications(None, 9).unwrap().publications.len(), 1);
    }
}
