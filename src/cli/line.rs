//! `hall line`: lines that are stopped and reopened now, from a shell; `hall live` has keys for it.
use super::exercise::machine;
use super::login::{Login, denied};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::Config;
use crate::config::sheet::unprintable;
use crate::hall::desk::{remark, says_why};
use crate::hall::figures::{LineChange, LineOverview};
use crate::hall::people::Authority;
use crate::hall::queue::Line;
use crate::store::Store;
use crate::text::command::calling::{CallingWords, words};
use crate::text::{Lang, command, layout::half_width};
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::io::{self, Write};

/// How many characters a name or a reason may have.
const MOST: usize = 60;

/// Stop a line (停号) or reopen it now; without either, list the lines.
///
/// A line that is stopped gives no numbers until it is reopened, today and on later days; whoever waits is still called.
/// Who stopped it and why is kept.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = concat!(
        "Examples:\n  hall line\n  hall line stop A --by 001 --reason \"System fault\"\n",
        "  hall line reopen A --login 001\n\n",
        "With --json: [{line, name, waiting, stopped: null or {at, by, reason}}]\n\n",
        "Exit codes:\n  0 done   1 no such line, not stopped, or no right to it   2 usage   69 store   78 configuration"
    )
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<LineCommand>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum LineCommand {
    /// Give no more numbers in a line until it is reopened.
    Stop {
        /// The line's code, such as A.
        line: String,
        #[command(flatten)]
        by: By,
        /// Why; without personal data.
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Give numbers in a line again.
    Reopen {
        /// The line's code, such as A.
        line: String,
        #[command(flatten)]
        by: By,
    },
}

/// Who says so: by a name alone, or proven.
#[derive(Debug, Args)]
pub(super) struct By {
    /// Who says so: a clerk number, say. It is recorded that the system's administrator acts for them.
    #[arg(long, value_name = "NAME", required_unless_present = "login", conflicts_with = "login")]
    by: Option<String>,
    #[command(flatten)]
    login: Login,
}

impl By {
    /// On whose authority the command acts.
    pub fn authority(
        &self,
        context: &CliContext,
        config: &Config,
        store: &mut Store,
        purpose: &str,
        now: NaiveDateTime,
    ) -> Result<Authority, Stop> {
        let by = match &self.by {
            Some(by) => plain("--by", by, words(context.lang))?,
            None => String::new(),
        };
        self.login.authority(context, config, store, (&by, purpose), now)
    }

    /// Says what is wrong with the name before anything else is looked at.
    pub fn check(&self, words: &CallingWords) -> Result<(), Stop> {
        self.by.as_deref().map_or(Ok(()), |by| plain("--by", by, words).map(drop))
    }
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let words = words(context.lang);
    match &arguments.what {
        None => list(context, &mut config, arguments.json, words),
        Some(LineCommand::Stop { line, by, reason }) => {
            by.check(words)?;
            let reason = plain("--reason", reason, words)?;
            if !says_why(&reason) {
                return Err(Stop::Failed(Exit::Usage, anyhow!(words.no_letter)));
            }
            let mut store = context.open_store(&mut config)?;
            let Some(line) = known(context, &config, line)? else { return Ok(Exit::Refused) };
            let now = clock::now(config.machine.utc_offset);
            let authority = by.authority(context, &config, &mut store, "hall line", now)?;
            let done = store.acting(&authority, &machine(), now).stop_line(&line.code, &reason)?;
            done.map_err(|no| denied(context, no))?;
            writeln!(
                crate::cli::fit(io::stdout().lock()),
                "{}",
                (words.stopped_now)(&called(line, context.lang))
            )?;
            Ok(Exit::Done)
        }
        Some(LineCommand::Reopen { line, by }) => {
            by.check(words)?;
            let mut store = context.open_store(&mut config)?;
            let Some(line) = known(context, &config, line)? else { return Ok(Exit::Refused) };
            let called = called(line, context.lang);
            let now = clock::now(config.machine.utc_offset);
            let authority = by.authority(context, &config, &mut store, "hall line", now)?;
            let done = store.acting(&authority, &machine(), now).reopen_line(&line.code)?;
            if done.map_err(|no| denied(context, no))? {
                writeln!(crate::cli::fit(io::stdout().lock()), "{}", (words.reopened_now)(&called))?;
                return Ok(Exit::Done);
            }
            writeln!(crate::cli::fit(io::stderr().lock()), "{}", (words.not_stopped)(&called))?;
            Ok(Exit::Refused)
        }
    }
}

fn list(
    context: &CliContext,
    config: &mut Config,
    as_json: bool,
    words: &CallingWords,
) -> Result<Exit, Stop> {
    let mut store = context.open_store(config)?;
    let lines = lines(&mut store, config)?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if as_json {
        let all: Vec<Value> = lines.iter().map(|(line, now)| brief(line, now, context.lang)).collect();
        writeln!(stdout, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    for (line, now) in &lines {
        write!(stdout, "{}", (words.line)(&called(line, context.lang), now.waiting()))?;
        if let Some(LineChange { at, who, reason, .. }) = &now.stop {
            let at = at.format("%m-%d %H:%M").to_string();
            write!(stdout, "  ■ {}", (words.line_stopped)(&at, who, reason))?;
        }
        writeln!(stdout)?;
    }
    Ok(Exit::Done)
}

/// Every line of the centre, and how it stands.
fn lines<'a>(store: &mut Store, config: &'a Config) -> Result<Vec<(&'a Line, LineOverview)>, Stop> {
    let now = store.hall_now(&config.hall, clock::now(config.machine.utc_offset))?;
    let of = |line: &Line| now.lines.iter().find(|now| now.today.line == line.code).cloned();
    Ok(config.hall.setup.lines.iter().map(|line| (line, of(line).unwrap_or_default())).collect())
}

fn brief(line: &Line, now: &LineOverview, lang: Lang) -> Value {
    json!({
        "line": line.code,
        "name": lang.say(&line.name),
        "waiting": now.waiting(),
        "stopped": now.stop.as_ref().map(stop_json),
    })
}

/// How a line came to be stopped, as `--json` has it.
pub(super) fn stop_json(stop: &LineChange) -> Value {
    json!({ "at": stop.at.format("%Y-%m-%dT%H:%M:%S").to_string(), "by": stop.who, "reason": stop.reason })
}

/// The line somebody means; where there is none, the lines there are have been listed.
fn known<'a>(context: &CliContext, config: &'a Config, code: &str) -> Result<Option<&'a Line>, Stop> {
    let code = half_width::code(code).to_ascii_uppercase();
    let found = config.hall.line(&code);
    if found.is_none() {
        let words = command::words(context.lang);
        let lines: Vec<String> =
            config.hall.setup.lines.iter().map(|line| called(line, context.lang)).collect();
        let mut stderr = crate::cli::fit(io::stderr().lock());
        writeln!(stderr, "{}\n{}", (words.no_line)(&code), (words.lines)(&context.lang.list(&lines)))?;
    }
    Ok(found)
}

fn called(line: &Line, lang: Lang) -> String {
    format!("{} {}", line.code, lang.say(&line.name))
}

/// The same where nothing may be said.
pub(super) fn plain_if_any(option: &str, text: &str, words: &CallingWords) -> Result<String, Stop> {
    if text.trim().is_empty() { Ok(String::new()) } else { plain(option, text, words) }
}

/// One line of text without anything that a terminal would take for more than that.
pub(super) fn plain(option: &str, text: &str, words: &CallingWords) -> Result<String, Stop> {
    let text = text.trim();
    let wrong = |said: String| Err(Stop::Failed(Exit::Usage, anyhow!(said)));
    if text.is_empty() {
        return wrong((words.empty)(option));
    }
    if text.chars().count() > MOST || text.chars().any(unprintable) {
        return wrong((words.too_long)(option, MOST));
    }
    if remark(text).is_err() {
        return wrong((words.personal)(option));
    }
    Ok(text.to_owned())
}
