//! Choosing a theme or a unit to look under: those that have matters, each with how many.
use super::{
    by_name::by_name,
    choose_matter::ChooseMatter,
    heading::{heading, message},
    part_name::{part_name, theme, theme_name},
};
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::catalogue::{CataloguePart, MatterId};
use crate::text::layout::wrap::columns as columns_of;
use crate::ui::{Align, ButtonStyle, Page, Role, Tile, TurnDirection, take_bottom, take_right, tiles};
use ratatui::layout::Rect;

/// A list longer than this is divided by theme or unit first.
const LONG: usize = 36;
/// Units that share a tile have so many matters at most, which is a page of them.
const FEW: usize = 16;

/// What to look under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BrowseWay {
    Departments,
    Themes,
    /// Names in the order of a dictionary, where nothing else divides a list.
    Names,
}

/// Tiles of units or themes that have matters, with how many each has.
pub(super) struct ChooseWay {
    way: BrowseWay,
    /// Of which matters.
    part: CataloguePart,
    places: Vec<(String, usize)>,
    /// The matters of all places one after the other, where names divide them.
    named: Vec<MatterId>,
    page: usize,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Choose(usize),
    /// The units that share the last of so many tiles.
    Rest(usize),
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
        let ways = [
            (part.theme.is_none(), BrowseWay::Themes),
            (part.department.is_none(), BrowseWay::Departments),
            (true, BrowseWay::Names),
        ];
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
            BrowseWay::Names => {
                let (places, named) = by_name(&part, context);
                return ChooseWay { way, part, places, named, page: 0 };
            }
        };
        let known = listed.iter().filter_map(|name| present.iter().find(|(present, _)| present == name));
        let others = present.iter().filter(|(name, _)| !listed.contains(name));
        let places = known.chain(others).map(|(name, count)| ((*name).to_owned(), *count)).collect();
        ChooseWay { way, part, places, named: Vec::new(), page: 0 }
    }

    fn heading(&self, context: &Context) -> String {
        let words = context.words();
        match self.way {
            _ if self.part != CataloguePart::default() => part_name(&self.part, context),
            BrowseWay::Departments => words.choose_department.to_owned(),
            BrowseWay::Themes | BrowseWay::Names => words.choose_theme.to_owned(),
        }
    }

    fn title<'c>(&self, context: &'c Context, name: &'c str) -> &'c str {
        match self.way {
            BrowseWay::Departments => context.department(name),
            BrowseWay::Themes => theme_name(context, name),
            BrowseWay::Names => name,
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
        let longest = self.places.iter().map(|(name, _)| columns_of(self.title(context, name))).max();
        let longest = u16::try_from(longest.unwrap_or(0)).unwrap_or(u16::MAX);
        let (pager, above) = take_bottom(body, page.grid.finger_rows());
        // Where all of them stand on one page, it needs no buttons for turning.
        let alone = self.arrangement(page, body, longest);
        let rest = self.rest(alone.tiles());
        let is_alone = alone.tiles() >= self.places.len() || !rest.is_empty();
        let (body, arrangement) =
            if is_alone { (body, alone) } else { (above, self.arrangement(page, above, longest)) };
        let each = arrangement.tiles();
        let mut places = self.shown(context, &rest, arrangement);
        // Another size of type has fewer pages.
        let pages = places.len().div_ceil(each);
        let at = self.page.min(pages.saturating_sub(1));
        places.drain(..at * each);
        places.truncate(each);
        draw_places(context, page, body, arrangement, &places);
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
                    BrowseWay::Names => return self.named_at(at, context),
                };
                open(part, context)
            }
            Message::Rest(tiles) => {
                let rest = self.rest(tiles);
                let others = self.places.iter().enumerate().filter(|(at, _)| !rest.contains(at));
                let without = others.map(|(_, (name, _))| name.clone()).collect();
                open(CataloguePart { without, ..self.part.clone() }, context)
            }
        }
    }
}

/// A place as it is shown on a tile.
struct ShownPlace<'c> {
    title: &'c str,
    count: usize,
    glyph: Option<char>,
    message: Message,
}

