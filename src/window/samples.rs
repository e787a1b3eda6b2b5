//! One of each of the window's pages, for pictures and tests.
use super::{Event, Face, Keys, News, Setup};
use crate::app::input::Key;
use crate::hall::Hall;
use crate::hall::desk::{AtWindow, Duty, DutyState};
use crate::hall::queue::{APPOINTMENT, Ticket, TicketState};
use crate::text::Lang;
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::Arc;

/// The number of the clerk in pictures.
const CLERK: &str = "101";

/// Every page with its name, on a hall with lines, windows and clerks; nothing where it has no window.
pub fn samples(hall: &Arc<Hall>, lang: Lang, now: NaiveDateTime) -> Vec<(&'static str, Face)> {
    let window = hall.setup.windows.iter().find(|w| w.lines.iter().any(|line| hall.line(line).is_some()));
    let Some(window) = window else { return Vec::new() };
    let (code, line) = (window.code.clone(), window.lines.first().cloned().unwrap_or_default());
    let scene = Scene { code, line, now };
    let face = || {
        let setup = Setup {
            hall: Arc::clone(hall),
            keys: Keys::default(),
            window: Some(scene.code.clone()),
            lang,
            now,
        };
        Face::new(setup)
    };
    let at_desk = |view: AtWindow, keys: &[Key]| {
        let mut face = face();
        let (window, clerk) = (scene.code.clone(), CLERK.to_owned());
        let news =
            [News::SignedIn { window, clerk, restored: false }, News::View { view: Box::new(view), at: now }];
        news.into_iter().map(Event::News).chain(keys.iter().map(|key| Event::Key(*key))).for_each(|event| {
            face.update(event);
        });
        face
    };
    let sign_in = || {
        let mut face = face();
        let (window, clerk) = (scene.code.clone(), CLERK.to_owned());
        face.update(Event::News(News::PleaseSignIn { window, clerk }));
        "246".chars().for_each(|c| drop(face.update(Event::Key(Key::Char(c)))));
        face
    };
    let mut gone = at_desk(scene.serving(hall), &[]);
    gone.update(Event::News(News::Gone));
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
    ]
}

/// A window at a moment, with people.
struct Scene {
    code: String,
    line: String,
    now: NaiveDateTime,
}

impl Scene {
    fn ticket(&self, number: u32, class: &str, minutes: i64) -> Ticket {
        Ticket {
            line: self.line.clone(),
            queue: self.line.clone(),
            number,
            code: format!("CODE{number}"),
            class: class.to_owned(),
            issued_at: self.now - TimeDelta::minutes(minutes),
            since: self.now - TimeDelta::minutes(minutes),
            ..Ticket::default()
        }
    }

    fn at_window(&self, number: u32, state: TicketState, minutes: i64) -> Ticket {
        let since = self.now - TimeDelta::minutes(minutes);
        Ticket { state, window: self.code.clone(), since, calls: 1, ..self.ticket(number, "elder", 21) }
    }

    /// Nobody in hand, and so many waiting.
    fn idle(&self, waiting: u32) -> AtWindow {
        let people = (0..waiting).map(|at| {
            let class = match at {
                0 => "elder",
                2 => APPOINTMENT,
                _ => "",
            };
            let due = (at == 2).then(|| self.now - TimeDelta::minutes(3));
            Ticket { due, ..self.ticket(13 + at, class, i64::from(18 - at)) }
        });
        AtWindow {
            duty: Duty {
                window: self.code.clone(),
                clerk: CLERK.to_owned(),
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
            ..AtWindow::default()
        }
    }

    /// Nobody waits but two who did not come a moment ago.
    fn resting(&self) -> AtWindow {
        let rests = |number, minutes| Ticket { misses: 1, turn: 9, ..self.ticket(number, "", minutes) };
        AtWindow { resting: vec![rests(11, 2), rests(12, 1)], ..self.idle(0) }
    }

    fn with_hand(&self, hall: &Hall, state: TicketState, minutes: i64) -> AtWindow {
        let own = |matter: &crate::hall::catalogue::Matter<'_>| {
            hall.line_for(matter).is_some_and(|line| line.code == self.line)
        };
        let matter = hall.catalogue.iter().map(|(_, matter)| matter).find(own);
        let ticket =
            Ticket { matter: matter.map(|m| m.code.to_owned()), ..self.at_window(12, state, minutes) };
        AtWindow { in_hand: Some(ticket), ..self.idle(8) }
    }

    fn called(&self, hall: &Hall) -> AtWindow {
        self.with_hand(hall, TicketState::Called, 0)
    }

    fn serving(&self, hall: &Hall) -> AtWindow {
        self.with_hand(hall, TicketState::Serving, 3)
    }

    fn paused(&self, hall: &Hall) -> AtWindow {
        let reason = hall.setup.pauses.first().map_or_else(String::new, |pause| pause.code.clone());
        let idle = self.idle(8);
        let since = self.now - TimeDelta::minutes(5);
        AtWindow { duty: Duty { state: DutyState::Paused(reason), since, ..idle.duty.clone() }, ..idle }
    }
}
