//! `hall hours`: when the hall is open on the coming days, and days with hours of their own.
use super::draft::desk::WhoActs;
use super::line::plain_if_any;
use super::setup::republish::{CommandAct, republish};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::{Config, special_days_text};
use crate::hall::calendar::{Span, SpecialDay, with_special_day};
use crate::hall::{LineCode, Name, SPECIAL_DAYS};
use crate::text::command::calling::words as calling;
use crate::text::command::hours::words;
use crate::text::layout::half_width;
use anyhow::anyhow;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Days that are listed, today among them.
const DAYS: usize = 14;

/// List when the hall is open, and give days hours of their own: closed this afternoon, a Saturday morning.
///
/// A change is in force on every machine within a second: no numbers are given then, the hours on screens, forecasts and the end
/// of the day follow. Whoever waits already is still called. Working days in limits stay those of the calendar.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = concat!(
        "Examples:\n  hall hours\n  hall hours set 2026-12-31 09:00-12:00 --note 元旦前半天 --by 001\n",
        "  hall hours close 2026-12-03 --line A --by 001\n  hall hours clear 2026-12-03 --line A --by 001\n\n",
        "With --json: [{date, hours, special: [{lines, open, note}]}]; hours is null where nobody can say\n\n",
        "Exit codes:\n  0 done   1 nothing is special about that day, no right to it   2 usage   69 store unavailable   78 configuration"
    )
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<HoursCommand>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum HoursCommand {
    /// Say when the hall, or some lines, are open on a day.
    #[command(
        after_help = "Exit codes:\n  0 done   1 no right to it, wrong PIN   2 usage   69 store unavailable   78 configuration"
    )]
    Set {
        /// The day, as YYYY-MM-DD.
        date: String,
        /// When it is open, such as 09:00-12:00; several in order.
        #[arg(required = true, value_name = "SPAN", value_parser = span)]
        open: Vec<Span>,
        #[command(flatten)]
        day: DayArguments,
    },
    /// Close the hall, or some lines, for a whole day.
    #[command(
        after_help = "Exit codes:\n  0 done   1 no right to it, wrong PIN   2 usage   69 store unavailable   78 configuration"
    )]
    Close {
        /// The day, as YYYY-MM-DD.
        date: String,
        #[command(flatten)]
        day: DayArguments,
    },
    /// Take back what was special about a day.
    #[command(
        after_help = "Exit codes:\n  0 done   1 nothing is special about that day, no right to it   2 usage   69 store unavailable   78 configuration"
    )]
    Clear {
        /// The day, as YYYY-MM-DD.
        date: String,
        /// A line that it was said of; several times for several. Without it the whole hall.
        #[arg(long = "line", id = "line", value_name = "CODE")]
        codes: Vec<String>,
        #[command(flatten)]
        who: WhoActs,
    },
}

/// What is said of a day.
#[derive(Debug, Args)]
struct DayArguments {
    /// A line it is about; several times for several. Without it the whole hall.
    #[arg(long = "line", id = "line", value_name = "CODE")]
    codes: Vec<String>,
    /// Why, as people read it on the page of opening hours; nothing personal.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// The same in English.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note_en: String,
    #[command(flatten)]
    who: WhoActs,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let Some(what) = &arguments.what else { return list(context, &config, arguments.json) };
    let (special, who, is_cleared) = match what {
        HoursCommand::Set { date, open, day } => {
            (special_day(context, &config, date, open.clone(), day)?, &day.who, false)
        }
        HoursCommand::Close { date, day } => {
            (special_day(context, &config, date, Vec::new(), day)?, &day.who, false)
        }
        HoursCommand::Clear { date, codes, who } => {
            let (day, lines) = (date_of(context, date)?, lines_of(context, &config, codes)?);
            (SpecialDay { day, lines, ..SpecialDay::default() }, who, true)
        }
    };
    let words = words(context.lang);
    let today = clock::now(config.machine.utc_offset).date();
    if !is_cleared && special.day < today {
        return Err(Stop::Failed(Exit::Usage, anyhow!((words.past)(&special.day.to_string()))));
    }
    let by = plain_if_any("--by", &who.by, calling(context.lang))?;
    let now = clock::now(config.machine.utc_offset);
    let authority = who.login.authority(context, &config, &mut store, (&by, "hours"), now)?;
    let act = CommandAct { authority: &authority, reason: "hall hours", is_about_hours: true };
    republish(context, &config, &mut store, &act, |current, documents| {
        let days = with_special_day(&current.hall.setup.special_days, &special, is_cleared, today);
        let nothing = || Stop::Failed(Exit::Refused, anyhow!((words.nothing)(&special.day.to_string())));
        documents.insert(SPECIAL_DAYS, special_days_text(&days.ok_or_else(nothing)?));
        Ok(())
    })?;
    let stands = match special.open.as_slice() {
        _ if is_cleared => words.usual.to_owned(),
        [] => words.closed.to_owned(),
        open => (words.only)(&hours_text(context, open)),
    };
    let lines: Vec<&str> = special.lines.iter().map(LineCode::as_str).collect();
    let lines = if lines.is_empty() { String::new() } else { context.lang.list(&lines) };
    let mut stdout = crate::cli::fit(io::stdout().lock());
    writeln!(stdout, "{}", (words.done)(&special.day.to_string(), &lines, &stands))?;
    if !is_cleared {
        let left = store.left_over(&config.hall, &special, clock::now(config.machine.utc_offset))?;
        let warned = [(left.appointments, words.appointments_left), (left.waiting, words.waiting_left)];
        for (count, said) in warned.into_iter().filter(|(count, _)| *count > 0) {
            writeln!(stdout, "{}", said(count))?;
        }
    }
    Ok(Exit::Done)
}

