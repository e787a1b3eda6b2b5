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

impl Pace {
    /// The pace of some services, in seconds each; nothing where there were none.
    pub fn of(times: &[u32]) -> Option<Pace> {
        let count = u32::try_from(times.len()).ok().filter(|count| *count > 0)?;
        let mean = times.iter().map(|time| u64::from(*time)).sum::<u64>() / u64::from(count);
        let off = |time: &u32| u64::from(*time).abs_diff(mean).pow(2);
        let variance = times.iter().map(off).sum::<u64>() / u64::from(count);
        let whole = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        Some(Pace { mean: whole(mean), spread: whole(variance.isqrt()), count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_spread_are_those_of_the_times() {
        assert_eq!(Pace::of(&[]), None);
        assert_eq!(Pace::of(&[300]), Some(Pace { mean: 300, spread: 0, count: 1 }));
        assert_eq!(Pace::of(&[100, 300]), Some(Pace { mean: 200, spread: 100, count: 2 }));
    }
}
