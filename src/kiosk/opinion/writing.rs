//! Writing the text of an opinion.
use crate::app::input::Key;
use crate::app::screen::{Context, Navigation, Outcome, Screen, Selection};
use crate::hall::cases::{CaseSource, Submission, TEXT};
use crate::text::keyboard::{PhraseKind, words as keyboard_words};
use crate::text::kiosk::opinion::words;
use crate::text::layout::wrap::wrap;
use crate::ui::keyboard::{EntryTouch, KeyboardMode, TextEntry};
use crate::ui::{Align, ButtonStyle, Page, Role, take_right, take_top};

/// The page on which a text is written.
pub(super) struct WriteText {
    written: Box<Submission>,
    entry: TextEntry,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Typed(EntryTouch),
    Finished,
}

impl WriteText {
    pub fn new(written: Box<Submission>, context: &Context) -> Self {
        let entry = TextEntry::lines(TEXT, KeyboardMode::usual(context.lang)).with(written.text.reveal());
        let entry = entry.written_for(phrases_of(written.source));
        WriteText { written, entry }
    }

    /// Takes what was written along.
    fn finish(&mut self) -> Outcome {
        self.entry.settle();
        let written = Submission { text: self.entry.text().trim().into(), ..(*self.written).clone() };
        Outcome::go(Navigation::Return(Selection::Opinion(Box::new(written))))
    }
}

/// The ready phrases that suit a kind of opinion.
fn phrases_of(source: CaseSource) -> PhraseKind {
    match source {
        CaseSource::Praise => PhraseKind::Praise,
        CaseSource::Complaint | CaseSource::Criticism | CaseSource::Unresolved => PhraseKind::Grievance,
        CaseSource::Enquiry | CaseSource::Help => PhraseKind::Question,
        _ => PhraseKind::Improvement,
    }
}

impl Screen for WriteText {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let said = words(context.lang);
        let (top, rest) = take_top(page.area, page.grid.finger_rows());
        let width = (top.width / 4).max(page.grid.finger_columns());
        let (button, hint) = take_right(top, width, page.grid.gap());
        let (title, below) = take_top(hint, 1);
        let lines = wrap(said.text_hint, hint.width.into());
        page.text(title, said.text_title, Align::Left, Role::Title);
        page.lines(below, &lines, Align::Left, Role::Note);
        page.button(button, said.finished, ButtonStyle::Good, Message::Finished);
        let words = keyboard_words(context.lang);
        page.part(rest, Message::Typed, |part| self.entry.view(part, rest, words));
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Typed(touch) => {
                self.entry.touch(touch, keyboard_words(context.lang));
                Outcome::stay()
            }
            Message::Finished => self.finish(),
        }
    }

    fn key(&mut self, key: Key, _context: &Context) -> Outcome {
        self.entry.key(key);
        Outcome::stay()
    }

    fn takes(&self, key: Key) -> bool {
        self.entry.takes(key)
    }

    fn pasted(&mut self, letter: char, _context: &Context) -> Outcome {
        self.entry.paste(letter);
        Outcome::stay()
    }

    fn has_unsent_words(&self) -> bool {
        self.written.has_words() || !self.entry.is_empty()
    }

    /// Whoever goes back keeps what was written.
    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        Some(self.finish())
    }
}
