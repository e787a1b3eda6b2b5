//! The virtual printer on its cable: what a program at the other end sees.
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use serialport::{FlowControl, SerialPort, TTYPort};
use service_hall::devices::printer_host::{PrinterHost, PumpEvent, VirtualPrinterSetup};
use service_hall::virtual_printer::{BoxLetters, PrinterModel, SimulatedFault};
use std::io::{ErrorKind, Read, Write};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(20);

struct Desk {
    printer: PrinterHost,
    news: Receiver<PumpEvent>,
    link: PathBuf,
}

impl Desk {
    fn with(name: &str, make: PrinterModel) -> Desk {
        let link = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let (tell, news) = channel();
        let setup = VirtualPrinterSetup { make, link: link.clone(), face: Box::new(BoxLetters) };
        let printer = PrinterHost::start(setup, move |happening| {
            let _nobody_waits = tell.send(happening);
        });
        Desk { printer: printer.unwrap(), news, link }
    }

    fn open(&self, flow: FlowControl) -> TTYPort {
        let path = self.link.canonicalize().unwrap();
        let builder = serialport::new(path.to_string_lossy(), 115_200).flow_control(flow);
        builder.timeout(JAM).open_native().unwrap()
    }

    fn waits_for(&self, wanted: impl Fn(&PumpEvent) -> bool) -> PumpEvent {
        loop {
            let happening = self.news.recv_timeout(JAM).expect("nothing happens any more");
            if wanted(&happening) {
                return happening;
            }
        }
    }
}

fn quick() -> PrinterModel {
    PrinterModel { dots_per_second: 100_000, baud: 1_000_000, ..PrinterModel::named("epson-t82").unwrap() }
}

fn ask(port: &mut TTYPort, question: &[u8], length: usize) -> Vec<u8> {
    port.write_all(question).unwrap();
    let mut answer = vec![0; length];
    port.read_exact(&mut answer).unwrap();
    answer
}

#[test]
fn a_question_is_answered_and_a_page_printed() {
    let desk = Desk::with("page", quick());
    let mut port = desk.open(FlowControl::None);
    assert_eq!(ask(&mut port, b"\x10\x04\x01", 1), [0x16]);
    assert_eq!(ask(&mut port, b"one\n\x1DVB\x00\x1D(H\x06\x0000A001", 7), b"7\x22A001\0");
    let PumpEvent::Piece(piece) = desk.waits_for(|news| matches!(news, PumpEvent::Piece(_))) else {
        panic!()
    };
    assert!(piece.cut && piece.text == ["one"]);
}

#[test]
fn every_byte_arrives_as_it_was_sent() {
    let desk = Desk::with("bytes", PrinterModel { buffer: 1 << 16, ..quick() });
    let mut port = desk.open(FlowControl::Hardware);
    let all: Vec<u8> = (0..72).flat_map(|_| 0..=255).collect();
    port.write_all(&[&b"\x1Dv0\x00\x48\x00\x00\x01"[..], &all].concat()).unwrap();
    let mut said = Vec::new();
    port.write_all(b"\x1D(H\x06\x0000A001").unwrap();
    while !said.ends_with(b"7\x22A001\0") {
        let mut piece = [0; 64];
        let count = port.read(&mut piece).unwrap();
        said.extend(&piece[..count]);
    }
    let rows = &desk.printer.unfinished().dots[100..356];
    assert!(rows.iter().flat_map(|row| row.packed(72)).eq(all));
}

#[test]
fn a_line_has_its_speed() {
    let desk = Desk::with("speed", PrinterModel { baud: 9600, ..quick() });
    let mut port = desk.open(FlowControl::None);
    let begun = Instant::now();
    port.write_all(&[0; 288]).unwrap();
    ask(&mut port, b"\x10\x04\x01", 1);
    // 288 bytes of ten bits are 0.3 s at 9600 bits a second.
    assert!(begun.elapsed() >= Duration::from_millis(280), "{:?}", begun.elapsed());
}

