//! A matter while it is written: what can be read of it, and what is wrong with it by itself.
use super::record::guide_of;
use crate::config::{ProblemCause, Severity, describe};
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{DraftFinding, DraftSeverity, DraftSubject, MatterRecord};
use crate::hall::{Hall, Name};
use crate::import::check::unknown_names;
use crate::text::Lang;

/// Reads what is written of a matter; the names it uses are those of a hall. What it has in common with others a review tells.
pub fn read(record: &MatterRecord, hall: &Hall) -> (Guide, Vec<DraftFinding>) {
    let (guide, oddities) = guide_of(record);
    let subject = DraftSubject::Matter(record.get("code").to_owned());
    let finding = |field: &str, severity, cause: ProblemCause| DraftFinding {
        subject: subject.clone(),
        field: Some(field.to_owned()),
        place: None,
        severity,
        word: cause.word().to_owned(),
        message: Name::new(describe(&cause, Lang::Zh), describe(&cause, Lang::En)),
    };
    let severity = |severity| match severity {
        Severity::Error => DraftSeverity::Error,
        Severity::Warning => DraftSeverity::Warning,
    };
    let mut findings: Vec<DraftFinding> =
        oddities.into_iter().map(|(field, how, fault)| finding(field, severity(how), fault.into())).collect();
    let unknown = unknown_names(hall, &guide).into_iter();
    findings.extend(unknown.map(|(field, fault)| finding(field.key(), DraftSeverity::Warning, fault.into())));
    (guide, findings)
}
