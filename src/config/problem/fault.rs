//! What can be wrong with an import file.
use super::Parts;
use crate::hall::catalogue::TimeLimit;
use crate::text::problems::{ImportWords, ProblemWords, Said};

/// What is wrong with an import file; `text::problems` says each in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant are its documentation")]
pub enum Fault {
    NoFile,
    NotAFile,
    NotATable { like: String },
    Utf16,
    BrokenText { byte: usize },
    CutOff { byte: usize },
    OpenQuote,
    NoRows,
    UnknownMapping { name: String, known: Vec<String> },
    Unrecognised { known: Vec<String> },
    MissingHeading { heading: String },
    HeadingTwice { heading: String },
    WrongColumns { found: usize, wanted: usize },
    MissingValue,
    LongCode { length: usize },
    LongName { length: usize, most: usize },
    DuplicateCode { code: String, line: u32 },
    BadLimit { value: String },
    PromisedLonger { promised: TimeLimit, statutory: TimeLimit },
    MixedUnits { promised: TimeLimit, statutory: TimeLimit },
    BadMaterial { value: String },
    BadNumber { value: String, least: u16, most: u16 },
    BadCreditCode { value: String },
    NoPhone,
    WideName { columns: usize },
    UnknownKind { value: String },
    UnknownWord { value: String },
    UnknownDepartment { value: String },
    UnknownLine { value: String },
    UnknownTheme { value: String },
    SameName { name: String, line: u32 },
    NoBookings,
    NoColumn { heading: String },
    BadDay { value: String },
    BadTime { value: String },
    NoSuchLine { value: String },
    BadBookingCode,
    Personal,
    LeftOut,
    ClosedDay { value: String },
}

impl Fault {
    pub(super) fn parts(&self) -> Parts {
        /// A problem under the name of a field of [`ImportWords`].
        macro_rules! bare {
            ($name:ident) => {
                Parts::bare(stringify!($name), |words: &ProblemWords| -> Said {
                    let ImportWords { $name, .. } = words.import;
                    $name
                })
            };
        }
        match self {
            Fault::NoFile => bare!(no_file),
            Fault::NotAFile => bare!(not_a_file),
            Fault::NotATable { like } => bare!(not_a_table).with(like),
            Fault::Utf16 => bare!(utf16),
            Fault::BrokenText { byte } => bare!(broken_text).with(byte),
            Fault::CutOff { byte } => bare!(cut_off).with(byte),
            Fault::OpenQuote => bare!(open_quote),
            Fault::NoRows => bare!(no_rows),
            Fault::UnknownMapping { name, known } => bare!(unknown_mapping).with(name).among(known),
            Fault::Unrecognised { known } => bare!(unrecognised).among(known),
            Fault::MissingHeading { heading } => bare!(missing_heading).with(heading),
            Fault::HeadingTwice { heading } => bare!(heading_twice).with(heading),
            Fault::WrongColumns { found, wanted } => bare!(wrong_columns).with(found).with(wanted),
            Fault::MissingValue => bare!(missing_value),
            Fault::LongCode { length } => bare!(long_code).with(length),
            Fault::LongName { length, most } => bare!(long_name).with(length).with(most),
            Fault::DuplicateCode { code, line } => bare!(duplicate_code).with(code).with(line),
            Fault::BadLimit { value } => bare!(bad_limit).with(value),
            Fault::PromisedLonger { promised, statutory } => {
                bare!(promised_longer).with(promised).with(statutory)
            }
            Fault::MixedUnits { promised, statutory } => bare!(mixed_units).with(statutory).with(promised),
            Fault::BadMaterial { value } => bare!(bad_material).with(value),
            Fault::BadNumber { value, least, most } => bare!(bad_number).with(value).with(least).with(most),
            Fault::BadCreditCode { value } => bare!(bad_credit_code).with(value),
            Fault::NoPhone => bare!(no_phone),
            Fault::WideName { columns } => bare!(wide_name).with(columns),
            Fault::UnknownKind { value } => bare!(unknown_kind).with(value),
            Fault::UnknownWord { value } => bare!(unknown_word).with(value),
            Fault::UnknownDepartment { value } => bare!(unknown_department).with(value),
            Fault::UnknownLine { value } => bare!(unknown_line).with(value),
            Fault::UnknownTheme { value } => bare!(unknown_theme).with(value),
            Fault::SameName { name, line } => bare!(same_name).with(name).with(line),
            Fault::NoBookings => bare!(no_bookings),
            Fault::NoColumn { heading } => bare!(no_column).with(heading),
            Fault::BadDay { value } => bare!(bad_day).with(value),
            Fault::BadTime { value } => bare!(bad_time).with(value),
            Fault::NoSuchLine { value } => bare!(no_such_line).with(value),
            Fault::BadBookingCode => bare!(bad_booking_code),
            Fault::Personal => bare!(personal),
            Fault::LeftOut => bare!(left_out),
            Fault::ClosedDay { value } => bare!(closed_day).with(value),
        }
    }
}
