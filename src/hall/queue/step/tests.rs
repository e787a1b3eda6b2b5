//! Every state × every step: legal with the stated result, or refused.
use super::*;
use crate::hall::queue::{CallingRules, Line, MissedPolicy, Ticket, TicketState};
use chrono::{NaiveDate, TimeDelta};

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

/// A ticket of window A01 as it stands there an hour before noon; one that waits is nobody's.
fn ticket(state: TicketState) -> Ticket {
    let is_anybodys = matches!(state, TicketState::Waiting | TicketState::Missed);
    Ticket {
        state,
        window: (!is_anybodys).then(|| "A01".into()),
        queue: "A".into(),
        calls: 1,
        since: noon() - TimeDelta::hours(1),
        ..Ticket::default()
    }
}

fn after(
    state: TicketState,
    step: Step,
    missed: MissedPolicy,
    window: &str,
) -> Result<Option<TicketState>, StepError> {
    let line = Line { missed, ..Line::default() };
    let window = window.into();
    let queue = "B".into();
    let to = Some((&queue, None));
    let around = StepContext { window: Some(&window), at: noon(), line: &line, called: 7, to };
    let stepped = ticket(state).step(step, &around, &CallingRules::default());
    stepped.map(|after| after.map(|ticket| ticket.state))
}

/// What becomes of a ticket by a step at its own window, in a line where missed numbers are void: a letter for the new
/// state, `=` where it is so already, `-` where the step is refused.
///
/// Columns: waiting, called, serving, held, done, missed, abandoned, cancelled, expired, removed.
const TABLE: [(Step, &str); 15] = [
    (Step::Issued, "=---------"),
    (Step::Called, "C=--------"),
    (Step::Recalled, "-C--------"),
    (Step::Started, "-S=-------"),
    (Step::Finished, "-DD-=-----"),
    (Step::Missed, "-M---=----"),
    (Step::Abandoned, "-AAA--=---"),
    (Step::Held, "-HH=------"),
    (Step::BroughtBack, "-=-C------"),
    (Step::Transferred, "WWWW------"),
    (Step::Cancelled, "X--X---=--"),
    (Step::Expired, "EEEE----=-"),
    (Step::LetIn, "W---------"),
    (Step::Removed, "R--------="),
    (Step::Undone, "----------"),
];

fn letter(state: TicketState) -> char {
    match state {
        TicketState::Waiting => 'W',
        TicketState::Called => 'C',
        TicketState::Serving => 'S',
        TicketState::Held => 'H',
        TicketState::Done => 'D',
        TicketState::Missed => 'M',
        TicketState::Abandoned => 'A',
        TicketState::Cancelled => 'X',
        TicketState::Expired => 'E',
        TicketState::Removed => 'R',
    }
}

#[test]
fn every_step_from_every_state_is_as_the_table_says() {
    let steps: Vec<Step> = Step::ALL.iter().map(|(step, _)| *step).collect();
    assert_eq!(TABLE.map(|(step, _)| step).to_vec(), steps, "no step is left out");
    for (step, row) in TABLE {
        for ((state, _), wanted) in TicketState::ALL.iter().zip(row.chars()) {
            let seen = match after(*state, step, MissedPolicy::Void, "A01") {
                Ok(Some(state)) => letter(state),
                Ok(None) => '=',
                Err(_) => '-',
            };
            assert_eq!(seen, wanted, "{step:?} from {state:?}");
        }
    }
}

#[test]
fn nobody_takes_a_ticket_out_of_another_window_s_hands() {
    for (step, _) in Step::ALL {
        for state in [TicketState::Called, TicketState::Serving] {
            let seen = after(state, step, MissedPolicy::Void, "B01");
            let end_of_day = step == Step::Expired;
            assert_eq!(seen.is_err(), !end_of_day, "{step:?} from {state:?}");
            assert!(end_of_day || seen == Err(StepError::Elsewhere("A01".into())));
        }
    }
    assert_eq!(
        after(TicketState::Held, Step::BroughtBack, MissedPolicy::Void, "B01"),
        Err(StepError::Elsewhere("A01".into()))
    );
}

#[test]
fn what_is_over_stays_over() {
    let over = [TicketState::Done, TicketState::Abandoned, TicketState::Cancelled, TicketState::Expired];
    for (state, (step, _)) in over.into_iter().flat_map(|state| Step::ALL.map(|step| (state, step))) {
        let seen = after(state, step, MissedPolicy::Kept { minutes: 90 }, "A01");
        assert!(
            matches!(seen, Ok(None) | Err(StepError::Over(_) | StepError::NothingToUndo)),
            "{step:?} from {state:?}: {seen:?}"
        );
    }
}

#[test]
fn a_missed_number_goes_by_its_line() {
    let miss = |missed| {
        let line = Line { missed, ..Line::default() };
        let window = "A01".into();
        let around = StepContext { window: Some(&window), at: noon(), line: &line, called: 7, to: None };
        ticket(TicketState::Called).step(Step::Missed, &around, &CallingRules::default()).unwrap().unwrap()
    };
    let back = miss(MissedPolicy::Back { after: 3, times: 1 });
    assert_eq!((back.state, back.turn, back.misses, back.window), (TicketState::Waiting, 10, 1, None));
    assert_eq!(miss(MissedPolicy::Back { after: 3, times: 0 }).state, TicketState::Missed);
    assert_eq!(miss(MissedPolicy::Void).state, TicketState::Missed);
    assert_eq!(miss(MissedPolicy::Kept { minutes: 15 }).state, TicketState::Missed);
}

#[test]
fn a_kept_number_may_be_called_until_its_minutes_are_over() {
    for step in [Step::Called, Step::BroughtBack] {
        let kept = |minutes| after(TicketState::Missed, step, MissedPolicy::Kept { minutes }, "B01");
        assert_eq!(kept(61), Ok(Some(TicketState::Called)));
        assert_eq!(kept(60), Err(StepError::KeptTooLong), "an hour is over at the hour");
    }
}

#[test]
fn a_recall_waits_for_the_cool_down_and_a_clock_that_went_back_does_not_lock_it() {
    let line = Line::default();
    let calling = CallingRules { recalls: 2, cool_down: 10, ..CallingRules::default() };
    let called = ticket(TicketState::Called);
    let recall = |seconds: i64, calls: u32| {
        let at = called.since + TimeDelta::seconds(seconds);
        let around = StepContext { window: called.window.as_ref(), at, line: &line, called: 0, to: None };
        Ticket { calls, ..called.clone() }.step(Step::Recalled, &around, &calling).map(|t| t.unwrap().calls)
    };
    assert_eq!(recall(4, 1), Err(StepError::TooSoon(6)));
    assert_eq!(recall(10, 1), Ok(2));
    assert_eq!(recall(10, 3), Err(StepError::EnoughCalls(3)));
    assert_eq!(recall(-3600, 1), Ok(2));
}
