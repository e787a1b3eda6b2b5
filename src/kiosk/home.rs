//! The first screen: what would you like to do?
use super::{
    choose_line::ChooseLine,
    choose_way::{BrowseWay, ChooseWay, open},
    opinion::{OpinionBox, ReceiptEntry},
    search::Search,
};
use crate::app::message::RequestKind;
use crate::app::screen::{Context, FrameStyle, Outcome, Screen};
use crate::hall::catalogue::CataloguePart;
use crate::text::kiosk::{KioskWords, opinion};
use crate::text::layout::wrap::columns as columns_of_text;
use crate::ui::{Align, ButtonStyle, Page, Role, Tile, take_bottom, take_top, tiles};
use ratatui::layout::Rect;

/// The first screen.
pub(super) struct Home;

/// What can be done first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    TakeNumber,
    Search,
    Departments,
    Themes,
    People,
    Organisations,
    OpinionBox,
    LookUp,
}

impl Screen for Home {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let words = context.words();
        let body = greeting(page, words);
        let choices = choices(context);
        let longest = choices.iter().map(|choice| columns_of(choice.2)).max().unwrap_or(0);
        let all: Vec<Tile<'_>> = choices
            .iter()
            .map(|(_, glyph, title, note, look)| Tile {
                glyph: Some(*glyph),
                title,
                note,
                look: *look,
                longest,
                drawn: false,
            })
            .collect();
        let (areas, is_large) = arrangement(page, body, &all);
        for ((area, tile), (message, ..)) in areas.into_iter().zip(all).zip(choices) {
            let glyph = tile.glyph.filter(|_| !is_large);
            page.tile(area, Tile { glyph, drawn: is_large, ..tile }, message);
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::TakeNumber => Outcome::open(ChooseLine::default()).ask(RequestKind::CountLines),
            Message::Search => Outcome::open(Search::new(context)),
            Message::Departments => Outcome::open(ChooseWay::new(BrowseWay::Departments, context)),
            Message::Themes => Outcome::open(ChooseWay::new(BrowseWay::Themes, context)),
            Message::People => open(open_to(false), context),
            Message::Organisations => open(open_to(true), context),
            Message::OpinionBox => Outcome::open(OpinionBox::beside(|| Box::new(ReceiptEntry::for_rating()))),
            Message::LookUp => Outcome::open(ReceiptEntry::default()),
        }
    }

    fn frame(&self) -> FrameStyle {
        FrameStyle::First
    }
}

/// The matters that are open to organisations, or to people.
fn open_to(organisations: bool) -> CataloguePart {
    CataloguePart { organisations: Some(organisations), ..CataloguePart::default() }
}

type HomeButton = (Message, char, &'static str, &'static str, ButtonStyle);

/// How many there are.
const TILES: u16 = 8;

fn choices(context: &Context) -> [HomeButton; TILES as usize] {
    let (words, opinion) = (context.words(), opinion::words(context.lang));
    let name = |long, short| if context.grid.large { short } else { long };
    [
        (
            Message::TakeNumber,
            '号',
            name(words.take_number, words.number_short),
            words.take_number_note,
            ButtonStyle::Accent,
        ),
        (
            Message::Search,
            '搜',
            name(words.search, words.search_short),
            words.search_note,
            ButtonStyle::Primary,
        ),
        (
            Message::Departments,
            '部',
            name(words.departments, words.departments_short),
            words.departments_note,
            ButtonStyle::Primary,
        ),
        (
            Message::Themes,
            '题',
            name(words.themes, words.themes_short),
            words.themes_note,
            ButtonStyle::Primary,
        ),
        (Message::People, '人', name(words.people, words.people_short), words.people_note, ButtonStyle::Good),
        (
            Message::Organisations,
            '企',
            name(words.organisations, words.organisations_short),
            words.organisations_note,
            ButtonStyle::Good,
        ),
        (
            Message::OpinionBox,
            '意',
            name(opinion.tile, opinion.tile_short),
            opinion.tile_note,
            ButtonStyle::Primary,
        ),
        (
            Message::LookUp,
            '查',
            name(opinion.look_up, opinion.look_up_short),
            opinion.look_up_note,
            ButtonStyle::Primary,
        ),
    ]
}

/// Greets, and returns what is left for the tiles.
fn greeting(page: &mut Page<'_, Message>, words: &KioskWords) -> Rect {
    let area = page.area;
    if area.height < 34 {
        let (top, rest) = take_top(area, if area.height >= 22 { 3 } else { 1 });
        let row = Rect { y: top.y + top.height / 2, height: 1, ..top };
        page.text(row, words.what_for, Align::Centre, Role::Title);
        return rest;
    }
    let (top, rest) = take_top(area, 9);
    let (hello, line) = take_top(Rect { y: top.y + 1, height: 8, ..top }, 5);
    page.display(hello, words.hello, Align::Centre, Role::Title);
    page.text(Rect { y: line.y + 1, height: 1, ..line }, words.what_for, Align::Centre, Role::Title);
    let (bottom, rest) = take_bottom(rest, 2);
    page.text(Rect { height: 1, ..bottom }, words.lost, Align::Centre, Role::Note);
    rest
}

/// Where the tiles stand, four or two in a row, and whether their titles stand in large letters: in large type the
/// arrangement is another, or without air between the rows, where only that makes them so.
fn arrangement(page: &Page<'_, Message>, body: Rect, all: &[Tile<'_>]) -> (Vec<Rect>, bool) {
    let usual = if page.grid.is_wide() { 4 } else { 2 };
    let others = [(usual, true), (usual, false), (6 - usual, true), (6 - usual, false)];
    let others =
        [true, false].map(|with_notes| others.map(|(columns, has_air)| (columns, has_air, with_notes)));
    let mut others = others.into_iter().flatten().filter(|_| page.grid.large);
    let with_large = others.find_map(|(columns, has_air, with_notes)| {
        let areas = areas(page, body, columns, has_air);
        let is_large = areas.first().is_some_and(|area| page.have_large_titles(*area, all, with_notes));
        is_large.then_some((areas, true))
    });
    with_large.unwrap_or_else(|| (areas(page, body, usual, true), false))
}

/// Places of tiles, so many in a row, a row of air between them where there are rows to spare.
fn areas(page: &Page<'_, Message>, body: Rect, columns: u16, has_air: bool) -> Vec<Rect> {
    let rows = (body.height / (TILES / columns)).min(if page.grid.large { 16 } else { 13 });
    let body = Rect { height: (rows * (TILES / columns)).min(body.height), ..body };
    let air = u16::from(has_air && rows > page.grid.finger_rows() + 1);
    let cells = tiles(body, columns, TILES / columns, page.grid.gap());
    cells.into_iter().map(|cell| Rect { height: cell.height - air, ..cell }).collect()
}

fn columns_of(text: &str) -> u16 {
    u16::try_from(columns_of_text(text)).unwrap_or(u16::MAX)
}
