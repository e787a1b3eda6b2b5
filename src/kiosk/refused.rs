//! The hall gives no number, and says why.
use super::heading::notice;
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, Screen};
use crate::hall::queue::Refusal;
use crate::text::queue::refusal::refusal;
use crate::ui::Page;

/// Why there is no number.
pub(super) struct RefusalScreen {
    /// Why there is none.
    pub refusal: Refusal,
}

/// It was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dismiss;

impl Screen for RefusalScreen {
    type Message = Dismiss;

    fn view(&self, context: &Context, page: &mut Page<'_, Dismiss>) {
        let words = context.words();
        let why = format!("{}\n{}", refusal(context.lang, &self.refusal), words.still_guides);
        notice(page, words.sorry, &why, (words.back, Dismiss));
    }

    fn update(&mut self, Dismiss: Dismiss, _context: &Context) -> Outcome {
        Outcome::go(Navigation::Back)
    }
    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Notice
    }
}
