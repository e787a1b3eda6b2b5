//! Where log lines go: to stderr, one line an event, with the priority that systemd's journal reads from its front.
use chrono::{DateTime, FixedOffset, Utc};
use log::{Level, LevelFilter, Log, Metadata, Record};
use rustix::fs::FileType;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::OnceLock;

/// The most characters of one event.
const LONGEST: usize = 2000;

/// The time zone of times in a file; that of Greenwich where none was named.
static ZONE: OnceLock<FixedOffset> = OnceLock::new();

/// The file that events go to in place of the terminal, once a program fills that.
static FILE: OnceLock<File> = OnceLock::new();

/// Names the time zone of times in a file; the first that is named stays.
pub fn time_zone(offset: FixedOffset) {
    // A second configuration of the same process is of the same hall.
    let _named_before = ZONE.set(offset);
}

/// Begins to log events up to a level. A second call changes the level, and names the file where none was named.
///
/// Where stderr is the terminal itself and `file` is given, events go to the end of that file: a line on the terminal
/// would spoil the page of a program that fills it.
pub fn begin(level: LevelFilter, file: Option<&Path>) {
    let on_terminal = io::stderr().is_terminal();
    let is_read_by_people = on_terminal || !goes_to_systemd();
    if let Some(file) = file.filter(|_| on_terminal).and_then(|path| opened(path).ok()) {
        // The first file of a process is that of its screen.
        let _opened_before = FILE.set(file);
    }
    // The journal of systemd and programs at the other end of a pipe note the time themselves; a file does not.
    let journal = LogWriter { is_read_by_people, has_times: is_file(io::stderr()) };
    // A logger that is set already is this one.
    let _set_before = log::set_boxed_logger(Box::new(journal));
    log::set_max_level(level);
}

/// Opens a file of log lines at its end; its folder is made where nothing has been written there yet.
fn opened(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    File::options().create(true).append(true).open(path)
}

/// Says whether stderr is the stream that systemd has opened to its journal, as systemd.exec(5) has it: the variable
/// `JOURNAL_STREAM` holds the device and the inode of that stream.
fn goes_to_systemd() -> bool {
    let Ok(stream) = std::env::var("JOURNAL_STREAM") else { return false };
    rustix::fs::fstat(io::stderr()).is_ok_and(|stat| stream == format!("{}:{}", stat.st_dev, stat.st_ino))
}

/// Says whether something that is written to is a file on a disk.
fn is_file(fd: impl AsFd) -> bool {
    rustix::fs::fstat(fd).is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile)
}

/// The system's time in the time zone of the hall, also in an exercise.
fn time(now: DateTime<Utc>, zone: Option<&FixedOffset>) -> String {
    match zone {
        Some(zone) => now.with_timezone(zone).format("%Y-%m-%d %H:%M:%S%:z ").to_string(),
        None => now.format("%Y-%m-%d %H:%M:%SZ ").to_string(),
    }
}

struct LogWriter {
    is_read_by_people: bool,
    has_times: bool,
}

impl Log for LogWriter {
    fn enabled(&self, metadata: &Metadata) -> bool {
        metadata.level() <= log::max_level()
    }

    fn log(&self, record: &Record) {
        if self.enabled(record.metadata()) {
            let file = FILE.get();
            let has_time = self.has_times || file.is_some();
            let time = if has_time { time(Utc::now(), ZONE.get()) } else { String::new() };
            let line = time
                + &line(record.level(), record.target(), &record.args().to_string(), self.is_read_by_people);
            // Where nothing can be written there is nobody left to tell.
            let _told = match file {
                Some(mut file) => file.write_all(line.as_bytes()),
                None => io::stderr().lock().write_all(line.as_bytes()),
            };
        }
    }

    fn flush(&self) {}
}

/// One event as one line. Whatever could look like another line or steer a terminal is escaped.
fn line(level: Level, target: &str, message: &str, is_read_by_people: bool) -> String {
    let front = match level {
        _ if is_read_by_people => format!("{level:5} "),
        Level::Error => "<3>".to_owned(),
        Level::Warn => "<4>".to_owned(),
        Level::Info => "<6>".to_owned(),
        Level::Debug | Level::Trace => "<7>".to_owned(),
    };
    let mut line = front + target.strip_prefix("service_hall::").unwrap_or(target) + ": ";
    for (count, c) in message.chars().enumerate() {
        if count == LONGEST {
            line.push('…');
            break;
        }
        if crate::config::sheet::unprintable(c) {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_whatever_it_holds() {
        let said = line(Level::Warn, "service_hall::store", "甲\n<0>kernel: \u{1b}[2J\u{202e}", false);
        assert_eq!(said, "<4>store: 甲\\n<0>kernel: \\u{1b}[2J\\u{202e}\n");
        assert_eq!(line(Level::Error, "postgres", "down", true), "ERROR postgres: down\n");
    }

    #[test]
    fn a_time_in_a_file_says_of_what_time_zone_it_is() {
        let moment = DateTime::from_timestamp(1_764_000_000, 0).unwrap();
        assert_eq!(time(moment, FixedOffset::east_opt(8 * 3600).as_ref()), "2025-11-25 00:00:00+08:00 ");
        assert_eq!(time(moment, None), "2025-11-24 16:00:00Z ");
    }

    #[test]
    fn the_folder_of_the_log_is_made_where_nothing_was_written_yet() {
        let folder = std::env::temp_dir().join(format!("hall-log-{}", std::process::id()));
        let path = folder.join("var").join("kiosk.log");
        opened(&path).unwrap().write_all(b"one\n").unwrap();
        opened(&path).unwrap().write_all(b"two\n").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one\ntwo\n");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_long_event_is_cut() {
        let said = line(Level::Info, "x", &"长".repeat(5000), false);
        assert_eq!(said.chars().count(), "<6>x: ".len() + LONGEST + 2);
    }
}
