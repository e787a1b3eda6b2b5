//! What bad ratings (差评) come to as cases: put right and rechecked, in time, called back.
use super::applications::ShareCount;
use super::question::IndicatorQuestion;
use crate::hall::cases::{Case, CaseCallback, CaseSource, CaseState};

/// The counts of bad ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseCounts {
    /// 差评整改率: of those that came on the days.
    pub rectified: ShareCount,
    /// 按期整改率: of those that fall due on the days.
    pub rectified_in_time: ShareCount,
    /// 实名差评回访率, spoken with: of those that came on the days and left a contact.
    pub reached: ShareCount,
    /// The same, called, reached or not.
    pub called: ShareCount,
}

impl CaseCounts {
    /// Counts a case. What was annulled or explained (不予受理), went on in another case, or was withdrawn, is nothing to put right.
    pub fn add(&mut self, case: &Case, question: &IndicatorQuestion) {
        use CaseState::{Merged, Refused, Withdrawn};
        if case.source != CaseSource::BadRating || matches!(case.state, Merged | Refused | Withdrawn) {
            return;
        }
        let is_put_right = case.rechecked == Some(true);
        if question.covers(case.submitted_at) {
            self.rectified.judge(Some(is_put_right));
            if case.has_contact {
                self.reached.judge(Some(is_reached(case)));
                self.called.judge(Some(is_called(case)));
            }
        }
        match case.due {
            Some(due) if question.covers(due) => {
                let in_time = case.answered_at.is_some_and(|answered| answered <= due);
                self.rectified_in_time.judge(Some(is_put_right && in_time));
            }
            // The calendar was missing when it came.
            None if question.covers(case.submitted_at) => self.rectified_in_time.judge(None),
            _ => {}
        }
    }
}

/// Somebody was spoken with; whoever has said with the receipt how satisfactory the answer is is not called for the same.
fn is_reached(case: &Case) -> bool {
    case.callback == Some(CaseCallback::Reached) || case.satisfied.is_some()
}

fn is_called(case: &Case) -> bool {
    is_reached(case) || case.calls > 0
}

#[cfg(test)]
mod tests {
    use super::super::question::{IndicatorScope, Period};
    use super::*;

    #[test]
    fn a_bad_rating_counts_by_the_day_it_came_and_by_the_day_it_is_due() {
        let at = |text: &str| text.parse().ok();
        let question = IndicatorQuestion {
            period: Period::new("2026-11-01".parse().unwrap(), "2026-11-30".parse().unwrap()).unwrap(),
            as_of: "2026-12-31T09:00:00".parse().unwrap(),
            scope: IndicatorScope::default(),
        };
        let came = |day: &str| Case {
            source: CaseSource::BadRating,
            submitted_at: format!("{day}T09:00:00").parse().unwrap(),
            due: at("2026-11-25T17:00:00"),
            has_contact: true,
            ..Case::default()
        };
        let put_right = Case {
            answered_at: at("2026-11-20T09:00:00"),
            rechecked: Some(true),
            callback: Some(CaseCallback::Reached),
            calls: 1,
            ..came("2026-11-03")
        };
        let table = [
            (came("2026-11-03"), (0, 1), (0, 1), (0, 1), (0, 1)),
            (put_right.clone(), (1, 1), (1, 1), (1, 1), (1, 1)),
            (
                Case { answered_at: at("2026-11-26T09:00:00"), ..put_right.clone() },
                (1, 1),
                (0, 1),
                (1, 1),
                (1, 1),
            ),
            (Case { rechecked: Some(false), ..put_right.clone() }, (0, 1), (0, 1), (1, 1), (1, 1)),
            (Case { has_contact: false, ..put_right.clone() }, (1, 1), (1, 1), (0, 0), (0, 0)),
            (
                Case { callback: Some(CaseCallback::NotReached), calls: 3, ..put_right.clone() },
                (1, 1),
                (1, 1),
                (0, 1),
                (1, 1),
            ),
            (
                Case { callback: None, calls: 0, satisfied: Some(false), ..put_right.clone() },
                (1, 1),
                (1, 1),
                (1, 1),
                (1, 1),
            ),
            (came("2026-10-30"), (0, 0), (0, 1), (0, 0), (0, 0)),
            (Case { due: at("2026-12-01T17:00:00"), ..came("2026-11-30") }, (0, 1), (0, 0), (0, 1), (0, 1)),
            (Case { state: CaseState::Withdrawn, ..put_right.clone() }, (0, 0), (0, 0), (0, 0), (0, 0)),
            (Case { source: CaseSource::Complaint, ..put_right }, (0, 0), (0, 0), (0, 0), (0, 0)),
        ];
        for (case, rectified, in_time, reached, called) in table {
            let mut counts = CaseCounts::default();
            counts.add(&case, &question);
            let said = |count: ShareCount| (count.n, count.of);
            let counted = [counts.rectified, counts.rectified_in_time, counts.reached, counts.called];
            assert_eq!(counted.map(said), [rectified, in_time, reached, called], "{case:?}");
        }
        let mut counts = CaseCounts::default();
        counts.add(&Case { due: None, ..came("2026-11-03") }, &question);
        assert_eq!(counts.rectified_in_time.left_out, 1);
    }
}
