//! One table of a configuration file, taken apart key by key; whatever nobody asks for is an unknown key.
use super::problem::{ConfigFault, Problem, Severity, ValueKind};
use super::sheet::{SourceText, brief, shape, unprintable};
use crate::hall::calendar::Span;
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The most characters one text may have.
const LONGEST: usize = 200;

/// A value and the byte it begins at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value itself, checked to be of its kind.
    pub value: T,
    /// The byte of the file at which it begins.
    pub at: usize,
}

/// How many syntax errors of one file are worth listing.
const SYNTAX_ERRORS: usize = 10;

impl SourceText {
    /// Reads the whole file as a table: what `read` makes of it, or nothing where it is not TOML.
    pub fn whole<T>(&self, problems: &mut Vec<Problem>, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        let (table, errors) = DeTable::parse_recoverable(self.text());
        problems.extend(errors.iter().take(SYNTAX_ERRORS).map(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.error(at, ConfigFault::Syntax { reason: error.message().replace('\n', " ") })
        }));
        if !errors.is_empty() {
            return None;
        }
        let span = table.span();
        let mut whole = Table::new(self, span.start, table.into_inner());
        let made = read(&mut whole);
        let mut found = whole.finish();
        found.sort_by_key(|problem| (problem.line, problem.column));
        problems.extend(found);
        Some(made)
    }
}

