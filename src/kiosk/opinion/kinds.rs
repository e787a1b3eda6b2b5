//! The opinion box: which kind of thing somebody wants to say, and what others have said before.
use super::{draft::OpinionDraft, published::PublishedChanges, subject_words};
use crate::app::message::RequestKind;
use crate::app::screen::{Context, Outcome, Screen, Selection};
use crate::hall::cases::{CaseSource, CaseSubject, Submission};
use crate::kiosk::heading::heading;
use crate::kiosk::unsent::UnsentWords;
use crate::text::cases::source;
use crate::text::kiosk::opinion::words;
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, ButtonStyle, Page, Role, Tile, take_top, tiles};
use ratatui::layout::Rect;

/// The kinds of opinion.
#[derive(Default)]
pub(in crate::kiosk) struct OpinionBox {
    /// What was written before, by whoever came back to choose another kind.
    written: Box<Submission>,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kiosk) enum Message {
    Kind(CaseSource),
    Published,
}

impl OpinionBox {
    /// About something that is known already, such as a number that was served.
    pub fn about(subject: CaseSubject) -> OpinionBox {
        OpinionBox { written: Box::new(Submission { about: subject, ..Submission::default() }) }
    }
}

/// Columns and rows of the tiles.
fn arrangement<M>(page: &Page<'_, M>, body: Rect) -> (u16, u16) {
    let across = match body.width {
        90.. => 4,
        _ if page.grid.large && body.height >= 28 => 1,
        _ => 2,
    };
    let rows = 8_u16.div_ceil(across);
    let least = page.grid.finger_rows();
    if body.height / rows < least { (4, 2) } else { (across, rows) }
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
        let (across, rows) = arrangement(page, body);
        let height = (body.height / rows).min(if page.grid.large { 9 } else { 8 });
        let kinds = CaseSource::OPINIONS.map(|kind| (Message::Kind(kind), source(context.lang, kind)));
        let published = (Message::Published, said.published_title);
        let longest = kinds.iter().map(|(_, title)| columns(title)).max().unwrap_or(0);
        let longest = u16::try_from(longest).unwrap_or(u16::MAX);
        let cells = tiles(Rect { height: rows * height, ..body }, across, rows, page.grid.gap());
        let drawn = cells.first().is_some_and(|cell| {
            page.are_titles_large(longest, cell.width.saturating_sub(8), cell.height.saturating_sub(2))
        });
        for (cell, (message, title)) in cells.into_iter().zip(kinds.into_iter().chain([published])) {
            let (glyph, note, look) = match message {
                Message::Kind(kind) => (glyph(kind), (said.kind_notes)(kind), look(kind)),
                Message::Published => ('改', said.published_note, ButtonStyle::Soft),
            };
            let note = if cell.height >= 4 { note } else { "" };
            let drawn = drawn && message != Message::Published;
            let glyph = (!context.grid.large).then_some(glyph);
            page.tile(cell, Tile { glyph, title, note, look, longest, drawn }, message);
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Kind(source) => {
                let written = Submission { source, ..(*self.written).clone() };
                Outcome::open(OpinionDraft::new(written, context))
            }
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
