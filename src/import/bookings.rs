//! A table of appointments: five columns of it, checked completely; whatever is about a person is left out.
use super::copies::SheetCopy;
use super::guard::unguarded;
use super::row_spool::SpooledRows;
use super::rows::has_line_end;
use super::scratch::Keeping;
use super::source_file::SourceFile;
use super::table_text::headed;
use super::{check::CheckReport, clean, codes, dates::day, personal};
use crate::config::{ImportFault, Problem, Severity};
use crate::hall::booking::{Appointment, Attendance, code};
use crate::hall::{Hall, LineCode};
use crate::text::layout::half_width;
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use csv::StringRecord;
use std::{borrow::Cow, collections::HashMap, io, path::Path, sync::Arc};

/// The most characters the code of a matter may have.
const LONGEST_MATTER: usize = 64;

/// A column that is read, its name for problems, and the headings it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Date,
    Time,
    Line,
    Matter,
    Code,
}

const COLUMNS: [(Column, &str, &[&str]); 5] = [
    (Column::Date, "日期/date", &["日期", "预约日期", "办理日期", "date", "day"]),
    (Column::Time, "时间/time", &["时间", "预约时间", "预约时段", "时段", "time"]),
    (Column::Line, "队列/line", &["队列", "排队队列", "line"]),
    (Column::Matter, "事项编码/matter", &["事项编码", "事项代码", "matter"]),
    (Column::Code, "预约码/code", &["预约码", "预约号", "预约编号", "签到码", "code"]),
];

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// The line of the file it stands in, from 1.
    pub line: u32,
    /// What it says; the code is empty where it has none.
    pub appointment: Appointment,
}

/// What a table of appointments says, and everything that is wrong with it.
#[derive(Default)]
pub struct Bookings {
    /// The rows that could be read, in the order of the file.
    pub rows: Vec<Booking>,
    /// Rows and problems.
    pub checked: CheckReport,
    /// The table itself, where its headings were found.
    pub copy: Option<SheetCopy>,
}

/// Reads a table of appointments for a hall, where the day is `today`.
pub fn bookings(path: &Path, hall: &Hall, today: NaiveDate) -> Bookings {
    let file: Arc<str> = path.display().to_string().into();
    let mut found = Bookings::default();
    let table = match SourceFile::open(path) {
        Ok(table) => table,
        Err(what) => {
            found.checked.note(Problem::error(file, what));
            return found;
        }
    };
    // Whoever booked is in many of these tables.
    match headed(&table, &headings_will_do, Keeping::Memory) {
        Ok(table) => {
            let rows = table.rows.rows_behind(table.above + 1);
            TableReader::new(file, &table.headings, (hall, today), &mut found).run(rows);
            found.copy = Some(SheetCopy::new(table.rows, table.above, table.headings.len()));
        }
        Err(no) => {
            let problem = |what| Problem { line: no.line, ..Problem::error(Arc::clone(&file), what) };
            no.what.into_iter().for_each(|what| found.checked.note(problem(what)));
        }
    }
    found
}

