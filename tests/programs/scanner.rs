//! A scanner on a pseudo-terminal: good codes arrive, whatever else it says is answered or dropped, it is told its settings,
//! and it may be unplugged at any time.
use crate::support::journal;
use journal::{listen, said};
use service_hall::app::message::Event;
use service_hall::devices::{
    cable::Cable,
    printer::{Handshake, SerialLine},
    scanner::{Scanner, ScannerSetup},
};
use service_hall::workers::scanner::listen_to_scanner;
use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(30);

/// A scanner's cable, and the program that listens to it.
struct Counter {
    cable: Cable,
    heard: Receiver<Event>,
    scanner: Option<Scanner>,
    /// What the scanner was told.
    told: Vec<u8>,
}

impl Counter {
    fn new(name: &str) -> Counter {
        let mut counter = Counter::unplugged(name, ScannerSetup::default());
        counter.cable.plug().unwrap();
        counter
    }

    fn unplugged(name: &str, setup: ScannerSetup) -> Counter {
        let file = format!("scanner-{}-{name}", std::process::id());
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
        let (tell, heard) = channel();
        let line = SerialLine { path: path.clone(), baud: 9600, flow: Handshake::None };
        let scanner = listen_to_scanner(line, setup, tell).unwrap();
        Counter { cable: Cable::new(path), heard, scanner: Some(scanner), told: Vec::new() }
    }

    /// Says bytes, all of them, however slowly the other end reads.
    fn says(&mut self, bytes: &[u8]) {
        let (mut rest, begun) = (bytes, Instant::now());
        while !rest.is_empty() {
            let taken = self.cable.write(rest);
            rest = &rest[taken..];
            assert!(begun.elapsed() < JAM, "{} bytes are left", rest.len());
            std::thread::yield_now();
        }
    }

    /// What the kiosk hears within a while, if it hears anything.
    fn hears(&self, limit: Duration) -> Option<String> {
        match self.heard.recv_timeout(limit) {
            Ok(Event::Scanned(text)) => Some(text),
            Ok(_) => panic!("a scanner only scans"),
            Err(_) => None,
        }
    }

    /// Holds a code before the scanner until it is heard, and says what was heard before it.
    fn shows(&mut self, code: &str) -> Vec<String> {
        self.shows_bytes(format!("\r{code}\r").as_bytes(), code)
    }

    /// The same with bytes that are heard as a text.
    fn shows_bytes(&mut self, bytes: &[u8], text: &str) -> Vec<String> {
        let (mut before, begun) = (Vec::new(), Instant::now());
        while begun.elapsed() < JAM {
            self.says(bytes);
            match self.hears(Duration::from_millis(100)) {
                Some(heard) if heard == text => return before,
                Some(heard) => before.push(heard),
                None => {}
            }
        }
        panic!("{text} is not heard; {before:?} was");
    }

    /// Waits until the scanner was told something, and answers it.
    fn is_told(&mut self, string: &[u8], answer: &[u8]) {
        let begun = Instant::now();
        while !self.told.ends_with(string) {
            let mut place = [0; 256];
            let count = self.cable.read(&mut place);
            self.told.extend_from_slice(&place[..count]);
            assert!(begun.elapsed() < JAM, "{string:?} is not told, {:?} is", self.told);
            std::thread::yield_now();
        }
        self.says(answer);
    }
}

#[test]
fn a_code_is_heard_with_or_without_a_line_end() {
    let mut counter = Counter::new("code");
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
    // Long enough after the first to count, and then nothing but a pause.
    let link = "HTTPS://ZWFW.EXAMPLE/Y/YY01";
    assert_eq!(counter.shows_bytes(link.as_bytes(), link), Vec::<String>::new());
}

#[test]
fn t_d3_what_is_around_a_code_is_taken_off() {
    let mut counter = Counter::new("wrapped");
    for (place, (before, behind)) in [
        ("\t", "\t\r"),
        ("\x02", "\x03"),
        ("\0", "\0\r"),
        ("\u{feff}", "\r"),
        ("\\000026", "\r"),
        ("]Q1", "\r\n"),
    ]
    .into_iter()
    .enumerate()
    {
        let code = format!("YY000{place}");
        let bytes = format!("{before}{code}{behind}");
        assert_eq!(counter.shows_bytes(bytes.as_bytes(), &code), Vec::<String>::new(), "{bytes:?}");
    }
    let even = |text: &str| {
        let even = |byte: u8| if byte.count_ones().is_multiple_of(2) { byte } else { byte | 0x80 };
        text.bytes().map(even).collect::<Vec<u8>>()
    };
    counter.shows_bytes(&even("HTTPS://ZWFW.EXAMPLE/Y/YY01\r"), "HTTPS://ZWFW.EXAMPLE/Y/YY01");
}

