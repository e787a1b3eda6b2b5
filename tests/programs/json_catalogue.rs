//! Catalogues as other centres' sites give them, nested JSON, read by a mapping.
use service_hall::config::Problem;
use service_hall::hall::catalogue::{Guide, Kind};
use service_hall::import::{Mapping, Source, mappings};
use service_hall::text::Lang;
use std::path::Path;

const NESTED: &str = r#"[
  {"department": "区教科体局", "items": [
    {"main_item": "学籍", "sub_items": [
      {"name": "延缓入学审批", "link": "http://a.example/x?areaCode=511602000000&itemCode=511A0138000000-511602000000-000-115113010833722043-1-00&taskType=1", "qrcode": ""},
      {"name": "资助政策咨询",
       "link": "http://a.example/x?itemCode=512C0053300008-511602000000-000-115113010833722043-1-00&taskType=20"}
    ]},
    {"main_item": "未分类", "sub_items": [{"name": "免除学费", "link": "http://a.example/x?itemCode=G%2D7&taskType=5"}]}
  ]}
]"#;

fn detail(code: &str, name: &str) -> String {
    format!(
        "{{\"errCode\":0,\"AUDIT_ITEM\":[{{\"TASK_CODE\":{code},\"CATANAME\":\"{name}\",\"DEPT_NAME\":\"省公安厅\",\"TASK_TYPE_TEXT\":\"行政许可\",\"SERVE_TYPE_TEXT\":\"自然人,企业法人\",\"PROMISE_DAY\":20,\"PROMISE_TYPE_TEXT\":\"工作日\",\"LINK_TEL\":\"020-83163338\",\"ACCEPT_CONDITION\":\"一<br>二\",\"XHTSDZ\":null}}],\"AUDIT_CATALOG_LOBBY\":[{{\"ADDRESS\":\"一楼\"}}],\"AUDIT_MATERIAL\":[{{\"MATERIAL_NAME\":\"申请表\"}},{{\"MATERIAL_NAME\":\"证明：原件|复印件\"}}],\"AUDIT_ITEM_FLOWSHEET\":[{{\"UNTI_LINK_TEXT\":\"受理\"}},{{\"UNTI_LINK_TEXT\":\"决定\"}}]}}"
    )
}

fn known() -> Vec<Mapping> {
    mappings(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &mut Vec::new())
}

fn open(text: &str) -> Result<Source, Vec<Problem>> {
    Source::of("m.json", text.as_bytes().to_vec(), &known(), None)
}

fn guides(text: &str) -> Vec<Guide> {
    open(text).unwrap_or_else(|problems| panic!("{problems:?}")).guides().map(Result::unwrap).collect()
}

#[test]
fn departments_main_items_and_their_parts_become_matters() {
    let found = guides(NESTED);
    let brief: Vec<_> = found
        .iter()
        .map(|g| (g.department.as_str(), g.main_item.as_str(), g.name.zh.as_str(), g.kind))
        .collect();
    assert_eq!(
        brief,
        [
            ("区教科体局", "学籍", "延缓入学审批", Kind::Licence),
            ("区教科体局", "学籍", "资助政策咨询", Kind::PublicService),
            ("区教科体局", "", "免除学费", Kind::Benefit),
        ]
    );
    assert_eq!(found[0].code, "511A0138000000-511602000000-000-115113010833722043-1-00");
    assert_eq!(found[2].code, "G-7", "what a link escapes is as it was");
}

#[test]
fn details_a_line_each_are_read_with_every_digit_of_a_code() {
    let code = "1144000000693975602440101007000";
    let lines = format!("{}\n{}\n", detail(code, "甲"), detail("\"G-1\"", "乙"));
    for text in [lines.clone(), format!("[{}]", lines.trim().replace('\n', ","))] {
        let found = guides(&text);
        assert_eq!((found.len(), found[0].code.as_str(), found[1].name.zh.as_str()), (2, code, "乙"));
        let guide = &found[0];
        assert_eq!(guide.promised.unwrap().to_string(), "20工作日");
        assert!(guide.applicants.people && guide.applicants.organisations);
        let materials: Vec<&str> = guide.materials.iter().map(|material| material.name.as_str()).collect();
        assert_eq!(materials, ["申请表", "证明：原件｜复印件"], "a sign between values is none within one");
        assert_eq!(
            (guide.process.len(), guide.place.as_str(), guide.conditions.as_str()),
            (2, "一楼", "一\n二")
        );
    }
}

#[test]
fn what_is_wrong_has_its_place() {
    let twice = NESTED.replace("512C0053300008", "511A0138000000");
    let problems = open(&twice).unwrap().check(None, &mut |_, _| ()).problems;
    let places: Vec<_> = problems.iter().filter(|p| p.is_error()).map(|p| (p.line, p.what.word())).collect();
    assert_eq!(places, [(Some(5), "duplicate_code")], "the line its matter begins in");
    let nameless = format!("[{},{}]", detail("\"G-1\"", "甲"), detail("\"G-2\"", ""));
    let problems = open(&nameless).unwrap().check(None, &mut |_, _| ()).problems;
    let said = problems.iter().find(|p| p.is_error()).unwrap().report(Lang::Zh);
    assert!(said.starts_with("m.json:2:4: 错误: 第4列“名称”"), "the second in one line: {said}");
    let broken = format!("{}\n<html>502 Bad Gateway</html>\n", detail("\"G-1\"", "甲"));
    let problem = &open(&broken).err().unwrap()[0];
    assert_eq!((problem.what.word(), problem.line), ("bad_json", Some(2)));
    let other = open("{\"code\": 0, \"data\": []}").err().unwrap();
    let said = other[0].message(Lang::En);
    assert!(
        other[0].what.word() == "unknown_json"
            && said.contains("code | data")
            && said.contains("nested-json"),
        "{said}"
    );
}
