//! Faults in what is to be printed: words that would be commands, characters nobody has, names and codes without end.
use super::{
    random::{Rng, Rough, random_text},
    samples::ticket,
    world::{World, ms, profile, slip},
};
use encoding_rs::GBK;
use service_hall::hall::desk::Window;
use service_hall::hall::queue::Line;
use service_hall::hall::{Hall, Name, Setup};
use service_hall::paper::{
    Glyph, Glyphs, LetterSize, NoGlyphs, Part, Profile, Slip, SlipOutcome, script, ticket_slip,
};
use service_hall::text::Lang;

/// Printers with their shipped profiles: with letters of their own, with few, and with none.
const PAIRS: [(&str, &str); 4] = [
    ("epson-t82", "epson-tm-t82"),
    ("generic-80", "generic-80"),
    ("generic-58", "generic-58"),
    ("generic-80", "raster-80"),
];

/// Names out of what commands are made of, as somebody might type them into a table of matters: every control character there
/// is, but those that end a line, each with something behind it that could be its letter.
fn names_that_are_commands() -> Vec<String> {
    let mut rng = Rng(25);
    let controls: Vec<char> =
        ('\0'..='\u{9f}').filter(|c| c.is_control() && !"\t\n\r".contains(*c)).collect();
    let mut letter = || char::from(b'!' + u8::try_from(rng.below(94)).unwrap());
    let name = |some: &[char]| some.iter().flat_map(|control| [*control, letter()]).collect();
    controls.chunks(12).map(name).collect()
}

/// One thing a printer is told.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    /// A command, with its number where that matters.
    Command(String),
    /// Bytes of text up to a line feed, and how many times as wide they are.
    Text(Vec<u8>, usize),
}

/// Reads the commands our slips are made of and no others.
fn read(mut bytes: &[u8]) -> Vec<Told> {
    let (mut told, mut width) = (Vec::new(), 1);
    while !bytes.is_empty() {
        let (name, length) = match bytes {
            [0x1B, b'@', ..] => ("ESC @", 2),
            [0x1C, b'&', ..] => ("FS &", 2),
            [0x1B, b'a', 0..=2, ..] => ("ESC a", 3),
            [0x1B, b'E', 0..=1, ..] => ("ESC E", 3),
            [0x1B, b'J', _, ..] => ("ESC J", 3),
            [0x1C, b'W', 0..=1, ..] => ("FS W", 3),
            [0x1D, b'!', size, ..] => {
                width = usize::from(size >> 4) + 1;
                ("GS !", 3)
            }
            [0x1C, b'2', 0xFE, 0xA1..=0xFE, ..] => ("FS 2", 76),
            [0x1D, b'V', 65..=66, 0, ..] => ("GS V", 4),
            [0x1D, b'(', b'k', low, high, ..] => ("GS ( k", 5 + usize::from(*low) + 256 * usize::from(*high)),
            [0x1D, b'v', b'0', 0, wide, 0, rows, 0, ..] => {
                ("GS v 0", 8 + usize::from(*wide) * usize::from(*rows))
            }
            [byte, ..] if *byte == 0x0A || *byte >= 0x20 => {
                let end = bytes.iter().position(|byte| *byte < 0x20).unwrap_or(bytes.len());
                told.push(Told::Text(bytes[..end].to_vec(), width));
                assert_eq!(bytes.get(end), Some(&0x0A), "text ends in a line feed: {:02x?}", &bytes[..end]);
                bytes = &bytes[end + 1..];
                continue;
            }
            other => panic!("{:02x?} is none of our commands", &other[..other.len().min(8)]),
        };
        told.push(Told::Command(name.to_owned()));
        bytes = &bytes[length..];
    }
    told
}

fn told(slip: &Slip, profile: &Profile) -> Vec<Told> {
    read(&script(slip, profile, &NoGlyphs).pieces.concat())
}

