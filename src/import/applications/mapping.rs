//! Mappings of applications: which heading of a source feeds which column, and what its states are called, as data in
//! `mappings/applications/*.toml`.
use crate::config::problem::ConfigFault;
use crate::config::sheet::SourceText;
use crate::config::table::Table;
use crate::config::{ImportFault, Problem};
use crate::hall::applications::ApplicationState;
use crate::import::mapping::{meanings, missing};
use crate::import::table_mapping::{TableMapping, headings_twice};
use std::collections::HashMap;

/// What a column of a table says of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ApplicationColumn {
    /// Its number (办件编号).
    Code,
    /// The code of its matter (事项编码).
    Matter,
    /// Its department.
    Department,
    /// When it was received.
    Received,
    /// When it was accepted.
    Accepted,
    /// The day it is promised by.
    Promised,
    /// When it was finished.
    Finished,
    /// Where it stands.
    State,
    /// From when to when special procedures went, all in one cell.
    Special,
    /// The day on which a special procedure began.
    SpecialFrom,
    /// The day on which it ended.
    SpecialUntil,
}

impl ApplicationColumn {
    /// Every column with its key in a mapping file.
    pub const ALL: [(ApplicationColumn, &'static str); 11] = [
        (ApplicationColumn::Code, "code"),
        (ApplicationColumn::Matter, "matter"),
        (ApplicationColumn::Department, "department"),
        (ApplicationColumn::Received, "received"),
        (ApplicationColumn::Accepted, "accepted"),
        (ApplicationColumn::Promised, "promised"),
        (ApplicationColumn::Finished, "finished"),
        (ApplicationColumn::State, "state"),
        (ApplicationColumn::Special, "special"),
        (ApplicationColumn::SpecialFrom, "special_from"),
        (ApplicationColumn::SpecialUntil, "special_until"),
    ];

    /// Columns no application can do without.
    const NEEDED: [ApplicationColumn; 3] =
        [ApplicationColumn::Code, ApplicationColumn::Received, ApplicationColumn::State];
}

/// How the tables of one source are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplicationMapping {
    /// Its name, which is that of its file.
    pub name: String,
    /// The headings that give a table of this source away.
    pub recognise: Vec<String>,
    /// The headings each column goes by: the first with a value counts.
    pub fields: Vec<(ApplicationColumn, Vec<String>)>,
    /// Headings a table may lack.
    pub optional: Vec<String>,
    /// Values that mean nothing, such as 无.
    pub nothing: Vec<String>,
    /// What the source calls each state.
    pub states: HashMap<String, ApplicationState>,
}

impl TableMapping for ApplicationMapping {
    const IS_PERSONAL: bool = true;

    fn name(&self) -> &str {
        &self.name
    }

    fn recognise(&self) -> &[String] {
        &self.recognise
    }

    fn fit(&self, headings: &[String]) -> usize {
        let is_there = |names: &[String]| names.iter().any(|name| headings.contains(name));
        self.fields.iter().filter(|(_, names)| is_there(names)).count()
    }

    fn heading_faults(&self, headings: &[String]) -> Vec<ImportFault> {
        let is_missing = |names: &&Vec<String>| {
            let may_lack = names.iter().any(|name| self.optional.contains(name));
            !may_lack && !names.iter().any(|name| headings.contains(name))
        };
        let missing = self.fields.iter().map(|(_, names)| names).filter(is_missing);
        let missing = missing.filter_map(|names| names.first());
        let missing = missing.map(|heading| ImportFault::MissingHeading { heading: heading.clone() });
        let names = self.fields.iter().flat_map(|(_, names)| names);
        missing.chain(headings_twice(names, headings)).collect()
    }
}

impl ApplicationMapping {
    /// Reads a mapping file; `None` where something is wrong with it.
    pub fn read(name: &str, sheet: &SourceText, problems: &mut Vec<Problem>) -> Option<ApplicationMapping> {
        let mut found = Vec::new();
        let mapping = sheet.whole(&mut found, |table| mapping(name, table));
        let is_wrong = found.iter().any(Problem::is_error);
        problems.extend(found);
        mapping.filter(|_| !is_wrong)
    }
}

fn mapping(name: &str, table: &mut Table<'_>) -> ApplicationMapping {
    let mut words = |key| table.texts(key).into_iter().map(|word| word.value).collect::<Vec<String>>();
    let (recognise, optional, nothing) = (words("recognise"), words("optional"), words("nothing"));
    table.text("title"); // For people who look for the right file.
    if recognise.is_empty() {
        table.wrong(table.place("recognise"), ConfigFault::MissingKey { key: "recognise".into() });
    }
    let states = ApplicationState::ALL.map(|(state, word)| (word, state));
    ApplicationMapping {
        name: name.to_owned(),
        recognise,
        fields: table.table("fields", fields).unwrap_or_else(|| missing(table, "fields")),
        optional,
        nothing,
        states: meanings(table, "states", &states),
    }
}

fn fields(table: &mut Table<'_>) -> Vec<(ApplicationColumn, Vec<String>)> {
    let mut fields = Vec::new();
    for (column, key) in ApplicationColumn::ALL {
        let names: Vec<String> = table.text_or_texts(key).into_iter().map(|placed| placed.value).collect();
        if !names.is_empty() {
            fields.push((column, names));
        } else if ApplicationColumn::NEEDED.contains(&column) {
            table.wrong(table.place(key), ConfigFault::MissingKey { key: key.into() });
        }
    }
    fields
}
