//! Saying something at the opinion box: few touches, nothing lost, nothing kept of whoever has left.
use super::pilot::CENTRE;
use super::visitor::{CODE, Visitor, receipt, ticket};
use service_hall::app::input::Key;
use service_hall::app::message::{Answer, CaseRequest, Event, RequestKind, TicketStatus};
use service_hall::hall::cases::{CaseAct, CaseSource, CaseSubject, SubmitError};
use service_hall::hall::queue::{ReprintError, Ticket, TicketState};
use service_hall::paper::{PrinterFault, SlipOutcome};

const APPOINTMENT: &str = "12345674";

/// What was asked to be kept.
fn sent(visitor: &Visitor) -> Vec<CaseRequest> {
    let sent = visitor.asked.iter().filter_map(|request| match &request.kind {
        RequestKind::SendCase(sent) => Some(sent.clone()),
        _ => None,
    });
    sent.collect()
}

/// Somebody who has written a complaint and has not sent it yet.
fn with_complaint(text: &str) -> Visitor {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("投诉").tap_first("还没有写");
    visitor.pilot.paste(text);
    visitor.tap_first("写好了").sees(&[text]);
    visitor
}

#[test]
fn praise_without_a_text_in_three_touches() {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").sees(&["不用写姓名", "建议", "投诉", "办不成事"]);
    visitor.tap_first("表扬").sees(&["整个大厅", "可以不写", "不留（匿名）", "12月14日（星期一）前答复"]);
    visitor.tap_large().sees(&["编号 12  表扬", "12月14日（星期一）前答复", "请取走回执", "收好回执"]);
    assert_eq!(visitor.touches, 3, "docs/意见箱手册.md says so");
    let sent = sent(&visitor);
    assert_eq!(sent.len(), 1);
    let submission = &sent[0].submission;
    assert_eq!((submission.source, &submission.about), (CaseSource::Praise, &CaseSubject::Hall));
    assert!(
        submission.text.is_empty() && !submission.has_contact(),
        "anonymous unless somebody wants to be called"
    );
}

#[test]
fn praise_of_a_window_in_six_touches() {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("表扬").tap_first("整个大厅").tap_first("几号窗口");
    visitor.tap_first("A02").sees(&["A02 窗口"]).tap_large();
    assert_eq!(visitor.touches, 6, "docs/意见箱手册.md says so");
    assert_eq!(sent(&visitor)[0].submission.about, CaseSubject::Window("A02".into()));
}

#[test]
fn a_ticket_just_served_leads_to_the_box_and_is_what_it_is_about() {
    let mut visitor = Visitor::new();
    let served = Ticket { state: TicketState::Done, window: Some("A01".into()), ..ticket("A") };
    let found = TicketStatus { today: served.day, ticket: served.clone(), ahead: None };
    visitor.shows(CODE).hears(Answer::Found(Some(Box::new(found)))).served();
    visitor
        .sees(&["非常满意"])
        .tap_first("写意见")
        .sees(&["刚办完的A012 号（A01 窗口）", "表扬"])
        .tap_first("表扬")
        .sees(&["A012 号（A01 窗口）"])
        .tap_large();
    assert_eq!(visitor.touches, 3);
    assert_eq!(sent(&visitor)[0].submission.about, CaseSubject::from(&served));
}

#[test]
fn a_number_that_is_found_while_the_contact_is_written_is_what_it_is_about() {
    let mut visitor = with_complaint("no answer");
    visitor.shows(CODE).sees(&["正在查这个号"]).tap_first("不留（匿名）");
    visitor.pilot.paste("13800138000");
    visitor.served().tap_first("写好了").sees(&["A012 号", "no answer", "13800138000"]);
}

#[test]
fn nothing_is_sent_while_the_number_it_is_about_is_looked_up() {
    let mut visitor = with_complaint("no answer");
    visitor.shows(CODE).tap_large();
    assert!(sent(&visitor).is_empty(), "whom it is about is not known yet");
    visitor.served().sees(&["A012 号"]).tap_large();
    assert_eq!(sent(&visitor).len(), 1);
}

