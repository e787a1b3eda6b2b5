//! `hall voice`: the loudspeaker of the hall.
use super::{CliContext, Exit, Stop, engine};
use crate::clock;
use crate::config::Config;
use crate::devices::{
    speaker::{DEADLINE, Phrase, Playback, Programs, Speaker},
    speech,
    terminal::{InputReader, ReaderMessage, Signals},
};
use crate::hall::Hall;
use crate::hall::queue::{Call, TicketState};
use crate::logging;
use crate::store::{Store, StoreError};
use crate::text::{Lang, voice::words};
use crate::voice::{AnnouncementQueue, CHIME, chime, clips, text};
use anyhow::anyhow;
use chrono::{NaiveDate, NaiveDateTime};
use clap::Args;
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How often the store is asked for calls.
const ASK: Duration = Duration::from_millis(100);
/// How often a store that is away is tried again.
const AGAIN: Duration = Duration::from_secs(1);
/// The name under which the store remembers how far was said.
const NAME: &str = "voice";

/// Say every call, one after the other.
///
/// A chime, then the call in the languages of calling.toml: by a program that speaks, or in recorded clips. How far it came
/// is remembered, so that a restart repeats nothing that was said and drops nothing that is still called. One for a hall.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall voice\n  hall voice --once --dry-run\n\n",
    "Recorded clips are WAV files in the folder that calling.toml names: chime; zh/qing zh/hao zh/dao\n",
    "  zh/chuangkou-banli zh/banli zh/shi, zh/A to zh/Z, zh/0 to zh/9; en/number en/please-go-to-window\n",
    "  en/please-go-to, en/A to en/Z, en/0 to en/9; a window with a name under its code, zh/机动位.\n\n",
    "Exit codes:\n  0 ended   1 nobody could say it (--once)   69 store unavailable (--once)   75 running already   78 configuration"
))]
pub(super) struct Arguments {
    /// Write what would be said on stdout, one line a call; nothing is said and nothing is remembered.
    #[arg(long)]
    dry_run: bool,
    /// Say what there is, then end.
    #[arg(long)]
    once: bool,
}

pub(super) fn run(counter: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = counter.config()?;
    let folder = counter.place(Some(&config))?.folder();
    let (mut only, mut programs) = (None, Programs::default());
    if !arguments.dry_run {
        // Two at once would speak over each other.
        only = Some(engine::Only::take(&folder.join("voice.lock"), words(counter.lang).running)?);
        logging::begin(config.machine.log, None);
        programs = self::programs(&config, &folder);
    }
    let (stop, _open) = signals()?;
    let mut announcer = Announcer {
        speaker: Speaker::new(programs, DEADLINE, stop),
        counter,
        config: &config,
        dry_run: arguments.dry_run,
        store: None,
        queue: AnnouncementQueue::default(),
        day: None,
        remembered: None,
        is_silent: false,
    };
    if !arguments.dry_run && config.voice.speak.is_empty() && config.voice.clips.is_none() {
        log::warn!("{}", words(counter.lang).no_program);
    }
    let ended = announcer.stay(arguments.once);
    drop(only);
    ended.map(|()| Exit::Done)
}

/// The programs of the configuration; the chime is written beside the store.
fn programs(config: &Config, folder: &Path) -> Programs {
    let file = folder.join("chime.wav");
    if let Err(error) = std::fs::write(&file, chime()) {
        log::warn!("{}: {error}", file.display());
    }
    let voice = &config.voice;
    Programs {
        speak: voice.speak.clone(),
        play: voice.play.clone(),
        clips: voice.clips.as_ref().map(Into::into),
        chime: file,
    }
}

/// SIGTERM and its like as a word in a channel; the end returned must be kept, since hanging up would be one, too.
fn signals() -> io::Result<(Receiver<()>, UnixStream)> {
    let (open, silent) = UnixStream::pair()?;
    let (tell, stop) = channel();
    InputReader::on(OwnedFd::from(silent), Signals::listen()?)?
        .start(move |reading| !matches!(reading, ReaderMessage::Stop(_)) || tell.send(()).is_ok())?;
    Ok((stop, open))
}

/// Whoever reads the calls and says them.
struct Announcer<'a> {
    counter: &'a CliContext,
    config: &'a Config,
    speaker: Speaker,
    dry_run: bool,
    store: Option<Store>,
    queue: AnnouncementQueue,
    /// The day of the queue.
    day: Option<NaiveDate>,
    /// How far the store knows that was said.
    remembered: Option<u32>,
    /// Nobody could say the last call: it does not count as said.
    is_silent: bool,
}

