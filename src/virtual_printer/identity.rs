//! Who the printer says it is (`GS I`).
use super::model::{ChineseFont, PrinterModel};

/// The answer to `GS I n`; nothing where the make does not know the number.
pub(super) fn identity(n: u8, make: &PrinterModel) -> Option<Vec<u8>> {
    let block = |head: u8, text: &str| [&[head], text.as_bytes(), &[0]].concat();
    let words = |text: &str| (!text.is_empty()).then(|| block(b'_', text));
    match n {
        1 | b'1' => Some(vec![0x20]),
        2 | b'2' => Some(vec![u8::from(make.chinese != ChineseFont::None) | u8::from(make.cutter) << 1]),
        3 | b'3' => Some(vec![0x30]),
        33 | 96 => Some(block(b'=', "0")),
        b'A' => words(make.firmware),
        b'B' => words(make.maker),
        b'C' => words(make.model),
        b'D' => words(make.serial),
        b'E' => words(make.font),
        _ => None,
    }
}
