//! A clerk's slips and small decisions: a key that was the wrong one, somebody with a short question, somebody who has left.
use super::clerk::{Clerk, WINDOW};
use service_hall::app::input::Key;
use service_hall::hall::desk::WindowLoan;
use service_hall::hall::queue::TicketState;
use service_hall::window::WindowUpdate;

#[test]
fn a_key_pressed_by_mistake_is_taken_back_by_another() {
    let mut clerk = Clerk::at_work("window");
    assert!(!clerk.may("撤销"));
    clerk.key(Key::Char('u')).reads("没有可以撤销的");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").reads("已呼叫 A001");
    assert!(clerk.may("撤销"));
    clerk.press("撤销").reads("已撤销：A001 回到上一步之前").reads("1 人在等");
    assert!(!clerk.may("撤销"), "once");
    clerk.press("呼叫下一位").press("开始办理").press("办结").press("办结").reads("A001 已办结");
    clerk.key(Key::Char('u')).reads("已撤销：A001").reads("办理中").reads("今天办结 0");
    clerk.press("办结").press("办结").reads("今天办结 1").wait(61);
    assert!(!clerk.may("撤销"));
    clerk.key(Key::Char('u')).reads("按错了只能在 60 秒之内撤销");
}

#[test]
fn calling_by_itself_ends_where_a_call_is_taken_back() {
    let mut clerk = Clerk::at_work("window");
    clerk.press("开自动叫号");
    clerk.comes("A", "");
    clerk.look().wait(4).reads("A001").press("撤销").reads("已撤销：A001");
    clerk.wait(10);
    assert_eq!(clerk.in_hand(), None, "nobody is called again by itself");
    assert!(clerk.may("开自动叫号"));
}

#[test]
fn somebody_with_a_short_question_is_let_in_and_it_is_said_why() {
    let mut clerk = Clerk::at_work("window");
    for _ in 0..3 {
        clerk.comes("A", "");
    }
    clerk.look().press("更多").touches("插队先办").reads("让谁先办");
    clerk.type_in("a003").key(Key::Enter).reads("A003 为什么先办").reads("简短咨询");
    clerk.key(Key::Enter).reads("已呼叫 A003（插队，已记下原因）");
    assert_eq!(clerk.in_hand().map(|ticket| ticket.state), Some(TicketState::Called));
    clerk.press("更多").touches("插队先办").reads("A003 还在手上");
}

#[test]
fn a_number_whose_holder_has_left_is_taken_out_of_the_line() {
    let mut clerk = Clerk::at_work("window");
    let gone = clerk.comes("A", "");
    clerk.comes("A", "");
    clerk.look().press("更多").touches("移出队列").touches("移出队列").reads("把哪个号移出队列");
    clerk.key(Key::Enter).reads("A001 为什么移出").key(Key::Escape).reads("等候 2 人");
    clerk.press("更多").touches("移出队列").touches("移出队列").key(Key::Enter);
    clerk.touches("重复取号").touches("重复取号").reads("A001 已移出队列").reads("等候 1 人");
    let stands = clerk.store.ticket_by_code(&gone.code).unwrap().unwrap().state;
    assert_eq!(stands, TicketState::Removed);
}

#[test]
fn a_window_that_is_lent_says_so_and_calls_for_the_other_line() {
    let mut clerk = Clerk::at_work("window");
    let until = clerk.now + chrono::TimeDelta::minutes(60);
    let loan =
        WindowLoan { window: WINDOW.into(), line: "B".into(), since: clerk.now, until, who: "001".into() };
    clerk.comes("B", "");
    clerk.look().reads("没有人在等");
    let (hall, now) = (clerk.hall.clone(), clerk.now);
    clerk.store.lend_window(&hall, &loan, now).unwrap().unwrap();
    clerk.look().reads(&format!("借给 B 出入境，到 {}", until.format("%H:%M"))).reads("等候 1 人");
    clerk.press("呼叫下一位").reads("已呼叫 B001").press("办结").press("办结").wait(3601);
    clerk.look();
    assert!(!clerk.sees("借给"), "it has ended by itself");
}

#[test]
fn one_clerk_at_two_windows_is_asked_whether_they_move() {
    let mut clerk = Clerk::arrives("window");
    clerk.type_in("101").key(Key::Enter).type_in("2468");
    clerk.hear(WindowUpdate::OnDutyAt { window: "B01".into() });
    clerk.reads("在窗口 B01 还登录着").reads("再输一次密码");
    clerk.hear(WindowUpdate::BusyAt { window: "B01".into(), label: "B007".parse().unwrap() });
    clerk.reads("窗口 B01 手上还有 B007");
}
