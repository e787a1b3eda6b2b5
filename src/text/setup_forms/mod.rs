//! The words of the setup as forms: kinds of entries, their fields, what depends on them, and what the pages say.
mod en;
mod fields;
mod parts;
mod values;
mod zh;

pub use fields::{field_hint, field_name};
pub use parts::{document_part, document_title};
pub use values::{choice_word, dependence};

use super::Lang;
use crate::hall::setup_forms::KindId;

/// The words of the pages of the setup, of hours, holidays and people.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct SetupFormWords {
    // Sections of the first page: name, what it is for.
    pub setup: (&'static str, &'static str),
    pub hours: (&'static str, &'static str),
    pub people: (&'static str, &'static str),
    // Kinds of entries: name, what it is for.
    pub kind: fn(KindId) -> (&'static str, &'static str),
    /// What a new entry of a kind is called until it has a name.
    pub fresh: fn(&str) -> String,
    pub counted: fn(usize) -> String,
    pub none_yet: &'static str,
    pub nothing_depends: &'static str,
    pub depends: fn(&str) -> String,
    pub ask_remove: fn(&str) -> String,
    pub removes_safely: &'static str,
    pub removes_unsafely: &'static str,
    pub ask_drop: &'static str,
    pub drop_note: &'static str,
    pub in_draft: &'static str,
    pub removed: fn(&str) -> String,
    pub added: fn(&str) -> String,
    /// A new window that serves no line.
    pub added_idle: fn(&str) -> String,
    pub taken: fn(&str) -> String,
    pub enter_first: &'static str,
    pub fresh_how: &'static str,
    pub form_how: &'static str,
    pub renamed_too: fn(usize) -> String,
    /// An old code, and what still names it.
    pub not_renamed: fn(&str, &str) -> String,
    pub unusual: &'static str,
    pub overtaken: &'static str,
    /// Somebody else took out the entry that lay open.
    pub entry_gone: &'static str,
    pub loading: &'static str,
    pub bad_number: fn(i64, i64) -> String,
    pub bad_spans: &'static str,
    pub bad_numbers: &'static str,
    pub usual: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub missing: fn(&str) -> String,
    pub reads_nothing: &'static str,
    pub means: fn(usize, &str) -> String,
    pub means_nothing: &'static str,
    pub draft_mark: &'static str,
    pub to_publish: &'static str,
    // Hours of a day.
    pub day: &'static str,
    pub whom: &'static str,
    pub whole_hall: &'static str,
    pub nobody_yet: &'static str,
    pub ask_whole: fn(&str) -> String,
    pub ask_whole_note: &'static str,
    pub ask_take_back: fn(&str) -> String,
    pub ask_take_back_note: &'static str,
    pub key_take_back: &'static str,
    pub left_out: &'static str,
    pub mark_how: &'static str,
    pub how: &'static str,
    pub note: &'static str,
    pub note_en: &'static str,
    pub closed_afternoon: &'static str,
    pub closed_day: &'static str,
    pub open_morning: &'static str,
    pub own_hours: &'static str,
    pub spans: &'static str,
    pub back_to_usual: &'static str,
    pub hours_now: fn(&str, &str) -> String,
    pub hours_preview: fn(&str, &str, &str) -> String,
    /// A day, and lines with their hours where not all have the same.
    pub hours_preview_each: fn(&str, &str) -> String,
    pub hours_done: fn(&str) -> String,
    pub hours_past: &'static str,
    pub hours_denied: &'static str,
    pub weekdays: [&'static str; 7],
    pub at_once: &'static str,
    pub closed: &'static str,
    pub special_days: &'static str,
    // Holidays.
    pub year: fn(i32) -> String,
    pub day_off: &'static str,
    pub worked: &'static str,
    pub usual_day: &'static str,
    pub legend: &'static str,
    pub new_year: fn(i32) -> String,
    pub year_note: fn(usize, usize) -> String,
    pub not_off: fn(&str) -> String,
    pub copy_of: fn(i32) -> String,
    pub no_doubt: &'static str,
    // People.
    pub account: &'static str,
    pub person_name: &'static str,
    pub person_name_en: &'static str,
    pub roles: &'static str,
    pub department: &'static str,
    pub windows: &'static str,
    pub all_windows: &'static str,
    pub pin: &'static str,
    pub pin_again: &'static str,
    pub pins_differ: &'static str,
    pub pin_how: &'static str,
    pub close_account: &'static str,
    pub reopen_account: &'static str,
    pub unlock: &'static str,
    pub new_pin: &'static str,
    pub change_roles: &'static str,
    pub change_windows: &'static str,
    pub ask_close: fn(&str) -> String,
    pub ask_close_note: &'static str,
    pub account_saved: fn(&str) -> String,
    pub is_closed: &'static str,
    /// Machines at which nobody may try, by their names.
    pub machines_locked: fn(&str) -> String,
    pub must_wait: fn(u32) -> String,
    pub new_person: &'static str,
    pub only_unlock: &'static str,
    // Keys.
    pub key_add: &'static str,
    pub key_remove: &'static str,
    pub key_open: &'static str,
    pub key_keep: &'static str,
    pub key_save: &'static str,
    pub key_change: &'static str,
    pub key_other: &'static str,
    pub key_type: &'static str,
    pub key_mark: &'static str,
    pub key_month: &'static str,
    pub key_yes: &'static str,
    pub key_notices: &'static str,
    pub key_next_year: &'static str,
    pub key_up_down: &'static str,
    pub key_writing: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static SetupFormWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
