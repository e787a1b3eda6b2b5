//! Who acts at a command: somebody whose PIN is right, or whoever runs the system.
use super::bounded_file::read_bounded_text;
use super::exercise::{known_pin, machine};
use super::{CliContext, Exit, Stop};
use crate::config::{Config, pin};
use crate::devices::terminal::hidden_line;
use crate::hall::people::{Authority, Denied, Pin, ProvenPerson, SignInError, weakness};
use crate::store::{PinAttempt, Store};
use crate::text::command::people::{PeopleWords, words};
use crate::text::layout::half_width;
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::Args;
use std::env;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

/// Names the file whose first line is the PIN of whoever acts.
const PIN_FILE: &str = "HALL_PIN_FILE";

/// More bytes than the file of a PIN has.
const MOST: u64 = 4_096;

/// How often a new PIN may be tried.
const TRIES: u32 = 3;

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
    ask: impl Fn(&str) -> Result<String, Stop>,
    now: NaiveDateTime,
) -> Result<ProvenPerson, Stop> {
    let words = words(context.lang);
    let refused = |said: String| Stop::Failed(Exit::Refused, anyhow!(said));
    let code = half_width::code(code).trim().to_owned();
    let known = known_pin(context);
    let is_known = |hash: &str| known.is_some_and(|known| pin::matches(hash, known));
    let machine = machine();
    let attempt = PinAttempt { code: &code, machine: &machine, purpose };
    loop {
        let pin = Pin::typed(&ask(&code)?);
        if known == Some(pin.0.as_str()) {
            return Err(refused(words.known_pin.to_owned()));
        }
        store.take_in_clerks(&config.hall.setup.clerks, &is_known, &machine, now)?;
        let no = match store.prove(&attempt, &mut |hash| pin::matches(hash, &pin.0), now)? {
            Ok(account) => return Ok(ProvenPerson::from(&account)),
            Err(no) => no,
        };
        note_refusal(purpose);
        match no {
            SignInError::WrongPin { left } if left > 0 && can_ask_again() => {
                complain(&(words.wrong_pin)(left))?;
            }
            SignInError::WrongPin { left } => return Err(refused((words.wrong_pin)(left))),
            SignInError::Wait { seconds } => return Err(refused((words.must_wait)(seconds))),
            SignInError::Closed => return Err(refused(words.account_closed.to_owned())),
        }
    }
}

/// Notes for whoever looks after the machine that somebody was not let in; at a terminal the message says it.
fn note_refusal(purpose: &str) {
    if !io::stderr().is_terminal() {
        // Not what was typed: where no account has it, it may be a PIN in the wrong field.
        log::warn!("{purpose}: somebody was not let in");
    }
}

/// Says whether somebody sits there who may have mistyped: neither a script nor a file types another PIN.
fn can_ask_again() -> bool {
    io::stdin().is_terminal() && env::var_os(PIN_FILE).is_none()
}

/// Says why something is asked for once more.
fn complain(said: &str) -> io::Result<()> {
    writeln!(crate::cli::fit(io::stderr().lock()), "{said}")
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
    let typed = if from_stdin {
        let typed = Pin::typed(&line_of_stdin(words.no_pin)?);
        match weakness(&typed.0, code) {
            Some(weak) => return Err(no((words.weak_pin)(weak))),
            None => typed,
        }
    } else {
        chosen_pin(words, code)?
    };
    pin::hash(&typed.0).ok_or_else(|| no(words.no_random))
}

/// A PIN that somebody chooses at the terminal. One that is refused is asked for again: the next would land in the shell, for all
/// to see.
fn chosen_pin(words: &PeopleWords, code: &str) -> Result<Pin, Stop> {
    let ask = |prompt: &str| -> Result<Pin, Stop> {
        let typed = hidden_line::ask(prompt).map_err(Stop::NoTerminal)?;
        typed.map(|typed| Pin::typed(&typed)).ok_or_else(|| no(words.no_pin))
    };
    // Both are written where it is typed, whatever becomes of stderr.
    let mut before = words.easy_pins;
    for left in (0..TRIES).rev() {
        let first = ask(&format!("{before}\n{}", (words.ask_new_pin)(code)))?;
        let refusal = match weakness(&first.0, code) {
            Some(weak) => (words.weak_pin)(weak),
            None if ask(words.ask_again)? == first => return Ok(first),
            None if left > 0 => words.pins_differ_again,
            None => words.pins_differ,
        };
        if left == 0 {
            return Err(no(refusal));
        }
        before = refusal;
    }
    Err(no(words.no_pin))
}

fn line_of_stdin(no_pin: &str) -> Result<String, Stop> {
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed)?;
    if typed.trim().is_empty() { Err(no(no_pin)) } else { Ok(typed) }
}

fn no(said: &str) -> Stop {
    Stop::Failed(Exit::Usage, anyhow!(said.to_owned()))
}
