//! An import that somebody breaks off with Ctrl-C, or that is killed: all of it is there, or what was there before.
use super::Desk;
use rustix::process::{Pid, Signal, kill_process};
use std::fmt::Write;
use std::fs;
use std::process::Stdio;
use std::thread::yield_now;

/// So many matters take a moment.
const MANY: usize = 20_000;
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

#[test]
fn an_import_that_is_broken_off_has_changed_nothing() {
    let desk = Desk::new("interrupted");
    fs::write(desk.0.join("few.csv"), table(3, "甲")).unwrap();
    assert_eq!(desk.told(&["import", "few.csv"]).0, 0);
    assert_eq!(desk.told(&["export", "matters", "--mapping", "guangan", "before.csv"]).0, 0);
    fs::write(desk.0.join("many.csv"), table(MANY, "乙")).unwrap();
    let wal = desk.0.join("var/hall.db-wal");
    for signal in [Signal::INT, Signal::KILL] {
        let mut import = desk.command(&["import", "many.csv", "--yes"]);
        let mut child = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while fs::metadata(&wal).map_or(0, |about| about.len()) < WRITING {
            assert_eq!(child.try_wait().unwrap(), None, "it was over too soon");
            yield_now();
        }
        kill_process(Pid::from_child(&child), signal).unwrap();
        assert!(!child.wait().unwrap().success());
        assert_eq!(desk.told(&["export", "matters", "--mapping", "guangan", "after.csv", "--force"]).0, 0);
        let read = |name: &str| fs::read(desk.0.join(name)).unwrap();
        assert_eq!(read("after.csv"), read("before.csv"), "{signal:?}");
    }
    let (code, value) = desk.json(&["import", "many.csv", "--yes", "--json"]);
    assert_eq!((code, &value["imported"]), (0, &MANY.into()), "and then it is brought in");
}
