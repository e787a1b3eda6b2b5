//! A scanner that says the lines of a file, or what somebody types.
use super::Arguments;
use crate::cli::{CliContext, Exit, Stop};
use crate::devices::scanner_host::VirtualScanner;
use crate::devices::terminal::listen_to_signals;
use crate::hall::scanning::{escaped, unescaped};
use crate::text::scanner::{ScannerWords, words};
use crate::workers::scanner_watch::lines_of;
use anyhow::{Context, anyhow};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

/// How long the line may take a code.
const SAY_WITHIN: Duration = Duration::from_secs(5);
/// How long the line is looked after at once.
const ATTEND: Duration = Duration::from_millis(50);

/// The scanner while it plays.
struct Player {
    scanner: VirtualScanner,
    words: &'static ScannerWords,
    lines: Receiver<String>,
    /// Where the program is told to end.
    ends: Receiver<()>,
    is_over: bool,
}

pub(super) fn run(
    context: &CliContext,
    arguments: &Arguments,
    file: &Path,
    link: &Path,
) -> Result<Exit, Stop> {
    let words = words(context.lang);
    let bytes = |option: &str, text: &str| {
        unescaped(text).map_err(|place| Stop::Failed(Exit::Usage, anyhow!((words.bad_escape)(option, place))))
    };
    let suffix = bytes("--suffix", &arguments.suffix)?;
    let answer = bytes("--answer", &arguments.answer)?;
    let lines: Box<dyn BufRead + Send> = if file == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let name = (words.no_file)(&file.display().to_string());
        let file = File::open(file).context(name).map_err(|error| Stop::Failed(Exit::Usage, error))?;
        Box::new(BufReader::new(file))
    };
    let scanner = VirtualScanner::plug(link, answer).with_context(|| link.display().to_string());
    let scanner = scanner.map_err(|error| Stop::Failed(Exit::CannotWrite, error))?;
    let (end, ends) = channel();
    let _open = listen_to_signals(move || end.send(()).is_ok())?;
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", (words.plugged)(&link.display().to_string()))?;
    let mut player = Player { scanner, words, lines: lines_of(lines)?, ends, is_over: false };
    player.play(&suffix, Duration::from_millis(arguments.delay))
}

impl Player {
    fn play(&mut self, suffix: &[u8], delay: Duration) -> Result<Exit, Stop> {
        let (mut number, mut exit) = (0, Exit::Done);
        while let Some(line) = self.next_line()? {
            number += 1;
            let code = unescaped(&line)
                .map_err(|place| Stop::Failed(Exit::Usage, anyhow!((self.words.bad_line)(number, place))))?;
            if !self.wait_for_a_listener()? || !self.wait(delay)? {
                break;
            }
            writeln!(crate::cli::fit(io::stdout().lock()), "{}", (self.words.says)(&escaped(&code)))?;
            if !self.scanner.say(&[&code, suffix].concat(), SAY_WITHIN) {
                writeln!(crate::cli::fit(io::stdout().lock()), "{}", self.words.not_taken)?;
                exit = Exit::Refused;
            }
        }
        // What was said last is heard before the cable is pulled.
        self.wait(delay)?;
        Ok(exit)
    }

    /// The next code; nothing at the end of the file, or where the program is told to end.
    fn next_line(&mut self) -> Result<Option<String>, Stop> {
        while !self.is_told_to_end() {
            match self.lines.try_recv() {
                Ok(line) => return Ok(Some(line)),
                Err(TryRecvError::Disconnected) => break,
                Err(TryRecvError::Empty) => self.attend(ATTEND)?,
            }
        }
        Ok(None)
    }

    /// Waits until a program reads the port; false where this one is told to end first.
    fn wait_for_a_listener(&mut self) -> Result<bool, Stop> {
        self.attend(Duration::ZERO)?;
        if !self.scanner.is_heard() {
            writeln!(crate::cli::fit(io::stdout().lock()), "{}", self.words.waits)?;
        }
        while !self.scanner.is_heard() {
            if self.is_told_to_end() {
                return Ok(false);
            }
            self.attend(ATTEND)?;
        }
        Ok(true)
    }

    /// Looks after the line for a time; false where the program is told to end meanwhile.
    fn wait(&mut self, time: Duration) -> Result<bool, Stop> {
        let mut left = time;
        while !left.is_zero() && !self.is_told_to_end() {
            let step = left.min(ATTEND);
            self.attend(step)?;
            left -= step;
        }
        Ok(!self.is_over)
    }

    /// Looks after the line, and says what the scanner is told.
    fn attend(&mut self, time: Duration) -> Result<(), Stop> {
        let heard = self.scanner.attend(time);
        if !heard.is_empty() {
            writeln!(crate::cli::fit(io::stdout().lock()), "{}", (self.words.told)(&escaped(&heard)))?;
        }
        Ok(())
    }

    fn is_told_to_end(&mut self) -> bool {
        self.is_over |= self.ends.try_recv().is_ok();
        self.is_over
    }
}
