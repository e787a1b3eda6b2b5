//! Choosing a theme or a unit to look under: those that have matters, each with how many.
use super::{
    choose_matter::ChooseMatter,
    heading::{heading, message},
    part_name::{part_name, theme, theme_name},
};
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::CataloguePart;
use crate::text::layout::wrap::columns as columns_of;
use crate::ui::{Align, ButtonStyle, Page, Role, Tile, TurnDirection, take_bottom, take_right, tiles};
use ratatui::layout::Rect;

/// A list longer than this is divided by theme or unit first.
const LONG: usize = 48;

/// What to look under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BrowseWay {
    Departments,
    Themes,
}

/// Tiles of units or themes that have matters, with how many each has.
pub(super) struct ChooseWay {
    way: BrowseWay,
    /// Of which matters.
    part: CataloguePart,
    places: Vec<(String, usize)>,
    page: usize,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Choose(usize),
    Page(usize),
}

/// How tiles are set on a page.
#[derive(Clone, Copy)]
struct Arrangement {
    columns: u16,
    rows: u16,
    glyphs: bool,
}

impl Arrangement {
    fn tiles(self) -> usize {
        usize::from(self.columns * self.rows).max(1)
    }
}

/// Opens what leads to the matters of a part of the catalogue: their list, or where that is long the themes or units of
/// them.
pub(super) fn open(part: CataloguePart, context: &Context) -> Outcome {
    if context.hall.catalogue.within(&part).nth(LONG).is_some() {
        let ways =
            [(part.theme.is_none(), BrowseWay::Themes), (part.department.is_none(), BrowseWay::Departments)];
        for (_, way) in ways.into_iter().filter(|(is_open, _)| *is_open) {
            let choice = ChooseWay::within(way, part.clone(), context);
            if choice.places.len() > 1 {
                return Outcome::open(choice);
            }
        }
    }
    Outcome::open(ChooseMatter::new(part, context))
}

impl ChooseWay {
    pub fn new(way: BrowseWay, context: &Context) -> Self {
        Self::within(way, CataloguePart::default(), context)
    }

    /// The themes or units of a part of the catalogue.
    pub fn within(way: BrowseWay, part: CataloguePart, context: &Context) -> Self {
        let (catalogue, setup) = (&context.hall.catalogue, &context.hall.setup);
        let (listed, present): (Vec<&str>, _) = match way {
            BrowseWay::Departments => (
                setup.departments.iter().map(|department| department.name.zh.as_str()).collect(),
                catalogue.departments_within(&part),
            ),
            BrowseWay::Themes => (
                setup.themes.iter().map(|theme| theme.name.zh.as_str()).collect(),
                catalogue.themes_within(&part),
            ),
        };
        let known = listed.iter().filter_map(|name| present.iter().find(|(present, _)| present == name));
        let others = present.iter().filter(|(name, _)| !listed.contains(name));
        let places = known.chain(others).map(|(name, count)| ((*name).to_owned(), *count)).collect();
        ChooseWay { way, part, places, page: 0 }
    }

    fn heading(&self, context: &Context) -> String {
        let words = context.words();
        match self.way {
            _ if self.part != CataloguePart::default() => part_name(&self.part, context),
            BrowseWay::Departments => words.choose_department.to_owned(),
            BrowseWay::Themes => words.choose_theme.to_owned(),
        }
    }

    fn title<'c>(&self, context: &'c Context, name: &'c str) -> &'c str {
        match self.way {
            BrowseWay::Departments => context.department(name),
            BrowseWay::Themes => theme_name(context, name),
        }
    }

    fn glyph(&self, context: &Context, name: &str) -> Option<char> {
        theme(context, name).filter(|_| self.way == BrowseWay::Themes)?.glyph
    }
}

impl Screen for ChooseWay {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let body = heading(page, page.area, &self.heading(context));
        if self.places.is_empty() {
            message(page, body, words.nothing_here);
            return;
        }
        let (pager, body) = take_bottom(body, page.grid.finger_rows());
        let longest = self.places.iter().map(|(name, _)| columns_of(self.title(context, name))).max();
        let longest = u16::try_from(longest.unwrap_or(0)).unwrap_or(u16::MAX);
        let Arrangement { columns, rows, glyphs } = self.arrangement(page, body, longest);
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
            let title = self.title(context, name);
            let glyph = self.glyph(context, name).filter(|_| glyphs);
            let note = if context.grid.large && drawn { String::new() } else { (words.matters)(*count) };
            let tile = Tile { glyph, title, note: &note, look: ButtonStyle::Primary, longest, drawn };
            page.tile(cell, tile, Message::Choose(at));
        }
        draw_pager(context, page, pager, at, pages);
    }

    /// A page that was opened before the catalogue was there fills when it comes.
    fn tick(&mut self, context: &Context) -> Outcome {
        if self.places.is_empty() {
            *self = ChooseWay::within(self.way, self.part.clone(), context);
        }
        Outcome::stay()
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Page(to) => {
                self.page = to;
                Outcome::stay()
            }
            Message::Choose(at) => {
                let Some((name, _)) = self.places.get(at) else { return Outcome::stay() };
                let (part, name) = (self.part.clone(), Some(name.clone()));
                let part = match self.way {
                    BrowseWay::Departments => CataloguePart { department: name, ..part },
                    BrowseWay::Themes => CataloguePart { theme: name, ..part },
                };
                open(part, context)
            }
        }
    }
}

impl ChooseWay {
    /// How tiles are set: with their drawn characters where all of them then stand on one page, else as many as can be read.
    fn arrangement(&self, page: &Page<'_, Message>, body: Rect, longest: u16) -> Arrangement {
        let usual = self.usual_arrangement(page, body);
        if page.grid.large || self.places.len() <= usual.tiles() {
            return usual;
        }
        // A stripe of colour, and a blank on either side; a name that is longer takes a second row.
        let least = (longest + 6).max(page.grid.finger_columns());
        let fitting = (body.width + page.grid.gap()) / (least + page.grid.gap());
        let columns = fitting.clamp(usual.columns, 8);
        let height = 4 + u16::from(fitting < columns);
        let rows = (body.height / height.max(page.grid.finger_rows() + 1)).max(1);
        let close = Arrangement { columns, rows, glyphs: false };
        if close.tiles() > usual.tiles() { close } else { usual }
    }

    /// Columns and rows of tiles. English names are longer, large type needs more room.
    fn usual_arrangement(&self, page: &Page<'_, Message>, body: Rect) -> Arrangement {
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
        // A lower page has room for none of them, and shows none.
        Arrangement { columns, rows, glyphs: !page.grid.large }
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
