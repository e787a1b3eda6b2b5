//! The calls before the newest, in rows.
use super::calls::Shown;
use super::layout::Layout;
use super::pair::{Dress, Pair, written};
use crate::ui::{Page, narrowed};
use ratatui::layout::Rect;

/// Draws calls into the rows of a board, all of one size; `reversed` says whose colours have changed places.
pub(super) fn draw<M>(
    page: &mut Page<'_, M>,
    layout: &Layout,
    calls: &[&Shown],
    reversed: impl Fn(&Shown) -> bool,
) {
    let Some(first) = layout.rows.first() else { return };
    let figures = |row: Rect| Rect { height: row.height.saturating_sub(1), ..row };
    let (width, height) = (first.width.saturating_sub(4), figures(*first).height);
    let pair = Pair::fitting(page, calls, width, layout.least.min(height)..=height);
    let theme = page.theme;
    for (row, shown) in layout.rows.iter().zip(calls) {
        let mut dress =
            Dress { number: theme.ink, arrow: theme.muted, window: theme.primary, ground: theme.page };
        let area = figures(*row);
        if reversed(shown) {
            let dark = theme.bright;
            dress = Dress { number: dark, arrow: dark, window: dark, ground: theme.accent };
            page.fill(area, dress.ground);
        }
        match &pair {
            Some(pair) => pair.draw(page, narrowed(area, 2), shown, dress),
            None => written(page, area, shown, dress),
        }
        let line = Rect { y: row.bottom().saturating_sub(1), height: 1, ..*row };
        page.edge(line, "─", theme.soft, theme.page);
    }
}
