//! One row of a table made into a service guide, with everything that is odd about it.
use super::guard::unguarded;
use super::mapping::{Field, Mapping};
use super::rows::has_line_end;
use super::{clean, codes, credit_code, lists, situations, spoilt};
use crate::config::{ImportFault, Severity};
use crate::hall::catalogue::{Applicants, Guide, Handling, Kind, Material, Situation, TimeLimit};
use crate::hall::{LineCode, Name};
use crate::text::layout::half_width;
use crate::text::layout::wrap::columns;
use csv::StringRecord;
use std::str::FromStr;

/// The most characters a code may have.
const LONGEST_CODE: usize = 64;
/// The most characters a name may have; the longest real one has 110.
const LONGEST_NAME: usize = 500;
/// Names wider than this do not fit one line of a list.
const WIDE_NAME: usize = 60;
/// The fewest digits of a telephone, such as 110.
const FEWEST_DIGITS: usize = 3;
/// The busiest a matter can be.
const POPULARITY: u16 = 1000;

/// Something odd about a row, and the field it concerns.
pub(super) type Oddity = (Field, Severity, ImportFault);

/// Which columns of a table feed which field.
pub(super) struct ColumnLayout<'a> {
    mapping: &'a Mapping,
    columns: Vec<(Field, Vec<usize>)>,
}

impl<'a> ColumnLayout<'a> {
    /// The layout of a table with these headings.
    pub(super) fn new(mapping: &'a Mapping, headings: &[String]) -> Self {
        let at = |heading: &String| headings.iter().position(|known| known == heading);
        let columns = |(field, names): &(Field, Vec<String>)| (*field, names.iter().filter_map(at).collect());
        ColumnLayout { mapping, columns: mapping.fields.iter().map(columns).collect() }
    }

    /// The first column that feeds a field, from 0.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.columns_of(field).first().copied()
    }

    fn columns_of(&self, field: Field) -> &[usize] {
        self.columns.iter().find(|(known, _)| *known == field).map_or(&[], |(_, columns)| columns)
    }
}

/// One row while it is read.
pub(super) struct ImportRow<'a> {
    layout: &'a ColumnLayout<'a>,
    record: &'a StringRecord,
    oddities: Vec<Oddity>,
}

impl<'a> ImportRow<'a> {
    /// The guide in a row, and what is odd about it.
    pub(super) fn read(layout: &'a ColumnLayout<'a>, record: &'a StringRecord) -> (Guide, Vec<Oddity>) {
        let mut row = ImportRow { layout, record, oddities: Vec::new() };
        row.note_line_ends();
        row.note_spoilt();
        let guide = row.guide();
        (guide, row.oddities)
    }

    /// What a matter of a row is called, as far as it is searched by: its names, aliases, situations and how often people come for it.
    pub(super) fn names(layout: &'a ColumnLayout<'a>, record: &'a StringRecord) -> Guide {
        let mut row = ImportRow { layout, record, oddities: Vec::new() };
        let situated = layout.column(Field::Situations).is_some();
        let materials = if situated { row.materials() } else { Vec::new() };
        Guide {
            name: row.name(),
            aliases: row.list(Field::Aliases),
            situations: row.situations(&materials),
            popularity: row.number(Field::Popularity, POPULARITY).unwrap_or(0),
            ..Guide::default()
        }
    }

    fn guide(&mut self) -> Guide {
        let (statutory, promised) = (self.limit(Field::Statutory), self.limit(Field::Promised));
        self.compare(statutory, promised);
        let materials = self.materials();
        Guide {
            code: self.code(),
            name: self.name(),
            department: self.needed(Field::Department),
            main_item: self.line(Field::MainItem),
            kind: self.kind(),
            applicants: self.applicants(),
            themes: self.list(Field::Themes),
            line: LineCode::in_field(&self.line(Field::Line)),
            popularity: self.number(Field::Popularity, POPULARITY).unwrap_or(0),
            statutory,
            promised,
            handling: self.handling(),
            visits: self.number(Field::Visits, u8::MAX.into()).and_then(|n| n.try_into().ok()),
            conditions: self.text(Field::Conditions, clean::paragraphs),
            situations: self.situations(&materials),
            materials,
            process: self.list(Field::Process),
            fee: self.text(Field::Fee, clean::paragraphs),
            place: self.line(Field::Place),
            windows: self.line(Field::Windows),
            hours: self.line(Field::Hours),
            phone: self.phone(),
            complaints: self.line(Field::Complaints),
            link: self.line(Field::Link),
            aliases: self.list(Field::Aliases),
        }
    }

