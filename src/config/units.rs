//! `departments.toml` and `themes.toml`: the units of the hall, and what people look under.
use super::problem::ConfigFault;
use super::table::Table;
use crate::hall::Name;
use crate::hall::catalogue::{Department, Presence, Theme};
use std::collections::HashMap;

/// A catalogue tells at most this many themes apart.
const THEMES: usize = 64;

/// Reads `[[department]]`.
pub(super) fn departments(table: &mut Table<'_>) -> Vec<Department> {
    let mut seen = NameRegister::default();
    let departments = table.tables("department", |table| {
        let name = name(table, &mut seen);
        let kinds = [("resident", Presence::Resident), ("delegated", Presence::Delegated)];
        let presence = table.choice("kind", &kinds).unwrap_or_default();
        table.text("area"); // Written for the people who keep the file; the screens go by floor and window.
        Department { name, presence, floor: floor(table), phone: table.text("phone").unwrap_or_default() }
    });
    need(table, "department", departments.len());
    departments
}

/// Reads `[[theme]]`.
pub(super) fn themes(table: &mut Table<'_>) -> Vec<Theme> {
    let mut seen = NameRegister::default();
    let themes = table.tables("theme", |table| {
        let name = name(table, &mut seen);
        let glyph = table.text("glyph").filter(|glyph| !glyph.is_empty());
        if let Some(wrong) = glyph.as_ref().filter(|glyph| glyph.chars().count() != 1) {
            table.wrong(table.place("glyph"), ConfigFault::BadGlyph { value: super::sheet::brief(wrong) });
        }
        Theme { name, glyph: glyph.and_then(|glyph| glyph.chars().next()) }
    });
    if themes.len() > THEMES {
        table.wrong(table.place("theme"), ConfigFault::TooMany { count: themes.len(), most: THEMES });
    }
    themes
}

/// Names or codes seen so far, with the line each was first seen in.
#[derive(Default)]
pub(super) struct NameRegister(HashMap<String, u32>);

impl NameRegister {
    /// Notes a name; one seen before is an error at its place.
    pub(super) fn note(&mut self, table: &mut Table<'_>, at: usize, name: &str) {
        let line = table.line_of(at);
        match self.0.get(name) {
            Some(first) => table.wrong(at, ConfigFault::Duplicate { value: name.into(), line: *first }),
            None if name.is_empty() => {}
            None => {
                self.0.insert(name.into(), line);
            }
        }
    }
}

/// An error where a file holds none of what it is for.
pub(super) fn need(table: &mut Table<'_>, key: &'static str, count: usize) {
    if count == 0 {
        table.wrong(table.at(), ConfigFault::MissingKey { key: key.into() });
    }
}

/// A floor, 0 where unknown.
pub(super) fn floor(table: &mut Table<'_>) -> u8 {
    table.number("floor", 0..=99).and_then(|floor| u8::try_from(floor).ok()).unwrap_or(0)
}

/// `name` and `name_en`, the first unique in its file.
fn name(table: &mut Table<'_>, seen: &mut NameRegister) -> Name {
    let name = Name::new(table.required("name"), table.text("name_en").unwrap_or_default());
    seen.note(table, table.place("name"), &name.zh);
    name
}
