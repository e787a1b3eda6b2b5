//! The hidden entrance of the staff: an account and its PIN. Whoever is not let in sees the first page again, and nothing else.
use super::check_in::places;
use super::heading::heading;
use super::tending::TendingPage;
use crate::app::input::Key;
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, Screen};
use crate::hall::people::{PIN_DIGITS, Pin};
use crate::text::kiosk::{arrival, tending::words};
use crate::ui::{
    Align, ButtonStyle, CodeInput, CodeKeys, Page, Role, narrowed, take_bottom, take_right, take_top,
};
use ratatui::layout::Rect;

/// The most characters an account may have.
const LONGEST: usize = 16;
/// After so many seconds without a key the page leaves by itself.
const PATIENCE: u16 = 20;

/// What is typed, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum EntranceField {
    #[default]
    Account,
    Pin,
}

/// The page where an account and its PIN are typed.
#[derive(Default)]
pub(super) struct StaffEntrance {
    account: String,
    pin: String,
    field: EntranceField,
    letters: bool,
    /// Seconds since a key was touched.
    quiet: u16,
    /// The store was asked.
    asks: bool,
    /// The store could not be asked.
    is_store_away: bool,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Typed(CodeInput),
    /// The other keys.
    Keys,
    Next,
}

impl StaffEntrance {
    fn strike(&mut self, stroke: CodeInput) {
        if self.asks {
            return;
        }
        (self.quiet, self.is_store_away) = (0, false);
        let (typed, most) = match self.field {
            EntranceField::Account => (&mut self.account, LONGEST),
            EntranceField::Pin => (&mut self.pin, *PIN_DIGITS.end()),
        };
        match stroke {
            CodeInput::Letter(letter) if typed.len() >= most || !is_of(self.field, letter) => {}
            CodeInput::Letter(letter) => typed.push(letter.to_ascii_uppercase()),
            CodeInput::Erase => drop(typed.pop()),
            CodeInput::Clear => typed.clear(),
        }
    }

    fn next(&mut self) -> Outcome {
        match self.field {
            _ if self.asks => Outcome::stay(),
            EntranceField::Account if self.account.is_empty() => Outcome::stay(),
            EntranceField::Account => {
                (self.field, self.letters, self.quiet) = (EntranceField::Pin, false, 0);
                Outcome::stay()
            }
            EntranceField::Pin if self.pin.is_empty() => Outcome::stay(),
            EntranceField::Pin => {
                (self.asks, self.quiet) = (true, 0);
                let (code, pin) = (self.account.clone(), Pin(std::mem::take(&mut self.pin)));
                Outcome::stay().ask(RequestKind::EnterAsStaff { code, pin })
            }
        }
    }

    fn typed(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let said = words(context.lang);
        let (name, shown) = match self.field {
            EntranceField::Account => (said.account, self.account.clone()),
            EntranceField::Pin => (said.pin, "●".repeat(self.pin.chars().count())),
        };
        let (label, rest) = take_top(area, 2);
        page.text(Rect { height: 1, ..label }, name, Align::Left, Role::Label);
        let (below, card) = take_bottom(rest, 2.min(rest.height.saturating_sub(3)));
        let card = Rect { height: card.height.min(7), ..card };
        page.card(card, page.theme.card);
        let inner = narrowed(Rect { y: card.y + 1, height: card.height.saturating_sub(2), ..card }, 2);
        page.display(inner, &shown, Align::Centre, Role::Figure);
        let note = match (self.asks, self.is_store_away) {
            (true, _) => context.words().please_wait,
            (false, true) => said.store_away,
            (false, false) => "",
        };
        page.text(
            Rect { y: card.bottom(), height: below.height.min(1), ..below },
            note,
            Align::Centre,
            Role::Body,
        );
    }

    fn buttons(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let (said, keys) = (words(context.lang), arrival::words(context.lang));
        let label = if self.field == EntranceField::Account { said.next } else { said.enter };
        if self.field == EntranceField::Pin {
            return page.button(area, label, ButtonStyle::Primary, Message::Next);
        }
        let width = (area.width / 4).max(page.grid.finger_columns());
        let gap = page.grid.gap();
        let (right, left) = take_right(area, area.width.saturating_sub(width + gap), gap);
        page.button(
            left,
            if self.letters { keys.digits } else { keys.letters },
            ButtonStyle::Soft,
            Message::Keys,
        );
        page.button(right, label, ButtonStyle::Primary, Message::Next);
    }
}

/// Says whether a letter may stand in a field.
fn is_of(field: EntranceField, letter: char) -> bool {
    match field {
        EntranceField::Account => letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'),
        EntranceField::Pin => letter.is_ascii_digit(),
    }
}

impl Screen for StaffEntrance {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let body = heading(page, page.area, words(context.lang).title);
        let (code, keys, buttons) = places(page, body, self.letters);
        self.typed(context, page, code);
        let (erase, clear) = (context.words().erase, context.words().clear);
        if self.letters {
            let keyboard = CodeKeys::fitting(page.area, page.grid.finger_rows(), page.grid.large);
            self.buttons(context, page, buttons);
            page.part(keys, Message::Typed, |part| keyboard.view(part, keys, erase, clear));
        } else {
            page.part(keys, Message::Typed, |part| part.digits(keys, erase, clear));
            self.buttons(context, page, buttons);
        }
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        match message {
            Message::Typed(stroke) => self.strike(stroke),
            Message::Keys => (self.letters, self.quiet) = (!self.letters, 0),
            Message::Next => return self.next(),
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::LetIn(tending) => return Outcome::become_screen(TendingPage::new((**tending).clone())),
            Answer::NotLetIn => return Outcome::go(Navigation::Home),
            Answer::StoreFailed => (self.asks, self.is_store_away) = (false, true),
            _ => {}
        }
        Outcome::stay()
    }

    fn key(&mut self, key: Key, _context: &Context) -> Outcome {
        match key {
            Key::Char(letter) => self.strike(CodeInput::Letter(letter)),
            Key::Backspace => self.strike(CodeInput::Erase),
            Key::Delete => self.strike(CodeInput::Clear),
            Key::Enter => return self.next(),
            _ => {}
        }
        Outcome::stay()
    }

    /// Nobody stays here for long.
    fn tick(&mut self, _context: &Context) -> Outcome {
        self.quiet += 1;
        if self.quiet > PATIENCE { Outcome::go(Navigation::Home) } else { Outcome::stay() }
    }

    fn back(&mut self, _context: &Context) -> Option<Outcome> {
        Some(Outcome::go(Navigation::Home))
    }

    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Asking
    }
}
