//! A list of things to choose from, as many to a page as fit, each with room for its whole name.
use super::{Align, ButtonStyle, Page, Role, TurnDirection, row::ListRow, take_bottom, take_right, take_top};
use ratatui::layout::Rect;

/// One thing in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem<M> {
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

/// A turn of the list's page: where the next page begins, or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageTurn {
    /// To the page that begins there.
    Forward(usize),
    /// To the page before.
    Back,
}

/// The words of turning pages.
#[derive(Clone, Copy)]
pub struct PageTurnWords {
    /// On the button back.
    pub previous: &'static str,
    /// On the button forward.
    pub next: &'static str,
    /// From, to, of how many.
    pub range: fn(usize, usize, usize) -> String,
}

/// How close the things of a list stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListSpacing {
    /// With room for what explains them.
    Usual,
    /// Names alone, in as many columns as they can be read in.
    Close,
    /// Names alone that take several rows, for lists of many pages.
    Closest,
}

impl ListSpacing {
    /// How wide a column is at least.
    fn column(self) -> u16 {
        match self {
            ListSpacing::Usual => 58,
            ListSpacing::Close => 32,
            ListSpacing::Closest => 22,
        }
    }
}

/// A list this low has its page buttons beside it, and its notes on the line of the name.
const LOW: u16 = 16;

impl List {
    /// Turns a page.
    pub fn turn(&mut self, turn: PageTurn) {
        match turn {
            PageTurn::Forward(from) => self.before.push(std::mem::replace(&mut self.from, from)),
            PageTurn::Back => self.from = self.before.pop().unwrap_or(0),
        }
    }

    /// Draws a page of `count` things. `item` makes the one at a place.
    pub fn view<M: Clone>(
        &self,
        page: &mut Page<'_, M>,
        area: Rect,
        count: usize,
        item: impl Fn(usize) -> Option<ListItem<M>>,
        words: PageTurnWords,
        turn: impl Fn(PageTurn) -> M,
    ) {
        self.view_spaced(page, area, (count, ListSpacing::Usual), item, words, turn);
    }

    /// Draws a page of so many things that stand so close.
    pub fn view_spaced<M: Clone>(
        &self,
        page: &mut Page<'_, M>,
        area: Rect,
        (count, spacing): (usize, ListSpacing),
        item: impl Fn(usize) -> Option<ListItem<M>>,
        words: PageTurnWords,
        turn: impl Fn(PageTurn) -> M,
    ) {
        let low = area.height < LOW;
        let (pager, body) = if low {
            take_right(area, page.grid.finger_columns().max(10), page.grid.gap())
        } else {
            take_bottom(area, page.grid.finger_rows())
        };
        let shown = self.rows(page, body, (low, spacing.column()), item);
        let next = self.from + shown;
        let forward = (next < count && shown > 0).then(|| turn(PageTurn::Forward(next)));
        let back = (self.from > 0).then(|| turn(PageTurn::Back));
        if forward.is_none() && back.is_none() {
            return;
        }
        let (first, last) = if low { beside(page, pager) } else { below(page, pager) };
        if let Some(back) = back {
            page.button(first, words.previous, ButtonStyle::Soft, back);
            page.turns(TurnDirection::Back);
        }
        if let Some(forward) = forward {
            page.button(last, words.next, ButtonStyle::Primary, forward);
            page.turns(TurnDirection::Forward);
        }
        if !low {
            let between = super::narrowed(pager, first.width + 1);
            let row = Rect { y: between.y + between.height / 2, height: 1, ..between };
            page.text(row, &(words.range)(self.from + 1, next, count), Align::Centre, Role::Note);
        }
    }

    fn rows<M: Clone>(
        &self,
        page: &mut Page<'_, M>,
        area: Rect,
        (low, column): (bool, u16),
        item: impl Fn(usize) -> Option<ListItem<M>>,
    ) -> usize {
        let columns = if page.grid.large { 1 } else { (area.width / column).max(1) };
        let cells = super::tiles(Rect { height: 1, ..area }, columns, 1, page.grid.gap());
        let mut rest = area;
        let mut shown = 0;
        // Names are drawn only where all that are likely to stand on the page can be: mixed sizes look broken.
        let likely = (0..4).map_while(|at| item(self.from + at));
        let drawn = page.grid.large
            && likely.into_iter().all(|item| ListRow::can_be_drawn(page, cells[0], &item, area.height));
        loop {
            let items: Vec<ListItem<M>> =
                (0..usize::from(columns)).map_while(|at| item(self.from + shown + at)).collect();
            let laid: Vec<ListRow> = items
                .iter()
                .zip(&cells)
                .map(|(item, cell)| ListRow::new(page, *cell, item, low, (area.height, drawn)))
                .collect();
            let height = laid.iter().map(|row| row.height).max().unwrap_or(0).min(area.height);
            if items.is_empty() || height > rest.height {
                return shown;
            }
            let (top, below) = take_top(rest, height);
            for ((row, item), cell) in laid.iter().zip(&items).zip(&cells) {
                row.view(page, Rect { x: cell.x, width: cell.width, ..top }, item);
            }
            rest = below;
            shown += items.len();
        }
    }
}

fn below<M>(page: &Page<'_, M>, pager: Rect) -> (Rect, Rect) {
    let width = (pager.width / 4).max(page.grid.finger_columns() + 4);
    (Rect { width, ..pager }, take_right(pager, width, 0).0)
}

fn beside<M>(page: &Page<'_, M>, pager: Rect) -> (Rect, Rect) {
    let finger = page.grid.finger_rows();
    (Rect { height: finger, ..pager }, take_bottom(pager, finger).0)
}
