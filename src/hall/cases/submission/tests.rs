//! What is submitted is checked, kept to a pace, and becomes a case.
use super::*;
use crate::hall::Setup;
use crate::hall::calendar::Workdays;
use crate::hall::cases::CaseLimit;

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

#[test]
fn what_is_submitted_is_checked() {
    let hall = hall();
    let asked = Submission { text: "窗口排队太久".into(), at: at(NOON), ..Submission::default() };
    let with = |text: String, source| {
        Submission { text: text.as_str().into(), source, ..asked.clone() }.check(&hall)
    };
    let (plain, praise) = (CaseSource::Suggestion, CaseSource::Praise);
    assert_eq!(asked.check(&hall), Ok(()));
    assert_eq!(with("字".repeat(1000), plain), Ok(()));
    assert_eq!(with("字".repeat(1001), plain), Err(SubmitError::TextTooLong(1000)));
    assert_eq!((with(String::new(), plain), with(String::new(), praise)), (Err(SubmitError::NoText), Ok(())));
    for blank in ["  ", "\n"] {
        assert_eq!(with(blank.to_owned(), praise), Err(SubmitError::NoText), "{blank:?}");
    }
    for marks in ["。。。", "👍👍", "！？"] {
        assert_eq!(with(marks.to_owned(), plain), Err(SubmitError::NoWords), "{marks}");
        assert_eq!(with(marks.to_owned(), praise), Ok(()), "praise needs no words: {marks}");
    }
    assert_eq!(with("3 号窗口👎".to_owned(), plain), Ok(()));
    let unset = Submission { at: at("2000-01-01T08:00:00"), ..asked.clone() };
    assert_eq!(unset.check(&hall), Err(SubmitError::ClockNotSet));
    let mars = Submission { about: CaseSubject::Department("火星局".into()), ..asked.clone() };
    assert_eq!(mars.check(&hall), Err(SubmitError::UnknownSubject));
    let long = Submission { phone: "1".repeat(41).as_str().into(), ..asked.clone() };
    assert_eq!(long.check(&hall), Err(SubmitError::ContactTooLong(40)));

    let rules = CaseRules::default();
    let kiosk = Submission { kiosk: Some("3".into()), ..asked.clone() };
    let pace = |of: &Submission, visit, kiosk| of.check_pace(SubmissionCounts { visit, kiosk }, &rules);
    assert_eq!((pace(&kiosk, 2, 29), pace(&asked, 99, 99)), (Ok(()), Ok(())), "staff keep no pace");
    assert_eq!(pace(&kiosk, 3, 3), Err(SubmitError::VisitLimit(3)));
    assert_eq!(pace(&kiosk, 0, 30), Err(SubmitError::KioskLimit(30)));
}

#[test]
fn a_contact_is_asked_for_only_where_somebody_can_be_reached() {
    let hall = hall();
    let asked = Submission { source: CaseSource::Complaint, at: at(NOON), ..Submission::default() };
    assert_eq!(asked.case(1, &hall).contact_due, None, "anonymous");
    let named = Submission { phone: "13800000000".into(), ..asked };
    let case = named.case(1, &hall);
    assert_eq!(case.contact_due, Some(at("2026-11-26T17:00:00")));
    assert!(case.has_contact && !case.has_text);
    assert_eq!(hall.setup.cases.of(CaseSource::Complaint).answer, CaseLimit::Days(15));
}
