//! The parser against hostile, cut and slow lines.

use std::time::Duration;

use ratatui::layout::Position;

use super::noise::Noise;
use crate::devices::terminal::Parser;
use crate::ui::input::{Input, Key};

const TAP: &[u8] = b"\x1b[<0;12;7M\x1b[<0;12;7m";

fn tapped() -> Vec<Input> {
    let cell = Position::new(11, 6);
    vec![Input::Press(cell), Input::Release(cell)]
}

fn ms(count: u64) -> Duration {
    Duration::from_millis(count)
}

/// Feeds all bytes at once, then lets the line fall silent.
fn read(bytes: &[u8]) -> Vec<Input> {
    let mut parser = Parser::new();
    let mut inputs = parser.feed(bytes, ms(0));
    inputs.extend(parser.idle(ms(1000)));
    inputs
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    let key = |input| match input {
        Input::Key(key) => key,
        other => panic!("{other:?} is no key"),
    };
    read(bytes).into_iter().map(key).collect()
}

#[test]
fn touches_are_told() {
    let at = |x, y| Position::new(x, y);
    assert_eq!(read(TAP), tapped());
    assert_eq!(read(b"\x1b[<32;1;1M"), [Input::Drag(at(0, 0))]);
    assert_eq!(read(b"\x1b[<64;5;5M\x1b[<65;5;5M"), [Input::ScrollUp, Input::ScrollDown]);
    assert_eq!(read(b"\x1b[<0;9999;9999M"), [Input::Press(at(9998, 9998))]);
    assert_eq!(
        read(b"\x1b[<32;1;1M\x1b[<32;2;1M\x1b[<32;3;1M\x1b[<0;3;1m"),
        [Input::Drag(at(2, 0)), Input::Release(at(2, 0))]
    );
}

#[test]
fn other_buttons_mean_nothing() {
    for button in (0..=255).filter(|button| ![0, 32, 64, 65].contains(button)) {
        for action in ['M', 'm'] {
            assert_eq!(read(format!("\x1b[<{button};3;3{action}").as_bytes()), [], "button {button}");
        }
    }
}

/// Something that no touch sends and no key, or only begins to: a report of a place no terminal has, with too few or too many
/// numbers, of other kinds, a string without an end, a character cut off.
fn nonsense(noise: &mut Noise) -> Vec<u8> {
    let number = |noise: &mut Noise| noise.below(u16::MAX);
    let printable = |noise: &mut Noise| b' ' + u8::try_from(noise.below(95)).unwrap();
    match noise.below(6) {
        0 => {
            let nowhere = if noise.below(2) == 0 { 0 } else { 10_000 + noise.below(50_000) };
            let somewhere = number(noise);
            let (x, y) = if noise.below(2) == 0 { (nowhere, somewhere) } else { (somewhere, nowhere) };
            let end = noise.one_of(&['M', 'm']);
            format!("\x1b[<{};{x};{y}{end}", noise.below(70)).into_bytes()
        }
        1 => {
            let count = noise.one_of(&[0_u8, 1, 2, 4, 5, 9]);
            let numbers: Vec<String> = (0..count).map(|_| number(noise).to_string()).collect();
            format!("\x1b[<{}M", numbers.join(noise.one_of(&[";", ":", ";;"]))).into_bytes()
        }
        2 => [b"\x1b[M".to_vec(), (0..3).map(|_| printable(noise)).collect()].concat(),
        3 => {
            let kind = noise.one_of(&['c', 'n', 'u', 'x', 'y', 'I', 'O', 'R', 't']);
            let mark = noise.one_of(&["", "?", ">"]);
            format!("\x1b[{mark}{};{};{}{kind}", number(noise), number(noise), number(noise)).into_bytes()
        }
        4 => {
            let length = noise.below(60);
            let begins = [b"\x1b".to_vec(), vec![noise.one_of(b"]P_^X")]].concat();
            [begins, (0..length).map(|_| printable(noise)).collect()].concat()
        }
        _ => {
            let letter = noise.one_of(&["号", "é", "𠮷"]).as_bytes();
            letter[..letter.len() - 1].to_vec()
        }
    }
}

