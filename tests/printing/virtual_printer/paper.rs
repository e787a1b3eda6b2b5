//! What comes out: words, dots, codes, cuts.
use super::table::{A_WHILE, Table, gbk, noise};
use crate::support::second_reader::read_by_zxing;
use service_hall::virtual_printer::{Piece, PrinterModel};

#[test]
fn words_come_out_as_lines() {
    let mut table = Table::with("generic-80");
    table.send(b"\x1B@Hello\n");
    table.send(&gbk("您的号码 A012\n\n"));
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["Hello", "您的号码 A012", ""]);
}

#[test]
fn a_full_line_goes_on_below() {
    let mut table = Table::with("generic-58");
    table.send(&gbk(&"号".repeat(20)));
    table.send(b"\n");
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["号".repeat(16), "号".repeat(4)]);
}

#[test]
fn fonts_print_what_they_have_and_geta_for_the_rest() {
    let text = gbk("号丂𠮷\n");
    for (make, printed) in [("generic-80", "号丂〓〓"), ("custom-kpm", "号丂〓〓")] {
        let mut table = Table::with(make);
        table.send(&text);
        table.wait(A_WHILE);
        assert_eq!(table.words(), [printed], "{make}");
    }
    let old = PrinterModel {
        chinese: service_hall::virtual_printer::ChineseFont::Gb2312,
        ..PrinterModel::default()
    };
    let mut table = Table::of(old);
    table.send(&text);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["号〓〓〓"]);
}

#[test]
fn without_chinese_bytes_are_single_letters() {
    let mut table = Table::with("generic-80");
    table.send(b"\x1C.caf\x82 \xC4\n\x1Bt\x01\x95\xB1\n\x1Bt\x10\xE9\n\x1C&\xBA\xC5\n");
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["café ─", "─ｱ", "é", "号"]);
}

#[test]
fn sizes_fill_more_dots_and_small_printers_refuse_large_ones() {
    let tall = |make: &str, size: &[u8]| {
        let mut table = Table::with(make);
        table.send(size);
        table.send(&gbk("号\n"));
        table.wait(A_WHILE);
        let piece = table.printer.unfinished();
        let dark = piece.dots.iter().filter(|row| !row.is_blank()).count();
        let wide = (0..piece.dots.len()).flat_map(|y| (0..576).map(move |x| (x, y)));
        let wide = wide.filter(|(x, y)| piece.dots[*y].dark(*x)).map(|(x, _)| x).max();
        (dark, wide.unwrap() + 1)
    };
    assert_eq!(tall("generic-80", b""), (20, 23));
    assert_eq!(tall("generic-80", b"\x1D!\x11"), (40, 46));
    assert_eq!(tall("generic-80", b"\x1D!\x33"), (80, 92));
    assert_eq!(tall("generic-58", b"\x1D!\x33"), (20, 23));
    assert_eq!(tall("generic-58", b"\x1CW\x01"), (40, 46));
    assert_eq!(tall("generic-80", b"\x1C!\x04"), (20, 46));
    assert_eq!(tall("generic-80", b"\x1B!\x30"), (20, 23), "ESC ! is for ASCII");
    assert_eq!(tall("generic-80", b"\x1BE\x01"), (20, 24), "bold is struck twice");
    assert_eq!(tall("generic-80", b"\x1Ba\x01"), (20, 23 + (576 - 24) / 2));
}

#[test]
fn a_cut_leaves_the_stretch_behind_the_blade() {
    let mut table = Table::with("generic-80");
    table.send(b"one\n\x1DVB\x00two\n\x1DV\x00");
    table.wait(A_WHILE);
    let pieces = table.printer.pieces();
    assert_eq!(pieces.len(), 2);
    assert!(pieces[0].cut && pieces[0].text == ["one"]);
    assert_eq!(pieces[0].dots.len(), 100 + 30 + 100 - 100);
    // Whoever cuts without feeding finds his last words on the next piece.
    assert!(pieces[1].is_blank() && pieces[1].text.is_empty());
    assert_eq!(table.printer.unfinished().text, ["two"]);
}

#[test]
fn a_printer_without_a_blade_is_torn() {
    let mut table = Table::with("generic-58");
    table.send(b"one\n\x1DVB\x00");
    table.wait(A_WHILE);
    assert!(table.printer.pieces().is_empty());
    table.printer.tear(table.now);
    let piece = &table.printer.pieces()[0];
    assert!(!piece.cut && piece.text == ["one"]);
}

#[test]
fn a_glyph_of_our_own_is_printed_dot_by_dot() {
    let mut table = Table::with("epson-t82");
    let mut glyph = vec![0x1C, b'2', 0xFE, 0xA1];
    glyph.extend((0..24).flat_map(|x: u32| (1_u32 << 31 >> x).to_be_bytes()[..3].to_vec()));
    glyph.extend([0xFE, 0xA1, b'\n', 0xFE, 0xA2, b'\n']);
    table.send(&glyph);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["\u{E000}", "\u{3000}"]);
    let dots = &table.printer.unfinished().dots[100..124];
    assert!(dots.iter().enumerate().all(|(y, row)| (0..24).all(|x| row.dark(x) == (x == y))));
    table.send(b"\x1B@\xFE\xA1\n");
    table.wait(A_WHILE);
    assert_eq!(table.words()[2], "\u{3000}", "ESC @ forgets it");
}

