//! What the administration says to whoever keeps the matters of the hall.
mod draft;
mod en;
mod matter;
mod samples;
mod zh;

pub use draft::DraftPageWords;
pub use matter::MatterWords;
pub use samples::{SAMPLE, SampleWords};

use super::Lang;

/// The words of `hall admin`. A number or a name is filled in by a function, since languages differ in order.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct AdminWords {
    pub title: &'static str,
    // Signing in, and being locked out.
    pub sign_in: &'static str,
    pub sign_in_how: &'static str,
    pub account: &'static str,
    pub pin: &'static str,
    pub checking: &'static str,
    pub fill_in: &'static str,
    pub wrong_pin: fn(u32) -> String,
    pub must_wait: fn(u64) -> String,
    pub account_closed: &'static str,
    pub known_pin: &'static str,
    pub no_right_here: &'static str,
    pub nobody_yet: &'static str,
    pub store_failed: &'static str,
    pub signed_out: &'static str,
    pub signed_out_idle: &'static str,
    pub locked: &'static str,
    pub lock_how: fn(&str) -> String,
    pub ask_sign_out: &'static str,
    pub ask_sign_out_note: &'static str,
    /// How many minutes the PIN is still good for; the last of them in seconds.
    pub pin_left: fn(u64) -> String,
    pub pin_soon: fn(u64) -> String,
    // The frame.
    pub gone: &'static str,
    pub clock_not_set: &'static str,
    pub hello: fn(&str) -> String,
    pub no_right: &'static str,
    pub matter: MatterWords,
    pub draft: DraftPageWords,
    pub keys: AdminKeyWords,
}

/// The name of a section, and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionWords {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub note: &'static str,
}

/// What the keys do.
#[expect(missing_docs, reason = "each field is named for what the key does")]
pub struct AdminKeyWords {
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub next_field: &'static str,
    pub language: &'static str,
    pub quit: &'static str,
    pub erase: &'static str,
    pub confirm: &'static str,
    pub back: &'static str,
    pub drop_typed: &'static str,
    pub discard_all: &'static str,
    pub open: &'static str,
    pub choose: &'static str,
    pub lock: &'static str,
    pub done: &'static str,
    pub mark: &'static str,
    pub other_unit: &'static str,
    pub new_line: &'static str,
    pub letters: &'static str,
    pub pinyin: &'static str,
    pub clear: &'static str,
    pub change: &'static str,
    pub add: &'static str,
    pub remove: &'static str,
    pub move_up: &'static str,
    pub move_down: &'static str,
    pub keep_mine: &'static str,
    pub take_theirs: &'static str,
    pub to_field: &'static str,
    pub undo: &'static str,
    pub again: &'static str,
    pub preview: &'static str,
    pub turn_preview: &'static str,
    pub copy: &'static str,
    pub restore: &'static str,
    pub new_matter: &'static str,
    pub check: &'static str,
    pub publish: &'static str,
    pub history: &'static str,
    pub discard: &'static str,
    pub turn_page: &'static str,
    pub call_off: &'static str,
    pub go_on: &'static str,
    pub overwrite: &'static str,
    pub roll_back: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static AdminWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
