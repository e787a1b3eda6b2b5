//! A list of things to choose from, as many to a page as fit, each with room for its whole name.
use super::{Align, Look, Page, bold, plain, take_bottom, take_right, take_top};
use crate::text::wrap::{columns, wrap};
use ratatui::layout::Rect;

/// One thing in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<M> {
    /// What it is called; wrapped, never cut.
    pub name: String,
    /// A line that explains, or empty.
    pub note: String,
    /// What touching it means.
    pub message: M,
    /// A second target on the right: its label and what touching it means.
    pub side: Option<(String, M)>,
}

/// Where a list stands: the first thing shown, and where earlier pages began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    from: usize,
    before: Vec<usize>,
}

/// Turning pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the page that begins there.
    Forward(usize),
    /// To the page before.
    Back,
}

impl List {
    /// The first thing shown.
    pub fn from(&self) -> usize {
        self.from
    }

    /// Turns a page.
    pub fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::Forward(from) => self.before.push(std::mem::replace(&mut self.from, from)),
            Turn::Back => self.from = self.before.pop().unwrap_or(0),
        }
    }

    /// Draws a page of `count` things. `item` makes the one at a place; words are: previous, next, and the count line.
    pub fn view<M: Clone>(
        &self,
        page: &mut Page<'_, M>,
        area: Rect,
        count: usize,
        item: impl Fn(usize) -> Option<Item<M>>,
        words: (&str, &str, &dyn Fn(usize, usize, usize) -> String),
        turn: impl Fn(Turn) -> M,
    ) {
        let (pager, body) = take_bottom(area, page.grid.finger_rows());
        let room = if count > 0 { body } else { area };
        let shown = self.rows(page, room, item);
        let next = self.from + shown;
        if self.from == 0 && next >= count {
            return;
        }
        let width = (pager.width / 4).max(page.grid.finger_columns() + 4);
        if self.from > 0 {
            page.button(Rect { width, ..pager }, words.0, Look::Soft, turn(Turn::Back));
        }
        let (right, _) = take_right(pager, width, 0);
        if next < count && shown > 0 {
            page.button(right, words.1, Look::Primary, turn(Turn::Forward(next)));
        }
        let between = super::narrowed(pager, width + 1);
        let row = Rect { y: between.y + between.height / 2, height: 1, ..between };
        let line = (words.2)(self.from + 1, next, count);
        let style = plain(page.theme.muted, page.theme.page);
        page.text(row, &line, Align::Centre, style);
    }

    fn rows<M: Clone>(
        &self,
        page: &mut Page<'_, M>,
        area: Rect,
        item: impl Fn(usize) -> Option<Item<M>>,
    ) -> usize {
        let mut rest = area;
        let mut shown = 0;
        while let Some(item) = item(self.from + shown) {
            let row = Row::new(page, area, &item);
            if row.height > rest.height && shown > 0 {
                break;
            }
            let (top, below) = take_top(rest, row.height);
            row.view(page, top, &item);
            rest = below;
            shown += 1;
        }
        shown
    }
}

/// How one thing is laid out.
struct Row {
    height: u16,
    side: u16,
    name: Vec<String>,
    big: Option<super::Size>,
}

impl Row {
    fn new<M>(page: &Page<'_, M>, area: Rect, item: &Item<M>) -> Row {
        let side = item.side.as_ref().map_or(0, |(label, _)| {
            let label = u16::try_from(columns(label)).unwrap_or(8) + 4;
            label.max(page.grid.finger_columns())
        });
        let room = area.width.saturating_sub(4 + side + if side > 0 { page.grid.gap() } else { 0 });
        let big = if page.grid.large { drawn_size(page, &item.name, room, area.height) } else { None };
        let name = big.map_or_else(|| wrap(&item.name, room.into()), |_| vec![item.name.clone()]);
        let rows = big.map_or(u16::try_from(name.len()).unwrap_or(u16::MAX), |size| size.rows + 1);
        let air = if page.grid.large { 4 } else { 2 };
        let note = u16::from(!item.note.is_empty());
        let height =
            rows.saturating_add(note).saturating_add(air).max(page.grid.finger_rows()).min(area.height);
        Row { height, side, name, big }
    }

    fn view<M: Clone>(&self, page: &mut Page<'_, M>, area: Rect, item: &Item<M>) {
        let gap = if self.side > 0 { page.grid.gap() } else { 0 };
        let (side, main) =
            if self.side > 0 { take_right(area, self.side, gap) } else { (Rect::default(), area) };
        let theme = page.theme;
        let (ink, muted, bg) = if page.next_is_pressed() {
            (theme.bright, theme.bright, theme.pressed)
        } else {
            (theme.ink, theme.muted, theme.card)
        };
        page.card(main, bg);
        let inner = super::narrowed(Rect { y: main.y + 1, height: main.height.saturating_sub(2), ..main }, 2);
        let name_rows = self.big.map_or(u16::try_from(self.name.len()).unwrap_or(1), |size| size.rows + 1);
        let rows = name_rows + u16::from(!item.note.is_empty());
        let top = Rect { y: inner.y + inner.height.saturating_sub(rows) / 2, ..inner };
        let (head, below) = take_top(top.intersection(inner), name_rows);
        match self.big {
            Some(size) => page.glyphs(head, &item.name, size, Align::Left, ink, bg),
            None => page.lines(head, &self.name, Align::Left, bold(ink, bg)),
        }
        page.text(Rect { height: 1.min(below.height), ..below }, &item.note, Align::Left, plain(muted, bg));
        page.target(main, item.message.clone());
        if let Some((label, message)) = &item.side {
            page.button(side, label, Look::Accent, message.clone());
        }
    }
}

/// The size a name is drawn in on a large-type list: one line of glyphs, or none where it is too long for one.
fn drawn_size<M>(page: &Page<'_, M>, name: &str, width: u16, height: u16) -> Option<super::Size> {
    page.biggest(name, width, height.min(5)).filter(|size| size.rows >= 4)
}
