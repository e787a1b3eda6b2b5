//! A newcomer's exercise: one command opens a kiosk that gives numbers, others join it.
use super::{
    stage::{Stage, copy, hall_in, is_there},
    take_number,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Output, Stdio},
};

/// A folder with the sample as it lies in the repository, whatever day and hour it is.
fn sample(name: &str) -> PathBuf {
    let folder = hall_in(name);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &folder.join("kiosk-config"));
    folder
}

fn said(stage: &Stage, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = stage.command(arguments).stdin(Stdio::null()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn one_command_leads_to_a_slip_in_the_hand_and_others_join_it() {
    if !is_there() {
        return;
    }
    let folder = sample("demo");
    let mut kiosk = Stage::at(folder.clone(), 72, 53, &["demo", "--lang", "zh"]);
    kiosk.sees("（演练）").sees("09:0");
    assert!(kiosk.said().contains("工号 104，密码 2468"), "{}", kiosk.said());
    take_number(&mut kiosk);
    kiosk.sees("请取走号票");
    let slip = fs::read_to_string(folder.join("var/demo/1/paper/0001.txt")).unwrap();
    assert!(slip.contains("（演练）") && slip.contains("A001"), "{slip}");
    assert!(folder.join("var/demo/1/paper/0001.png").exists());

    let mut window = Stage::at(folder.clone(), 100, 30, &["demo", "window", "--window", "A03"]);
    window.sees("工号 104，密码 2468").settles();
    window.send(b"104\r2468\r");
    window.sees("F1").settles();
    window.send(b"\x1bOP");
    window.sees("A001");
    let mut board = Stage::at(folder.clone(), 160, 45, &["demo", "board"]);
    board.sees("Call 1 today");
    let (code, live, _) = said(&kiosk, &["demo", "live", "--once"]);
    assert!(code == Some(0) && live.contains("A001"), "{live}");
    let (code, spoken, error) = said(&kiosk, &["demo", "voice", "--once", "--dry-run"]);
    assert!(code == Some(0) && spoken.contains("零 零 一"), "{spoken}{error}");

    assert_eq!(said(&kiosk, &["demo"]).0, Some(75), "one exercise at a time");
    kiosk.send(b"\x03");
    assert_eq!(kiosk.ends(), Some(0), "Ctrl+C ends an exercise");
    assert!(!folder.join("var/hall.db").exists(), "the hall's own store is not touched");
    assert!(!folder.join("var/demo/1/printer").exists(), "the printer is gone with it");
    let (code, _, error) = said(&kiosk, &["demo", "board"]);
    assert!(code == Some(1) && error.contains("hall demo"), "{error}");
}

#[test]
fn an_exercise_takes_no_store_and_no_clock_of_others() {
    if !is_there() {
        return;
    }
    let folder = sample("demo-own");
    let kiosk = Stage::at(folder.clone(), 72, 53, &["demo", "--store", "sqlite:var/hall.db"]);
    let (code, _, error) = said(&kiosk, &["demo", "--store", "sqlite:var/hall.db", "--lang", "en"]);
    assert!(code == Some(2) && error.contains("--store"), "{error}");
    let mut nowhere = std::process::Command::new("setsid");
    nowhere.args(["--wait", env!("CARGO_BIN_EXE_hall"), "demo"]).current_dir(&folder).stdin(Stdio::null());
    assert_eq!(nowhere.output().unwrap().status.code(), Some(2), "no terminal");
    assert!(!folder.join("var").exists(), "nothing was made");
}
