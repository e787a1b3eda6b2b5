//! Checking in for an appointment: its code, typed or held before the scanner, and a number for it.
use super::{
    heading::{heading, sent_away},
    out_of_service::OutOfService,
    ticket_taken::TicketTaken,
};
use crate::app::input::Key;
use crate::app::message::{Answer, CheckInRequest, RequestKind};
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScannedHere, Screen};
use crate::hall::booking::{CheckInError, code};
use crate::paper::Consequence;
use crate::text::kiosk::arrival::{ArrivalWords, words};
use crate::text::layout::wrap::wrap;
use crate::text::queue::refusal::no_check_in;
use crate::ui::{
    Align, ButtonStyle, CodeInput, CodeKeys, Page, Role, TextTone, narrowed, take_bottom, take_right,
};
use ratatui::layout::Rect;

/// The most characters a code may have.
const LONGEST: usize = *code::LENGTHS.end();
/// Rows of the code, drawn, with its card around it.
const CODE: u16 = 7;

/// The page for checking in.
#[derive(Default)]
pub(super) struct CheckIn {
    typed: String,
    /// Letters are shown in place of digits.
    letters: bool,
    said: CodeMessage,
}

/// What the page says about the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum CodeMessage {
    /// What to do.
    #[default]
    Nothing,
    /// The hall was asked.
    Asking,
    /// The hall was asked, and another code that was shown meanwhile has to wait.
    StillAsking,
    /// It is no code yet.
    Short,
    /// What was scanned is no code of ours.
    NotOurs,
    /// The hall's answer.
    No(CheckInError),
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Typed(CodeInput),
    /// The other keys.
    Keys,
    Ask,
    /// This machine prints nothing; another one does.
    Leave,
}

impl CheckIn {
    /// The page with letters in place of digits.
    pub fn with_letters() -> CheckIn {
        CheckIn { letters: true, ..CheckIn::default() }
    }

    /// Opens the page with a code that was scanned, and asks at once, unless the person must first be told that there
    /// will be no slip.
    pub fn open(code: String, context: &Context) -> Outcome {
        let mut page = CheckIn { typed: code, ..CheckIn::default() };
        let asked = if context.consequence == Consequence::Print { page.ask(context) } else { None };
        let mut outcome = Outcome::open(page);
        outcome.requests.extend(asked);
        outcome
    }

    /// What the hall is asked, where there is a code to ask about.
    fn ask(&mut self, context: &Context) -> Option<RequestKind> {
        if self.is_asking() || context.consequence == Consequence::SendAway {
            return None;
        }
        let Some(code) = code::plain(&self.typed) else {
            self.said = CodeMessage::Short;
            return None;
        };
        self.said = CodeMessage::Asking;
        Some(RequestKind::CheckIn(CheckInRequest {
            visit: context.visit.to_owned(),
            code,
            lang: context.lang,
            unprinted: context.printer.trouble,
        }))
    }

    fn asked(&mut self, context: &Context) -> Outcome {
        let mut outcome = Outcome::stay();
        outcome.requests.extend(self.ask(context));
        outcome
    }

    fn is_asking(&self) -> bool {
        matches!(self.said, CodeMessage::Asking | CodeMessage::StillAsking)
    }

    fn strike(&mut self, stroke: CodeInput) {
        if self.is_asking() {
            return;
        }
        match stroke {
            CodeInput::Letter(letter) if letter.is_ascii_alphanumeric() && self.typed.len() < LONGEST => {
                self.typed.push(letter.to_ascii_uppercase());
            }
            CodeInput::Letter(_) => {}
            CodeInput::Erase => drop(self.typed.pop()),
            CodeInput::Clear => self.typed.clear(),
        }
        self.said = CodeMessage::Nothing;
    }

    /// What the page says, and whether it is something wrong.
    fn words(&self, context: &Context, said: &ArrivalWords) -> (String, bool) {
        match &self.said {
            CodeMessage::Nothing if context.consequence == Consequence::ShowOnly => {
                (context.words().unprinted_note.to_owned(), true)
            }
            CodeMessage::Nothing if !context.scans => (said.type_code_only.to_owned(), false),
            CodeMessage::Nothing => (said.type_code.to_owned(), false),
            CodeMessage::Asking => (said.checking_in.to_owned(), false),
            CodeMessage::StillAsking => (said.code_later.to_owned(), false),
            CodeMessage::Short => (said.no_code.to_owned(), true),
            CodeMessage::NotOurs => (said.not_ours.to_owned(), true),
            CodeMessage::No(no) => (no_check_in(context.lang, no), true),
        }
    }

    /// The code as it was typed so far, in groups of four; below it what there is to say.
    fn code(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let (text, wrong) = self.words(context, words(context.lang));
        let lines = wrap(&text, area.width.into());
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let (below, card) = take_bottom(area, (rows + 1).min(area.height.saturating_sub(3)));
        let card = Rect { height: card.height.min(CODE + 2), ..card };
        page.card(card, page.theme.card);
        let inner = narrowed(Rect { y: card.y + 1, height: card.height.saturating_sub(2), ..card }, 2);
        let groups = in_groups(&self.typed);
        let fits = page.one_line(Role::Figure, &groups, inner.width, inner.height).is_some();
        let shown = if fits { &groups } else { &self.typed };
        page.display(inner, shown, Align::Centre, Role::Figure);
        let role = if wrong { Role::Fact.in_tone(TextTone::Warning) } else { Role::Body.into() };
        let below = Rect { y: card.bottom() + (below.height + 1 - rows.min(below.height)) / 2, ..below };
        let below = Rect { height: area.bottom().saturating_sub(below.y), ..below };
        page.lines(below, &lines, Align::Centre, role);
    }

