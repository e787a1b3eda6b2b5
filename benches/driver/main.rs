//! A long-lived client of the store that `benches/compare` steers over its standard input: one command, one answer a line.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
mod side;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};
use side::Side;
use std::{
    env,
    fs::File,
    io::{BufRead, stdin},
    os::unix::fs::FileExt,
    path::Path,
    process,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// Bytes of the file that bare flushes go over.
const BARE: u64 = 8 << 20;
/// What one bare flush writes.
const PAGE: [u8; 4096] = [2; 4096];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [url, config, ledger, since] = arguments.as_slice() else {
        return println!("driver: run by benches/compare");
    };
    let side = Side::open(url, Path::new(config), Path::new(ledger));
    let mut driver = Driver { side, since: since.parse().unwrap(), visits: 0, presses: 0, bare: None };
    println!("{}", json!("ready"));
    for line in stdin().lock().lines() {
        println!("{}", driver.execute(&line.unwrap()));
    }
}

/// A store with what is counted beside it.
struct Driver {
    side: Side,
    /// The second of the Unix clock at which the hall's morning began.
    since: u64,
    visits: u64,
    presses: u64,
    bare: Option<(File, u64)>,
}

impl Driver {
    /// Does what a line says; the answer holds microseconds, those of them that the processor worked, labels of tickets.
    fn execute(&mut self, line: &str) -> Value {
        let words: Vec<&str> = line.split_whitespace().collect();
        match *words.as_slice() {
            ["bare", path, count] => self.bare(path, number(count)),
            ["take", line, count] => times(number(count), || self.take(line, false)),
            ["kiosk-take", line, count] => times(number(count), || self.take(line, true)),
            ["replace", line, count] => self.replace(line, number(count)),
            ["flood", lines, millis] => self.flood(lines, Duration::from_millis(number(millis))),
            ["sign-in", window, clerk] => self.at(|side, at| side.sign_in(window, clerk, at)),
            ["call", window, clerk] => self.call(window, clerk),
            ["miss", window, clerk] => {
                let press = self.press();
                self.at(|side, at| side.miss(window, clerk, &press, at))
            }
            ["redraw", window, count] => {
                times(number(count), || drop(self.at(|side, at| side.redraw(window, at))))
            }
            _ => panic!("no such command: {line}"),
        }
    }

    fn at(&mut self, work: impl FnOnce(&mut Side, NaiveDateTime)) -> Value {
        let at = self.now();
        work(&mut self.side, at);
        Value::Null
    }

    /// The hall's clock: a working Monday, shared by all drivers of one measure.
    fn now(&self) -> NaiveDateTime {
        let morning = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 5, 0).unwrap();
        let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() - self.since;
        morning + TimeDelta::seconds(passed.cast_signed())
    }

    fn press(&mut self) -> String {
        self.presses += 1;
        format!("{}-{}", process::id(), self.presses)
    }

    /// Takes a number as somebody who has none; what it is called, and its code.
    fn take(&mut self, line: &str, as_kiosk: bool) -> (String, String) {
        self.visits += 1;
        let (visit, at) = (format!("{}-{}", process::id(), self.visits), self.now());
        self.side.take(line, &visit, at, as_kiosk)
    }

    /// Writes and flushes pages of a file that is there already, as cheaply as the disk allows.
    fn bare(&mut self, path: &str, count: u64) -> Value {
        let (file, mut place) = self.bare.take().unwrap_or_else(|| {
            let file = File::create(path).unwrap();
            file.write_all_at(&vec![1; usize::try_from(BARE).unwrap()], 0).unwrap();
            file.sync_all().unwrap();
            (file, 0)
        });
        let answer = times(count, || {
            file.write_all_at(&PAGE, place).unwrap();
            place = (place + PAGE.len() as u64) % BARE;
            file.sync_data().unwrap();
        });
        self.bare = Some((file, place));
        answer
    }

    /// Takes numbers, each given back untimed, so that as many wait afterwards as before.
    fn replace(&mut self, line: &str, count: u64) -> Value {
        let mut times = Times::default();
        for _ in 0..count {
            let (_, code) = times.time(|| self.take(line, false));
            self.at(|side, at| side.give_back(&code, at));
        }
        times.said()
    }

    /// Takes numbers for a time, in one line after the other; what each is called.
    fn flood(&mut self, lines: &str, time: Duration) -> Value {
        let lines: Vec<&str> = lines.split(',').collect();
        let (begun, mut labels) = (Instant::now(), Vec::new());
        for line in lines.iter().cycle() {
            if begun.elapsed() >= time {
                break;
            }
            labels.push(self.take(line, false).0);
        }
        json!({ "labels": labels, "seconds": begun.elapsed().as_secs_f64() })
    }

    fn call(&mut self, window: &str, clerk: &str) -> Value {
        let (press, at) = (self.press(), self.now());
        json!({ "labels": [self.side.call(window, clerk, &press, at)] })
    }
}

fn number(word: &str) -> u64 {
    word.parse().unwrap()
}

fn times<T>(count: u64, mut work: impl FnMut() -> T) -> Value {
    let mut times = Times::default();
    for _ in 0..count {
        times.time(&mut work);
    }
    times.said()
}

/// What a kind of work took, in microseconds: on the clock, and of this thread's processor.
#[derive(Default)]
struct Times {
    passed: Vec<f64>,
    worked: Vec<f64>,
}

impl Times {
    fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (begun, rested) = (Instant::now(), worked());
        let done = work();
        self.worked.push(worked().saturating_sub(rested).as_secs_f64() * 1e6);
        self.passed.push(begun.elapsed().as_secs_f64() * 1e6);
        done
    }

    fn said(self) -> Value {
        json!({ "micros": self.passed, "work": self.worked })
    }
}

/// The time this thread has worked, which others on the machine do not lengthen.
fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap())
}
