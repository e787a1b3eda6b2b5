//! The one queue of announcements of the hall: nothing dropped, nothing over another, recalls merged.
use crate::hall::queue::Call;
use std::collections::VecDeque;

/// A call that is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Announcement {
    call: Call,
    /// The lowest place of the calls it stands for.
    first: u32,
}

/// Calls that came in and were not yet said, in the order in which they are said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnouncementQueue {
    waiting: VecDeque<Announcement>,
    saying: Option<Announcement>,
    heard: u32,
}

impl AnnouncementQueue {
    /// A queue of the calls after a place: what was said before is not said again.
    pub fn after(seq: u32) -> AnnouncementQueue {
        AnnouncementQueue { heard: seq, ..AnnouncementQueue::default() }
    }

    /// Takes in a call; one that was taken in before is no news. A ticket that waits to be said keeps its place and is said
    /// once, with the window it was called to last.
    pub fn hear(&mut self, call: Call) {
        if call.seq <= self.heard {
            return;
        }
        self.heard = call.seq;
        let same = |waiting: &&mut Announcement| {
            (&waiting.call.line, waiting.call.number) == (&call.line, call.number)
        };
        match self.waiting.iter_mut().find(same) {
            Some(waiting) => waiting.call = call,
            None => self.waiting.push_back(Announcement { first: call.seq, call }),
        }
    }

    /// Passes over a call without saying it: it was over before anybody could say it.
    pub fn pass_over(&mut self, call: &Call) {
        self.heard = self.heard.max(call.seq);
    }

    /// The call to be said now; nothing while another is being said, or where there is none.
    pub fn begin(&mut self) -> Option<&Call> {
        if self.saying.is_some() {
            return None;
        }
        self.saying = self.waiting.pop_front();
        self.saying.as_ref().map(|saying| &saying.call)
    }

    /// Whatever was being said is said.
    pub fn done(&mut self) {
        self.saying = None;
    }

    /// How far calls were taken in.
    pub fn heard(&self) -> u32 {
        self.heard
    }

    /// How far everything was said: what a queue begins after that is to drop nothing.
    pub fn said(&self) -> u32 {
        let open = self.saying.iter().chain(&self.waiting).map(|open| open.first).min();
        open.map_or(self.heard, |first| first - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn call(seq: u32, number: u32, window: u32) -> Call {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let at = day.and_hms_opt(10, 0, 0).unwrap();
        Call { day, seq, line: "A".into(), number, window: format!("A{window:02}").into(), at, again: false }
    }

    #[test]
    fn calls_are_said_one_after_the_other() {
        let mut queue = AnnouncementQueue::after(0);
        queue.hear(call(1, 1, 1));
        queue.hear(call(2, 2, 2));
        assert_eq!(queue.begin().map(|call| call.seq), Some(1));
        assert_eq!(queue.begin(), None, "nothing over another");
        queue.done();
        assert_eq!(queue.begin().map(|call| call.seq), Some(2));
        queue.done();
        assert_eq!(queue.begin(), None);
        assert_eq!(queue.said(), 2);
    }

    #[test]
    fn a_recall_merges_with_a_call_that_still_waits() {
        let mut queue = AnnouncementQueue::after(0);
        queue.hear(call(1, 1, 1));
        queue.hear(call(2, 2, 2));
        queue.hear(call(3, 3, 3));
        queue.hear(call(4, 2, 9));
        assert_eq!(queue.begin().map(|call| call.number), Some(1));
        queue.done();
        let said = queue.begin().cloned().unwrap();
        assert_eq!((said.number, &*said.window), (2, "A09"), "at its old place, with its newest window");
        assert_eq!(queue.said(), 1, "a queue that began anew would say it again rather than drop the third");
        queue.hear(call(5, 2, 9));
        queue.done();
        assert_eq!(queue.begin().map(|call| call.number), Some(3));
        queue.done();
        assert_eq!(
            queue.begin().map(|call| call.seq),
            Some(5),
            "called again after it was said, it is said again"
        );
    }

    #[test]
    fn a_queue_that_begins_anew_repeats_nothing_that_was_said() {
        let mut queue = AnnouncementQueue::after(7);
        (1..=9).for_each(|seq| queue.hear(call(seq, seq, 1)));
        assert_eq!(queue.begin().map(|call| call.seq), Some(8));
    }

    /// A small generator of its own: the same sequences in every run.
    struct TestRng(u64);

    impl TestRng {
        fn roll(&mut self, sides: u32) -> u32 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from((self.0 >> 33) % u64::from(sides)).unwrap()
        }
    }

    #[test]
    fn whatever_comes_in_between_everything_is_said_once_and_in_order() {
        for seed in 0..500 {
            let mut rng = TestRng(seed);
            let (mut queue, mut seq, mut calls, mut said) =
                (AnnouncementQueue::after(0), 0, Vec::new(), Vec::new());
            let mut busy = false;
            for _ in 0..200 {
                match rng.roll(3) {
                    0 | 1 if seq < 90 => {
                        seq += 1;
                        let new = call(seq, 1 + rng.roll(12), rng.roll(9));
                        calls.push(new.clone());
                        queue.hear(new.clone());
                        // Told twice, it is taken in once.
                        queue.hear(new);
                    }
                    _ if busy => {
                        assert_eq!(queue.begin(), None);
                        queue.done();
                        busy = false;
                    }
                    _ => {
                        let next = queue.begin().cloned();
                        busy = next.is_some();
                        said.extend(next.map(|call| (call, seq)));
                    }
                }
            }
            queue.done();
            while let Some(next) = queue.begin().cloned() {
                said.push((next, seq));
                queue.done();
            }
            check(&calls, &said, seed);
            assert_eq!(queue.said(), seq);
        }
    }

    /// Every call was said by itself or together with a later one of its ticket; tickets in the order in which they came.
    fn check(calls: &[Call], said: &[(Call, u32)], seed: u64) {
        let mut covered = Vec::new();
        let mut firsts = Vec::new();
        for (spoken, heard) in said {
            let of = |call: &&Call| call.number == spoken.number && call.seq <= spoken.seq;
            let stands: Vec<u32> =
                calls.iter().filter(of).map(|call| call.seq).filter(|seq| !covered.contains(seq)).collect();
            assert!(stands.contains(&spoken.seq), "seed {seed}: {spoken:?} is said twice");
            assert_eq!(spoken, &calls[spoken.seq as usize - 1], "the words are those of its own call");
            let newer = calls
                .iter()
                .any(|call| call.number == spoken.number && call.seq > spoken.seq && call.seq <= *heard);
            assert!(!newer, "seed {seed}: {spoken:?} is said with an old window");
            firsts.push(stands[0]);
            covered.extend(stands);
        }
        covered.sort_unstable();
        assert_eq!(covered, calls.iter().map(|call| call.seq).collect::<Vec<_>>(), "seed {seed}: dropped");
        assert!(firsts.is_sorted(), "seed {seed}: {firsts:?}");
    }
}
