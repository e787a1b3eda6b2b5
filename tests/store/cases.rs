//! Cases on both databases: none lost, none doubled, one history, and no word of anybody's where it does not belong.
use crate::support::place::Place;
use crate::support::relay::Relay;
use chrono::{NaiveDateTime, TimeDelta};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::cases::{
    ActKind, Case, CaseAct, CaseActor, CaseError, CasePart, CaseRole, CaseSource, CaseState, CaseSubject,
    Confidential, Submission, SubmitError,
};
use service_hall::hall::catalogue::Department;
use service_hall::hall::receipts::{Receipt, ReceiptKind};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::store::{
    CaseEvent, CaseFilter, CaseHistory, CaseKey, CaseOrder, CaseWords, ListCursor, Store, SubmittedCase,
};
use std::thread;

mod callbacks;
mod clocks;
mod kills;
mod prints;

/// What nobody else must ever see.
const SECRETS: [&str; 3] = ["三号窗口的人骂我", "王小明", "13900001234"];

fn at(minutes: i64) -> NaiveDateTime {
    let nine: NaiveDateTime = "2026-11-23T09:00:00".parse().unwrap();
    nine + TimeDelta::minutes(minutes)
}

fn day(days: i64) -> NaiveDateTime {
    at(days * 24 * 60)
}

fn hall() -> Hall {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    workdays.add_year(2027, [], []);
    let department = |name: &str| Department { name: Name::new(name, ""), ..Department::default() };
    Hall::new(Setup {
        workdays,
        hours: vec!["09:00-17:00".parse().unwrap()],
        departments: vec![department("公安局"), department("民政局")],
        ..Setup::default()
    })
}

fn opinion(request: &str, minutes: i64) -> Submission {
    Submission {
        request: request.into(),
        visit: format!("visit of {request}"),
        kiosk: Some("3".into()),
        source: CaseSource::Complaint,
        about: CaseSubject::Department("公安局".into()),
        text: SECRETS[0].into(),
        name: SECRETS[1].into(),
        phone: SECRETS[2].into(),
        lang: "zh".into(),
        at: at(minutes),
    }
}

fn submit(store: &mut Store, request: &str, minutes: i64) -> SubmittedCase {
    store.submit_case(&opinion(request, minutes), &hall()).unwrap().unwrap()
}

fn order(act: CaseAct) -> CaseOrder {
    CaseOrder { act, actor: CaseActor::centre("Li"), words: CaseWords::default() }
}

fn staff(store: &mut Store, number: u32, act: CaseAct, when: NaiveDateTime) -> Result<Case, CaseError> {
    store.act_on_case(&hall(), CaseKey::Number(number), &order(act), when).unwrap()
}

fn answer(store: &mut Store, number: u32, text: &str, when: NaiveDateTime) -> Result<Case, CaseError> {
    let words = CaseWords { answer: text.into(), ..CaseWords::default() };
    let order = CaseOrder { words, ..order(CaseAct::Answer) };
    store.act_on_case(&hall(), CaseKey::Number(number), &order, when).unwrap()
}

fn applicant(
    store: &mut Store,
    receipt: Receipt,
    act: CaseAct,
    when: NaiveDateTime,
) -> Result<Case, CaseError> {
    let order = CaseOrder { act, actor: CaseActor::applicant(), words: CaseWords::default() };
    store.act_on_case(&hall(), CaseKey::Receipt(receipt), &order, when).unwrap()
}

fn shown(store: &mut Store, key: CaseKey, when: NaiveDateTime) -> Result<CaseHistory, CaseError> {
    store.case(&hall(), key, when).unwrap()
}

fn assign() -> CaseAct {
    CaseAct::Assign { department: "公安局".into() }
}

/// A case that is with a department.
fn assigned(store: &mut Store, request: &str, minutes: i64) -> SubmittedCase {
    let submitted = submit(store, request, minutes);
    staff(store, submitted.case.number, CaseAct::Accept { class: None }, at(minutes)).unwrap();
    staff(store, submitted.case.number, assign(), at(minutes)).unwrap();
    submitted
}

