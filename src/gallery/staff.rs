//! The screens of the staff as they look on their monitors, for pictures.
use crate::admin::{self, AdminLooks};
use crate::hall::Hall;
use crate::text::Lang;
use crate::ui::{
    Highlight, LIGHT, Page,
    desk::{StaffScreen, grid},
};
use crate::{live, window};
use chrono::NaiveDateTime;
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::Arc;

/// Columns and rows of terminals people work at, with the pixels of a cell.
pub(super) const SIZES: [((u16, u16), (u32, u32)); 5] = [
    ((72, 53), (15, 36)),
    ((80, 24), (16, 32)),
    ((100, 30), (14, 28)),
    ((128, 30), (15, 36)),
    ((160, 50), (12, 24)),
];

/// Every page of the staff in a language at a size.
pub(super) fn screens(
    (hall, looks): (&Arc<Hall>, &AdminLooks),
    lang: Lang,
    now: NaiveDateTime,
    (columns, rows): (u16, u16),
) -> Vec<(&'static str, Buffer)> {
    let area = Rect::new(0, 0, columns, rows);
    let drawn = |(name, face): (&'static str, window::WindowScreen)| {
        let mut buffer = Buffer::empty(area);
        let mut page = Page::new(&mut buffer, area, grid(area), LIGHT, Highlight::default());
        face.view(&mut page);
        (name, buffer)
    };
    let led = live::samples(hall, lang, now).into_iter().map(|(name, live)| {
        let mut buffer = Buffer::empty(area);
        let mut page = Page::new(&mut buffer, area, grid(area), LIGHT, Highlight::default());
        live.draw(&mut page);
        (name, buffer)
    });
    let kept = admin::samples(looks, lang).into_iter().map(|(name, mut face)| {
        face.fit(area);
        let mut buffer = Buffer::empty(area);
        let mut page = Page::new(&mut buffer, area, grid(area), LIGHT, Highlight::default());
        face.draw(&mut page);
        (name, buffer)
    });
    window::samples(hall, lang, now).into_iter().map(drawn).chain(led).chain(kept).collect()
}
