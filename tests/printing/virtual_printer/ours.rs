//! Our own slips, read by a printer that was not written after them.
use super::paper::code_on;
use super::random::{Rng, Rough, small_slip};
use super::table::{A_WHILE, Table};
use service_hall::config::printers::built_in;
use service_hall::paper::{Align, Glyphs, LetterSize, NoGlyphs, Part, Slip, script};
use service_hall::virtual_printer::PrinterModel;
use std::{thread, time::Duration};

#[test]
fn a_slip_of_ours_comes_out_as_it_was_meant() {
    let link = "HTTPS://ZWFW.EXAMPLE.GOV.CN/R/4J7KQ2M9X0";
    let number =
        Part::Text { words: "A012".into(), size: LetterSize::HUGE, align: Align::Centre, bold: true };
    let slip = Slip {
        parts: vec![
            Part::plain("广安市政务服务中心"),
            number,
            Part::pair("前面还有", "3 人"),
            Part::Rule,
            Part::Qr(link.into()),
            Part::plain("请到三号窗口办理"),
        ],
    };
    for name in ["generic-58", "generic-80"] {
        let mut table = Table::with(name);
        table.send_in_time(&script(&slip, &built_in(name).unwrap(), &NoGlyphs).pieces.concat());
        table.wait(A_WHILE);
        table.printer.tear(table.now);
        let words: Vec<String> = table.words().iter().map(|line| line.replace(' ', "")).collect();
        for wanted in ["广安市政务服务中心", "A012", "前面还有3人", "请到三号窗口办理"]
        {
            assert!(words.iter().any(|line| line == wanted), "{name}: no {wanted} in {words:?}");
        }
        let state = table.printer.state();
        assert_eq!((state.unknown, state.discarded), (0, 0));
        assert_eq!(code_on(&table.printer.pieces()[0]), link, "{name}");
    }
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn whatever_a_slip_says_the_printer_knows_every_command() {
    the_printer_knows_every_command_of(50_000);
}

#[test]
fn whatever_some_slips_say_the_printer_knows_every_command() {
    the_printer_knows_every_command_of(500);
}

/// Sends twice so many made-up slips to printers of every kind.
fn the_printer_knows_every_command_of(slips: usize) {
    const MAKES: [(&str, &str); 5] = [
        ("epson-t82", "epson-tm-t82"),
        ("generic-80", "generic-80"),
        ("generic-58", "generic-58"),
        ("generic-80", "raster-80"),
        ("silent", "silent-80"),
    ];
    let check = |seed: u64| {
        let mut rng = Rng(seed);
        for (make, name) in MAKES {
            let profile = built_in(name).unwrap();
            for at in 0..slips / MAKES.len() {
                // Everything at once, and a memory that holds it.
                let large = PrinterModel {
                    buffer: 1 << 20,
                    dots_per_second: 100_000,
                    ..PrinterModel::named(make).unwrap()
                };
                let mut table = Table::of(large);
                let glyphs: &dyn Glyphs = if at % 2 == 0 { &Rough } else { &NoGlyphs };
                table.send(&script(&small_slip(&mut rng), &profile, glyphs).pieces.concat());
                table.wait(Duration::from_secs(3));
                let state = table.printer.state();
                assert_eq!((state.unknown, state.discarded, state.asked), (0, 0, 0), "{name}, {seed}, {at}");
            }
        }
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| check(21));
        check(22);
        other.join().unwrap();
    });
}