#[test]
fn a_case_goes_its_whole_way_and_its_receipt_says_how_far_it_is() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let SubmittedCase { case, receipt, is_new } = assigned(&mut store, "r1", 0);
        assert_eq!((case.number, case.state, is_new), (1, CaseState::Submitted, true));
        assert_eq!(case.due, Some("2026-12-14T17:00:00".parse().unwrap()));
        let read = Receipt::read(&receipt.in_groups().to_lowercase()).unwrap();
        assert_eq!(applicant(&mut store, read, CaseAct::Urge, at(10)).unwrap().urges, 1);
        answer(&mut store, 1, "已经改了，谢谢您", day(1)).unwrap();
        let seen = shown(&mut store, CaseKey::Receipt(receipt), day(1)).unwrap();
        assert_eq!((seen.case.state, seen.answer()), (CaseState::Answered, Some("已经改了，谢谢您")));
        applicant(&mut store, receipt, CaseAct::Confirm { satisfied: true }, day(2)).unwrap();
        applicant(&mut store, receipt, CaseAct::Vote { put_right: true }, day(2)).unwrap();
        staff(&mut store, 1, CaseAct::Close, day(2)).unwrap();
        let seen = shown(&mut store, CaseKey::Number(1), day(2)).unwrap();
        assert_eq!(seen.receipt, Some(receipt), "staff can give it out again");
        let steps: Vec<(u32, &str, &str)> =
            seen.steps.iter().map(|step| (step.step, step.event.word(), step.actor.role.word())).collect();
        assert_eq!(
            steps,
            [
                (1, "submitted", "applicant"),
                (2, "accepted", "centre"),
                (3, "assigned", "centre"),
                (4, "urged", "applicant"),
                (5, "answered", "centre"),
                (6, "confirmed", "applicant"),
                (7, "voted", "applicant"),
                (8, "closed", "centre"),
            ]
        );
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        assert_eq!((seen.steps[2].detail.as_str(), seen.steps[0].from), ("公安局", None));
        assert_eq!(seen.steps[7].to, CaseState::Closed);
        assert_eq!(seen.case.steps, 8);
    }
}

#[test]
fn the_same_request_finds_its_case_and_gets_the_same_receipt() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let first = submit(&mut store, "r1", 0);
        let mut other = place.open();
        let again = submit(&mut other, "r1", 5);
        assert_eq!((again.case.number, again.receipt, again.is_new), (1, first.receipt, false));
        assert_ne!(submit(&mut other, "r2", 5).receipt, first.receipt);
        // Also after another key has come, and by whoever has not heard of it.
        other.rotate_receipt_key(&hall().setup.cases, at(6)).unwrap().unwrap();
        for store in [&mut store, &mut other] {
            assert_eq!(submit(store, "r1", 7).receipt, first.receipt);
            assert!(shown(store, CaseKey::Receipt(first.receipt), at(7)).is_ok());
        }
        assert_eq!(place.texts("SELECT receipt FROM case_file").len(), 2);
        assert_eq!(submit(&mut store, "r3", 8).receipt.key(), 1, "sealed under the new key");
    }
}

#[test]
fn two_who_answer_at_once_one_wins_and_the_other_is_told() {
    for place in Place::every("cases") {
        let mut store = place.open();
        for round in 1..=8 {
            assigned(&mut store, &format!("r{round}"), 0);
            let told: Vec<Result<Case, CaseError>> = thread::scope(|scope| {
                let both = ["甲答复", "乙答复"].map(|text| {
                    let place = &place;
                    scope.spawn(move || answer(&mut place.open(), round, text, at(20)))
                });
                both.map(|one| one.join().unwrap()).into_iter().collect()
            });
            let won = told.iter().filter(|told| told.is_ok()).count();
            assert_eq!(won, 1, "{told:?}");
            assert!(told.contains(&Err(CaseError::Forbidden(CaseState::Answered))), "{told:?}");
            let seen = shown(&mut store, CaseKey::Number(round), at(20)).unwrap();
            let answers = seen.steps.iter().filter(|step| !step.answer.is_empty()).count();
            assert_eq!((answers, seen.case.steps), (1, 4), "one answer, one step");
        }
    }
}

#[test]
fn many_who_submit_at_once_all_get_a_number_of_their_own() {
    for place in Place::every("cases") {
        drop(place.open());
        let mut numbers: Vec<u32> = thread::scope(|scope| {
            let all = (0..4).map(|kiosk| {
                let place = &place;
                scope.spawn(move || {
                    let mut store = place.open();
                    let of = |turn| opinion(&format!("{kiosk} {turn}"), turn);
                    let case =
                        |turn| Submission { kiosk: Some(format!("{kiosk}").as_str().into()), ..of(turn) };
                    (0..6)
                        .map(|turn| store.submit_case(&case(turn), &hall()).unwrap().unwrap().case.number)
                        .collect()
                })
            });
            let all: Vec<_> = all.collect();
            all.into_iter().flat_map(|one| -> Vec<u32> { one.join().unwrap() }).collect()
        });
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=24).collect::<Vec<u32>>());
        let journal = place.texts("SELECT CAST(seq AS TEXT) FROM journal WHERE kind = 'case'");
        assert_eq!(journal.len(), 24);
    }
}

