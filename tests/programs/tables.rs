//! Tables as people and their programs leave them: read where that is certain, refused with the cell and the cause where it is not.
use chrono::NaiveDate;
use service_hall::config::{Config, Problem};
use service_hall::hall::calendar::SpecialDay;
use service_hall::hall::{Hall, Setup};
use service_hall::import::{Mapping, Source, bookings, mappings};
use service_hall::text::Lang;
use std::fs;
use std::path::Path;

const HEAD: &str = "事项编码,部门,主项名称,事项名称,英文名称,事项类型,服务对象,主题,队列,热度,法定办结时限,承诺办结时限,办件类型,到现场次数,受理条件,申请材料,办理流程,收费,办理地点,办理窗口,办理时间,咨询电话,监督电话,网办地址,别名";
const ROW: &str = "11440000006939801C-1,市公安局,身份证,身份证换领,Renewal,行政确认,自然人|企业法人,户籍办理,A,620,60自然日,20自然日,即办件,1,本人到场,户口簿:原件1:复印件2:必要,取号|领取,免费,1楼,A03,9:00-17:00,0799-1,0799-2,https://a.example/1,换身份证";

fn known() -> Vec<Mapping> {
    mappings(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &mut Vec::new())
}

fn hall() -> Hall {
    let (config, _) = Config::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"));
    config.unwrap().hall
}

fn open(text: &str) -> Source {
    Source::of("m.csv", text.as_bytes().to_vec(), &known(), None).unwrap_or_else(|p| panic!("{p:?}"))
}

fn problems(text: &str) -> Vec<Problem> {
    open(text).check(Some(&hall()), &mut |_, _| ()).problems
}

/// The words of what is wrong with one changed row, and whether each is an error.
fn odd(from: &str, to: &str) -> Vec<(&'static str, bool)> {
    assert!(ROW.contains(from), "{from}");
    let problems = problems(&format!("{HEAD}\n{}", ROW.replacen(from, to, 1)));
    problems.iter().map(|problem| (problem.what.word(), problem.is_error())).collect()
}

#[test]
fn e01_rows_of_commas_are_skipped_and_empty_cells_at_the_end_may_be_left_out() {
    let commas = ",".repeat(24);
    let short = ROW.replace("C-1", "C-2").replace(",https://a.example/1,换身份证", "");
    let text = format!("{HEAD}\n{ROW}\n{commas}\n{short}\n{}\n, ,\n", commas.replace(',', " ,"));
    let found = problems(&text);
    assert!(!found.iter().any(Problem::is_error), "{found:?}");
    let guides: Vec<_> = open(&text).guides().map(Result::unwrap).collect();
    assert_eq!((guides.len(), guides[1].complaints.as_str(), guides[1].link.as_str()), (2, "0799-2", ""));
    assert_eq!(odd("换身份证", "换身份证,x"), [("wrong_columns", true)]);
    assert_eq!(odd("换身份证", "换身份证,,,"), [], "empty cells too many are none");
}

#[test]
fn e01_a_row_that_a_line_end_has_broken_in_two_is_refused() {
    let broken = ROW.replace("本人到场", "本人\n到场");
    let found = problems(&format!("{HEAD}\n{broken}\n"));
    let broken: Vec<_> = found.iter().filter(|problem| problem.what.word() == "wrong_columns").collect();
    assert_eq!(broken.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(3)], "{found:?}");
}

#[test]
fn e02_what_a_spreadsheet_or_an_encoding_has_lost_is_an_error_of_its_cell() {
    for (from, to, word) in [
        ("11440000006939801C-1", "1.13699E+30", "spoilt_code"),
        ("0799-1", "1.38001E+10", "lost_text"),
        ("身份证换领", "#NAME?", "lost_text"),
        ("1楼", "#REF!", "lost_text"),
        ("身份证换领", "????????", "lost_text"),
        ("A03", "1月3日", "became_date"),
        ("A03", "44929", "became_date"),
        ("9:00-17:00", "0.375-0.708", "became_date"),
    ] {
        assert!(odd(from, to).contains(&(word, true)), "{to}: {:?}", odd(from, to));
    }
    let found = problems(&format!("{HEAD}\n{}", ROW.replace("A03", "1月3日")));
    let said = found[0].report(Lang::Zh);
    assert!(said.starts_with("m.csv:2:20: 错误: 第20列“办理窗口”：“1月3日”"), "{said}");
}

#[test]
fn e03_separators_titles_and_broken_headings_are_read_where_that_is_certain() {
    let tabs = |sign: &str| format!("{}\n{}\n", HEAD.replace(',', sign), ROW.replace(',', sign));
    for text in [
        tabs(";"),
        tabs("\t"),
        format!("sep=;\n{}", tabs(";")),
        format!("\"sep=\t\"\r\n{}", tabs("\t")),
        format!("本中心事项表（2026 年，公安、民政）\n\n{HEAD}\n{ROW}\n"),
        format!("事项表，共 1 项{}\n{HEAD}\n{ROW}\n", ",".repeat(24)),
        format!("{}\n{ROW}\n", HEAD.replace("承诺办结时限", "\"承诺办结\n时限\"")),
        format!("{HEAD}\r{ROW}\r"),
    ] {
        assert_eq!(open(&text).guides().map(Result::unwrap).count(), 1, "{text}");
    }
    let below = format!("sep=;\n标题\n{}", tabs(";").replace("60自然日", "六十日"));
    assert_eq!(problems(&below)[0].line, Some(4), "lines are those of the file");
}