    /// Notes what goes on in another line where nothing does but a quotation mark that was never closed.
    fn note_line_ends(&mut self) {
        for field in [Field::Code, Field::Department, Field::Name, Field::Kind, Field::Line] {
            let columns = self.layout.columns_of(field).iter();
            if columns.filter_map(|at| self.record.get(*at)).any(has_line_end) {
                self.odd(field, Severity::Error, ImportFault::LineEnd);
            }
        }
    }

    /// Notes what is plainly not what somebody wrote.
    fn note_spoilt(&mut self) {
        let layout = self.layout;
        for (field, columns) in &layout.columns {
            let mut cells = columns.iter().filter_map(|at| self.record.get(*at));
            if let Some(fault) = cells.find_map(|cell| spoilt::fault(*field, cell)) {
                self.odd(*field, Severity::Error, fault);
            }
        }
    }

    fn odd(&mut self, field: Field, severity: Severity, fault: ImportFault) {
        self.oddities.push((field, severity, fault));
    }

    /// What cannot be read is an error in the hall's own table, and kept as a warning in anybody else's.
    fn unreadable(&mut self, field: Field, fault: ImportFault) {
        let severity = if self.layout.mapping.own { Severity::Error } else { Severity::Warning };
        self.odd(field, severity, fault);
    }

