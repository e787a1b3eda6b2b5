//! The frame around every page, and which touches count.
use super::visitor::Visitor;
use ratatui::layout::Position;
use service_hall::app::{input::Input, message::Event};
use std::time::Duration;

/// Chains of touches, each ending on another page.
const WAYS: [&[&str]; 7] = [
    &["取号"],
    &["取号", "A 户籍治安"],
    &["搜事项"],
    &["按部门找"],
    &["按主题找"],
    &["企业办事", "设立变更", "企业设立登记"],
    &["帮助"],
];

fn walk(way: &[&str]) -> Visitor {
    let mut visitor = Visitor::new();
    for label in way {
        visitor.tap(label);
    }
    visitor
}

#[test]
fn language_and_size_change_on_any_page() {
    for way in WAYS {
        let mut visitor = walk(way);
        let before = visitor.pilot.screen();
        visitor.tap("English").sees(&["Home", "Back"]).misses(&["返回", "首页", "大字版"]);
        visitor.tap("中文");
        assert_eq!(visitor.pilot.screen(), before, "{way:?}");
        visitor.tap("大字版").sees(&["标准版"]);
        assert_ne!(visitor.pilot.screen(), before);
        visitor.tap("标准版");
        assert_eq!(visitor.pilot.screen(), before, "{way:?}");
    }
}

#[test]
fn back_goes_one_step_and_home_all_the_way() {
    for way in WAYS {
        let mut visitor = walk(way);
        for left in (0..way.len()).rev() {
            assert!(!visitor.is_home());
            visitor.tap("返回");
            assert_eq!(visitor.is_home(), left == 0, "{way:?}");
        }
        let mut visitor = walk(way);
        visitor.tap("首页");
        assert!(visitor.is_home());
    }
}

#[test]
fn touches_right_after_another_page_came_are_dropped() {
    let mut visitor = walk(&["取号"]);
    visitor.touch("A 户籍治安");
    let page = visitor.pilot.screen();
    let (x, y) = visitor.large_button();
    visitor.requests();
    for _ in 0..4 {
        visitor.pilot.at += Duration::from_millis(60);
        tap_now(&mut visitor, x, y);
    }
    assert_eq!((visitor.taken().len(), visitor.pilot.screen()), (0, page));
    visitor.touch_large();
    visitor.requests();
    assert_eq!(visitor.taken().len(), 1, "half a second later it counts");
}

/// A tap at this very moment.
fn tap_now(visitor: &mut Visitor, x: u16, y: u16) {
    for input in [Input::Press(Position { x, y }), Input::Release(Position { x, y })] {
        let at = visitor.pilot.at;
        visitor.pilot.happen(Event::Input { input, at });
    }
    visitor.requests();
}

#[test]
fn a_shaking_finger_on_a_button_of_the_frame_counts_once() {
    let mut visitor = Visitor::new();
    let label = visitor.pilot.look().1.into_iter().rev().nth(2).unwrap();
    visitor.pilot.at += Duration::from_secs(1);
    for _ in 0..3 {
        visitor.pilot.at += Duration::from_millis(60);
        tap_now(&mut visitor, label.x + 4, label.y + 1);
    }
    visitor.sees(&["中文"]);
}
