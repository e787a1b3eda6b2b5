//! An import that somebody breaks off with Ctrl-C, or that is killed: all of it is there, or what was there before.
use super::Desk;
use rustix::process::{Pid, Signal, kill_process};
use std::fmt::Write;
use std::fs;
use std::process::Stdio;
use std::thread::yield_now;

/// So many matters take a moment.
const MANY: usize = 30_000;
/// Bytes beside the store that show that an import is writing.
const WRITING: u64 = 200_000;

fn table(rows: usize, word: &str) -> String {
    let mut text = "department,main_item,name,task_type,task_type_text,item_code\n".to_owned();
    for row in 0..rows {
        writeln!(
            text,
            "公安局,身份证,{word}{row},7,行政确认,511A{row}-511602000000-000-11511301008778183N-1-00"
        )
        .unwrap();
    }
    text
}

/// The most memory in KiB that a command has had.
fn peak(desk: &Desk, arguments: &[&str]) -> u64 {
    let mut child = desk.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let most = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = most.and_then(|most| most.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0).max(peak);
        yield_now();
    }
    assert!(child.wait().unwrap().success());
    peak
}

#[test]
fn what_an_import_takes_in_memory_does_not_grow_with_its_rows() {
    let desk = Desk::new("memory");
    let peaks = [6_000, 24_000].map(|rows| {
        fs::write(desk.0.join("many.csv"), table(rows, "甲")).unwrap();
        let csv = peak(&desk, &["import", "many.csv", "--yes"]);
        let export = ["export", "matters", "--mapping", "guangan", "many.xlsx", "--force"];
        assert_eq!(desk.told(&export).0, 0);
        [csv, peak(&desk, &["import", "many.xlsx", "--dry-run"])]
    });
    // 18,000 rows more are two mebibytes of text, once.
    for (few, many) in peaks[0].into_iter().zip(peaks[1]) {
        assert!(many < few + 1_500, "{peaks:?} KiB");
    }
}

/// Sends a signal to an import that is writing; says whether that ended it.
fn breaks_off(desk: &Desk, signal: Signal) -> bool {
    let wal = desk.0.join("var/hall.db-wal");
    let mut import = desk.command(&["import", "many.csv", "--yes"]);
    let mut child = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while fs::metadata(&wal).map_or(0, |about| about.len()) < WRITING {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        yield_now();
    }
    kill_process(Pid::from_child(&child), signal).unwrap();
    !child.wait().unwrap().success()
}

#[test]
fn an_import_that_is_broken_off_has_changed_nothing() {
    let desk = Desk::new("interrupted");
    fs::write(desk.0.join("few.csv"), table(3, "甲")).unwrap();
    assert_eq!(desk.told(&["import", "few.csv"]).0, 0);
    assert_eq!(desk.told(&["export", "matters", "--mapping", "guangan", "before.csv"]).0, 0);
    fs::write(desk.0.join("many.csv"), table(MANY, "乙")).unwrap();
    for signal in [Signal::INT, Signal::KILL] {
        // On a busy machine an import may be over before the signal comes: it is taken back, and tried again.
        let broken_off = (0..5).any(|_| {
            let is_broken_off = breaks_off(&desk, signal);
            assert!(is_broken_off || desk.told(&["import", "--undo"]).0 == 0);
            is_broken_off
        });
        assert!(broken_off, "{signal:?} never came in time");
        assert_eq!(desk.told(&["export", "matters", "--mapping", "guangan", "after.csv", "--force"]).0, 0);
        let read = |name: &str| fs::read(desk.0.join(name)).unwrap();
        assert_eq!(read("after.csv"), read("before.csv"), "{signal:?}");
    }
    let (code, value) = desk.json(&["import", "many.csv", "--yes", "--json"]);
    assert_eq!((code, &value["imported"]), (0, &MANY.into()), "and then it is brought in");
}