#[test]
fn the_paces_of_a_visit_and_of_a_kiosk_are_kept() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let of = |request: &str, visit: &str, minutes| Submission {
            visit: visit.into(),
            ..opinion(request, minutes)
        };
        for turn in 0..3 {
            store.submit_case(&of(&format!("a{turn}"), "one", 0), &hall()).unwrap().unwrap();
        }
        let fourth = store.submit_case(&of("a3", "one", 0), &hall()).unwrap();
        assert_eq!(fourth.unwrap_err(), SubmitError::VisitLimit(3));
        assert!(store.submit_case(&of("a2", "one", 0), &hall()).unwrap().is_ok(), "asked again, not anew");
        for turn in 3..30 {
            store.submit_case(&of(&format!("b{turn}"), &format!("v{turn}"), 1), &hall()).unwrap().unwrap();
        }
        let full = store.submit_case(&of("c", "last", 2), &hall()).unwrap();
        assert_eq!(full.unwrap_err(), SubmitError::KioskLimit(30));
        let other = Submission { kiosk: Some("4".into()), ..of("d", "other", 2) };
        assert!(store.submit_case(&other, &hall()).unwrap().is_ok(), "another kiosk");
        let by_staff = Submission { kiosk: None, ..of("e", "one", 2) };
        assert!(store.submit_case(&by_staff, &hall()).unwrap().is_ok(), "staff keep no pace");
        assert!(store.submit_case(&of("f", "later", 61), &hall()).unwrap().is_ok(), "an hour later");
    }
}

#[test]
fn what_is_taken_back_leaves_the_visit_its_number_and_counts_for_the_kiosk() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let of = |turn: u32| Submission { visit: "one".into(), ..opinion(&format!("r{turn}"), 0) };
        for turn in 0..30 {
            let receipt = store.submit_case(&of(turn), &hall()).unwrap().unwrap().receipt;
            applicant(&mut store, receipt, CaseAct::Withdraw, at(1)).unwrap();
        }
        let full = store.submit_case(&of(30), &hall()).unwrap();
        assert_eq!(full.unwrap_err(), SubmitError::KioskLimit(30), "a flood is one, taken back or not");
    }
}

#[test]
fn a_forged_receipt_and_one_that_is_over_open_nothing() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let receipt = assigned(&mut store, "r1", 0).receipt;
        // Another hall's, with a key of the same number.
        let other = Place::sqlite("cases-other");
        let strange = submit(&mut other.open(), "r1", 0).receipt;
        assert_eq!(shown(&mut store, CaseKey::Receipt(strange), at(1)), Err(CaseError::Forged));
        assert_eq!(applicant(&mut store, strange, CaseAct::Withdraw, at(1)), Err(CaseError::Forged));
        applicant(&mut store, receipt, CaseAct::Withdraw, day(1)).unwrap();
        assert_eq!(applicant(&mut store, receipt, CaseAct::Withdraw, day(2)).unwrap().steps, 4, "so already");
        assert!(shown(&mut store, CaseKey::Receipt(receipt), day(1 + 365)).is_ok());
        assert_eq!(shown(&mut store, CaseKey::Receipt(receipt), day(2 + 365)), Err(CaseError::Expired));
        assert!(shown(&mut store, CaseKey::Number(1), day(2 + 365)).is_ok(), "the staff still see it");
        // Its key goes when nobody can ask by it any more, and not before.
        let rotate = |store: &mut Store, days| {
            store.rotate_receipt_key(&hall().setup.cases, day(days)).unwrap().unwrap()
        };
        assert_eq!(rotate(&mut store, 100).dropped, 0);
        let kept = submit(&mut store, "r2", 3);
        let rotated = rotate(&mut store, 400);
        assert_eq!((rotated.number, rotated.dropped, rotated.kept), (2, 1, 2));
        assert_eq!(shown(&mut store, CaseKey::Number(1), day(400)).unwrap().receipt, None);
        assert!(shown(&mut place.open(), CaseKey::Receipt(kept.receipt), day(400)).is_ok(), "still open");
    }
}

#[test]
fn a_key_is_kept_for_a_merged_case_as_long_as_the_case_it_goes_on_in_is_answered() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let rotate = |store: &mut Store, days| {
            store.rotate_receipt_key(&hall().setup.cases, day(days)).unwrap().unwrap().dropped
        };
        let first = submit(&mut store, "r1", 0);
        assert_eq!(rotate(&mut store, 0), 0);
        let second = submit(&mut store, "r2", 1);
        assert_eq!(rotate(&mut store, 0), 0);
        submit(&mut store, "r3", 2);
        // The first goes on in the second, and that in the third, which ends three months later.
        staff(&mut store, 1, CaseAct::Merge { into: 2 }, day(1)).unwrap();
        staff(&mut store, 2, CaseAct::Merge { into: 3 }, day(2)).unwrap();
        staff(&mut store, 3, CaseAct::Refuse, day(100)).unwrap();
        for days in [2 + 367, 100 + 365] {
            assert_eq!(rotate(&mut store, days), 0);
            for receipt in [first.receipt, second.receipt] {
                let seen = shown(&mut store, CaseKey::Receipt(receipt), day(days)).unwrap();
                assert_eq!(seen.standing().state, CaseState::Refused);
            }
        }
        assert_eq!(shown(&mut store, CaseKey::Receipt(first.receipt), day(466)), Err(CaseError::Expired));
        assert_eq!(rotate(&mut store, 100 + 367), 4, "nobody asks by any of them any more");
        assert_eq!(shown(&mut store, CaseKey::Receipt(first.receipt), day(467)), Err(CaseError::Forged));
    }
}

