//! `hall gallery`: pictures of all screens, in both languages and sizes of type.
mod boards;

use super::{CliContext, Exit, Stop, staff};
use crate::app::{App, Settings, finder::Finder, message::Event};
use crate::clock;
use crate::config::{Colours, Config};
use crate::hall::{Hall, catalogue::Guide};
use crate::kiosk::{DOORS, gallery, help};
use crate::picture::{Fonts, draw, find_fonts};
use crate::search::Synonym;
use crate::text::Lang;
use crate::text::command::words;
use crate::ui::{CONTRAST, LIGHT, Panel};
use anyhow::{Context, anyhow};
use chrono::NaiveDateTime;
use clap::Args;
use ratatui::{buffer::Buffer, layout::Rect};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
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
const GLASSES: [ScreenSize; 6] = [
    ScreenSize { cells: (72, 53), panel: UPRIGHT, cell: (15, 36) },
    ScreenSize { cells: (54, 40), panel: UPRIGHT, cell: (20, 48) },
    ScreenSize { cells: (128, 30), panel: ACROSS, cell: (15, 36) },
    ScreenSize { cells: (96, 27), panel: ACROSS, cell: (20, 40) },
    ScreenSize { cells: (160, 50), panel: ACROSS, cell: (12, 24) },
    ScreenSize { cells: (80, 24), panel: SMALL, cell: (16, 32) },
];

/// Draw pictures of all screens, and of the board.
///
/// Every screen in Chinese and English, in normal and large type, as PNG files named after the screen. For manuals,
/// and for looking at all of them after a change. Needs fonts-dejavu-core and fonts-noto-cjk, and matters in the store.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall gallery pictures\n  hall gallery --size 72x53 pictures\n\n",
    "Exit codes:\n  0 done   1 no matters or no fonts   69 store unavailable   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    /// The folder for the pictures; made where it is missing.
    folder: PathBuf,
    /// Only this size, such as 72x53; all sizes where not given.
    #[arg(long, value_name = "COLUMNSxROWS")]
    size: Option<String>,
}

pub(super) fn run(counter: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = counter.config()?;
    let mut store = counter.open_filled(&config)?;
    let refused = |words: &str| Stop::Failed(Exit::Refused, anyhow!(words.to_owned()));
    let catalogue = store.catalogue()?;
    let popular = catalogue.iter().max_by_key(|(_, matter)| matter.popularity);
    let code = popular.map(|(_, matter)| matter.code.to_owned());
    let no_matters = || refused(words(counter.lang).no_matters);
    let guide = store.guide(&code.ok_or_else(no_matters)?)?.ok_or_else(no_matters)?;
    let fonts = find_fonts().map_err(|missing| Stop::Failed(Exit::Refused, missing.into()))?;
    let hall = Arc::new(config.hall.with_catalogue(catalogue));
    let synonyms: Vec<Synonym> =
        config.synonyms.iter().map(|(say, mean)| Synonym { say: say.clone(), mean: mean.clone() }).collect();
    let finder = Arc::new(Finder::new(&hall.catalogue, &synonyms, &std::collections::HashMap::default()));
    let cannot_write = |error: anyhow::Error| Stop::Failed(Exit::CannotWrite, error);
    fs::create_dir_all(&arguments.folder)
        .context(arguments.folder.display().to_string())
        .map_err(cannot_write)?;
    let hour = open_hour(&config, &hall);
    let mut count = draw_boards(&hall, arguments.size.as_deref(), hour, |name, buffer, cell| {
        save(&arguments.folder.join(name), buffer, cell, &fonts)
    })?;
    let name_of = |glass: &ScreenSize| format!("{}x{}", glass.cells.0, glass.cells.1);
    let wanted = |glass: &&ScreenSize| arguments.size.as_ref().is_none_or(|size| *size == name_of(glass));
    for glass in GLASSES.iter().filter(wanted) {
        for (lang, large, suffix) in [
            (Lang::Zh, false, "zh"),
            (Lang::Zh, true, "zh_large"),
            (Lang::En, false, "en"),
            (Lang::En, true, "en_large"),
        ] {
            let looks = GalleryOptions { config: &config, hall: &hall, finder: &finder, lang, large, glass };
            for (name, buffer) in looks.screens(&guide) {
                let name = format!("{name}.{}.{suffix}.png", name_of(glass));
                save(&arguments.folder.join(name), &buffer, glass.cell, &fonts)?;
                count += 1;
            }
        }
    }
    for (cells, cell) in staff::SIZES {
        let size = format!("{}x{}", cells.0, cells.1);
        if arguments.size.as_ref().is_some_and(|wanted| *wanted != size) {
            continue;
        }
        for (lang, suffix) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            for (name, buffer) in staff::screens(&hall, lang, open_hour(&config, &hall), cells) {
                let name = format!("{name}.{size}.{suffix}.png");
                save(&arguments.folder.join(name), &buffer, cell, &fonts)?;
                count += 1;
            }
        }
    }
    writeln!(
        io::stdout().lock(),
        "{}",
        (words(counter.lang).pictures)(count, &arguments.folder.display().to_string())
    )?;
    Ok(Exit::Done)
}

