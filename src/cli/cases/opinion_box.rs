//! `hall cases box`: the opinion box, sealed for those who hold its key, and opened by them together.
use super::box_appointment::{self, BoxAppoint, BoxObject};
use super::box_desk::{HolderArguments, come, hand_out, new_passphrase, proof, refused};
use super::{CaseDesk, json, usage};
use crate::cli::exercise::machine;
use crate::cli::login::{denied, secret_line};
use crate::cli::{Exit, Stop};
use crate::hall::sealing::{BoxHolder, KeyShare, Passphrase};
use crate::store::{BoxActors, BoxGlance, BoxKeyError, BoxOpening, NewPassphrase};
use crate::text::command::opinion_box::{OpinionBoxWords, words};
use clap::{Args, Subcommand};
use serde_json::json as value;
use std::io::{self, Write};

/// The opinion box (意见箱): whether it has a key, and what lies in it unopened; without a command, say so.
///
/// With a key, what is submitted at a kiosk is sealed at once, but for sources that say `sealed = false` in cases.toml: text and
/// contact are in the database for nobody until the centre and the discipline inspection (监察) open the box together; only then
/// are they read, and the cases accepted. Limits run from the submission all the same. A kiosk holds no secret.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = concat!(
    "Examples:\n  hall cases box\n  hall cases box init --centre 007 --discipline J01\n",
    "  hall cases box open --centre 007 --discipline J01\n\n",
    "With --json: {unopened, oldest, keys: [{number, made_at, holders, unopened}],\n",
    "  appointment: null or {key, lost, reason, announced_at, opens_from, objected_at, unread}}\n\n",
    "Exit codes:\n  0 done   1 refused   2 usage   69 store   78 configuration"
))]
pub(super) struct OpinionBoxArguments {
    #[command(subcommand)]
    what: Option<BoxCommand>,
    #[command(flatten)]
    status: BoxStatus,
}

#[derive(Debug, Args)]
struct BoxStatus {
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum BoxCommand {
    /// Say which key the box has, how many lie in it unopened, and since when.
    Status(BoxStatus),
    Init(BoxInit),
    Open(BoxOpen),
    Passphrase(BoxPassphrase),
    Appoint(BoxAppoint),
    Object(BoxObject),
}

/// Make the key of the box: both holders are there, each with account, PIN and a passphrase of their own.
///
/// From then on only both passphrases together open it. The recovery codes that are printed are kept nowhere else: each holder
/// writes down or prints their own, and locks it away apart from the other. Where passphrase and code are both lost, what was sealed
/// stays shut for ever. A script gives on stdin, in this order: PIN and passphrase of the centre, of the discipline inspection.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cases box init --centre 007 --discipline J01\n  hall cases box init --centre 007 --alone\n\n",
    "Exit codes:\n  0 done   1 there is a key, no right to it, a wrong PIN   2 usage, a weak passphrase   69 store   78 configuration"
))]
struct BoxInit {
    #[command(flatten)]
    holders: HolderArguments,
    /// One holder is enough, for a small centre: whoever is named holds the key alone.
    #[arg(long)]
    alone: bool,
    /// Make a new key although there is one; what was sealed before still needs the old one.
    #[arg(long)]
    replace: bool,
}

/// Open the box (开箱): all who hold its key are there, each with account, PIN and passphrase; whatever lies in it can be handled.
///
/// Who opened it and how many came out is in the audit, once for each. Either all of it comes out or none. After that it is as if
/// it had never been sealed: who reads what is in cases.toml, and reading is recorded. A script gives on stdin, in this order: PIN
/// and passphrase of the centre, of the discipline inspection.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Example:\n  hall cases box open --centre 007 --discipline J01\n\n",
    "Exit codes:\n  0 done   1 it stays shut: no right to it, a wrong PIN or passphrase, no key   2 usage   69 store   78 configuration"
))]
struct BoxOpen {
    #[command(flatten)]
    holders: HolderArguments,
}

/// Set another passphrase: by the old one, or by the recovery code on the holder's paper (--recovery).
///
/// Everybody sets their own, without the other. The key stays, and so does what lies in the box. A script gives on stdin, in this
/// order: the PIN, the old passphrase or the code, the new passphrase.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cases box passphrase --centre 007\n  hall cases box passphrase --discipline J01 --recovery\n\n",
    "Exit codes:\n  0 done   1 a wrong passphrase, code or PIN, no right to it   2 usage, a weak passphrase   69 store   78 configuration"
))]
struct BoxPassphrase {
    #[command(flatten)]
    holders: HolderArguments,
    /// The passphrase is lost: type the recovery code of the paper in its place.
    #[arg(long)]
    recovery: bool,
}