#[test]
fn r_s1_s3_s4_t_d3_what_is_no_code_is_answered_as_one_that_cannot_be_read() {
    listen();
    let mut counter = Counter::new("babble");
    counter.shows("AAAA1111");
    let long = vec![b'A'; 2953];
    let bytes: Vec<u8> = (0..=255).filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    let spoken: [&[u8]; 5] = [
        "身份证 430102199001011234\r".as_bytes(),
        b"\xc9\xed\xb7\xdd\xd6\xa4 430102199001011234\r",
        b"AB\x1b[200~x\x03CD\r",
        &[&long, b"\r" as &[u8]].concat(),
        &[&bytes, b"\r" as &[u8]].concat(),
    ];
    for bytes in spoken {
        counter.shows_bytes(bytes, "");
    }
    counter.shows("12345674");
    let name = counter.cable.link().display().to_string();
    assert_eq!(said(&format!("{name} says what is no code")), 1);
    assert_eq!(said("430102"), 0);
}

#[test]
fn r_s1_a_knock_on_the_cable_is_nobody_s_code() {
    let mut counter = Counter::new("knock");
    counter.shows("AAAA1111");
    counter.says(b"\xff\r\0\r");
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
}

#[test]
fn r_s2_s10_a_flood_does_not_jam_it() {
    let mut counter = Counter::new("flood");
    counter.shows("AAAA1111");
    counter.says(&vec![b'A'; 1 << 20]);
    let before = counter.shows("12345674");
    assert!(
        before.len() <= 1 && before.iter().all(String::is_empty),
        "at most one that cannot be read: {before:?}"
    );
    let codes: Vec<String> = (0..1000).map(|n| format!("CODE{n:04}\r")).collect();
    counter.says(codes.concat().as_bytes());
    let before = counter.shows("87654325");
    assert!(before.len() < 100, "nobody can show a thousand codes: {}", before.len());
}

#[test]
fn r_s12_half_a_code_of_one_plug_is_no_part_of_the_next() {
    let mut counter = Counter::new("unplugged");
    counter.shows("AAAA1111");
    for code in ["BBBB2222", "CCCC3333"] {
        counter.says(&code.as_bytes()[..4]);
        counter.cable.unplug();
        counter.cable.plug().unwrap();
        let before = counter.shows(code);
        assert!(before.iter().all(|text| text == &code[..4]), "{before:?}");
    }
}

#[test]
fn r_s12_a_scanner_that_comes_later_is_found() {
    let mut counter = Counter::unplugged("later", ScannerSetup::default());
    assert!(counter.heard.try_recv().is_err());
    counter.cable.plug().unwrap();
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
}

fn setup() -> ScannerSetup {
    ScannerSetup {
        strings: vec![b"\x16M\rALLENA0!".to_vec(), b"\x16M\rQRCENA1!".to_vec()],
        good: b"\x06".to_vec(),
        bad: vec![b"\x15".to_vec()],
        wait: Duration::from_millis(500),
    }
}

#[test]
fn r_s14_a_scanner_is_told_its_settings_each_time_it_is_plugged_in() {
    let setup = setup();
    let mut counter = Counter::unplugged("setup", setup.clone());
    for code in ["AAAA1111", "BBBB2222"] {
        counter.cable.plug().unwrap();
        counter.is_told(&setup.strings[0], b"ALLENA0\x06!");
        counter.is_told(&setup.strings[1], b"QRCENA1\x06!");
        assert_eq!(counter.shows(code), Vec::<String>::new(), "an answer is no code");
        counter.cable.unplug();
        counter.told.clear();
    }
}

#[test]
fn r_s14_a_scanner_that_refuses_or_says_nothing_is_listened_to_all_the_same() {
    listen();
    let setup = ScannerSetup { wait: Duration::from_millis(50), ..setup() };
    let mut counter = Counter::unplugged("deaf", setup.clone());
    counter.cable.plug().unwrap();
    counter.is_told(&setup.strings[0], b"ALLENA0\x15!");
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
    let name = counter.cable.link().display().to_string();
    assert_eq!(said(&format!("{name} has taken 0 of 2 settings")), 1);
}

#[test]
fn r_s13_late_answers_and_doubled_codes_are_skipped() {
    let mut counter = Counter::unplugged("late", ScannerSetup { wait: Duration::from_millis(20), ..setup() });
    counter.cable.plug().unwrap();
    counter.shows("AAAA1111");
    counter.says(b"\x06\rQRCENA1\x06!\r\x15\r");
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
    counter.says(b"12345674\r12345674\r");
    assert_eq!(counter.shows("87654325"), Vec::<String>::new(), "the same code twice counts once");
}

#[test]
fn r_s17_dropping_it_ends_its_thread() {
    let mut counter = Counter::new("ends");
    counter.scanner = None;
    assert!(counter.heard.recv_timeout(JAM).is_err(), "the thread let its end of the channel go");
}
