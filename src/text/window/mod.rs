//! What the window's screen says to the clerk who calls numbers.
mod en;
mod zh;

use super::Lang;

/// Every word of `hall window`. A number or a name is filled in by a function, since languages differ in order.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct WindowWords {
    // The frame.
    pub title: fn(&str, &str) -> String,
    /// Behind the title of a delegated unit's window, which the lead's screen marks alike.
    pub delegated: &'static str,
    pub open: &'static str,
    pub paused: fn(&str, &str) -> String,
    pub auto_on: &'static str,
    /// The line a window is lent to: its code, its name, until when.
    pub lent: fn(&str, &str, &str) -> String,
    pub done_today: fn(u32) -> String,
    pub opening: &'static str,
    pub store_gone: fn(&str) -> String,
    pub store_gone_at_first: &'static str,
    pub store_back: &'static str,
    pub clock_not_set: &'static str,
    pub under_way: fn(u64) -> String,
    pub lost: &'static str,
    pub lost_sign_in: &'static str,
    // Lengths of time.
    pub seconds: fn(i64) -> String,
    pub minutes: fn(i64) -> String,
    pub hours: fn(i64, i64) -> String,
    // Signing in.
    pub sign_in: &'static str,
    pub sign_in_how: &'static str,
    pub sign_in_short: &'static str,
    pub window: &'static str,
    pub clerk: &'static str,
    pub pin: &'static str,
    pub erase: &'static str,
    pub wrong_pin: fn(u32) -> String,
    pub locked: fn(u64) -> String,
    pub account_closed: &'static str,
    pub window_locked: &'static str,
    pub lock_how: &'static str,
    pub known_pin: &'static str,
    pub not_here: fn(&str) -> String,
    pub elsewhere: fn(&str) -> String,
    /// The window where somebody is signed in already, and this one.
    pub on_duty_at: fn(&str, &str) -> String,
    /// The window where somebody has a number in hand, and the number.
    pub busy_at: fn(&str, &str) -> String,
    pub fill_in: &'static str,
    pub checking: &'static str,
    pub welcome: fn(&str) -> String,
    pub restored: fn(&str) -> String,
    pub signed_out: &'static str,
    pub duty_over: &'static str,
    // The ticket in hand.
    pub in_hand: &'static str,
    pub state: TicketStateWords,
    pub line: &'static str,
    pub matter: &'static str,
    pub no_matter: &'static str,
    pub class: &'static str,
    pub ordinary: &'static str,
    pub due: fn(&str) -> String,
    pub called_times: fn(u32) -> String,
    pub missed_times: fn(u32) -> String,
    pub came_after: fn(&str) -> String,
    pub free: &'static str,
    pub nobody: &'static str,
    pub call_them: fn(u32, &str) -> String,
    pub they_come_by_themselves: &'static str,
    pub on_pause: fn(&str) -> String,
    pub resume_with: fn(&str) -> String,
    pub somebody_came: &'static str,
    // Lists.
    pub waiting: fn(u32) -> String,
    pub resting: fn(usize) -> String,
    pub again_in: fn(&str) -> String,
    pub nobody_but: fn(&str, &str) -> String,
    pub and_more: fn(usize) -> String,
    pub held: fn(usize) -> String,
    pub kept: fn(usize) -> String,
    pub waits: fn(&str) -> String,
    pub for_this_window: &'static str,
    // Actions.
    pub actions: ActionNames,
    pub did: ActionResults,
    // Asking before something is done.
    pub ask_abandon: fn(&str) -> String,
    pub ask_abandon_note: &'static str,
    pub ask_sign_out: &'static str,
    pub ask_sign_out_note: &'static str,
    pub ask_sign_out_held: fn(usize) -> String,
    pub ask_sign_out_in_hand: fn(&str) -> String,
    // Choosing.
    pub choose_pause: &'static str,
    pub choose_transfer: fn(&str) -> String,
    pub choose_call: &'static str,
    pub choose_let_in: &'static str,
    pub choose_remove: &'static str,
    pub why_let_in: fn(&str) -> String,
    pub why_remove: fn(&str) -> String,
    /// In the order of `LetInReason::ALL` and of `RemovalReason::ALL`.
    pub let_in_reasons: [&'static str; 4],
    pub remove_reasons: [&'static str; 4],
    pub choose_back: &'static str,
    pub choose_more: &'static str,
    pub type_to_find: &'static str,
    pub nothing_found: &'static str,
    pub nothing_kept: &'static str,
    pub to_line: fn(&str, &str) -> String,
    pub to_window: fn(&str, &str) -> String,
    pub call_this: fn(&str) -> String,
    pub any_window: &'static str,
    pub this_window_only: &'static str,
    // The form at the end.
    pub finish: fn(&str) -> String,
    pub own_matter: &'static str,
    pub no_matter_named: &'static str,
    pub quantity: &'static str,
    pub outcome: &'static str,
    pub another: &'static str,
    pub remark: &'static str,
    pub remark_note: fn(usize) -> String,
    pub onward: &'static str,
    pub nowhere: &'static str,
    pub type_matter: &'static str,
    pub getting_ready: &'static str,
    // Keys inside forms.
    pub keys: FormKeyWords,
    pub enter_finishes: &'static str,
    pub no: RefusalWords,
}

/// Where a ticket in hand stands.
#[expect(missing_docs, reason = "each field is the variant of the same name in hall::TicketState")]
pub struct TicketStateWords {
    pub called: &'static str,
    pub serving: &'static str,
    pub held: &'static str,
    pub missed: &'static str,
}

/// What each key does, as short as a hint must be.
#[expect(missing_docs, reason = "each field is the variant of the same name in hall::desk::Action")]
pub struct ActionNames {
    pub next: &'static str,
    pub recall: &'static str,
    pub start: &'static str,
    pub finish: &'static str,
    pub miss: &'static str,
    pub abandon: &'static str,
    pub hold: &'static str,
    pub bring_back: &'static str,
    pub transfer: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub call: &'static str,
    pub more: &'static str,
    pub undo: &'static str,
    pub let_in: &'static str,
    pub let_in_note: &'static str,
    pub remove: &'static str,
    pub remove_note: &'static str,
    pub auto_on: &'static str,
    pub auto_off: &'static str,
    pub language: &'static str,
    pub sign_out: &'static str,
    pub leave: &'static str,
    pub leave_note: &'static str,
}

/// What was done, said once it is.
#[expect(missing_docs, reason = "each field is named for the action")]
pub struct ActionResults {
    pub called: fn(&str) -> String,
    pub recalled: fn(&str) -> String,
    pub started: fn(&str) -> String,
    pub finished: fn(&str) -> String,
    pub went_on: fn(&str, &str) -> String,
    pub missed: fn(&str) -> String,
    pub missed_kept: fn(&str, u16) -> String,
    pub missed_void: fn(&str) -> String,
    pub abandoned: fn(&str) -> String,
    pub held: fn(&str) -> String,
    pub brought_back: fn(&str) -> String,
    pub transferred: fn(&str, &str) -> String,
    pub let_in: fn(&str) -> String,
    pub removed: fn(&str) -> String,
    pub undone: fn(&str) -> String,
    pub paused: &'static str,
    pub resumed: &'static str,
    pub auto_on: &'static str,
    pub auto_off: &'static str,
}

/// What the keys inside a form do.
#[expect(missing_docs, reason = "each field is named for the key's effect")]
pub struct FormKeyWords {
    pub confirm: &'static str,
    pub back: &'static str,
    pub above: &'static str,
    pub below: &'static str,
    pub next_field: &'static str,
    pub change: &'static str,
    pub change_back: &'static str,
    pub add: &'static str,
    pub remove: &'static str,
    pub quit: &'static str,
}

/// Why something is not done.
#[expect(missing_docs, reason = "each field is the variant of the same name in hall::NoStep")]
pub struct RefusalWords {
    pub no_ticket: &'static str,
    pub over_done: &'static str,
    pub over_missed: &'static str,
    pub over_abandoned: &'static str,
    pub over_cancelled: &'static str,
    pub over_expired: &'static str,
    pub over_removed: &'static str,
    pub nothing_to_undo: &'static str,
    pub too_late_to_undo: fn(u32) -> String,
    pub changed_since: fn(&str) -> String,
    pub rated_since: fn(&str) -> String,
    pub elsewhere: fn(&str) -> String,
    pub not_called: &'static str,
    pub being_served: &'static str,
    pub is_held: fn(&str) -> String,
    pub still_waits: &'static str,
    pub enough_calls: fn(u32) -> String,
    pub too_soon: fn(u32) -> String,
    pub kept_too_long: &'static str,
    pub kept_for: fn(&str) -> String,
    pub in_hand: fn(&str) -> String,
    pub nobody_waits: &'static str,
    pub not_on_duty: &'static str,
    pub window_taken: &'static str,
    pub nothing_in_hand: &'static str,
    pub paused: &'static str,
    pub no_line: &'static str,
    pub no_window: &'static str,
    pub nobody_there: &'static str,
    pub personal: &'static str,
    pub too_long: fn(usize) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static WindowWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
