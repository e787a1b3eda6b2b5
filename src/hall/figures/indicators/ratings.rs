//! What a report takes of ratings (好差评): counts alone, never a single one.

/// How often people have rated, and could have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RatingCounts {
    /// Ratings that somebody gave and that count, by grade: 非常满意, 满意, 基本满意, 不满意, 非常不满意.
    pub grades: [u64; 5],
    /// Ratings that a review annulled (误评、恶意): they stay visible and count for nothing.
    pub annulled: u64,
    /// Ratings that nobody gave, such as a default one of another system: they are none, and are never counted as good.
    pub not_active: u64,
    /// Services that could be rated.
    pub due: u64,
}

impl RatingCounts {
    /// How many grades, beginning with the best, are good: in Sichuan the last two are bad (后两个等级为差评).
    const GOOD: usize = 3;

    /// Ratings that count.
    pub fn valid(&self) -> u64 {
        self.grades.iter().sum()
    }

    /// Ratings that somebody gave, annulled ones with them.
    pub fn given(&self) -> u64 {
        self.valid() + self.annulled
    }

    /// Those that count and are good.
    pub fn good(&self) -> u64 {
        self.grades.iter().take(Self::GOOD).sum()
    }

    /// Those that count and are bad.
    pub fn bad(&self) -> u64 {
        self.valid() - self.good()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_two_grades_are_bad_and_what_nobody_gave_is_no_rating() {
        let counts = RatingCounts { grades: [5, 4, 3, 2, 1], annulled: 7, not_active: 9, due: 30 };
        assert_eq!((counts.valid(), counts.good(), counts.bad(), counts.given()), (15, 12, 3, 22));
    }
}
