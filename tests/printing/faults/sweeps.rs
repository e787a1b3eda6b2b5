//! A slip broken off at every byte and every dot line: paper and journal must tell the same story. The second tier takes every
//! one of them, the first some of each make.
use super::world::{At, World, ms};
use service_hall::{
    paper::{PrinterFault, SlipOutcome},
    virtual_printer::{PrinterModel, SimulatedFault},
};
use std::{collections::BTreeMap, thread, time::Duration};

/// Every point of a sweep.
const ALL: usize = 1;
/// Of so many points one; a prime, so that it meets every part of a command.
const SOME: usize = 97;

/// Printers that say much and little: both must be told the truth about.
const MAKES: [(&str, &str); 5] = [
    ("epson-t82", "epson-tm-t82"),
    ("epson-t82-factory", "epson-tm-t82"),
    ("generic-80", "generic-80"),
    ("snbc-t080", "snbc-bt-t080"),
    ("silent", "silent-80"),
];

/// A world whose line is quick, so that a sweep is; the mechanics are as slow as ever.
fn world(make: &str, profile: &str) -> World {
    World::with(
        PrinterModel { baud: 115_200, ..PrinterModel::named(make).unwrap() },
        super::world::profile(profile),
    )
}

/// How many bytes arrive before and while a slip is printed.
fn bytes_of_a_slip(make: &str, profile: &str) -> (u64, u64) {
    let mut world = world(make, profile);
    settle(&mut world, profile);
    let before = world.arrived;
    world.print("A012");
    (before, world.arrived)
}

fn settle(world: &mut World, profile: &str) {
    if profile == "silent-80" {
        world.wait(ms(100))
    } else {
        world.settled()
    };
}

/// Runs a sweep on two threads and counts the outcomes.
fn sweep<T>(
    points: &[T],
    run: impl Fn(T) -> (SlipOutcome, Result<(), String>) + Sync,
) -> BTreeMap<String, usize>
where
    T: Copy + Send + Sync + std::fmt::Debug,
{
    let (run, half) = (&run, points.len() / 2);
    thread::scope(|scope| {
        let count = move |part: &[T]| {
            let mut counts = BTreeMap::new();
            for point in part {
                let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(*point)));
                let (printed, agreed) = caught.unwrap_or_else(|_| panic!("at {point:?}"));
                assert_eq!(agreed, Ok(()), "at {point:?}: {printed:?}");
                *counts.entry(format!("{printed:?}")).or_insert(0) += 1;
            }
            counts
        };
        let (first, second) = points.split_at(half);
        let other = scope.spawn(move || count(second));
        let mut counts = count(first);
        for (word, number) in other.join().unwrap() {
            *counts.entry(word).or_insert(0) += number;
        }
        counts
    })
}

/// After a fault the next person's slip comes out whole, alone on its paper, and nothing comes out twice.
fn next_is_clean(world: &mut World, profile: &str) {
    settle(world, profile);
    let printed = world.print("B007");
    let sent: Vec<String> =
        world.sent[world.sent.len().saturating_sub(60)..].iter().map(|b| format!("{b:02x}")).collect();
    assert!(
        matches!(printed, SlipOutcome::Confirmed | SlipOutcome::Sent),
        "the next slip: {printed:?} {:?} {:?} {sent:?}",
        world.printer.state(),
        world.talk.traits()
    );
    // A slip that was broken off may still be on its way out of the printer's memory.
    world.wait(Duration::from_secs(5));
    let with_both = |piece: &&service_hall::virtual_printer::Piece| {
        let text = piece.text.concat();
        text.contains("A012") && text.contains("B007")
    };
    assert_eq!(world.printer.pieces().iter().filter(with_both).count(), 0, "two people's slips on one paper");
}

