//! The table of matters, in the columns that a mapping of the hall's own reads.
use super::{TableColumn, TableForm};
use crate::hall::Hall;
use crate::hall::catalogue::{Guide, Handling, Kind};
use crate::import::{Field, Mapping, text_of, word_for};
use crate::text::command::export::{matter_note, sheet_words};

/// The table that a mapping reads; with the hall at hand its units, lines and themes may be chosen from lists.
pub fn matters(mapping: &Mapping, hall: Option<&Hall>) -> TableForm<Guide> {
    let mut columns = Vec::new();
    for (field, headings) in &mapping.fields {
        for (heading, is_first) in headings.iter().zip([true].into_iter().chain(std::iter::repeat(false))) {
            columns.push(TableColumn {
                heading: heading.clone(),
                width: width(*field),
                is_code: *field == Field::Code,
                // A field that is taken from several columns goes into the first as a whole.
                text: if is_first { text_of(*field, mapping) } else { Box::new(|_| String::new()) },
                note: matter_note(field.key()),
                choices: choices(*field, mapping, hall),
                is_needed: is_first && Field::NEEDED.contains(field),
            });
        }
    }
    TableForm { title: sheet_words().matters, columns }
}

/// How wide a column is shown.
fn width(field: Field) -> u16 {
    match field {
        Field::Name | Field::Conditions | Field::Materials | Field::Process => 40,
        Field::Code | Field::NameEn | Field::Link | Field::Place | Field::Aliases => 34,
        Field::Department | Field::MainItem | Field::Fee | Field::Hours | Field::Phone => 24,
        Field::Themes | Field::Applicants | Field::Complaints => 18,
        _ => 14,
    }
}

/// What may be chosen in a column.
fn choices(field: Field, mapping: &Mapping, hall: Option<&Hall>) -> Vec<String> {
    let names = |of: &dyn Fn(&Hall) -> Vec<String>| hall.map(of).unwrap_or_default();
    match field {
        Field::Kind => {
            let words = Kind::ALL.map(|(kind, word)| word_for(&mapping.kinds, kind, word));
            words.into_iter().filter(|word| !word.is_empty()).collect()
        }
        Field::Handling => {
            let words = [(Handling::WhileYouWait, "即办件"), (Handling::Promised, "承诺件")];
            let words = words.map(|(how, word)| word_for(&mapping.handling, how, word));
            words.into_iter().filter(|word| !word.is_empty()).collect()
        }
        Field::Department => names(&|hall| {
            hall.setup.departments.iter().map(|department| department.name.zh.clone()).collect()
        }),
        Field::Line => names(&|hall| hall.setup.lines.iter().map(|line| line.code.to_string()).collect()),
        _ => Vec::new(),
    }
}
