//! How the page looks on which reasons and words are added to a grade, and the pages that follow it until it is kept.
use super::{Message, RateScreen, SendTrouble, grade_view::look};
use crate::app::screen::Context;
use crate::hall::ratings::{AT_ONCE, RatingReason};
use crate::kiosk::heading::{heading, message, question};
use crate::text::kiosk::rating::words;
use crate::text::kiosk::{arrival, opinion};
use crate::text::layout::wrap::wrap;
use crate::text::ratings::{grade, refusal};
use crate::ui::{Align, ButtonStyle, Page, Role, TextTone, take_bottom, take_top, tiles};
use ratatui::layout::Rect;

/// The highest that a reason's button is.
const HIGHEST: u16 = 5;

/// Draws the page.
pub(super) fn draw(screen: &RateScreen, context: &Context, page: &mut Page<'_, Message>) {
    let said = words(context.lang);
    let body = heading(page, page.area, grade(context.lang, screen.grade));
    let (bottom, body) = take_bottom(body, page.grid.finger_rows());
    buttons(screen, context, page, bottom);
    let body = foot(screen, context, page, body);
    let title = wrap(said.reasons_title, body.width.into());
    let (top, body) = take_top(body, u16::try_from(title.len()).unwrap_or(1));
    page.lines(top, &title, Align::Centre, Role::Body);
    reasons(screen, context, page, body);
}

/// The first reasons and the way to the others, or all of them.
fn reasons(screen: &RateScreen, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let said = words(context.lang);
    let offered: Vec<&RatingReason> = context.hall.setup.ratings.offered(screen.grade).collect();
    // One that was chosen among the others stays to be seen.
    let has_chosen_later = offered.iter().skip(AT_ONCE).any(|reason| screen.reasons.contains(&reason.code));
    let shows_all = screen.shows_all || has_chosen_later || offered.len() <= AT_ONCE + 1;
    let shown = if shows_all { offered.len() } else { AT_ONCE };
    let cells = u16::try_from(shown + usize::from(!shows_all)).unwrap_or(u16::MAX);
    let finger = page.grid.finger_rows();
    let across = if area.height / cells.max(1) >= finger { 1 } else { 2 };
    let down = cells.div_ceil(across);
    let height = (area.height / down.max(1)).min(HIGHEST.max(finger));
    let places = tiles(Rect { height: height * down, ..area }, across, down, page.grid.gap());
    let mut places = places.into_iter();
    for (at, reason) in offered.iter().take(shown).enumerate() {
        let Some(place) = places.next() else { return };
        let is_chosen = screen.reasons.contains(&reason.code);
        let mark = if is_chosen { "√ " } else { "" };
        let style = if is_chosen { look(screen.grade) } else { ButtonStyle::Soft };
        let label = format!("{mark}{}", context.say(&reason.name));
        page.button(place, &label, style, Message::Reason(at));
    }
    if let Some(place) = places.next().filter(|_| !shows_all) {
        page.button(place, said.more, ButtonStyle::Card, Message::More);
    }
}

/// What becomes of it, and what went wrong; returns what is left above.
fn foot(screen: &RateScreen, context: &Context, page: &mut Page<'_, Message>, area: Rect) -> Rect {
    let said = words(context.lang);
    let (words, tone) = match screen.trouble {
        SendTrouble::NotKept(no) => (refusal(context.lang, no), TextTone::Warning),
        SendTrouble::Failed => (said.failed.to_owned(), TextTone::Warning),
        SendTrouble::None if screen.grade.is_bad() => (said.bad_note.to_owned(), TextTone::Usual),
        SendTrouble::None => (said.protected.to_owned(), TextTone::Usual),
    };
    let lines = wrap(&words, area.width.into());
    let (below, above) = take_bottom(area, u16::try_from(lines.len()).unwrap_or(1));
    page.lines(below, &lines, Align::Centre, Role::Body.in_tone(tone));
    above
}

fn buttons(screen: &RateScreen, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let said = words(context.lang);
    let (has_text, has_phone) = (!screen.written.text.is_empty(), !screen.written.phone.is_empty());
    let mut all = vec![(if has_text { said.written } else { said.write }, ButtonStyle::Soft, Message::Write)];
    // Of a good one nobody is called back, and nothing is asked for.
    if screen.grade.is_bad() {
        let label = if has_phone { said.phone_left } else { said.leave_phone };
        all.push((label, ButtonStyle::Soft, Message::Contact));
    }
    let send = if screen.trouble == SendTrouble::None { said.send } else { said.send_again };
    all.push((send, ButtonStyle::Good, Message::Send));
    let count = u16::try_from(all.len()).unwrap_or(1);
    for (place, (label, style, message)) in tiles(area, count, 1, page.grid.gap()).into_iter().zip(all) {
        page.button(place, label, style, message);
    }
}

/// There is a number of a person in the text: is that meant?
pub(super) fn warning(context: &Context, page: &mut Page<'_, Message>) {
    let said = opinion::words(context.lang);
    // The harmless one lies where the finger was on the page before.
    let both = [
        (said.edit, ButtonStyle::Primary, Message::Write),
        (said.send_anyway, ButtonStyle::Soft, Message::SendAnyway),
    ];
    question(page, (said.warning, Role::Title.in_tone(TextTone::Warning)), said.warning_note, both);
}

/// It was sent, and nobody has answered yet.
pub(super) fn sending(is_code_early: bool, context: &Context, page: &mut Page<'_, Message>) {
    let (top, below) = take_top(page.area, page.area.height / 2 + 1);
    let top = Rect { height: top.height.min(12), ..top };
    page.display(top, context.words().please_wait, Align::Centre, Role::Fact);
    if is_code_early {
        message(page, below, arrival::words(context.lang).code_later);
    }
}