#[test]
fn hostile_reports_mean_nothing_and_do_not_stop_the_next_tap() {
    let mut noise = Noise::new(24);
    for _ in 0..20_000 {
        let bytes = nonsense(&mut noise);
        let mut parser = Parser::new();
        let mut inputs = parser.feed(&bytes, ms(0));
        inputs.extend(parser.feed(TAP, ms(1)));
        assert_eq!(inputs, tapped(), "{:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn half_reports_are_forgotten_after_silence() {
    let whole: &[u8] = b"\x1b[<0;12;7M";
    for cut in 2..whole.len() {
        let mut parser = Parser::new();
        assert_eq!(parser.feed(&whole[..cut], ms(0)), []);
        assert_eq!(parser.due(), Some(ms(50)));
        assert_eq!(parser.idle(ms(49)), []);
        assert_eq!(parser.idle(ms(50)), []);
        assert_eq!(parser.due(), None);
        assert_eq!(parser.feed(TAP, ms(60)), tapped(), "cut at {cut}");
    }
}

#[test]
fn slow_but_steady_reports_are_whole() {
    let mut parser = Parser::new();
    let inputs: Vec<_> =
        (0..).zip(TAP).flat_map(|(count, &byte)| parser.feed(&[byte], ms(count * 49))).collect();
    assert_eq!(inputs, tapped());
}

#[test]
fn escape_shows_itself_by_silence_only() {
    let mut parser = Parser::new();
    assert_eq!(parser.feed(b"\x1b", ms(0)), []);
    assert_eq!(parser.idle(ms(49)), []);
    assert_eq!(parser.idle(ms(50)), [Input::Key(Key::Escape)]);
    assert_eq!(parser.idle(ms(500)), []);
    assert_eq!(parser.feed(b"\x1b", ms(600)), []);
    assert_eq!(parser.feed(b"a", ms(700)), [Input::Key(Key::Escape), Input::Key(Key::Char('a'))]);
    assert_eq!(keys(b"\x1b\x1b"), [Key::Escape, Key::Escape]);
    assert_eq!(keys(b"\x1b\x1b[A"), [Key::Escape, Key::Up]);
}

#[test]
fn keys_are_told() {
    assert_eq!(keys(b"\x1b[A\x1b[B\x1b[C\x1b[D"), [Key::Up, Key::Down, Key::Right, Key::Left]);
    assert_eq!(keys(b"\x1bOA\x1bOB\x1bOC\x1bOD"), [Key::Up, Key::Down, Key::Right, Key::Left]);
    assert_eq!(
        keys(b"\x1b[1;5A\x1b[H\x1b[F\x1bOH\x1bOF"),
        [Key::Up, Key::Home, Key::End, Key::Home, Key::End]
    );
    assert_eq!(keys(b"\x1b[1~\x1b[4~\x1b[7~\x1b[8~"), [Key::Home, Key::End, Key::Home, Key::End]);
    assert_eq!(keys(b"\x1b[3~\x1b[5~\x1b[6~\x1b[Z"), [Key::Delete, Key::PageUp, Key::PageDown, Key::BackTab]);
    assert_eq!(keys(b"\t\r\n\n\x7f\x08"), [Key::Tab, Key::Enter, Key::Enter, Key::Backspace, Key::Backspace]);
    assert_eq!(keys(b"\x00\x01\x03\x1a\x1c\x13"), [' ', 'a', 'c', 'z', '\\', 's'].map(Key::Control));
    let functions =
        b"\x1bOP\x1bOQ\x1bOR\x1bOS\x1b[15~\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~\x1b[23~\x1b[24~";
    assert_eq!(keys(functions), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(Key::F));
    assert_eq!(keys(b"\x1b[11~\x1b[14~\x1b[[A\x1b[[E\x1b[1;2P"), [1, 4, 1, 5, 1].map(Key::F));
    assert_eq!(keys(b"\x1bx\x1b[2~\x1b[9999~\x1b[~\x1b[;;;~"), []);
}

#[test]
fn characters_survive_any_cut() {
    let text = "办事é𠮷a取号";
    for cut in 0..text.len() {
        let mut parser = Parser::new();
        let mut inputs = parser.feed(&text.as_bytes()[..cut], ms(0));
        inputs.extend(parser.feed(&text.as_bytes()[cut..], ms(10)));
        let typed: Vec<Input> = text.chars().map(|letter| Input::Key(Key::Char(letter))).collect();
        assert_eq!(inputs, typed, "cut at {cut}");
    }
}

#[test]
fn a_cut_character_is_forgotten_after_silence() {
    let mut parser = Parser::new();
    assert_eq!(parser.feed(b"\xe7", ms(0)), []);
    assert!(parser.due().is_some());
    assert_eq!(parser.feed("号".as_bytes(), ms(50)), [Input::Key(Key::Char('号'))]);
}

#[test]
fn nothing_typed_can_turn_or_control_the_text() {
    assert_eq!(keys("\u{202e}\u{2066}\u{2028}\u{feff}\u{85}\u{9b}".as_bytes()), []);
    assert_eq!(keys(b"\xff\xfe\x80\x9b"), []);
}

#[test]
fn pasted_text_is_no_keys() {
    let inputs = read(b"\x1b[200~L1\r\n\x03\x1b[15~\xe5\x8f\xb7\x1b[201~x");
    let pasted = ['L', '1', ' ', '号'].map(Input::Pasted);
    assert_eq!(inputs, [&pasted[..], &[Input::Key(Key::Char('x'))]].concat());
}

#[test]
fn a_paste_without_end_is_over_with_a_touch_or_after_silence() {
    let inputs = read(b"\x1b[200~ab\x1b[<0;12;7M\x1b[<0;12;7mc");
    let mut expected = vec![Input::Pasted('a'), Input::Pasted('b')];
    expected.extend(tapped());
    expected.push(Input::Key(Key::Char('c')));
    assert_eq!(inputs, expected);
    let mut parser = Parser::new();
    assert_eq!(parser.feed(b"\x1b[200~a", ms(0)), [Input::Pasted('a')]);
    assert!(parser.due().is_some_and(|due| parser.idle(due).is_empty()));
    assert_eq!(parser.feed(b"\x1b", ms(1000)), []);
    assert_eq!(parser.idle(ms(1050)), [Input::Key(Key::Escape)]);
}

#[test]
fn a_paste_that_never_ends_fills_no_field() {
    let mut parser = Parser::new();
    parser.feed(b"\x1b[200~", ms(0));
    assert!(parser.feed(&b"x".repeat(100_000), ms(1)).len() < 5000);
}

#[test]
fn strings_without_end_swallow_at_most_64_bytes() {
    for start in ["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1b[<", "\x1b["] {
        let mut parser = Parser::new();
        parser.feed(start.as_bytes(), ms(0));
        let typed = (0..200).flat_map(|_| parser.feed(b"5", ms(1))).count();
        assert!(typed >= 200 - 64, "{start:?} swallowed {}", 200 - typed);
        assert_eq!(parser.feed(TAP, ms(2)), tapped());
    }
}

#[test]
fn a_flood_is_told_whole() {
    let mut parser = Parser::new();
    let flood: Vec<u8> = TAP.repeat(20_000);
    let inputs: Vec<Input> = flood.chunks(4096).flat_map(|piece| parser.feed(piece, ms(0))).collect();
    assert_eq!(inputs.len(), 40_000);
    assert!(inputs.chunks(2).all(|tap| tap == tapped()));
}

#[test]
fn half_a_megabyte_of_noise_leaves_the_parser_alive() {
    let mut noise = Noise::new(7);
    let fragments: [&[u8]; 10] = [
        b"\x1b",
        b"\x1b[",
        b"\x1b[<0;",
        b"\x1b[200~",
        b"\x1b]",
        b"\x1bP",
        b"\x1bO",
        b"\x1b[M",
        b"\xe7\x9a",
        b";1",
    ];
    let mut parser = Parser::new();
    let mut now = ms(0);
    let mut sent = 0;
    while sent < 512 * 1024 {
        let mut piece: Vec<u8> = (0..noise.below(64)).map(|_| noise.byte()).collect();
        if noise.below(3) == 0 {
            piece.extend_from_slice(noise.one_of(&fragments));
        }
        sent += piece.len();
        for input in parser.feed(&piece, now) {
            if let Input::Press(at) | Input::Drag(at) | Input::Release(at) = input {
                assert!(at.x < 9999 && at.y < 9999);
            }
        }
        now += ms(u64::from(noise.below(60)));
        if noise.below(50) == 0 {
            let told = parser.feed(TAP, now);
            assert!(told.ends_with(&tapped()), "after {sent} bytes: {told:?}");
        }
    }
}
