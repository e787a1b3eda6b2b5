//! What of a guide goes into the columns of a mapping: the way back of reading a row, so that the same is read again.
use super::lists::join;
use super::mapping::{Field, Mapping};
use crate::hall::catalogue::{Guide, Handling, Kind, Material, Situation, TimeLimit};
use std::collections::HashMap;
use std::hash::BuildHasher;

/// What of a guide goes into a column, so that the mapping reads the same again.
pub fn text_of(field: Field, mapping: &Mapping) -> Box<dyn Fn(&Guide) -> String> {
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
        Field::Situations => list(&guide.situations.iter().map(Situation::to_string).collect::<Vec<_>>()),
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
pub fn word_for<T: Copy + PartialEq>(
    words: &HashMap<String, T, impl BuildHasher>,
    wanted: T,
    usual: &str,
) -> String {
    let mut known: Vec<&str> =
        words.iter().filter(|(_, meant)| **meant == wanted).map(|(word, _)| word.as_str()).collect();
    known.sort_unstable();
    let found = known.iter().find(|word| **word == usual).or(known.first());
    found.map(|word| (*word).to_owned()).unwrap_or_default()
}
