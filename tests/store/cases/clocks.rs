//! A clock that was far ahead for a while does no lasting harm: nothing is closed, and nobody is kept from submitting, urging
//! or calling.
use super::*;
use service_hall::hall::cases::CallOutcome;

/// A year too late.
fn ahead() -> NaiveDateTime {
    day(364)
}

fn state(store: &mut Store, number: u32, when: NaiveDateTime) -> CaseState {
    shown(store, CaseKey::Number(number), when).unwrap().case.state
}

#[test]
fn a_clock_a_year_ahead_closes_nothing_and_a_true_one_closes_it_in_time() {
    for place in Place::every("clocks") {
        let mut store = place.open();
        let silent = |request, minutes| Submission { phone: "".into(), ..opinion(request, minutes) };
        for request in ["r1", "r2"] {
            store.submit_case(&silent(request, 0), &hall()).unwrap().unwrap();
        }
        for number in [1, 2] {
            staff(&mut store, number, CaseAct::Accept { class: None }, at(5)).unwrap();
            answer(&mut store, number, "已改", at(10)).unwrap();
        }
        assert_eq!(store.settle_cases(&hall(), ahead()).unwrap(), 0, "a list closes nothing");
        assert_eq!(state(&mut store, 1, ahead()), CaseState::Answered, "and shows nothing as closed");
        staff(&mut store, 1, CaseAct::Reveal, ahead()).unwrap();
        assert_eq!(store.settle_cases(&hall(), ahead() + TimeDelta::hours(1)).unwrap(), 0);
        assert_eq!(state(&mut store, 1, ahead()), CaseState::Answered, "an act does not, either");
        // The clock is right again. Five working days after the answer; the last that was done is two working days ago.
        let evening = day(7) + TimeDelta::hours(8);
        assert_eq!(store.settle_cases(&hall(), evening).unwrap(), 0, "nothing was done for a week");
        submit(&mut store, "r3", 3 * 24 * 60);
        assert_eq!(store.settle_cases(&hall(), day(7)).unwrap(), 0, "it is not time");
        assert_eq!(store.settle_cases(&hall(), evening).unwrap(), 2);
        assert_eq!(state(&mut store, 2, evening), CaseState::Closed);
    }
}

#[test]
fn what_was_dated_after_now_keeps_nobody_from_submitting_urging_or_calling() {
    for place in Place::every("clocks") {
        let mut store = place.open();
        let of = |request: &str, when| Submission {
            visit: "one".into(),
            at: when,
            source: CaseSource::Suggestion,
            ..opinion(request, 0)
        };
        for turn in 0..30 {
            let visit = format!("visit {turn}");
            let asked = Submission { visit, ..of(&format!("r{turn}"), ahead()) };
            store.submit_case(&asked, &hall()).unwrap().unwrap();
        }
        let full = store.submit_case(&of("full", ahead()), &hall()).unwrap();
        assert_eq!(full.unwrap_err(), SubmitError::KioskLimit(30), "while the clock stands there");
        let submitted = store.submit_case(&of("true", at(0)), &hall()).unwrap().unwrap();
        let urge = |store: &mut Store, when| applicant(store, submitted.receipt, CaseAct::Urge, when);
        assert_eq!(urge(&mut store, ahead()).unwrap().urges, 1);
        assert_eq!(urge(&mut store, at(1)).unwrap().urges, 2);
        assert!(matches!(urge(&mut store, at(2)), Err(CaseError::UrgedLately(_))), "once a working day");
        let complaint = Submission { source: CaseSource::Complaint, kiosk: None, ..of("calls", at(3)) };
        let number = store.submit_case(&complaint, &hall()).unwrap().unwrap().case.number;
        staff(&mut store, number, CaseAct::Accept { class: None }, at(4)).unwrap();
        answer(&mut store, number, "已改", at(5)).unwrap();
        let call = |store: &mut Store, when| {
            staff(store, number, CaseAct::CallBack(CallOutcome::NotReached), when).map(|case| case.calls)
        };
        assert_eq!(call(&mut store, ahead()), Ok(1));
        assert_eq!(call(&mut store, at(6)), Ok(2));
        assert_eq!(call(&mut store, at(7)), Err(CaseError::CalledLately(at(66))));
    }
}
