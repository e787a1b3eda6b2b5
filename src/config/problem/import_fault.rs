//! What can be wrong with an import file.
use super::ProblemParts;
use crate::hall::catalogue::TimeLimit;
use crate::text::problems::{ImportWords, ProblemText, ProblemWords};
use std::io::ErrorKind;

/// What is wrong with an import file; `text::problems` says each in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each variant are its documentation")]
pub enum ImportFault {
    NoFile,
    NotAFile,
    NotATable { like: String },
    Utf16,
    BrokenText { byte: usize },
    CutOff { byte: usize },
    OpenQuote,
    NoRows,
    UnknownMapping { name: String, known: Vec<String> },
    Unrecognised { headings: String, known: Vec<String> },
    MissingHeading { heading: String },
    HeadingTwice { heading: String },
    OtherSheet { title: String },
    WrongColumns { found: usize, wanted: usize },
    MissingValue,
    LongCode { length: usize },
    LongName { length: usize, most: usize },
    DuplicateCode { code: String, line: u32 },
    BadLimit { value: String },
    PromisedLonger { promised: TimeLimit, statutory: TimeLimit },
    MixedUnits { promised: TimeLimit, statutory: TimeLimit },
    BadMaterial { value: String },
    BadSituation { value: String },
    UnknownDocument { value: String },
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
    LostZero { code: String },
    Personal,
    LeftOut,
    ClosedDay { value: String },
    NoApplications,
    PersonalValue,
    LongNumber { length: usize, most: usize },
    LongValue { length: usize, most: usize },
    LineEnd,
    SpoiltCode,
    UnknownState { value: String },
    BadSpecial { value: String },
    WrongOrder { later: String, earlier: String },
    StateWithout { state: String, heading: String },
    BadWorkbook,
    NoRoom { kind: ErrorKind },
    LostText { value: String },
    BecameDate { value: String },
    UnsavedFormula,
    UnknownWindow { value: String },
    NotAPhone { value: String },
    OutsideOpening { value: String },
    PastDay { value: String },
    NoYear { value: String },
    BadAccount { value: String },
    NotInList { value: String, known: Vec<String> },
    OutsideRange { value: String, least: u16, most: u16 },
    NoSheetRows,
    BadJson { column: usize },
    UnknownJson { keys: String, known: Vec<String> },
}

