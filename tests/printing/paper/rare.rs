//! Characters that no printer has: they come out in the right shape, or staff are told.
use super::bytes::models;
use super::random::Rough;
use super::reader::Job;
use crate::support::skips::{Lacking, skipped};
use service_hall::config::printers::built_in;
use service_hall::paper::{
    ChineseLetters, Glyph, Glyphs, LetterSize, NoGlyphs, Part, Profile, Slip, SlipFont, drawn, script,
};
use service_hall::picture::Outlines;
use std::collections::HashMap;

/// The letters of this machine: built in, then installed.
struct Machine(Outlines);

impl Machine {
    fn new() -> Machine {
        Machine(Outlines::read(built_in("generic-80").unwrap().fonts))
    }
}

impl Glyphs for Machine {
    fn glyph(&self, character: char) -> Option<Glyph> {
        SlipFont.glyph(character).or_else(|| self.0.dots(character))
    }
}

fn plain(words: &str) -> Slip {
    Slip { parts: vec![Part::plain(words)] }
}

/// A profile that keeps so many letters.
fn keeping(glyph_slots: usize) -> Profile {
    Profile { glyph_slots, ..built_in("generic-80").unwrap() }
}

#[test]
fn a_rare_name_comes_out_in_the_shape_of_its_font() {
    let machine = Machine::new();
    for name in ["张𠮷", "刘䶮", "㐱先生", "王𬭎", "མི་ལ་", "ꉢꐥꊇ"] {
        let rare: Vec<char> = name.chars().filter(|c| SlipFont.glyph(*c).is_none()).collect();
        if rare.iter().any(|c| machine.glyph(*c).is_none()) {
            skipped(Lacking::Fonts);
            continue;
        }
        let set = script(&plain(name), &keeping(6), &machine);
        let job = Job::read(&set, &keeping(6));
        assert!(set.missing.is_empty(), "{name}: {:?}", set.missing);
        let printed: Vec<Glyph> = job.words[0].chars().filter_map(|c| ours(c, &job)).collect();
        let expected: Vec<Glyph> = rare.iter().map(|c| machine.glyph(*c).unwrap()).collect();
        assert_eq!(printed, expected, "{name} as letters of ours");
        let drawn = Job::read(&script(&plain(name), &keeping(0), &machine), &keeping(0));
        assert_eq!(read_dots(&drawn.dots, name, &machine), name, "{name} as a picture");
    }
}

fn ours(c: char, job: &Job) -> Option<Glyph> {
    job.kept.get(usize::try_from(u32::from(c).checked_sub(0xE000)?).ok()?).copied()
}

#[test]
fn a_name_nobody_has_letters_for_is_told() {
    for profile in models() {
        let set = script(&plain("张𠮷 A"), &profile, &NoGlyphs);
        let job = Job::read(&set, &profile);
        let expected = if profile.letters == ChineseLetters::None { " A张𠮷" } else { "𠮷" };
        assert_eq!(set.missing.iter().collect::<String>(), expected, "{}", profile.name);
        assert!(profile.letters == ChineseLetters::None || job.words[0] == "张〓 A", "{}", profile.name);
    }
    let quiet = script(&plain("一\u{200B}\u{7}"), &keeping(0), &NoGlyphs);
    assert!(quiet.missing.is_empty(), "what has no shape is not missed");
}

#[test]
fn a_private_character_is_never_a_letter_of_ours() {
    let set = script(&plain("\u{E000}\u{F8FF}"), &keeping(6), &Rough);
    assert_eq!(Job::read(&set, &keeping(6)).words, ["〓〓"]);
    assert_eq!(set.missing.len(), 2);
}

#[test]
fn letters_are_kept_while_there_is_room_and_then_drawn() {
    let slip = Slip { parts: ["甲𠀀𠀁", "乙𠀁", "丙𠀂𠀃", "丁𠀂"].map(Part::plain).to_vec() };
    let set = script(&slip, &keeping(3), &Rough);
    let job = Job::read(&set, &keeping(3));
    assert_eq!(job.words, ["甲\u{E000}\u{E001}", "乙\u{E001}", "丁\u{E002}"]);
    assert_eq!((job.kept.len(), job.dots.len()), (3, 24));
    assert!(set.missing.is_empty());
}

#[test]
fn a_kept_letter_grows_with_its_line() {
    let slip = Slip { parts: vec![Part::heading("𠮷", LetterSize::BIG)] };
    let bytes = script(&slip, &keeping(1), &Rough).pieces.concat();
    assert!(bytes.windows(5).any(|part| part == [0x1D, b'!', 0x11, 0xFE, 0xA1]));
}

#[test]
fn a_small_font_is_helped_out_by_the_built_in_one() {
    let profile = Profile { letters: ChineseLetters::Gb2312, ..keeping(2) };
    let job = Job::read(&script(&plain("朱镕基堃"), &profile, &Rough), &profile);
    assert_eq!(job.words, ["朱\u{E000}基\u{E001}"]);
}

#[test]
fn words_drawn_are_read_back_dot_by_dot() {
    let profile = built_in("raster-80").unwrap();
    let rows = ["前面等候 5 人      约等 8-25 分钟", "请在休息区等候，留意叫号和大屏", "（1楼）A01-A03、A05"];
    let slip = Slip { parts: rows.map(Part::plain).to_vec() };
    let job = Job::read(&script(&slip, &profile, &SlipFont), &profile);
    let read: Vec<String> =
        job.dots.chunks(24).map(|rows_of| read_dots(rows_of, &rows.concat(), &SlipFont)).collect();
    assert_eq!(read, drawn(&slip, 48), "the preview and the paper say the same");
}

/// Reads a line of dots by the letters of a text, in whichever of the four places a strip may have been moved to.
fn read_dots(dots: &[Vec<bool>], letters: &str, font: &dyn Glyphs) -> String {
    let known: HashMap<Glyph, char> =
        letters.chars().map(|c| (font.glyph(c).unwrap_or([0; 24]), c)).collect();
    let read = |shift: usize| {
        let part = |at: usize, wide: usize| -> Glyph {
            let dark = |x, y: usize| x < at + wide && dots[y].get(x + shift) == Some(&true);
            std::array::from_fn(|y| (at..at + 24).fold(0, |row, x| row << 1 | u32::from(dark(x, y))))
        };
        let (mut text, mut at) = (String::new(), 0);
        while at + shift < dots[0].len() && dots.iter().any(|row| row[at + shift..].contains(&true)) {
            let wide = known.get(&part(at, 24)).filter(|c| !c.is_ascii()).map(|c| (c, 24));
            let (c, wide) = wide.or(known.get(&part(at, 12)).map(|c| (c, 12)))?;
            text.push(*c);
            at += wide;
        }
        Some(text)
    };
    (0..4).find_map(read).expect("letters of the font")
}
