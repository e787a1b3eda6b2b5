//! The hall gives no number, and says why.
use super::closed_line::instead;
use super::heading::notice;
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, Screen};
use crate::hall::LineCode;
use crate::hall::queue::Refusal;
use crate::text::queue::refusal::refusal;
use crate::ui::Page;

/// Why there is no number.
pub(super) struct RefusalScreen {
    /// Why there is none.
    pub refusal: Refusal,
    /// The line that was chosen, where one was.
    pub line: Option<LineCode>,
}

/// It was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dismiss;

impl Screen for RefusalScreen {
    type Message = Dismiss;

    fn view(&self, context: &Context, page: &mut Page<'_, Dismiss>) {
        let words = context.words();
        let mut why = vec![refusal(context.lang, &self.refusal)];
        why.extend(self.line.iter().flat_map(|line| instead(context, line, &self.refusal)));
        why.push(words.still_guides.to_owned());
        notice(page, words.sorry, &why.join("\n"), (words.back, Dismiss));
    }

    fn update(&mut self, Dismiss: Dismiss, _context: &Context) -> Outcome {
        Outcome::go(Navigation::Back)
    }
    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Notice
    }
}
