//! Each subcommand as a process of its own: what it prints, and what it exits with.
use crate::support::program_output::told;
use chrono::{Datelike, Timelike, Utc};
use serde_json::Value;
use service_hall::workers::lock::ProgramLock;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

mod applications;
mod appointments;
mod backup;
mod cases;
mod check;
mod draft;
mod duty;
mod export;
mod first_day;
mod fresh;
mod hours;
mod interrupted;
mod killed;
mod machine;
mod markdown;
mod meddled;
mod opinion_box;
mod people;
mod ratings;
mod readme;
mod report;
mod samples;
mod sayings;
mod scanner;
mod setup;
mod sheets;
mod shift;
mod type_keys;
mod window;
mod window_orders;

/// A small hall in a folder of its own, where it is always about noon on a working day.
struct Desk(PathBuf);

const FILES: [(&str, &str); 6] = [
    (
        "rules.toml",
        "name = \"甲市政务服务中心\"\nhelp_desk = \"1楼\"\nphone = \"12345\"\nhours = [\"09:00-17:00\"]\n",
    ),
    ("departments.toml", "[[department]]\nname = \"公安局\"\nkind = \"resident\"\n"),
    ("themes.toml", "[[theme]]\nname = \"户籍\"\nglyph = \"户\"\n"),
    (
        "lines.toml",
        "[[line]]\ncode = \"A\"\nname = \"户籍\"\nname_en = \"Household\"\ndepartments = [\"公安局\"]\nopen = [\"09:00-17:00\"]\nquota = [2]\nminutes = [5, 10]\ngeneral = true\n\
         [[line]]\ncode = \"B\"\nname = \"早班\"\nopen = [\"09:00-10:00\"]\nquota = [9]\nminutes = [5, 10]\n",
    ),
    ("windows.toml", "[[window]]\ncode = \"A01\"\nname = \"户籍\"\nlines = [\"A\", \"B\"]\n"),
    ("synonyms.toml", "[[synonym]]\nsay = [\"办证\"]\nmean = [\"身份证\"]\n"),
];

