//! The loudspeaker: other people's programs that speak and play, started without a shell, one at a time.
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// A program that speaks or plays longer than this is ended.
pub const DEADLINE: Duration = Duration::from_secs(30);
/// How often a program that runs is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// Which programs speak and play, each with its arguments.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    /// Speaks `{text}` in the language `{lang}` with the voice `{voice}`; empty where there is none.
    pub speak: Vec<String>,
    /// Plays `{file}`; empty where there is none.
    pub play: Vec<String>,
    /// The folder of recorded clips, used instead of speaking.
    pub clips: Option<PathBuf>,
    /// The chime where no clip is recorded for it.
    pub chime: PathBuf,
}

/// One language of a call.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<'a> {
    /// `zh` or `en`.
    pub lang: &'a str,
    /// What the program calls its voice of the language.
    pub voice: &'a str,
    /// The words for a program that speaks.
    pub text: &'a str,
    /// In clips, by their names in the folder.
    pub clips: &'a [String],
}

/// What became of something that was to be heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playback {
    /// It was said.
    Said,
    /// No program could say it.
    Silent,
    /// The speaker was told to stop in the middle.
    Stopped,
}

/// A loudspeaker. It waits for every program it starts, so that nothing is ever said over something else.
pub struct Speaker {
    programs: Programs,
    deadline: Duration,
    /// Its other end is used or dropped when the speaker is to fall silent.
    stop: Receiver<()>,
    /// Notices that were given: each is given once.
    told: BTreeSet<String>,
}

impl Speaker {
    /// A speaker that ends a program after a time, and falls silent when `stop` says so.
    pub fn new(programs: Programs, deadline: Duration, stop: Receiver<()>) -> Speaker {
        Speaker { programs, deadline, stop, told: BTreeSet::new() }
    }

    /// Plays the chime: the recorded one, else ours.
    pub fn chime(&mut self, name: &str) -> Playback {
        let recorded = self.clip(name).filter(|file| file.is_file());
        let file = recorded.unwrap_or_else(|| self.programs.chime.clone());
        self.play(&file)
    }

    /// Says a phrase: in recorded clips where there are all of them, else by the program that speaks.
    pub fn say(&mut self, phrase: &Phrase<'_>) -> Playback {
        if self.programs.clips.is_some() {
            let files: Vec<PathBuf> = phrase.clips.iter().filter_map(|name| self.clip(name)).collect();
            let Some(missing) = files.iter().find(|file| !file.is_file()) else {
                return self.play_all(&files);
            };
            self.notice(format!("there is no clip {}", missing.display()));
        }
        let places = [("{lang}", phrase.lang), ("{voice}", phrase.voice), ("{text}", phrase.text)];
        let filled = filled(&self.programs.speak, &places);
        self.run(&filled)
    }

    /// Waits until something is to be done; `false` where the speaker is to fall silent.
    pub fn rest(&self, time: Duration) -> bool {
        self.stop.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
    }

    fn clip(&self, name: &str) -> Option<PathBuf> {
        self.programs.clips.as_ref().map(|folder| folder.join(format!("{name}.wav")))
    }

    fn play_all(&mut self, files: &[PathBuf]) -> Playback {
        for file in files {
            match self.play(file) {
                Playback::Said => {}
                other => return other,
            }
        }
        Playback::Said
    }

    fn play(&mut self, file: &Path) -> Playback {
        let filled = filled(&self.programs.play, &[("{file}", &file.to_string_lossy())]);
        self.run(&filled)
    }

    /// Runs a program to its end.
    fn run(&mut self, command: &[String]) -> Playback {
        let Some((program, arguments)) = command.split_first() else { return Playback::Silent };
        let started = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let ended = started.and_then(|mut child| self.wait_for(&mut child));
        match ended {
            Ok(ProgramEnd::Stopped) => Playback::Stopped,
            Ok(ProgramEnd::By(status)) if status.success() => Playback::Said,
            Ok(ProgramEnd::By(status)) => {
                self.notice(format!("{program} could not speak or play: {status}"));
                Playback::Silent
            }
            Ok(ProgramEnd::Late) => {
                self.notice(format!("{program} was ended after {} seconds", self.deadline.as_secs()));
                Playback::Silent
            }
            Err(error) => {
                self.notice(format!("{program} cannot be started and is not heard: {error}"));
                Playback::Silent
            }
        }
    }

    fn wait_for(&self, child: &mut Child) -> io::Result<ProgramEnd> {
        let begun = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(ProgramEnd::By(status));
            }
            let late = begun.elapsed() >= self.deadline;
            if late || !self.rest(LOOK) {
                // It may have ended by itself in this moment.
                let _ended = child.kill();
                child.wait()?;
                return Ok(if late { ProgramEnd::Late } else { ProgramEnd::Stopped });
            }
        }
    }

    fn notice(&mut self, notice: String) {
        if !self.told.contains(&notice) {
            log::warn!("{notice}");
            self.told.insert(notice);
        }
    }
}

/// How a program ended.
enum ProgramEnd {
    By(ExitStatus),
    Late,
    Stopped,
}

/// A command with its places filled in; its first word is the program and stays as it is.
fn filled(command: &[String], places: &[(&str, &str)]) -> Vec<String> {
    let fill =
        |word: &String| places.iter().fold(word.clone(), |word, (place, with)| word.replace(place, with));
    let program = command.iter().take(1).cloned();
    program.chain(command.iter().skip(1).map(fill)).collect()
}
