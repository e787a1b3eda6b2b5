//! How an opinion that is being written looks.
use super::{Message, OpinionDraft, OpinionState};
use crate::app::screen::Context;
use crate::hall::cases::{CaseSource, Submission, SubmitError};
use crate::kiosk::heading::{heading, message, question};
use crate::kiosk::opinion::subject_words;
use crate::text::cases::{not_kept, source};
use crate::text::kiosk::arrival;
use crate::text::kiosk::opinion::{OpinionWords, words};
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::{Align, ButtonStyle, FormRow, Page, Role, TextTone, take_bottom, take_top};
use ratatui::layout::Rect;

/// Draws the page.
pub(super) fn draw(draft: &OpinionDraft, context: &Context, page: &mut Page<'_, Message>) {
    let said = words(context.lang);
    match &draft.state {
        OpinionState::Warned => warning(said, page),
        OpinionState::Sending { is_code_early } => {
            let (top, below) = take_top(page.area, page.area.height / 2 + 1);
            let top = Rect { height: top.height.min(12), ..top };
            page.display(top, context.words().please_wait, Align::Centre, Role::Fact);
            let (note, below) = take_top(below, 1);
            page.text(note, said.sending, Align::Centre, Role::Note);
            if *is_code_early {
                message(page, below, arrival::words(context.lang).code_later);
            }
        }
        _ => form(draft, context, page),
    }
}

/// There is a number of a person in the text: is that meant?
fn warning(said: &OpinionWords, page: &mut Page<'_, Message>) {
    // The harmless one lies where the finger was on the page before.
    let both = [
        (said.edit, ButtonStyle::Primary, Message::Text),
        (said.send_anyway, ButtonStyle::Soft, Message::SendAnyway),
    ];
    question(page, (said.warning, Role::Title.in_tone(TextTone::Warning)), said.warning_note, both);
}

fn form(draft: &OpinionDraft, context: &Context, page: &mut Page<'_, Message>) {
    let said = words(context.lang);
    let body = heading(page, page.area, source(context.lang, draft.written.source));
    let (bottom, rest) =
        take_bottom(body, page.grid.finger_rows().max(if body.height >= 30 { 7 } else { 3 }));
    // Where no more is taken there is nothing to send.
    let rest = if draft.is_at_limit() { body } else { rest };
    let rest = foot(draft, context, page, rest);
    rows(draft, context, page, rest);
    if draft.is_at_limit() {
        return;
    }
    let (label, look, message) = match &draft.state {
        _ if draft.wants_text() => (said.text_title, ButtonStyle::Primary, Message::Text),
        OpinionState::Failed => (said.send_again, ButtonStyle::Good, Message::Send),
        _ => (said.send, ButtonStyle::Good, Message::Send),
    };
    let width = bottom.width.min(44);
    page.button(Rect { x: bottom.x + (bottom.width - width) / 2, width, ..bottom }, label, look, message);
}

/// What happens to it and by when, and below it what went wrong; returns what is left above.
fn foot(draft: &OpinionDraft, context: &Context, page: &mut Page<'_, Message>, area: Rect) -> Rect {
    let said = words(context.lang);
    let now = Submission { at: context.now, ..(*draft.written).clone() };
    let due = now.case(0, context.hall).due.map(|due| due.date());
    let promise = wrap(&(said.what_happens)(draft.written.source, due), area.width.into());
    let trouble = trouble(draft, context).map(|words| wrap(&words, area.width.into())).unwrap_or_default();
    let rows = |lines: &[String]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let air = u16::from(area.height >= 20);
    let (below, above) = take_bottom(area, rows(&promise) + rows(&trouble) + 2 * air);
    let (first, second) =
        take_top(Rect { y: below.y + air, height: below.height - air, ..below }, rows(&promise));
    page.lines(first, &promise, Align::Left, Role::Body);
    page.lines(second, &trouble, Align::Left, Role::Fact.in_tone(TextTone::Warning));
    above
}

/// What went wrong, or is being looked up.
fn trouble(draft: &OpinionDraft, context: &Context) -> Option<String> {
    let said = words(context.lang);
    Some(match &draft.state {
        OpinionState::Failed => said.failed.to_owned(),
        OpinionState::NotKept(SubmitError::VisitLimit(most)) => {
            (said.visit_limit)(*most, context.say(&context.hall.setup.help_desk))
        }
        OpinionState::NotKept(SubmitError::KioskLimit(_)) => {
            (said.kiosk_limit)(context.say(&context.hall.setup.help_desk))
        }
        OpinionState::NotKept(no) => not_kept(context.lang, no),
        OpinionState::LookingUp => said.looking_up.to_owned(),
        OpinionState::NotOurs => said.code_not_ours.to_owned(),
        OpinionState::NumberUnknown => said.number_unknown.to_owned(),
        OpinionState::NumberNotAsked => said.number_not_asked.to_owned(),
        OpinionState::Writing | OpinionState::Warned | OpinionState::Sending { .. } => return None,
    })
}

/// Whom it is about, the text, and the contact.
fn rows(draft: &OpinionDraft, context: &Context, page: &mut Page<'_, Message>, area: Rect) {
    let said = words(context.lang);
    let written = &draft.written;
    let about = subject_words::about(context, &written.about);
    let contact = [written.name.reveal(), written.phone.reveal()];
    let contact: Vec<&str> = contact.into_iter().filter(|words| !words.is_empty()).collect();
    let contact = contact.join("  ");
    let empty_text = if written.source == CaseSource::Praise { said.no_text_needed } else { said.no_text };
    let or = |words: &str, empty: &str| if words.is_empty() { empty.to_owned() } else { words.to_owned() };
    let verb = |is_empty: bool, verb: &'static str| if is_empty { verb } else { said.change };
    let (has_text, has_contact) = (!written.text.is_empty(), !contact.is_empty());
    let fields = [
        (said.about, about, false, said.change, Message::About),
        (
            said.text,
            or(written.text.reveal(), empty_text),
            !has_text,
            verb(!has_text, said.write),
            Message::Text,
        ),
        (
            said.contact,
            or(&contact, said.no_contact),
            !has_contact,
            verb(!has_contact, said.leave_one),
            Message::Contact,
        ),
    ];
    let longest = fields.iter().map(|(name, ..)| columns(name)).max().unwrap_or(0);
    let name_columns = u16::try_from(longest).unwrap_or(u16::MAX);
    let one = (area.height / 3).min(if page.grid.large { 6 } else { 5 }).max(page.grid.finger_rows());
    let (last, above) = take_bottom(area, one);
    let (first, middle) = take_top(above, one);
    let places = [first, middle, last];
    let row = |field: usize, drawn: bool| {
        let (name, value, is_empty, action, _) = &fields[field];
        FormRow {
            name,
            name_columns,
            value: value.as_str(),
            is_empty: *is_empty,
            action,
            more: said.more,
            drawn,
        }
    };
    // Letters of one size: all values stand in large ones or none.
    let drawn = page.have_large_values(&[0, 1, 2].map(|at| (places[at], row(at, true))));
    for (at, (_, _, _, _, message)) in fields.iter().enumerate() {
        page.form_row(places[at], row(at, drawn), *message);
    }
}
