//! Letters that come faster than anybody types (连发): a scanner that is a keyboard, a cat, a key held down. They are no commands.
use crate::ui::input::Key;
use std::time::Duration;

/// Two keys that come so soon after each other were not typed by a hand; a single letter is a command once nothing has followed it for
/// so long.
const QUICK: Duration = Duration::from_millis(50);

/// Holds a letter back for a moment, and lets it through where it stayed alone.
#[derive(Debug, Default)]
pub(super) struct BurstGuard {
    held: Option<(Key, Duration)>,
    last: Option<Duration>,
}

impl BurstGuard {
    /// A key was pressed where letters are commands: what counts of it at once. Arrows and function keys always do; the Enter that
    /// ends a burst does not.
    pub fn key(&mut self, key: Key, at: Duration) -> Option<Key> {
        if !matches!(key, Key::Char(_) | Key::Enter | Key::Tab) {
            return Some(key);
        }
        let is_quick = self.last.is_some_and(|last| at.saturating_sub(last) < QUICK);
        self.last = Some(at);
        if is_quick {
            self.held = None;
            return None;
        }
        if matches!(key, Key::Char(_)) {
            self.held = Some((key, at));
            return None;
        }
        Some(key)
    }

    /// The letter that stayed alone, once it has.
    pub fn due(&mut self, at: Duration) -> Option<Key> {
        self.held.take_if(|(_, since)| at.saturating_sub(*since) >= QUICK).map(|(key, _)| key)
    }

    /// How long until a letter that is held is due; nothing where none is.
    pub fn wakes_in(&self, at: Duration) -> Option<Duration> {
        self.held.map(|(_, since)| QUICK.saturating_sub(at.saturating_sub(since)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(keys: &[(u64, Key)]) -> Vec<Key> {
        let (mut guard, mut heard) = (BurstGuard::default(), Vec::new());
        for (at, key) in keys {
            let at = Duration::from_millis(*at);
            heard.extend(guard.due(at));
            heard.extend(guard.key(*key, at));
        }
        heard.extend(guard.due(Duration::from_secs(999)));
        heard
    }

    #[test]
    fn a_letter_alone_is_a_command_and_a_scanned_code_is_none() {
        assert_eq!(heard(&[(0, Key::Char('q'))]), [Key::Char('q')]);
        let typed = [(0, Key::Char('q')), (60, Key::Enter), (200, Key::Char('a'))];
        assert_eq!(heard(&typed), [Key::Char('q'), Key::Enter, Key::Char('a')]);
        let mut scanned: Vec<(u64, Key)> =
            (0..).zip("QA012".chars()).map(|(at, c)| (at * 9, Key::Char(c))).collect();
        scanned.push((45, Key::Enter));
        assert_eq!(heard(&scanned), [], "not even the Enter at its end");
        let held: Vec<(u64, Key)> = (0..30).map(|at| (at * 33, Key::Char('a'))).collect();
        assert_eq!(heard(&held), [], "a key that is held down");
    }

    #[test]
    fn arrows_and_function_keys_always_count() {
        let keys = [(0, Key::Down), (5, Key::Down), (6, Key::F(1)), (7, Key::Escape)];
        assert_eq!(heard(&keys), keys.map(|(_, key)| key));
        let mut guard = BurstGuard::default();
        assert_eq!(guard.wakes_in(Duration::ZERO), None);
        guard.key(Key::Char('s'), Duration::from_millis(100));
        assert_eq!(guard.wakes_in(Duration::from_millis(120)), Some(Duration::from_millis(30)));
    }
}
