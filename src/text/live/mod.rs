//! What the lead's screen says: lines, windows, alarms, and stopping a line.
mod en;
mod zh;

use super::Lang;
use crate::hall::desk::LoanError;
use chrono::{NaiveDate, TimeDelta};

/// The words of `hall live`. People, minutes and codes are filled in by functions, since languages differ in order.
#[expect(missing_docs, reason = "each field is named for where it stands, and its words say the rest")]
pub struct LiveWords {
    pub title: &'static str,
    pub date: fn(NaiveDate) -> String,
    pub waiting_in_all: fn(u32) -> String,
    pub open_in_all: fn(usize) -> String,
    /// All that are open, those of the units, those of delegated units.
    pub open_in_both: fn(usize, usize, usize) -> String,
    pub paused_in_all: fn(usize) -> String,
    pub lost_in_all: fn(usize) -> String,
    pub stopped_in_all: fn(usize) -> String,
    /// How many cases lie in the opinion box unopened, and since when.
    pub unopened_in_all: fn(u32, &str) -> String,
    /// The same where there is little room: a day.
    pub unopened_in_brief: fn(u32, &str) -> String,
    pub done_in_all: fn(u32) -> String,
    /// Seconds, minutes, hours and minutes; as short as they can be understood.
    pub seconds: fn(i64) -> String,
    pub minutes: fn(i64) -> String,
    pub hours: fn(i64, i64) -> String,
    /// Nobody has confirmed lately: the hall can be looked at, and acting asks for a PIN.
    pub looking_only: &'static str,
    /// Who confirmed last.
    pub acting: fn(&str) -> String,
    /// The screen was left alone, and what was being filled in was put away.
    pub left_alone: &'static str,
    // The store.
    pub opening: &'static str,
    pub gone: fn(&str) -> String,
    pub gone_at_first: &'static str,
    pub clock_not_set: &'static str,
    // Alarms; the place is a line's or a window's code with its name.
    pub all_well: &'static str,
    pub alarms: fn(usize) -> String,
    pub more_alarms: fn(usize) -> String,
    pub long_wait: fn(&str, &str, u32) -> String,
    pub crowded: fn(&str, u32) -> String,
    pub long_service: fn(&str, &str, &str) -> String,
    pub idle: fn(&str, &str, u32) -> String,
    pub unserved: fn(&str, &str, u32) -> String,
    pub long_pause: fn(&str, &str, &str) -> String,
    pub lost: fn(&str, &str, &str) -> String,
    /// Wrong PINs: of an account, of a number that no account has, at a machine; each with how many.
    pub account_locked: fn(&str, u32) -> String,
    pub nobody_locked: fn(u32) -> String,
    pub machine_locked: fn(&str, u32) -> String,
    /// The case, the window or nothing, and how long ago.
    pub bad_rating: fn(&str, &str, &str) -> String,
    // The table of lines.
    pub lines: &'static str,
    pub waiting: &'static str,
    pub longest: &'static str,
    pub windows_of: &'static str,
    pub mean: &'static str,
    pub stopped: &'static str,
    /// Who waits in a line, and how many of them by the priority lane.
    pub people: fn(u32, u32) -> String,
    /// Since when a line is stopped, by whom and why.
    pub stopped_by: fn(&str, &str, &str) -> String,
    // The windows.
    pub windows: &'static str,
    pub done: &'static str,
    pub states: WindowStateWords,
    pub range: fn(usize, usize, usize) -> String,
    // Stopping and reopening.
    pub stop_title: fn(&str) -> String,
    pub reopen_title: fn(&str) -> String,
    pub stop_note: &'static str,
    pub reopen_note: &'static str,
    // Lending a window.
    pub lend_title: fn(&str) -> String,
    pub return_title: fn(&str) -> String,
    pub lend_note: &'static str,
    pub return_note: &'static str,
    pub which_window: &'static str,
    pub how_long: &'static str,
    pub for_minutes: fn(u16) -> String,
    /// A window, and the line it is lent to.
    pub window_lent: fn(&str, &str) -> String,
    pub window_returned: fn(&str) -> String,
    pub nothing_lent: fn(&str) -> String,
    pub no_loan: fn(LoanError) -> String,
    pub why: &'static str,
    pub reasons: [&'static str; 4],
    pub other_reason: &'static str,
    pub reason_note: &'static str,
    pub clerk: &'static str,
    pub pin: &'static str,
    pub sign_note: &'static str,
    pub checking: &'static str,
    pub no_reason: &'static str,
    pub no_letter: &'static str,
    pub personal: &'static str,
    pub fill_in: &'static str,
    pub wrong_pin: fn(u32) -> String,
    pub locked: fn(i64) -> String,
    pub account_closed: &'static str,
    pub known_pin: &'static str,
    pub not_lead: &'static str,
    pub store_failed: &'static str,
    /// A line, and what there is to say of it.
    pub about: fn(&str, &str) -> String,
    pub line_stopped: fn(&str) -> String,
    pub line_reopened: fn(&str) -> String,
    pub already_stopped: fn(&str) -> String,
    pub not_stopped: fn(&str) -> String,
    pub keys: LeadKeyWords,
}

/// How a window stands, in a word.
#[expect(missing_docs, reason = "each field is named for the state it says")]
pub struct WindowStateWords {
    pub closed: &'static str,
    pub free: &'static str,
    pub called: &'static str,
    pub serving: &'static str,
    pub paused: &'static str,
    pub lost: &'static str,
}

/// What the keys do.
#[expect(missing_docs, reason = "each field is named for what the key does")]
pub struct LeadKeyWords {
    pub choose: &'static str,
    pub stop: &'static str,
    pub reopen: &'static str,
    pub lend: &'static str,
    pub take_back: &'static str,
    pub turn: &'static str,
    pub alarms: &'static str,
    pub language: &'static str,
    pub quit: &'static str,
    pub confirm: &'static str,
    pub back: &'static str,
    pub erase: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static LiveWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}

impl LiveWords {
    /// How long something has gone on; never less than nothing.
    pub fn span(&self, long: TimeDelta) -> String {
        let seconds = long.num_seconds().max(0);
        match seconds {
            ..60 => (self.seconds)(seconds),
            60..3600 => (self.minutes)(seconds / 60),
            _ => (self.hours)(seconds / 3600, seconds / 60 % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_short() {
        let said = |lang, seconds| words(lang).span(TimeDelta::seconds(seconds));
        assert_eq!([-5, 0, 59].map(|s| said(Lang::Zh, s)), ["0秒", "0秒", "59秒"]);
        assert_eq!([60, 3599, 3600, 7500].map(|s| said(Lang::Zh, s)), ["1分", "59分", "1时00分", "2时05分"]);
        assert_eq!([59, 3599, 7500].map(|s| said(Lang::En, s)), ["59s", "59m", "2h05"]);
    }
}
