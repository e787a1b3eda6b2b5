//! Column mappings (对照表): which heading of a source feeds which field, as data in `mappings/*.toml`.
use super::json_shape::{self, JsonShape};
use super::table_mapping::{TableMapping, headings_twice};
use crate::config::problem::ConfigFault;
use crate::config::sheet::SourceText;
use crate::config::table::{Located, Table};
use crate::config::{ImportFault, Problem};
use crate::hall::catalogue::{Handling, Kind};
use std::collections::HashMap;

/// A field of a guide that a column may feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the field of the same name of hall::Guide")]
pub enum Field {
    Code,
    Department,
    MainItem,
    Name,
    NameEn,
    Kind,
    Applicants,
    Themes,
    Line,
    Popularity,
    Statutory,
    Promised,
    Handling,
    Visits,
    Conditions,
    Materials,
    Situations,
    Process,
    Fee,
    Place,
    Windows,
    Hours,
    Phone,
    Complaints,
    Link,
    Aliases,
}

impl Field {
    /// Every field with its key in a mapping file.
    pub const ALL: [(Field, &'static str); 26] = [
        (Field::Code, "code"),
        (Field::Department, "department"),
        (Field::MainItem, "main_item"),
        (Field::Name, "name"),
        (Field::NameEn, "name_en"),
        (Field::Kind, "kind"),
        (Field::Applicants, "applicants"),
        (Field::Themes, "themes"),
        (Field::Line, "line"),
        (Field::Popularity, "popularity"),
        (Field::Statutory, "statutory"),
        (Field::Promised, "promised"),
        (Field::Handling, "handling"),
        (Field::Visits, "visits"),
        (Field::Conditions, "conditions"),
        (Field::Materials, "materials"),
        (Field::Situations, "situations"),
        (Field::Process, "process"),
        (Field::Fee, "fee"),
        (Field::Place, "place"),
        (Field::Windows, "windows"),
        (Field::Hours, "hours"),
        (Field::Phone, "phone"),
        (Field::Complaints, "complaints"),
        (Field::Link, "link"),
        (Field::Aliases, "aliases"),
    ];

    /// Its key in a mapping file.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, key)| key)
    }

    /// Fields no matter can do without.
    pub const NEEDED: [Field; 3] = [Field::Code, Field::Department, Field::Name];
    /// Fields that hold several values in one cell.
    const LISTS: [(Field, &'static str); 6] = [
        (Field::Applicants, "applicants"),
        (Field::Themes, "themes"),
        (Field::Materials, "materials"),
        (Field::Situations, "situations"),
        (Field::Process, "process"),
        (Field::Aliases, "aliases"),
    ];
}

/// Where in a matter's code the credit code of its unit stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditCode {
    /// The first so many characters.
    First(usize),
    /// A part counted from the end, from 1, parts being separated by a text.
    Part {
        /// What separates the parts.
        separator: String,
        /// Which part counted from the end: 1 is the last one.
        from_end: usize,
    },
}

impl CreditCode {
    /// The credit code within a matter's code; empty where it is too short.
    pub fn within<'a>(&self, code: &'a str) -> &'a str {
        match self {
            CreditCode::First(length) => code.char_indices().nth(*length).map_or(code, |(at, _)| &code[..at]),
            CreditCode::Part { separator, from_end } => {
                code.rsplit(separator.as_str()).nth(from_end.saturating_sub(1)).unwrap_or_default()
            }
        }
    }
}

impl TableMapping for Mapping {
    const IS_PERSONAL: bool = false;

    fn name(&self) -> &str {
        &self.name
    }

    fn recognise(&self) -> &[String] {
        &self.recognise
    }

    fn json(&self) -> Option<&JsonShape> {
        self.json.as_ref()
    }

    fn fit(&self, headings: &[String]) -> usize {
        self.required().filter(|heading| headings.contains(heading)).count()
    }

    fn heading_faults(&self, headings: &[String]) -> Vec<ImportFault> {
        let missing = self.required().filter(|heading| !headings.contains(heading));
        let missing = missing.map(|heading| ImportFault::MissingHeading { heading: heading.clone() });
        let names = self.fields.iter().flat_map(|(_, names)| names);
        missing.chain(headings_twice(names, headings)).collect()
    }
}

/// How the tables of one source are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Its name, which is that of its file.
    pub name: String,
    /// The headings that give a table of this source away.
    pub recognise: Vec<String>,
    /// The hall's own table: what cannot be read there is an error, and names must be those of the configuration.
    pub own: bool,
    /// The headings each field is taken from: the first with a value, for lists all, for the code all joined by `-`.
    pub fields: Vec<(Field, Vec<String>)>,
    /// Headings a table may lack.
    pub optional: Vec<String>,
    /// The characters that separate the values of a list; `|` where nothing is said.
    pub separators: Vec<(Field, String)>,
    /// Values that mean nothing, such as 无.
    pub nothing: Vec<String>,
    /// Documents come with numbers of originals and copies; else as names only.
    pub counted_materials: bool,
    /// What the source calls each kind, by word or by code.
    pub kinds: HashMap<String, Kind>,
    /// Who each applicant of the source is: `true` for people, `false` for organisations.
    pub applicants: HashMap<String, bool>,
    /// What the source calls while-you-wait and promised.
    pub handling: HashMap<String, Handling>,
    /// How a table is made of a JSON catalogue, where the source has those.
    pub json: Option<JsonShape>,
    /// Where the credit code stands, if the code has one.
    pub credit_code: Option<CreditCode>,
}

