//! What is known where the clerk sits: the hall, the keys, the language, the time.
use super::{Action, FunctionKeys};
use crate::app::{finder::Finder, input::Key};
use crate::hall::calendar::is_clock_set;
use crate::hall::queue::{REST, Ticket};
use crate::hall::{ClerkCode, Hall, Name, WindowCode};
use crate::text::window::{WindowWords, words};
use crate::text::{Lang, queue::class::class_name};
use chrono::{NaiveDateTime, TimeDelta};
use std::{sync::Arc, time::Duration};

/// Everything about a window that is not what lies on its desk.
#[derive(Debug)]
pub(super) struct WindowSession {
    pub hall: Arc<Hall>,
    pub finder: Option<Arc<Finder>>,
    /// The window this machine stands at, where it was named.
    pub window: Option<WindowCode>,
    pub lang: Lang,
    pub now: NaiveDateTime,
    /// How long the program has run.
    pub at: Duration,
    /// The store cannot be reached.
    pub gone: bool,
    /// In an exercise no window is locked.
    pub is_exercise: bool,
    /// When somebody was heard last.
    pub touched: Duration,
    /// Who is signed in, by number, with the name their account has.
    pub name: Option<(ClerkCode, Name)>,
}

impl WindowSession {
    pub fn words(&self) -> &'static WindowWords {
        words(self.lang)
    }

    /// A window that was left alone for so long is locked, by the setup in force; nothing where none ever is.
    pub fn lock_after(&self) -> Option<Duration> {
        let minutes = self.hall.setup.calling.lock;
        (minutes > 0 && !self.is_exercise).then(|| Duration::from_mins(minutes.into()))
    }

    /// A name in the language of the screen, in Chinese where it has none.
    pub fn say<'n>(&self, name: &'n Name) -> &'n str {
        self.lang.say(name)
    }

    /// What a key does at the desk.
    pub fn action(&self, key: Key) -> Option<Action> {
        match key {
            Key::F(number) => self.hall.setup.keys.function(number),
            Key::Char(letter) => FunctionKeys::letter(letter),
            _ => None,
        }
    }

    /// The key of an action: `F1`.
    pub fn key(&self, action: Action) -> String {
        self.hall.setup.keys.name(action)
    }

    /// The name of a line, or its code where it has none.
    pub fn line(&self, code: &str) -> String {
        self.hall.line(code).map_or_else(|| code.to_owned(), |line| self.say(&line.name).to_owned())
    }

    /// The name of a clerk, or the number where there is none.
    pub fn clerk(&self, code: &str) -> String {
        if let Some((_, name)) = self.name.as_ref().filter(|(clerk, _)| *clerk == *code) {
            return self.say(name).to_owned();
        }
        let clerk = self.hall.setup.clerks.iter().find(|clerk| clerk.code == code);
        clerk.map_or_else(|| code.to_owned(), |clerk| self.say(&clerk.name).to_owned())
    }

    /// What a reason to pause is called.
    pub fn pause(&self, code: &str) -> String {
        let named = self.hall.setup.pauses.iter().find(|pause| pause.code == code);
        named.map_or_else(|| code.to_owned(), |pause| self.say(&pause.name).to_owned())
    }

    /// What a class of people is called; nothing for everybody else.
    pub fn class(&self, code: &str) -> String {
        class_name(self.lang, &self.hall.setup.classes, code).to_owned()
    }

    /// What a matter is called; looks through all of them.
    pub fn matter(&self, code: &str) -> Option<Name> {
        self.hall.catalogue.coded(code).map(|matter| Name::new(matter.name, matter.name_en))
    }

    /// Says that the clock is not set, if it is not.
    pub fn clock_alarm(&self) -> Option<String> {
        (!is_clock_set(self.now)).then(|| self.words().clock_not_set.to_owned())
    }

    /// How long ago a moment was, in whole minutes, or seconds where it was just now; a dash where a clock was not set.
    pub fn since(&self, moment: NaiveDateTime) -> String {
        if !is_clock_set(moment) || !is_clock_set(self.now) {
            return "–".to_owned();
        }
        self.lasted((self.now - moment).num_seconds())
    }

    /// When somebody who was missed is called again.
    pub fn again(&self, ticket: &Ticket) -> String {
        let left = TimeDelta::minutes(REST) - (self.now - ticket.since);
        (self.words().again_in)(&self.lasted(left.num_seconds()))
    }

    /// A length of time, in whole minutes, or seconds where it is short.
    pub fn lasted(&self, seconds: i64) -> String {
        let (words, seconds) = (self.words(), seconds.max(0));
        match seconds / 60 {
            0 => (words.seconds)(seconds),
            minutes @ 1..=59 => (words.minutes)(minutes),
            minutes => (words.hours)(minutes / 60, minutes % 60),
        }
    }
}
