//! What can be wrong with the configuration.
use super::ProblemParts;
use crate::text::problems::{ConfigWords, ProblemText, ProblemWords};

/// A kind of value in a configuration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "text::problems::Shapes says what each is")]
pub enum ValueKind {
    Text,
    Number,
    Flag,
    List,
    Table,
    Tables,
    Fraction,
    Date,
}

impl ValueKind {
    /// What people call it.
    pub(super) fn words(self, words: &ProblemWords) -> &'static str {
        let shapes = &words.shapes;
        match self {
            ValueKind::Text => shapes.text,
            ValueKind::Number => shapes.number,
            ValueKind::Flag => shapes.flag,
            ValueKind::List => shapes.list,
            ValueKind::Table => shapes.table,
            ValueKind::Tables => shapes.tables,
            ValueKind::Fraction => shapes.fraction,
            ValueKind::Date => shapes.date,
        }
    }
}

/// What is wrong with the configuration; `text::problems` says each in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant are its documentation")]
pub enum ConfigFault {
    MissingFile,
    MissingFolder,
    Unreadable {
        kind: std::io::ErrorKind,
    },
    TooBig {
        most: u64,
    },
    NotUtf8,
    WorldWritable,
    /// These documents are of another hall than this one's.
    OtherHall {
        here: String,
        there: String,
    },
    Syntax {
        reason: String,
    },
    UnknownKey {
        key: String,
        known: Vec<String>,
    },
    BadJsonPath {
        value: String,
    },
    MissingKey {
        key: String,
    },
    WrongType {
        key: String,
        wanted: ValueKind,
        found: ValueKind,
    },
    Empty {
        key: String,
    },
    TooLong {
        key: String,
        most: usize,
    },
    Unprintable {
        key: String,
        character: char,
    },
    OutOfRange {
        key: String,
        value: String,
        least: i64,
        most: i64,
    },
    NotOneOf {
        key: String,
        value: String,
        known: Vec<String>,
    },
    BadSpan {
        value: String,
    },
    SpansOverlap {
        value: String,
    },
    OutsideHours {
        value: String,
    },
    BadDate {
        value: String,
    },
    BadOffset {
        value: String,
    },
    BadStore {
        value: String,
    },
    BadLink {
        value: String,
        most: usize,
    },
    BadHallCode {
        value: String,
    },
    BadLineCode {
        value: String,
    },
    BadGlyph {
        value: String,
    },
    BadMissed,
    BadPolicy,
    BadCaseLimit {
        key: String,
    },
    BadClassCode {
        value: String,
    },
    LadderOrder,
    BadPin,
    BadKey {
        value: String,
    },
    BadEscape {
        value: String,
    },
    BadCodeForm {
        value: String,
    },
    KeyTwice {
        key: String,
        other: String,
    },
    UnknownWindow {
        value: String,
    },
    Duplicate {
        value: String,
        line: u32,
    },
    UnknownDepartment {
        value: String,
    },
    UnknownLine {
        value: String,
    },
    DepartmentTwice {
        department: String,
        line: String,
    },
    TwoGeneral {
        line: String,
    },
    NoGeneral,
    Unequal {
        open: usize,
        quota: usize,
    },
    MinutesMissing,
    MinutesOrder {
        best: i64,
        worst: i64,
    },
    TooMany {
        count: usize,
        most: usize,
    },
    LineWithoutWindow {
        line: String,
    },
    WrongYear {
        value: String,
        year: i32,
    },
    OffAndWork {
        value: String,
    },
    AlreadyWorkday {
        value: String,
    },
    HolidayWorked {
        value: String,
    },
    YearCopied {
        before: i32,
    },
    NoCalendar,
    BadFileName {
        value: String,
    },
    Contradiction {
        one: String,
        other: String,
    },
}

/// A problem under the name of a field of [`ConfigWords`].
macro_rules! bare {
    ($name:ident) => {
        ProblemParts::bare(stringify!($name), |words: &ProblemWords| -> ProblemText {
            let ConfigWords { $name, .. } = words.config;
            $name
        })
    };
}