/// Lets a fault strike at each byte of a slip, or at one of so many, on every make, and the world go on; `fits` judges what
/// became of the slips.
fn at_bytes(
    one_of: usize,
    what: &str,
    fault: impl Fn(u64) -> At + Sync,
    before: impl Fn(&mut World) + Sync,
    after: impl Fn(&mut World, &str) + Sync,
    fits: impl Fn(&BTreeMap<String, usize>) -> bool,
) {
    for (make, profile) in MAKES {
        let (from, until) = bytes_of_a_slip(make, profile);
        let points: Vec<u64> = (from.max(1)..until.max(1)).step_by(one_of).collect();
        let counts = sweep(&points, |point| {
            let mut world = world(make, profile);
            before(&mut world);
            settle(&mut world, profile);
            world.script.push(fault(point));
            let printed = world.print("A012");
            after(&mut world, profile);
            (printed, world.agrees())
        });
        println!("{what}, {make}: {} points, {counts:?}", points.len());
        assert!(!counts.is_empty() && fits(&counts), "{make}: {counts:?}");
    }
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn p05_unplugged_at_every_byte_of_a_slip() {
    unplugged(ALL);
}

#[test]
fn p05_unplugged_at_some_bytes_of_a_slip() {
    unplugged(SOME);
}

fn unplugged(one_of: usize) {
    let after = |world: &mut World, profile: &str| {
        world.wait(ms(3000)).plug();
        next_is_clean(world, profile);
    };
    at_bytes(
        one_of,
        "unplugged",
        At::Unplug,
        |_| {},
        after,
        |counts| counts.keys().any(|printed| printed.starts_with("Unsure")),
    );
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn p05_p34_the_kiosk_s_power_cut_at_every_byte_of_a_slip() {
    the_kiosk_s_power_cut(ALL);
}

#[test]
fn p05_p34_the_kiosk_s_power_cut_at_some_bytes_of_a_slip() {
    the_kiosk_s_power_cut(SOME);
}

fn the_kiosk_s_power_cut(one_of: usize) {
    let after = |world: &mut World, profile: &str| {
        world.wait(ms(9000)).plug();
        next_is_clean(world, profile);
    };
    at_bytes(
        one_of,
        "the kiosk's power",
        At::KioskCut,
        |_| {},
        after,
        |counts| counts.keys().all(|printed| printed.ends_with("(Interrupted)")),
    );
}

/// The printer is dark for a second and a half from each byte on. The line loses what is said to it meanwhile, or holds it,
/// as hardware flow control does: then what was asked in the dark is answered afterwards.
fn power_cut(one_of: usize, holds: bool) {
    let what = if holds { "the printer's power, held" } else { "the printer's power" };
    let after = |world: &mut World, profile: &str| {
        world.wait(ms(3000));
        settle(world, profile);
    };
    at_bytes(
        one_of,
        what,
        |point| At::PowerCut(point, ms(1500)),
        |world| world.holds_in_the_dark = holds,
        after,
        |counts| !counts.contains_key("Confirmed"),
    );
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn p30_the_printer_s_power_cut_at_every_byte_of_a_slip() {
    power_cut(ALL, false);
}

#[test]
fn p30_the_printer_s_power_cut_at_some_bytes_of_a_slip() {
    power_cut(SOME, false);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn p30_the_printer_s_power_cut_where_the_line_holds_what_it_misses() {
    power_cut(ALL, true);
}

#[test]
fn p30_the_printer_s_power_cut_at_some_bytes_where_the_line_holds_what_it_misses() {
    power_cut(SOME, true);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn p10_paper_out_at_every_dot_line_and_loaded_again() {
    paper_out(ALL);
}

#[test]
fn p10_paper_out_at_some_dot_lines_and_loaded_again() {
    paper_out(SOME);
}

fn paper_out(one_of: usize) {
    for (make, profile) in MAKES.into_iter().filter(|(make, _)| *make != "silent") {
        let mut whole = world(make, profile);
        settle(&mut whole, profile);
        whole.print("A012");
        let rows = whole.printer.pieces()[0].dots.len();
        let points: Vec<usize> = (1..rows).step_by(one_of).collect();
        let counts = sweep(&points, |point| {
            let mut world = world(make, profile);
            settle(&mut world, profile);
            world.printer.roll(Some(point));
            world.start("A012").until(|world| world.trouble() == Some(PrinterFault::PaperOut));
            world.wait(ms(8000));
            world.printer.roll(None);
            world.set(SimulatedFault::PaperOut, false);
            let printed = world.outcome();
            world.journal.push(("A012".into(), printed));
            next_is_clean(&mut world, profile);
            (printed, world.agrees())
        });
        println!("{make}: {} dot lines, {counts:?}", points.len());
        assert!(counts.keys().eq(["Confirmed"]), "{make}: {counts:?}");
    }
}