pub(super) fn run(desk: &mut CaseDesk<'_>, arguments: &OpinionBoxArguments) -> Result<Exit, Stop> {
    match &arguments.what {
        None => status(desk, arguments.status.json),
        Some(BoxCommand::Status(status_of)) => status(desk, status_of.json),
        Some(BoxCommand::Init(init)) => make(desk, init),
        Some(BoxCommand::Open(open)) => open_box(desk, open),
        Some(BoxCommand::Passphrase(change)) => change_passphrase(desk, change),
        Some(BoxCommand::Appoint(asked)) => box_appointment::appoint(desk, asked),
        Some(BoxCommand::Object(asked)) => box_appointment::object(desk, asked),
    }
}

fn status(desk: &mut CaseDesk<'_>, as_json: bool) -> Result<Exit, Stop> {
    let found = desk.store.opinion_box()?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if as_json {
        let keys = found.keys.iter().map(|key| {
            let holders: Vec<&str> = key.holders.iter().map(|holder| holder.word()).collect();
            value!({ "number": key.number, "made_at": json::moment(Some(key.made_at)), "holders": holders,
                "unopened": key.unopened })
        });
        let keys: Vec<_> = keys.collect();
        let appointment = found.appointment.map(|appointment| {
            let lost: Vec<&str> = appointment.lost.iter().map(|holder| holder.word()).collect();
            value!({ "key": appointment.number, "lost": lost, "reason": appointment.reason,
                "announced_at": json::moment(Some(appointment.announced_at)),
                "opens_from": json::moment(Some(appointment.opens_from)),
                "objected_at": json::moment(appointment.objected_at), "unread": appointment.unread })
        });
        let shown = value!({ "unopened": found.unopened, "oldest": json::moment(found.oldest), "keys": keys,
            "appointment": appointment });
        writeln!(stdout, "{shown}")?;
        return Ok(Exit::Done);
    }
    for line in lines(desk, &found) {
        writeln!(stdout, "{line}")?;
    }
    Ok(Exit::Done)
}

fn lines(desk: &CaseDesk<'_>, found: &BoxGlance) -> Vec<String> {
    let (lang, words) = (desk.context.lang, words(desk.context.lang));
    let Some(newest) = found.keys.last() else { return vec![words.no_key.to_owned()] };
    let holders: Vec<String> =
        newest.holders.iter().map(|holder| (words.holder)(*holder).to_owned()).collect();
    let made = newest.made_at.format("%Y-%m-%d %H:%M").to_string();
    let mut lines = vec![(words.key)(newest.number, &made, &lang.list(&holders), holders.len() == 1)];
    let since = found.oldest.map(|oldest| oldest.format("%Y-%m-%d %H:%M").to_string());
    match since {
        Some(since) if found.unopened > 0 => lines.push((words.unopened)(found.unopened, &since)),
        _ => lines.push(words.empty.to_owned()),
    }
    let older = found.unopened.saturating_sub(newest.unopened);
    lines.extend((older > 0).then(|| (words.under_older)(older)));
    lines.extend(found.appointment.iter().flat_map(|newest| box_appointment::lines(desk, newest)));
    lines
}

fn make(desk: &mut CaseDesk<'_>, init: &BoxInit) -> Result<Exit, Stop> {
    let said = words(desk.context.lang);
    let named = init.holders.named();
    match (named.len(), init.alone) {
        (2, false) | (1, true) => {}
        (2, true) => return Err(usage(said.one_alone.to_owned())),
        _ => return Err(usage(said.two_needed.to_owned())),
    }
    // Nobody types a passphrase for nothing.
    if !init.replace && !desk.store.opinion_box()?.keys.is_empty() {
        return Err(refused(desk, BoxKeyError::HasKey));
    }
    let (people, passphrases) =
        come(desk, &named, |said, holder| Ok((holder, new_passphrase(said, holder)?)))?;
    let proofs = if init.replace { Some(old_holders(desk)?) } else { None };
    let machine = machine();
    let actors = BoxActors { people: &people, machine: &machine };
    let given = (&*passphrases, init.alone);
    let made = desk.store.make_box_key(given, &actors, proofs.as_deref(), desk.now)?;
    let papers = made.map_err(|no| denied(desk.context, no))?.map_err(|no| refused(desk, no))?;
    let number = desk.store.opinion_box()?.keys.last().map_or(0, |key| key.number);
    writeln!(crate::cli::fit(io::stdout()), "{}", (said.made)(number))?;
    hand_out(said, &papers)?;
    Ok(Exit::Done)
}

