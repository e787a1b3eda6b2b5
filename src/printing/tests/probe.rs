//! What a printer is found to answer is not forgotten because it could not answer just then.
use super::noise::{answers_of, talk};
use crate::paper::{Knows, Trouble};
use std::time::Duration;

#[test]
fn a_question_it_could_not_hear_is_asked_again_when_it_is_well() {
    let mut talk = talk("generic-80");
    assert_eq!(answers_of("generic-80").paper, Knows::Ask);
    let (mut well, mut asked, mut now) = (true, 0, Duration::ZERO);
    let mut known_at = None;
    while known_at.is_none() && now < Duration::from_secs(60) {
        now = talk.due().max(now);
        talk.advance(now);
        let bytes = talk.to_write().to_vec();
        talk.wrote(bytes.len(), now);
        if bytes.ends_with(&[0x1D, b'r', 1]) {
            // The paper runs out as it is asked: an offline printer does not execute the question.
            (asked, well) = (asked + 1, asked > 0);
        }
        let status = if well { [0x12, 0x12, 0x12, 0x12] } else { [0x1A, 0x32, 0x12, 0x7E] };
        let answer = match bytes[..] {
            [0x10, 4, n @ 1..=4] => vec![status[usize::from(n) - 1]],
            [0x1D, b'r', 1] if well => vec![0],
            [0x1D, b'a', _] if well => vec![0x10, 0, 0, 0],
            _ => Vec::new(),
        };
        talk.heard(&answer, now);
        talk.advance(now);
        if !well && talk.health().trouble == Some(Trouble::PaperOut) {
            assert_eq!(talk.learned(), None, "not all is known of it yet");
            well = now > Duration::from_secs(10);
        }
        known_at = talk.learned().map(|_| now);
    }
    let learned = talk.learned().unwrap();
    assert!(learned.paper && learned.changes && asked == 2, "{learned:?}, asked {asked} times");
}

#[test]
fn a_question_nobody_knows_is_asked_once() {
    let mut talk = talk("generic-80");
    let (mut asked, mut now) = (0, Duration::ZERO);
    while now < Duration::from_secs(30) {
        now = talk.due().max(now);
        talk.advance(now);
        let bytes = talk.to_write().to_vec();
        talk.wrote(bytes.len(), now);
        asked += usize::from(bytes == [0x1D, b'r', 1]);
        if let [0x10, 4, 1..=4] = bytes[..] {
            talk.heard(&[0x12], now);
        }
    }
    let learned = talk.learned().unwrap();
    assert_eq!((asked, learned.paper, learned.changes, learned.status), (1, false, false, true));
}
