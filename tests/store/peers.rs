//! What went wrong in other queueing systems does not go wrong here: one test for each, named for what they did.
use crate::support::place;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use place::Place;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::desk::{Destination, Order, Window};
use service_hall::hall::queue::{
    Interval, Line, MissedPolicy, Refusal, StepError, Ticket, TicketLabel, TicketState,
};
use service_hall::hall::{Hall, Setup};
use service_hall::store::{Store, TakeRequest};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

fn fresh(what: &str) -> String {
    format!("{what}{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// A moment on a Monday, 23 November 2026, or so many days later.
fn on(days: i64, time: &str) -> NaiveDateTime {
    let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    (monday + TimeDelta::days(days)).and_time(time.parse().unwrap())
}

fn at(time: &str) -> NaiveDateTime {
    on(0, time)
}

/// Four lines for two units and two businesses each; the first window serves one business of each unit.
fn hall() -> Hall {
    let line = |code: &str| Line {
        code: code.into(),
        intervals: ["09:00-12:00", "12:00-17:00"]
            .map(|open| Interval { open: open.parse().unwrap(), quota: 500 })
            .to_vec(),
        day_cap: 1000,
        minutes: (5, 10),
        missed: MissedPolicy::Void,
        ..Line::default()
    };
    let window = |code: &str, lines: &[&str]| Window {
        code: code.into(),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        late: 20,
        ..Window::default()
    };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup {
        lines: ["A", "B", "C", "D"].map(line).to_vec(),
        windows: vec![window("1", &["A", "D"]), window("2", &["B", "C"])],
        workdays,
        ..Setup::default()
    })
}

fn ask(store: &mut Store, hall: &Hall, line: &str, at: NaiveDateTime) -> Result<Ticket, Refusal> {
    let asked = TakeRequest {
        visit: fresh("visit"),
        kiosk: "1".into(),
        line: line.into(),
        at,
        ..TakeRequest::default()
    };
    store.take(&asked, hall).unwrap().map(|given| given.ticket)
}

/// A hall at work on a store.
struct Day {
    store: Store,
    hall: Hall,
    place: Place,
}

impl Day {
    fn every() -> impl Iterator<Item = Day> {
        Place::every("peers").map(|place| Day { store: place.open(), hall: hall(), place })
    }

    fn take(&mut self, line: &str, at: NaiveDateTime) -> Ticket {
        self.ask(line, at).unwrap()
    }

    fn ask(&mut self, line: &str, at: NaiveDateTime) -> Result<Ticket, Refusal> {
        ask(&mut self.store, &self.hall, line, at)
    }

    fn sign_in(&mut self, window: &str, at: NaiveDateTime) {
        self.store.sign_in(&self.hall, &window.into(), &window.into(), "token", at).unwrap().unwrap();
    }

    fn press(&mut self, window: &str, order: &Order, at: NaiveDateTime) -> Result<Option<Ticket>, StepError> {
        self.store.order(&self.hall, &window.into(), &window.into(), &fresh("press"), order, at).unwrap()
    }

    fn next(&mut self, window: &str, at: NaiveDateTime) -> Result<String, StepError> {
        self.press(window, &Order::Next, at).map(|ticket| ticket.unwrap().label().to_string())
    }

    fn now(&mut self, ticket: &Ticket) -> Ticket {
        self.store.ticket_by_code(&ticket.code).unwrap().unwrap()
    }
}

fn done() -> Order {
    Order::Finish { works: vec![], remark: String::new(), onward: None }
}

#[test]
fn a_number_is_no_count_of_tickets() {
    for mut day in Day::every() {
        let tickets = ["09:00:00", "09:01:00", "09:02:00"].map(|time| day.take("A", at(time)));
        day.store.cancel(&day.hall, &tickets[1].code, None, at("09:03:00")).unwrap().unwrap().unwrap();
        assert_eq!(
            day.take("A", at("09:04:00")).number,
            4,
            "one was given back; its number is not given again"
        );
    }
}

#[test]
fn two_machines_at_the_same_moment_get_two_numbers() {
    for place in Place::every("peers") {
        drop(place.open());
        let taking = || {
            let (mut store, hall) = (place.open(), hall());
            (0..40).map(|_| ask(&mut store, &hall, "A", at("09:00:00")).unwrap().number).collect::<Vec<u32>>()
        };
        let numbers: Vec<u32> = std::thread::scope(|scope| {
            let machines = [(); 3].map(|()| scope.spawn(taking));
            machines.into_iter().flat_map(|machine| machine.join().unwrap()).collect()
        });
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), 120);
    }
}

