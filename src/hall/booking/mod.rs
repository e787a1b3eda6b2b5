//! Appointments (预约) and the codes people show for them.
mod appointment;
/// Codes of appointments.
pub mod code;

pub use appointment::{Appointment, Attendance, CheckInError};
