//! The resting screen: it moves, so that the panel does not burn in, and a touch or a key wakes it.
use super::visitor::Visitor;
use service_hall::app::input::Key;

fn asleep() -> Visitor {
    let mut visitor = Visitor::new();
    visitor.waits(58);
    assert!(visitor.is_home());
    visitor.waits(3).sees(&["请触摸屏幕开始", "Touch to begin"]);
    visitor
}

#[test]
fn it_moves() {
    let mut visitor = asleep();
    let row = |visitor: &Visitor| {
        let screen = visitor.pilot.screen();
        screen.lines().position(|line| line.contains("请触摸屏幕开始")).unwrap()
    };
    let mut rows: Vec<usize> = (0..60).map(|_| row(visitor.waits(10))).collect();
    rows.sort_unstable();
    rows.dedup();
    assert!(rows.len() >= 10, "only rows {rows:?}");
}

#[test]
fn a_touch_anywhere_and_any_key_wake_it() {
    for (x, y) in [(0, 0), (71, 52), (36, 26)] {
        let mut visitor = asleep();
        visitor.pilot.tap_at(x, y);
        assert!(visitor.is_home());
    }
    for key in [Key::Char('a'), Key::Escape, Key::PageDown] {
        let mut visitor = asleep();
        visitor.pilot.press(key);
        assert!(visitor.is_home(), "{key:?}");
    }
    let mut visitor = asleep();
    visitor.pilot.press(Key::Down).press(Key::Enter);
    assert!(visitor.is_home());
}

#[test]
fn it_does_not_rest_while_somebody_is_busy() {
    let mut visitor = Visitor::new();
    for _ in 0..10 {
        visitor.tap("帮助").waits(20).tap("返回").waits(20);
        visitor.misses(&["请触摸屏幕开始"]);
    }
}
