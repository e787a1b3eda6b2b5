//! A made-up year of applications comes out as planned, and the report's counts find of it what was known beforehand.
use chrono::NaiveDate;
use service_hall::hall::Setup;
use service_hall::hall::applications::Application;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::catalogue::{Guide, Handling, Kind};
use service_hall::hall::figures::indicators::{
    ApplicationCounts, ApplicationFacts, Indicator, IndicatorCounts, IndicatorQuestion, IndicatorScope,
    Period, ShareCount,
};
use service_hall::simulate::{ApplicationYear, NoYear, Rng, YearMatter, YearPlan, YearTruth};
use std::collections::HashMap;

/// Years with ten days off in October and a Saturday that is worked for them; the office closes for lunch.
fn setup(years: &[i32]) -> Setup {
    let mut workdays = Workdays::default();
    for year in years {
        let day = |month, day| NaiveDate::from_ymd_opt(*year, month, day).unwrap();
        workdays.add_year(*year, (1..=10).map(|d| day(10, d)), [day(9, 26), day(9, 27)]);
    }
    let hours = ["09:00-12:00", "13:00-17:00"].map(|span| span.parse().unwrap()).to_vec();
    Setup { workdays, hours, ..Setup::default() }
}

fn matters() -> Vec<YearMatter> {
    let mut rng = Rng::new(3);
    let guide = |place: u16| Guide {
        code: format!("M{place}"),
        department: format!("D{}", place % 7),
        kind: if place.is_multiple_of(3) { Kind::Licence } else { Kind::PublicService },
        handling: if place.is_multiple_of(4) { Handling::WhileYouWait } else { Handling::Promised },
        popularity: place % 100,
        ..Guide::default()
    };
    (0..300).map(|place| YearMatter::take_over(&mut guide(place), &mut rng)).collect()
}

/// The application as a store has it, with the limits of its matter.
fn stored(application: Application, matters: &HashMap<&str, &YearMatter>) -> Application {
    let matter = matters[application.matter.as_str()];
    let (statutory_limit, promised_limit) = (matter.statutory, matter.promised);
    Application { statutory_limit, promised_limit, ..application }
}

/// What is known of a year, and what the report counts of it.
fn year(plan: YearPlan, setup: &Setup) -> (YearTruth, IndicatorCounts) {
    let matters = matters();
    let by_code: HashMap<&str, &YearMatter> = matters.iter().map(|one| (one.code.as_str(), one)).collect();
    let day = |month, day| NaiveDate::from_ymd_opt(plan.year, month, day).unwrap();
    let question = IndicatorQuestion {
        period: Period::new(day(1, 1), day(12, 31)).unwrap(),
        as_of: day(12, 31).and_hms_opt(23, 59, 59).unwrap(),
        scope: IndicatorScope::default(),
    };
    let mut made = ApplicationYear::new(plan, &matters, &setup.workdays, &setup.hours).unwrap();
    let mut applications = ApplicationCounts::default();
    for one in made.by_ref() {
        let application = stored(one.application, &by_code);
        let facts = ApplicationFacts {
            application: &application,
            handling: Some(by_code[application.matter.as_str()].handling),
            was_asked_for_papers: one.was_asked_for_papers,
        };
        applications.add(&facts, &question, &setup.office());
    }
    let mut promises = ShareCount::default();
    for matter in &matters {
        promises.add_promise(matter.statutory, matter.promised);
    }
    (*made.truth(), IndicatorCounts { applications, promises, ..IndicatorCounts::default() })
}

/// What is counted is what is known; the shares in tenths of a per cent, by their words.
fn agreed(plan: YearPlan, setup: &Setup) -> HashMap<(&'static str, Option<&'static str>), i64> {
    let (truth, counts) = year(plan, setup);
    let values = counts.values(&IndicatorScope::default());
    let mut shares = HashMap::new();
    for (indicator, (n, of)) in truth.indicators() {
        let value = values.iter().find(|value| value.indicator == indicator).unwrap();
        assert_eq!((value.numerator(), value.denominator()), (Some(n), Some(of)), "{indicator:?} {plan:?}");
        assert!(of > 0, "{indicator:?}");
        let is_left_out = value.left_out > 0 && indicator != Indicator::PromisedSpeedUp;
        assert!(!is_left_out, "{indicator:?} {plan:?}");
        shares.insert((indicator.code(), indicator.variant()), value.percent().unwrap().tenths());
    }
    shares
}

fn comes_out_as_reported(plan: YearPlan) {
    for years in [vec![2025], vec![2025, 2026]] {
        let shares = agreed(plan, &setup(&years));
        assert_eq!(shares[&("on_time", Some("due"))], 1000);
        assert_eq!(shares[&("on_time", Some("finished"))], 1000);
        assert_eq!(shares[&("early", None)], 580);
        // What is accepted in the last weeks and finished in the year went fast: 43.1 % where the plan says 43 %.
        let faster = shares[&("actual_speed_up", None)];
        assert!((425..435).contains(&faster), "{faster}");
    }
}

#[test]
fn a_year_comes_out_as_a_centre_has_reported_it() {
    comes_out_as_reported(YearPlan::usual(1, 2025));
}

#[test]
fn a_worse_year_is_known_to_the_last_application() {
    for seed in 0..6 {
        let plan =
            YearPlan { count: 6_000, on_time: 930, early: 400, speed_up: 350, ..YearPlan::usual(seed, 2025) };
        let shares = agreed(plan, &setup(&[2025]));
        let finished = shares[&("on_time", Some("finished"))];
        assert!((925..=935).contains(&finished), "{finished}");
        assert!(shares[&("on_time", Some("due"))] < 1000);
    }
}

#[test]
fn a_seed_makes_the_same_year_and_no_calendar_makes_none() {
    let (setup, matters) = (setup(&[2025]), matters());
    let made = |plan: YearPlan, count: usize| -> Result<Vec<Application>, NoYear> {
        let year = ApplicationYear::new(plan, &matters, &setup.workdays, &setup.hours)?;
        Ok(year.take(count).map(|made| made.application).collect())
    };
    let plan = YearPlan { count: 500, ..YearPlan::usual(9, 2025) };
    assert_eq!(made(plan, 500), made(plan, 500));
    assert_ne!(made(plan, 500), made(YearPlan { seed: 10, ..plan }, 500));
    assert_eq!(made(plan, 600).unwrap().len(), 500);
    assert_eq!(made(YearPlan { year: 2024, ..plan }, 1), Err(NoYear));
}

/// Ten years in one.
#[test]
#[ignore = "second tier: 844,000 applications, twice"]
fn a_larger_year_comes_out_as_well() {
    comes_out_as_reported(YearPlan { count: 844_000, ..YearPlan::usual(2, 2025) });
}
