//! A new clerk's day: nobody explained anything.
use super::clerk::{Clerk, OTHER, WINDOW, face};
use service_hall::app::input::Key;
use service_hall::hall::LineCode;
use service_hall::hall::Name;
use service_hall::hall::desk::{Destination, Order, Work};
use service_hall::hall::queue::{MissedPolicy, TicketState};
use service_hall::text::Lang;
use service_hall::window::{WindowEvent, WindowRequest, WindowUpdate};
use std::sync::Arc;

/// What was finished last.
fn finished(clerk: &Clerk) -> (Vec<Work>, String, Option<LineCode>) {
    let last = clerk.requests.iter().rev().find_map(|request| match request {
        WindowRequest::Order(Order::Finish { works, remark, onward }) => {
            Some((works.clone(), remark.clone(), onward.clone()))
        }
        _ => None,
    });
    last.expect("something was finished")
}

#[test]
fn a_new_clerk_calls_serves_and_finishes() {
    let mut clerk = Clerk::arrives("window");
    clerk.reads("输入工号和密码，按回车登录");
    clerk.type_in("101").press("登录").type_in("2468");
    assert!(!clerk.sees("2468"), "the PIN is not shown");
    clerk.reads("●●●●").press("登录");
    clerk.reads("李老师，您好").reads("没有人在等");
    assert!(!clerk.may("呼叫下一位") && clerk.may("暂停") && clerk.may("签退"));
    clerk.comes("A", "elder");
    clerk.look().reads("等候 1 人").reads("1 人在等，按 F1 呼叫下一位");
    clerk
        .press("呼叫下一位")
        .reads("已呼叫 A001")
        .reads("已叫号，等人到窗口")
        .reads("老年人")
        .reads("户籍治安");
    assert!(!clerk.may("呼叫下一位") && !clerk.may("重呼"), "it was called a moment ago");
    clerk.wait(11);
    clerk.press("重呼").reads("已重呼 A001").wait(5).press("开始办理").reads("办理中");
    assert!(!clerk.may("过号") && !clerk.may("开始办理"));
    clerk.wait(180).reads("3 分钟").press("办结").reads("办结 A001");
    clerk.press("办结").reads("A001 已办结").reads("今天办结 1").reads("没有人在等");
    let one = Work { matter: String::new(), quantity: 1, outcome: "done".into() };
    assert_eq!(finished(&clerk), (vec![one], String::new(), None));
}

#[test]
fn enter_twice_finishes_the_usual_case() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().key(Key::F(1)).key(Key::Enter).key(Key::Enter);
    clerk.reads("A001 已办结");
    clerk.key(Key::Enter).reads("手上没有号，请先呼叫下一位");
}

#[test]
fn the_same_key_twice_also_finishes() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().key(Key::F(1)).key(Key::F(4)).key(Key::F(4)).reads("A001 已办结");
}

#[test]
fn several_businesses_are_written_down_on_one_ticket() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    let finder = std::sync::Arc::clone(&super::pilot::CENTRE.finder);
    let hall = std::sync::Arc::clone(&clerk.hall);
    clerk.hear(service_hall::window::WindowUpdate::Finder(hall, finder));
    clerk.look().press("呼叫下一位").press("办结");
    clerk.press("下一栏").type_in("2").press("下一栏").press("改").press("改");
    clerk.press("再记一项").type_in("jmsfz").reads("居民身份证");
    clerk.press("确定").type_in("12").key(Key::Down).key(Key::Left);
    clerk.key(Key::Down).key(Key::Down).type_in("材料齐全").key(Key::Down).type_in("b").press("办结");
    let (works, remark, onward) = finished(&clerk);
    assert_eq!(works.iter().map(|work| work.quantity).collect::<Vec<_>>(), [2, 12]);
    assert_eq!(works[0].outcome, clerk.hall.setup.outcomes[2].code);
    assert_eq!(
        works[1].outcome,
        clerk.hall.setup.outcomes.last().unwrap().code,
        "leftwards comes the last one"
    );
    assert!(works[0].matter.is_empty() && clerk.hall.catalogue.coded(&works[1].matter).is_some());
    assert_eq!((remark.as_str(), onward.as_deref()), ("材料齐全", Some("B")));
    clerk.reads("A001 这里办完了，转到队列 B 接着办，号码不变").reads("今天办结 1");
}

