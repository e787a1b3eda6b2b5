//! Indicators in English.
use crate::hall::figures::indicators::Indicator;

/// Name, way of counting, definition.
pub(super) fn words(indicator: Indicator) -> (&'static str, &'static str, &'static str) {
    match indicator {
        Indicator::OnTimeOfDue => (
            "finished on time",
            "of those due",
            "Of applications whose promised limit runs out in the period, those finished by then; overdue ones that are open stay in the denominator. Days of special procedures do not count; withdrawn and refused ones are left out.",
        ),
        Indicator::OnTimeOfFinished => (
            "finished on time",
            "of those finished",
            "Of applications finished in the period, those finished within the promised limit; what is overdue and open does not show.",
        ),
        Indicator::Early => (
            "finished early",
            "",
            "Of promised-time applications finished in the period, those finished on a day before the one they were due; while-you-wait matters are in neither count.",
        ),
        Indicator::OnTheSpot => (
            "finished on the spot",
            "",
            "Of businesses that windows recorded as done or accepted, those recorded as done, by quantity.",
        ),
        Indicator::PromisedSpeedUp => (
            "promised speed-up",
            "",
            "Sum of (statutory - promised limit) / sum of statutory limits, over the matters in force; those with limits in two units, or without a promise, stand aside. A licence without a statutory limit has 20 working days.",
        ),
        Indicator::ActualSpeedUp => (
            "actual speed-up",
            "",
            "Sum of (statutory limit - days taken) / sum of statutory limits, over applications finished in the period that have one; days of special procedures do not count, and one that took longer counts below zero.",
        ),
        Indicator::Satisfaction => (
            "satisfaction",
            "",
            "Of valid ratings, those that are very satisfied, satisfied or basically satisfied; valid is what somebody gave and no review annulled.",
        ),
        Indicator::BadRatings => {
            ("bad ratings", "", "Of valid ratings, those that are dissatisfied or very dissatisfied.")
        }
        Indicator::Participation => (
            "participation",
            "",
            "Ratings that people gave, of the services that could be rated; default ratings of a system are none.",
        ),
        Indicator::Unrated => ("not rated", "", "Of the services that could be rated, those that were not."),
        Indicator::Rectified => (
            "bad ratings put right",
            "",
            "Of bad ratings that came in the period, those put right and found so by a recheck; unfounded, merged and withdrawn ones are left out.",
        ),
        Indicator::RectifiedInTime => (
            "bad ratings put right in time",
            "",
            "Of bad ratings whose limit runs out in the period, those put right by then and found so by a recheck.",
        ),
        Indicator::CalledBackReached => (
            "named bad ratings called back",
            "reached",
            "Of bad ratings with a contact that came in the period, those whose author was spoken with.",
        ),
        Indicator::CalledBackCalled => (
            "named bad ratings called back",
            "called",
            "Of bad ratings with a contact that came in the period, those whose author was called, reached or not.",
        ),
        Indicator::MeanWait => {
            ("mean wait", "", "Mean time from number to first call; what nightfall closed does not count.")
        }
        Indicator::NinthWait => {
            ("90th percentile wait", "", "What nine of ten people waited no longer than.")
        }
        Indicator::MeanService => (
            "mean service",
            "",
            "Mean time from start to end of service, without what was held; a start nobody pressed does not count.",
        ),
        Indicator::Abandoned => ("abandoned", "", "Of numbers that were called, those given up at a window."),
        Indicator::Missed => ("missed", "", "Of numbers that were called, those missed at least once."),
        Indicator::Supplemented => (
            "asked for papers",
            "",
            "Of applications received in the period, those of which papers were asked for; withdrawn and refused ones are left out.",
        ),
        Indicator::Transferred => {
            ("transferred", "", "Of numbers that were called, those that went on to another line or window.")
        }
        Indicator::Reprinted => {
            ("reprinted", "", "Of numbers that were given, those whose slip was printed again.")
        }
    }
}