pub fn hall(centre: &str, line: &str, window: &str, link: &str) -> Hall {
    Hall::new(Setup {
        centre: Name::new(centre, ""),
        phone: "0826-2338888".into(),
        ticket_link: link.into(),
        lines: vec![Line { code: "A".into(), name: Name::new(line, ""), ..Line::default() }],
        windows: vec![Window { code: window.into(), floor: 1, lines: vec!["A".into()], ..Window::default() }],
        ..Setup::default()
    })
}

#[test]
fn p24_no_slip_holds_a_command_that_acts_at_once() {
    let mut rng = Rng(24);
    for _ in 0..60 {
        let words = random_text(&mut rng, 60);
        let parts = vec![
            Part::plain(words.clone()),
            Part::heading(random_text(&mut rng, 20), LetterSize::BIG),
            Part::Qr(random_text(&mut rng, 40)),
            Part::pair(random_text(&mut rng, 20), words),
        ];
        for (_, name) in PAIRS {
            for glyphs in [&NoGlyphs as &dyn Glyphs, &Rough] {
                let bytes = script(&Slip { parts: parts.clone() }, &profile(name), glyphs).pieces.concat();
                let acts = |pair: &[u8]| pair[0] == 0x10 && [0x04, 0x05, 0x14].contains(&pair[1]);
                assert!(!bytes.windows(2).any(acts), "{name}: {parts:?}");
            }
        }
    }
}

/// The same commands and words, however large: what has no shape still counts when a heading's size is chosen.
fn same(one: &[Told], other: &[Told]) -> bool {
    let part = |told: &Told| match told {
        Told::Command(name) => name.clone(),
        Told::Text(bytes, _) => GBK.decode(bytes).0.into_owned(),
    };
    one.iter().map(part).eq(other.iter().map(part))
}

#[test]
fn p25_names_that_are_commands_are_only_words() {
    for commands in names_that_are_commands() {
        only_words_come_of(&format!("户籍{commands}业务"));
    }
}

fn only_words_come_of(hostile: &str) {
    let harmless: String = hostile.chars().filter(|c| !c.is_control()).collect();
    let slip_of = |name: &str| {
        let hall = hall(name, name, name, &format!("HTTPS://X/{name}/"));
        let slip = ticket_slip(&ticket(), &hall, Lang::Zh, None);
        // The code holds what it is given, byte by byte; it is no text.
        Slip { parts: slip.parts.into_iter().filter(|part| !matches!(part, Part::Qr(_))).collect() }
    };
    for (make, name) in PAIRS {
        let mut world = World::new(make, name);
        world.settled();
        let (asked, slip) = (world.printer.state().asked, slip_of(hostile));
        let wanted = told(&slip_of(&harmless), &world.profile);
        let came = told(&slip, &world.profile);
        assert!(same(&came, &wanted), "{name}: {came:?}");
        let with_code = ticket_slip(&ticket(), &hall(hostile, hostile, hostile, hostile), Lang::Zh, None);
        drop(told(&with_code, &world.profile));
        let printed = world.print_script("A012", script(&with_code, &world.profile.clone(), &NoGlyphs));
        assert!(matches!(printed, SlipOutcome::Confirmed | SlipOutcome::Sent), "{name}: {printed:?}");
        world.wait(ms(2000));
        let state = world.printer.state();
        assert_eq!((state.unknown, state.discarded), (0, 0), "{name}: {state:?}");
        let ours = world.sent.windows(2).filter(|pair| *pair == [0x10, 0x04]).count() as u64;
        assert_eq!(state.asked, ours, "{name}: every question was one of ours, {asked} before");
        let pieces: Vec<_> = world.printer.pieces().iter().filter(|piece| !piece.is_blank()).collect();
        assert!(pieces.len() <= 1, "{name}: cut once");
        assert_eq!(world.print("B001"), printed, "{name}: the next is as ever");
    }
}

