//! Appointments (预约) and the codes people show for them.
mod appointment;
/// Codes of appointments.
pub mod code;
mod code_form;

pub use appointment::{Appointment, Attendance, CheckInError};
pub use code_form::{CodeForm, CodeForms};
