//! All that was counted, and the report it makes.
use super::applications::{ApplicationCounts, ShareCount};
use super::cases::CaseCounts;
use super::indicator::Indicator;
use super::question::IndicatorScope;
use super::ratings::RatingCounts;
use super::tickets::TicketCounts;
use super::value::{IndicatorValue, Measure, Unknown};

/// All that was counted of a hall for a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorCounts {
    /// Of applications.
    pub applications: ApplicationCounts,
    /// Of the promises of matters: days saved, of the days of statutory limits.
    pub promises: ShareCount,
    /// Of numbers.
    pub tickets: TicketCounts,
    /// Of bad ratings, as cases.
    pub cases: CaseCounts,
    /// Of ratings, where the hall keeps any.
    pub ratings: Option<RatingCounts>,
}

impl IndicatorCounts {
    /// Every indicator with what was counted, for a part of the hall.
    pub fn values(&self, scope: &IndicatorScope) -> Vec<IndicatorValue> {
        Indicator::all()
            .map(|indicator| {
                let (measure, left_out) = self.measure(indicator);
                if !scope.windows.is_empty() && !is_of_windows(indicator) {
                    return IndicatorValue {
                        indicator,
                        measure: Measure::Unknown(Unknown::NotInScope),
                        left_out: 0,
                    };
                }
                IndicatorValue { indicator, measure, left_out }
            })
            .collect()
    }

    /// What was counted for an indicator, and what could not be judged.
    fn measure(&self, indicator: Indicator) -> (Measure, u64) {
        let counted = |count: ShareCount| (Measure::Share { n: count.n, of: count.of }, count.left_out);
        let share = |n, of| (Measure::share(n, of), 0);
        let (applications, tickets, cases) = (&self.applications, &self.tickets, &self.cases);
        let rated = |share: fn(&RatingCounts) -> (u64, u64)| {
            let of = |ratings: &RatingCounts| {
                let (n, of) = share(ratings);
                Measure::share(n, of)
            };
            (self.ratings.as_ref().map_or(Measure::Unknown(Unknown::NotKept), of), 0)
        };
        match indicator {
            Indicator::OnTimeOfDue => counted(applications.on_time_of_due),
            Indicator::OnTimeOfFinished => counted(applications.on_time_of_finished),
            Indicator::Early => counted(applications.early),
            Indicator::OnTheSpot => {
                let of = tickets.on_the_spot + tickets.taken_in;
                (Measure::share(tickets.on_the_spot, of), tickets.unrecorded)
            }
            Indicator::PromisedSpeedUp => counted(self.promises),
            Indicator::ActualSpeedUp => counted(applications.actual_speed_up),
            Indicator::Satisfaction => rated(|ratings| (ratings.good(), ratings.valid())),
            Indicator::BadRatings => rated(|ratings| (ratings.bad(), ratings.valid())),
            Indicator::Participation => rated(|ratings| (ratings.given(), ratings.due)),
            Indicator::Unrated => rated(|ratings| (ratings.due.saturating_sub(ratings.given()), ratings.due)),
            Indicator::Rectified => counted(cases.rectified),
            Indicator::RectifiedInTime => counted(cases.rectified_in_time),
            Indicator::CalledBackReached => counted(cases.reached),
            Indicator::CalledBackCalled => counted(cases.called),
            Indicator::MeanWait => (tickets.mean_wait(), 0),
            Indicator::NinthWait => (tickets.ninth_wait(), 0),
            Indicator::MeanService => (tickets.mean_service(), 0),
            Indicator::Abandoned => share(tickets.abandoned, tickets.called),
            Indicator::Missed => share(tickets.missed, tickets.called),
            Indicator::Supplemented => counted(applications.supplemented),
            Indicator::Transferred => share(tickets.transferred, tickets.called),
            Indicator::Reprinted => share(tickets.reprinted, tickets.given),
        }
    }
}

/// Says whether what an indicator counts belongs to windows. Applications come from the approval system, which names none, and
/// a matter's promise is no window's.
fn is_of_windows(indicator: Indicator) -> bool {
    use Indicator::{ActualSpeedUp, Early, OnTimeOfDue, OnTimeOfFinished, PromisedSpeedUp, Supplemented};
    !matches!(
        indicator,
        OnTimeOfDue | OnTimeOfFinished | Early | PromisedSpeedUp | ActualSpeedUp | Supplemented
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(counts: &IndicatorCounts, scope: &IndicatorScope) -> Vec<(&'static str, Measure)> {
        counts.values(scope).iter().map(|value| (value.indicator.code(), value.measure)).collect()
    }

    #[test]
    fn ratings_are_unknown_until_somebody_counts_them() {
        let scope = IndicatorScope::default();
        let of_ratings = ["satisfaction", "bad_ratings", "participation", "unrated"];
        let counts = IndicatorCounts::default();
        for (code, measure) in measured(&counts, &scope) {
            let is_unknown = measure == Measure::Unknown(Unknown::NotKept);
            assert_eq!(is_unknown, of_ratings.contains(&code), "{code}");
        }
        let ratings = RatingCounts { grades: [5, 4, 3, 2, 1], annulled: 1, not_active: 9, due: 30 };
        let counts = IndicatorCounts { ratings: Some(ratings), ..counts };
        let rated: Vec<_> = measured(&counts, &scope)
            .into_iter()
            .filter(|(code, _)| of_ratings.contains(code))
            .map(|(_, measure)| measure)
            .collect();
        let expected = [(12, 15), (3, 15), (16, 30), (14, 30)].map(|(n, of)| Measure::share(n, of));
        assert_eq!(rated, expected);
    }

    #[test]
    fn what_belongs_to_no_window_is_not_told_of_one() {
        let scope = IndicatorScope { windows: vec!["A03".into()], ..IndicatorScope::default() };
        let told = measured(&IndicatorCounts::default(), &scope);
        let known: Vec<&str> = told
            .iter()
            .filter(|(_, measure)| *measure != Measure::Unknown(Unknown::NotInScope))
            .map(|(code, _)| *code)
            .collect();
        assert!(!known.contains(&"on_time") && !known.contains(&"promised_speed_up"));
        assert!(
            known.contains(&"mean_wait") && known.contains(&"on_the_spot") && known.contains(&"satisfaction")
        );
    }
}
