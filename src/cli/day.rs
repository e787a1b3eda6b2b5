//! `hall day`: what became of the people of a day, how long they waited, how windows were used; from the steps alone.
use super::exercise::machine;
use super::login::{Login, denied};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::Config;
use crate::hall::Hall;
use crate::hall::figures::{DayFigures, TimeSummary};
use crate::store::{Store, StoreError};
use crate::text::Lang;
use crate::text::command::day::{DayWords, words};
use anyhow::anyhow;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Say how a day went.
///
/// Everything is derived from the steps that were written down: from number to first call, from call to service, service,
/// and windows with nobody. What the end of the day closed is counted aside and in no average.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall day\n  hall day --date 2026-11-23 --json\n  hall day --close\n\n",
    "With --json: {day, inexact, lines: [{line, states, moved, let_in, waiting, walking, serving}],\n  windows: [{window, entrusted, done, idle}], own: {windows, done}, entrusted: {windows, done}},\n",
    "  times as {count, mean, ninth, longest} in seconds; nine of ten took no longer than `ninth`.\n\n",
    "Exit codes:\n  0 done   1 not closed: numbers are given, or people are served   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// The day; today where none is named.
    #[arg(long, value_name = "DATE")]
    date: Option<NaiveDate>,
    /// End today first (闭馆): numbers that nobody finished are void, windows are signed out. For a timer in the evening;
    /// without it the next day's first number does it.
    #[arg(long, conflicts_with = "date")]
    close: bool,
    /// With --close: although somebody is at a window, or may still come with an appointment.
    #[arg(long, requires = "close")]
    anyway: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    login: Login,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let now = clock::now(config.machine.utc_offset);
    let day = match arguments.date {
        Some(day) => day,
        None => store.business_day(now)?,
    };
    if arguments.close {
        close(context, &config, &mut store, arguments, now)?;
    }
    let (histories, away) = store.histories(day)?;
    let figures = DayFigures::of(&histories, &away);
    if arguments.json {
        writeln!(crate::cli::fit(io::stdout().lock()), "{}", as_json(&config.hall, day, &figures))?;
    } else {
        tell(context.lang, &config.hall, day, &figures)?;
    }
    Ok(Exit::Done)
}

fn close(
    context: &CliContext,
    config: &Config,
    store: &mut Store,
    arguments: &Arguments,
    now: NaiveDateTime,
) -> Result<(), Stop> {
    let (words, hall) = (words(context.lang), &config.hall);
    let refused = |said: String| Err(Stop::Failed(Exit::Refused, anyhow!(said)));
    if let Some(until) = last_number(hall, now) {
        return refused((words.still_open)(&until.format("%H:%M").to_string()));
    }
    if let Some(said) = who_is_left(context.lang, hall, store, now)?.filter(|_| !arguments.anyway) {
        return refused(said);
    }
    let authority = arguments.login.authority(context, config, store, ("", "hall day"), now)?;
    let day = store.business_day(now)?.to_string();
    let done = store.acting(&authority, &machine(), now).close_day(&day)?;
    done.map_err(|no| denied(context, no))?;
    store.settle_cases(hall, now)?;
    if !arguments.json {
        writeln!(crate::cli::fit(io::stdout().lock()), "{}", words.closed)?;
    }
    Ok(())
}

/// Who is still here, in words: people at windows, and appointments that may come; nothing where nobody is.
fn who_is_left(
    lang: Lang,
    hall: &Hall,
    store: &mut Store,
    now: NaiveDateTime,
) -> Result<Option<String>, StoreError> {
    let seen = store.hall_now(hall, now)?;
    let at_windows = seen.windows.iter().filter_map(|now| {
        now.in_hand.as_ref().map(|ticket| format!("{} {}", now.duty.window, ticket.label()))
    });
    let at_windows: Vec<String> = at_windows.collect();
    let to_come: usize = seen.lines.iter().map(|line| line.today.appointments.len()).sum();
    let is_left = !at_windows.is_empty() || to_come > 0;
    Ok(is_left.then(|| (words(lang).still_here)(&lang.list(&at_windows), to_come)))
}

