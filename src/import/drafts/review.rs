//! A look at the draft: everything that is wrong with it, what it would change, and what it says, read.
use super::document::document_differences;
use super::names::Surroundings;
use super::record::{field_keys, guide_of, record_of};
use crate::config::{Config, DraftFault, Problem, ProblemCause, Severity, describe, is_document};
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{
    DraftChange, DraftContent, DraftFinding, DraftGround, DraftReview, DraftSeverity, DraftSubject,
    MatterRecord, ReadyDraft, SubjectDifference, record_differences,
};
use crate::hall::{DocumentChange, Hall, Name, SetupDocuments};
use crate::import::check::unknown_names;
use crate::text::Lang;
use crate::text::layout::half_width;
use std::collections::HashMap;

/// Looks at the draft: `config` is that of the machine in the hall as it is set up now.
pub fn review(config: &Config, ground: &DraftGround) -> DraftReview {
    let there = ground.guides.iter().map(|guide| (guide.code.as_str(), guide)).collect();
    let (found, differences, ready) = (Vec::new(), Vec::new(), ReadyDraft::default());
    let mut look = DraftLook { ground, there, found, differences, ready };
    for subject in &ground.conflicts {
        let came_back = ground.returned.contains(subject);
        let fault = if came_back { DraftFault::CameBack } else { DraftFault::PublishedMeanwhile };
        look.note(subject, None, DraftSeverity::Error, fault);
    }
    for subject in &ground.planned {
        look.note(subject, None, DraftSeverity::Warning, DraftFault::AlreadyPlanned);
    }
    let effective = ground.draft.effective();
    let newer = look.documents(config, &effective);
    let hall = newer.as_ref().map_or(&config.hall, |newer| &newer.hall);
    // In the order they were written, which is that of a table where one was brought in.
    let mut matters: Vec<&DraftChange> = effective;
    matters.retain(|change| matches!(change.subject, DraftSubject::Matter(_)));
    matters.sort_by_key(|change| change.number);
    for change in matters {
        look.matter(hall, change);
    }
    look.against_others(config, hall);
    let DraftLook { found: mut findings, differences, ready, .. } = look;
    findings.sort_by(|one, other| (one.severity, &one.subject).cmp(&(other.severity, &other.subject)));
    let (conflicts, turn) = (ground.conflicts.clone(), ground.draft.turn);
    DraftReview { findings, differences, ready, conflicts, turn }
}

/// A look while it is taken.
struct DraftLook<'a> {
    ground: &'a DraftGround,
    /// The matters in force that the draft changes, by code.
    there: HashMap<&'a str, &'a Guide>,
    found: Vec<DraftFinding>,
    differences: Vec<SubjectDifference>,
    ready: ReadyDraft,
}

