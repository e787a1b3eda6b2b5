//! `hall demo`: the whole hall as an exercise, whatever the hour, on a store and a printer of its own.
use super::{
    CliContext, Exit, Stop, board, engine,
    exercise::{SAMPLE_PIN, has_sample_pin, sign_in, store_in},
    live, virtual_printer, voice, window,
};
use crate::clock::{self, ExerciseClock};
use crate::config::Config;
use crate::devices::terminal::window as tty;
use crate::hall::Hall;
use crate::logging;
use crate::text::{Lang, demo::words};
use anyhow::anyhow;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Utc};
use clap::{Args, Subcommand};
use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The file that says which exercise is running, and is locked as long as it is.
const NOTE: &str = "running.toml";
/// When a working day begins, where some line gives numbers then.
const NINE: (u32, u32) = (9, 0);

/// Try the whole hall (演练): a kiosk at nine in the morning of a working day, whatever the hour.
///
/// It has a store of its own and a printer that is a program, both in a new folder; the hall's own store is not touched.
/// Slips are kept there as words and pictures. Ctrl+C ends it. `demo window`, `demo board`, `demo live` and `demo voice`
/// in other terminals join the exercise that is running.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall demo\n  hall demo window --window A03\n  hall demo board\n\n",
    "Exit codes:\n  0 ended   1 no exercise is running, no working day in the calendar   2 no terminal\n",
    "  73 cannot write   75 running already   78 configuration"
))]
pub(super) struct Arguments {
    /// The folder that exercises are kept in, each in a new folder inside.
    #[arg(long, global = true, value_name = "DIR", default_value = "var/demo")]
    folder: PathBuf,
    #[command(subcommand)]
    join: Option<Join>,
}

/// What can join an exercise.
#[derive(Debug, Subcommand)]
enum Join {
    /// A clerk's window
    Window(window::Arguments),
    /// The big screen
    Board(board::Arguments),
    /// The lead's screen
    Live(live::Arguments),
    /// The loudspeaker
    Voice(voice::Arguments),
}

/// What an exercise tells whoever joins it.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    /// Its folder.
    folder: PathBuf,
    /// Its clock, as `--clock` has it.
    clock: String,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments, has_clock: bool) -> Result<Exit, Stop> {
    if context.store.is_some() || has_clock {
        return Err(Stop::Failed(Exit::Usage, anyhow!(words(context.lang).own_store)));
    }
    let Some(join) = &arguments.join else { return open(context, &arguments.folder) };
    let context = joined(context, &arguments.folder)?;
    match join {
        Join::Window(arguments) => window::run(&context, arguments),
        Join::Board(arguments) => board::run(&context, arguments),
        Join::Live(arguments) => {
            logging::begin(log::LevelFilter::Error, None);
            live::run(&context, arguments)
        }
        Join::Voice(arguments) => {
            logging::begin(log::LevelFilter::Warn, None);
            voice::run(&context, arguments)
        }
    }
}

/// Begins an exercise, and is its kiosk until somebody ends it.
fn open(context: &CliContext, all: &Path) -> Result<Exit, Stop> {
    let own = context.config()?;
    if !is_running(all) {
        // Without one there is no kiosk, and nothing should be left behind.
        tty::open().map_err(Stop::NoTerminal)?;
    }
    let words = words(context.lang);
    let running = (words.running)(&all.display().to_string());
    let note = engine::only_one(&all.join(NOTE), &running)?;
    let today = clock::now(own.machine.utc_offset).date();
    let begins =
        morning(&own.hall, today).ok_or_else(|| Stop::Failed(Exit::Refused, anyhow!(words.no_calendar)))?;
    let folder = new_folder(all)?;
    let clock = format!("{}@{}", begins.format("%Y-%m-%dT%H:%M:%S"), Utc::now().timestamp());
    // Whoever joins may do so from elsewhere.
    let whole = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
    let said = toml::to_string(&Note { folder: whole, clock: clock.clone() });
    note.say(&said.unwrap_or_default()).map_err(|error| Stop::cannot_write(&all.join(NOTE), error))?;
    begin(&clock)?;
    let slips = folder.join("paper");
    let (printer, make) = virtual_printer::unattended(&folder.join("printer"), &slips)?;
    tell(context.lang, &own, begins, &folder, &slips)?;
    let context = in_folder(context, folder);
    let mut config = context.config()?;
    config.machine.printer.baud = make.baud;
    let ended = engine::open(&context, &config, None);
    drop(printer);
    drop(note);
    ended
}

/// Joins the exercise that is running.
fn joined(context: &CliContext, all: &Path) -> Result<CliContext, Stop> {
    let absent = || {
        Stop::Failed(Exit::Refused, anyhow!((words(context.lang).not_running)(&all.display().to_string())))
    };
    if !is_running(all) {
        return Err(absent());
    }
    let text = fs::read_to_string(all.join(NOTE)).map_err(|_| absent())?;
    let note: Note = toml::from_str(&text).map_err(|_| absent())?;
    begin(&note.clock)?;
    Ok(in_folder(context, note.folder))
}

