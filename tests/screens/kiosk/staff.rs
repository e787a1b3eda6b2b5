//! The hidden entrance of the staff: five touches in the upper right corner, an account and its PIN, and the page behind.
use super::pilot::Pilot;
use super::visitor::Visitor;
use ratatui::layout::Position;
use service_hall::app::input::{Input, Key};
use service_hall::app::message::{Event, RequestKind};
use service_hall::hall::people::KioskAct;
use std::time::Duration;

/// A finger comes down in the corner and up again, so long after whatever was before.
fn touch_corner(pilot: &mut Pilot, pause: u64) {
    let position = Position { x: pilot.size.0 - 3, y: 1 };
    for (input, wait) in [(Input::Press(position), pause), (Input::Release(position), 50)] {
        pilot.at += Duration::from_millis(wait);
        let at = pilot.at;
        pilot.happen(Event::Input { input, at });
    }
}

/// Calls at the entrance.
fn call(visitor: &mut Visitor) -> &mut Visitor {
    for _ in 0..5 {
        touch_corner(&mut visitor.pilot, 400);
    }
    visitor.pilot.wait(2);
    visitor
}

/// The lead is let in.
fn let_in() -> Visitor {
    let mut visitor = Visitor::new();
    call(&mut visitor).sees(&["账号"]);
    visitor.pilot.type_text("001");
    visitor.tap("下一步").sees(&["密码"]);
    visitor.pilot.type_text("2468");
    visitor.misses(&["2468"]).tap("进入").sees(&["打印机", "数据库", "时钟", "版本", "磁盘"]);
    visitor
}

#[test]
fn five_touches_open_the_entrance_and_neither_four_nor_six_do() {
    for (count, opens) in [(4, false), (5, true), (6, false), (9, false)] {
        let mut visitor = Visitor::new();
        for _ in 0..count {
            touch_corner(&mut visitor.pilot, 400);
        }
        visitor.pilot.wait(3);
        assert_eq!(visitor.pilot.sees("账号"), opens, "{count} touches");
        assert_eq!(visitor.is_home(), !opens);
    }
}

#[test]
fn no_child_drumming_opens_it() {
    for pause in [0, 30, 90, 200, 350, 600, 900] {
        let mut visitor = Visitor::new();
        for n in 0..60 {
            touch_corner(&mut visitor.pilot, pause);
            let (now, at) = (visitor.pilot.now, visitor.pilot.at);
            visitor.pilot.happen(Event::Tick { now, at });
            assert!(!visitor.pilot.sees("账号"), "{n} touches, {pause} ms apart");
        }
        visitor.pilot.wait(5);
        assert!(!visitor.pilot.sees("账号"), "{pause} ms apart, and then nothing");
    }
}

#[test]
fn it_opens_from_the_resting_screen_too() {
    let mut visitor = Visitor::new();
    visitor.pilot.wait(90);
    call(&mut visitor).sees(&["账号"]);
}

#[test]
fn whoever_is_not_let_in_sees_the_first_page_and_nothing_else() {
    for (account, pin) in [("001", "1357"), ("999", "2468")] {
        let mut visitor = Visitor::new();
        call(&mut visitor);
        visitor.pilot.type_text(account);
        visitor.tap("下一步");
        visitor.pilot.type_text(pin);
        visitor.tap("进入");
        assert!(visitor.is_home());
        visitor.misses(&["错", "账号", "密码"]);
    }
}

#[test]
fn the_entrance_and_the_page_behind_leave_by_themselves() {
    let mut visitor = Visitor::new();
    call(&mut visitor).sees(&["账号"]);
    visitor.pilot.wait(22);
    assert!(visitor.is_home());
    let mut visitor = let_in();
    visitor.pilot.wait(70);
    assert!(visitor.is_home());
}

#[test]
fn leaving_forgets_whoever_was_let_in() {
    let mut visitor = let_in();
    visitor.tap("离开");
    assert!(visitor.is_home());
    visitor.pilot.press(Key::Escape);
    assert!(visitor.is_home());
    call(&mut visitor).sees(&["账号"]).misses(&["001"]);
}

#[test]
fn a_kiosk_out_of_service_says_so_to_the_public_and_nothing_else() {
    let mut visitor = let_in();
    visitor.tap("暂停服务").sees(&["起暂停服务（001）", "恢复服务"]);
    visitor.pilot.happen(Event::ServiceIs { out: true });
    visitor.tap("离开");
    let is_closed = |visitor: &Visitor| visitor.pilot.look().1.is_empty() && !visitor.is_home();
    assert!(is_closed(&visitor));
    visitor.sees(&["请使用其他取号机", "Please use another machine"]);
    // Neither touches nor keys nor codes do anything.
    visitor.pilot.tap_at(36, 26);
    visitor.pilot.type_text("abc").press(Key::Enter).press(Key::Escape);
    visitor.shows(super::visitor::CODE);
    visitor.pilot.wait(200);
    assert!(is_closed(&visitor) && visitor.requests().is_empty());
    call(&mut visitor).sees(&["账号"]);
    visitor.pilot.type_text("001");
    visitor.tap("下一步");
    visitor.pilot.type_text("2468");
    visitor.tap("进入");
    visitor.pilot.happen(Event::ServiceIs { out: false });
    visitor.tap("离开");
    assert!(visitor.is_home());
}

#[test]
fn a_visit_that_has_begun_is_finished_before_the_kiosk_closes() {
    let mut visitor = Visitor::new();
    visitor.tap("拿号票");
    visitor.pilot.happen(Event::ServiceIs { out: true });
    visitor.sees(&["户籍治安"]).touch("首页");
    assert!(!visitor.is_home());
    visitor.sees(&["请使用其他取号机"]);
}

#[test]
fn the_program_is_begun_anew_only_after_a_second_touch() {
    let mut visitor = let_in();
    visitor.tap("重启程序");
    assert!(visitor.requests().is_empty() && !visitor.pilot.app.is_stopped());
    visitor.touch("再按一次");
    let kind = &visitor.pilot.requests[0].kind;
    assert!(matches!(kind, RequestKind::TendKiosk { act: KioskAct::Restart, .. }), "{kind:?}");
    visitor.served();
    assert!(visitor.pilot.app.is_stopped() && visitor.pilot.app.restarts());
}

#[test]
fn a_test_slip_and_reading_anew_say_what_became_of_them() {
    let mut visitor = let_in();
    visitor.tap("打印测试票").sees(&["测试票已发给打印机"]);
    visitor.tap("重新读取").sees(&["已重新读取"]);
    visitor.tap("English").sees(&["Test print", "Take out", "Store"]);
}

#[test]
fn the_entrance_does_not_open_over_a_number_that_was_given() {
    let mut visitor = Visitor::new();
    visitor.tap("拿号票").tap_first("户籍治安");
    visitor.tap_large();
    let before = visitor.pilot.screen();
    call(&mut visitor).misses(&["账号"]);
    assert!(!before.is_empty());
}