#[test]
fn a_new_day_deletes_nothing() {
    for mut day in Day::every() {
        let monday = day.take("A", at("09:00:00"));
        assert_eq!(day.take("A", on(1, "09:00:00")).number, 1);
        assert_eq!(
            day.now(&monday),
            Ticket { state: TicketState::Expired, since: on(1, "09:00:00"), ..monday }
        );
    }
}

#[test]
fn a_deed_changes_one_ticket_and_no_other() {
    for mut day in Day::every() {
        let others: Vec<Ticket> =
            ["A", "B", "A", "C", "D"].iter().map(|line| day.take(line, at("09:00:01"))).collect();
        let mine = day.take("A", at("09:00:00"));
        day.sign_in("1", at("09:05:00"));
        assert_eq!(day.next("1", at("09:06:00")), Ok(mine.label().to_string()));
        day.press("1", &Order::Start, at("09:07:00")).unwrap();
        day.press("1", &done(), at("09:09:00")).unwrap();
        assert_eq!(day.now(&mine).state, TicketState::Done);
        assert!(others.iter().all(|other| day.now(other) == *other));
    }
}

#[test]
fn a_window_gets_its_own_pairs_of_unit_and_business_only() {
    for mut day in Day::every() {
        // One business of each unit is the window's; the other pairs of the same units and businesses are not.
        day.take("B", at("09:00:00"));
        day.take("C", at("09:00:00"));
        day.sign_in("1", at("09:01:00"));
        assert_eq!(day.next("1", at("09:02:00")), Err(StepError::NobodyWaits));
        day.take("D", at("09:03:00"));
        assert_eq!(day.next("1", at("09:04:00")), Ok("D001".into()));
    }
}

#[test]
fn seventy_five_minutes_count_as_seventy_five() {
    for mut day in Day::every() {
        day.take("A", at("09:00:00"));
        day.sign_in("1", at("09:00:00"));
        day.next("1", at("09:10:00")).unwrap();
        day.press("1", &Order::Start, at("09:10:00")).unwrap();
        day.press("1", &done(), at("10:25:00")).unwrap();
        let pace = day.store.line_now(&day.hall, "A", at("10:25:00")).unwrap().pace.unwrap();
        assert_eq!((pace.mean, pace.count), (75 * 60, 1));
    }
}

#[test]
fn whoever_came_first_is_called_first_where_nothing_else_is_said() {
    for mut day in Day::every() {
        let tickets =
            ["09:00:00", "09:00:01", "09:00:02"].map(|time| day.take("A", at(time)).label().to_string());
        day.sign_in("1", at("09:05:00"));
        let called = tickets.clone().map(|_| {
            let label = day.next("1", at("09:06:00")).unwrap();
            day.press("1", &done(), at("09:07:00")).unwrap();
            label
        });
        assert_eq!(called, tickets);
    }
}

#[test]
fn a_day_begins_at_midnight_and_not_at_noon() {
    for mut day in Day::every() {
        day.hall.setup_mut().lines[0].day_cap = 2;
        day.take("A", at("11:59:00"));
        day.take("A", at("12:00:00"));
        assert_eq!(day.ask("A", at("14:00:00")), Err(Refusal::FullForToday), "the morning's number counts");
    }
}

#[test]
fn who_waits_for_hours_still_waits_after_a_restart() {
    for mut day in Day::every() {
        let ticket = day.take("A", at("09:00:00"));
        day.store = day.place.open();
        day.sign_in("1", at("13:30:00"));
        assert_eq!(day.next("1", at("13:30:00")), Ok(ticket.label().to_string()));
    }
}

#[test]
fn the_moment_between_two_intervals_belongs_to_the_second() {
    for mut day in Day::every() {
        day.hall.setup_mut().lines[0].intervals[0].quota = 1;
        day.take("A", at("09:00:00"));
        assert!(matches!(day.ask("A", at("11:59:59")), Err(Refusal::FullUntil { .. })));
        assert!(day.ask("A", at("12:00:00")).is_ok(), "neither closed nor full");
    }
}

#[test]
fn a_line_past_its_last_three_digits_does_not_run_into_another() {
    let hall = hall();
    let mut labels = BTreeSet::new();
    for line in &hall.setup.lines {
        assert!(
            (1..=1200).all(|number| labels.insert(TicketLabel::new(line.code.clone(), number).to_string())),
            "{}",
            line.code
        );
    }
    assert_eq!(TicketLabel::new("A", 1000).to_string(), "A1000");
}

