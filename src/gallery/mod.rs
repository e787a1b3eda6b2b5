//! Every screen of the program as it looks, for manuals and for looking at all of them after a change.
mod boards;
mod kiosk;
mod staff;

pub use kiosk::{KioskLooks, kiosk};

use crate::admin::AdminLooks;
use crate::hall::Hall;
use crate::text::Lang;
use chrono::NaiveDateTime;
use ratatui::buffer::Buffer;
use std::sync::Arc;

/// The screen of one sample, in cells.
#[derive(Clone, Debug)]
pub struct GalleryPage {
    /// What it is called, with its size and language.
    pub name: String,
    /// How it looks.
    pub page: Buffer,
    /// A cell in pixels.
    pub cell: (u32, u32),
}

/// Columns and rows as they are written in names.
fn size_of((columns, rows): (u16, u16)) -> String {
    format!("{columns}x{rows}")
}

/// The sizes that pictures come in.
pub fn sizes() -> Vec<String> {
    let all =
        boards::SIZES.iter().map(|(cells, _)| *cells).chain(staff::SIZES.iter().map(|(cells, _)| *cells));
    let mut sizes: Vec<(u16, u16)> = all.chain(kiosk::sizes()).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes.into_iter().map(size_of).collect()
}

/// The boards of all sizes, or of one.
pub fn boards(hall: &Arc<Hall>, at: NaiveDateTime, size: Option<&str>) -> Vec<GalleryPage> {
    let sizes = boards::SIZES.into_iter().map(|(cells, cell)| (size_of(cells), cells, cell));
    let wanted = sizes.filter(|(name, ..)| size.is_none_or(|size| size == name));
    let sample = |(size, cells, cell)| {
        let page = boards::picture(hall, at, cells);
        GalleryPage { name: format!("board.{size}"), page, cell }
    };
    wanted.map(sample).collect()
}

/// The screens of the staff in all sizes, or in one.
pub fn staff(
    hall: &Arc<Hall>,
    looks: &AdminLooks,
    at: NaiveDateTime,
    size: Option<&str>,
) -> Vec<GalleryPage> {
    let mut samples = Vec::new();
    for (cells, cell) in staff::SIZES {
        let name = size_of(cells);
        if size.is_some_and(|size| size != name) {
            continue;
        }
        for (lang, suffix) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let screens = staff::screens((hall, looks), lang, at, cells);
            samples.extend(screens.into_iter().map(|(screen, page)| GalleryPage {
                name: format!("{screen}.{name}.{suffix}"),
                page,
                cell,
            }));
        }
    }
    samples
}
