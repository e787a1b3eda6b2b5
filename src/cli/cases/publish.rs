//! What everybody may read of a case: a reviewed subject, and what was changed because of it.
use super::{CaseDesk, StaffArguments};
use crate::cli::{Exit, Stop};
use crate::hall::cases::CaseAct;
use crate::hall::cases::words::{REMARK, needed_without_numbers};
use crate::store::{CaseWords, Publication};
use crate::text::cases::source;
use crate::text::command::cases::words;
use clap::Args;
use serde_json::{Value, json as value};
use std::io::{self, Write};

/// Publish a reviewed subject of an answered case, and what was changed because of it (公示).
///
/// Both are typed by whoever publishes, who is somebody else than whoever answered (see cases.toml): no name, no number of a person, not the applicant's own words. Publishing again replaces
/// what was there.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Example:\n  hall cases publish 12 --subject \"Too few seats on floor 2\" --changed \"20 seats were added\" --by Li\n\n",
    "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
))]
pub(super) struct Publish {
    #[command(flatten)]
    staff: StaffArguments,
    /// What it was about, reviewed.
    #[arg(long, value_name = "TEXT")]
    subject: String,
    /// What was changed because of it.
    #[arg(long, value_name = "TEXT")]
    changed: String,
}

/// Take down what was published of a case.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall cases unpublish 12 --by Li\n\n\
    Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration")]
pub(super) struct Unpublish {
    #[command(flatten)]
    pub staff: StaffArguments,
}

/// List what is published, newest first.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Example:\n  hall cases published --json\n\n",
    "With --json: [{number, at, source, subject, changed}]\n\n",
    "Exit codes:\n  0 done   69 store   78 configuration"
))]
pub(super) struct Published {
    /// How many at most.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    limit: u32,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn publish(desk: &mut CaseDesk<'_>, publish: &Publish) -> Result<Exit, Stop> {
    let subject = desk.checked(needed_without_numbers("--subject", &publish.subject, REMARK))?;
    let changed = desk.checked(needed_without_numbers("--changed", &publish.changed, REMARK))?;
    desk.staff_with(&publish.staff, CaseAct::Publish, CaseWords { subject, changed, ..CaseWords::default() })
}

pub(super) fn published(desk: &mut CaseDesk<'_>, arguments: &Published) -> Result<Exit, Stop> {
    let page = desk.store.publications(None, arguments.limit)?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let all: Vec<Value> = page.publications.iter().map(as_json).collect();
        writeln!(stdout, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    let (lang, words) = (desk.context.lang, words(desk.context.lang));
    if page.publications.is_empty() {
        writeln!(stdout, "{}", words.none_published)?;
    }
    for one in &page.publications {
        let at = one.at.format("%Y-%m-%d").to_string();
        writeln!(stdout, "{}  {}  {}", one.number, (words.came)(&at, source(lang, one.source)), one.subject)?;
        writeln!(stdout, "    {}", (words.changed)(&one.changed))?;
    }
    Ok(Exit::Done)
}

fn as_json(one: &Publication) -> Value {
    value!({
        "number": one.number,
        "at": super::json::moment(Some(one.at)),
        "source": one.source.word(),
        "subject": one.subject,
        "changed": one.changed,
    })
}
