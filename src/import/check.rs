//! Checking a whole table before anything is changed: every row by itself, rows against each other and the hall.
use super::Source;
use super::mapping::Field;
use super::marks::{Mark, Marks, hashed};
use super::row::{ColumnLayout, ImportRow};
use super::source_table::TableNotes;
use crate::config::{ImportFault, Problem, Severity};
use crate::hall::{Hall, catalogue::Guide};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::{io, mem};

/// Problems of one kind beyond this many are counted only.
const LISTED: usize = 1000;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Rows below the headings.
    pub rows: usize,
    /// Problems, at most a thousand of each kind, in the order of the file.
    pub problems: Vec<Problem>,
    /// How many there are of each kind, by the kind's word and severity, in order of first appearance.
    pub counts: Vec<(&'static str, Severity, usize)>,
}

impl CheckReport {
    /// How many errors there are; with any, nothing may be imported.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, wanted: Severity) -> usize {
        self.counts.iter().filter(|(_, severity, _)| *severity == wanted).map(|(_, _, count)| count).sum()
    }

    pub(super) fn note(&mut self, problem: Problem) {
        let key = (problem.what.word(), problem.severity);
        let at = self.counts.iter().position(|(word, severity, _)| (*word, *severity) == key).unwrap_or_else(
            || {
                self.counts.push((key.0, key.1, 0));
                self.counts.len() - 1
            },
        );
        let Some((_, _, count)) = self.counts.get_mut(at) else { return };
        *count += 1;
        if *count <= LISTED {
            self.problems.push(problem);
        }
    }

    /// Counts more of a kind that is listed already.
    fn count_more(&mut self, word: &str, more: usize) {
        if let Some((_, _, count)) = self.counts.iter_mut().find(|(known, _, _)| *known == word) {
            *count += more;
        }
    }

    /// Puts what was found later among the rest.
    fn put_in_order(&mut self) {
        self.problems.sort_by_key(|problem| problem.line);
        let first = |(word, severity, _): &(&'static str, Severity, usize)| {
            let is_one = |problem: &Problem| (problem.what.word(), problem.severity) == (*word, *severity);
            self.problems.iter().position(is_one)
        };
        self.counts.sort_by_cached_key(first);
    }
}

/// What rows are compared with.
pub(super) struct RowCheck<'a> {
    source: &'a Source,
    layout: ColumnLayout<'a>,
    /// The hall whose names must be used, for the hall's own table.
    hall: Option<&'a Hall>,
    /// Marks by code, and by name within the department.
    codes: Marks,
    names: Marks,
    place: u32,
    /// Why marks could not be kept.
    failed: io::Result<()>,
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(source: &'a Source, hall: Option<&'a Hall>) -> Self {
        RowCheck {
            source,
            layout: ColumnLayout::new(&source.mapping, &source.headings),
            hall: hall.filter(|_| source.mapping.own),
            codes: Marks::default(),
            names: Marks::default(),
            place: 0,
            failed: Ok(()),
        }
    }

    /// Checks everything; `progress` hears how many of all rows are done. The marks are by code.
    pub(super) fn run(mut self, progress: &mut dyn FnMut(u64, u64)) -> (CheckReport, Marks) {
        let notes = TableNotes::new(self.source);
        let mut notes = notes.check(self.source, ImportFault::NoRows, progress, |notes, line, record| {
            let (guide, oddities) = ImportRow::read(&self.layout, record);
            for (field, severity, fault) in oddities {
                notes.note(line, self.layout.column(field), severity, fault);
            }
            self.against_hall(notes, line, &guide);
            if self.failed.is_ok() {
                self.failed = self.mark(&guide);
            }
            self.place = self.place.saturating_add(1);
        });
        if let Err(error) = self.against_others(&mut notes) {
            let problem = notes.of_file(ImportFault::NoRoom { kind: error.kind() });
            notes.found.note(problem);
        }
        (notes.found, self.codes)
    }

    fn mark(&mut self, guide: &Guide) -> io::Result<()> {
        let place = self.place;
        if !guide.code.is_empty() {
            self.codes.push(Mark { key: hashed(&guide.code), place, content: hashed(guide) })?;
        }
        let name = &guide.name.zh;
        if !name.is_empty() {
            self.names.push(Mark { key: hashed(&(&guide.department, name)), place, content: 0 })?;
        }
        Ok(())
    }

    fn against_hall(&self, notes: &mut TableNotes, line: u32, guide: &Guide) {
        let Some(hall) = self.hall else { return };
        for (field, fault) in unknown_names(hall, guide) {
            notes.note(line, self.layout.column(field), Severity::Warning, fault);
        }
    }

    /// Notes what two rows say, of each the first as often as anything is listed; the rows are read once more as far as the last.
    fn against_others(&mut self, notes: &mut TableNotes) -> io::Result<()> {
        mem::replace(&mut self.failed, Ok(()))?;
        let (codes, names) = (Doubles::of(&mut self.codes)?, Doubles::of(&mut self.names)?);
        if codes.count + names.count == 0 {
            return Ok(());
        }
        let last = codes.last().max(names.last());
        let mut lines: HashMap<u32, u32> = HashMap::new();
        let (mut place, mut rows) = (0, self.source.rows_below()?);
        while let Some(row) = rows.next_row()?.filter(|_| place <= last) {
            if row.fault(self.source.headings.len()).is_some() {
                continue;
            }
            if codes.firsts.contains(&place) || names.firsts.contains(&place) {
                lines.insert(place, row.line);
            }
            let first =
                |doubles: &Doubles| doubles.listed.get(&place).and_then(|first| lines.get(first)).copied();
            let (code, name) = (first(&codes), first(&names));
            if code.is_some() || name.is_some() {
                let guide = ImportRow::read(&self.layout, &row.record).0;
                if let Some(line) = code {
                    let fault = ImportFault::DuplicateCode { code: guide.code, line };
                    notes.note(row.line, self.layout.column(Field::Code), Severity::Error, fault);
                }
                if let Some(line) = name {
                    let fault = ImportFault::SameName { name: guide.name.zh, line };
                    notes.note(row.line, self.layout.column(Field::Name), Severity::Warning, fault);
                }
            }
            place += 1;
        }
        notes.found.count_more("duplicate_code", codes.count - codes.listed.len());
        notes.found.count_more("same_name", names.count - names.listed.len());
        notes.found.put_in_order();
        Ok(())
    }
}

