//! `hall export`, and what `hall import` says before it replaces what is there.
use super::{Desk, TABLE};
use serde_json::Value;
use std::fs;

const ROWS: usize = 12;

fn format_row(row: usize, matter: &str) -> String {
    format!("公安局,主项,{matter},7,行政确认,511A{row}-511602000000-000-11511301008778183N-1-00\n")
}

impl Desk {
    /// A table of so many matters, the first of which may have another name.
    fn many(&self, name: &str, rows: std::ops::Range<usize>, first: &str) {
        let mut text = TABLE.lines().next().unwrap().to_owned() + "\n";
        for row in rows {
            let matter = if row == 0 { first.to_owned() } else { format!("事项{row}") };
            text.push_str(&format_row(row, &matter));
        }
        fs::write(self.0.join(name), text).unwrap();
    }
}

#[test]
fn what_is_kept_goes_out_as_csv_and_as_a_workbook_and_comes_back() {
    let desk = Desk::new("export");
    desk.many("all.csv", 0..ROWS, "居民身份证换领");
    assert_eq!(desk.told(&["import", "all.csv"]).0, 0);
    for name in ["out.csv", "out.xlsx"] {
        let (code, value) = desk.json(&["export", "matters", name, "--json"]);
        assert_eq!((code, &value["kind"], &value["rows"]), (0, &"matters".into(), &ROWS.into()));
        let (code, value) = desk.json(&["import", name, "--dry-run", "--json"]);
        assert_eq!((code, &value["same"], &value["vanishing"]), (0, &ROWS.into(), &0.into()), "{value}");
        assert!(!desk.0.join(format!("{name}.part")).exists());
    }
    for what in [&["matters", "out.csv"][..], &["matters", "--template", "out.xlsx"], &["people", "out.csv"]]
    {
        let before = fs::read(desk.0.join(what.last().unwrap())).unwrap();
        let (code, _, err) = desk.told(&[&["export"], what, &["--lang", "zh"]].concat());
        assert!(code == 73 && err.contains("已经有了，没有覆盖"), "{what:?}: {code} {err}");
        assert_eq!(fs::read(desk.0.join(what.last().unwrap())).unwrap(), before);
    }
    assert_eq!(desk.told(&["export", "people", "out.csv", "--force"]).0, 0);
    let (code, _, err) = desk.told(&["export", "matters", "out.doc"]);
    assert!(code == 2 && err.contains(".csv or .xlsx"), "{err}");
    assert_eq!(desk.told(&["export", "matters", "--template", "empty.csv"]).0, 2);
    assert_eq!(desk.told(&["export", "matters", "--template", "empty.xlsx"]).0, 0);
    assert_eq!(desk.told(&["export", "matters", "nowhere/out.xlsx"]).0, 73);
}

#[test]
fn appointments_go_out_and_come_back() {
    let desk = Desk::new("export-appointments");
    let day = desk.json(&["appointments", "--json"]).1["date"].as_str().unwrap().to_owned();
    let text = format!(
        "日期,时间,队列,预约码\n{day},11:00-12:00,A,YY0001\n{day},11:30,A,0012345678\n{day},11:40,A,\n"
    );
    fs::write(desk.0.join("in.csv"), text).unwrap();
    assert_eq!(desk.told(&["appointments", "import", "in.csv"]).0, 0);
    for name in ["out.csv", "out.xlsx"] {
        assert_eq!(desk.json(&["export", "appointments", name, "--json"]).1["rows"], 3);
        let (code, value) = desk.json(&["appointments", "import", name, "--json"]);
        assert_eq!((code, &value["same"], &value["added"]), (0, &3.into(), &0.into()), "{value}");
    }
}

#[test]
fn where_much_would_vanish_it_is_named_and_wants_a_yes() {
    let desk = Desk::new("vanish");
    desk.many("all.csv", 0..ROWS, "甲");
    desk.many("few.csv", 0..3, "乙");
    desk.many("most.csv", 0..ROWS - 1, "甲");
    assert_eq!(desk.told(&["import", "all.csv"]).0, 0, "an empty store asks nothing");
    let (code, value) = desk.json(&["import", "few.csv", "--dry-run", "--json"]);
    let figures = ["added", "changed", "same", "vanishing"].map(|key| value[key].as_u64().unwrap());
    assert_eq!((code, figures), (0, [0, 1, 2, 9]), "{value}");
    assert_eq!(value["vanishing_matters"][0]["name"], "事项3");
    let (code, value) = desk.json(&["import", "few.csv", "--json"]);
    assert_eq!((code, &value["refused"], &value["imported"]), (1, &true.into(), &0.into()));
    let (code, out, err) = desk.told(&["import", "few.csv", "--lang", "zh"]);
    assert!(code == 1 && out.contains("--yes") && err.contains("消失：事项3（511A3-"), "{out}{err}");
    assert_eq!(desk.json(&["find", "事项5", "--json"]).1[0]["name"], "事项5", "nothing was changed");
    assert_eq!(desk.told(&["import", "most.csv"]).0, 0, "one of twelve may go");
    let (code, out, _) = desk.told(&["import", "few.csv", "--yes"]);
    assert!(code == 0 && out.contains("hall import --undo"), "{out}");
    assert_eq!(desk.json(&["import", "few.csv", "--dry-run", "--json"]).1["same"], 3);
}

