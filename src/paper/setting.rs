//! How characters come on paper: by the printer's own font, as letters of ours that it keeps, or drawn dot by dot.
use super::gbk::{GETA, font_bytes, is_private, shown};
use super::{ChineseLetters, Glyph, Glyphs, Profile};
use std::collections::BTreeSet;

/// The first byte of a letter of ours that a Chinese printer keeps.
pub(super) const OURS: u8 = 0xFE;
/// The second byte of the first one.
pub(super) const FIRST: u8 = 0xA1;

/// The geta mark for fonts without one: two bars.
const BARS: Glyph = bars(0x7F_FFFE);
/// The same for a narrow character.
const NARROW_BARS: Glyph = bars(0x7F_E000);

/// The words of a line, as they are sent.
pub(super) enum LineWords {
    /// Bytes for the printer's font and for letters it keeps.
    Text(Vec<u8>),
    /// Letters to be drawn from the left: dots, and whether one takes two columns.
    Drawn(Vec<(Glyph, bool)>),
}

/// Sets the words of one slip, line by line.
pub(super) struct Setter<'a> {
    profile: &'a Profile,
    glyphs: &'a dyn Glyphs,
    kept: Vec<(char, Glyph)>,
    missing: BTreeSet<char>,
}

impl<'a> Setter<'a> {
    /// A setter that has told the printer nothing yet.
    pub fn new(profile: &'a Profile, glyphs: &'a dyn Glyphs) -> Self {
        Setter { profile, glyphs, kept: Vec::new(), missing: BTreeSet::new() }
    }

    /// Letters the printer must be told to keep, in the order of their bytes, and characters nobody has.
    pub fn finish(self) -> (Vec<Glyph>, BTreeSet<char>) {
        (self.kept.into_iter().map(|(_, glyph)| glyph).collect(), self.missing)
    }

    /// Sets a line in the way that loses the fewest characters; of two such ways, in the one of fewer bytes.
    pub fn set(&mut self, words: &str) -> LineWords {
        let words: Vec<char> = shown(words).chars().filter(|c| *c != '\n').map(as_printed).collect();
        if self.profile.letters == ChineseLetters::None {
            return if words.iter().all(char::is_ascii) { self.text(&words) } else { self.drawn(&words) };
        }
        let mut foreign: Vec<char> = Vec::new();
        for &c in words.iter().filter(|c| !self.has(**c)) {
            if !foreign.contains(&c) {
                foreign.push(c);
            }
        }
        let (found, lost): (Vec<char>, Vec<char>) =
            foreign.into_iter().partition(|c| self.glyph(*c).is_some());
        let fresh: Vec<char> = found.into_iter().filter(|c| self.place(*c).is_none()).collect();
        let room = self.profile.glyph_slots.saturating_sub(self.kept.len());
        let left_out = lost.len() + fresh.len().saturating_sub(room);
        if fresh.len() > room && self.lost(&words) < left_out {
            return self.drawn(&words);
        }
        for c in fresh.into_iter().take(room) {
            let glyph = self.glyph(c);
            self.kept.extend(glyph.map(|glyph| (c, glyph)));
        }
        self.text(&words)
    }

    /// How many different characters would be lost in a drawing.
    fn lost(&self, words: &[char]) -> usize {
        let lost = words.iter().filter(|c| self.glyph(**c).is_none());
        lost.collect::<BTreeSet<_>>().len()
    }

    fn has(&self, c: char) -> bool {
        font_bytes(c, self.profile.letters).is_some()
    }

    fn glyph(&self, c: char) -> Option<Glyph> {
        if is_private(c) { None } else { self.glyphs.glyph(c) }
    }

    fn place(&self, c: char) -> Option<u8> {
        let place = self.kept.iter().position(|(kept, _)| *kept == c)?;
        u8::try_from(place).ok()?.checked_add(FIRST)
    }

