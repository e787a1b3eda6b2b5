//! Which settings of a scanner do not fit, by what it said.
use super::wrapping::{Unreadable, Unwrapped, Wrapping, unwrapped};
use std::time::Duration;

/// A pause inside of a code that comes near to the one that ends it.
const SLOW: Duration = Duration::from_millis(30);
/// The rest of a code that a pause has cut comes sooner than anybody shows another one.
const REST: Duration = Duration::from_millis(300);
/// A text of fewer characters is not asked whether it is the same one twice.
const TWICE_FROM: usize = 16;
/// Noise of fewer bytes than this can be a knock on the cable.
const GARBLED_FROM: usize = 4;

/// What was seen of one code on its way.
#[derive(Clone, Copy, Debug)]
pub struct ScanFacts<'a> {
    /// Its bytes, without the line end behind them.
    pub bytes: &'a [u8],
    /// The line end, or nothing where only a pause ended it.
    pub suffix: &'a [u8],
    /// The longest pause between two of its bytes.
    pub pause: Duration,
    /// The time since the last one before it, where there was one.
    pub since: Option<Duration>,
}

/// A setting that does not fit, or the lack of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScannerFlaw {
    /// Nothing ends a code, so that a pause must be waited for.
    NoSuffix,
    /// Something else than CR or LF ends it: this byte.
    OtherSuffix(u8),
    /// Control bytes stand before it, of which this is the first.
    Prefix(u8),
    /// What kind of code it is stands before it.
    CodeKind,
    /// In which encoding it is stands before it.
    Encoding,
    /// The mark of the order of bytes stands before it.
    ByteOrder,
    /// Each byte has a parity bit.
    Parity,
    /// Several codes, or one more than once, came without an end between them.
    Several,
    /// Pauses inside of a code are so long that it may be cut.
    Slow,
    /// Capitals came as small letters: what the scanner makes of letters, or a keyboard's Caps Lock.
    Case,
    /// Signs came as other signs: it types, for a keyboard of another country.
    Layout,
    /// No text in any encoding: another speed, or another number of bits.
    Speed,
    /// Nobody's code of ours: letters beyond ASCII, in UTF-8.
    Utf8,
    /// The same in GBK.
    Gbk,
    /// Longer than any code of ours.
    TooLong,
}

impl ScannerFlaw {
    /// A stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            ScannerFlaw::NoSuffix => "no_suffix",
            ScannerFlaw::OtherSuffix(_) => "other_suffix",
            ScannerFlaw::Prefix(_) => "prefix",
            ScannerFlaw::CodeKind => "code_kind",
            ScannerFlaw::Encoding => "encoding_mark",
            ScannerFlaw::ByteOrder => "byte_order_mark",
            ScannerFlaw::Parity => "parity",
            ScannerFlaw::Several => "several_codes",
            ScannerFlaw::Slow => "slow",
            ScannerFlaw::Case => "letter_case",
            ScannerFlaw::Layout => "keyboard_layout",
            ScannerFlaw::Speed => "speed",
            ScannerFlaw::Utf8 => "utf8",
            ScannerFlaw::Gbk => "gbk",
            ScannerFlaw::TooLong => "too_long",
        }
    }

    /// Says whether a setting is to be changed; where not, the code itself is none of ours.
    pub fn is_a_setting(self) -> bool {
        !matches!(self, ScannerFlaw::Utf8 | ScannerFlaw::Gbk | ScannerFlaw::TooLong)
    }
}

/// What does not fit in what was seen, each once, the gravest first.
pub fn flaws(facts: &ScanFacts<'_>) -> Vec<ScannerFlaw> {
    let Unwrapped { text, wrapping } = unwrapped(facts.bytes);
    let mut found: Vec<ScannerFlaw> = Vec::new();
    match &text {
        Err(Unreadable::Noise) if facts.bytes.len() >= GARBLED_FROM => found.push(ScannerFlaw::Speed),
        Err(Unreadable::Utf8) => found.push(ScannerFlaw::Utf8),
        Err(Unreadable::Gbk) => found.push(ScannerFlaw::Gbk),
        Err(Unreadable::TooLong) => found.push(ScannerFlaw::TooLong),
        Err(Unreadable::Control(_)) => found.push(ScannerFlaw::Several),
        Err(_) => {}
        Ok(text) => found.extend(of_text(text)),
    }
    let behind = wrapping.iter().find_map(|taken| match taken {
        Wrapping::Behind(byte) => Some(*byte),
        _ => None,
    });
    match behind {
        _ if text == Err(Unreadable::Noise) => {}
        // A line end with a parity bit is one.
        Some(b'\r' | b'\n') => {}
        Some(byte) => found.push(ScannerFlaw::OtherSuffix(byte)),
        None if facts.suffix.is_empty() && !facts.bytes.is_empty() => found.push(ScannerFlaw::NoSuffix),
        None => {}
    }
    found.extend(wrapping.iter().filter_map(|taken| match taken {
        Wrapping::Before(byte) => Some(ScannerFlaw::Prefix(*byte)),
        Wrapping::Behind(_) => None,
        Wrapping::CodeKind => Some(ScannerFlaw::CodeKind),
        Wrapping::Encoding => Some(ScannerFlaw::Encoding),
        Wrapping::ByteOrder => Some(ScannerFlaw::ByteOrder),
        Wrapping::Parity(_) => Some(ScannerFlaw::Parity),
    }));
    let is_rest = facts.since.is_some_and(|since| since < REST) && facts.suffix.is_empty();
    if facts.pause >= SLOW || is_rest {
        found.push(ScannerFlaw::Slow);
    }
    found
}