#[test]
fn sixty_four_keys_are_told_apart_and_no_more() {
    let place = Place::sqlite("cases");
    let mut store = place.open();
    let mut receipts = vec![submit(&mut store, "r0", 0).receipt];
    for turn in 1..64 {
        store.rotate_receipt_key(&hall().setup.cases, at(turn)).unwrap().unwrap();
        let by_staff = Submission { kiosk: None, ..opinion(&format!("r{turn}"), turn) };
        receipts.push(store.submit_case(&by_staff, &hall()).unwrap().unwrap().receipt);
    }
    assert_eq!(store.rotate_receipt_key(&hall().setup.cases, at(99)).unwrap(), None, "all are needed");
    for receipt in receipts {
        assert!(shown(&mut store, CaseKey::Receipt(receipt), at(99)).is_ok());
        assert_eq!(receipt.kind(), ReceiptKind::Case);
    }
}

#[test]
fn a_number_of_a_key_that_comes_round_opens_nothing_and_one_that_is_needed_stops_nobody() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let rotate = |store: &mut Store, days| {
            store.rotate_receipt_key(&hall().setup.cases, day(days)).unwrap().unwrap().number
        };
        let over = submit(&mut store, "r0", 0).receipt;
        assert_eq!((over.key(), rotate(&mut store, 0)), (0, 1));
        let open = submit(&mut store, "r1", 0).receipt;
        applicant(&mut store, over, CaseAct::Withdraw, day(1)).unwrap();
        // Each is given up with the second after it, but for the one of the open case.
        let numbers: Vec<u8> = (0..64).map(|turn| rotate(&mut store, 400 + turn)).collect();
        assert_eq!(numbers[..3], [2, 3, 4]);
        assert_eq!(numbers[61..], [63, 0, 2], "the first number comes round, and the second is passed over");
        let when = day(470);
        for store in [&mut store, &mut place.open()] {
            assert_eq!(shown(store, CaseKey::Receipt(over), when), Err(CaseError::Forged));
            assert_eq!(shown(store, CaseKey::Number(1), when).unwrap().receipt, None, "no other one, either");
            let found = shown(store, CaseKey::Receipt(open), when).unwrap();
            assert_eq!((found.case.number, found.receipt), (2, Some(open)));
        }
        let asked = Submission { at: when, ..opinion("r2", 0) };
        let new = store.submit_case(&asked, &hall()).unwrap().unwrap().receipt;
        assert_eq!(new.key(), 2);
        assert!(shown(&mut place.open(), CaseKey::Receipt(new), when).is_ok());
    }
}

#[test]
fn words_of_an_applicant_are_read_by_name_and_every_reading_is_kept() {
    for place in Place::every("cases") {
        let mut store = place.open();
        assigned(&mut store, "r1", 0);
        let mut reveal = |role: CaseRole| {
            let actor = CaseActor { role, who: "Wang".into() };
            store.reveal_case(&hall(), 1, &actor, at(30)).unwrap()
        };
        // It was assigned to the unit it is about: that unit answers, and does not read who complained.
        let police = reveal(CaseRole::Department("公安局".into()));
        assert_eq!(police, Err(CaseError::Concerned(CasePart::Text)));
        let other = reveal(CaseRole::Department("民政局".into()));
        assert_eq!(other, Err(CaseError::OtherDepartment(Some("公安局".into()))));
        assert_eq!(reveal(CaseRole::Applicant), Err(CaseError::NotTheirs(CaseRole::Applicant)));
        let supervisor = reveal(CaseRole::Supervisor).unwrap();
        assert_eq!((supervisor.text.reveal(), supervisor.phone.is_empty()), (SECRETS[0], true), "no contact");
        let centre = reveal(CaseRole::Centre).unwrap();
        let words = [&centre.text, &centre.name, &centre.phone].map(Confidential::reveal);
        assert_eq!(words, SECRETS);
        assert!(!format!("{centre:?}").contains("13900001234"));
        let seen = shown(&mut store, CaseKey::Number(1), at(31)).unwrap();
        let readers: Vec<(&str, NaiveDateTime)> = seen
            .steps
            .iter()
            .filter(|step| step.event == CaseEvent::Act(ActKind::Reveal))
            .map(|step| (step.actor.role.word(), step.at))
            .collect();
        assert_eq!(readers, [("supervisor", at(30)), ("centre", at(30))], "refusals give nothing out");
        let denied: Vec<(&str, &str, NaiveDateTime, &str)> = seen
            .steps
            .iter()
            .filter(|step| step.event == CaseEvent::Act(ActKind::DenyReveal))
            .map(|step| (step.actor.role.word(), step.actor.who.as_str(), step.at, step.detail.as_str()))
            .collect();
        assert_eq!(
            denied,
            [
                ("department", "Wang", at(30), "concerned"),
                ("department", "Wang", at(30), "other_department"),
                ("applicant", "Wang", at(30), "not_theirs"),
            ],
            "and are kept"
        );
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        let told = seen.for_applicant();
        let steps: Vec<&str> = told.steps.iter().map(|step| step.event.word()).collect();
        assert_eq!(
            steps,
            ["submitted", "accepted", "assigned"],
            "what the staff do among themselves is left out"
        );
        assert!(!format!("{told:?}").contains("Wang") && !format!("{told:?}").contains("Li"));
    }
}

