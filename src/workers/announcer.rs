//! The announcer: it reads the calls of the hall and says them, one after the other.
use super::{
    connection::{Connection, StoreOpener},
    feed::{Feed, MAX_AGE},
    setup::SetupFollower,
};
use crate::devices::speaker::{Phrase, Playback, Speaker};
use crate::hall::Hall;
use crate::hall::queue::{Call, TicketLabel, TicketState};
use crate::store::{Store, StoreError};
use crate::text::Lang;
use crate::voice::{AnnouncementQueue, CHIME, clips, text};
use chrono::{NaiveDate, NaiveDateTime};
use std::io;
use std::time::Duration;

/// How long it is waited for calls at a time; whoever ends the program waits as long.
const WAIT: Duration = Duration::from_millis(100);
/// The name under which the store remembers how far was said.
const NAME: &str = "voice";

/// What writes what would be said, one call at a time.
pub type CallWriter = Box<dyn FnMut(&str) -> io::Result<()>>;

/// What the announcer needs of the world.
pub struct AnnouncerSetup {
    /// The hall, with everything but its catalogue.
    pub hall: Hall,
    /// Follows the setup in force.
    pub follower: SetupFollower,
    /// The languages a call is said in, in order: `zh`, `en`, each with what the program calls its voice of it.
    pub languages: Vec<(String, String)>,
    /// The hall's clock.
    pub clock: Box<dyn Fn() -> NaiveDateTime>,
    /// What speaks.
    pub speaker: Speaker,
    /// Where calls are written in place of being said; then nothing is remembered.
    pub script: Option<CallWriter>,
}

/// Why the announcer stopped without being told to.
#[derive(Debug)]
pub enum AnnouncerError {
    /// The store failed, and there was only one try.
    Store(StoreError),
    /// What would be said could not be written.
    Script(io::Error),
    /// Nobody could say the call of this number, and there was only one try.
    Unsaid(String),
}

/// A call in one language.
struct CallPhrase {
    lang: &'static str,
    voice: String,
    text: String,
    clips: Vec<String>,
}

/// The announcer of a hall.
pub struct Announcer {
    setup: AnnouncerSetup,
    connection: Connection,
    feed: Feed,
    queue: AnnouncementQueue,
    /// The day of the queue.
    day: Option<NaiveDate>,
    /// How far the store knows that was said.
    remembered: Option<u32>,
    /// Nobody could say the last call: it does not count as said.
    is_silent: bool,
}

impl Announcer {
    /// An announcer that has read nothing yet; `open` is asked again after a failure of the store.
    pub fn new(open: StoreOpener, setup: AnnouncerSetup) -> Announcer {
        Announcer {
            setup,
            connection: Connection::new(open),
            feed: Feed::default(),
            queue: AnnouncementQueue::default(),
            day: None,
            remembered: None,
            is_silent: false,
        }
    }

    /// Reads and says until told to stop, or, with `once`, until everything there is was said.
    ///
    /// # Errors
    /// Fails where nothing can be written, and with `once` where the store fails or nobody can say a call.
    pub fn stay(mut self, once: bool) -> Result<(), AnnouncerError> {
        let ended = self.announce(once);
        self.connection.close();
        ended
    }

    fn announce(&mut self, once: bool) -> Result<(), AnnouncerError> {
        loop {
            let read = self.read();
            self.remember();
            // Without a store, what was taken in is said all the same.
            if once {
                read.map_err(AnnouncerError::Store)?;
            }
            match self.say_next().map_err(AnnouncerError::Script)? {
                Some((Playback::Stopped, _)) => return Ok(()),
                Some((Playback::Silent, number)) if once => {
                    return Err(AnnouncerError::Unsaid(number.to_string()));
                }
                Some(_) => continue,
                None if once => return Ok(()),
                None => {}
            }
            if !self.wait() {
                return Ok(());
            }
        }
    }

