//! A board on a wall, and eyes in front of it: time passes as they say.
use super::pilot::{CENTRE, monday, read, squeeze};
use chrono::{NaiveDateTime, TimeDelta};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Color,
};
use service_hall::board::BoardScreen;
use service_hall::hall::desk::{Board, BoardView};
use service_hall::hall::queue::Call;
use service_hall::ui::{GlyphSize, Glyphs, Highlight, Page};
use std::{collections::BTreeSet, sync::Arc, time::Duration};

/// How often the program looks at the clock.
pub const STEP: Duration = Duration::from_millis(25);

pub struct Wall {
    pub face: BoardScreen,
    pub on: BoardView,
    pub area: Rect,
    pub at: Duration,
    pub now: NaiveDateTime,
    /// Calls since the board heard last.
    between: Vec<Call>,
}

impl Wall {
    /// A board of some cells for all windows.
    pub fn of(columns: u16, rows: u16) -> Wall {
        Wall::showing(columns, rows, Board::default())
    }

    /// A board of some cells.
    pub fn showing(columns: u16, rows: u16, board: Board) -> Wall {
        let area = Rect::new(0, 0, columns, rows);
        let mut face = BoardScreen::new(Arc::clone(&CENTRE.hall), board, monday());
        face.fit(area);
        Wall { face, on: BoardView::default(), area, at: Duration::ZERO, now: monday(), between: Vec::new() }
    }

    /// A number is called to a window.
    pub fn call(&mut self, line: &str, number: u32, window: &str) -> &mut Self {
        self.on.seq += 1;
        let again = self.on.calls.iter().any(|call| (call.line.as_str(), call.number) == (line, number));
        let call = Call {
            day: self.now.date(),
            seq: self.on.seq,
            line: line.into(),
            number,
            window: window.into(),
            at: self.now,
            again,
        };
        self.on.calls.retain(|call| (call.line.as_str(), call.number) != (line, number));
        self.on.calls.insert(0, call.clone());
        self.between.push(call);
        self
    }

    /// A number is done with.
    pub fn done(&mut self, line: &str, number: u32) -> &mut Self {
        self.on.calls.retain(|call| (call.line.as_str(), call.number) != (line, number));
        self
    }

    /// The board hears how the hall stands.
    pub fn hear(&mut self) -> &mut Self {
        let between = std::mem::take(&mut self.between);
        self.face.hear(self.on.clone(), &between);
        self
    }

    /// Time passes, and the store is there.
    pub fn wait(&mut self, time: Duration) -> &mut Self {
        self.watch(time, |wall| wall.face.still())
    }

    /// Time passes, and something happens at every look at the clock.
    pub fn watch(&mut self, time: Duration, mut then: impl FnMut(&mut Wall)) -> &mut Self {
        let until = self.at + time;
        while self.at < until {
            self.at += STEP;
            self.now += TimeDelta::from_std(STEP).unwrap();
            self.face.tick(self.now, self.at);
            then(self);
        }
        self
    }

    pub fn look(&self) -> Buffer {
        let mut buffer = Buffer::empty(self.area);
        let (grid, theme) = (BoardScreen::grid(self.area), BoardScreen::theme());
        let mut page: Page<'_, ()> = Page::new(&mut buffer, self.area, grid, theme, Highlight::default());
        self.face.view(&mut page);
        assert!(page.into_targets().is_empty(), "nobody touches a board");
        buffer
    }

    pub fn screen(&self) -> String {
        read(&self.look(), self.area)
    }

    /// Says whether some words are written on it.
    pub fn sees(&self, words: &str) -> bool {
        squeeze(&self.screen()).contains(&squeeze(words))
    }

    /// Says whether some words are drawn on it in a colour, in whatever size.
    pub fn sees_drawn(&self, words: &str) -> bool {
        !self.places_of(words).is_empty()
    }

    /// Where some words are drawn, in whatever size.
    pub fn places_of(&self, words: &str) -> Vec<Rect> {
        let buffer = self.look();
        let mut places = Vec::new();
        let heights = heights(&buffer);
        let (likely, other): (Vec<u16>, Vec<u16>) = (3..=self.area.height / 2)
            .rev()
            .partition(|rows| heights.contains(rows) || heights.contains(&(rows - 1)));
        for rows in likely.into_iter().chain(other) {
            places.extend(self.shapes(rows).into_iter().flat_map(|size| find(&buffer, words, size)));
            if !places.is_empty() {
                break;
            }
        }
        places
    }

    /// How words of some rows may be drawn: naturally, or narrowed.
    fn shapes(&self, rows: u16) -> Vec<GlyphSize> {
        let square = BoardScreen::grid(self.area).han_columns(rows);
        let mut shapes: Vec<u16> = [60, 54, 50, 48, 40, 30].map(|part| (square * part / 60).max(4)).to_vec();
        shapes.dedup();
        shapes.into_iter().map(|han| GlyphSize { han, rows }).collect()
    }

    /// The colour a cell's ground has.
    pub fn ground(&self, at: Position) -> Color {
        self.look()[at].bg
    }
}

/// How high the drawn shapes in a buffer are: no text is drawn in sizes far from these.
fn heights(buffer: &Buffer) -> BTreeSet<u16> {
    let is_drawn =
        |at: &Position| buffer[*at].symbol().chars().any(|c| c >= '\u{1fb00}' || "█▌▐".contains(c));
    let mut left: BTreeSet<(u16, u16)> =
        buffer.area.positions().filter(is_drawn).map(|at| (at.y, at.x)).collect();
    let mut heights = BTreeSet::new();
    while let Some(first) = left.pop_first() {
        let (mut shape, mut top, mut bottom) = (vec![first], first.0, first.0);
        while let Some((y, x)) = shape.pop() {
            (top, bottom) = (top.min(y), bottom.max(y));
            for near in
                (y.saturating_sub(1)..=y + 1).flat_map(|y| (x.saturating_sub(1)..=x + 1).map(move |x| (y, x)))
            {
                if left.remove(&near) {
                    shape.push(near);
                }
            }
        }
        heights.insert(bottom + 1 - top);
    }
    heights
}

/// Where a text stands in a buffer, drawn in a size.
fn find(buffer: &Buffer, words: &str, size: GlyphSize) -> Vec<Rect> {
    let glyphs = Glyphs::get();
    let width = glyphs.width(words, size);
    if width == 0 || width > buffer.area.width || size.rows > buffer.area.height {
        return Vec::new();
    }
    let area = Rect::new(0, 0, width, size.rows);
    let mut wanted = Buffer::empty(area);
    glyphs.draw(&mut wanted, area, words, size, Color::White, Color::Black);
    // The cells with something in them, the rarest first: most places are ruled out by one look.
    let mut inked: Vec<(Position, &str)> =
        area.positions().map(|at| (at, wanted[at].symbol())).filter(|(_, symbol)| *symbol != " ").collect();
    inked.sort_by_key(|(_, symbol)| (*symbol == "█", *symbol == "▌", *symbol == "▐"));
    let mut found = Vec::new();
    for y in 0..=buffer.area.height - size.rows {
        for x in 0..=buffer.area.width - width {
            if inked.iter().all(|(at, symbol)| buffer[(x + at.x, y + at.y)].symbol() == *symbol) {
                found.push(Rect { x, y, ..area });
            }
        }
    }
    found
}