impl ChooseWay {
    /// Opens the matters that share a tile by their names.
    fn named_at(&self, at: usize, context: &Context) -> Outcome {
        let before = self.places.iter().take(at).map(|(_, count)| count).sum();
        let count = self.places.get(at).map_or(0, |(_, count)| *count);
        let named = self.named.iter().skip(before).take(count).copied();
        Outcome::open(ChooseMatter::some(self.part.clone(), named, context))
    }

    /// The places as they are shown; those that share a tile come last.
    fn shown<'c>(
        &'c self,
        context: &'c Context,
        rest: &[usize],
        arrangement: Arrangement,
    ) -> Vec<ShownPlace<'c>> {
        let places = self.places.iter().enumerate().filter(|(at, _)| !rest.contains(at));
        let place = |(at, (name, count)): (usize, &'c (String, usize))| ShownPlace {
            title: self.title(context, name),
            count: *count,
            glyph: self.glyph(context, name).filter(|_| arrangement.glyphs),
            message: Message::Choose(at),
        };
        let mut shown: Vec<ShownPlace> = places.map(place).collect();
        if !rest.is_empty() {
            shown.push(ShownPlace {
                title: context.words().other_departments,
                count: rest.iter().filter_map(|at| self.places.get(*at)).map(|(_, count)| count).sum(),
                glyph: None,
                message: Message::Rest(arrangement.tiles()),
            });
        }
        shown
    }

    /// Units that share the last of so many tiles where there are more units than tiles: those with the fewest matters,
    /// if they have few together. None where they have not, and pages are turned.
    fn rest(&self, tiles: usize) -> Vec<usize> {
        if self.way != BrowseWay::Departments || self.places.len() <= tiles || tiles < 2 {
            return Vec::new();
        }
        let count = |at: &usize| self.places.get(*at).map_or(0, |(_, count)| *count);
        let mut fewest: Vec<usize> = (0..self.places.len()).collect();
        fewest.sort_by_key(|at| (count(at), std::cmp::Reverse(*at)));
        fewest.truncate(self.places.len() + 1 - tiles);
        if fewest.iter().map(count).sum::<usize>() > FEW { Vec::new() } else { fewest }
    }

    /// How tiles are set: with their drawn characters where all of them then stand on one page, else as many as can be read.
    fn arrangement(&self, page: &Page<'_, Message>, body: Rect, longest: u16) -> Arrangement {
        let usual = self.usual_arrangement(page, body);
        if page.grid.large || self.places.len() <= usual.tiles() {
            return usual;
        }
        let mut best = usual;
        for lines in [1, 2] {
            // A stripe of colour, and a blank on either side; two rows of a name seldom come out even.
            let name = if lines == 1 { longest } else { longest.div_ceil(2) + 2 };
            let least = name.saturating_add(6).max(page.grid.finger_columns());
            let fitting = (body.width + page.grid.gap()) / (least + page.grid.gap());
            let columns = fitting.clamp(usual.columns, 8);
            let height = 3 + lines.max(1 + u16::from(fitting < columns));
            let rows = (body.height / height.max(page.grid.finger_rows() + 1)).max(1);
            let close = Arrangement { columns, rows, glyphs: false };
            if best.tiles() < self.places.len() && close.tiles() > best.tiles() {
                best = close;
            }
        }
        best
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

/// Draws the tiles of a page.
fn draw_places(
    context: &Context,
    page: &mut Page<'_, Message>,
    body: Rect,
    arrangement: Arrangement,
    places: &[ShownPlace<'_>],
) {
    let cells = tiles(body, arrangement.columns, arrangement.rows, page.grid.gap());
    let longest = places.iter().map(|place| columns_of(place.title)).max().unwrap_or(0);
    let longest = u16::try_from(longest).unwrap_or(u16::MAX);
    let room = cells.first().map_or(0, |cell| cell.width.saturating_sub(5));
    let drawn = places.iter().all(|place| page.few_lines(Role::Title, place.title, room, 2).is_some());
    for (cell, place) in cells.into_iter().zip(places) {
        let without_note = context.grid.large && drawn;
        let note = if without_note { String::new() } else { (context.words().matters)(place.count) };
        let (glyph, title) = (place.glyph, place.title);
        let tile = Tile { glyph, title, note: &note, look: ButtonStyle::Primary, longest, drawn };
        page.tile(cell, tile, place.message);
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
