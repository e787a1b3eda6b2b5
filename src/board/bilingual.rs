//! Names and notices in both languages: the Chinese words drawn where there is room, the English ones written below.
use crate::hall::Name;
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, GlyphSize, Glyphs, Page, bold, plain, take_top, widest};
use ratatui::layout::Rect;

/// Words are drawn with so many rows: with fewer, Han characters are not clear.
pub(super) const LARGE: u16 = 4;

/// The size of drawn words where there are so many rows for them.
pub(super) fn drawn_size<M>(page: &Page<'_, M>, rows: u16) -> Option<GlyphSize> {
    let size = GlyphSize { han: page.grid.han_columns(LARGE) * 9 / 10, rows: LARGE };
    (rows >= LARGE).then_some(size)
}

/// Draws a name in both languages below each other: the Chinese one large where there is room, in a line or more.
pub(super) fn both<M>(page: &mut Page<'_, M>, area: Rect, name: &Name, align: Align) {
    let (theme, ground) = (page.theme, page.ground);
    let english = if name.en.is_empty() { Vec::new() } else { wrap(&name.en, area.width.into()) };
    let below = u16::try_from(english.len()).unwrap_or(u16::MAX);
    let lines = area.height.saturating_sub(below) / LARGE;
    let large = drawn_size(page, area.height).filter(|size| widest(&[&name.zh], *size) <= area.width);
    let large = large.filter(|_| lines > 0 && Glyphs::get().covers(&name.zh));
    let drawn = large.map(|size| (vec![name.zh.clone()], size));
    let drawn = drawn.or_else(|| page.drawn_name(&name.zh, area.width, lines.into()));
    let chinese = wrap(&name.zh, area.width.into());
    let rows = match &drawn {
        Some((lines, size)) => u16::try_from(lines.len()).unwrap_or(1) * size.rows,
        None => u16::try_from(chinese.len()).unwrap_or(u16::MAX),
    };
    let taken = rows.saturating_add(below).min(area.height);
    let above = if align == Align::Centre { (area.height - taken) / 2 } else { 0 };
    let (top, rest) = take_top(Rect { y: area.y + above, height: taken, ..area }, rows);
    match &drawn {
        Some(drawn) => page.name(top, drawn, align, theme.ink, ground),
        None => page.lines(top, &chinese, align, bold(theme.ink, ground)),
    }
    if rest.height >= below {
        page.lines(rest, &english, align, plain(theme.muted, ground));
    }
}
