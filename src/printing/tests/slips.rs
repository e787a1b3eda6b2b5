//! Slips on a line that is as it should be, but for one thing.
use super::noise::{a_slip, conversation};
use super::probe::next;
use crate::{
    paper::{PrinterFault, SlipOutcome},
    printing::Conversation,
};
use std::time::Duration;

/// What a printer that is well answers.
fn well(bytes: &[u8]) -> &'static [u8] {
    match bytes {
        [.., 0x10, 4, 1..=4] => &[0x12],
        [.., 0x1D, b'r', 1] => &[0],
        [0x1D, b'a', _] => &[0x10, 0, 0, 0],
        _ => &[],
    }
}

/// A printer of which everything is known, and the moment.
fn known() -> (Conversation, Duration) {
    let (mut conversation, mut now) = (conversation("generic-80"), Duration::ZERO);
    while conversation.traits().is_none() {
        let said = next(&mut conversation, &mut now);
        conversation.heard(well(&said), now);
        conversation.advance(now);
    }
    (conversation, now)
}

/// Prints a slip; says what became of it, when, and how often somebody looked after it.
fn printed(answer: impl Fn(&[u8]) -> Vec<u8>) -> (SlipOutcome, Duration, usize) {
    let (mut conversation, mut now) = known();
    let (begun, mut looks) = (now, 0);
    conversation.begin(a_slip(), 7, now);
    conversation.advance(now);
    loop {
        looks += 1;
        let said = next(&mut conversation, &mut now);
        conversation.heard(&answer(&said), now);
        conversation.advance(now);
        if conversation.is_ready() {
            conversation.go(now);
            conversation.advance(now);
        }
        if let Some(printed) = conversation.outcome() {
            return (printed, now.saturating_sub(begun), looks);
        }
    }
}

#[test]
fn the_byte_that_was_asked_for_confirms_and_a_byte_among_noise_does_not() {
    assert_eq!(printed(|said| well(said).to_vec()).0, SlipOutcome::Confirmed);
    for noise in [&[0xFF][..], &[0x80, 0x81], &[0x41]] {
        let noisy = |said: &[u8]| {
            if said.starts_with(b"A012") { noise.to_vec() } else { well(said).to_vec() }
        };
        assert_eq!(printed(noisy).0, SlipOutcome::Unsure(PrinterFault::Unconfirmed), "{noise:02X?}");
    }
}

#[test]
fn a_printer_that_takes_its_time_is_not_looked_at_all_the_time() {
    // It is well, and never says that it is done.
    let silent = |said: &[u8]| if said.contains(&b'r') { Vec::new() } else { well(said).to_vec() };
    let (printed, took, looks) = printed(silent);
    assert_eq!(printed, SlipOutcome::Unsure(PrinterFault::Unconfirmed));
    assert!(took > Duration::from_secs(5) && looks < 30 * 5, "looked at {looks} times in {took:?}");
}
