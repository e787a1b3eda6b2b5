//! Characters by the order of their strokes.
use super::candidate_list::RankedCandidate;
use super::table::{Longs, Shorts, WordId, long, numbers, row, short};

static CHARS: Shorts = numbers!("stroke_chars", 2);
static STARTS: Longs = numbers!("stroke_starts", 4);
static CODES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ime_stroke_codes"));
static LEVEL: Longs = numbers!("stroke_level", 4);

/// The key that stands for any stroke.
const ANY: u8 = b'*';

/// The strokes typed so far and, after each, the characters that begin with them, in the order of the table.
#[derive(Clone, Debug, Default)]
pub(super) struct StrokeLookup {
    keys: String,
    matching: Vec<Vec<u16>>,
}

impl StrokeLookup {
    /// The strokes as keys, each one byte.
    pub fn keys(&self) -> &str {
        &self.keys
    }

    /// Adds a stroke, 1 to 5, or `*` for any. Tells whether it is one.
    pub fn push(&mut self, ch: char) -> bool {
        let Ok(stroke @ (b'1'..=b'5' | ANY)) = u8::try_from(ch) else { return false };
        let at = self.keys.len();
        let fits = |order: &u16| code(*order).get(at).is_some_and(|&other| stroke == ANY || stroke == other);
        let all = u16::try_from(CHARS.len()).unwrap_or(u16::MAX);
        let matching = match self.matching.last() {
            Some(before) => before.iter().copied().filter(fits).collect(),
            None => (0..all).filter(fits).collect(),
        };
        self.keys.push(ch);
        self.matching.push(matching);
        true
    }

    /// Drops the last stroke.
    pub fn pop(&mut self) -> Option<char> {
        self.matching.pop();
        self.keys.pop()
    }

    /// Returns the first candidates: of each level of GB 2312 first those of just these strokes, then those of more.
    pub fn choices(&self, wanted: usize) -> Vec<RankedCandidate> {
        let Some(matching) = self.matching.last() else { return Vec::new() };
        let level = matching.partition_point(|&order| usize::from(order) < long(LEVEL, 0));
        let (first, second) = matching.split_at(level);
        let mut found: Vec<RankedCandidate> = Vec::new();
        for (orders, whole) in [(first, true), (first, false), (second, true), (second, false)] {
            for &order in orders.iter().filter(|&&order| (code(order).len() == self.keys.len()) == whole) {
                if found.len() >= wanted {
                    return found;
                }
                let text =
                    char::from_u32(short(CHARS, usize::from(order)).into()).unwrap_or_default().to_string();
                if found.iter().all(|choice| choice.text != text) {
                    found.push(RankedCandidate { text, keys: self.keys.len(), last: WordId::MAX });
                }
            }
        }
        found
    }
}

fn code(order: u16) -> &'static [u8] {
    CODES.get(row(STARTS, usize::from(order))).unwrap_or_default()
}
