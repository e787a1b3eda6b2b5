//! `hall report`: the indicators of a period, each with its numerator and its denominator.
mod json;
mod scope;
mod table;

pub(super) use json::percent_number;

use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::Hall;
use crate::hall::figures::indicators::{IndicatorCounts, IndicatorQuestion, Period};
use crate::text::Lang;
use crate::text::command::report::words;
use anyhow::anyhow;
use chrono::{Datelike, NaiveDate, Timelike};
use clap::Args;
use std::io::{self, Write};

/// Say the indicators of a period: on time, early, speed-up, satisfaction, waits and what was done twice.
///
/// Every share is counted in whole numbers and stands beside its numerator and denominator; where there is nothing to count it is
/// "—" and neither 0 % nor 100 %. A period that is not over is counted up to now. What a missing calendar keeps from being judged
/// is told and in no count. --definitions says how each one is defined.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall report --from 2026-11-01 --to 2026-11-30\n",
    "  hall report --from 2026-01-01 --to 2026-12-31 --scope department:市公安局 --json\n",
    "  hall report --from 2026-11-01 --to 2026-11-30 --scope window:A01 --scope window:A02 --definitions\n\n",
    "With --json: {from, to, as_of, scope: {departments, windows, matters}, received, finished, given,\n",
    "  indicators: [{code, name, definition, variant, n, N, percent, seconds, left_out, why}], ratings,\n",
    "  aside: {refused, withdrawn, waiting_for_papers, without_finish, without_promise,\n",
    "  without_statutory, of_unknown_matter, missing_years}, period_without_calendar};\n",
    "  `percent` has one decimal, half away from zero; where there is nothing to count it is null,\n",
    "  and `why` is not_kept or not_in_scope where nothing could be counted\n\n",
    "Exit codes:\n  0 done   2 usage   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// The first day.
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// The last day, which counts as well.
    #[arg(long, value_name = "DATE")]
    to: NaiveDate,
    /// A part of the hall: department:NAME, window:CODE or matter:CODE. Several of a kind add up; of several kinds all must hold.
    #[arg(long, value_name = "PART")]
    scope: Vec<String>,
    /// Say below the table how each indicator is defined.
    #[arg(long, conflicts_with = "json")]
    definitions: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

/// A report that was counted.
struct CountedReport {
    question: IndicatorQuestion,
    counts: IndicatorCounts,
    /// Years of the period of which there is no calendar.
    years_without_calendar: Vec<i32>,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let usage = |said: &str| Stop::Failed(Exit::Usage, anyhow!(said.to_owned()));
    let period = Period::new(arguments.from, arguments.to).ok_or_else(|| usage(said.wrong_period))?;
    let parts = scope::parts(&arguments.scope, context.lang).map_err(|no| usage(&no))?;
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let scope = scope::known(&parts, &config.hall, &mut store, context.lang)?.map_err(|no| usage(&no))?;
    // In whole seconds, as it is told: whoever counts once more counts to the same moment.
    let now = clock::now(config.machine.utc_offset);
    let as_of = now.with_nanosecond(0).unwrap_or(now);
    let question = IndicatorQuestion { period, as_of, scope };
    let counts = store.count_indicators(&config.hall, &question)?;
    let years_without_calendar = years_without_calendar(&config.hall, &question);
    let report = CountedReport { question, counts, years_without_calendar };
    if arguments.json {
        let value = report.as_json(context.lang);
        writeln!(crate::cli::fit(io::stdout().lock()), "{value}")?;
    } else {
        let mut out = crate::cli::fit(io::stdout().lock());
        report.tell(context.lang, &mut out)?;
        if arguments.definitions {
            table::define(context.lang, &mut out)?;
        }
    }
    Ok(Exit::Done)
}

/// The years of a period of which there is no calendar, as far as it has come.
fn years_without_calendar(hall: &Hall, question: &IndicatorQuestion) -> Vec<i32> {
    let last = question.period.to.min(question.as_of.date()).year();
    let known: Vec<i32> = hall.setup.workdays.years().collect();
    (question.period.from.year()..=last).filter(|year| !known.contains(year)).collect()
}

/// Years, in the words of a language.
fn years(lang: Lang, years: impl Iterator<Item = i32>) -> String {
    lang.list(&years.map(|year| year.to_string()).collect::<Vec<_>>())
}
