//! How many rows a second `hall cases import` brings in beside `hall import`: `cargo bench --bench applications`.
//!
//! Both are run as the program is run, in turns, over tables of the same number of rows. On SQLite, and on the server that
//! `TEST_POSTGRES` names, in a schema of its own.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

mod made_up;

const SEED: u64 = 84_400;
const ROUNDS: usize = 3;

fn main() {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-applications-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let sample = fs::read_to_string(config().join("matters.csv")).unwrap();
    let (matters, codes) = made_up::matters(&sample, made_up::APPLICATIONS);
    fs::write(folder.join("matters.csv"), matters).unwrap();
    let applications = made_up::applications(SEED, made_up::APPLICATIONS, &codes);
    fs::write(folder.join("applications.csv"), made_up::table(&applications)).unwrap();
    println!("SQLite");
    measure(&folder, &mut |round| format!("sqlite:{}", folder.join(format!("{round}.db")).display()));
    if let Ok(server) = env::var("TEST_POSTGRES") {
        println!("\nPostgreSQL");
        let mut client = postgres::Client::connect(&server, postgres::NoTls).unwrap();
        let schema = |round: usize| format!("bench_applications_{}_{round}", std::process::id());
        let sign = if server.contains('?') { '&' } else { '?' };
        measure(&folder, &mut |round| {
            client.batch_execute(&format!("CREATE SCHEMA {}", schema(round))).unwrap();
            format!("{server}{sign}options=-csearch_path%3D{}", schema(round))
        });
        for round in 0..ROUNDS {
            client.batch_execute(&format!("DROP SCHEMA {} CASCADE", schema(round))).unwrap();
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn config() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config")
}

/// The rows a second of both, each on a store of its own in every round; the ratio of the medians.
fn measure(folder: &Path, store: &mut dyn FnMut(usize) -> String) {
    let mut times: [Vec<f64>; 3] = Default::default();
    for round in 0..ROUNDS {
        let address = store(round);
        let run = |words: &[&str]| timed(folder, &address, round, words);
        times[0].push(run(&["import", "matters.csv"]));
        times[1].push(run(&["cases", "import", "applications.csv"]));
        times[2].push(run(&["cases", "import", "applications.csv"]));
    }
    let [matters, applications, again] = times.map(median);
    println!("  hall import                    {matters:>9.0} rows a second");
    println!("  hall cases import              {applications:>9.0} rows a second");
    println!("  hall cases import, once more   {again:>9.0} rows a second");
    println!("  hall cases import / hall import {:>8.2} ×", applications / matters);
}

/// The rows a second of one run of the program.
fn timed(folder: &Path, address: &str, round: usize, words: &[&str]) -> f64 {
    let begun = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
    command.args(words).arg("--json").arg("--store").arg(address).arg("--config").arg(config());
    // A ledger for each store of a server, which lies where the program stands.
    let place = folder.join(format!("round-{round}"));
    fs::create_dir_all(&place).unwrap();
    for table in ["matters.csv", "applications.csv"] {
        let _there_already = std::os::unix::fs::symlink(folder.join(table), place.join(table));
    }
    let output = command.current_dir(place).output().unwrap();
    let taken: Duration = begun.elapsed();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    f64::from(made_up::APPLICATIONS) / taken.as_secs_f64()
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}
