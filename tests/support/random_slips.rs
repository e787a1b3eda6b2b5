//! Slips that nobody would write, the same ones every time.
use service_hall::paper::{Align, Glyph, Glyphs, LetterSize, Part, Slip, SlipFont};

/// Numbers that look random and are the same every time.
pub struct Rng(pub u64);

impl Rng {
    /// A number from 0 to one below the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// A text that tries to be more than text.
pub fn random_text(rng: &mut Rng, longest: usize) -> String {
    const HOSTILE: [char; 26] = [
        '\u{1b}', '\u{10}', '\u{4}', '\u{1d}', '\u{1c}', '\u{7f}', '\u{85}', '\0', '\n', '\r', '\t', '@',
        '!', '\u{202e}', '\u{200b}', '\u{feff}', '\u{e000}', '€', '𠮷', '㐱', '😀', '“', '…', 'é', '\u{301}',
        '\u{9fb4}',
    ];
    let length = rng.below(longest);
    let any = |rng: &mut Rng| match rng.below(4) {
        0 => HOSTILE[rng.below(HOSTILE.len())],
        1 => char::from(b' ' + u8::try_from(rng.below(95)).unwrap()),
        2 => char::from_u32(u32::try_from(rng.below(0x11_0000)).unwrap()).unwrap_or('\u{4}'),
        _ => char::from_u32(0x4E00 + u32::try_from(rng.below(20_000)).unwrap()).unwrap(),
    };
    (0..length).map(|_| any(rng)).collect()
}

/// A slip of up to seven parts.
pub fn random_slip(rng: &mut Rng) -> Slip {
    let parts = rng.below(8);
    Slip { parts: (0..parts).map(|_| random_part(rng, 40)).collect() }
}

/// A slip of up to three parts, few of them codes, for trying out very many.
pub fn small_slip(rng: &mut Rng) -> Slip {
    let part = |rng: &mut Rng| {
        let part = random_part(rng, 24);
        if matches!(part, Part::Qr(_)) && rng.below(8) > 0 { Part::Rule } else { part }
    };
    let parts = rng.below(4);
    Slip { parts: (0..parts).map(|_| part(rng)).collect() }
}

fn random_part(rng: &mut Rng, longest: usize) -> Part {
    match rng.below(8) {
        0 => Part::Rule,
        1 => Part::Space(u8::try_from(rng.below(3)).unwrap()),
        2 => Part::Qr(random_text(rng, longest)),
        3 => Part::pair(random_text(rng, longest), random_text(rng, longest)),
        _ => Part::Text {
            words: random_text(rng, longest),
            size: LetterSize {
                width: u8::try_from(rng.below(6)).unwrap(),
                height: u8::try_from(rng.below(6)).unwrap(),
            },
            align: [Align::Left, Align::Centre, Align::Right][rng.below(3)],
            bold: rng.below(2) == 1,
        },
    }
}

/// A font in which every character that the slip font lacks is a rough patch of dots, which looks like any command.
pub struct Rough;

impl Glyphs for Rough {
    fn glyph(&self, character: char) -> Option<Glyph> {
        SlipFont.glyph(character).or_else(|| {
            let mut rng = Rng(u64::from(u32::from(character)));
            let row = |rng: &mut Rng| u32::try_from(rng.below(1 << 24) & rng.below(1 << 24)).unwrap();
            Some(std::array::from_fn(|_| row(&mut rng)))
        })
    }
}
