//! The lead's screen on a morning on which all is well, and on one on which nothing is; for pictures and tests.
use super::{LeadEvent, LeadScreen};
use crate::app::input::Key;
use crate::hall::Hall;
use crate::hall::desk::{Duty, DutyState, WindowLoan};
use crate::hall::figures::{HallView, LineOverview, NewBadRating, UnopenedCases, WindowOverview};
use crate::hall::forecast::Pace;
use crate::hall::queue::{LineToday, Ticket, TicketState};
use crate::text::Lang;
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::Arc;

/// The screen's states with their names.
pub fn samples(hall: &Arc<Hall>, lang: Lang, now: NaiveDateTime) -> Vec<(&'static str, LeadScreen)> {
    let live = |seen: HallView, keys: &[Key]| {
        let mut live = LeadScreen::new(Arc::clone(hall), lang, now);
        live.update(LeadEvent::View(seen, now));
        for key in keys {
            live.update(LeadEvent::Key(*key));
        }
        live
    };
    vec![
        ("live_calm", live(calm(hall, now), &[])),
        ("live_alarms", live(bad(hall, now), &[])),
        ("live_stop", live(calm(hall, now), &[Key::Char('s')])),
    ]
}

/// A morning on which nothing is wrong.
pub fn calm(hall: &Hall, now: NaiveDateTime) -> HallView {
    let morning = SampleHall { hall, now };
    let line = |code, waiting, oldest, windows, mean| morning.line(code, (waiting, oldest), windows, mean);
    HallView {
        setup: 1,
        unopened: None,
        bad_ratings: Vec::new(),
        loans: Vec::new(),
        lockouts: Vec::new(),
        lines: vec![line("A", 7, 12, 250, 540), line("B", 2, 4, 100, 900), line("D", 0, 0, 150, 390)],
        windows: vec![
            morning.busy("A02", TicketState::Serving, 31, (6, 5)),
            morning.busy("A03", TicketState::Called, 32, (1, 7)),
            morning.busy("A04", TicketState::Serving, 30, (11, 6)),
            morning.window("A05", DutyState::Paused("meal".into()), 8, 4),
            morning.busy("A06", TicketState::Serving, 14, (5, 0)),
            morning.busy("B01", TicketState::Serving, 9, (3, 9)),
            morning.free("B05", 2, 12),
        ],
    }
}

/// A morning on which everything is wrong.
pub fn bad(hall: &Hall, now: NaiveDateTime) -> HallView {
    let morning = SampleHall { hall, now };
    let HallView { mut lines, mut windows, setup, .. } = calm(hall, now);
    let worse = [("A", (23, 41), 250, 540), ("D", (3, 9), 150, 390)];
    for (code, waiting, windows, mean) in worse {
        if let Some(line) = lines.iter_mut().find(|line| line.today.line == code) {
            *line = morning.line(code, waiting, windows, mean);
        }
    }
    for window in &mut windows {
        match window.duty.window.as_str() {
            "A02" => *window = morning.busy("A02", TicketState::Serving, 31, (47, 5)),
            "A05" => *window = morning.window("A05", DutyState::Paused("meal".into()), 22, 4),
            "B01" => window.duty.seen = now - TimeDelta::seconds(200),
            "B05" => *window = morning.free("B05", 8, 12),
            _ => {}
        }
    }
    let loan = WindowLoan {
        window: "A07".into(),
        line: "B".into(),
        since: now - TimeDelta::minutes(20),
        until: now + TimeDelta::minutes(40),
        who: "001".into(),
    };
    let unopened = Some(UnopenedCases { count: 4, since: now - TimeDelta::days(3) });
    let bad = NewBadRating { case: 12, window: Some("A03".into()), since: now - TimeDelta::minutes(3) };
    let (loans, bad_ratings) = (vec![loan], vec![bad]);
    HallView { lines, windows, loans, lockouts: Vec::new(), setup, unopened, bad_ratings }
}

/// A hall at a moment, in which things began some minutes ago.
struct SampleHall<'a> {
    hall: &'a Hall,
    now: NaiveDateTime,
}

impl SampleHall<'_> {
    fn ago(&self, minutes: i64) -> NaiveDateTime {
        self.now - TimeDelta::minutes(minutes)
    }

    fn line(&self, code: &str, (waiting, oldest): (u32, i64), windows: u32, mean: u32) -> LineOverview {
        let today = LineToday {
            line: code.into(),
            waiting,
            waiting_priority: waiting / 5,
            windows: Some(windows),
            pace: (mean > 0).then_some(Pace { mean, spread: 60, count: 9 }),
            ..LineToday::default()
        };
        LineOverview { today, oldest: (waiting > 0).then(|| self.ago(oldest)), stop: None }
    }

    fn window(&self, code: &str, state: DutyState, since: i64, done: u32) -> WindowOverview {
        let duty = Duty {
            window: code.into(),
            clerk: Some("101".into()),
            state,
            since: self.ago(since),
            auto_call: false,
            seen: self.now - TimeDelta::seconds(9),
        };
        WindowOverview { duty, in_hand: None, free_since: None, done, loan: None }
    }

    fn free(&self, code: &str, minutes: i64, done: u32) -> WindowOverview {
        WindowOverview { free_since: Some(self.ago(minutes)), ..self.window(code, DutyState::Open, 75, done) }
    }

    fn busy(
        &self,
        code: &str,
        state: TicketState,
        number: u32,
        (minutes, done): (i64, u32),
    ) -> WindowOverview {
        let lines = self.hall.window(code).map(|window| window.lines.as_slice()).unwrap_or_default();
        let line = lines.last().cloned().unwrap_or_default();
        let ticket = Ticket {
            line: line.clone(),
            queue: line,
            number,
            state,
            since: self.ago(minutes),
            ..Ticket::default()
        };
        WindowOverview { in_hand: Some(ticket), ..self.window(code, DutyState::Open, 75, done) }
    }
}
