//! A scanner on a pseudo-terminal: good codes arrive, nothing else does, and it may be unplugged at any time.
use crate::support::journal;
use journal::{listen, said};
use service_hall::devices::{
    cable::Cable,
    printer::{Handshake, SerialLine},
    scanner::Scanner,
};
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
    heard: Receiver<String>,
    scanner: Option<Scanner>,
}

impl Counter {
    fn new(name: &str) -> Counter {
        let mut counter = Counter::unplugged(name);
        counter.cable.plug().unwrap();
        counter
    }

    fn unplugged(name: &str) -> Counter {
        let file = format!("scanner-{}-{name}", std::process::id());
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
        let (tell, heard) = channel();
        let line = SerialLine { path: path.clone(), baud: 9600, flow: Handshake::None };
        let scanner = Scanner::start(line, move |text| tell.send(text).is_ok()).unwrap();
        Counter { cable: Cable::new(path), heard, scanner: Some(scanner) }
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

    /// Holds a code before the scanner until it is heard, and says what was heard before it.
    fn shows(&mut self, code: &str) -> Vec<String> {
        let (mut before, begun) = (Vec::new(), Instant::now());
        while begun.elapsed() < JAM {
            self.says(format!("\r{code}\r").as_bytes());
            match self.heard.recv_timeout(Duration::from_millis(100)) {
                Ok(text) if text == code => return before,
                Ok(text) => before.push(text),
                Err(_) => {}
            }
        }
        panic!("{code} is not heard; {before:?} was");
    }
}

#[test]
fn a_code_is_heard_with_or_without_a_line_end() {
    let mut counter = Counter::new("code");
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
    // Long enough after the first to count, and then nothing but a pause.
    let begun = Instant::now();
    let heard = loop {
        counter.says(b"HTTPS://ZWFW.EXAMPLE/Y/YY01");
        if let Ok(text) = counter.heard.recv_timeout(Duration::from_millis(200)) {
            break text;
        }
        assert!(begun.elapsed() < JAM);
    };
    assert_eq!(heard, "HTTPS://ZWFW.EXAMPLE/Y/YY01");
}

#[test]
fn babble_is_dropped_and_mentioned_once_without_its_content() {
    listen();
    let mut counter = Counter::new("babble");
    counter.shows("AAAA1111");
    let all: Vec<u8> = (0..=255).collect();
    let secret = "身份证 430102199001011234\r".as_bytes();
    for _ in 0..20 {
        counter.says(&all);
        counter.says(b"\r");
        counter.says(secret);
        counter.says(b"\x1b[200~x\x03\r\x9b31m\r");
    }
    let before = counter.shows("12345674");
    assert_eq!(before, Vec::<String>::new());
    let name = counter.cable.link().display().to_string();
    assert_eq!(said(&format!("{name} says what is no code")), 1);
    assert_eq!(said("430102"), 0);
}

#[test]
fn a_flood_does_not_jam_it() {
    let mut counter = Counter::new("flood");
    counter.shows("AAAA1111");
    counter.says(&vec![b'A'; 10 * 1024]);
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
    let codes: Vec<String> = (0..1000).map(|n| format!("CODE{n:04}\r")).collect();
    counter.says(codes.concat().as_bytes());
    let before = counter.shows("87654325");
    assert!(before.len() < 100, "nobody can show a thousand codes: {}", before.len());
}

#[test]
fn half_a_code_of_one_plug_is_no_part_of_the_next() {
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
fn a_scanner_that_comes_later_is_found() {
    let mut counter = Counter::unplugged("later");
    assert!(counter.heard.try_recv().is_err());
    counter.cable.plug().unwrap();
    assert_eq!(counter.shows("12345674"), Vec::<String>::new());
}

#[test]
fn dropping_it_ends_its_thread() {
    let mut counter = Counter::new("ends");
    counter.scanner = None;
    assert!(counter.heard.recv_timeout(JAM).is_err(), "the thread let its end of the channel go");
}
