//! What windows, boards and kiosks ask of the store while numbers are called: late in a full day beside its beginning, and
//! with made-up weeks behind it beside none: `cargo bench --bench calling`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use service_hall::config::Config;
use service_hall::hall::Hall;
use service_hall::hall::desk::Order;
use service_hall::store::{Store, StoreUrl, TakeRequest};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// People of a full day.
const PEOPLE: u32 = 2000;
/// People of whom each part of the day is seen.
const PART: usize = 200;
/// Made-up days that lie behind the one that is measured.
const DAYS: &str = "20";

fn main() {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-calling-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let hall = Config::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config")).0.unwrap().hall;
    let mut fresh = day(&folder.join("fresh.db"), &hall);
    let simulated = folder.join("simulated.db");
    made_up_days(&simulated);
    let mut used = day(&simulated, &hall);
    println!("{PEOPLE} people called and finished; milliseconds, of the first and of the last {PART}\n");
    for (fresh, used) in fresh.iter_mut().zip(&mut used) {
        let (early, late, weeks) = (fresh.first(), fresh.last(), used.last());
        println!(
            "{:<28} {early:>7.3}  {late:>7.3}   late / early {:>5.2} ×   {DAYS} days behind / none {:>5.2} ×",
            fresh.what,
            late / early,
            weeks / late
        );
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// Weeks of a hall, as `hall simulate` makes them up.
fn made_up_days(file: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_hall"))
        .args(["simulate", "--days", DAYS, "--from", "2026-10-12", "--json", "--store"])
        .arg(format!("sqlite:{}", file.display()))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// How long one kind of work took, in the order of the day.
struct Times {
    what: &'static str,
    took: Vec<Duration>,
}

impl Times {
    fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        self.took.push(begun.elapsed());
        done
    }

    /// The median of some of them, in milliseconds.
    fn median(took: &[Duration]) -> f64 {
        let mut took = took.to_vec();
        took.sort_unstable();
        took[took.len() / 2].as_secs_f64() * 1e3
    }

    fn first(&self) -> f64 {
        Times::median(&self.took[..PART])
    }

    fn last(&self) -> f64 {
        Times::median(&self.took[self.took.len() - PART..])
    }
}

/// Plays a day at one line: what each kind of work took.
fn day(file: &Path, hall: &Hall) -> [Times; 6] {
    let mut store = Store::open(&StoreUrl::Sqlite(file.to_owned()), None).unwrap();
    let nine = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap();
    let line = hall.setup.lines.iter().find(|line| line.code == "A").unwrap();
    // Enough numbers for everybody.
    let mut line = line.clone();
    line.day_cap = 9999;
    line.intervals.iter_mut().for_each(|interval| interval.quota = 9999);
    let mut hall = hall.clone();
    let a = hall.setup_mut().lines.iter_mut().find(|other| other.code == "A").unwrap();
    *a = line;
    let window = hall.windows_of("A").next().unwrap().code.clone();
    store.sign_in(&hall, &window, &"101".into(), "bench", nine).unwrap().unwrap();
    let names =
        ["take a number", "call the next", "finish", "a window looks", "a board looks", "a kiosk looks"];
    let mut times = names.map(|what| Times { what, took: Vec::new() });
    // Twenty people wait all the time.
    (0..20).for_each(|person| take(&mut store, &hall, person, nine));
    for person in 20..PEOPLE + 20 {
        let now = nine + TimeDelta::seconds(i64::from(person));
        store.seen(&window, now).unwrap();
        times[0].time(|| take(&mut store, &hall, person, now));
        let mut press = |times: &mut Times, what: &str, order: &Order| {
            let press = format!("{what} {person}");
            times.time(|| store.order(&hall, &window, &"101".into(), &press, order, now).unwrap().unwrap());
        };
        press(&mut times[1], "next", &Order::Next);
        let finish = Order::Finish { works: Vec::new(), remark: String::new(), onward: None };
        press(&mut times[2], "finish", &finish);
        times[3].time(|| store.at_window(&hall, &window, now).unwrap());
        times[4].time(|| store.on_board(now).unwrap());
        times[5].time(|| store.lines_now(&hall, now).unwrap());
    }
    times
}

fn take(store: &mut Store, hall: &Hall, person: u32, at: NaiveDateTime) {
    let asked = TakeRequest {
        visit: format!("bench {person}"),
        kiosk: "1".into(),
        line: "A".into(),
        at,
        ..TakeRequest::default()
    };
    store.take(&asked, hall).unwrap().unwrap();
}