    /// Waits until something may have been called, or a moment for a store that is away; `false` where it is told to stop.
    fn wait(&mut self) -> bool {
        let feed = &mut self.feed;
        let pause = match self.connection.if_open().map(|store| feed.wait(store, WAIT)) {
            Some(Ok(())) => Duration::ZERO,
            // The next look finds out what is the matter.
            Some(Err(_)) | None => self.connection.pause(WAIT),
        };
        self.setup.speaker.rest(pause)
    }

    /// Takes in the calls that are new.
    fn read(&mut self) -> Result<(), StoreError> {
        let now = (self.setup.clock)();
        self.follow()?;
        if self.day != Some(now.date()) {
            let hall = &self.setup.hall;
            self.queue = self.connection.attempt(|store| begun(store, hall, now))?;
            (self.day, self.remembered) = (Some(now.date()), None);
            return Ok(());
        }
        let feed = &mut self.feed;
        if self.connection.attempt(|store| feed.has_news(store, MAX_AGE))? {
            let heard = self.queue.heard();
            let calls = self.connection.attempt(|store| store.calls_after(now, heard))?;
            for call in calls {
                self.queue.hear(call);
            }
            self.feed.was_read();
        }
        Ok(())
    }

    /// Takes another setup where one is in force: windows and lines are said by their names.
    fn follow(&mut self) -> Result<(), StoreError> {
        let feed = &mut self.feed;
        if self.connection.attempt(|store| feed.has_news(store, MAX_AGE))? {
            let edition = self.connection.attempt(Store::setup_edition)?;
            if let Some(read) = self.setup.follower.hear(&mut self.connection, edition) {
                self.setup.hall = Hall { setup: read.setup, ..Hall::default() };
            }
        }
        Ok(())
    }

    /// Says the next call, if there is one; what became of it, and its number.
    fn say_next(&mut self) -> io::Result<Option<(Playback, TicketLabel)>> {
        let Some(call) = self.queue.begin().cloned() else { return Ok(None) };
        let phrases = self.phrases(&call);
        if let Some(script) = &mut self.setup.script {
            let said: Vec<&str> = phrases.iter().map(|phrase| phrase.text.as_str()).collect();
            script(&said.join("  "))?;
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
    fn say(&mut self, phrases: &[CallPhrase]) -> Playback {
        let speaker = &mut self.setup.speaker;
        if speaker.chime(CHIME) == Playback::Stopped {
            return Playback::Stopped;
        }
        let mut said = Playback::Silent;
        for CallPhrase { lang, voice, text, clips } in phrases {
            match speaker.say(&Phrase { lang, voice, text, clips }) {
                Playback::Stopped => return Playback::Stopped,
                Playback::Said => said = Playback::Said,
                Playback::Silent => {}
            }
        }
        said
    }

    /// A call in the languages of the configuration.
    fn phrases(&self, call: &Call) -> Vec<CallPhrase> {
        let known = [("zh", Lang::Zh), ("en", Lang::En)];
        let phrase = |(name, voice): &(String, String)| {
            let (name, lang) = *known.iter().find(|(known, _)| known == name)?;
            let text = text(call, &self.setup.hall, lang);
            Some(CallPhrase { lang: name, voice: voice.clone(), text, clips: clips(call, lang) })
        };
        self.setup.languages.iter().filter_map(phrase).collect()
    }

    /// Has the store remember how far was said. Where this fails, a call is said twice after a restart, and nothing worse.
    fn remember(&mut self) {
        let (said, now) = (self.queue.said(), (self.setup.clock)());
        let wanted = self.setup.script.is_none() && !self.is_silent && self.remembered != Some(said);
        if wanted
            && self.connection.is_open()
            && self.connection.attempt(|store| store.set_reader(NAME, now, said)).is_ok()
        {
            self.remembered = Some(said);
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

/// Says whether the person of a call is still waited for at its window.
fn is_called(store: &mut Store, hall: &Hall, call: &Call, now: NaiveDateTime) -> Result<bool, StoreError> {
    let in_hand = store.at_window(hall, &call.window, now)?.in_hand;
    Ok(in_hand.is_some_and(|ticket| {
        ticket.state == TicketState::Called && (&ticket.line, ticket.number) == (&call.line, call.number)
    }))
}