/// What is wrong with headings: one that must be there is missing, or one is there twice.
fn headings_will_do(headings: &[String]) -> Result<(), Vec<ImportFault>> {
    let mut faults = Vec::new();
    for (column, name, known) in COLUMNS {
        let count = headings.iter().filter(|heading| is_called(heading, known)).count();
        let is_needed = matches!(column, Column::Date | Column::Time | Column::Line);
        if count == 0 && is_needed {
            faults.push(ImportFault::NoColumn { heading: name.into() });
        } else if count > 1 {
            faults.push(ImportFault::HeadingTwice { heading: name.into() });
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// A table while it is read.
struct TableReader<'a> {
    file: Arc<str>,
    hall: &'a Hall,
    today: NaiveDate,
    headings: Vec<Arc<str>>,
    codes: HashMap<String, u32>,
    found: &'a mut Bookings,
}

impl<'a> TableReader<'a> {
    fn new(
        file: Arc<str>,
        headings: &[String],
        (hall, today): (&'a Hall, NaiveDate),
        found: &'a mut Bookings,
    ) -> TableReader<'a> {
        let headings = headings.iter().map(|heading| heading.as_str().into()).collect();
        TableReader { file, hall, today, headings, codes: HashMap::new(), found }
    }

    fn run(mut self, rows: io::Result<SpooledRows<'_>>) {
        self.leave_out();
        // They are in memory, where nothing fails.
        let mut rows = rows.ok();
        while let Some(row) = rows.as_mut().and_then(|rows| rows.next_row().ok().flatten()) {
            self.found.checked.rows += 1;
            match row.fault(self.headings.len()) {
                None => self.row(row.line, &row.record),
                Some(fault) => self.note(row.line, None, Severity::Error, fault),
            }
        }
        if self.found.checked.rows == 0 {
            self.found.checked.note(Problem::error(Arc::clone(&self.file), ImportFault::NoBookings));
        }
    }

    /// Names the columns that are about people and left out.
    fn leave_out(&mut self) {
        for at in 0..self.headings.len() {
            let heading = Arc::clone(&self.headings[at]);
            let is_read = COLUMNS.iter().any(|(_, _, known)| is_called(&heading, known));
            if !is_read && personal::is_heading(&heading) {
                self.note(1, Some(at), Severity::Warning, ImportFault::LeftOut);
            }
        }
    }

    fn column(&self, wanted: Column) -> Option<usize> {
        let (_, _, known) = COLUMNS.iter().find(|(column, _, _)| *column == wanted)?;
        self.headings.iter().position(|heading| is_called(heading, known))
    }

    fn row(&mut self, line: u32, record: &StringRecord) {
        for column in COLUMNS.map(|(column, _, _)| column) {
            let at = self.column(column);
            if at.and_then(|at| record.get(at)).is_some_and(has_line_end) {
                return self.note(line, at, Severity::Error, ImportFault::LineEnd);
            }
        }
        let day = self.needed(line, record, Column::Date, |value| {
            day(value)
                .or_else(|| numbered_day(value))
                .ok_or_else(|| ImportFault::BadDay { value: value.into() })
        });
        let time = self.needed(line, record, Column::Time, |value| {
            time(value).ok_or_else(|| ImportFault::BadTime { value: value.into() })
        });
        let hall = self.hall;
        let queue = self.needed(line, record, Column::Line, |value| {
            line_of(hall, value).ok_or_else(|| ImportFault::NoSuchLine { value: value.into() })
        });
        let matter = self.optional(line, record, Column::Matter, |value| match value.chars().count() {
            _ if codes::is_spoilt(value) => Err(ImportFault::SpoiltCode),
            length if length > LONGEST_MATTER => Err(ImportFault::LongCode { length }),
            _ => Ok(value.to_owned()),
        });
        let code = self.optional(line, record, Column::Code, |value| {
            if codes::is_spoilt(value) {
                return Err(ImportFault::SpoiltCode);
            }
            code::plain(value).ok_or(ImportFault::BadBookingCode)
        });
        self.against_others(line, code.as_deref());
        if let Some(code) = code.as_deref().filter(|code| code::has_lost_a_zero(code)) {
            let fault = ImportFault::LostZero { code: code.into() };
            self.note(line, self.column(Column::Code), Severity::Warning, fault);
        }
        self.against_calendar(line, day, queue.as_ref());
        self.against_hours(line, day, time, queue.as_ref());
        if let (Some(day), Some(time), Some(queue)) = (day, time, queue) {
            let code = code.unwrap_or_default();
            let standing = Attendance::Expected;
            let (time, until) = time;
            let appointment = Appointment { code, day, time, until, line: queue, matter, standing };
            self.found.rows.push(Booking { line, appointment });
        }
    }

    /// Warns of a day on which nobody can come to a line; to the hall, where the line is not known.
    fn against_calendar(&mut self, line: u32, day: Option<NaiveDate>, queue: Option<&LineCode>) {
        let Some(day) = day else { return };
        let (value, setup) = (day.to_string(), &self.hall.setup);
        let is_open = match queue {
            Some(queue) => setup.is_line_open_on(queue, day),
            None => setup.hours_on(day).ok().map(|hours| !hours.is_empty()),
        };
        let fault = match is_open {
            _ if day < self.today => ImportFault::PastDay { value },
            Some(true) => return,
            Some(false) => ImportFault::ClosedDay { value },
            None => ImportFault::NoYear { value: day.year().to_string() },
        };
        self.note(line, self.column(Column::Date), Severity::Warning, fault);
    }

    /// Warns of a time at which the line is closed on that day; on other days, where the day is not known.
    fn against_hours(
        &mut self,
        line: u32,
        day: Option<NaiveDate>,
        time: Option<(NaiveTime, Option<NaiveTime>)>,
        queue: Option<&LineCode>,
    ) {
        let Some((time, queue)) = time.zip(queue.and_then(|queue| self.hall.line(queue))) else { return };
        let on_day = day.map_or(Cow::Borrowed(queue), |day| self.hall.setup.line_on(queue, day));
        let intervals = &on_day.intervals;
        if !intervals.is_empty() && !intervals.iter().any(|interval| interval.open.contains(time.0)) {
            let value = time.0.format("%H:%M").to_string();
            let fault = ImportFault::OutsideOpening { value };
            self.note(line, self.column(Column::Time), Severity::Warning, fault);
        }
    }

    fn against_others(&mut self, line: u32, code: Option<&str>) {
        let Some(code) = code else { return };
        match self.codes.get(code).copied() {
            Some(first) => {
                let fault = ImportFault::DuplicateCode { code: code.into(), line: first };
                self.note(line, self.column(Column::Code), Severity::Error, fault);
            }
            None => drop(self.codes.insert(code.to_owned(), line)),
        }
    }

    /// A value that must be there.
    fn needed<T>(
        &mut self,
        line: u32,
        record: &StringRecord,
        column: Column,
        make: impl FnOnce(&str) -> Result<T, ImportFault>,
    ) -> Option<T> {
        let at = self.column(column);
        let is_empty = at.and_then(|at| record.get(at)).is_none_or(|value| clean::line(value).is_empty());
        if is_empty {
            self.note(line, at, Severity::Error, ImportFault::MissingValue);
            return None;
        }
        self.optional(line, record, column, make)
    }

    /// A value that may be missing.
    fn optional<T>(
        &mut self,
        line: u32,
        record: &StringRecord,
        column: Column,
        make: impl FnOnce(&str) -> Result<T, ImportFault>,
    ) -> Option<T> {
        let at = self.column(column)?;
        let tidy = if matches!(column, Column::Matter | Column::Code) { codes::tidy } else { clean::line };
        let value = record.get(at).map(unguarded).map(tidy).filter(|value| !value.is_empty())?;
        // What is about a person is neither kept nor said again.
        let made = if personal::is_in(&value) { Err(ImportFault::Personal) } else { make(&value) };
        made.map_err(|fault| self.note(line, Some(at), Severity::Error, fault)).ok()
    }

    fn note(&mut self, line: u32, at: Option<usize>, severity: Severity, fault: ImportFault) {
        self.found.checked.note(Problem {
            file: Arc::clone(&self.file),
            line: Some(line),
            column: at.and_then(|at| u32::try_from(at + 1).ok()),
            heading: at.and_then(|at| self.headings.get(at).cloned()),
            severity,
            what: fault.into(),
        });
    }
}

fn is_called(heading: &str, known: &[&str]) -> bool {
    known.contains(&heading.trim().to_lowercase().as_str())
}

/// A line by its code or its Chinese name.
fn line_of(hall: &Hall, value: &str) -> Option<LineCode> {
    let code = value.to_ascii_uppercase();
    let line = hall.line(&code).or_else(|| hall.setup.lines.iter().find(|line| line.name.zh == value));
    line.map(|line| line.code.clone())
}

/// `9:30`, `09:30:00`, or a slot such as `09:30-10:00`, with its end where that is behind its beginning.
fn time(value: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    let value = half_width::code(value);
    if let Some(time) = part_of_day(&value) {
        return Some((time, None));
    }
    let mut parts = value.split(['-', '–', '—', '~', '～', '至']).map(str::trim);
    let moment =
        |text: &str| ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok());
    let from = moment(parts.next()?)?;
    Some((from, parts.next_back().and_then(moment).filter(|until| *until > from)))
}

/// `46349`, the number that a spreadsheet keeps a day as.
fn numbered_day(value: &str) -> Option<NaiveDate> {
    let digits = half_width::code(value);
    let number = digits.parse::<u64>().ok().filter(|_| digits.len() == 5)?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))?;
    (2000..=2100).contains(&day.year()).then_some(day)
}

/// `0.395833`, the part of a day that a spreadsheet keeps a time as, to the nearest minute.
fn part_of_day(value: &str) -> Option<NaiveTime> {
    let part: f64 = value.trim().strip_prefix("0.").and_then(|_| value.trim().parse().ok())?;
    let is_nearest = |minute: &u32| (f64::from(*minute) - part * 1_440.0).abs() <= 0.5;
    (0..1_440).find(is_nearest).and_then(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let (from, until) = (NaiveTime::from_hms_opt(9, 30, 0).unwrap(), NaiveTime::from_hms_opt(10, 0, 0));
        for text in [
            "9:30",
            "09:30",
            "09：30",
            "０９：３０",
            "0.395833333333333",
            "09:30:00",
            "09:30-",
            "09:30-09:00",
        ] {
            assert_eq!(time(text), Some((from, None)), "{text}");
        }
        for text in ["09:30-10:00", "9:30 ~ 10:00", "09:30至10:00", "09:30:00—10:00:00"] {
            assert_eq!(time(text), Some((from, until)), "{text}");
        }
        for text in ["", "9", "930", "25:00", "9:60", "上午", "-10:00"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
