//! What can be wrong with the configuration, an import file or this machine, in words for the people who keep the hall.
mod drafts;
mod en;
mod en_import;
mod toml;
mod zh;

pub use drafts::DraftFaultWords;

use super::Lang;

/// One problem in words. `{0}`, `{1}`, … stand for what it is about, such as a key or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemText {
    /// What is wrong.
    pub wrong: &'static str,
    /// What to do about it.
    pub cure: &'static str,
}

/// The words of a problem, `wrong` first.
const fn said(wrong: &'static str, cure: &'static str) -> ProblemText {
    ProblemText { wrong, cure }
}

/// The words around every problem.
pub struct ProblemFrame {
    /// Before a problem that stops everything.
    pub error: &'static str,
    /// Before a problem one can live with.
    pub warning: &'static str,
    /// Before what is wrong when it names a column of a table: `{0}` is its number, `{1}` its heading.
    pub column: &'static str,
    /// Between what is wrong and what to do.
    pub then: &'static str,
    /// Between the members of a list.
    pub comma: &'static str,
}

/// Kinds of values in a configuration file.
pub struct ValueKinds {
    /// Text in quotes.
    pub text: &'static str,
    /// A whole number.
    pub number: &'static str,
    /// `true` or `false`.
    pub flag: &'static str,
    /// A list in brackets.
    pub list: &'static str,
    /// Keys and values, in braces or under a heading.
    pub table: &'static str,
    /// Several tables, each under a double heading.
    pub tables: &'static str,
    /// A number with a decimal point.
    pub fraction: &'static str,
    /// A bare date or time.
    pub date: &'static str,
}

/// What can be wrong with the configuration.
#[expect(missing_docs, reason = "each field is the variant of the same name in config::problem::Wrong")]
pub struct ConfigWords {
    pub missing_file: ProblemText,
    pub missing_folder: ProblemText,
    pub unreadable: ProblemText,
    pub too_big: ProblemText,
    pub not_utf8: ProblemText,
    pub world_writable: ProblemText,
    pub other_hall: ProblemText,
    pub syntax: ProblemText,
    pub unknown_key: ProblemText,
    pub bad_json_path: ProblemText,
    pub missing_key: ProblemText,
    pub wrong_type: ProblemText,
    pub empty: ProblemText,
    pub too_long: ProblemText,
    pub unprintable: ProblemText,
    pub out_of_range: ProblemText,
    pub not_one_of: ProblemText,
    pub bad_span: ProblemText,
    pub spans_overlap: ProblemText,
    pub outside_hours: ProblemText,
    pub bad_date: ProblemText,
    pub bad_offset: ProblemText,
    pub bad_store: ProblemText,
    pub bad_link: ProblemText,
    pub bad_hall_code: ProblemText,
    pub bad_line_code: ProblemText,
    pub bad_glyph: ProblemText,
    pub bad_missed: ProblemText,
    pub bad_policy: ProblemText,
    pub bad_case_limit: ProblemText,
    pub bad_class_code: ProblemText,
    pub ladder_order: ProblemText,
    pub bad_pin: ProblemText,
    pub bad_key: ProblemText,
    pub bad_escape: ProblemText,
    pub bad_code_form: ProblemText,
    pub key_twice: ProblemText,
    pub unknown_window: ProblemText,
    pub duplicate: ProblemText,
    pub unknown_department: ProblemText,
    pub unknown_line: ProblemText,
    pub department_twice: ProblemText,
    pub two_general: ProblemText,
    pub no_general: ProblemText,
    pub unequal: ProblemText,
    pub minutes_missing: ProblemText,
    pub minutes_order: ProblemText,
    pub too_many: ProblemText,
    pub line_without_window: ProblemText,
    pub wrong_year: ProblemText,
    pub off_and_work: ProblemText,
    pub already_workday: ProblemText,
    pub holiday_worked: ProblemText,
    pub year_copied: ProblemText,
    pub no_calendar: ProblemText,
    pub bad_file_name: ProblemText,
    pub contradiction: ProblemText,
}