fn of_text(text: &str) -> Option<ScannerFlaw> {
    if is_several(text) {
        return Some(ScannerFlaw::Several);
    }
    // Our codes have links in capitals, so that a code packs them tighter; the signs behind the scheme are always the same.
    let scheme = text.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("https"))?;
    if !text[5..].starts_with("://") {
        return Some(ScannerFlaw::Layout);
    }
    let is_mixed = text.bytes().any(|byte| byte.is_ascii_uppercase());
    let is_ours_in_small = scheme == "https" && !is_mixed && ends_like_ours(text);
    is_ours_in_small.then_some(ScannerFlaw::Case)
}

/// Says whether a text ends like a code of ours: in 26 or 40 letters and digits behind a stroke.
fn ends_like_ours(text: &str) -> bool {
    let code = text.rsplit('/').next().unwrap_or_default();
    matches!(code.len(), 26 | 40) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Says whether a text is the same one twice, or holds two links.
fn is_several(text: &str) -> bool {
    let half = text.get(..text.len() / 2).unwrap_or_default();
    let is_twice = text.len() >= TWICE_FROM && text.len().is_multiple_of(2) && text.ends_with(half);
    let links = text.match_indices("://").count();
    // A link may carry another one behind a question mark.
    is_twice || (links > 1 && !text.contains('?') && !text.contains('%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "HTTPS://ZWFW.EXAMPLE/T/7K3M9QX2V5T8W4N6H1JZRB0CDE";

    fn of(bytes: &[u8], suffix: &[u8]) -> Vec<ScannerFlaw> {
        flaws(&ScanFacts { bytes, suffix, pause: Duration::ZERO, since: None })
    }

    #[test]
    fn a_scanner_that_is_set_right_has_no_flaw() {
        for suffix in [b"\r" as &[u8], b"\n", b"\r\n"] {
            assert_eq!(of(LINK.as_bytes(), suffix), []);
            assert_eq!(of(b"12345674", suffix), []);
        }
        for foreign in ["https://example.com/a?b=c", "weixin://wxpay/x", "6901234567892", "A"] {
            assert_eq!(of(foreign.as_bytes(), b"\r"), [], "{foreign}");
        }
    }

    #[test]
    fn every_setting_that_does_not_fit_has_its_name() {
        use ScannerFlaw::{
            ByteOrder, Case, CodeKind, Encoding, Gbk, Layout, NoSuffix, OtherSuffix, Prefix, Several, Speed,
            TooLong, Utf8,
        };
        let twice = LINK.repeat(2);
        let small = LINK.to_lowercase();
        let german = LINK.replace("://", "Ö--").replace('Ö', ">");
        let long = "A".repeat(300);
        let table: [(&[u8], &[u8], &[ScannerFlaw]); 16] = [
            (LINK.as_bytes(), b"", &[NoSuffix]),
            (b"12345674\t", b"", &[OtherSuffix(9)]),
            (b"\x0212345674\x03", b"", &[OtherSuffix(3), Prefix(2)]),
            (b"\x0212345674\x03", b"\r", &[OtherSuffix(3), Prefix(2)]),
            (b"]Q112345674", b"\r", &[CodeKind]),
            (b"]Q2\\00002612345674", b"\r", &[CodeKind, Encoding]),
            (b"\xef\xbb\xbf12345674", b"\r", &[ByteOrder]),
            (twice.as_bytes(), b"\r", &[Several]),
            (b"12345674\x1d87654325", b"\r", &[Several]),
            (b"HTTPS://A.EXAMPLE/AHTTPS://B.EXAMPLE/B", b"\r", &[Several]),
            (small.as_bytes(), b"\r", &[Case]),
            (german.as_bytes(), b"\r", &[Layout]),
            (b"\xff\x80\xff\x80\xff\x00\x81", b"", &[Speed]),
            ("张三".as_bytes(), b"\r", &[Utf8]),
            (b"\xd5\xc5\xc8\xfd", b"\r", &[Gbk]),
            (long.as_bytes(), b"\r", &[TooLong]),
        ];
        for (bytes, suffix, found) in table {
            assert_eq!(of(bytes, suffix), found, "{}", super::super::escaped(bytes));
        }
        let odd: Vec<u8> =
            LINK.bytes().map(|b| if b.count_ones().is_multiple_of(2) { b | 0x80 } else { b }).collect();
        assert_eq!(of(&odd, b"\r"), [ScannerFlaw::Parity]);
        let even: Vec<u8> = [LINK, "\r"]
            .concat()
            .bytes()
            .map(|b| if b.count_ones().is_multiple_of(2) { b } else { b | 0x80 })
            .collect();
        assert_eq!(of(&even, b""), [ScannerFlaw::Parity], "the line end has a parity bit as well");
    }

    #[test]
    fn pauses_that_may_cut_a_code_are_named() {
        let millis = Duration::from_millis;
        let with = |pause, since| ScanFacts { bytes: b"12345674", suffix: b"", pause, since };
        assert_eq!(flaws(&with(millis(40), None)), [ScannerFlaw::NoSuffix, ScannerFlaw::Slow]);
        assert_eq!(flaws(&with(millis(1), Some(millis(60)))), [ScannerFlaw::NoSuffix, ScannerFlaw::Slow]);
        assert_eq!(flaws(&with(millis(1), Some(millis(900)))), [ScannerFlaw::NoSuffix]);
    }
}
