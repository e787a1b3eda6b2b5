//! The legal clocks of applications over the sample's calendar of 2026, with its holidays and make-up days.
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::config::Config;
use service_hall::hall::Hall;
use service_hall::hall::applications::{
    Application, ApplicationStage, ApplicationState, MilestoneKind, SpecialProcedure, statutory_limit,
};
use service_hall::hall::calendar::MissingYear;
use service_hall::hall::cases::CaseLamp;
use service_hall::hall::catalogue::Kind;
use std::path::Path;

fn hall() -> Hall {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
    Config::read(&folder).0.unwrap().hall
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// Closing time of a day.
fn closing(day: &str) -> NaiveDateTime {
    day.parse::<NaiveDate>().unwrap().and_hms_opt(17, 0, 0).unwrap()
}

fn special(procedures: &[&str]) -> Vec<SpecialProcedure> {
    procedures.iter().map(|text| SpecialProcedure::in_row(text).unwrap()).collect()
}

fn accepted(when: &str, limit: &str, procedures: &[&str]) -> Application {
    Application {
        code: "36990020260428010000127".into(),
        state: ApplicationState::Accepted,
        received_at: at(when),
        accepted_at: Some(at(when)),
        promised_limit: limit.parse().ok(),
        special: special(procedures),
        ..Application::default()
    }
}

#[test]
fn an_application_falls_due_over_holidays_make_up_days_and_without_special_procedures() {
    let hall = hall();
    let office = hall.setup.office();
    // Ten working days from Tuesday, 28 April 2026: five days off, a worked Saturday (9 May), due on 14 May. Counted by hand.
    let tuesday = "2026-04-28T10:00:00";
    let table: [(&str, &str, &[&str], &str, &str); 15] = [
        (tuesday, "10工作日", &[], "2026-05-20", "2026-05-14"),
        ("2026-04-28T17:00:00", "10工作日", &[], "2026-05-20", "2026-05-15"),
        ("2026-04-28T00:00:00", "10工作日", &[], "2026-05-20", "2026-05-14"),
        // 8, 9, 11 and 12 May are working days.
        (tuesday, "10工作日", &["2026-05-08/2026-05-12"], "2026-05-13", "2026-05-20"),
        // Days off take nothing.
        (tuesday, "10工作日", &["2026-05-01/2026-05-05"], "2026-05-13", "2026-05-14"),
        // Two at the same time take each day once.
        (
            tuesday,
            "10工作日",
            &["2026-05-08/2026-05-12", "2026-05-11/2026-05-13"],
            "2026-05-13",
            "2026-05-21",
        ),
        // One that goes on takes every day so far, and leaves what was left.
        (tuesday, "10工作日", &["2026-05-13/"], "2026-05-13", "2026-05-15"),
        (tuesday, "10工作日", &["2026-05-13/"], "2026-05-18", "2026-05-20"),
        // Begun within the limit, ended behind it; begun behind it, when it was late already.
        (tuesday, "10工作日", &["2026-05-14/2026-05-18"], "2026-05-13", "2026-05-19"),
        (tuesday, "10工作日", &["2026-05-20/2026-05-22"], "2026-05-23", "2026-05-14"),
        // Two that follow each other.
        (
            tuesday,
            "10工作日",
            &["2026-04-29/2026-04-30", "2026-05-14/2026-05-14"],
            "2026-05-20",
            "2026-05-19",
        ),
        // Accepted on a worked Sunday before the national day: 21 to 24 September, 28 to 30, 8 to 10 October.
        ("2026-09-20T09:00:00", "10工作日", &[], "2026-10-20", "2026-10-10"),
        ("2026-09-20T09:00:00", "10工作日", &["2026-10-09/2026-10-10"], "2026-10-20", "2026-10-13"),
        // Calendar days; those that end on a day off end on the next working day.
        (tuesday, "20自然日", &[], "2026-05-20", "2026-05-18"),
        (tuesday, "5自然日", &[], "2026-05-20", "2026-05-06"),
    ];
    for (when, limit, procedures, known_on, due) in table {
        let application = accepted(when, limit, procedures);
        let known_on = at(&format!("{known_on}T12:00:00"));
        let due = Ok(Some(closing(due)));
        assert_eq!(application.due(known_on, &office), due, "{limit} from {when} without {procedures:?}");
        let statutory = Application { statutory_limit: limit.parse().ok(), ..application.clone() };
        assert_eq!(statutory.statutory_due(known_on, &office), due, "{limit} from {when}, by law");
    }
}

#[test]
fn the_day_on_the_notice_of_acceptance_counts_before_the_limit_of_the_matter() {
    let hall = hall();
    let office = hall.setup.office();
    let promised = Application {
        promised: Some("2026-05-11".parse().unwrap()),
        ..accepted("2026-04-28T10:00:00", "10工作日", &["2026-05-07/2026-05-08"])
    };
    assert_eq!(promised.due(at("2026-05-09T10:00:00"), &office), Ok(Some(closing("2026-05-13"))));
    let nothing = Application { promised_limit: None, ..accepted("2026-04-28T10:00:00", "", &[]) };
    assert_eq!(nothing.due(at("2026-05-09T10:00:00"), &office), Ok(None));
    assert_eq!(
        (nothing.lamp(at("2027-05-09T10:00:00"), &office), nothing.was_in_time(&office)),
        (None, None)
    );
}

#[test]
fn what_nobody_accepts_within_five_working_days_is_accepted_by_law() {
    let hall = hall();
    let office = hall.setup.office();
    // On the Thursday before the days off of May, after closing, and on a day off: what comes then comes on 6 May.
    for (received, due) in [
        ("2026-04-30T16:00:00", "2026-05-11"),
        ("2026-04-30T17:30:00", "2026-05-12"),
        ("2026-05-01T00:00:00", "2026-05-12"),
        ("2026-02-13T10:00:00", "2026-02-27"),
        ("2026-02-14T10:00:00", "2026-02-28"),
    ] {
        let (received, due) = (at(received), closing(due));
        let application = Application {
            received_at: received,
            promised_limit: "10工作日".parse().ok(),
            ..Application::default()
        };
        assert_eq!(application.due(received, &office), Ok(Some(due)), "{received}");
        assert_eq!(application.as_of(due, &office), application, "{received}");
        let late = application.as_of(due + chrono::TimeDelta::seconds(1), &office);
        assert_eq!(
            (late.state, late.accepted_at, late.is_deemed_accepted),
            (ApplicationState::Accepted, Some(received), true)
        );
        assert_eq!(late.as_in_source(), application);
        assert_eq!(late.milestones()[1].kind, MilestoneKind::DeemedAccepted);
    }
    // Whoever was told what is missing has the next move, and no limit runs.
    let supplement = Application {
        state: ApplicationState::Supplement,
        received_at: at("2026-04-30T16:00:00"),
        ..Application::default()
    };
    assert_eq!(supplement.as_of(at("2026-08-30T16:00:00"), &office), supplement);
    assert_eq!(supplement.due(at("2026-08-30T16:00:00"), &office), Ok(None));
    // Handed in again under the day it was received first: the five days do not count from that.
    let again =
        Application { state: ApplicationState::Received, was_supplemented: true, ..supplement.clone() };
    assert_eq!(again.as_of(at("2026-08-30T16:00:00"), &office), again);
    assert_eq!(again.due(at("2026-08-30T16:00:00"), &office), Ok(None));
    assert_eq!(again.lamp(at("2026-08-30T16:00:00"), &office), None);
}

#[test]
fn the_result_is_handed_over_within_ten_working_days_of_the_decision() {
    let hall = hall();
    let office = hall.setup.office();
    // Thursday, 24 September 2026, before the mid-autumn festival, the national day and a worked Saturday.
    let decided = Application {
        state: ApplicationState::Delivery,
        finished_at: Some(at("2026-09-24T15:00:00")),
        ..accepted("2026-09-11T10:00:00", "10工作日", &[])
    };
    let due = closing("2026-10-15");
    assert_eq!(decided.due(at("2026-09-24T16:00:00"), &office), Ok(Some(due)));
    assert_eq!(decided.lamp(at("2026-09-24T16:00:00"), &office), Some(CaseLamp::Green));
    assert_eq!(decided.lamp(at("2026-10-12T16:00:00"), &office), Some(CaseLamp::Yellow));
    assert!(decided.is_overdue(at("2026-10-15T17:00:01"), &office) && !decided.is_overdue(due, &office));
    assert_eq!(decided.was_in_time(&office), Some(true), "the decision itself");
    assert_eq!(decided.milestones().last().unwrap().kind, MilestoneKind::Decided);
}

#[test]
fn lamps_go_by_the_counted_days_that_are_left() {
    let hall = hall();
    let office = hall.setup.office();
    // Ten working days from Monday, 1 June 2026: due on 15 June.
    let plain = accepted("2026-06-01T10:00:00", "10工作日", &[]);
    // Five days of a special procedure, and the dragon boat festival: due on 23 June.
    let paused = accepted("2026-06-01T10:00:00", "10工作日", &["2026-06-03/2026-06-09"]);
    let table = [
        (&plain, "2026-06-09T10:00:00", CaseLamp::Green, false),
        (&plain, "2026-06-10T10:00:00", CaseLamp::Yellow, false),
        (&plain, "2026-06-15T17:00:00", CaseLamp::Yellow, false),
        (&plain, "2026-06-15T17:00:01", CaseLamp::Red, false),
        (&paused, "2026-06-08T10:00:00", CaseLamp::Green, true),
        (&paused, "2026-06-16T10:00:00", CaseLamp::Green, false),
        (&paused, "2026-06-17T10:00:00", CaseLamp::Yellow, false),
        (&paused, "2026-06-23T17:00:01", CaseLamp::Red, false),
    ];
    for (application, when, lamp, is_paused) in table {
        let seen = (application.lamp(at(when), &office), application.is_paused(at(when)));
        assert_eq!(seen, (Some(lamp), is_paused), "{when} {:?}", application.special);
    }
    let going_on = accepted("2026-06-01T10:00:00", "10工作日", &["2026-06-03/"]);
    assert_eq!(going_on.lamp(at("2026-12-01T10:00:00"), &office), Some(CaseLamp::Green), "nothing runs");
}

#[test]
fn what_is_finished_was_in_time_or_not_and_has_no_lamp() {
    let hall = hall();
    let office = hall.setup.office();
    let finished = |when: &str, procedures: &[&str]| Application {
        state: ApplicationState::Finished,
        finished_at: Some(at(when)),
        ..accepted("2026-06-01T10:00:00", "10工作日", procedures)
    };
    for (when, procedures, in_time) in [
        ("2026-06-15T00:00:00", &[][..], true),
        ("2026-06-15T16:59:00", &[], true),
        ("2026-06-16T00:00:00", &[], false),
        ("2026-06-23T00:00:00", &["2026-06-03/2026-06-09"], true),
        ("2026-06-24T00:00:00", &["2026-06-03/2026-06-09"], false),
    ] {
        let application = finished(when, procedures);
        assert_eq!(application.was_in_time(&office), Some(in_time), "{when}");
        assert_eq!(application.lamp(at("2026-08-01T10:00:00"), &office), None);
    }
    let shown = finished("2026-06-23T09:30:00", &["2026-06-03/2026-06-09"]);
    let shown = shown.progress(at("2026-08-01T10:00:00"), &office);
    assert_eq!((shown.stage, shown.promised), (ApplicationStage::Over, Some(closing("2026-06-23"))));
    assert_eq!((shown.due, shown.suspended_days), (None, 5), "nothing runs any more");
    let steps: Vec<(MilestoneKind, String)> =
        shown.steps.iter().map(|step| (step.kind, step.day.to_string())).collect();
    let step = |kind, day: &str| (kind, day.to_owned());
    assert_eq!(
        steps,
        [
            step(MilestoneKind::Received, "2026-06-01"),
            step(MilestoneKind::Accepted, "2026-06-01"),
            step(MilestoneKind::SpecialBegins, "2026-06-03"),
            step(MilestoneKind::SpecialEnds, "2026-06-09"),
            step(MilestoneKind::Finished, "2026-06-23"),
        ]
    );
    assert_eq!(shown.code, "369900*************0127");
}

#[test]
fn the_working_days_of_special_procedures_are_told_each_once() {
    let hall = hall();
    let office = hall.setup.office();
    let now = at("2026-06-12T10:00:00");
    let taken = |procedures: &[&str]| {
        accepted("2026-06-01T10:00:00", "10工作日", procedures).progress(now, &office).suspended_days
    };
    assert_eq!(taken(&[]), 0);
    assert_eq!(taken(&["2026-06-03/2026-06-09", "2026-06-08/2026-06-10"]), 6, "without the weekend");
    assert_eq!(taken(&["2026-06-11/"]), 2, "up to now, where one goes on");
    assert_eq!(taken(&["2026-05-25/2026-06-02"]), 1, "after the day on which the limit begins");
    assert_eq!(taken(&["2026-06-11/2026-06-30"]), 2, "what is still to come is not told");
    let waiting = Application { received_at: at("2026-06-11T10:00:00"), ..Application::default() };
    let shown = waiting.progress(now, &office);
    assert_eq!(shown.due, Some(closing("2026-06-18")), "by then it is said whether it is accepted");
}

#[test]
fn a_licence_has_the_limit_of_the_law_where_its_matter_sets_none() {
    let days = |kind, own: &str| statutory_limit(kind, own.parse().ok()).map(|limit| limit.to_string());
    assert_eq!(days(Kind::Licence, ""), Some("20工作日".into()));
    assert_eq!(days(Kind::Licence, "45工作日"), Some("45工作日".into()));
    assert_eq!(days(Kind::Benefit, ""), None);
}

#[test]
fn a_calendar_that_is_missing_leaves_the_limit_open() {
    let hall = hall();
    let office = hall.setup.office();
    let application = accepted("2026-12-25T10:00:00", "10工作日", &[]);
    let now = at("2026-12-28T10:00:00");
    assert_eq!(application.due(now, &office), Err(MissingYear(2027)));
    assert_eq!(application.lamp(now, &office), None);
    let shown = application.progress(now, &office);
    assert_eq!((shown.promised, shown.state), (None, ApplicationState::Accepted));
    let waiting = Application { received_at: now, ..Application::default() };
    assert_eq!(waiting.as_of(at("2027-12-28T10:00:00"), &office), waiting, "nobody can say that it is late");
}