#[test]
fn what_was_written_is_not_lost_by_a_touch_too_many() {
    let mut visitor = with_complaint("no answer");
    for by_home in [true, false] {
        if by_home {
            visitor.tap("首页");
        } else {
            visitor.tap("返回").sees(&["不用写姓名"]).tap("返回");
        }
        // Whoever touches twice has not answered.
        visitor.sees(&["现在离开，写的内容就没有了"]).tap("首页");
        visitor.sees(&["现在离开，写的内容就没有了"]).tap("接着写");
        if !by_home {
            visitor.tap_first("投诉");
        }
        visitor.sees(&["no answer"]);
    }
    visitor.tap("首页").tap("不要了");
    assert!(visitor.is_home());
    visitor.tap_first("意见箱").tap_first("投诉").misses(&["no answer"]);
    visitor.tap("首页");
    assert!(visitor.is_home(), "nothing was written, and nothing is asked");
}

#[test]
fn a_code_that_somebody_shows_waits_for_what_is_written() {
    let mut visitor = with_complaint("no answer");
    let receipt = receipt().in_code(&CENTRE.hall.setup.cases.receipt_link);
    visitor.shows(&receipt).sees(&["扫到一个码"]).misses(&["no answer"]);
    visitor.shows(APPOINTMENT).tap("接着写").sees(&["no answer"]);
    assert!(visitor.arrivals().is_empty(), "nobody is checked in over what is written");
    let before = visitor.pilot.visit();
    visitor.shows(APPOINTMENT).tap("不要了").sees(&["请取走号票"]);
    assert_eq!(visitor.arrivals().len(), 1);
    assert_ne!(visitor.pilot.visit(), before, "the code begins a visit of its own");
    visitor.tap("返回");
    assert!(visitor.is_home());
}

#[test]
fn after_it_was_sent_nothing_is_asked() {
    let mut visitor = with_complaint("no answer");
    visitor.tap("返回").tap_first("投诉").tap_large().sees(&["收好回执"]).tap("首页");
    assert!(visitor.is_home());
}

#[test]
fn a_number_is_scanned_into_what_is_being_written() {
    let mut visitor = with_complaint("no answer");
    visitor.shows(CODE).sees(&["正在查这个号"]).served().sees(&["A012 号", "no answer"]);
    visitor.tap_first("A012 号").shows("weixin://x").sees(&["不认识这个二维码，请出示号票"]);
    visitor.shows(CODE).served().sees(&["A012 号", "no answer"]);
}

#[test]
fn a_complaint_is_written_looked_over_and_sent_once() {
    let mut visitor = with_complaint("nobody came");
    visitor.sees(&["被反映的部门看不到您写的内容和联系方式", "不留（匿名）"]);
    let (x, y) = visitor.large_button();
    for _ in 0..5 {
        visitor.pilot.tap_at(x, y);
        visitor.requests();
    }
    visitor.sees(&["正在提交"]);
    let sent = sent(&visitor);
    assert_eq!(sent.len(), 1, "a double touch is one case");
    assert_eq!(sent[0].submission.text.reveal(), "nobody came");
    assert_eq!(sent[0].submission.visit, visitor.pilot.visit());
}

#[test]
fn without_a_text_only_praise_is_sent() {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("投诉").sees(&["还没有写"]);
    visitor.tap_large().sees(&["请写下内容", "写好了"]);
    visitor.tap_first("写好了").sees(&["还没有写"]);
    assert!(sent(&visitor).is_empty());
}

#[test]
fn a_number_of_a_person_in_the_text_is_asked_about_before_it_is_sent() {
    let mut visitor = with_complaint("call 13900001234");
    visitor.touch_large().sees(&["好像有证件号、手机号或卡号"]);
    assert_eq!(visitor.requests(), [], "nothing is sent yet");
    visitor.tap("返回").sees(&["call 13900001234"]).touch_large();
    visitor.tap("回去修改");
    for _ in 0..11 {
        visitor.pilot.press(Key::Backspace);
    }
    visitor.tap_first("写好了").tap_large().sees(&["编号 12"]);
    assert_eq!(sent(&visitor)[0].submission.text.reveal(), "call");
    let mut other = with_complaint("call 13900001234");
    other.touch_large().tap("仍然提交").sees(&["编号 12"]);
}

#[test]
fn nothing_written_is_lost_by_going_back_or_by_a_store_that_fails() {
    let mut visitor = with_complaint("it is cold");
    visitor.tap("返回").tap_first("建议").sees(&["it is cold"]);
    visitor.touch_large().hears(Answer::StoreFailed).sees(&["没有提交成功，您写的还在", "it is cold"]);
    visitor.misses(&["编号", "谢谢您"]).touch_large().sees(&["正在提交"]);
    visitor.served().sees(&["编号 12"]);
    let sent = sent(&visitor);
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0].submission.request, sent[1].submission.request, "of both comes one case");
}

