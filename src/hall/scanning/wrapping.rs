//! What a scanner puts around a code, taken off: marks of the kind of code, control bytes, spaces and a parity bit.

/// The most characters of a code; the longest of ours have about 90.
pub const LONGEST: usize = 256;

/// A code shorter than this is not looked at for parity: short noise could look like anything.
const PARITY_FROM: usize = 4;

/// The mark at the beginning of a text in UTF-8.
const BYTE_ORDER: &[u8] = b"\xef\xbb\xbf";

/// Something that the settings of a scanner have put around a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// Control bytes before it, of which this is the first.
    Before(u8),
    /// Control bytes behind it and before the line end, of which this is the last.
    Behind(u8),
    /// What kind of code it is, such as `]Q1` (ISO/IEC 15424).
    CodeKind,
    /// In which encoding it is, such as `\000026` (AIM ECI).
    Encoding,
    /// The mark of the order of bytes.
    ByteOrder,
    /// A parity bit in each byte.
    Parity(Parity),
}

/// How many bits of a byte are set where the highest is a parity bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parity {
    /// An even number.
    Even,
    /// An odd number.
    Odd,
}

/// Why bytes are no text of ours: such a text is 1 to [`LONGEST`] printable characters of ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is longer than any code of ours.
    TooLong,
    /// There is a control byte in its midst.
    Control(u8),
    /// It has letters beyond ASCII, in UTF-8.
    Utf8,
    /// It has letters beyond ASCII, in GBK or GB18030.
    Gbk,
    /// It is no text in any of these encodings.
    Noise,
}

/// A code without what was around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwrapped {
    /// The text, or why it is none.
    pub text: Result<String, Unreadable>,
    /// What was taken off, in the order in which it was.
    pub wrapping: Vec<Wrapping>,
}

/// Takes off what a scanner has put around a code. Nothing in its midst is ever left out: what does not belong there makes
/// the whole unreadable.
pub fn unwrapped(bytes: &[u8]) -> Unwrapped {
    let mut wrapping = Vec::new();
    let plain = without_parity(bytes, &mut wrapping);
    let mut rest = plain.as_slice();
    while let Some((less, taken)) = without_one(rest) {
        rest = less;
        if !wrapping.contains(&taken) {
            wrapping.push(taken);
        }
    }
    Unwrapped { text: text(without_spaces(rest)), wrapping }
}

fn without_parity(bytes: &[u8], wrapping: &mut Vec<Wrapping>) -> Vec<u8> {
    let is_all = |odd: u32| bytes.iter().all(|byte| byte.count_ones() % 2 == odd);
    let parity = match bytes {
        _ if bytes.is_ascii() || bytes.len() < PARITY_FROM => return bytes.to_vec(),
        _ if is_all(0) => Parity::Even,
        _ if is_all(1) => Parity::Odd,
        _ => return bytes.to_vec(),
    };
    wrapping.push(Wrapping::Parity(parity));
    bytes.iter().map(|byte| byte & 0x7f).collect()
}

/// Bytes without one thing around them, where there is one.
fn without_one(bytes: &[u8]) -> Option<(&[u8], Wrapping)> {
    let bytes = without_spaces(bytes);
    if let [first @ (..b' ' | 0x7f), rest @ ..] = bytes {
        let is_control = |byte: &u8| byte.is_ascii_control();
        let begin = rest.iter().position(|byte| !is_control(byte)).unwrap_or(rest.len());
        return Some((&rest[begin..], Wrapping::Before(*first)));
    }
    if let [b']', kind, modifier, rest @ ..] = bytes
        && kind.is_ascii_alphabetic()
        && modifier.is_ascii_alphanumeric()
    {
        return Some((rest, Wrapping::CodeKind));
    }
    if let [b'\\', mark @ ..] = bytes
        && let Some((digits, rest)) = mark.split_at_checked(6)
        && digits.iter().all(u8::is_ascii_digit)
    {
        return Some((rest, Wrapping::Encoding));
    }
    if let Some(rest) = bytes.strip_prefix(BYTE_ORDER) {
        return Some((rest, Wrapping::ByteOrder));
    }
    match bytes {
        [rest @ .., last] if last.is_ascii_control() => {
            let end = rest.iter().rposition(|byte| !byte.is_ascii_control()).map_or(0, |place| place + 1);
            Some((&rest[..end], Wrapping::Behind(*last)))
        }
        _ => None,
    }
}

