//! One field of an entry while it is filled in.
use super::pick::{PickOption, PickReply, SetupPicker};
use super::shown::{BETWEEN, form_word, forms, named, put_together, taken_apart, written};
use crate::admin::AdminSession;
use crate::admin::field_exit::{self, FieldExit};
use crate::hall::calendar::Span;
use crate::hall::setup_forms::{FieldShape, FieldSpec, FormValue, Reference};
use crate::text::keyboard;
use crate::text::layout::half_width::half_width;
use crate::text::setup_forms::{choice_word, words};
use crate::ui::keyboard::{EntryTouch, KeyboardMode, TextEntry};
use crate::ui::{Takes, TextField, input::Key};

/// The most characters of a field; the checker takes 200.
const MOST: usize = 200;

/// A field that is filled in.
#[derive(Debug)]
pub(super) enum EntryEditor {
    /// Words, which may be Chinese.
    Words(Box<TextEntry>),
    /// Letters and digits.
    Plain(TextField),
    /// One or several of what there is.
    Pick(SetupPicker),
    /// The numbers of a form that was picked.
    Numbers(&'static str, usize, TextField),
}

/// What a key led to.
#[derive(Debug)]
pub(super) enum FieldReply {
    /// More is to come.
    Stay,
    /// It holds this now, nothing is that it is not written; and where it leads.
    Done(Option<FormValue>, FieldExit),
    /// It is as it was.
    Drop,
    /// Why it cannot hold what was typed.
    Wrong(String),
}

impl EntryEditor {
    /// Opens a field; those of two states are not opened but turned.
    pub fn new(field: &FieldSpec, value: Option<&FormValue>, here: &AdminSession) -> EntryEditor {
        let text = value.map(written).unwrap_or_default();
        let plain = |takes| EntryEditor::Plain(TextField::new(takes, MOST).with(&text));
        match field.shape {
            FieldShape::Words if is_latin(field.key) => plain(Takes::Text),
            FieldShape::Words | FieldShape::List => {
                let entry = TextEntry::line(MOST, KeyboardMode::usual(here.lang)).with(&text);
                EntryEditor::Words(Box::new(entry))
            }
            FieldShape::Code | FieldShape::FunctionKey(_) => plain(Takes::Code),
            FieldShape::Choice(all) => {
                EntryEditor::Pick(SetupPicker::one(of_words(all.iter().copied(), here), &text))
            }
            FieldShape::Marks(all) => {
                let before = value.map(FormValue::as_texts).unwrap_or_default();
                EntryEditor::Pick(SetupPicker::some(of_words(all.iter().copied(), here), before))
            }
            FieldShape::One(of) => {
                let none = PickOption { key: String::new(), name: "—".to_owned(), note: String::new() };
                let options = [vec![none], referred(of, here)].concat();
                EntryEditor::Pick(SetupPicker::one(options, &text))
            }
            FieldShape::Some(of) => {
                let before = value.map(FormValue::as_texts).unwrap_or_default();
                EntryEditor::Pick(SetupPicker::some(referred(of, here), before))
            }
            FieldShape::Missed | FieldShape::Policy | FieldShape::Limit(_) => {
                let word = value.map(|value| taken_apart(value).0).unwrap_or_default();
                let all = forms(field.shape).iter().map(|(word, _)| *word);
                EntryEditor::Pick(SetupPicker::one(of_words(all, here), form_word(field.shape, &word)))
            }
            _ => plain(Takes::Text),
        }
    }

    /// A field of words or letters, opened with what was typed into it before; nothing for one that is picked.
    pub fn of_text(field: &FieldSpec, typed: &str, here: &AdminSession) -> Option<EntryEditor> {
        match EntryEditor::new(field, None, here) {
            EntryEditor::Words(entry) => Some(EntryEditor::Words(Box::new(entry.with(typed)))),
            EntryEditor::Plain(text) => Some(EntryEditor::Plain(text.with(typed))),
            EntryEditor::Pick(_) | EntryEditor::Numbers(..) => None,
        }
    }

