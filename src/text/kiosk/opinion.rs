//! What the kiosk says about opinions, complaints and their receipts.
mod en;
mod zh;

use crate::hall::cases::{ActKind, CaseLamp, CaseSource};
use crate::text::Lang;
use chrono::NaiveDate;

/// Every word about opinions and cases on the kiosk.
#[expect(missing_docs, reason = "each field is named for where it stands, and its words say the rest")]
pub struct OpinionWords {
    // Home.
    pub tile: &'static str,
    pub tile_short: &'static str,
    pub tile_note: &'static str,
    pub look_up: &'static str,
    pub look_up_short: &'static str,
    pub look_up_note: &'static str,
    // The kinds.
    pub title: &'static str,
    pub anonymous: &'static str,
    pub kind_notes: fn(CaseSource) -> &'static str,
    pub about_served: fn(&str) -> String,
    pub published_title: &'static str,
    pub published_note: &'static str,
    // What was written so far.
    pub about: &'static str,
    pub text: &'static str,
    pub contact: &'static str,
    pub whole_hall: &'static str,
    pub window: fn(&str) -> String,
    pub number_served: fn(&str) -> String,
    pub number_at: fn(&str, &str) -> String,
    pub change: &'static str,
    pub write: &'static str,
    pub leave_one: &'static str,
    pub no_text: &'static str,
    pub no_text_needed: &'static str,
    pub no_contact: &'static str,
    /// So many more characters than there is room for.
    pub more: fn(usize) -> String,
    /// What happens to it, and by when.
    pub what_happens: fn(CaseSource, Option<NaiveDate>) -> String,
    pub send: &'static str,
    pub send_again: &'static str,
    pub sending: &'static str,
    /// So many were sent in this visit; where to go with more.
    pub visit_limit: fn(u32, &str) -> String,
    pub kiosk_limit: fn(&str) -> String,
    pub failed: &'static str,
    // Whom it is about.
    pub about_title: &'static str,
    pub departments: &'static str,
    pub departments_note: &'static str,
    pub windows: &'static str,
    pub windows_note: &'static str,
    pub matters: &'static str,
    pub matters_note: &'static str,
    pub hall_note: &'static str,
    pub scan_number: &'static str,
    pub looking_up: &'static str,
    pub code_not_ours: &'static str,
    pub number_unknown: &'static str,
    pub number_not_asked: &'static str,
    pub choose_department: &'static str,
    pub choose_window: &'static str,
    pub choose_matter: &'static str,
    // Writing.
    pub text_title: &'static str,
    pub count: fn(usize, usize) -> String,
    pub finished: &'static str,
    pub text_hint: &'static str,
    // The contact.
    pub contact_title: &'static str,
    pub contact_note: &'static str,
    pub name: &'static str,
    pub phone: &'static str,
    // Before a number of a person is sent.
    pub warning: &'static str,
    pub warning_note: &'static str,
    pub edit: &'static str,
    pub send_anyway: &'static str,
    // Before something that was written is lost.
    pub unsent: &'static str,
    pub unsent_note: &'static str,
    pub unsent_code: &'static str,
    pub go_on_writing: &'static str,
    pub give_up: &'static str,
    // After it was sent.
    pub thanks: &'static str,
    pub case_number: fn(u32) -> String,
    pub answered_by: fn(NaiveDate) -> String,
    pub answered_later: &'static str,
    pub keep_receipt: &'static str,
    pub photograph: &'static str,
    pub receipt_printing: &'static str,
    pub receipt_printed: &'static str,
    pub receipt_sent: &'static str,
    pub receipt_drawn: &'static str,
    pub receipt_not_printed: &'static str,
    pub receipt_unsure: &'static str,
    pub print_again: &'static str,
    pub no_more_prints: &'static str,
    pub withdraw: &'static str,
    pub another: &'static str,
    pub done: &'static str,
    pub withdraw_title: &'static str,
    pub withdraw_note: &'static str,
    pub withdraw_sure: &'static str,
    pub keep: &'static str,
    pub withdrawn: &'static str,
    pub withdrawn_note: &'static str,
    pub not_done: &'static str,
    // By receipt.
    pub receipt_title: &'static str,
    pub receipt_scan: &'static str,
    pub receipt_type: &'static str,
    pub receipt_wrong: &'static str,
    /// How many letters and digits are still to come.
    pub receipt_short: fn(usize) -> String,
    pub look: &'static str,
    pub no_case: &'static str,
    pub not_asked: &'static str,
    pub ask_later: &'static str,
    pub lamp: fn(CaseLamp) -> &'static str,
    pub due_by: fn(&str) -> String,
    pub contact_by: fn(&str) -> String,
    pub goes_on: &'static str,
    pub answer: &'static str,
    pub closed: &'static str,
    pub steps: &'static str,
    pub step: fn(Option<ActKind>) -> &'static str,
    /// The step in which the applicant was satisfied with the answer or not, and whether it is handled once more.
    pub rated: fn(bool, bool) -> &'static str,
    pub reason: fn(&str) -> String,
    pub instead: fn(&str) -> String,
    pub urged_until: fn(NaiveDate) -> String,
    pub act: fn(ActKind) -> &'static str,
    pub ask: fn(ActKind) -> (&'static str, &'static str),
    pub satisfied: &'static str,
    pub dissatisfied: &'static str,
    pub put_right: &'static str,
    pub not_put_right: &'static str,
    pub leave_it: &'static str,
    pub urge_sure: &'static str,
    pub date: fn(NaiveDate) -> String,
    // What was published.
    pub nothing_published: &'static str,
    pub changed: fn(&str) -> String,
    // What somebody may have written, for pictures.
    pub sample_text: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static OpinionWords {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