/// Says whether an exercise is running: whoever gets its lock finds nobody who holds it.
fn is_running(all: &Path) -> bool {
    let note = File::options().append(true).open(all.join(NOTE));
    note.is_ok_and(|note| flock(&note, FlockOperation::NonBlockingLockExclusive).is_err())
}

fn begin(clock: &str) -> Result<(), Stop> {
    let exercise: ExerciseClock =
        clock.parse().map_err(|wrong| Stop::Failed(Exit::Usage, anyhow!("{wrong}")))?;
    clock::begin(exercise);
    Ok(())
}

/// The context of an exercise in a folder.
fn in_folder(context: &CliContext, folder: PathBuf) -> CliContext {
    CliContext {
        folder: context.folder.clone(),
        store: Some(store_in(&folder)),
        lang: context.lang,
        asked: context.asked,
        exercise: Some(folder),
    }
}

/// A new folder inside the one that exercises are kept in.
fn new_folder(all: &Path) -> Result<PathBuf, Stop> {
    for number in 1_u32.. {
        let folder = all.join(number.to_string());
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Stop::cannot_write(&folder, error)),
        }
    }
    Err(Stop::cannot_write(all, io::ErrorKind::StorageFull.into()))
}

/// The beginning of a working day: of today, else of the next one the calendar knows, else of the last one it knows.
fn morning(hall: &Hall, today: NaiveDate) -> Option<NaiveDateTime> {
    let works = |day: &NaiveDate| hall.setup.workdays.is_workday(*day) == Ok(true);
    let next = today.iter_days().take(366).find(works);
    let last = || NaiveDate::from_ymd_opt(hall.setup.workdays.years().max()?, 12, 31);
    let last = || last()?.iter_days().rev().take(366).find(works);
    next.or_else(last).map(|day| day.and_time(opens(hall)))
}

/// Nine o'clock, where some line gives numbers then; else when the first of them begins to.
fn opens(hall: &Hall) -> NaiveTime {
    let nine = NaiveTime::from_hms_opt(NINE.0, NINE.1, 0).unwrap_or_default();
    let spans = || hall.setup.lines.iter().flat_map(|line| &line.intervals).map(|interval| interval.open);
    if spans().any(|span| span.contains(nine)) {
        return nine;
    }
    spans().map(|span| span.from).min().unwrap_or(nine)
}

/// Says where everything is, before the kiosk takes the terminal; it stands there again when the kiosk has ended.
fn tell(lang: Lang, config: &Config, begins: NaiveDateTime, folder: &Path, slips: &Path) -> io::Result<()> {
    let (words, mut out) = (words(lang), crate::cli::fit(io::stdout().lock()));
    let me = std::env::args().next().unwrap_or_else(|| "hall".to_owned());
    let at = begins.format("%Y-%m-%d %H:%M").to_string();
    writeln!(out, "{}", (words.begins)(&at, &folder.display().to_string(), &slips.display().to_string()))?;
    writeln!(out, "{}", (words.join)(&me))?;
    if let Some(said) = sign_in(&config.hall, None, lang) {
        writeln!(out, "  {said}")?;
    }
    let lead = config.hall.setup.clerks.iter().find(|clerk| clerk.lead && has_sample_pin(clerk));
    if let Some(lead) = lead {
        writeln!(out, "  {}", (words.lead)(&lead.code, SAMPLE_PIN))?;
    }
    writeln!(out, "{}", words.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Setup;
    use crate::hall::calendar::Workdays;
    use crate::hall::queue::{Interval, Line};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn hall(opens: &str) -> Hall {
        let interval = Interval { open: opens.parse().unwrap(), quota: 9 };
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [day(2026, 12, 31)], []);
        Hall::new(Setup {
            lines: vec![Line { code: "A".into(), intervals: vec![interval], ..Line::default() }],
            workdays,
            ..Setup::default()
        })
    }

    #[test]
    fn an_exercise_begins_at_nine_on_a_working_day_whatever_today_is() {
        let begins = |today| morning(&hall("09:00-12:00"), today).unwrap().to_string();
        assert_eq!(begins(day(2026, 11, 25)), "2026-11-25 09:00:00", "a Wednesday");
        assert_eq!(begins(day(2026, 11, 29)), "2026-11-30 09:00:00", "a Sunday");
        assert_eq!(begins(day(2026, 12, 31)), "2026-12-30 09:00:00", "the next year is not known");
        assert_eq!(begins(day(2031, 1, 1)), "2026-12-30 09:00:00", "long after the sample was written");
        assert_eq!(begins(day(2020, 1, 1)), "2026-12-30 09:00:00", "on a machine that lost its clock");
    }

    #[test]
    fn it_begins_when_the_first_line_opens() {
        let sunday = day(2026, 11, 29);
        assert_eq!(morning(&hall("13:30-17:00"), sunday).unwrap().to_string(), "2026-11-30 13:30:00");
        assert_eq!(morning(&Hall::default(), sunday), None, "without a calendar there is no working day");
    }
}