#[test]
fn what_is_changed_after_a_failure_is_another_request() {
    let mut visitor = with_complaint("it is cold");
    visitor.touch_large().hears(Answer::StoreFailed).tap_first("it is cold");
    visitor.pilot.paste(" here");
    visitor.tap_first("写好了").tap_large();
    let sent = sent(&visitor);
    assert_ne!(sent[0].submission.request, sent[1].submission.request);
    assert_eq!(sent[1].submission.text.reveal(), "it is cold here");
}

#[test]
fn a_limit_is_said_in_clear_words() {
    for (no, words) in [
        (SubmitError::VisitLimit(3), "一次最多提交 3 件"),
        (SubmitError::KioskLimit(30), "这一小时收得太多了"),
    ] {
        let mut visitor = with_complaint("it is cold");
        visitor.touch_large().hears(Answer::CaseNotKept(no)).sees(&[words, "it is cold"]).misses(&["编号"]);
        visitor.sees(&["到1楼咨询台（A01窗口）"]);
    }
}

#[test]
fn where_no_more_is_taken_in_a_visit_nothing_can_be_sent() {
    let mut visitor = with_complaint("it is cold");
    let places = |visitor: &Visitor| visitor.pilot.look().1.len();
    let before = places(&visitor);
    visitor.touch_large().hears(Answer::CaseNotKept(SubmitError::VisitLimit(3)));
    assert_eq!(places(&visitor), before - 1, "all but the button that sends\n{}", visitor.pilot.screen());
    visitor.tap_first("it is cold").tap_first("写好了").sees(&["一次最多提交 3 件"]);
    assert_eq!(places(&visitor), before - 1, "nor after another look at the text");
}

#[test]
fn two_touches_take_it_back() {
    let mut visitor = with_complaint("it is cold");
    visitor.tap_large().sees(&["编号 12"]);
    let before = visitor.touches;
    visitor.tap("撤回").sees(&["撤回以后不再办理"]).touch("撤回");
    assert_eq!(visitor.touches - before, 2);
    let asked = visitor.requests().remove(0);
    assert!(matches!(asked.kind, RequestKind::ActOnCase { act: CaseAct::Withdraw, .. }));
    let withdrawn = super::visitor::progress(service_hall::hall::cases::CaseState::Withdrawn);
    let answer = Answer::CaseFound(Box::new(withdrawn));
    visitor.pilot.happen(Event::Answered { request_id: asked.request_id, answer });
    visitor.sees(&["不再办理"]).tap("完成");
    assert!(visitor.is_home());
}

#[test]
fn whoever_keeps_it_sees_the_receipt_again() {
    let mut visitor = with_complaint("it is cold");
    visitor.tap_large().tap("撤回").tap("不撤回").sees(&["编号 12"]);
    visitor.touch("撤回").touch("撤回").hears(Answer::StoreFailed).sees(&["没有办成", "编号 12"]);
}

#[test]
fn another_one_begins_empty_in_the_same_visit() {
    let mut visitor = with_complaint("it is cold");
    visitor
        .tap_large()
        .tap("再提一条")
        .sees(&["不用写姓名"])
        .tap_first("表扬")
        .misses(&["it is cold"])
        .tap_large();
    let sent = sent(&visitor);
    assert_eq!(sent[0].submission.visit, sent[1].submission.visit, "so that three a visit are counted");
    assert_ne!(sent[0].submission.request, sent[1].submission.request);
}

#[test]
fn nothing_typed_outlives_the_visit() {
    for leave in ["首页", "timeout"] {
        let mut visitor = with_complaint("my neighbour");
        if leave == "timeout" {
            visitor.waits(70).sees(&["my neighbour"]).waits(70);
        } else {
            visitor.tap(leave).tap("不要了");
        }
        assert!(visitor.is_home(), "{}", visitor.pilot.screen());
        visitor.misses(&["my neighbour"]).tap_first("意见箱").tap_first("投诉").sees(&["还没有写"]);
        visitor.misses(&["my neighbour"]);
        // Also from the page on which it is typed.
        visitor.tap_first("还没有写").pilot.paste("my neighbour");
        if leave == "timeout" {
            visitor.waits(140);
        } else {
            visitor.tap(leave).tap("不要了");
        }
        visitor.misses(&["my neighbour"]);
    }
}

