//! How long people may rate, whether they may once more, and the reasons they choose among.
use super::Grade;
use super::usual::USUAL;
use crate::hall::Name;

/// So many reasons of a grade are offered at once; the rest are behind one more touch.
pub const AT_ONCE: usize = 3;

/// A reason for a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingReason {
    /// Its code, national or the hall's own.
    pub code: String,
    /// The grade it is for.
    pub grade: Grade,
    /// What people read.
    pub name: Name,
    /// Nobody is offered it any more; whoever chose it before is still understood.
    pub is_retired: bool,
}

/// The rules of ratings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingRules {
    /// So many calendar days after something was finished it may be rated.
    pub rate_days: u16,
    /// Whoever rated may do so once more on a later visit (追评).
    pub has_follow_up: bool,
    /// Counts below this are withheld from those who are rated.
    pub small_count: u32,
    /// The reasons, in the order in which they are offered.
    pub reasons: Vec<RatingReason>,
}

impl Default for RatingRules {
    fn default() -> Self {
        let reason = |(grade, code, zh, en): (Grade, &str, &str, &str)| RatingReason {
            code: code.to_owned(),
            grade,
            name: Name::new(zh, en),
            is_retired: false,
        };
        RatingRules {
            rate_days: 30,
            has_follow_up: true,
            small_count: 5,
            reasons: USUAL.into_iter().map(reason).collect(),
        }
    }
}

impl RatingRules {
    /// The reasons that people are offered with a grade, in order; [`AT_ONCE`] of them at once.
    pub fn offered(&self, grade: Grade) -> impl Iterator<Item = &RatingReason> {
        self.reasons.iter().filter(move |reason| reason.grade == grade && !reason.is_retired)
    }

    /// The reason of a code, in use or retired.
    pub fn reason(&self, code: &str) -> Option<&RatingReason> {
        self.reasons.iter().find(|reason| reason.code == code)
    }

    /// A count as those who are rated may see it; none where it is so small that somebody could be recognised.
    pub fn shown_to_rated(&self, count: u32) -> Option<u32> {
        (count >= self.small_count).then_some(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_has_eight_reasons_of_its_own() {
        let rules = RatingRules::default();
        for (grade, _) in Grade::ALL {
            let offered: Vec<&RatingReason> = rules.offered(grade).collect();
            assert_eq!(offered.len(), 8);
            assert!(offered.iter().all(|reason| Grade::of_reason(&reason.code) == Some(grade)));
            assert!(offered.iter().all(|reason| !reason.name.zh.is_empty() && !reason.name.en.is_empty()));
        }
        let first: Vec<&str> =
            rules.offered(Grade::VeryDissatisfied).take(AT_ONCE).map(|reason| &*reason.code).collect();
        assert_eq!(first, ["108", "109", "110"]);
    }

    #[test]
    fn a_retired_reason_is_understood_and_not_offered() {
        let mut rules = RatingRules::default();
        rules.reasons[0].is_retired = true;
        assert!(rules.offered(Grade::VerySatisfied).all(|reason| reason.code != "510"));
        assert_eq!(rules.reason("510").map(|reason| &*reason.name.zh), Some("一窗受理一次办结"));
    }

    #[test]
    fn few_ratings_are_not_shown_to_whoever_is_rated() {
        let rules = RatingRules::default();
        assert_eq!([0, 4, 5, 6].map(|count| rules.shown_to_rated(count)), [None, None, Some(5), Some(6)]);
    }
}
