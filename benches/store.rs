//! How much a durable number costs beside the disk's bare flush, and what others notice of it: `cargo bench --bench store`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::catalogue::{Applicants, Guide, Material};
use service_hall::hall::queue::{Interval, Line};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::store::{Store, StoreUrl, TakeRequest};
use std::{
    env,
    fs::{self, File},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

const SLICES: usize = 40;
const SLICE: usize = 100;
const MATTERS: u32 = 207_156;

fn main() {
    if let Ok(path) = env::var("BENCH_STORE_CHILD") {
        return numbers_for_the_counting(Path::new(&path));
    }
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-store-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    cost_of_a_number(&folder);
    cost_of_a_look(&folder);
    flushes_of_a_number(&folder);
    cost_of_a_catalogue(&folder);
    fs::remove_dir_all(&folder).unwrap();
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 30, 0).unwrap()
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-12:00".parse().unwrap(), quota: 10_000_000 };
    let line = Line { code: "A".into(), intervals: vec![interval], day_cap: 10_000_000, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { lines: vec![line], workdays, ..Setup::default() })
}

fn open(folder: &Path, name: &str) -> Store {
    Store::open(&StoreUrl::Sqlite(folder.join(name)), None).unwrap()
}

fn take(store: &mut Store, hall: &Hall, visit: &str) {
    let (visit, kiosk, line) = (visit.into(), "1".into(), "A".into());
    let asked = TakeRequest {
        visit,
        kiosk,
        line,
        matter: None,
        at: now(),
        slip: Some("zh"),
        ..TakeRequest::default()
    };
    store.take(&asked, hall).unwrap().unwrap();
}

/// Durations of one kind of work, in the order they were measured.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn time(&mut self, work: impl FnOnce()) {
        let begun = Instant::now();
        work();
        self.0.push(begun.elapsed());
    }

    fn micros(&mut self, percent: usize) -> f64 {
        self.0.sort_unstable();
        self.0[(self.0.len() - 1) * percent / 100].as_secs_f64() * 1e6
    }

    fn say(&mut self, what: &str) {
        println!("{what:<44} p50 {:>8.1} µs   p99 {:>8.1} µs", self.micros(50), self.micros(99));
    }
}

/// In turns of short slices, so that both see the same disk.
fn cost_of_a_number(folder: &Path) {
    let bare_file = File::create(folder.join("bare")).unwrap();
    bare_file.write_all_at(&vec![1; 8 << 20], 0).unwrap();
    bare_file.sync_all().unwrap();
    let (hall, mut store) = (hall(), open(folder, "hall.db"));
    (0..SLICE).for_each(|person| take(&mut store, &hall, &format!("first {person}")));
    let (mut bare, mut number) = (Times::default(), Times::default());
    for slice in 0..SLICES {
        for turn in 0..SLICE {
            bare.time(|| {
                let place = ((slice * SLICE + turn) % 2048 * 4096) as u64;
                bare_file.write_all_at(&[2; 4096], place).unwrap();
                bare_file.sync_data().unwrap();
            });
        }
        for turn in 0..SLICE {
            let visit = format!("{slice} {turn}");
            number.time(|| take(&mut store, &hall, &visit));
        }
    }
    bare.say("4 KiB written and flushed");
    number.say("a durable number");
    let mut ratio = |percent| number.micros(percent) / bare.micros(percent);
    println!("{:<44} p50 {:>8.2} ×    p99 {:>8.2} ×\n", "number / bare flush", ratio(50), ratio(99));
}

fn cost_of_a_look(folder: &Path) {
    let mut reader = open(folder, "hall.db");
    let mut look = || {
        let mut times = Times::default();
        (0..5_000).for_each(|_| times.time(|| drop(reader.lines_today(now()).unwrap())));
        times
    };
    let mut idle = look();
    let ended = AtomicBool::new(false);
    let mut busy = thread::scope(|scope| {
        scope.spawn(|| {
            let (hall, mut store) = (hall(), open(folder, "hall.db"));
            let mut person = 0;
            while !ended.load(Ordering::Relaxed) {
                person += 1;
                take(&mut store, &hall, &format!("busy {person}"));
            }
        });
        let busy = look();
        ended.store(true, Ordering::Relaxed);
        busy
    });
    idle.say("a look at the lines");
    busy.say("the same while another takes numbers");
    println!("{:<44} p50 {:>8.2} ×\n", "busy / idle", busy.micros(50) / idle.micros(50));
}

