//! What goes wrong, and what is on paper afterwards.
use super::table::{A_WHILE, NOTHING, Table, noise};
use service_hall::virtual_printer::{BusyPolicy, PrinterModel, SimulatedFault};
use std::time::Duration;

/// Ten lines, each with its number.
fn ten_lines() -> Vec<u8> {
    (0..10).flat_map(|n| format!("line {n}\n").into_bytes()).collect()
}

fn ten_words() -> Vec<String> {
    (0..10).map(|n| format!("line {n}")).collect()
}

#[test]
fn after_new_paper_it_prints_the_rest() {
    for rows in 1..300 {
        let mut table = Table::with("epson-t82");
        table.printer.roll(Some(rows));
        table.send(&ten_lines());
        table.wait(A_WHILE);
        assert_eq!(table.printer.unfinished().dots.len(), 100 + rows, "stopped where the paper ended");
        assert_eq!(table.asks()[3], 0x7E);
        table.printer.roll(None);
        table.set(SimulatedFault::PaperOut, false);
        table.wait(A_WHILE);
        assert_eq!(table.words(), ten_words(), "after {rows} rows");
        assert_eq!(table.printer.unfinished().dots.len(), 100 + 300);
    }
}

#[test]
fn the_rest_of_a_picture_comes_too() {
    let picture: Vec<u8> = noise(5).take(72 * 200).map(|byte| byte | 0x80).collect();
    let head = b"\x1Dv0\x00\x48\x00\xC8\x00";
    for fault in [SimulatedFault::PaperOut, SimulatedFault::CoverOpen, SimulatedFault::Overheated] {
        let mut table = Table::of(PrinterModel { buffer: 1 << 20, ..PrinterModel::default() });
        table.send(&[&head[..], &picture, b"after\n"].concat());
        table.wait(Duration::from_millis(77));
        table.set(fault, true);
        let before = table.printer.unfinished().dots.len();
        table.wait(A_WHILE);
        assert_eq!(table.printer.unfinished().dots.len(), before);
        table.set(fault, false);
        table.wait(A_WHILE);
        let dots: Vec<u8> =
            table.printer.unfinished().dots[100..300].iter().flat_map(|row| row.packed(72)).collect();
        assert!(dots == picture && table.words() == ["after"], "{fault:?}");
    }
}

#[test]
fn a_mended_blade_waits_for_the_computer() {
    let mut table = Table::with("epson-t82");
    table.send(b"one\n");
    table.set(SimulatedFault::CutterJam, true);
    table.send(b"two\n\x10\x05\x01");
    assert_eq!(table.asks()[2], 0x1A, "it cannot go on while the blade is stuck");
    table.set(SimulatedFault::CutterJam, false);
    table.wait(A_WHILE);
    assert_eq!((table.asks()[2], table.words().len()), (0x1A, 0));
    table.send(b"\x10\x05\x01");
    table.wait(A_WHILE);
    assert_eq!((table.asks(), table.words()), ([0x16, 0x12, 0x12, 0x12], vec!["one".into(), "two".into()]));
}

#[test]
fn going_on_afresh_forgets_what_was_not_printed() {
    let mut table = Table::with("epson-t82");
    table.set(SimulatedFault::CutterJam, true);
    table.send(b"one\n");
    table.set(SimulatedFault::CutterJam, false);
    table.send(b"\x10\x05\x02two\n");
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["two"]);
    table.set(SimulatedFault::PaperOut, true);
    table.send(b"three\n\x10\x05\x02");
    table.set(SimulatedFault::PaperOut, false);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["two", "three"], "an end of paper is no error to recover from");
}

#[test]
fn without_that_command_a_mended_blade_goes_on() {
    let mut table = Table::with("generic-80");
    table.set(SimulatedFault::CutterJam, true);
    table.send(b"one\n");
    table.set(SimulatedFault::CutterJam, false);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["one"]);
}

#[test]
fn heat_goes_by_itself() {
    let mut table = Table::with("epson-t82");
    table.set(SimulatedFault::Overheated, true);
    table.send(b"one\n");
    assert_eq!(table.wait(A_WHILE), NOTHING);
    table.set(SimulatedFault::Overheated, false);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["one"]);
}

#[test]
fn switching_off_loses_what_was_not_printed_and_no_paper() {
    let mut table = Table::with("epson-t82");
    table.send(b"\x1Da\xFF");
    table.send(&ten_lines());
    table.wait(Duration::from_millis(110));
    let before = table.printer.unfinished().dots.len();
    table.printer.reset(table.now);
    assert_eq!(table.wait(A_WHILE), NOTHING);
    assert_eq!(table.printer.unfinished().dots.len(), before);
    assert!(!table.words().is_empty() && table.words().len() < 10);
    assert_eq!(table.printer.state().asb, 0);
}

#[test]
fn what_does_not_fit_is_lost_and_counted() {
    let mut table = Table::of(PrinterModel { busy: BusyPolicy::Never, ..PrinterModel::default() });
    table.set(SimulatedFault::CoverOpen, true);
    table.send(&vec![b'A'; 5000]);
    let state = table.printer.state();
    assert_eq!((state.fill, state.discarded, state.busy), (4096, 904, false));
    assert_eq!(table.asks()[1], 0x16, "it still answers");
}

#[test]
fn a_full_buffer_stops_the_line_and_an_emptier_one_lets_it_go() {
    let mut table = Table::with("citizen-cts");
    table.set(SimulatedFault::PaperOut, true);
    assert_eq!(table.send(&vec![b'\n'; 4096 - 129]), NOTHING, "129 bytes left");
    assert_eq!(table.send(b"\n"), [0x13], "128 bytes left");
    assert!(table.printer.is_busy());
    table.set(SimulatedFault::PaperOut, false);
    let mut said = Vec::new();
    while said.is_empty() {
        said = table.wait(Duration::from_millis(1));
    }
    assert_eq!(said, [0x11]);
    assert!(table.printer.state().fill <= 4096 - 256 && table.printer.state().fill > 4096 - 300);
}

