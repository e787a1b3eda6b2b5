//! The draft as people and scripts see it: what is in it, what is wrong with it, what it changes.
use super::desk::DraftDesk;
use crate::cli::{CliContext, Exit, Stop};
use crate::hall::DocumentChange;
use crate::hall::drafts::{
    DraftContent, DraftFinding, DraftReview, DraftSeverity, DraftSubject, Publication, PublicationState,
    SubjectDifference,
};
use crate::hall::people::AuditAct;
use crate::text::command::drafts::words;
use crate::text::command::people::words as people;
use crate::text::setup_forms::document_part;
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) fn show(context: &CliContext, is_json: bool) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    let (ground, review) = desk.look()?;
    let failed = desk.store.failed_publication()?;
    let (said, mut out) = (words(context.lang), crate::cli::fit(io::stdout().lock()));
    let titles = |name: &str| {
        let of = review.differences.iter().find(|one| one.subject.name() == name);
        of.map_or(String::new(), |one| one.title.clone())
    };
    if is_json {
        let changes = ground.draft.effective().into_iter().map(|change| {
            json!({
                "number": change.number, "kind": change.subject.kind(), "name": change.subject.name(),
                "title": titles(change.subject.name()), "removed": change.content == DraftContent::Removed,
                "by": change.by.name(), "at": written(change.at), "began": change.began,
            })
        });
        let changes: Vec<Value> = changes.collect();
        writeln!(out, "{}", json!({ "rule": ground.rule.word(), "changes": changes }))?;
        return Ok(Exit::Done);
    }
    writeln!(out, "{}", (said.rule)(ground.rule))?;
    if let Some(failed) = failed {
        writeln!(out, "{}", (said.failed)(failed.number, (said.state)(failed.state)))?;
    }
    let effective = ground.draft.effective();
    if effective.is_empty() {
        writeln!(out, "{}", said.empty)?;
    }
    for change in effective {
        let (name, who) = (change.subject.name(), (people(context.lang).actor)(&change.by));
        let at = change.at.format("%Y-%m-%d %H:%M").to_string();
        writeln!(out, "{}", (said.change)(change.number, name, &titles(name), &who, &at))?;
    }
    Ok(Exit::Done)
}

pub(super) fn check(context: &CliContext, is_json: bool) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    let (_, review) = desk.look()?;
    let mut out = crate::cli::fit(io::stdout().lock());
    if is_json {
        let findings: Vec<Value> = review.findings.iter().map(|one| finding_json(context, one)).collect();
        writeln!(out, "{}", json!({ "errors": review.count(DraftSeverity::Error), "findings": findings }))?;
    } else {
        tell_findings(context, &mut out, &review)?;
    }
    Ok(if review.count(DraftSeverity::Error) > 0 { Exit::Data } else { Exit::Done })
}