#[test]
fn no_word_of_an_applicant_is_in_lists_histories_or_the_journal() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let submitted = submit(&mut store, "r1", 0);
        let refuse = CaseOrder {
            words: CaseWords {
                reason: "不归我们管".into(),
                instead: "请到税务局".into(),
                ..CaseWords::default()
            },
            ..order(CaseAct::Refuse)
        };
        store.act_on_case(&hall(), CaseKey::Number(1), &refuse, at(1)).unwrap().unwrap();
        let history = shown(&mut store, CaseKey::Number(1), at(1)).unwrap();
        assert_eq!(
            (history.steps[1].reason.as_str(), history.steps[1].instead.as_str()),
            ("不归我们管", "请到税务局")
        );
        let list = store.cases(&CaseFilter { is_of_all: true, limit: 10, ..CaseFilter::default() }).unwrap();
        let said = format!("{history:?} {list:?} {submitted:?} {:?}", opinion("r1", 0));
        for table in ["case_file", "case_step", "journal", "case_head", "case_publication"] {
            let columns = match table {
                "case_file" => "about || concerns || department || class || receipt || visit",
                "case_step" => "unit || who || detail",
                "journal" => "event || line || at_window",
                "case_publication" => "subject || changed",
                _ => "hall",
            };
            let kept = place.texts(&format!("SELECT {columns} FROM {table}")).join(" ");
            for secret in SECRETS {
                assert!(!kept.contains(secret), "{table}");
            }
        }
        for secret in SECRETS {
            assert!(!said.contains(secret), "{said}");
            assert_eq!(place.texts(&format!("SELECT part FROM case_text WHERE body = '{secret}'")).len(), 1);
        }
    }
}

#[test]
fn a_duplicate_goes_on_in_the_other_and_its_receipt_tells_of_that_one() {
    for place in Place::every("cases") {
        let mut store = place.open();
        assigned(&mut store, "r1", 0);
        let double = submit(&mut store, "r2", 1);
        assert_eq!(staff(&mut store, 2, CaseAct::Merge { into: 9 }, at(2)), Err(CaseError::NoCase));
        assert_eq!(staff(&mut store, 2, CaseAct::Merge { into: 2 }, at(2)), Err(CaseError::IntoItself));
        staff(&mut store, 2, CaseAct::Merge { into: 1 }, at(2)).unwrap();
        answer(&mut store, 1, "两位反映的是一件事，已改", at(3)).unwrap();
        let seen = shown(&mut store, CaseKey::Receipt(double.receipt), at(4)).unwrap();
        assert_eq!((seen.case.state, seen.case.merged_into), (CaseState::Merged, Some(1)));
        assert_eq!(seen.answer(), Some("两位反映的是一件事，已改"));
        assert_eq!(seen.merged.unwrap().case.state, CaseState::Answered);
        let third = submit(&mut store, "r3", 5);
        let into_merged = staff(&mut store, third.case.number, CaseAct::Merge { into: 2 }, at(6));
        assert_eq!(into_merged, Err(CaseError::IntoOver(CaseState::Merged)));
    }
}

