//! Who acts at a command: somebody whose PIN is right, or whoever runs the system.
use super::bounded_file::read_bounded_text;
use super::exercise::{known_pin, machine};
use super::{CliContext, Exit, Stop};
use crate::config::{Config, pin};
use crate::devices::terminal::hidden_line;
use crate::hall::people::{Authority, Denied, Pin, ProvenPerson, SignInError, weakness};
use crate::store::{PinAttempt, Store};
use crate::text::command::people::words;
use crate::text::layout::half_width;
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::Args;
use std::env;
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

/// Names the file whose first line is the PIN of whoever acts.
const PIN_FILE: &str = "HALL_PIN_FILE";

/// More bytes than the file of a PIN has.
const MOST: u64 = 4_096;

/// Who acts.
#[derive(Debug, Args)]
pub(super) struct Login {
    /// The number of your account; its PIN is asked for on the terminal, or read from the file that `HALL_PIN_FILE` names, or from
    /// the first line of stdin. Without it the act is recorded as the system administrator's.
    #[arg(long, value_name = "CODE")]
    login: Option<String>,
}

impl Login {
    /// Says whether somebody wants to be known.
    pub fn is_given(&self) -> bool {
        self.login.is_some()
    }

    /// What somebody says who gives no PIN; of whoever does, the account says it.
    pub fn or<'a, T>(&self, said: &'a T) -> Option<&'a T> {
        Some(said).filter(|_| self.login.is_none())
    }

    /// On whose authority a command acts; `acting_for` is the name that was given beside it, `purpose` the command.
    pub fn authority(
        &self,
        context: &CliContext,
        config: &Config,
        store: &mut Store,
        (acting_for, purpose): (&str, &str),
        now: NaiveDateTime,
    ) -> Result<Authority, Stop> {
        let Some(code) = &self.login else { return Ok(Authority::system(acting_for)) };
        let words = words(context.lang);
        let ask = |code: &str| current_pin(&(words.ask_pin)(code), words.no_pin);
        proven(context, config, store, (code, purpose), ask, now).map(Authority::Person)
    }
}

/// Somebody whose PIN is right; `ask` asks whoever has a number for it, `purpose` is the command.
pub(super) fn proven(
    context: &CliContext,
    config: &Config,
    store: &mut Store,
    (code, purpose): (&str, &str),
    ask: impl FnOnce(&str) -> Result<String, Stop>,
    now: NaiveDateTime,
) -> Result<ProvenPerson, Stop> {
    let words = words(context.lang);
    let refused = |said: String| Stop::Failed(Exit::Refused, anyhow!(said));
    let code = half_width::code(code).trim().to_owned();
    let pin = Pin::typed(&ask(&code)?);
    let known = known_pin(context);
    if known == Some(pin.0.as_str()) {
        return Err(refused(words.known_pin.to_owned()));
    }
    let is_known = |hash: &str| known.is_some_and(|known| pin::matches(hash, known));
    let machine = machine();
    store.take_in_clerks(&config.hall.setup.clerks, &is_known, &machine, now)?;
    let attempt = PinAttempt { code: &code, machine: &machine, purpose };
    let proven = store.prove(&attempt, &mut |hash| pin::matches(hash, &pin.0), now)?;
    proven.map(|account| ProvenPerson::from(&account)).map_err(|no| {
        // Not what was typed: where no account has it, it may be a PIN in the wrong field.
        log::warn!("{purpose}: somebody was not let in");
        refused(match no {
            SignInError::WrongPin { left } => (words.wrong_pin)(left),
            SignInError::Wait { seconds } => (words.must_wait)(seconds),
            SignInError::Closed => words.account_closed.to_owned(),
        })
    })
}

/// Something that is not shown while it is typed: on the terminal, or the next line of stdin where a script gives it.
pub(super) fn secret_line(prompt: &str, nothing: &str) -> Result<String, Stop> {
    if io::stdin().is_terminal() {
        return hidden_line::ask(prompt).map_err(Stop::NoTerminal)?.ok_or_else(|| no(nothing));
    }
    line_of_stdin(nothing)
}

/// What is said where somebody has no right to something.
pub(super) fn denied(context: &CliContext, denied: Denied) -> Stop {
    let words = words(context.lang);
    Stop::Failed(Exit::Refused, anyhow!((words.denied)((words.permission)(denied.0))))
}

/// The PIN of whoever acts.
fn current_pin(prompt: &str, no_pin: &str) -> Result<String, Stop> {
    if let Some(file) = env::var_os(PIN_FILE) {
        let text = read_bounded_text(Path::new(&file), MOST)
            .map_err(|error| Stop::Failed(Exit::Usage, anyhow!(error).context(PIN_FILE)))?;
        return Ok(text.lines().next().unwrap_or_default().to_owned());
    }
    secret_line(prompt, no_pin)
}

/// The PIN that somebody sets for the account of a code: twice on the terminal, or a line of stdin where that is wanted.
pub(super) fn new_pin(context: &CliContext, code: &str, from_stdin: bool) -> Result<String, Stop> {
    let words = words(context.lang);
    let strong = |typed: Pin| match weakness(&typed.0, code) {
        Some(weak) => Err(no((words.weak_pin)(weak))),
        None => Ok(typed),
    };
    let typed = if from_stdin {
        strong(Pin::typed(&line_of_stdin(words.no_pin)?))?
    } else {
        let ask = |prompt: &str| -> Result<Pin, Stop> {
            let typed = hidden_line::ask(prompt).map_err(Stop::NoTerminal)?;
            typed.map(|typed| Pin::typed(&typed)).ok_or_else(|| no(words.no_pin))
        };
        let first = strong(ask(&(words.ask_new_pin)(code))?)?;
        if ask(words.ask_again)? != first {
            return Err(no(words.pins_differ));
        }
        first
    };
    pin::hash(&typed.0).ok_or_else(|| no(words.no_random))
}

fn line_of_stdin(no_pin: &str) -> Result<String, Stop> {
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed)?;
    if typed.trim().is_empty() { Err(no(no_pin)) } else { Ok(typed) }
}

fn no(said: &str) -> Stop {
    Stop::Failed(Exit::Usage, anyhow!(said.to_owned()))
}
