//! Faults of the port: there, not there, somebody else's, or lying about what it carries; on real pseudo-terminals.
use super::desk::{Clerk, Desk, JAM, free_link, line, profile, quick, slip};
use crate::support::{
    skips::{Lacking, skipped},
    test_named,
};
use service_hall::{
    devices::printer::Handshake,
    paper::{
        ChineseLetters, Glyph, Glyphs, NoGlyphs, Part, PrinterFault, Profile, Slip, SlipOutcome,
        StatusQueries, script,
    },
    virtual_printer::SimulatedFault,
};
use std::{
    env, fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::Command,
    time::Duration,
};

/// Names the port a second process of this test looks at.
const PORT: &str = "HALL_TEST_PORT";

#[test]
fn p01_no_printer_at_the_start_is_said_and_nothing_waits_for_it() {
    let mut clerk = Clerk::at(&free_link("p01"), "epson-tm-t82");
    clerk.until(Some(PrinterFault::NotConnected));
    assert_eq!(clerk.print(&slip("A001", 1)), SlipOutcome::Not(PrinterFault::NotConnected));
}

#[test]
fn p02_a_printer_that_comes_later_is_picked_up() {
    let link = free_link("p02");
    let mut clerk = Clerk::at(&link, "epson-tm-t82");
    clerk.until(Some(PrinterFault::NotConnected));
    let desk = Desk::at(link, quick("epson-t82"));
    println!("p02: ready {:?} after it was plugged in", clerk.until(None));
    assert_eq!(clerk.print(&slip("A001", 1)), SlipOutcome::Confirmed);
    assert_eq!(desk.written().len(), 1);
}

#[test]
fn p03_a_link_that_leads_to_another_port_is_followed() {
    let first = Desk::new("p03-first", quick("epson-t82"));
    let second = Desk::new("p03-second", quick("epson-t82"));
    let link = free_link("p03");
    symlink(first.link.canonicalize().unwrap(), &link).unwrap();
    let mut clerk = Clerk::at(&link, "epson-tm-t82");
    assert_eq!(clerk.print(&slip("A001", 1)), SlipOutcome::Confirmed);
    // The link is swapped at one stroke, and the old port stays there for others.
    let beside = free_link("p03-beside");
    symlink(second.link.canonicalize().unwrap(), &beside).unwrap();
    fs::rename(beside, &link).unwrap();
    // What is asked for before anybody looked goes nowhere, and is said so.
    let printed = clerk.print(&slip("A002", 1));
    assert!(
        matches!(printed, SlipOutcome::Confirmed | SlipOutcome::Not(PrinterFault::NotConnected)),
        "{printed:?}"
    );
    clerk.until(None);
    assert_eq!(clerk.print(&slip("A003", 1)), SlipOutcome::Confirmed);
    assert_eq!(first.written().len(), 1, "nothing goes to the old port any more");
    assert!(second.written().last().unwrap().text[0].starts_with("A003"));
    fs::remove_file(link).unwrap();
}

#[test]
fn p04_p05_unplugged_at_bytes_all_over_a_slip_and_plugged_in_again() {
    let desk = Desk::new("p05", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    clerk.until(None);
    let length = script(&slip("A000", 2), &profile("epson-tm-t82"), &NoGlyphs).bytes() as u64;
    for (turn, part) in (0..7).enumerate() {
        let bytes = (length * part / 6).max(1);
        let (torn, next) = (format!("A{turn:03}"), format!("B{turn:03}"));
        let printed = clerk.print_and(&slip(&torn, 2), || desk.printer.unplug_after(bytes));
        assert_eq!(printed, SlipOutcome::Unsure(PrinterFault::NotConnected), "at byte {bytes}");
        desk.printer.plug().unwrap();
        clerk.until(None);
        assert_eq!(clerk.print(&slip(&next, 2)), SlipOutcome::Confirmed, "after byte {bytes}");
        let pieces = desk.written();
        let of = |label: &str| pieces.iter().filter(|piece| piece.text.concat().contains(label)).count();
        assert!(of(&torn) <= 1 && of(&next) == 1, "at byte {bytes}: {}", of(&torn));
        let mixed = pieces.iter().filter(|piece| {
            let text = piece.text.concat();
            text.contains(&torn) && text.contains(&next)
        });
        assert_eq!(mixed.count(), 0, "at byte {bytes}");
    }
}

#[test]
fn p08_nobody_waits_for_a_port_to_drain() {
    for folder in ["src/devices/printer", "src/printing"] {
        for file in
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
        {
            let text = fs::read_to_string(&file).unwrap();
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                for word in [".flush()", "tcdrain", "sync_all", "TCSBRK"] {
                    assert!(!line.contains(word), "{}: {line}", file.display());
                }
            }
        }
    }
}

