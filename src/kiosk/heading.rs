//! The heading of a page, and pages that say one thing.
use crate::{
    app::screen::Context,
    paper::Consequence,
    text::layout::wrap::wrap,
    ui::{
        Align, ButtonStyle, LARGE, LaidText, Page, Role, TextTone, TonedRole, take_bottom, take_top, tiles,
    },
};
use ratatui::layout::Rect;

/// Draws a heading at the top of an area and returns the rest.
pub(super) fn heading<M>(page: &mut Page<'_, M>, area: Rect, text: &str) -> Rect {
    if area.height >= 34
        && !(page.grid.large && area.height < 44)
        && page.one_line(Role::Title, text, area.width, 5).is_some()
    {
        let (head, rest) = take_top(area, 7);
        let head = Rect { y: head.y + 1, height: 5, ..head };
        page.display(head, text, Align::Centre, Role::Title);
        return rest;
    }
    let rows = if area.height >= 20 { 3 } else { 1 };
    let (head, rest) = take_top(area, rows);
    let row = Rect { y: head.y + rows / 2, height: 1, ..head };
    page.text(row, text, Align::Centre, Role::Title);
    rest
}

/// Draws a text over several lines in the middle of an area, a blank row between them in large type.
pub(super) fn message<M>(page: &mut Page<'_, M>, area: Rect, text: &str) {
    let lines = wrap(text, area.width.into());
    let step = u16::from(page.grid.large) + 1;
    let height = message_rows(page, area.width, text).min(area.height);
    let y = area.y + (area.height - height) / 2;
    for (line, at) in lines.iter().zip((y..area.bottom()).step_by(step.into())) {
        page.text(Rect { y: at, height: 1, ..area }, line, Align::Centre, Role::Fact);
    }
}

/// The rows such a text takes.
fn message_rows<M>(page: &Page<'_, M>, width: u16, text: &str) -> u16 {
    let step = u16::from(page.grid.large) + 1;
    u16::try_from(wrap(text, width.into()).len()).unwrap_or(u16::MAX).saturating_mul(step)
}

/// A page that says one thing: a word, why, and one button to go on.
pub(super) fn notice<M>(page: &mut Page<'_, M>, word: &str, why: &str, button: (&str, M)) {
    let bottom = word_above_text(page, (word, Role::Title.in_tone(TextTone::Warning)), why);
    let width = bottom.width.min(40);
    let middle = Rect { x: bottom.x + (bottom.width - width) / 2, width, ..bottom };
    page.button(middle, button.0, ButtonStyle::Primary, button.1);
}

/// A page that asks: what, what follows of it, and two answers side by side.
pub(super) fn question<M>(
    page: &mut Page<'_, M>,
    asked: (&str, impl Into<TonedRole>),
    note: &str,
    answers: [(&str, ButtonStyle, M); 2],
) {
    let bottom = word_above_text(page, asked, note);
    pair(page, bottom, answers);
}

/// A large word and a text right below it, in the middle of the page; returns the room for buttons at the bottom.
fn word_above_text<M>(
    page: &mut Page<'_, M>,
    (word, role): (&str, impl Into<TonedRole>),
    text: &str,
) -> Rect {
    let TonedRole { role, tone } = role.into();
    let (bottom, rest) = take_bottom(page.area, page.grid.finger_rows());
    let text_rows = message_rows(page, rest.width, text);
    let most = rest.height.saturating_sub(text_rows).min(9);
    let laid = large_word(page, role, word, Rect { height: (rest.height / 2).min(most).max(1), ..rest });
    let word_rows = laid.rows();
    let air = rest.height.saturating_sub(word_rows + text_rows).min(2);
    let above = rest.height.saturating_sub(word_rows + air + text_rows) * 2 / 5;
    let (top, below) = take_top(take_top(rest, above).1, word_rows);
    page.set(top, &laid, Align::Centre, tone);
    let text_area = take_top(below, air).1;
    message(page, Rect { height: text_area.height.min(text_rows), ..text_area }, text);
    bottom
}

/// A word as large as an area allows on one line, else on two lines of about the same length, else written.
fn large_word<M>(page: &Page<'_, M>, role: Role, word: &str, area: Rect) -> LaidText {
    let on_two = |width| page.few_lines(role, word, width, 2);
    page.one_line(role, word, area.width, area.height)
        .or_else(|| (area.height >= 2 * LARGE).then(|| (area.width / 2..=area.width).find_map(on_two))?)
        .unwrap_or_else(|| page.written(role, word, area.width))
}

/// Two buttons side by side.
pub(super) fn pair<M>(page: &mut Page<'_, M>, area: Rect, buttons: [(&str, ButtonStyle, M); 2]) {
    for (place, (label, look, message)) in tiles(area, 2, 1, page.grid.gap()).into_iter().zip(buttons) {
        page.button(place, label, look, message);
    }
}

/// Where this machine gives no numbers while its printer is unwell, says so and where to go; says whether that is so.
pub(super) fn sent_away<M>(context: &Context, page: &mut Page<'_, M>, leave: M) -> bool {
    let words = context.words();
    let (Consequence::SendAway, Some(trouble)) = (context.consequence, context.printer.trouble) else {
        return false;
    };
    let desk = (words.sent_away)(context.say(&context.hall.setup.help_desk));
    let why = format!("{}\n{desk}\n{}", trouble.words(context.lang), words.still_guides);
    notice(page, words.other_kiosk, &why, (words.back, leave));
    true
}
