//! The store on both databases: what it promises, alone and beside others, and when it is killed.
mod applications;
mod appointments;
mod backup;
mod calling;
mod cases;
mod catalogue;
mod changes;
mod contract;
mod crash;
mod drafts;
mod halls;
mod hours;
mod indicators;
mod journal;
mod migration;
mod opinion_box;
mod peers;
mod people;
mod ratings;
mod round_trips;
mod setup;
mod ticket_receipts;

use chrono::NaiveDateTime;
use service_hall::hall::cases::{CaseSource, CaseSubject, Submission};

/// What somebody of the staff writes down at a moment, which is in the journal.
fn staff_note(at: NaiveDateTime) -> Submission {
    Submission {
        request: at.to_string(),
        visit: String::new(),
        kiosk: None,
        source: CaseSource::StaffNote,
        about: CaseSubject::Hall,
        text: "记".into(),
        name: "".into(),
        phone: "".into(),
        lang: "zh".into(),
        at,
    }
}