fn numbers_for_the_counting(path: &Path) {
    let (hall, mut store) = (hall(), Store::open(&StoreUrl::Sqlite(path.to_owned()), None).unwrap());
    (0..2_000).for_each(|person| take(&mut store, &hall, &format!("counted {person}")));
}

fn flushes_of_a_number(folder: &Path) {
    let counts = folder.join("counts");
    drop(open(folder, "counted.db"));
    let counted = Command::new("strace")
        .args(["-c", "-f", "-e", "trace=fsync,fdatasync,pwrite64,write", "-o"])
        .arg(&counts)
        .arg(env::current_exe().unwrap())
        .env("BENCH_STORE_CHILD", folder.join("counted.db"))
        .status();
    if !counted.is_ok_and(|status| status.success()) {
        println!("flushes a number: not counted, strace is not to be had\n");
        return;
    }
    let calls = |names: &[&str]| {
        let text = fs::read_to_string(&counts).unwrap();
        let of = |line: &str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words.last().filter(|name| names.contains(name)).map_or(0.0, |_| words[3].parse().unwrap())
        };
        text.lines().map(of).sum::<f64>()
    };
    println!("{:<44} {:>12.3}", "flushes a number", calls(&["fsync", "fdatasync"]) / 2_000.0);
    println!("{:<44} {:>12.2}\n", "writes a number", calls(&["pwrite64", "write"]) / 2_000.0);
}

fn guide(number: u32) -> Guide {
    Guide {
        code: format!("11510000{number:012}"),
        name: Name::new(format!("机动车驾驶证补证换证第{number}号事项"), "Replacement of a licence"),
        department: format!("某市第{}局", number % 183),
        themes: vec![["户籍", "交通", "社会保障"][number as usize % 3].into()],
        applicants: Applicants { people: true, organisations: number.is_multiple_of(2) },
        materials: vec![
            Material { name: "居民身份证".into(), originals: Some(1), ..Material::default() };
            4
        ],
        process: vec!["申请".into(), "受理".into(), "办结".into()],
        conditions: "符合法律法规规定的条件，材料齐全。".repeat(4),
        aliases: vec!["换证".into(), "补证".into()],
        ..Guide::default()
    }
}

fn cost_of_a_catalogue(folder: &Path) {
    let (hall, mut store, mut other) = (hall(), open(folder, "hall.db"), open(folder, "hall.db"));
    let ended = AtomicBool::new(false);
    let mut waits = thread::scope(|scope| {
        let taking = scope.spawn(|| {
            let (mut times, mut person) = (Times::default(), 0);
            while !ended.load(Ordering::Relaxed) {
                person += 1;
                times.time(|| take(&mut other, &hall, &format!("meanwhile {person}")));
                thread::park_timeout(Duration::from_millis(5));
            }
            times
        });
        let begun = Instant::now();
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut (0..MATTERS).map(guide),
                &mut |_| (),
            )
            .unwrap();
        println!(
            "{:<44} {:>8.0} ms",
            format!("bringing in {MATTERS} matters"),
            begun.elapsed().as_secs_f64() * 1e3
        );
        ended.store(true, Ordering::Relaxed);
        taking.join().unwrap()
    });
    waits.say("a number meanwhile");
    let mut loads = Times::default();
    (0..5).for_each(|_| loads.time(|| assert_eq!(store.catalogue().unwrap().len(), MATTERS as usize)));
    println!("{:<44} {:>8.0} ms", "loading them", loads.micros(50) / 1e3);
    let mut found = Times::default();
    for number in (0..MATTERS).step_by(211) {
        let code = guide(number).code;
        found.time(|| drop(store.guide(&code).unwrap().unwrap()));
    }
    found.say("one guide");
}
