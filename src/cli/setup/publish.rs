//! A setup put in force: checked, compared with the one there, agreed to where something disappears.
use super::super::draft::{edit_draft, fill};
use super::super::exercise::machine;
use super::super::line::plain_if_any;
use super::super::login::denied;
use super::super::question::{answer, can_be_asked};
use super::super::{list, problem_json};
use super::{ActArguments, CliContext, Exit, Stop};
use crate::clock;
use crate::config::{Config, Problem, documents_in};
use crate::hall::drafts::{Draft, DraftEdit, PublishRule};
use crate::hall::{DocumentChange, SPECIAL_DAYS, SetupChange, SetupDocuments, SetupKind};
use crate::store::{SetupRefusal, Store};
use crate::text::command::calling::words as calling;
use crate::text::command::drafts;
use crate::text::command::is_yes;
use crate::text::command::setup::{SetupWords, words};
use anyhow::anyhow;
use serde_json::json;
use std::io::{self, Write};
use std::path::Path;

/// What is in force while something else is proposed, read once: whatever is put in force meanwhile overtakes the proposal.
struct InForce {
    edition: u32,
    documents: SetupDocuments,
    /// The draft as it was then.
    draft: Draft,
    /// The documents are those of the draft, so that nothing in it is overwritten.
    is_draft: bool,
}

impl InForce {
    fn of(store: &mut Store) -> Result<InForce, Stop> {
        let edition = store.setup_edition()?;
        let (documents, draft) = (store.setup_documents(edition)?, store.draft()?);
        Ok(InForce { edition, documents, draft, is_draft: false })
    }

    /// What a change of a part of a document is made in: what is in the draft, where the change goes there.
    fn or_draft(store: &mut Store) -> Result<InForce, Stop> {
        let mut there = InForce::of(store)?;
        if store.publish_rule()? == PublishRule::Two {
            there.documents = fill::drafted(&there.documents, &there.draft);
            there.is_draft = true;
        }
        Ok(there)
    }
}

/// What is to be put in force, and what is there.
struct Proposal {
    /// The edition it takes the place of.
    instead_of: u32,
    /// The documents in force.
    older: SetupDocuments,
    documents: SetupDocuments,
    /// The documents it changes.
    files: Vec<(String, DocumentChange)>,
    /// What is different, thing by thing.
    changes: Vec<SetupChange>,
    problems: Vec<Problem>,
    /// The draft it was looked at with.
    draft: Draft,
    /// It goes on from the draft.
    is_of_draft: bool,
}

pub(super) fn import(
    context: &CliContext,
    folder: Option<&Path>,
    dry_run: bool,
    act: &ActArguments,
) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let (mut documents, problems) = documents_in(folder.unwrap_or(&context.folder));
    let mut store = context.open_store(&mut config)?;
    // Special days are kept by a command, so that a folder without them says nothing of them.
    let there = InForce::of(&mut store)?;
    if let Some(days) = there.documents.text(SPECIAL_DAYS).filter(|_| documents.text(SPECIAL_DAYS).is_none())
    {
        documents.insert(SPECIAL_DAYS, days);
    }
    let proposal = Proposal::of(&config, &there, documents, problems);
    publish(context, &config, &mut store, &proposal, dry_run, act)
}

pub(super) fn roll_back(
    context: &CliContext,
    edition: u32,
    dry_run: bool,
    act: &ActArguments,
) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let documents = store.setup_documents(edition)?;
    if documents.is_empty() {
        return Err(Stop::Failed(Exit::Refused, anyhow!((words(context.lang).no_edition)(edition))));
    }
    let proposal = Proposal::of(&config, &InForce::of(&mut store)?, documents, Vec::new());
    publish(context, &config, &mut store, &proposal, dry_run, act)
}

/// Puts a setup in force in which one document says what `change` makes of it; with errors in what it was to be made of, it is not.
pub(in crate::cli) fn change_document(
    context: &CliContext,
    (config, store): (&Config, &mut Store),
    name: &str,
    (change, problems): (impl FnOnce(&str) -> Result<String, Stop>, Vec<Problem>),
    dry_run: bool,
    act: &ActArguments,
) -> Result<Exit, Stop> {
    let there = InForce::or_draft(store)?;
    let mut documents = there.documents.clone();
    if !problems.iter().any(Problem::is_error) {
        let changed = change(documents.text(name).unwrap_or_default())?;
        documents.insert(name, changed);
    }
    // What else the setup may be warned of has nothing to do with this.
    let mut about_sheet = problems.len();
    let mut proposal = Proposal::of(config, &there, documents, problems);
    proposal.problems.retain(|problem| {
        let is_about_sheet = about_sheet > 0;
        about_sheet = about_sheet.saturating_sub(1);
        is_about_sheet || problem.is_error()
    });
    publish(context, config, store, &proposal, dry_run, act)
}

