//! `hall config`: the setup in force, written out, changed, refused, listed and rolled back.
use super::Desk;
use serde_json::json;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.told(&["import", "matters.csv"]);
    desk.told(&["config", "history"]);
    desk
}

fn edit(desk: &Desk, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(desk.config(file)).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(desk.config(file), text.replace(from, to)).unwrap();
}

#[test]
fn what_is_changed_in_the_folder_does_nothing_before_it_is_taken_in() {
    let desk = desk("setup-import");
    assert_eq!(desk.json(&["check", "--json"]).1["facts"]["windows"], 1);
    let a02 = "[[window]]\ncode = \"A02\"\nname = \"户籍\"\nlines = [\"A\"]\n[[window]]";
    edit(&desk, "windows.toml", "[[window]]", a02);
    let (_, check) = desk.json(&["check", "--json"]);
    assert_eq!(check["facts"]["windows"], 1);
    let told = |check: &serde_json::Value| {
        let problems = check["problems"].as_array().unwrap();
        problems.iter().any(|one| one["code"] == "setup_differs")
    };
    assert!(told(&check), "{check}");
    let (code, tried) = desk.json(&["config", "import", "--dry-run", "--json"]);
    let changes = json!([{"kind": "window", "code": "A02", "change": "added", "waiting": 0}]);
    assert_eq!((code, &tried["changes"], &tried["published"]), (0, &changes, &json!(false)));
    let (code, out, _) =
        desk.told(&["config", "import", "--reason", "开窗口", "--by", "001", "--lang", "zh"]);
    assert!(code == 0 && out.contains("新增窗口 A02") && out.contains("第 2 版"), "{out}");
    let (_, check) = desk.json(&["check", "--json"]);
    assert!(check["facts"]["windows"] == 2 && !told(&check), "{check}");
    let (_, history) = desk.json(&["config", "history", "--json"]);
    assert_eq!((&history[0]["by"], &history[0]["reason"]), (&json!("001"), &json!("开窗口")));
    assert_eq!((&history[0]["in_force"], &history[1]["in_force"]), (&json!(true), &json!(false)));
    assert_eq!(history[0]["documents"], json!(["windows.toml"]));
}