#[test]
fn whoever_was_merged_twice_reads_the_answer_and_judges_it_but_takes_nothing_back() {
    for place in Place::every("cases") {
        let mut store = place.open();
        for (request, minutes) in [("r1", 0), ("r2", 1)] {
            assigned(&mut store, request, minutes);
        }
        let first = submit(&mut store, "r3", 2);
        staff(&mut store, 3, CaseAct::Merge { into: 2 }, at(3)).unwrap();
        staff(&mut store, 2, CaseAct::Merge { into: 1 }, at(4)).unwrap();
        let urged = applicant(&mut store, first.receipt, CaseAct::Urge, at(5)).unwrap();
        assert_eq!((urged.number, urged.urges), (1, 1), "the one it goes on in is urged");
        answer(&mut store, 1, "三位反映的是一件事，已改", at(6)).unwrap();
        let seen = shown(&mut store, CaseKey::Receipt(first.receipt), at(7)).unwrap();
        assert_eq!((seen.case.number, seen.answer()), (3, Some("三位反映的是一件事，已改")));
        let goes_on = seen.merged.as_ref().map(|merged| &merged.case);
        let may = seen.case.possible_by_receipt(goes_on, &hall().setup.cases);
        assert_eq!(may, [ActKind::Confirm, ActKind::Vote], "what is offered is what may be done");
        let withdrawn = applicant(&mut store, first.receipt, CaseAct::Withdraw, at(8));
        assert_eq!(
            withdrawn,
            Err(CaseError::Forbidden(CaseState::Merged)),
            "nobody takes another's case back"
        );
        let reopened =
            applicant(&mut store, first.receipt, CaseAct::Confirm { satisfied: false }, at(9)).unwrap();
        assert_eq!((reopened.number, reopened.state), (1, CaseState::Assigned));
        // A year after the merging the common case is still open, and so is the receipt.
        assert!(shown(&mut store, CaseKey::Receipt(first.receipt), day(400)).is_ok());
    }
}

#[test]
fn an_answer_that_nobody_confirms_closes_by_itself() {
    for place in Place::every("cases") {
        let mut store = place.open();
        // Nobody is called back who left no way to be.
        let silent = |request, minutes| Submission { phone: "".into(), ..opinion(request, minutes) };
        let receipt = store.submit_case(&silent("r1", 0), &hall()).unwrap().unwrap().receipt;
        store.submit_case(&silent("r2", 1), &hall()).unwrap().unwrap();
        for number in [1, 2] {
            staff(&mut store, number, CaseAct::Accept { class: None }, at(5)).unwrap();
            staff(&mut store, number, assign(), at(5)).unwrap();
            answer(&mut store, number, "已改", at(10)).unwrap();
        }
        // Monday; five working days later is the next Monday. Something was done on the Friday between.
        submit(&mut store, "r3", 4 * 24 * 60);
        assert_eq!(store.settle_cases(&hall(), day(7)).unwrap(), 0);
        let evening = day(7) + TimeDelta::hours(8);
        let seen = shown(&mut store, CaseKey::Receipt(receipt), evening).unwrap();
        assert_eq!(
            (seen.case.state, seen.steps.len()),
            (CaseState::Closed, 4),
            "shown so before it is written"
        );
        let late = applicant(&mut store, receipt, CaseAct::Confirm { satisfied: false }, evening);
        assert_eq!(late, Err(CaseError::Forbidden(CaseState::Closed)), "and written by whoever comes first");
        assert_eq!(shown(&mut store, CaseKey::Number(1), evening).unwrap().steps.len(), 5);
        assert_eq!(store.settle_cases(&hall(), evening).unwrap(), 1, "the other one");
        let seen = shown(&mut store, CaseKey::Number(2), evening).unwrap();
        let last = seen.steps.last().unwrap();
        assert_eq!((last.event.word(), last.actor.role.word()), ("lapsed", "clock"));
        assert_eq!(store.settle_cases(&hall(), evening).unwrap(), 0);
    }
}

#[test]
fn a_limit_is_told_once_its_calendar_is_there() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let mut short = hall();
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        short.setup_mut().workdays = workdays;
        let december = "2026-12-28T10:00:00".parse().unwrap();
        let asked = Submission { at: december, ..opinion("r1", 0) };
        let submitted = store.submit_case(&asked, &short).unwrap().unwrap();
        assert_eq!(submitted.case.due, None, "kept all the same");
        assert_eq!(store.settle_cases(&short, december).unwrap(), 0);
        // One working day for the first contact is known, so that it is due first.
        let list =
            |store: &mut Store| store.cases(&CaseFilter { limit: 9, ..CaseFilter::default() }).unwrap().cases;
        assert_eq!(list(&mut store)[0].next_due(), Some("2026-12-29T17:00:00".parse().unwrap()));
        let silent = Submission { name: "".into(), phone: "".into(), ..opinion("r2", 0) };
        let silent = Submission { at: december, ..silent };
        store.submit_case(&silent, &short).unwrap().unwrap();
        assert_eq!(list(&mut store)[0].number, 2, "whatever nobody can say by when comes first");
        assert_eq!(store.settle_cases(&hall(), december).unwrap(), 2);
        let first = shown(&mut store, CaseKey::Number(1), december).unwrap().case;
        assert!(
            first.due.is_some() && first.contact_due.is_some(),
            "the contact that was known keeps nothing back"
        );
        let told = shown(&mut store, CaseKey::Number(2), december).unwrap();
        assert_eq!(told.case.due, Some("2027-01-18T17:00:00".parse().unwrap()));
        assert_eq!(told.steps.last().unwrap().detail, "2027-01-18T17:00:00");
    }
}