fn publish(
    context: &CliContext,
    config: &Config,
    store: &mut Store,
    proposal: &Proposal,
    dry_run: bool,
    act: &ActArguments,
) -> Result<Exit, Stop> {
    let is_wrong = proposal.problems.iter().any(Problem::is_error);
    let waiting = proposal.waiting(config, store)?;
    if !act.json {
        proposal.print(context, &waiting)?;
    }
    let said = calling(context.lang);
    let by = plain_if_any("--by", &act.who.by, said)?;
    let reason = plain_if_any("--reason", &act.reason, said)?;
    let is_asked = !act.json && !dry_run && !is_wrong;
    let is_agreed = !proposal.takes_away() || act.yes || (is_asked && agrees(context)?);
    let is_put = !(is_wrong || dry_run || proposal.files.is_empty()) && is_agreed;
    let mut published = None;
    let mut drafted = None;
    if is_put {
        let at = clock::now(config.machine.utc_offset);
        let authority = act.who.login.authority(context, config, store, (&by, "config"), at)?;
        let mut takes_two = store.publish_rule()? == PublishRule::Two;
        let (machine, documents) = (machine(), &proposal.documents);
        let mut acting = store.acting(&authority, &machine, at);
        if !takes_two {
            let said = (authority.who(), reason.as_str());
            let done = acting.publish_setup(proposal.instead_of, documents, said)?;
            let done = done.map_err(|no| denied(context, no))?;
            // It may have come to take two since that was looked at.
            takes_two = done == Err(SetupRefusal::TakesTwo);
            published = Some(done).filter(|_| !takes_two);
        }
        if takes_two {
            let yes = act.yes || proposal.is_of_draft;
            let edits = fill::beside_others(context, (&proposal.draft, &authority), proposal.edits(), yes)?;
            edit_draft(context, &mut acting, &edits)?;
            drafted = Some(store.draft()?.effective().len());
        }
    }
    if act.json {
        proposal.print_json(context, (published, drafted.is_some()), dry_run, (is_agreed, &waiting))?;
    } else if let Some(subjects) = drafted {
        writeln!(
            crate::cli::fit(io::stdout().lock()),
            "{}",
            (drafts::words(context.lang).drafted)(subjects)
        )?;
    } else {
        say(context, published, proposal, dry_run)?;
    }
    Ok(match published {
        _ if is_wrong => Exit::Data,
        Some(Err(SetupRefusal::Overtaken(_))) => Exit::Refused,
        None if !dry_run && !is_agreed => Exit::Refused,
        _ => Exit::Done,
    })
}

impl Proposal {
    fn of(
        config: &Config,
        there: &InForce,
        documents: SetupDocuments,
        mut problems: Vec<Problem>,
    ) -> Proposal {
        let (newer, found) = config.with_setup(&documents);
        problems.extend(found);
        let files = documents.changes_since(&there.documents);
        let files = files.into_iter().map(|(name, change)| (name.to_owned(), change)).collect();
        let drafted = there.is_draft.then(|| config.with_setup(&there.documents).0).flatten();
        let before = drafted.as_ref().unwrap_or(config);
        let changes = newer.map(|newer| newer.hall.setup.changes_since(&before.hall.setup));
        let (instead_of, older, draft) = (there.edition, there.documents.clone(), there.draft.clone());
        let (changes, is_of_draft) = (changes.unwrap_or_default(), there.is_draft);
        Proposal { instead_of, older, documents, files, changes, problems, draft, is_of_draft }
    }

    /// What the draft is to say.
    fn edits(&self) -> Vec<DraftEdit> {
        fill::with_documents(&self.older, &self.documents, (self.instead_of, &self.draft))
    }

    /// Says whether something that people know by a code disappears, or a whole document.
    fn takes_away(&self) -> bool {
        let gone = |change: DocumentChange| change == DocumentChange::Removed;
        self.changes.iter().any(|change| gone(change.change))
            || self.files.iter().any(|(_, change)| gone(*change))
    }

