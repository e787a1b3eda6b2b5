//! What a printer gets: the words, the codes, the cut, and nothing that a slip could smuggle in.
use super::random::{Rng, Rough, small_slip};
use super::reader::{Job, read_code};
use super::samples::{CODE, LINK, slips, squeezed, text_of};
use super::zbar::read_by_zbar;
use crate::support::second_reader::read_by_zxing;
use service_hall::config::printers::{built_in, profiles};
use service_hall::paper::{
    ChineseLetters, Cut, Glyphs, LetterSize, NoGlyphs, Part, Profile, Slip, SlipFont, script,
};
use std::path::Path;
use std::thread;

/// Every model of printer that is built in.
pub fn models() -> Vec<Profile> {
    let mut problems = Vec::new();
    let profiles = profiles(Path::new("nowhere"), &mut problems);
    assert!(problems.is_empty() && profiles.len() == 9, "{problems:?}");
    profiles
}

#[test]
fn a_printer_gets_the_words_and_nothing_else() {
    for slip in slips() {
        for profile in models() {
            let script = script(&slip, &profile, &SlipFont);
            let job = Job::read(&script, &profile);
            assert!(script.missing.is_empty() && job.kept.is_empty());
            if profile.letters != ChineseLetters::None {
                let plain = |text: &str| squeezed(text).replace('-', "");
                assert_eq!(plain(&job.words.concat()), plain(&text_of(&slip)), "{}", profile.name);
            }
        }
    }
}

#[test]
fn a_printed_code_can_be_read() {
    let expected = format!("{LINK}{CODE}");
    for profile in models() {
        let job = Job::read(&script(&slips()[0], &profile, &SlipFont), &profile);
        if profile.native_qr {
            assert_eq!((job.codes, job.dots.len()), (vec![expected.clone()], 0), "{}", profile.name);
            continue;
        }
        // Where words are drawn too, the code is among them; everything is padded to one width.
        let width = job.dots.iter().map(Vec::len).max().unwrap();
        let dots: Vec<Vec<bool>> =
            job.dots.iter().map(|row| [&row[..], &vec![false; width - row.len()]].concat()).collect();
        let rows = (33 + 8) * 6;
        assert!(dots.len() == rows || profile.letters == ChineseLetters::None, "six dots a square");
        assert_eq!(read_code(width, dots.len(), 1, |x, y| dots[y][x]), expected, "{}", profile.name);
        assert_eq!(read_by_zxing(width, dots.len(), 1, |x, y| dots[y][x]), expected, "{}", profile.name);
        assert!(read_by_zbar(&dots).is_none_or(|read| read == expected), "{}", profile.name);
    }
}

#[test]
fn t_d5_no_code_holds_what_could_command_or_letters_that_readers_must_guess() {
    let profile = built_in("epson-tm-t82").unwrap();
    for (text, held) in [
        ("\u{10}\u{4}\u{1}", "%10%04%01"),
        ("A\u{1b}@", "A%1B@"),
        ("\n", "%0A"),
        ("号 A012", "%E5%8F%B7 A012"),
        (
            "https://zwfw.example/事项/金城江区",
            "https://zwfw.example/%E4%BA%8B%E9%A1%B9/%E9%87%91%E5%9F%8E%E6%B1%9F%E5%8C%BA",
        ),
    ] {
        let job = Job::read(&script(&slip(Part::Qr(text.into())), &profile, &NoGlyphs), &profile);
        assert_eq!(job.codes, [held], "{text:?}");
    }
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn whatever_a_slip_says_only_known_commands_come_out() {
    only_known_commands_come_out_of(50_000);
}

#[test]
fn whatever_some_slips_say_only_known_commands_come_out() {
    only_known_commands_come_out_of(2_000);
}

/// Sets twice so many made-up slips for all models.
fn only_known_commands_come_out_of(slips: usize) {
    let models = models();
    let check = |seed: u64| {
        let mut rng = Rng(seed);
        let fonts: [&dyn Glyphs; 4] = [&Rough, &SlipFont, &Rough, &NoGlyphs];
        for (at, profile) in models.iter().cycle().take(slips).enumerate() {
            let slip = small_slip(&mut rng);
            let script = script(&slip, profile, fonts[at / models.len() % fonts.len()]);
            Job::skim(&script, profile);
        }
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| check(11));
        check(12);
        other.join().unwrap();
    });
}

#[test]
fn a_cheap_printer_is_not_asked_for_more_than_it_can() {
    let slip = slip(Part::heading("A012", LetterSize::HUGE));
    let size = |name: &str| {
        let bytes = script(&slip, &built_in(name).unwrap(), &NoGlyphs).pieces.concat();
        bytes.windows(3).find(|part| part[..2] == [0x1D, b'!']).map(|part| part[2])
    };
    assert_eq!((size("generic-58"), size("generic-80")), (Some(0x11), Some(0x33)));
    assert!(built_in("laser").is_none());
}

#[test]
fn a_printer_without_chinese_is_sent_no_chinese_command() {
    let profile = built_in("raster-80").unwrap();
    let script = script(&slip(Part::plain("A012 大厅")), &profile, &SlipFont);
    assert!(!script.pieces.concat().starts_with(b"\x1B@\x1C&"), "FS & might come out as &");
    let job = Job::read(&script, &profile);
    assert_eq!((job.words.len(), job.dots.len()), (0, 24));
    let latin = super::bytes::script(&slip(Part::plain("A012")), &profile, &SlipFont);
    assert_eq!(Job::read(&latin, &profile).words, ["A012"]);
}

#[test]
fn the_length_of_a_slip_is_known_before_it_is_printed() {
    let parts = vec![Part::plain("一"), Part::heading("A012", LetterSize::HUGE), Part::Rule, Part::Space(2)];
    let length =
        |name: &str| script(&Slip { parts: parts.clone() }, &built_in(name).unwrap(), &SlipFont).length;
    assert_eq!(length("generic-80"), 30 + 96 + 30 + 60);
    assert_eq!(length("raster-80"), length("generic-80"), "drawn lines are as high as printed ones");
    assert_eq!(length("generic-58"), 30 + 48 + 30 + 60 + 4 * 30, "the tear bar has to be cleared");
}

#[test]
fn a_slip_is_few_bytes_where_the_printer_can_do_much() {
    println!("{:14} {:>9} {:>9} {:>9}", "bytes", "ticket zh", "ticket en", "guide zh");
    for profile in models() {
        let [ticket, guide, english, _] = &slips()[..] else { unreachable!() };
        let bytes = [ticket, english, guide].map(|slip| script(slip, &profile, &SlipFont).bytes());
        println!("{:14} {:>9} {:>9} {:>9}", profile.name, bytes[0], bytes[1], bytes[2]);
        let most = match (profile.native_qr, profile.letters) {
            (true, _) => 1_000,
            (false, ChineseLetters::None) => 30_000,
            (false, _) => 9_000,
        };
        assert!(bytes[0] < most && bytes[1] < most, "{}: {bytes:?}", profile.name);
    }
}

#[test]
fn paper_is_cut_as_the_model_cuts() {
    let tail =
        |name: &str| script(&slip(Part::Rule), &built_in(name).unwrap(), &NoGlyphs).pieces.pop().unwrap();
    assert_eq!(tail("generic-80"), [0x1D, b'V', 66, 0]);
    assert_eq!(tail("custom-kpm"), [0x1D, b'V', 65, 0]);
    assert_eq!((tail("generic-58"), built_in("generic-58").unwrap().cut), (vec![b'\n'; 4], Cut::None));
}

fn slip(part: Part) -> Slip {
    Slip { parts: vec![part] }
}
