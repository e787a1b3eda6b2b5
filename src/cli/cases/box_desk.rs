//! What the commands of the opinion box share: who stands at it, and what each of them types.
use super::{CaseDesk, usage};
use crate::cli::login::{proven, secret_line};
use crate::cli::question::{answer, can_be_asked};
use crate::cli::{Exit, Stop};
use crate::hall::people::ProvenPerson;
use crate::hall::sealing::{BoxHolder, KeyShare, Passphrase};
use crate::store::{BoxKeyError, NewPassphrase};
use crate::text::command::opinion_box::{OpinionBoxWords, appointment_words, words};
use crate::text::command::people;
use anyhow::anyhow;
use clap::Args;
use std::io::{self, IsTerminal, Write};

/// Empties a terminal, and what it has kept of the lines before.
const CLEARED: &[u8] = b"\x1b[2J\x1b[3J\x1b[H";

/// Who stands at the box.
#[derive(Debug, Args)]
pub(super) struct HolderArguments {
    /// The account of whoever holds the key for the centre, with the role centre.
    #[arg(long, value_name = "CODE")]
    centre: Option<String>,
    /// The account of whoever holds it for the discipline inspection, with the role discipline.
    #[arg(long, value_name = "CODE")]
    discipline: Option<String>,
}

impl HolderArguments {
    /// Those who are named, the centre first.
    pub fn named(&self) -> Vec<(BoxHolder, &str)> {
        let both = [(BoxHolder::Centre, &self.centre), (BoxHolder::Discipline, &self.discipline)];
        both.into_iter().filter_map(|(holder, code)| Some((holder, code.as_deref()?))).collect()
    }
}

/// Shows each holder the code of their paper, which is shown this once; at a terminal to them alone, and it is gone before the next
/// one's comes.
pub(super) fn hand_out(said: &OpinionBoxWords, papers: &[(BoxHolder, KeyShare)]) -> io::Result<()> {
    writeln!(crate::cli::fit(io::stdout()), "\n{}", said.made_more)?;
    let mut each = papers.iter();
    each.try_for_each(|(holder, share)| hand_one_out(said, (said.holder)(*holder), &share.recovery_code()))
}

fn hand_one_out(said: &OpinionBoxWords, who: &str, code: &str) -> io::Result<()> {
    let is_read_here = can_be_asked(false) && io::stdout().is_terminal();
    // The codes are kept nowhere else: whatever becomes of a question, they are shown.
    let wait = |asked: &str| answer(asked).map_or_else(|error| log::warn!("nobody was asked: {error}"), drop);
    if is_read_here {
        wait(&(said.alone_before_paper)(who));
    }
    writeln!(crate::cli::fit(io::stdout()), "\n{}", (said.paper)(who, code))?;
    if is_read_here {
        wait(said.written_down);
        let mut stdout = io::stdout();
        stdout.write_all(CLEARED)?;
        stdout.flush()?;
    }
    Ok(())
}

/// Those who have come, and what each was asked for.
type Come<T> = (Vec<(BoxHolder, ProvenPerson)>, Vec<T>);

/// Those who are named, each by their PIN, and what is asked of each after it.
pub(super) fn come<T>(
    desk: &mut CaseDesk<'_>,
    named: &[(BoxHolder, &str)],
    mut and: impl FnMut(&OpinionBoxWords, BoxHolder) -> Result<T, Stop>,
) -> Result<Come<T>, Stop> {
    let (said, asked) = (words(desk.context.lang), people::words(desk.context.lang));
    let (mut actors, mut given) = (Vec::new(), Vec::new());
    for (holder, code) in named {
        let ask = |code: &str| secret_line(&(asked.ask_pin)(code), asked.no_pin);
        let what = (*code, "hall cases box");
        let person = proven(desk.context, &desk.config, &mut desk.store, what, ask, desk.now)?;
        actors.push((*holder, person));
        given.push(and(said, *holder)?);
    }
    Ok((actors, given))
}

/// What a holder of the key that there is types to show it: passphrase or recovery code.
pub(super) fn proof(said: &OpinionBoxWords, holder: BoxHolder) -> Result<(BoxHolder, NewPassphrase), Stop> {
    let typed = secret_line(&(said.ask_old)((said.holder)(holder)), said.nothing_typed)?;
    let known = || NewPassphrase::Known(Passphrase::typed(&typed));
    Ok((holder, KeyShare::of_recovery_code(&typed).map_or_else(known, NewPassphrase::Recovered)))
}

/// A passphrase that somebody sets: twice on the terminal, once where a script gives it.
pub(super) fn new_passphrase(said: &OpinionBoxWords, holder: BoxHolder) -> Result<Passphrase, Stop> {
    let who = (said.holder)(holder);
    let typed = Passphrase::typed(&secret_line(&(said.ask_new)(who), said.nothing_typed)?);
    if let Some(weak) = typed.weakness() {
        return Err(usage((said.weak)(weak)));
    }
    if io::stdin().is_terminal()
        && Passphrase::typed(&secret_line(said.ask_again, said.nothing_typed)?) != typed
    {
        return Err(usage(said.differ.to_owned()));
    }
    Ok(typed)
}

/// Why the box stays as it is.
pub(super) fn refused(desk: &CaseDesk<'_>, no: BoxKeyError) -> Stop {
    let (said, more) = (words(desk.context.lang), appointment_words(desk.context.lang));
    let who = said.holder;
    let why = match no {
        BoxKeyError::HasKey => said.has_key.to_owned(),
        BoxKeyError::NoKey => said.no_key_yet.to_owned(),
        BoxKeyError::NoHolder(holder) => (said.no_holder)(who(holder)),
        BoxKeyError::Missing(holder) => (said.missing)(who(holder)),
        BoxKeyError::WrongPassphrase(holder) => (said.wrong)(who(holder)),
        BoxKeyError::NoMemory => said.no_memory.to_owned(),
        BoxKeyError::Waiting(until) => (more.waiting)(&until.format("%Y-%m-%d %H:%M").to_string()),
        BoxKeyError::Unread(unread) => (more.not_agreed)(unread),
        BoxKeyError::NothingToObject => more.nothing_to_object.to_owned(),
    };
    Stop::Failed(Exit::Refused, anyhow!(why))
}