/// Rows that say what another one above them says.
struct Doubles {
    /// How many there are.
    count: usize,
    /// The first of them in the table, each with the row that says it first; by places.
    listed: BTreeMap<u32, u32>,
    /// Those that say it first.
    firsts: HashSet<u32>,
}

impl Doubles {
    fn of(marks: &mut Marks) -> io::Result<Doubles> {
        let mut doubles = Doubles { count: 0, listed: BTreeMap::new(), firsts: HashSet::new() };
        let (mut sorted, mut first) = (marks.sorted()?, None::<Mark>);
        while let Some(mark) = sorted.next_mark()? {
            match first.filter(|first| first.key == mark.key) {
                None => first = Some(mark),
                Some(first) => {
                    doubles.count += 1;
                    doubles.listed.insert(mark.place, first.place);
                    if doubles.listed.len() > LISTED {
                        doubles.listed.pop_last();
                    }
                }
            }
        }
        doubles.firsts = doubles.listed.values().copied().collect();
        Ok(doubles)
    }

    fn last(&self) -> u32 {
        self.listed.last_key_value().map_or(0, |(place, _)| *place)
    }
}

/// The names in a guide that the setup of a hall does not have.
pub(super) fn unknown_names(hall: &Hall, guide: &Guide) -> Vec<(Field, ImportFault)> {
    let mut unknown = Vec::new();
    if !guide.department.is_empty() && hall.setup.departments.iter().all(|d| d.name.zh != guide.department) {
        let fault = ImportFault::UnknownDepartment { value: guide.department.clone() };
        unknown.push((Field::Department, fault));
    }
    if let Some(code) = guide.line.as_ref().filter(|code| hall.line(code).is_none()) {
        unknown.push((Field::Line, ImportFault::UnknownLine { value: code.to_string() }));
    }
    for value in windows_in(&guide.windows).filter(|code| is_unknown(hall, code)) {
        unknown.push((Field::Windows, ImportFault::UnknownWindow { value: value.to_owned() }));
    }
    for theme in guide.themes.iter().filter(|theme| hall.setup.themes.iter().all(|t| t.name.zh != **theme)) {
        unknown.push((Field::Themes, ImportFault::UnknownTheme { value: theme.clone() }));
    }
    unknown
}

/// What looks like the codes of windows in what is said of them: a letter and digits.
fn windows_in(words: &str) -> impl Iterator<Item = &str> {
    let codes = words.split(|c: char| !c.is_ascii_alphanumeric());
    codes.filter(|code| {
        let digits = code.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Says whether a hall has windows with codes of this length, and none with this one.
fn is_unknown(hall: &Hall, code: &str) -> bool {
    let mut windows = hall.setup.windows.iter().map(|window| window.code.as_str());
    windows.clone().any(|known| known.len() == code.len()) && windows.all(|known| known != code)
}
