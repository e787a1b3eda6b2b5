//! One line on the terminal that says how far a long piece of work has come.
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Between two looks at the clock's hand.
const BETWEEN: Duration = Duration::from_millis(100);
/// How wide the bar is.
const WIDTH: u64 = 30;

/// A bar on stderr; nothing where stderr is no terminal.
pub(super) struct Progress {
    label: &'static str,
    shown: Option<Instant>,
    begun: Instant,
    is_seen: bool,
}

impl Progress {
    /// A bar that appears once the work has taken a moment.
    pub fn new(label: &'static str, wanted: bool) -> Self {
        Progress { label, shown: None, begun: Instant::now(), is_seen: wanted && io::stderr().is_terminal() }
    }

    /// Shows that so much of all is done.
    pub fn show(&mut self, done: u64, all: u64) {
        let last = self.shown.unwrap_or(self.begun);
        if !self.is_seen || last.elapsed() < BETWEEN {
            return;
        }
        self.shown = Some(Instant::now());
        let share = done.min(all) * WIDTH / all.max(1);
        let (full, rest) = (usize::try_from(share).unwrap_or(0), usize::try_from(WIDTH - share).unwrap_or(0));
        let percent = done.min(all) * 100 / all.max(1);
        let line = format!("\r{} [{}{}] {percent:3}%", self.label, "#".repeat(full), "-".repeat(rest));
        // A bar that cannot be drawn is no reason to stop.
        let _drawn = io::stderr().lock().write_all(line.as_bytes());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _wiped = io::stderr().lock().write_all(b"\r\x1b[K");
        }
    }
}
