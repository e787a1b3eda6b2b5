//! Appointments: brought in and checked in for.
pub(super) mod appointments;
pub(super) mod check_in;
pub(super) mod import;
