//! Each application alone: what it is counted in, and what stands aside.
use super::super::question::{IndicatorScope, Period};
use super::*;
use crate::hall::Setup;
use crate::hall::applications::SpecialProcedure;
use crate::hall::calendar::Workdays;
use chrono::NaiveDateTime;

fn at(text: &str) -> NaiveDateTime {
    let text = if text.contains('T') { text.to_owned() } else { format!("{text}T10:00:00") };
    text.parse().unwrap()
}

/// The calendar of 2026, of which Thursday 26 November is a day off.
fn setup() -> Setup {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, ["2026-11-26".parse().unwrap()], []);
    Setup { workdays, hours: vec!["09:00-17:00".parse().unwrap()], ..Setup::default() }
}

fn question(from: &str, to: &str, as_of: &str) -> IndicatorQuestion {
    let period = Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap();
    IndicatorQuestion { period, as_of: at(as_of), scope: IndicatorScope::default() }
}

fn november() -> IndicatorQuestion {
    question("2026-11-01", "2026-11-30", "2027-01-31")
}

/// Accepted on Monday, 16 November 2026: five working days are over on the 23rd, and twenty of the law on 15 December.
fn accepted(finished: &str) -> Application {
    let finished_at = Some(finished).filter(|text| !text.is_empty()).map(at);
    Application {
        state: if finished_at.is_some() { ApplicationState::Finished } else { ApplicationState::Accepted },
        received_at: at("2026-11-16"),
        accepted_at: Some(at("2026-11-16")),
        finished_at,
        promised_limit: "5工作日".parse().ok(),
        statutory_limit: "20工作日".parse().ok(),
        ..Application::default()
    }
}

fn counted(
    application: &Application,
    handling: Option<Handling>,
    question: &IndicatorQuestion,
) -> ApplicationCounts {
    let (mut counts, setup) = (ApplicationCounts::default(), setup());
    counts.add(
        &ApplicationFacts { application, handling, was_asked_for_papers: false },
        question,
        &setup.office(),
    );
    counts
}

/// Of those due, of those finished, early, days saved of days.
fn shares(counts: &ApplicationCounts) -> [(i64, u64); 4] {
    let all = [counts.on_time_of_due, counts.on_time_of_finished, counts.early, counts.actual_speed_up];
    all.map(|share| (share.n, share.of))
}

#[test]
fn an_application_counts_by_the_day_it_is_due_and_by_the_day_it_is_finished() {
    let with = |special: &str, finished: &str| Application {
        special: vec![SpecialProcedure::in_row(special).unwrap()],
        ..accepted(finished)
    };
    let promised =
        |day: &str, finished: &str| Application { promised: day.parse().ok(), ..accepted(finished) };
    let calendar_days = |finished: &str| Application {
        statutory_limit: "30自然日".parse().ok(),
        promised_limit: "10自然日".parse().ok(),
        ..accepted(finished)
    };
    let table = [
        // On the day, at closing time, a second later, the day before.
        (accepted("2026-11-23"), [(1, 1), (1, 1), (0, 1), (15, 20)]),
        (accepted("2026-11-23T17:00:00"), [(1, 1), (1, 1), (0, 1), (15, 20)]),
        (accepted("2026-11-23T17:00:01"), [(0, 1), (0, 1), (0, 1), (15, 20)]),
        (accepted("2026-11-20"), [(1, 1), (1, 1), (1, 1), (16, 20)]),
        (accepted("2026-11-16"), [(1, 1), (1, 1), (1, 1), (20, 20)]),
        // Told by the day alone: its midnight.
        (accepted("2026-11-23T00:00:00"), [(1, 1), (1, 1), (0, 1), (15, 20)]),
        // Over the day off; late; finished after the days that are asked about; never.
        (accepted("2026-11-27"), [(0, 1), (0, 1), (0, 1), (12, 20)]),
        (accepted("2026-12-18"), [(0, 1), (0, 0), (0, 0), (0, 0)]),
        (accepted(""), [(0, 1), (0, 0), (0, 0), (0, 0)]),
        // Two working days taken: due on the 25th; one that goes on takes every day.
        (with("2026-11-17/2026-11-18", "2026-11-25"), [(1, 1), (1, 1), (0, 1), (15, 20)]),
        (with("2026-11-17/2026-11-18", "2026-11-24"), [(1, 1), (1, 1), (1, 1), (16, 20)]),
        (with("2026-11-17/", ""), [(0, 0), (0, 0), (0, 0), (0, 0)]),
        // The day that the notice says goes before the limit.
        (promised("2026-11-18", "2026-11-19"), [(0, 1), (0, 1), (0, 1), (17, 20)]),
        (promised("2026-12-01", "2026-11-19"), [(0, 0), (1, 1), (1, 1), (17, 20)]),
        // Calendar days: due on Thursday 26th, which is a day off, so on Friday.
        (calendar_days("2026-11-27"), [(1, 1), (1, 1), (0, 1), (19, 30)]),
        (calendar_days("2026-11-26"), [(1, 1), (1, 1), (1, 1), (20, 30)]),
    ];
    for (application, expected) in table {
        let counts = counted(&application, Some(Handling::Promised), &november());
        assert_eq!(shares(&counts), expected, "{application:?}");
        assert_eq!(counts.aside, ApplicationsAside::default(), "{application:?}");
    }
}

