//! The setup of the hall in forms: entries of documents by way of the draft, and hours of a day and accounts, which are in force at
//! once.
mod calendar;
mod calendar_view;
mod desk;
mod document_page;
mod entries;
mod field_editor;
mod form;
mod form_page;
mod form_save;
mod form_view;
mod hours;
mod hours_asked;
mod hours_page;
mod hours_plan;
mod hours_question;
mod hours_text;
mod hours_view;
mod menu;
mod message;
mod moved;
mod people;
mod person;
mod person_page;
mod person_view;
mod pick;
mod row;
pub(in crate::admin) mod samples;
mod shown;
mod unfinished;

pub use desk::SetupDesk;
pub(super) use document_page::document_page;
pub use hours::HoursPage;
pub use menu::SetupMenu;
pub use message::{
    AccountOrder, HoursOrder, HoursRefusal, SetupChecker, SetupLook, SetupRequest, SetupUpdate,
};
pub use people::PeoplePage;
pub(super) use unfinished::resumed;
