//! Printers on pseudo-terminals and in files: every byte arrives, and every trouble is named in time.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{NaiveDate, NaiveDateTime};
use serialport::{SerialPort, TTYPort};
use service_hall::devices::printer::{DrawnFile, Flow, Printer, SerialLine, SerialPrinter};
use service_hall::paper::{Part, Printed, Profile, Slip, Trouble, drawn, escpos, perforation};
use std::io::Read;
use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

fn slip(lines: usize) -> Slip {
    let line = |n| Part::plain(format!("第 {n} 行：请在休息区等候"));
    Slip { parts: (0..lines).map(line).chain([Part::Qr("4J7K".into())]).collect() }
}

fn profile() -> Profile {
    Profile::named("generic-80").unwrap()
}

fn printer(path: impl Into<PathBuf>) -> SerialPrinter {
    let margin = Duration::from_millis(100);
    SerialPrinter::new(SerialLine { path: path.into(), baud: 4_000_000, flow: Flow::None, margin }, profile())
}

/// A pseudo-terminal: the printer's side, our side, and the path of ours.
fn cable() -> (TTYPort, TTYPort, String) {
    let (mut theirs, ours) = TTYPort::pair().unwrap();
    theirs.set_timeout(Duration::from_secs(5)).unwrap();
    let path = ours.name().unwrap();
    (theirs, ours, path)
}

/// Takes so many bytes off the printer's side, then gives it back with them.
fn take(mut theirs: TTYPort, bytes: usize) -> JoinHandle<(TTYPort, Vec<u8>)> {
    std::thread::spawn(move || {
        let mut taken = vec![0; bytes];
        theirs.read_exact(&mut taken).unwrap();
        (theirs, taken)
    })
}

#[test]
fn every_byte_arrives_slip_after_slip() {
    let (mut theirs, _ours, path) = cable();
    let mut printer = printer(path);
    for slip in [slip(3), slip(900), slip(1)] {
        let expected = escpos(&slip, &profile());
        let reader = take(theirs, expected.len());
        assert_eq!(printer.print(&slip), Ok(Printed::Sent));
        let (back, taken) = reader.join().unwrap();
        assert!(taken == expected, "{} bytes", expected.len());
        assert_eq!(back.bytes_to_read().unwrap(), 0, "and not one more");
        theirs = back;
    }
}

#[test]
fn a_printer_that_stops_is_given_up_in_time() {
    let (_theirs, _ours, path) = cable();
    let mut printer = printer(path);
    let long = slip(1500);
    let bytes = escpos(&long, &profile()).len();
    let bound = Duration::from_millis(100 + bytes as u64 * 10 / 4_000 + 1);
    assert!(bytes > 30_000 && bound < Duration::from_millis(300), "{bytes} bytes, {bound:?}");
    let begun = Instant::now();
    assert_eq!(printer.print(&long), Err(Trouble::Stalled));
    assert!(
        begun.elapsed() >= Duration::from_millis(100) && begun.elapsed() < bound + Duration::from_millis(500)
    );
}

/// A pseudo-terminal says beforehand when it is full, a real line may fill up inside one write: hence the flag itself.
#[test]
fn the_port_is_never_written_blocking() {
    const O_NONBLOCK: u32 = 0o4000;
    let (_theirs, _ours, path) = cable();
    let mut printer = printer(&path);
    assert_eq!(printer.print(&slip(1)), Ok(Printed::Sent));
    let open = std::fs::read_dir("/proc/self/fd").unwrap().flatten().map(|entry| entry.path());
    let at_path = open.filter(|fd| fd.read_link().is_ok_and(|target| target.ends_with(&path)));
    let flags = at_path.filter_map(|fd| {
        let facts = std::fs::read_to_string(fd.to_string_lossy().replace("/fd/", "/fdinfo/")).ok()?;
        let flags = facts.lines().find_map(|line| line.strip_prefix("flags:"))?;
        u32::from_str_radix(flags.trim(), 8).ok()
    });
    assert!(flags.into_iter().any(|flags| flags & O_NONBLOCK != 0), "the printer's own");
}

