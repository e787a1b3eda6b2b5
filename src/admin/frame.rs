//! The head of the screen, and the line above the keys.
use super::{AdminSession, AdminTouch, Hint, NoteTone};
use crate::text::layout::wrap::columns;
use crate::ui::desk::hint_rows;
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_bottom, take_right, take_top};
use ratatui::layout::Rect;

/// Rows of the head.
const HEAD: u16 = 2;

/// The parts of the screen where some keys are offered: the head, what the page has, the line above the keys, and the keys.
pub(super) fn parts(area: Rect, hints: &[Hint]) -> [Rect; 4] {
    let (head, rest) = take_top(area, HEAD);
    let (foot, rest) = take_bottom(rest, hint_rows(area, hints));
    let (note, body) = take_bottom(rest, 1);
    [head, body, note, foot]
}

/// Draws the head: what lies there, who is signed in and for how long.
pub(super) fn head(
    page: &mut Page<'_, AdminTouch>,
    here: &AdminSession,
    area: Rect,
    title: &str,
    left: &str,
) {
    let theme = page.theme;
    page.fill(area, theme.header);
    let inner = narrowed(area, 2);
    let row = |y: u16| Rect { y: area.y + y, height: 1, ..inner };
    let clock = here.now.format("%H:%M").to_string();
    let who = here.who();
    let right = if who.is_empty() { clock } else { format!("{who}  {clock}") };
    let wide = |text: &str| u16::try_from(columns(text)).unwrap_or(0);
    let (clock, first) = take_right(row(0), wide(&right), 2);
    page.text(first, title, Align::Left, Role::Title);
    page.text(clock, &right, Align::Right, Role::Fact);
    if let Some(alarm) = here.alarm() {
        page.fill(Rect { y: area.y + 1, height: 1, ..area }, theme.accent);
        page.text(row(1), &format!("▲ {alarm}"), Align::Left, Role::Fact.in_tone(TextTone::Warning));
        return;
    }
    let (until, second) = take_right(row(1), wide(left), 2);
    let centre = here.say(&here.hall.setup.centre);
    let whole = format!("{} · {centre}", here.words().title);
    let said = if columns(&whole) <= second.width.into() { whole.as_str() } else { centre };
    page.text(second, said, Align::Left, Role::Note);
    page.text(until, left, Align::Right, Role::Note);
}

/// Draws the line above the keys.
pub(super) fn note(page: &mut Page<'_, AdminTouch>, area: Rect, said: &str, tone: NoteTone) {
    if said.is_empty() {
        return;
    }
    let (mark, tone) = match tone {
        NoteTone::Good => ("✓", TextTone::Good),
        NoteTone::Bad => ("▲", TextTone::Warning),
        NoteTone::Plain => ("·", TextTone::Primary),
    };
    page.text(narrowed(area, 2), &format!("{mark} {said}"), Align::Left, Role::Fact.in_tone(tone));
}
