//! What a field holds, as people read it; and the forms of those that hold one of several small tables.
use crate::admin::AdminSession;
use crate::hall::setup_forms::{EntryKind, FieldShape, FieldSpec, FormValue, Reference};
use crate::text::Lang;
use crate::text::setup_forms::{choice_word, field_name, words};

/// What stands between members of a list.
pub(super) const BETWEEN: char = '、';

/// What a field says; empty where it says nothing.
pub(super) fn shown(field: &FieldSpec, value: Option<&FormValue>, here: &AdminSession) -> String {
    let words = words(here.lang);
    let Some(value) = value else {
        return match field.shape {
            FieldShape::Flag(usual) => (if usual { words.yes } else { words.no }).to_owned(),
            FieldShape::FunctionKey(number) => format!("F{number}"),
            FieldShape::Choice(all) => all.first().map_or("", |word| choice_word(here.lang, word)).to_owned(),
            _ => String::new(),
        };
    };
    match field.shape {
        FieldShape::Flag(_) => {
            (if *value == FormValue::Flag(true) { words.yes } else { words.no }).to_owned()
        }
        FieldShape::Choice(_) => choice_word(here.lang, value.as_text().unwrap_or_default()).to_owned(),
        FieldShape::One(of) => named(of, value.as_text().unwrap_or_default(), here),
        FieldShape::Some(of) => {
            let all: Vec<String> = value.as_texts().iter().map(|code| named(of, code, here)).collect();
            here.lang.list(&all)
        }
        FieldShape::Marks(_) => {
            let texts = value.as_texts();
            here.lang.list(&texts.iter().map(|word| choice_word(here.lang, word)).collect::<Vec<_>>())
        }
        FieldShape::Missed | FieldShape::Policy | FieldShape::Limit(_) => {
            let (word, numbers) = taken_apart(value);
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            format!("{}  {}", choice_word(here.lang, &word), numbers.join(" ")).trim_end().to_owned()
        }
        _ => written(value),
    }
}

/// What was found, with the names of fields in place of the keys of the file; English words stay, since many keys are some.
pub(super) fn labelled(said: &str, kind: &EntryKind, here: &AdminSession) -> String {
    if here.lang != Lang::Zh {
        return said.to_owned();
    }
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut all = String::new();
    let mut rest = said;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !is_key(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        match kind.shown().find(|field| field.key == word) {
            Some(field) => all.extend(["“", field_name(here.lang, kind.id, field.key), "”"]),
            None => all.push_str(word),
        }
        let next = behind.find(is_key).unwrap_or(behind.len());
        let (between, behind) = behind.split_at(next);
        all.push_str(between);
        rest = behind;
    }
    all
}

/// A code with the name it has.
pub(super) fn named(of: Reference, code: &str, here: &AdminSession) -> String {
    let setup = &here.hall.setup;
    let name = match of {
        Reference::Departments => {
            let unit = setup.departments.iter().find(|unit| unit.name.zh == code);
            return unit.map_or(code, |unit| here.say(&unit.name)).to_owned();
        }
        Reference::Lines => here.hall.line(code).map(|line| &line.name),
        Reference::Windows => here.hall.window(code).map(|window| &window.name),
    };
    name.map_or_else(|| code.to_owned(), |name| format!("{code} {}", here.say(name)))
}

/// A value as it is typed into a field.
pub(super) fn written(value: &FormValue) -> String {
    match value {
        FormValue::Text(text) => text.clone(),
        FormValue::Number(number) => number.to_string(),
        FormValue::List(members) => {
            let is_text = members.iter().any(|one| one.as_text().is_some_and(|text| !text.contains(':')));
            let all: Vec<String> = members.iter().map(written).collect();
            all.join(if is_text { "、" } else { " " })
        }
        _ => String::new(),
    }
}

/// The word of a small table, and its numbers.
pub(super) fn taken_apart(value: &FormValue) -> (String, Vec<i64>) {
    if let FormValue::Text(word) = value {
        return (word.clone(), Vec::new());
    }
    let numbers = |keys: &[&str]| -> Option<Vec<i64>> {
        keys.iter().map(|key| value.of(key).and_then(FormValue::as_number)).collect()
    };
    let forms: [(&str, &[&str]); 5] = [
        ("back", &["after", "times"]),
        ("ratio", &["first", "ordinary"]),
        ("days", &["days"]),
        ("minutes", &["minutes"]),
        ("", &[]),
    ];
    let found = forms.iter().find_map(|(word, keys)| Some(((*word).to_owned(), numbers(keys)?)));
    found.unwrap_or_default()
}

/// The words that a field with forms may hold, each with how many numbers belong to it.
pub(super) fn forms(shape: FieldShape) -> &'static [(&'static str, usize)] {
    match shape {
        FieldShape::Missed => &[("back", 2), ("kept", 1), ("void", 0)],
        FieldShape::Policy => &[("ageing", 1), ("ratio", 2), ("strict", 0), ("classes", 0)],
        FieldShape::Limit(true) => {
            &[("days", 1), ("minutes", 1), ("same_day", 0), ("at_once", 0), ("none", 0)]
        }
        FieldShape::Limit(false) => &[("days", 1), ("minutes", 1), ("same_day", 0), ("at_once", 0)],
        _ => &[],
    }
}

/// The word under which [`forms`] knows what [`taken_apart`] found.
pub(super) fn form_word(shape: FieldShape, word: &str) -> &str {
    match (shape, word) {
        (FieldShape::Missed, "minutes") => "kept",
        (FieldShape::Policy, "minutes") => "ageing",
        (_, word) => word,
    }
}

/// The value of a form with its numbers.
pub(super) fn put_together(word: &str, numbers: &[i64]) -> FormValue {
    let keys: &[&str] = match word {
        "back" => &["after", "times"],
        "ratio" => &["first", "ordinary"],
        "kept" | "ageing" | "minutes" => &["minutes"],
        "days" => &["days"],
        _ => return FormValue::Text(word.to_owned()),
    };
    let pairs = keys.iter().zip(numbers).map(|(key, n)| ((*key).to_owned(), FormValue::Number(*n)));
    FormValue::Table(pairs.collect())
}
