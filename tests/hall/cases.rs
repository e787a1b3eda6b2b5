//! The limits of every source over the sample's calendars of 2024 to 2026, with their holidays and make-up days.
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::config::Config;
use service_hall::hall::Hall;
use service_hall::hall::calendar::MissingYear;
use service_hall::hall::cases::{
    Case, CaseLamp, CaseLimit, CaseRules, CaseSource, CaseState, Escalation, Submission,
};
use std::path::Path;

fn hall() -> Hall {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
    Config::read(&folder).0.unwrap().hall
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn submitted(source: CaseSource, when: &str, hall: &Hall) -> Case {
    let phone = "13800000000".into();
    Submission { source, phone, at: at(when), ..Submission::default() }.case(1, hall)
}

/// The moments cases come at, and when one, five and fifteen working days are over.
///
/// Counted by hand on the notices of the State Council: before spring festivals and national days, on worked Sundays, at
/// weekends, after closing time (17:00) and before opening.
const DAYS: [(&str, &str, &str, &str); 9] = [
    // The first working day of 2024.
    ("2024-01-02T10:00:00", "2024-01-03", "2024-01-09", "2024-01-23"),
    // Sunday 4 February 2024 is worked, 10 to 17 February are off, Sunday 18 February is worked.
    ("2024-02-02T10:00:00", "2024-02-04", "2024-02-08", "2024-02-28"),
    ("2024-02-04T10:00:00", "2024-02-05", "2024-02-09", "2024-02-29"),
    // After closing on Tuesday 30 April 2024, with five days off and a worked Saturday before it.
    ("2024-04-30T17:00:00", "2024-05-07", "2024-05-11", "2024-05-24"),
    // Sunday 26 January 2025 is worked, 28 January to 4 February are off, Saturday 8 February is worked.
    ("2025-01-24T16:59:00", "2025-01-26", "2025-02-07", "2025-02-20"),
    // National day 2025: 1 to 8 October off, Saturday 11 October worked.
    ("2025-09-30T09:00:00", "2025-10-09", "2025-10-14", "2025-10-28"),
    // In the holidays of 2026: what comes on 17 February comes on the 24th; Saturday 28 February is worked.
    ("2026-02-17T11:00:00", "2026-02-25", "2026-03-02", "2026-03-16"),
    // An ordinary Saturday: comes on Monday.
    ("2026-06-06T11:00:00", "2026-06-09", "2026-06-15", "2026-06-30"),
    // Before opening on a Monday; Sunday 20 September is worked, 25 September and 1 to 7 October are off.
    ("2026-09-14T07:00:00", "2026-09-15", "2026-09-20", "2026-10-10"),
];

#[test]
fn every_source_falls_due_as_its_rules_say() {
    let hall = hall();
    let rules = &hall.setup.cases;
    // What cases.md's table says of each source: first contact, answer.
    let table = [
        (CaseSource::Suggestion, None, 15),
        (CaseSource::Criticism, None, 15),
        (CaseSource::Praise, None, 15),
        (CaseSource::Enquiry, None, 15),
        (CaseSource::Help, None, 15),
        (CaseSource::Complaint, Some(CaseLimit::Days(1)), 15),
        (CaseSource::Unresolved, Some(CaseLimit::AtOnce), 15),
        (CaseSource::BadRating, Some(CaseLimit::Minutes(60)), 15),
        (CaseSource::Supervision, None, 15),
        (CaseSource::Patrol, None, 5),
        (CaseSource::StaffNote, None, 5),
    ];
    assert_eq!(table.len(), CaseSource::ALL.len());
    for (source, contact, days) in table {
        assert_eq!(rules.of(source).first_contact, contact, "{source:?}");
        for (when, one, five, fifteen) in DAYS {
            let case = submitted(source, when, &hall);
            let day = |date: &str| date.parse::<NaiveDate>().unwrap().and_hms_opt(17, 0, 0).unwrap();
            let due = if days == 15 { fifteen } else { five };
            assert_eq!(case.due, Some(day(due)), "{source:?} of {when}");
            if contact == Some(CaseLimit::Days(1)) {
                assert_eq!(case.contact_due, Some(day(one)), "{source:?} of {when}");
            }
        }
    }
    let bad_rating = |when| submitted(CaseSource::BadRating, when, &hall).contact_due.unwrap();
    assert_eq!(bad_rating("2025-01-27T16:30:00"), at("2025-02-05T09:00:00"), "half an hour is left then");
    let unresolved = |when| submitted(CaseSource::Unresolved, when, &hall).contact_due.unwrap();
    assert_eq!(unresolved("2026-02-12T10:00:00"), at("2026-02-12T10:00:00"));
    assert_eq!(unresolved("2026-02-14T18:00:00"), at("2026-02-24T08:30:00"), "when the office opens again");
}

#[test]
fn a_calendar_that_is_missing_leaves_the_limit_open_and_the_case_is_kept() {
    let hall = hall();
    let case = submitted(CaseSource::Complaint, "2026-12-21T10:00:00", &hall);
    assert_eq!((case.due, case.contact_due), (None, Some(at("2026-12-22T17:00:00"))));
    assert_eq!(case.lamp(at("2026-12-22T10:00:00"), &hall.setup.office()), None, "nobody can say by when");
    assert!(case.is_overdue(at("2026-12-23T10:00:00")), "the first contact is");
    let late = case.escalation(at("2027-01-05T10:00:00"), &hall.setup.cases, &hall.setup.office());
    assert_eq!(late, Err(MissingYear(2027)));
}

#[test]
fn lamps_change_with_the_working_days_that_are_left() {
    let hall = hall();
    let office = hall.setup.office();
    // Fifteen working days from Monday, 1 June 2026: due on 23 June, with three days off before it.
    let case = submitted(CaseSource::Suggestion, "2026-06-01T10:00:00", &hall);
    assert_eq!(case.due, Some(at("2026-06-23T17:00:00")));
    let lamp = |case: &Case, when| case.lamp(at(when), &office);
    // 5 of 15 days left are more than 30 of 100, 4 are not.
    assert_eq!(lamp(&case, "2026-06-15T10:00:00"), Some(CaseLamp::Green));
    assert_eq!(lamp(&case, "2026-06-16T10:00:00"), Some(CaseLamp::Yellow));
    assert_eq!(lamp(&case, "2026-06-23T17:00:00"), Some(CaseLamp::Yellow));
    assert_eq!(lamp(&case, "2026-06-23T17:00:01"), Some(CaseLamp::Red));
    // Two days are few, however short the limit.
    let patrol = submitted(CaseSource::Patrol, "2026-06-01T10:00:00", &hall);
    assert_eq!(lamp(&patrol, "2026-06-03T10:00:00"), Some(CaseLamp::Green));
    assert_eq!(lamp(&patrol, "2026-06-04T10:00:00"), Some(CaseLamp::Yellow), "5 days, of which 2 are left");
    // The first contact is due on the next day: few days are left, and then red, although the answer has time.
    let complaint = submitted(CaseSource::Complaint, "2026-06-01T10:00:00", &hall);
    assert_eq!(lamp(&complaint, "2026-06-01T11:00:00"), Some(CaseLamp::Yellow));
    assert_eq!(lamp(&complaint, "2026-06-02T17:00:01"), Some(CaseLamp::Red));
    let contacted = Case { contacted_at: Some(at("2026-06-02T10:00:00")), ..complaint };
    assert_eq!(lamp(&contacted, "2026-06-02T17:00:01"), Some(CaseLamp::Green));
    // Where nobody can say yet by when it is answered, a contact that was promised is late all the same.
    let open_end = Case { due: None, contacted_at: None, ..contacted.clone() };
    assert_eq!(lamp(&open_end, "2026-06-01T11:00:00"), None);
    assert_eq!(lamp(&open_end, "2026-06-02T17:00:01"), Some(CaseLamp::Red));
    let answered = Case { state: CaseState::Answered, ..case };
    assert_eq!(lamp(&answered, "2026-12-31T10:00:00"), None, "nothing is owed");
}

#[test]
fn whoever_is_late_is_told_step_by_step() {
    let hall = hall();
    let case = submitted(CaseSource::Suggestion, "2026-09-01T10:00:00", &hall);
    // Worked Sunday, 20 September; the days off begin on the 25th.
    assert_eq!(case.due, Some(at("2026-09-21T17:00:00")));
    let told = |when| case.escalation(at(when), &hall.setup.cases, &hall.setup.office()).unwrap();
    let table = [
        ("2026-09-21T17:00:00", None),
        ("2026-09-21T18:00:00", None),
        ("2026-09-22T00:00:00", Some(Escalation::Reminder)),
        ("2026-09-23T09:00:00", Some(Escalation::Supervision)),
        ("2026-09-27T09:00:00", Some(Escalation::Supervision)),
        ("2026-09-28T09:00:00", Some(Escalation::Supervision)),
        ("2026-09-29T09:00:00", Some(Escalation::Leader)),
        ("2026-11-29T09:00:00", Some(Escalation::Leader)),
    ];
    for (when, wanted) in table {
        assert_eq!(told(when), wanted, "{when}");
    }
    assert_eq!(CaseRules::default().ladder, [1, 2, 5]);
}