/// One table while it is read.
pub struct Table<'a> {
    sheet: &'a SourceText,
    at: usize,
    entries: Vec<(Located<String>, Spanned<DeValue<'a>>)>,
    asked: Vec<(&'static str, Option<usize>)>,
    problems: Vec<Problem>,
}

impl<'a> Table<'a> {
    pub(super) fn new(sheet: &'a SourceText, at: usize, table: DeTable<'a>) -> Self {
        let placed = |key: Spanned<_>| {
            let at = key.span().start;
            Located { value: std::borrow::Cow::into_owned(key.into_inner()), at }
        };
        let mut entries: Vec<_> = table.into_iter().map(|(key, value)| (placed(key), value)).collect();
        entries.sort_by_key(|(key, _)| key.at);
        Table { sheet, at, entries, asked: Vec::new(), problems: Vec::new() }
    }

    /// The byte the table begins at.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The line a byte is in.
    pub fn line_of(&self, at: usize) -> u32 {
        self.sheet.line_of(at)
    }

    /// Notes an error at a byte.
    pub fn wrong(&mut self, at: usize, wrong: ConfigFault) {
        self.problems.push(self.sheet.error(at, wrong));
    }

    /// Notes a warning at a byte.
    pub fn warn(&mut self, at: usize, wrong: ConfigFault) {
        self.problems.push(Problem { severity: Severity::Warning, ..self.sheet.error(at, wrong) });
    }

    /// The byte the value of a key begins at, once it was asked for; else that of the table.
    pub fn place(&self, key: &str) -> usize {
        self.asked.iter().find(|(asked, _)| *asked == key).and_then(|(_, at)| *at).unwrap_or(self.at)
    }

    /// A text of at most 200 characters, all of them printable, or nothing.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.take(key).and_then(|value| self.as_text(key, &value)).map(|placed| placed.value)
    }

    /// A text that must be there and not be empty; empty where it is not.
    pub fn required(&mut self, key: &'static str) -> String {
        let value = self.take(key);
        match value {
            None => self.wrong(self.at, ConfigFault::MissingKey { key: key.into() }),
            Some(value) => {
                let at = value.span().start;
                match self.as_text(key, &value) {
                    Some(text) if text.value.is_empty() => {
                        self.wrong(at, ConfigFault::Empty { key: key.into() });
                    }
                    Some(text) => return text.value,
                    None => {}
                }
            }
        }
        String::new()
    }

    /// A whole number within a range.
    pub fn number(&mut self, key: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        self.take(key).and_then(|value| self.as_number(key, &value, range)).map(|placed| placed.value)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.not_a(key, ValueKind::Flag, &value);
        None
    }

    /// A list of texts, none of them empty.
    pub fn texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        let mut texts = self.list(key, |table, value| table.as_text(key, &value));
        for empty in texts.extract_if(.., |text| text.value.is_empty()) {
            self.wrong(empty.at, ConfigFault::Empty { key: key.into() });
        }
        texts
    }

    /// A list of whole numbers within a range.
    pub fn numbers(&mut self, key: &'static str, range: &RangeInclusive<i64>) -> Vec<Located<i64>> {
        self.list(key, |table, value| table.as_number(key, &value, range.clone()))
    }

    /// Stretches of a day, in order and apart from each other.
    pub fn spans(&mut self, key: &'static str) -> Vec<Located<Span>> {
        let mut spans: Vec<Located<Span>> = Vec::new();
        for Located { value, at } in self.texts(key) {
            match value.parse::<Span>() {
                Err(_) => self.wrong(at, ConfigFault::BadSpan { value }),
                Ok(span) if spans.last().is_some_and(|last| last.value.until > span.from) => {
                    self.wrong(at, ConfigFault::SpansOverlap { value });
                }
                Ok(span) => spans.push(Located { value: span, at }),
            }
        }
        spans
    }

    /// One of several words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let value = self.text(key)?;
        let chosen = known.iter().find(|(word, _)| *word == value).map(|(_, meant)| *meant);
        if chosen.is_none() {
            let known = known.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.wrong(self.place(key), ConfigFault::NotOneOf { key: key.into(), value, known });
        }
        chosen
    }

    /// A table within the table.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Table<'a>) -> T) -> Option<T> {
        let value = self.take(key)?;
        let at = value.span().start;
        match value.into_inner() {
            DeValue::Table(table) => Some(self.within(at, table, read)),
            other => {
                self.not_a(key, ValueKind::Table, &Spanned::new(at..at, other));
                None
            }
        }
    }

    /// Tables under a double heading, such as `[[line]]`.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'a>) -> T) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let span = value.span();
        let DeValue::Array(array) = value.get_ref() else {
            self.not_a(key, ValueKind::Tables, &value);
            return Vec::new();
        };
        let mut made = Vec::new();
        for member in array.clone() {
            let at = member.span().start.max(span.start);
            match member.into_inner() {
                DeValue::Table(table) => made.push(self.within(at, table, &mut read)),
                other => self.not_a(key, ValueKind::Tables, &Spanned::new(at..at, other)),
            }
        }
        made
    }

    /// A text or a list of texts, as a list.
    pub fn text_or_texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        if !self.holds_text(key) {
            return self.texts(key);
        }
        let text = self.text(key).filter(|text| !text.is_empty());
        text.map(|value| Located { value, at: self.place(key) }).into_iter().collect()
    }

    /// Says whether a key holds a text, without taking it.
    pub fn holds_text(&self, key: &str) -> bool {
        self.entries.iter().any(|(k, v)| k.value == key && matches!(v.get_ref(), DeValue::String(_)))
    }

    /// Says whether a key is there, without taking it.
    pub fn holds(&self, key: &str) -> bool {
        self.entries.iter().any(|(k, _)| k.value == key)
    }

    /// Says whether there are keys that nobody has asked for yet.
    pub fn has_more(&self) -> bool {
        !self.entries.is_empty()
    }

    /// How many members the list of a key has, without taking it.
    pub fn members(&self, key: &str) -> usize {
        let found = self.entries.iter().find(|(k, _)| k.value == key).map(|(_, value)| value.get_ref());
        if let Some(DeValue::Array(array)) = found { array.len() } else { 0 }
    }

    /// Every key that is left, with its text: for tables whose keys are data.
    pub fn pairs(&mut self) -> Vec<(String, Located<String>)> {
        let mut pairs = Vec::new();
        for (key, value) in std::mem::take(&mut self.entries) {
            let text = self.as_text(&key.value, &value);
            pairs.extend(text.map(|text| (key.value, text)));
        }
        pairs
    }

    pub(super) fn finish(mut self) -> Vec<Problem> {
        let known: Vec<String> = self.asked.iter().map(|(key, _)| (*key).to_owned()).collect();
        for (key, _) in std::mem::take(&mut self.entries) {
            self.wrong(key.at, ConfigFault::UnknownKey { key: brief(&key.value), known: known.clone() });
        }
        self.problems
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'a>>> {
        let found = self.entries.iter().position(|(k, _)| k.value == key);
        let value = found.map(|index| self.entries.remove(index).1);
        self.asked.push((key, value.as_ref().map(|value| value.span().start)));
        value
    }

    fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Self, Spanned<DeValue<'a>>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.not_a(key, ValueKind::List, &value);
            return Vec::new();
        };
        array.clone().into_iter().filter_map(|member| read(self, member)).collect()
    }

    fn within<T>(&mut self, at: usize, table: DeTable<'a>, read: impl FnOnce(&mut Table<'a>) -> T) -> T {
        let mut inner = Table::new(self.sheet, at, table);
        let made = read(&mut inner);
        self.problems.extend(inner.finish());
        made
    }

    fn as_text(&mut self, key: &str, value: &Spanned<DeValue<'a>>) -> Option<Located<String>> {
        let at = value.span().start;
        let DeValue::String(text) = value.get_ref() else {
            self.not_a(key, ValueKind::Text, value);
            return None;
        };
        if let Some(character) = text.chars().find(|c| unprintable(*c)) {
            self.wrong(at, ConfigFault::Unprintable { key: brief(key), character });
            return None;
        }
        if text.chars().count() > LONGEST {
            self.wrong(at, ConfigFault::TooLong { key: brief(key), most: LONGEST });
            return None;
        }
        Some(Located { value: text.trim().to_owned(), at })
    }

    fn as_number(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'a>>,
        range: RangeInclusive<i64>,
    ) -> Option<Located<i64>> {
        let at = value.span().start;
        let DeValue::Integer(number) = value.get_ref() else {
            self.not_a(key, ValueKind::Number, value);
            return None;
        };
        match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(value) if range.contains(&value) => Some(Located { value, at }),
            _ => {
                let (value, least, most) = (brief(number.as_str()), *range.start(), *range.end());
                self.wrong(at, ConfigFault::OutOfRange { key: key.into(), value, least, most });
                None
            }
        }
    }

    fn not_a(&mut self, key: &str, wanted: ValueKind, value: &Spanned<DeValue<'_>>) {
        let found = shape(value.get_ref());
        self.wrong(value.span().start, ConfigFault::WrongType { key: brief(key), wanted, found });
    }
}
