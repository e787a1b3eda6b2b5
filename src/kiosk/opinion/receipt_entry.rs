//! Looking a case or an application up: its receipt is held before the scanner, or its code is typed.
use super::application_found::ApplicationFound;
use super::case_found::CaseFound;
use super::rating::{RateScreen, RatedThing};
use crate::app::input::Key;
use crate::app::message::{Answer, RequestKind};
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::queue::TicketState;
use crate::hall::ratings::RatingError;
use crate::hall::receipts::{LENGTH, Receipt, ReceiptKind};
use crate::kiosk::heading::heading;
use crate::text::kiosk::opinion::words;
use crate::text::kiosk::rating;
use crate::text::layout::wrap::wrap;
use crate::text::ratings::refusal;
use crate::ui::{Align, ButtonStyle, CodeInput, Page, Role, TextTone, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// The letters and digits of which receipts are made.
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The page on which the code of a receipt is typed.
#[derive(Default)]
pub(in crate::kiosk) struct ReceiptEntry {
    typed: String,
    /// What was typed was looked at, and is none.
    is_wrong: bool,
    /// It is asked for to rate what was done.
    is_for_rating: bool,
    /// It is the code of a ticket that cannot be rated, and why.
    refused: Option<RatingError>,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kiosk) enum Message {
    Typed(CodeInput),
    Look,
}

impl ReceiptEntry {
    /// The page that asks for the ticket or the receipt of what is rated.
    pub fn for_rating() -> Self {
        ReceiptEntry { is_for_rating: true, ..ReceiptEntry::default() }
    }

    fn strike(&mut self, stroke: CodeInput) {
        (self.is_wrong, self.refused) = (false, None);
        match stroke {
            CodeInput::Letter(letter) if self.typed.len() < LENGTH && letter.is_ascii_alphanumeric() => {
                self.typed.push(letter.to_ascii_uppercase());
            }
            CodeInput::Letter(_) => {}
            CodeInput::Erase => drop(self.typed.pop()),
            CodeInput::Clear => self.typed.clear(),
        }
    }

    fn look(&mut self) -> Outcome {
        match Receipt::read(&self.typed).map(|receipt| (receipt.kind(), receipt)) {
            Some((ReceiptKind::Case, receipt)) => CaseFound::open(receipt),
            Some((ReceiptKind::Application, receipt)) => ApplicationFound::open(receipt),
            Some((ReceiptKind::Ticket, receipt)) => {
                let code = receipt.to_string().as_str().into();
                Outcome::stay().ask(RequestKind::FindTicket { code })
            }
            None => {
                self.is_wrong = true;
                Outcome::stay()
            }
        }
    }

    /// What to do, or what is the matter with what was typed.
    fn hint(&self, context: &Context) -> (String, TextTone) {
        let (said, of_rating) = (words(context.lang), rating::words(context.lang));
        let wrong = match (self.refused, self.is_wrong, LENGTH.saturating_sub(self.typed.len())) {
            (Some(no), ..) => Some(refusal(context.lang, no)),
            (None, true, 0) => Some(said.receipt_wrong.to_owned()),
            (None, true, rest) => Some((said.receipt_short)(rest)),
            (None, false, _) => None,
        };
        let hint = match (self.is_for_rating, context.scans) {
            (true, true) => of_rating.entry_scan,
            (true, false) => of_rating.entry_type,
            (false, true) => said.receipt_scan,
            (false, false) => said.receipt_type,
        };
        wrong.map_or((hint.to_owned(), TextTone::Usual), |wrong| (wrong, TextTone::Warning))
    }

    /// What was typed, in groups of four, and how much is still to come.
    fn field(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let said = words(context.lang);
        let (hint, tone) = self.hint(context);
        let lines = wrap(&hint, area.width.into());
        let (above, below) = take_top(area, u16::try_from(lines.len()).unwrap_or(1));
        page.lines(above, &lines, Align::Centre, Role::Body.in_tone(tone));
        let card = Rect { height: below.height.min(6), ..below };
        page.card(card, page.theme.card);
        let inner = narrowed(Rect { y: card.y + 1, height: card.height.saturating_sub(2), ..card }, 2);
        // A whole code has no caret: nothing more is written.
        let caret = (self.typed.len() < LENGTH).then_some('▏');
        let letters: Vec<char> = self.typed.chars().chain(caret).collect();
        let groups = letters.chunks(4).map(String::from_iter).collect::<Vec<_>>();
        let lines: Vec<String> = groups.chunks(5).map(|line| line.join(" ")).collect();
        let (shown, left) = take_top(inner, inner.height.saturating_sub(1).min(2));
        page.lines(shown, &lines, Align::Centre, Role::Fact.in_tone(TextTone::Primary));
        page.text(left, &(said.count)(self.typed.len(), LENGTH), Align::Right, Role::Note);
    }
}

impl Screen for ReceiptEntry {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let said = words(context.lang);
        let title =
            if self.is_for_rating { rating::words(context.lang).entry_title } else { said.receipt_title };
        let body = heading(page, page.area, title);
        let finger = page.grid.finger_rows();
        let (across, rows) = if body.width >= 70 { (12, 3) } else { (10, 4) };
        // The keys are as high as the field and the button above them leave room for.
        let height = (body.height.saturating_sub(finger + 9) / rows).clamp(finger, 6);
        let (keys, rest) = take_bottom(body, rows * height);
        let (button, field) = take_bottom(rest, finger);
        let width = button.width.min(40);
        let button = Rect { x: button.x + (button.width - width) / 2, width, ..button };
        self.field(context, page, field);
        page.button(button, said.look, ButtonStyle::Primary, Message::Look);
        let ends = (context.words().erase, context.words().clear);
        page.part(keys, Message::Typed, |part| part.symbols(keys, (SYMBOLS, across), ends));
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        match message {
            Message::Typed(stroke) => self.strike(stroke),
            Message::Look => return self.look(),
        }
        Outcome::stay()
    }

    /// The ticket of a code that was typed is rated, where it is finished.
    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Found(Some(found)) if found.ticket.state == TicketState::Done => {
                let rating = RateScreen::new(RatedThing::Ticket(Box::new(found.ticket.clone())));
                let ask = rating.ask();
                return Outcome::open(rating).ask(ask);
            }
            Answer::Found(Some(_)) => self.refused = Some(RatingError::NotFinished),
            Answer::Found(None) => self.refused = Some(RatingError::Unknown),
            _ => {}
        }
        Outcome::stay()
    }

    fn key(&mut self, key: Key, _context: &Context) -> Outcome {
        match key {
            Key::Char(letter) => self.strike(CodeInput::Letter(letter)),
            Key::Backspace => self.strike(CodeInput::Erase),
            Key::Delete => self.strike(CodeInput::Clear),
            Key::Enter => return self.look(),
            _ => {}
        }
        Outcome::stay()
    }
}