#[test]
fn a_printer_that_is_down_leaves_the_receipt_on_the_screen() {
    let mut visitor = with_complaint("it is cold");
    visitor.touch_large();
    let request = visitor.requests().remove(0);
    let RequestKind::SendCase(asked) = &request.kind else { panic!("{request:?}") };
    let happened = Answer::CaseSent(Box::new(super::visitor::sent(asked)));
    let not = Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut));
    for answer in [happened, not] {
        visitor.pilot.happen(Event::Answered { request_id: request.request_id, answer });
    }
    let groups = super::visitor::receipt().in_groups();
    visitor.sees(&["没有打印出回执", &groups, "扫码或拍照保存"]).touch("补打回执");
    visitor.hears(Answer::NoReprint(ReprintError::Limit(2))).sees(&["不能再补打", &groups]);
    assert!(CENTRE.hall.setup.cases.receipt_link.len() > 10, "the code holds a link");
}

#[test]
fn a_text_is_written_in_chinese_with_a_finger() {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("建议").tap_first("还没有写").type_on_screen("zuoyi");
    visitor.tap_first("座椅").tap_first("写好了").sees(&["座椅"]).tap_large();
    assert_eq!(sent(&visitor)[0].submission.text.reveal(), "座椅");
}

#[test]
fn a_code_that_is_shown_while_letters_wait_leaves_text_and_letters_as_they_were() {
    for code in [CODE, "weixin://wxpay/bizpayurl?pr=abc"] {
        let mut visitor = Visitor::new();
        visitor.tap_first("意见箱").tap_first("建议").tap_first("还没有写").type_on_screen("jianyi");
        visitor.tap_first("建议").type_on_screen("zuoyi");
        let before = visitor.pilot.screen();
        visitor.shows(code).served().misses(&["zuo yi"]).pilot.press(Key::Escape);
        assert_eq!(visitor.pilot.screen(), before, "{code}");
        visitor.tap_first("座椅").tap_first("写好了").sees(&["建议座椅"]);
    }
}

#[test]
fn whoever_goes_back_with_letters_waiting_keeps_what_they_most_likely_mean() {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("建议").tap_first("还没有写").type_on_screen("zuoyi");
    visitor.tap("返回").sees(&["座椅"]);
}

#[test]
fn a_contact_is_left_only_by_whoever_wants_to() {
    let mut visitor = with_complaint("it is cold");
    visitor.tap_first("不留（匿名）").type_on_screen("12345").tap_first("称呼").pilot.paste("李");
    visitor.tap_first("写好了").sees(&["李 12345"]).tap_large();
    let submission = sent(&visitor)[0].submission.clone();
    assert_eq!((submission.name.reveal(), submission.phone.reveal()), ("李", "12345"));
}

#[test]
fn ready_phrases_begin_with_what_suits_what_is_written() {
    for (kind, offered, other) in [
        ("投诉", "排队时间太长", "服务态度很好"),
        ("建议", "希望增加窗口", "服务态度很好"),
        ("咨询", "请问在哪个窗口办", "排队时间太长"),
        ("表扬", "服务态度很好", "排队时间太长"),
    ] {
        let mut visitor = Visitor::new();
        let page = if kind == "表扬" { "可以不写" } else { "还没有写" };
        visitor.tap_first("意见箱").tap_first(kind).tap_first(page).tap("常用语");
        visitor.sees(&[offered]).misses(&[other]).tap(offered).tap_first("写好了").sees(&[offered]);
    }
}

#[test]
fn how_one_writes_is_said_once() {
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("建议").tap_first("还没有写").sees(&["请写在这里"]);
    assert!(visitor.pilot.screen().contains("    ▏"), "a caret waits");
    assert_eq!(visitor.pilot.screen().matches("不会拼音？").count(), 1, "{}", visitor.pilot.screen());
}

#[test]
fn every_window_is_on_one_of_three_pages() {
    let windows = &CENTRE.hall.setup.windows;
    let mut visitor = Visitor::new();
    visitor.tap_first("意见箱").tap_first("投诉").tap_first("整个大厅").tap_first("几号窗口");
    let mut read = visitor.pilot.screen();
    for _ in 0..2 {
        visitor.tap("下一页");
        read += &visitor.pilot.screen();
    }
    assert!(windows.len() > 40 && windows.iter().all(|window| read.contains(window.code.as_str())));
    visitor.misses(&["下一页"]);
}