#[test]
fn lists_go_page_by_page_in_order_and_are_narrowed() {
    for place in Place::every("cases") {
        let mut store = place.open();
        for turn in 0..12 {
            let source = if turn % 3 == 0 { CaseSource::Complaint } else { CaseSource::Suggestion };
            let asked = Submission { source, kiosk: None, ..opinion(&format!("r{turn}"), turn) };
            store.submit_case(&asked, &hall()).unwrap().unwrap();
        }
        staff(&mut store, 2, CaseAct::Accept { class: None }, at(20)).unwrap();
        staff(&mut store, 2, assign(), at(20)).unwrap();
        staff(&mut store, 5, CaseAct::Refuse, at(20)).unwrap();
        let pages = |store: &mut Store, filter: CaseFilter| {
            let (mut numbers, mut after) = (Vec::new(), None);
            for _ in 0..9 {
                let page = store.cases(&CaseFilter { limit: 5, after, ..filter.clone() }).unwrap();
                numbers.extend(page.cases.iter().map(|case| case.number));
                after = page.next.map(|next| ListCursor::read(&next.to_string()).unwrap());
                if after.is_none() {
                    return numbers;
                }
            }
            panic!("pages without end: {numbers:?}");
        };
        let usual = CaseFilter::default();
        // Complaints ask for a contact within a day, so they are due first; the refused one is over.
        assert_eq!(pages(&mut store, usual.clone()), [1, 4, 7, 10, 2, 3, 6, 8, 9, 11, 12]);
        let all = CaseFilter { is_of_all: true, ..usual.clone() };
        assert_eq!(pages(&mut store, all.clone()), (1..=12).rev().collect::<Vec<u32>>());
        let state = |state| CaseFilter { state: Some(state), ..usual.clone() };
        assert_eq!(pages(&mut store, state(CaseState::Assigned)), [2]);
        assert_eq!(pages(&mut store, state(CaseState::Refused)), [5], "an end lists what is over");
        let source = CaseFilter { source: Some(CaseSource::Complaint), ..usual.clone() };
        assert_eq!(pages(&mut store, source.clone()), [1, 4, 7, 10]);
        assert_eq!(pages(&mut store, CaseFilter { is_of_all: true, ..source }), [10, 7, 4, 1]);
        let department = CaseFilter { department: Some("公安局".into()), ..usual.clone() };
        assert_eq!(pages(&mut store, department), [2]);
        let overdue = |when| CaseFilter { overdue_at: Some(when), ..usual.clone() };
        assert_eq!(pages(&mut store, overdue(day(1))), [] as [u32; 0]);
        assert_eq!(pages(&mut store, overdue(day(2))), [1, 4, 7, 10], "nobody has called them");
        assert_eq!(pages(&mut store, overdue(day(30))).len(), 11);
        answer(&mut store, 2, "已改", at(30)).unwrap();
        assert_eq!(pages(&mut store, overdue(day(30))).len(), 10, "what is answered is not late");
    }
}