#[test]
fn p26_a_rare_character_is_a_glyph_or_a_geta_mark_and_staff_can_be_told() {
    struct Rare;
    impl Glyphs for Rare {
        fn glyph(&self, character: char) -> Option<Glyph> {
            (character == '𠮷').then_some([0xFF_0000; 24])
        }
    }
    let slip = Slip { parts: vec![Part::plain("A012 𠮷野家"), Part::plain("笑脸😀完")] };
    let mut world = World::new("epson-t82", "epson-tm-t82");
    world.settled();
    for (glyphs, lines, missing) in [
        (&Rare as &dyn Glyphs, ["A012 \u{E000}野家", "笑脸〓完"], vec!['😀']),
        (&NoGlyphs, ["A012 〓野家", "笑脸〓完"], vec!['😀', '𠮷']),
    ] {
        let script = script(&slip, &world.profile.clone(), glyphs);
        assert!(
            script.missing.iter().eq({
                let mut missing = missing.clone();
                missing.sort_unstable();
                missing
            }
            .iter())
        );
        assert_eq!(world.print_script("A012", script), SlipOutcome::Confirmed);
        let piece = world.printer.pieces().iter().rfind(|piece| !piece.is_blank()).unwrap();
        assert_eq!(piece.text, lines, "the number is there whatever is missing");
        assert_eq!(piece.unknown, 0);
    }
}

#[test]
fn p27_names_without_end_stay_on_the_paper_and_whole() {
    let mut rng = Rng(27);
    for turn in 0..40 {
        let (centre, line, window) =
            (random_text(&mut rng, 200), random_text(&mut rng, 200), random_text(&mut rng, 80));
        let slip = ticket_slip(&ticket(), &hall(&centre, &line, &window, "HTTPS://X/"), Lang::Zh, None);
        for (make, name) in PAIRS.into_iter().filter(|(_, name)| *name != "raster-80") {
            let profile = profile(name);
            let runs: Vec<(Vec<u8>, usize)> = told(&slip, &profile)
                .into_iter()
                .filter_map(|told| match told {
                    Told::Text(bytes, times) => Some((bytes, times)),
                    Told::Command(_) => None,
                })
                .collect();
            for (bytes, times) in &runs {
                assert!(bytes.len() * times <= profile.columns, "{name}: {} × {times}", bytes.len());
                let (text, _, broken) = GBK.decode(bytes);
                assert!(!broken, "{name}: half a character in {text}");
            }
            if turn < 4 {
                let mut world = World::new(make, name);
                world.settled();
                world.print_script("A012", script(&slip, &world.profile.clone(), &NoGlyphs));
                world.wait(ms(30_000));
                let now = world.now;
                world.printer.tear(now);
                let came: Vec<String> =
                    world.printer.pieces().iter().flat_map(|piece| piece.text.clone()).collect();
                let wanted: Vec<String> =
                    runs.iter().map(|(bytes, _)| GBK.decode(bytes).0.into_owned()).collect();
                let squeezed = |lines: &[String]| lines.concat().replace(' ', "");
                assert_eq!(squeezed(&came), squeezed(&wanted), "{name}");
            }
        }
    }
}

#[test]
fn p28_a_code_too_long_for_any_code_is_written_out_and_the_slip_is_printed() {
    let link = format!("HTTPS://X/{}/", "A".repeat(2954));
    let slip_of = |link: &str| ticket_slip(&ticket(), &hall("大厅", "户籍", "A01", link), Lang::Zh, None);
    for (make, name) in PAIRS {
        let mut world = World::new(make, name);
        world.settled();
        let printed = world.print_script("A012", script(&slip_of(&link), &world.profile.clone(), &NoGlyphs));
        assert!(matches!(printed, SlipOutcome::Confirmed | SlipOutcome::Sent), "{name}: {printed:?}");
        assert_eq!(world.printer.state().unknown, 0, "{name}");
        assert_eq!(
            world.print_script("B001", script(&slip("B001"), &world.profile.clone(), &NoGlyphs)),
            printed
        );
    }
    let words = told(&slip_of(&link), &profile("epson-tm-t82"));
    let written: usize =
        words.iter().map(|told| if let Told::Text(bytes, _) = told { bytes.len() } else { 0 }).sum();
    assert!(written > 2954 && !words.contains(&Told::Command("GS ( k".into())), "in words, and no code");
}
