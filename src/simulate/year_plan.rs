//! How a made-up year of applications is to come out.

/// How a made-up year is to come out; shares are in per mille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearPlan {
    /// The same year for the same one.
    pub seed: u64,
    /// The year.
    pub year: i32,
    /// How many applications are received.
    pub count: u32,
    /// How many are finished in time.
    pub on_time: u32,
    /// How many of those that are not 即办件 are finished before the day they are due.
    pub early: u32,
    /// How much shorter than the law wants all of them take together.
    pub speed_up: u32,
}

impl YearPlan {
    /// A year like that which a centre has reported: 84,400 applications, all in time, 58 % early, 43 % faster.
    pub fn usual(seed: u64, year: i32) -> YearPlan {
        YearPlan { seed, year, count: 84_400, on_time: 1000, early: 580, speed_up: 430 }
    }
}