impl DraftLook<'_> {
    fn note(
        &mut self,
        subject: &DraftSubject,
        field: Option<&str>,
        severity: DraftSeverity,
        what: impl Into<ProblemCause>,
    ) {
        let what = what.into();
        self.found.push(DraftFinding {
            subject: subject.clone(),
            field: field.map(str::to_owned),
            place: None,
            severity,
            word: what.word().to_owned(),
            message: message(&what),
        });
    }

    /// Looks at the documents; the configuration with them where they can be read and change anything.
    fn documents(&mut self, config: &Config, effective: &[&DraftChange]) -> Option<Config> {
        let there = &self.ground.documents;
        let mut changed: Vec<(String, Option<String>)> = Vec::new();
        for change in effective {
            let DraftSubject::Document(name) = &change.subject else { continue };
            let text = match &change.content {
                DraftContent::Text(text) => Some(text.clone()),
                DraftContent::Removed | DraftContent::Record(_) => None,
            };
            if !is_document(name) {
                let fault = DraftFault::NoDocument { name: name.clone() };
                self.note(&change.subject, None, DraftSeverity::Error, fault);
            } else if there.text(name) != text.as_deref() {
                self.differences.push(document_difference(&change.subject, there, text.as_deref()));
                changed.push((name.clone(), text));
            }
        }
        if changed.is_empty() {
            return None;
        }
        let (newer, problems) = config.with_setup(&there.with(&changed));
        self.ready.documents = changed;
        self.found.extend(problems.iter().map(document_finding));
        newer
    }

    /// Looks at one matter by itself.
    fn matter(&mut self, hall: &Hall, change: &DraftChange) {
        let code = change.subject.name();
        let there = self.there.get(code).copied();
        let DraftContent::Record(record) = &change.content else {
            if let Some(guide) = there {
                self.differences.push(SubjectDifference {
                    subject: change.subject.clone(),
                    title: guide.name.zh.clone(),
                    change: DocumentChange::Removed,
                    parts: Vec::new(),
                });
                self.ready.matters.push((code.to_owned(), None));
            }
            return;
        };
        let (guide, oddities) = guide_of(record);
        let is_read = oddities.iter().all(|(_, severity, _)| *severity != Severity::Error);
        if is_read && there == Some(&guide) {
            return;
        }
        for (field, severity, fault) in oddities {
            self.note(&change.subject, Some(field), severity_of(severity), fault);
        }
        for field in
            record.iter().map(|(field, _)| field).filter(|field| !field_keys().any(|key| key == *field))
        {
            let fault = DraftFault::UnknownField { field: field.to_owned() };
            self.note(&change.subject, Some(field), DraftSeverity::Error, fault);
        }
        if guide.code != code {
            let fault = DraftFault::OtherCode { code: guide.code.clone() };
            self.note(&change.subject, Some("code"), DraftSeverity::Error, fault);
        }
        for (field, fault) in unknown_names(hall, &guide) {
            self.note(&change.subject, Some(field.key()), DraftSeverity::Warning, fault);
        }
        self.differences.push(matter_difference(&change.subject, there, record, &guide, is_read));
        self.ready.matters.push((code.to_owned(), Some(guide)));
    }

    /// Looks at what the draft makes of the hall as a whole.
    fn against_others(&mut self, config: &Config, hall: &Hall) {
        let (changed, catalogue) = (self.ready.matters.clone(), &self.ground.catalogue);
        let (old, new) = (&*config.hall.setup, &*hall.setup);
        let around = Surroundings { old, new, catalogue, changed: &changed };
        let mut names: HashMap<(String, String), String> = HashMap::new();
        let mut codes: HashMap<String, String> = HashMap::new();
        for other in around.others() {
            names.insert((other.name.to_owned(), other.department.to_owned()), other.code.to_owned());
            codes.insert(folded(other.code), other.code.to_owned());
        }
        for guide in changed.iter().filter_map(|(_, guide)| guide.as_ref()) {
            let subject = DraftSubject::Matter(guide.code.clone());
            let key = (guide.name.zh.clone(), guide.department.clone());
            if let Some(code) = names.get(&key).filter(|_| !key.0.is_empty()) {
                let fault = DraftFault::SameNameAs { name: key.0.clone(), code: code.clone() };
                self.note(&subject, Some("name"), DraftSeverity::Warning, fault);
            }
            names.insert(key, guide.code.clone());
            let similar = codes.insert(folded(&guide.code), guide.code.clone());
            let is_new = !self.there.contains_key(guide.code.as_str());
            if let Some(code) = similar.filter(|code| is_new && *code != guide.code) {
                self.note(&subject, Some("code"), DraftSeverity::Warning, DraftFault::SimilarCode { code });
            }
        }
        for (document, severity, fault) in around.left_behind() {
            self.note(&DraftSubject::Document(document.to_owned()), None, severity, fault);
        }
    }
}

fn folded(code: &str) -> String {
    half_width::code(code).to_ascii_uppercase()
}

fn severity_of(severity: Severity) -> DraftSeverity {
    match severity {
        Severity::Error => DraftSeverity::Error,
        Severity::Warning => DraftSeverity::Warning,
    }
}

fn message(what: &ProblemCause) -> Name {
    Name::new(describe(what, Lang::Zh), describe(what, Lang::En))
}

/// A problem of a document as a finding.
pub fn document_finding(problem: &Problem) -> DraftFinding {
    DraftFinding {
        subject: DraftSubject::Document(problem.file.to_string()),
        field: None,
        place: problem.line.map(|line| (line, problem.column.unwrap_or(1))),
        severity: severity_of(problem.severity),
        word: problem.what.word().to_owned(),
        message: message(&problem.what),
    }
}

fn document_difference(
    subject: &DraftSubject,
    there: &SetupDocuments,
    text: Option<&str>,
) -> SubjectDifference {
    let old = there.text(subject.name());
    let change = match (old, text) {
        (None, _) => DocumentChange::Added,
        (Some(_), None) => DocumentChange::Removed,
        (Some(_), Some(_)) => DocumentChange::Changed,
    };
    let parts = match change {
        DocumentChange::Removed => Vec::new(),
        _ => document_differences(old.unwrap_or_default(), text.unwrap_or_default()),
    };
    SubjectDifference { subject: subject.clone(), title: String::new(), change, parts }
}

/// What is different of a matter: as it is read where it can be, so that another way of writing the same is no difference.
fn matter_difference(
    subject: &DraftSubject,
    there: Option<&Guide>,
    record: &MatterRecord,
    guide: &Guide,
    is_read: bool,
) -> SubjectDifference {
    let old = there.map(record_of).unwrap_or_default();
    let new = if is_read { record_of(guide) } else { record.clone() };
    SubjectDifference {
        subject: subject.clone(),
        title: guide.name.zh.clone(),
        change: if there.is_some() { DocumentChange::Changed } else { DocumentChange::Added },
        parts: record_differences(&old, &new),
    }
}