#[test]
fn a_remark_with_personal_data_is_refused_and_nothing_is_lost() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("办结").press("下一栏").type_in("3");
    (0..3).for_each(|_| {
        clerk.press("下一栏");
    });
    clerk.type_in("电话 138 0013-8000").press("办结").reads("备注里好像有证件号、手机号或卡号");
    clerk.reads("138 0013-8000").reads("◀ 3 ▶");
    (0..13).for_each(|_| {
        clerk.key(Key::Backspace);
    });
    clerk.press("办结").reads("A001 已办结");
    let (works, remark, _) = finished(&clerk);
    assert_eq!((works[0].quantity, remark.as_str()), (3, "电话"));
}

#[test]
fn missed_held_and_brought_back() {
    let mut clerk = Clerk::at_work("window");
    for _ in 0..3 {
        clerk.comes("A", "");
        clerk.wait(60);
    }
    clerk.look().press("呼叫下一位").press("过号").reads("A001 记为过号");
    clerk.press("呼叫下一位").press("开始办理").press("挂起").reads("A002 已挂起").reads("挂起 1");
    clerk.press("回呼").reads("回呼哪个号").reads("A002").press("确定").reads("已回呼 A002");
    clerk.press("办结").press("办结");
    assert!(!clerk.may("回呼"));
}

#[test]
fn whoever_was_missed_a_moment_ago_is_named_and_not_counted() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("过号").reads("A001 记为过号").reads("等候 0 人");
    clerk.reads("没有别人在等；A001 过号了，稍后再叫，人来了按 F11").reads("过号，稍后再叫 1");
    assert!(!clerk.may("呼叫下一位"), "the hint and the list say the same");
    clerk.reads("3 分钟后再叫").press("指定叫号").reads("A001").press("确定").reads("已呼叫 A001");
    clerk.press("过号").wait(60).look().reads("2 分钟后再叫");
    clerk.wait(120).look().reads("1 人在等，按 F1 呼叫下一位").reads("等候 1 人");
    assert!(!clerk.sees("有人来了"), "nobody came");
    clerk.press("呼叫下一位").reads("已呼叫 A001");
}

#[test]
fn the_last_miss_says_that_the_number_is_void() {
    let mut clerk = Clerk::at_work("window");
    let times = clerk.hall.line("A").map(|line| line.missed);
    let Some(MissedPolicy::Back { times, .. }) = times else { panic!("line A calls again") };
    clerk.comes("A", "");
    clerk.look();
    for _ in 0..times {
        clerk.press("呼叫下一位").press("过号").reads("A001 记为过号，稍后会再叫").wait(200).look();
    }
    clerk.press("呼叫下一位").press("过号").reads("A001 记为过号，已经作废，不再叫");
}

#[test]
fn what_is_held_is_spoken_of_before_signing_out() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("开始办理").press("挂起").press("签退");
    clerk.reads("挂起和只等本窗口的 1 个号会回到队列");
}

#[test]
fn a_transfer_does_not_begin_with_the_line_the_number_is_in() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("转移").press("确定").reads("A001 已转到 队列 B");
}

#[test]
fn a_ticket_without_a_matter_says_so_at_the_end() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("办结").reads("没有指明事项，可按 → 选");
}

#[test]
fn somebody_is_called_out_of_turn_from_the_list_or_by_typing() {
    let mut clerk = Clerk::at_work("window");
    for _ in 0..4 {
        clerk.comes("A", "");
        clerk.wait(60);
    }
    clerk.look().press("指定叫号").press_arrow_down().press("确定").reads("已呼叫 A002");
    clerk.press("办结").press("办结");
    clerk.press("指定叫号").type_in("a004").press("确定").reads("已呼叫 A004").press("过号");
    clerk.press("指定叫号").type_in("a777").reads("叫 A777").press("确定").reads("今天没有这个号");
    clerk.reads("叫哪个号");
    (0..4).for_each(|_| {
        clerk.key(Key::Backspace);
    });
    clerk.press("确定").reads("已呼叫");
}

