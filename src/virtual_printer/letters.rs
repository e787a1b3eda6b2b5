//! Codes as characters, the way a printer's font has them.
use super::model::ChineseFont;
use encoding_rs::{GBK, IBM866, WINDOWS_1252};

/// Page 0 from 80h on, code page 437: Latin letters, frames and blocks.
const PC437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// Page 1 from 80h on, katakana: blocks, frames, half-width syllables.
const KATAKANA: &str = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯ ｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒ ";

/// What stands for a Chinese code the font does not have.
pub(super) const GETA: char = '〓';

/// Says whether a face has a character 12 dots wide; all others are 24.
pub(super) fn is_narrow(c: char) -> bool {
    (c as u32) < 0x250
}

/// The first of the characters that stand for glyphs of the computer's own.
const OWN: u32 = 0xE000;

/// A single byte as a character of a code page. Pages that Chinese halls have no use for are taken for Latin.
pub(super) fn single(byte: u8, page: u8) -> char {
    let upper = match page {
        0 => Some(PC437),
        1 => Some(KATAKANA),
        _ => None,
    };
    if let (Some(upper), Some(at)) = (upper, byte.checked_sub(0x80)) {
        return upper.chars().nth(at.into()).unwrap_or(' ');
    }
    let table = if page == 17 { IBM866 } else { WINDOWS_1252 };
    let (text, _) = table.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().filter(|c| !c.is_control()).unwrap_or(' ')
}

/// A two-byte code as a character; what the font does not have is [`GETA`].
///
/// Two bytes are taken each time, so the four bytes of a rare character in GB18030 come out as two wrong ones.
pub(super) fn double(lead: u8, trail: u8, font: ChineseFont) -> char {
    if font == ChineseFont::Gb2312 && !is_gb2312(lead, trail) {
        return GETA;
    }
    let code = [lead, trail];
    let decoded = GBK.decode_without_bom_handling_and_without_replacement(&code);
    let mut chars = decoded.iter().flat_map(|text| text.chars());
    match (chars.next(), chars.next()) {
        (Some(c), None) if !('\u{E000}'..='\u{F8FF}').contains(&c) => c,
        _ => GETA,
    }
}

/// GB 2312 is rows 01–09 and 16–87 of 94; what it leaves empty the decoder does not know either.
fn is_gb2312(lead: u8, trail: u8) -> bool {
    matches!(lead, 0xA1..=0xA9 | 0xB0..=0xF7) && matches!(trail, 0xA1..=0xFE)
}

/// Which of its own glyphs a code means, counted from `FEA1h`.
pub(super) fn own_slot(lead: u8, trail: u8) -> Option<u8> {
    (lead == 0xFE).then(|| trail.checked_sub(0xA1)).flatten().filter(|slot| *slot < 94)
}

/// The character that stands for a glyph of the computer's own in the words of a piece.
pub(super) fn own_char(slot: u8) -> char {
    char::from_u32(OWN + u32::from(slot)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_have_what_they_have() {
        assert_eq!(double(0xBA, 0xC5, ChineseFont::Gb2312), '号');
        assert_eq!(double(0x81, 0x40, ChineseFont::Gb2312), GETA);
        assert_eq!(double(0x81, 0x40, ChineseFont::Gbk), '丂');
        // 㐱 is 8139F338 in GB18030.
        assert_eq!(
            [double(0x81, 0x39, ChineseFont::Gbk), double(0xF3, 0x38, ChineseFont::Gbk)],
            [GETA, GETA]
        );
        assert_eq!(
            (own_slot(0xFE, 0xA1), own_slot(0xFE, 0xFE), own_slot(0xFD, 0xA1)),
            (Some(0), Some(93), None)
        );
        assert_eq!(own_char(0), '\u{E000}');
    }
}
