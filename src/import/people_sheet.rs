//! A sheet of people: accounts without their PINs, checked cell by cell; and the other way round.
use super::sheet_mapping::{SheetMapping, SheetRecord, read_rows};
use super::{CheckReport, SheetCopy, SourceTable, lists};
use crate::config::{ImportFault, Problem};
use crate::hall::people::{Account, Role, StaffEntry, is_fit_code};
use crate::hall::{Hall, WindowCode};
use crate::text::command::sheets::{PEOPLE, ROLES, STATES};
use crate::text::layout::half_width;
use std::collections::HashMap;
use std::path::Path;

/// What parts several values in one cell; the first of them is written.
const SEPARATORS: &str = "|｜、，,;；";
/// The columns a sheet must have.
const NEEDED: [&str; 3] = ["code", "name", "roles"];
/// The stable word of the role that names a department.
const DEPARTMENT: &str = "department";

/// What a sheet of people says, and everything that is wrong with it.
pub struct PeopleSheet {
    /// The rows that could be read, in the order of the file.
    pub rows: Vec<StaffEntry>,
    /// Rows and problems.
    pub checked: CheckReport,
    /// The sheet itself.
    pub copy: SheetCopy,
}

/// An account as the cells of its row.
pub fn person_cells(account: &Account) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    let mut departments = Vec::new();
    for role in &account.roles {
        let word = shown(role.word()).to_owned();
        if !roles.contains(&word) {
            roles.push(word);
        }
        if let Role::Department(name) = role {
            departments.push(name.clone());
        }
    }
    let [open, closed] = STATES;
    let windows: Vec<String> = account.windows.iter().map(ToString::to_string).collect();
    vec![
        account.code.to_string(),
        account.name.zh.clone(),
        account.name.en.clone(),
        lists::join(&roles, SEPARATORS),
        lists::join(&departments, SEPARATORS),
        lists::join(&windows, SEPARATORS),
        if account.is_open { open } else { closed }.to_owned(),
    ]
}

fn shown(word: &str) -> &str {
    ROLES.iter().find(|(known, _)| *known == word).map_or(word, |(_, shown)| shown)
}

/// Reads a sheet of people for a hall, in which accounts of these numbers are there already.
pub fn people_sheet(path: &Path, hall: &Hall, there: &[Account]) -> Result<PeopleSheet, Vec<Problem>> {
    let source = SourceTable::open(path, &[SheetMapping::new(&PEOPLE, &NEEDED)], None)?;
    let mut reader = PeopleReader { hall, there, seen: HashMap::new() };
    let mut rows = Vec::new();
    let checked = read_rows(&source, |row| rows.extend(reader.read(row)));
    Ok(PeopleSheet { rows, checked, copy: SheetCopy::of(source) })
}

struct PeopleReader<'a> {
    hall: &'a Hall,
    there: &'a [Account],
    seen: HashMap<String, u32>,
}

impl PeopleReader<'_> {
    fn read(&mut self, row: &mut SheetRecord<'_>) -> Option<StaffEntry> {
        let code = row.needed("code").map(|code| half_width::code(&code));
        if let Some(code) = &code {
            self.check_code(row, code);
        }
        let name = row.needed("name");
        let name_en = row.cell("name_en");
        let roles = self.roles(row);
        let windows = self.windows(row);
        let is_open = row.cell("state").filter(|state| !state.is_empty()).and_then(|state| {
            let known = STATES.iter().position(|known| *known == state);
            if known.is_none() {
                let known = STATES.map(str::to_owned).to_vec();
                row.odd("state", ImportFault::NotInList { value: state, known });
            }
            known.map(|at| at == 0)
        });
        Some(StaffEntry { code: code?.as_str().into(), name, name_en, roles, windows, is_open })
    }

    fn check_code(&mut self, row: &mut SheetRecord<'_>, code: &str) {
        let is_there = |code: &str| self.there.iter().any(|account| account.code == *code);
        if let Some(line) = self.seen.get(code).copied() {
            row.odd("code", ImportFault::DuplicateCode { code: code.into(), line });
        } else if !is_there(code) && self.lost_zeros(code) {
            row.odd("code", ImportFault::LostZero { code: code.into() });
        } else if !is_there(code) && !is_fit_code(code) {
            row.odd("code", ImportFault::BadAccount { value: code.into() });
        }
        self.seen.insert(code.to_owned(), row.line());
    }

    /// Says whether there is an account of this number but for zeros at its beginning, which a spreadsheet leaves out.
    fn lost_zeros(&self, code: &str) -> bool {
        let digits = !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit());
        digits
            && self
                .there
                .iter()
                .any(|account| account.code.starts_with('0') && account.code.trim_start_matches('0') == code)
    }

    fn roles(&self, row: &mut SheetRecord<'_>) -> Option<Vec<Role>> {
        let cell = row.needed("roles")?;
        let departments = row.cell(DEPARTMENT).unwrap_or_default();
        let departments = lists::split(&departments, SEPARATORS);
        let is_known = |name: &str| self.hall.setup.departments.iter().any(|one| one.name.zh == name);
        if let Some(value) = departments.iter().find(|name| !is_known(name)) {
            row.odd(DEPARTMENT, ImportFault::UnknownDepartment { value: value.clone() });
            return None;
        }
        let (mut roles, mut has_department) = (Vec::new(), false);
        for value in lists::split(&cell, SEPARATORS) {
            let known = ROLES.iter().find(|(word, shown)| [*word, *shown].contains(&value.as_str()));
            let Some((word, _)) = known else {
                let known = ROLES.iter().map(|(_, shown)| (*shown).to_owned()).collect();
                row.odd("roles", ImportFault::NotInList { value, known });
                return None;
            };
            if *word == DEPARTMENT {
                has_department = true;
                roles.extend(departments.iter().cloned().map(Role::Department));
            } else {
                roles.extend(Role::of(word).filter(|role| !roles.contains(role)));
            }
        }
        if has_department == departments.is_empty() {
            row.odd(DEPARTMENT, ImportFault::MissingValue);
            return None;
        }
        Some(roles)
    }

    fn windows(&self, row: &mut SheetRecord<'_>) -> Option<Vec<WindowCode>> {
        let cell = row.cell("windows")?;
        let mut windows = Vec::new();
        for value in lists::split(&cell, SEPARATORS) {
            match self.hall.window(&half_width::code(&value).to_uppercase()) {
                Some(window) if !windows.contains(&window.code) => windows.push(window.code.clone()),
                Some(_) => {}
                None => {
                    row.odd("windows", ImportFault::UnknownWindow { value });
                    return None;
                }
            }
        }
        Some(windows)
    }
}