/// What can be wrong with an import file.
#[expect(missing_docs, reason = "each field is the variant of the same name in config::problem::Fault")]
pub struct ImportWords {
    pub no_file: ProblemText,
    pub not_a_file: ProblemText,
    pub not_a_table: ProblemText,
    pub utf16: ProblemText,
    pub broken_text: ProblemText,
    pub cut_off: ProblemText,
    pub open_quote: ProblemText,
    pub no_rows: ProblemText,
    pub unknown_mapping: ProblemText,
    pub unrecognised: ProblemText,
    pub missing_heading: ProblemText,
    pub heading_twice: ProblemText,
    pub other_sheet: ProblemText,
    pub wrong_columns: ProblemText,
    pub missing_value: ProblemText,
    pub long_code: ProblemText,
    pub long_name: ProblemText,
    pub duplicate_code: ProblemText,
    pub bad_limit: ProblemText,
    pub promised_longer: ProblemText,
    pub mixed_units: ProblemText,
    pub bad_material: ProblemText,
    pub bad_situation: ProblemText,
    pub unknown_document: ProblemText,
    pub bad_number: ProblemText,
    pub bad_credit_code: ProblemText,
    pub no_phone: ProblemText,
    pub wide_name: ProblemText,
    pub unknown_kind: ProblemText,
    pub unknown_word: ProblemText,
    pub unknown_department: ProblemText,
    pub unknown_line: ProblemText,
    pub unknown_theme: ProblemText,
    pub same_name: ProblemText,
    pub no_bookings: ProblemText,
    pub no_column: ProblemText,
    pub bad_day: ProblemText,
    pub bad_time: ProblemText,
    pub no_such_line: ProblemText,
    pub bad_booking_code: ProblemText,
    pub lost_zero: ProblemText,
    pub personal: ProblemText,
    pub left_out: ProblemText,
    pub closed_day: ProblemText,
    pub no_applications: ProblemText,
    pub personal_value: ProblemText,
    pub long_number: ProblemText,
    pub long_value: ProblemText,
    pub line_end: ProblemText,
    pub spoilt_code: ProblemText,
    pub unknown_state: ProblemText,
    pub bad_special: ProblemText,
    pub wrong_order: ProblemText,
    pub state_without: ProblemText,
    pub bad_workbook: ProblemText,
    pub no_room: ProblemText,
    pub lost_text: ProblemText,
    pub became_date: ProblemText,
    pub unsaved_formula: ProblemText,
    pub unknown_window: ProblemText,
    pub not_a_phone: ProblemText,
    pub outside_opening: ProblemText,
    pub past_day: ProblemText,
    pub no_year: ProblemText,
    pub bad_account: ProblemText,
    pub not_in_list: ProblemText,
    pub outside_range: ProblemText,
    pub no_sheet_rows: ProblemText,
    pub bad_json: ProblemText,
    pub unknown_json: ProblemText,
}

/// What can be missing on this machine.
#[expect(missing_docs, reason = "each field is the variant of the same name in config::problem::Unready")]
pub struct MachineWords {
    pub store_unavailable: ProblemText,
    pub store_damaged: ProblemText,
    pub catalogue_empty: ProblemText,
    pub unknown_lines: ProblemText,
    pub no_printer: ProblemText,
    pub printer_missing: ProblemText,
    pub printer_refused: ProblemText,
    pub printer_unwell: ProblemText,
    pub paper_low: ProblemText,
    pub scanner_missing: ProblemText,
    pub scanner_untold: ProblemText,
    pub scanner_refused: ProblemText,
    pub fonts_missing: ProblemText,
    pub folder_unwritable: ProblemText,
    pub clock_not_set: ProblemText,
    pub clock_early: ProblemText,
    pub calendar_missing: ProblemText,
    pub calendar_ends: ProblemText,
    pub sample_pins: ProblemText,
    pub setup_differs: ProblemText,
    pub setup_unread: ProblemText,
    pub audit_broken: ProblemText,
    pub account_locked: ProblemText,
    pub no_admin: ProblemText,
    pub not_published: ProblemText,
    pub no_backup: ProblemText,
    pub old_backup: ProblemText,
    pub box_unopened: ProblemText,
    pub box_appointed: ProblemText,
    pub no_account: ProblemText,
    pub voice_missing: ProblemText,
    pub voice_absent: ProblemText,
    pub voice_foreign: ProblemText,
    pub not_utf8: ProblemText,
    pub no_size: ProblemText,
    pub few_colours: ProblemText,
    pub type_small: ProblemText,
    pub terminal_small: ProblemText,
    pub panel_shape: ProblemText,
}

/// Every word about problems.
pub struct ProblemWords {
    /// What the reader of TOML said, in this language.
    pub toml: fn(&str) -> String,
    /// The words around every problem.
    pub frame: ProblemFrame,
    /// Kinds of values.
    pub shapes: ValueKinds,
    /// About the configuration.
    pub config: ConfigWords,
    /// About an import file.
    pub import: ImportWords,
    /// About this machine.
    pub machine: MachineWords,
    /// About a draft.
    pub draft: DraftFaultWords,
}

/// The words about problems in a language.
pub fn words(lang: Lang) -> &'static ProblemWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// A template with `{0}`, `{1}`, … replaced; a place without a value stays as it is.
pub fn fill(template: &str, values: &[String]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value =
            after.split_once('}').and_then(|(at, tail)| Some((values.get(at.parse::<usize>().ok()?)?, tail)));
        if let Some((value, tail)) = value {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_where_they_belong() {
        let values = ["甲".to_owned(), "{0}".to_owned()];
        assert_eq!(fill("{1} 与 {0}，{2} {", &values), "{0} 与 甲，{2} {");
    }
}