#[test]
fn p20_two_processes_cannot_hold_one_printer() {
    let desk = Desk::new("p20", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    clerk.until(None);
    assert_eq!(another(&[], &desk.link), Some("Not(Busy)".into()));
    assert_eq!(clerk.print(&slip("A001", 1)), SlipOutcome::Confirmed, "and the first is not disturbed");
    drop(clerk);
    assert_eq!(another(&[], &desk.link), Some("Confirmed".into()), "it is free again");
}

#[test]
fn p21_a_port_that_may_not_be_used_is_refused() {
    let desk = Desk::new("p21", quick("epson-t82"));
    let device = desk.link.canonicalize().unwrap();
    fs::set_permissions(&device, fs::Permissions::from_mode(0o600)).unwrap();
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    match another(&nobody, &device) {
        Some(said) => assert_eq!(said, "Not(Refused)"),
        None => skipped(Lacking::AnotherUser),
    }
    // A file is not a port, whoever asks.
    let file = free_link("p21-file");
    fs::write(&file, "").unwrap();
    assert_eq!(
        Clerk::at(&file, "generic-80").print(&slip("A001", 1)),
        SlipOutcome::Not(PrinterFault::Refused)
    );
    fs::remove_file(file).unwrap();
}

/// Another process of this same test, perhaps as somebody else; what became of its slip, or nothing where none can be had.
fn another(by: &[&str], port: &Path) -> Option<String> {
    let this = env::current_exe().unwrap();
    let words: Vec<&str> = by.iter().copied().chain([this.to_str().unwrap()]).collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args([
        &test_named(module_path!(), "prints_in_another_process"),
        "--exact",
        "--ignored",
        "--nocapture",
    ]);
    let output = command.env(PORT, port).current_dir("/").output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = said.lines().find_map(|line| line.split_once("it is ")).map(|(_, said)| said.to_owned());
    line.or_else(|| {
        println!("{said}{}", String::from_utf8_lossy(&output.stderr));
        None
    })
}

#[test]
#[ignore = "run by the tests above in a process of its own"]
fn prints_in_another_process() {
    let Some(port) = env::var_os(PORT) else { return };
    println!("it is {:?}", Clerk::at(Path::new(&port), "epson-tm-t82").print(&slip("A002", 1)));
}

/// Letters whose dots are every byte there is, again and again.
struct EveryByte;

impl Glyphs for EveryByte {
    fn glyph(&self, character: char) -> Option<Glyph> {
        let mut next = u32::from(character).wrapping_mul(2_654_435_761);
        Some(std::array::from_fn(|_| {
            next = next.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            next >> 8 & 0xFF_FFFF
        }))
    }
}

#[test]
fn p23_every_byte_there_is_arrives_whatever_the_flow_control() {
    let words: String = ('\u{4E00}'..).take(24 * 8).collect();
    let slip = Slip { parts: vec![Part::plain(words)] };
    let answers: StatusQueries = profile("epson-tm-t82").answers;
    let profile = Profile { answers, letters: ChineseLetters::None, ..profile("raster-80") };
    let sent = script(&slip, &profile, &EveryByte);
    let rows: Vec<Vec<u8>> = sent.pieces.iter().flat_map(|piece| strip(piece)).collect();
    let values: std::collections::BTreeSet<u8> = rows.iter().flatten().copied().collect();
    assert_eq!(values.len(), 256, "the slip has them all");
    for flow in [Handshake::None, Handshake::Software, Handshake::Hardware] {
        let desk = Desk::new("p23", quick("epson-t82"));
        let driver = service_hall::devices::printer::SerialPrinter::new(
            line(&desk.link, flow),
            profile.clone(),
            Box::new(EveryByte),
            None,
        );
        let mut clerk = Clerk::of(driver);
        assert_eq!(clerk.print(&slip), SlipOutcome::Confirmed, "{flow:?}");
        let piece = desk.piece();
        let width = rows[0].len();
        let came: Vec<Vec<u8>> = piece.dots.iter().map(|row| row.packed(width)).collect();
        let blank = |row: &&Vec<u8>| row.iter().any(|byte| *byte != 0);
        assert!(came.iter().filter(blank).eq(rows.iter().filter(blank)), "{flow:?}");
        assert_eq!((desk.printer.state().unknown, desk.printer.state().discarded), (0, 0), "{flow:?}");
    }
}

/// The rows of dots in a piece that begins with a picture.
fn strip(piece: &[u8]) -> Vec<Vec<u8>> {
    match piece {
        [0x1D, b'v', b'0', _, low, high, rows, _, dots @ ..] => {
            let width = usize::from(*low) + 256 * usize::from(*high);
            dots.chunks(width).take(usize::from(*rows)).map(<[u8]>::to_vec).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn troubles_come_and_go_on_a_real_line_within_two_seconds() {
    let desk = Desk::new("troubles", quick("generic-80"));
    let mut clerk = desk.clerk("generic-80");
    clerk.until(None);
    for (fault, trouble) in [
        (SimulatedFault::PaperOut, PrinterFault::PaperOut),
        (SimulatedFault::CoverOpen, PrinterFault::CoverOpen),
        (SimulatedFault::CutterJam, PrinterFault::CutterJam),
        (SimulatedFault::Overheated, PrinterFault::Overheated),
        (SimulatedFault::Dead, PrinterFault::Broken),
    ] {
        desk.printer.set(fault, true);
        let noticed = clerk.until(Some(trouble));
        desk.printer.set(fault, false);
        println!("{fault:?}: noticed after {noticed:?}, over after {:?}", clerk.until(None));
        assert!(noticed < JAM.min(Duration::from_secs(10)));
    }
    assert_eq!(clerk.print(&slip("A001", 1)), SlipOutcome::Confirmed);
}
