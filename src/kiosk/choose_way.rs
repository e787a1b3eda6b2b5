//! Choosing a unit or a theme to look under.
use super::{
    choose_matter::ChooseMatter,
    heading::{heading, message},
};
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::Theme;
use crate::text::layout::wrap::columns as columns_of;
use crate::ui::{Align, ButtonStyle, Page, Role, Tile, TurnDirection, take_bottom, take_right, tiles};
use ratatui::layout::Rect;

/// What to look under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BrowseWay {
    Departments,
    Themes,
}

/// Tiles of units or themes that have matters, with how many each has.
pub(super) struct ChooseWay {
    way: BrowseWay,
    places: Vec<(String, usize)>,
    page: usize,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Choose(usize),
    Page(usize),
}

impl ChooseWay {
    pub fn new(way: BrowseWay, context: &Context) -> Self {
        let catalogue = &context.hall.catalogue;
        let listed: Vec<&str> = match way {
            BrowseWay::Departments => {
                context.hall.setup.departments.iter().map(|d| d.name.zh.as_str()).collect()
            }
            BrowseWay::Themes => context.hall.setup.themes.iter().map(|t| t.name.zh.as_str()).collect(),
        };
        let present =
            if way == BrowseWay::Departments { catalogue.departments() } else { catalogue.themes() };
        let known = listed.iter().copied().filter(|name| present.iter().any(|p| p == name));
        let others = present.iter().map(String::as_str).filter(|name| !listed.contains(name));
        let count = |name: &str| match way {
            BrowseWay::Departments => catalogue.count_of_department(name),
            BrowseWay::Themes => catalogue.count_of_theme(name),
        };
        let places = known.chain(others).map(|name| (name.to_owned(), count(name))).collect();
        ChooseWay { way, places, page: 0 }
    }

    fn title<'c>(&self, context: &'c Context, name: &'c str) -> &'c str {
        match self.way {
            BrowseWay::Departments => context.department(name),
            BrowseWay::Themes => self.theme(context, name).map_or(name, |theme| context.say(&theme.name)),
        }
    }

    fn theme<'c>(&self, context: &'c Context, name: &str) -> Option<&'c Theme> {
        context.hall.setup.themes.iter().find(|theme| self.way == BrowseWay::Themes && theme.name.zh == name)
    }
}

impl Screen for ChooseWay {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let title =
            if self.way == BrowseWay::Departments { words.choose_department } else { words.choose_theme };
        let body = heading(page, page.area, title);
        if self.places.is_empty() {
            message(page, body, words.nothing_here);
            return;
        }
        let (pager, body) = take_bottom(body, page.grid.finger_rows());
        let (columns, rows) = self.arrangement(page, body);
        let each = usize::from(columns * rows).max(1);
        // Another size of type has fewer pages.
        let pages = self.places.len().div_ceil(each);
        let at = self.page.min(pages.saturating_sub(1));
        let cells = tiles(body, columns, rows, page.grid.gap());
        let shown = self.places.iter().enumerate().skip(at * each);
        let longest =
            shown.clone().take(each).map(|(_, (name, _))| columns_of(self.title(context, name))).max();
        let longest = u16::try_from(longest.unwrap_or(0)).unwrap_or(u16::MAX);
        let room = cells.first().map_or(0, |cell| cell.width.saturating_sub(5));
        let drawn = shown
            .clone()
            .take(each)
            .all(|(_, (name, _))| page.few_lines(Role::Title, self.title(context, name), room, 2).is_some());
        for (cell, (at, (name, count))) in cells.into_iter().zip(shown) {
            let theme = self.theme(context, name);
            let title = self.title(context, name);
            let glyph = theme.and_then(|theme| theme.glyph).filter(|_| !context.grid.large);
            let note = if context.grid.large && drawn { String::new() } else { (words.matters)(*count) };
            let tile = Tile { glyph, title, note: &note, look: ButtonStyle::Primary, longest, drawn };
            page.tile(cell, tile, Message::Choose(at));
        }
        draw_pager(context, page, pager, at, pages);
    }

    /// A page that was opened before the catalogue was there fills when it comes.
    fn tick(&mut self, context: &Context) -> Outcome {
        if self.places.is_empty() {
            *self = ChooseWay::new(self.way, context);
        }
        Outcome::stay()
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Page(to) => {
                self.page = to;
                Outcome::stay()
            }
            Message::Choose(at) => match (self.places.get(at), self.way) {
                (Some((name, _)), BrowseWay::Departments) => {
                    Outcome::open(ChooseMatter::of_department(name, context))
                }
                (Some((name, _)), BrowseWay::Themes) => Outcome::open(ChooseMatter::of_theme(name, context)),
                (None, _) => Outcome::stay(),
            },
        }
    }
}

impl ChooseWay {
    /// Columns and rows of tiles. English names are longer, large type needs more room.
    fn arrangement(&self, page: &Page<'_, Message>, body: Rect) -> (u16, u16) {
        let low = page.grid.large && body.height < 20;
        let least = if page.grid.large && !low { 60 } else { 32 };
        let columns = (body.width / least).clamp(1, 4);
        let glyphs = self.way == BrowseWay::Themes && !page.grid.large && body.height >= 16;
        let height = if page.grid.large {
            if low { 5 } else { 10 }
        } else if glyphs {
            7
        } else {
            4
        };
        let rows = (body.height / height.max(page.grid.finger_rows() + 1)).max(1);
        (columns, rows)
    }
}

/// Draws the buttons to the pages before and after, and which one this is.
fn draw_pager(context: &Context, page: &mut Page<'_, Message>, area: Rect, at: usize, pages: usize) {
    if pages < 2 {
        return;
    }
    let words = context.words();
    let width = (area.width / 4).max(page.grid.finger_columns() + 4);
    if at > 0 {
        page.button(Rect { width, ..area }, words.previous, ButtonStyle::Soft, Message::Page(at - 1));
        page.turns(TurnDirection::Back);
    }
    if at + 1 < pages {
        let (right, _) = take_right(area, width, 0);
        page.button(right, words.next, ButtonStyle::Primary, Message::Page(at + 1));
        page.turns(TurnDirection::Forward);
    }
    let row = Rect { y: area.y + area.height / 2, height: 1, ..crate::ui::narrowed(area, width + 1) };
    page.text(row, &(words.page_of)(at + 1, pages), Align::Centre, Role::Note);
}
