//! What an indicator comes to: whole numbers, out of which every shown digit is made here.
use super::Percent;
use super::indicator::Indicator;

/// Why an indicator has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing is kept that it could be counted from.
    NotKept,
    /// What it counts belongs to no part of the hall of the kind that was asked for, as applications belong to no window.
    NotInScope,
}

impl Unknown {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Unknown::NotKept => "not_kept",
            Unknown::NotInScope => "not_in_scope",
        }
    }
}

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// So many of so many; below zero where things took longer than they may.
    Share {
        /// The numerator.
        n: i64,
        /// The denominator.
        of: u64,
    },
    /// Seconds of so many; their mean.
    Mean {
        /// All seconds together.
        sum: u64,
        /// How many times were measured.
        of: u64,
    },
    /// Seconds that nine of ten took no longer than.
    Ninth {
        /// The seconds.
        seconds: u64,
        /// How many times were measured.
        of: u64,
    },
    /// Nothing, and why.
    Unknown(Unknown),
}

impl Measure {
    /// A share of two counts.
    pub fn share(n: u64, of: u64) -> Measure {
        Measure::Share { n: i64::try_from(n).unwrap_or(i64::MAX), of }
    }
}

/// An indicator with what was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndicatorValue {
    /// Which one.
    pub indicator: Indicator,
    /// What was counted.
    pub measure: Measure,
    /// What would belong to it and could not be judged; it is in no count.
    pub left_out: u64,
}

impl IndicatorValue {
    /// The numerator; nothing where there is none to tell.
    pub fn numerator(&self) -> Option<i64> {
        match self.measure {
            Measure::Share { n, .. } => Some(n),
            Measure::Mean { sum, .. } => i64::try_from(sum).ok(),
            Measure::Ninth { .. } | Measure::Unknown(_) => None,
        }
    }

    /// The denominator.
    pub fn denominator(&self) -> Option<u64> {
        match self.measure {
            Measure::Share { of, .. } | Measure::Mean { of, .. } | Measure::Ninth { of, .. } => Some(of),
            Measure::Unknown(_) => None,
        }
    }

    /// The share in per cent; nothing where it is none, or of nothing.
    pub fn percent(&self) -> Option<Percent> {
        match self.measure {
            Measure::Share { n, of } => Percent::of(n, of),
            _ => None,
        }
    }

    /// The time in whole seconds, a mean rounded down as everywhere; nothing where it is none, or of nothing.
    pub fn seconds(&self) -> Option<u64> {
        match self.measure {
            Measure::Mean { sum, of } => sum.checked_div(of),
            Measure::Ninth { seconds, of } => (of > 0).then_some(seconds),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shown_digit_is_made_of_whole_numbers() {
        let value = |measure| IndicatorValue { indicator: Indicator::Early, measure, left_out: 0 };
        let said = |measure| {
            let value = value(measure);
            (value.numerator(), value.denominator(), value.percent().map(Percent::tenths), value.seconds())
        };
        let table = [
            (Measure::share(2, 3), (Some(2), Some(3), Some(667), None)),
            (Measure::Share { n: -2, of: 3 }, (Some(-2), Some(3), Some(-667), None)),
            (Measure::share(0, 0), (Some(0), Some(0), None, None)),
            (Measure::Mean { sum: 119, of: 2 }, (Some(119), Some(2), None, Some(59))),
            (Measure::Mean { sum: 0, of: 0 }, (Some(0), Some(0), None, None)),
            (Measure::Ninth { seconds: 300, of: 10 }, (None, Some(10), None, Some(300))),
            (Measure::Ninth { seconds: 0, of: 0 }, (None, Some(0), None, None)),
            (Measure::Unknown(Unknown::NotKept), (None, None, None, None)),
        ];
        for (measure, expected) in table {
            assert_eq!(said(measure), expected, "{measure:?}");
        }
    }
}
