//! What is said of the machine: folders that may not be written, logs in files.
use super::Desk;
use chrono::Utc;
use std::fs;
use std::process::Stdio;

#[test]
fn a_folder_that_may_not_be_written_is_named_with_what_to_do() {
    let desk = Desk::new("unwritable");
    // Nobody may make a folder there, whoever runs the tests.
    let (code, out, err) = desk.told(&["take", "A", "--store", "sqlite:/sys/hall/hall.db", "--lang", "en"]);
    assert!(code == 73 && out.is_empty(), "{code} {err}");
    assert!(err.contains("may not write /sys") && err.contains("chown") && err.contains("--store"), "{err}");
}

#[test]
fn lines_of_a_log_in_a_file_begin_with_their_time() {
    let desk = Desk::new("times");
    let arguments = ["take", "A", "--store", "sqlite:try.db", "--clock", "2026-11-23T12:00:00"];
    let log = fs::File::create(desk.0.join("log.txt")).unwrap();
    desk.command(&arguments).stderr(log).stdout(Stdio::null()).status().unwrap();
    let log = fs::read_to_string(desk.0.join("log.txt")).unwrap();
    let line = log.lines().find(|line| line.contains("exercise")).unwrap();
    let year = Utc::now().format("%Y-").to_string();
    assert!(line.starts_with(&year) && line.contains(":00 WARN "), "the hall's time zone is there: {line}");
    assert!(desk.told(&arguments).2.starts_with("WARN "), "no time is added for a program that reads along");
}