impl Announcer<'_> {
    /// Reads and says until told to stop, or until everything there is was said.
    fn stay(&mut self, once: bool) -> Result<(), Stop> {
        loop {
            let read = self.read();
            let pause = if read.is_ok() { ASK } else { AGAIN };
            self.remember();
            // Without a store, what was taken in is said all the same.
            if once {
                read?;
            }
            match self.say_next()? {
                Some((Playback::Stopped, _)) => return Ok(()),
                Some((Playback::Silent, number)) if once => return Err(self.unsaid(&number)),
                Some(_) => continue,
                None if once => return Ok(()),
                None => {}
            }
            if !self.speaker.rest(pause) {
                return Ok(());
            }
        }
    }

    /// Takes in the calls that are new; a store that fails is opened anew the next time.
    fn read(&mut self) -> Result<(), Stop> {
        let was_there = self.store.is_some() || self.day.is_none();
        let read = self.take_in();
        if let Err(error) = &read {
            self.store = None;
            if was_there && let Stop::Failed(_, error) = error {
                log::warn!("{error:#}");
            }
        }
        read
    }

    fn take_in(&mut self) -> Result<(), Stop> {
        let now = clock::now(self.config.machine.utc_offset);
        let store = match &mut self.store {
            Some(store) => store,
            closed => closed.insert(self.counter.open_store(Some(self.config))?),
        };
        if self.day == Some(now.date()) {
            for call in store.calls_after(now, self.queue.heard())? {
                self.queue.hear(call);
            }
            return Ok(());
        }
        self.queue = begun(store, &self.config.hall, now)?;
        self.day = Some(now.date());
        self.remembered = None;
        Ok(())
    }

    /// Why a call was not said, with what to do about it.
    fn unsaid(&self, number: &str) -> Stop {
        let words = words(self.counter.lang);
        let voice = &self.config.voice;
        let program = if voice.speak.is_empty() { voice.play.first() } else { voice.speak.first() };
        let said = program.map_or_else(
            || words.no_program.to_owned(),
            |program| (words.unsaid)(number, program, speech::package(program)),
        );
        Stop::Failed(Exit::Refused, anyhow!(said))
    }

    /// Says the next call, if there is one; what became of it, and its number.
    fn say_next(&mut self) -> Result<Option<(Playback, String)>, Stop> {
        let Some(call) = self.queue.begin().cloned() else { return Ok(None) };
        let phrases = self.phrases(&call);
        if self.dry_run {
            let said: Vec<&str> = phrases.iter().map(|(_, text, _)| text.as_str()).collect();
            writeln!(io::stdout().lock(), "{}", said.join("  "))?;
            self.queue.done();
            return Ok(Some((Playback::Said, call.label())));
        }
        let heard = self.say(&phrases);
        if heard == Playback::Stopped {
            // It was not said, and is said after the restart.
            return Ok(Some((heard, call.label())));
        }
        log::info!("{} {}", if heard == Playback::Said { "said" } else { "silent:" }, call.label());
        self.is_silent = heard == Playback::Silent;
        self.queue.done();
        self.remember();
        Ok(Some((heard, call.label())))
    }

    /// The chime, then a call in every language: said where one of them was.
    fn say(&mut self, phrases: &[(&'static str, String, Vec<String>)]) -> Playback {
        if self.speaker.chime(CHIME) == Playback::Stopped {
            return Playback::Stopped;
        }
        let mut said = Playback::Silent;
        for (lang, text, clips) in phrases {
            let voice = self.config.voice.of(lang);
            match self.speaker.say(&Phrase { lang, voice, text, clips }) {
                Playback::Stopped => return Playback::Stopped,
                Playback::Said => said = Playback::Said,
                Playback::Silent => {}
            }
        }
        said
    }

    /// A call in the languages of the configuration.
    fn phrases(&self, call: &Call) -> Vec<(&'static str, String, Vec<String>)> {
        let known = [("zh", Lang::Zh), ("en", Lang::En)];
        let wanted = self.config.voice.languages.iter();
        let wanted = wanted.filter_map(|name| known.iter().find(|(known, _)| known == name));
        wanted.map(|(name, lang)| (*name, text(call, &self.config.hall, *lang), clips(call, *lang))).collect()
    }

    /// Where this fails, a call is said twice after a restart, and nothing worse.
    fn remember(&mut self) {
        let said = self.queue.said();
        let is_news = !self.dry_run && !self.is_silent && self.remembered != Some(said);
        let Some(store) = self.store.as_mut().filter(|_| is_news) else {
            return;
        };
        match store.set_reader(NAME, clock::now(self.config.machine.utc_offset), said) {
            Ok(()) => self.remembered = Some(said),
            Err(error) => {
                log::warn!("{}", error.chain());
                self.store = None;
            }
        }
    }
}

/// The queue of a day: what was said is not said again, and what was called while nobody spoke only where it is still called.
fn begun(store: &mut Store, hall: &Hall, now: NaiveDateTime) -> Result<AnnouncementQueue, StoreError> {
    let said = store.reader(NAME, now)?;
    let mut queue = AnnouncementQueue::after(said);
    for call in store.calls_after(now, said)? {
        if is_called(store, hall, &call, now)? {
            queue.hear(call);
        } else {
            queue.pass_over(&call);
        }
    }
    Ok(queue)
}

/// Says whether somebody is still waited for at the window of a call.
fn is_called(store: &mut Store, hall: &Hall, call: &Call, now: NaiveDateTime) -> Result<bool, StoreError> {
    let in_hand = store.at_window(hall, &call.window, now)?.in_hand;
    Ok(in_hand.is_some_and(|ticket| {
        ticket.state == TicketState::Called && (&ticket.line, ticket.number) == (&call.line, call.number)
    }))
}
