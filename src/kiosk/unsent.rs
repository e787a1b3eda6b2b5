//! Something was written and not sent, and whoever is there is about to leave it: is it given up?
use super::heading::question;
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, Screen};
use crate::text::kiosk::opinion::words;
use crate::ui::{ButtonStyle, Page, Role, TextTone};

/// The page that asks.
pub(super) struct UnsentWords {
    /// What was held before the scanner meanwhile, for a visit of its own.
    pub scanned: Option<String>,
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    GoOn,
    GiveUp,
}

impl Screen for UnsentWords {
    type Message = Message;

    fn view(&self, context: &Context, page: &mut Page<'_, Message>) {
        let said = words(context.lang);
        let note = if self.scanned.is_some() { said.unsent_code } else { said.unsent_note };
        let both = [
            (said.go_on_writing, ButtonStyle::Primary, Message::GoOn),
            (said.give_up, ButtonStyle::Soft, Message::GiveUp),
        ];
        question(page, (said.unsent, Role::Title.in_tone(TextTone::Warning)), note, both);
    }

    fn update(&mut self, message: Message, _context: &Context) -> Outcome {
        Outcome::go(match (message, self.scanned.take()) {
            (Message::GoOn, _) => Navigation::Back,
            (Message::GiveUp, Some(scanned)) => Navigation::NewVisit(scanned),
            (Message::GiveUp, None) => Navigation::Home,
        })
    }

    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Unsent
    }
}
