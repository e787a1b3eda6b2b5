//! Who is called back, how often, and what comes of it.
use super::*;
use crate::hall::calendar::Workdays;
use crate::hall::cases::{CaseAct, CaseActor, CaseLamp, CaseRole, CaseSource};
use crate::hall::{Hall, Setup};

/// A Wednesday at noon.
const NOON: &str = "2026-11-25T12:00:00";

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn hall() -> Hall {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { workdays, hours: vec!["09:00-17:00".parse().unwrap()], ..Setup::default() })
}

fn act(case: &Case, act: &CaseAct, actor: &CaseActor, when: &str) -> Result<Case, CaseError> {
    let hall = hall();
    let context = CaseContext { hall: &hall, actor, at: at(when), into: None };
    case.act(act, &context).map(|after| after.expect("it is not so already"))
}

fn call(case: &Case, outcome: CallOutcome, when: &str) -> Result<Case, CaseError> {
    act(case, &CaseAct::CallBack(outcome), &CaseActor::centre("Li"), when)
}

/// A complaint that is answered on Wednesday at noon.
fn answered(source: CaseSource, has_contact: bool) -> Case {
    let accepted = Case {
        source,
        state: CaseState::Accepted,
        submitted_at: at("2026-11-23T09:00:00"),
        due: Some(at("2026-12-14T17:00:00")),
        has_contact,
        ..Case::default()
    };
    act(&accepted, &CaseAct::Answer, &CaseActor::centre("Wang"), NOON).unwrap()
}

#[test]
fn nobody_has_spoken_with_somebody_who_left_no_contact() {
    let contact = |has_contact| {
        let accepted = Case { state: CaseState::Accepted, has_contact, ..Case::default() };
        act(&accepted, &CaseAct::Contact, &CaseActor::centre("Li"), NOON)
    };
    assert_eq!(contact(false), Err(CaseError::NoContact));
    assert_eq!(contact(true).map(|case| case.contacted_at), Ok(Some(at(NOON))));
}

#[test]
fn whoever_left_a_contact_is_called_back_where_the_source_asks_for_it() {
    let owed = answered(CaseSource::Complaint, true);
    assert!(owed.owes_callback());
    assert_eq!(
        (owed.next_due(), owed.lapses_at),
        (Some(at("2026-11-30T17:00:00")), None),
        "three working days"
    );
    let office = hall();
    let lamp = |when| owed.lamp(at(when), &office.setup.office());
    assert_eq!((lamp(NOON), lamp("2026-11-30T17:00:01")), (Some(CaseLamp::Green), Some(CaseLamp::Red)));
    assert!(owed.is_overdue(at("2026-11-30T17:00:01")) && !owed.is_overdue(at(NOON)));
    let lapse = act(&owed, &CaseAct::Lapse, &CaseActor::clock(), "2026-12-30T12:00:00");
    assert_eq!(lapse, Err(CaseError::NotYet(None)), "nothing closes by itself before somebody has called");
    let close = act(&owed, &CaseAct::Close, &CaseActor::centre("Li"), NOON);
    assert_eq!(close, Err(CaseError::CallbackOwed));
    for (source, has_contact, no) in [
        (CaseSource::Complaint, false, CaseError::Anonymous),
        (CaseSource::Suggestion, true, CaseError::NoCallback),
    ] {
        let case = answered(source, has_contact);
        assert_eq!((case.owes_callback(), case.lapses_at.is_some()), (false, true), "{source:?}");
        assert_eq!(call(&case, CallOutcome::NotReached, NOON), Err(no));
    }
    let others = [CaseRole::Department("公安局".into()), CaseRole::Supervisor, CaseRole::Applicant];
    for role in others {
        let actor = CaseActor { role: role.clone(), who: "Zhao".into() };
        let asked = act(&owed, &CaseAct::CallBack(CallOutcome::NotReached), &actor, NOON);
        assert_eq!(asked, Err(CaseError::NotTheirs(role)), "the centre alone");
    }
}