    /// What was typed so far, where it is typed.
    pub fn half_typed(&self) -> Option<String> {
        match self {
            EntryEditor::Words(entry) => Some(entry.query()),
            EntryEditor::Plain(text) => Some(text.text().to_owned()),
            EntryEditor::Pick(_) | EntryEditor::Numbers(..) => None,
        }
    }

    pub fn paste(&mut self, letter: char) {
        match self {
            EntryEditor::Words(entry) => drop(entry.paste(letter)),
            EntryEditor::Plain(field) | EntryEditor::Numbers(_, _, field) => drop(field.insert(letter)),
            EntryEditor::Pick(_) => {}
        }
    }

    pub fn touch(&mut self, touch: EntryTouch, here: &AdminSession) {
        if let EntryEditor::Words(entry) = self {
            entry.touch(touch, keyboard::words(here.lang));
        }
    }

    /// Hears a key.
    pub fn key(&mut self, key: Key, field: &FieldSpec, here: &AdminSession) -> FieldReply {
        let exit = match self {
            EntryEditor::Words(entry) => field_exit::written(entry, key, u16::MAX, here),
            EntryEditor::Plain(text) | EntryEditor::Numbers(_, _, text) => field_exit::typed(text, key),
            EntryEditor::Pick(pick) => {
                let reply = pick.key(key);
                return self.picked(reply, FieldExit::of(key), field);
            }
        };
        match exit {
            FieldExit::Stay => FieldReply::Stay,
            FieldExit::Drop => FieldReply::Drop,
            exit => self.finish(exit, field, here),
        }
    }

    /// Finishes it, as by a key that leads elsewhere.
    pub fn finish(&mut self, exit: FieldExit, field: &FieldSpec, here: &AdminSession) -> FieldReply {
        match self {
            EntryEditor::Words(entry) => {
                entry.settle();
                done(field, entry.text().trim(), exit, here)
            }
            EntryEditor::Plain(text) => done(field, text.text().trim(), exit, here),
            EntryEditor::Pick(_) => self.picked(PickReply::Done, exit, field),
            EntryEditor::Numbers(word, count, text) => {
                let numbers = numbers(text.text()).filter(|numbers| numbers.len() == *count);
                match numbers {
                    Some(numbers) => FieldReply::Done(Some(put_together(word, &numbers)), exit),
                    None => FieldReply::Wrong(words(here.lang).bad_numbers.to_owned()),
                }
            }
        }
    }

    /// The thing at a place of the list is touched.
    pub fn touch_item(&mut self, at: usize, field: &FieldSpec) -> FieldReply {
        let EntryEditor::Pick(pick) = self else { return FieldReply::Stay };
        let reply = pick.touch(at);
        self.picked(reply, FieldExit::Done, field)
    }

