//! The windows on the lead's screen, in as many columns as they need, page by page.
use super::{
    LeadTouch,
    rows::{HallSnapshot, StateTone, WindowRow, cut},
};
use crate::app::input::Key;
use crate::text::{layout::wrap::columns, live::LiveWords};
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_right, take_top, tiles};
use ratatui::layout::Rect;

/// A column of windows is at least so wide, stands so far from the next, and is divided in two where it is so wide.
const COLUMN: u16 = 33;
const GAP: u16 = 2;
const BROAD: u16 = 104;
/// From so many columns on a window's name is written as well.
const NAMED: u16 = 52;
/// Columns of the longest state.
const STATE: u16 = 7;

/// What is shown of a list that is turned page by page.
pub(super) struct PagedList {
    pub from: usize,
    to: usize,
    of: usize,
}

impl PagedList {
    /// Which of how many; nothing where all of them are shown.
    pub fn said(&self, words: &LiveWords) -> String {
        if self.from == 0 && self.to == self.of {
            return String::new();
        }
        (words.range)(self.from + 1, self.to, self.of)
    }
}

/// The page that is reached by turning so often; after the last one comes the first.
pub(super) fn turn(count: usize, each: usize, turned: i32) -> PagedList {
    let each = each.max(1);
    let pages = i32::try_from(count.div_ceil(each)).unwrap_or(1).max(1);
    let page = usize::try_from(turned.rem_euclid(pages)).unwrap_or(0);
    PagedList { from: page * each, to: ((page + 1) * each).min(count), of: count }
}

/// Draws the windows.
pub(super) fn draw(page: &mut Page<'_, LeadTouch>, area: Rect, look: HallSnapshot<'_>, turned: i32) {
    let (head, body) = take_top(area, 1);
    let rows: Vec<WindowRow> = look.windows().collect();
    let height = usize::from(body.height).max(1);
    let most = usize::from((area.width + GAP) / (COLUMN + GAP)).max(1);
    let across = rows.len().div_ceil(height).max(usize::from(area.width * 2 / BROAD)).clamp(1, most);
    let height = rows.len().div_ceil(across).clamp(1, height);
    let shown = turn(rows.len(), across * height, turned);
    let range = shown.said(look.words);
    let title = format!("{}  {range}", look.words.windows);
    let columns_of = tiles(body, u16::try_from(across).unwrap_or(1), 1, GAP);
    let named = Rect { x: head.x + 2, width: head.width.saturating_sub(2), ..head };
    page.text(named, title.trim_end(), Align::Left, Role::Label);
    if !range.is_empty() {
        page.target(head, LeadTouch::Key(Key::PageDown));
    }
    let code = rows.iter().map(|row| columns(&row.code)).max().and_then(|wide| u16::try_from(wide).ok());
    let mut rest = rows.iter().skip(shown.from);
    for column in columns_of {
        page.fill(column, page.theme.card);
        let done = take_right(Rect { y: head.y, height: head.height, ..narrowed(column, 1) }, 6, 1).0;
        page.text(done, look.words.done, Align::Right, Role::Label);
        for (row, y) in rest.by_ref().take(height).zip(column.top()..column.bottom()) {
            draw_row(page, narrowed(Rect { y, height: 1, ..column }, 1), row, code.unwrap_or(3));
        }
    }
}

fn draw_row(page: &mut Page<'_, LeadTouch>, area: Rect, row: &WindowRow, code: u16) {
    let state_role = match row.tone {
        StateTone::Busy => Role::Fact.in_tone(TextTone::Primary),
        StateTone::Free => Role::Fact.in_tone(TextTone::Good),
        StateTone::Away => Role::Fact.in_tone(TextTone::Warning),
        StateTone::Quiet => Role::Note.into(),
    };
    let tone = if row.tone == StateTone::Quiet { TextTone::Quiet } else { TextTone::Usual };
    let warning = Role::Fact.in_tone(TextTone::Warning);
    let name = if area.width >= NAMED { area.width / 3 } else { 0 };
    let mut rest = area;
    let mut take = |width: u16| {
        let cell = Rect { width: width.min(rest.width), ..rest };
        let taken = (width + 1).min(rest.width);
        rest = Rect { x: rest.x + taken, width: rest.width - taken, ..rest };
        cell
    };
    let mark = if row.alarm { "▲" } else { "" };
    page.text(take(1), mark, Align::Left, warning);
    page.text(take(code), &row.code, Align::Left, Role::Fact.in_tone(tone));
    if name > 0 {
        page.text(take(name), &cut(&row.name, name), Align::Left, Role::Body.in_tone(tone));
    }
    let (done, rest) = take_right(rest, 3, 1);
    let (long, said) = take_right(rest, 7, 1);
    // What stands behind a state is set apart from it where there is room for that.
    let state = u16::try_from(columns(row.state)).unwrap_or(0);
    let roomy = usize::from(said.width) >= usize::from(STATE) + 1 + columns(&row.what);
    let what = narrowed_left(said, if roomy { STATE } else { state } + 1);
    page.text(said, row.state, Align::Left, state_role);
    page.text(done, &row.done, Align::Right, Role::Body.in_tone(tone));
    let long_role = if row.alarm { warning } else { Role::Body.in_tone(tone) };
    page.text(long, &row.long, Align::Right, long_role);
    page.text(what, &row.what, Align::Left, Role::Fact.in_tone(tone));
}

/// An area without some columns at its left.
pub(super) fn narrowed_left(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_last_page_comes_the_first() {
        let from = |turned| turn(49, 20, turned).from;
        assert_eq!([0, 1, 2, 3, -1].map(from), [0, 20, 40, 0, 40]);
        assert_eq!((turn(0, 0, 7).from, turn(5, 20, 3).from), (0, 0));
    }
}
