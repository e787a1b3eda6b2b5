//! Faults between two who talk: cables, paper, covers and blades, and what follows for the slip.
use super::world::{World, ms, profile, slip};
use service_hall::{
    paper::{NoGlyphs, Part, PrinterFault, Profile, SlipOutcome, script},
    virtual_printer::{PrinterModel, SimulatedFault},
};
use std::time::Duration;

/// Long enough for any banner: the issue allows two seconds, the screen takes a blink of them.
pub const SOON: Duration = Duration::from_millis(1900);

pub fn epson() -> World {
    World::new("epson-t82", "epson-tm-t82")
}

/// As it leaves the factory: deaf while it is offline.
fn epson_from_the_factory() -> World {
    World::new("epson-t82-factory", "epson-tm-t82")
}

/// A trouble is noticed within two seconds, named, and over by itself once it is mended.
pub fn comes_and_goes(world: &mut World, fault: SimulatedFault, trouble: PrinterFault) {
    world.settled();
    world.set(fault, true);
    let noticed = world.until(|world| world.trouble() == Some(trouble));
    assert!(noticed <= SOON, "{fault:?} was noticed after {noticed:?}");
    world.wait(Duration::from_secs(20));
    assert_eq!(world.trouble(), Some(trouble), "{fault:?} stays");
    world.set(fault, false);
    let over = world.until(|world| world.trouble().is_none());
    assert!(over <= Duration::from_secs(3), "{fault:?} was over after {over:?}");
    world.settled();
    let label = format!("{fault:?}");
    let printed = world.print(&label);
    assert!(matches!(printed, SlipOutcome::Confirmed | SlipOutcome::Sent), "{printed:?} after {fault:?}");
}

#[test]
fn p04_unplugged_while_idle() {
    let mut world = epson();
    world.settled().unplug();
    assert_eq!(world.print("A001"), SlipOutcome::Not(PrinterFault::NotConnected));
    world.wait(ms(5000)).plug().settled();
    assert_eq!(world.print("A002"), SlipOutcome::Confirmed);
    assert_eq!(world.agrees(), Ok(()));
}

#[test]
fn p06_unplugged_between_the_last_byte_and_the_answer() {
    let mut world = epson();
    world.settled();
    world.start("A001");
    // It prints, and its answer is swallowed.
    world.set(SimulatedFault::Mute, true).until(|world| world.came_out("A001") == 1);
    assert_eq!(world.unplug(), Some(SlipOutcome::Unsure(PrinterFault::NotConnected)));
    world.set(SimulatedFault::Mute, false).wait(ms(8000));
    assert_eq!(world.came_out("A001"), 1, "it came out, and nobody knows");
    world.plug().settled().wait(ms(5000));
    assert_eq!(world.came_out("A001"), 1, "it is not printed again by itself");
}

#[test]
fn p07_a_printer_that_hangs_and_takes_nothing() {
    let mut world = epson();
    world.settled();
    world.begin(script(&slip("A001"), &world.profile, &NoGlyphs));
    world.until(|world| world.talk.is_ready());
    world.set(SimulatedFault::Deaf, true);
    let begun = world.now;
    let printed = world.outcome();
    assert!(
        matches!(printed, SlipOutcome::Unsure(PrinterFault::Silent | PrinterFault::Stalled)),
        "{printed:?}"
    );
    assert!(world.now - begun < Duration::from_secs(15), "the deadline: {:?}", world.now - begun);
    assert_eq!(world.print("A002"), SlipOutcome::Not(PrinterFault::Silent), "nothing is sent blindly");
}