#[test]
fn who_heeds_the_wire_is_stopped_and_loses_nothing() {
    let desk = Desk::with(
        "wire",
        PrinterModel { busy: service_hall::virtual_printer::BusyPolicy::FullOnly, ..quick() },
    );
    desk.printer.set(SimulatedFault::CoverOpen, true);
    let mut port = desk.open(FlowControl::Hardware);
    port.set_timeout(Duration::from_millis(1)).unwrap();
    // O_NONBLOCK as our own driver has it, or this write would never come back.
    fcntl(port.as_raw_fd(), FcntlArg::F_SETFL(OFlag::O_NONBLOCK)).unwrap();
    let mut sent = 0;
    let begun = Instant::now();
    while begun.elapsed() < JAM {
        match port.write(&[b'A'; 512]) {
            Ok(count) => sent += count,
            Err(error) if error.kind() == ErrorKind::TimedOut && desk.printer.state().busy => break,
            Err(error) => assert_eq!(error.kind(), ErrorKind::TimedOut),
        }
    }
    let state = desk.printer.state();
    assert!(state.busy && state.discarded == 0 && sent > 4096, "{sent} sent, {state:?}");
    desk.printer.set(SimulatedFault::CoverOpen, false);
    while desk.printer.state().heard < sent as u64 {
        assert!(begun.elapsed() < JAM);
        let _nothing_else_to_do = desk.news.recv_timeout(Duration::from_millis(5));
    }
    assert_eq!(desk.printer.state().discarded, 0);
}

#[test]
fn a_pulled_cable_hangs_up_and_a_new_one_is_found_by_the_same_link() {
    let desk = Desk::with("cable", quick());
    let mut port = desk.open(FlowControl::None);
    desk.printer.unplug();
    assert!(!desk.link.exists() && desk.link.symlink_metadata().is_err());
    let gone = port.read(&mut [0; 8]).unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::BrokenPipe);
    drop(port);
    desk.printer.plug().unwrap();
    let mut port = desk.open(FlowControl::None);
    assert_eq!(ask(&mut port, b"\x10\x04\x04", 1), [0x12]);
}

#[test]
fn the_cable_is_pulled_at_a_byte() {
    let desk = Desk::with("byte", quick());
    desk.printer.unplug_after(10);
    let mut port = desk.open(FlowControl::None);
    port.write_all(&[0; 30]).unwrap();
    desk.waits_for(|news| *news == PumpEvent::Unplugged);
    assert_eq!(desk.printer.state().heard, 10);
    assert!(port.read(&mut [0; 8]).is_err());
}

#[test]
fn one_program_after_another_may_use_the_line() {
    let desk = Desk::with("after", quick());
    for _ in 0..3 {
        let mut port = desk.open(FlowControl::None);
        assert_eq!(ask(&mut port, b"\x10\x04\x01", 1), [0x16]);
    }
}

#[test]
fn the_end_of_the_roll_is_told_and_nothing_lies_in_the_link_s_place() {
    let desk = Desk::with("roll", quick());
    desk.printer.roll(Some(50));
    let mut port = desk.open(FlowControl::None);
    port.write_all(b"one\ntwo\nthree\n").unwrap();
    desk.waits_for(|news| *news == PumpEvent::PaperOut);
    assert_eq!(ask(&mut port, b"\x10\x04\x04", 1), [0x7E]);
    let link = desk.link.clone();
    drop(desk);
    assert!(link.symlink_metadata().is_err());
}

#[test]
fn what_is_no_link_is_left_alone() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("no-link-{}", std::process::id()));
    std::fs::write(&path, "precious").unwrap();
    let setup = VirtualPrinterSetup { make: quick(), link: path.clone(), face: Box::new(BoxLetters) };
    assert!(PrinterHost::start(setup, |_| {}).is_err());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
    std::fs::remove_file(path).unwrap();
}