#[test]
fn an_import_is_undone_and_that_as_well() {
    let desk = Desk::new("undo");
    desk.many("all.csv", 0..ROWS, "甲");
    desk.many("few.csv", 0..3, "乙");
    let same = |table: &str| desk.json(&["import", table, "--dry-run", "--json"]).1["same"].clone();
    assert_eq!(desk.told(&["import", "--undo"]).0, 1, "there is nothing to go back to");
    desk.told(&["import", "all.csv"]);
    desk.told(&["import", "few.csv", "--yes"]);
    assert_eq!(same("few.csv"), Value::from(3));
    let (code, out, _) = desk.told(&["import", "--undo"]);
    assert!(code == 0 && out.contains("12 matters"), "{out}");
    assert_eq!(same("all.csv"), Value::from(ROWS));
    assert_eq!(desk.told(&["import", "--undo"]).0, 0);
    assert_eq!(same("few.csv"), Value::from(3));
}

#[test]
fn the_sample_may_vanish_without_a_question() {
    let desk = Desk::new("sample-vanishes");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/kiosk-config/matters.csv");
    assert_eq!(desk.told(&["import", sample]).0, 0);
    desk.many("few.csv", 0..3, "乙");
    let (code, value) = desk.json(&["import", "few.csv", "--json"]);
    assert_eq!((code, &value["imported"]), (0, &3.into()), "{code}");
    // A sample that somebody has made their own is theirs.
    let touched = fs::read_to_string(sample).unwrap().replacen("居民身份证换领", "居民身份证换领（到期）", 1);
    fs::write(desk.0.join("own.csv"), touched).unwrap();
    assert_eq!(desk.told(&["import", "own.csv", "--yes"]).0, 0);
    let (code, value) = desk.json(&["import", "few.csv", "--json"]);
    assert_eq!((code, &value["imported"]), (1, &0.into()), "{code}");
}

#[test]
fn a_draft_of_a_mapping_can_be_used() {
    let desk = Desk::new("guess");
    let table =
        "实施编码,实施主体,事项名称,事项类型,咨询电话,序号\nX-1,公安局,身份证换领,行政确认,0799-1,1\n";
    fs::write(desk.0.join("other.csv"), table).unwrap();
    assert_eq!(desk.told(&["import", "other.csv"]).0, 65);
    let (code, draft, err) = desk.told(&["import", "--guess", "other.csv"]);
    assert!(code == 0 && draft.contains("# ? = \"序号\"") && err.contains("5 fields"), "{draft}{err}");
    fs::create_dir_all(desk.config("mappings")).unwrap();
    fs::write(desk.config("mappings/other.toml"), draft).unwrap();
    let (code, value) = desk.json(&["import", "other.csv", "--json"]);
    assert_eq!((code, &value["mapping"], &value["imported"]), (0, &"other".into(), &1.into()), "{value}");
}

#[test]
fn what_is_wrong_is_written_into_a_copy() {
    let desk = Desk::new("marked");
    fs::write(desk.0.join("wrong.csv"), TABLE.replace("511B", "511A")).unwrap();
    let (code, _, err) = desk.told(&["import", "wrong.csv", "--marked", "marked.xlsx"]);
    assert!(code == 65 && err.contains("marked.xlsx") && desk.0.join("marked.xlsx").exists(), "{err}");
    assert_eq!(desk.json(&["import", "marked.xlsx", "--json"]).1["errors"], 1);
    assert_eq!(desk.told(&["import", "wrong.csv", "--marked", "marked.csv"]).0, 2);
}

#[test]
fn a_folder_with_an_error_does_not_make_another_store_the_one_that_is_meant() {
    let desk = Desk::new("export-wrong-folder");
    let kiosk = fs::read_to_string(desk.config("kiosk.toml")).unwrap();
    fs::write(desk.config("kiosk.toml"), format!("{kiosk}store = \"sqlite:own/hall.db\"\n")).unwrap();
    assert_eq!(desk.told(&["import", "matters.csv"]).0, 0);
    let rules = fs::read_to_string(desk.config("rules.toml")).unwrap();
    fs::write(desk.config("rules.toml"), "name = \n").unwrap();
    let (code, out, err) = desk.told(&["export", "matters", "out.csv"]);
    assert!(code == 78 && out.is_empty() && err.contains("rules.toml"), "{code} {out} {err}");
    assert!(!desk.0.join("out.csv").exists() && !desk.0.join("var").exists());
    // Where the store is named there is no doubt, and a template needs none.
    let (code, value) =
        desk.json(&["--store", "sqlite:own/hall.db", "export", "matters", "out.csv", "--json"]);
    assert_eq!((code, &value["rows"]), (0, &serde_json::json!(2)));
    assert_eq!(desk.told(&["export", "matters", "--template", "empty.xlsx"]).0, 0);
    assert!(!desk.0.join("var").exists());
    // A dry run looks at no store that nobody named, though one is there.
    fs::write(desk.config("rules.toml"), rules).unwrap();
    assert_eq!(desk.told(&["--store", "sqlite:var/hall.db", "import", "matters.csv"]).0, 0);
    fs::write(desk.config("rules.toml"), "name = \n").unwrap();
    let (code, value) = desk.json(&["import", "--dry-run", "matters.csv", "--json"]);
    assert_eq!((code, &value["same"]), (0, &serde_json::Value::Null));
    let named = ["--store", "sqlite:own/hall.db", "import", "--dry-run", "matters.csv", "--json"];
    assert_eq!(desk.json(&named).1["same"], 2);
}
