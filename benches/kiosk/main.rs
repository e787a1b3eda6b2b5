//! From a touch to the page, from nothing to the first page, memory and bytes: `cargo bench --bench kiosk`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
#[path = "../centres/mod.rs"]
mod centres;
mod program;
mod sheet;
mod visit;

use centres::{Centre, at, skipped};
use sheet::{frugally, plainly};
use std::{env, time::Duration};
use visit::{Kind, SIZE, Step, Visited, walk};

/// How often the visit is walked through.
const ROUNDS: usize = 60;

fn main() {
    if let Some(arguments) = env::var_os("BENCH_KIOSK_CHILD") {
        return program::become_the_kiosk(&arguments);
    }
    for centre in [Centre::District, Centre::Province] {
        let Some(visited) = Visited::of(centre) else { return skipped() };
        touches(centre, &visited);
    }
    program::starts();
}

fn touches(centre: Centre, visited: &Visited) {
    let (ours, plain) = (walk(visited, frugally, ROUNDS), walk(visited, plainly, ROUNDS));
    println!("\n{centre}: a visit at {}×{}, {ROUNDS} times", SIZE.width, SIZE.height);
    if centre == Centre::Province {
        bytes(&ours, &plain);
    }
    println!(
        "{:<34} {:>8} {:>8} {:>8} {:>10} {:>10}",
        "until the page is written, µs", "p50", "p99", "max", "work p99", "work max"
    );
    let touch = |step: &Step| step.kind != Kind::Answer;
    times("any touch, down or up", ours.iter().filter(|step| touch(step)));
    times("finger down", ours.iter().filter(|step| step.kind == Kind::Down));
    times("finger up", ours.iter().filter(|step| step.kind == Kind::Up));
    times("an answer of the store", ours.iter().filter(|step| step.kind == Kind::Answer));
    times("any touch, ratatui's own backend", plain.iter().filter(|step| touch(step)));
    let mut slowest: Vec<(Duration, &str)> = labels(&ours[ours.len() - ours.len() / ROUNDS..])
        .map(|label| {
            let mut times: Vec<_> =
                ours.iter().filter(|step| step.touched == label).map(|step| step.work).collect();
            times.sort_unstable();
            (at(&times, 990), label)
        })
        .collect();
    slowest.sort_unstable();
    for (_, label) in slowest.iter().rev().take(3) {
        times(&format!("  slow: {label}"), ours.iter().filter(|step| step.touched == *label && touch(step)));
    }
}

fn times<'s>(what: &str, steps: impl Iterator<Item = &'s Step>) {
    let (mut times, mut works): (Vec<_>, Vec<_>) = steps.map(|step| (step.time, step.work)).unzip();
    times.sort_unstable();
    works.sort_unstable();
    let micros = |times: &[Duration], share| at(times, share).as_micros();
    println!(
        "{what:<34} {:>8} {:>8} {:>8} {:>10} {:>10}",
        micros(&times, 500),
        micros(&times, 990),
        micros(&times, 1000),
        micros(&works, 990),
        micros(&works, 1000)
    );
}

/// What was touched in one walk, in order.
fn labels(steps: &[Step]) -> impl Iterator<Item = &'static str> {
    let mut labels: Vec<&str> = steps.iter().map(|step| step.touched).collect();
    let mut seen = Vec::new();
    labels.retain(|label| {
        !seen.contains(label) && {
            seen.push(*label);
            true
        }
    });
    labels.into_iter()
}

/// The bytes of one walk, touch by touch. The last is looked at, since the first begins with a bare terminal.
fn bytes(ours: &[Step], plain: &[Step]) {
    let one = ours.len() / ROUNDS;
    let (ours, plain) = (&ours[ours.len() - one..], &plain[plain.len() - one..]);
    println!(
        "{:<18} {:>8} {:>8} {:>9} {:>11} {:>9}",
        "bytes a touch", "ours", "floor", "ours/floor", "ratatui's", "ratatui's/floor"
    );
    let row = |what: &str, chosen: &dyn Fn(&Step) -> bool| {
        let sum = |steps: &[Step], of: fn(&Step) -> usize| -> usize {
            steps.iter().filter(|step| chosen(step)).map(of).sum()
        };
        let (bytes, floor, other) =
            (sum(ours, |step| step.bytes), sum(ours, |step| step.floor), sum(plain, |step| step.bytes));
        let ratio = |bytes: usize| {
            f64::from(u32::try_from(bytes).unwrap()) / f64::from(u32::try_from(floor.max(1)).unwrap())
        };
        println!("{what:<18} {bytes:>8} {floor:>8} {:>9.3} {other:>11} {:>9.3}", ratio(bytes), ratio(other));
        ratio(bytes)
    };
    let mut worst: f64 = 0.0;
    for label in labels(ours) {
        worst = worst.max(row(label, &|step| step.touched == label));
    }
    row("all", &|_| true);
    println!("worst touch {worst:.3} × floor");
}
