//! Pictures of the big screen in the middle of a morning, lying and upright.
use crate::board::{BoardScreen, sample};
use crate::hall::Hall;
use crate::ui::{Highlight, Page};
use chrono::NaiveDateTime;
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::Arc;
use std::time::Duration;

/// Columns and rows, and a cell in pixels: each makes 1920 × 1080 or 1080 × 1920.
pub(super) const SIZES: [((u16, u16), (u32, u32)); 6] = [
    ((128, 30), (15, 36)),
    ((160, 45), (12, 24)),
    ((192, 54), (10, 20)),
    ((72, 53), (15, 36)),
    ((72, 80), (15, 24)),
    ((108, 96), (10, 20)),
];

/// Long enough after a sample's first word that nothing flashes any more.
const LATER: Duration = Duration::from_secs(150);

/// How the first board of a hall might look at a moment.
pub(super) fn picture(hall: &Arc<Hall>, at: NaiveDateTime, (columns, rows): (u16, u16)) -> Buffer {
    let (board, on) = sample(hall, at);
    let area = Rect::new(0, 0, columns, rows);
    let mut face = BoardScreen::new(Arc::clone(hall), board, at);
    face.fit(area);
    face.tick(at, LATER);
    face.hear(on, &[]);
    let mut buffer = Buffer::empty(area);
    let theme = BoardScreen::theme();
    let mut page: Page<'_, ()> =
        Page::new(&mut buffer, area, BoardScreen::grid(area), theme, Highlight::default());
    face.view(&mut page);
    buffer
}
