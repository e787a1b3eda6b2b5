//! How fast a line moves, seen from what was done lately.

/// As many people as the configured minutes count for, against those who were seen.
const FORMER: u32 = 6;

/// How long a person of a line takes up a window, seen from its recent tickets: from the call until the window is free
/// again, so that the way to the window is in it, and so are those who did not come.
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
    /// The pace of some people, by the seconds each took.
    pub fn of(seconds: &[u32]) -> Option<Pace> {
        let count = u64::try_from(seconds.len()).ok().filter(|count| *count > 0)?;
        let mean = seconds.iter().map(|s| u64::from(*s)).sum::<u64>() / count;
        let square = seconds.iter().map(|s| u64::from(*s).abs_diff(mean).pow(2)).sum::<u64>() / count;
        let short = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        Some(Pace { mean: short(mean), spread: short(square.isqrt()), count: short(count) })
    }

    /// What the configuration says a person usually takes: at best, at worst. Most people are nearer to the best.
    pub fn usual((best, worst): (u16, u16)) -> Pace {
        let (best, worst) = (u32::from(best) * 60, u32::from(worst) * 60);
        Pace { mean: (2 * best + worst) / 3, spread: (worst - best.min(worst)) / 2, count: 0 }
    }

    /// What was seen, blended with what is usual while few were seen.
    pub fn blended(minutes: (u16, u16), seen: Option<Pace>) -> Pace {
        let (usual, seen) = (Pace::usual(minutes), seen.unwrap_or_default());
        let count = u64::from(seen.count);
        let blend = |usual: u32, seen: u32| {
            let sum = u64::from(usual) * u64::from(FORMER) + u64::from(seen) * count;
            u32::try_from(sum / (u64::from(FORMER) + count)).unwrap_or(u32::MAX)
        };
        let (mean, spread) = (blend(usual.mean, seen.mean), blend(usual.spread, seen.spread));
        Pace { mean: mean.max(1), spread, count: seen.count }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_seen_from_whole_seconds() {
        assert_eq!(Pace::of(&[]), None);
        assert_eq!(Pace::of(&[300, 500]), Some(Pace { mean: 400, spread: 100, count: 2 }));
        // 75 minutes count as 75, not as 15.
        assert_eq!(Pace::of(&[75 * 60]), Some(Pace { mean: 4500, spread: 0, count: 1 }));
    }

    #[test]
    fn the_configured_minutes_fade_with_what_is_seen() {
        assert_eq!(Pace::blended((6, 15), None), Pace { mean: 540, spread: 270, count: 0 });
        let seen = |count| Some(Pace { mean: 1140, spread: 270, count });
        assert_eq!(Pace::blended((6, 15), seen(6)).mean, 840);
        assert!(Pace::blended((6, 15), seen(600)).mean > 1130);
        assert_eq!(Pace::blended((0, 0), None).mean, 1, "never nothing");
    }
}
