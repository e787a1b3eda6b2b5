//! Bytes as printers send them, told apart by their fixed bits (printer.md §4.5).
use crate::{
    paper::{Presenter, StatusQueries},
    printing::{Listener, Reply},
};

fn hear(listener: &mut Listener, bytes: &[u8]) -> Vec<Reply> {
    bytes.iter().flat_map(|byte| listener.hear(*byte)).collect()
}

fn usual() -> Listener {
    Listener::new(&StatusQueries::default())
}

fn custom() -> Listener {
    Listener::new(&StatusQueries { presenter: Presenter::Custom, ..StatusQueries::default() })
}

#[test]
fn every_single_byte_is_one_thing() {
    for byte in 0..=u8::MAX {
        let heard = hear(&mut usual(), &[byte]);
        let wanted = match byte {
            0x11 => vec![Reply::GoOn],
            0x13 => vec![Reply::Wait],
            // They begin something longer.
            0x37 | 0x3D | 0x5F => vec![],
            _ if byte & 0x93 == 0x12 => vec![Reply::Status(byte)],
            _ if byte & 0x93 == 0x10 => vec![],
            _ if byte & 0x90 == 0 => vec![Reply::Byte(byte)],
            _ => vec![Reply::Noise(byte)],
        };
        assert_eq!(heard, wanted, "{byte:02X}");
    }
}

#[test]
fn every_row_of_the_table() {
    let table: [(&[u8], Vec<Reply>); 14] = [
        (&[0x12, 0x16, 0x7E], vec![Reply::Status(0x12), Reply::Status(0x16), Reply::Status(0x7E)]),
        (&[0x14, 0, 0, 0x0F], vec![Reply::Changes([0x14, 0, 0, 0x0F])]),
        (&[0x3C, 0x08, 0x0C, 0], vec![Reply::Changes([0x3C, 0x08, 0x0C, 0])]),
        (b"7\x22A012\0", vec![Reply::Block(0x37, b"\x22A012".to_vec())]),
        (b"7\x25\0", vec![Reply::Block(0x37, vec![0x25])]),
        (b"_EPSON\0", vec![Reply::Block(0x5F, b"EPSON".to_vec())]),
        (b"=!id\0", vec![Reply::Block(0x3D, b"!id".to_vec())]),
        (&[0x00, 0x0F, 0x20], vec![Reply::Byte(0), Reply::Byte(0x0F), Reply::Byte(0x20)]),
        // A printer may ask to wait in the middle of anything.
        (b"_EP\x13S\x11ON\0", vec![Reply::Wait, Reply::GoOn, Reply::Block(0x5F, b"EPSON".to_vec())]),
        (&[0x10, 0x13, 0, 0x11, 0, 0], vec![Reply::Wait, Reply::GoOn, Reply::Changes([0x10, 0, 0, 0])]),
        // A report that was cut short ends where the next one begins.
        (
            &[0x10, 0, 0x14, 0, 0, 0],
            vec![Reply::Noise(0x10), Reply::Noise(0), Reply::Changes([0x14, 0, 0, 0])],
        ),
        (&[0x10, 0, 0x12], vec![Reply::Noise(0x10), Reply::Noise(0), Reply::Status(0x12)]),
        // So does a block, whose bytes are all printable.
        (&[0x37, 0x22, 0x12], vec![Reply::Noise(0x37), Reply::Noise(0x22), Reply::Status(0x12)]),
        (&[0x80, 0xFF, 0x93], vec![Reply::Noise(0x80), Reply::Noise(0xFF), Reply::Noise(0x93)]),
    ];
    for (bytes, replies) in table {
        let mut listener = usual();
        assert_eq!(hear(&mut listener, bytes), replies, "{bytes:02X?}");
        assert_eq!(listener.forget(), [], "nothing is left of {bytes:02X?}");
    }
}

#[test]
fn a_custom_printer_answers_in_six_bytes_of_any_kind() {
    let mut listener = custom();
    assert_eq!(hear(&mut listener, &[0x10, 0x0F, 0x25, 0, 0xFF, 0x80]), [Reply::Full([0x25, 0, 0xFF, 0x80])]);
    assert_eq!(hear(&mut listener, &[0x10, 0x16]), [Reply::Noise(0x10), Reply::Status(0x16)]);
    assert_eq!(hear(&mut listener, &[0x14]), [Reply::Noise(0x14)], "it says nothing by itself");
    assert_eq!(hear(&mut listener, &[0x10, 0x0F, 1]), []);
    assert_eq!(listener.forget(), [0x10, 0x0F, 1].map(Reply::Noise), "an answer that broke off");
}

#[test]
fn a_block_without_end_is_given_up() {
    let mut listener = usual();
    let replies = hear(&mut listener, &[&[0x5F][..], &[b'x'; 200], &[0x12]].concat());
    assert_eq!(replies.last(), Some(&Reply::Status(0x12)), "what comes after it is heard");
    assert!(replies.iter().filter(|reply| **reply == Reply::Noise(b'x')).count() >= 80);
}

#[test]
fn the_same_bytes_in_any_portions_are_the_same_replies() {
    let bytes = b"\x12\x14\0\0\x0F_CITIZEN\0\x137\x22!!!!\0\x11\0\xF0\x16";
    let whole = hear(&mut usual(), bytes);
    for cut in 0..bytes.len() {
        let mut listener = usual();
        let parts = [hear(&mut listener, &bytes[..cut]), hear(&mut listener, &bytes[cut..])].concat();
        assert_eq!(parts, whole, "cut at {cut}");
    }
}
