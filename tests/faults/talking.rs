//! Faults between two who talk: what the printer says, and what it does not.
use super::world::{World, ms, profile, slip};
use service_hall::{
    paper::{NoGlyphs, Part, Printed, Profile, Trouble, script},
    printing::{Line, Remains, Talk},
    thermal::{Fault, Make},
};
use std::time::Duration;

/// Long enough for any banner: the issue allows two seconds, the screen takes a blink of them.
const SOON: Duration = Duration::from_millis(1900);

fn epson() -> World {
    World::new("epson-t82", "epson-tm-t82")
}

/// As it leaves the factory: deaf while it is offline.
fn epson_from_the_factory() -> World {
    World::new("epson-t82-factory", "epson-tm-t82")
}

/// A trouble is noticed within two seconds, named, and over by itself once it is mended.
fn comes_and_goes(world: &mut World, fault: Fault, trouble: Trouble) {
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
    assert!(matches!(printed, Printed::Confirmed | Printed::Sent), "{printed:?} after {fault:?}");
}

#[test]
fn p04_unplugged_while_idle() {
    let mut world = epson();
    world.settled().unplug();
    assert_eq!(world.print("A001"), Printed::Not(Trouble::NotConnected));
    world.wait(ms(5000)).plug().settled();
    assert_eq!(world.print("A002"), Printed::Confirmed);
    assert_eq!(world.agrees(), Ok(()));
}

#[test]
fn p06_unplugged_between_the_last_byte_and_the_answer() {
    let mut world = epson();
    world.settled();
    world.begin(script(&slip("A001"), &world.profile, &NoGlyphs));
    world.until(|world| world.talk.is_ready());
    let now = world.now;
    world.talk.go(now);
    // It prints, and its answer is swallowed.
    world.set(Fault::Mute, true).until(|world| world.came_out("A001") == 1);
    assert_eq!(world.unplug(), Some(Printed::Unsure(Trouble::NotConnected)));
    world.set(Fault::Mute, false).wait(ms(8000));
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
    world.set(Fault::Deaf, true);
    let begun = world.now;
    let printed = world.outcome();
    assert!(matches!(printed, Printed::Unsure(Trouble::Silent | Trouble::Stalled)), "{printed:?}");
    assert!(world.now - begun < Duration::from_secs(15), "the deadline: {:?}", world.now - begun);
    assert_eq!(world.print("A002"), Printed::Not(Trouble::Silent), "nothing is sent blindly");
}