/// Until when numbers are still given on a day; nothing where none will be.
fn last_number(hall: &Hall, now: NaiveDateTime) -> Option<NaiveTime> {
    let day = now.date();
    let open =
        hall.setup.lines.iter().filter(|line| hall.setup.is_line_open_on(&line.code, day) == Some(true));
    let intervals = open.flat_map(|line| hall.setup.line_on(line, day).into_owned().intervals);
    intervals.map(|interval| interval.open.until).filter(|until| now.time() < *until).max()
}

fn as_json(hall: &Hall, day: NaiveDate, figures: &DayFigures) -> Value {
    let times = |times: &TimeSummary| json!({ "count": times.count, "mean": times.mean, "ninth": times.p90, "longest": times.longest });
    let lines = figures.lines.iter().map(|(line, figures)| {
        json!({
            "line": line,
            "states": figures.states,
            "moved": figures.moved,
            "let_in": figures.let_in,
            "waiting": times(&figures.waiting),
            "walking": times(&figures.walking),
            "serving": times(&figures.serving),
        })
    });
    let is_entrusted = |code: &str| hall.window(code).is_some_and(|window| window.entrusted);
    let windows = figures.windows.iter().map(|(window, figures)| {
        json!({
            "window": window,
            "entrusted": is_entrusted(window),
            "done": figures.done,
            "idle": times(&figures.idle),
        })
    });
    let [own, entrusted] =
        figures.by_unit(hall).map(|(windows, done)| json!({ "windows": windows, "done": done }));
    json!({
        "day": day.to_string(),
        "inexact": figures.inexact,
        "lines": lines.collect::<Vec<_>>(),
        "windows": windows.collect::<Vec<_>>(),
        "own": own,
        "entrusted": entrusted,
    })
}

fn tell(lang: Lang, hall: &Hall, day: NaiveDate, figures: &DayFigures) -> io::Result<()> {
    let (words, mut out) = (words(lang), crate::cli::fit(io::stdout().lock()));
    if figures.lines.is_empty() {
        return writeln!(out, "{}", (words.nothing)(&day.to_string()));
    }
    writeln!(out, "{day}")?;
    for (code, line) in &figures.lines {
        let name = hall.line(code).map_or("", |line| lang.say(&line.name));
        let given = line.states.values().sum();
        let moved = (line.moved > 0).then(|| (words.moved)(line.moved));
        let states = line.states.iter().map(|(state, count)| (words.state)(state, *count));
        let let_in = (line.let_in > 0).then(|| (words.let_in)(line.let_in));
        let states: Vec<String> = states.chain(moved).chain(let_in).collect();
        writeln!(out, "{}  {}", (words.given)(&format!("{code} {name}"), given), states.join("  "))?;
        let times =
            [(words.waiting, line.waiting), (words.walking, line.walking), (words.serving, line.serving)];
        times.iter().try_for_each(|(what, times)| row(&mut out, words, what, times))?;
    }
    for (code, window) in &figures.windows {
        let is_delegated = hall.window(code).is_some_and(|window| window.entrusted);
        let code = if is_delegated { format!("{code}◇") } else { code.to_string() };
        writeln!(out, "{}", (words.window)(&code, window.done))?;
        row(&mut out, words, words.idle, &window.idle)?;
    }
    let [own, entrusted] = figures.by_unit(hall);
    if hall.setup.windows.iter().any(|window| window.entrusted) {
        writeln!(out, "{}", (words.both)(own, entrusted))?;
    }
    if figures.inexact > 0 {
        writeln!(out, "{}", (words.inexact)(figures.inexact))?;
    }
    Ok(())
}

/// One row of times; none where there were none.
fn row(out: &mut impl Write, words: &DayWords, what: &str, times: &TimeSummary) -> io::Result<()> {
    if times.count == 0 {
        return Ok(());
    }
    let clock = |seconds: u32| format!("{}:{:02}", seconds / 60, seconds % 60);
    let said = (words.times)(&clock(times.mean), &clock(times.p90), &clock(times.longest), times.count);
    writeln!(out, "    {what}  {said}")
}
