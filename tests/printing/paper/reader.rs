//! A printer's and a telephone's eyes: reads back what was sent and what was drawn.
use encoding_rs::GB18030;
use service_hall::paper::{ChineseLetters, Cut, Glyph, Profile, Script};

/// What a printer would make of a job: an own small reader, which knows no command but those we mean to send.
#[derive(Default)]
pub struct Job {
    /// Each line's words; a letter of ours is U+E000 and its place.
    pub words: Vec<String>,
    /// The rows of all pictures.
    pub dots: Vec<Vec<bool>>,
    /// The letters it was told to keep.
    pub kept: Vec<Glyph>,
    /// What the codes say that it draws itself.
    pub codes: Vec<String>,
    /// How often the paper was cut.
    pub cuts: usize,
    line: Vec<u8>,
    wide: usize,
    code: Option<String>,
    skimmed: bool,
}

impl Job {
    /// Reads a job piece by piece; fails on anything a slip must not send.
    pub fn read(script: &Script, profile: &Profile) -> Job {
        Job::default().all(script, profile)
    }

    /// The same without looking at pictures, which takes most of the time.
    pub fn skim(script: &Script, profile: &Profile) {
        Job { skimmed: true, ..Job::default() }.all(script, profile);
    }

    fn all(self, script: &Script, profile: &Profile) -> Job {
        let all = script.pieces.concat();
        assert!(
            !all.windows(2).any(|pair| pair[0] == 0x10 && [4, 5, 0x14].contains(&pair[1])),
            "a real-time command"
        );
        let begin: &[u8] = if profile.letters == ChineseLetters::None { b"\x1B@" } else { b"\x1B@\x1C&" };
        assert_eq!(script.pieces[0], begin, "every job begins afresh");
        let mut job = Job { wide: 1, ..self };
        for piece in &script.pieces[1..] {
            assert!(!piece.is_empty() && piece.len() <= 2048, "a piece of {} bytes", piece.len());
            let mut rest = piece.as_slice();
            while !rest.is_empty() {
                rest = &rest[job.command(rest, profile)..];
            }
            assert!(job.line.is_empty() && job.code.is_none(), "a piece ends in the middle of something");
        }
        assert_eq!(job.cuts, usize::from(profile.cut != Cut::None));
        assert!(job.kept.len() <= profile.glyph_slots && job.wide == 1);
        job
    }

    /// Does the first command of some bytes and says how long it was.
    fn command(&mut self, bytes: &[u8], profile: &Profile) -> usize {
        let chinese = profile.letters != ChineseLetters::None;
        match *bytes {
            [0x1B, b'a', 0..=2, ..] | [0x1B, b'E', 0..=1, ..] | [0x1B, b'J', 1..=255, ..] => 3,
            [0x1C, b'W', 0..=1, ..] if chinese => 3,
            [0x1C, b'2', 0xFE, place, ..] if chinese => self.keep(place, &bytes[4..76]),
            [0x1D, b'!', size, ..] => {
                self.wide = usize::from(size >> 4) + 1;
                let most = profile.max_size;
                assert!(self.wide <= most.into() && (size & 15) < most, "size {size:#x}");
                3
            }
            [0x1D, b'v', b'0', 0, xl, xh, yl, yh, ..] => self.picture(
                [u16::from_le_bytes([xl, xh]), u16::from_le_bytes([yl, yh])],
                &bytes[8..],
                profile,
            ),
            [0x1D, b'(', b'k', low, high, ..] if profile.native_qr => {
                let length = usize::from(u16::from_le_bytes([low, high]));
                self.order(&bytes[5..5 + length]);
                5 + length
            }
            [0x1D, b'V', mode, 0, ..] => {
                assert!(self.line.is_empty(), "a cut in the middle of a line");
                assert_eq!(mode, if profile.cut == Cut::Full { 65 } else { 66 });
                self.cuts += 1;
                4
            }
            [0x0A, ..] => self.end_line(profile),
            [byte, ..] => {
                assert!(byte >= 0x20 && byte != 0x7F, "{byte:#x} among words");
                assert!(chinese || byte < 0x80, "{byte:#x} for a printer without Chinese");
                self.line.push(byte);
                1
            }
            [] => unreachable!(),
        }
    }

    fn keep(&mut self, place: u8, columns: &[u8]) -> usize {
        assert!(
            self.words.is_empty() && self.line.is_empty() && self.dots.is_empty(),
            "a letter comes too late"
        );
        assert_eq!(usize::from(place), 0xA1 + self.kept.len(), "letters are kept in order");
        let dark = |x: usize, y: usize| u32::from(columns[3 * x + y / 8] << (y % 8) & 0x80 != 0);
        self.kept.push(std::array::from_fn(|y| (0..24).fold(0, |row, x| row << 1 | dark(x, y))));
        76
    }

    fn picture(&mut self, [across, down]: [u16; 2], bytes: &[u8], profile: &Profile) -> usize {
        let (across, down) = (usize::from(across), usize::from(down));
        assert!(
            self.line.is_empty() && (1..=24).contains(&down) && across > 0,
            "{across} bytes, {down} rows"
        );
        assert!(across * 8 <= profile.dots, "{across} bytes are wider than the paper");
        if self.skimmed {
            return 8 + across * down;
        }
        let bits = |row: &[u8]| row.iter().flat_map(|b| (0..8).map(move |i| b << i & 0x80 != 0)).collect();
        self.dots.extend(bytes[..across * down].chunks(across).map(bits));
        8 + across * down
    }

    fn order(&mut self, order: &[u8]) {
        assert!(self.line.is_empty());
        match order {
            [b'1', b'A', b'2', 0] | [b'1', b'C', 4..=16] | [b'1', b'E', b'1'] => {}
            [b'1', b'P', b'0', text @ ..] => {
                self.code = Some(String::from_utf8(text.to_vec()).unwrap());
            }
            [b'1', b'Q', b'0'] => self.codes.push(self.code.take().expect("a code to draw")),
            other => unreachable!("{other:x?}"),
        }
    }

    fn end_line(&mut self, profile: &Profile) -> usize {
        let line = std::mem::take(&mut self.line);
        assert!(line.len() * self.wide <= profile.columns, "a line runs over: {line:x?}");
        let (mut words, mut rest) = (String::new(), line.as_slice());
        while let [first, ..] = *rest {
            let length = if first < 0x80 { 1 } else { 2 };
            match rest[..length] {
                [0xFE, place @ 0xA1..=0xFE] => {
                    let place = u32::from(place) - 0xA1;
                    assert!((place as usize) < self.kept.len(), "a letter nobody kept");
                    words.push(char::from_u32(0xE000 + place).unwrap());
                }
                ref known => words.push_str(
                    &GB18030.decode_without_bom_handling_and_without_replacement(known).expect("GBK"),
                ),
            }
            rest = &rest[length..];
        }
        self.words.push(words);
        1
    }
}

/// Reads a QR code of squares or dots, each drawn `scale` pixels wide.
pub fn read_code(width: usize, height: usize, scale: usize, dark: impl Fn(usize, usize) -> bool) -> String {
    let grey = |x: usize, y: usize| if dark(x / scale, y / scale) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width * scale, height * scale, grey);
    image.detect_grids().first().expect("a code").decode().expect("a readable code").1
}