/// A stretch of a day as people type it, whatever the width of its digits and the form of its dash.
fn span(written: &str) -> Result<Span, String> {
    half_width::code(written).replace(['—', '–', '~', '～', '至'], "-").parse()
}

fn special_day(
    context: &CliContext,
    config: &Config,
    date: &str,
    open: Vec<Span>,
    day: &DayArguments,
) -> Result<SpecialDay, Stop> {
    let said = calling(context.lang);
    let note =
        Name::new(plain_if_any("--note", &day.note, said)?, plain_if_any("--note-en", &day.note_en, said)?);
    let in_order = open.iter().zip(open.iter().skip(1)).all(|(one, next)| one.until <= next.from);
    if !in_order {
        return Err(Stop::Failed(Exit::Usage, anyhow!(words(context.lang).not_in_order)));
    }
    let lines = lines_of(context, config, &day.codes)?;
    Ok(SpecialDay { day: date_of(context, date)?, lines, open, note })
}

fn date_of(context: &CliContext, written: &str) -> Result<NaiveDate, Stop> {
    let wrong = |_| Stop::Failed(Exit::Usage, anyhow!((words(context.lang).bad_date)(written)));
    half_width::code(written).parse().map_err(wrong)
}

fn lines_of(context: &CliContext, config: &Config, codes: &[String]) -> Result<Vec<LineCode>, Stop> {
    let mut lines = Vec::new();
    for written in codes {
        let code = half_width::code(written).to_ascii_uppercase();
        let line = config.hall.line(&code);
        let unknown = || Stop::Failed(Exit::Usage, anyhow!((words(context.lang).no_line)(written)));
        lines.push(line.ok_or_else(unknown)?.code.clone());
    }
    lines.sort();
    lines.dedup();
    Ok(lines)
}

/// The hours of a day in words.
fn hours_text(context: &CliContext, open: &[Span]) -> String {
    let spans: Vec<String> = open.iter().map(ToString::to_string).collect();
    if spans.is_empty() { words(context.lang).closed.to_owned() } else { context.lang.list(&spans) }
}

fn list(context: &CliContext, config: &Config, as_json: bool) -> Result<Exit, Stop> {
    let (setup, words) = (&config.hall.setup, words(context.lang));
    let today = clock::now(config.machine.utc_offset).date();
    let mut days: Vec<NaiveDate> = today.iter_days().take(DAYS).collect();
    let later = setup.special_days.iter().map(|special| special.day);
    days.extend(later.filter(|day| *day >= today && !days.contains(day)).collect::<Vec<_>>());
    days.sort_unstable();
    days.dedup();
    let special_of = |day: NaiveDate| setup.special_days.iter().filter(move |special| special.day == day);
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if as_json {
        let all = days.iter().map(|day| {
            let spans = |open: &[Span]| open.iter().map(ToString::to_string).collect::<Vec<_>>();
            let special = special_of(*day).map(|special| {
                json!({ "lines": special.lines, "open": spans(&special.open), "note": special.note.zh })
            });
            let hours = setup.hours_on(*day).ok().map(spans);
            json!({ "date": day.to_string(), "hours": hours, "special": special.collect::<Vec<_>>() })
        });
        writeln!(stdout, "{}", Value::from(all.collect::<Vec<_>>()))?;
        return Ok(Exit::Done);
    }
    for day in days {
        let hours = setup.hours_on(day).map_or(words.unknown.to_owned(), |open| hours_text(context, open));
        writeln!(stdout, "{}", (words.day)(day, &hours))?;
        for special in special_of(day) {
            let lines: Vec<&str> = special.lines.iter().map(LineCode::as_str).collect();
            let of = context.lang.list(&lines);
            writeln!(
                stdout,
                "    {}",
                (words.special)(&of, &hours_text(context, &special.open), context.lang.say(&special.note))
            )?;
        }
    }
    Ok(Exit::Done)
}
