//! Any bytes from a scanner at any moments: every frame has a fate, and a text is one of ours in its best form or nothing.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use service_hall::devices::scanner::{FrameSorter, KEPT, ScannerSetup};
use service_hall::hall::cases::CaseRules;
use service_hall::hall::receipts::{LENGTH, Receipt, ScannedCode};
use service_hall::hall::scanning::{LONGEST, ScanFacts, escaped, flaws, unescaped, unwrapped};
use service_hall::hall::{Hall, Setup};
use std::sync::LazyLock;
use std::time::Duration;

static HALL: LazyLock<Hall> = LazyLock::new(|| {
    let cases = CaseRules { receipt_link: "HTTPS://ZWFW.EXAMPLE/R/".into(), ..CaseRules::default() };
    Hall::new(Setup { ticket_link: "HTTPS://ZWFW.EXAMPLE/T/".into(), cases, ..Setup::default() })
});

/// Bytes, and the pause before them in milliseconds.
#[derive(Arbitrary, Debug)]
struct Said {
    pause: u8,
    bytes: Vec<u8>,
}

/// What a text is taken for is written as the hall writes it, and reads as the same again.
fn look(text: &str) {
    assert!((1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
    match ScannedCode::read(text, &HALL) {
        ScannedCode::Unknown => {}
        ScannedCode::Appointment(code) => {
            assert!((4..=32).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        }
        ScannedCode::Ticket(code) => {
            assert!(matches!(code.len(), 26 | LENGTH));
            assert_eq!(ScannedCode::read(&code, &HALL), ScannedCode::Ticket(code.clone()));
        }
        ScannedCode::Case(receipt) | ScannedCode::Application(receipt) => {
            assert_eq!(Receipt::read(&receipt.to_string()), Some(receipt));
        }
    }
}

fuzz_target!(|input: (Vec<Vec<u8>>, Vec<Said>)| {
    let (strings, said) = input;
    let mut sorter = FrameSorter::new(ScannerSetup { strings, ..ScannerSetup::default() });
    let mut now = Duration::ZERO;
    let end = Said { pause: 255, bytes: Vec::new() };
    for Said { pause, bytes } in said.into_iter().chain([end]) {
        now += Duration::from_millis(pause.into());
        for (frame, _fate) in sorter.hear(&bytes, now) {
            assert!(frame.bytes.len() <= KEPT && frame.bytes.len() <= frame.length);
            assert_eq!(unescaped(&escaped(&frame.bytes)).as_ref(), Ok(&frame.bytes));
            let facts = ScanFacts {
                bytes: &frame.bytes,
                suffix: frame.suffix,
                pause: frame.pause,
                since: frame.since,
            };
            let _named = flaws(&facts);
            if let Ok(text) = unwrapped(&frame.bytes).text {
                look(&text);
            }
        }
    }
    assert!(!sorter.is_open());
});
