//! Tables as workbooks: read as a person reads the sheet, with everything a spreadsheet program does to what was written.
use crate::support::place::Place;
use crate::support::skips::{Lacking, skipped};
use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use service_hall::config::{Config, Problem};
use service_hall::export::{self, FileForm, SheetMark, TableFile, write_marked};
use service_hall::hall::Name;
use service_hall::hall::catalogue::{Guide, Material};
use service_hall::import::{Mapping, SheetCopy, Source, bookings, mappings};
use std::fs;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn known() -> Vec<Mapping> {
    mappings(&root().join("kiosk-config"), &mut Vec::new())
}

fn own() -> Mapping {
    known().into_iter().find(|mapping| mapping.own).unwrap()
}

const HEAD: [&str; 8] =
    ["事项编码", "部门", "事项名称", "承诺办结时限", "办理窗口", "办理时间", "咨询电话", "申请材料"];
const ROW: [&str; 8] =
    ["11440000006939801C-1", "公安局", "身份证换领", "20工作日", "A03", "9:00-17:00", "0799-1", "照片"];

/// The mapping of the sample, of which a table needs these headings only.
fn short() -> Vec<Mapping> {
    let mut mapping = own();
    let lacking: Vec<String> =
        mapping.required().filter(|heading| !HEAD.contains(&heading.as_str())).cloned().collect();
    mapping.optional.extend(lacking);
    vec![mapping]
}

/// The bytes of a workbook with one sheet.
fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cells: &[&str]) {
    for (cell, at) in cells.iter().zip(column..) {
        sheet.write_string(row, at, *cell).unwrap();
    }
}

fn open(bytes: Vec<u8>) -> Source {
    Source::of("m.xlsx", bytes, &short(), None).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Line, column and word of every error.
fn errors(source: &Source) -> Vec<(Option<u32>, Option<u32>, &'static str)> {
    let problems = source.check(None, &mut |_, _| ()).problems;
    let errors = problems.iter().filter(|problem| problem.is_error());
    errors.map(|problem| (problem.line, problem.column, problem.what.word())).collect()
}

#[test]
fn rows_and_columns_are_those_of_the_sheet() {
    let source = open(book(|sheet| {
        write(sheet, 1, 2, &["本中心事项表（2026 年）"]);
        write(sheet, 3, 2, &HEAD);
        write(sheet, 5, 2, &ROW);
        write(sheet, 8, 2, &[ROW[0], "公安局", "补领", "二十日"]);
    }));
    assert_eq!(source.guides().map(Result::unwrap).count(), 2);
    assert_eq!(errors(&source), [(Some(9), Some(6), "bad_limit"), (Some(9), Some(3), "duplicate_code")]);
}

#[test]
fn the_sheet_with_the_headings_is_found() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("封面").unwrap().write_string(0, 0, "某某中心").unwrap();
    let sheet = workbook.add_worksheet();
    write(sheet, 0, 0, &HEAD);
    write(sheet, 1, 0, &ROW);
    assert_eq!(open(workbook.save_to_buffer().unwrap()).guides().map(Result::unwrap).count(), 1);
}

#[test]
fn a_number_with_more_digits_than_a_spreadsheet_keeps_is_spoilt() {
    let source = open(book(|sheet| {
        write(sheet, 0, 0, &HEAD);
        for (number, row) in [(440_101_007_000.0, 1), (4_401_010_070_001_234_567.0, 2)] {
            write(sheet, row, 0, &ROW);
            sheet.write_number(row, 0, number).unwrap();
        }
    }));
    assert_eq!(errors(&source), [(Some(3), Some(1), "spoilt_code")]);
    assert_eq!(source.guides().map(Result::unwrap).next().unwrap().code, "440101007000");
}

