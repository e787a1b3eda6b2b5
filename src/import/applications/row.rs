//! One row of a table made into an application, with everything that is odd about it.
use super::mapping::{ApplicationColumn, ApplicationMapping};
use super::special;
use crate::config::{ImportFault, Severity};
use crate::hall::applications::{Application, ApplicationState, CODE, SpecialProcedure};
use crate::import::rows::has_line_end;
use crate::import::{clean, codes, dates, personal};
use chrono::{FixedOffset, NaiveDateTime};
use csv::StringRecord;

/// The most characters the code of a matter may have.
const LONGEST_MATTER: usize = 64;

/// The most characters of any other value that is kept or said again, and of the special procedures in one cell.
const LONGEST: usize = 100;
const LONGEST_SPECIAL: usize = 1000;

/// Something odd about a row, and the column it concerns.
pub(super) type ApplicationOddity = (ApplicationColumn, Severity, ImportFault);

/// Which columns of a table feed which column of an application.
pub(super) struct ApplicationLayout<'a> {
    mapping: &'a ApplicationMapping,
    headings: &'a [String],
    /// The hall's time, which moments of another become.
    utc_offset: FixedOffset,
    columns: Vec<(ApplicationColumn, Vec<usize>)>,
}

impl<'a> ApplicationLayout<'a> {
    /// The layout of a table with these headings, for a hall of a time.
    pub(super) fn new(
        mapping: &'a ApplicationMapping,
        headings: &'a [String],
        utc_offset: FixedOffset,
    ) -> Self {
        let at = |name: &String| headings.iter().position(|heading| heading == name);
        let columns =
            mapping.fields.iter().map(|(column, names)| (*column, names.iter().filter_map(at).collect()));
        ApplicationLayout { mapping, headings, utc_offset, columns: columns.collect() }
    }

    /// The first column of the table that feeds a column, from 0.
    pub(super) fn column(&self, column: ApplicationColumn) -> Option<usize> {
        self.columns_of(column).first().copied()
    }

    /// Says whether a column of the table is read at all.
    pub(super) fn is_read(&self, at: usize) -> bool {
        self.columns.iter().any(|(_, columns)| columns.contains(&at))
    }

    fn columns_of(&self, column: ApplicationColumn) -> &[usize] {
        self.columns.iter().find(|(fed, _)| *fed == column).map_or(&[], |(_, columns)| columns)
    }

    /// What the table calls a column.
    fn heading(&self, column: ApplicationColumn) -> String {
        self.column(column).and_then(|at| self.headings.get(at).cloned()).unwrap_or_default()
    }
}

/// One row while it is read.
pub(super) struct ApplicationRow<'a> {
    layout: &'a ApplicationLayout<'a>,
    record: &'a StringRecord,
    oddities: Vec<ApplicationOddity>,
}

impl<'a> ApplicationRow<'a> {
    /// The application in a row, where it can be read, and what is odd about it.
    pub(super) fn read(
        layout: &'a ApplicationLayout<'a>,
        record: &'a StringRecord,
    ) -> (Option<Application>, Vec<ApplicationOddity>) {
        let mut row = ApplicationRow { layout, record, oddities: Vec::new() };
        // Where a value goes on in another line nothing of the row is what it seems.
        let application = if row.goes_on() { None } else { row.application() };
        let is_wrong = row.oddities.iter().any(|(_, severity, _)| *severity == Severity::Error);
        (application.filter(|_| !is_wrong), row.oddities)
    }

    /// Says whether a value that is read goes on in another line, and notes each.
    fn goes_on(&mut self) -> bool {
        let (layout, record) = (self.layout, self.record);
        for (column, columns) in &layout.columns {
            if columns.iter().filter_map(|at| record.get(*at)).any(has_line_end) {
                self.odd(*column, Severity::Error, ImportFault::LineEnd);
            }
        }
        !self.oddities.is_empty()
    }