    /// How many people wait in the lines that disappear, where anybody does.
    fn waiting(&self, config: &Config, store: &mut Store) -> Result<Vec<(String, u32)>, Stop> {
        let is_gone =
            |one: &&SetupChange| one.kind == SetupKind::Line && one.change == DocumentChange::Removed;
        let gone: Vec<&SetupChange> = self.changes.iter().filter(is_gone).collect();
        if gone.is_empty() {
            return Ok(Vec::new());
        }
        let lines = store.lines_now(&config.hall, clock::now(config.machine.utc_offset))?;
        let people = |code: &str| {
            let line = lines.iter().find(|line| line.line == *code);
            line.map_or(0, |line| line.waiting + line.waiting_priority)
        };
        let waiting = gone.into_iter().map(|one| (one.code.clone(), people(&one.code)));
        Ok(waiting.filter(|(_, people)| *people > 0).collect())
    }

    fn print(&self, context: &CliContext, waiting: &[(String, u32)]) -> io::Result<()> {
        let (words, lang) = (words(context.lang), context.lang);
        list(&mut crate::cli::fit(io::stderr().lock()), &self.problems, lang)?;
        let mut stdout = crate::cli::fit(io::stdout().lock());
        for (name, change) in &self.files {
            writeln!(stdout, "{}", (words.document)(name, *change))?;
        }
        for SetupChange { kind, code, change } in &self.changes {
            writeln!(stdout, "  {}", (words.thing)(*kind, code, *change))?;
        }
        for (line, people) in waiting {
            writeln!(stdout, "  {}", (words.still_waiting)(line, *people))?;
        }
        Ok(())
    }

    fn print_json(
        &self,
        context: &CliContext,
        (published, is_drafted): (Option<Result<u32, SetupRefusal>>, bool),
        dry_run: bool,
        (is_agreed, waiting): (bool, &[(String, u32)]),
    ) -> io::Result<()> {
        let files = self.files.iter().map(|(name, change)| json!({ "name": name, "change": change.word() }));
        let changes = self.changes.iter().map(|SetupChange { kind, code, change }| {
            let people = waiting.iter().find(|(line, _)| *kind == SetupKind::Line && line == code);
            let waiting = people.map_or(0, |(_, people)| *people);
            json!({ "kind": kind.word(), "code": code, "change": change.word(), "waiting": waiting })
        });
        let in_force = match published {
            Some(Ok(edition) | Err(SetupRefusal::Overtaken(edition))) => edition,
            Some(Err(SetupRefusal::Same | SetupRefusal::TakesTwo)) | None => self.instead_of,
        };
        let value = json!({
            "edition": in_force,
            "published": published.is_some_and(|done| done.is_ok()),
            "drafted": is_drafted,
            "dry_run": dry_run,
            "documents": files.collect::<Vec<_>>(),
            "changes": changes.collect::<Vec<_>>(),
            "needs_yes": !is_agreed,
            "problems": self.problems.iter().map(|one| problem_json(one, context.lang)).collect::<Vec<_>>(),
        });
        writeln!(crate::cli::fit(io::stdout().lock()), "{value}")
    }
}

/// Asks at a terminal whether what was named may disappear; elsewhere nobody agrees.
fn agrees(context: &CliContext) -> io::Result<bool> {
    Ok(can_be_asked(false) && is_yes(&answer(words(context.lang).ask)?))
}

/// Says what came of it.
fn say(
    context: &CliContext,
    published: Option<Result<u32, SetupRefusal>>,
    proposal: &Proposal,
    dry_run: bool,
) -> io::Result<()> {
    let words: &SetupWords = words(context.lang);
    let is_wrong = proposal.problems.iter().any(Problem::is_error);
    let said = match published {
        Some(Ok(edition)) => (words.published)(edition),
        Some(Err(SetupRefusal::Overtaken(edition))) => (words.overtaken)(edition),
        Some(Err(SetupRefusal::Same | SetupRefusal::TakesTwo)) => (words.same)(proposal.instead_of),
        None if is_wrong => words.wrong.to_owned(),
        None if proposal.files.is_empty() => (words.same)(proposal.instead_of),
        None if dry_run => words.dry_run.to_owned(),
        None => words.needs_yes.to_owned(),
    };
    writeln!(crate::cli::fit(io::stdout().lock()), "{said}")
}