/// Bytes without the spaces around them; a tabulator is a control byte, which somebody has set.
fn without_spaces(mut bytes: &[u8]) -> &[u8] {
    while let [b' ', rest @ ..] | [rest @ .., b' '] = bytes {
        bytes = rest;
    }
    bytes
}

fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    if let Some(control) = bytes.iter().find(|byte| byte.is_ascii_control()) {
        let is_text = bytes.is_ascii() || std::str::from_utf8(bytes).is_ok();
        return Err(if is_text { Unreadable::Control(*control) } else { Unreadable::Noise });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Ok(text.to_owned()),
        Ok(_) => Err(Unreadable::Utf8),
        Err(_) if is_gbk(bytes) => Err(Unreadable::Gbk),
        Err(_) => Err(Unreadable::Noise),
    }
}

/// Says whether bytes are ASCII and letters of two or four bytes as GB18030 has them.
fn is_gbk(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0..=0x7f, rest @ ..]
            | [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..]
            | [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "HTTPS://ZWFW.EXAMPLE/T/7K3M9QX2V5T8W4N6H1JZRB0CDE";

    fn with_parity(text: &str, odd: u32) -> Vec<u8> {
        text.bytes().map(|byte| if byte.count_ones() % 2 == odd { byte } else { byte | 0x80 }).collect()
    }

    #[test]
    fn r_s4_d3_what_is_around_a_code_is_taken_off_and_named() {
        use Wrapping::{Before, Behind, ByteOrder, CodeKind, Encoding};
        let table: [(&[u8], &[u8], &[Wrapping]); 12] = [
            (b"", b"", &[]),
            (b"  ", b" ", &[]),
            (b"\t", b"", &[Before(9)]),
            (b"", b"\t", &[Behind(9)]),
            (b"\x02", b"\x03", &[Before(2), Behind(3)]),
            (b"\0\0", b"\0", &[Before(0), Behind(0)]),
            (b"]Q1", b"", &[CodeKind]),
            (b"\\000026", b"", &[Encoding]),
            (b"]Q2\\000026", b"", &[CodeKind, Encoding]),
            (b"\xef\xbb\xbf", b"", &[ByteOrder]),
            (b"]Q1\xef\xbb\xbf", b"\x1e\x04", &[CodeKind, ByteOrder, Behind(4)]),
            (b"\x01 ]Q1 \x02", b" \x03 ", &[Before(1), CodeKind, Before(2), Behind(3)]),
        ];
        for (before, behind, wrapping) in table {
            let bytes = [before, CODE.as_bytes(), behind].concat();
            let found = unwrapped(&bytes);
            assert_eq!(found.text.as_deref(), Ok(CODE), "{bytes:?}");
            assert_eq!(found.wrapping, wrapping, "{bytes:?}");
        }
    }

    #[test]
    fn a_parity_bit_is_taken_off() {
        for (parity, odd) in [(Parity::Even, 0), (Parity::Odd, 1)] {
            let found = unwrapped(&with_parity(&format!("\x02{CODE}\r"), odd));
            assert_eq!(found.text.as_deref(), Ok(CODE));
            assert_eq!(found.wrapping[0], Wrapping::Parity(parity));
        }
        assert_eq!(unwrapped(b"12345674").wrapping, [], "plain ASCII has none");
    }

    #[test]
    fn r_s4_s5_what_is_no_code_says_why() {
        use Unreadable::{Control, Empty, Gbk, Noise, TooLong, Utf8};
        let long = vec![b'A'; LONGEST + 1];
        let table: [(&[u8], Unreadable); 11] = [
            (b"", Empty),
            (b" \x02\x03 ", Empty),
            (&long, TooLong),
            (b"1234\x1d5674", Control(0x1d)),
            (b"AB\x1b[31mCD", Control(0x1b)),
            ("张三 431026199001011234".as_bytes(), Utf8),
            ("{\"名\":\"张\"}".as_bytes(), Utf8),
            (b"\xd5\xc5\xc8\xfd 4310", Gbk),
            (b"\x81\x39\xf3\x38 x", Gbk),
            (b"A\xff\x80\xff\x80\xffB", Noise),
            (b"\xff\xfe1\x002\x00\x01\xff3", Noise),
        ];
        for (bytes, why) in table {
            assert_eq!(unwrapped(bytes).text, Err(why), "{bytes:?}");
        }
        assert_eq!(unwrapped(&[b'A'; LONGEST]).text.map(|text| text.len()), Ok(LONGEST));
    }
}
