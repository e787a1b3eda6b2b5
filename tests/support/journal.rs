//! What the program logs, kept for the tests of one file.
use std::sync::Mutex;

static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Journal;

impl log::Log for Journal {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        SAID.lock().unwrap().push(record.args().to_string());
    }

    fn flush(&self) {}
}

/// Keeps what is logged from now on.
pub fn listen() {
    if log::set_logger(&Journal).is_ok() {
        log::set_max_level(log::LevelFilter::Info);
    }
}

/// How often something with these words was logged.
pub fn said(words: &str) -> usize {
    SAID.lock().unwrap().iter().filter(|said| said.contains(words)).count()
}
