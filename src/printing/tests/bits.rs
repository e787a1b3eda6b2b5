//! Every bit of every status byte means what the manuals say (printer.md §4.2, §4.3, §4.7), and nothing else.
use crate::{
    paper::{ErrorBit, Health, Presenter, PrinterFault, StatusQueries},
    printing::{Bits, StatusReading},
};

fn answers(error_bit: ErrorBit, presenter: Presenter) -> StatusQueries {
    StatusQueries { error_bit, presenter, ..StatusQueries::default() }
}

fn read(bits: Bits, answers: &StatusQueries) -> StatusReading {
    bits.read(answers)
}

/// What a printer says after the answer `byte` to `DLE EOT n`, all other answers being those of a healthy one.
fn asked(n: u8, byte: u8) -> Bits {
    let mut bits = Bits::default();
    for question in 1..=4 {
        bits.answered(question, 0x12);
    }
    bits.answered(n, byte);
    bits
}

#[test]
fn a_healthy_printer_is_in_no_trouble() {
    let usual = StatusQueries::default();
    assert_eq!(read(asked(1, 0x16), &usual), StatusReading::default());
    assert_eq!(
        read(Bits { changes: Some([0x14, 0, 0, 0x0F]), ..Bits::default() }, &usual),
        StatusReading::default()
    );
    assert_eq!(Bits::default().read(&usual).health(), Health::default());
}

#[test]
fn every_bit_of_the_answers_to_questions() {
    let usual = StatusQueries::default();
    let table: [(u8, u8, Option<PrinterFault>); 24] = [
        (1, 2, None),
        (1, 3, Some(PrinterFault::Offline)),
        (1, 5, None),
        (1, 6, None),
        (2, 2, Some(PrinterFault::CoverOpen)),
        (2, 3, None),
        (2, 5, Some(PrinterFault::PaperOut)),
        (2, 6, None),
        (3, 2, Some(PrinterFault::Jammed)),
        (3, 3, Some(PrinterFault::CutterJam)),
        (3, 5, Some(PrinterFault::Broken)),
        (3, 6, Some(PrinterFault::Overheated)),
        (4, 2, None),
        (4, 3, None),
        (4, 5, Some(PrinterFault::PaperOut)),
        (4, 6, Some(PrinterFault::PaperOut)),
        (5, 2, None),
        (5, 3, None),
        (5, 5, None),
        (5, 6, None),
        (1, 7, None),
        (2, 7, None),
        (3, 7, None),
        (4, 7, None),
    ];
    for (n, bit, trouble) in table {
        let reading = read(asked(n, 0x12 | 1 << bit), &usual);
        assert_eq!(reading.trouble(), trouble, "DLE EOT {n}, bit {bit}");
        assert_eq!(reading.paper_low, n == 4 && matches!(bit, 2 | 3), "DLE EOT {n}, bit {bit}");
        assert_eq!(reading.health().paper_low, reading.paper_low);
    }
}

#[test]
fn the_answers_of_a_printer_without_paper_as_the_manuals_print_them() {
    for (with_sensor, printer) in [(0x7E, 0x1E), (0x72, 0x1A)] {
        let mut bits = asked(4, with_sensor);
        bits.answered(2, 0x32);
        bits.answered(1, printer);
        let reading = read(bits, &StatusQueries::default());
        assert_eq!((reading.trouble(), reading.offline), (Some(PrinterFault::PaperOut), true));
    }
}

#[test]
fn bit_2_of_the_errors_means_what_the_model_says() {
    let bits = asked(3, 0x16);
    let reading = |error_bit| read(bits, &answers(error_bit, Presenter::None));
    assert!(reading(ErrorBit::Jam).jammed && reading(ErrorBit::Jam).is_recoverable());
    assert!(reading(ErrorBit::Recoverable).error && reading(ErrorBit::Recoverable).is_recoverable());
    assert_eq!(reading(ErrorBit::Undefined), StatusReading::default());
}

#[test]
fn every_bit_of_what_is_said_unasked() {
    let table: [(usize, u8, Option<PrinterFault>); 21] = [
        (0, 2, None),
        (0, 3, Some(PrinterFault::Offline)),
        (0, 5, Some(PrinterFault::CoverOpen)),
        (0, 6, None),
        (1, 0, None),
        (1, 1, None),
        (1, 2, Some(PrinterFault::Jammed)),
        (1, 3, Some(PrinterFault::CutterJam)),
        (1, 5, Some(PrinterFault::Broken)),
        (1, 6, Some(PrinterFault::Overheated)),
        (2, 0, None),
        (2, 1, None),
        (2, 2, Some(PrinterFault::PaperOut)),
        (2, 3, Some(PrinterFault::PaperOut)),
        (2, 5, None),
        (2, 6, None),
        (3, 0, None),
        (3, 1, None),
        (3, 2, None),
        (3, 3, None),
        (3, 6, None),
    ];
    for (byte, bit, trouble) in table {
        let mut changes = [0x10, 0, 0, 0];
        changes[byte] |= 1 << bit;
        let mut bits = asked(4, 0x7E);
        bits.changed(changes);
        let reading = read(bits, &StatusQueries::default());
        assert_eq!(reading.trouble(), trouble, "byte {}, bit {bit}", byte + 1);
        assert_eq!(reading.paper_low, byte == 2 && bit < 2, "byte {}, bit {bit}", byte + 1);
    }
    let jam = Bits { changes: Some([0x10, 4, 0, 0]), ..Bits::default() };
    assert!(read(jam, &answers(ErrorBit::Jam, Presenter::None)).jammed);
    assert_eq!(read(jam, &answers(ErrorBit::Undefined, Presenter::None)).trouble(), None);
}