#[test]
fn as_it_leaves_the_factory_it_is_busy_while_offline() {
    for (make, busy) in [("epson-t82-factory", true), ("epson-t82", false), ("generic-80", false)] {
        let mut table = Table::with(make);
        table.set(SimulatedFault::CoverOpen, true);
        assert_eq!(table.printer.is_busy(), busy, "{make}");
    }
}

#[test]
fn a_hanging_program_fills_its_buffer() {
    let mut table = Table::with("generic-80");
    table.set(SimulatedFault::Deaf, true);
    assert_eq!(table.send(&ten_lines()), NOTHING);
    assert_eq!(table.send(b"\x10\x04\x01"), NOTHING);
    table.wait(A_WHILE);
    assert_eq!((table.words().len(), table.printer.state().fill), (0, 73));
    assert!(!table.printer.is_busy());
    table.send(&vec![0; 4096]);
    assert!(table.printer.is_busy());
}

#[test]
fn one_behind_answers_the_question_before() {
    let mut table = Table::with("epson-t82");
    table.set(SimulatedFault::OneBehind, true);
    table.set(SimulatedFault::PaperOut, true);
    assert_eq!(table.send(b"\x10\x04\x01"), NOTHING);
    assert_eq!(table.send(b"\x10\x04\x04"), [0x1E]);
    assert_eq!(table.send(b"\x10\x04\x01"), [0x7E]);
}

#[test]
fn dribbled_answers_come_byte_by_byte() {
    let mut table = Table::with("epson-t82");
    table.set(SimulatedFault::Dribble, true);
    assert_eq!(table.send(b"\x1Da\xFF"), NOTHING);
    let mut said = Vec::new();
    while let Some(next) = table.printer.next() {
        let piece = table.wait_until(next);
        assert_eq!(piece.len(), 1);
        said.extend(piece);
    }
    assert_eq!(said, [0x14, 0, 0, 0x0F]);
}

#[test]
fn babble_goes_on_and_on_and_is_the_same_every_time() {
    let hear = || {
        let mut table = Table::with("epson-t82");
        table.set(SimulatedFault::Babble, true);
        table.wait(Duration::from_secs(10))
    };
    assert!(hear().len() > 100);
    assert_eq!(hear(), hear());
}

#[test]
fn at_the_wrong_speed_nothing_means_anything() {
    let mut table = Table::with("epson-t82");
    table.set(SimulatedFault::WrongBaud, true);
    let said: Vec<u8> = (0..=255).flat_map(|n| table.send(&[0x10, 4, n])).collect();
    assert_eq!(said, NOTHING);
    table.send(b"one\n");
    table.wait(A_WHILE);
    assert!(!table.words().concat().contains("one"), "rubbish comes out at most");
}

#[test]
fn a_mute_one_prints() {
    let mut table = Table::with("epson-t82");
    table.set(SimulatedFault::Mute, true);
    assert_eq!(table.send(b"\x10\x04\x01\x1Da\xFFone\n"), NOTHING);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["one"]);
}

#[test]
fn the_feed_button_moves_paper_and_holds_back_commands() {
    let mut table = Table::with("epson-t82");
    table.set(SimulatedFault::Feed, true);
    table.send(b"one\n");
    table.wait(Duration::from_millis(500));
    assert_eq!(table.printer.unfinished().dots.len(), 100 + 600);
    assert_eq!(table.words(), [""; 0]);
    table.set(SimulatedFault::Feed, false);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["one"]);
}

#[test]
fn time_can_be_jumped_through() {
    let mut slow = Table::with("generic-58");
    let mut fast = Table::with("generic-58");
    slow.send(&ten_lines());
    fast.send(&ten_lines());
    slow.wait(A_WHILE);
    while let Some(next) = fast.printer.next() {
        assert!(next > fast.now);
        fast.wait_until(next);
    }
    assert_eq!(slow.printer.unfinished(), fast.printer.unfinished());
}

#[test]
fn no_order_of_troubles_upsets_it() {
    for make in PrinterModel::ALL {
        let mut table = Table::of(make);
        let mut random = noise(11);
        let mut rng = || random.next().map_or(0, usize::from);
        let slip =
            [&b"\x1B@\x1Da\xFF"[..], &ten_lines(), b"\x1Dv0\x00\x04\x00\x10\x00", &[0x55; 64], b"\x1DVB\x00"]
                .concat();
        for _ in 0..4000 {
            match rng() % 8 {
                0 => table.printer.reset(table.now),
                1 => table.printer.tear(table.now),
                2 => table.printer.roll(Some(rng())),
                3 => drop(table.send(b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x10\x05\x02")),
                4 | 5 => {
                    let fault = SimulatedFault::ALL[rng() % SimulatedFault::ALL.len()];
                    drop(table.set(fault, rng() % 3 == 0));
                }
                _ => drop(table.send(&slip[..rng() % slip.len()])),
            }
            drop(table.wait(Duration::from_millis(u64::try_from(rng()).unwrap())));
        }
        for fault in SimulatedFault::ALL {
            table.set(fault, false);
        }
        table.printer.roll(None);
        table.printer.reset(table.now);
        table.wait(A_WHILE);
        let before = table.words().len();
        table.send(b"\x1B@still here\n");
        table.wait(A_WHILE);
        assert_eq!(table.words()[before..], ["still here"]);
    }
}