#[test]
fn what_a_spreadsheet_made_a_date_of_is_an_error_of_its_cell() {
    let source = open(book(|sheet| {
        write(sheet, 0, 0, &HEAD);
        // 14 is a day everywhere, 31 and 57 are days in East Asia alone.
        for (format, row) in [(14_u8, 1), (31, 2), (57, 3)] {
            write(sheet, row, 0, &ROW);
            let code = format!("{}{row}", ROW[0]);
            sheet.write_string(row, 0, code).unwrap();
            let date = Format::new().set_num_format_index(format);
            sheet.write_number_with_format(row, 4, 46_025.0, &date).unwrap();
        }
        write(sheet, 4, 0, &ROW);
        sheet.write_number(4, 4, 44_929.0).unwrap();
        sheet.write_string(4, 5, "0.375-0.708").unwrap();
        sheet.write_string(4, 6, "#REF!").unwrap();
        sheet.write_string(4, 2, "????????").unwrap();
    }));
    let cells = [(2, 5), (3, 5), (4, 5)].map(|(row, column)| (Some(row), Some(column), "became_date"));
    let found = errors(&source);
    assert_eq!(found[..3], cells);
    let last: Vec<_> =
        found[3..].iter().map(|(row, column, word)| (row.unwrap(), column.unwrap(), *word)).collect();
    assert_eq!(last.len(), 4, "{last:?}");
    for wanted in [(5, 3, "lost_text"), (5, 5, "became_date"), (5, 6, "became_date"), (5, 7, "lost_text")] {
        assert!(last.contains(&wanted), "{last:?}");
    }
}

#[test]
fn strings_that_are_too_many_for_memory_are_read_as_a_few_are() {
    const ROWS: u32 = 9_000;
    let fill = |sheet: &mut Worksheet, rows: u32| {
        write(sheet, 0, 0, &HEAD);
        for row in 1..=rows {
            write(sheet, row, 0, &ROW);
            sheet.write_string(row, 0, format!("{}-{row}", ROW[0])).unwrap();
            let name =
                format!("  第{row}号<场地> & “使用登记”，以及与之有关的其他各项证明材料的核验与发放{row} ");
            sheet.write_string(row, 2, name).unwrap();
            sheet.write_string(row, 7, format!("照片{row}\n户口簿{row}")).unwrap();
        }
        let bold = Format::new().set_bold();
        let rich = [(&Format::default(), "居民"), (&bold, "身份证"), (&Format::default(), "换领")];
        sheet.write_rich_string(1, 2, &rich).unwrap();
        sheet.write_number(2, 6, 12_345.0).unwrap();
        sheet.merge_range(3, 1, 5, 1, "市民政局", &Format::new()).unwrap();
    };
    let (many, few) = (open(book(|sheet| fill(sheet, ROWS))), open(book(|sheet| fill(sheet, 100))));
    let known: Vec<Guide> = few.guides().map(Result::unwrap).collect();
    let read: Vec<Guide> = many.guides().map(Result::unwrap).collect();
    assert_eq!((read.len(), &read[..100]), (ROWS as usize, &known[..]));
    assert_eq!((read[0].name.zh.as_str(), read[1].phone.as_str()), ("居民身份证换领", "12345"));
    assert!(read[2..5].iter().all(|guide| guide.department == "市民政局"));
    assert!(read[8_999].name.zh.starts_with("第9000号<场地> & “使用登记”"), "{}", read[8_999].name.zh);
    assert_eq!(errors(&many), []);
}

#[test]
fn merged_cells_hold_for_every_row_of_theirs() {
    let source = open(book(|sheet| {
        write(sheet, 0, 0, &HEAD);
        for row in 1..=3 {
            write(sheet, row, 0, &ROW);
            sheet.write_string(row, 0, format!("{}{row}", ROW[0])).unwrap();
        }
        sheet.merge_range(1, 1, 3, 1, "市民政局", &Format::new()).unwrap();
    }));
    assert_eq!(errors(&source), []);
    assert!(source.guides().map(Result::unwrap).all(|guide| guide.department == "市民政局"));
}

