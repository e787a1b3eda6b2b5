//! `hall simulate --cases`: a made-up year of applications, whose figures are known beforehand.
use super::progress::Progress;
use super::replaced_file::{file_itself, replace_file};
use super::report::percent_number;
use super::{CliContext, Exit, Stop, context};
use crate::clock;
use crate::config::Config;
use crate::hall::figures::indicators::Percent;
use crate::simulate::{ApplicationYear, Rng, YearMatter, YearPlan, YearTruth};
use crate::store::{ApplicationFilter, Store, StoreError};
use crate::text::command::simulate::words as common;
use crate::text::command::simulate_year::words;
use anyhow::anyhow;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Whoever writes the truth lets others read it.
const MODE: u32 = 0o644;

/// A made-up year of applications.
#[derive(Debug, Args)]
pub(super) struct YearArguments {
    /// Make a year of so many applications in place of days: all in time, 58 % early, 43 % faster than the law wants. The matters
    /// of the store get limits of their own.
    #[arg(
        long,
        value_name = "N",
        num_args = 0..=1,
        default_missing_value = "84400",
        value_parser = clap::value_parser!(u32).range(1..=10_000_000),
        conflicts_with_all = ["days", "people", "from"]
    )]
    pub cases: Option<u32>,
    /// The year of the applications; by default the last one that is over and has a calendar.
    #[arg(long, requires = "cases")]
    year: Option<i32>,
    /// Write what the year comes to into a new file, as JSON.
    #[arg(long, value_name = "FILE", requires = "cases")]
    truth: Option<PathBuf>,
}

/// What is made.
pub(super) struct MadeYear {
    /// How many applications.
    pub count: u32,
    /// The seed.
    pub seed: u64,
    /// Print one JSON value.
    pub json: bool,
}

pub(super) fn run(
    context: &CliContext,
    config: &Config,
    store: &mut Store,
    arguments: &YearArguments,
    made: &MadeYear,
) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let usage = |said: String| Stop::Failed(Exit::Usage, anyhow!(said));
    if let Some(there) = arguments.truth.as_deref().filter(|file| file.exists()) {
        let there = (said.there_already)(&there.display().to_string());
        return Err(Stop::Failed(Exit::CannotWrite, anyhow!(there)));
    }
    let filter = ApplicationFilter { is_of_all: true, limit: 1, ..ApplicationFilter::default() };
    if !store.applications(&filter)?.applications.is_empty() {
        return Err(usage(said.real_applications.to_owned()));
    }
    let workdays = &config.hall.setup.workdays;
    let this_year = clock::now(config.machine.utc_offset).year();
    let last_over = workdays.years().filter(|year| *year < this_year).last();
    let year = arguments.year.or(last_over).ok_or_else(|| usage(said.no_year.to_owned()))?;
    if !workdays.years().any(|known| known == year) {
        return Err(usage((said.no_calendar)(year)));
    }
    let plan = YearPlan { count: made.count, ..YearPlan::usual(made.seed, year) };
    let matters = limits(store, config, plan)?;
    let truth =
        make(context, config, store, plan, &matters)?.ok_or_else(|| usage(said.no_year.to_owned()))?;
    let value = as_json(plan, &matters, &truth);
    if let Some(file) = &arguments.truth {
        write(file, &value)?;
    }
    if !workdays.years().any(|known| known == year + 1) {
        writeln!(crate::cli::fit(io::stderr().lock()), "{}", (said.next_missing)(year + 1))?;
    }
    let told =
        if made.json { value.to_string() } else { (said.made)(year, plan.count.into(), matters.len()) };
    writeln!(crate::cli::fit(io::stdout().lock()), "{told}")?;
    Ok(Exit::Done)
}

/// The last moment of a year, by which all is told.
fn end_of(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 12, 31).and_then(|day| day.and_hms_opt(23, 59, 59)).unwrap_or_default()
}

/// Gives the matters of the store limits that such a year is possible with.
fn limits(store: &mut Store, config: &Config, plan: YearPlan) -> Result<Vec<YearMatter>, StoreError> {
    context::first_matters(store, config)?;
    let (mut guides, mut matters, mut rng) = (Vec::new(), Vec::new(), Rng::new(plan.seed));
    store.each_guide(&mut |mut guide| {
        matters.push(YearMatter::take_over(&mut guide, &mut rng));
        guides.push(guide);
        ControlFlow::Continue(())
    })?;
    store.replace_catalogue(end_of(plan.year), &mut guides.into_iter(), &mut |_| {})?;
    Ok(matters)
}

/// Brings the applications in: first as they were while papers were asked for, then as they are in the end. Nothing where there is
/// no year to make.
fn make(
    context: &CliContext,
    config: &Config,
    store: &mut Store,
    plan: YearPlan,
    matters: &[YearMatter],
) -> Result<Option<YearTruth>, StoreError> {
    let (hall, at) = (&config.hall, end_of(plan.year));
    let begun = || ApplicationYear::new(plan, matters, &hall.setup.workdays, &hall.setup.hours);
    let (Ok(asked), Ok(mut all)) = (begun(), begun()) else { return Ok(None) };
    let mut bar = Progress::new(common(context.lang).playing, true);
    let mut asked = asked.filter(|made| made.was_asked_for_papers).map(|made| made.while_asked());
    store.import_applications(hall, &mut asked, at, &mut |_| {})?;
    let mut told = all.by_ref().map(|made| made.application);
    store.import_applications(hall, &mut told, at, &mut |done| bar.show(done, plan.count.into()))?;
    Ok(Some(*all.truth()))
}

fn as_json(plan: YearPlan, matters: &[YearMatter], truth: &YearTruth) -> Value {
    let indicators = truth.indicators().map(|(indicator, (n, of))| {
        json!({
            "code": indicator.code(),
            "variant": indicator.variant(),
            "n": n,
            "N": of,
            "percent": Percent::of(n, of).map(percent_number),
        })
    });
    json!({
        "seed": plan.seed,
        "year": plan.year,
        "applications": plan.count,
        "matters": matters.len(),
        "indicators": indicators,
    })
}

fn write(file: &Path, value: &Value) -> Result<(), Stop> {
    let written = file_itself(file).and_then(|itself| replace_file(&itself, &format!("{value}\n"), MODE));
    written.map_err(|error| Stop::cannot_write(file, error))
}
