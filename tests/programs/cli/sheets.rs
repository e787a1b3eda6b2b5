//! `hall import` and `hall export` of departments, windows, people and cases.
use super::Desk;
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::fs;
use std::path::Path;

impl Desk {
    /// The departments and windows of the sample centre in place of the small hall's.
    fn with_sample(self) -> Desk {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
        for name in ["departments.toml", "themes.toml", "lines.toml", "windows.toml", "synonyms.toml"] {
            fs::copy(sample.join(name), self.config(name)).unwrap();
        }
        self
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap()
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn done(&self, arguments: &[&str]) -> String {
        let (code, out, err) = self.told(arguments);
        assert_eq!(code, 0, "{arguments:?}: {out} {err}");
        out
    }

    /// The document of the setup in force.
    fn document(&self, name: &str) -> String {
        self.done(&["config", "export", "setup", "--force"]);
        self.text(&format!("setup/{name}"))
    }

    /// Every sheet of a workbook, cell by cell.
    fn cells(&self, name: &str) -> Vec<(String, Vec<Vec<Data>>)> {
        let mut book: Xlsx<_> = calamine::open_workbook(self.0.join(name)).unwrap();
        let sheets = book.worksheets().into_iter();
        sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
    }
}

#[test]
fn departments_and_windows_go_out_and_come_back_as_they_were() {
    let desk = Desk::new("sheets").with_sample();
    for (kind, document, change) in [
        ("departments", "departments.toml", ("0799-8001000", "0799-1")),
        ("windows", "windows.toml", (",综合咨询,", ",问讯,")),
    ] {
        let before = desk.document(document);
        for name in ["out.csv", "out.xlsx"] {
            let (_, value) = desk.json(&["export", kind, name, "--json", "--force"]);
            assert_eq!((&value["kind"], &value["rows"]), (&kind.into(), &49.into()));
            let said = desk.done(&["import", kind, name]);
            assert!(said.contains("0 added, 0 changed, 49 as before, 0 gone"), "{said}");
        }
        assert_eq!(desk.document(document), before, "not a byte");
        // Another hall, brought to the same.
        let other = desk.text("out.csv").replace(change.0, change.1);
        assert_ne!(other, desk.text("out.csv"));
        desk.write("other.csv", &other);
        assert!(desk.done(&["import", kind, "other.csv"]).contains("1 changed, 48 as before"));
        desk.done(&["export", kind, "again.csv", "--force"]);
        assert_eq!(desk.text("again.csv"), other);
        desk.done(&["import", kind, "out.xlsx"]);
        for (made, wanted) in [("back.csv", "out.csv"), ("back.xlsx", "out.xlsx")] {
            desk.done(&["export", kind, made, "--force"]);
            match made {
                "back.csv" => assert_eq!(desk.bytes(made), desk.bytes(wanted), "byte by byte"),
                _ => assert_eq!(desk.cells(made), desk.cells(wanted), "cell by cell"),
            }
        }
        assert_eq!(desk.document(document), before);
    }
}

#[test]
fn a_sheet_changes_what_it_says_and_leaves_the_rest_with_its_remarks() {
    let desk = Desk::new("sheet-change").with_sample();
    let before = desk.document("windows.toml");
    desk.write("one.csv", "窗口号,名称,楼层\nA01,问讯台,\n");
    let (code, out, err) = desk.told(&["import", "windows", "one.csv"]);
    assert!(code == 1 && out.contains("1 changed") && out.contains("48 gone"), "{out} {err}");
    let (code, value) = desk.json(&["import", "windows", "one.csv", "--dry-run", "--json"]);
    assert_eq!((code, &value["published"], &value["needs_yes"]), (0, &false.into(), &true.into()));
    assert_eq!(desk.document("windows.toml"), before, "nobody agreed");
    desk.done(&["export", "windows", "all.csv"]);
    let all = desk.text("all.csv");
    let head = all.lines().next().unwrap();
    let changed = format!("{}\nZ09,机动,,3,,,等得最久,15,9:00-12:00|13:00-17:00\n", all.trim_end());
    desk.write("all.csv", &changed.replace("A01,综合咨询,", "A01,问讯台,"));
    assert!(
        desk.done(&["import", "windows", "all.csv"]).contains("1 added, 1 changed, 48 as before, 0 gone")
    );
    let wanted = before.replacen("name = \"综合咨询\"", "name = \"问讯台\"", 1);
    let new = "\n[[window]]\ncode = \"Z09\"\nname = \"机动\"\nfloor = 3\nprefer = \"oldest\"\nlate = 15\nopen = [\"9:00-12:00\", \"13:00-17:00\"]\n";
    assert_eq!(desk.document("windows.toml"), wanted + new);
    assert!(head.contains("窗口号"), "{head}");
}

#[test]
fn what_is_wrong_is_said_at_its_cell() {
    let desk = Desk::new("sheet-wrong");
    desk.write(
        "w.csv",
        "窗口号,名称,楼层,部门,队列,叫号顺序,等候上限,开放时间\nA01,户籍,二,火星局,A|Q,随便,0,9点\n,x,,,,,,\nA01,y,,,,,,\n1月3日,z,,,,,,\n",
    );
    let (code, value) = desk.json(&["import", "windows", "w.csv", "--json", "--marked", "marked.xlsx"]);
    let faults: Vec<(u64, u64, &str)> = value["problems"].as_array().unwrap().iter().map(fault).collect();
    assert_eq!(code, 65);
    assert_eq!(
        faults,
        [
            (2, 3, "outside_range"),
            (2, 4, "unknown_department"),
            (2, 5, "no_such_line"),
            (2, 6, "not_in_list"),
            (2, 7, "outside_range"),
            (2, 8, "bad_time"),
            (3, 1, "missing_value"),
            (4, 1, "duplicate_code"),
            (5, 1, "became_date"),
        ]
    );
    assert!(desk.cells("marked.xlsx")[0].1.len() == 5);
    let (code, _, err) = desk.told(&["import", "windows", "marked.xlsx", "--marked", "./marked.xlsx"]);
    assert!(code == 2 && err.contains("is the table itself"), "{err}");
    desk.write("d.csv", "名字\n公安局\n");
    let (code, _, err) = desk.told(&["import", "departments", "d.csv", "--lang", "zh"]);
    assert!(code == 65 && err.contains("表头缺少“名称”"), "{err}");
    desk.write("gone.csv", "名称\n民政局\n");
    let (code, _, err) = desk.told(&["import", "departments", "gone.csv", "--yes"]);
    assert!(code == 65 && err.contains("lines.toml"), "a line still names it: {err}");
}

fn fault(problem: &Value) -> (u64, u64, &str) {
    let number = |key: &str| problem[key].as_u64().unwrap_or(0);
    (number("line"), number("column"), problem["code"].as_str().unwrap())
}

const PEOPLE: &str = "工号,姓名,英文姓名,角色,部门,窗口,状态\r\n'0007,钱,,系统管理员,,,在用\r\n104,刘,Liu,窗口工作人员|值班主任,,A01,在用\r\nD01,孙,,部门|监督员,公安局,,停用\r\n";

#[test]
fn people_go_out_without_pins_and_come_back() {
    let desk = Desk::new("people-sheet");
    desk.write("people.csv", &format!("\u{feff}{PEOPLE}"));
    let (code, value) = desk.json(&["import", "people", "people.csv", "--dry-run", "--json"]);
    assert_eq!((code, &value["added"], &value["done"]), (0, &3.into(), &false.into()));
    let said = desk.done(&["import", "people", "people.csv"]);
    assert!(said.contains("3 added") && said.contains("hall account pin"), "{said}");
    for name in ["out.csv", "out.xlsx"] {
        desk.done(&["export", "people", name]);
        assert!(desk.done(&["import", "people", name]).contains("3 as before"));
    }
    assert_eq!(desk.text("out.csv"), desk.text("people.csv"), "byte by byte");
    assert!(!desk.text("out.csv").contains("argon"));
    let store = ["--store", "sqlite:other.db"];
    desk.done(&[&["import", "people", "out.xlsx"], &store[..]].concat());
    desk.done(&[&["export", "people", "other.xlsx"], &store[..]].concat());
    assert_eq!(desk.cells("other.xlsx"), desk.cells("out.xlsx"), "cell by cell");
    let mut sign_in = desk.command(&["account", "unlock", "104", "--login", "0007"]);
    desk.write("pin", "!\n");
    let (code, _, err) = super::told(&sign_in.env("HALL_PIN_FILE", desk.0.join("pin")).output().unwrap());
    assert!(code == 1 && err.contains("wrong"), "no PIN opens it: {err}");
}

#[test]
fn an_account_that_a_sheet_leaves_out_is_closed_when_somebody_agrees() {
    let desk = Desk::new("people-close");
    desk.write("people.csv", PEOPLE);
    desk.done(&["import", "people", "people.csv"]);
    desk.write("fewer.csv", "工号,姓名,角色,部门\n0007,钱,系统管理员,\nD01,孙丽,部门,公安局\n");
    let (code, out, _) = desk.told(&["import", "people", "fewer.csv"]);
    assert!(code == 1 && out.contains("closes: 104 Liu") && out.contains("--yes"), "{out}");
    desk.done(&["import", "people", "fewer.csv", "--yes"]);
    desk.done(&["export", "people", "out.csv"]);
    let out = desk.text("out.csv");
    assert!(out.contains("104,刘,Liu,窗口工作人员|值班主任,,A01,停用"), "{out}");
    assert!(out.contains("D01,孙丽,,部门,公安局,,停用"), "what the sheet does not say stays: {out}");
    let acts = desk.json(&["audit", "--json"]).1;
    let acts: Vec<&str> =
        acts.as_array().unwrap().iter().map(|entry| entry["act"].as_str().unwrap()).collect();
    let wanted = ["name_change", "roles_change", "account_close", "accounts_export"];
    assert!(acts.ends_with(&wanted), "{acts:?}");
    for (sheet, word) in [
        ("工号,姓名,角色\n104,刘,窗口工作人员\n", "0007"),
        ("工号,姓名,角色\n0007,,系统管理员\n", "missing_value"),
        ("工号,姓名,角色\n7,钱,系统管理员\n", "lost_zero"),
        ("工号,姓名,角色\n一,钱,系统管理员\n", "bad_account"),
        ("工号,姓名,角色\n9,钱,老板\n", "not_in_list"),
        ("工号,姓名,角色,部门\n9,钱,部门,\n", "missing_value"),
        ("工号,姓名,角色,部门\n9,钱,部门,火星局\n", "unknown_department"),
        ("工号,姓名,角色,窗口\n9,钱,领导,Q9\n", "unknown_window"),
    ] {
        desk.write("wrong.csv", sheet);
        let (code, out, err) = desk.told(&["import", "people", "wrong.csv", "--yes", "--json"]);
        assert!(code != 0 && (out + &err).contains(word), "{sheet}");
        desk.done(&["export", "people", "same.csv", "--force"]);
        assert_eq!(desk.text("same.csv"), desk.text("out.csv"), "all of it or nothing");
    }
}

#[test]
fn cases_go_out_without_what_the_exporter_may_not_read() {
    let desk = Desk::new("cases-sheet");
    let text = "窗口办事很快，谢谢";
    let submit =
        ["cases", "submit", "--kind", "praise", "--text", text, "--name", "张三", "--phone", "13800138000"];
    let (code, _, err) = desk.told(&submit);
    assert_eq!(code, 0, "{err}");
    for name in ["cases.csv", "cases.xlsx"] {
        let (code, value) = desk.json(&["export", "cases", name, "--json"]);
        assert_eq!((code, &value["rows"]), (0, &1.into()));
    }
    let out = desk.text("cases.csv");
    assert!(out.contains("表扬") && !out.contains(text) && !out.contains("张三"), "{out}");
    assert_eq!(desk.cells("cases.xlsx")[0].1.len(), 2);
    assert_eq!(desk.told(&["export", "cases", "x.csv", "--reveal"]).0, 2, "nobody signs in");
}

#[test]
fn what_applicants_wrote_goes_out_by_the_roles_of_whoever_signs_in() {
    let desk = Desk::new("cases-reveal");
    let text = "窗口办事很快，谢谢";
    let submit =
        ["cases", "submit", "--kind", "praise", "--text", text, "--name", "张三", "--phone", "13800138000"];
    assert_eq!(desk.told(&submit).0, 0);
    desk.has_account("J01", &["centre"]);
    desk.has_account("J02", &["clerk"]);
    let reveal = |who: &str, name: &str| {
        desk.given("384756\n", &["export", "cases", "--reveal", "--login", who, name])
    };
    let (code, _, err) = reveal("J01", "read.csv");
    assert_eq!(code, 0, "{err}");
    let out = desk.text("read.csv");
    assert!(out.contains(text) && !out.contains("张三") && !out.contains("13800138000"), "{out}");
    let acts = desk.json(&["audit", "--json", "--act", "case_read"]).1;
    assert_eq!((acts.as_array().unwrap().len(), &acts[0]["who"]), (1, &"J01".into()), "{acts}");
    assert_eq!(reveal("J02", "denied.csv").0, 1, "a clerk reads nothing");
    assert!(!desk.0.join("denied.csv").exists());
    desk.write("people.csv", PEOPLE);
    let (code, _, err) =
        desk.given("384756\n", &["import", "people", "people.csv", "--yes", "--login", "J01"]);
    assert!(code == 1 && err.contains("no right"), "accounts are the system administrator's: {err}");
    let (code, _, err) = desk.given("384756\n", &["export", "people", "all.csv", "--login", "J01"]);
    assert!(code == 1 && err.contains("no right") && !desk.0.join("all.csv").exists(), "{err}");
    desk.done(&["export", "people", "all.csv"]);
    let out = desk.json(&["audit", "--json", "--act", "accounts_export"]).1;
    assert_eq!((out.as_array().unwrap().len(), &out[0]["actor"]), (1, &"system_admin".into()), "{out}");
}

#[test]
fn an_empty_sheet_says_how_it_is_filled_in() {
    let desk = Desk::new("sheet-template").with_sample();
    for kind in ["departments", "windows", "people"] {
        desk.done(&["export", kind, "--template", "empty.xlsx", "--force"]);
        let sheets = desk.cells("empty.xlsx");
        assert_eq!(sheets[0].1.len(), 1, "{kind}: the headings alone");
        assert!(sheets[1].1.len() > 6, "{kind}: a note for each");
        let (code, _, err) = desk.told(&["import", kind, "empty.xlsx"]);
        assert!(code == 65 && err.contains("no row below the headings"), "{err}");
    }
}

#[test]
fn a_sheet_of_another_kind_is_told_in_one_line() {
    let desk = Desk::new("other-sheet").with_sample();
    let mapping = concat!(env!("CARGO_MANIFEST_DIR"), "/kiosk-config/mappings/guangan.toml");
    fs::create_dir_all(desk.config("mappings")).unwrap();
    fs::copy(mapping, desk.config("mappings/guangan.toml")).unwrap();
    for kind in ["departments", "windows", "people"] {
        desk.done(&["export", kind, &format!("{kind}.xlsx")]);
    }
    let kinds = [("departments", "部门"), ("windows", "窗口"), ("people", "人员")];
    for (kind, _) in kinds {
        for (given, called) in kinds.into_iter().filter(|(given, _)| *given != kind) {
            let file = format!("{given}.xlsx");
            let (code, out, err) = desk.told(&["import", kind, &file, "--lang", "zh"]);
            assert_eq!(code, 65, "{kind} {given}: {out}{err}");
            assert!(err.contains(&format!("这是{called}表")), "{kind} {given}: {err}");
            assert!((out + &err).matches("错误: ").count() == 1 && !err.contains("表头缺少"), "{err}");
        }
    }
    for (kind, _) in kinds {
        let (code, out, err) = desk.told(&["import", kind, "matters.csv", "--lang", "zh"]);
        assert!(code == 65 && err.contains("这是事项表"), "{kind}: {err}");
        assert_eq!((out + &err).matches("错误: ").count(), 1, "{kind}: {err}");
    }
    let (code, out, err) = desk.told(&["import", "windows.xlsx", "--lang", "zh"]);
    assert!(code == 65 && err.contains("这是窗口表") && !out.contains("消失"), "{out}{err}");
}
