//! Eight processes take numbers from one store and are killed at random; files are lost; no number is given twice.
use crate::support::{place, test_named};
use chrono::{NaiveDate, NaiveDateTime};
use place::Place;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::queue::{Interval, Line};
use service_hall::hall::{Hall, Setup};
use service_hall::store::{Loss, Store, TakeRequest};
use std::{
    collections::HashMap,
    env, fs,
    io::{BufRead, BufReader, Write, stdin, stdout},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::Duration,
};

const PROCESSES: usize = 8;
/// What a kiosk takes between two people in the test of fairness.
const THINKING: Duration = Duration::from_millis(20);

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 30, 0).unwrap()
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-12:00".parse().unwrap(), quota: 1_000_000 };
    let (code, intervals, day_cap) = ("A".into(), vec![interval], 1_000_000);
    let line = Line { code, intervals, day_cap, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { lines: vec![line], workdays, ..Setup::default() })
}

fn take(store: &mut Store, visit: String) -> (u32, String) {
    let (kiosk, line) = ("1".into(), "A".into());
    let asked = TakeRequest {
        visit,
        kiosk,
        line,
        matter: None,
        at: now(),
        slip: Some("zh"),
        ..TakeRequest::default()
    };
    let ticket = store.take(&asked, &hall()).unwrap().unwrap().ticket;
    (ticket.number, ticket.code.to_string())
}

/// A child process: one kiosk. It takes numbers until it is killed, and says each one once it has it.
#[test]
fn kiosk() {
    let (Ok(url), Ok(ledger)) = (env::var("KIOSK_STORE"), env::var("KIOSK_LEDGER")) else {
        return;
    };
    let thinking: u64 = env::var("KIOSK_THINKING").unwrap().parse().unwrap();
    let mut store = Store::open(&url.parse().unwrap(), Some(Path::new(&ledger))).unwrap();
    let mut out = stdout();
    writeln!(out, "ready").unwrap();
    stdin().read_line(&mut String::new()).unwrap();
    for person in 0.. {
        let (number, code) = take(&mut store, format!("{} {person}", std::process::id()));
        writeln!(out, "took {number} {code}").unwrap();
        if thinking > 0 {
            thread::park_timeout(Duration::from_micros(thinking));
        }
    }
}

fn start_kiosk(place: &Place, thinking: Duration) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([&test_named(module_path!(), "kiosk"), "--exact", "--nocapture", "--test-threads=1"])
        .env("KIOSK_STORE", &place.address)
        .env("KIOSK_LEDGER", place.file("hall.db.ledger"))
        .env("KIOSK_THINKING", thinking.as_micros().to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

enum Said {
    Ready,
    Took(u32, String),
}

/// The kiosks of a hall, each its own process, and what they say.
struct Kiosks<'a> {
    place: &'a Place,
    thinking: Duration,
    running: Vec<(Child, ChildStdin)>,
    voice: Sender<(usize, Said)>,
    heard: Receiver<(usize, Said)>,
}

impl<'a> Kiosks<'a> {
    fn new(place: &'a Place, count: usize, thinking: Duration) -> Self {
        let (voice, heard) = channel();
        let mut kiosks = Kiosks { place, thinking, running: Vec::new(), voice, heard };
        for which in 0..count {
            let started = kiosks.start(which);
            kiosks.running.push(started);
        }
        kiosks
    }

    fn start(&self, which: usize) -> (Child, ChildStdin) {
        let mut child = start_kiosk(self.place, self.thinking);
        let (said, voice) = (BufReader::new(child.stdout.take().unwrap()), self.voice.clone());
        thread::spawn(move || {
            for line in said.lines().map_while(Result::ok) {
                let words: Vec<&str> = line.split(' ').collect();
                let said = match words[..] {
                    [.., "ready"] => Said::Ready,
                    ["took", number, code] if code.len() == 40 => {
                        Said::Took(number.parse().unwrap(), code.into())
                    }
                    _ => continue,
                };
                // After the end of the test nobody listens.
                let _unheard = voice.send((which, said));
            }
        });
        let go = child.stdin.take().unwrap();
        (child, go)
    }

    fn go(&mut self, which: usize) {
        self.running[which].1.write_all(b"go\n").unwrap();
    }

    fn kill(&mut self, which: usize) {
        let child = &mut self.running[which].0;
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn restart(&mut self, which: usize) {
        self.kill(which);
        self.running[which] = self.start(which);
    }

    fn hear(&self) -> (usize, Said) {
        self.heard.recv_timeout(Duration::from_secs(30)).expect("the kiosks fall silent")
    }
}

impl Drop for Kiosks<'_> {
    fn drop(&mut self) {
        (0..self.running.len()).for_each(|which| self.kill(which));
    }
}

/// Numbers and codes that were said; a number said twice fails.
#[derive(Default)]
struct Heard(HashMap<u32, String>);

impl Heard {
    fn note(&mut self, number: u32, code: String) {
        let before = self.0.insert(number, code);
        assert_eq!(before, None, "number {number} was given twice");
    }

    fn all_present_in(&self, store: &mut Store) {
        for (number, code) in &self.0 {
            let found = store.ticket_by_code(code).unwrap().map(|ticket| ticket.number);
            assert_eq!(found, Some(*number), "an acknowledged number is gone");
        }
    }
}

