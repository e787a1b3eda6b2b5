//! Nobody is there any more: the question, the countdown, and everything wiped.
use super::pilot::{Pilot, settings};
use super::visitor::Visitor;
use service_hall::app::Settings;
use service_hall::text::Lang;
use service_hall::ui::Panel;

#[test]
fn after_45_seconds_the_kiosk_asks_and_counts_down() {
    let mut visitor = Visitor::small();
    visitor.tap("取号").waits(43).misses(&["您还在办理吗"]);
    visitor.waits(2).sees(&["您还在办理吗", "结束", "继续办理", "刚才的内容会清除"]);
    let mut screens = vec![visitor.pilot.screen()];
    for _ in 0..13 {
        screens.push(visitor.waits(1).pilot.screen());
    }
    let shown = screens.len();
    screens.dedup();
    assert_eq!(screens.len(), shown, "every second is seen");
    visitor.sees(&["您还在办理吗"]).waits(2);
    assert!(visitor.is_home());
}

#[test]
fn somebody_who_is_still_there_goes_on() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安");
    let page = visitor.pilot.screen();
    visitor.waits(46).sees(&["继续办理"]).tap("继续办理");
    let after = visitor.pilot.screen();
    assert_eq!(after.lines().skip(4).collect::<Vec<_>>(), page.lines().skip(4).collect::<Vec<_>>());
    visitor.waits(46).sees(&["继续办理"]);
    visitor.pilot.tap_at(1, 1);
    visitor.misses(&["继续办理"]).waits(44).misses(&["继续办理"]);
    visitor.waits(2).tap("结束");
    assert!(visitor.is_home());
    assert_eq!(visitor.taken(), []);
}

#[test]
fn a_visit_that_ended_leaves_nothing_behind() {
    let mut visitor = Visitor::new();
    visitor.tap("大字版").tap("English").tap_first(Lang::En.words().search_note);
    visitor.pilot.type_text("sfz");
    visitor.sees(&["sfz", "Normal"]).waits(300);
    assert!(visitor.pilot.sees("请触摸屏幕开始"), "{}", visitor.pilot.screen());
    visitor.pilot.tap_at(30, 30);
    let mut fresh = Pilot::kiosk();
    fresh.now = visitor.pilot.now;
    fresh.wait(1);
    visitor.waits(1);
    assert_eq!(visitor.pilot.look(), fresh.look(), "language and size included");
    visitor.tap("搜事项").sees(&["请输入要办的事"]);
    fresh.tap("搜事项");
    assert_eq!(visitor.pilot.screen(), fresh.screen());
}

#[test]
fn whoever_begins_anew_need_not_choose_language_and_type_again() {
    let mut visitor = Visitor::new();
    visitor.tap("大字版").tap("English").tap_first(Lang::En.words().search_note).tap("Home");
    visitor.sees(&["Normal", "中文"]).misses(&["大字版"]);
    // Nobody came back to it: the next person finds the machine as everybody does.
    visitor.waits(110).sees(&["大字版", "English"]);
    // With the number in the hand the visit is over, and with it what was chosen for it.
    visitor.tap("English").tap("Take a number").tap_first("A ").tap_large().tap("Home");
    visitor.sees(&["大字版", "English"]);
}

#[test]
fn a_kiosk_for_the_elderly_begins_every_visit_in_large_type() {
    let settings = Settings { large: true, ..settings(Panel::default()) };
    let mut pilot = Pilot::with(72, 53, settings);
    assert!(pilot.sees("标准版"), "large from the first page: {}", pilot.screen());
    pilot.tap("标准版");
    assert!(pilot.sees("大字版"), "whoever wants small letters has them");
    pilot.wait(300);
    pilot.tap_at(30, 30).wait(1);
    assert!(pilot.sees("标准版"), "the next visit begins large again: {}", pilot.screen());
}

#[test]
fn a_ticket_does_not_stay_on_the_screen() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").tap_large().sees(&["H746 C027"]).waits(61);
    assert!(visitor.is_home());
    visitor.misses(&["H746"]);
}

#[test]
fn large_type_doubles_the_time() {
    let mut visitor = Visitor::new();
    visitor.tap("大字版").tap_first("查要带什么材料").waits(88).sees(&["标准版"]);
    visitor.waits(3).misses(&["标准版"]).waits(12);
    assert!(!visitor.is_home());
    visitor.waits(3);
    assert!(visitor.is_home());
    visitor.sees(&["大字版"]);
}

#[test]
fn while_the_question_stands_the_page_under_it_cannot_be_touched() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").waits(46);
    let places = visitor.pilot.look().1;
    assert_eq!(places.len(), 2, "two answers and nothing else");
}
