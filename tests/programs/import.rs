//! Importing: the real tables come in with warnings only, and every mistake is named with its row and column.
use crate::support::skips::{Lacking, skipped};
use encoding_rs::GB18030;
use service_hall::config::{Config, ImportFault, Problem, ProblemCause, Severity};
use service_hall::hall::catalogue::{Handling, Kind};
use service_hall::import::{CheckReport, Mapping, Source, mappings};
use service_hall::text::Lang;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the shared data, if it is there.
#[track_caller]
fn shared(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data").join(name);
    if !path.exists() {
        skipped(Lacking::Catalogues);
    }
    path.exists().then_some(path)
}

fn known() -> Vec<Mapping> {
    let mut problems = Vec::new();
    let mappings = mappings(&root().join("kiosk-config"), &mut problems);
    assert_eq!(problems, []);
    mappings
}

fn check(source: &Source) -> CheckReport {
    source.check(None, &mut |_, _| ())
}

fn count(checked: &CheckReport, word: &str) -> usize {
    checked.counts.iter().find(|(known, ..)| *known == word).map_or(0, |(_, _, count)| *count)
}

const HEAD: &str = "事项编码,部门,主项名称,事项名称,英文名称,事项类型,服务对象,主题,队列,热度,法定办结时限,承诺办结时限,办件类型,到现场次数,受理条件,申请材料,办理流程,收费,办理地点,办理窗口,办理时间,咨询电话,监督电话,网办地址,别名";
const ROW: &str = "11440000006939801C-1,市公安局,身份证,身份证换领,Renewal,行政确认,自然人|企业法人,户籍办理,A,620,60自然日,20自然日,即办件,1,本人到场,户口簿:原件1:复印件2:必要|照片:原件1:容缺后补,取号|领取,免费,1楼,A03,9:00-17:00,0799-1,0799-2,https://a.example/1,换身份证|新身份证";

fn table(rows: &[&str]) -> String {
    [HEAD].iter().chain(rows).copied().collect::<Vec<_>>().join("\n")
}

fn open(text: impl Into<Vec<u8>>) -> Result<Source, Vec<Problem>> {
    Source::of("m.csv", text.into(), &known(), None)
}

/// The words of what is wrong with one changed row, and whether each is an error.
fn odd(from: &str, to: &str) -> Vec<(&'static str, bool)> {
    assert!(ROW.contains(from), "{from}");
    let checked = check(&open(table(&[&ROW.replacen(from, to, 1)])).unwrap_or_else(|p| panic!("{p:?}")));
    checked.problems.iter().map(|p| (p.what.word(), p.is_error())).collect()
}

#[test]
fn a_real_centre_comes_in_with_warnings() {
    let Some(path) = shared("guangan/matters.csv") else { return };
    let source = Source::open(&path, &known(), None).unwrap_or_else(|p| panic!("{p:?}"));
    assert_eq!(source.mapping().name, "guangan");
    let checked = check(&source);
    assert_eq!((checked.rows, checked.errors()), (1135, 0), "{:?}", checked.counts);
    assert_eq!(count(&checked, "bad_credit_code"), 154);
    assert_eq!(count(&checked, "same_name"), 2);
    let guides: Vec<_> = source.guides().map(Result::unwrap).collect();
    assert_eq!(guides.len(), 1135);
    assert_eq!(guides.iter().map(|g| &g.department).collect::<HashSet<_>>().len(), 34);
    assert_eq!(guides.iter().filter(|g| g.kind == Kind::Licence).count(), 536);
    assert_eq!(guides.iter().filter(|g| g.kind == Kind::PublicService).count(), 348);
    assert!(
        guides
            .iter()
            .all(|g| g.applicants.people && g.applicants.organisations && g.link.starts_with("http"))
    );
    println!("guangan: {:?}", checked.counts);
}

