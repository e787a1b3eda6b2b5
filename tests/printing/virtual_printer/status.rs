//! What it says of itself.
use super::table::{A_WHILE, NOTHING, Table};
use service_hall::virtual_printer::{PrinterModel, SimulatedFault};
use std::time::Duration;

/// The answers to `DLE EOT` 1 to 4 and the four bytes it sends by itself.
type Bits = ([u8; 4], [u8; 4]);

#[test]
fn every_trouble_has_its_bits() {
    let table: [(&str, &[SimulatedFault], Bits); 12] = [
        ("epson-t82", &[], ([0x16, 0x12, 0x12, 0x12], [0x14, 0, 0, 0x0F])),
        ("generic-80", &[], ([0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0x0F])),
        ("epson-t82", &[SimulatedFault::PaperLow], ([0x16, 0x12, 0x12, 0x1E], [0x14, 0, 3, 0x0F])),
        ("epson-t82", &[SimulatedFault::PaperOut], ([0x1E, 0x32, 0x12, 0x7E], [0x1C, 0, 0x0F, 0x0F])),
        ("generic-80", &[SimulatedFault::PaperOut], ([0x1A, 0x32, 0x12, 0x7E], [0x18, 0, 0x0F, 0x0F])),
        ("epson-t82", &[SimulatedFault::CoverOpen], ([0x1E, 0x16, 0x12, 0x12], [0x3C, 0, 0, 0x0F])),
        ("epson-t82", &[SimulatedFault::CutterJam], ([0x1E, 0x52, 0x1A, 0x12], [0x1C, 0x08, 0, 0x0F])),
        ("snbc-t080", &[SimulatedFault::PaperJam], ([0x1A, 0x52, 0x16, 0x12], [0x18, 0x04, 0, 0x0F])),
        ("epson-t82", &[SimulatedFault::PaperJam], ([0x1E, 0x52, 0x1A, 0x12], [0x1C, 0x08, 0, 0x0F])),
        ("epson-t82", &[SimulatedFault::Dead], ([0x1E, 0x52, 0x32, 0x12], [0x1C, 0x20, 0, 0x0F])),
        ("epson-t82", &[SimulatedFault::Overheated], ([0x1E, 0x52, 0x52, 0x12], [0x1C, 0x40, 0, 0x0F])),
        ("epson-t82", &[SimulatedFault::Feed], ([0x1E, 0x1A, 0x12, 0x12], [0x5C, 0x02, 0, 0x0F])),
    ];
    for (make, faults, (asked, by_itself)) in table {
        let mut table = Table::with(make);
        assert_eq!(table.send(b"\x1Da\xFF").len(), 4, "told at once");
        let told: Vec<u8> = faults.iter().flat_map(|fault| table.set(*fault, true)).collect();
        if !faults.is_empty() {
            assert_eq!(told, by_itself, "{make} {faults:?}");
        }
        assert_eq!(table.asks(), asked, "{make} {faults:?}");
        let healed: Vec<u8> = faults.iter().flat_map(|fault| table.set(*fault, false)).collect();
        assert!(faults.is_empty() || healed.len() <= 4);
    }
}

#[test]
fn without_that_sensor_little_paper_is_enough() {
    let mut table = Table::with("generic-58");
    table.set(SimulatedFault::PaperLow, true);
    assert_eq!(table.asks()[3], 0x12);
    table.set(SimulatedFault::PaperOut, true);
    assert_eq!(table.asks()[3], 0x72);
}

#[test]
fn it_tells_by_itself_only_what_it_was_asked_to() {
    let mut table = Table::with("epson-t82");
    assert_eq!(table.send(b"\x1Da\x04"), [0x14, 0, 0, 0x0F]);
    assert_eq!(table.set(SimulatedFault::PaperLow, true), NOTHING);
    assert_eq!(table.set(SimulatedFault::CutterJam, true), [0x1C, 0x08, 3, 0x0F]);
    table.printer.reset(table.now);
    assert_eq!(table.set(SimulatedFault::Dead, true), NOTHING, "switching off forgets it");
}

#[test]
fn questions_in_their_turn_wait_until_it_is_online() {
    let mut table = Table::with("epson-t82");
    assert_eq!(table.send(b"\x1Dr\x01"), [0]);
    table.set(SimulatedFault::CoverOpen, true);
    assert_eq!(table.send(b"\x1Dr\x01\x1DIB\x1D(H\x06\x0000A001"), NOTHING);
    assert_eq!(table.set(SimulatedFault::CoverOpen, false), b"\x00_EPSON\x007\x22A001\x00");
}