#[test]
fn appointments_are_read_however_a_sheet_keeps_days_and_times() {
    let (config, _) = Config::read(&root().join("kiosk-config"));
    let hall = config.unwrap().hall;
    let bytes = book(|sheet| {
        write(sheet, 0, 0, &["日期", "时间", "队列", "预约码"]);
        let (day, time) = (Format::new().set_num_format_index(31), Format::new().set_num_format_index(20));
        for row in 1..=3 {
            write(sheet, row, 2, &["A", &format!("YY000{row}")]);
        }
        sheet.write_number_with_format(1, 0, 46_349.0, &day).unwrap();
        sheet.write_number_with_format(1, 1, 0.395_833_333_333, &time).unwrap();
        sheet.write_number(2, 0, 46_349.0).unwrap();
        sheet.write_number(2, 1, 0.395_833_333_333).unwrap();
        write(sheet, 3, 0, &["2026年11月23日", "９：３０"]);
    });
    let path = std::env::temp_dir().join(format!("hall-bookings-{}.xlsx", std::process::id()));
    fs::write(&path, bytes).unwrap();
    let found = bookings(&path, &hall, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    fs::remove_file(&path).ok();
    assert_eq!(found.checked.problems, []);
    let moments: Vec<String> = found.rows.iter().map(|row| row.appointment.due().to_string()).collect();
    assert_eq!(moments, ["2026-11-23 09:30:00"; 3]);
}

/// A folder that is gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("hall-tables-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Writes guides into a file.
fn write_out(guides: &[Guide], path: &Path) {
    let table = export::matters(&own(), None);
    let mut file = TableFile::create(path, FileForm::of(path).unwrap(), &table).unwrap();
    for guide in guides {
        file.row(&table, guide).unwrap();
    }
    file.finish().unwrap();
}

fn read_in(path: &Path) -> Vec<Guide> {
    let source = Source::open(path, &known(), None).unwrap_or_else(|problems| panic!("{problems:?}"));
    let checked = source.check(None, &mut |_, _| ());
    let errors: Vec<&Problem> = checked.problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    source.guides().map(Result::unwrap).collect()
}

/// Every text of every cell of the first sheet.
fn cells(path: &Path) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let name = workbook.sheet_names()[0].clone();
    let range = workbook.worksheet_range(&name).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

#[test]
fn what_goes_out_comes_back_and_goes_out_the_same() {
    let folder = Folder::new("sets");
    let shared = |name: &str| root().join("../shared/data").join(name);
    for (name, path) in [
        ("sample", root().join("kiosk-config/matters.csv")),
        ("guangan", shared("guangan/matters.csv")),
        ("guangdong", shared("guangdong/guides.csv")),
    ] {
        if !path.exists() {
            skipped(Lacking::Catalogues);
            continue;
        }
        let guides = read_in(&path);
        for ending in ["csv", "xlsx"] {
            let [first, second] = [1, 2].map(|turn| folder.0.join(format!("{name}-{turn}.{ending}")));
            write_out(&guides, &first);
            let back = read_in(&first);
            assert!(back == guides, "{name}.{ending}: {:?}", back.iter().zip(&guides).find(|(a, b)| a != b));
            write_out(&back, &second);
            match ending {
                "csv" => assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap(), "{name}"),
                _ => assert!(cells(&first) == cells(&second), "{name}"),
            }
        }
    }
}

#[test]
fn no_value_is_lost_or_becomes_a_formula_on_the_way() {
    let folder = Folder::new("odd");
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let name = |name: &str| Material { name: name.into(), originals: Some(1), ..Material::default() };
    let guide = Guide {
        code: "11440000006939801C-1".into(),
        name: Name::new("=cmd|' /C calc'!A0", "+English"),
        department: "@局".into(),
        phone: "+86-20-83163338".into(),
        complaints: "'-5 号".into(),
        conditions: "一、本人到场\n二、\"引号\"，逗号".into(),
        materials: vec![name("说明:一式两份"), name("甲|乙"), name("末尾\\"), name("-号")],
        process: texts(&["-取号", "+等候", "a|b\\"]),
        aliases: texts(&["办证"]),
        link: "https://a.example/%E4%BA%8B?q=1".into(),
        applicants: service_hall::hall::catalogue::Applicants { people: true, organisations: false },
        ..Guide::default()
    };
    let digits =
        Guide { code: "044010100700012345".into(), name: Name::new("纯数字编码", ""), ..guide.clone() };
    let guides = [guide, digits];
    for place in Place::every("odd-values") {
        let mut store = place.open();
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut guides.iter().cloned(),
                &mut |_| (),
            )
            .unwrap();
        let mut kept = Vec::new();
        let whole = store.each_guide(&mut |guide| {
            kept.push(guide);
            ControlFlow::Continue(())
        });
        assert!(whole.unwrap() && kept == guides, "{kept:#?}");
    }
    for ending in ["csv", "xlsx"] {
        let path = folder.0.join(format!("odd.{ending}"));
        write_out(&guides, &path);
        assert_eq!(read_in(&path), guides, "{ending}");
    }
    let text = fs::read_to_string(folder.0.join("odd.csv")).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains(",'+86-20-83163338,"), "{text}");
    assert!(text.contains("\n'044010100700012345,") && text.contains("'=cmd"), "{text}");
    let sheet = cells(&folder.0.join("odd.xlsx"));
    assert!(sheet[1].iter().any(|cell| cell == "+86-20-83163338"), "a text needs no guard: {:?}", sheet[1]);
    assert!(sheet[1].iter().any(|cell| cell == "https://a.example/%E4%BA%8B?q=1"), "encoded once");
}