impl ConfigFault {
    pub(super) fn parts(&self) -> ProblemParts {
        match self {
            ConfigFault::MissingFile => bare!(missing_file),
            ConfigFault::MissingFolder => bare!(missing_folder),
            ConfigFault::Unreadable { kind } => bare!(unreadable).failed(*kind),
            ConfigFault::TooBig { most } => bare!(too_big).with(most),
            ConfigFault::NotUtf8 => bare!(not_utf8),
            ConfigFault::WorldWritable => bare!(world_writable),
            ConfigFault::OtherHall { here, there } => bare!(other_hall).with(here).with(there),
            ConfigFault::Syntax { reason } => bare!(syntax).unread(reason),
            ConfigFault::UnknownKey { key, known } => bare!(unknown_key).with(key).among(known),
            ConfigFault::BadJsonPath { value } => bare!(bad_json_path).with(value),
            ConfigFault::MissingKey { key } => bare!(missing_key).with(key),
            ConfigFault::WrongType { key, wanted, found } => {
                bare!(wrong_type).with(key).shaped(*wanted).shaped(*found)
            }
            ConfigFault::Empty { key } => bare!(empty).with(key),
            ConfigFault::TooLong { key, most } => bare!(too_long).with(key).with(most),
            ConfigFault::Unprintable { key, character } => {
                bare!(unprintable).with(key).with(&format!("U+{:04X}", u32::from(*character)))
            }
            ConfigFault::OutOfRange { key, value, least, most } => {
                bare!(out_of_range).with(key).with(value).with(least).with(most)
            }
            ConfigFault::NotOneOf { key, value, known } => {
                bare!(not_one_of).with(key).with(value).among(known)
            }
            ConfigFault::BadSpan { value } => bare!(bad_span).with(value),
            ConfigFault::SpansOverlap { value } => bare!(spans_overlap).with(value),
            ConfigFault::OutsideHours { value } => bare!(outside_hours).with(value),
            ConfigFault::BadDate { value } => bare!(bad_date).with(value),
            ConfigFault::BadOffset { value } => bare!(bad_offset).with(value),
            ConfigFault::BadStore { value } => bare!(bad_store).with(value),
            ConfigFault::BadLink { value, most } => bare!(bad_link).with(value).with(most),
            ConfigFault::BadHallCode { value } => bare!(bad_hall_code).with(value),
            ConfigFault::BadLineCode { value } => bare!(bad_line_code).with(value),
            ConfigFault::BadGlyph { value } => bare!(bad_glyph).with(value),
            ConfigFault::BadMissed => bare!(bad_missed),
            ConfigFault::BadPolicy => bare!(bad_policy),
            ConfigFault::BadCaseLimit { key } => bare!(bad_case_limit).with(key),
            ConfigFault::BadClassCode { value } => bare!(bad_class_code).with(value),
            ConfigFault::LadderOrder => bare!(ladder_order),
            ConfigFault::BadPin => bare!(bad_pin),
            ConfigFault::BadKey { value } => bare!(bad_key).with(value),
            ConfigFault::BadCodeForm { value } => bare!(bad_code_form).with(value),
            ConfigFault::BadEscape { value } => bare!(bad_escape).with(value),
            ConfigFault::KeyTwice { key, other } => bare!(key_twice).with(key).with(other),
            ConfigFault::UnknownWindow { value } => bare!(unknown_window).with(value),
            ConfigFault::Duplicate { value, line } => bare!(duplicate).with(value).with(line),
            ConfigFault::UnknownDepartment { value } => bare!(unknown_department).with(value),
            ConfigFault::UnknownLine { value } => bare!(unknown_line).with(value),
            ConfigFault::DepartmentTwice { department, line } => {
                bare!(department_twice).with(department).with(line)
            }
            ConfigFault::TwoGeneral { line } => bare!(two_general).with(line),
            ConfigFault::NoGeneral => bare!(no_general),
            ConfigFault::Unequal { open, quota } => bare!(unequal).with(open).with(quota),
            ConfigFault::MinutesMissing => bare!(minutes_missing),
            ConfigFault::MinutesOrder { best, worst } => bare!(minutes_order).with(best).with(worst),
            ConfigFault::TooMany { count, most } => bare!(too_many).with(count).with(most),
            ConfigFault::LineWithoutWindow { line } => bare!(line_without_window).with(line),
            ConfigFault::WrongYear { value, year } => bare!(wrong_year).with(value).with(year),
            ConfigFault::OffAndWork { value } => bare!(off_and_work).with(value),
            ConfigFault::AlreadyWorkday { value } => bare!(already_workday).with(value),
            ConfigFault::HolidayWorked { value } => bare!(holiday_worked).with(value),
            ConfigFault::YearCopied { before } => bare!(year_copied).with(before),
            ConfigFault::NoCalendar => bare!(no_calendar),
            ConfigFault::BadFileName { value } => bare!(bad_file_name).with(value),
            ConfigFault::Contradiction { one, other } => bare!(contradiction).with(one).with(other),
        }
    }
}
