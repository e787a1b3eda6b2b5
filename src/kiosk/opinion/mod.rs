//! The opinion box (意见箱): saying something, and coming back for the answer.
mod about;
mod application_found;
mod application_lines;
mod case_found;
mod case_lines;
mod contact;
mod draft;
mod kinds;
mod published;
mod rating;
mod reading;
mod receipt_entry;
mod receipt_head;
mod samples;
mod sent;
mod subject_list;
mod subject_words;
mod writing;

pub(super) use application_found::ApplicationFound;
pub(super) use case_found::CaseFound;
pub(super) use kinds::OpinionBox;
pub(super) use rating::{RateScreen, RatedThing};
pub(super) use receipt_entry::ReceiptEntry;
pub(super) use samples::samples;