#[test]
fn real_guides_come_in_with_warnings() {
    let Some(path) = shared("guangdong/guides.csv") else { return };
    let source = Source::open(&path, &known(), None).unwrap_or_else(|p| panic!("{p:?}"));
    assert_eq!(source.mapping().name, "guangdong");
    let checked = check(&source);
    assert_eq!(
        (checked.rows, checked.errors()),
        (800, 0),
        "{:?}",
        checked.problems.iter().find(|p| p.is_error())
    );
    assert_eq!(count(&checked, "bad_credit_code"), 3);
    assert_eq!(count(&checked, "bad_limit"), 0);
    let guides: Vec<_> = source.guides().map(Result::unwrap).collect();
    assert_eq!(
        guides.iter().filter(|g| g.kind == Kind::OtherPower).count(),
        22,
        "code 20 is not 公共服务 there"
    );
    assert_eq!(guides.iter().filter(|g| !g.materials.is_empty()).count(), 281, "无 is no document");
    assert_eq!(guides.iter().filter(|g| g.promised.is_some()).count(), 607);
    assert!(guides.iter().all(|g| g.department == g.department.trim()));
    println!("guangdong: {:?}", checked.counts);
}

#[test]
fn the_sample_comes_in_without_a_word() {
    let path = root().join("kiosk-config/matters.csv");
    let (config, _) = Config::read(&root().join("kiosk-config"));
    let source = Source::open(&path, &known(), None).unwrap_or_else(|p| panic!("{p:?}"));
    let checked = source.check(config.as_ref().map(|config| &config.hall), &mut |_, _| ());
    let said: Vec<String> = checked.problems.iter().map(|p| p.report(Lang::En)).collect();
    assert_eq!(checked.errors(), 0, "{said:#?}");
    assert!(checked.rows > 100 && source.guides().map(Result::unwrap).count() == checked.rows);
    println!("sample: {} rows, {:?}", checked.rows, checked.counts);
}

#[test]
fn every_field_arrives() {
    let source = open(table(&[ROW])).unwrap_or_else(|p| panic!("{p:?}"));
    let checked = check(&source);
    assert_eq!(checked.problems, []);
    let guide = source.guides().map(Result::unwrap).next().unwrap();
    assert_eq!(
        (guide.code.as_str(), guide.name.zh.as_str(), guide.name.en.as_str()),
        ("11440000006939801C-1", "身份证换领", "Renewal")
    );
    assert_eq!((guide.kind, guide.handling), (Kind::Confirmation, Handling::WhileYouWait));
    assert!(guide.applicants.people && guide.applicants.organisations);
    assert_eq!((guide.themes, guide.line.as_deref()), (vec!["户籍办理".into()], Some("A")));
    assert_eq!((guide.popularity, guide.visits), (620, Some(1)));
    assert_eq!(guide.statutory.unwrap().to_string(), "60自然日");
    let materials: Vec<String> = guide.materials.iter().map(ToString::to_string).collect();
    assert_eq!(materials, ["户口簿:原件1:复印件2", "照片:原件1:容缺后补"]);
    assert_eq!(guide.process, ["取号", "领取"]);
    assert_eq!(guide.aliases, ["换身份证", "新身份证"]);
}

#[test]
fn what_is_wrong_with_a_row_is_an_error_or_a_warning() {
    for (from, to, word, is_error) in [
        ("11440000006939801C-1,", ",", "missing_value", true),
        ("市公安局,", "  ,", "missing_value", true),
        ("身份证换领", "&nbsp;", "missing_value", true),
        (",Renewal", ",Renewal,x", "wrong_columns", true),
        ("60自然日", "六十日", "bad_limit", true),
        ("20自然日", "61自然日", "promised_longer", true),
        ("20自然日", "20工作日", "mixed_units", false),
        ("复印件2", "复印件两份", "bad_material", true),
        ("11440000006939801C-1", "11440000006939801D-1", "bad_credit_code", false),
        ("0799-1,", ",", "no_phone", false),
        ("行政确认", "20", "unknown_kind", false),
        ("即办件", "1", "unknown_word", false),
        ("自然人|", "火星人|", "unknown_word", false),
        ("620", "很热", "bad_number", false),
        ("620", "1001", "bad_number", false),
    ] {
        assert_eq!(odd(from, to), [(word, is_error)], "{from} → {to}");
    }
    assert_eq!(odd("11440000006939801C-1", &"1".repeat(65)), [("long_code", true)]);
    assert_eq!(odd("身份证换领", &"长".repeat(31)), [("wide_name", false)]);
    assert_eq!(odd("身份证换领", &"长".repeat(501)), [("long_name", true)]);
}

