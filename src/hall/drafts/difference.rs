//! What is different between what is in force and what the draft says, for people who are about to publish it.
use super::{DraftSubject, MatterRecord};
use crate::hall::DocumentChange;

/// What a difference of a part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartChange {
    /// A value is another one.
    #[default]
    Value,
    /// Members of a list come (`new`) and vanish (`old`).
    Members,
    /// An entry comes or vanishes as a whole; `new` or `old` is its name.
    Entry,
}

/// One part of a subject: a field of a matter, an entry of a document, or a line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartDifference {
    /// The key of the field, such as `phone`, or the way to a value, such as `window A01 · floor`; `line 12` where lines are compared.
    pub part: String,
    /// What the difference is.
    pub change: PartChange,
    /// What is in force; empty where there was nothing.
    pub old: String,
    /// What it is to be; empty where there is to be nothing.
    pub new: String,
}

/// What is different of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubjectDifference {
    /// The subject.
    pub subject: DraftSubject,
    /// What people call it: the name of a matter, empty for a document.
    pub title: String,
    /// What becomes of it.
    pub change: DocumentChange,
    /// The parts that are different; for what vanishes none.
    pub parts: Vec<PartDifference>,
}

/// Which fields are different between two records.
pub fn record_differences(old: &MatterRecord, new: &MatterRecord) -> Vec<PartDifference> {
    let gone = old.iter().filter(|(field, _)| new.get(field).is_empty()).map(|(field, _)| field);
    let mut fields: Vec<&str> = new.iter().map(|(field, _)| field).chain(gone).collect();
    fields.sort_unstable();
    let is_other = |field: &&str| old.get(field) != new.get(field);
    let different = fields.into_iter().filter(is_other).map(|field| PartDifference {
        part: field.to_owned(),
        change: PartChange::Value,
        old: old.get(field).to_owned(),
        new: new.get(field).to_owned(),
    });
    different.collect()
}

/// Which lines are different between two texts: what is alike at both ends is left out, the rest stands side by side by the number of
/// the line it begins in.
pub fn text_differences(old: &str, new: &str) -> Vec<PartDifference> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut differences = Vec::new();
    let (mut at, mut other) = (0, 0);
    while at < old.len() || other < new.len() {
        if old.get(at) == new.get(other) {
            (at, other) = (at + 1, other + 1);
            continue;
        }
        let (gone, come) =
            next_alike(old.get(at..).unwrap_or_default(), new.get(other..).unwrap_or_default());
        let lines = |all: &[&str], from: usize, count: usize| {
            all.get(from..from + count).unwrap_or_default().join("\n")
        };
        let (old, new) = (lines(&old, at, gone), lines(&new, other, come));
        let (part, change) = (format!("line {}", other + 1), PartChange::Value);
        differences.push(PartDifference { part, change, old, new });
        (at, other) = (at + gone, other + come);
    }
    differences
}

/// How many lines of each are passed over until both go on alike: as few as can be.
fn next_alike(old: &[&str], new: &[&str]) -> (usize, usize) {
    for passed in 1..old.len() + new.len() {
        for gone in passed.saturating_sub(new.len())..=passed.min(old.len()) {
            let come = passed - gone;
            if old.get(gone).is_some() && old.get(gone) == new.get(come) {
                return (gone, come);
            }
        }
    }
    (old.len(), new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(differences: Vec<PartDifference>) -> Vec<String> {
        differences.into_iter().map(|one| format!("{}: {} -> {}", one.part, one.old, one.new)).collect()
    }

    #[test]
    fn only_what_is_different_is_told() {
        let record = |all: &[(&str, &str)]| {
            let mut record = MatterRecord::default();
            for (field, text) in all {
                record.set(field, text);
            }
            record
        };
        let old = record(&[("name", "换领"), ("phone", "1"), ("fee", "10")]);
        let new = record(&[("name", "换领"), ("phone", "2"), ("place", "二楼")]);
        let told = said(record_differences(&old, &new));
        assert_eq!(told, ["fee: 10 -> ", "phone: 1 -> 2", "place:  -> 二楼"]);
        assert_eq!(record_differences(&new, &new), []);
    }

    #[test]
    fn lines_that_stay_are_not_told() {
        let told = said(text_differences("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n"));
        assert_eq!(told, ["line 2: b -> B", "line 5:  -> e"]);
        assert_eq!(said(text_differences("a\nb\nc", "a\nc")), ["line 2: b -> "]);
        assert_eq!(said(text_differences("", "a\nb")), ["line 1:  -> a\nb"]);
        assert_eq!(said(text_differences("a\nb", "")), ["line 1: a\nb -> "]);
        assert_eq!(text_differences("a\nb", "a\nb\n"), []);
    }
}