#[test]
fn a_transfer_is_chosen_and_keeps_the_number() {
    let mut clerk = Clerk::at_work("window");
    let ticket = clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("转移").reads("A001 转到哪里");
    clerk.type_in("B01").press("确定").reads("那里现在没有人办理");
    clerk.reads("A001 转到哪里");
    (0..3).for_each(|_| {
        clerk.key(Key::Backspace);
    });
    clerk.type_in("出入境").press("确定").reads("A001 已转到 队列 B").reads("号码和先后不变");
    let after = clerk.store.ticket_by_code(&ticket.code).unwrap().unwrap();
    assert_eq!(
        (after.queue.as_str(), after.state, after.label()),
        (OTHER, TicketState::Waiting, "A001".parse().unwrap())
    );
    let asked = clerk
        .requests
        .iter()
        .any(|request| *request == WindowRequest::Order(Order::Transfer(Destination::Line(OTHER.into()))));
    assert!(asked);
}

#[test]
fn abandoning_asks_first() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("弃号").reads("弃号后今天不能再叫这个号").press("返回");
    assert!(clerk.in_hand().is_some());
    clerk.press("弃号").press("确定").reads("A001 记为弃号");
}

#[test]
fn a_pause_has_a_reason_and_stops_calling() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("暂停").reads("为什么暂停").press_arrow_down().press("确定");
    clerk.reads("已暂停叫号").reads("暂停：用餐").reads("按 F10 恢复叫号");
    assert!(!clerk.may("呼叫下一位"));
    clerk.key(Key::F(1)).reads("窗口在暂停，请先恢复叫号");
    clerk.wait(300).reads("5 分钟").press("恢复叫号").reads("已恢复叫号").press("呼叫下一位");
}

#[test]
fn auto_call_calls_whoever_comes_and_not_during_a_pause() {
    let mut clerk = Clerk::at_work("window");
    clerk.press("开自动叫号").reads("自动叫号已打开");
    clerk.comes("A", "");
    clerk.comes("A", "");
    clerk.look().reads("已呼叫 A00");
    assert!(clerk.in_hand().is_some());
    clerk.press("暂停").press("确定").key(Key::Enter).key(Key::Enter).wait(10);
    assert!(clerk.in_hand().is_none(), "after this one there is a break");
    clerk.press("恢复叫号").wait(4);
    assert!(clerk.in_hand().is_some());
    clerk.press("关自动叫号").reads("自动叫号已关闭");
}

#[test]
fn a_chime_tells_an_idle_clerk_once_that_somebody_came() {
    let mut clerk = Clerk::at_work("window");
    let chimes =
        |clerk: &Clerk| clerk.requests.iter().filter(|request| **request == WindowRequest::Chime).count();
    clerk.wait(60).look();
    assert_eq!(chimes(&clerk), 0);
    clerk.comes("A", "");
    clerk.look().reads("有人来了");
    clerk.comes("A", "");
    clerk.look().look();
    assert_eq!(chimes(&clerk), 1, "once, and not for each");
    clerk.press("呼叫下一位");
    assert!(!clerk.sees("有人来了"));
    clerk.press("办结").press("办结").press("呼叫下一位").comes("A", "");
    clerk.look();
    assert_eq!(chimes(&clerk), 1, "who has somebody in hand is not idle");
}

#[test]
fn signing_out_says_what_becomes_of_what_is_held() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look().press("呼叫下一位").press("签退").reads("A001 还在手上");
    assert!(!clerk.may("确定"));
    clerk
        .press("返回")
        .press("挂起")
        .press("签退")
        .reads("挂起和只等本窗口的 1 个号会回到队列")
        .press("确定");
    clerk.reads("已签退").reads("输入工号和密码");
    assert_eq!(clerk.store.lines_today(clerk.now).unwrap()[0].waiting, 1);
}

#[test]
fn everything_goes_by_touch_as_well() {
    let mut clerk = Clerk::arrives("window");
    clerk.size = (160, 50);
    for digit in ["1", "0", "1"] {
        clerk.touches_button(digit);
    }
    clerk.touches("密码");
    for digit in ["2", "4", "6", "8"] {
        clerk.touches_button(digit);
    }
    clerk.touches("Enter 登录").reads("您好");
    clerk.comes("A", "");
    clerk.look().touches("A001").reads("叫哪个号").touches("▶ A001").reads("已呼叫 A001");
    clerk.touches("F3 开始办理").touches("F7 挂起").touches("A001").touches("▶ A001").reads("已回呼 A001");
    clerk.touches("F4 办结").touches("＋ 再记一项").touches("^D 去掉这项").touches("Enter 办结");
    clerk.reads("A001 已办结").touches("L English").reads("Nobody is waiting");
}

