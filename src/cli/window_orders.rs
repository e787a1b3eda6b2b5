//! What `hall window` does from a shell: a window is lent to another line and returned, its last step is taken back, somebody is let in.
use super::exercise::machine;
use super::login::denied;
use super::{CliContext, Exit, Stop, line};
use crate::clock;
use crate::config::Config;
use crate::hall::desk::{LetInReason, Order, WindowLoan};
use crate::hall::queue::{StepError, Ticket};
use crate::hall::{LineCode, WindowCode};
use crate::store::Store;
use crate::text::command::window_orders::words;
use crate::text::layout::half_width;
use crate::window::refusal;
use anyhow::anyhow;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use clap::Subcommand;
use serde_json::json;
use std::io::{self, Write};

#[derive(Debug, Subcommand)]
pub(super) enum WindowCommand {
    /// Lend a window to another line (借窗口) until a time of today: it calls for that line first, and for its own where nobody waits
    /// there or somebody has waited long.
    ///
    /// It ends by itself at that time. Screens, boards and forecasts count the window from now on.
    #[command(after_help = concat!(
        "Examples:\n  hall window lend A03 --line B --until 15:00 --by 001\n  hall window lend A03 --line B --minutes 60 --login 001\n\n",
        "Exit codes:\n  0 done   1 refused: no such window or line, serves it anyway, time over, no right to it   2 usage\n",
        "  69 store unavailable   78 configuration"
    ))]
    Lend {
        /// The window's code.
        window: String,
        /// The line it is lent to.
        #[arg(long, value_name = "CODE")]
        line: String,
        /// Until when today, such as 15:00.
        #[arg(long, value_name = "TIME", value_parser = time, conflicts_with = "minutes")]
        until: Option<NaiveTime>,
        /// For how many minutes; an hour where neither is said.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=720))]
        minutes: Option<u16>,
        #[command(flatten)]
        by: line::By,
    },
    /// Return a window to its own lines before the time.
    #[command(
        after_help = "Exit codes:\n  0 done   1 not lent, no such window, no right to it   2 usage   69 store unavailable   78 configuration"
    )]
    Return {
        /// The window's code.
        window: String,
        #[command(flatten)]
        by: line::By,
    },
    /// Take back the last step of a window (撤销), as the key of its screen does: within a minute, and where nothing has happened to
    /// the number since.
    #[command(
        after_help = "Exit codes:\n  0 done   1 refused: nothing to take back, too late, changed since, no right to it   2 usage\n  69 store unavailable   78 configuration"
    )]
    Undo {
        /// The window's code.
        window: String,
        #[command(flatten)]
        by: line::By,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Call a waiting number to a window before those whose turn it is (插队); why is kept.
    #[command(
        after_help = "With --json: {number, state}\n\nExit codes:\n  0 done   1 refused: not waiting, window not open, busy, no right to it   2 usage\n  69 store unavailable   78 configuration"
    )]
    LetIn {
        /// The window's code.
        window: String,
        /// The number, such as A012.
        number: String,
        /// Why.
        #[arg(long, value_parser = ["short-question", "back-with-papers", "cannot-wait", "other"])]
        reason: String,
        #[command(flatten)]
        by: line::By,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(context: &CliContext, what: &WindowCommand) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let at = clock::now(config.machine.utc_offset);
    let act = CommandOrder { context, config: &config, at };
    match what {
        WindowCommand::Lend { window, line, until, minutes, by } => {
            let until = match until {
                Some(time) => at.date().and_time(*time),
                None => at + TimeDelta::minutes(minutes.unwrap_or(60).into()),
            };
            act.lend(&mut store, (window, line), until, by)
        }
        WindowCommand::Return { window, by } => act.take_home(&mut store, window, by),
        WindowCommand::Undo { window, by, json } => act.order(&mut store, window, &Order::Undo, (by, *json)),
        WindowCommand::LetIn { window, number, reason, by, json } => {
            let typed = half_width::code(number).to_ascii_uppercase();
            let no_ticket = || refused((words(context.lang).no_ticket)(number));
            let label = typed.trim().parse().map_err(|_| no_ticket())?;
            let word = reason.replace('-', "_");
            let reason = LetInReason::ALL.into_iter().find(|(_, known)| *known == word);
            let reason = reason.map_or(LetInReason::Other, |(reason, _)| reason);
            act.order(&mut store, window, &Order::LetIn(label, reason), (by, *json))
        }
    }
}

