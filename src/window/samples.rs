//! One of each of the window's pages, for pictures and tests.
use super::{WindowEvent, WindowScreen, WindowSetup, WindowUpdate};
use crate::app::input::Key;
use crate::hall::desk::{Duty, DutyState, WindowView};
use crate::hall::queue::{APPOINTMENT, Ticket, TicketState};
use crate::hall::{ClerkCode, Hall, LineCode, Name, WindowCode};
use crate::text::Lang;
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::Arc;
use std::time::Duration;

/// The number of the clerk in pictures.
const CLERK: &str = "101";

/// Every page with its name, on a hall with lines, windows and clerks; nothing where it has no window.
pub fn samples(hall: &Arc<Hall>, lang: Lang, now: NaiveDateTime) -> Vec<(&'static str, WindowScreen)> {
    let window = hall.setup.windows.iter().find(|w| w.lines.iter().any(|line| hall.line(line).is_some()));
    let Some(window) = window else { return Vec::new() };
    let (code, line) = (window.code.clone(), window.lines.first().cloned().unwrap_or_default());
    let scene = SampleScene { code, line, now };
    let face = || {
        let setup = WindowSetup {
            hall: Arc::clone(hall),
            window: Some(scene.code.clone()),
            lang,
            now,
            is_exercise: false,
        };
        WindowScreen::new(setup)
    };
    let at_desk = |view: WindowView, keys: &[Key]| {
        let mut face = face();
        let (window, clerk) = (scene.code.clone(), ClerkCode::from(CLERK));
        let news = [
            WindowUpdate::SignedIn { window, clerk, name: Name::default(), restored: false },
            WindowUpdate::View { view: Box::new(view), at: now },
        ];
        news.into_iter()
            .map(WindowEvent::News)
            .chain(keys.iter().map(|key| WindowEvent::Key(*key)))
            .for_each(|event| {
                face.update(event);
            });
        face
    };
    let sign_in = || {
        let mut face = face();
        let (window, clerk) = (scene.code.clone(), ClerkCode::from(CLERK));
        face.update(WindowEvent::News(WindowUpdate::PleaseSignIn {
            window: Some(window),
            clerk: Some(clerk),
        }));
        "246".chars().for_each(|c| drop(face.update(WindowEvent::Key(Key::Char(c)))));
        face
    };
    let mut gone = at_desk(scene.serving(hall), &[]);
    gone.update(WindowEvent::News(WindowUpdate::Gone));
    let mut locked = at_desk(scene.serving(hall), &[]);
    locked.update(WindowEvent::Tick { now, at: Duration::from_mins(5) });
    "38".chars().for_each(|c| drop(locked.update(WindowEvent::Key(Key::Char(c)))));
    vec![
        ("window_opening", face()),
        ("window_sign_in", sign_in()),
        ("window_idle", at_desk(scene.idle(0), &[])),
        ("window_resting", at_desk(scene.resting(), &[])),
        ("window_waiting", at_desk(scene.idle(8), &[])),
        ("window_called", at_desk(scene.called(hall), &[])),
        ("window_serving", at_desk(scene.serving(hall), &[])),
        ("window_paused", at_desk(scene.paused(hall), &[])),
        ("window_finish", at_desk(scene.serving(hall), &[Key::F(4)])),
        ("window_transfer", at_desk(scene.serving(hall), &[Key::F(9)])),
        ("window_bring_back", at_desk(scene.idle(8), &[Key::F(8)])),
        ("window_abandon", at_desk(scene.called(hall), &[Key::F(6)])),
        ("window_more", at_desk(scene.idle(8), &[Key::F(12)])),
        ("window_store_gone", gone),
        ("window_locked", locked),
    ]
}

/// A window at a moment, with people.
struct SampleScene {
    code: WindowCode,
    line: LineCode,
    now: NaiveDateTime,
}

impl SampleScene {
    fn ticket(&self, number: u32, class: &str, minutes: i64) -> Ticket {
        Ticket {
            line: self.line.clone(),
            queue: self.line.clone(),
            number,
            code: format!("CODE{number}").into(),
            class: class.to_owned(),
            issued_at: self.now - TimeDelta::minutes(minutes),
            since: self.now - TimeDelta::minutes(minutes),
            ..Ticket::default()
        }
    }

    fn at_window(&self, number: u32, state: TicketState, minutes: i64) -> Ticket {
        let since = self.now - TimeDelta::minutes(minutes);
        Ticket { state, window: Some(self.code.clone()), since, calls: 1, ..self.ticket(number, "elder", 21) }
    }

    /// Nobody in hand, and so many waiting.
    fn idle(&self, waiting: u32) -> WindowView {
        let people = (0..waiting).map(|at| {
            let class = match at {
                0 => "elder",
                2 => APPOINTMENT,
                _ => "",
            };
            let due = (at == 2).then(|| self.now - TimeDelta::minutes(3));
            Ticket { due, ..self.ticket(13 + at, class, i64::from(18 - at)) }
        });
        WindowView {
            duty: Duty {
                window: self.code.clone(),
                clerk: Some(CLERK.into()),
                state: DutyState::Open,
                since: self.now - TimeDelta::minutes(40),
                auto_call: false,
                seen: self.now,
            },
            next: people.collect(),
            waiting,
            held: vec![self.at_window(7, TicketState::Held, 12)],
            missed: vec![self.at_window(9, TicketState::Missed, 4)],
            done: 6,
            ..WindowView::default()
        }
    }

    /// Nobody waits but two who did not come a moment ago.
    fn resting(&self) -> WindowView {
        let rests = |number, minutes| Ticket { misses: 1, turn: 9, ..self.ticket(number, "", minutes) };
        WindowView { resting: vec![rests(11, 2), rests(12, 1)], ..self.idle(0) }
    }

    fn with_hand(&self, hall: &Hall, state: TicketState, minutes: i64) -> WindowView {
        let own = |matter: &crate::hall::catalogue::Matter<'_>| {
            hall.line_for(matter).is_some_and(|line| line.code == self.line)
        };
        let matter = hall.catalogue.iter().map(|(_, matter)| matter).find(own);
        let ticket =
            Ticket { matter: matter.map(|m| m.code.to_owned()), ..self.at_window(12, state, minutes) };
        WindowView { in_hand: Some(ticket), ..self.idle(8) }
    }

    fn called(&self, hall: &Hall) -> WindowView {
        self.with_hand(hall, TicketState::Called, 0)
    }

    fn serving(&self, hall: &Hall) -> WindowView {
        self.with_hand(hall, TicketState::Serving, 3)
    }

    fn paused(&self, hall: &Hall) -> WindowView {
        let reason = hall.setup.pauses.first().map_or_else(String::new, |pause| pause.code.clone());
        let idle = self.idle(8);
        let since = self.now - TimeDelta::minutes(5);
        WindowView { duty: Duty { state: DutyState::Paused(reason), since, ..idle.duty.clone() }, ..idle }
    }
}
