//! The opinion box: which kind of thing somebody wants to say, and what others have said before.
use super::{draft::OpinionDraft, published::PublishedChanges, subject_words};
use crate::app::message::RequestKind;
use crate::app::screen::{AnyScreen, Context, Navigation, Outcome, Screen, Selection};
use crate::hall::cases::{CaseSource, CaseSubject, Submission};
use crate::kiosk::heading::heading;
use crate::kiosk::unsent::UnsentWords;
use crate::text::cases::source;
use crate::text::kiosk::opinion::words;
use crate::text::kiosk::rating;
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, ButtonStyle, Page, Role, Tile, take_top, tiles};
use ratatui::layout::Rect;

/// The kinds of opinion.
#[derive(Default)]
pub(in crate::kiosk) struct OpinionBox {
    /// What was written before, by whoever came back to choose another kind.
    written: Box<Submission>,
    /// The page that asks for what was just done, to rate it; none where somebody comes from there.
    rate: Option<fn() -> Box<dyn AnyScreen>>,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kiosk) enum Message {
    Kind(CaseSource),
    Published,
    /// What was just done is rated.
    Rate,
}

impl OpinionBox {
    /// About something that is known already, such as a number that was served.
    pub fn about(subject: CaseSubject) -> OpinionBox {
        let written = Box::new(Submission { about: subject, ..Submission::default() });
        OpinionBox { written, rate: None }
    }

    /// With a way to rate what was just done.
    pub fn beside(rate: fn() -> Box<dyn AnyScreen>) -> OpinionBox {
        OpinionBox { rate: Some(rate), ..OpinionBox::default() }
    }
}

/// How many tiles there are: the kinds, and what was changed.
const TILES: u16 = 8;

/// The tiles, and what a touch on each means.
fn choices(context: &Context) -> [(Message, Tile<'static>); TILES as usize] {
    let said = words(context.lang);
    let kinds = CaseSource::OPINIONS;
    let titles = kinds.map(|kind| source(context.lang, kind));
    let longest = titles.iter().map(|title| columns(title)).max().unwrap_or(0);
    let longest = u16::try_from(longest).unwrap_or(u16::MAX);
    let tile =
        |glyph, title, note, look| Tile { glyph: Some(glyph), title, note, look, longest, drawn: false };
    let published = tile('改', said.published_title, said.published_note, ButtonStyle::Soft);
    std::array::from_fn(|at| {
        kinds.get(at).map_or((Message::Published, published), |&kind| {
            let title = source(context.lang, kind);
            (Message::Kind(kind), tile(glyph(kind), title, (said.kind_notes)(kind), look(kind)))
        })
    })
}

/// Where the tiles stand, and how many of them have titles in large letters: in large type all do, or the kinds do, or none,
/// and the arrangement is one in which they do, where there is one.
fn arrangement<M>(page: &Page<'_, M>, body: Rect, all: &[Tile<'_>]) -> (Vec<Rect>, usize) {
    let (usual, others) = match body.width {
        90.. => (4, [4, 2, 1]),
        _ => (2, [2, 1, 4]),
    };
    let kinds = all.len().saturating_sub(1);
    let others = [true, false].map(|with_notes| others.map(|across| (across, with_notes)));
    let mut others = others.into_iter().flatten().filter(|_| page.grid.large);
    let with_large = others.find_map(|(across, with_notes)| {
        let areas = areas(page, body, across)?;
        let first = areas.first().copied().unwrap_or_default();
        let are_large = |count: &usize| page.have_large_titles(first, &all[..*count], with_notes);
        let large = [all.len(), kinds].into_iter().find(are_large);
        large.map(|large| (areas, large))
    });
    // Four in a row where even two would be too low.
    let plain = || areas(page, body, usual).unwrap_or_else(|| places(page, body, 4));
    with_large.unwrap_or_else(|| (plain(), 0))
}

