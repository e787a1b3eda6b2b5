//! What may be chosen in the fields that are no texts.
use super::choice::{ChoiceEditor, ChoiceOption, MarksEditor};
use super::field::{FieldValue, MatterField};
use crate::admin::AdminSession;
use crate::hall::catalogue::{Applicants, Guide, Handling, Kind};

/// What stands between the windows of a matter.
const BETWEEN: char = '、';

/// The choice of a field that holds one of several.
pub(super) fn choice(field: MatterField, guide: &Guide, here: &AdminSession) -> ChoiceEditor {
    let options = match field {
        MatterField::Department => departments(guide, here),
        MatterField::Line => lines(here),
        MatterField::Kind => {
            let kind = |(kind, word): (Kind, &str)| {
                option(FieldValue::Kind(kind), (here.words().matter.kind)(kind).to_owned(), word.to_owned())
            };
            Kind::ALL.into_iter().map(kind).collect()
        }
        _ => {
            let words = here.words();
            [
                (Handling::WhileYouWait, words.matter.while_you_wait),
                (Handling::Promised, words.matter.promised),
            ]
            .map(|(how, name)| option(FieldValue::Handling(how), name.to_owned(), String::new()))
            .to_vec()
        }
    };
    ChoiceEditor::new(options, field.value(guide))
}

fn option(value: FieldValue, name: String, note: String) -> ChoiceOption {
    let note = if note == name { String::new() } else { note };
    ChoiceOption { value, name, note }
}

/// The units of the hall, and those that have matters all the same.
fn departments(guide: &Guide, here: &AdminSession) -> Vec<ChoiceOption> {
    let setup = &here.hall.setup;
    let known = |name: &str| setup.departments.iter().any(|department| department.name.zh == name);
    let count = |name: &str| (here.words().matter.matters)(here.hall.catalogue.count_of_department(name));
    let mut options: Vec<ChoiceOption> = setup
        .departments
        .iter()
        .map(|department| {
            let name = &department.name;
            option(FieldValue::Text(name.zh.clone()), here.say(name).to_owned(), count(&name.zh))
        })
        .collect();
    let others = here.hall.catalogue.departments().iter().filter(|name| !known(name));
    options.extend(others.map(|name| option(FieldValue::Text(name.clone()), name.clone(), count(name))));
    let own = FieldValue::Text(guide.department.clone());
    if !guide.department.is_empty() && options.iter().all(|option| option.value != own) {
        options.push(option(own, guide.department.clone(), String::new()));
    }
    options
}

fn lines(here: &AdminSession) -> Vec<ChoiceOption> {
    let by_department = here.words().matter.line_by_department.to_owned();
    let none = option(FieldValue::Text(String::new()), by_department, String::new());
    let lines = here.hall.setup.lines.iter().map(|line| {
        let name = format!("{}  {}", line.code, here.say(&line.name));
        option(FieldValue::Text(line.code.to_string()), name, String::new())
    });
    std::iter::once(none).chain(lines).collect()
}

/// The marks of a field that holds some of several.
pub(super) fn marks(field: MatterField, guide: &Guide, here: &AdminSession) -> MarksEditor {
    let setup = &here.hall.setup;
    match field {
        MatterField::Applicants => {
            let words = &here.words().matter;
            let options = [("people", words.people), ("organisations", words.organisations)]
                .map(|(key, name)| (key.to_owned(), name.to_owned(), String::new()));
            let who =
                [("people", guide.applicants.people), ("organisations", guide.applicants.organisations)];
            let marked: Vec<String> =
                who.into_iter().filter(|(_, is)| *is).map(|(key, _)| key.to_owned()).collect();
            MarksEditor::new(options.to_vec(), &marked, applicants)
        }
        MatterField::Themes => {
            let mut options: Vec<_> = setup
                .themes
                .iter()
                .map(|theme| (theme.name.zh.clone(), here.say(&theme.name).to_owned(), String::new()))
                .collect();
            for theme in &guide.themes {
                if options.iter().all(|(key, ..)| key != theme) {
                    options.push((theme.clone(), theme.clone(), String::new()));
                }
            }
            MarksEditor::new(options, &guide.themes, |marks| FieldValue::Texts(marked(marks)))
        }
        _ => {
            let window = |window: &crate::hall::desk::Window| {
                let code = window.code.to_string();
                (code.clone(), code, here.say(&window.name).to_owned())
            };
            let options = setup.windows.iter().map(window).collect();
            let codes: Vec<String> = parts(&guide.windows).map(str::to_owned).collect();
            MarksEditor::new(options, &codes, |marks| {
                FieldValue::Text(marked(marks).join(&BETWEEN.to_string()))
            })
        }
    }
}

fn marked(marks: &[(String, bool)]) -> Vec<String> {
    marks.iter().filter(|(_, is)| *is).map(|(key, _)| key.clone()).collect()
}

/// Nobody at all would be no matter: it is open to everybody then.
fn applicants(marks: &[(String, bool)]) -> FieldValue {
    let is = |wanted: &str| marks.iter().any(|(key, is)| *is && key == wanted);
    let who = Applicants { people: is("people"), organisations: is("organisations") };
    let everybody = Applicants { people: true, organisations: true };
    FieldValue::Applicants(if who == Applicants::default() { everybody } else { who })
}

/// Says whether a text is nothing but codes of windows of the hall.
pub(super) fn are_windows(text: &str, here: &AdminSession) -> bool {
    !here.hall.setup.windows.is_empty() && parts(text).all(|code| here.hall.window(code).is_some())
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ',', '，', ' ']).map(str::trim).filter(|part| !part.is_empty())
}
