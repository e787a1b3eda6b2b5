//! How long each command is, so that what belongs to one is never taken for another.
#![expect(
    clippy::match_same_arms,
    reason = "one arm for each shape of command; merged, they could not be compared with a manual"
)]

/// What is still needed of a command whose first bytes are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// At least one more byte.
    More,
    /// Nothing: it is whole.
    Nothing,
    /// Nobody knows it.
    Unknown,
}

const DLE: u8 = 0x10;
const ESC: u8 = 0x1B;
const FS: u8 = 0x1C;
const GS: u8 = 0x1D;

/// What a command that begins so still needs.
pub(super) fn need(bytes: &[u8]) -> Need {
    match bytes {
        [DLE | ESC | FS | GS] => Need::More,
        [DLE, rest @ ..] => real_time(rest),
        [ESC, rest @ ..] => escape(rest),
        [FS, rest @ ..] => file(rest),
        [GS, rest @ ..] => group(rest),
        _ => Need::Nothing,
    }
}

/// A command of so many bytes after its first.
fn whole(rest: &[u8], length: usize) -> Need {
    if rest.len() < length { Need::More } else { Need::Nothing }
}

/// A list that ends with 0, after so many bytes.
fn listed(rest: &[u8], after: usize, most: usize) -> Need {
    let ended = rest.len() > after && (rest.last() == Some(&0) || rest.len() - after >= most);
    if ended { Need::Nothing } else { Need::More }
}

/// A command that says its own length in two bytes at a place, after which its data follow.
fn counted(rest: &[u8], at: usize) -> Need {
    match rest.get(at..at + 2) {
        Some([low, high]) => whole(rest, at + 2 + usize::from(u16::from_le_bytes([*low, *high]))),
        _ => Need::More,
    }
}

fn real_time(rest: &[u8]) -> Need {
    match rest {
        [0x04, 7 | 8 | 18, ..] => whole(rest, 3),
        [0x04 | 0x05, ..] => whole(rest, 2),
        [0x14, 8, ..] => whole(rest, 9),
        [0x14, 1..=3, ..] => whole(rest, 4),
        [0x14, 7, ..] => whole(rest, 3),
        [0x14] => Need::More,
        _ => Need::Unknown,
    }
}

fn escape(rest: &[u8]) -> Need {
    match rest {
        [b'@' | b'2' | b'<' | b'i' | b'm' | b'L' | b'S' | 0x0C | b'v', ..] => Need::Nothing,
        [
            b' ' | b'!' | b'%' | b'-' | b'3' | b'=' | b'?' | b'A' | b'E' | b'G' | b'J' | b'K' | b'M' | b'R'
            | b'T' | b'U' | b'V' | b'a' | b'd' | b'e' | b'r' | b't' | b'u' | b'{' | b'4',
            ..,
        ] => whole(rest, 2),
        [b'$' | b'\\' | b'c' | b'B', ..] => whole(rest, 3),
        [b'p', ..] => whole(rest, 4),
        [b'W', ..] => whole(rest, 9),
        [b'(', ..] => counted(rest, 2),
        [b'D', ..] => listed(rest, 1, 33),
        [b'&', ..] => letters(rest),
        [b'*', density, low, high, ..] => {
            let columns = usize::from(u16::from_le_bytes([*low, *high]));
            whole(rest, 4 + columns * if matches!(density, 32 | 33) { 3 } else { 1 })
        }
        [b'*', ..] => Need::More,
        _ => Need::Unknown,
    }
}

/// `ESC &`: for each letter its width, then its columns.
fn letters(rest: &[u8]) -> Need {
    let [_, high, first, last, shapes @ ..] = rest else { return Need::More };
    let mut at = 0;
    for _ in *first..=*last {
        let Some(width) = shapes.get(at) else { return Need::More };
        at += 1 + usize::from(*width) * usize::from(*high);
    }
    if shapes.len() < at { Need::More } else { Need::Nothing }
}

fn file(rest: &[u8]) -> Need {
    match rest {
        [b'&' | b'.', ..] => Need::Nothing,
        [b'!' | b'-' | b'C' | b'W', ..] => whole(rest, 2),
        [b'S' | b'?' | b'p', ..] => whole(rest, 3),
        [b'2', ..] => whole(rest, 3 + 72),
        [b'(', ..] => counted(rest, 2),
        [b'g', b'1', ..] => counted(rest, 7),
        [b'g', b'2', ..] => whole(rest, 9),
        [b'g'] => Need::More,
        _ => Need::Unknown,
    }
}

fn group(rest: &[u8]) -> Need {
    match rest {
        [b':' | b'c', ..] => Need::Nothing,
        [
            b'!' | b'/' | b'B' | b'E' | b'H' | b'I' | b'T' | b'a' | b'b' | b'e' | b'f' | b'h' | b'j' | b'r'
            | b'w',
            ..,
        ] => whole(rest, 2),
        [b'$' | b'L' | b'P' | b'W' | b'\\' | b'#', ..] => whole(rest, 3),
        [b'^' | b'z', ..] => whole(rest, 4),
        [b'g', ..] => whole(rest, 5),
        [b'(', ..] => counted(rest, 2),
        [b'8', b'L', a, b, c, d, ..] => {
            let length = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).unwrap_or(usize::MAX);
            whole(rest, length.saturating_add(6))
        }
        [b'8', b'L', ..] | [b'8' | b'V' | b'v' | b'C'] => Need::More,
        [b'*', x, y, ..] => whole(rest, 3 + usize::from(*x) * usize::from(*y) * 8),
        [b'*', ..] => Need::More,
        [b'V', 0 | 1 | b'0' | b'1', ..] => Need::Nothing,
        [b'V', ..] => whole(rest, 3),
        [b'C', b'0', ..] => whole(rest, 4),
        [b'C', b'1', ..] => whole(rest, 8),
        [b'C', b'2', ..] => whole(rest, 4),
        [b'C', b';', ..] => listed(rest, 2, 32),
        [b'k', 0..=6, ..] => listed(rest, 2, 256),
        [b'k', _, length, ..] => whole(rest, 3 + usize::from(*length)),
        [b'k', ..] => Need::More,
        // Its dots are not collected but printed row by row: a picture may be larger than all memory.
        [b'v', b'0', ..] => whole(rest, 7),
        _ => Need::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_end_where_the_manuals_say() {
        let whole: [&[u8]; 12] = [
            b"\x1B@",
            b"\x1Ba\x01",
            b"\x1Bp\x00\x19\xFA",
            b"\x1D!\x11",
            b"\x1DV\x00",
            b"\x1DVB\x00",
            b"\x1D(k\x03\x001Q0",
            b"\x1Dk\x04ABC\x00",
            b"\x1DkI\x03{B1",
            b"\x1Dv0\x00\x02\x00\x01\x00",
            b"\x1B*\x21\x01\x00abc",
            b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08",
        ];
        for command in whole {
            assert_eq!(need(command), Need::Nothing, "{command:x?}");
            for length in 1..command.len() {
                assert_eq!(need(&command[..length]), Need::More, "{:x?}", &command[..length]);
            }
        }
        assert_eq!(need(b"\x1B\x01"), Need::Unknown);
    }
}
