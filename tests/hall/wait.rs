//! The wait that is promised is true: made-up days of the sample centre, what was said held against what came.
use chrono::NaiveDate;
use service_hall::{
    config::Config,
    hall::Hall,
    simulate::{Behaviour, DayPlan, MemoryHall, SimulationFigures, play},
};
use std::path::Path;

fn hall() -> Hall {
    Config::read(Path::new("kiosk-config")).0.unwrap().hall
}

/// Some days of so many people each.
fn days(hall: &Hall, people: u32, seeds: std::ops::Range<u64>) -> SimulationFigures {
    let mut figures = SimulationFigures::default();
    for seed in seeds {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let plan = DayPlan { seed, people, manner: Behaviour::default() };
        let Ok(()) = play(&plan, hall, monday, &mut MemoryHall::new(monday), &mut figures);
    }
    figures
}

/// From a quiet day to one with far more people than windows, and how wide the ranges may be then, in seconds.
const DAYS: [(u32, u64); 4] = [(1200, 190), (1600, 300), (2000, 400), (2400, 450)];

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn four_of_five_true_waits_lie_in_the_range_that_was_promised() {
    true_waits_lie_in_the_range(&DAYS, 100..106);
}

#[test]
fn four_of_five_true_waits_of_a_quiet_and_a_full_day_lie_in_the_range() {
    true_waits_lie_in_the_range(&[DAYS[0], DAYS[3]], 100..102);
}

/// The seeds make other days than those the ranges were set by.
fn true_waits_lie_in_the_range(days_of: &[(u32, u64)], seeds: std::ops::Range<u64>) {
    let hall = hall();
    for &(people, widest) in days_of {
        let figures = days(&hall, people, seeds.clone());
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