#[test]
fn every_bit_of_the_full_answer() {
    let table: [(usize, u8, Option<PrinterFault>); 17] = [
        (0, 0, Some(PrinterFault::PaperOut)),
        (0, 2, None),
        (0, 5, None),
        (0, 6, None),
        (1, 0, Some(PrinterFault::CoverOpen)),
        (1, 1, Some(PrinterFault::CoverOpen)),
        (1, 2, None),
        (1, 3, None),
        (1, 5, None),
        (2, 0, Some(PrinterFault::Overheated)),
        (2, 1, Some(PrinterFault::Jammed)),
        (2, 3, Some(PrinterFault::Jammed)),
        (2, 5, Some(PrinterFault::Jammed)),
        (2, 6, Some(PrinterFault::Jammed)),
        (3, 0, Some(PrinterFault::Broken)),
        (3, 3, Some(PrinterFault::Broken)),
        (3, 6, Some(PrinterFault::Broken)),
    ];
    for (byte, bit, trouble) in table {
        let mut full = [0; 4];
        full[byte] |= 1 << bit;
        let reading = read(
            Bits { full: Some(full), ..Bits::default() },
            &answers(ErrorBit::Recoverable, Presenter::Custom),
        );
        assert_eq!(reading.trouble(), trouble, "byte {}, bit {bit}", byte + 3);
        assert_eq!(reading.at_mouth, Some((byte, bit) == (0, 5)), "byte {}, bit {bit}", byte + 3);
        assert_eq!(reading.paper_low, (byte, bit) == (0, 2), "byte {}, bit {bit}", byte + 3);
    }
}

#[test]
fn a_mouth_is_looked_at_only_where_there_is_one() {
    let bits = asked(5, 0x32);
    assert_eq!(read(bits, &answers(ErrorBit::Recoverable, Presenter::Exit)).at_mouth, Some(true));
    assert_eq!(read(asked(5, 0x12), &answers(ErrorBit::Recoverable, Presenter::Exit)).at_mouth, Some(false));
    assert_eq!(read(asked(1, 0x12), &answers(ErrorBit::Recoverable, Presenter::Exit)).at_mouth, None);
    assert_eq!(read(bits, &StatusQueries::default()).at_mouth, None);
}

#[test]
fn of_several_troubles_the_first_to_be_mended_is_told() {
    let order = [
        (StatusReading { broken: true, ..StatusReading::default() }, PrinterFault::Broken),
        (StatusReading { cover_open: true, ..StatusReading::default() }, PrinterFault::CoverOpen),
        (StatusReading { jammed: true, ..StatusReading::default() }, PrinterFault::Jammed),
        (StatusReading { cutter: true, ..StatusReading::default() }, PrinterFault::CutterJam),
        (StatusReading { paper_out: true, ..StatusReading::default() }, PrinterFault::PaperOut),
        (StatusReading { hot: true, ..StatusReading::default() }, PrinterFault::Overheated),
        (StatusReading { error: true, ..StatusReading::default() }, PrinterFault::Jammed),
        (StatusReading { offline: true, ..StatusReading::default() }, PrinterFault::Offline),
    ];
    for (reading, trouble) in order {
        assert_eq!(reading.trouble(), Some(trouble));
    }
    let open_and_out =
        StatusReading { cover_open: true, paper_out: true, offline: true, ..StatusReading::default() };
    assert_eq!(
        open_and_out.trouble(),
        Some(PrinterFault::CoverOpen),
        "an open cover hides the paper's sensor"
    );
}

#[test]
fn what_was_said_later_counts() {
    let mut bits = asked(4, 0x7E);
    bits.changed([0x10, 0, 0, 0]);
    assert_eq!(read(bits, &StatusQueries::default()).trouble(), None, "mended, as it says itself");
    bits.answered(1, 0x1A);
    bits.answered(2, 0x16);
    assert_eq!(read(bits, &StatusQueries::default()).trouble(), Some(PrinterFault::CoverOpen));
    bits.changed([0x38, 0, 0, 0]);
    for (n, byte) in [(1, 0x12), (2, 0x12), (3, 0x12), (4, 0x12)] {
        assert_eq!(
            read(bits, &StatusQueries::default()).trouble(),
            Some(PrinterFault::CoverOpen),
            "before answer {n}"
        );
        bits.answered(n, byte);
        bits.settle();
    }
    assert_eq!(read(bits, &StatusQueries::default()).trouble(), None, "all four answers are newer");
    bits.forget();
    assert_eq!(bits, Bits::default());
}
