//! Whom or what an opinion is about: the hall, a department, a window, a matter, or a number that was served.
use super::subject_list::{Listing, SubjectList, SubjectMessage};
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScannedHere, Screen, Selection};
use crate::hall::cases::{CaseSubject, Submission};
use crate::kiosk::heading::heading;
use crate::text::kiosk::opinion::{OpinionWords, words};
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, ButtonStyle, Page, Role, TextTone, Tile, take_bottom, tiles};
use ratatui::layout::Rect;

/// The page that asks whom it is about.
pub(super) struct AboutWhom {
    written: Box<Submission>,
    list: Option<SubjectList>,
    scan: SubjectScan,
}

/// What became of a number that was held before the scanner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SubjectScan {
    #[default]
    None,
    LookingUp,
    Unknown,
    NotOurs,
    NotAsked,
}

/// What a touch means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Hall,
    Open(Listing),
    List(SubjectMessage),
}

impl AboutWhom {
    pub fn new(written: Box<Submission>) -> Self {
        AboutWhom { written, list: None, scan: SubjectScan::default() }
    }

    /// The page with a list open, for pictures.
    pub fn listing(listing: Listing) -> Self {
        AboutWhom { list: Some(SubjectList::new(listing)), ..AboutWhom::new(Box::default()) }
    }

    fn about(&self, subject: CaseSubject) -> Outcome {
        let written = Submission { about: subject, ..(*self.written).clone() };
        Outcome::go(Navigation::Return(Selection::Opinion(Box::new(written))))
    }
}

impl Screen for AboutWhom {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        if let Some(list) = &self.list {
            let area = page.area;
            return page.part(area, Message::List, |part| list.view(context, part));
        }
        let said = words(context.lang);
        let body = heading(page, page.area, said.about_title);
        let (note, tone) = match self.scan {
            SubjectScan::None if context.scans => (said.scan_number, TextTone::Usual),
            SubjectScan::None => ("", TextTone::Usual),
            SubjectScan::LookingUp => (said.looking_up, TextTone::Usual),
            SubjectScan::NotOurs => (said.code_not_ours, TextTone::Warning),
            SubjectScan::Unknown => (said.number_unknown, TextTone::Warning),
            SubjectScan::NotAsked => (said.number_not_asked, TextTone::Warning),
        };
        let lines = wrap(note, body.width.into());
        let air = u16::from(body.height >= 20);
        let (below, body) = take_bottom(body, u16::try_from(lines.len()).unwrap_or(1) + 2 * air);
        page.lines(Rect { y: below.y + air, ..below }, &lines, Align::Centre, Role::Body.in_tone(tone));
        let one_column = page.grid.large && body.width < 70 && body.height >= 20;
        let (across, rows) = if one_column { (1, 4) } else { (2, 2) };
        let height = (body.height / rows).min(12);
        let cells = tiles(Rect { height: rows * height, ..body }, across, rows, page.grid.gap());
        // Titles of one size: all stand in large letters or none.
        let looks = choices(said).map(|(_, tile)| tile);
        let drawn = cells.first().is_some_and(|cell| page.have_large_titles(*cell, &looks, false));
        for (cell, (message, tile)) in cells.into_iter().zip(choices(said)) {
            page.tile(cell, Tile { drawn, ..tile }, message);
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Hall => return self.about(CaseSubject::Hall),
            Message::Open(listing) => self.list = Some(SubjectList::new(listing)),
            Message::List(touch) => {
                let chosen = self.list.as_mut().and_then(|list| list.update(touch, context));
                return chosen.map_or_else(Outcome::stay, |subject| self.about(subject));
            }
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Found(Some(found)) => return self.about(CaseSubject::from(&found.ticket)),
            Answer::Found(None) => self.scan = SubjectScan::Unknown,
            Answer::StoreFailed => self.scan = SubjectScan::NotAsked,
            _ => {}
        }
        Outcome::stay()
    }

    /// Out of a list first; nothing that was written is lost.
    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        let list = self.list.take()?;
        self.list = list.above().map(SubjectList::new);
        Some(Outcome::stay())
    }

    fn has_unsent_words(&self) -> bool {
        self.written.has_words()
    }

    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Subject
    }

    fn scanned(&mut self, code: ScannedHere, _context: &Context) -> Outcome {
        self.list = None;
        if let ScannedHere::Ticket(code) = code {
            self.scan = SubjectScan::LookingUp;
            return Outcome::stay().ask(RequestKind::FindTicket { code });
        }
        self.scan = SubjectScan::NotOurs;
        Outcome::stay()
    }
}

/// What it can be about, and the tiles that say so.
fn choices(said: &OpinionWords) -> [(Message, Tile<'static>); 4] {
    let open = |listing| (Message::Open(listing), ButtonStyle::Primary);
    let choices = [
        ((Message::Hall, ButtonStyle::Good), said.whole_hall, said.hall_note),
        (open(Listing::Windows), said.windows, said.windows_note),
        (open(Listing::Departments), said.departments, said.departments_note),
        (open(Listing::MatterDepartments), said.matters, said.matters_note),
    ];
    let longest = choices.iter().map(|choice| columns(choice.1)).max().unwrap_or(0);
    let longest = u16::try_from(longest).unwrap_or(u16::MAX);
    choices.map(|((message, look), title, note)| {
        (message, Tile { glyph: None, title, note, look, longest, drawn: true })
    })
}
