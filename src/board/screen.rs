//! The board as a value: what it was told, what time it is, and how it looks then.
use super::bands;
use super::calls::{Calls, FLASH, ShownCall, TURN};
use super::layout::BoardLayout;
use super::newest_call::NewestCall;
use super::{footer, header, rows};
use crate::hall::Hall;
use crate::hall::desk::{Board, BoardView};
use crate::hall::queue::Call;
use crate::text::{Lang, board::words};
use crate::ui::{Align, ColourTheme, DARK, Grid, Page, Role, TextTone, take_bottom};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;
use std::sync::Arc;
use std::time::Duration;

/// The store is taken for lost when nothing was heard of it for so long.
const SILENCE: Duration = Duration::from_secs(3);

/// The board's own time begins with this, so that there is a time before it for calls that are older than the board.
const BEGINNING: Duration = Duration::from_hours(24);

/// A board and everything it shows.
#[derive(Clone, Debug)]
pub struct BoardScreen {
    hall: Arc<Hall>,
    board: Board,
    on: BoardView,
    /// When the store was heard last: the hall's time, and ours. Nothing before the first word.
    heard: Option<(NaiveDateTime, Duration)>,
    lost: bool,
    /// It was told how the hall stands.
    is_told: bool,
    now: NaiveDateTime,
    at: Duration,
    calls: Calls,
    layout: BoardLayout,
    /// Counts what was heard anew.
    news: u64,
}

/// Everything that how a board looks depends on: where two are alike, so are the pictures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RenderKey {
    minute: String,
    as_of: Option<String>,
    news: u64,
    turn: u64,
    calls: Vec<(u32, bool)>,
}

impl BoardScreen {
    /// A board that has heard nothing yet.
    pub fn new(hall: Arc<Hall>, board: Board, now: NaiveDateTime) -> BoardScreen {
        BoardScreen {
            hall,
            board,
            on: BoardView::default(),
            heard: None,
            lost: false,
            is_told: false,
            now,
            at: BEGINNING,
            calls: Calls::default(),
            layout: BoardLayout::default(),
            news: 0,
        }
    }

    /// The grid of a board of some cells, for its page.
    pub fn grid(area: Rect) -> Grid {
        BoardLayout::grid(area)
    }

    /// The dark colours every board is drawn in.
    pub fn theme() -> ColourTheme {
        DARK
    }

    /// Fits it on an area; to be called before it is first drawn, and when the area changes.
    pub fn fit(&mut self, area: Rect) {
        self.layout = BoardLayout::of(area);
        self.news += 1;
    }

    /// Hears how the hall stands, and every call between this word and the one before.
    pub fn hear(&mut self, on: BoardView, between: &[Call]) {
        if on.seq < self.on.seq {
            // A new day has begun.
            self.calls = Calls::default();
        }
        let (first, now) = (!self.is_told, self.now);
        let age = |call: &Call| {
            if first { (now - call.at).to_std().unwrap_or_default() } else { Duration::ZERO }
        };
        let mine = |call: &&Call| self.board.windows.is_empty() || self.board.windows.contains(&call.window);
        let held: Vec<Call> = on.calls.iter().filter(mine).cloned().collect();
        let between: Vec<Call> = between.iter().filter(mine).cloned().collect();
        self.calls.hear(&held, &between, self.at, age);
        self.on = on;
        self.is_told = true;
        self.news += 1;
        self.still();
    }

    /// Takes another setup: names, lines, and what this board shows. One that is no longer there goes on as it was.
    pub fn set_up(&mut self, hall: Arc<Hall>) {
        if let Some(board) = hall.setup.boards.iter().find(|board| board.code == self.board.code) {
            self.board = board.clone();
        }
        self.hall = hall;
        self.news += 1;
    }

    /// Hears that nothing has changed.
    pub fn still(&mut self) {
        self.heard = Some((self.now, self.at));
        self.lost = false;
    }

    /// Hears that the store cannot be reached.
    pub fn lose(&mut self) {
        self.lost = true;
    }

