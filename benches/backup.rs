//! What people who take numbers notice of a backup, and how long backup and restoring take: `cargo bench --bench backup`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::people::AuditActor;
use service_hall::hall::queue::{Interval, Line};
use service_hall::hall::{Hall, HallIdentity, Setup};
use service_hall::store::{BackupFile, RestoreTarget, Store, StoreUrl, TakeRequest};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often each way is tried, in turns.
const ROUNDS: usize = 3;
/// Kiosks that take numbers all the time, and how long each person thinks.
const KIOSKS: usize = 3;
const THINKING: Duration = Duration::from_millis(10);
/// How long it is quiet in between.
const QUIET: Duration = Duration::from_secs(4);

/// A year: 250 days of 800 people, each with four steps and two calls.
const YEAR: &str = "
    PRAGMA foreign_keys = OFF; BEGIN;
    CREATE TEMP TABLE people AS WITH RECURSIVE
        d (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n < 249),
        p (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM p WHERE n < 800)
        SELECT date('2025-11-20', '+' || d.n || ' days') AS day, p.n AS number, d.n * 800 + p.n AS id FROM d, p;
    INSERT INTO line_day (hall, day, line, last, given, by_interval, waiting, waiting_priority, called, cycle)
        SELECT 'HALL', day, 'Y', 800, 800, '', 0, 0, 0, 0 FROM people GROUP BY day;
    INSERT INTO ticket (hall, day, line, number, issued_at, kiosk, visit, priority, ahead, matter, code, state, since,
            waits_from, queue)
        SELECT 'HALL', day, 'Y', number, day || 'T09:00:00.123456', '1', 'visit ' || id, 0, 3, '11369900MC0199017X33607010010',
            printf('%024d', id), 'done', day || 'T09:30:00.123456', day || 'T09:00:00.123456', 'Y' FROM people;
    INSERT INTO ticket_step (hall, day, line, number, step, at, event, queue, at_window, clerk, detail, exact)
        SELECT 'HALL', day, 'Y', number, s.n, day || 'T09:10:00.123456', 'called', 'Y', 'A03', '003', '', 1
        FROM people, (SELECT 2 AS n UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) AS s;
    INSERT INTO journal (hall, seq, day, at, kind, event, line, number, step, at_window)
        SELECT 'HALL', id, day, day || 'T09:00:00.123456', 'ticket', 'waiting', 'Y', number, 1, '' FROM people;
    COMMIT;";

fn main() {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-backup-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let store = folder.join("hall.db");
    drop(open(&store));
    rusqlite::Connection::open(&store).unwrap().execute_batch(YEAR).unwrap();
    let size = fs::metadata(&store).unwrap().len() / 1_000_000;
    println!("a year of a hall, {size} MB; {KIOSKS} kiosks take numbers; milliseconds of a number\n");
    for round in 1..=ROUNDS {
        println!("round {round}");
        measure(&store, "quiet", quiet);
        measure(&store, "hall backup", |file| {
            open(&store).back_up(file, "bench", at(), &mut |_, _, _| true).unwrap();
        });
        measure(&store, "quiet", quiet);
        measure(&store, "VACUUM INTO", |file| vacuum(&store, file));
        measure(&store, "quiet", quiet);
        measure(&store, "all pages at once", |file| all_pages(&store, file));
    }
    restoring(&store, &folder);
    fs::remove_dir_all(&folder).unwrap();
}

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 30, 0).unwrap()
}

fn open(store: &Path) -> Store {
    Store::open(&StoreUrl::Sqlite(store.to_owned()), None).unwrap()
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-12:00".parse().unwrap(), quota: 10_000_000 };
    let line = Line { code: "A".into(), intervals: vec![interval], day_cap: 10_000_000, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { lines: vec![line], workdays, ..Setup::default() })
}