#[test]
fn p09_paper_out_before_the_slip() {
    for (make, profile) in
        [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80"), ("generic-58", "generic-58")]
    {
        let mut world = World::new(make, profile);
        comes_and_goes(&mut world, Fault::PaperOut, Trouble::PaperOut);
        world.set(Fault::PaperOut, true).until(|world| world.trouble().is_some());
        let sent = world.sent.len();
        assert_eq!(world.print("A001"), Printed::Not(Trouble::PaperOut), "{make}");
        let of_it = &world.sent[sent..];
        assert!(!of_it.contains(&b'A'), "{make}: nothing of it left");
        world.set(Fault::PaperOut, false).settled().wait(ms(9000));
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
            matches!(printed, Printed::Not(Trouble::PaperOut) | Printed::Unsure(Trouble::PaperOut)),
            "{make}: {printed:?}"
        );
        let waited = world.took.1;
        assert!((Duration::from_mins(1)..Duration::from_secs(90)).contains(&waited), "{make}: {waited:?}");
        world.printer.roll(None);
        world.set(Fault::PaperOut, false).settled().wait(ms(9000));
        let late = world.came_out("A001");
        assert!(
            late <= usize::from(matches!(printed, Printed::Unsure(_))),
            "{make}: {printed:?} came out {late} times"
        );
        assert_eq!(world.print("A002"), Printed::Confirmed, "{make}");
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
    world.set(Fault::PaperLow, true).until(|world| world.health().paper_low);
    assert_eq!(world.trouble(), None, "nobody else is bothered");
    assert_eq!(world.print("A001"), Printed::Confirmed);
    world.set(Fault::PaperLow, false).until(|world| !world.health().paper_low);
}

#[test]
fn p13_cover_open_while_idle_and_in_the_middle_of_a_slip() {
    for (make, profile) in [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80")] {
        let mut world = World::new(make, profile);
        comes_and_goes(&mut world, Fault::CoverOpen, Trouble::CoverOpen);
        world.begin(script(&slip("A001"), &world.profile, &NoGlyphs));
        world.until(|world| world.talk.is_ready());
        let now = world.now;
        world.talk.go(now);
        world.wait(ms(120)).set(Fault::CoverOpen, true);
        world.until(|world| world.trouble() == Some(Trouble::CoverOpen));
        world.wait(ms(12_000)).set(Fault::CoverOpen, false);
        let printed = world.outcome();
        world.journal.push(("A001".into(), printed));
        assert_eq!(printed, Printed::Confirmed, "{make}: it went on once the cover was shut");
        assert_eq!(world.agrees(), Ok(()));
    }
}

#[test]
fn p14_cutter_jam_heat_paper_jam_and_defect() {
    comes_and_goes(&mut epson(), Fault::CutterJam, Trouble::CutterJam);
    comes_and_goes(&mut epson(), Fault::Overheated, Trouble::Overheated);
    comes_and_goes(&mut epson(), Fault::Dead, Trouble::Broken);
    comes_and_goes(&mut World::new("snbc-t080", "snbc-bt-t080"), Fault::PaperJam, Trouble::Jammed);
    comes_and_goes(&mut World::new("citizen-cts", "citizen-ct-s"), Fault::CutterJam, Trouble::CutterJam);
    // A blade that sticks while it cuts: the slip is held, and done once it is free.
    let mut world = epson();
    world.settled();
    world.begin(script(&slip("A001"), &world.profile, &NoGlyphs));
    world.until(|world| world.talk.is_ready());
    let now = world.now;
    world.talk.go(now);
    world.wait(ms(100)).set(Fault::CutterJam, true).wait(ms(9000));
    assert_eq!(world.trouble(), Some(Trouble::CutterJam));
    world.set(Fault::CutterJam, false);
    let printed = world.outcome();
    world.journal.push(("A001".into(), printed));
    assert_eq!((printed, world.agrees()), (Printed::Confirmed, Ok(())));
    // As it leaves the factory it is deaf while its blade sticks: switching it off and on brings it back.
    let mut world = epson_from_the_factory();
    world.settled().set(Fault::CutterJam, true).until(|world| world.trouble() == Some(Trouble::CutterJam));
    world.set(Fault::CutterJam, false).wait(ms(9000));
    let now = world.now;
    world.printer.reset(now);
    world.until(|world| world.trouble().is_none());
    assert_eq!(world.settled().print("A002"), Printed::Confirmed);
}

#[test]
fn p15_a_printer_that_never_answers() {
    let mut world = World::new("silent", "silent-80");
    world.wait(ms(5000));
    assert_eq!(world.trouble(), None, "its model says nothing, so silence is no trouble");
    assert_eq!(world.print("A001"), Printed::Sent, "sent is all that is claimed");
    assert!(world.sent.windows(2).all(|pair| pair != [0x10, 0x04]), "and it is asked nothing");
    // The same printer under a profile that expects answers is silent, and nothing is sent to it.
    let mut world = World::with(Make::named("silent").unwrap(), profile("generic-80"));
    let noticed = world.until(|world| world.trouble() == Some(Trouble::Silent));
    assert!(noticed <= SOON, "{noticed:?}");
    assert_eq!(world.print("A001"), Printed::Not(Trouble::Silent));
}

#[test]
fn p15_a_printer_that_falls_silent_and_speaks_again() {
    let mut world = epson();
    comes_and_goes(&mut world, Fault::Mute, Trouble::Silent);
    // In the middle of a slip: it came out, but nobody said so.
    world.begin(script(&slip("A001"), &world.profile, &NoGlyphs));
    world.until(|world| world.talk.is_ready());
    let now = world.now;
    world.talk.go(now);
    world.set(Fault::Mute, true);
    let printed = world.outcome();
    assert!(matches!(printed, Printed::Unsure(_)), "silence is never success: {printed:?}");
}

#[test]
fn p15_a_printer_that_answers_late_may_have_lost_its_power() {
    // A line that holds back what is said to a dark printer has it answered afterwards, too.
    for (make, profile) in [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80")] {
        for late in [800, 2000] {
            let mut world = World::new(make, profile);
            world.settled().slow_after_begin = ms(late);
            assert_eq!(world.print("A001"), Printed::Unsure(Trouble::Unconfirmed), "{make}, {late} ms");
            assert_eq!(world.came_out("A001"), 1, "{make}: it is for somebody to look");
            world.slow_after_begin = Duration::ZERO;
            assert_eq!(world.settled().print("A002"), Printed::Confirmed, "{make}, {late} ms");
        }
    }
}

#[test]
fn p16_answers_that_belong_to_the_question_before() {
    for (make, profile) in
        [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80"), ("generic-58", "generic-58")]
    {
        let mut world = World::new(make, profile);
        world.set(Fault::OneBehind, true).wait(ms(6000));
        assert_eq!(world.trouble(), None, "{make}: well, if slow of mind");
        for fault in [Fault::PaperOut, Fault::CoverOpen] {
            let trouble = if fault == Fault::PaperOut { Trouble::PaperOut } else { Trouble::CoverOpen };
            world.set(fault, true).until(|world| world.trouble().is_some());
            world.wait(ms(3000));
            assert_eq!(world.trouble(), Some(trouble), "{make}: the answer is not taken for another's");
            world.set(fault, false).until(|world| world.trouble().is_none());
        }
        world.wait(ms(3000));
        world.print("A001");
        world.wait(ms(5000)).printer.roll(Some(100));
        world.print("A002");
        assert_eq!(world.agrees(), Ok(()), "{make}: no stale answer confirms a slip");
    }
}

#[test]
fn p17_noise_on_the_line() {
    let mut world = epson();
    world.settled().set(Fault::Babble, true);
    for label in ["A001", "A002", "A003", "A004", "A005"] {
        world.wait(ms(5000)).print(label);
    }
    assert_eq!(world.agrees(), Ok(()), "{:?}", world.journal);
    world.set(Fault::Babble, false).wait(ms(5000)).settled();
    assert_eq!(world.print("A006"), Printed::Confirmed, "noise leaves nothing behind");
}

#[test]
fn p18_answers_byte_by_byte() {
    let mut world = epson();
    world.set(Fault::Dribble, true).settled();
    let learned = world.talk.learned().unwrap().clone();
    assert_eq!((learned.maker.as_str(), learned.serial.as_str()), ("EPSON", "X5KF012345"));
    assert_eq!(world.print("A001"), Printed::Confirmed);
    comes_and_goes(&mut world, Fault::PaperOut, Trouble::PaperOut);
}

#[test]
fn p19_a_wrong_speed_is_said_so() {
    let mut world = epson();
    world.set(Fault::WrongBaud, true);
    world.until(|world| matches!(world.trouble(), Some(Trouble::Garbled | Trouble::Silent)));
    assert_eq!(world.print("A001"), Printed::Not(world.trouble().unwrap()));
    // Where answers come and none makes sense it is called by its name.
    let mut talk = talk("generic-80");
    for millis in 0..30 {
        let at = ms(millis * 100);
        talk.advance(at);
        let count = talk.to_write().len();
        talk.wrote(count, at);
        talk.heard(&[0xC5, 0xFE, 0x9A], at);
    }
    assert_eq!(talk.health().trouble, Some(Trouble::Garbled));
}

fn talk(name: &str) -> Talk {
    Talk::new(&profile(name), Line { baud: 115_200 }, Vec::new(), Remains::default(), Duration::ZERO)
}

#[test]
fn p29_back_after_three_hours() {
    let mut world = epson();
    world.settled().set(Fault::PaperOut, true).until(|world| world.trouble().is_some());
    for label in ["A001", "A002", "A003"] {
        assert_eq!(world.print(label), Printed::Not(Trouble::PaperOut));
    }
    world.unplug();
    world.wait(Duration::from_hours(3)).plug();
    world.set(Fault::PaperOut, false).settled().wait(ms(20_000));
    let written: Vec<_> = world.printer.pieces().iter().filter(|piece| !piece.is_blank()).collect();
    assert!(written.is_empty(), "no backlog comes out: {written:?}");
}

#[test]
fn p31_a_slip_nobody_took() {
    let mut world = World::new("custom-kpm", "custom-kpm");
    world.settled();
    let printed = world.print("A001");
    assert!(matches!(printed, Printed::Confirmed | Printed::Sent), "{printed:?} {:?}", world.printer.state());
    world.wait(ms(3000));
    assert_eq!(world.health().at_mouth, Some(true), "its mouth says that it hangs there");
    assert!(matches!(world.print("A002"), Printed::Confirmed | Printed::Sent), "the next is not hindered");
    world.set(Fault::TicketAtExit, false).until(|world| world.health().at_mouth == Some(false));
    assert_eq!(world.agrees(), Ok(()));
}

#[test]
fn p32_no_question_inside_a_command() {
    for name in [
        "epson-tm-t82",
        "generic-80",
        "generic-58",
        "snbc-bt-t080",
        "citizen-ct-s",
        "custom-kpm",
        "raster-80",
    ] {
        let make = match name {
            "epson-tm-t82" => "epson-t82",
            "snbc-bt-t080" => "snbc-t080",
            "citizen-ct-s" => "citizen-cts",
            "raster-80" => "generic-80",
            same => same,
        };
        // A slow line: many questions fall due while the slip is under way.
        let make = Make { baud: 9600, ..Make::named(make).unwrap() };
        let mut world = World::with(make, Profile { speed: 60, ..profile(name) });
        world.wait(ms(9000));
        let before = world.sent.len();
        let wanted = script(&slip("A001"), &world.profile, &NoGlyphs);
        world.print_script("A001", wanted.clone());
        let mut rest = &world.sent[before..];
        let mut questions = 0;
        for piece in &wanted.pieces {
            while !rest.starts_with(piece) {
                let step = match rest {
                    [0x10, 0x04 | 0x05, _, ..] | [0x1D, b'a', _, ..] => 3,
                    other => panic!("{name}: {:02x?} before {piece:02x?}", &other[..8]),
                };
                questions += 1;
                rest = &rest[step..];
            }
            rest = &rest[piece.len()..];
        }
        assert!(questions > 2, "{name}: {questions} questions between the pieces");
    }
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
            Make::named(make).unwrap(),
            Profile { module_dots: 6, native_qr: false, ..profile(name) },
        );
        world.settled();
        let script = script(&long, &world.profile, &NoGlyphs);
        assert!(script.bytes() > 8000, "longer than the printer's memory: {}", script.bytes());
        world.begin(script);
        world.until(|world| world.talk.is_ready());
        let now = world.now;
        world.talk.go(now);
        world.wait(ms(100)).set(Fault::CutterJam, true).wait(ms(2000)).set(Fault::CutterJam, false);
        let mended = world.now;
        let printed = world.outcome();
        assert_eq!(printed, Printed::Confirmed, "{make}: {:?}", world.printer.state());
        assert!(world.now - mended < Duration::from_secs(12), "{make}: {:?}", world.now - mended);
        assert_eq!(world.trouble(), None, "{make}");
    }
}

