//! Numbers are called: the store's actions of windows, boards and the lead, on each database.
use crate::support::place;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use place::Place;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::desk::{Destination, DutyState, Order, Window, WindowView, Work};
use service_hall::hall::figures::{DayFigures, TimeSummary};
use service_hall::hall::people::session_mark;
use service_hall::hall::queue::{
    CallingRules, Class, GREEN, Interval, Line, LinePreference, MissedPolicy, Policy, StepError, Ticket,
    TicketState,
};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::store::{Store, TakeRequest};
use std::sync::atomic::{AtomicU32, Ordering};

mod at_once;
mod floor;
mod giving_back;
mod night;

static PRESSES: AtomicU32 = AtomicU32::new(0);

/// A moment of Monday, 23 November 2026, in minutes after nine.
pub(super) fn at(minutes: i64) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

/// Lines A (back after 2 people, twice), B (kept for 10 minutes) and C (void); windows for each, and one for all.
pub(super) fn hall() -> Hall {
    let interval = Interval { open: "09:00-17:00".parse().unwrap(), quota: 5000 };
    let line = |code: &str, missed| Line {
        code: code.into(),
        intervals: vec![interval],
        day_cap: 5000,
        priority: true,
        minutes: (2, 8),
        missed,
        policy: Policy::Classes,
        ..Line::default()
    };
    let window = |code: &str, lines: &[&str]| Window {
        code: code.into(),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        prefer: LinePreference::Listed,
        late: 60,
        ..Window::default()
    };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup {
        lines: vec![
            line("A", MissedPolicy::Back { after: 2, times: 2 }),
            line("B", MissedPolicy::Kept { minutes: 10 }),
            line("C", MissedPolicy::Void),
        ],
        windows: vec![
            window("A01", &["A"]),
            window("A02", &["A", "B"]),
            window("B01", &["B"]),
            window("X01", &["A", "B", "C"]),
            window("机动位", &[]),
        ],
        classes: vec![
            Class { code: "elder".into(), name: Name::new("老年人", "Elderly"), rank: 1 },
            Class { code: "green".into(), name: Name::new("绿色通道", "Priority"), rank: 2 },
        ],
        calling: CallingRules { recalls: 2, cool_down: 10, ..CallingRules::default() },
        workdays,
        ..Setup::default()
    })
}

/// A hall at work: one store, and hands that press keys.
pub(super) struct Day {
    pub(super) store: Store,
    pub(super) hall: Hall,
    pub(super) place: Place,
}

impl Day {
    pub(super) fn every(name: &str) -> impl Iterator<Item = Day> {
        Place::every(name).map(|place| Day { store: place.open(), hall: hall(), place })
    }

    pub(super) fn take(&mut self, line: &str, minutes: i64) -> Ticket {
        self.take_as(line, "", minutes)
    }

    fn take_as(&mut self, line: &str, class: &str, minutes: i64) -> Ticket {
        let asked = TakeRequest {
            visit: format!("v{}", PRESSES.fetch_add(1, Ordering::Relaxed)),
            kiosk: "1".into(),
            line: line.into(),
            class: class.into(),
            at: at(minutes),
            ..TakeRequest::default()
        };
        self.store.take(&asked, &self.hall).unwrap().unwrap().ticket
    }

    pub(super) fn sign_in(&mut self, window: &str) {
        self.store.sign_in(&self.hall, &window.into(), &window.into(), "token", at(0)).unwrap().unwrap();
    }

    pub(super) fn press(
        &mut self,
        window: &str,
        order: &Order,
        minutes: i64,
    ) -> Result<Option<Ticket>, StepError> {
        // Every window's program says that it is there.
        for window in &self.hall.setup.windows {
            self.store.seen(&window.code, at(minutes)).unwrap();
        }
        let press = format!("p{}", PRESSES.fetch_add(1, Ordering::Relaxed));
        self.store.order(&self.hall, &window.into(), &window.into(), &press, order, at(minutes)).unwrap()
    }

    pub(super) fn next(&mut self, window: &str, minutes: i64) -> Result<String, StepError> {
        self.press(window, &Order::Next, minutes).map(|ticket| ticket.unwrap().label().to_string())
    }

    /// Calls the next and has it done within the minute.
    fn serve(&mut self, window: &str, minutes: i64) -> String {
        let label = self.next(window, minutes).unwrap();
        self.press(window, &Order::Start, minutes).unwrap();
        self.press(window, &done(), minutes).unwrap();
        label
    }

