//! A matter as texts by field, and as a guide: the hall's own form of a table, whatever mappings a machine has.
use crate::config::{ImportFault, Severity};
use crate::hall::catalogue::{Guide, Handling, Kind};
use crate::hall::drafts::MatterRecord;
use crate::import::mapping::{CreditCode, Field, Mapping};
use crate::import::row::{ColumnLayout, ImportRow};
use crate::import::written::text_of;
use csv::StringRecord;

/// How many characters of a code in the national form are the credit code of its unit.
const CREDIT_CODE: usize = 18;
/// How long codes in the national form are, without and with the number of an item.
const NATIONAL_CODES: [usize; 2] = [31, 33];
/// Who may apply, by the words of tables.
const APPLICANTS: [(&str, bool); 8] = [
    ("自然人", true),
    ("法人", false),
    ("企业法人", false),
    ("事业法人", false),
    ("社会组织法人", false),
    ("非法人企业", false),
    ("行政机关", false),
    ("其他组织", false),
];
/// How a matter is dealt with, by the words of tables.
const HANDLING: [(&str, Handling); 2] = [("即办件", Handling::WhileYouWait), ("承诺件", Handling::Promised)];
/// What stands for nothing.
const NOTHING: [&str; 3] = ["无", "/", "-"];

/// Every field a record may have, by its key, in the order of tables.
pub fn field_keys() -> impl Iterator<Item = &'static str> {
    Field::ALL.iter().map(|(_, key)| *key)
}

/// The guide that a record makes, as far as it can be read, and what is odd about it, by the key of the field.
pub fn guide_of(record: &MatterRecord) -> (Guide, Vec<(&'static str, Severity, ImportFault)>) {
    let mapping = mapping(record.get(Field::Code.key()));
    let headings: Vec<String> = field_keys().map(str::to_owned).collect();
    let row: StringRecord = field_keys().map(|key| record.get(key)).collect();
    let layout = ColumnLayout::new(&mapping, &headings);
    let (guide, oddities) = ImportRow::read(&layout, &row);
    let by_key = oddities.into_iter().map(|(field, severity, fault)| (field.key(), severity, fault));
    (guide, by_key.collect())
}

/// The record that makes a guide.
pub fn record_of(guide: &Guide) -> MatterRecord {
    let (mapping, mut record) = (mapping(&guide.code), MatterRecord::default());
    for (field, key) in Field::ALL {
        record.set(key, &text_of(field, &mapping)(guide));
    }
    record
}

/// The mapping of a record: each field stands under its own key.
fn mapping(code: &str) -> Mapping {
    let words = |all: &[(&str, bool)]| all.iter().map(|(word, is)| ((*word).to_owned(), *is)).collect();
    let is_national = NATIONAL_CODES.contains(&code.trim().chars().count());
    Mapping {
        name: "draft".into(),
        own: true,
        fields: Field::ALL.iter().map(|(field, key)| (*field, vec![(*key).to_owned()])).collect(),
        nothing: NOTHING.map(str::to_owned).into(),
        counted_materials: true,
        kinds: Kind::ALL.iter().map(|(kind, word)| ((*word).to_owned(), *kind)).collect(),
        applicants: words(&APPLICANTS),
        handling: HANDLING.iter().map(|(word, how)| ((*word).to_owned(), *how)).collect(),
        credit_code: is_national.then_some(CreditCode::First(CREDIT_CODE)),
        ..Mapping::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_matter_of_the_sample_is_its_record_again() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
        let sample = crate::import::sample(&folder).unwrap();
        assert!(sample.len() > 100);
        for guide in sample {
            let record = record_of(&guide);
            let (read, _) = guide_of(&MatterRecord::of_text(&record.to_text()));
            assert_eq!(read, guide);
            assert_eq!(record_of(&read), record);
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_by_field() {
        let mut record = MatterRecord::default();
        for (field, text) in
            [("code", "A1"), ("name", "甲"), ("department", "局"), ("promised", "快"), ("phone", "#REF!")]
        {
            record.set(field, text);
        }
        let (guide, odd) = guide_of(&record);
        assert_eq!(guide.name.zh, "甲");
        let fields: Vec<_> = odd.iter().map(|(field, severity, _)| (*field, *severity)).collect();
        assert!(fields.contains(&("promised", Severity::Error)), "{odd:?}");
        assert!(fields.contains(&("phone", Severity::Error)), "{odd:?}");
    }
}
