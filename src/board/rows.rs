//! The calls before the newest, in rows.
use super::call_columns::{CallColumns, written};
use super::calls::ShownCall;
use super::layout::BoardLayout;
use crate::ui::{Page, TextTone, narrowed};
use ratatui::layout::Rect;

/// Draws calls into the rows of a board, all of one size; `reversed` says whose colours have changed places.
pub(super) fn draw<M>(
    page: &mut Page<'_, M>,
    layout: &BoardLayout,
    calls: &[&ShownCall],
    reversed: impl Fn(&ShownCall) -> bool,
) {
    let Some(first) = layout.rows.first() else { return };
    let figures = |row: Rect| Rect { height: row.height.saturating_sub(1), ..row };
    let (width, height) = (first.width.saturating_sub(4), figures(*first).height);
    let pair = CallColumns::fitting(page, calls, width, layout.least.min(height)..=height);
    let theme = page.theme;
    for (row, shown) in layout.rows.iter().zip(calls) {
        let area = figures(*row);
        if reversed(shown) {
            page.fill(area, theme.accent);
        }
        match &pair {
            Some(pair) => pair.draw(page, narrowed(area, 2), shown, TextTone::Plain),
            None => written(page, area, shown, TextTone::Plain),
        }
        let line = Rect { y: row.bottom().saturating_sub(1), height: 1, ..*row };
        page.edge(line, "─", theme.soft, theme.page);
    }
}