#[test]
fn what_was_changed_is_published_newest_first_and_taken_down_again() {
    for place in Place::every("cases") {
        let mut store = place.open();
        let publish = |store: &mut Store, number: u32, subject: &str, minutes| {
            let words =
                CaseWords {
                    subject: subject.into(), changed: "增设了叫号屏".into(), ..CaseWords::default()
                };
            let order = CaseOrder { words, actor: CaseActor::centre("Zhao"), ..order(CaseAct::Publish) };
            store.act_on_case(&hall(), CaseKey::Number(number), &order, at(minutes)).unwrap()
        };
        for number in 1..=4 {
            assigned(&mut store, &format!("r{number}"), 0);
            assert!(publish(&mut store, number, "早了", 1).is_err(), "nothing is answered");
            answer(&mut store, number, "已改", at(2)).unwrap();
            publish(&mut store, number, &format!("第 {number} 件"), 10 + i64::from(number)).unwrap();
        }
        let page = store.publications(None, 3).unwrap();
        let subjects = |page: &service_hall::store::PublicationPage| {
            page.publications.iter().map(|one| one.subject.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            (subjects(&page), page.has_more),
            (vec!["第 4 件".into(), "第 3 件".into(), "第 2 件".into()], true)
        );
        assert_eq!(
            (page.publications[0].source, page.publications[0].changed.as_str()),
            (CaseSource::Complaint, "增设了叫号屏")
        );
        let next = store.publications(page.publications.last(), 3).unwrap();
        assert_eq!((subjects(&next), next.has_more), (vec!["第 1 件".to_owned()], false));
        publish(&mut store, 2, "改过的", 30).unwrap();
        staff(&mut store, 4, CaseAct::Unpublish, at(31)).unwrap();
        assert_eq!(staff(&mut store, 4, CaseAct::Unpublish, at(31)), Err(CaseError::NotPublished));
        assert_eq!(subjects(&store.publications(None, 9).unwrap()), ["改过的", "第 3 件", "第 1 件"]);
    }
}

#[test]
fn cases_of_one_hall_are_not_seen_in_another() {
    use service_hall::hall::HallIdentity;
    for place in Place::every("cases") {
        let open = |code: &str, ledger: &str| {
            let identity = HallIdentity { code: code.parse().unwrap(), is_named: true, centre: code.into() };
            Store::open_for(&identity, &place.url(), Some(&place.file(ledger))).unwrap()
        };
        let (mut one, mut two) = (open("ONE", "one.ledger"), open("TWO", "two.ledger"));
        let receipt = submit(&mut one, "r1", 0).receipt;
        assert_eq!(shown(&mut two, CaseKey::Number(1), at(1)), Err(CaseError::NoCase));
        assert_eq!(shown(&mut two, CaseKey::Receipt(receipt), at(1)), Err(CaseError::Forged));
        let same = submit(&mut two, "r1", 0);
        assert_eq!((same.case.number, same.is_new), (1, true));
        assert_ne!(same.receipt, receipt);
        assert_eq!(one.cases(&CaseFilter { limit: 9, ..CaseFilter::default() }).unwrap().cases.len(), 1);
    }
}

#[test]
fn a_case_is_few_trips_and_no_word_of_it_is_in_the_text_of_a_statement() {
    for place in Place::every("cases").filter(|place| place.address.starts_with("postgres")) {
        let (relay, address) = Relay::to(&place.address);
        let ledger = place.file("far.ledger");
        let mut far = Store::open(&address.parse().unwrap(), Some(&ledger)).unwrap();
        let mut trips = |name: &str, most: usize, work: &mut dyn FnMut(&mut Store, u32)| {
            // The first time, every statement is prepared, too.
            work(&mut far, 1);
            relay.trips();
            work(&mut far, 2);
            let trips = relay.trips();
            assert!(trips <= most, "{name}: {trips} trips");
        };
        trips("submitting", 2, &mut |store, turn| {
            submit(store, &format!("r{turn}"), i64::from(turn));
        });
        trips("submitting again", 3, &mut |store, turn| {
            submit(store, &format!("r{turn}"), i64::from(turn));
        });
        trips("accepting", 2, &mut |store, number| {
            staff(store, number, CaseAct::Accept { class: None }, at(5)).unwrap();
        });
        trips("assigning", 2, &mut |store, number| {
            staff(store, number, assign(), at(5)).unwrap();
        });
        trips("answering", 2, &mut |store, number| {
            answer(store, number, "已改", at(5)).unwrap();
        });
        trips("listing", 1, &mut |store, _| {
            store.cases(&CaseFilter { limit: 9, ..CaseFilter::default() }).unwrap();
        });
        trips("showing", 3, &mut |store, number| {
            shown(store, CaseKey::Number(number), at(6)).unwrap();
        });
    }
}

/// A server logs a statement that fails, and the row that breaks a rule: what people wrote must be in neither.
#[test]
fn what_a_server_says_of_a_failure_holds_no_word_of_anybody() {
    for place in Place::every("cases").filter(|place| place.address.starts_with("postgres")) {
        let mut store = place.open();
        submit(&mut store, "r1", 0);
        let mut client = postgres::Client::connect(&place.address, postgres::NoTls).unwrap();
        // Nothing more is taken in: the case's row, which comes with the words, breaks a rule.
        client.batch_execute("ALTER TABLE case_file ADD CHECK (number < 2)").unwrap();
        let error = store.submit_case(&opinion("r2", 1), &hall()).unwrap_err();
        let first: &(dyn std::error::Error + 'static) = &error;
        let causes = std::iter::successors(Some(first), |cause| cause.source());
        let said: Vec<String> = causes.map(|cause| format!("{cause} {cause:?}")).collect();
        let said = said.join(" ");
        assert!(said.contains("check constraint"), "{said}");
        for secret in SECRETS {
            assert!(!said.contains(secret), "{said}");
        }
        assert_eq!(place.texts("SELECT body FROM case_text").len(), 3, "nothing of it is kept");
    }
}