impl Mapping {
    /// Reads a mapping file; `None` where something is wrong with it.
    pub fn read(name: &str, sheet: &SourceText, problems: &mut Vec<Problem>) -> Option<Mapping> {
        let mut found = Vec::new();
        let mapping = sheet.whole(&mut found, |table| read(name, table));
        let stopped = found.iter().any(Problem::is_error);
        problems.extend(found);
        mapping.filter(|_| !stopped)
    }

    /// The headings a field is taken from.
    pub fn headings(&self, field: Field) -> &[String] {
        self.fields.iter().find(|(known, _)| *known == field).map_or(&[], |(_, headings)| headings)
    }

    /// The characters that separate the values of a list.
    pub fn separator(&self, field: Field) -> &str {
        // People at a Chinese keyboard part the values of their own tables by the wide one; elsewhere it may be part of a name.
        let usual = if self.own { "|｜" } else { "|" };
        self.separators.iter().find(|(known, _)| *known == field).map_or(usual, |(_, characters)| characters)
    }

    /// Headings a table must have.
    pub fn required(&self) -> impl Iterator<Item = &String> {
        self.fields
            .iter()
            .flat_map(|(_, headings)| headings)
            .filter(|heading| !self.optional.contains(heading))
    }
}

fn read(name: &str, table: &mut Table<'_>) -> Mapping {
    let words = |placed: Vec<Located<String>>| placed.into_iter().map(|word| word.value).collect();
    table.text("title"); // For people who look for the right file.
    let recognise: Vec<String> = words(table.texts("recognise"));
    if recognise.is_empty() {
        table.wrong(table.place("recognise"), ConfigFault::MissingKey { key: "recognise".into() });
    }
    let counted = table.choice("materials", &[("counted", true), ("names", false)]).unwrap_or(false);
    let handling = [("while-you-wait", Handling::WhileYouWait), ("promised", Handling::Promised)];
    let separators = table.table("separators", |table| {
        let read = |(field, key): &(Field, &'static str)| Some((*field, table.text(key)?));
        Field::LISTS.iter().filter_map(read).collect()
    });
    Mapping {
        name: name.to_owned(),
        recognise,
        own: table.flag("own").unwrap_or(false),
        fields: table.table("fields", fields).unwrap_or_else(|| missing(table, "fields")),
        optional: words(table.texts("optional")),
        separators: separators.unwrap_or_default(),
        nothing: words(table.texts("nothing")),
        counted_materials: counted,
        kinds: meanings(table, "kinds", &Kind::ALL.map(|(kind, word)| (word, kind))),
        applicants: meanings(table, "applicants", &[("people", true), ("organisations", false)]),
        handling: meanings(table, "handling", &handling),
        json: table.table("json", json_shape::read),
        credit_code: table.table("credit_code", credit_code).flatten(),
    }
}

pub(super) fn missing<T: Default>(table: &mut Table<'_>, key: &str) -> T {
    table.wrong(table.at(), ConfigFault::MissingKey { key: key.into() });
    T::default()
}

fn fields(table: &mut Table<'_>) -> Vec<(Field, Vec<String>)> {
    let mut fields = Vec::new();
    for (field, key) in Field::ALL {
        let headings: Vec<String> = table.text_or_texts(key).into_iter().map(|placed| placed.value).collect();
        if headings.is_empty() && Field::NEEDED.contains(&field) {
            table.wrong(table.place(key), ConfigFault::MissingKey { key: key.into() });
        }
        if !headings.is_empty() {
            fields.push((field, headings));
        }
    }
    fields
}

/// A table from the source's words or codes to ours.
pub(super) fn meanings<T: Copy>(
    table: &mut Table<'_>,
    key: &'static str,
    known: &[(&str, T)],
) -> HashMap<String, T> {
    let read = table.table(key, |table| {
        let mut meanings = HashMap::new();
        for (theirs, Located { value, at }) in table.pairs() {
            if let Some((_, meant)) = known.iter().find(|(ours, _)| *ours == value) {
                meanings.insert(theirs, *meant);
            } else {
                let known = known.iter().map(|(ours, _)| (*ours).to_owned()).collect();
                table.wrong(at, ConfigFault::NotOneOf { key: theirs, value, known });
            }
        }
        meanings
    });
    read.unwrap_or_default()
}

fn credit_code(table: &mut Table<'_>) -> Option<CreditCode> {
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    let first = table.number("first", 1..=64).map(count);
    let (separator, from_end) = (table.text("separator"), table.number("from_end", 1..=9).map(count));
    match (first, separator, from_end) {
        (Some(length), None, None) => Some(CreditCode::First(length)),
        (None, Some(separator), Some(from_end)) if !separator.is_empty() => {
            Some(CreditCode::Part { separator, from_end })
        }
        _ => missing(table, "first"),
    }
}
