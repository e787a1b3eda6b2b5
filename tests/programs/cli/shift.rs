//! What the staff do from a shell while the hall is open: stop a line, give a number back, end the day.
use super::Desk;
use serde_json::{Value, json};
use service_hall::{config::Config, hall::desk::Order, store::Store};
use std::{io::Read, process::Stdio};

#[test]
fn a_line_is_stopped_and_reopened_from_a_shell() {
    let desk = Desk::new("line");
    desk.told(&["take", "A"]);
    let (code, lines) = desk.json(&["line", "--json"]);
    assert_eq!(
        (code, &lines[0]["line"], &lines[0]["waiting"], &lines[0]["stopped"]),
        (0, &"A".into(), &1.into(), &Value::Null)
    );
    let stop = ["line", "stop", "b", "--by", "001", "--reason", "系统故障", "--lang", "zh"];
    let (code, out, _) = desk.told(&stop);
    assert!(code == 0 && out.contains("已停号：B 早班"), "{out}");
    let stopped = &desk.json(&["line", "--json"]).1[1]["stopped"];
    assert_eq!((&stopped["by"], &stopped["reason"]), (&"001".into(), &"系统故障".into()));
    let (code, out, _) = desk.told(&["line", "--lang", "zh"]);
    assert!(code == 0 && out.contains("A 户籍：1 人在等\n"), "{out}");
    assert!(out.contains("B 早班：0 人在等  ■ ") && out.contains("由 001 停号：系统故障"), "{out}");
    let reopen = ["line", "reopen", "B", "--by", "001", "--lang", "en"];
    assert_eq!(desk.told(&reopen).1, "reopened: B 早班\n");
    let (code, out, err) = desk.told(&reopen);
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", "B 早班 is not stopped\n"));
    let (code, _, err) = desk.told(&["line", "reopen", "q", "--by", "001", "--lang", "en"]);
    assert!(code == 1 && err.contains("there is no line Q\nlines to choose from: A Household, B"), "{err}");
}

#[test]
fn a_stop_needs_a_name_and_a_reason_on_one_line() {
    let desk = Desk::new("line-usage");
    let long = "长".repeat(61);
    for (by, reason) in
        [("", "x"), ("001", "  "), ("001", "2468"), ("001", "a\nb"), ("001", "\u{1b}[2J"), ("001", &long)]
    {
        let (code, _, err) = desk.told(&["line", "stop", "A", "--by", by, "--reason", reason]);
        let option = if by.is_empty() { "--by" } else { "--reason" };
        assert!(code == 2 && err.contains(option), "{reason:?}: {err}");
    }
    assert_eq!(desk.told(&["line", "stop", "A", "--by", "001"]).0, 2);
    assert_eq!(desk.told(&["line", "reopen", "A"]).0, 2);
    assert_eq!(desk.json(&["line", "--json"]).1[0]["stopped"], Value::Null, "nothing was done");
}

#[test]
fn a_number_is_given_back_at_the_desk() {
    let desk = Desk::new("cancel");
    desk.told(&["take", "A"]);
    let (code, out, err) = desk.told(&["cancel", "a001", "--by", "001", "--lang", "zh"]);
    assert_eq!((code, out.as_str()), (0, "A001 已退号，不再叫\n"), "{err}");
    let (code, value) = desk.json(&["cancel", "A001", "--by", "001", "--json"]);
    assert_eq!((code, value), (0, json!({"number": "A001", "state": "cancelled"})), "it is so already");
    let (code, _, err) = desk.told(&["cancel", "A777", "--by", "001", "--lang", "en"]);
    assert!(code == 1 && err.contains("there is no number A777 today"), "{err}");
    let (code, _, err) = desk.told(&["cancel", "A001", "--by", "13800138000", "--lang", "en"]);
    assert!(code == 2 && err.contains("--by holds no numbers of identity cards"), "{err}");
    let (code, _, err) = desk.told(&["cancel", "A001", "--by", " ", "--lang", "zh"]);
    assert!(code == 2 && err.ends_with("--by 不能为空\n"), "{err}");
    let (_, day) = desk.json(&["day", "--json"]);
    assert_eq!(day["lines"][0]["states"], json!({"cancelled": 1}));
}

#[test]
fn the_day_is_closed_once_nobody_gets_a_number_any_more() {
    let desk = Desk::new("close");
    let today = chrono::Utc::now().date_naive();
    let hall = |time: &str, arguments: &[&str]| {
        let clock = format!("{today}T{time}");
        desk.told(&[arguments, &["--store", "sqlite:try.db", "--clock", &clock]].concat())
    };
    let states = || {
        let (_, out, _) = hall("18:00:00", &["day", "--json"]);
        let day: Value = serde_json::from_str(&out).unwrap();
        (day["lines"][0]["states"].clone(), day["inexact"].clone())
    };
    hall("12:00:00", &["take", "A"]);
    let (code, out, err) = hall("12:01:00", &["day", "--close", "--anyway", "--lang", "zh"]);
    assert!(code == 1 && out.is_empty() && err.contains("今天 17:00 以前还在发号，没有关闭"), "{err}");
    assert_eq!(states(), (json!({"waiting": 1}), 0.into()), "nothing was changed");
    // Somebody is still served at six.
    let config = Config::read(&desk.0.join("kiosk-config")).0.unwrap();
    let url = format!("sqlite:{}", desk.0.join("try.db").display());
    let mut store = Store::open(&url.parse().unwrap(), None).unwrap();
    let noon = today.and_hms_opt(12, 2, 0).unwrap();
    store.sign_in(&config.hall, &"A01".into(), &"101".into(), "token", noon).unwrap().unwrap();
    store.order(&config.hall, &"A01".into(), &"101".into(), "press", &Order::Next, noon).unwrap().unwrap();
    drop(store);
    let (code, _, err) = hall("18:00:00", &["day", "--close", "--lang", "en"]);
    assert!(code == 1 && err.contains("still at windows: A01 A001; nothing was closed"), "{err}");
    for anyway in [&["--anyway"][..], &[]] {
        let (code, out, _) = hall("18:00:00", &[&["day", "--close", "--lang", "en"], anyway].concat());
        assert!(code == 0 && out.starts_with("the day is closed") && out.contains("expired 1"), "{out}");
    }
    assert_eq!(states(), (json!({"expired": 1}), 1.into()));
    assert_eq!(desk.told(&["day", "--close", "--date", "2026-11-23"]).0, 2, "no other day is closed");
}

