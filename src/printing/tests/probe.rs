//! What a printer is found to answer is not forgotten because it could not answer just then.
use super::noise::talk;
use crate::{paper::Trouble, printing::Talk};
use std::time::Duration;

/// Lets a conversation go on to its next word, which is heard at once; says which, and when.
pub(super) fn next(talk: &mut Talk, now: &mut Duration) -> Vec<u8> {
    if talk.to_write().is_empty() {
        *now = talk.due();
        talk.advance(*now);
    }
    let bytes = talk.to_write().to_vec();
    talk.wrote(bytes.len(), *now);
    bytes
}

#[test]
fn a_question_it_could_not_hear_is_asked_again_when_it_is_well() {
    let (mut talk, mut now) = (talk("generic-80"), Duration::ZERO);
    let (mut well, mut asked) = (true, 0);
    while talk.learned().is_none() && now < Duration::from_mins(1) {
        let bytes = next(&mut talk, &mut now);
        if bytes == [0x1D, b'r', 1] {
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
    }
    let learned = talk.learned().unwrap();
    assert!(learned.paper && learned.changes && asked == 2, "{learned:?}, asked {asked} times");
}

#[test]
fn a_question_nobody_knows_is_asked_once() {
    let (mut talk, mut now, mut asked) = (talk("generic-80"), Duration::ZERO, 0);
    while now < Duration::from_secs(30) {
        let bytes = next(&mut talk, &mut now);
        asked += usize::from(bytes == [0x1D, b'r', 1]);
        if let [0x10, 4, 1..=4] = bytes[..] {
            talk.heard(&[0x12], now);
            talk.advance(now);
        }
    }
    let learned = talk.learned().unwrap();
    assert_eq!((asked, learned.paper, learned.changes, learned.status), (1, false, false, true));
    assert_eq!(talk.health().trouble, None);
}

#[test]
fn a_wish_to_wait_that_never_ends_is_not_heeded_for_ever() {
    let (mut talk, mut now) = (talk("generic-80"), Duration::ZERO);
    // Noise on the line as it was opened.
    talk.heard(&[0x13], now);
    while talk.learned().is_none() {
        assert!(now < Duration::from_secs(30), "nothing is said any more");
        let bytes = next(&mut talk, &mut now);
        let answer: &[u8] = match bytes[..] {
            [0x10, 4, 1..=4] => &[0x12],
            [0x1D, b'r', 1] => &[0],
            _ => &[],
        };
        talk.heard(answer, now);
        talk.advance(now);
    }
    assert!(talk.learned().unwrap().paper);
}