#[test]
fn part_of_a_number_or_of_a_code_finds_nobody_s_ticket() {
    for mut day in Day::every() {
        let tickets: Vec<Ticket> = (0..12).map(|_| day.take("A", at("09:00:00"))).collect();
        day.sign_in("1", at("09:01:00"));
        for part in ["A", "A00", "1", "01", "012", "A0", "A013", "A0123", "B012", ""] {
            // What is no label cannot even be ordered.
            let Ok(label) = part.parse::<TicketLabel>() else { continue };
            let no = Err(StepError::NoTicket);
            assert_eq!(day.press("1", &Order::Call(label), at("09:02:00")), no, "{part}");
        }
        for part in [&tickets[3].code[..10], &tickets[3].code[1..], "", "%"] {
            assert_eq!(day.store.ticket_by_code(part).unwrap(), None, "{part}");
        }
        let called = day.press("1", &Order::Call("A012".parse().unwrap()), at("09:02:00")).unwrap().unwrap();
        assert_eq!(called.code, tickets[11].code);
    }
}

#[test]
fn every_line_counts_its_own_and_nobody_counts_themselves() {
    for mut day in Day::every() {
        let given = ["A", "B", "B", "A"].map(|line| day.take(line, at("09:00:00")));
        assert_eq!(given.clone().map(|ticket| ticket.label().to_string()), ["A001", "B001", "B002", "A002"]);
        assert_eq!(given.map(|ticket| ticket.ahead), [0, 0, 1, 1]);
    }
}

#[test]
fn who_was_served_does_not_use_up_the_afternoon() {
    for mut day in Day::every() {
        // Closing is at five; two hours have room for twelve people at one window, however many came in the morning.
        day.hall.setup_mut().lines[0].minutes = (10, 10);
        day.sign_in("1", at("09:00:00"));
        for _ in 0..30 {
            day.take("A", at("09:00:00"));
        }
        for _ in 0..30 {
            day.next("1", at("09:30:00")).unwrap();
            day.press("1", &Order::Start, at("09:30:00")).unwrap();
            day.press("1", &done(), at("09:40:00")).unwrap();
        }
        day.store.seen("1", at("15:00:00")).unwrap();
        let taken = (0..40).map_while(|_| day.ask("A", at("15:00:00")).ok()).count();
        assert!((11..=13).contains(&taken), "{taken}");
        assert_eq!(day.ask("A", at("15:00:00")), Err(Refusal::WouldNotBeServed));
    }
}

#[test]
fn a_transfer_to_a_window_reaches_that_window() {
    for mut day in Day::every() {
        let ticket = day.take("A", at("09:00:00"));
        for window in ["1", "2"] {
            day.sign_in(window, at("09:01:00"));
        }
        day.next("1", at("09:02:00")).unwrap();
        // The window's program says that it is there.
        let is_there = |day: &mut Day, when| day.store.seen("2", at(when)).unwrap();
        is_there(&mut day, "09:03:00");
        day.press("1", &Order::Transfer(Destination::Window("2".into())), at("09:03:00")).unwrap();
        is_there(&mut day, "09:04:00");
        assert_eq!(day.next("1", at("09:04:00")), Err(StepError::NobodyWaits));
        assert_eq!(day.next("2", at("09:04:00")), Ok(ticket.label().to_string()));
    }
}

#[test]
fn a_ticket_heard_of_late_slots_in_by_its_time_and_not_before_one_already_called() {
    for mut day in Day::every() {
        day.take("A", at("09:10:00"));
        day.take("A", at("09:20:00"));
        day.sign_in("1", at("09:21:00"));
        assert_eq!(day.next("1", at("09:22:00")), Ok("A001".into()));
        // A kiosk that was cut off gave it at nine.
        assert_eq!(day.take("A", at("09:00:00")).label().to_string(), "A003");
        let in_hand = day.store.at_window(&day.hall, "1", at("09:23:00")).unwrap().in_hand;
        assert_eq!(
            in_hand.map(|ticket| ticket.label()),
            Some("A001".parse().unwrap()),
            "who is called stays called"
        );
        day.press("1", &done(), at("09:24:00")).unwrap();
        assert_eq!(
            day.next("1", at("09:25:00")),
            Ok("A003".into()),
            "by its time, though its number is the highest"
        );
    }
}