#[test]
fn problems_name_file_line_column_and_heading() {
    let text = table(&[ROW, "", &ROW.replace("C-1", "C-2").replace("60自然日", "六十日")]);
    let checked = check(&open(text).unwrap_or_else(|p| panic!("{p:?}")));
    let problem = checked.problems.iter().find(|p| p.is_error()).unwrap();
    assert_eq!((&*problem.file, problem.line, problem.column), ("m.csv", Some(4), Some(11)));
    assert_eq!(problem.heading.as_deref(), Some("法定办结时限"));
    assert_eq!(
        problem.report(Lang::Zh),
        "m.csv:4:11: 错误: 第11列“法定办结时限”：看不懂时限“六十日”。请写成 20工作日 或 30自然日"
    );
}

#[test]
fn rows_are_compared_with_each_other() {
    let checked = check(&open(table(&[ROW, ROW])).unwrap_or_else(|p| panic!("{p:?}")));
    let words: Vec<_> = checked.problems.iter().map(|p| (p.what.word(), p.severity, p.line)).collect();
    assert_eq!(
        words,
        [("duplicate_code", Severity::Error, Some(3)), ("same_name", Severity::Warning, Some(3))]
    );
    let code = "11440000006939801C-1".to_owned();
    assert_eq!(checked.problems[0].what, ProblemCause::Import(ImportFault::DuplicateCode { code, line: 2 }));
}

#[test]
fn the_hall_s_own_names_are_checked() {
    let (config, _) = Config::read(&root().join("kiosk-config"));
    let config = config.expect("the sample configuration");
    let row = ROW.replace("市公安局", "火星局").replace("户籍办理", "登月").replace(",A,620", ",QQ,620");
    let source = open(table(&[&row])).unwrap_or_else(|p| panic!("{p:?}"));
    let checked = source.check(Some(&config.hall), &mut |_, _| ());
    let words: Vec<_> = checked.problems.iter().map(|p| p.what.word()).collect();
    assert_eq!(words, ["unknown_department", "unknown_line", "unknown_theme"]);
    assert_eq!(checked.errors(), 0);
}

#[test]
fn encodings_are_decided_strictly() {
    let text = table(&[ROW]);
    let (gbk, _, _) = GB18030.encode(&text);
    let marked = format!("\u{feff}{text}");
    for bytes in [text.clone().into_bytes(), gbk.into_owned(), marked.into_bytes()] {
        let source = open(bytes).unwrap_or_else(|p| panic!("{p:?}"));
        assert_eq!(source.guides().map(Result::unwrap).next().unwrap().name.zh, "身份证换领");
    }
    let refused = |bytes: Vec<u8>| open(bytes).err().unwrap()[0].what.word();
    assert_eq!(refused(text.encode_utf16().flat_map(u16::to_le_bytes).collect()), "utf16");
    assert_eq!(
        refused(
            [b"\xff\xfe", &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()[..]].concat()
        ),
        "utf16"
    );
    assert_eq!(refused(text.as_bytes()[..text.len() - 1].to_vec()), "cut_off");
    assert_eq!(refused([text.as_bytes(), b"\xff", text.as_bytes()].concat()), "broken_text");
    assert_eq!(refused(b"PK\x03\x04".to_vec()), "not_a_table");
    assert_eq!(refused(Vec::new()), "unrecognised");
}

#[test]
fn headings_decide() {
    let refused = |text: String, named: Option<&str>| {
        let problems = Source::of("m.csv", text.into_bytes(), &known(), named).err().unwrap();
        problems.iter().map(|p| p.message(Lang::En)).collect::<Vec<_>>()
    };
    let lost = refused(table(&[ROW]).replace("咨询电话", "电话"), None);
    assert_eq!(lost, ["the heading \"咨询电话\" is missing. Add that column, or use another mapping"]);
    let twice = refused(table(&[ROW]).replace("监督电话", "咨询电话"), Some("sample"));
    assert!(twice.iter().any(|said| said.contains("appears twice")), "{twice:?}");
    let unknown = refused(table(&[ROW]), Some("henan"));
    assert!(unknown[0].contains("guangan, guangdong, nested-json, sample"), "{unknown:?}");
    let other = refused("a,b\n1,2".into(), None);
    assert!(other[0].contains("no mapping knows these headings"), "{other:?}");
    let empty = check(&open(HEAD).unwrap_or_else(|p| panic!("{p:?}")));
    assert_eq!(empty.problems[0].what, ProblemCause::Import(ImportFault::NoRows));
}

