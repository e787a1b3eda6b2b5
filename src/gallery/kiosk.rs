//! The kiosk's screens on every glass, in both languages and sizes of type.
use super::{GalleryPage, size_of};
use crate::app::{App, Settings, finder::Finder, message::Event};
use crate::hall::{Hall, catalogue::Guide};
use crate::kiosk::{ENTRY_SCREENS, gallery, help};
use crate::text::Lang;
use crate::ui::{ColourTheme, Panel};
use chrono::NaiveDateTime;
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::Arc;
use std::time::Duration;

/// Columns and rows, the glass in millimetres, and a cell in pixels.
struct ScreenSize {
    cells: (u16, u16),
    panel: Panel,
    cell: (u32, u32),
}

const UPRIGHT: Panel = Panel { width_mm: 268.0, height_mm: 476.0 };
const ACROSS: Panel = Panel { width_mm: 476.0, height_mm: 268.0 };
const SMALL: Panel = Panel { width_mm: 344.0, height_mm: 194.0 };

/// The question whether anybody is there lies over other screens and is none itself.
const STILL_THERE: &str = "still_there";

/// The sizes that every screen must suit, from a 21.5 inch panel to the smallest terminal.
const SCREEN_SIZES: [ScreenSize; 6] = [
    ScreenSize { cells: (72, 53), panel: UPRIGHT, cell: (15, 36) },
    ScreenSize { cells: (54, 40), panel: UPRIGHT, cell: (20, 48) },
    ScreenSize { cells: (128, 30), panel: ACROSS, cell: (15, 36) },
    ScreenSize { cells: (96, 27), panel: ACROSS, cell: (20, 40) },
    ScreenSize { cells: (160, 50), panel: ACROSS, cell: (12, 24) },
    ScreenSize { cells: (80, 24), panel: SMALL, cell: (16, 32) },
];

/// What the screens show, and how the machine is set up.
#[derive(Clone)]
pub struct KioskLooks {
    /// The hall with its catalogue.
    pub hall: Arc<Hall>,
    /// Its matters, searchable.
    pub finder: Arc<Finder>,
    /// The guide that is open.
    pub guide: Guide,
    /// The time in the hall.
    pub at: NaiveDateTime,
    /// The colours.
    pub theme: ColourTheme,
    /// How long nobody touched the machine before it asks, and how long it waits for an answer.
    pub idle: (Duration, Duration),
}

/// Columns and rows of the panels.
pub(super) fn sizes() -> impl Iterator<Item = (u16, u16)> {
    SCREEN_SIZES.iter().map(|size| size.cells)
}

/// The kiosk's screens in all sizes, or in one, each handed to `take` as soon as it is drawn.
///
/// # Errors
/// Fails where `take` does.
pub fn kiosk<E>(
    looks: &KioskLooks,
    size: Option<&str>,
    mut take: impl FnMut(GalleryPage) -> Result<(), E>,
) -> Result<(), E> {
    for glass in &SCREEN_SIZES {
        let name_of_size = size_of(glass.cells);
        if size.is_some_and(|size| size != name_of_size) {
            continue;
        }
        for (lang, large, suffix) in [
            (Lang::Zh, false, "zh"),
            (Lang::Zh, true, "zh_large"),
            (Lang::En, false, "en"),
            (Lang::En, true, "en_large"),
        ] {
            let mut at = 0;
            while let Some((screen, page)) = looks.screen(at, glass, (lang, large)) {
                let name = format!("{screen}.{name_of_size}.{suffix}");
                take(GalleryPage { name, page, cell: glass.cell })?;
                at += 1;
            }
        }
    }
    Ok(())
}

impl KioskLooks {
    /// The screen of a place in the list of samples; `None` past the end.
    fn screen(
        &self,
        at: usize,
        glass: &ScreenSize,
        appearance: (Lang, bool),
    ) -> Option<(&'static str, Buffer)> {
        let mut app = self.app(glass, appearance);
        let mut name = None;
        app.show(|context| {
            let mut samples = gallery(context, &self.guide);
            let last = at == samples.len();
            let sample = (at < samples.len()).then(|| samples.swap_remove(at));
            name = sample.as_ref().map(|(name, _)| *name).or(last.then_some(STILL_THERE));
            sample.map_or_else(help, |(_, screen)| screen)
        });
        match name {
            Some(STILL_THERE) => app.go_idle(),
            Some(name) if name.ends_with("_no_paper") => app.run_out_of_paper(false),
            Some(name) if name.ends_with("_sent_away") => app.run_out_of_paper(true),
            _ => {}
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, glass.cells.0, glass.cells.1));
        app.view(&mut buffer);
        name.map(|name| (name, buffer))
    }

    fn app(&self, glass: &ScreenSize, (lang, large): (Lang, bool)) -> App {
        let settings = Settings {
            lang,
            large: false,
            theme: self.theme,
            panel: glass.panel,
            idle: self.idle.0,
            count_down: self.idle.1,
            rest: Duration::from_mins(10),
            sends_away: false,
            scans: true,
            boot: "gallery".into(),
        };
        let mut app = App::new(settings, ENTRY_SCREENS, help, Arc::clone(&self.hall), self.at, glass.cells);
        app.update(Event::FinderReady(Arc::clone(&self.finder)));
        app.set_appearance(lang, large);
        app
    }
}