#[test]
fn after_a_stall_the_next_slip_begins_afresh() {
    let (theirs, _ours, path) = cable();
    let mut printer = printer(path);
    assert_eq!(printer.print(&slip(1500)), Err(Trouble::Stalled));
    theirs.clear(serialport::ClearBuffer::All).unwrap();
    let expected = escpos(&slip(2), &profile());
    let reader = take(theirs, expected.len());
    assert_eq!(printer.print(&slip(2)), Ok(Printed::Sent));
    let (_theirs, taken) = reader.join().unwrap();
    assert!(taken == expected, "nothing of the slip before is left");
}

#[test]
fn an_unplugged_printer_is_not_connected() {
    let (theirs, _ours, path) = cable();
    let mut printer = printer(path);
    assert_eq!(printer.print(&slip(1)), Ok(Printed::Sent));
    drop(theirs);
    assert_eq!(printer.print(&slip(1)), Err(Trouble::NotConnected));
    assert_eq!(printer.print(&slip(1)), Err(Trouble::NotConnected), "and stays so");
}

#[test]
fn a_printer_unplugged_in_the_middle_is_not_connected() {
    let (theirs, _ours, path) = cable();
    let mut printer = printer(path);
    let reader = take(theirs, 2_000);
    let unplugged = std::thread::spawn(move || drop(reader.join().unwrap()));
    assert_eq!(printer.print(&slip(1500)), Err(Trouble::NotConnected));
    unplugged.join().unwrap();
}

#[test]
fn a_printer_plugged_in_again_is_found_by_its_link() {
    let folder = folder("replug");
    let link = folder.join("printer");
    let (theirs, ours, path) = cable();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut printer = printer(&link);
    assert_eq!(printer.print(&slip(1)), Ok(Printed::Sent));
    drop(theirs);
    assert_eq!(printer.print(&slip(1)), Err(Trouble::NotConnected));
    let (theirs, _ours_again, path) = cable();
    drop(ours);
    std::fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let expected = escpos(&slip(1), &profile());
    let reader = take(theirs, expected.len());
    assert_eq!(printer.print(&slip(1)), Ok(Printed::Sent));
    assert_eq!(reader.join().unwrap().1, expected);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_path_that_leads_nowhere_is_not_connected_and_a_file_is_refused() {
    assert_eq!(printer("/dev/serial/by-id/no-such-printer").print(&slip(1)), Err(Trouble::NotConnected));
    let folder = folder("refused");
    let file = folder.join("file");
    std::fs::write(&file, "").unwrap();
    assert_eq!(printer(&file).print(&slip(1)), Err(Trouble::Refused));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn two_cannot_hold_one_printer() {
    let (_theirs, _ours, path) = cable();
    let mut first = printer(&path);
    assert_eq!(first.print(&slip(1)), Ok(Printed::Sent));
    assert_eq!(printer(&path).print(&slip(1)), Err(Trouble::Busy));
    drop(first);
    assert_eq!(printer(&path).print(&slip(1)), Ok(Printed::Sent));
}

#[test]
fn a_file_grows_slip_by_slip() {
    let folder = folder("drawn");
    let path = folder.join("deep/er/slips.txt");
    let mut file = DrawnFile::new(&path, 32, noon);
    assert_eq!(file.print(&slip(1)), Ok(Printed::Drawn));
    assert_eq!(file.print(&slip(2)), Ok(Printed::Drawn));
    let one =
        |slip: &Slip| format!("{}\n2026-11-23 12:00:00\n{}\n", perforation(32), drawn(slip, 32).join("\n"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), one(&slip(1)) + &one(&slip(2)));
    let mut inside_a_file = DrawnFile::new(path.join("no"), 32, noon);
    assert_eq!(inside_a_file.print(&slip(1)), Err(Trouble::CannotWrite));
    let mut on_a_folder = DrawnFile::new(&folder, 32, noon);
    assert_eq!(on_a_folder.print(&slip(1)), Err(Trouble::CannotWrite));
    std::fs::remove_dir_all(folder).unwrap();
}

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("hall-printer-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
