//! Where a row of things begins of which only some fit, and where earlier pages of it began.
use crate::ui::PageTurn;

/// The first thing shown, and where the pages before began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paging {
    pub from: usize,
    before: Vec<usize>,
}

impl Paging {
    /// Turns a page.
    pub fn turn(&mut self, turn: PageTurn) {
        match turn {
            PageTurn::Forward(from) => self.before.push(std::mem::replace(&mut self.from, from)),
            PageTurn::Back => self.from = self.before.pop().unwrap_or(0),
        }
    }
}