#[test]
fn three_calls_that_nobody_answers_end_it_and_calls_in_one_breath_are_one() {
    let owed = answered(CaseSource::BadRating, true);
    let once = call(&owed, CallOutcome::NotReached, "2026-11-25T13:00:00").unwrap();
    assert_eq!((once.owes_callback(), once.calls), (true, 1));
    let early = call(&once, CallOutcome::NotReached, "2026-11-25T13:59:59");
    assert_eq!(early, Err(CaseError::CalledLately(at("2026-11-25T14:00:00"))));
    let twice = call(&once, CallOutcome::NotReached, "2026-11-25T14:00:00").unwrap();
    let thrice = call(&twice, CallOutcome::NotReached, "2026-11-26T10:00:00").unwrap();
    assert_eq!((thrice.callback, thrice.calls), (Some(CaseCallback::NotReached), 3));
    assert_eq!(thrice.lapses_at, Some(at("2026-12-03T17:00:00")), "it closes by itself from then on");
    assert_eq!(call(&thrice, CallOutcome::NotReached, "2026-11-27T10:00:00"), Err(CaseError::CalledBack));
    assert!(act(&thrice, &CaseAct::Close, &CaseActor::centre("Li"), "2026-11-27T10:00:00").is_ok());
}

#[test]
fn what_somebody_says_on_the_telephone_counts_as_with_the_receipt() {
    let owed = answered(CaseSource::Complaint, true);
    let said = |satisfied| call(&owed, CallOutcome::Reached { satisfied }, NOON).unwrap();
    let yes = said(Some(true));
    assert_eq!((yes.state, yes.callback), (CaseState::Confirmed, Some(CaseCallback::Reached)));
    let nothing = said(None);
    assert_eq!((nothing.state, nothing.lapses_at.is_some()), (CaseState::Answered, true));
    let no = said(Some(false));
    assert_eq!((no.state, no.satisfied, no.next_due()), (CaseState::Accepted, Some(false), no.due));
    assert_eq!(no.appealed_at, Some(at(NOON)), "the one reopening");
    let again = act(&no, &CaseAct::Answer, &CaseActor::centre("Wang"), NOON).unwrap();
    assert_eq!((again.owes_callback(), again.calls), (true, 0), "another answer, another call");
    let second = call(&again, CallOutcome::Reached { satisfied: Some(false) }, NOON).unwrap();
    assert_eq!((second.state, second.lapses_at), (CaseState::Confirmed, None), "it waits for the centre");
    let confirm = CaseAct::Confirm { satisfied: true };
    let confirmed = act(&owed, &confirm, &CaseActor::applicant(), NOON).unwrap();
    assert!(!confirmed.owes_callback() && confirmed.callback.is_none(), "said with the receipt already");
    assert!(confirmed.lapses_at.is_some(), "it closes by itself from then on");
    let fails = CaseAct::Recheck { passed: false };
    let back =
        act(&owed, &fails, &CaseActor { role: CaseRole::Supervisor, who: "Zhao".into() }, NOON).unwrap();
    assert_eq!(
        (back.callback, back.next_due()),
        (None, back.due),
        "nobody calls before there is another answer"
    );
}

#[test]
fn where_the_calendar_comes_after_the_call_a_case_closes_by_the_day_of_the_call() {
    let owed = answered(CaseSource::Complaint, true);
    let late = "2026-12-30T12:00:00";
    let reached = call(&owed, CallOutcome::Reached { satisfied: None }, late).unwrap();
    assert_eq!(reached.lapses_at, None, "nobody can tell yet");
    let said = call(&owed, CallOutcome::Reached { satisfied: Some(true) }, late).unwrap();
    let mut setup = Setup::clone(&hall().setup);
    setup.workdays.add_year(2027, [], []);
    let (hall, actor) = (Hall::new(setup), CaseActor::clock());
    for case in [reached, Case { lapses_at: None, called_at: None, ..said }] {
        let context = CaseContext { hall: &hall, actor: &actor, at: at(late), into: None };
        let scheduled = case.act(&CaseAct::Schedule, &context).unwrap().unwrap();
        assert_eq!(scheduled.lapses_at, Some(at("2027-01-06T17:00:00")), "and not before it was asked");
    }
}

#[test]
fn standings_go_by_word() {
    for (callback, word) in CaseCallback::ALL {
        assert_eq!((CaseCallback::of(word), callback.word()), (Some(callback), word));
    }
}