    pub(super) fn at_window(&mut self, window: &str, minutes: i64) -> WindowView {
        self.store.at_window(&self.hall, window, at(minutes)).unwrap()
    }

    pub(super) fn state(&mut self, ticket: &Ticket) -> TicketState {
        self.store.ticket_by_code(&ticket.code).unwrap().unwrap().state
    }

    pub(super) fn waiting(&mut self, line: &str, minutes: i64) -> u32 {
        let lines = self.store.lines_today(at(minutes)).unwrap();
        lines
            .iter()
            .find(|today| today.line == line)
            .map_or(0, |today| today.waiting + today.waiting_priority)
    }
}

pub(super) fn done() -> Order {
    Order::Finish { works: Vec::new(), remark: String::new(), onward: None }
}

#[test]
fn a_visit_is_called_served_and_done() {
    for mut day in Day::every("calling") {
        let ticket = day.take("A", 1);
        day.sign_in("A01");
        assert_eq!(day.next("A01", 2), Ok("A001".into()));
        assert_eq!(day.waiting("A", 2), 0);
        let board = day.store.on_board(at(2)).unwrap();
        assert_eq!(
            (board.calls[0].label(), board.calls[0].window.as_str(), board.seq),
            ("A001".parse().unwrap(), "A01", 1)
        );
        assert_eq!(day.press("A01", &Order::Start, 3).unwrap().unwrap().state, TicketState::Serving);
        let works = vec![
            Work { matter: "M1".into(), quantity: 2, outcome: "done".into() },
            Work { matter: "M2".into(), quantity: 1, outcome: "accepted".into() },
        ];
        let finish = Order::Finish { works, remark: "材料齐全".into(), onward: None };
        day.press("A01", &finish, 9).unwrap();
        assert_eq!(day.state(&ticket), TicketState::Done);
        let view = day.at_window("A01", 9);
        assert_eq!((view.in_hand, view.done, view.waiting), (None, 1, 0));
        assert_eq!(day.next("A01", 10), Err(StepError::NobodyWaits));
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn two_windows_never_get_the_same_person_and_a_window_has_one() {
    for mut day in Day::every("calling") {
        let mut other = day.place.open();
        for minute in 0..3 {
            day.take("A", minute);
        }
        day.sign_in("A01");
        day.sign_in("A02");
        let hall = hall();
        let one = day.next("A01", 4).unwrap();
        let two = other
            .order(&hall, &"A02".into(), &"A02".into(), "x", &Order::Next, at(4))
            .unwrap()
            .unwrap()
            .unwrap();
        assert_eq!((one.as_str(), two.label().to_string().as_str()), ("A001", "A002"));
        assert_eq!(day.next("A01", 5), Err(StepError::InHand("A001".parse().unwrap())));
        assert_eq!(
            day.press("A02", &Order::Call("A001".parse().unwrap()), 5),
            Err(StepError::InHand("A002".parse().unwrap())),
            "not even by name"
        );
        day.press("A02", &done(), 5).unwrap();
        assert_eq!(
            day.press("A02", &Order::Call("a001".parse().unwrap()), 5),
            Err(StepError::Elsewhere("A01".into()))
        );
        assert_eq!(day.press("A02", &Order::Call("A0031".parse().unwrap()), 5), Err(StepError::NoTicket));
        assert_eq!(
            day.press("A02", &Order::Call("A003".parse().unwrap()), 5).unwrap().unwrap().label().to_string(),
            "A003"
        );
    }
}

#[test]
fn a_key_pressed_twice_does_it_once() {
    for mut day in Day::every("calling") {
        day.take("A", 0);
        day.take("A", 1);
        day.sign_in("A01");
        let mut send = |order: &Order, press: &str| {
            day.store.order(&day.hall, &"A01".into(), &"A01".into(), press, order, at(3)).unwrap()
        };
        let first = send(&Order::Next, "one").unwrap();
        assert_eq!(send(&Order::Next, "one").unwrap(), first, "the answer was lost, the order was not");
        send(&done(), "two").unwrap();
        assert_eq!(send(&done(), "two"), Ok(None), "it is done already");
        assert_eq!(day.store.calls_after(at(3), 0).unwrap().len(), 1);
        assert_eq!(day.waiting("A", 3), 1);
    }
}

#[test]
fn people_are_called_by_time_within_their_class_never_by_number() {
    for mut day in Day::every("calling") {
        day.take("A", 5);
        day.take("A", 2); // Its clock is behind, or it came late over the line: the higher number was given earlier.
        day.take_as("A", "green", 6);
        day.take_as("A", "elder", 7);
        day.sign_in("A01");
        let order = ["A004", "A003", "A002", "A001"];
        let seen: Vec<String> =
            day.at_window("A01", 8).next.iter().map(|ticket| ticket.label().to_string()).collect();
        assert_eq!(seen, order, "the window sees who comes next");
        assert_eq!(order.map(|_| day.serve("A01", 8)), order.map(str::to_owned));
    }
}

#[test]
fn the_priority_entrance_is_first_in_a_hall_that_lists_no_classes_too() {
    for mut day in Day::every("calling") {
        day.hall.setup_mut().classes.clear();
        day.hall.setup_mut().lines.iter_mut().for_each(|line| line.priority = true);
        day.take("A", 1);
        day.take("A", 2);
        let asked = TakeRequest {
            visit: "in a hurry".into(),
            kiosk: "1".into(),
            line: "A".into(),
            priority: true,
            at: at(3),
            ..TakeRequest::default()
        };
        let quick = day.store.take(&asked, &day.hall).unwrap().unwrap().ticket;
        assert_eq!((quick.ahead, quick.class.as_str()), (0, GREEN));
        day.sign_in("A01");
        assert_eq!(
            ["A003", "A001", "A002"].map(|_| day.serve("A01", 4)),
            ["A003", "A001", "A002"].map(str::to_owned)
        );
    }
}

#[test]
fn whoever_was_just_missed_rests_and_is_not_counted_as_waiting() {
    for mut day in Day::every("calling") {
        day.take("A", 0);
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        day.press("A01", &Order::Miss, 2).unwrap();
        let view = day.at_window("A01", 3);
        let resting: Vec<String> = view.resting.iter().map(|ticket| ticket.label().to_string()).collect();
        assert_eq!((view.waiting, view.next.len(), resting), (0, 0, vec!["A001".to_owned()]));
        assert_eq!(day.next("A01", 3), Err(StepError::NobodyWaits), "the window says the same");
        let view = day.at_window("A01", 5);
        assert_eq!((view.waiting, view.resting.len()), (1, 0), "three minutes are over");
        day.take("A", 5);
        assert_eq!(day.at_window("A01", 5).waiting, 2);
        assert_eq!(
            day.press("A01", &Order::Call("A001".parse().unwrap()), 5).unwrap().unwrap().label().to_string(),
            "A001"
        );
    }
}

#[test]
fn whoever_rests_and_comes_up_among_the_next_is_one_of_those_who_wait() {
    for mut day in Day::every("calling") {
        (0..4).for_each(|_| drop(day.take("A", 0)));
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        day.press("A01", &Order::Miss, 2).unwrap();
        let view = day.at_window("A01", 2);
        let next: Vec<String> = view.next.iter().map(|ticket| ticket.label().to_string()).collect();
        assert_eq!(next, ["A002", "A003", "A001", "A004"], "after two others");
        assert_eq!((view.waiting, view.resting.len()), (4, 0), "nobody stands in two lists");
    }
}

#[test]
fn calling_by_itself_is_not_inherited() {
    for mut day in Day::every("calling") {
        let auto = |day: &mut Day| day.at_window("A01", 1).duty.auto_call;
        day.sign_in("A01");
        day.store.set_auto_call(&"A01".into(), &"A01".into(), true, at(1)).unwrap().unwrap();
        day.sign_in("A01");
        assert!(auto(&mut day), "the same clerk, still on duty");
        let closed = DutyState::Closed;
        day.store.set_duty(&hall(), &"A01".into(), &"A01".into(), &closed, at(1)).unwrap().unwrap();
        day.sign_in("A01");
        assert!(!auto(&mut day), "after signing out nobody asked for it");
    }
}

#[test]
fn a_line_without_numbers_knows_its_windows_once_somebody_is_on_duty() {
    for mut day in Day::every("calling") {
        let hall = hall();
        let windows = |store: &mut Store, line: &str| {
            let lines = store.lines_now(&hall, at(1)).unwrap();
            lines.iter().find(|today| today.line == line).unwrap().windows
        };
        assert_eq!(windows(&mut day.store, "B"), None, "before anybody came, the timetable says it");
        day.store.sign_in(&hall, &"A01".into(), &"A01".into(), "token", at(1)).unwrap().unwrap();
        assert_eq!(windows(&mut day.store, "B"), Some(0), "nobody serves it, though the hall is open");
        assert_eq!(windows(&mut day.store, "A"), Some(100));
    }
}

#[test]
fn a_recall_has_a_limit_and_a_pause() {
    for mut day in Day::every("calling") {
        day.take("A", 0);
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        assert_eq!(day.press("A01", &Order::Recall, 1), Err(StepError::TooSoon(10)));
        for minute in [2, 3] {
            assert_eq!(day.press("A01", &Order::Recall, minute).unwrap().unwrap().state, TicketState::Called);
        }
        assert_eq!(day.press("A01", &Order::Recall, 4), Err(StepError::EnoughCalls(3)));
        let calls = day.store.calls_after(at(4), 1).unwrap();
        assert!(
            calls.len() == 2 && calls.iter().all(|call| call.again),
            "the board and the speaker hear them"
        );
    }
}

#[test]
fn a_missed_number_comes_back_after_so_many_people_so_many_times() {
    for mut day in Day::every("calling") {
        let late = day.take("A", 0);
        for minute in 1..8 {
            day.take("A", minute);
        }
        day.sign_in("A01");
        let miss = |day: &mut Day, minute| {
            assert_eq!(day.next("A01", minute).unwrap(), "A001");
            day.press("A01", &Order::Miss, minute).unwrap();
        };
        miss(&mut day, 10);
        assert_eq!(day.waiting("A", 10), 8, "whoever comes back waits");
        assert_eq!(["A002", "A003"].map(|_| day.serve("A01", 11)), ["A002", "A003"]);
        miss(&mut day, 12);
        assert_eq!(["A004", "A005"].map(|_| day.serve("A01", 13)), ["A004", "A005"]);
        let missed = day.store.on_board(at(13)).unwrap().missed;
        assert_eq!(missed, [("A001".parse().unwrap(), "A".into(), true)], "the board says so");
        miss(&mut day, 14);
        assert_eq!(day.state(&late), TicketState::Missed, "twice, and no more");
        assert_eq!(
            day.press("A01", &Order::Call("A001".parse().unwrap()), 15),
            Err(StepError::Over(TicketState::Missed))
        );
        assert_eq!(day.serve("A01", 15), "A006");
    }
}

#[test]
fn a_missed_number_comes_back_soon_where_nobody_else_waits() {
    for mut day in Day::every("calling") {
        day.take("A", 0);
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        day.press("A01", &Order::Miss, 2).unwrap();
        // At once would be before the person can be back, and again and again until the number is void.
        assert_eq!(day.next("A01", 4), Err(StepError::NobodyWaits));
        assert_eq!(day.next("A01", 5), Ok("A001".into()));
    }
}

#[test]
fn a_kept_number_is_called_when_the_person_comes_in_time() {
    for mut day in Day::every("calling") {
        for minute in 0..2 {
            day.take("B", minute);
        }
        day.sign_in("B01");
        for _ in 0..2 {
            day.next("B01", 5).unwrap();
            day.press("B01", &Order::Miss, 5).unwrap();
        }
        assert_eq!(day.next("B01", 6), Err(StepError::NobodyWaits), "kept is not called by itself");
        let kept: Vec<String> =
            day.at_window("B01", 14).missed.iter().map(|ticket| ticket.label().to_string()).collect();
        assert_eq!(kept.len(), 2);
        assert_eq!(
            day.press("B01", &Order::BringBack("B001".parse().unwrap()), 14).unwrap().unwrap().state,
            TicketState::Called
        );
        day.press("B01", &done(), 14).unwrap();
        assert_eq!(
            day.press("B01", &Order::BringBack("B002".parse().unwrap()), 15),
            Err(StepError::KeptTooLong)
        );
        assert!(day.at_window("B01", 15).missed.is_empty());
    }
}

#[test]
fn a_held_ticket_is_brought_back_by_its_window() {
    for mut day in Day::every("calling") {
        let ticket = day.take("A", 0);
        day.take("A", 1);
        day.sign_in("A01");
        day.sign_in("A02");
        day.next("A01", 2).unwrap();
        day.press("A01", &Order::Start, 2).unwrap();
        day.press("A01", &Order::Hold, 3).unwrap();
        assert_eq!(day.at_window("A01", 3).held[0].label().to_string(), "A001");
        assert_eq!(day.serve("A01", 4), "A002", "others are served meanwhile");
        let back = Order::BringBack("A001".parse().unwrap());
        assert_eq!(day.press("A02", &back, 5), Err(StepError::Elsewhere("A01".into())));
        assert_eq!(day.press("A01", &back, 5).unwrap().unwrap().state, TicketState::Called);
        day.press("A01", &done(), 6).unwrap();
        assert_eq!(day.state(&ticket), TicketState::Done);
    }
}

#[test]
fn a_transfer_keeps_number_and_seniority() {
    for mut day in Day::every("calling") {
        let sent = day.take("A", 0);
        for minute in 1..4 {
            day.take("B", minute);
        }
        for window in ["A01", "A02", "B01", "X01"] {
            day.sign_in(window);
        }
        day.next("A01", 5).unwrap();
        let to = |line: &str| Order::Transfer(Destination::Line(line.into()));
        assert_eq!(day.press("A01", &to("Q"), 5), Err(StepError::NoLine));
        day.press("A01", &to("B"), 5).unwrap();
        assert_eq!((day.waiting("A", 5), day.waiting("B", 5)), (0, 4));
        assert_eq!(day.next("B01", 6), Ok("A001".into()), "it came before the others of the line");
        let window = |code: &str| Order::Transfer(Destination::Window(code.into()));
        assert_eq!(day.press("B01", &window("Z99"), 6), Err(StepError::NoWindow));
        assert_eq!(day.press("B01", &window("机动位"), 6), Err(StepError::NobodyThere));
        day.press("B01", &window("X01"), 6).unwrap();
        assert_eq!(day.next("B01", 7), Ok("B001".into()), "only that window may call it now");
        assert_eq!(
            day.press("A02", &Order::Call("A001".parse().unwrap()), 7),
            Err(StepError::KeptFor("X01".into()))
        );
        assert_eq!(day.next("X01", 8), Ok("A001".into()));
        day.press("X01", &done(), 9).unwrap();
        assert_eq!(day.state(&sent), TicketState::Done);
    }
}

#[test]
fn several_businesses_go_on_one_ticket() {
    for mut day in Day::every("calling") {
        day.take("A", 0);
        day.sign_in("A01");
        day.sign_in("B01");
        day.next("A01", 1).unwrap();
        let onward = Order::Finish { works: Vec::new(), remark: String::new(), onward: Some("B".into()) };
        let after = day.press("A01", &onward, 4).unwrap().unwrap();
        assert_eq!(
            (after.state, after.queue.as_str(), after.label().to_string().as_str()),
            (TicketState::Waiting, "B", "A001")
        );
        assert_eq!(day.at_window("A01", 4).done, 1, "its part is done");
        assert_eq!(day.serve("B01", 5), "A001");
    }
}

#[test]
fn a_pause_stops_calling_and_leaving_lets_go() {
    for mut day in Day::every("calling") {
        let (held, kept) = (day.take("A", 0), day.take("A", 1));
        day.sign_in("A01");
        day.sign_in("A02");
        day.next("A01", 2).unwrap();
        day.press("A01", &Order::Hold, 2).unwrap();
        day.next("A02", 2).unwrap();
        day.press("A02", &Order::Transfer(Destination::Window("A01".into())), 2).unwrap();
        let mut duty = |state, minute| {
            day.store.set_duty(&day.hall, &"A01".into(), &"A01".into(), &state, at(minute)).unwrap()
        };
        duty(DutyState::Paused("meal".into()), 3).unwrap();
        assert_eq!(day.next("A01", 3), Err(StepError::Paused));
        let mut duty = |state, minute| {
            day.store.set_duty(&day.hall, &"A01".into(), &"A01".into(), &state, at(minute)).unwrap()
        };
        duty(DutyState::Open, 4).unwrap();
        duty(DutyState::Closed, 5).unwrap();
        assert_eq!(day.next("A01", 5), Err(StepError::NotOnDuty));
        assert_eq!(
            [day.serve("A02", 6), day.serve("A02", 6)],
            [held, kept].map(|ticket| ticket.label().to_string())
        );
    }
}

#[test]
fn a_window_is_somebody_s_until_its_program_is_gone() {
    for mut day in Day::every("calling") {
        day.sign_in("A01");
        let mut sign_in = |clerk: &str, minutes| {
            day.store.sign_in(&day.hall, &"A01".into(), &clerk.into(), "t", at(minutes)).unwrap()
        };
        assert_eq!(sign_in("007", 0), Err(StepError::WindowTaken));
        assert_eq!(
            sign_in("007", 2).unwrap().clerk,
            Some("007".into()),
            "nothing was heard of the other for a minute"
        );
        assert_eq!(day.next("A01", 3), Err(StepError::NotOnDuty), "the other one is out");
        let (duty, mark) = day.store.duty("A01", at(3)).unwrap();
        assert_eq!((duty.clerk.as_deref(), mark), (Some("007"), session_mark("t")), "no word that opens it");
    }
}

#[test]
fn what_nightfall_closes_is_marked() {
    for mut day in Day::every("calling") {
        let tickets = [day.take("A", 0), day.take("A", 1), day.take("A", 2)];
        day.sign_in("A01");
        day.next("A01", 3).unwrap();
        day.press("A01", &Order::Start, 3).unwrap();
        day.store.close_day(at(8 * 60)).unwrap();
        assert!(tickets.iter().all(|ticket| day.state(ticket) == TicketState::Expired));
        assert_eq!(day.waiting("A", 8 * 60), 0);
        assert_eq!(day.next("A01", 8 * 60), Err(StepError::NotOnDuty));
        let marked = "SELECT event FROM ticket_step WHERE exact = 0";
        assert_eq!(day.place.texts(marked), ["expired"; 3], "no average is taken of them");
    }
}

#[test]
fn the_figures_of_a_day_come_from_its_steps_and_leave_nightfall_out() {
    for mut day in Day::every("calling") {
        for minute in 0..4 {
            day.take("A", minute);
        }
        day.sign_in("A01");
        for (called, begun, done_at) in [(10, 12, 87), (90, 91, 101)] {
            day.next("A01", called).unwrap();
            day.press("A01", &Order::Start, begun).unwrap();
            day.press("A01", &done(), done_at).unwrap();
        }
        day.next("A01", 110).unwrap();
        day.press("A01", &Order::Start, 111).unwrap();
        day.store.close_day(at(8 * 60)).unwrap();
        let (histories, away) = day.store.histories(at(0).date()).unwrap();
        let figures = DayFigures::of(&histories, &away);
        let line = &figures.lines["A"];
        assert_eq!((line.states["done"], line.states["expired"], figures.inexact), (2, 2, 2));
        let minutes = |times: TimeSummary| (times.count, times.mean / 60, times.longest / 60);
        assert_eq!(minutes(line.serving), (2, 42, 75), "75 minutes are 75, and nightfall served nobody");
        assert_eq!(minutes(line.walking), (2, 1, 2));
        assert_eq!(minutes(line.waiting), (2, 49, 89));
        let window = &figures.windows["A01"];
        assert_eq!((window.done, minutes(window.idle)), (2, (2, 6, 9)));
    }
}

#[test]
fn yesterday_does_not_reach_into_today() {
    for mut day in Day::every("calling") {
        let old = day.take("A", 0);
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        let tomorrow = 24 * 60;
        day.take("B", tomorrow);
        assert_eq!(day.state(&old), TicketState::Expired);
        assert_eq!(day.next("A01", tomorrow), Err(StepError::NotOnDuty), "one signs in every day");
        day.store.sign_in(&day.hall, &"A02".into(), &"A02".into(), "t", at(tomorrow)).unwrap().unwrap();
        assert_eq!(day.next("A02", tomorrow + 1), Ok("B001".into()));
        assert_eq!(
            day.store.calls_after(at(tomorrow + 1), 0).unwrap().len(),
            1,
            "calls are counted from 1 each day"
        );
    }
}

#[test]
fn a_board_that_was_away_hears_every_call() {
    for mut day in Day::every("calling") {
        for minute in 0..5 {
            day.take("A", minute);
        }
        day.sign_in("A01");
        day.serve("A01", 6);
        let seen = day.store.on_board(at(6)).unwrap().seq;
        let missed: Vec<String> = (0..3).map(|_| day.serve("A01", 7)).collect();
        let calls: Vec<String> =
            day.store.calls_after(at(8), seen).unwrap().iter().map(|call| call.label().to_string()).collect();
        assert_eq!(calls, missed);
        day.store.set_reader("voice", at(8), 4).unwrap();
        assert_eq!(
            (day.store.reader("voice", at(9)).unwrap(), day.store.reader("voice", at(24 * 60)).unwrap()),
            (4, 0)
        );
    }
}

#[test]
fn the_pulse_changes_with_whatever_happens() {
    for mut day in Day::every("calling") {
        let mut seen = vec![day.store.change_token().unwrap()];
        let mut changed = |day: &mut Day, what: &str| {
            let change_token = day.store.change_token().unwrap();
            assert!(!seen.contains(&change_token), "{what} goes unnoticed");
            seen.push(change_token);
        };
        day.take("A", 0);
        changed(&mut day, "a number");
        day.sign_in("A01");
        changed(&mut day, "a duty");
        day.next("A01", 1).unwrap();
        changed(&mut day, "a call");
        day.press("A01", &Order::Start, 2).unwrap();
        changed(&mut day, "a start");
        day.store.stop_line("A", &"李".into(), "", at(3)).unwrap();
        changed(&mut day, "a line that is stopped");
        day.store.reopen_line("A", &"李".into(), at(4)).unwrap();
        changed(&mut day, "a line that is reopened");
    }
}

#[test]
fn the_lead_sees_lines_and_windows() {
    for mut day in Day::every("calling") {
        for minute in 0..4 {
            day.take("A", minute);
        }
        day.sign_in("A01");
        day.sign_in("A02");
        for minute in [10, 20] {
            day.next("A01", minute).unwrap();
            day.press("A01", &Order::Start, minute).unwrap();
            day.press("A01", &done(), minute + 6).unwrap();
        }
        day.store.stop_line("C", &"李".into(), "系统检修", at(27)).unwrap();
        for window in ["A01", "A02"] {
            day.store.seen(window, at(28)).unwrap();
        }
        let now = day.store.hall_now(&day.hall, at(28)).unwrap();
        let line = &now.lines[0];
        assert_eq!((line.today.waiting, line.oldest), (2, Some(at(2))));
        assert_eq!(
            line.today.windows,
            Some(175),
            "one wholly, one mostly: somebody waits here and not there"
        );
        let pace = line.today.pace.unwrap();
        assert_eq!((pace.mean, pace.count), (360, 2));
        assert_eq!((now.windows.len(), now.windows[0].done, now.windows[0].free_since), (2, 2, Some(at(26))));
        assert!(now.lines.iter().any(|line| line.today.line == "C" && line.today.stopped));
    }
}

#[test]
fn whoever_stops_and_reopens_a_line_is_written_down() {
    for mut day in Day::every("calling") {
        day.store.stop_line("C", &"李".into(), "系统检修", at(27)).unwrap();
        day.store.stop_line("C", &"王".into(), "号已发完", at(28)).unwrap();
        let stopped = day.store.stopped_lines().unwrap();
        let (code, stop) = &stopped[0];
        assert_eq!(
            (stopped.len(), code.as_str(), stop.at, stop.who.as_str(), stop.reason.as_str()),
            (1, "C", at(27), "王", "号已发完"),
            "stopped since the first word, for the reason of the last"
        );
        let seen = day.store.hall_now(&day.hall, at(29)).unwrap();
        let line = seen.lines.iter().find(|line| line.today.line == "C").unwrap();
        assert_eq!(line.stop.as_ref(), Some(stop), "and the lead sees it");
        assert!(day.store.reopen_line("C", &"王".into(), at(30)).unwrap());
        assert!(!day.store.reopen_line("C", &"李".into(), at(31)).unwrap(), "it is open already");
        assert!(day.store.stopped_lines().unwrap().is_empty());
        let steps = day.store.line_steps("C", at(32)).unwrap();
        let told: Vec<_> = steps.iter().map(|step| (step.stopped, step.who.as_str(), step.at)).collect();
        assert_eq!(told, [(true, "李", at(27)), (true, "王", at(28)), (false, "王", at(30))]);
        assert_eq!(day.store.line_steps("A", at(32)).unwrap(), []);
    }
}
