//! `hall gallery`: pictures of all screens, in both languages and sizes of type.
use super::admin::{DocumentChecker, MatterTableReader};
use super::{CliContext, Exit, Stop, engine};
use crate::admin::AdminLooks;
use crate::app::finder::Finder;
use crate::clock;
use crate::config::Config;
use crate::gallery::{self, GalleryPage, KioskLooks};
use crate::hall::Hall;
use crate::picture::{draw, find_fonts};
use crate::search::Synonym;
use crate::text::command::words;
use anyhow::{Context, anyhow};
use chrono::NaiveDateTime;
use clap::Args;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

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

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let sizes = gallery::sizes();
    if let Some(size) = arguments.size.as_ref().filter(|size| !sizes.contains(size)) {
        let said = (words(context.lang).no_such_size)(size, &sizes.join(" "));
        return Err(Stop::Failed(Exit::Usage, anyhow!(said)));
    }
    let mut config = context.config()?;
    let mut store = context.open_filled(&mut config)?;
    let refused = |words: &str| Stop::Failed(Exit::Refused, anyhow!(words.to_owned()));
    let catalogue = store.catalogue()?;
    let popular = catalogue.iter().max_by_key(|(_, matter)| matter.popularity);
    let code = popular.map(|(_, matter)| matter.code.to_owned());
    let no_matters = || refused(words(context.lang).no_matters);
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
    let (at, size) = (open_hour(&config, &hall), arguments.size.as_deref());
    let (mut count, machine) = (0, &config.machine);
    let mut save = |sample: GalleryPage| {
        count += 1;
        let path = arguments.folder.join(format!("{}.png", sample.name));
        fs::write(&path, draw(&sample.page, sample.cell, &fonts).to_png())
            .with_context(|| path.display().to_string())
            .map_err(cannot_write)
    };
    gallery::boards(&hall, at, size).into_iter().try_for_each(&mut save)?;
    let idle = (machine.idle.warn_after, machine.idle.count_down);
    let admin = AdminLooks {
        hall: Arc::clone(&hall),
        finder: Arc::clone(&finder),
        reader: Arc::new(MatterTableReader),
        setup: (Arc::new(config.documents.clone()), Arc::new(DocumentChecker(config.clone()))),
        guide: guide.clone(),
        at,
    };
    let looks = KioskLooks {
        hall: Arc::clone(&hall),
        finder,
        guide,
        at,
        theme: engine::theme(machine),
        idle: (Duration::from_secs(idle.0.into()), Duration::from_secs(idle.1.into())),
    };
    gallery::kiosk(&looks, size, &mut save)?;
    gallery::staff(&hall, &admin, at, size).into_iter().try_for_each(&mut save)?;
    let said = (words(context.lang).pictures)(count, &arguments.folder.display().to_string());
    writeln!(crate::cli::fit(io::stdout().lock()), "{said}")?;
    Ok(Exit::Done)
}

/// Ten in the morning of the next working day, when every line gives numbers.
fn open_hour(config: &Config, hall: &Hall) -> NaiveDateTime {
    let now = clock::now(config.machine.utc_offset);
    let day = hall.setup.workdays.next_after(now.date()).ok().flatten().unwrap_or(now.date());
    day.and_hms_opt(10, 8, 0).unwrap_or(now)
}
