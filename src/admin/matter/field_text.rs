//! What stands in a field, as one text for people.
use super::field::MatterField;
use crate::admin::AdminSession;
use crate::hall::catalogue::{Guide, Handling, LimitUnit, TimeLimit};
use crate::hall::drafts::MatterRecord;

/// What a field says; what was written where it cannot be read; empty where it says nothing.
pub(super) fn shown(field: MatterField, guide: &Guide, record: &MatterRecord, here: &AdminSession) -> String {
    let read = read(field, guide, here);
    if !read.is_empty() {
        return read;
    }
    let written = record.get(field.key());
    // Kind, applicants and handling have usual values, which nobody wrote.
    written.to_owned()
}

fn read(field: MatterField, guide: &Guide, here: &AdminSession) -> String {
    let (words, lang) = (&here.words().matter, here.lang);
    match field {
        MatterField::Kind => (words.kind)(guide.kind).to_owned(),
        MatterField::Applicants => {
            let who = [
                (guide.applicants.people, words.people),
                (guide.applicants.organisations, words.organisations),
            ];
            lang.list(&who.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect::<Vec<_>>())
        }
        MatterField::Handling if guide.handling == Handling::WhileYouWait => words.while_you_wait.to_owned(),
        MatterField::Handling => words.promised.to_owned(),
        MatterField::Department => {
            let unit = here.hall.setup.departments.iter().find(|unit| unit.name.zh == guide.department);
            unit.map_or(guide.department.as_str(), |unit| here.say(&unit.name)).to_owned()
        }
        MatterField::Themes => {
            let theme = |name: &String| {
                let known = here.hall.setup.themes.iter().find(|theme| theme.name.zh == *name);
                known.map_or(name.as_str(), |theme| here.say(&theme.name)).to_owned()
            };
            lang.list(&guide.themes.iter().map(theme).collect::<Vec<_>>())
        }
        MatterField::Line => match &guide.line {
            None => words.line_by_department.to_owned(),
            Some(code) => {
                let name = here.hall.line(code).map_or("", |line| here.say(&line.name));
                format!("{code}  {name}").trim_end().to_owned()
            }
        },
        MatterField::Statutory => guide.statutory.map_or_else(String::new, |limit| limit_text(limit, here)),
        MatterField::Promised => guide.promised.map_or_else(String::new, |limit| limit_text(limit, here)),
        MatterField::Visits => guide.visits.map_or_else(String::new, |visits| (words.visits)(visits.into())),
        MatterField::Popularity => {
            Some(guide.popularity).filter(|n| *n > 0).map_or_else(String::new, |n| n.to_string())
        }
        MatterField::Aliases => lang.list(&guide.aliases),
        MatterField::Materials => {
            let names: Vec<&str> = guide.materials.iter().map(|material| material.name.as_str()).collect();
            counted(words.materials_counted, names.len(), &lang.list(&names))
        }
        MatterField::Situations => {
            let names: Vec<&str> = guide.situations.iter().map(|one| here.say(&one.name)).collect();
            lang.list(&names)
        }
        MatterField::Process => counted(words.steps_counted, guide.process.len(), &guide.process.join(" → ")),
        field => field.text(guide).to_owned(),
    }
}

fn counted(said: fn(usize, &str) -> String, count: usize, all: &str) -> String {
    if count == 0 { String::new() } else { said(count, all) }
}

/// A limit as people say it.
pub(super) fn limit_text(limit: TimeLimit, here: &AdminSession) -> String {
    let words = &here.words().matter;
    let said = match (limit.days, limit.unit) {
        (1, LimitUnit::WorkingDays) => words.working_day,
        (1, _) => words.calendar_day,
        (_, counts) => unit(counts, here),
    };
    format!("{} {said}", limit.days)
}

/// What a limit counts.
pub(super) fn unit(unit: LimitUnit, here: &AdminSession) -> &'static str {
    let words = &here.words().matter;
    if unit == LimitUnit::WorkingDays { words.working_days } else { words.calendar_days }
}