    fn text(&mut self, words: &[char]) -> LineWords {
        let mut bytes = Vec::with_capacity(2 * words.len());
        for &c in words {
            if let Some(known) = font_bytes(c, self.profile.letters) {
                bytes.extend(known);
            } else if let Some(place) = self.place(c) {
                bytes.extend([OURS, place]);
            } else {
                self.missing.insert(c);
                bytes.extend(font_bytes(GETA, ChineseLetters::Gb2312).into_iter().flatten());
            }
        }
        LineWords::Text(bytes)
    }

    fn drawn(&mut self, words: &[char]) -> LineWords {
        let mut letters = Vec::with_capacity(words.len());
        for &c in words {
            let wide = !c.is_ascii();
            let glyph = self.glyph(c).unwrap_or_else(|| {
                self.missing.insert(c);
                if wide { BARS } else { NARROW_BARS }
            });
            letters.push((glyph, wide));
        }
        LineWords::Drawn(letters)
    }
}

/// Printers know only the wide form of the currency sign.
fn as_printed(c: char) -> char {
    if c == '¥' { '￥' } else { c }
}

const fn bars(row: u32) -> Glyph {
    let mut glyph = [0; 24];
    let mut at = 3;
    while at < 8 {
        glyph[at] = row;
        glyph[at + 12] = row;
        at += 1;
    }
    glyph
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font that has some characters, each a full box.
    struct SomeGlyphs(&'static str);

    impl Glyphs for SomeGlyphs {
        fn glyph(&self, character: char) -> Option<Glyph> {
            self.0.contains(character).then_some([0xFF_FFFF; 24])
        }
    }

    fn profile(letters: ChineseLetters, glyph_slots: usize) -> Profile {
        Profile {
            name: String::new(),
            model: String::new(),
            columns: 48,
            dots: 576,
            max_size: 4,
            module_dots: 6,
            cut: crate::paper::Cut::None,
            letters,
            glyph_slots,
            native_qr: false,
            fonts: Vec::new(),
            speed: 60,
            answers: crate::paper::StatusQueries::default(),
        }
    }

    fn set(
        letters: ChineseLetters,
        slots: usize,
        font: &'static str,
        lines: &[&str],
    ) -> (Vec<String>, String) {
        let (profile, font) = (profile(letters, slots), SomeGlyphs(font));
        let mut setter = Setter::new(&profile, &font);
        let said = |words| match words {
            LineWords::Text(bytes) => {
                bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().concat()
            }
            LineWords::Drawn(letters) => format!("{} drawn", letters.len()),
        };
        let set = lines.iter().map(|line| said(setter.set(line))).collect();
        (set, setter.finish().1.into_iter().collect())
    }

    #[test]
    fn a_rare_character_is_one_of_ours_while_there_is_room() {
        let (lines, missing) = set(ChineseLetters::Gbk, 2, "吉𠮷㐱䶮", &["吉", "𠮷㐱𠮷", "𠮷", "䶮"]);
        assert_eq!(lines, ["BCAA", "FEA1FEA2FEA1", "FEA1", "1 drawn"]);
        assert_eq!(missing, "");
    }

    #[test]
    fn a_line_is_not_drawn_where_that_loses_more() {
        let (lines, missing) = set(ChineseLetters::Gbk, 0, "𠮷", &["吉𠮷", "𠮷"]);
        assert_eq!(lines, ["BCAAA1FE", "1 drawn"], "nobody has 吉 in dots, so 𠮷 is given up");
        assert_eq!(missing, "𠮷");
    }

    #[test]
    fn a_small_font_sends_what_it_lacks_as_ours() {
        let (lines, missing) = set(ChineseLetters::Gb2312, 1, "堃", &["吉堃", "昇"]);
        assert_eq!((lines, missing.as_str()), (vec!["BCAAFEA1".into(), "A1FE".into()], "昇"));
    }

    #[test]
    fn a_printer_without_chinese_draws_what_is_not_ascii() {
        let (lines, missing) = set(ChineseLetters::None, 0, "吉A", &["A012", "A吉", "吉凶"]);
        assert_eq!(lines, ["41303132", "2 drawn", "2 drawn"]);
        assert_eq!(missing, "凶");
    }
}
