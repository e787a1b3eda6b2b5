//! Who is next is fair: whole made-up days under every policy, held against what each promises.
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::desk::Window;
use service_hall::hall::queue::{
    APPOINTMENT, CallingRules, Class, Interval, Line, LinePreference, LineQueue, MissedPolicy, ORDINARY,
    Policy, SelectionRules, WaitingTicket, next,
};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::simulate::{Behaviour, DayPlan, MemoryHall, Promise, SelectionFn, SimulationFigures, play};
use std::collections::BTreeSet;

const POLICIES: [Policy; 6] = [
    Policy::Strict,
    Policy::Classes,
    Policy::Ratio { first: 2, ordinary: 1 },
    Policy::Ratio { first: 1, ordinary: 2 },
    Policy::Ratio { first: 2, ordinary: 3 },
    Policy::Ageing { minutes: 20 },
];

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn at(minutes: i64) -> NaiveDateTime {
    monday().and_hms_opt(9, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

/// Three lines that treat the missed each in their own way, and five windows that overlap.
fn hall(policy: Policy, prefer: LinePreference) -> Hall {
    let interval = Interval { open: "09:00-17:00".parse().unwrap(), quota: 5000 };
    let line = |code: &str, missed| Line {
        code: code.into(),
        intervals: vec![interval],
        day_cap: 5000,
        priority: true,
        minutes: (4, 14),
        missed,
        policy,
        ..Line::default()
    };
    let window = |code: &str, lines: &[&str]| Window {
        code: code.into(),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        prefer,
        late: 15,
        ..Window::default()
    };
    let class = |code: &str, rank| Class { code: code.into(), name: Name::default(), rank };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup {
        lines: vec![
            line("A", MissedPolicy::Back { after: 3, times: 2 }),
            line("B", MissedPolicy::Kept { minutes: 20 }),
            line("C", MissedPolicy::Void),
        ],
        windows: vec![
            window("1", &["A"]),
            window("2", &["A", "B"]),
            window("3", &["B", "C"]),
            window("4", &["C", "A", "B"]),
            window("5", &["B"]),
        ],
        classes: vec![class("elder", 1), class("green", 2), class(APPOINTMENT, 3)],
        calling: CallingRules::default(),
        workdays,
        ..Setup::default()
    })
}

/// More people than usual of every kind that makes calling hard.
fn plan(seed: u64) -> DayPlan {
    let manner = Behaviour {
        classed: 250,
        appointed: 100,
        absent: 150,
        onward: 120,
        held: 60,
        leaving: 30,
        cut_off: 40,
        repeated: 30,
        ill: 20,
        overtime: 360,
    };
    DayPlan { seed, people: 280, manner }
}

fn day(hall: &Hall, seed: u64, choose: SelectionFn) -> SimulationFigures {
    let (mut memory, mut figures) = (MemoryHall::choosing(monday(), choose), SimulationFigures::default());
    let Ok(()) = play(&plan(seed), hall, monday(), &mut memory, &mut figures);
    figures
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn whole_days_keep_what_every_policy_promises_and_nobody_is_left() {
    days_keep_what_every_policy_promises(0..12);
}

#[test]
fn two_days_keep_what_every_policy_promises_and_nobody_is_left() {
    days_keep_what_every_policy_promises(0..2);
}

fn days_keep_what_every_policy_promises(seeds: std::ops::Range<u64>) {
    for policy in POLICIES {
        for prefer in [LinePreference::Listed, LinePreference::Oldest] {
            let hall = hall(policy, prefer);
            for seed in seeds.clone() {
                let figures = day(&hall, seed, next);
                let what = format!("{policy:?} {prefer:?} seed {seed}");
                assert!(figures.broken.is_empty(), "{what}: {:?}", figures.broken.first());
                assert_eq!(figures.repeated.1, 0, "{what}: an order sent twice did something twice");
                assert!(
                    figures.repeated.0 > 0 && figures.states["done"] > 150,
                    "{what}: {:?}",
                    figures.states
                );
                assert_eq!(figures.states.get("expired"), None, "{what}: {:?}", figures.states);
                let ended: u32 = figures.states.values().sum();
                assert_eq!(ended + figures.refused.values().sum::<u32>(), figures.people, "{what}");
            }
        }
    }
}

/// Chooses as a hall must not, and says which promises the watch then finds broken over some days.
fn found(policy: Policy, prefer: LinePreference, choose: SelectionFn) -> BTreeSet<Promise> {
    let hall = hall(policy, prefer);
    (0..4).flat_map(|seed| day(&hall, seed, choose).broken).map(|broken| broken.promise).collect()
}

/// Chooses as if everybody were somewhat different.
fn chosen<'a>(
    choosing: &SelectionRules<'_>,
    queues: &[LineQueue<'a>],
    now: NaiveDateTime,
    alter: impl Fn(WaitingTicket<'a>) -> WaitingTicket<'a>,
) -> Option<(usize, usize)> {
    let altered: Vec<Vec<WaitingTicket<'_>>> =
        queues.iter().map(|queue| queue.waiters.iter().map(|waiter| alter(*waiter)).collect()).collect();
    let queues: Vec<LineQueue<'_>> =
        queues.iter().zip(&altered).map(|(queue, waiters)| LineQueue { waiters, ..*queue }).collect();
    next(choosing, &queues, now)
}

#[test]
fn the_watch_sees_whoever_came_last_called_first() {
    let last_first: SelectionFn = |choosing, queues, now| {
        chosen(choosing, queues, now, |waiter| WaitingTicket {
            issued_at: now - (waiter.issued_at - at(-600)),
            due: None,
            ..waiter
        })
    };
    assert!(found(Policy::Strict, LinePreference::Listed, last_first).contains(&Promise::Order));
}

#[test]
fn the_watch_sees_people_called_in_the_order_of_numbers() {
    let by_number: SelectionFn = |choosing, queues, now| {
        chosen(choosing, queues, now, |waiter| WaitingTicket {
            issued_at: at(-600) + TimeDelta::seconds(waiter.number.into()),
            due: None,
            ..waiter
        })
    };
    // A kiosk that was cut off gave an earlier time a higher number.
    assert!(found(Policy::Strict, LinePreference::Listed, by_number).contains(&Promise::Order));
}

#[test]
fn the_watch_sees_classes_that_always_win_or_never_do() {
    let without_ratio: SelectionFn = |choosing, queues, now| {
        let queues: Vec<LineQueue<'_>> =
            queues.iter().map(|q| LineQueue { policy: Policy::Classes, ..*q }).collect();
        next(choosing, &queues, now)
    };
    assert!(
        found(Policy::Ratio { first: 1, ordinary: 1 }, LinePreference::Listed, without_ratio)
            .contains(&Promise::Ratio)
    );
    assert!(
        found(Policy::Ageing { minutes: 20 }, LinePreference::Listed, without_ratio)
            .contains(&Promise::Ageing)
    );
    let by_time: SelectionFn = |choosing, queues, now| {
        let queues: Vec<LineQueue<'_>> =
            queues.iter().map(|q| LineQueue { policy: Policy::Strict, ..*q }).collect();
        next(choosing, &queues, now)
    };
    assert!(found(Policy::Classes, LinePreference::Listed, by_time).contains(&Promise::Class));
    assert!(
        found(Policy::Ratio { first: 4, ordinary: 1 }, LinePreference::Listed, by_time)
            .contains(&Promise::Ratio)
    );
}

#[test]
fn the_watch_sees_turns_and_times_that_are_not_waited_for() {
    let no_turn: SelectionFn =
        |choosing, queues, now| chosen(choosing, queues, now, |waiter| WaitingTicket { turn: 0, ..waiter });
    assert!(found(Policy::Strict, LinePreference::Listed, no_turn).contains(&Promise::Turn));
    let no_due: SelectionFn =
        |choosing, queues, now| chosen(choosing, queues, now, |waiter| WaitingTicket { due: None, ..waiter });
    assert!(found(Policy::Classes, LinePreference::Listed, no_due).contains(&Promise::Turn));
}

#[test]
fn the_watch_sees_a_window_that_never_leaves_its_first_line() {
    let listed_only: SelectionFn =
        |choosing, queues, now| next(&SelectionRules { late: 10_000, ..*choosing }, queues, now);
    assert!(found(Policy::Strict, LinePreference::Listed, listed_only).contains(&Promise::Preference));
    assert!(
        found(Policy::Strict, LinePreference::Oldest, |choosing, queues, now| {
            next(&SelectionRules { prefer: LinePreference::Listed, ..*choosing }, queues, now)
        })
        .contains(&Promise::Preference)
    );
}

/// One person without a class, then every minute one with a class and one call: how many calls until the first is called.
fn calls_until_the_ordinary_one(policy: Policy) -> Option<u32> {
    let kiosk = "1".into();
    let person = |rank, minutes, number| WaitingTicket {
        rank,
        issued_at: at(minutes),
        kiosk: &kiosk,
        number,
        due: None,
        turn: 0,
        since: at(minutes),
        window: None,
    };
    let window = "1".into();
    let choosing = SelectionRules { window: &window, prefer: LinePreference::Listed, late: 999 };
    let (mut waiting, mut cycle) = (vec![person(ORDINARY, 0, 1), person(1, 0, 2)], 0);
    (1..=480).find(|call| {
        waiting.push(person(1, i64::from(*call), call + 2));
        let queue = LineQueue { policy, cycle, called: *call, waiters: &waiting };
        let (_, called) = next(&choosing, &[queue], at((*call).into())).unwrap();
        cycle = queue.cycle_after(&waiting[called]);
        waiting.remove(called).rank == ORDINARY
    })
}

#[test]
fn a_stream_of_people_with_a_class_starves_nobody_but_where_that_is_the_policy() {
    assert_eq!(calls_until_the_ordinary_one(Policy::Strict), Some(1));
    assert_eq!(calls_until_the_ordinary_one(Policy::Ratio { first: 2, ordinary: 1 }), Some(3));
    assert_eq!(calls_until_the_ordinary_one(Policy::Ratio { first: 5, ordinary: 1 }), Some(6));
    assert_eq!(calls_until_the_ordinary_one(Policy::Ageing { minutes: 30 }), Some(30));
    assert_eq!(calls_until_the_ordinary_one(Policy::Classes), None, "which promises them nothing");
}