    /// The two buttons: the other keys, and checking in.
    fn buttons(&self, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
        let said = words(context.lang);
        let width = (area.width / 4).max(page.grid.finger_columns());
        let (right, left) =
            take_right(area, area.width.saturating_sub(width + page.grid.gap()), page.grid.gap());
        let keys = if self.letters { said.digits } else { said.letters };
        page.button(left, keys, ButtonStyle::Soft, Message::Keys);
        let prints = context.consequence == Consequence::Print;
        let label = if prints { said.check_in } else { said.check_in_unprinted };
        page.button(right, label, ButtonStyle::Accent, Message::Ask);
    }
}

/// A code in groups of four, as on a message.
fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// Places for the code, the keys and the buttons: keys beside the code on a low or wide page, else below it.
pub(super) fn places<M>(page: &Page<'_, M>, body: Rect, letters: bool) -> (Rect, Rect, Rect) {
    let (finger, gap) = (page.grid.finger_rows(), page.grid.gap());
    if letters {
        let keyboard = CodeKeys::fitting(page.area, finger, page.grid.large);
        let (keys, rest) = take_bottom(body, keyboard.rows());
        let (buttons, code) = take_bottom(rest, finger);
        return (code, keys, buttons);
    }
    if body.height < 26 || page.grid.is_wide() {
        let (keys, left) = take_right(body, body.width * 2 / 5, gap);
        let keys = Rect { height: keys.height.min(28), ..keys };
        let (buttons, code) = take_bottom(Rect { height: keys.height, ..left }, (2 * finger).min(7));
        let buttons =
            take_bottom(buttons, buttons.height.min(if page.grid.large { 6 } else { 5 }).max(finger)).0;
        return (code, keys, buttons);
    }
    let rows = (body.height.saturating_sub(finger + CODE + 2) / 4).clamp(finger, 6);
    let (keys, rest) = take_bottom(body, 4 * rows);
    let (buttons, code) = take_bottom(rest, finger.max(if rest.height >= 20 { 5 } else { finger }));
    (code, keys, buttons)
}

impl Screen for CheckIn {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        if sent_away(context, page, Message::Leave) {
            return;
        }
        let body = heading(page, page.area, words(context.lang).title);
        let (code, keys, buttons) = places(page, body, self.letters);
        self.code(context, page, code);
        let (erase, clear) = (context.words().erase, context.words().clear);
        let keyboard = CodeKeys::fitting(page.area, page.grid.finger_rows(), page.grid.large);
        if self.letters {
            self.buttons(context, page, buttons);
            page.part(keys, Message::Typed, |part| keyboard.view(part, keys, erase, clear));
        } else {
            page.part(keys, Message::Typed, |part| part.digits(keys, erase, clear));
            self.buttons(context, page, buttons);
        }
    }

    fn update(&mut self, message: Message, context: &Context) -> Outcome {
        match message {
            Message::Typed(stroke) => self.strike(stroke),
            Message::Keys => self.letters = !self.letters,
            Message::Ask => return self.asked(context),
            Message::Leave => return Outcome::go(Navigation::Back),
        }
        Outcome::stay()
    }

    fn hear(&mut self, answer: &Answer, _context: &Context) -> Outcome {
        match answer {
            Answer::Taken(taken) => return Outcome::become_screen(TicketTaken::new(taken.clone())),
            Answer::StoreFailed => return Outcome::become_screen(OutOfService),
            Answer::NoCheckIn(no) => self.said = CodeMessage::No(no.clone()),
            _ => {}
        }
        Outcome::stay()
    }

    fn key(&mut self, key: Key, context: &Context) -> Outcome {
        match key {
            Key::Char(letter) => self.strike(CodeInput::Letter(letter)),
            Key::Backspace => self.strike(CodeInput::Erase),
            Key::Delete => self.strike(CodeInput::Clear),
            Key::Enter => return self.asked(context),
            _ => {}
        }
        Outcome::stay()
    }

    fn scan_place(&self) -> ScanPlace {
        if self.is_asking() { ScanPlace::Asking } else { ScanPlace::Field }
    }

    fn scanned(&mut self, code: ScannedHere, context: &Context) -> Outcome {
        match code {
            ScannedHere::Code(code) => {
                self.typed = code;
                return self.asked(context);
            }
            ScannedHere::Foreign | ScannedHere::Ticket(_) => self.said = CodeMessage::NotOurs,
            ScannedHere::TooSoon => self.said = CodeMessage::StillAsking,
        }
        Outcome::stay()
    }

    /// The number may be given already, whether or not anybody waits for it.
    fn ends_visit(&self) -> bool {
        self.is_asking()
    }
}