#[test]
fn p16_an_answer_of_the_slip_before_confirms_nothing() {
    // One that says only when it is done with what was before: a slip held for too long, then loaded.
    let mut world = World::new("generic-80", "generic-80");
    world.settled().printer.roll(Some(250));
    assert!(matches!(world.print("A001"), Printed::Unsure(Trouble::PaperOut)));
    world.printer.roll(None);
    world.set(Fault::PaperOut, false).until(|world| world.trouble().is_none());
    // The next slip never reaches the paper, but the answer of the one before comes now.
    world.begin(script(&slip("A002"), &world.profile, &NoGlyphs));
    world.until(|world| world.talk.is_ready());
    let now = world.now;
    world.talk.go(now);
    world.wait(ms(150)).printer.roll(Some(1));
    let printed = world.outcome();
    world.journal.push(("A002".into(), printed));
    assert_ne!(printed, Printed::Confirmed);
    assert_eq!(world.agrees(), Ok(()));
}

#[test]
fn p17_a_wish_to_wait_that_is_never_taken_back() {
    for at_start in [true, false] {
        let mut world = epson();
        if at_start {
            world.wait(ms(2));
        } else {
            world.settled();
        }
        let now = world.now;
        world.talk.heard(&[0x13], now);
        let printed = world.print("A001");
        assert!(!matches!(printed, Printed::Unsure(_)), "{printed:?}");
        world.wait(ms(9000)).settled();
        assert_eq!(world.print("A002"), Printed::Confirmed, "it does not last");
        assert_eq!(world.agrees(), Ok(()));
    }
}
