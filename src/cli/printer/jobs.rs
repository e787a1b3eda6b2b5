//! `hall printer jobs`: what became of today's prints, those that want somebody's eyes first.
use crate::cli::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::queue::PrintJob;
use crate::printer_status::lines;
use crate::text::printer::words;
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};

/// List the prints of today that want somebody's eyes, or all of them.
///
/// Not printed: nothing came out. Uncertain: it may have come out; go and look. Nothing is printed again by itself.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall printer jobs\n  hall printer jobs --all --json\n\n",
    "With --json: [{number, kiosk, state, trouble, attempt, reprints, missing, at, code}], oldest\n",
    "  first; state is one of queued, sending, confirmed, not_printed, uncertain, sent, drawn\n\n",
    "Exit codes:\n  0 done   69 store   78 configuration"
))]
pub(super) struct Arguments {
    /// Also those that are well.
    #[arg(long)]
    all: bool,
    /// Only those of one machine.
    #[arg(long, value_name = "N")]
    kiosk: Option<String>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = context.config()?;
    let mut store = context.open_as_it_is(Some(&config))?;
    let now = clock::now(config.machine.utc_offset);
    let jobs = store.prints(now, arguments.kiosk.as_deref())?;
    let wanted: Vec<&PrintJob> = jobs.iter().filter(|job| arguments.all || job.wants_eyes()).collect();
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let all: Vec<Value> = wanted.into_iter().map(brief).collect();
        writeln!(stdout, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    let words = words(context.lang);
    let open = jobs.iter().filter(|job| job.wants_eyes()).count();
    match (jobs.len(), open) {
        (0, _) => writeln!(stdout, "{}", words.no_jobs)?,
        (all, 0) => writeln!(stdout, "{}", (words.all_well)(all))?,
        (_, open) => writeln!(stdout, "{}", (words.wants_eyes)(open))?,
    }
    for job in &wanted {
        writeln!(stdout, "  {}", lines::job(job, words, context.lang))?;
    }
    if open > 0 {
        writeln!(stdout, "{}", words.hint)?;
    }
    Ok(Exit::Done)
}

fn brief(job: &PrintJob) -> Value {
    json!({
        "number": job.label.to_string(),
        "kiosk": job.kiosk,
        "state": job.state.word(),
        "trouble": Some(&job.trouble).filter(|trouble| !trouble.is_empty()),
        "attempt": job.attempt,
        "reprints": job.reprints,
        "missing": Some(&job.missing).filter(|missing| !missing.is_empty()),
        "at": job.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "code": job.code,
    })
}
