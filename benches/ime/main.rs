//! How well the input method finds what is meant, and what a key costs beside librime: `cargo bench --bench ime`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints, and stops where it cannot go on"
)]
mod librime;
mod strokes;

use service_hall::ime::{Composition, Mode};
use std::env;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Sentences that nothing was trained on, written for this project.
const SEALED: &str = include_str!("../../tests/ime/sealed.tsv");
/// The same, as people write every day.
const EVERYDAY: &str = include_str!("../../tests/ime/everyday.tsv");
/// How often each key is timed.
const ROUNDS: usize = 5;

/// A text and its syllables.
struct Row {
    text: String,
    syllables: Vec<String>,
}

impl Row {
    fn letters(&self) -> String {
        self.syllables.concat()
    }
}

fn rows(table: &str) -> Vec<Row> {
    let row = |line: &str| {
        let (text, syllables) = line.split_once('\t')?;
        let syllables = syllables.split_whitespace().map(str::to_owned).collect();
        Some(Row { text: text.to_owned(), syllables })
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// The rows of a table of the shared data; none where it is absent.
fn shared(name: &str) -> Option<Vec<Row>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/input").join(name);
    std::fs::read_to_string(path).ok().map(|table| rows(&table))
}

/// The digits of letters on a telephone's keyboard.
fn digits(letters: &str) -> String {
    let digit = |letter| match letter {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        _ => '9',
    };
    letters.chars().map(digit).collect()
}

/// The first page after all keys.
fn typed(mode: Mode, keys: &str) -> Vec<String> {
    let mut input = Composition::new(mode);
    assert!(keys.chars().all(|key| input.press(key)));
    input.page(0).candidates.into_iter().map(|candidate| candidate.text).collect()
}

fn main() {
    if env::var_os("BENCH_IME_START").is_some() {
        return start();
    }
    for (what, table) in [
        ("phrases", shared("phrases.tsv")),
        ("sentences", shared("sentences.tsv")),
        ("sealed", Some(rows(SEALED))),
        ("everyday", Some(rows(EVERYDAY))),
    ] {
        match table {
            Some(table) => quality(what, &table),
            None => println!("{what:<10} skipped: no ../shared/data"),
        }
    }
    strokes::print();
    speed(shared("sentences.tsv").unwrap_or_else(|| rows(SEALED)).as_slice());
    // A process of its own, so that nothing is warm and the memory is the input method's alone.
    assert!(
        Command::new(env::current_exe().unwrap()).env("BENCH_IME_START", "1").status().unwrap().success()
    );
    println!("tables in the program: {:.2} MB", service_hall::ime::TABLES as f64 / 1e6);
}

/// Prints how often the first page has what is meant.
fn quality(what: &str, table: &[Row]) {
    for (mode, name) in [(Mode::Pinyin, "pinyin"), (Mode::NineKeys, "nine keys")] {
        let (mut first, mut five, mut right, mut all) = (0, 0, 0, 0);
        for row in table {
            let keys = if mode == Mode::Pinyin { row.letters() } else { digits(&row.letters()) };
            let page = typed(mode, &keys);
            first += usize::from(page[0] == row.text);
            five += usize::from(page.iter().take(5).any(|text| *text == row.text));
            all += row.text.chars().count();
            right += row.text.chars().zip(page[0].chars()).filter(|(wanted, got)| wanted == got).count();
        }
        let share = |part: usize, all: usize| 100.0 * part as f64 / all as f64;
        println!(
            "{what:<10} {name:<10} {:>4} rows: first {:>5.1} %, among five {:>5.1} %, characters {:>5.1} %",
            table.len(),
            share(first, table.len()),
            share(five, table.len()),
            share(right, all)
        );
    }
}

/// Prints what a key costs with its page, by letters and by nine keys, and beside librime.
fn speed(table: &[Row]) {
    let letters: Vec<String> = table.iter().map(Row::letters).collect();
    let nine: Vec<String> = letters.iter().map(|keys| digits(keys)).collect();
    let own = times(Mode::Pinyin, &letters);
    println!("a key with its page, µs: p50 {:.1}, p99 {:.1}", micros(&own, 500), micros(&own, 990));
    let own_nine = times(Mode::NineKeys, &nine);
    println!(
        "a key of nine with its page, µs: p50 {:.1}, p99 {:.1}",
        micros(&own_nine, 500),
        micros(&own_nine, 990)
    );
    match librime::times(&letters) {
        Ok(librime) => {
            println!(
                "librime, µs: p50 {:.1}, p99 {:.1}, first page after {:.1} ms, {:.1} MB resident; of the {} sentences {} right",
                micros(&librime.keys, 500),
                micros(&librime.keys, 990),
                librime.start as f64 / 1e3,
                librime.resident as f64 / 1e3,
                table.len(),
                librime.texts.iter().zip(table).filter(|(text, row)| **text == row.text).count(),
            );
            let unseen = rows(SEALED);
            let typed: Vec<String> = unseen.iter().map(Row::letters).collect();
            let found = librime::times(&typed).unwrap();
            let right = found.texts.iter().zip(&unseen).filter(|(text, row)| **text == row.text).count();
            println!("librime, sealed: {right} of {} right", unseen.len());
            let ratio = |share| micros(&own, share) / micros(&librime.keys, share);
            println!("ours by librime's: p50 1/{:.0}, p99 1/{:.0}", 1.0 / ratio(500), 1.0 / ratio(990));
        }
        Err(why) => println!("librime skipped: {why}"),
    }
}

fn times(mode: Mode, lines: &[String]) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for keys in lines {
            let mut input = Composition::new(mode);
            for key in keys.chars() {
                let begun = Instant::now();
                input.press(key);
                let page = input.page(0);
                times.push(begun.elapsed());
                assert!(!page.candidates.is_empty());
            }
        }
    }
    times.sort_unstable();
    times
}

/// The time at a share of sorted times, in thousandths, as microseconds.
fn micros(sorted: &[Duration], share: usize) -> f64 {
    sorted[(sorted.len() - 1) * share / 1000].as_nanos() as f64 / 1e3
}

/// Prints the time from nothing to the first page of candidates, and the memory that typing adds.
fn start() {
    let before = resident();
    let begun = Instant::now();
    let page = typed(Mode::Pinyin, "j");
    let first = begun.elapsed();
    assert!(!page.is_empty());
    for row in rows(SEALED) {
        typed(Mode::Pinyin, &row.letters());
        typed(Mode::NineKeys, &digits(&row.letters()));
    }
    println!(
        "first page after {} µs; resident memory {:.1} MB more after {} sentences",
        first.as_micros(),
        (resident() - before) as f64 / 1e3,
        rows(SEALED).len()
    );
}

/// The memory of this process, in kB.
fn resident() -> i64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches("kB").trim().parse().unwrap()
}
