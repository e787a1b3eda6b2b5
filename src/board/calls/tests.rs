//! What is promised of the calls on a board, whatever comes in.
use super::*;
use chrono::NaiveDate;

const STEP: Duration = Duration::from_millis(25);

fn call(seq: u32, line: &str, number: u32, window: &str) -> Call {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let at = day.and_hms_opt(10, 0, 0).unwrap();
    Call { day, seq, line: line.into(), number, window: window.into(), at, again: false }
}

/// A board of some rows, the calls that are at windows, and how long each was in view.
struct TestBoard {
    calls: Calls,
    rows: usize,
    at: Duration,
    held: Vec<Call>,
    seen: Vec<(u32, Duration)>,
}

impl TestBoard {
    fn of(rows: usize) -> TestBoard {
        TestBoard { calls: Calls::default(), rows, at: Duration::ZERO, held: Vec::new(), seen: Vec::new() }
    }

    fn hear(&mut self, between: &[Call]) {
        self.calls.hear(&self.held, between, self.at, |_| Duration::ZERO);
    }

    fn wait(&mut self, time: Duration) {
        let until = self.at + time;
        while self.at < until {
            for seq in self.in_view() {
                match self.seen.iter_mut().find(|(seen, _)| *seen == seq) {
                    Some((_, seen)) => *seen += STEP,
                    None => self.seen.push((seq, STEP)),
                }
            }
            self.at += STEP;
            self.calls.pass(self.at, self.rows);
        }
    }

    fn in_view(&self) -> Vec<u32> {
        self.calls.in_view(self.rows).map(|shown| shown.call.seq).collect()
    }

    fn seen(&self, seq: u32) -> Duration {
        self.seen.iter().find(|(seen, _)| *seen == seq).map_or(Duration::ZERO, |(_, time)| *time)
    }
}

#[test]
fn the_newest_is_first_and_a_ticket_stands_there_once() {
    let mut wall = TestBoard::of(6);
    wall.held = vec![call(3, "A", 3, "A03"), call(2, "A", 2, "A02"), call(1, "A", 1, "A01")];
    wall.hear(&[]);
    assert_eq!(wall.in_view(), [3, 2, 1]);
    wall.held = vec![call(4, "A", 1, "A05"), call(3, "A", 3, "A03"), call(2, "A", 2, "A02")];
    wall.hear(&[call(4, "A", 1, "A05")]);
    assert_eq!(wall.in_view(), [4, 3, 2], "called again, it is the newest");
    assert_eq!(wall.calls.newest().unwrap().call.window, "A05");
    assert_eq!(wall.calls.count(), 4);
}

#[test]
fn calls_of_one_moment_are_all_seen_although_they_are_more_than_the_rows() {
    let mut wall = TestBoard::of(4);
    wall.held = (1..=30).rev().map(|n| call(n, "A", n, "A01")).collect();
    wall.hear(&[]);
    wall.wait(Duration::from_mins(1));
    for seq in 1..=30 {
        assert!(wall.seen(seq) >= Duration::from_secs(5), "{seq} was seen for {:?}", wall.seen(seq));
    }
}

#[test]
fn a_call_that_is_over_at_once_is_seen_all_the_same() {
    let mut wall = TestBoard::of(2);
    // Eight people are called and done between two words of the store.
    let between: Vec<Call> = (1..=8).map(|n| call(n, "B", n, "B01")).collect();
    wall.hear(&between);
    wall.wait(Duration::from_mins(2));
    assert!((1..=8).all(|seq| wall.seen(seq) >= LEAST), "{:?}", wall.seen);
    assert_eq!(wall.in_view(), [] as [u32; 0], "and what is over goes in the end");
}

#[test]
fn after_some_minutes_the_rows_rest_with_the_newest() {
    let mut wall = TestBoard::of(3);
    wall.held = (1..=20).rev().map(|n| call(n, "A", n, "A01")).collect();
    wall.hear(&[]);
    wall.wait(LATELY + TURN + LEAST * 8);
    let rests = wall.in_view();
    assert_eq!(rests, [20, 19, 18, 17]);
    wall.wait(Duration::from_mins(1));
    assert_eq!(wall.in_view(), rests);
}

#[test]
fn a_board_that_is_switched_on_does_not_page_through_the_morning() {
    let mut calls = Calls::default();
    let held: Vec<Call> = (1..=20).rev().map(|n| call(n, "A", n, "A01")).collect();
    let age = |call: &Call| Duration::from_secs(60 * u64::from(21 - call.seq));
    calls.hear(&held, &[], Duration::from_hours(2), age);
    assert_eq!(calls.rows(3).iter().map(|shown| shown.call.seq).collect::<Vec<_>>(), [19, 18, 17]);
    assert!(!calls.newest().unwrap().is_fresh(Duration::from_hours(2)), "nor does what is old flash");
}

/// A small generator of its own: the same sequences in every run.
struct TestRng(u64);

impl TestRng {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn whatever_comes_in_no_call_is_skipped() {
    for seed in 0..40 {
        let mut rng = TestRng(seed);
        let mut wall = TestBoard::of(1 + usize::try_from(rng.roll(6)).unwrap());
        let (mut seq, mut merged) = (0, Vec::new());
        for _ in 0..40 {
            let mut between = Vec::new();
            for _ in 0..rng.roll(6) {
                seq += 1;
                let again = rng.roll(4) == 0 && !wall.held.is_empty();
                let number = if again {
                    wall.held[usize::try_from(rng.roll(wall.held.len() as u64)).unwrap()].number
                } else {
                    seq
                };
                let new = call(seq, "A", number, "A01");
                merged.extend(
                    between.iter().chain(&wall.held).filter(|old| same(old, &new)).map(|old| old.seq),
                );
                wall.held.retain(|old| !same(old, &new));
                between.push(new.clone());
                wall.held.push(new);
            }
            while rng.roll(3) == 0 && !wall.held.is_empty() {
                let gone = usize::try_from(rng.roll(wall.held.len() as u64)).unwrap();
                wall.held.remove(gone);
            }
            wall.hear(&between);
            wall.wait(Duration::from_millis(25 + rng.roll(4000)));
        }
        wall.wait(Duration::from_mins(10));
        for seq in (1..=seq).filter(|seq| !merged.contains(seq)) {
            assert!(wall.seen(seq) >= LEAST, "seed {seed}: {seq} was seen for {:?}", wall.seen(seq));
        }
    }
}