/// Places of the tiles, so many in a row; nothing where they would be too low for a finger.
fn areas<M>(page: &Page<'_, M>, body: Rect, across: u16) -> Option<Vec<Rect>> {
    let is_high = body.height / TILES.div_ceil(across) >= page.grid.finger_rows();
    is_high.then(|| places(page, body, across))
}

/// Places of the tiles, so many in a row.
fn places<M>(page: &Page<'_, M>, body: Rect, across: u16) -> Vec<Rect> {
    let rows = TILES.div_ceil(across);
    // Four in a row may have their words below the drawn character, and room for the note there.
    let most = if across == 4 { 11 } else { 8 };
    let height = (body.height / rows).min(if page.grid.large { 9 } else { most });
    tiles(Rect { height: rows * height, ..body }, across, rows, page.grid.gap())
}

impl Screen for OpinionBox {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let said = words(context.lang);
        let body = heading(page, page.area, said.title);
        let about = match &self.written.about {
            CaseSubject::Hall => said.anonymous.to_owned(),
            subject => (said.about_served)(&subject_words::about(context, subject)),
        };
        let lines = wrap(&about, body.width.into());
        let air = u16::from(body.height >= 26);
        let (line, body) = take_top(body, u16::try_from(lines.len()).unwrap_or(1) + air);
        page.lines(line, &lines, Align::Centre, Role::Body);
        let body = if self.rate.is_some() { rate_button(context, page, body) } else { body };
        let all = choices(context);
        let (areas, large) = arrangement(page, body, &all.map(|(_, tile)| tile));
        for (at, (area, (message, tile))) in areas.into_iter().zip(all).enumerate() {
            let drawn = at < large;
            let glyph = tile.glyph.filter(|_| !drawn);
            let note = if area.height >= 4 { tile.note } else { "" };
            page.tile(area, Tile { glyph, note, drawn, ..tile }, message);
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Kind(source) => {
                let written = Submission { source, ..(*self.written).clone() };
                Outcome::open(OpinionDraft::new(written, context))
            }
            Message::Rate => match self.rate {
                Some(rate) => Outcome::go(Navigation::Open(rate())),
                None => Outcome::stay(),
            },
            Message::Published => Outcome::open(PublishedChanges::default()).ask(RequestKind::ReadPublished),
        }
    }

    /// Whoever comes back from what they wrote finds it again under another kind.
    fn chosen(&mut self, selection: Selection) {
        if let Selection::Opinion(written) = selection {
            self.written = written;
        }
    }

    /// What was written under a kind is not lost by a touch too many.
    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        self.written.has_words().then(|| Outcome::open(UnsentWords { scanned: None }))
    }

    fn has_unsent_words(&self) -> bool {
        self.written.has_words()
    }
}

/// The way to rate what was just done, over the whole width above the kinds; returns what is left for them.
fn rate_button(context: &Context, page: &mut Page<'_, Message>, area: Rect) -> Rect {
    let (top, rest) = take_top(area, page.grid.finger_rows());
    // On the lowest panels the kinds need the room: there a scanned ticket leads to it, or its code that is typed.
    let down = TILES / if area.width >= 90 { 4 } else { 2 };
    if rest.height < down * (page.grid.finger_rows() + 1) {
        return area;
    }
    page.button(top, rating::words(context.lang).entry, ButtonStyle::Good, Message::Rate);
    rest
}

/// The character of a kind that is seen from afar.
fn glyph(kind: CaseSource) -> char {
    match kind {
        CaseSource::Suggestion => '建',
        CaseSource::Complaint => '诉',
        CaseSource::Praise => '赞',
        CaseSource::Enquiry => '问',
        CaseSource::Help => '助',
        CaseSource::Unresolved => '办',
        _ => '意',
    }
}

/// The colour of a kind: what is wrong, what is well, and all else.
fn look(kind: CaseSource) -> ButtonStyle {
    match kind {
        CaseSource::Complaint | CaseSource::Unresolved => ButtonStyle::Accent,
        CaseSource::Praise => ButtonStyle::Good,
        _ => ButtonStyle::Primary,
    }
}
