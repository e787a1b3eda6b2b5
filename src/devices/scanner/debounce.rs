//! How often what is scanned counts: a code held in view once, and nothing faster than people are.
use std::time::Duration;

/// The same code counts again once it was out of view for so long.
const OUT_OF_VIEW: Duration = Duration::from_secs(3);
/// The least time between two codes that count.
const APART: Duration = Duration::from_millis(500);

/// What counted lately, as long as it may still be in view.
#[derive(Debug, Default)]
pub(super) struct Debounce {
    /// At most one for each time that codes are apart, the newest last.
    in_view: Vec<CodeInView>,
    /// When a code counted last.
    counted: Option<Duration>,
}

#[derive(Debug)]
struct CodeInView {
    code: Vec<u8>,
    /// When it was last read.
    seen: Duration,
}

impl Debounce {
    /// Says whether a code that was read at a moment counts. Two codes on one sheet are read in turn, and each counts once.
    pub fn lets(&mut self, code: &[u8], at: Duration) -> bool {
        self.forget(at);
        if let Some(known) = self.in_view.iter_mut().find(|known| known.code == code) {
            known.seen = at;
            return false;
        }
        if self.counted.is_some_and(|counted| at.saturating_sub(counted) < APART) {
            return false;
        }
        self.counted = Some(at);
        self.in_view.push(CodeInView { code: code.to_owned(), seen: at });
        true
    }

    /// Drops the codes that are out of view by a moment: they are somebody's, and nothing is left of them.
    pub fn forget(&mut self, at: Duration) {
        self.in_view.retain(|known| at.saturating_sub(known.seen) < OUT_OF_VIEW);
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
        assert_eq!(counted(&[(0, "A"), (499, "B"), (500, "C"), (999, "D"), (1000, "D")]), [0, 500, 1000]);
        let flood: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
        let flood: Vec<(u64, &str)> =
            flood.iter().enumerate().map(|(at, n)| (at as u64, n.as_str())).collect();
        assert_eq!(counted(&flood), [0, 500], "a thousand codes in a second");
    }

    #[test]
    fn two_codes_on_a_sheet_that_is_held_count_once_each() {
        let held: Vec<(u64, &str)> =
            (0..300).map(|n| (n * 33, ["A", "B"][usize::from(n % 2 == 1)])).collect();
        assert_eq!(counted(&held), [0, 561], "ten seconds, read in turn");
        let back = [(0, "A"), (600, "B"), (1200, "A"), (4199, "A"), (7199, "A")];
        assert_eq!(counted(&back), [0, 600, 7199], "gone for three seconds");
    }

    #[test]
    fn nothing_is_left_of_a_code_that_is_out_of_view() {
        let mut debounce = Debounce::default();
        assert!(debounce.lets(b"110101199003071234", Duration::ZERO));
        debounce.forget(Duration::from_millis(2999));
        assert!(format!("{debounce:?}").contains("49, 49, 48"));
        debounce.forget(Duration::from_secs(3));
        assert!(debounce.in_view.is_empty());
    }
}
