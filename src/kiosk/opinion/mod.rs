//! The opinion box (意见箱): saying something, and coming back for the answer.
mod about;
mod case_found;
mod case_lines;
mod contact;
mod draft;
mod kinds;
mod published;
mod reading;
mod receipt_entry;
mod samples;
mod sent;
mod subject_list;
mod subject_words;
mod writing;

pub(super) use case_found::CaseFound;
pub(super) use kinds::OpinionBox;
pub(super) use receipt_entry::ReceiptEntry;
pub(super) use samples::samples;