#[test]
fn an_open_quote_is_told_by_its_row() {
    let text = table(&[ROW, &ROW.replace("C-1", "C-2").replace("换身份证", "\"换身份证"), ROW]);
    let checked = check(&open(text).unwrap_or_else(|p| panic!("{p:?}")));
    assert!(
        checked
            .problems
            .iter()
            .any(|p| p.what == ProblemCause::Import(ImportFault::OpenQuote) && p.line == Some(3)),
        "{:?}",
        checked.problems
    );
}

#[test]
fn a_quotation_mark_too_many_takes_no_matter_in() {
    // Closed by a stray mark in the row after next: one row of the right length, and two matters gone.
    let opened = ROW.replace("C-1", "C-2").replace("换身份证", "\"换身份证");
    let closed = ROW.replace("C-1", "C-4").replace("换身份证", "换身份证\"");
    let text = table(&[ROW, &opened, &ROW.replace("C-1", "C-3"), &closed, &ROW.replace("C-1", "C-5")]);
    let source = open(text).unwrap_or_else(|p| panic!("{p:?}"));
    let faults: Vec<_> = check(&source).problems.into_iter().filter(Problem::is_error).collect();
    assert_eq!(faults.iter().map(|p| (p.line, p.what.word())).collect::<Vec<_>>(), [(Some(3), "open_quote")]);
    let codes: Vec<String> = source.guides().map(Result::unwrap).map(|guide| guide.code).collect();
    assert_eq!(codes, ["11440000006939801C-1", "11440000006939801C-5"]);
    let name = table(&[&ROW.replace("身份证换领", "\"身份证\n换领\"")]);
    assert!(
        check(&open(name).unwrap_or_else(|p| panic!("{p:?}")))
            .problems
            .iter()
            .any(|p| p.what.word() == "line_end")
    );
}

#[test]
fn codes_of_matters_are_read_as_they_were_or_refused() {
    let code = |written: &str| {
        let source =
            open(table(&[&ROW.replace("11440000006939801C-1", written)])).unwrap_or_else(|p| panic!("{p:?}"));
        let is_spoilt =
            check(&source).problems.iter().any(|p| p.is_error() && p.what.word() == "spoilt_code");
        (source.guides().map(Result::unwrap).next().unwrap().code, is_spoilt)
    };
    for written in ["'C-1", "=\"C-1\"", "Ｃ－１"] {
        assert_eq!(code(written), ("C-1".into(), false), "{written}");
    }
    assert!(code("1.13699E+30").1);
}

#[test]
fn tricks_in_the_text_never_arrive() {
    let row = ROW
        .replace("身份证换领", "身份\u{1b}]0;title\u{7}证\u{202e}换&amp;amp;领&#27;[2J")
        .replace("本人到场", "\"本人<br>到场\"");
    let source = open(table(&[&row])).unwrap_or_else(|p| panic!("{p:?}"));
    let guide = source.guides().map(Result::unwrap).next().unwrap();
    assert_eq!((guide.name.zh.as_str(), guide.conditions.as_str()), ("身份证换&领", "本人\n到场"));
}

#[test]
fn no_bytes_make_the_import_panic() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap()
    };
    let known = known();
    let text = table(&[ROW, &ROW.replace("C-1", "C-2"), &ROW.replace("C-1", "C-3")]);
    let pieces: [&[u8]; 10] =
        [b"\"", b",", b"\n", b"\r", b"\x1b]0;", b"&#x41", b"<br", b"\xff", b"|:", b"&amp;"];
    for round in 0..400 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=round % 5 {
            let at = next(bytes.len());
            let until = (at + next(4)).min(bytes.len());
            bytes.splice(at..until, pieces[next(pieces.len())].iter().copied());
        }
        match Source::of("m.csv", bytes, &known, None) {
            Err(problems) => assert!(problems.iter().all(Problem::is_error) && !problems.is_empty()),
            Ok(source) => {
                let checked = check(&source);
                assert_eq!(checked.problems.iter().filter(|p| p.is_error()).count(), checked.errors());
                assert!(source.guides().map(Result::unwrap).count() <= checked.rows);
                assert!(
                    source
                        .guides()
                        .map(Result::unwrap)
                        .all(|g| !g.name.zh.contains('\u{1b}') && !g.conditions.contains('\u{1b}'))
                );
            }
        }
    }
}