#[test]
fn p09_paper_out_before_the_slip() {
    for (make, profile) in
        [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80"), ("generic-58", "generic-58")]
    {
        let mut world = World::new(make, profile);
        comes_and_goes(&mut world, SimulatedFault::PaperOut, PrinterFault::PaperOut);
        world.set(SimulatedFault::PaperOut, true).until(|world| world.trouble().is_some());
        let sent = world.sent.len();
        assert_eq!(world.print("A001"), SlipOutcome::Not(PrinterFault::PaperOut), "{make}");
        let of_it = &world.sent[sent..];
        assert!(!of_it.contains(&b'A'), "{make}: nothing of it left");
        world.set(SimulatedFault::PaperOut, false).settled().wait(ms(9000));
        assert_eq!(world.came_out("A001"), 0, "{make}: and nothing comes later");
    }
}

#[test]
fn p11_nothing_that_waits_in_the_printer_is_printed_twice_or_for_somebody_else() {
    for (make, profile) in [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80")] {
        let mut world = World::new(make, profile);
        world.settled().printer.roll(Some(150));
        let printed = world.print("A001");
        assert!(
            matches!(
                printed,
                SlipOutcome::Not(PrinterFault::PaperOut) | SlipOutcome::Unsure(PrinterFault::PaperOut)
            ),
            "{make}: {printed:?}"
        );
        let waited = world.took.1;
        assert!((Duration::from_mins(1)..Duration::from_secs(90)).contains(&waited), "{make}: {waited:?}");
        world.printer.roll(None);
        world.set(SimulatedFault::PaperOut, false).settled().wait(ms(9000));
        let late = world.came_out("A001");
        assert!(
            late <= usize::from(matches!(printed, SlipOutcome::Unsure(_))),
            "{make}: {printed:?} came out {late} times"
        );
        assert_eq!(world.print("A002"), SlipOutcome::Confirmed, "{make}");
        assert_eq!(world.agrees(), Ok(()), "{make}");
        let mixed = world.printer.pieces().iter().filter(|piece| {
            let text = piece.text.concat();
            text.contains("A001") && text.contains("A002")
        });
        assert_eq!(mixed.count(), 0, "{make}: each on its own paper");
    }
}

#[test]
fn p12_paper_near_its_end_is_said_to_staff_and_printing_goes_on() {
    let mut world = epson();
    world.settled();
    world.set(SimulatedFault::PaperLow, true).until(|world| world.health().paper_low);
    assert_eq!(world.trouble(), None, "nobody else is bothered");
    assert_eq!(world.print("A001"), SlipOutcome::Confirmed);
    world.set(SimulatedFault::PaperLow, false).until(|world| !world.health().paper_low);
}

#[test]
fn p13_cover_open_while_idle_and_in_the_middle_of_a_slip() {
    for (make, profile) in [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80")] {
        let mut world = World::new(make, profile);
        comes_and_goes(&mut world, SimulatedFault::CoverOpen, PrinterFault::CoverOpen);
        world.start("A001");
        world.wait(ms(120)).set(SimulatedFault::CoverOpen, true);
        world.until(|world| world.trouble() == Some(PrinterFault::CoverOpen));
        world.wait(ms(12_000)).set(SimulatedFault::CoverOpen, false);
        let printed = world.outcome();
        world.journal.push(("A001".into(), printed));
        assert_eq!(printed, SlipOutcome::Confirmed, "{make}: it went on once the cover was shut");
        assert_eq!(world.agrees(), Ok(()));
    }
}

#[test]
fn p14_cutter_jam_heat_paper_jam_and_defect() {
    comes_and_goes(&mut epson(), SimulatedFault::CutterJam, PrinterFault::CutterJam);
    comes_and_goes(&mut epson(), SimulatedFault::Overheated, PrinterFault::Overheated);
    comes_and_goes(&mut epson(), SimulatedFault::Dead, PrinterFault::Broken);
    comes_and_goes(
        &mut World::new("snbc-t080", "snbc-bt-t080"),
        SimulatedFault::PaperJam,
        PrinterFault::Jammed,
    );
    comes_and_goes(
        &mut World::new("citizen-cts", "citizen-ct-s"),
        SimulatedFault::CutterJam,
        PrinterFault::CutterJam,
    );
    // A blade that sticks while it cuts: the slip is held, and done once it is free.
    let mut world = epson();
    world.settled();
    world.start("A001");
    world.wait(ms(100)).set(SimulatedFault::CutterJam, true).wait(ms(9000));
    assert_eq!(world.trouble(), Some(PrinterFault::CutterJam));
    world.set(SimulatedFault::CutterJam, false);
    let printed = world.outcome();
    world.journal.push(("A001".into(), printed));
    assert_eq!((printed, world.agrees()), (SlipOutcome::Confirmed, Ok(())));
    // As it leaves the factory it is deaf while its blade sticks: switching it off and on brings it back.
    let mut world = epson_from_the_factory();
    world
        .settled()
        .set(SimulatedFault::CutterJam, true)
        .until(|world| world.trouble() == Some(PrinterFault::CutterJam));
    world.set(SimulatedFault::CutterJam, false).wait(ms(9000));
    let now = world.now;
    world.printer.reset(now);
    world.until(|world| world.trouble().is_none());
    assert_eq!(world.settled().print("A002"), SlipOutcome::Confirmed);
}

#[test]
fn p29_back_after_three_hours() {
    let mut world = epson();
    world.settled().set(SimulatedFault::PaperOut, true).until(|world| world.trouble().is_some());
    for label in ["A001", "A002", "A003"] {
        assert_eq!(world.print(label), SlipOutcome::Not(PrinterFault::PaperOut));
    }
    world.unplug();
    world.wait(Duration::from_hours(3)).plug();
    world.set(SimulatedFault::PaperOut, false).settled().wait(ms(20_000));
    let written: Vec<_> = world.printer.pieces().iter().filter(|piece| !piece.is_blank()).collect();
    assert!(written.is_empty(), "no backlog comes out: {written:?}");
}

#[test]
fn p31_a_slip_nobody_took() {
    let mut world = World::new("custom-kpm", "custom-kpm");
    world.settled();
    let printed = world.print("A001");
    assert!(
        matches!(printed, SlipOutcome::Confirmed | SlipOutcome::Sent),
        "{printed:?} {:?}",
        world.printer.state()
    );
    world.wait(ms(3000));
    assert_eq!(world.health().at_mouth, Some(true), "its mouth says that it hangs there");
    assert!(
        matches!(world.print("A002"), SlipOutcome::Confirmed | SlipOutcome::Sent),
        "the next is not hindered"
    );
    world.set(SimulatedFault::TicketAtExit, false).until(|world| world.health().at_mouth == Some(false));
    assert_eq!(world.agrees(), Ok(()));
}

#[test]
fn p14_a_blade_that_sticks_with_a_long_slip_behind_it() {
    for (make, name) in
        [("citizen-cts", "citizen-ct-s"), ("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80")]
    {
        let long = service_hall::paper::Slip {
            parts: (0..3)
                .flat_map(|_| {
                    slip("A001").parts.into_iter().filter(|part| !matches!(part, Part::Pair { .. }))
                })
                .chain(slip("A001").parts.pop())
                .collect(),
        };
        let mut world = World::with(
            PrinterModel::named(make).unwrap(),
            Profile { module_dots: 6, native_qr: false, ..profile(name) },
        );
        world.settled();
        let script = script(&long, &world.profile, &NoGlyphs);
        assert!(script.bytes() > 8000, "longer than the printer's memory: {}", script.bytes());
        world.begin(script);
        world.until(|world| world.talk.is_ready());
        let now = world.now;
        world.talk.go(now);
        world
            .wait(ms(100))
            .set(SimulatedFault::CutterJam, true)
            .wait(ms(2000))
            .set(SimulatedFault::CutterJam, false);
        let mended = world.now;
        let printed = world.outcome();
        assert_eq!(printed, SlipOutcome::Confirmed, "{make}: {:?}", world.printer.state());
        assert!(world.now - mended < Duration::from_secs(12), "{make}: {:?}", world.now - mended);
        assert_eq!(world.trouble(), None, "{make}");
    }
}
