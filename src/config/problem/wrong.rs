//! What can be wrong with the configuration.
use super::Parts;
use crate::text::problems::{ConfigWords, ProblemWords, Said};

/// A kind of value in a configuration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "text::problems::Shapes says what each is")]
pub enum Shape {
    Text,
    Number,
    Flag,
    List,
    Table,
    Tables,
    Fraction,
    Date,
}

impl Shape {
    /// What people call it.
    pub(super) fn words(self, words: &ProblemWords) -> &'static str {
        let shapes = &words.shapes;
        match self {
            Shape::Text => shapes.text,
            Shape::Number => shapes.number,
            Shape::Flag => shapes.flag,
            Shape::List => shapes.list,
            Shape::Table => shapes.table,
            Shape::Tables => shapes.tables,
            Shape::Fraction => shapes.fraction,
            Shape::Date => shapes.date,
        }
    }
}

/// What is wrong with the configuration; `text::problems` says each in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant are its documentation")]
pub enum Wrong {
    MissingFile,
    MissingFolder,
    Unreadable { reason: String },
    TooBig { most: u64 },
    NotUtf8,
    WorldWritable,
    Syntax { reason: String },
    UnknownKey { key: String, known: Vec<String> },
    MissingKey { key: String },
    WrongType { key: String, wanted: Shape, found: Shape },
    Empty { key: String },
    TooLong { key: String, most: usize },
    Unprintable { key: String, character: char },
    OutOfRange { key: String, value: String, least: i64, most: i64 },
    NotOneOf { key: String, value: String, known: Vec<String> },
    BadSpan { value: String },
    SpansOverlap { value: String },
    OutsideHours { value: String },
    BadDate { value: String },
    BadOffset { value: String },
    BadStore { value: String },
    BadLink { value: String },
    BadLineCode { value: String },
    BadGlyph { value: String },
    BadMissed,
    BadPolicy,
    BadPin,
    BadKey { value: String },
    KeyTwice { key: String, other: String },
    UnknownWindow { value: String },
    Duplicate { value: String, line: u32 },
    UnknownDepartment { value: String },
    UnknownLine { value: String },
    DepartmentTwice { department: String, line: String },
    TwoGeneral { line: String },
    NoGeneral,
    Unequal { open: usize, quota: usize },
    MinutesMissing,
    MinutesOrder { best: i64, worst: i64 },
    TooMany { count: usize, most: usize },
    LineWithoutWindow { line: String },
    WrongYear { value: String, year: i32 },
    OffAndWork { value: String },
    AlreadyWorkday { value: String },
    NoCalendar,
    BadFileName { value: String },
    Contradiction { one: String, other: String },
}

/// A problem under the name of a field of [`ConfigWords`].
macro_rules! bare {
    ($name:ident) => {
        Parts::bare(stringify!($name), |words: &ProblemWords| -> Said {
            let ConfigWords { $name, .. } = words.config;
            $name
        })
    };
}

impl Wrong {
    pub(super) fn parts(&self) -> Parts {
        match self {
            Wrong::MissingFile => bare!(missing_file),
            Wrong::MissingFolder => bare!(missing_folder),
            Wrong::Unreadable { reason } => bare!(unreadable).with(reason),
            Wrong::TooBig { most } => bare!(too_big).with(most),
            Wrong::NotUtf8 => bare!(not_utf8),
            Wrong::WorldWritable => bare!(world_writable),
            Wrong::Syntax { reason } => bare!(syntax).with(reason),
            Wrong::UnknownKey { key, known } => bare!(unknown_key).with(key).among(known),
            Wrong::MissingKey { key } => bare!(missing_key).with(key),
            Wrong::WrongType { key, wanted, found } => {
                bare!(wrong_type).with(key).shaped(*wanted).shaped(*found)
            }
            Wrong::Empty { key } => bare!(empty).with(key),
            Wrong::TooLong { key, most } => bare!(too_long).with(key).with(most),
            Wrong::Unprintable { key, character } => {
                bare!(unprintable).with(key).with(&format!("U+{:04X}", u32::from(*character)))
            }
            Wrong::OutOfRange { key, value, least, most } => {
                bare!(out_of_range).with(key).with(value).with(least).with(most)
            }
            Wrong::NotOneOf { key, value, known } => bare!(not_one_of).with(key).with(value).among(known),
            Wrong::BadSpan { value } => bare!(bad_span).with(value),
            Wrong::SpansOverlap { value } => bare!(spans_overlap).with(value),
            Wrong::OutsideHours { value } => bare!(outside_hours).with(value),
            Wrong::BadDate { value } => bare!(bad_date).with(value),
            Wrong::BadOffset { value } => bare!(bad_offset).with(value),
            Wrong::BadStore { value } => bare!(bad_store).with(value),
            Wrong::BadLink { value } => bare!(bad_link).with(value),
            Wrong::BadLineCode { value } => bare!(bad_line_code).with(value),
            Wrong::BadGlyph { value } => bare!(bad_glyph).with(value),
            Wrong::BadMissed => bare!(bad_missed),
            Wrong::BadPolicy => bare!(bad_policy),
            Wrong::BadPin => bare!(bad_pin),
            Wrong::BadKey { value } => bare!(bad_key).with(value),
            Wrong::KeyTwice { key, other } => bare!(key_twice).with(key).with(other),
            Wrong::UnknownWindow { value } => bare!(unknown_window).with(value),
            Wrong::Duplicate { value, line } => bare!(duplicate).with(value).with(line),
            Wrong::UnknownDepartment { value } => bare!(unknown_department).with(value),
            Wrong::UnknownLine { value } => bare!(unknown_line).with(value),
            Wrong::DepartmentTwice { department, line } => {
                bare!(department_twice).with(department).with(line)
            }
            Wrong::TwoGeneral { line } => bare!(two_general).with(line),
            Wrong::NoGeneral => bare!(no_general),
            Wrong::Unequal { open, quota } => bare!(unequal).with(open).with(quota),
            Wrong::MinutesMissing => bare!(minutes_missing),
            Wrong::MinutesOrder { best, worst } => bare!(minutes_order).with(best).with(worst),
            Wrong::TooMany { count, most } => bare!(too_many).with(count).with(most),
            Wrong::LineWithoutWindow { line } => bare!(line_without_window).with(line),
            Wrong::WrongYear { value, year } => bare!(wrong_year).with(value).with(year),
            Wrong::OffAndWork { value } => bare!(off_and_work).with(value),
            Wrong::AlreadyWorkday { value } => bare!(already_workday).with(value),
            Wrong::NoCalendar => bare!(no_calendar),
            Wrong::BadFileName { value } => bare!(bad_file_name).with(value),
            Wrong::Contradiction { one, other } => bare!(contradiction).with(one).with(other),
        }
    }
}
