//! How often what is scanned counts: a code held in view once, and nothing faster than people are.
use std::time::Duration;

/// The same code counts again once it was out of view for so long.
const OUT_OF_VIEW: Duration = Duration::from_secs(3);
/// The least time between two codes that count.
const APART: Duration = Duration::from_millis(500);

/// What counted last.
#[derive(Debug, Default)]
pub(super) struct Debounce {
    last: Option<LastScan>,
}

#[derive(Debug)]
struct LastScan {
    code: Vec<u8>,
    /// When it counted.
    told: Duration,
    /// When it was last in view.
    seen: Duration,
}

impl Debounce {
    /// Says whether a code that was read at a moment counts.
    pub fn lets(&mut self, code: &[u8], at: Duration) -> bool {
        if let Some(last) = &mut self.last {
            let is_same = last.code == code;
            let since = at.saturating_sub(if is_same { last.seen } else { last.told });
            if is_same {
                last.seen = at;
            }
            if since < if is_same { OUT_OF_VIEW } else { APART } {
                return false;
            }
        }
        self.last = Some(LastScan { code: code.to_owned(), told: at, seen: at });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(said: &[(u64, &str)]) -> Vec<u64> {
        let mut debounce = Debounce::default();
        let lets =
            said.iter().filter(|(at, text)| debounce.lets(text.as_bytes(), Duration::from_millis(*at)));
        lets.map(|(at, _)| *at).collect()
    }

    #[test]
    fn r_s10_a_code_held_in_view_counts_once() {
        let held: Vec<(u64, &str)> = (0..300).map(|n| (n * 33, "12345674")).collect();
        assert_eq!(counted(&held), [0], "ten seconds, thirty times a second");
        let away = [(0, "A"), (2999, "A"), (5998, "A"), (8998, "A")];
        assert_eq!(counted(&away), [0, 8998], "out of view for three seconds");
    }

    #[test]
    fn another_code_counts_half_a_second_later() {
        assert_eq!(counted(&[(0, "A"), (499, "B"), (500, "C"), (999, "A"), (1000, "A")]), [0, 500, 1000]);
        let flood: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
        let flood: Vec<(u64, &str)> =
            flood.iter().enumerate().map(|(at, n)| (at as u64, n.as_str())).collect();
        assert_eq!(counted(&flood), [0, 500], "a thousand codes in a second");
    }
}