#[test]
fn a_wrong_setup_is_refused_whole_with_every_place() {
    let desk = desk("setup-wrong");
    edit(&desk, "lines.toml", "quota = [2]", "quota = [2, 3]");
    edit(&desk, "windows.toml", "\"B\"", "\"X\"");
    fs::write(
        desk.config("rules.toml"),
        "name = \"乙市\"\ncode = \"YI\"\nhelp_desk = \"1\"\nphone = \"1\"\nhours = [\"09:00-17:00\"]\n",
    )
    .unwrap();
    let other = desk.0.join("other");
    fs::rename(desk.0.join("kiosk-config"), &other).unwrap();
    let fresh = Desk::new("setup-wrong-fresh");
    fs::rename(fresh.0.join("kiosk-config"), desk.0.join("kiosk-config")).unwrap();
    let (code, value) = desk.json(&["config", "import", "other", "--json"]);
    assert_eq!((code, &value["published"], &value["edition"]), (65, &json!(false), &json!(1)));
    let codes: Vec<_> = value["problems"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert!(codes.contains(&json!("other_hall")) && codes.len() >= 3, "{codes:?}");
    assert_eq!(desk.told(&["config", "import", "nowhere"]).0, 65, "an empty folder is no setup");
    assert_eq!(desk.json(&["config", "history", "--json"]).1.as_array().unwrap().len(), 1);
}

#[test]
fn what_would_disappear_is_named_and_needs_a_yes() {
    let desk = desk("setup-vanish");
    let lines = fs::read_to_string(desk.config("lines.toml")).unwrap();
    let at = lines.rfind("[[line]]").unwrap();
    fs::write(desk.config("lines.toml"), &lines[..at]).unwrap();
    edit(&desk, "windows.toml", "[\"A\", \"B\"]", "[\"A\"]");
    let (code, out, _) = desk.told(&["config", "import", "--lang", "zh"]);
    assert!(code == 1 && out.contains("撤销队列 B") && out.contains("--yes"), "{code} {out}");
    let (code, value) = desk.json(&["config", "import", "--json"]);
    assert_eq!((code, &value["needs_yes"], &value["published"]), (1, &json!(true), &json!(false)));
    assert_eq!(desk.told(&["config", "import", "--yes"]).0, 0);
    assert_eq!(desk.json(&["take", "B", "--json"]).1["refused"], "no_such_line");
    // Back again: nothing disappears, so nobody is asked.
    let (code, out, _) = desk.told(&["config", "rollback", "1", "--lang", "zh"]);
    assert!(code == 0 && out.contains("新增队列 B") && out.contains("第 3 版"), "{out}");
    assert_eq!(desk.told(&["config", "rollback", "1"]).0, 0, "it says what is in force already");
    assert_eq!(desk.told(&["config", "rollback", "9"]).0, 1);
    assert_eq!(desk.json(&["config", "history", "--json"]).1.as_array().unwrap().len(), 3);
}

#[test]
fn a_setup_goes_out_and_comes_in_again_byte_by_byte() {
    let desk = desk("setup-export");
    let (code, value) = desk.json(&["config", "export", "out", "--json"]);
    assert_eq!((code, &value["edition"]), (0, &json!(1)));
    let names: Vec<&str> =
        value["documents"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    for name in &names {
        let (out, own) = (fs::read(desk.0.join("out").join(name)), fs::read(desk.config(name)));
        assert_eq!(out.unwrap(), own.unwrap(), "{name}");
    }
    assert!(names.contains(&"lines.toml") && !names.contains(&"kiosk.toml"), "{names:?}");
    let (code, out, _) = desk.told(&["config", "import", "out", "--lang", "zh"]);
    assert!(code == 0 && out.contains("没有改动"), "{out}");
    fs::write(desk.0.join("out/lines.toml"), "# mine\n").unwrap();
    assert_eq!(desk.told(&["config", "export", "out"]).0, 1, "somebody's file is not overwritten");
    assert_eq!(fs::read_to_string(desk.0.join("out/lines.toml")).unwrap(), "# mine\n");
    assert_eq!(desk.told(&["config", "export", "out", "--force"]).0, 0);
    assert_eq!(desk.told(&["config", "export", "--edition", "7", "out"]).0, 1);
}

#[test]
fn a_folder_that_is_half_edited_stops_nobody_while_the_store_has_a_setup() {
    let desk = desk("setup-half");
    fs::write(desk.config("lines.toml"), "[[line]\ncode = ").unwrap();
    let (code, value) = desk.json(&["take", "A", "--json"]);
    assert_eq!((code, &value["line"]), (0, &json!("A")), "the setup in force has the line");
    let (code, check) = desk.json(&["check", "--json"]);
    let problems = check["problems"].as_array().unwrap();
    let syntax = problems.iter().find(|one| one["code"] == "syntax").unwrap();
    assert!(code != 0 && syntax["file"].as_str().unwrap().ends_with("lines.toml"), "{check}");
    assert_eq!(check["facts"]["lines"], 2);
    let (code, value) = desk.json(&["config", "import", "--json"]);
    assert_eq!((code, &value["published"]), (65, &json!(false)));
    fs::write(desk.config("kiosk.toml"), "kiosk = ").unwrap();
    assert_eq!(desk.told(&["take", "A"]).0, 78, "nobody knows which machine this is");
}

#[test]
fn what_goes_out_over_files_leaves_them_whose_they_are_and_as_closed_as_they_are() {
    let desk = desk("setup-export-over");
    let mode = |name: &str| fs::metadata(desk.0.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(desk.told(&["config", "export", "out"]).0, 0);
    assert_eq!(mode("out/lines.toml") & 0o027, 0, "new files are not for everybody");
    // One is closed, one is a link, one has a byte order mark and nothing else that is different, one is too many.
    fs::write(desk.0.join("out/windows.toml"), "# mine\n").unwrap();
    fs::set_permissions(desk.0.join("out/windows.toml"), Permissions::from_mode(0o600)).unwrap();
    fs::write(desk.0.join("elsewhere.toml"), "# mine\n").unwrap();
    fs::remove_file(desk.0.join("out/lines.toml")).unwrap();
    symlink("../elsewhere.toml", desk.0.join("out/lines.toml")).unwrap();
    let marked = format!("\u{feff}{}", fs::read_to_string(desk.0.join("out/themes.toml")).unwrap());
    fs::write(desk.0.join("out/themes.toml"), &marked).unwrap();
    fs::write(desk.0.join("out/workdays/2019.toml"), "off = []\n").unwrap();
    fs::write(desk.0.join("out/kiosk.toml"), "kiosk = \"07\"\n").unwrap();
    let (code, _, err) = desk.told(&["config", "export", "out"]);
    assert!(code == 1 && err.contains("lines.toml") && err.contains("windows.toml"), "{err}");
    assert!(err.contains("workdays/2019.toml") && !err.contains("themes.toml"), "{err}");
    assert_eq!(desk.told(&["config", "export", "out", "--force"]).0, 0);
    assert_eq!(mode("out/windows.toml"), 0o600);
    assert!(fs::symlink_metadata(desk.0.join("out/lines.toml")).unwrap().is_symlink());
    assert_eq!(
        fs::read(desk.0.join("elsewhere.toml")).unwrap(),
        fs::read(desk.config("lines.toml")).unwrap()
    );
    assert_eq!(fs::read_to_string(desk.0.join("out/themes.toml")).unwrap(), marked);
    assert!(!desk.0.join("out/workdays/2019.toml").exists() && desk.0.join("out/kiosk.toml").exists());
}
