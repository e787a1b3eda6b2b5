//! A scanner may say anything: every frame has a fate, and nothing grows.
use super::*;
use fastrand::Rng;

/// Feeds bytes that are random, in pieces and at moments that are, too.
fn random_bytes(count: usize, seed: u64) -> (usize, usize) {
    let (mut rng, mut sorter, mut at) = (Rng::with_seed(seed), FrameSorter::default(), Duration::ZERO);
    let (mut fed, mut frames, mut counting) = (0, 0, 0);
    while fed < count {
        let bytes: Vec<u8> = (0..rng.usize(0..40)).map(|_| rng.u8(..)).collect();
        fed += bytes.len();
        at += Duration::from_millis(rng.u64(0..80));
        for (frame, fate) in sorter.hear(&bytes, at) {
            frames += 1;
            counting += usize::from(fate == FrameFate::Counts);
            assert!(frame.bytes.len() <= KEPT && frame.bytes.len() <= frame.length);
            assert!(frame.bytes.iter().all(|byte| !matches!(byte, b'\r' | b'\n')));
        }
    }
    at += Duration::from_secs(1);
    sorter.hear(b"", at);
    assert!(!sorter.is_open());
    let end = sorter.hear(b"12345674\r", at + Duration::from_secs(1));
    assert_eq!((end.len(), end[0].1), (1, FrameFate::Counts), "a good code is heard after all that");
    (frames, counting)
}

#[test]
fn r_s1_a_million_random_bytes_leave_the_scanner_listening() {
    let (frames, counting) = random_bytes(1_000_000, 11);
    assert!(frames > 20_000 && counting > 1_000, "{frames} frames, {counting} count");
}

#[test]
fn r_s10_thirty_times_a_second_is_one_code() {
    let mut sorter = FrameSorter::default();
    let fates: Vec<FrameFate> = (0..900)
        .flat_map(|scan| sorter.hear(b"12345674\r", Duration::from_millis(scan * 33)))
        .map(|(_, fate)| fate)
        .collect();
    assert_eq!(fates.iter().filter(|fate| **fate == FrameFate::Counts).count(), 1);
    assert_eq!(fates.len(), 900);
}
