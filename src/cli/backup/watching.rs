//! How far a backup or a restoring has come, on the terminal; Ctrl+C gives it up.
use crate::cli::Stop;
use crate::cli::progress::Progress;
use crate::devices::terminal::listen_to_signals;
use crate::store::BackupWork;
use crate::text::Lang;
use crate::text::command::backup::words;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, channel};

/// A bar for what is being done now, and whoever may end it.
pub(in crate::cli) struct Watching {
    lang: Lang,
    is_wanted: bool,
    bar: Option<(BackupWork, Progress)>,
    /// Who says that it shall end; heard of as long as the line is open.
    stop: Option<(Receiver<()>, UnixStream)>,
}

impl Watching {
    /// Only shows how far it has come: a signal ends the program, as it would any other.
    pub fn only(lang: Lang, is_wanted: bool) -> Watching {
        Watching { lang, is_wanted, bar: None, stop: None }
    }

    /// Begins to listen to Ctrl+C and SIGTERM.
    pub fn begin(lang: Lang, is_wanted: bool) -> Result<Watching, Stop> {
        let (tell, stop) = channel();
        let open = listen_to_signals(move || tell.send(()).is_ok())?;
        Ok(Watching { stop: Some((stop, open)), ..Watching::only(lang, is_wanted) })
    }

    /// Shows how far it has come; `false` where somebody has given it up.
    pub fn tell(&mut self, work: BackupWork, done: u64, all: u64) -> bool {
        let words = words(self.lang);
        let label = match work {
            BackupWork::Copying => words.copying,
            BackupWork::Checking => words.reading,
            BackupWork::Replacing => words.replacing,
        };
        if self.bar.as_ref().is_none_or(|(shown, _)| *shown != work) {
            // The one before is wiped off first.
            self.bar = None;
            self.bar = Some((work, Progress::new(label, self.is_wanted)));
        }
        if let Some((_, bar)) = &mut self.bar {
            bar.show(done, all);
        }
        self.stop.as_ref().is_none_or(|(stop, _)| stop.try_recv().is_err())
    }
}
