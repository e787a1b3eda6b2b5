//! When to come: the hours of the coming days.
use super::visitor::Visitor;

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