pub(super) fn diff(context: &CliContext, is_json: bool) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    let (_, review) = desk.look()?;
    let mut out = crate::cli::fit(io::stdout().lock());
    if is_json {
        let all: Vec<Value> = review.differences.iter().map(difference_json).collect();
        writeln!(out, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    tell_differences(context, &mut out, &review)?;
    Ok(Exit::Done)
}

pub(super) fn tell_findings(
    context: &CliContext,
    out: &mut impl Write,
    review: &DraftReview,
) -> io::Result<()> {
    let said = words(context.lang);
    for finding in &review.findings {
        let mut place = finding.subject.name().to_owned();
        if let Some((line, column)) = finding.place {
            place = format!("{place}:{line}:{column}");
        }
        if let Some(field) = &finding.field {
            place = format!("{place} {field}");
        }
        let severity = (said.severity)(finding.severity);
        writeln!(out, "{place}: {severity}: {}", context.lang.say(&finding.message))?;
    }
    let count = |severity| review.count(severity);
    let counted = (said.findings)(
        count(DraftSeverity::Error),
        count(DraftSeverity::Warning),
        count(DraftSeverity::Note),
    );
    writeln!(out, "{counted}")
}

pub(super) fn tell_differences(
    context: &CliContext,
    out: &mut impl Write,
    review: &DraftReview,
) -> io::Result<()> {
    let said = words(context.lang);
    for one in &review.differences {
        writeln!(out, "{}", (said.subject)(one.subject.name(), &one.title, one.change))?;
        for part in &one.parts {
            let name = match &one.subject {
                DraftSubject::Document(name) => document_part(context.lang, name, &part.part),
                DraftSubject::Matter(_) => part.part.clone(),
            };
            writeln!(out, "  {}", (said.part)(part.change, &name, &part.old, &part.new))?;
        }
    }
    let count = |change| review.differences.iter().filter(|one| one.change == change).count();
    let (added, changed) = (count(DocumentChange::Added), count(DocumentChange::Changed));
    writeln!(out, "{}", (said.counted)(added, changed, removed(review)))
}

/// How many subjects vanish.
pub(super) fn removed(review: &DraftReview) -> usize {
    review.differences.iter().filter(|one| one.change == DocumentChange::Removed).count()
}

fn finding_json(context: &CliContext, finding: &DraftFinding) -> Value {
    json!({
        "kind": finding.subject.kind(), "name": finding.subject.name(), "field": finding.field,
        "line": finding.place.map(|(line, _)| line), "column": finding.place.map(|(_, column)| column),
        "severity": finding.severity.word(), "code": finding.word, "message": context.lang.say(&finding.message),
    })
}

fn difference_json(one: &SubjectDifference) -> Value {
    let parts = one.parts.iter().map(|part| json!({ "part": part.part, "old": part.old, "new": part.new }));
    json!({
        "kind": one.subject.kind(), "name": one.subject.name(), "title": one.title, "change": one.change.word(),
        "parts": parts.collect::<Vec<_>>(),
    })
}

pub(super) fn publication_json(one: &Publication) -> Value {
    json!({
        "number": one.number, "state": one.state.word(), "by": one.by.name(), "reason": one.reason,
        "made_at": written(one.made_at), "due": written(one.due), "ended_at": one.ended_at.map(written),
        "setup_edition": one.setup_edition, "catalogue_edition": one.catalogue_edition, "matters": one.matters,
        "documents": one.documents,
    })
}

/// Lists what is planned, or everything that was published and is planned.
pub(super) fn planned(context: &CliContext, all: bool, is_json: bool) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    let found = desk.store.draft_publications()?;
    let is_meant = |one: &&Publication| all || one.state == PublicationState::Planned;
    let found: Vec<&Publication> = found.iter().filter(is_meant).collect();
    let (said, mut out) = (words(context.lang), crate::cli::fit(io::stdout().lock()));
    if is_json {
        let all: Vec<Value> = found.into_iter().map(publication_json).collect();
        writeln!(out, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    if found.is_empty() {
        writeln!(out, "{}", said.none_planned)?;
    }
    for one in found {
        let due = one.due.format("%Y-%m-%d %H:%M").to_string();
        let who = (people(context.lang).actor)(&one.by);
        let subjects = one.matters as usize + one.documents.len();
        let state = (said.state)(one.state);
        writeln!(out, "{}", (said.publication)(one.number, &due, state, &who, &one.reason, subjects))?;
    }
    Ok(Exit::Done)
}

/// Lists the editions of the catalogue, to go back to.
pub(super) fn history(context: &CliContext, is_json: bool) -> Result<Exit, Stop> {
    let mut desk = DraftDesk::open(context)?;
    let editions = desk.store.catalogue_editions()?;
    let (said, mut out) = (words(context.lang), crate::cli::fit(io::stdout().lock()));
    if is_json {
        let all = editions.iter().map(|one| {
            json!({
                "edition": one.number, "at": one.at.map(written), "by": one.who, "reason": one.reason,
                "matters": one.matters,
            })
        });
        writeln!(out, "{}", Value::from(all.collect::<Vec<_>>()))?;
        return Ok(Exit::Done);
    }
    for one in editions {
        let at = one.at.map_or_else(String::new, |at| at.format("%Y-%m-%d %H:%M").to_string());
        let act = AuditAct::of(&one.reason).map(people(context.lang).act);
        let reason = act.unwrap_or(&one.reason);
        writeln!(out, "{}", (said.edition)(one.number, &at, &one.who, reason, one.matters))?;
    }
    Ok(Exit::Done)
}

fn written(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}
