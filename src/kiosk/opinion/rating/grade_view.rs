//! How the page looks that asks for the grade.
use super::{Message, RateScreen};
use crate::app::screen::Context;
use crate::hall::ratings::{Grade, RatingError, RatingTurn};
use crate::kiosk::heading::{heading, question};
use crate::text::kiosk::rating::words;
use crate::text::layout::wrap::wrap;
use crate::text::ratings::{grade, refusal};
use crate::ui::{Align, ButtonStyle, FaceTile, Page, Role, TextTone, take_bottom, take_top, tiles};
use ratatui::layout::Rect;

/// The highest that a face's tile is.
const HIGHEST: u16 = 9;

/// Draws the page.
pub(super) fn draw(screen: &RateScreen, context: &Context, page: &mut Page<'_, Message>) {
    let said = words(context.lang);
    let title = if screen.turn == RatingTurn::FollowUp { said.title_again } else { said.title };
    let body = heading(page, page.area, title);
    let about = (said.about)(&screen.thing.name(context));
    let lines = wrap(&about, body.width.into());
    let (top, body) = take_top(body, u16::try_from(lines.len()).unwrap_or(1).min(2));
    page.lines(top, &lines, Align::Centre, Role::Body);
    let (bottom, body) = take_bottom(body, page.grid.finger_rows());
    let width = bottom.width.min(40);
    let middle = Rect { x: bottom.x + (bottom.width - width) / 2, width, ..bottom };
    let note = wrap(said.voluntary, body.width.into());
    let rows = u16::try_from(note.len()).unwrap_or(1);
    let (below, body) =
        take_bottom(body, if body.height >= 5 * page.grid.finger_rows() + rows { rows } else { 0 });
    faces(context, page, body);
    page.lines(below, &note, Align::Centre, Role::Note);
    page.button(middle, said.say_else, ButtonStyle::Soft, Message::SayElse);
}

/// The five, below one another where each is high enough for a finger, else side by side.
fn faces(context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let is_high = area.height / 5 >= page.grid.finger_rows();
    let (across, down) = if is_high { (1, 5) } else { (5, 1) };
    let height = if is_high { (area.height / 5).min(HIGHEST) * 5 } else { area.height.min(14) };
    let places = tiles(Rect { height, ..area }, across, down, page.grid.gap());
    for (place, (given, _)) in places.into_iter().zip(Grade::ALL) {
        let tile = FaceTile { face: given.place(), title: grade(context.lang, given), look: look(given) };
        page.face(place, tile, Message::Grade(given));
    }
}

/// The colour of a grade, which says no more than its face and its word.
pub(super) fn look(given: Grade) -> ButtonStyle {
    match given {
        Grade::VerySatisfied | Grade::Satisfied => ButtonStyle::Good,
        Grade::BasicallySatisfied => ButtonStyle::Primary,
        Grade::Dissatisfied | Grade::VeryDissatisfied => ButtonStyle::Accent,
    }
}

/// It cannot be rated, and why; what somebody has to say has a place all the same.
pub(super) fn refused(no: RatingError, context: &Context, page: &mut Page<'_, Message>) {
    let said = words(context.lang);
    let both = [
        (said.say_else, ButtonStyle::Primary, Message::SayElse),
        (context.words().home, ButtonStyle::Soft, Message::Done),
    ];
    let title = (said.cannot, Role::Title.in_tone(TextTone::Warning));
    question(page, title, &refusal(context.lang, no), both);
}
