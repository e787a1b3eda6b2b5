//! Whom hours of a day leave out that were changed after people had booked or come.

/// Who is left over by hours that were set: counts, and no names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOver {
    /// Appointments that fall into the closed part of the day.
    pub appointments: usize,
    /// People who wait now in lines that are closed now.
    pub waiting: usize,
}
