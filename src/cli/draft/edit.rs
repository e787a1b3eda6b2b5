//! Changing the draft at a command: a field of a matter, a matter that comes or goes, and taking back.
use super::desk::{DraftDesk, WhoActs, refused, subject_of};
use super::fill::with_edition;
use crate::cli::question::{answer, can_be_asked};
use crate::cli::{CliContext, Exit, Stop};
use crate::hall::drafts::{
    Draft, DraftContent, DraftEdit, DraftRefusal, DraftSubject, MatterRecord, PublishRule, UndoScope,
};
use crate::hall::people::Authority;
use crate::import::drafts::{field_keys, record_of};
use crate::text::command::drafts::words;
use crate::text::command::is_yes;
use anyhow::anyhow;
use serde_json::json;
use std::io::{self, Write};

/// The field that a code stands in.
const CODE: &str = "code";

/// Writes fields of a matter that is there, or of a new one.
pub(super) fn write(
    context: &CliContext,
    code: &str,
    fields: &[(String, String)],
    is_new: bool,
    who: &WhoActs,
) -> Result<Exit, Stop> {
    let said = words(context.lang);
    for (field, _) in fields {
        if !field_keys().any(|key| key == field) || field == CODE {
            return Err(Stop::Failed(Exit::Usage, anyhow!((said.no_field)(field))));
        }
    }
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.editor(who, "draft set")?;
    let subject = DraftSubject::Matter(code.to_owned());
    let (draft, began) = (desk.store.draft()?, desk.store.catalogue_version()?);
    let there = matter(&mut desk, &draft, &subject)?;
    let mut record = match (there, is_new) {
        (Some(record), false) => record,
        (None, true) => MatterRecord::default(),
        (Some(_), true) => return Err(refused((said.matter_there)(code))),
        (None, false) => return Err(refused((said.no_matter)(code))),
    };
    record.set(CODE, code);
    for (field, text) in fields {
        record.set(field, text);
    }
    let edit = edit_of(&draft, subject, DraftContent::Record(record), began);
    desk.edit(&authority, &[edit])?;
    tell(&mut desk)
}

pub(super) fn remove(context: &CliContext, code: &str, who: &WhoActs) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.editor(who, "draft remove")?;
    let subject = DraftSubject::Matter(code.to_owned());
    let (draft, began) = (desk.store.draft()?, desk.store.catalogue_version()?);
    if matter(&mut desk, &draft, &subject)?.is_none() {
        return Err(refused((words(context.lang).no_matter)(code)));
    }
    desk.edit(&authority, &[edit_of(&draft, subject, DraftContent::Removed, began)])?;
    tell(&mut desk)
}

/// Says that the draft holds of a subject, although others published something of it meanwhile.
pub(super) fn keep(context: &CliContext, name: &str, who: &WhoActs) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.editor(who, "draft keep")?;
    let (draft, subject) = (desk.store.draft()?, subject_of(name));
    let Some(change) = draft.of(&subject) else {
        return Err(refused((words(context.lang).not_drafted)(name)));
    };
    let edit = DraftEdit {
        seen: Some(change.number),
        settles: true,
        ..DraftEdit::new(subject.clone(), change.content.clone())
    };
    desk.edit(&authority, &[edit])?;
    tell(&mut desk)
}

/// Takes the last change back, or brings it again.
pub(super) fn turn(context: &CliContext, takes_back: bool, all: bool, who: &WhoActs) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.editor(who, "draft undo")?;
    let scope = if all { UndoScope::Draft } else { UndoScope::Own };
    let done =
        desk.act(
            &authority,
            |acting| {
                if takes_back { acting.undo_draft(scope) } else { acting.redo_draft(scope) }
            },
        )?;
    let done = done
        .map_err(|DraftRefusal::Overtaken { subject, who, .. }| refused((said.tied)(subject.name(), &who)))?;
    let Some(subject) = done else { return Err(refused(said.nothing_to_undo.to_owned())) };
    let told = if takes_back { said.undone } else { said.redone };
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", told(subject.name()))?;
    Ok(Exit::Done)
}