#[test]
fn the_other_language_is_one_key_away() {
    let mut clerk = Clerk::at_work("window");
    clerk.press("English").reads("Nobody is waiting").press("中文").reads("没有人在等");
    clerk.press("更多").reads("English").press("返回");
    assert_eq!(clerk.key(Key::Control('c')).requests.last(), Some(&WindowRequest::Leave));
}

#[test]
fn a_double_press_does_it_once() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.comes("A", "");
    clerk.look();
    let press = || service_hall::window::WindowEvent::Key(Key::F(1));
    // The answer is still on its way when the key bounces.
    let first = clerk.face.update(press());
    let second = clerk.face.update(press());
    assert_eq!((first, second), (vec![WindowRequest::Order(Order::Next)], Vec::new()));
    clerk.reads("正在办理……").wait(5).reads("正在办理…… 5 秒");
}

#[test]
fn a_store_that_is_gone_is_said_and_the_clerk_goes_on_when_it_is_back() {
    let mut clerk = Clerk::at_work("window");
    clerk.comes("A", "");
    clerk.look();
    clerk.is_gone = true;
    let then = clerk.now.format("%H:%M:%S").to_string();
    clerk.wait(40).press("呼叫下一位").reads("没有办成：连不上存储");
    clerk.reads(&format!("连不上存储：下面是 {then} 的情况")).reads("等候 1 人");
    clerk.is_gone = false;
    clerk
        .hear(service_hall::window::WindowUpdate::Back)
        .reads("存储已恢复")
        .press("呼叫下一位")
        .reads("已呼叫 A001");
}

#[test]
fn whoever_is_no_longer_on_duty_is_told() {
    let mut clerk = Clerk::at_work("window");
    clerk.wait(120);
    clerk.store.sign_in(&clerk.hall, &"A03".into(), &"102".into(), "other", clerk.now).unwrap().unwrap();
    clerk.look().reads("这里的登录已经结束，请重新登录");
}

impl Clerk {
    fn press_arrow_down(&mut self) -> &mut Self {
        self.key(Key::Down)
    }

    /// A digit of the sign-in page: a button with nothing else on it.
    fn touches_button(&mut self, digit: &str) -> &mut Self {
        let key = Key::Char(digit.chars().next().unwrap());
        let (_, targets) = super::clerk::draw(&self.face, self.size);
        let touch = service_hall::window::WindowTouch::Key(key);
        assert!(targets.iter().any(|(_, target)| *target == touch), "no button {digit}");
        self.happen(service_hall::window::WindowEvent::Touch(touch))
    }
}

#[test]
fn a_clock_that_is_not_set_is_said_in_the_head() {
    let mut clerk = Clerk::at_work("unset");
    assert!(!clerk.sees("时钟没有校准"));
    let (set, unset) = (clerk.now, chrono::NaiveDateTime::default());
    clerk.happen(WindowEvent::Tick { now: unset, at: clerk.at });
    clerk.reads("▲ 本机时钟没有校准，请找管理员");
    clerk.happen(WindowEvent::Tick { now: set, at: clerk.at });
    assert!(!clerk.sees("时钟没有校准"), "it was set meanwhile");
}

#[test]
fn a_class_that_is_not_listed_is_called_by_words_and_not_by_its_code() {
    let mut clerk = Clerk::at_work("classless");
    let mut unlisted = (*clerk.hall).clone();
    unlisted.setup_mut().classes.clear();
    clerk.hall = Arc::new(unlisted);
    let mut bare = face(&clerk.hall, Lang::Zh);
    std::mem::swap(&mut clerk.face, &mut bare);
    clerk.hear(WindowUpdate::SignedIn {
        window: WINDOW.into(),
        clerk: "101".into(),
        name: Name::default(),
        restored: false,
    });
    clerk.comes("A", "green");
    clerk.look().reads("绿色通道");
    clerk.press("呼叫下一位").reads("绿色通道");
    assert!(!clerk.sees("green"));
}
