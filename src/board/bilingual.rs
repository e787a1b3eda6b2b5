//! Names and notices in both languages: the Chinese words large where there is room, the English ones written below.
use crate::hall::Name;
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, LARGE, Lettering, Page, Role, TextTone, take_top};
use ratatui::layout::Rect;

/// The large letters of names where there are so many rows for them.
pub(super) fn large_letters<M>(page: &Page<'_, M>, rows: u16) -> Option<Lettering> {
    (rows >= LARGE).then(|| page.lettering(Role::Title, LARGE))
}

/// Sets a name in both languages below each other: the Chinese one large where there is room, in a line or more.
pub(super) fn both<M>(page: &mut Page<'_, M>, area: Rect, name: &Name, align: Align) {
    let english = if name.en.is_empty() { Vec::new() } else { wrap(&name.en, area.width.into()) };
    let below = u16::try_from(english.len()).unwrap_or(u16::MAX);
    let lines = area.height.saturating_sub(below) / LARGE;
    let large = large_letters(page, area.height).filter(|letters| letters.fit(&name.zh, area.width));
    let one = large.filter(|_| lines > 0).map(|letters| letters.line(&name.zh));
    let few = one.or_else(|| page.few_lines(Role::Title, &name.zh, area.width, lines.into()));
    let chinese = few.unwrap_or_else(|| page.written(Role::Title, &name.zh, area.width));
    let taken = chinese.rows().saturating_add(below).min(area.height);
    let above = if align == Align::Centre { (area.height - taken) / 2 } else { 0 };
    let (top, rest) = take_top(Rect { y: area.y + above, height: taken, ..area }, chinese.rows());
    page.set(top, &chinese, align, TextTone::Plain);
    if rest.height >= below {
        page.lines(rest, &english, align, Role::Note);
    }
}
