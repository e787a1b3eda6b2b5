//! Characters as the bytes of a Chinese printer's own font: GBK, two bytes each, and nothing that could be a command.
use super::{Part, Slip};
use encoding_rs::GBK;
use std::collections::BTreeSet;

/// What stands for a character the printer's font does not have (〓, the printers' geta mark).
const GETA: char = '〓';

/// The characters of a slip that a printer's own font cannot print; 〓 stands for them on paper.
///
/// Characters that have no shape, such as control and direction marks, are not counted: they never reach the paper.
pub fn missing(slip: &Slip) -> BTreeSet<char> {
    let texts = slip.parts.iter().flat_map(|part| match part {
        Part::Text { words, .. } => vec![words],
        Part::Pair { left, right } => vec![left, right],
        Part::Rule | Part::Qr(_) | Part::Space(_) => Vec::new(),
    });
    texts.flat_map(|text| shown(text).chars().collect::<Vec<_>>()).filter(|c| known(*c).is_none()).collect()
}

/// The text without what has no shape: control characters (newlines stay), direction marks, zero-width characters.
///
/// A tab and every kind of unbreakable space become a space.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|c| !is_shapeless(*c)).map(|c| if is_space(c) { ' ' } else { c }).collect()
}

/// The bytes of a text that holds no newline. Nothing below 20h comes out, whatever goes in.
pub(super) fn gbk(text: &str) -> Vec<u8> {
    let bytes = |c| known(c).or_else(|| known(GETA)).unwrap_or_default();
    shown(text).chars().filter(|c| *c != '\n').flat_map(bytes).collect()
}

/// How many columns a text takes on paper: one for ASCII, two for all else, curly quotes and dashes included.
pub(super) fn paper_columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// One byte of ASCII or two of GBK; `None` where no printer's font has the character.
fn known(c: char) -> Option<Vec<u8>> {
    if c.is_ascii() {
        return Some(vec![c as u8]).filter(|_| !c.is_ascii_control() || c == '\n');
    }
    let c = if c == '¥' { '￥' } else { c };
    if is_disputed(c) {
        return None;
    }
    let mut place = [0; 4];
    let (bytes, _, unknown) = GBK.encode(c.encode_utf8(&mut place));
    (!unknown && bytes.len() == 2).then(|| bytes.into_owned())
}

/// The places where fonts disagree or that belong to the user: private use, and what GB 18030 has moved since 2000.
fn is_disputed(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
        || matches!(c, '€' | '\u{1E3F}' | '\u{9FB4}'..='\u{9FBB}' | '\u{FE10}'..='\u{FE19}')
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

fn is_shapeless(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(c, '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_two_bytes_and_the_unknown_a_geta() {
        assert_eq!(gbk("号A"), [0xBA, 0xC5, b'A']);
        assert_eq!(gbk("𠮷"), [0xA1, 0xFE]);
        assert_eq!(gbk("¥"), gbk("￥"));
        for odd in ['€', '\u{E000}', '\u{F8FF}', '\u{9FB4}', '\u{FE10}', '\u{1E3F}', '😀'] {
            assert_eq!(gbk(&odd.to_string()), [0xA1, 0xFE], "{odd:?}");
        }
    }

    #[test]
    fn no_character_becomes_a_command() {
        for c in '\0'..=char::MAX {
            let bytes = gbk(&c.to_string());
            assert!(bytes.len() <= 2 && bytes.iter().all(|byte| *byte >= 0x20 && *byte != 0x7F), "{c:?}");
            assert!(bytes.len() == paper_columns(&shown(&c.to_string()).replace('\n', "")), "{c:?}");
        }
    }

    #[test]
    fn what_is_missing_is_told() {
        let slip = Slip {
            parts: vec![Part::plain("张𠮷\u{200B}一"), Part::pair("a\u{7}", "㐱€"), Part::Rule],
        };
        assert_eq!(missing(&slip).into_iter().collect::<String>(), "€㐱𠮷");
    }
}
