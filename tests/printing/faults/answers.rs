//! Faults of what the printer says: nothing, late, in pieces, of another question, noise.
use super::{
    talking::{SOON, comes_and_goes, epson},
    world::{World, ms, profile, slip},
};
use service_hall::{
    paper::{NoGlyphs, PrinterFault, Profile, SlipOutcome, script},
    printing::{Conversation, Leftovers, PrinterLink},
    virtual_printer::{PrinterModel, SimulatedFault},
};
use std::time::Duration;

#[test]
fn p15_a_printer_that_never_answers() {
    let mut world = World::new("silent", "silent-80");
    world.wait(ms(5000));
    assert_eq!(world.trouble(), None, "its model says nothing, so silence is no trouble");
    assert_eq!(world.print("A001"), SlipOutcome::Sent, "sent is all that is claimed");
    assert!(world.sent.windows(2).all(|pair| pair != [0x10, 0x04]), "and it is asked nothing");
    // The same printer under a profile that expects answers is silent, and nothing is sent to it.
    let mut world = World::with(PrinterModel::named("silent").unwrap(), profile("generic-80"));
    let noticed = world.until(|world| world.trouble() == Some(PrinterFault::Silent));
    assert!(noticed <= SOON, "{noticed:?}");
    assert_eq!(world.print("A001"), SlipOutcome::Not(PrinterFault::Silent));
}

#[test]
fn p15_a_printer_that_falls_silent_and_speaks_again() {
    let mut world = epson();
    comes_and_goes(&mut world, SimulatedFault::Mute, PrinterFault::Silent);
    // In the middle of a slip: it came out, but nobody said so.
    world.start("A001");
    world.set(SimulatedFault::Mute, true);
    let printed = world.outcome();
    assert!(matches!(printed, SlipOutcome::Unsure(_)), "silence is never success: {printed:?}");
}

#[test]
fn p15_a_printer_that_answers_late_may_have_lost_its_power() {
    // A line that holds back what is said to a dark printer has it answered afterwards, too.
    for (make, profile) in [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80")] {
        for late in [800, 2000] {
            let mut world = World::new(make, profile);
            world.settled().slow_after_begin = ms(late);
            assert_eq!(
                world.print("A001"),
                SlipOutcome::Unsure(PrinterFault::Unconfirmed),
                "{make}, {late} ms"
            );
            assert_eq!(world.came_out("A001"), 1, "{make}: it is for somebody to look");
            world.slow_after_begin = Duration::ZERO;
            assert_eq!(world.settled().print("A002"), SlipOutcome::Confirmed, "{make}, {late} ms");
        }
    }
}

#[test]
fn p16_answers_that_belong_to_the_question_before() {
    for (make, profile) in
        [("epson-t82", "epson-tm-t82"), ("generic-80", "generic-80"), ("generic-58", "generic-58")]
    {
        let mut world = World::new(make, profile);
        world.set(SimulatedFault::OneBehind, true).wait(ms(6000));
        assert_eq!(world.trouble(), None, "{make}: well, if slow of mind");
        for fault in [SimulatedFault::PaperOut, SimulatedFault::CoverOpen] {
            let trouble = if fault == SimulatedFault::PaperOut {
                PrinterFault::PaperOut
            } else {
                PrinterFault::CoverOpen
            };
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
    world.settled().set(SimulatedFault::Babble, true);
    for label in ["A001", "A002", "A003", "A004", "A005"] {
        world.wait(ms(5000)).print(label);
    }
    assert_eq!(world.agrees(), Ok(()), "{:?}", world.journal);
    world.set(SimulatedFault::Babble, false).wait(ms(5000)).settled();
    assert_eq!(world.print("A006"), SlipOutcome::Confirmed, "noise leaves nothing behind");
}

#[test]
fn p18_answers_byte_by_byte() {
    let mut world = epson();
    world.set(SimulatedFault::Dribble, true).settled();
    let traits = world.talk.traits().unwrap().clone();
    assert_eq!((traits.maker.as_str(), traits.serial.as_str()), ("EPSON", "X5KF012345"));
    assert_eq!(world.print("A001"), SlipOutcome::Confirmed);
    comes_and_goes(&mut world, SimulatedFault::PaperOut, PrinterFault::PaperOut);
}

#[test]
fn p19_a_wrong_speed_is_said_so() {
    let mut world = epson();
    world.set(SimulatedFault::WrongBaud, true);
    world.until(|world| matches!(world.trouble(), Some(PrinterFault::Garbled | PrinterFault::Silent)));
    assert_eq!(world.print("A001"), SlipOutcome::Not(world.trouble().unwrap()));
    // Where answers come and none makes sense it is called by its name.
    let mut talk = talk("generic-80");
    for millis in 0..30 {
        let at = ms(millis * 100);
        talk.advance(at);
        let count = talk.to_write().len();
        talk.wrote(count, at);
        talk.heard(&[0xC5, 0xFE, 0x9A], at);
    }
    assert_eq!(talk.health().trouble, Some(PrinterFault::Garbled));
}

fn talk(name: &str) -> Conversation {
    Conversation::new(
        &profile(name),
        PrinterLink { baud: 115_200 },
        Vec::new(),
        Leftovers::default(),
        Duration::ZERO,
    )
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
        let make = PrinterModel { baud: 9600, ..PrinterModel::named(make).unwrap() };
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
fn p16_an_answer_of_the_slip_before_confirms_nothing() {
    // One that says only when it is done with what was before: a slip held for too long, then loaded.
    let mut world = World::new("generic-80", "generic-80");
    world.settled().printer.roll(Some(250));
    assert!(matches!(world.print("A001"), SlipOutcome::Unsure(PrinterFault::PaperOut)));
    world.printer.roll(None);
    world.set(SimulatedFault::PaperOut, false).until(|world| world.trouble().is_none());
    // The next slip never reaches the paper, but the answer of the one before comes now.
    world.start("A002");
    world.wait(ms(150)).printer.roll(Some(1));
    let printed = world.outcome();
    world.journal.push(("A002".into(), printed));
    assert_ne!(printed, SlipOutcome::Confirmed);
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
        assert!(!matches!(printed, SlipOutcome::Unsure(_)), "{printed:?}");
        world.wait(ms(9000)).settled();
        assert_eq!(world.print("A002"), SlipOutcome::Confirmed, "it does not last");
        assert_eq!(world.agrees(), Ok(()));
    }
}