/// Everybody who holds the key that there is, each by passphrase or recovery code: none of them is passed over.
fn old_holders(desk: &mut CaseDesk<'_>) -> Result<Vec<(BoxHolder, NewPassphrase)>, Stop> {
    let said = words(desk.context.lang);
    let holders = desk.store.opinion_box()?.keys.pop().map(|key| key.holders).unwrap_or_default();
    holders.into_iter().map(|holder| proof(said, holder)).collect()
}

fn open_box(desk: &mut CaseDesk<'_>, open: &BoxOpen) -> Result<Exit, Stop> {
    let said = words(desk.context.lang);
    let named = open.holders.named();
    // Nobody types a passphrase for nothing.
    let keys = desk.store.opinion_box()?.keys;
    let missing = |holders: &[BoxHolder]| {
        holders.iter().copied().find(|holder| !named.iter().any(|(named, _)| named == holder))
    };
    let newest = keys.last().ok_or_else(|| refused(desk, BoxKeyError::NoKey))?;
    if let (Some(missing), false) =
        (missing(&newest.holders), keys.iter().any(|key| missing(&key.holders).is_none()))
    {
        return Err(usage((said.missing)((said.holder)(missing))));
    }
    let (people, passphrases) = come(desk, &named, |said, holder| {
        let typed = secret_line(&(said.ask_passphrase)((said.holder)(holder)), said.nothing_typed)?;
        Ok((holder, Passphrase::typed(&typed)))
    })?;
    let machine = machine();
    let actors = BoxActors { people: &people, machine: &machine };
    let keys = match desk.store.unlock_box(&passphrases, desk.now)? {
        Ok(keys) => keys,
        Err(no) => {
            desk.store.box_stayed_shut(&actors, no, desk.now)?;
            return Err(refused(desk, no));
        }
    };
    let opening = desk.store.open_box(&keys, &actors, desk.now)?;
    let opening = opening.map_err(|no| denied(desk.context, no))?;
    for line in said_of(desk, &opening) {
        writeln!(crate::cli::fit(io::stdout().lock()), "{line}")?;
    }
    Ok(if opening.unreadable.is_empty() { Exit::Done } else { Exit::Refused })
}

fn said_of(desk: &CaseDesk<'_>, opening: &BoxOpening) -> Vec<String> {
    let said = words(desk.context.lang);
    let numbers: Vec<String> = opening.unreadable.iter().map(ToString::to_string).collect();
    let mut lines = vec![match opening.opened.len() {
        0 => said.empty.to_owned(),
        cases => (said.opened)(cases),
    }];
    lines.extend((!numbers.is_empty()).then(|| (said.unreadable)(&desk.context.lang.list(&numbers))));
    lines.extend((opening.left > 0).then(|| (said.left)(opening.left)));
    lines
}

fn change_passphrase(desk: &mut CaseDesk<'_>, change: &BoxPassphrase) -> Result<Exit, Stop> {
    let said = words(desk.context.lang);
    let [named] = change.holders.named()[..] else {
        return Err(usage(said.one_at_a_time.to_owned()));
    };
    let (people, mut given) = come(desk, &[named], |said, holder| {
        let by = if change.recovery { recovered(said, holder)? } else { known(said, holder)? };
        Ok((by, new_passphrase(said, holder)?))
    })?;
    let Some((by, new)) = given.pop() else { return Ok(Exit::Usage) };
    let machine = machine();
    let actors = BoxActors { people: &people, machine: &machine };
    let changed = desk.store.change_box_passphrase(&by, &new, &actors, desk.now)?;
    let changed = changed.map_err(|no| denied(desk.context, no))?.map_err(|no| refused(desk, no))?;
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", (said.changed)(changed))?;
    Ok(Exit::Done)
}

fn known(said: &OpinionBoxWords, holder: BoxHolder) -> Result<NewPassphrase, Stop> {
    let typed = secret_line(&(said.ask_passphrase)((said.holder)(holder)), said.nothing_typed)?;
    Ok(NewPassphrase::Known(Passphrase::typed(&typed)))
}

fn recovered(said: &OpinionBoxWords, holder: BoxHolder) -> Result<NewPassphrase, Stop> {
    let typed = secret_line(&(said.ask_recovery)((said.holder)(holder)), said.nothing_typed)?;
    let share = KeyShare::of_recovery_code(&typed);
    share.map(NewPassphrase::Recovered).ok_or_else(|| usage(said.wrong_code.to_owned()))
}