    fn picked(&mut self, reply: PickReply, exit: FieldExit, field: &FieldSpec) -> FieldReply {
        let EntryEditor::Pick(pick) = self else { return FieldReply::Stay };
        match reply {
            PickReply::Stay => return FieldReply::Stay,
            PickReply::Drop => return FieldReply::Drop,
            PickReply::Done => {}
        }
        let chosen = pick.chosen();
        if pick.has_marks() {
            return FieldReply::Done((!chosen.is_empty()).then(|| FormValue::texts(chosen)), exit);
        }
        let chosen = chosen.into_iter().next().unwrap_or_default();
        let form = forms(field.shape).iter().find(|(word, count)| *word == chosen && *count > 0);
        if form.is_some() && exit == FieldExit::Stay {
            // Its numbers are still to be typed.
            return FieldReply::Stay;
        }
        if let Some((word, count)) = form {
            let usual = match *word {
                "back" => "3 2",
                "ratio" => "2 1",
                "days" => "15",
                _ => "30",
            };
            let text = TextField::new(Takes::Text, 12).with(usual);
            *self = EntryEditor::Numbers(word, *count, text);
            return FieldReply::Stay;
        }
        FieldReply::Done((!chosen.is_empty()).then_some(FormValue::Text(chosen)), exit)
    }
}

/// Says whether a text field takes no Chinese.
fn is_latin(key: &str) -> bool {
    key.ends_with("_en") || ["phone", "ticket_link", "receipt_link"].contains(&key)
}

/// What a field holds by what was typed; an empty one is not written.
fn done(field: &FieldSpec, text: &str, exit: FieldExit, here: &AdminSession) -> FieldReply {
    let words = words(here.lang);
    if text.is_empty() {
        return FieldReply::Done(None, exit);
    }
    let value = match field.shape {
        FieldShape::Number(least, most) => {
            let number = numbers(text).filter(|all| all.len() == 1).and_then(|all| all.first().copied());
            match number.filter(|number| (least..=most).contains(number)) {
                Some(number) => FormValue::Number(number),
                None => return FieldReply::Wrong((words.bad_number)(least, most)),
            }
        }
        FieldShape::Numbers(least, most) => match numbers(text) {
            Some(all) if all.iter().all(|number| (least..=most).contains(number)) => FormValue::numbers(all),
            Some(_) => return FieldReply::Wrong((words.bad_number)(least, most)),
            None => return FieldReply::Wrong(words.bad_numbers.to_owned()),
        },
        FieldShape::Spans => match spans(text) {
            Some(all) => FormValue::texts(all.iter().map(ToString::to_string)),
            None => return FieldReply::Wrong(words.bad_spans.to_owned()),
        },
        FieldShape::List => {
            let is_mean = field.key == "mean";
            let cut = |c: char| [BETWEEN, '，', ',', ';', '；'].contains(&c) || !is_mean && c.is_whitespace();
            let all = text.split(cut).map(str::trim).filter(|part| !part.is_empty());
            FormValue::texts(all)
        }
        FieldShape::Code | FieldShape::FunctionKey(_) => {
            let is_small =
                field.key == "code" && text.contains(|c: char| c.is_ascii_lowercase()) && text.len() > 3;
            FormValue::Text(if is_small { text.to_owned() } else { text.to_ascii_uppercase() })
        }
        _ => FormValue::Text(text.to_owned()),
    };
    FieldReply::Done(Some(value), exit)
}

/// Whole numbers with spaces or marks between.
pub(super) fn numbers(text: &str) -> Option<Vec<i64>> {
    let text: String = text.chars().map(half_width).collect();
    let parts = text.split([' ', ',', '、', '，', '/']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect::<Option<Vec<i64>>>().filter(|all| !all.is_empty())
}

/// Stretches of a day as people type them, in order and apart.
pub(super) fn spans(text: &str) -> Option<Vec<Span>> {
    let text: String = text.chars().map(half_width).collect();
    let text = text.replace(['—', '–', '~', '～', '至'], "-").replace('：', ":");
    let parts = text.split([' ', ',', '、', '，', ';']).filter(|part| !part.is_empty());
    let all: Vec<Span> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let in_order = all.iter().zip(all.iter().skip(1)).all(|(one, next)| one.until <= next.from);
    (in_order && !all.is_empty()).then_some(all)
}

fn of_words(all: impl Iterator<Item = &'static str>, here: &AdminSession) -> Vec<PickOption> {
    all.map(|word| PickOption {
        key: word.to_owned(),
        name: choice_word(here.lang, word).to_owned(),
        note: String::new(),
    })
    .collect()
}

/// What another document names.
pub(super) fn referred(of: Reference, here: &AdminSession) -> Vec<PickOption> {
    let setup = &here.hall.setup;
    let codes: Vec<String> = match of {
        Reference::Departments => setup.departments.iter().map(|unit| unit.name.zh.clone()).collect(),
        Reference::Lines => setup.lines.iter().map(|line| line.code.to_string()).collect(),
        Reference::Windows => setup.windows.iter().map(|window| window.code.to_string()).collect(),
    };
    let option = |code: String| PickOption { name: named(of, &code, here), key: code, note: String::new() };
    codes.into_iter().map(option).collect()
}
