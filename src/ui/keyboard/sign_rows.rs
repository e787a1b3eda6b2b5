//! The keys of signs and of whole phrases: as many as there is room for.
use super::candidates::{BACK, FORWARD};
use super::entry::EntryTouch;
use super::key_cap::KeyCap;
use super::key_rows::{KeyRow, KeyRows};
use super::layout::KeyboardLayout;
use crate::text::layout::wrap::columns;
use crate::ui::{ButtonStyle, PageTurn};

impl KeyRows<'_> {
    /// As many signs as there is room for, and at the end of the last rows what is not a sign.
    pub(super) fn symbols(&self) -> Vec<KeyRow> {
        let words = self.words;
        let halves = self.layout.halves();
        let mut signs = words.signs.chars();
        let mut ends = [vec![KeyCap::erase(words, 4)], vec![self.line_or_clear(4)]];
        if self.is_low() {
            ends[1].push(KeyCap::modes(words, 4));
        }
        let rows = usize::from(self.layout.lines);
        let first_end = rows - ends.len();
        let row = |at: usize| -> KeyRow {
            let end = at.checked_sub(first_end).map(|at| ends[at].clone()).unwrap_or_default();
            let left = halves - end.iter().map(|cap| cap.halves).sum::<u16>();
            let keys = signs.by_ref().take(usize::from(left / 2));
            let mut row: KeyRow = keys.map(|sign| KeyCap::sign(sign, 2)).collect();
            let filled = row.iter().map(|cap| cap.halves).sum::<u16>();
            row.extend((filled < left && !end.is_empty()).then(|| KeyCap::gap(left - filled)));
            row.extend(end);
            row
        };
        (0..rows).map(row).collect()
    }

    /// Phrases side by side, and behind them what turns the page.
    pub(super) fn phrases(&self) -> Vec<KeyRow> {
        let words = self.words;
        let common = self.entry.common(words);
        let behind = if self.is_low() { 8 } else { 4 };
        let (rows, across) = (usize::from(self.layout.lines), phrases_across(&common, &self.layout, behind));
        let each = (self.layout.halves() - behind) / u16::try_from(across).unwrap_or(1);
        let from = self.entry.phrases.from;
        let next = from + rows * across;
        let forward = (next < common.len()).then_some(PageTurn::Forward(next));
        let back = (from > 0).then_some(PageTurn::Back);
        let mut ends = vec![
            vec![KeyCap::turn(BACK, back, 4), KeyCap::erase(words, 4)],
            vec![KeyCap::turn(FORWARD, forward, 4), KeyCap::modes(words, 4)],
        ];
        if !self.is_low() {
            ends = vec![vec![KeyCap::turn(BACK, back, 4)], vec![KeyCap::turn(FORWARD, forward, 4)]];
            ends.push(vec![KeyCap::erase(words, 4)]);
            ends.push(vec![self.line_or_clear(4)]);
        }
        let phrase = |at: usize| {
            let touch = EntryTouch::Phrase(at);
            let label = *common.get(at)?;
            Some(KeyCap { style: ButtonStyle::Card, ..KeyCap::act(label, touch, each) })
        };
        let row = |(at, end): (usize, KeyRow)| -> KeyRow {
            let begin = from + at * across;
            let phrases = (begin..begin + across).map(|at| phrase(at).unwrap_or_else(|| KeyCap::gap(each)));
            phrases.chain(end).collect()
        };
        ends.into_iter().take(rows).enumerate().map(row).collect()
    }
}

/// As many as have room for the longest of them.
fn phrases_across(common: &[&str], layout: &KeyboardLayout, behind: u16) -> usize {
    let halves = u32::from(layout.halves());
    let room = u32::from(layout.width) * (halves - u32::from(behind)) / halves;
    let longest = common.iter().map(|phrase| columns(phrase)).max().unwrap_or(0);
    (usize::try_from(room).unwrap_or(0) / (longest + 4)).clamp(1, 4)
}
