//! A board in the middle of a morning, for pictures and for the tests that look at it.
use crate::hall::desk::{Board, BoardView};
use crate::hall::queue::{Call, TicketLabel};
use crate::hall::{Hall, WindowCode};
use chrono::{NaiveDateTime, TimeDelta};

/// The first board of a hall, and what it might hear at a moment. Windows and lines are the hall's own.
pub fn sample(hall: &Hall, at: NaiveDateTime) -> (Board, BoardView) {
    let board = hall.setup.boards.first().cloned().unwrap_or_default();
    let mine = |code: &WindowCode| board.windows.is_empty() || board.windows.contains(code);
    let windows: Vec<_> =
        hall.setup.windows.iter().filter(|window| mine(&window.code) && !window.lines.is_empty()).collect();
    let call = |(place, window): (usize, &&crate::hall::desk::Window)| {
        let place = u32::try_from(place).unwrap_or(0);
        Call {
            day: at.date(),
            seq: 128 - place,
            line: window.lines.first().cloned().unwrap_or_default(),
            number: 41 - place,
            window: window.code.clone(),
            at: at - TimeDelta::seconds(i64::from(place) * 47 + 1),
            again: false,
        }
    };
    // Every third window, so that the numbers come from several lines.
    let calls = windows.iter().skip(2).step_by(3).enumerate().map(call).collect();
    let counts = [12, 7, 19, 4, 23, 0, 9];
    let waiting = hall.setup.lines.iter().zip(counts.iter().cycle());
    let missed = (0..7).filter_map(|place: u32| {
        let line = hall.setup.lines.get(usize::try_from(place % 3).ok()?)?;
        Some((TicketLabel::new(line.code.clone(), 31 - 3 * place), line.code.clone(), place % 3 != 2))
    });
    let on = BoardView {
        setup: 1,
        calls,
        seq: 128,
        waiting: waiting.map(|(line, count)| (line.code.clone(), *count)).collect(),
        missed: missed.collect(),
    };
    (board, on)
}
