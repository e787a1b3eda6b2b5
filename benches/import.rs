//! The large catalogue as CSV and as a workbook, each brought in by the real program, in turns: `cargo bench --bench import`.
//!
//! It takes `../shared/data/scale`, and another build of the program from `OTHER_HALL`, such as that of an older commit. openpyxl
//! reads the same sheet where Python has it.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench prints, stops where it cannot go on, and looks at another process now and then"
)]
use service_hall::import::{Source, mappings};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// Rows of the smaller table.
const FEW: usize = 20_000;
const ROUNDS: usize = 3;
/// The version of openpyxl that is compared with.
const OPENPYXL: &str = "3.1.5";
const READ: &str = "import openpyxl, sys\nassert openpyxl.__version__ == sys.argv[2]\nbook = openpyxl.load_workbook(sys.argv[1], read_only=True)\nprint(sum(1 for row in book.worksheets[0].iter_rows(values_only=True)))";

fn main() {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-import-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let scale = root().join("../shared/data/scale/scale_sichuan.csv.gz");
    let unpacked = Command::new("gzip").arg("-dc").arg(&scale).stderr(Stdio::null()).output();
    match unpacked.ok().filter(|unpacked| unpacked.status.success()) {
        None => println!("skipped: no ../shared/data/scale"),
        Some(unpacked) => measure(&folder, &String::from_utf8(unpacked.stdout).unwrap()),
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn measure(folder: &Path, all: &str) {
    let few: Vec<&str> = all.split_inclusive('\n').take(FEW + 1).collect();
    fs::write(folder.join("few.csv"), few.concat()).unwrap();
    fs::write(folder.join("all.csv"), all).unwrap();
    let ours = PathBuf::from(env!("CARGO_BIN_EXE_hall"));
    for name in ["few", "all"] {
        run(&ours, folder, &["import", &format!("{name}.csv"), "--yes"], name);
        run(&ours, folder, &["export", "matters", &format!("{name}.xlsx"), "--mapping", "guangan"], name);
    }
    println!("{:>30}  {:>8}  {:>10}", "", "seconds", "peak MiB");
    for name in ["few", "all"] {
        for form in ["csv", "xlsx"] {
            print("hall", &format!("{name}.{form}"), &of_rounds(&ours, folder, name, form));
        }
        if let Some(other) = env::var_os("OTHER_HALL").map(PathBuf::from) {
            print("other build", &format!("{name}.csv"), &of_rounds(&other, folder, name, "csv"));
        }
    }
    reading(folder);
}

/// Seconds and peak memory of every round, each into a store of its own.
fn of_rounds(program: &Path, folder: &Path, name: &str, form: &str) -> Vec<(Duration, u64)> {
    let import = |round: usize| {
        let store = format!("{name}-{form}-{round}");
        let taken =
            run(program, folder, &["import", &format!("{name}.{form}"), "--mapping", "guangan"], &store);
        let _gone = fs::remove_file(folder.join(format!("{store}.db")));
        taken
    };
    (0..ROUNDS).map(import).collect()
}

/// Runs a command over a store, and says how long it took and how much memory it had at most.
fn run(program: &Path, folder: &Path, arguments: &[&str], store: &str) -> (Duration, u64) {
    let begun = Instant::now();
    let mut command = Command::new(program);
    command.args(arguments).args(["--store", &format!("sqlite:{store}.db")]).current_dir(folder);
    command.arg("--config").arg(root().join("kiosk-config")).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let ended = loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let most = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak =
            most.and_then(|most| most.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak).max(peak);
        match child.try_wait().unwrap() {
            Some(ended) => break ended,
            None => thread::sleep(Duration::from_millis(3)),
        }
    };
    assert!(ended.success(), "{arguments:?}: {ended}");
    (begun.elapsed(), peak / 1024)
}

fn print(who: &str, what: &str, rounds: &[(Duration, u64)]) {
    let mut times: Vec<Duration> = rounds.iter().map(|(time, _)| *time).collect();
    times.sort();
    let peak = rounds.iter().map(|(_, peak)| *peak).max().unwrap_or(0);
    println!("{:>30}  {:>8.2}  {peak:>10}", format!("{who}, {what}"), times[times.len() / 2].as_secs_f64());
}

/// The sheet alone, read by this crate and by openpyxl.
fn reading(folder: &Path) {
    let (sheet, known) = (folder.join("all.xlsx"), mappings(&root().join("kiosk-config"), &mut Vec::new()));
    let timed = |work: &mut dyn FnMut()| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64()
    };
    let ours = timed(&mut || drop(Source::open(&sheet, &known, Some("guangan"))));
    println!("\nthe sheet alone: {ours:.2} s");
    let mut is_there = false;
    let theirs = timed(&mut || {
        let mut python = Command::new("python3");
        python.args(["-c", READ]).arg(&sheet).arg(OPENPYXL);
        is_there =
            python.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|done| done.success());
    });
    if is_there {
        println!("openpyxl {OPENPYXL}, read only: {theirs:.2} s; ours is {:.3} of it", ours / theirs);
    } else {
        println!("skipped: Python has no openpyxl {OPENPYXL}");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
