//! Shares in per cent with one decimal, out of whole numbers alone.
use std::fmt;

/// Tenths of a per cent, rounded half away from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(i64);

impl Percent {
    /// So many of so many; nothing where there are none, which is neither 0 % nor 100 %.
    pub fn of(n: i64, of: u64) -> Option<Percent> {
        if of == 0 {
            return None;
        }
        let (n, of) = (i128::from(n), i128::from(of));
        let tenths = (n.abs() * 2_000 + of) / (of * 2);
        i64::try_from(tenths * n.signum()).ok().map(Percent)
    }

    /// Tenths of a per cent: 857 is 85.7 %.
    pub fn tenths(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Percent {
    /// `85.7`, without a sign of its unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_goes_away_from_zero_and_nothing_is_no_share() {
        let table = [
            // 6.25 is 6.2 to binary floats, and 6.3 to people.
            (1, 16, "6.3"),
            (-1, 16, "-6.3"),
            (249, 2000, "12.5"),
            (2489, 20_000, "12.4"),
            (0, 7, "0.0"),
            (7, 7, "100.0"),
            (-1, 3000, "0.0"),
            (-1, 2000, "-0.1"),
            (9995, 10_000, "100.0"),
            (9994, 10_000, "99.9"),
            (3, 2, "150.0"),
            (i64::MAX, 1, "none"),
        ];
        for (n, of, said) in table {
            let percent = Percent::of(n, of).map_or("none".to_owned(), |percent| percent.to_string());
            assert_eq!(percent, said, "{n}/{of}");
        }
        assert_eq!((Percent::of(0, 0), Percent::of(5, 0)), (None, None));
    }
}
