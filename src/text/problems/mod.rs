//! What can be wrong with the configuration, an import file or this machine, in words for the people who keep the hall.
mod en;
mod zh;

use super::Lang;

/// One problem in words. `{0}`, `{1}`, … stand for what it is about, such as a key or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub wrong: &'static str,
    /// What to do about it.
    pub cure: &'static str,
}

/// The words of a problem, `wrong` first.
const fn said(wrong: &'static str, cure: &'static str) -> Said {
    Said { wrong, cure }
}

/// The words around every problem.
pub struct Frame {
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
pub struct Shapes {
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
    pub missing_file: Said,
    pub missing_folder: Said,
    pub unreadable: Said,
    pub too_big: Said,
    pub not_utf8: Said,
    pub world_writable: Said,
    pub syntax: Said,
    pub unknown_key: Said,
    pub missing_key: Said,
    pub wrong_type: Said,
    pub empty: Said,
    pub too_long: Said,
    pub unprintable: Said,
    pub out_of_range: Said,
    pub not_one_of: Said,
    pub bad_span: Said,
    pub spans_overlap: Said,
    pub outside_hours: Said,
    pub bad_date: Said,
    pub bad_offset: Said,
    pub bad_store: Said,
    pub bad_link: Said,
    pub bad_line_code: Said,
    pub bad_glyph: Said,
    pub bad_missed: Said,
    pub bad_policy: Said,
    pub bad_pin: Said,
    pub bad_key: Said,
    pub key_twice: Said,
    pub unknown_window: Said,
    pub duplicate: Said,
    pub unknown_department: Said,
    pub unknown_line: Said,
    pub department_twice: Said,
    pub two_general: Said,
    pub no_general: Said,
    pub unequal: Said,
    pub minutes_missing: Said,
    pub minutes_order: Said,
    pub too_many: Said,
    pub line_without_window: Said,
    pub wrong_year: Said,
    pub off_and_work: Said,
    pub already_workday: Said,
    pub no_calendar: Said,
    pub bad_file_name: Said,
    pub contradiction: Said,
}

/// What can be wrong with an import file.
#[expect(missing_docs, reason = "each field is the variant of the same name in config::problem::Fault")]
pub struct ImportWords {
    pub no_file: Said,
    pub not_a_file: Said,
    pub not_a_table: Said,
    pub utf16: Said,
    pub broken_text: Said,
    pub cut_off: Said,
    pub open_quote: Said,
    pub no_rows: Said,
    pub unknown_mapping: Said,
    pub unrecognised: Said,
    pub missing_heading: Said,
    pub heading_twice: Said,
    pub wrong_columns: Said,
    pub missing_value: Said,
    pub long_code: Said,
    pub long_name: Said,
    pub duplicate_code: Said,
    pub bad_limit: Said,
    pub promised_longer: Said,
    pub mixed_units: Said,
    pub bad_material: Said,
    pub bad_number: Said,
    pub bad_credit_code: Said,
    pub no_phone: Said,
    pub wide_name: Said,
    pub unknown_kind: Said,
    pub unknown_word: Said,
    pub unknown_department: Said,
    pub unknown_line: Said,
    pub unknown_theme: Said,
    pub same_name: Said,
    pub no_bookings: Said,
    pub no_column: Said,
    pub bad_day: Said,
    pub bad_time: Said,
    pub no_such_line: Said,
    pub bad_booking_code: Said,
    pub personal: Said,
    pub left_out: Said,
    pub closed_day: Said,
}

/// What can be missing on this machine.
#[expect(missing_docs, reason = "each field is the variant of the same name in config::problem::Unready")]
pub struct MachineWords {
    pub store_unavailable: Said,
    pub store_damaged: Said,
    pub catalogue_empty: Said,
    pub unknown_lines: Said,
    pub no_printer: Said,
    pub printer_missing: Said,
    pub printer_refused: Said,
    pub printer_unwell: Said,
    pub paper_low: Said,
    pub scanner_missing: Said,
    pub scanner_refused: Said,
    pub fonts_missing: Said,
    pub folder_unwritable: Said,
    pub clock_early: Said,
    pub calendar_missing: Said,
    pub calendar_ends: Said,
    pub sample_pins: Said,
    pub not_utf8: Said,
    pub few_colours: Said,
    pub type_small: Said,
    pub terminal_small: Said,
    pub panel_shape: Said,
}

/// Every word about problems.
pub struct ProblemWords {
    /// The words around every problem.
    pub frame: Frame,
    /// Kinds of values.
    pub shapes: Shapes,
    /// About the configuration.
    pub config: ConfigWords,
    /// About an import file.
    pub import: ImportWords,
    /// About this machine.
    pub machine: MachineWords,
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
