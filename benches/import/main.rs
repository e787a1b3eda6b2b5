//! The large catalogue as CSV and as a workbook, each brought in by the real program, in turns, beside an older commit's; and the sheet
//! alone, beside openpyxl: `cargo bench --bench import`.
//!
//! It takes `../shared/data/scale`. The older commit is built once, in a git worktree; openpyxl comes into a folder that is gone
//! afterwards. What is not there is said to be skipped.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench prints, stops where it cannot go on, and looks at another process now and then"
)]
mod older;
mod openpyxl;

use service_hall::import::{Source, mappings};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs, thread, time::Duration};

/// Rows of the smaller table.
const FEW: usize = 20_000;
const ROUNDS: usize = 5;
/// What is wanted: of the older commit's time, of the time of CSV, of openpyxl's time, of the older commit's memory.
const WANTED: [f64; 4] = [2.0 / 3.0, 1.25, 0.1, 1.5];

/// How long an import took in seconds, and the most memory it had in MiB.
#[derive(Clone, Copy, Default)]
struct Taken {
    seconds: f64,
    peak: f64,
}

/// A program that imports a file, and what that took, round by round.
struct Side {
    name: String,
    program: PathBuf,
    config: PathBuf,
    file: String,
    taken: Vec<Taken>,
}

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
    let (ours, config) = (PathBuf::from(env!("CARGO_BIN_EXE_hall")), root().join("kiosk-config"));
    for name in ["few", "all"] {
        let (table, sheet) = (format!("{name}.csv"), format!("{name}.xlsx"));
        run(&ours, &config, folder, &["import", &table, "--yes"], name);
        run(&ours, &config, folder, &["export", "matters", &sheet, "--mapping", "guangan"], name);
    }
    let older = older::built(root());
    let mut sides = Vec::new();
    for name in ["few", "all"] {
        for form in ["csv", "xlsx"] {
            sides.push(side("here", &ours, &config, &format!("{name}.{form}")));
        }
        let of_older = older
            .as_ref()
            .map(|older| side(older::COMMIT, &older.hall, &older.config, &format!("{name}.csv")));
        sides.extend(of_older.ok());
    }
    for round in 0..ROUNDS {
        for side in &mut sides {
            side.import(folder, round);
        }
    }
    println!("{:>24}  {:>8}  {:>8}  {:>8}", "median and least", "seconds", "", "peak MiB");
    for side in &sides {
        let (median, least, peak) = (side.median(), side.least(), side.peak());
        let what = format!("{}, {}", side.name, side.file);
        println!("{what:>24}  {median:>8.2}  {least:>8.2}  {peak:>8.1}");
    }
    compare(&sides, older.err().as_deref());
    reading(folder);
}

fn side(name: &str, program: &Path, config: &Path, file: &str) -> Side {
    let (program, config) = (program.to_owned(), config.to_owned());
    Side { name: name.to_owned(), program, config, file: file.to_owned(), taken: Vec::new() }
}

impl Side {
    /// Imports the file into a store of its own.
    fn import(&mut self, folder: &Path, round: usize) {
        let store = format!("{}-{}-{round}", self.name, self.file.replace('.', "-"));
        let arguments = ["import", &self.file, "--mapping", "guangan"];
        self.taken.push(run(&self.program, &self.config, folder, &arguments, &store));
        for ending in ["db", "db.ledger"] {
            let _gone = fs::remove_file(folder.join(format!("{store}.{ending}")));
        }
    }

    fn sorted(&self) -> Vec<f64> {
        let mut seconds: Vec<f64> = self.taken.iter().map(|taken| taken.seconds).collect();
        seconds.sort_by(f64::total_cmp);
        seconds
    }

    fn median(&self) -> f64 {
        self.sorted()[self.taken.len() / 2]
    }

    fn least(&self) -> f64 {
        self.sorted()[0]
    }

    fn peak(&self) -> f64 {
        self.taken.iter().map(|taken| taken.peak).fold(0.0, f64::max)
    }
}

/// Says how the sides stand to each other. A round is compared with itself, so that what else the machine does is on both sides.
fn compare(sides: &[Side], no_older: Option<&str>) {
    let find = |name: &str, file: &str| sides.iter().find(|side| side.name == name && side.file == file);
    let ratio = |one: &Side, other: &Side| {
        let rounds = one.taken.iter().zip(&other.taken);
        let mut ratios: Vec<f64> = rounds.map(|(one, other)| one.seconds / other.seconds).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    };
    println!();
    let (Some(csv), Some(sheet)) = (find("here", "all.csv"), find("here", "all.xlsx")) else { return };
    let (few_csv, few_sheet) = (find("here", "few.csv"), find("here", "few.xlsx"));
    if let Some(older) = find(older::COMMIT, "all.csv") {
        say(&format!("time of CSV to {}'s", older::COMMIT), ratio(csv, older), WANTED[0]);
        say("memory of CSV to that", csv.peak() / older.peak(), WANTED[3]);
        say("memory of XLSX to that", sheet.peak() / older.peak(), WANTED[3]);
    } else {
        println!("skipped: {}, {}", older::COMMIT, no_older.unwrap_or_default());
    }
    say("time of XLSX to CSV's", ratio(sheet, csv), WANTED[1]);
    for (form, all, few) in [("CSV", csv, few_csv), ("XLSX", sheet, few_sheet)] {
        let Some(few) = few else { continue };
        println!("memory of {form}: {:.1} MiB for {FEW} rows, {:.1} MiB for all", few.peak(), all.peak());
    }
}

fn say(what: &str, found: f64, wanted: f64) {
    let verdict = if found <= wanted { "as wanted" } else { "MORE THAN WANTED" };
    println!("{what}: {found:.3} (at most {wanted:.3}: {verdict})");
}

/// Runs a command over a store, and says how long it took and how much memory it had at most.
fn run(program: &Path, config: &Path, folder: &Path, arguments: &[&str], store: &str) -> Taken {
    let begun = Instant::now();
    let mut command = Command::new(program);
    command.args(arguments).args(["--store", &format!("sqlite:{store}.db")]).current_dir(folder);
    command.arg("--config").arg(config).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0_f64;
    let ended = loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let most = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kibibytes = most.and_then(|most| most.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = kibibytes.unwrap_or(0.0).max(peak);
        match child.try_wait().unwrap() {
            Some(ended) => break ended,
            None => thread::sleep(Duration::from_millis(3)),
        }
    };
    assert!(ended.success(), "{} {arguments:?}: {ended}", program.display());
    Taken { seconds: begun.elapsed().as_secs_f64(), peak: peak / 1024.0 }
}

/// The sheet alone, read by this crate and by openpyxl.
fn reading(folder: &Path) {
    let (sheet, known) = (folder.join("all.xlsx"), mappings(&root().join("kiosk-config"), &mut Vec::new()));
    let once = || {
        let begun = Instant::now();
        assert!(Source::open(&sheet, &known, Some("guangan")).is_ok());
        begun.elapsed().as_secs_f64()
    };
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| once()).collect();
    times.sort_by(f64::total_cmp);
    let ours = times[times.len() / 2];
    println!("\nthe sheet alone: {ours:.2} s");
    match openpyxl::seconds(folder, &sheet) {
        Ok(theirs) => {
            println!("openpyxl {}, read only: {theirs:.2} s", openpyxl::VERSION);
            say("the sheet alone to openpyxl's", ours / theirs, WANTED[2]);
        }
        Err(why) => println!("skipped: openpyxl {}, {why}", openpyxl::VERSION),
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