#[test]
fn e03_headings_that_nobody_knows_are_named() {
    let refused = |bytes: Vec<u8>| {
        let problems = Source::of("m.csv", bytes, &known(), None).err().unwrap();
        problems[0].message(Lang::En)
    };
    let said = refused("事项#部门#名称\n1#2#3\n".into());
    assert!(said.contains("事项#部门#名称") && said.contains("separator"), "{said}");
    let big5 = encoding_rs::BIG5.encode("事項編碼,部門,事項名稱\n1,2,3\n").0.into_owned();
    assert!(refused(big5).contains("encoding"));
    let missing = format!("标题\n{}\n{ROW}\n", HEAD.replace("咨询电话", "电话"));
    let problems = Source::of("m.csv", missing.into_bytes(), &known(), None).err().unwrap();
    assert_eq!((problems[0].what.word(), problems[0].line), ("missing_heading", Some(2)), "{problems:?}");
}

#[test]
fn e04_full_width_digits_are_digits() {
    let row = ROW
        .replace("60自然日", "６０自然日")
        .replace(",620,", ",６２０,")
        .replace("即办件,1,", "即办件,１,")
        .replace("复印件2", "复印件２");
    let text = format!("{HEAD}\n{row}");
    assert_eq!(problems(&text), []);
    let guide = open(&text).guides().map(Result::unwrap).next().unwrap();
    assert_eq!((guide.popularity, guide.visits, guide.materials[0].copies), (620, Some(1), Some(2)));
    assert_eq!(guide.statutory.unwrap().to_string(), "60自然日");
}

#[test]
fn e06_a_window_that_is_not_there_and_a_phone_that_is_none_are_warned_of() {
    assert_eq!(odd("A03", "A99"), [("unknown_window", false)]);
    assert_eq!(odd("A03", "A03、A04 号窗口"), []);
    assert_eq!(odd("0799-1", "电话找李"), [("not_a_phone", false)]);
    assert_eq!(odd("0799-1", "12345"), []);
}

#[test]
fn e07_appointments_nobody_can_keep_are_warned_of() {
    let (hall, today) = (hall(), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let path = std::env::temp_dir().join(format!("hall-e07-{}.csv", std::process::id()));
    for (row, word) in [
        ("2026-11-23,9:30,A", None),
        ("2026-11-23,2:30,A", Some("outside_opening")),
        ("2026-11-23,20:30,A", Some("outside_opening")),
        ("2026-11-20,9:30,A", Some("past_day")),
        ("2026-11-28,9:30,A", Some("closed_day")),
        ("2031-11-24,9:30,A", Some("no_year")),
    ] {
        fs::write(&path, format!("日期,时间,队列\n{row}\n")).unwrap();
        let found = bookings(&path, &hall, today).checked;
        assert_eq!(found.errors(), 0);
        let words: Vec<&str> = found.problems.iter().map(|problem| problem.what.word()).collect();
        assert_eq!(words, word.into_iter().collect::<Vec<_>>(), "{row}");
    }
    fs::remove_file(&path).ok();
}

#[test]
fn e07_appointments_are_held_against_the_hours_of_their_line_on_their_day() {
    let (usual, today) = (hall(), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let special = |day: u32, lines: &[&str], open: &[&str]| SpecialDay {
        day: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        open: open.iter().map(|open| open.parse().unwrap()).collect(),
        ..SpecialDay::default()
    };
    // On Tuesday line A is shut, on Wednesday it is open until ten, on Saturday it alone is open, also in the evening.
    let special_days = vec![
        special(24, &["A"], &[]),
        special(25, &["A"], &["09:00-10:00"]),
        special(28, &["A"], &["09:00-10:00", "19:00-21:00"]),
    ];
    let hall = Hall::new(Setup { special_days, ..Setup::clone(&usual.setup) });
    let path = std::env::temp_dir().join(format!("hall-e07-day-{}.csv", std::process::id()));
    for (row, word) in [
        ("2026-11-24,9:30,A", Some("closed_day")),
        ("2026-11-24,9:30,B", None),
        ("2026-11-25,9:30,A", None),
        ("2026-11-25,10:30,A", Some("outside_opening")),
        ("2026-11-28,9:30,A", None),
        ("2026-11-28,20:30,A", None),
        ("2026-11-28,9:30,B", Some("closed_day")),
    ] {
        fs::write(&path, format!("日期,时间,队列\n{row}\n")).unwrap();
        let found = bookings(&path, &hall, today).checked;
        let words: Vec<&str> = found.problems.iter().map(|problem| problem.what.word()).collect();
        assert_eq!(words, word.into_iter().collect::<Vec<_>>(), "{row}");
    }
    fs::remove_file(&path).ok();
}

#[test]
fn e09_a_document_may_be_optional_or_follow_later() {
    for (said, name) in [("非必要", "照片（非必要）"), ("可选", "照片（可选）"), ("容缺后补", "照片")]
    {
        let text =
            format!("{HEAD}\n{}", ROW.replace("户口簿:原件1:复印件2:必要", &format!("照片:原件1:{said}")));
        assert_eq!(problems(&text), []);
        let guide = open(&text).guides().map(Result::unwrap).next().unwrap();
        assert_eq!(
            (guide.materials[0].name.as_str(), guide.materials[0].may_follow),
            (name, said == "容缺后补")
        );
    }
}
