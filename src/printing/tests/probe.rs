//! What a printer is found to answer is not forgotten because it could not answer just then.
use super::noise::conversation;
use crate::{paper::PrinterFault, printing::Conversation};
use std::time::Duration;

/// Lets a conversation go on to its next word, which is heard at once; says which, and when.
pub(super) fn next(conversation: &mut Conversation, now: &mut Duration) -> Vec<u8> {
    if conversation.to_write().is_empty() {
        *now = conversation.due();
        conversation.advance(*now);
    }
    let bytes = conversation.to_write().to_vec();
    conversation.wrote(bytes.len(), *now);
    bytes
}

#[test]
fn a_question_it_could_not_hear_is_asked_again_when_it_is_well() {
    let (mut conversation, mut now) = (conversation("generic-80"), Duration::ZERO);
    let (mut well, mut asked) = (true, 0);
    while conversation.traits().is_none() && now < Duration::from_mins(1) {
        let bytes = next(&mut conversation, &mut now);
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
        conversation.heard(&answer, now);
        conversation.advance(now);
        if !well && conversation.health().trouble == Some(PrinterFault::PaperOut) {
            assert_eq!(conversation.traits(), None, "not all is known of it yet");
            well = now > Duration::from_secs(10);
        }
    }
    let traits = conversation.traits().unwrap();
    assert!(traits.paper && traits.changes && asked == 2, "{traits:?}, asked {asked} times");
}

#[test]
fn a_question_nobody_knows_is_asked_once() {
    let (mut conversation, mut now, mut asked) = (conversation("generic-80"), Duration::ZERO, 0);
    while now < Duration::from_secs(30) {
        let bytes = next(&mut conversation, &mut now);
        asked += usize::from(bytes == [0x1D, b'r', 1]);
        if let [0x10, 4, 1..=4] = bytes[..] {
            conversation.heard(&[0x12], now);
            conversation.advance(now);
        }
    }
    let traits = conversation.traits().unwrap();
    assert_eq!((asked, traits.paper, traits.changes, traits.status), (1, false, false, true));
    assert_eq!(conversation.health().trouble, None);
}

#[test]
fn a_wish_to_wait_that_never_ends_is_not_heeded_for_ever() {
    let (mut conversation, mut now) = (conversation("generic-80"), Duration::ZERO);
    // Noise on the line as it was opened.
    conversation.heard(&[0x13], now);
    while conversation.traits().is_none() {
        assert!(now < Duration::from_secs(30), "nothing is said any more");
        let bytes = next(&mut conversation, &mut now);
        let answer: &[u8] = match bytes[..] {
            [0x10, 4, 1..=4] => &[0x12],
            [0x1D, b'r', 1] => &[0],
            _ => &[],
        };
        conversation.heard(answer, now);
        conversation.advance(now);
    }
    assert!(conversation.traits().unwrap().paper);
}
