//! No numbers from this machine just now; everything else goes on.
use super::heading::notice;
use crate::{
    app::screen::{Context, Navigation, Outcome, ScanPlace, Screen},
    ui::Page,
};

/// The store cannot be reached or written.
pub(super) struct OutOfService;

/// It was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dismiss;

impl Screen for OutOfService {
    type Message = Dismiss;

    fn view(&self, context: &Context, page: &mut Page<'_, Dismiss>) {
        let words = context.words();
        let desk = (words.out_of_service_desk)(context.say(&context.hall.setup.help_desk));
        let why = format!("{}\n{desk}", words.out_of_service_note);
        notice(page, words.out_of_service, &why, (words.home, Dismiss));
    }

    fn update(&mut self, Dismiss: Dismiss, _context: &Context) -> Outcome {
        Outcome::go(Navigation::Home)
    }
    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Notice
    }
}
