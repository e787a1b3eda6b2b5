//! When to come: the hours of the coming days.
use super::{pilot::CENTRE, visitor::Visitor};
use service_hall::app::message::Event;
use service_hall::hall::Name;
use service_hall::hall::calendar::SpecialDay;
use std::sync::Arc;

/// The hall with its 25th until noon, its 26th without line A, and a name of its own.
fn with_special_days() -> Event {
    let mut hall = CENTRE.hall.as_ref().clone();
    let special = |day: &str, lines: &[&str], open: &[&str], note: Name| SpecialDay {
        day: day.parse().unwrap(),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        open: open.iter().map(|span| span.parse().unwrap()).collect(),
        note,
    };
    hall.setup_mut().special_days = vec![
        special("2026-11-25", &[], &["09:00-12:00"], Name::new("系统升级", "Maintenance")),
        special("2026-11-26", &["A"], &[], Name::new("外出培训", "Training")),
    ];
    Event::HallChanged(Arc::new(hall))
}

#[test]
fn a_day_with_hours_of_its_own_says_them_and_why() {
    let mut visitor = Visitor::new();
    visitor.pilot.happen(with_special_days());
    visitor.tap("取号").tap("办理时间");
    visitor.sees(&[
        "11月25日 星期三   09:00–12:00   系统升级",
        "11月26日 星期四   08:30",
        "A 队：休息 外出培训",
    ]);
    visitor.tap("大字版").sees(&["系统升级", "A 队：休息 外出培训"]).tap("标准版");
    visitor.tap("English").sees(&["Maintenance", "A: closed Training"]);
}

#[test]
fn whoever_goes_back_to_the_first_page_is_in_the_hall_as_it_is_now() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("办理时间").misses(&["系统升级"]);
    visitor.pilot.happen(with_special_days());
    visitor.misses(&["系统升级"]).tap("返回").sees(&["A 户籍治安"]).tap("返回");
    visitor.tap("取号").tap("办理时间").sees(&["系统升级"]);
}

#[test]
fn whoever_comes_in_vain_sees_when_to_come() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("办理时间");
    visitor.sees(&[
        "11月23日 星期一（今天）   08:30",
        "11月27日 星期五",
        "11月28日 星期六   休息",
        "11月29日 星期日   休息",
    ]);
    visitor.misses(&["11月30日"]).tap("返回").sees(&["A 户籍治安"]);
}

#[test]
fn in_large_type_no_day_is_left_out() {
    for mut visitor in [Visitor::new(), Visitor::tiny()] {
        visitor.tap("取号").tap("办理时间").tap("大字版");
        visitor.sees(&["11月23日 星期一（今天）", "11月28日 星期六", "11月29日 星期日"]);
    }
}

#[test]
fn of_a_year_whose_holidays_nobody_knows_it_is_said() {
    let mut visitor = Visitor::new();
    visitor.pilot.now = chrono::NaiveDate::from_ymd_opt(2026, 12, 29).unwrap().and_hms_opt(9, 0, 0).unwrap();
    visitor.waits(1).tap("English").tap("Take a number").tap("Opening hours");
    visitor.sees(&["Thu, 31 Dec   08:30", "Fri, 1 Jan   holidays not published yet"]);
}