fn save(path: &Path, buffer: &Buffer, cell: (u32, u32), fonts: &Fonts) -> Result<(), Stop> {
    fs::write(path, draw(buffer, cell, fonts).to_png())
        .with_context(|| path.display().to_string())
        .map_err(|error| Stop::Failed(Exit::CannotWrite, error))
}

/// Draws the boards of all sizes, or of one; says how many.
fn draw_boards(
    hall: &Arc<Hall>,
    size: Option<&str>,
    at: NaiveDateTime,
    mut write: impl FnMut(String, &Buffer, (u32, u32)) -> Result<(), Stop>,
) -> Result<usize, Stop> {
    let mut count = 0;
    for (cells, cell) in boards::SIZES {
        let name = format!("{}x{}", cells.0, cells.1);
        if size.is_none_or(|size| size == name) {
            write(format!("board.{name}.png"), &boards::picture(hall, at, cells), cell)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Ten in the morning of the next working day, when every line gives numbers.
fn open_hour(config: &Config, hall: &Hall) -> NaiveDateTime {
    let now = clock::now(config.machine.utc_offset);
    let day = hall.setup.workdays.next_after(now.date()).ok().flatten().unwrap_or(now.date());
    day.and_hms_opt(10, 8, 0).unwrap_or(now)
}

/// How the screens are to look.
struct GalleryOptions<'a> {
    config: &'a Config,
    hall: &'a Arc<Hall>,
    finder: &'a Arc<Finder>,
    lang: Lang,
    large: bool,
    glass: &'a ScreenSize,
}

impl GalleryOptions<'_> {
    fn screens(&self, guide: &Guide) -> Vec<(&'static str, Buffer)> {
        let mut screens = Vec::new();
        while let Some(screen) = self.screen(screens.len(), guide) {
            screens.push(screen);
        }
        screens
    }

    /// The screen of a place in the list of samples; `None` past the end.
    fn screen(&self, at: usize, guide: &Guide) -> Option<(&'static str, Buffer)> {
        let mut app = self.app();
        let mut name = None;
        app.show(|context| {
            let mut samples = gallery(context, guide);
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
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.glass.cells.0, self.glass.cells.1));
        app.view(&mut buffer);
        name.map(|name| (name, buffer))
    }

    fn app(&self) -> App {
        let machine = &self.config.machine;
        let settings = Settings {
            lang: self.lang,
            theme: if machine.colours == Colours::Contrast { CONTRAST } else { LIGHT },
            panel: self.glass.panel,
            idle: Duration::from_secs(machine.idle.warn_after.into()),
            count_down: Duration::from_secs(machine.idle.count_down.into()),
            rest: Duration::from_mins(10),
            sends_away: false,
            scans: true,
            boot: "gallery".into(),
        };
        let mut app = App::new(
            settings,
            DOORS,
            help,
            Arc::clone(self.hall),
            open_hour(self.config, self.hall),
            self.glass.cells,
        );
        app.update(Event::FinderReady(Arc::clone(self.finder)));
        app.dress(self.lang, self.large);
        app
    }
}
