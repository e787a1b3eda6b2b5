//! The table of matters, in the columns that a mapping of the hall's own reads.
use super::{TableColumn, TableForm};
use crate::hall::Hall;
use crate::hall::catalogue::{Guide, Handling, Kind, Material, TimeLimit};
use crate::import::{Field, Mapping, join};
use crate::text::command::export::{matter_note, sheet_words};
use std::collections::HashMap;

/// The table that a mapping reads; with the hall at hand its units, lines and themes may be chosen from lists.
pub fn matters(mapping: &Mapping, hall: Option<&Hall>) -> TableForm<Guide> {
    let mut columns = Vec::new();
    for (field, headings) in &mapping.fields {
        for (heading, is_first) in headings.iter().zip([true].into_iter().chain(std::iter::repeat(false))) {
            columns.push(TableColumn {
                heading: heading.clone(),
                width: width(*field),
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

/// What of a guide goes into a column, so that the mapping reads the same again.
fn text_of(field: Field, mapping: &Mapping) -> Box<dyn Fn(&Guide) -> String> {
    let separators = mapping.separator(field).to_owned();
    let nothing = mapping.nothing.clone();
    let is_counted = mapping.counted_materials;
    let kinds = Kind::ALL.map(|(kind, word)| (kind, word_for(&mapping.kinds, kind, word)));
    let applicants =
        [(true, "自然人"), (false, "法人")].map(|(who, word)| word_for(&mapping.applicants, who, word));
    let handling = [(Handling::WhileYouWait, "即办件"), (Handling::Promised, "承诺件")];
    let handling = handling.map(|(how, word)| (how, word_for(&mapping.handling, how, word)));
    // What means nothing to the mapping is nothing, so that it does not come and go.
    let list = move |values: &[String]| {
        let some: Vec<String> = values.iter().filter(|value| !nothing.contains(value)).cloned().collect();
        join(&some, &separators)
    };
    let nothing = mapping.nothing.clone();
    let of = move |guide: &Guide| match field {
        Field::Code => guide.code.clone(),
        Field::Department => guide.department.clone(),
        Field::MainItem => guide.main_item.clone(),
        Field::Name => guide.name.zh.clone(),
        Field::NameEn => guide.name.en.clone(),
        Field::Kind => word_of(&kinds, guide.kind),
        Field::Applicants => {
            let who = [guide.applicants.people, guide.applicants.organisations];
            let words = who.into_iter().zip(&applicants).filter(|(is, _)| *is).map(|(_, word)| word.clone());
            list(&words.collect::<Vec<_>>())
        }
        Field::Themes => list(&guide.themes),
        Field::Line => guide.line.as_deref().unwrap_or_default().to_owned(),
        Field::Popularity => {
            Some(guide.popularity).filter(|n| *n > 0).map_or_else(String::new, |n| n.to_string())
        }
        Field::Statutory => limit(guide.statutory),
        Field::Promised => limit(guide.promised),
        Field::Handling => word_of(&handling, guide.handling),
        Field::Visits => guide.visits.map_or_else(String::new, |visits| visits.to_string()),
        Field::Conditions => guide.conditions.clone(),
        Field::Materials => {
            let written = |material: &Material| {
                if is_counted { material.to_string() } else { material.name.clone() }
            };
            list(&guide.materials.iter().map(written).collect::<Vec<_>>())
        }
        Field::Process => list(&guide.process),
        Field::Fee => guide.fee.clone(),
        Field::Place => guide.place.clone(),
        Field::Windows => guide.windows.clone(),
        Field::Hours => guide.hours.clone(),
        Field::Phone => guide.phone.clone(),
        Field::Complaints => guide.complaints.clone(),
        Field::Link => guide.link.clone(),
        Field::Aliases => list(&guide.aliases),
    };
    Box::new(move |guide| {
        let text = of(guide);
        if nothing.contains(&text) && !Field::NEEDED.contains(&field) { String::new() } else { text }
    })
}

fn limit(limit: Option<TimeLimit>) -> String {
    limit.map_or_else(String::new, |limit| limit.to_string())
}

fn word_of<T: Copy + PartialEq>(words: &[(T, String)], wanted: T) -> String {
    words.iter().find(|(known, _)| *known == wanted).map(|(_, word)| word.clone()).unwrap_or_default()
}

/// The word a mapping has for something: the usual one where it knows that, else the first of those it knows.
fn word_for<T: Copy + PartialEq>(words: &HashMap<String, T>, wanted: T, usual: &str) -> String {
    let mut known: Vec<&str> =
        words.iter().filter(|(_, meant)| **meant == wanted).map(|(word, _)| word.as_str()).collect();
    known.sort_unstable();
    let found = known.iter().find(|word| **word == usual).or(known.first());
    found.map(|word| (*word).to_owned()).unwrap_or_default()
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