/// The code of a window as it is written, where there is one, however it was typed.
pub(super) fn known(config: &Config, code: &str) -> Option<String> {
    let folded = half_width::code(code).to_uppercase();
    [folded, code.to_owned()].into_iter().find(|code| config.hall.window(code).is_some())
}

/// A time of day as people type it.
fn time(written: &str) -> Result<NaiveTime, String> {
    let plain = half_width::code(written).replace('：', ":");
    NaiveTime::parse_from_str(plain.trim(), "%H:%M").map_err(|_| format!("`{written}` is no time like 15:00"))
}

fn refused(said: String) -> Stop {
    Stop::Failed(Exit::Refused, anyhow!(said))
}

/// What is done, where and when.
struct CommandOrder<'a> {
    context: &'a CliContext,
    config: &'a Config,
    at: NaiveDateTime,
}

impl CommandOrder<'_> {
    fn window(&self, typed: &str) -> WindowCode {
        known(self.config, typed).unwrap_or_else(|| typed.to_owned()).into()
    }

    fn lend(
        &self,
        store: &mut Store,
        (window, line): (&str, &str),
        until: NaiveDateTime,
        by: &line::By,
    ) -> Result<Exit, Stop> {
        let (words, hall) = (words(self.context.lang), &self.config.hall);
        by.check(crate::text::command::calling::words(self.context.lang))?;
        let (window, line) =
            (self.window(window), LineCode::from(half_width::code(line).to_ascii_uppercase()));
        let asked = WindowLoan {
            window: window.clone(),
            line: line.clone(),
            since: self.at,
            until,
            ..WindowLoan::default()
        };
        // Nobody types a PIN for nothing.
        asked.check(hall, self.at).map_err(|no| refused((words.no_loan)(&no, &window, &line)))?;
        let authority = by.authority(self.context, self.config, store, "hall window lend", self.at)?;
        let machine = machine();
        let done = store.acting(&authority, &machine, self.at).lend_window(hall, (&window, &line), until)?;
        done.map_err(|no| denied(self.context, no))?
            .map_err(|no| refused((words.no_loan)(&no, &window, &line)))?;
        writeln!(
            crate::cli::fit(io::stdout().lock()),
            "{}",
            (words.lent)(&window, &line, &until.format("%H:%M").to_string())
        )?;
        Ok(Exit::Done)
    }

    fn take_home(&self, store: &mut Store, window: &str, by: &line::By) -> Result<Exit, Stop> {
        let words = words(self.context.lang);
        by.check(crate::text::command::calling::words(self.context.lang))?;
        let window = self.window(window);
        let authority = by.authority(self.context, self.config, store, "hall window return", self.at)?;
        let machine = machine();
        let done =
            store.acting(&authority, &machine, self.at).return_window(&self.config.hall, &window, None)?;
        done.map_err(|no| denied(self.context, no))?
            .map_err(|no| refused((words.no_loan)(&no, &window, "")))?;
        writeln!(crate::cli::fit(io::stdout().lock()), "{}", (words.returned)(&window))?;
        Ok(Exit::Done)
    }

    fn order(
        &self,
        store: &mut Store,
        window: &str,
        order: &Order,
        (by, as_json): (&line::By, bool),
    ) -> Result<Exit, Stop> {
        let words = words(self.context.lang);
        by.check(crate::text::command::calling::words(self.context.lang))?;
        let window = self.window(window);
        let authority = by.authority(self.context, self.config, store, "hall window", self.at)?;
        let machine = machine();
        let press = format!("command {}", clock::now(self.config.machine.utc_offset).format("%H%M%S%.f"));
        let mut acting = store.acting(&authority, &machine, self.at);
        let done = acting.order_at(&self.config.hall, &window, &press, order)?;
        let ticket = done.map_err(|no| denied(self.context, no))?.map_err(|no: StepError| {
            refused(refusal(&no, &self.config.hall.setup.keys, self.context.lang))
        })?;
        let (label, state) = ticket
            .as_ref()
            .map_or((String::new(), ""), |ticket: &Ticket| (ticket.label().to_string(), ticket.state.word()));
        let said = match order {
            _ if as_json => json!({ "number": label, "state": state }).to_string(),
            Order::Undo => (words.undone)(&label, &window),
            _ => (words.let_in)(&label, &window),
        };
        writeln!(crate::cli::fit(io::stdout().lock()), "{said}")?;
        Ok(Exit::Done)
    }
}
