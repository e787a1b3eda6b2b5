//! The test slip (测试票): every size, both scripts, rare characters, a code and a ruler, after paper was loaded.
use super::{LetterSize, Part, Slip};
use crate::hall::Hall;
use crate::text::{Lang, slip::words};
use chrono::NaiveDateTime;

/// What the code on it says, so that nobody takes it for a ticket's.
const CODE: &str = "TEST";
/// Rare characters that halls have met in names; a printer's own font has none of them.
const RARE: &str = "𠮷 䶮 㐱 𬭎 ཀ ꀀ";

/// The test slip of this machine. It has no number and is in no journal.
pub fn test_slip(hall: &Hall, at: NaiveDateTime) -> Slip {
    let (zh, en) = (words(Lang::Zh), words(Lang::En));
    let ruler: String = (1..=48_u8).map(|column| char::from(b'0' + column % 10)).collect();
    let sizes = [(1, 1), (1, 2), (2, 2), (4, 4)];
    let mut parts = vec![
        Part::heading(zh.test, LetterSize::BIG),
        Part::centred(en.test),
        Part::pair(at.format("%Y-%m-%d %H:%M:%S").to_string(), (zh.kiosk)(&hall.setup.kiosk)),
        Part::Rule,
        Part::plain(ruler),
    ];
    parts.extend(sizes.map(|(width, height)| Part::heading("号A1", LetterSize { width, height })));
    parts.extend([
        Part::Space(1),
        Part::plain(format!("{}{RARE}", zh.test_rare)),
        Part::Rule,
        Part::Qr(CODE.into()),
        Part::centred(zh.test_look),
    ]);
    Slip { parts }
}
