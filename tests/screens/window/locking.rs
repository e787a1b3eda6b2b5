//! A window that is left alone is locked, and only the PIN of whoever is signed in opens it (t:C5).
use super::clerk::{Clerk, WINDOW, face_that_locks};
use service_hall::app::input::Key;
use service_hall::hall::desk::{Action, FunctionKeys, Order};
use service_hall::hall::{Hall, Name};
use service_hall::window::{WindowRequest, WindowUpdate};
use std::sync::Arc;

const MINUTE: u32 = 60;

/// Signed in at a window that is locked after five minutes, with somebody at the desk.
fn serves(name: &str) -> Clerk {
    let mut clerk = Clerk::arrives(name);
    clerk.face = face_that_locks(&clerk.hall);
    clerk.wait(0).hear(WindowUpdate::PleaseSignIn { window: Some(WINDOW.into()), clerk: None });
    clerk.type_in("101").key(Key::Enter).type_in("2468").key(Key::Enter);
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位");
    clerk
}

#[test]
fn a_window_left_alone_is_locked_and_the_pin_opens_it_where_it_was() {
    let mut clerk = serves("lock");
    clerk.wait(5 * MINUTE - 1).reads("已叫号，等人到窗口");
    clerk.key(Key::Down).wait(MINUTE);
    assert!(!clerk.sees("窗口已锁"), "any key counts");
    clerk.wait(4 * MINUTE).reads("窗口已锁");
    let before = clerk.requests.len();
    clerk.key(Key::F(2)).key(Key::F(4)).key(Key::Char('a'));
    assert_eq!(clerk.requests.len(), before, "no key of the desk does anything");
    clerk.type_in("1111").reads("●●●●").key(Key::Enter).reads("还可以试 4 次").reads("窗口已锁");
    clerk.type_in("2468").key(Key::Enter).reads("已叫号，等人到窗口");
    assert!(!clerk.sees("窗口已锁") && !clerk.sees("2468"));
}

#[test]
fn what_was_being_typed_is_there_again_and_nothing_is_called_meanwhile() {
    let mut clerk = serves("lock-form");
    clerk.press("开始办理").press("办结").look();
    let before = clerk.requests.len();
    clerk.wait(5 * MINUTE).reads("窗口已锁").look();
    clerk.type_in("2468").key(Key::Enter);
    clerk.key(Key::Enter);
    let asked: Vec<_> = clerk.requests[before..].iter().collect();
    let finishes = |request: &&WindowRequest| matches!(request, WindowRequest::Order(Order::Finish { .. }));
    assert_eq!(asked.iter().filter(|request| finishes(request)).count(), 1, "{asked:?}");
}

#[test]
fn a_program_that_starts_again_asks_for_the_pin() {
    let mut clerk = serves("lock-restart");
    clerk.face = face_that_locks(&clerk.hall);
    let name = Name::new("李老师", "Li");
    let (window, who) = (WINDOW.into(), "101".into());
    clerk.hear(WindowUpdate::SignedIn { window, clerk: who, name, restored: true }).look();
    clerk.reads("窗口已锁").type_in("2468").key(Key::Enter).reads("已叫号，等人到窗口");
}

#[test]
fn the_time_is_that_of_the_setup_in_force() {
    let mut clerk = serves("lock-setup");
    let follow = |clerk: &mut Clerk, lock: u16| {
        let mut setup = (*clerk.hall.setup).clone();
        setup.calling.lock = lock;
        let catalogue = Arc::clone(&clerk.hall.catalogue);
        clerk.hear(WindowUpdate::Hall(Arc::new(Hall { setup: Arc::new(setup), catalogue })));
    };
    follow(&mut clerk, 0);
    clerk.wait(60 * MINUTE);
    assert!(!clerk.sees("窗口已锁"), "0 is never");
    follow(&mut clerk, 1);
    clerk.key(Key::Down).wait(MINUTE - 1);
    assert!(!clerk.sees("窗口已锁"));
    clerk.wait(1).reads("窗口已锁");
}

#[test]
fn too_many_wrong_pins_are_counted_down_and_somebody_else_may_sign_out() {
    let mut clerk = serves("lock-wait");
    clerk.press("开始办理").press("办结").press("办结").look().wait(5 * MINUTE).reads("窗口已锁");
    clerk.hear(WindowUpdate::MustWait { seconds: 15 }).reads("请等 15 秒再试");
    let before = clerk.requests.len();
    clerk.type_in("2468").key(Key::Enter);
    assert_eq!(clerk.requests.len(), before, "nothing is checked meanwhile");
    clerk.wait(16).key(Key::Escape).key(Key::Escape).key(Key::Escape);
    clerk.reads("窗口已锁").key(Key::Escape).key(Key::Enter).reads("登录");
    assert!(!clerk.sees("窗口已锁"));
}

#[test]
fn a_function_key_is_that_of_the_setup_in_force() {
    let mut clerk = serves("keys-setup");
    let mut setup = (*clerk.hall.setup).clone();
    setup.keys = FunctionKeys(vec![(Action::Next, 9)]);
    let catalogue = Arc::clone(&clerk.hall.catalogue);
    clerk.hear(WindowUpdate::Hall(Arc::new(Hall { setup: Arc::new(setup), catalogue })));
    clerk.reads("F9");
}
