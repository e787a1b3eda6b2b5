//! The wait that is promised is true: made-up days of the sample centre, what was said held against what came.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test that cannot go on should say where")]
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
    for people in [1200, 1600, 2000, 2400] {
        let figures = days(&hall, people, 0..10);
        let promised = &figures.promised;
        let (waits, told) = (figures.all_waits(), u64::from(promised.told.max(1)));
        println!(
            "{people}: within {}‰, early {}, late {} of {}, unsaid {}; mean width {}/10 min, mean wait {} s (told {}), p90 {} s, longest {} s; {:?} {:?}; broken {}",
            promised.share(),
            promised.early,
            promised.late,
            promised.told,
            promised.unsaid,
            promised.mean_width(),
            waits.mean(),
            promised.waited / told,
            waits.percentile(90),
            waits.longest(),
            figures.states,
            figures.refused,
            figures.broken.len()
        );
        assert!(promised.share() >= 800, "{people}: {promised:?}");
    }
}
