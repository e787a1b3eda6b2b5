//! How fast a line moves, seen from what was done lately.

/// Service times of a line, from its recent tickets: from the start of service to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// Mean, in seconds.
    pub mean: u32,
    /// Standard deviation, in seconds.
    pub spread: u32,
    /// How many tickets that is seen from.
    pub count: u32,
}
