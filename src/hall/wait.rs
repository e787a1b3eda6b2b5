//! How long a person will wait: a range, or nothing where nothing honest can be said.
/// Minutes until being called: not less than, not more than.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// At best.
    pub least: u32,
    /// At worst.
    pub most: u32,
}

impl Wait {
    /// The wait behind `ahead` people at `windows` open windows, `minutes` (best, worst) a person.
    ///
    /// With no window open nothing can be said. At best every window has just become free and works at the quick pace;
    /// at worst each has just begun with somebody and works at the slow pace. The worst is rounded up to five minutes
    /// past ten, since nobody can promise more exactly than that.
    pub fn estimate(ahead: u32, windows: u32, minutes: (u16, u16)) -> Option<Wait> {
        if windows == 0 {
            return None;
        }
        let least = ahead / windows * u32::from(minutes.0);
        let most = (ahead / windows + 1) * u32::from(minutes.1);
        let most = if most > 10 { most.div_ceil(5) * 5 } else { most };
        Some(Wait { least: if least > 10 { least / 5 * 5 } else { least }, most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_at_the_windows_means_nobody_can_say() {
        assert_eq!(Wait::estimate(3, 0, (4, 8)), None);
    }

    #[test]
    fn the_range_holds_best_and_worst() {
        assert_eq!(Wait::estimate(0, 2, (4, 8)), Some(Wait { least: 0, most: 8 }));
        assert_eq!(Wait::estimate(5, 2, (4, 8)), Some(Wait { least: 8, most: 25 }));
        assert_eq!(Wait::estimate(7, 1, (4, 8)), Some(Wait { least: 25, most: 65 }));
    }
}
