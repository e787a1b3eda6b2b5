//! Tables of applications: what is read in whatever form it comes, what is refused with its line, and that nothing about people is.
use chrono::FixedOffset;
use encoding_rs::GB18030;
use service_hall::config::{Problem, Severity};
use service_hall::hall::applications::{Application, ApplicationState};
use service_hall::hall::{Hall, Name, Setup, catalogue::Department};
use service_hall::import::{ApplicationMapping, ApplicationTable, application_mappings};
use service_hall::text::Lang;
use std::path::Path;

const HEADINGS: &str = "办件编号,事项编码,部门,收件,受理,承诺办结日,办结,状态,特别程序起止";

fn mappings() -> Vec<ApplicationMapping> {
    let mut problems = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
    let mappings = application_mappings(&folder, &mut problems);
    assert_eq!(problems, []);
    mappings
}

fn table(text: impl Into<Vec<u8>>) -> ApplicationTable {
    ApplicationTable::of("table.csv", text.into(), &mappings(), None)
        .unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

fn beijing() -> FixedOffset {
    FixedOffset::east_opt(8 * 3_600).unwrap()
}

fn read(text: impl Into<Vec<u8>>) -> Vec<Application> {
    table(text).applications(beijing()).collect()
}

/// Where each problem is, how bad, and what it is, in the order of the file.
fn problems(text: &str, hall: Option<&Hall>) -> Vec<(u32, Option<u32>, Severity, &'static str)> {
    let report = table(text).check(hall, beijing(), &mut |_, _| {});
    let place =
        |problem: &Problem| (problem.line.unwrap(), problem.column, problem.severity, problem.what.word());
    report.problems.iter().map(place).collect()
}

fn rows(rows: &[&str]) -> String {
    format!("{HEADINGS}\n{}\n", rows.join("\n"))
}

const WHOLE: &str = "36990020260506010000115,M1,公安局,2026-05-06 09:20,2026-05-06 10:30,2026-05-20,2026-05-19 15:40,已办结,2026-05-08~2026-05-12";

#[test]
fn a_row_is_read_whole() {
    let read = read(rows(&[WHOLE]));
    let at = |text: &str| text.parse().unwrap();
    let wanted = Application {
        code: "36990020260506010000115".into(),
        matter: "M1".into(),
        department: "公安局".into(),
        state: ApplicationState::Finished,
        received_at: at("2026-05-06T09:20:00"),
        accepted_at: Some(at("2026-05-06T10:30:00")),
        promised: Some("2026-05-20".parse().unwrap()),
        finished_at: Some(at("2026-05-19T15:40:00")),
        special: read[0].special.clone(),
        ..Application::default()
    };
    assert_eq!(read, [wanted]);
    assert_eq!(read[0].special[0].to_string(), "2026-05-08/2026-05-12");
}

#[test]
fn encodings_separators_and_dates_come_as_programs_write_them() {
    let wanted = read(rows(&[WHOLE]));
    let plain = rows(&[WHOLE]);
    let (gbk, _, _) = GB18030.encode(&plain);
    let semicolons = plain.replace(',', ";");
    for (form, bytes) in [
        ("UTF-8 with a mark", format!("\u{feff}{plain}").into_bytes()),
        ("GBK", gbk.into_owned()),
        ("semicolons", semicolons.clone().into_bytes()),
        ("semicolons in GBK", GB18030.encode(&semicolons).0.into_owned()),
        ("tabs", plain.replace(',', "\t").into_bytes()),
        ("line ends of Windows", plain.replace('\n', "\r\n").into_bytes()),
        ("quotation marks", plain.replace("公安局", "\"公安局\"").into_bytes()),
        (
            "dates of a spreadsheet",
            plain
                .replace("2026-05-06 10:30", "2026/5/6 10:30:00")
                .replace(",2026-05-20,", ",46162,")
                .replace("2026-05-08~2026-05-12", "2026年5月8日至2026年5月12日")
                .into_bytes(),
        ),
    ] {
        assert_eq!(read(bytes), wanted, "{form}");
    }
    let two_cells = "办件编号,收件时间,办件状态,特别程序开始,特别程序结束,承办部门,受理时间,承诺办结时间,办结时间\n\
        1,2026-05-06,在办,2026-05-08,,公安局,2026-05-06,2026-05-20,\n";
    assert_eq!(read(two_cells)[0].special[0].to_string(), "2026-05-08/");
}

#[test]
fn what_is_wrong_has_its_line_its_column_and_a_reason_in_both_languages() {
    let text = rows(&[
        WHOLE,
        ",M1,公安局,2026-05-06,,,,收件,",
        "2,M1,公安局,,,,,收件,",
        "3,M1,公安局,5月6日,,,,收件,",
        "4,M1,公安局,2026-05-06,,,,飞了,",
        "5,M1,公安局,2026-05-06,2026-05-05,,,受理,",
        "6,M1,公安局,2026-05-06,2026-05-07,,2026-05-06,办结,",
        "7,M1,公安局,2026-05-06,2026-05-07,,,受理,2026-05-12~2026-05-08",
        "8,M1,公安局,2026-05-06,,,,收件,,又一格",
        "36990020260506010000115,M1,公安局,2026-05-06,,,,收件,",
        "430102199001011234,M1,公安局,2026-05-06,,,,收件,",
        "9,M1,13812345678,2026-05-06,,,,收件,",
    ]) + &format!("{},M1,公安局,2026-05-06,,,,收件,\n", "9".repeat(51));
    let error = Severity::Error;
    assert_eq!(
        problems(&text, None),
        [
            (3, Some(1), error, "missing_value"),
            (4, Some(4), error, "missing_value"),
            (5, Some(4), error, "bad_day"),
            (6, Some(8), error, "unknown_state"),
            (7, Some(5), error, "wrong_order"),
            (8, Some(7), error, "wrong_order"),
            (9, Some(9), error, "bad_special"),
            (10, None, error, "wrong_columns"),
            (11, Some(1), error, "duplicate_code"),
            (12, Some(1), error, "personal_value"),
            (13, Some(3), error, "personal_value"),
            (14, Some(1), error, "long_number"),
        ]
    );
    let report = table(text.clone()).check(None, beijing(), &mut |_, _| {});
    for problem in &report.problems {
        let (zh, en) = (problem.report(Lang::Zh), problem.report(Lang::En));
        assert!(zh.starts_with("table.csv:") && zh.contains("错误"), "{zh}");
        assert!(en.contains("error") && en.len() > 40, "{en}");
        for secret in ["13812345678", "430102199001011234"] {
            assert!(!zh.contains(secret) && !en.contains(secret), "{zh}");
        }
    }
    // The rows that can be read are those that are brought in where the others are left out.
    let codes: Vec<String> = read(text).into_iter().map(|one| one.code).collect();
    assert_eq!(codes, ["36990020260506010000115"]);
}

#[test]
fn what_can_be_kept_is_kept_with_a_warning() {
    let department = Department { name: Name::new("公安局", ""), ..Department::default() };
    let hall = Hall::new(Setup { departments: vec![department], ..Setup::default() });
    let text = rows(&[
        WHOLE,
        "2,M1,林业局,2026-05-06,2026-05-06,2026-05-20,,受理,",
        "3,M1,公安局,2026-05-06,2026-05-06,2026-05-20,,办结,",
        "4,M1,公安局,2026-05-06,2026-05-06,2026-05-20,,特别程序,",
        "5,M1,公安局,2026-05-06,,2026-05-20,,审查,",
        "6,M1,公安局,2026-05-06,2026-05-06,2026-05-05,,受理,",
        "7,,,2026-05-06,,,2026-05-06,不予受理,",
    ]);
    let warning = Severity::Warning;
    assert_eq!(
        problems(&text, Some(&hall)),
        [
            (3, Some(3), warning, "unknown_department"),
            (4, Some(7), warning, "state_without"),
            (5, Some(9), warning, "state_without"),
            (6, Some(5), warning, "state_without"),
            (7, Some(6), warning, "wrong_order"),
        ]
    );
    assert_eq!(read(text).len(), 7);
}

/// Invented, with a check digit that is right.
const CARD: &str = "369900199001010016";

#[test]
fn a_quotation_mark_too_many_neither_takes_rows_in_nor_brings_people_out() {
    let plain = |code: &str| format!("{code},M1,公安局,2026-05-06,,,,收件,");
    // Opened in the department, closed by a stray mark two rows below: one row of the right length.
    let opened = format!("2,M1,\"公安局,王小明,{CARD},,,,\n");
    let closed = "4,M1,公安局\",2026-05-06,,,,收件,";
    for line_end in ["\n", "\r\n", "\r"] {
        let text = rows(&[&plain("1"), &(opened.clone() + &plain("3")), closed, &plain("5")]);
        let text = text.replace('\n', line_end);
        let report = table(text.clone()).check(None, beijing(), &mut |_, _| {});
        let error = (report.problems[0].line, report.problems[0].what.word());
        assert_eq!((error, report.errors()), ((Some(3), "open_quote"), 1), "{line_end:?}");
        let codes: Vec<String> = read(text).into_iter().map(|one| one.code).collect();
        assert_eq!(codes, ["1", "5"], "where such rows are left out");
        let said = format!("{:?}", report.problems);
        assert!(!said.contains(CARD) && !said.contains("王小明"), "{said}");
    }
    // It takes in lines that are no rows: nothing but the line end in what is read gives it away.
    for (row, column) in [
        ("2,M1,\"公安局\n王小明\",2026-05-06,,,,收件,", 3),
        ("\"2\n3\",M1,公安局,2026-05-06,,,,收件,", 1),
        ("2,M1,公安局,2026-05-06,,,,\"收件\n王小明\",", 8),
        ("2,M1,公安局,\"2026-05-06\n王小明\",,,,收件,", 4),
    ] {
        let text = rows(&[&plain("1"), row]);
        assert_eq!(problems(&text, None), [(3, Some(column), Severity::Error, "line_end")]);
        let said = format!("{:?}", table(text.clone()).check(None, beijing(), &mut |_, _| {}).problems);
        assert!(!said.contains("王小明") && read(text).len() == 1, "{said}");
    }
    // A remark that nobody reads may go on, and so may a heading; rows in either are missed.
    let remarks = |remark: &str| format!("备注,{HEADINGS}\n\"{remark}\",{}\n", plain("1"));
    assert_eq!(problems(&remarks("一，\n二"), None), []);
    let taken = remarks(&format!("一,{}\n二", plain("9")));
    assert_eq!(problems(&taken, None), [(2, None, Severity::Error, "open_quote")]);
    let headings = format!("{HEADINGS},\"申请人\n{},王小明\n", plain("1"));
    let refused = ApplicationTable::of("table.csv", headings.into_bytes(), &mappings(), None).err().unwrap();
    let said = format!("{refused:?}");
    assert!(said.contains("OpenQuote") && !said.contains("王小明"), "{said}");
}

#[test]
fn numbers_of_people_are_refused_anywhere_in_a_value_and_never_said_again() {
    let long = "公安局".repeat(40);
    for (place, value, word) in [
        (2, "王小明 13812345678", "personal_value"),
        (2, "王小明13812345678", "personal_value"),
        (2, "公安局（138-1234-5678）", "personal_value"),
        (2, &format!("王小明{CARD}"), "personal_value"),
        (1, "M1 13812345678", "personal_value"),
        (1, &format!("M1/{CARD}"), "personal_value"),
        (0, "王小明 13812345678", "personal_value"),
        (0, &format!("7-{CARD}"), "personal_value"),
        (3, "王小明 13812345678", "personal_value"),
        (7, "王小明 13812345678", "personal_value"),
        (8, "王小明 13812345678", "personal_value"),
        (2, &long, "long_value"),
        (3, &long, "long_value"),
        (7, &long, "long_value"),
    ] {
        let mut row = ["1", "M1", "公安局", "2026-05-06", "", "", "", "收件", ""];
        row[place] = value;
        let report = table(rows(&[&row.join(",")])).check(None, beijing(), &mut |_, _| {});
        let said: Vec<String> = report.problems.iter().map(|problem| problem.report(Lang::Zh)).collect();
        assert_eq!(report.problems[0].what.word(), word, "{value}");
        assert!(report.errors() == 1 && !said.concat().contains(value), "{said:?}");
    }
    // Days that look like a telephone where their signs are left out are days.
    let row = "1,M1,公安局,2025-10-06,2025-12-13,,,特别程序,2025-12-13 - 2026-01-12 09:00";
    assert_eq!(problems(&rows(&[row]), None), []);
}

#[test]
fn codes_that_a_spreadsheet_has_touched_are_read_as_they_were_or_refused() {
    let row = |code: &str, matter: &str| rows(&[&format!("{code},{matter},公安局,2026-05-06,,,,收件,")]);
    for code in
        ["36991AB1", "'36991AB1", "=\"36991AB1\"", "\"=\"\"36991AB1\"\"\"", "３６９９１ＡＢ１", " 36991AB1 "]
    {
        let read = read(row(code, code));
        assert_eq!((&*read[0].code, &*read[0].matter), ("36991AB1", "36991AB1"), "{code}");
    }
    for (code, matter, column) in [("3.6990020261105E+22", "M1", 1), ("1", "1.13699E+30", 2)] {
        assert_eq!(problems(&row(code, matter), None), [(2, Some(column), Severity::Error, "spoilt_code")]);
    }
    let twice = rows(&["ＡＢ1,M1,公安局,2026-05-06,,,,收件,", "AB1,M1,公安局,2026-05-06,,,,收件,"]);
    assert_eq!(problems(&twice, None)[0].3, "duplicate_code");
}

#[test]
fn moments_of_another_time_become_the_hall_s() {
    let read = read(rows(&["1,M1,公安局,2026-05-06T20:00:00Z,,,,收件,2026-05-07~至今（听证）"]));
    assert_eq!(read[0].received_at.to_string(), "2026-05-07 04:00:00");
    assert_eq!(read[0].special[0].to_string(), "2026-05-07/");
}

#[test]
fn columns_about_people_are_named_and_never_read() {
    let text = format!("申请人姓名,{HEADINGS},联系电话\n王小明,{WHOLE},13812345678\n");
    let warning = Severity::Warning;
    let left_out = [(1, Some(1), warning, "left_out"), (1, Some(11), warning, "left_out")];
    assert_eq!(problems(&text, None), left_out);
    let said = format!("{:?}", read(text));
    assert!(!said.contains("王小明") && !said.contains("13812345678"), "{said}");
}

#[test]
fn a_number_of_eighteen_digits_with_a_date_is_no_identity_card() {
    let row = |code: &str| rows(&[&format!("{code},M1,公安局,2026-05-06,,,,收件,")]);
    assert_eq!(problems(&row("369900202605060012"), None), []);
    // Born in 1990.
    assert_eq!(problems(&row("430102199001011234"), None)[0].3, "personal_value");
}

#[test]
fn a_number_of_eleven_digits_is_no_telephone_in_the_column_of_numbers() {
    let text = rows(&["13812345678,M1,公安局,2026-05-06,,,,收件,"]);
    assert_eq!(problems(&text, None), []);
    assert_eq!(read(text)[0].code, "13812345678");
    let elsewhere = rows(&["9,13812345678,公安局,2026-05-06,,,,收件,"]);
    assert_eq!(problems(&elsewhere, None)[0].3, "personal_value", "no other column says that it is a number");
}

#[test]
fn headings_that_do_not_fit_are_said_before_any_row_is_read() {
    let refused = |text: &str, named: Option<&str>| {
        let wrong =
            ApplicationTable::of("table.csv", text.as_bytes().to_vec(), &mappings(), named).err().unwrap();
        wrong.iter().map(|problem| problem.what.word()).collect::<Vec<_>>()
    };
    assert_eq!(refused("编号,状态\n1,收件\n", None), ["unrecognised"]);
    assert_eq!(refused(HEADINGS, Some("nobody")), ["unknown_mapping"]);
    let without = HEADINGS.replace("承诺办结日,", "").replace("收件,", "");
    assert_eq!(refused(&without, None), ["missing_heading", "missing_heading"]);
    assert_eq!(refused(&format!("{HEADINGS},收件"), None), ["heading_twice"]);
    assert_eq!(refused("PK\u{3}\u{4}xx", None), ["not_a_table"]);
    assert_eq!(problems_of_an_empty_table(), ["no_applications"]);
}

fn problems_of_an_empty_table() -> Vec<&'static str> {
    let report = table(HEADINGS).check(None, beijing(), &mut |_, _| {});
    report.problems.iter().map(|problem| problem.what.word()).collect()
}

#[test]
fn whatever_bytes_a_table_has_no_reader_panics() {
    let whole = rows(&[WHOLE]);
    for end in 0..whole.len() {
        if let Ok(table) =
            ApplicationTable::of("table.csv", whole.as_bytes()[..end].to_vec(), &mappings(), Some("sample"))
        {
            let report = table.check(None, beijing(), &mut |_, _| {});
            assert!(table.applications(beijing()).count() <= report.rows);
        }
    }
    let mut rng = fastrand::Rng::with_seed(9);
    for _ in 0..500 {
        let mut bytes = whole.clone().into_bytes();
        for _ in 0..rng.usize(1..8) {
            let at = rng.usize(HEADINGS.len()..bytes.len());
            bytes[at] = rng.u8(..);
        }
        if let Ok(table) = ApplicationTable::of("table.csv", bytes, &mappings(), Some("sample")) {
            table.check(None, beijing(), &mut |_, _| {});
            table.applications(beijing()).for_each(drop);
        }
    }
}
