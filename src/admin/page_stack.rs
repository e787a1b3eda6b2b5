//! The pages that lie on each other; the one on top is seen.
use super::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, Hint, PageReply, PageTurning, Unfinished,
};
use crate::ui::{Page, input::Key};
use ratatui::layout::Rect;

/// Pages, the first one at the bottom.
#[derive(Debug)]
pub(super) struct PageStack {
    first: Box<dyn AdminPage>,
    above: Vec<Box<dyn AdminPage>>,
    /// How often another page came to lie on top.
    turned: u32,
}

impl PageStack {
    /// One page.
    pub fn new(first: Box<dyn AdminPage>) -> PageStack {
        PageStack { first, above: Vec::new(), turned: 0 }
    }

    fn top(&self) -> &dyn AdminPage {
        self.above.last().unwrap_or(&self.first).as_ref()
    }

    fn top_mut(&mut self) -> &mut dyn AdminPage {
        self.above.last_mut().unwrap_or(&mut self.first).as_mut()
    }

    pub fn title(&self, here: &AdminSession) -> String {
        self.top().title(here)
    }

    pub fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        self.top().view(page, here, area);
    }

    pub fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        self.top().hints(here)
    }

    pub fn takes_letters(&self) -> bool {
        self.top().takes_letters()
    }

    pub fn is_commanded(&self) -> bool {
        self.top().is_commanded()
    }

    /// A number that is another one whenever another sheet lies on top.
    pub fn sheet(&self) -> u32 {
        self.turned.wrapping_mul(16).wrapping_add(self.top().sheet())
    }

    pub fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        self.top_mut().key(key, here)
    }

    pub fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        self.top_mut().touch(touch, here)
    }

    pub fn paste(&mut self, letter: char, here: &AdminSession) -> PageReply {
        self.top_mut().paste(letter, here)
    }

    pub fn tick(&mut self, here: &AdminSession) -> PageReply {
        self.top_mut().tick(here)
    }

    /// All pages hear what the worker tells; where to go only the one on top says.
    pub fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        let mut requests = Vec::new();
        let below = self.above.len().checked_sub(1);
        let first = below.is_some().then_some(&mut self.first);
        let covered = first.into_iter().chain(self.above.iter_mut().take(below.unwrap_or(0)));
        for page in covered {
            requests.extend(page.hear(news, here).requests);
        }
        self.top_mut().hear(news, here).asking(requests)
    }

    /// What is half written on any page.
    pub fn leave(&mut self, here: &AdminSession) -> Vec<AdminRequest> {
        let pages = std::iter::once(&mut self.first).chain(self.above.iter_mut());
        pages.flat_map(|page| page.leave(here)).collect()
    }

    /// What is half written on any page and not kept.
    pub fn unfinished(&self, here: &AdminSession) -> Vec<Unfinished> {
        let pages = std::iter::once(&self.first).chain(&self.above);
        pages.filter_map(|page| page.unfinished(here)).collect()
    }

    /// Goes where a page leads; what is half written on pages that go is kept.
    pub fn turn(&mut self, turn: PageTurning, here: &AdminSession) -> Vec<AdminRequest> {
        let mut kept = Vec::new();
        let before = self.turned;
        self.turned = self.turned.wrapping_add(1);
        let mut drop_pages = |above: &mut Vec<Box<dyn AdminPage>>, count: usize| {
            for mut page in above.split_off(above.len().saturating_sub(count)) {
                kept.extend(page.leave(here));
            }
        };
        match turn {
            PageTurning::Back => drop_pages(&mut self.above, 1),
            PageTurning::BackBy(count) => drop_pages(&mut self.above, count),
            PageTurning::Open(page) => self.above.push(page),
            PageTurning::Replace(page) => {
                drop_pages(&mut self.above, 1);
                self.above.push(page);
            }
            PageTurning::Stay | PageTurning::GoOn | PageTurning::Lock | PageTurning::SignOut => {
                self.turned = before;
            }
        }
        kept
    }
}
