//! The sheet on which a line is stopped or reopened: reasons to choose from, who says so, a pad of digits for a finger.
use super::{
    LeadTouch,
    decision_form::{DecisionForm, FormStage, LoanKind, MINUTES},
    windows::narrowed_left,
};
use crate::text::live::LiveWords;
use crate::ui::{
    Align, ButtonStyle, Page, Role, TextTone, TonedRole, desk::sheet, input::Key, narrowed, take_bottom,
    take_right, take_top, tiles,
};
use ratatui::layout::Rect;

/// The sheet at its largest, and the pad of digits.
const WIDTH: u16 = 70;
const HEIGHT: u16 = 18;
const PAD: u16 = 23;

/// The keys of the pad, row by row.
const DIGITS: [Key; 12] = [
    Key::Char('1'),
    Key::Char('2'),
    Key::Char('3'),
    Key::Char('4'),
    Key::Char('5'),
    Key::Char('6'),
    Key::Char('7'),
    Key::Char('8'),
    Key::Char('9'),
    Key::Backspace,
    Key::Char('0'),
    Key::Enter,
];

/// Draws the sheet in the middle of an area.
pub(super) fn draw(
    page: &mut Page<'_, LeadTouch>,
    area: Rect,
    ask: &DecisionForm,
    line: &str,
    words: &LiveWords,
) {
    let (title, note) = match ask.loan {
        Some(LoanKind::Lend) => (words.lend_title, words.lend_note),
        Some(LoanKind::Return) => (words.return_title, words.return_note),
        None if ask.stop => (words.stop_title, words.stop_note),
        None => (words.reopen_title, words.reopen_note),
    };
    let rest = sheet(page, area, (WIDTH, HEIGHT), &title(line), note);
    let (said, rest) = take_bottom(narrowed(rest, 2), 1);
    let checking = ask.step == FormStage::Sent;
    let words_said = if checking { words.checking } else { &ask.said };
    page.text(said, words_said, Align::Left, Role::Fact.in_tone(TextTone::Warning));
    let rest = take_top(rest, u16::from(rest.height > 12)).1;
    match ask.step {
        FormStage::Reason => draw_reasons(page, rest, ask, words),
        FormStage::Window => draw_window(page, rest, ask, words),
        FormStage::Minutes => draw_minutes(page, rest, ask, words),
        _ => draw_sign(page, rest, ask, words),
    }
}

fn draw_window(page: &mut Page<'_, LeadTouch>, area: Rect, ask: &DecisionForm, words: &LiveWords) {
    let (head, rest) = take_top(area, 1);
    page.text(head, words.which_window, Align::Left, Role::Title);
    let row = Rect { y: rest.y + 1, height: 1, ..rest };
    page.fill(row, page.theme.soft);
    page.text(row, &format!(" {}", ask.window.shown(true)), Align::Left, entry(true));
}

fn draw_minutes(page: &mut Page<'_, LeadTouch>, area: Rect, ask: &DecisionForm, words: &LiveWords) {
    let (head, rest) = take_top(area, 1);
    page.text(head, words.how_long, Align::Left, Role::Title);
    for ((at, minutes), y) in MINUTES.iter().enumerate().zip((rest.top() + 1..rest.bottom()).step_by(2)) {
        let (row, chosen) = (Rect { y, height: 1, ..rest }, ask.chosen == at);
        if chosen {
            page.fill(row, page.theme.soft);
        }
        let mark = if chosen { "▶" } else { " " };
        let said = (words.for_minutes)(*minutes);
        page.text(row, &format!("{mark} {said}"), Align::Left, entry(chosen));
        page.target(row, LeadTouch::Reason(at));
    }
}

fn draw_reasons(page: &mut Page<'_, LeadTouch>, area: Rect, ask: &DecisionForm, words: &LiveWords) {
    let (head, rest) = take_top(area, 1);
    page.text(head, words.why, Align::Left, Role::Title);
    let own = words.reasons.len();
    let typed = format!("{}{}", words.other_reason, ask.typed.shown(true));
    let reasons = words.reasons.iter().copied().chain([typed.as_str()]);
    // A row of air between them, where there is room, for the finger's sake.
    let step = if rest.height >= 12 { 2 } else { 1 };
    for ((at, reason), y) in
        reasons.enumerate().zip((rest.top() + step - 1..rest.bottom()).step_by(step.into()))
    {
        let row = Rect { y, height: 1, ..rest };
        let chosen = ask.chosen == at;
        if chosen {
            page.fill(row, page.theme.soft);
        }
        let mark = if chosen { "▶" } else { " " };
        page.text(row, &format!("{mark} {} {reason}", at + 1), Align::Left, entry(chosen));
        page.target(row, LeadTouch::Reason(at));
        if at == own && y + 1 < rest.bottom() {
            let note = Rect { x: row.x + 4, y: y + 1, height: 1, width: row.width.saturating_sub(4) };
            page.text(note, words.reason_note, Align::Left, Role::Note);
        }
    }
}

fn draw_sign(page: &mut Page<'_, LeadTouch>, area: Rect, ask: &DecisionForm, words: &LiveWords) {
    let (pad, left) = take_right(area, if area.width >= PAD + 26 { PAD } else { 0 }, 2);
    let (note, rest) = take_top(left, 2);
    let lines = crate::text::layout::wrap::wrap(words.sign_note, note.width.into());
    page.lines(note, &lines, Align::Left, Role::Body);
    let rest = take_top(rest, u16::from(rest.height > 5)).1;
    let clerk = ask.clerk.shown(ask.step == FormStage::Clerk);
    let pin = ask.pin.masked(ask.step == FormStage::Pin);
    let fields = [(words.clerk, clerk, FormStage::Clerk), (words.pin, pin, FormStage::Pin)];
    for ((name, value, step), y) in fields.into_iter().zip((rest.top()..rest.bottom()).step_by(2)) {
        let row = Rect { y, height: 1, ..rest };
        let (label, field) = (Rect { width: 8.min(row.width), ..row }, narrowed_left(row, 8));
        page.text(label, name, Align::Left, Role::Label);
        page.fill(field, page.theme.soft);
        page.text(field, &format!(" {value}"), Align::Left, entry(ask.step == step));
    }
    if pad.width > 0 && pad.height >= 4 {
        draw_pad(page, pad, words);
    }
}

/// What stands in a list or a field, and is chosen or not.
fn entry(chosen: bool) -> TonedRole {
    if chosen { Role::Fact.in_tone(TextTone::Primary) } else { Role::Body.into() }
}

fn draw_pad(page: &mut Page<'_, LeadTouch>, area: Rect, words: &LiveWords) {
    let cells = tiles(Rect { height: area.height - area.height % 4, ..area }, 3, 4, 1);
    page.ground = page.theme.card;
    for (cell, key) in cells.into_iter().zip(DIGITS) {
        let (label, look) = match key {
            Key::Char(digit) => (digit.to_string(), ButtonStyle::Soft),
            Key::Enter => (words.keys.confirm.to_owned(), ButtonStyle::Primary),
            _ => (words.keys.erase.to_owned(), ButtonStyle::Soft),
        };
        page.quick_button(cell, &label, look, LeadTouch::Key(key));
    }
    page.ground = page.theme.page;
}