impl ImportFault {
    pub(super) fn parts(&self) -> ProblemParts {
        /// A problem under the name of a field of [`ImportWords`].
        macro_rules! bare {
            ($name:ident) => {
                ProblemParts::bare(stringify!($name), |words: &ProblemWords| -> ProblemText {
                    let ImportWords { $name, .. } = words.import;
                    $name
                })
            };
        }
        match self {
            ImportFault::NoFile => bare!(no_file),
            ImportFault::NotAFile => bare!(not_a_file),
            ImportFault::NotATable { like } => bare!(not_a_table).with(like),
            ImportFault::Utf16 => bare!(utf16),
            ImportFault::BrokenText { byte } => bare!(broken_text).with(byte),
            ImportFault::CutOff { byte } => bare!(cut_off).with(byte),
            ImportFault::OpenQuote => bare!(open_quote),
            ImportFault::NoRows => bare!(no_rows),
            ImportFault::UnknownMapping { name, known } => bare!(unknown_mapping).with(name).among(known),
            ImportFault::Unrecognised { headings, known } => bare!(unrecognised).with(headings).among(known),
            ImportFault::MissingHeading { heading } => bare!(missing_heading).with(heading),
            ImportFault::HeadingTwice { heading } => bare!(heading_twice).with(heading),
            ImportFault::OtherSheet { title } => bare!(other_sheet).with(title),
            ImportFault::WrongColumns { found, wanted } => bare!(wrong_columns).with(found).with(wanted),
            ImportFault::MissingValue => bare!(missing_value),
            ImportFault::LongCode { length } => bare!(long_code).with(length),
            ImportFault::LongName { length, most } => bare!(long_name).with(length).with(most),
            ImportFault::DuplicateCode { code, line } => bare!(duplicate_code).with(code).with(line),
            ImportFault::BadLimit { value } => bare!(bad_limit).with(value),
            ImportFault::PromisedLonger { promised, statutory } => {
                bare!(promised_longer).with(promised).with(statutory)
            }
            ImportFault::MixedUnits { promised, statutory } => {
                bare!(mixed_units).with(statutory).with(promised)
            }
            ImportFault::BadMaterial { value } => bare!(bad_material).with(value),
            ImportFault::BadSituation { value } => bare!(bad_situation).with(value),
            ImportFault::UnknownDocument { value } => bare!(unknown_document).with(value),
            ImportFault::BadNumber { value, least, most } => {
                bare!(bad_number).with(value).with(least).with(most)
            }
            ImportFault::BadCreditCode { value } => bare!(bad_credit_code).with(value),
            ImportFault::NoPhone => bare!(no_phone),
            ImportFault::WideName { columns } => bare!(wide_name).with(columns),
            ImportFault::UnknownKind { value } => bare!(unknown_kind).with(value),
            ImportFault::UnknownWord { value } => bare!(unknown_word).with(value),
            ImportFault::UnknownDepartment { value } => bare!(unknown_department).with(value),
            ImportFault::UnknownLine { value } => bare!(unknown_line).with(value),
            ImportFault::UnknownTheme { value } => bare!(unknown_theme).with(value),
            ImportFault::SameName { name, line } => bare!(same_name).with(name).with(line),
            ImportFault::NoBookings => bare!(no_bookings),
            ImportFault::NoColumn { heading } => bare!(no_column).with(heading),
            ImportFault::BadDay { value } => bare!(bad_day).with(value),
            ImportFault::BadTime { value } => bare!(bad_time).with(value),
            ImportFault::NoSuchLine { value } => bare!(no_such_line).with(value),
            ImportFault::BadBookingCode => bare!(bad_booking_code),
            ImportFault::LostZero { code } => bare!(lost_zero).with(code),
            ImportFault::Personal => bare!(personal),
            ImportFault::LeftOut => bare!(left_out),
            ImportFault::ClosedDay { value } => bare!(closed_day).with(value),
            ImportFault::NoApplications => bare!(no_applications),
            ImportFault::PersonalValue => bare!(personal_value),
            ImportFault::LongNumber { length, most } => bare!(long_number).with(length).with(most),
            ImportFault::LongValue { length, most } => bare!(long_value).with(length).with(most),
            ImportFault::LineEnd => bare!(line_end),
            ImportFault::SpoiltCode => bare!(spoilt_code),
            ImportFault::UnknownState { value } => bare!(unknown_state).with(value),
            ImportFault::BadSpecial { value } => bare!(bad_special).with(value),
            ImportFault::WrongOrder { later, earlier } => bare!(wrong_order).with(later).with(earlier),
            ImportFault::StateWithout { state, heading } => bare!(state_without).with(state).with(heading),
            ImportFault::BadWorkbook => bare!(bad_workbook),
            ImportFault::NoRoom { kind } => bare!(no_room).failed(*kind),
            ImportFault::LostText { value } => bare!(lost_text).with(value),
            ImportFault::BecameDate { value } => bare!(became_date).with(value),
            ImportFault::UnsavedFormula => bare!(unsaved_formula),
            ImportFault::UnknownWindow { value } => bare!(unknown_window).with(value),
            ImportFault::NotAPhone { value } => bare!(not_a_phone).with(value),
            ImportFault::OutsideOpening { value } => bare!(outside_opening).with(value),
            ImportFault::PastDay { value } => bare!(past_day).with(value),
            ImportFault::NoYear { value } => bare!(no_year).with(value),
            ImportFault::BadAccount { value } => bare!(bad_account).with(value),
            ImportFault::NotInList { value, known } => bare!(not_in_list).with(value).among(known),
            ImportFault::OutsideRange { value, least, most } => {
                bare!(outside_range).with(value).with(least).with(most)
            }
            ImportFault::NoSheetRows => bare!(no_sheet_rows),
            ImportFault::BadJson { column } => bare!(bad_json).with(column),
            ImportFault::UnknownJson { keys, known } => bare!(unknown_json).with(keys).among(known),
        }
    }
}
