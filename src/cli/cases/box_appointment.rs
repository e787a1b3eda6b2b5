//! `hall cases box appoint` and `object`: another holder of the key, where one has lost passphrase and paper.
use super::box_desk::{HolderArguments, come, hand_out, new_passphrase, proof, refused};
use super::{CaseDesk, usage};
use crate::cli::exercise::machine;
use crate::cli::login::{Login, denied};
use crate::cli::question::{answer, can_be_asked};
use crate::cli::{Exit, Stop};
use crate::hall::sealing::BoxHolder;
use crate::store::{BoxActors, BoxAppointing, BoxAppointment, BoxKeyError};
use crate::text::command::opinion_box::{appointment_words, words};
use clap::Args;
use std::io::{self, Write};

/// Announce another holder of the key, where one has lost passphrase and recovery code: an act of the system's administrator.
///
/// What lies unread under the lost share stays shut for ever, for everybody, unless passphrase or paper are found again; how many
/// that are is said, and has to be typed, before anything is done. Whoever still holds a share proves it. The new key seals at once.
/// For 24 hours it opens nothing: whoever has the role of a holder may object (hall cases box object), the box is then as before, and
/// nothing that came in meanwhile is lost, since it is sealed under both keys. A script gives on stdin, in this order: PIN of
/// --login; PIN and new passphrase of the centre, of the discipline inspection; passphrase or code of whoever has lost nothing.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cases box appoint --lost discipline --centre 007 --discipline J02 --reason \"the paper burnt\" --login root\n",
    "  hall cases box appoint --lost centre --centre 009 --reason \"both lost\" --unread 3\n\n",
    "Exit codes:\n  0 announced   1 refused: no right to it, a wrong PIN or passphrase, not agreed to   2 usage   69 store   78 configuration"
))]
pub(super) struct BoxAppoint {
    /// Who has lost passphrase and recovery code: centre or discipline; both may have.
    #[arg(long, value_name = "HOLDER", required = true, value_parser = holder)]
    lost: Vec<BoxHolder>,
    #[command(flatten)]
    holders: HolderArguments,
    /// Why; it is kept, and everybody who handles cases reads it.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// So many unread cases may stay shut for ever; where nobody can be asked, this says so.
    #[arg(long, value_name = "N")]
    unread: Option<u32>,
    #[command(flatten)]
    login: Login,
}