    fn application(&mut self) -> Option<Application> {
        let code = self.code();
        let matter = self.value(ApplicationColumn::Matter, |value| match value.chars().count() {
            _ if codes::is_spoilt(&value) => Err(ImportFault::SpoiltCode),
            length if length > LONGEST_MATTER => Err(ImportFault::LongCode { length }),
            _ => Ok(value),
        });
        let department = self.value(ApplicationColumn::Department, Ok);
        let [received, accepted, promised, finished] = [
            ApplicationColumn::Received,
            ApplicationColumn::Accepted,
            ApplicationColumn::Promised,
            ApplicationColumn::Finished,
        ]
        .map(|column| self.moment(column));
        let (state, special) = (self.state(), self.special());
        let application = Application {
            code: self.needed(ApplicationColumn::Code, code)?,
            matter: matter.unwrap_or_default(),
            department: department.unwrap_or_default(),
            received_at: self.needed(ApplicationColumn::Received, received)?,
            state: self.needed(ApplicationColumn::State, state)?,
            accepted_at: accepted,
            promised: promised.map(|at| at.date()),
            finished_at: finished,
            special,
            ..Application::default()
        };
        self.against_itself(&application);
        Some(application)
    }

    fn odd(&mut self, column: ApplicationColumn, severity: Severity, fault: ImportFault) {
        self.oddities.push((column, severity, fault));
    }

    /// The first value of a column that means something.
    fn text(&self, column: ApplicationColumn) -> Option<String> {
        let is_code = matches!(column, ApplicationColumn::Code | ApplicationColumn::Matter);
        let tidy = if is_code { codes::tidy } else { clean::line };
        let columns = self.layout.columns_of(column).iter();
        let values = columns.filter_map(|at| self.record.get(*at)).map(tidy);
        let nothing = &self.layout.mapping.nothing;
        values.into_iter().find(|value| !value.is_empty() && !nothing.contains(value))
    }

    /// A value made into something; nothing where there is none, or it is odd.
    fn value<T>(
        &mut self,
        column: ApplicationColumn,
        make: impl FnOnce(String) -> Result<T, ImportFault>,
    ) -> Option<T> {
        let value = self.text(column)?;
        let most = if column == ApplicationColumn::Special { LONGEST_SPECIAL } else { LONGEST };
        let (length, is_personal) = (value.chars().count(), personal::is_in(&value));
        let is_kept = matches!(column, ApplicationColumn::Matter | ApplicationColumn::Department);
        // What is about a person is neither kept nor said again. A day that was read is a day, whatever its digits look like.
        let made = match make(value) {
            _ if is_personal && is_kept => Err(ImportFault::PersonalValue),
            Err(_) if is_personal => Err(ImportFault::PersonalValue),
            _ if length > most => Err(ImportFault::LongValue { length, most }),
            made => made,
        };
        made.map_err(|fault| self.odd(column, Severity::Error, fault)).ok()
    }

    /// A value that must be there; what is odd about it was said already.
    fn needed<T>(&mut self, column: ApplicationColumn, value: Option<T>) -> Option<T> {
        if value.is_none() && self.text(column).is_none() {
            self.odd(column, Severity::Error, ImportFault::MissingValue);
        }
        value
    }

    /// The number. Its column says what it is, so that eleven digits are no telephone. Eighteen digits with a date in them are the
    /// number of many systems, and no identity card where the date is of this century's present years. One with blanks or words in
    /// it is no number alone.
    fn code(&mut self) -> Option<String> {
        let code = self.text(ApplicationColumn::Code)?;
        let length = code.chars().count();
        let is_number = code.chars().all(|c| c.is_ascii_graphic());
        let is_personal =
            if is_number { personal::has_card(&code) && !is_dated(&code) } else { personal::is_in(&code) };
        let fault = match () {
            () if is_personal => ImportFault::PersonalValue,
            () if codes::is_spoilt(&code) => ImportFault::SpoiltCode,
            () if length > CODE => ImportFault::LongNumber { length, most: CODE },
            () => return Some(code),
        };
        self.odd(ApplicationColumn::Code, Severity::Error, fault);
        None
    }

