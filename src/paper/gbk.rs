//! Characters as the bytes of a Chinese printer's own font: GBK, two bytes each, and nothing that could be a command.
use super::ChineseLetters;
use encoding_rs::GBK;

/// What stands for a character nobody has (〓, the printers' geta mark).
pub(super) const GETA: char = '〓';

/// The text without what has no shape: control characters (newlines stay), direction marks, zero-width characters.
///
/// A tab and every kind of unbreakable space become a space.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|c| !is_shapeless(*c)).map(|c| if is_space(c) { ' ' } else { c }).collect()
}

/// How many columns a text takes on paper: one for ASCII, two for all else, curly quotes and dashes included.
pub(super) fn paper_columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// One byte of ASCII or two of GBK; `None` where the printer's font does not have the character.
///
/// Nothing below 20h comes out, whatever goes in.
pub(super) fn font_bytes(c: char, letters: ChineseLetters) -> Option<Vec<u8>> {
    if c.is_ascii() {
        return (!c.is_ascii_control()).then(|| vec![c as u8]);
    }
    if is_disputed(c) {
        return None;
    }
    let mut place = [0; 4];
    let (bytes, _, unknown) = GBK.encode(c.encode_utf8(&mut place));
    let &[lead, trail] = bytes.as_ref() else { return None };
    // Characters GBK had no Unicode for: older fonts leave the end of this row blank.
    let blank = lead == 0xFE && trail >= 0x50;
    let has = match letters {
        ChineseLetters::None => false,
        ChineseLetters::Gb2312 => is_gb2312(lead, trail),
        ChineseLetters::Gbk => true,
    };
    (has && !blank && !unknown).then(|| vec![lead, trail])
}

/// The rows of GB 2312: signs, then the Han characters of both levels.
fn is_gb2312(lead: u8, trail: u8) -> bool {
    match lead {
        0xA1 | 0xA3 | 0xB0..=0xD6 | 0xD8..=0xF7 => trail >= 0xA1,
        0xA2 => matches!(trail, 0xB1..=0xE2 | 0xE5..=0xEE | 0xF1..=0xFC),
        0xA4 => matches!(trail, 0xA1..=0xF3),
        0xA5 => matches!(trail, 0xA1..=0xF6),
        0xA6 => matches!(trail, 0xA1..=0xB8 | 0xC1..=0xD8),
        0xA7 => matches!(trail, 0xA1..=0xC1 | 0xD1..=0xF1),
        0xA8 => matches!(trail, 0xA1..=0xBA | 0xC5..=0xE9),
        0xA9 => matches!(trail, 0xA4..=0xEF),
        0xD7 => matches!(trail, 0xA1..=0xF9),
        _ => false,
    }
}

/// The places where fonts disagree or that belong to the user: private use, and what GB 18030 has moved since 2000.
fn is_disputed(c: char) -> bool {
    is_private(c) || matches!(c, '€' | '\u{1E3F}' | '\u{9FB4}'..='\u{9FBB}' | '\u{FE10}'..='\u{FE19}')
}

/// Characters that mean something else in every font.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
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

    fn gbk(c: char) -> Option<Vec<u8>> {
        font_bytes(c, ChineseLetters::Gbk)
    }

    #[test]
    fn chinese_is_two_bytes_and_what_fonts_disagree_about_is_none() {
        assert_eq!(gbk('号'), Some(vec![0xBA, 0xC5]));
        assert_eq!((gbk('A'), gbk(GETA)), (Some(vec![b'A']), Some(vec![0xA1, 0xFE])));
        for odd in ['𠮷', '䶮', '¥', '€', '\u{E000}', '\u{F8FF}', '\u{9FB4}', '\u{FE10}', '\u{1E3F}', '😀']
        {
            assert_eq!(gbk(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn no_character_becomes_a_command() {
        for c in '\0'..=char::MAX {
            for letters in [ChineseLetters::None, ChineseLetters::Gb2312, ChineseLetters::Gbk] {
                let bytes = font_bytes(c, letters).unwrap_or_default();
                assert!(bytes.iter().all(|byte| *byte >= 0x20 && *byte != 0x7F), "{c:?}");
                assert!(bytes.is_empty() || bytes.len() == paper_columns(&c.to_string()), "{c:?}");
            }
        }
    }

    #[test]
    fn fonts_have_as_many_characters_as_their_standards() {
        let count = |letters| ('\u{80}'..=char::MAX).filter(|c| font_bytes(*c, letters).is_some()).count();
        assert_eq!((count(ChineseLetters::Gb2312), count(ChineseLetters::None)), (7445, 0));
        let han = ('\u{4E00}'..='\u{9FA5}').filter(|c| font_bytes(*c, ChineseLetters::Gb2312).is_some());
        assert_eq!(han.count(), 6763);
    }
}
