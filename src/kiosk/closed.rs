//! Somebody of the staff took this machine out of service: the public sees that and nothing else, in both languages.
use super::heading::message;
use crate::app::screen::{Context, FrameStyle, Outcome, ScanPlace, Screen};
use crate::text::Lang;
use crate::text::kiosk::tending::words;
use crate::ui::{Align, Page, Role, TextTone, take_bottom, take_top};
use ratatui::layout::Rect;

/// The machine is out of service.
pub(super) struct Closed;

/// There is nothing to touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nothing {}

impl Screen for Closed {
    type Message = Nothing;

    fn view(&self, context: &Context, page: &mut Page<'_, Nothing>) {
        let area = page.area;
        page.fill(area, page.theme.page);
        let both = [context.lang, context.lang.other()];
        let (top, bottom) = take_top(area, area.height / 2);
        for (lang, part) in both.into_iter().zip([top, bottom]) {
            say(context, page, part, lang);
        }
        let (last, _) = take_bottom(area, 2);
        let centre = context.say(&context.hall.setup.centre);
        page.text(Rect { height: 1, ..last }, centre, Align::Centre, Role::Note);
    }

    fn update(&mut self, message: Nothing, _context: &Context) -> Outcome {
        match message {}
    }

    fn frame(&self) -> FrameStyle {
        FrameStyle::None
    }

    fn scan_place(&self) -> ScanPlace {
        ScanPlace::Asking
    }
}

/// Says in a language that this machine serves nobody, and where to go.
fn say(context: &Context, page: &mut Page<'_, Nothing>, area: Rect, lang: Lang) {
    let said = words(lang);
    let (title, rest) = take_top(Rect { y: area.y + area.height / 5, ..area }, (area.height / 4).clamp(1, 9));
    page.display(title, said.closed, Align::Centre, Role::Title.in_tone(TextTone::Warning));
    let why = (said.closed_note)(lang.say(&context.hall.setup.help_desk));
    let rest =
        Rect { y: rest.y + 1, height: area.bottom().saturating_sub(rest.y + 1).min(area.height / 3), ..rest };
    message(page, rest, &why);
}