pub(super) fn discard(
    context: &CliContext,
    names: &[String],
    yes: bool,
    who: &WhoActs,
) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.editor(who, "draft discard")?;
    let draft = desk.store.draft()?;
    let named: Vec<DraftSubject> = names.iter().map(|name| subject_of(name)).collect();
    if let Some(absent) = named.iter().find(|subject| draft.of(subject).is_none()) {
        return Err(refused((said.not_drafted)(absent.name())));
    }
    let count = if named.is_empty() { draft.effective().len() } else { named.len() };
    let asks = || Ok::<_, io::Error>(can_be_asked(false) && is_yes(&answer(&(said.ask_discard)(count))?));
    if count > 0 && !yes && !asks()? {
        return Err(refused(said.needs_yes.to_owned()));
    }
    let only = (!named.is_empty()).then_some(named.as_slice());
    let gone = desk.act(&authority, |acting| acting.discard_draft(only))?;
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", (said.discarded)(gone))?;
    Ok(Exit::Done)
}

/// Writes into the draft what makes the matters again what they were in an edition.
pub(super) fn back(context: &CliContext, edition: u32, who: &WhoActs) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let mut desk = DraftDesk::open(context)?;
    let authority = desk.editor(who, "draft back")?;
    let began = desk.store.catalogue_version()?;
    let Some(way) = desk.store.way_back(edition)? else { return Err(refused((said.no_edition)(edition))) };
    let draft = desk.store.draft()?;
    if !draft.is_empty() {
        return Err(refused(said.not_empty.to_owned()));
    }
    let edits = with_edition(began, way);
    if edits.is_empty() {
        writeln!(crate::cli::fit(io::stdout().lock()), "{}", said.nothing)?;
        return Ok(Exit::Done);
    }
    desk.edit(&authority, &edits)?;
    tell(&mut desk)
}

/// Says how many it takes to publish, or changes it.
pub(super) fn rule(
    context: &CliContext,
    rule: Option<PublishRule>,
    who: &WhoActs,
    is_json: bool,
) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    if let Some(rule) = rule {
        let authority: Authority = desk.authority(who, "draft rule")?;
        desk.act(&authority, |acting| acting.set_publish_rule(rule))?;
    }
    let rule = desk.store.publish_rule()?;
    let mut out = crate::cli::fit(io::stdout().lock());
    if is_json {
        writeln!(out, "{}", json!({ "rule": rule.word() }))?;
    } else {
        writeln!(out, "{}", (words(context.lang).rule)(rule))?;
    }
    Ok(Exit::Done)
}

/// Lists the fields a matter has.
pub(super) fn fields() -> Result<Exit, Stop> {
    let mut out = crate::cli::fit(io::stdout().lock());
    field_keys().try_for_each(|key| writeln!(out, "{key}"))?;
    Ok(Exit::Done)
}

/// What the draft says of a matter, else what is in force.
fn matter(
    desk: &mut DraftDesk<'_>,
    draft: &Draft,
    subject: &DraftSubject,
) -> Result<Option<MatterRecord>, Stop> {
    Ok(match draft.of(subject).map(|change| &change.content) {
        Some(DraftContent::Record(record)) => Some(record.clone()),
        Some(_) => None,
        None => desk.store.guide(subject.name())?.as_ref().map(record_of),
    })
}

/// A change of what somebody has looked at.
fn edit_of(draft: &Draft, subject: DraftSubject, content: DraftContent, began: u32) -> DraftEdit {
    let seen = Some(draft.of(&subject).map_or(0, |change| change.number));
    DraftEdit { seen, began: Some(began), ..DraftEdit::new(subject, content) }
}

/// Says how much is in the draft.
fn tell(desk: &mut DraftDesk<'_>) -> Result<Exit, Stop> {
    let subjects = desk.store.draft()?.effective().len();
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", (words(desk.context.lang).drafted)(subjects))?;
    Ok(Exit::Done)
}
