//! The applicant's screens. One file each; this list is the table of contents.
mod ask_number;
mod by_name;
mod check_in;
mod choose_class;
mod choose_line;
mod choose_matter;
mod choose_situation;
mod choose_way;
mod closed;
mod closed_line;
mod confirm;
mod give_back;
mod guide;
mod guide_lines;
mod guide_preview;
mod heading;
mod help;
mod home;
mod hours;
mod line_counts;
mod opinion;
mod out_of_service;
mod part_name;
mod refused;
mod rest;
mod samples;
mod scan;
mod search;
mod staff_entrance;
mod tending;
mod ticket_found;
mod ticket_taken;
mod ticket_words;
mod unsent;

use crate::app::{EntryScreens, screen::AnyScreen};
pub use guide_preview::GuidePreview;
pub use samples::{Sample, gallery};

/// Where a visit begins, where the machine rests, and where a code leads.
pub const ENTRY_SCREENS: EntryScreens = EntryScreens {
    home: || Box::new(home::Home),
    rest: || Box::new(rest::RestScreen),
    staff: || Box::new(staff_entrance::StaffEntrance::default()),
    closed: || Box::new(closed::Closed),
    unsent: || Box::new(unsent::UnsentWords { scanned: None }),
    scan: scan::reply,
};

/// The screen behind the footer's help button.
pub fn help() -> Box<dyn AnyScreen> {
    Box::new(help::Help)
}