/// Takes numbers as long as something else is done, and says how long each took.
fn measure(store: &Path, what: &str, work: impl FnOnce(&Path)) {
    let file = store.with_file_name("copy.db");
    fs::remove_file(&file).unwrap_or_default();
    let is_over = AtomicBool::new(false);
    let (took, mut times) = thread::scope(|scope| {
        let kiosk = || scope.spawn(|| kiosk(store, &is_over));
        let kiosks: Vec<_> = (0..KIOSKS).map(|_| kiosk()).collect();
        let begun = Instant::now();
        work(&file);
        let took = begun.elapsed();
        is_over.store(true, Ordering::Relaxed);
        (took, kiosks.into_iter().flat_map(|kiosk| kiosk.join().unwrap()).collect::<Vec<Duration>>())
    });
    times.sort();
    let part = |share: usize| times[(times.len() - 1) * share / 1000].as_secs_f64() * 1e3;
    println!(
        "{what:<18} {:>6.1} s  {:>5} numbers  half {:>7.2}  99 of 100 {:>7.2}  999 of 1000 {:>7.2}  longest {:>7.2}",
        took.as_secs_f64(),
        times.len(),
        part(500),
        part(990),
        part(999),
        part(1000)
    );
}

fn kiosk(store: &Path, is_over: &AtomicBool) -> Vec<Duration> {
    let (mut store, hall, mut times) = (open(store), hall(), Vec::new());
    let id = format!("{:?} {:?}", thread::current().id(), Instant::now());
    while !is_over.load(Ordering::Relaxed) {
        let asked = TakeRequest {
            visit: format!("{id} {}", times.len()),
            kiosk: "1".into(),
            line: "A".into(),
            at: at(),
            ..TakeRequest::default()
        };
        let begun = Instant::now();
        store.take(&asked, &hall).unwrap().unwrap();
        times.push(begun.elapsed());
        thread::park_timeout(THINKING);
    }
    times
}

fn quiet(_: &Path) {
    let begun = Instant::now();
    while begun.elapsed() < QUIET {
        thread::park_timeout(QUIET.saturating_sub(begun.elapsed()));
    }
}

fn vacuum(store: &Path, file: &Path) {
    let source = rusqlite::Connection::open(store).unwrap();
    source.execute("VACUUM INTO ?1", [file.to_str().unwrap()]).unwrap();
    fs::File::open(file).unwrap().sync_all().unwrap();
}

fn all_pages(store: &Path, file: &Path) {
    let source = rusqlite::Connection::open(store).unwrap();
    let mut copy = rusqlite::Connection::open(file).unwrap();
    rusqlite::backup::Backup::new(&source, &mut copy).unwrap().step(-1).unwrap();
    drop(copy);
    fs::File::open(file).unwrap().sync_all().unwrap();
}

fn restoring(store: &Path, folder: &Path) {
    let file = folder.join("hall.backup");
    let begun = Instant::now();
    let about = open(store).back_up(&file, "bench", at(), &mut |_, _, _| true).unwrap();
    println!("\nbackup of {} rows, alone    {:>6.1} s", about.rows(), begun.elapsed().as_secs_f64());
    let target = |address: &str, name: &str| RestoreTarget {
        hall: HallIdentity::default(),
        url: address.parse().unwrap(),
        ledger: Some(folder.join(name)),
        is_other_hall_meant: false,
        issued: Vec::new(),
        actor: AuditActor::SystemAdmin { acting_for: String::new() },
        machine: "desk".into(),
        at: at(),
    };
    let restore = |target: &RestoreTarget| {
        let begun = Instant::now();
        let mut backup = BackupFile::open(&file).unwrap().unwrap();
        assert!(backup.flaws(&mut |_, _, _| true).unwrap().is_empty());
        backup.restore(target, &mut |_, _, _| true).unwrap().unwrap();
        begun.elapsed().as_secs_f64()
    };
    let into = format!("sqlite:{}", folder.join("restored.db").display());
    println!("checked and restored, SQLite      {:>6.1} s", restore(&target(&into, "restored.ledger")));
    if let Ok(server) = std::env::var("TEST_POSTGRES") {
        let mut client = postgres::Client::connect(&server, postgres::NoTls).unwrap();
        let schema = format!("bench_backup_{}", std::process::id());
        client.batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
        let sign = if server.contains('?') { '&' } else { '?' };
        let into = format!("{server}{sign}options=-csearch_path%3D{schema}");
        println!("checked and restored, PostgreSQL  {:>6.1} s", restore(&target(&into, "server.ledger")));
        let begun = Instant::now();
        let url: StoreUrl = into.parse().unwrap();
        let mut store = Store::open(&url, Some(&folder.join("server.ledger"))).unwrap();
        store.back_up(&folder.join("server.backup"), "bench", at(), &mut |_, _, _| true).unwrap();
        println!("backup out of PostgreSQL          {:>6.1} s", begun.elapsed().as_secs_f64());
        drop(store);
        client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).unwrap();
    }
}
