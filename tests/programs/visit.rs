//! The real program on a pseudo-terminal: what a person at the kiosk and the system around it would see.
use crate::support::{desk, random_slips::Rng, stage};
use stage::{Stage, is_there};
use std::{
    fs,
    process::{Command, Stdio},
    time::Duration,
};

mod admin;
mod admin_setup;
mod boards;
mod codes;
mod demo;
mod opinion;
mod printers;
mod setup;
mod staff;
mod writing;

/// What the terminal is told at the end: cursor shown, alternate screen left.
const GIVEN_BACK: [&str; 2] = ["\x1b[?25h", "\x1b[?1049l"];
const LINK: &str = "HTTPS://ZWFW.CHENGXIANG.EXAMPLE/T/";

/// From the first screen to a ticket.
fn take_number(stage: &mut Stage) {
    stage.sees("您好").tap("拿号票");
    stage.sees("户籍治安").tap("户籍治安");
    stage.sees("绿色通道").tap_below("绿色通道", 4);
    stage.sees("当日有效");
}

#[test]
fn a_ticket_on_the_screen_is_the_ticket_in_the_file() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("ticket", 72, 53, &[]);
    take_number(&mut stage);
    stage.sees("本机未接打印机");
    let file = fs::read_to_string(stage.file("var/slips.txt")).unwrap();
    // The first rows are the perforation and the date.
    let slip: Vec<&str> = file.lines().skip(2).map(str::trim).filter(|row| !row.is_empty()).collect();
    let shown = stage.rows();
    let paper: Vec<&str> = shown.iter().map(|row| row.trim()).filter(|row| !row.is_empty()).collect();
    let begin = paper.iter().position(|row| *row == slip[0]).expect("the slip is on the screen");
    assert_eq!(paper[begin..begin + slip.len()], slip);

    let code: String = slip[slip.len() - 4..slip.len() - 2].concat().split(' ').collect();
    assert_eq!(code.len(), 40, "{code}");
    let link = format!("{LINK}{code}");
    assert_eq!(codes::read(file.lines()), link);
    assert_eq!(codes::read(shown.iter().map(String::as_str)), link);

    stage.tap("完成").sees("您好");
}

#[test]
fn the_terminal_is_given_back_at_the_end() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("term", 72, 53, &[]);
    let before = stage.habits();
    stage.sees("您好");
    assert!(stage.screen().alternate_screen() && stage.screen().hide_cursor());
    assert_ne!(stage.habits(), before, "raw while it runs");
    stage.terminate();
    assert_eq!(stage.ends(), Some(0));
    let said = stage.said();
    for words in GIVEN_BACK {
        assert!(said.ends_with(words) || said.contains(words), "{words:?}");
    }
    assert!(!stage.screen().alternate_screen() && !stage.screen().hide_cursor());
    assert_eq!(stage.habits(), before);
}

#[test]
fn a_hang_up_ends_the_program() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("hangup", 72, 53, &[]);
    stage.sees("您好").hang_up();
    assert!(stage.ends().is_some(), "it is still running, or was killed");
}

#[test]
fn a_second_kiosk_of_the_same_number_is_refused() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("second", 72, 53, &[]);
    stage.sees("您好");
    let second = stage.command(&[]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(second.status.code(), Some(75));
    assert!(String::from_utf8_lossy(&second.stderr).contains("kiosk 3"));
    stage.tap("拿号票").sees("户籍治安");
}

#[test]
fn the_number_in_the_lock_ends_the_kiosk() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("number", 72, 53, &[]);
    stage.sees("您好");
    let lock = stage.file("var/hall.db.programs/kiosk-3.lock");
    let number = fs::read_to_string(&lock).unwrap();
    let killed = Command::new("sh").args(["-c", "kill \"$0\"", number.trim()]).status().unwrap();
    assert!(killed.success(), "{number:?}");
    assert_eq!(stage.ends(), Some(0));
    assert_eq!(fs::read_to_string(&lock).unwrap(), "", "no number is left that could become another's");
}

#[test]
fn a_terminal_without_room_says_so_in_words() {
    if !is_there() {
        return;
    }
    for (name, arguments) in
        [("kiosk", &[][..]), ("window", &["window", "--window", "A03"]), ("live", &["live"])]
    {
        let mut stage = Stage::open(&format!("small-{name}"), 48, 4, arguments);
        stage.sees("屏幕太小").sees("stty cols");
    }
}

#[test]
fn without_a_terminal_it_says_so() {
    if !is_there() {
        return;
    }
    let folder = stage::hall_in("nowhere");
    let mut command = Command::new("setsid");
    command.args(["--wait", env!("CARGO_BIN_EXE_hall"), "--lang", "en"]).current_dir(&folder);
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("terminal"));
    assert!(output.stdout.is_empty());
    fs::remove_dir_all(folder).unwrap();
}

/// Bytes that are no touch and no key of the kiosk: places beyond the glass, strings, halves of characters, control keys.
fn nonsense(rng: &mut Rng) -> Vec<u8> {
    let beyond = |rng: &mut Rng| 500 + rng.below(90_000);
    match rng.below(5) {
        0 => {
            let (x, y) = (beyond(rng), beyond(rng));
            format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").into_bytes()
        }
        1 => format!("\x1b[{};{};{}y", beyond(rng), beyond(rng), beyond(rng)).into_bytes(),
        2 => format!("\x1b]{};{}\x1b\\", rng.below(9), beyond(rng)).into_bytes(),
        3 => (0..4).map(|_| b"\x03\x1a\x04\x1c\x00"[rng.below(5)]).collect(),
        _ => (0..=rng.below(4)).map(|_| 0x80 + u8::try_from(rng.below(64)).unwrap()).collect(),
    }
}

#[test]
fn hostile_bytes_change_nothing_and_silence_costs_nothing() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("hostile", 72, 53, &[]);
    stage.sees("您好").settles();
    let page = stage.rows();
    let mut rng = Rng(9);
    for _ in 0..100 {
        stage.send(&nonsense(&mut rng));
    }
    stage.settles();
    // The first row has the clock.
    assert_eq!(stage.rows()[2..], page[2..]);
    let clock = stage.rows()[1].clone();
    let bytes = stage.reads_for(Duration::from_secs(2));
    assert!(bytes == 0 || stage.rows()[1] != clock, "{bytes} bytes in two seconds");
    stage.tap("拿号票").sees("户籍治安");
}