#[test]
fn a_small_memory_holds_few_glyphs() {
    let mut table = Table::with("generic-80");
    for slot in 0..8 {
        table.send(&[&[0x1C, b'2', 0xFE, 0xA1 + slot], &[0xFF; 72][..]].concat());
    }
    table.send(&[0xFE, 0xA6, 0xFE, 0xA7, b'\n']);
    table.wait(A_WHILE);
    assert_eq!(table.words(), ["\u{E005}\u{3000}"]);
}

/// Reads a QR code off the dots of a piece.
pub fn code_on(piece: &Piece) -> String {
    let (width, margin) = (576 + 40, 20);
    let height = piece.dots.len() + 2 * margin;
    let dark = |x: usize, y: usize| {
        let place = x.checked_sub(margin).zip(y.checked_sub(margin));
        place.is_some_and(|(x, y)| piece.dots.get(y).is_some_and(|row| row.dark(x)))
    };
    let grey = |x: usize, y: usize| if dark(x, y) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let read = image.detect_grids().first().expect("a code").decode().expect("a readable code").1;
    assert_eq!(read_by_zxing(width, height, 1, dark), read);
    read
}

#[test]
fn a_code_the_printer_draws_can_be_read() {
    let text = b"HTTPS://ZWFW.EXAMPLE.GOV.CN/R/4J7KQ2M9X0";
    let mut table = Table::with("epson-t82");
    table.send(b"\x1Ba\x01\x1D(k\x04\x001A2\x00\x1D(k\x03\x001C\x06\x1D(k\x03\x001E1");
    table.send(&[&b"\x1D(k"[..], &[u8::try_from(text.len()).unwrap() + 3, 0], b"1P0", text].concat());
    table.send(b"\x1D(k\x03\x001Q0\x1DVB\x00");
    table.wait(A_WHILE);
    let piece = &table.printer.pieces()[0];
    assert_eq!((code_on(piece).as_bytes(), piece.codes[0].as_bytes()), (&text[..], &text[..]));
}

#[test]
fn a_code_sent_as_a_picture_can_be_read() {
    let code = qrcode::QrCode::new(b"TICKET-A012").unwrap();
    let side = code.width() * 4;
    let bytes = side.div_ceil(8);
    let dark = |x: usize, y: usize| x < side && code[(x / 4, y / 4)] == qrcode::Color::Dark;
    let size = [u8::try_from(bytes).unwrap(), 0, u8::try_from(side).unwrap(), 0];
    let row = |y: usize| {
        let byte = move |at: usize| (0..8).fold(0, |byte, bit| byte << 1 | u8::from(dark(at * 8 + bit, y)));
        (0..bytes).map(byte).collect::<Vec<u8>>()
    };
    let picture: Vec<u8> = (0..side).flat_map(row).collect();
    let mut table = Table::with("generic-80");
    table.send(&[&b"\x1Ba\x01\x1Dv0\x00"[..], &size, &picture, b"\x1DVB\x00"].concat());
    table.wait(A_WHILE);
    assert_eq!(code_on(&table.printer.pieces()[0]), "TICKET-A012");
}

#[test]
fn no_bytes_whatever_upset_it() {
    for (seed, make) in PrinterModel::ALL.into_iter().enumerate() {
        let mut table = Table::of(make);
        let bytes = noise(u32::try_from(seed).unwrap()).take(40_000);
        for (at, byte) in bytes.enumerate() {
            table.send(&[byte]);
            if at % 64 == 0 {
                table.wait(A_WHILE);
            }
        }
        table.wait(A_WHILE * 60);
        assert_eq!(table.printer.state().heard, 40_000);
    }
}

#[test]
fn no_half_known_commands_upset_it() {
    // Mostly beginnings of commands, with numbers behind them that are extreme.
    let words: [&[u8]; 26] = [
        b"\x1B", b"\x1D", b"\x1C", b"\x10", b"(k", b"(L", b"(H", b"v0", b"*", b"&", b"2", b"k", b"V", b"!",
        b"\x00", b"\xFF", b"\x01", b"\x7F", b"1", b"0", b"P", b"Q", b"\n", b"@", b"\x81", b"\xFE",
    ];
    let mut table = Table::with("epson-t82");
    for (at, byte) in noise(99).take(60_000).enumerate() {
        table.send(words[usize::from(byte) % words.len()]);
        if at % 32 == 0 {
            table.wait(A_WHILE);
        }
    }
    table.wait(A_WHILE * 60);
    assert!(table.printer.state().heard > 60_000);
}
