//! What can be wrong with an import file, in English.
use super::{ImportWords, said};

/// The words.
pub(super) const IMPORT: ImportWords = ImportWords {
    no_file: said("there is no such file", "Check its name and folder"),
    not_a_file: said("this is a folder or a device, not a file", "Name a CSV file"),
    not_a_table: said(
        "this is no table but looks like {0}",
        "Save it as XLSX or as CSV UTF-8 (comma delimited) in the spreadsheet program",
    ),
    utf16: said("the file is UTF-16", "Save it as CSV UTF-8 (comma delimited)"),
    broken_text: said("from byte {0} on it is neither UTF-8 nor GB18030", "Export it again as CSV in UTF-8"),
    cut_off: said(
        "the file ends within a character, at byte {0}",
        "It was not copied completely; copy it again",
    ),
    open_quote: said("a quotation mark is never closed", "Close it, or export the file again"),
    no_rows: said("the table holds no matter at all", "Check that the export was not empty"),
    unknown_mapping: said("there is no mapping \"{0}\"", "Mappings known: {1}"),
    unrecognised: said(
        "no mapping knows these headings: {0}",
        "Check separator, encoding and the row of the headings; name a mapping with --mapping, or draft one with --guess; known: {1}",
    ),
    missing_heading: said("the heading \"{0}\" is missing", "Add that column, or use another mapping"),
    heading_twice: said("the heading \"{0}\" appears twice", "Take one of the two columns out"),
    other_sheet: said(
        "this is the sheet of {0}, not one of the kind that was asked for",
        "Take another file, or the command for this kind (hall import --help)",
    ),
    wrong_columns: said(
        "this row has {0} columns, the headings have {1}",
        "Check quotation marks and commas",
    ),
    missing_value: said("this may not be empty", "Fill it in"),
    long_code: said("the code has {0} characters, more than 64", "Check the code"),
    long_name: said("the name has {0} characters, more than {1}", "Check whether columns have slipped"),
    duplicate_code: said(
        "the code \"{0}\" is also in line {1}",
        "Codes must be unique; take one of the rows out",
    ),
    bad_limit: said(
        "\"{0}\" is not a time limit",
        "Write 20工作日 (working days) or 30自然日 (calendar days)",
    ),
    promised_longer: said("the promised {0} is longer than the statutory {1}", "Check both limits"),
    mixed_units: said(
        "the statutory {0} and the promised {1} count different days",
        "Check them; both are shown as they are and not compared",
    ),
    bad_material: said(
        "\"{0}\" is not a document to bring",
        "Write it like 名称:原件1:复印件2:必要; 非必要, 可选 or 容缺后补 may stand for 必要, always behind a colon",
    ),
    bad_situation: said(
        "\"{0}\" is not a situation, or one of that name is there already",
        "Write it like 名称:材料:材料, several with | between them; an English name behind =: 遗失补领=Lost:遗失声明",
    ),
    unknown_document: said(
        "the document \"{0}\" of a situation is not among the documents to bring",
        "Write it into 申请材料 first; both names must be the same",
    ),
    bad_number: said("\"{0}\" is not a whole number from {1} to {2}", "It is left empty; check it"),
    bad_credit_code: said(
        "the credit code \"{0}\" fails its check digit",
        "It is kept as it is; ask the unit it belongs to",
    ),
    no_phone: said("there is no telephone for questions", "The guide shows the hall's instead"),
    wide_name: said("the name is {0} columns wide, more than 60", "Lists break it; a short name would help"),
    unknown_kind: said(
        "nobody knows the kind \"{0}\"",
        "It counts as 公共服务; add it to `kinds` of the mapping",
    ),
    unknown_word: said("nobody knows \"{0}\" here", "It is left out; add it to the mapping"),
    unknown_department: said("departments.toml has no \"{0}\"", "Add the department, or correct the name"),
    unknown_line: said("lines.toml has no line \"{0}\"", "The matter queues with its department; correct it"),
    unknown_theme: said(
        "themes.toml has no theme \"{0}\"",
        "Nobody finds the matter by theme; add or correct it",
    ),
    same_name: said(
        "\"{0}\" of the same department is also in line {1}",
        "Check whether it is there twice; both are kept",
    ),
    no_bookings: said("the table holds no appointment at all", "Check that the export was not empty"),
    no_column: said("the column \"{0}\" is missing", "Add it, under either of the two words"),
    bad_day: said("\"{0}\" is not a date", "Write it like 2026-11-23"),
    bad_time: said("\"{0}\" is not a time", "Write it like 09:30, or 09:30-10:00"),
    no_such_line: said("lines.toml has no line \"{0}\"", "Give the code or the Chinese name of a line"),
    bad_booking_code: said(
        "this cannot be a booking code",
        "Codes are 4 to 32 letters and digits; leave it empty to have one made",
    ),
    lost_zero: said(
        "\"{0}\" looks like a code whose first 0 a spreadsheet has left out",
        "Format the column as text and export it again; as it is it becomes another appointment",
    ),
    personal: said(
        "this looks like a telephone or an identity card and may not be stored",
        "Use a booking code, or leave it empty to have one made",
    ),
    left_out: said("this column looks personal and was left out", "Do not export it next time"),
    closed_day: said("the hall is closed on {0}", "Check the date; nobody can check in then"),
    no_applications: said("the table holds no application at all", "Check that the export was not empty"),
    personal_value: said(
        "this looks like a telephone or an identity card and may not be stored",
        "Check whether columns have slipped",
    ),
    long_number: said("the number has {0} characters, more than {1}", "Check whether columns have slipped"),
    long_value: said("this has {0} characters, more than {1}", "Check whether columns have slipped"),
    line_end: said(
        "this goes on in another line, perhaps since there is a quotation mark too many before",
        "Take the line break or the quotation mark out, and import it again",
    ),
    spoilt_code: said(
        "a spreadsheet has made a power of ten of this number, and its last digits are lost",
        "Format the column as text and export it again from its system",
    ),
    unknown_state: said(
        "nobody knows the state \"{0}\"",
        "Add it to `states` of the mapping in mappings/applications",
    ),
    bad_special: said(
        "\"{0}\" is no special procedure",
        "Write 2026-05-06~2026-05-12, or 2026-05-06~ while it goes on; semicolons between several",
    ),
    wrong_order: said("\"{0}\" is earlier than \"{1}\"", "Check the two dates"),
    state_without: said(
        "the state is \"{0}\", but there is no \"{1}\"",
        "It is kept as it is; fill it in at the approval system",
    ),
    bad_workbook: said(
        "this workbook cannot be opened; it is damaged or has a password",
        "Open it in the spreadsheet program and save it as XLSX",
    ),
    no_room: said(
        "there is nowhere to keep the rows of the table meanwhile: {0}",
        "Make room on the disk (/var/tmp), or let the environment variable TMPDIR name a folder that has it",
    ),
    lost_text: said(
        "\"{0}\" is not what was here; a spreadsheet or a change of encoding has lost it",
        "Fill it in again from the original",
    ),
    became_date: said(
        "\"{0}\" looks like what a spreadsheet has made a date or a time of",
        "Format the column as text and fill it in again",
    ),
    unsaved_formula: said(
        "this is a formula whose value was not saved with it",
        "Open and save it in the spreadsheet program, or write the value",
    ),
    unknown_window: said("windows.toml has no window \"{0}\"", "The guide shows it all the same; check it"),
    not_a_phone: said("\"{0}\" looks like no telephone number", "The guide shows it all the same; check it"),
    outside_opening: said(
        "{0} is outside the hours of this line",
        "Check the time; nobody can check in then",
    ),
    past_day: said("{0} is over", "Check the date"),
    no_year: said(
        "there is no calendar for {0}",
        "Add one in workdays; nobody knows whether the hall is open",
    ),
    not_in_list: said("\"{0}\" is none of the words there are", "Write one of: {1}"),
    outside_range: said("\"{0}\" is not a whole number from {1} to {2}", "Put it right, or leave it empty"),
    no_sheet_rows: said("there is no row below the headings", "Check whether an empty table was exported"),
    bad_json: said(
        "from character {0} on this is no JSON",
        "Check that the file is whole, with no error page in it",
    ),
    unknown_json: said(
        "no mapping knows JSON like this; its outermost keys: {0}",
        "Write a mapping with [json] in mappings; known: {1}",
    ),
    bad_account: said(
        "\"{0}\" cannot be the number of an account",
        "Letters, digits, - and _ only, at most 16",
    ),
};
