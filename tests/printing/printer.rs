//! Printers on pseudo-terminals and in files: every byte arrives, and every trouble is named in time.
use crate::support::desk;
use chrono::{NaiveDate, NaiveDateTime};
use desk::{Clerk, Desk, Notes, free_link, profile, quick, slip};
use service_hall::{
    devices::printer::{Bell, DrawnFile, Printer, Record, Watcher},
    paper::{Health, NoGlyphs, PrinterFault, Slip, SlipOutcome, drawn, perforation, script},
    printing::Transcript,
    virtual_printer::SimulatedFault,
};
use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

#[test]
fn every_byte_arrives_and_every_slip_is_confirmed() {
    let desk = Desk::new("every-byte", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    let notes = Notes::default();
    clerk.driver.record(Record::into_any(notes.clone()));
    let slips = [slip("A001", 3), slip("A002", 400), slip("A003", 1)];
    for slip in &slips {
        assert_eq!(clerk.print(slip), SlipOutcome::Confirmed);
    }
    let state = desk.printer.state();
    let notes: Transcript = notes.text().parse().unwrap();
    let said: Vec<u8> =
        notes.turns.iter().filter(|turn| !turn.by_printer).flat_map(|turn| turn.bytes.clone()).collect();
    assert_eq!((state.heard, state.discarded, state.unknown), (said.len() as u64, 0, 0));
    let mut rest = &said[..];
    for piece in slips.iter().flat_map(|slip| script(slip, &profile("epson-tm-t82"), &NoGlyphs).pieces) {
        let at = rest.windows(piece.len()).position(|part| part == piece).unwrap();
        rest = &rest[at + piece.len()..];
    }
    let counts: Vec<usize> = desk.written().iter().map(|piece| piece.text.len()).collect();
    assert_eq!(counts, [3, 400, 1], "each on its own paper");
    assert!(desk.printer.pieces().iter().all(|piece| piece.cut));
}

#[test]
fn a_printer_that_stops_is_given_up_in_time() {
    let desk = Desk::new("stops", quick("generic-80"));
    let mut clerk = desk.clerk("generic-80");
    clerk.until(None);
    let begun = Instant::now();
    let printed = clerk.print_and(&slip("A001", 2), || desk.printer.set(SimulatedFault::Deaf, true));
    assert!(
        matches!(printed, SlipOutcome::Unsure(PrinterFault::Silent | PrinterFault::Stalled)),
        "{printed:?}"
    );
    println!("given up after {:?}", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    let begun = Instant::now();
    assert!(matches!(clerk.print(&slip("A002", 2)), SlipOutcome::Not(PrinterFault::Silent)));
    assert!(begun.elapsed() < Duration::from_secs(10), "one that is silent is not waited for again");
}

/// A pseudo-terminal says beforehand when it is full, a real line may fill up inside one write: hence the flag itself.
#[test]
fn the_port_is_never_written_blocking() {
    const O_NONBLOCK: u32 = 0o4000;
    let desk = Desk::new("nonblock", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    let at_port = |fd: &PathBuf| fd.read_link().ok() == desk.link.canonicalize().ok();
    let open = || std::fs::read_dir("/proc/self/fd").unwrap().flatten().map(|entry| entry.path());
    let before: Vec<PathBuf> = open().filter(at_port).collect();
    clerk.until(None);
    let flags = open().filter(at_port).filter(|fd| !before.contains(fd)).map(|fd| {
        let facts = std::fs::read_to_string(fd.to_string_lossy().replace("/fd/", "/fdinfo/")).unwrap();
        let flags = facts.lines().find_map(|line| line.strip_prefix("flags:")).unwrap().trim().to_owned();
        u32::from_str_radix(&flags, 8).unwrap()
    });
    let flags: Vec<u32> = flags.collect();
    assert!(flags.len() == 1 && flags[0] & O_NONBLOCK != 0, "the driver's own: {flags:?}");
}

#[test]
fn after_a_stall_the_next_slip_begins_afresh() {
    let desk = Desk::new("afresh", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    let printed = clerk.print_and(&slip("A001", 2), || desk.printer.set(SimulatedFault::Deaf, true));
    assert!(matches!(printed, SlipOutcome::Unsure(_)), "{printed:?}");
    desk.printer.set(SimulatedFault::Deaf, false);
    clerk.until(None);
    assert_eq!(clerk.print(&slip("B001", 2)), SlipOutcome::Confirmed);
    let both = |piece: &service_hall::virtual_printer::Piece| {
        let text = piece.text.concat();
        text.contains("A001") && text.contains("B001")
    };
    assert!(!desk.written().iter().any(both), "nothing of the slip before is on its paper");
}

#[test]
fn an_unplugged_printer_is_not_connected() {
    let desk = Desk::new("unplugged", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    assert_eq!(clerk.print(&slip("A001", 1)), SlipOutcome::Confirmed);
    desk.printer.unplug();
    assert_eq!(clerk.print(&slip("A002", 1)), SlipOutcome::Not(PrinterFault::NotConnected));
    assert_eq!(clerk.print(&slip("A002", 1)), SlipOutcome::Not(PrinterFault::NotConnected), "and stays so");
}

#[test]
fn a_printer_unplugged_in_the_middle_is_unsure() {
    let desk = Desk::new("middle", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    clerk.until(None);
    let printed = clerk.print_and(&slip("A001", 300), || desk.printer.unplug_after(2000));
    assert_eq!(printed, SlipOutcome::Unsure(PrinterFault::NotConnected));
    desk.printer.plug().unwrap();
    clerk.until(None);
    assert_eq!(clerk.print(&slip("B001", 1)), SlipOutcome::Confirmed);
    let last = desk.written().pop().unwrap();
    assert!(last.text.len() == 1 && last.text[0].starts_with("B001"), "alone on its paper: {:?}", last.text);
}

#[test]
fn a_printer_plugged_in_again_is_found_by_its_link() {
    let desk = Desk::new("again", quick("epson-t82"));
    let mut clerk = desk.clerk("epson-tm-t82");
    assert_eq!(clerk.print(&slip("A001", 1)), SlipOutcome::Confirmed);
    desk.printer.unplug();
    clerk.until(Some(PrinterFault::NotConnected));
    desk.printer.plug().unwrap();
    println!("found after {:?}", clerk.until(None));
    assert_eq!(clerk.print(&slip("A002", 1)), SlipOutcome::Confirmed);
    assert_eq!(desk.written().len(), 2);
}

#[test]
fn a_path_that_leads_nowhere_is_not_connected_and_a_file_is_refused() {
    let mut nowhere = Clerk::at("/dev/serial/by-id/no-such-printer".as_ref(), "generic-80");
    assert_eq!(nowhere.print(&slip("A001", 1)), SlipOutcome::Not(PrinterFault::NotConnected));
    let folder = folder("refused");
    let file = folder.join("file");
    std::fs::write(&file, "precious").unwrap();
    assert_eq!(
        Clerk::at(&file, "generic-80").print(&slip("A001", 1)),
        SlipOutcome::Not(PrinterFault::Refused)
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "precious");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn two_cannot_hold_one_printer() {
    let desk = Desk::new("two", quick("epson-t82"));
    let mut first = desk.clerk("epson-tm-t82");
    assert_eq!(first.print(&slip("A001", 1)), SlipOutcome::Confirmed);
    assert_eq!(desk.clerk("epson-tm-t82").print(&slip("A002", 1)), SlipOutcome::Not(PrinterFault::Busy));
    drop(first);
    assert_eq!(desk.clerk("epson-tm-t82").print(&slip("A003", 1)), SlipOutcome::Confirmed);
}

#[test]
fn a_file_grows_slip_by_slip() {
    let folder = folder("drawn");
    let path = folder.join("deep/er/slips.txt");
    let mut file = DrawnFile::new(&path, 32, noon);
    let (one, two) = (slip("A001", 1), slip("A002", 2));
    assert_eq!(file.print(&one, 1, &mut Willing).printed, SlipOutcome::Drawn);
    assert_eq!(file.print(&two, 2, &mut Willing).printed, SlipOutcome::Drawn);
    let rows =
        |slip: &Slip| format!("{}\n2026-11-23 12:00:00\n{}\n", perforation(32), drawn(slip, 32).join("\n"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), rows(&one) + &rows(&two));
    for place in [path.join("no"), folder.clone()] {
        let mut wrong = DrawnFile::new(place, 32, noon);
        assert_eq!(wrong.print(&one, 3, &mut Willing).printed, SlipOutcome::Not(PrinterFault::CannotWrite));
    }
    let (bell, ringer) = Bell::hung().unwrap();
    ringer.ring();
    assert_eq!(file.attend(&bell, desk::JAM), Health::default(), "a file is always well");
    std::fs::remove_dir_all(folder).unwrap();
}

/// Somebody who lets everything be printed.
struct Willing;

impl Watcher for Willing {
    fn may_begin(&mut self) -> bool {
        true
    }

    fn is_now(&mut self, _health: Health) {}
}

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = free_link(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
