//! What is too short to be a code: a knock on the cable now and then, or a scanner that says nothing else.
use std::{collections::VecDeque, time::Duration};

/// The fewest bytes of a code, control bytes not counted.
const LEAST: usize = 4;
/// So much noise within this time is somebody's code that cannot be read.
const SO_MUCH: usize = 5;
const WITHIN: Duration = Duration::from_secs(10);

/// When there was noise lately.
#[derive(Debug, Default)]
pub(super) struct NoiseCount(VecDeque<Duration>);

impl NoiseCount {
    /// Says whether bytes are noise that nobody needs to hear of. The fifth within ten seconds is none: somebody stands there
    /// with a code, and must be told that it cannot be read.
    pub fn is_noise(&mut self, bytes: &[u8], at: Duration) -> bool {
        if bytes.iter().filter(|byte| !byte.is_ascii_control()).count() >= LEAST {
            return false;
        }
        self.0.retain(|then| at.saturating_sub(*then) < WITHIN);
        self.0.push_back(at);
        if self.0.len() < SO_MUCH {
            return true;
        }
        self.0.clear();
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(said: &[(u64, &[u8])]) -> Vec<bool> {
        let mut count = NoiseCount::default();
        said.iter().map(|(at, bytes)| count.is_noise(bytes, Duration::from_secs(*at))).collect()
    }

    #[test]
    fn r_s1_the_fifth_noise_in_ten_seconds_is_told() {
        let knocks: Vec<(u64, &[u8])> = (0..10).map(|at| (at, b"\xff" as &[u8])).collect();
        assert_eq!(noise(&knocks), [true, true, true, true, false, true, true, true, true, false]);
        let seldom: Vec<(u64, &[u8])> = (0..50).map(|at| (at * 3, b"\0\xfe" as &[u8])).collect();
        assert!(noise(&seldom).into_iter().all(|is_noise| is_noise), "every three seconds");
        assert_eq!(
            noise(&[(0, b"12345674"), (0, b"\x02ABCD\x03"), (0, b"\x02ABC\x03")]),
            [false, false, true]
        );
    }
}