/// Object to a new holder of the key while there is time: the key is taken out of use, and the box is as before.
///
/// Whoever has the role of one of its holders may, with account and PIN; no passphrase is needed.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Example:\n  hall cases box object --discipline J01 --reason \"I have lost nothing\"\n\n",
    "Exit codes:\n  0 done   1 nothing to object to, no right to it, a wrong PIN   2 usage   69 store   78 configuration"
))]
pub(super) struct BoxObject {
    #[command(flatten)]
    holders: HolderArguments,
    /// Why; it is kept in the audit.
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

fn holder(word: &str) -> Result<BoxHolder, String> {
    BoxHolder::of(word.trim()).ok_or_else(|| "centre or discipline is needed".to_owned())
}

pub(super) fn appoint(desk: &mut CaseDesk<'_>, asked: &BoxAppoint) -> Result<Exit, Stop> {
    let said = words(desk.context.lang);
    let reason = reason(desk, &asked.reason)?;
    let newest = desk.store.opinion_box()?.keys.pop().ok_or_else(|| refused(desk, BoxKeyError::NoKey))?;
    let named = asked.holders.named();
    let is_named = |holder: &BoxHolder| named.iter().any(|(named, _)| named == holder);
    if let Some(missing) = newest.holders.iter().find(|holder| !is_named(holder)) {
        return Err(usage((said.missing)((said.holder)(*missing))));
    }
    let authority = desk.authority(&asked.login, None)?;
    let unread = agreed(desk, asked)?;
    let (people, passphrases) =
        come(desk, &named, |said, holder| Ok((holder, new_passphrase(said, holder)?)))?;
    let left = newest.holders.iter().filter(|holder| !asked.lost.contains(holder));
    let proofs = left.map(|holder| proof(said, *holder)).collect::<Result<Vec<_>, Stop>>()?;
    let machine = machine();
    let actors = BoxActors { people: &people, machine: &machine };
    let order = BoxAppointing { authority: &authority, lost: &asked.lost, reason: &reason, unread };
    let made = desk.store.appoint_box_holders(&order, &passphrases, (&actors, &proofs), desk.now)?;
    let papers = made.map_err(|no| denied(desk.context, no))?.map_err(|no| refused(desk, no))?;
    let appointment = desk.store.opinion_box()?.appointment;
    for line in appointment.iter().flat_map(|appointment| lines(desk, appointment)) {
        writeln!(crate::cli::fit(io::stdout()), "{line}")?;
    }
    hand_out(said, &papers)?;
    Ok(Exit::Done)
}

/// How many unread cases stay shut: said first, and agreed to by whoever does it, by the number itself.
fn agreed(desk: &mut CaseDesk<'_>, asked: &BoxAppoint) -> Result<u32, Stop> {
    let said = appointment_words(desk.context.lang);
    let unread = desk.store.unread_without(&asked.lost)?;
    writeln!(crate::cli::fit(io::stderr().lock()), "{}", (said.will_stay_shut)(unread))?;
    let agreed = match asked.unread {
        Some(agreed) => Some(agreed),
        None if can_be_asked(false) => answer(&(said.ask_unread)(unread))?.parse().ok(),
        None => return Err(usage((said.say_unread)(unread))),
    };
    match agreed {
        Some(agreed) if agreed == unread => Ok(unread),
        _ => Err(refused(desk, BoxKeyError::Unread(unread))),
    }
}

pub(super) fn object(desk: &mut CaseDesk<'_>, asked: &BoxObject) -> Result<Exit, Stop> {
    let said = words(desk.context.lang);
    let reason = reason(desk, &asked.reason)?;
    let [named] = asked.holders.named()[..] else { return Err(usage(said.one_at_a_time.to_owned())) };
    let (people, _) = come(desk, &[named], |_, _| Ok(()))?;
    let machine = machine();
    let actors = BoxActors { people: &people, machine: &machine };
    let done = desk.store.object_to_box_holder(&actors, &reason, desk.now)?;
    let number = done.map_err(|no| denied(desk.context, no))?.map_err(|no| refused(desk, no))?;
    let said = (appointment_words(desk.context.lang).objected)(number);
    writeln!(crate::cli::fit(io::stdout().lock()), "{said}")?;
    Ok(Exit::Done)
}

/// A reason that says something, without a number of a person in it.
fn reason(desk: &mut CaseDesk<'_>, given: &str) -> Result<String, Stop> {
    desk.checked_without_numbers("--reason", given)
}

/// What is said of such a key wherever the box is looked at.
pub(super) fn lines(desk: &CaseDesk<'_>, appointment: &BoxAppointment) -> Vec<String> {
    let lang = desk.context.lang;
    let said = appointment_words(lang);
    let lost: Vec<&str> = appointment.lost.iter().map(|holder| (words(lang).holder)(*holder)).collect();
    let moment = |at: chrono::NaiveDateTime| at.format("%Y-%m-%d %H:%M").to_string();
    let lost = lang.list(&lost);
    let mut lines = vec![(said.appointed)(
        (appointment.number, &lost),
        &moment(appointment.announced_at),
        &appointment.reason,
    )];
    lines.push(match appointment.objected_at {
        Some(at) => (said.was_objected)(&moment(at)),
        None if appointment.is_waiting(desk.now) => (said.waits)(&moment(appointment.opens_from)),
        None => (said.stands)(&moment(appointment.opens_from)),
    });
    lines.extend((appointment.unread > 0).then(|| (said.stay_shut)(appointment.unread)));
    lines
}

/// The same above a list of cases, as long as it may be objected to.
pub(super) fn notice(desk: &mut CaseDesk<'_>) -> Result<Vec<String>, Stop> {
    let waiting = desk.store.opinion_box()?.appointment.filter(|newest| newest.is_waiting(desk.now));
    Ok(waiting.iter().flat_map(|appointment| lines(desk, appointment)).collect())
}