#[test]
fn it_says_who_it_is() {
    let mut table = Table::with("epson-t82");
    let answers: [(u8, &[u8]); 6] = [
        (1, b"\x20"),
        (2, b"\x03"),
        (b'A', b"_30.06 ESC/POS\0"),
        (b'C', b"_TM-T82III\0"),
        (b'D', b"_X5KF012345\0"),
        (b'E', b"_CHINA GB18030\0"),
    ];
    for (n, answer) in answers {
        assert_eq!(table.send(&[0x1D, b'I', n]), answer);
    }
    assert_eq!(Table::with("generic-80").send(b"\x1DIB"), NOTHING);
}

#[test]
fn an_id_is_told_when_everything_before_it_is_printed() {
    let mut table = Table::with("epson-t82");
    assert_eq!(table.send(b"one\n\x1DVB\x00\x1D(H\x06\x0000A001"), NOTHING);
    assert_eq!(table.wait(Duration::from_millis(100)), NOTHING);
    assert!(table.printer.pieces().is_empty());
    assert_eq!(table.wait(A_WHILE), b"7\x22A001\0");
    assert_eq!(table.printer.pieces().len(), 1);
}

#[test]
fn only_the_latest_id_is_kept() {
    let mut table = Table::with("epson-t82");
    table.send(b"one\n\x1D(H\x06\x0000A001\x1D(H\x06\x0000A002");
    assert_eq!(table.wait(A_WHILE), b"7\x22A002\0");
}

#[test]
fn clearing_answers_and_forgets_the_id() {
    let mut table = Table::with("epson-t82");
    table.send(b"one\n");
    table.set(SimulatedFault::PaperOut, true);
    table.send(b"two\n\x1D(H\x06\x0000A001");
    assert_eq!(table.send(b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"), b"7\x25\0");
    assert_eq!(table.printer.state().fill, 0);
    table.set(SimulatedFault::PaperOut, false);
    assert_eq!(table.wait(A_WHILE), NOTHING);
    assert_eq!(table.words(), [""; 0]);
}

#[test]
fn status_is_told_inside_a_picture_and_the_picture_stays_whole() {
    let mut table = Table::with("generic-80");
    table.send(b"\x1Dv0\x00\x03\x00\x01\x00");
    assert_eq!(table.send(b"\x10\x04\x01"), [0x12]);
    table.wait(A_WHILE);
    let row = table.printer.unfinished().dots.last().unwrap();
    assert_eq!(row.packed(3), b"\x10\x04\x01");
}

#[test]
fn real_time_bytes_in_a_parameter_become_the_parameter() {
    let mut table = Table::with("generic-80");
    assert_eq!(table.send(b"\x1B3\x10\x04\x01"), [0x12]);
    table.send(b"A\n");
    table.wait(A_WHILE);
    // ESC 3 took the 10h; the two bytes after it mean nothing.
    assert_eq!(table.printer.unfinished().dots.len(), 100 + 24);
}

#[test]
fn a_presenter_knows_its_ticket() {
    let mut table = Table::with("custom-kpm");
    assert_eq!(table.send(b"\x10\x04\x14"), [0x10, 0x0F, 0, 0, 0, 0]);
    table.send(b"one\n\x1DVB\x00");
    table.wait(A_WHILE);
    assert_eq!(table.send(b"\x10\x04\x14"), [0x10, 0x0F, 0x20, 0, 0, 0]);
    table.set(SimulatedFault::TicketAtExit, false);
    assert_eq!(table.send(b"\x10\x04\x14"), [0x10, 0x0F, 0, 0, 0, 0]);
}

#[test]
fn a_silent_one_says_nothing_and_prints() {
    let mut table = Table::with("silent");
    assert_eq!(table.send(b"\x10\x04\x01\x1Da\xFF\x1Dr\x01\x1DIB\x1D(H\x06\x0000A001one\n"), NOTHING);
    assert_eq!(table.set(SimulatedFault::PaperOut, true), NOTHING);
    table.set(SimulatedFault::PaperOut, false);
    assert_eq!(table.wait(A_WHILE), NOTHING);
    assert_eq!(table.words(), ["one"]);
}

#[test]
fn every_make_has_its_name() {
    for make in PrinterModel::ALL {
        assert_eq!(PrinterModel::named(make.name), Some(make));
    }
    assert_eq!(PrinterModel::named("laser"), None);
    assert!(SimulatedFault::ALL.into_iter().all(|fault| SimulatedFault::named(fault.word()) == Some(fault)));
}