#[test]
fn what_goes_wrong_is_said_in_the_language_that_was_asked_for() {
    let desk = Desk::new("language");
    let table = [
        (&["board", "--lang", "zh"][..], 2, "这个程序要占满一个终端"),
        (&["live", "--lang", "en"][..], 2, "this program fills a terminal"),
        (&["take", "A", "--store", "hall.db", "--lang", "zh"][..], 2, "--store 不是数据库的地址"),
        (
            &["line", "--store", "sqlite:kiosk-config/rules.toml", "--lang", "zh"][..],
            69,
            "打不开或连不上数据库",
        ),
    ];
    for (arguments, exit, said) in table {
        let (code, out, err) = desk.told(arguments);
        assert!(code == exit && out.is_empty() && err.contains(said), "{arguments:?}: {code} {err}");
    }
}

#[test]
fn a_password_in_an_address_is_not_repeated() {
    let desk = Desk::new("password");
    let (code, _, err) = desk.told(&["line", "--store", "postgress://hall:geheim@10.0.0.1/hall"]);
    assert!(code == 2 && !err.contains("geheim"), "{err}");
    let kiosk = std::fs::read_to_string(desk.config("kiosk.toml")).unwrap();
    std::fs::write(desk.config("kiosk.toml"), kiosk + "store = \"postgress://hall:geheim@10.0.0.1/hall\"\n")
        .unwrap();
    let (code, _, err) = desk.told(&["line", "--lang", "en"]);
    assert!(code == 78 && err.contains("…@10.0.0.1/hall") && !err.contains("geheim"), "{err}");
}

#[test]
fn log_lines_have_a_priority_where_systemd_reads_them_and_nowhere_else() {
    let desk = Desk::new("journal");
    let exercise = ["line", "--store", "sqlite:try.db", "--clock", "2026-11-23T09:00:00"];
    let (_, _, err) = desk.told(&exercise);
    assert!(err.starts_with("WARN  clock: "), "{err}");
    // systemd names the stream that it has opened by its device and its inode.
    for (is_ours, front) in [(true, "<4>clock: "), (false, "WARN  clock: ")] {
        let (mut reader, writer) = std::io::pipe().unwrap();
        let stat = rustix::fs::fstat(&writer).unwrap();
        let inode = if is_ours { stat.st_ino } else { stat.st_ino + 1 };
        let mut command = desk.command(&exercise);
        command
            .env("JOURNAL_STREAM", format!("{}:{inode}", stat.st_dev))
            .stdout(Stdio::null())
            .stderr(writer);
        assert!(command.status().unwrap().success());
        drop(command);
        let mut err = String::new();
        reader.read_to_string(&mut err).unwrap();
        assert!(err.starts_with(front), "{err}");
    }
}

#[test]
fn a_clock_that_is_not_set_is_said_by_whoever_is_asked() {
    let desk = Desk::new("unset");
    let store = ["--store", "sqlite:exercise.db"];
    let unset =
        |arguments: &[&'static str]| [&store[..], &["--clock", "1970-01-01T09:00:00"], arguments].concat();
    desk.told(&[&store[..], &["import", "matters.csv"]].concat());
    for fresh in [true, false] {
        let (code, refused) = desk.json(&unset(&["take", "A", "--json", "--lang", "zh"]));
        assert_eq!((code, &refused["refused"]), (1, &"clock_not_set".into()), "fresh: {fresh}");
        assert!(refused["message"].as_str().unwrap().contains("时钟没有校准"), "{refused}");
        let (code, out, err) = desk.told(&unset(&["take", "A", "--lang", "en"]));
        assert!((code, out.as_str()) == (1, "") && err.contains("clock of this machine is not set"), "{err}");
        let (code, found) = desk.json(&unset(&["find", "sfz", "--json"]));
        assert!(code == 0 && !found.as_array().unwrap().is_empty(), "guides go on: {found}");
        let (code, check) = desk.json(&unset(&["check", "--json"]));
        let words: Vec<&Value> = check["problems"].as_array().unwrap().iter().map(|p| &p["code"]).collect();
        assert!(code == 1 && words.contains(&&"clock_not_set".into()), "{check}");
        assert!(!words.contains(&&"calendar_missing".into()), "one reason is enough: {check}");
        let (code, out, _) = desk.told(&unset(&["live", "--once", "--lang", "zh"]));
        assert!(code == 0 && out.contains("▲ 本机时钟没有校准"), "{out}");
        assert_eq!(
            desk.json(&[&store[..], &["take", "A", "--json"]].concat()).0,
            0,
            "a number of today, for the second turn"
        );
    }
}
