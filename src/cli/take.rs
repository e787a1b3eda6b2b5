//! `hall take`: a number in a line, as the kiosk gives it, without printing it.
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::Hall;
use crate::hall::forecast::Wait;
use crate::hall::queue::{APPOINTMENT, GREEN, Line, Refusal, Ticket};
use crate::store::{Given, TakeRequest};
use crate::text::{self, command::words, layout::half_width, queue::class::class_name};
use anyhow::anyhow;
use clap::Args;
use serde_json::json;
use std::io::{self, Write};

/// Take a number in a line, as the kiosk does, without printing it.
///
/// For windows that help people by hand, and for trying things out. The number is as real as one from the kiosk.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall take A\n  hall take B --priority --json\n  hall take A --class elder\n\n",
    "With --json: {number, line, ahead, wait: {least, most} or null, issued_at, code, priority, class,\n",
    "  tight}, where `tight` says that there may be no time before closing;\n",
    "  where the hall says no: {refused, message}, exit code 1. `refused` is one of no_such_line,\n",
    "  clock_not_set, closed_today, calendar_missing, closed_until, closed_for_today, full_until,\n",
    "  full_for_today, already_holding, no_priority, stopped, would_not_be_served\n\n",
    "Exit codes:\n  0 taken   1 refused by the hall   2 usage   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// The line's code, such as A.
    line: String,
    /// By the priority entrance (绿色通道).
    #[arg(long)]
    priority: bool,
    /// By the priority entrance, for somebody of a class of calling.toml, such as elder.
    #[arg(long, value_name = "CLASS")]
    class: Option<String>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_filled(&mut config)?;
    let class = class(context, arguments, &config.hall)?;
    let at = clock::now(config.machine.utc_offset);
    let request = TakeRequest {
        // Every run is a visit of its own, so that nobody gets somebody else's ticket.
        visit: format!("hall-take-{}-{}", std::process::id(), at.and_utc().timestamp_micros()),
        kiosk: config.machine.kiosk.clone(),
        line: half_width::code(&arguments.line).to_ascii_uppercase().into(),
        matter: None,
        priority: arguments.priority || !class.is_empty(),
        class,
        due: None,
        at,
        slip: None,
    };
    match store.take(&request, &config.hall)? {
        Ok(Given { ticket, wait, tight }) => {
            tell(context, arguments, &ticket, &TicketOutlook { wait, tight })?;
            Ok(Exit::Done)
        }
        Err(refusal) => {
            refuse(context, arguments, &config.hall, &refusal)?;
            Ok(Exit::Refused)
        }
    }
}

/// What lies before somebody who has a number.
struct TicketOutlook {
    wait: Option<Wait>,
    /// There may be no time before closing.
    tight: bool,
}

/// The class that was named, or nothing; an appointment has a code of its own.
fn class(context: &CliContext, arguments: &Arguments, hall: &Hall) -> Result<String, Stop> {
    let Some(named) = &arguments.class else { return Ok(String::new()) };
    let listed =
        hall.setup.classes.iter().map(|class| class.code.as_str()).filter(|code| *code != APPOINTMENT);
    let mut known: Vec<&str> = listed.collect();
    if !known.contains(&GREEN) {
        known.push(GREEN);
    }
    if known.contains(&named.as_str()) {
        return Ok(named.clone());
    }
    let name = |code: &&str| format!("{code} {}", class_name(context.lang, &hall.setup.classes, code));
    let classes: Vec<String> = known.iter().map(name).collect();
    let words = words(context.lang);
    let said = format!("{}\n{}", (words.no_class)(named), (words.classes)(&context.lang.list(&classes)));
    Err(Stop::Failed(Exit::Usage, anyhow!(said)))
}

fn tell(
    context: &CliContext,
    arguments: &Arguments,
    ticket: &Ticket,
    outlook: &TicketOutlook,
) -> io::Result<()> {
    let wait = outlook.wait;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let value = json!({
            "number": ticket.label().to_string(),
            "line": ticket.line,
            "ahead": ticket.ahead,
            "wait": wait.map(|wait| json!({ "least": wait.least, "most": wait.most })),
            "issued_at": ticket.issued_at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            "code": ticket.code,
            "priority": ticket.priority,
            "class": ticket.class,
            "tight": outlook.tight,
        });
        return writeln!(stdout, "{value}");
    }
    let words = words(context.lang);
    let wait = wait.map_or_else(|| words.wait_unknown.to_owned(), |wait| (words.wait)(wait.least, wait.most));
    writeln!(stdout, "{}", (words.number)(&ticket.label().to_string()))?;
    writeln!(stdout, "{}\n{wait}\n{}", (words.ahead)(ticket.ahead), (words.ticket_code)(&ticket.code))?;
    if outlook.tight { writeln!(stdout, "{}", context.lang.words().may_be_too_late) } else { Ok(()) }
}

fn refuse(context: &CliContext, arguments: &Arguments, hall: &Hall, refusal: &Refusal) -> io::Result<()> {
    let message = match refusal {
        // To the person at a keyboard this is a slip, not a line that was closed.
        Refusal::NoSuchLine => (words(context.lang).no_line)(&arguments.line.to_ascii_uppercase()),
        _ => text::queue::refusal::refusal(context.lang, refusal),
    };
    if arguments.json {
        let value = json!({ "refused": refusal.word(), "message": message });
        return writeln!(crate::cli::fit(io::stdout().lock()), "{value}");
    }
    let mut stderr = crate::cli::fit(io::stderr().lock());
    writeln!(stderr, "{message}")?;
    if *refusal == Refusal::NoSuchLine {
        let name = |line: &Line| format!("{} {}", line.code, context.lang.say(&line.name));
        let lines: Vec<String> = hall.setup.lines.iter().map(name).collect();
        writeln!(stderr, "{}", (words(context.lang).lines)(&context.lang.list(&lines)))?;
    }
    Ok(())
}
