//! `hall hours`: a day with hours of its own, followed by whoever gives numbers, and taken back.
use super::Desk;
use chrono::{FixedOffset, NaiveDate, Timelike, Utc};
use serde_json::json;
use std::fs;

/// The day at the desk, where it is always about noon.
fn today() -> NaiveDate {
    let now = Utc::now();
    let offset = FixedOffset::east_opt((12 - i32::try_from(now.hour()).unwrap()) * 3600).unwrap();
    now.with_timezone(&offset).date_naive()
}

#[test]
fn a_line_is_closed_for_today_and_open_again_once_that_is_taken_back() {
    let desk = Desk::new("hours-line");
    let day = today().to_string();
    let (code, out, _) = desk.told(&[
        "hours",
        "close",
        &day,
        "--line",
        "a",
        "--note",
        "系统升级",
        "--by",
        "001",
        "--lang",
        "zh",
    ]);
    assert!(code == 0 && out.contains("队列 A：不开放"), "{code} {out}");
    let (code, value) = desk.json(&["take", "A", "--json"]);
    assert_eq!((code, &value["refused"]), (1, &json!("closed_today")));
    let (_, days) = desk.json(&["hours", "--json"]);
    assert_eq!(days[0]["hours"], json!(["09:00-17:00"]), "the hall itself is open");
    assert_eq!(days[0]["special"], json!([{"lines": ["A"], "open": [], "note": "系统升级"}]));
    let (code, out, _) = desk.told(&["hours", "clear", &day, "--line", "A", "--lang", "zh"]);
    assert!(code == 0 && out.contains("照常"), "{out}");
    assert_eq!(desk.told(&["take", "A"]).0, 0);
    assert_eq!(desk.told(&["hours", "clear", &day, "--line", "A"]).0, 1, "nothing is special any more");
    let (_, history) = desk.json(&["config", "history", "--json"]);
    assert_eq!((history.as_array().unwrap().len(), &history[1]["by"]), (3, &json!("001")));
}

#[test]
fn the_hall_closes_early_and_says_when_it_is_open_again() {
    let desk = Desk::new("hours-hall");
    let day = today().to_string();
    let (code, out, _) =
        desk.told(&["hours", "set", &day, "０９：００—10:00", "11:00~11:30", "--lang", "zh"]);
    assert!(code == 0 && out.contains("只在 09:00-10:00、11:00-11:30 开放"), "{code} {out}");
    let (_, value) = desk.json(&["take", "A", "--json"]);
    assert_eq!(value["refused"], "closed_for_today");
    // The line gives numbers from nine to five usually; what is left of that keeps its quota.
    assert_eq!(desk.told(&["hours", "set", &day, "11:00-16:00"]).0, 0);
    for people in 0..2 {
        let (code, value) = desk.json(&["take", "A", "--json"]);
        assert_eq!(code, 0, "{people}: {value}");
    }
    assert_eq!(desk.json(&["take", "A", "--json"]).1["refused"], "full_for_today");
    let (_, days) = desk.json(&["hours", "--json"]);
    assert_eq!(days[0]["hours"], json!(["11:00-16:00"]));
}

#[test]
fn what_is_no_day_no_line_or_no_order_is_said() {
    let desk = Desk::new("hours-wrong");
    for (arguments, said) in [
        (&["close", "明天"][..], "不是日期"),
        (&["close", "2027-02-30"], "不是日期"),
        (&["set", "2027-02-03", "13:00-14:00", "09:00-10:00"], "从早到晚"),
        (&["close", "2027-02-03", "--line", "X"], "没有队列 X"),
    ] {
        let (code, _, err) = desk.told(&[&["hours"], arguments, &["--lang", "zh"]].concat());
        assert!(code == 2 && err.contains(said), "{arguments:?}: {code} {err}");
    }
    let wrong =
        "[[day]]\ndate = \"2027-02-03\"\nopen = []\nlines = [\"X\"]\n[[day]]\ndate = \"3.2.\"\nopen = []\n";
    assert_eq!(desk.told(&["config", "export", "out"]).0, 0);
    fs::write(desk.0.join("out/special-days.toml"), wrong).unwrap();
    let (code, value) = desk.json(&["config", "import", "out", "--json"]);
    let codes: Vec<_> = value["problems"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert_eq!((code, &codes[codes.len() - 2..]), (65, &[json!("unknown_line"), json!("bad_date")][..]));
}

#[test]
fn what_is_said_of_a_line_takes_the_place_of_what_was_said_before() {
    let desk = Desk::new("hours-again");
    let day = today().to_string();
    let refused = || desk.json(&["take", "A", "--json"]).1["refused"].clone();
    assert_eq!(desk.told(&["hours", "set", &day, "09:00-17:00", "--line", "A"]).0, 0);
    assert_eq!(desk.told(&["hours", "close", &day, "--line", "A", "--line", "B"]).0, 0);
    assert_eq!(refused(), "closed_today", "the newer word counts");
    assert_eq!(desk.told(&["hours", "set", &day, "09:00-17:00", "--line", "A"]).0, 0);
    assert_eq!(desk.told(&["take", "A"]).0, 0);
    assert_eq!(desk.told(&["hours", "close", &day, "--note", "停电"]).0, 0);
    assert_eq!(refused(), "closed_today", "the whole hall means every line");
    // A folder that is taken in says nothing of days that a command keeps.
    let edited = fs::read_to_string(desk.config("rules.toml")).unwrap().replace("12345", "12346");
    fs::write(desk.config("rules.toml"), edited).unwrap();
    assert_eq!(desk.told(&["config", "import"]).0, 0);
    assert_eq!(refused(), "closed_today");
    let (_, check) = desk.json(&["check", "--json"]);
    let told = check["problems"].as_array().unwrap().iter().any(|one| one["code"] == "setup_differs");
    assert!(!told, "{check}");
}

#[test]
fn no_word_is_put_in_force_that_nobody_could_read_again() {
    let desk = Desk::new("hours-unreadable");
    let day = today().to_string();
    for note in ["\u{2600}\u{fe0f}放假", "放\u{200b}假"] {
        assert_eq!(desk.told(&["hours", "close", &day, "--note", note]).0, 2);
    }
    assert_eq!(desk.told(&["hours", "close", &day, "--by", "a\nb"]).0, 2);
    assert_eq!(desk.told(&["hours", "close", "2020-01-02"]).0, 2, "a day that is over");
    assert_eq!(desk.json(&["config", "history", "--json"]).1.as_array().unwrap().len(), 1);
}
