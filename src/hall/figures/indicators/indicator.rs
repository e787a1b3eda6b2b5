//! The indicators there are: a closed list, each with a stable word.

/// An indicator, in one way of counting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Indicator {
    /// 按时办结率, of applications that fall due
    OnTimeOfDue,
    /// 按时办结率, of applications that were finished: hides those that are overdue and open
    OnTimeOfFinished,
    /// 提前办结率, without 即办件
    Early,
    /// 现场办结率, as windows recorded it
    OnTheSpot,
    /// 承诺提速率, over matters
    PromisedSpeedUp,
    /// 实际办理提速率, over applications
    ActualSpeedUp,
    /// 群众评议满意率, also 好评率
    Satisfaction,
    /// 差评率
    BadRatings,
    /// 主动评价率
    Participation,
    /// 未评价率
    Unrated,
    /// 差评整改率
    Rectified,
    /// 差评按期整改率
    RectifiedInTime,
    /// 实名差评回访率: somebody was spoken with
    CalledBackReached,
    /// 实名差评回访率: somebody was called, reached or not
    CalledBackCalled,
    /// 平均等候
    MeanWait,
    /// 90分位等候
    NinthWait,
    /// 平均办理时长
    MeanService,
    /// 弃号率
    Abandoned,
    /// 过号率
    Missed,
    /// 补正率: papers were asked for, so that somebody had to come again
    Supplemented,
    /// 转移率: the number was taken for the wrong line
    Transferred,
    /// 补打率: the slip had to be printed again
    Reprinted,
}

impl Indicator {
    /// Every indicator with its stable word, and that of the way of counting where there are several.
    pub const ALL: [(Indicator, &'static str, Option<&'static str>); 22] = [
        (Indicator::OnTimeOfDue, "on_time", Some("due")),
        (Indicator::OnTimeOfFinished, "on_time", Some("finished")),
        (Indicator::Early, "early", None),
        (Indicator::OnTheSpot, "on_the_spot", None),
        (Indicator::PromisedSpeedUp, "promised_speed_up", None),
        (Indicator::ActualSpeedUp, "actual_speed_up", None),
        (Indicator::Satisfaction, "satisfaction", None),
        (Indicator::BadRatings, "bad_ratings", None),
        (Indicator::Participation, "participation", None),
        (Indicator::Unrated, "unrated", None),
        (Indicator::Rectified, "rectified", None),
        (Indicator::RectifiedInTime, "rectified_in_time", None),
        (Indicator::CalledBackReached, "called_back", Some("reached")),
        (Indicator::CalledBackCalled, "called_back", Some("called")),
        (Indicator::MeanWait, "mean_wait", None),
        (Indicator::NinthWait, "ninth_wait", None),
        (Indicator::MeanService, "mean_service", None),
        (Indicator::Abandoned, "abandoned", None),
        (Indicator::Missed, "missed", None),
        (Indicator::Supplemented, "supplemented", None),
        (Indicator::Transferred, "transferred", None),
        (Indicator::Reprinted, "reprinted", None),
    ];

    /// Every indicator, in the order of a report.
    pub fn all() -> impl Iterator<Item = Indicator> {
        Self::ALL.iter().map(|(indicator, ..)| *indicator)
    }

    /// The stable word; two ways of counting the same have the same.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(indicator, ..)| *indicator == self).map_or("", |(_, code, _)| code)
    }

    /// The stable word of the way of counting; none where there is only one.
    pub fn variant(self) -> Option<&'static str> {
        Self::ALL.iter().find(|(indicator, ..)| *indicator == self).and_then(|(.., variant)| *variant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_name_one_indicator_each() {
        let words: BTreeSet<_> = Indicator::all().map(|one| (one.code(), one.variant())).collect();
        assert_eq!(words.len(), Indicator::ALL.len());
        let all: BTreeSet<_> = Indicator::all().collect();
        assert_eq!(all.len(), Indicator::ALL.len());
    }
}