fn numbers_under_kills(place: &Place, enough: usize) {
    let mut kiosks = Kiosks::new(place, PROCESSES, Duration::ZERO);
    let (mut heard, mut chance, mut kills) = (Heard::default(), 12_345_u64, 0);
    let mut until_next = 100;
    while heard.0.len() < enough {
        let (which, said) = kiosks.hear();
        match said {
            Said::Ready => kiosks.go(which),
            Said::Took(number, code) => {
                heard.note(number, code);
                until_next -= 1;
            }
        }
        if until_next == 0 {
            // Knuth's generator: the same kills in every run, as far as the machine allows.
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            until_next = 50 + (chance >> 33) % 200;
            kills += 1;
            // Now and then everybody at once, as by a loss of power.
            let victims = if kills % 8 == 0 { 0..PROCESSES } else { (chance >> 60) as usize % PROCESSES..0 };
            if victims.is_empty() {
                kiosks.restart(victims.start);
            }
            victims.clone().for_each(|victim| kiosks.kill(victim));
            victims.for_each(|victim| kiosks.restart(victim));
        }
    }
    (0..PROCESSES).for_each(|which| kiosks.kill(which));
    let mut store = place.open();
    heard.all_present_in(&mut store);
    assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    let highest = heard.0.keys().max().unwrap();
    assert!(take(&mut store, "last".into()).0 > *highest);
    println!("{} numbers, {kills} kills, highest number {highest}", heard.0.len());
}

fn nobody_is_starved(place: &Place) {
    let mut kiosks = Kiosks::new(place, PROCESSES, THINKING);
    for _ in 0..PROCESSES {
        assert!(matches!(kiosks.hear(), (_, Said::Ready)));
    }
    (0..PROCESSES).for_each(|which| kiosks.go(which));
    let (mut served, mut heard) = ([0_u32; PROCESSES], Heard::default());
    while heard.0.len() < 2_400 {
        if let (which, Said::Took(number, code)) = kiosks.hear() {
            heard.note(number, code);
            served[which] += 1;
        }
    }
    let (least, most) = (served.iter().min().unwrap(), served.iter().max().unwrap());
    let ratio = f64::from(*least) / f64::from(*most);
    println!("served {served:?}: least / most = {ratio:.3}");
    assert!(ratio >= 0.95, "somebody is starved: {served:?}");
    drop(kiosks);
    heard.all_present_in(&mut place.open());
}

// One test: two at once would disturb each other's turns.
#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn eight_kiosks_share_a_store() {
    for place in Place::every("crash") {
        numbers_under_kills(&place, 10_000);
    }
    for place in Place::every("fair") {
        nobody_is_starved(&place);
    }
}

#[test]
fn eight_kiosks_that_are_killed_give_no_number_twice() {
    for place in Place::every("crash") {
        numbers_under_kills(&place, 1_200);
    }
}

/// A store as a killed kiosk leaves it, after so many numbers, and the highest one said.
fn killed(name: &str, numbers: u32) -> (Place, u32) {
    let place = Place::sqlite(name);
    let mut kiosks = Kiosks::new(&place, 1, Duration::ZERO);
    let mut highest = 0;
    while highest < numbers {
        match kiosks.hear() {
            (which, Said::Ready) => kiosks.go(which),
            (_, Said::Took(number, _)) => highest = number,
        }
    }
    kiosks.kill(0);
    while let Ok((_, Said::Took(number, _))) = kiosks.heard.recv_timeout(Duration::from_millis(50)) {
        highest = number;
    }
    drop(kiosks);
    (place, highest)
}

fn next_is_above(place: &Place, highest: u32) -> Vec<Loss> {
    let mut store = place.open();
    let losses = store.losses().to_vec();
    let next = take(&mut store, "after".into()).0;
    assert!(next > highest, "{next} after {highest}: {losses:?}");
    losses
}

#[test]
fn a_lost_write_ahead_log_never_gives_a_number_again() {
    let (place, highest) = killed("wal", 150);
    fs::remove_file(place.file("hall.db-wal")).unwrap();
    fs::remove_file(place.file("hall.db-shm")).unwrap();
    let losses = next_is_above(&place, highest);
    assert!(matches!(losses[..], [Loss::Numbers { .. }]), "{losses:?}");
}

#[test]
fn a_write_ahead_log_cut_anywhere_never_gives_a_number_again() {
    let (place, highest) = killed("cut", 30);
    let log = fs::read(place.file("hall.db-wal")).unwrap();
    // The log's header names the size of a page; each frame is a page with 24 bytes before it.
    let page = usize::try_from(u32::from_be_bytes(log[8..12].try_into().unwrap())).unwrap();
    let ends = (0..log.len()).step_by(page + 24).flat_map(|frame| [frame + 31, frame + 32, frame + 33]);
    for (at, end) in ends.take_while(|end| *end < log.len()).enumerate().step_by(7) {
        let copy = Place::sqlite(&format!("cut-{at}"));
        for name in ["hall.db", "hall.db.ledger"] {
            fs::copy(place.file(name), copy.file(name)).unwrap();
        }
        fs::write(copy.file("hall.db-wal"), &log[..end]).unwrap();
        next_is_above(&copy, highest);
    }
}

#[test]
fn a_lost_database_never_gives_a_number_again() {
    let (place, highest) = killed("zero", 45);
    fs::write(place.file("hall.db"), "").unwrap();
    let losses = next_is_above(&place, highest);
    let [Loss::Database { kept }, Loss::Numbers { known: 0, .. }] = &losses[..] else {
        panic!("{losses:?}");
    };
    assert!(kept.len() == 3 && kept.iter().all(|path| path.exists()), "{kept:?}");

    let (place, highest) = killed("gone", 45);
    for name in ["hall.db", "hall.db-wal", "hall.db-shm"] {
        fs::remove_file(place.file(name)).unwrap();
    }
    let losses = next_is_above(&place, highest);
    assert!(
        matches!(&losses[..], [Loss::Database { kept }, Loss::Numbers { .. }] if kept.is_empty()),
        "{losses:?}"
    );
    assert_eq!(next_is_above(&place, highest), [], "after an orderly closing nothing is lost any more");
}
