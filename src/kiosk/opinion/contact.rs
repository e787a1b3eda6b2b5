//! Leaving a contact, for whoever wants to: a telephone number, and what to call somebody by.
use crate::app::input::Key;
use crate::app::screen::{Context, Navigation, Outcome, Screen, Selection};
use crate::hall::cases::Submission;
use crate::kiosk::heading::heading;
use crate::text::keyboard::words as keyboard_words;
use crate::text::kiosk::opinion::words;
use crate::text::layout::wrap::wrap;
use crate::ui::keyboard::{EntryTouch, FieldNote, KeyboardLayout, KeyboardMode, TextEntry};
use crate::ui::{
    Align, ButtonStyle, CodeInput, Page, Role, TextTone, narrowed, take_bottom, take_right, take_top, tiles,
};
use ratatui::layout::Rect;

/// The most digits of a telephone number, and the most characters of a name.
const PHONE: usize = 20;
const NAME: usize = 20;

/// The page on which a contact is left.
pub(super) struct LeaveContact {
    written: Box<Submission>,
    phone: String,
    name: TextEntry,
    /// The name is being written, and not the telephone number.
    writes_name: bool,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Digit(CodeInput),
    Typed(EntryTouch),
    /// To the other field.
    Name(bool),
    Finished,
}

/// Places for the two fields, the candidates of a name, the keys, and the button that ends it.
struct ContactPlaces {
    fields: [Rect; 2],
    candidates: Rect,
    keys: Rect,
    button: Rect,
}

impl LeaveContact {
    pub fn new(written: Box<Submission>, context: &Context) -> Self {
        let phone = written.phone.reveal().to_owned();
        let name = TextEntry::line(NAME, KeyboardMode::usual(context.lang)).with(written.name.reveal());
        LeaveContact { written, phone, name, writes_name: false }
    }

    /// The page on which the name is written, for pictures.
    pub fn naming(written: Box<Submission>, context: &Context) -> Self {
        LeaveContact { writes_name: true, ..LeaveContact::new(written, context) }
    }

    fn strike(&mut self, stroke: CodeInput) {
        match stroke {
            CodeInput::Letter(digit) if self.phone.chars().count() < PHONE => self.phone.push(digit),
            CodeInput::Letter(_) => {}
            CodeInput::Erase => drop(self.phone.pop()),
            CodeInput::Clear => self.phone.clear(),
        }
    }

    /// Takes what was written along.
    fn finish(&mut self) -> Outcome {
        self.name.settle();
        let written = Submission {
            phone: self.phone.trim().into(),
            name: self.name.text().trim().into(),
            ..(*self.written).clone()
        };
        Outcome::go(Navigation::Return(Selection::Opinion(Box::new(written))))
    }

    fn places(&self, page: &Page<'_, Message>, area: Rect, layout: &KeyboardLayout) -> ContactPlaces {
        let (finger, gap) = (page.grid.finger_rows(), page.grid.gap());
        let keys = if self.writes_name {
            layout.keys_rows()
        } else {
            (4 * finger).max((area.height / 2).min(24)).min(area.height.saturating_sub(finger))
        };
        let (keys, rest) = take_bottom(area, keys);
        let offers = self.writes_name && self.name.has_offers();
        let (candidates, rest) = take_bottom(rest, if offers { layout.candidates_rows() } else { 0 });
        let (head, _) = take_top(rest, finger.max(rest.height.min(5)));
        let width = (head.width / 5).max(page.grid.finger_columns());
        let (button, left) = take_right(head, width, gap);
        let fields = tiles(left, 2, 1, gap);
        let at = |place: usize| fields.get(place).copied().unwrap_or_default();
        ContactPlaces { fields: [at(0), at(1)], candidates, keys, button }
    }

    /// A field with its name; the one that is written into has a caret.
    fn field(page: &mut Page<'_, Message>, area: Rect, (name, text, is_open): (&str, &str, bool), to: bool) {
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 1);
        let caret = if is_open { "▏" } else { "" };
        let shown = format!("{text}{caret}");
        let (label, value) = if inner.height >= 2 {
            let (label, value) = take_top(inner, 1);
            (label, Rect { height: 1, ..value })
        } else {
            let label = Rect { width: inner.width.min(7), ..inner };
            (label, Rect { x: inner.x + label.width, width: inner.width - label.width, ..inner })
        };
        page.text(label, name, Align::Left, Role::Label);
        page.text(value, &shown, Align::Left, Role::Fact.in_tone(TextTone::Primary));
        page.target(area, Message::Name(to));
    }
}

impl Screen for LeaveContact {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let said = words(context.lang);
        let body = heading(page, page.area, said.contact_title);
        let note = wrap(said.contact_note, body.width.into());
        let (top, body) = take_top(body, u16::try_from(note.len()).unwrap_or(1));
        page.lines(top, &note, Align::Centre, Role::Body);
        let layout = KeyboardLayout::new(&self.name, page.area, &page.grid);
        let places = self.places(page, body, &layout);
        let [phone, name] = places.fields;
        Self::field(page, phone, (said.phone, &self.phone, !self.writes_name), false);
        let keys = keyboard_words(context.lang);
        if self.writes_name {
            page.part(name, Message::Typed, |part| {
                self.name.view_field(part, name, keys, FieldNote { empty: said.name, beside: "" });
            });
            page.part(places.candidates, Message::Typed, |part| {
                self.name.view_candidates(part, places.candidates, &layout, keys);
            });
            page.part(places.keys, Message::Typed, |part| {
                self.name.view_keys(part, places.keys, &layout, keys);
            });
        } else {
            Self::field(page, name, (said.name, self.name.text(), false), true);
            let (erase, clear) = (context.words().erase, context.words().clear);
            page.part(places.keys, Message::Digit, |part| part.digits(places.keys, erase, clear));
        }
        page.button(places.button, said.finished, ButtonStyle::Good, Message::Finished);
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Digit(stroke) => self.strike(stroke),
            Message::Typed(touch) => {
                self.name.touch(touch, keyboard_words(context.lang));
            }
            Message::Name(to) => self.writes_name = to,
            Message::Finished => return self.finish(),
        }
        Outcome::stay()
    }

    fn key(&mut self, key: Key, _context: &Context) -> Outcome {
        match key {
            _ if self.writes_name => {
                self.name.key(key);
            }
            Key::Char(letter) if letter.is_ascii_digit() || "+- ".contains(letter) => {
                self.strike(CodeInput::Letter(letter));
            }
            Key::Backspace => self.strike(CodeInput::Erase),
            Key::Delete => self.strike(CodeInput::Clear),
            Key::Enter => return self.finish(),
            _ => {}
        }
        Outcome::stay()
    }

    fn takes(&self, key: Key) -> bool {
        self.writes_name && self.name.takes(key)
    }

    fn pasted(&mut self, letter: char, context: &Context) -> Outcome {
        if self.writes_name {
            self.name.paste(letter);
            return Outcome::stay();
        }
        self.key(Key::Char(letter), context)
    }

    fn has_unsent_words(&self) -> bool {
        self.written.has_words() || !self.phone.is_empty() || !self.name.is_empty()
    }

    /// Whoever goes back keeps what was written.
    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        Some(self.finish())
    }
}