#[test]
fn one_that_took_longer_than_the_law_wants_counts_below_zero() {
    let late = Application { statutory_limit: "3工作日".parse().ok(), ..accepted("2026-11-27") };
    let counts = counted(&late, Some(Handling::Promised), &november());
    assert_eq!((counts.actual_speed_up.n, counts.actual_speed_up.of), (3 - 8, 3));
}

#[test]
fn what_is_finished_while_one_waits_is_never_early() {
    let counts = counted(&accepted("2026-11-16"), Some(Handling::WhileYouWait), &november());
    assert_eq!(shares(&counts), [(1, 1), (1, 1), (0, 0), (20, 20)]);
    let counts = counted(&accepted("2026-11-16"), None, &november());
    assert_eq!(shares(&counts), [(1, 1), (1, 1), (0, 0), (20, 20)]);
    assert_eq!((counts.early.left_out, counts.aside.of_unknown_matter), (1, 1), "nobody knows which it is");
}

#[test]
fn what_falls_due_after_the_moment_of_asking_is_neither_on_time_nor_late() {
    let early = question("2026-11-01", "2026-11-30", "2026-11-20T12:00:00");
    let table = [
        (accepted(""), [(0, 0), (0, 0)]),
        (accepted("2026-11-18"), [(0, 0), (1, 1)]),
        // As a table of later tells it.
        (accepted("2026-11-20T12:00:01"), [(0, 0), (0, 0)]),
    ];
    for (application, expected) in table {
        let counts = counted(&application, Some(Handling::Promised), &early);
        assert_eq!(shares(&counts)[..2], expected, "{application:?}");
    }
}

#[test]
fn what_is_in_no_count_stands_aside() {
    let state = |state, application: Application| Application { state, ..application };
    let aside = |application: &Application| {
        let counts = counted(application, Some(Handling::Promised), &november());
        assert_eq!(shares(&counts)[..3], [(0, 0); 3], "{application:?}");
        (counts.received, counts.aside)
    };
    let refused = aside(&state(ApplicationState::Refused, accepted("2026-11-18")));
    assert_eq!((refused.0, refused.1.refused), (0, 1));
    let withdrawn = aside(&state(ApplicationState::Withdrawn, accepted("")));
    assert_eq!((withdrawn.0, withdrawn.1.withdrawn), (0, 1));
    let waiting = aside(&state(ApplicationState::Supplement, accepted("")));
    assert_eq!((waiting.0, waiting.1.waiting_for_papers), (1, 1));
    let finished = aside(&state(ApplicationState::Finished, accepted("")));
    assert_eq!((finished.0, finished.1.without_finish), (1, 1));
    let bare = Application { promised_limit: None, statutory_limit: None, ..accepted("2026-11-18") };
    let bare = aside(&bare);
    assert_eq!((bare.1.without_promise, bare.1.without_statutory), (1, 1));
    let received = Application { state: ApplicationState::Received, accepted_at: None, ..accepted("") };
    assert_eq!(aside(&received), (1, ApplicationsAside::default()));
}

#[test]
fn a_year_without_a_calendar_is_told_only_where_it_matters() {
    let due_in_2027 = |finished: &str| Application {
        accepted_at: Some(at("2026-12-21")),
        received_at: at("2026-12-21"),
        promised_limit: "20工作日".parse().ok(),
        ..accepted(finished)
    };
    let december = question("2026-12-01", "2026-12-31", "2027-03-01");
    let january = question("2027-01-01", "2027-01-31", "2027-03-01");
    let missing = [2027].into_iter().collect::<BTreeSet<_>>();
    // It is due in January or later, whatever the calendar says: in time, early, and not due in December.
    let counts = counted(&due_in_2027("2026-12-30"), Some(Handling::Promised), &december);
    assert_eq!(shares(&counts), [(0, 0), (1, 1), (1, 1), (13, 20)]);
    assert_eq!((counts.on_time_of_due.left_out, counts.aside.missing_years.is_empty()), (0, true));
    // It may be due in January, or not; it may be late, or not.
    let counts = counted(&due_in_2027("2027-01-20"), Some(Handling::Promised), &january);
    assert_eq!(shares(&counts), [(0, 0); 4]);
    let left_out = [counts.on_time_of_due, counts.on_time_of_finished, counts.early, counts.actual_speed_up];
    assert_eq!(left_out.map(|share| share.left_out), [1; 4]);
    assert_eq!(counts.aside.missing_years, missing);
}

#[test]
fn papers_that_were_asked_for_count_by_the_day_of_receipt() {
    let setup = setup();
    for (received, asked, expected) in
        [("2026-11-16", true, (1, 1)), ("2026-11-16", false, (0, 1)), ("2026-10-30", true, (0, 0))]
    {
        let application = Application { received_at: at(received), ..accepted("") };
        let facts =
            ApplicationFacts { application: &application, handling: None, was_asked_for_papers: asked };
        let mut counts = ApplicationCounts::default();
        counts.add(&facts, &november(), &setup.office());
        assert_eq!((counts.supplemented.n, counts.supplemented.of), expected, "{received} {asked}");
    }
}