const TABLE: &str = "department,main_item,name,task_type,task_type_text,item_code\n\
    公安局,身份证,居民身份证换领,7,行政确认,511A-511602000000-000-11511301008778183N-1-00\n\
    公安局,身份证,居民身份证补领,7,行政确认,511B-511602000000-000-11511301008778183N-1-00\n";

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = std::env::temp_dir().join(format!("hall-cli-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        let desk = Desk(folder);
        fs::create_dir_all(desk.config("workdays")).unwrap();
        for (name, text) in FILES {
            fs::write(desk.config(name), text).unwrap();
        }
        let now = Utc::now();
        let hours = 12 - i64::from(now.hour());
        let sign = if hours < 0 { '-' } else { '+' };
        let kiosk = format!("kiosk = \"01\"\nutc_offset = \"{sign}{:02}:00\"\n", hours.abs());
        fs::write(desk.config("kiosk.toml"), kiosk).unwrap();
        for year in [now.year(), now.year() + 1] {
            let days = now.date_naive().iter_days().take(2).filter(|day| day.year() == year);
            let work: Vec<String> = days.map(|day| format!("\"{day}\"")).collect();
            let text = format!("off = []\nwork = [{}]\n", work.join(", "));
            fs::write(desk.config(&format!("workdays/{year}.toml")), text).unwrap();
        }
        fs::write(desk.0.join("matters.csv"), TABLE).unwrap();
        desk
    }

    fn config(&self, name: &str) -> PathBuf {
        self.0.join("kiosk-config").join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        command.args(arguments).current_dir(&self.0).stdin(Stdio::null());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        command
    }

    fn hall(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The exit code, stdout and stderr.
    fn told(&self, arguments: &[&str]) -> (i32, String, String) {
        told(&self.hall(arguments))
    }

    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let (code, out, err) = self.told(arguments);
        let value =
            serde_json::from_str(&out).unwrap_or_else(|e| panic!("{arguments:?}: {e}: {out:?} {err:?}"));
        (code, value)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn every_subcommand_has_help_with_exit_codes() {
    let desk = Desk::new("help");
    for name in [
        "account",
        "admin",
        "audit",
        "kiosk",
        "import",
        "export",
        "find",
        "take",
        "appointments",
        "backup",
        "check",
        "draft",
        "gallery",
        "printer",
        "report",
        "restore",
        "line",
        "cancel",
        "cases",
        "day",
        "demo",
        "duty",
        "live",
        "window",
        "board",
        "voice",
        "simulate",
        "sayings",
        "scanner",
        "type",
    ] {
        let (code, out, _) = desk.told(&[name, "--help"]);
        assert_eq!(code, 0, "{name}");
        assert!(out.contains("Exit codes:") && out.contains("Example"), "{name}: {out}");
    }
    let (code, out, _) = desk.told(&["--help"]);
    assert!(
        code == 0 && out.contains("78  the configuration is wrong") && out.contains("completions"),
        "{out}"
    );
    assert_eq!(desk.told(&["--version"]).0, 0);
}

#[test]
fn in_chinese_help_and_mistakes_are_chinese() {
    let desk = Desk::new("zh-help");
    let has_han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for name in ["", "take", "line", "printer", "appointments"] {
        let line = ["--lang", "zh", name, "--help"];
        let line: Vec<&str> = line.into_iter().filter(|word| !word.is_empty()).collect();
        let (code, out, _) = desk.told(&line);
        assert!(code == 0 && out.contains("用法:") && out.contains("退出码:"), "{name}: {out}");
        let sentences = out.split("\n\n").filter(|part| part.contains(". ") || part.contains("the "));
        assert_eq!(sentences.filter(|part| !has_han(part)).count(), 0, "{name}: {out}");
    }
    let (code, out, err) = desk.told(&["fnd", "--lang=zh"]);
    assert!((code, out.as_str()) == (2, "") && err.starts_with("错误: 没有 fnd 这个命令"), "{err}");
    let mut by_locale = desk.command(&["help", "take"]);
    let (code, out, _) = told(&by_locale.env("LC_ALL", "zh_CN.UTF-8").output().unwrap());
    assert!(code == 0 && out.contains("在一个队列取号"), "{out}");
    fs::write(desk.config("rules.toml"), "name = \"甲市\nhours = [").unwrap();
    let (code, out, _) = desk.told(&["check", "--lang", "zh"]);
    assert!(code == 78 && out.contains("rules.toml:1:"), "{out}");
    let said = out.lines().find(|line| line.contains("rules.toml:1:")).unwrap();
    assert!(said.contains("引号不完整") && !said.contains("invalid"), "{said}");
}

#[test]
fn slips_of_the_keyboard_get_a_hint() {
    let desk = Desk::new("hints");
    for (arguments, hint) in [
        (&["fnd"][..], "'find'"),
        (&["find", "x", "--limt", "3"], "'--limit'"),
        (&["check", "--jsn"], "'--json'"),
    ] {
        let (code, _, err) = desk.told(arguments);
        assert!(code == 2 && err.contains(hint), "{arguments:?}: {err}");
    }
    assert_eq!(desk.told(&["find"]).0, 2, "nothing to look for");
    assert_eq!(desk.told(&["check", "--store", "mysql://x"]).0, 69);
    assert_eq!(desk.told(&["take", "A", "--store", "mysql://x"]).0, 2);
}

#[test]
fn a_table_comes_in_and_is_found() {
    let desk = Desk::new("import");
    let (code, value) = desk.json(&["import", "matters.csv", "--dry-run", "--json"]);
    assert_eq!(
        (code, &value["rows"], &value["imported"], &value["dry_run"]),
        (0, &2.into(), &0.into(), &true.into())
    );
    assert_eq!(
        desk.json(&["find", "sfz", "--json"]).1,
        Value::Array(Vec::new()),
        "a dry run changes nothing"
    );
    let (code, value) = desk.json(&["import", "matters.csv", "--json"]);
    assert_eq!((code, &value["imported"], &value["mapping"]), (0, &2.into(), &"guangan".into()));
    let (code, found) = desk.json(&["find", "补领", "--json", "--limit", "1"]);
    assert_eq!(code, 0);
    assert_eq!(found[0]["name"], "居民身份证补领");
    assert_eq!((&found[0]["line"], &found[0]["department"]), (&"A".into(), &"公安局".into()));
    assert_eq!(desk.json(&["find", "办证", "--json"]).1.as_array().unwrap().len(), 2, "an everyday word");
    assert!(desk.told(&["find", "sfz"]).1.contains("居民身份证"));
}

#[test]
fn a_wrong_table_changes_nothing() {
    let desk = Desk::new("refused");
    assert_eq!(desk.told(&["import", "matters.csv"]).0, 0);
    fs::write(desk.0.join("wrong.csv"), TABLE.replace("511B", "511A")).unwrap();
    let (code, value) = desk.json(&["import", "wrong.csv", "--json"]);
    assert_eq!((code, &value["errors"], &value["imported"]), (65, &1.into(), &0.into()));
    let problem = &value["problems"][0];
    assert_eq!(
        (
            &problem["file"],
            &problem["line"],
            &problem["column"],
            &problem["heading"],
            &problem["severity"],
            &problem["code"]
        ),
        (
            &"wrong.csv".into(),
            &3.into(),
            &6.into(),
            &"item_code".into(),
            &"error".into(),
            &"duplicate_code".into()
        )
    );
    let (code, out, err) = desk.told(&["import", "wrong.csv", "--lang", "zh"]);
    assert!(code == 65 && out.contains("没有导入") && err.contains("wrong.csv:3:6: 错误"), "{out}{err}");
    assert_eq!(desk.told(&["import", "missing.csv"]).0, 65);
    for strange in ["/dev/zero", "kiosk-config"] {
        let (code, value) = desk.json(&["import", strange, "--json"]);
        assert_eq!((code, &value["problems"][0]["code"]), (65, &"not_a_file".into()), "{value}");
    }
    assert_eq!(desk.told(&["import", "matters.csv", "--mapping", "mars"]).0, 65);
    assert_eq!(desk.json(&["find", "sfz", "--json"]).1.as_array().unwrap().len(), 2);
}

#[test]
fn an_import_works_without_a_configuration_where_the_store_is_named() {
    let desk = Desk::new("anywhere");
    let arguments = ["import", "matters.csv", "--config", "nowhere", "--store", "sqlite:x/hall.db", "--json"];
    assert_eq!(desk.json(&arguments).0, 0);
    assert_eq!(desk.told(&["import", "matters.csv", "--config", "nowhere"]).0, 78);
}

#[test]
fn numbers_are_taken_until_the_line_is_full() {
    let desk = Desk::new("take");
    let (code, first) = desk.json(&["take", "A", "--json"]);
    assert_eq!(
        (code, &first["number"], &first["ahead"], &first["priority"]),
        (0, &"A001".into(), &0.into(), &false.into())
    );
    assert_eq!(first["wait"]["most"], 10);
    assert_eq!(first["code"].as_str().unwrap().len(), 40);
    // As a Chinese keyboard may type it.
    let (code, out, _) = desk.told(&["take", "ａ", "--lang", "zh"]);
    assert!(code == 0 && out.contains("A002") && out.contains("前面还有 1 人"), "{out}");
    let (code, refused) = desk.json(&["take", "A", "--json"]);
    assert_eq!((code, &refused["refused"]), (1, &"full_for_today".into()));
    assert_eq!(desk.json(&["take", "B", "--json"]).1["refused"], "closed_for_today");
    assert_eq!(desk.json(&["take", "A", "--priority", "--json"]).1["refused"], "no_priority");
    let (code, _, err) = desk.told(&["take", "q", "--lang", "en"]);
    assert!(code == 1 && err.contains("there is no line Q\nlines to choose from: A Household, B"), "{err}");
}

#[test]
fn a_second_kiosk_is_refused_wherever_its_slips_go() {
    let desk = Desk::new("second");
    let programs = desk.0.join("var/hall.db.programs");
    let held = ProgramLock::take(&programs, "kiosk-01").unwrap();
    for arguments in [&["kiosk"][..], &["kiosk", "--slips", "elsewhere/slips.txt"]] {
        let (code, _, err) = desk.told(arguments);
        assert!(code == 75 && err.contains("kiosk 01 is running already"), "{arguments:?}: {code} {err}");
    }
    for arguments in [&["kiosk"][..], &["window", "--window", "A01"], &["board"]] {
        let (code, _, err) = desk.told(&[&["--store", "sqlite:var/exercise.db"], arguments].concat());
        assert!(code == 2, "an exercise gets as far as the terminal it has not: {arguments:?}: {code} {err}");
    }
    drop(held);
    fs::remove_file(programs.join("kiosk-01.lock")).unwrap();
    fs::create_dir(programs.join("kiosk-01.lock")).unwrap();
    assert_eq!(desk.told(&["kiosk"]).0, 73, "what cannot be locked is not somebody else's");
}

#[test]
fn the_hall_is_printed_once_for_scripts() {
    let desk = Desk::new("live");
    desk.told(&["take", "A"]);
    desk.told(&["line", "stop", "B", "--by", "001", "--reason", "x"]);
    let (code, hall) = desk.json(&["live", "--json"]);
    let (line, window) = (&hall["lines"][0], &hall["windows"][0]);
    assert_eq!(
        (code, &line["line"], &line["name"], &line["waiting"]),
        (0, &"A".into(), &"Household".into(), &1.into())
    );
    assert!(line["longest_wait"].as_u64().is_some_and(|seconds| seconds < 60), "{line}");
    assert_eq!(
        (&line["windows"], &line["mean_service"]),
        (&Value::Null, &Value::Null),
        "nobody has signed in"
    );
    assert_eq!(hall["lines"][1]["stopped"]["by"], "001");
    assert_eq!(
        (&window["window"], &window["state"], &window["ticket"]),
        (&"A01".into(), &"closed".into(), &Value::Null)
    );
    assert_eq!(hall["alarms"], Value::Array(Vec::new()));
    let (code, out, _) = desk.told(&["live", "--once", "--lang", "zh"]);
    assert!(
        code == 0 && out.contains("等候 1 人") && out.contains("没有报警") && out.contains("■已停"),
        "{out}"
    );
    let (code, out, err) = desk.told(&["live"]);
    assert!(code == 2 && out.is_empty() && err.contains("terminal"), "{code} {err}");
}

#[test]
fn one_person_is_no_people() {
    let desk = Desk::new("one");
    for ahead in ["0 people ahead", "1 person ahead"] {
        let (code, out, _) = desk.told(&["take", "A", "--lang", "en"]);
        assert!(code == 0 && out.contains(ahead), "{out}");
    }
}

#[test]
fn the_language_is_the_locale_s_unless_named() {
    let desk = Desk::new("language");
    let in_locale = |name: &str, value: &str, extra: &[&str]| {
        let arguments = [&["take", "Q"], extra].concat();
        told(&desk.command(&arguments).env(name, value).output().unwrap()).2
    };
    assert!(in_locale("LANG", "zh_CN.UTF-8", &[]).contains("可选的队列"));
    assert!(in_locale("LC_ALL", "C.UTF-8", &[]).contains("lines to choose from"));
    assert!(in_locale("LANG", "zh_CN.UTF-8", &["--lang", "en"]).contains("lines to choose from"));
    assert!(in_locale("TZ", "America/New_York", &["--lang", "zh"]).contains("可选的队列"));
}

#[test]
fn nobody_reading_is_no_failure() {
    let desk = Desk::new("pipe");
    let mut child =
        desk.command(&["completions", "bash"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn completions_come_for_every_shell() {
    let desk = Desk::new("shells");
    for shell in ["bash", "zsh", "fish"] {
        let (code, out, _) = desk.told(&["completions", shell]);
        assert!(code == 0 && out.contains("hall") && out.contains("priority"), "{shell}");
    }
    assert_eq!(desk.told(&["completions", "cmd"]).0, 2);
}

#[test]
fn a_size_that_no_picture_has_is_refused_with_those_there_are() {
    let desk = Desk::new("gallery-size");
    let (code, _, err) = desk.told(&["gallery", "--size", "100x35", "pictures"]);
    assert_eq!(code, 2);
    assert!(err.contains("100x35") && err.contains("72x53") && err.contains("160x50"), "{err}");
}

#[test]
fn pictures_need_matters() {
    let desk = Desk::new("gallery");
    let (code, _, err) = desk.told(&["gallery", "pictures"]);
    assert!(code == 1 && err.contains("hall import"), "{err}");
    assert!(!Path::new(&desk.0).join("pictures").exists());
}
