//! The wait that is promised is true: made-up days of the sample centre, what was said held against what came.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]
use chrono::NaiveDate;
use service_hall::{
    config::Config,
    hall::Hall,
    simulate::{Figures, Manner, Memory, Plan, play},
};
use std::path::Path;

fn hall() -> Hall {
    Config::read(Path::new("kiosk-config")).0.unwrap().hall
}

/// Some days of so many people each.
fn days(hall: &Hall, people: u32, seeds: std::ops::Range<u64>) -> Figures {
    let mut figures = Figures::default();
    for seed in seeds {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let plan = Plan { seed, people, manner: Manner::default() };
        let Ok(()) = play(&plan, hall, monday, &mut Memory::new(monday), &mut figures);
    }
    figures
}

#[test]
fn four_of_five_true_waits_lie_in_the_range_that_was_promised() {
    let hall = hall();
    // From a quiet day to one with far more people than windows; other days than those the ranges were set by.
    for (people, widest) in [(1200, 190), (1600, 300), (2000, 400), (2400, 450)] {
        let figures = days(&hall, people, 100..106);
        let (promised, waits) = (&figures.promised, figures.all_waits());
        println!(
            "{people} people: waits of {} s, {promised:?}, mean width {}",
            waits.mean(),
            promised.mean_width()
        );
        assert!(promised.share() >= 800, "{people}: {promised:?}");
        assert!(
            promised.mean_width() <= widest,
            "{people}: wide ranges are always true: {}",
            promised.mean_width()
        );
        assert!(promised.unsaid * 100 < promised.told, "{people}: nearly everybody is told something");
        assert!(figures.broken.is_empty(), "{people}: {:?}", figures.broken.first());
    }
}
