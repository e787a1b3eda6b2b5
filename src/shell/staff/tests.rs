//! Which touches of a staff screen count, and what becomes of keys, pastes and time.
use super::*;
use crate::devices::terminal::StopReason;
use crate::ui::{LIGHT, input::Key};
use ratatui::layout::Position;
use std::cell::{Cell, RefCell};

/// A screen with three buttons below each other; the last names whose turn it is.
#[derive(Default)]
struct Buttons {
    turn: &'static str,
    sheet: u32,
    is_commanded: bool,
    heard: Vec<String>,
}

impl StaffScreen for Buttons {
    type Target = &'static str;
    type News = &'static str;
    type Request = String;

    fn view(&self, page: &mut Page<'_, &'static str>) {
        for (y, name) in [(2, "call"), (6, "miss"), (10, self.turn)] {
            page.target(Rect::new(5, y, 20, 1), name);
        }
        page.quick_target(Rect::new(40, 2, 5, 1), "digit");
    }

    fn hear(&mut self, event: StaffEvent<&'static str, &'static str>) -> Vec<StaffOutcome<String>> {
        match event {
            StaffEvent::Touch("leave") => return vec![StaffOutcome::Leave],
            StaffEvent::Touch(name) => return vec![StaffOutcome::Do(name.to_owned()), StaffOutcome::Ring],
            StaffEvent::News("another sheet") => self.sheet += 1,
            StaffEvent::News(turn) => self.turn = turn,
            StaffEvent::Tick { at, .. } => self.heard.push(format!("{}", at.as_millis())),
            StaffEvent::Key(key) => self.heard.push(format!("{key:?}")),
            StaffEvent::Pasted(letter) => self.heard.push(format!("pasted {letter}")),
        }
        Vec::new()
    }

    fn sheet(&self) -> u32 {
        self.sheet
    }

    fn is_commanded(&self) -> bool {
        self.is_commanded
    }
}

/// What a hand does, one thing after the other, at given milliseconds; what was requested then.
fn requested(hands: &[(u64, TestInput)]) -> Vec<String> {
    let (time, asked) = (Cell::new(Duration::ZERO), RefCell::new(Vec::new()));
    let (now, running) = (|| NaiveDateTime::default(), || time.get());
    let world = StaffContext {
        clock: &now,
        running: &running,
        real: &running,
        theme: LIGHT,
        perform: |request| asked.borrow_mut().push(request),
    };
    let mut staff =
        Staff::new(Buttons { turn: "A001", ..Buttons::default() }, world, Rect::new(0, 0, 80, 24));
    for (at, hand) in hands {
        time.set(Duration::from_millis(*at));
        let place = |y: u16| Position::new(if y == DIGIT { 42 } else { 10 }, if y == DIGIT { 2 } else { y });
        staff.hear(match hand {
            TestInput::Down(y) => StaffInput::Reading(ReaderMessage::Input(Input::Press(place(*y)))),
            TestInput::Up(y) => StaffInput::Reading(ReaderMessage::Input(Input::Release(place(*y)))),
            TestInput::News(news) => StaffInput::News(*news),
        });
    }
    drop(staff);
    asked.into_inner()
}

enum TestInput {
    Down(u16),
    Up(u16),
    News(&'static str),
}
use TestInput::{Down, News, Up};

const CALL: u16 = 2;
const MISS: u16 = 6;
const TURN: u16 = 10;
const DIGIT: u16 = 99;

#[test]
fn only_what_is_pressed_and_released_counts() {
    assert_eq!(requested(&[(1000, Down(CALL)), (1080, Up(CALL))]), ["call"]);
    assert!(requested(&[(1000, Down(CALL)), (1080, Up(MISS))]).is_empty(), "slipped onto another");
    assert!(requested(&[(1000, Down(20)), (1080, Up(MISS))]).is_empty(), "pressed on nothing");
    assert!(requested(&[(1080, Up(MISS))]).is_empty(), "never pressed");
}

#[test]
fn what_came_under_the_finger_meanwhile_is_not_meant() {
    let hands = [(1000, Down(TURN)), (1040, News("A002")), (1080, Up(TURN))];
    assert!(requested(&hands).is_empty());
    assert_eq!(requested(&[(1000, Down(TURN)), (1040, News("A001")), (1080, Up(TURN))]), ["A001"]);
}

#[test]
fn a_shaking_finger_calls_once_and_digits_may_follow_each_other() {
    let twice = |place: u16, apart: u64| {
        [(1000, Down(place)), (1040, Up(place)), (1000 + apart, Down(place)), (1040 + apart, Up(place))]
    };
    assert_eq!(requested(&twice(CALL, 150)), ["call"]);
    assert_eq!(requested(&twice(CALL, 400)), ["call", "call"]);
    assert_eq!(requested(&twice(DIGIT, 150)), ["digit", "digit"]);
}

#[test]
fn a_touch_does_not_go_through_to_a_sheet_that_has_just_come() {
    let hands =
        |pressed: u64| [(1000, News("another sheet")), (pressed, Down(CALL)), (pressed + 40, Up(CALL))];
    assert!(requested(&hands(1200)).is_empty());
    assert_eq!(requested(&hands(1400)), ["call"]);
    let across = [(1000, Down(CALL)), (1020, News("another sheet")), (1040, Up(CALL))];
    assert!(requested(&across).is_empty());
}

#[test]
fn time_is_told_first_and_an_end_is_an_end() {
    let (now, running) = (|| NaiveDateTime::default(), || Duration::from_millis(7));
    let world = StaffContext {
        clock: &now,
        running: &running,
        real: &running,
        theme: LIGHT,
        perform: |_: String| {},
    };
    let mut staff = Staff::new(Buttons::default(), world, Rect::new(0, 0, 80, 24));
    staff.hear(StaffInput::Reading(ReaderMessage::Input(Input::Key(Key::Enter))));
    staff.hear(StaffInput::Reading(ReaderMessage::Input(Input::Pasted('L'))));
    assert!(!staff.is_done());
    staff.hear(StaffInput::Reading(ReaderMessage::Stop(StopReason::HungUp)));
    assert!(staff.is_done());
    assert_eq!(staff.into_face().heard, ["7", "Enter", "7", "pasted L", "7"]);
}

#[test]
fn what_a_scanner_types_is_no_command_where_letters_are_commands() {
    let time = Cell::new(Duration::ZERO);
    let (now, running) = (|| NaiveDateTime::default(), || time.get());
    let world = StaffContext {
        clock: &now,
        running: &running,
        real: &running,
        theme: LIGHT,
        perform: |_: String| {},
    };
    let mut staff =
        Staff::new(Buttons { is_commanded: true, ..Buttons::default() }, world, Rect::new(0, 0, 80, 24));
    let mut press = |at: u64, key| {
        time.set(Duration::from_millis(at));
        staff.hear(StaffInput::Reading(ReaderMessage::Input(Input::Key(key))));
    };
    for (place, letter) in "QA012".chars().enumerate() {
        press(1000 + 8 * u64::try_from(place).unwrap(), Key::Char(letter));
    }
    press(1040, Key::Enter);
    press(2000, Key::F(1));
    press(3000, Key::Char('q'));
    assert!(staff.wakes_in().is_some_and(|wait| wait <= Duration::from_millis(50)));
    time.set(Duration::from_millis(3050));
    staff.tick();
    let heard: Vec<String> =
        staff.into_face().heard.into_iter().filter(|said| said.parse::<u64>().is_err()).collect();
    assert_eq!(heard, ["F(1)", "Char('q')"]);
}
