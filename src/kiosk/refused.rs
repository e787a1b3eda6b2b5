//! The hall gives no number, and says why.
use super::{heading::notice, words_of};
use crate::app::screen::{Context, Go, Outcome, Screen};
use crate::hall::queue::Refusal;
use crate::ui::Page;

/// Why there is no number.
pub(super) struct Refused {
    /// The reason.
    pub refusal: Refusal,
}

/// It was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Read;

impl Screen for Refused {
    type Message = Read;

    fn view(&self, context: &Context, page: &mut Page<'_, Read>) {
        let words = context.words();
        let why = format!("{}\n{}", words_of::refusal(words, &self.refusal), words.still_guides);
        notice(page, words.sorry, &why, (words.back, Read));
    }

    fn update(&mut self, Read: Read, _context: &Context) -> Outcome {
        Outcome::go(Go::Back)
    }
}