#[test]
fn a_template_has_notes_and_lists_also_long_ones() {
    let folder = Folder::new("template");
    let (config, _) = Config::read(&root().join("kiosk-config"));
    let hall = config.unwrap().hall;
    let path = folder.0.join("empty.xlsx");
    let table = export::matters(&own(), Some(&hall));
    let long = table.columns.iter().find(|column| column.heading == "部门").unwrap();
    assert!(long.choices.concat().chars().count() > 255 / 2, "{:?}", long.choices);
    TableFile::create(&path, FileForm::Workbook, &table).unwrap().finish().unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(fs::read(&path).unwrap())).unwrap();
    let notes = workbook.worksheet_range("填写说明").unwrap();
    assert_eq!(notes.height(), table.columns.len() + 1);
    assert!(notes.rows().any(|row| row[0] == *"事项编码" && row[1] == *"是"));
    assert!(table.columns.iter().all(|column| !column.note.is_empty()), "every column is explained");
    assert_eq!(
        Source::open(&path, &known(), None).map(|source| source.guides().map(Result::unwrap).count()).ok(),
        Some(0)
    );
}

#[test]
fn what_is_wrong_stands_beside_its_cell_and_the_copy_can_be_put_right() {
    let folder = Folder::new("marked");
    let source = open(book(|sheet| {
        write(sheet, 0, 0, &HEAD);
        write(sheet, 1, 0, &ROW);
        write(sheet, 3, 0, &["", "公安局", "补领", "二十日"]);
    }));
    let mark = |problem: &Problem| SheetMark {
        line: problem.line.unwrap(),
        column: problem.column,
        is_error: problem.is_error(),
        words: problem.what.word().into(),
    };
    let marks = source.check(None, &mut |_, _| ()).problems.iter().map(mark).collect();
    let path = folder.0.join("marked.xlsx");
    write_marked(&SheetCopy::of(source), marks, &path).unwrap();
    let cells = cells(&path);
    assert_eq!(cells[0].last().map(String::as_str), Some("检查结果"));
    let good = cells[1].last().unwrap();
    assert!(good.is_empty(), "{good}");
    let said = cells[2].last().unwrap();
    assert!(said.contains("missing_value") && said.contains("bad_limit"), "{said}");
    let again = open(fs::read(&path).unwrap());
    assert_eq!(errors(&again).len(), 2, "the column of problems is no part of the table");
}

#[test]
fn no_bytes_make_a_workbook_panic() {
    let whole = book(|sheet| {
        write(sheet, 0, 0, &HEAD);
        (1..20).for_each(|row| write(sheet, row, 0, &ROW));
    });
    let known = short();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    for round in 0..600 {
        let mut bytes = whole.clone();
        if round % 3 == 0 {
            bytes.truncate(next(whole.len()));
        }
        for _ in 0..=round % 7 {
            let at = next(bytes.len().max(1));
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(next(256)).unwrap();
            }
        }
        match Source::of("m.xlsx", bytes, &known, None) {
            Err(problems) => assert!(!problems.is_empty()),
            Ok(source) => assert!(source.guides().map(Result::unwrap).count() <= 19),
        }
    }
}