    /// The values of a field's columns that mean something.
    fn values(&self, field: Field, tidy: fn(&str) -> String) -> impl Iterator<Item = String> + use<'a> {
        let (layout, record) = (self.layout, self.record);
        let means = |value: &String| !value.is_empty() && !layout.mapping.nothing.contains(value);
        layout
            .columns_of(field)
            .iter()
            .filter_map(|at| record.get(*at))
            .map(unguarded)
            .map(tidy)
            .filter(means)
    }

    fn text(&self, field: Field, tidy: fn(&str) -> String) -> String {
        self.values(field, tidy).next().unwrap_or_default()
    }

    fn line(&self, field: Field) -> String {
        self.text(field, clean::line)
    }

    fn list(&self, field: Field) -> Vec<String> {
        let mapping = self.layout.mapping;
        let separator = mapping.separator(field);
        let mut list: Vec<String> = Vec::new();
        for cell in self.values(field, clean::line) {
            for part in self.parts(&cell, separator) {
                if !mapping.nothing.contains(&part) && !list.contains(&part) {
                    list.push(part);
                }
            }
        }
        list
    }

    /// The values of a list; only the hall's own tables have a separator inside of one, behind a backslash.
    fn parts(&self, cell: &str, separator: &str) -> Vec<String> {
        if self.layout.mapping.own {
            return lists::split(cell, separator);
        }
        let parts = cell.split(|c| separator.contains(c)).map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    fn needed(&mut self, field: Field) -> String {
        let value = self.line(field);
        if value.is_empty() {
            self.odd(field, Severity::Error, ImportFault::MissingValue);
        }
        value
    }

    fn code(&mut self) -> String {
        let parts: Vec<String> = self.values(Field::Code, codes::tidy).collect();
        let code = parts.join("-");
        let length = code.chars().count();
        if parts.iter().any(|part| codes::is_spoilt(part)) {
            self.odd(Field::Code, Severity::Error, ImportFault::SpoiltCode);
        } else if code.is_empty() {
            self.odd(Field::Code, Severity::Error, ImportFault::MissingValue);
        } else if length > LONGEST_CODE {
            self.odd(Field::Code, Severity::Error, ImportFault::LongCode { length });
        } else if let Some(place) = &self.layout.mapping.credit_code {
            let value = place.within(&code);
            if !credit_code::is_valid(value) {
                self.odd(Field::Code, Severity::Warning, ImportFault::BadCreditCode { value: value.into() });
            }
        }
        code
    }

    fn name(&mut self) -> Name {
        let name = self.needed(Field::Name);
        // No character is wider than its bytes are many.
        if name.len() > WIDE_NAME {
            let (length, width) = (name.chars().count(), columns(&name));
            if length > LONGEST_NAME {
                self.odd(Field::Name, Severity::Error, ImportFault::LongName { length, most: LONGEST_NAME });
            } else if width > WIDE_NAME {
                self.odd(Field::Name, Severity::Warning, ImportFault::WideName { columns: width });
            }
        }
        Name::new(name, self.line(Field::NameEn))
    }

    fn kind(&mut self) -> Kind {
        let value = self.line(Field::Kind);
        let kind = self.layout.mapping.kinds.get(&value).copied();
        if kind.is_none() && !value.is_empty() {
            self.odd(Field::Kind, Severity::Warning, ImportFault::UnknownKind { value });
        }
        kind.unwrap_or_default()
    }

    /// Who may apply; a source that does not say leaves it open to everybody.
    fn applicants(&mut self) -> Applicants {
        let mut applicants = Applicants::default();
        for value in self.list(Field::Applicants) {
            match self.layout.mapping.applicants.get(&value) {
                Some(true) => applicants.people = true,
                Some(false) => applicants.organisations = true,
                None => self.odd(Field::Applicants, Severity::Warning, ImportFault::UnknownWord { value }),
            }
        }
        if applicants == Applicants::default() {
            Applicants { people: true, organisations: true }
        } else {
            applicants
        }
    }

    fn handling(&mut self) -> Handling {
        let value = self.line(Field::Handling);
        let handling = self.layout.mapping.handling.get(&value).copied();
        if handling.is_none() && !value.is_empty() {
            self.odd(Field::Handling, Severity::Warning, ImportFault::UnknownWord { value });
        }
        handling.unwrap_or_default()
    }

    fn phone(&mut self) -> String {
        let phone = self.line(Field::Phone);
        let digits = phone.chars().filter(char::is_ascii_digit).count();
        if phone.is_empty() && self.layout.column(Field::Phone).is_some() {
            self.odd(Field::Phone, Severity::Warning, ImportFault::NoPhone);
        } else if !phone.is_empty() && digits < FEWEST_DIGITS {
            self.odd(Field::Phone, Severity::Warning, ImportFault::NotAPhone { value: phone.clone() });
        }
        phone
    }

    fn number(&mut self, field: Field, most: u16) -> Option<u16> {
        let value = Some(self.line(field)).filter(|value| !value.is_empty())?;
        let number = half_width::code(&value).trim().parse().ok().filter(|number| *number <= most);
        if number.is_none() {
            self.odd(field, Severity::Warning, ImportFault::BadNumber { value, least: 0, most });
        }
        number
    }

    fn limit(&mut self, field: Field) -> Option<TimeLimit> {
        let value = Some(self.line(field)).filter(|value| !value.is_empty())?;
        let limit = half_width::code(&value).parse().ok();
        if limit.is_none() {
            self.unreadable(field, ImportFault::BadLimit { value });
        }
        limit
    }

    fn compare(&mut self, statutory: Option<TimeLimit>, promised: Option<TimeLimit>) {
        let (Some(statutory), Some(promised)) = (statutory, promised) else { return };
        if statutory.unit != promised.unit {
            let mixed = ImportFault::MixedUnits { promised, statutory };
            self.odd(Field::Promised, Severity::Warning, mixed);
        } else if promised.days > statutory.days {
            self.unreadable(Field::Promised, ImportFault::PromisedLonger { promised, statutory });
        }
    }

    fn materials(&mut self) -> Vec<Material> {
        let counted = self.layout.mapping.counted_materials;
        let mut materials = Vec::new();
        for value in self.list(Field::Materials) {
            match Material::from_str(&value) {
                _ if !counted => materials.push(Material { name: value, ..Material::default() }),
                Ok(material) => materials.push(material),
                Err(_) => self.unreadable(Field::Materials, ImportFault::BadMaterial { value }),
            }
        }
        materials
    }

    /// The situations, with their documents called as the matter calls them.
    fn situations(&mut self, materials: &[Material]) -> Vec<Situation> {
        if self.layout.column(Field::Situations).is_none() {
            return Vec::new();
        }
        let (situations, faults) = situations::read(&self.list(Field::Situations), materials);
        for fault in faults {
            self.unreadable(Field::Situations, fault);
        }
        situations
    }
}