    /// Time passes: the hall's, and that since the board began.
    pub fn tick(&mut self, now: NaiveDateTime, at: Duration) {
        (self.now, self.at) = (now, BEGINNING + at);
        self.calls.pass(self.at, self.layout.rows.len());
    }

    /// What the picture depends on now.
    pub fn look(&self) -> RenderKey {
        let in_view = self.calls.newest().into_iter().chain(self.calls.rows(self.layout.rows.len()));
        RenderKey {
            minute: self.now.format("%F %H:%M").to_string(),
            as_of: self.as_of(),
            news: self.news,
            turn: self.turn(),
            calls: in_view.map(|shown| (shown.call.seq, self.is_reversed(shown))).collect(),
        }
    }

    /// Until when what is shown is true, where the store is away.
    fn as_of(&self) -> Option<String> {
        let (moment, heard) = self.heard?;
        let away = self.lost || self.at.saturating_sub(heard) > SILENCE;
        away.then(|| moment.format("%H:%M").to_string())
    }

    /// Which turn it is for what takes turns.
    fn turn(&self) -> u64 {
        self.at.as_secs() / TURN.as_secs()
    }

    /// Flashing: all fresh calls at once, so that the board stays calm.
    fn is_reversed(&self, shown: &ShownCall) -> bool {
        let phase = u32::try_from(self.at.as_millis() / FLASH.as_millis()).unwrap_or(0);
        // A flash that was begun is not cut short.
        phase % 2 == 1 && shown.is_fresh(FLASH * (phase + 1))
    }

    /// Draws the board on the whole of a page; nothing on it can be touched.
    pub fn view<M>(&self, page: &mut Page<'_, M>) {
        let area = page.area;
        let layout = BoardLayout::of(area);
        page.theme = BoardScreen::theme();
        page.ground = page.theme.page;
        page.fill(area, page.theme.page);
        if area.height < 3 {
            return self.view_line(page, area);
        }
        header::draw(page, layout.head, &self.hall, &self.board, self.now);
        self.view_newest(page, &layout);
        rows::draw(page, &layout, &self.calls.rows(layout.rows.len()), |shown| self.is_reversed(shown));
        let (hall, board, turn) = (&*self.hall, &self.board, self.turn());
        bands::waiting(page, layout.waiting, hall, board, &self.on, turn);
        bands::missed(page, layout.missed, hall, board, &self.on, turn);
        match self.as_of() {
            Some(moment) => footer::as_of(page, layout.notice, &moment),
            None => footer::notice(page, layout.notice, board, turn),
        }
        footer::draw(page, layout.foot, hall, board, self.calls.count());
    }

    fn view_newest<M>(&self, page: &mut Page<'_, M>, layout: &BoardLayout) {
        if let Some(shown) = self.calls.newest() {
            let reversed = self.is_reversed(shown);
            let newest = NewestCall { shown, reversed, upright: layout.upright, least: layout.least };
            return newest.draw(page, layout.newest);
        }
        let theme = page.theme;
        page.card_on(layout.newest, theme.card, theme.page, theme.page);
        let said = |lang| if self.is_told { words(lang).no_calls } else { words(lang).connecting };
        let area = Rect { height: layout.newest.height.saturating_sub(2), ..layout.newest };
        let (english, chinese) = take_bottom(area, 2);
        page.display(chinese, said(Lang::Zh), Align::Centre, Role::Fact);
        let english = Rect { height: english.height.min(1), ..english };
        page.text(english, said(Lang::En), Align::Centre, Role::Fact.in_tone(TextTone::Quiet));
    }

    /// All there is room for on a line or two.
    fn view_line<M>(&self, page: &mut Page<'_, M>, area: Rect) {
        let text = self.calls.newest().map_or_else(String::new, |shown| {
            format!("{} {} {}", shown.call.label(), super::call_columns::ARROW, shown.call.window)
        });
        page.text(area, &text, Align::Left, Role::Figure.in_tone(TextTone::Warning));
    }
}
