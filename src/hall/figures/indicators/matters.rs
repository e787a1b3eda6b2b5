//! What the promises of matters come to (承诺提速率): a state and no happening, as the catalogue is when it is asked.
use super::applications::ShareCount;
use crate::hall::catalogue::TimeLimit;

impl ShareCount {
    /// Counts the days that a matter's promise saves of its statutory limit. A matter without a statutory limit has nothing to save
    /// of; one without a promise, or with one in days of another kind, is left out.
    pub fn add_promise(&mut self, statutory: Option<TimeLimit>, promised: Option<TimeLimit>) {
        let Some(statutory) = statutory else { return };
        match promised.filter(|promised| promised.unit == statutory.unit) {
            Some(promised) => {
                self.n += i64::from(statutory.days) - i64::from(promised.days);
                self.of += u64::from(statutory.days);
            }
            None => self.left_out += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_added_up_and_shares_are_not_averaged() {
        let mut count = ShareCount::default();
        for (statutory, promised) in [
            ("20工作日", "5工作日"),
            ("60自然日", "20自然日"),
            ("10工作日", "12工作日"),
            ("20工作日", "10自然日"),
            ("20工作日", ""),
            ("", "5工作日"),
        ] {
            count.add_promise(statutory.parse().ok(), promised.parse().ok());
        }
        assert_eq!(count, ShareCount { n: 15 + 40 - 2, of: 90, left_out: 2 });
    }
}