    fn moment(&mut self, column: ApplicationColumn) -> Option<NaiveDateTime> {
        let hall = self.layout.utc_offset;
        self.value(column, |value| dates::moment(&value, hall).ok_or(ImportFault::BadDay { value }))
    }

    fn state(&mut self) -> Option<ApplicationState> {
        let states = &self.layout.mapping.states;
        self.value(ApplicationColumn::State, |value| {
            states.get(&value).copied().ok_or(ImportFault::UnknownState { value })
        })
    }

    /// All in one cell, or a beginning and an end in two.
    fn special(&mut self) -> Vec<SpecialProcedure> {
        let hall = self.layout.utc_offset;
        let several = self.value(ApplicationColumn::Special, |value| {
            special::procedures(&value, hall).ok_or(ImportFault::BadSpecial { value })
        });
        let mut found = several.unwrap_or_default();
        let from = self.moment(ApplicationColumn::SpecialFrom);
        let until = self.moment(ApplicationColumn::SpecialUntil).map(|at| at.date());
        let Some(from) = from else {
            if until.is_some() {
                self.odd(ApplicationColumn::SpecialFrom, Severity::Error, ImportFault::MissingValue);
            }
            return found;
        };
        if let Some(procedure) = special::of_days(from.date(), until) {
            found.push(procedure);
        } else {
            let (until, from) = (ApplicationColumn::SpecialUntil, ApplicationColumn::SpecialFrom);
            self.wrong_order(until, from, Severity::Error);
        }
        found
    }

    fn wrong_order(&mut self, column: ApplicationColumn, after: ApplicationColumn, severity: Severity) {
        let (later, earlier) = (self.layout.heading(column), self.layout.heading(after));
        self.odd(column, severity, ImportFault::WrongOrder { later, earlier });
    }

    /// Moments in an order that cannot be are wrong; what else does not go together is kept as it is told.
    fn against_itself(&mut self, read: &Application) {
        use ApplicationColumn::{Accepted, Finished, Promised, Received};
        // A day without a time of day may be that of a moment before.
        let is_before = |late: Option<NaiveDateTime>, early: Option<NaiveDateTime>| matches!((late, early), (Some(late), Some(early)) if late.date() < early.date());
        if is_before(read.accepted_at, Some(read.received_at)) {
            self.wrong_order(Accepted, Received, Severity::Error);
        }
        if is_before(read.finished_at, read.accepted_at.or(Some(read.received_at))) {
            let after = if read.accepted_at.is_some() { Accepted } else { Received };
            self.wrong_order(Finished, after, Severity::Error);
        }
        let promised = read.promised.map(|day| day.and_time(chrono::NaiveTime::MIN));
        if is_before(promised, read.accepted_at) {
            self.wrong_order(Promised, Accepted, Severity::Warning);
        }
        if let Some(column) = missing_column(read) {
            let state = self.text(ApplicationColumn::State).unwrap_or_default();
            let heading = self.layout.heading(column);
            self.odd(column, Severity::Warning, ImportFault::StateWithout { state, heading });
        }
    }
}

/// The column that an application in its state should have a value in, and has none.
fn missing_column(read: &Application) -> Option<ApplicationColumn> {
    use ApplicationState::{Finished, Received, Refused, Special, Supplement, Withdrawn};
    match read.state {
        Finished if read.finished_at.is_none() => Some(ApplicationColumn::Finished),
        Special if read.special.is_empty() => Some(ApplicationColumn::Special),
        Received | Supplement | Refused | Withdrawn => None,
        _ if read.accepted_at.is_none() => Some(ApplicationColumn::Accepted),
        _ => None,
    }
}

/// Says whether a number of eighteen digits has the date of a present day where an identity card has one of birth.
fn is_dated(code: &str) -> bool {
    let year = code.get(6..10).and_then(|year| year.parse::<i32>().ok());
    code.len() == 18 && year.is_some_and(|year| (2020..2100).contains(&year))
}
