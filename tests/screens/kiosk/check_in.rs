//! Coming with an appointment, or with a code to hold before the scanner.
use super::pilot::{CENTRE, read, squeeze};
use super::visitor::{CODE, Visitor, answers, checked_in, ticket};
use ratatui::layout::Rect;
use service_hall::app::input::Key;
use service_hall::app::message::{Answer, Event, RequestKind, TicketStatus};
use service_hall::hall::booking::CheckInError;
use service_hall::hall::queue::{MissedPolicy, Refusal, Ticket, TicketState};
use service_hall::paper::{Health, PrinterFault, SlipOutcome, ticket_slip};
use service_hall::text::Lang;
use std::sync::Arc;

#[test]
fn from_home_to_a_ticket_with_eight_digits() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("有预约？点这里签到").sees(&["请输入预约码"]);
    visitor.pilot.type_text("1234 5674");
    visitor.tap("签到").sees(&["请取走号票", "【预约 10:00】"]);
    let arrivals = visitor.arrivals();
    assert_eq!(arrivals.len(), 1);
    assert_eq!((arrivals[0].code.as_str(), arrivals[0].lang), ("12345674", Lang::Zh));
    assert!(arrivals[0].visit.starts_with("test-") && arrivals[0].unprinted.is_none());
    visitor.tap("完成");
    assert!(visitor.is_home());
}

#[test]
fn digits_are_touched_and_taken_back() {
    let mut visitor = Visitor::small();
    visitor.tap("取号").tap("有预约？点这里签到");
    for key in ["1", "2", "3", "4", "退格", "5", "6"] {
        visitor.tap(key);
    }
    visitor.tap("签到");
    assert_eq!(visitor.arrivals()[0].code, "12356");
    let mut visitor = Visitor::small();
    visitor.tap("取号").tap("有预约？点这里签到").tap("7").tap("清空");
    visitor.tap("签到").sees(&["预约码至少四位"]);
    visitor.tap("字母").type_on_screen("yyab").tap("数字").tap("9").tap("签到");
    assert_eq!(visitor.arrivals()[0].code, "YYAB9");
}

#[test]
fn a_keyboard_will_do() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("有预约？点这里签到");
    visitor.pilot.type_text("yy-01张 x").press(Key::Backspace).type_text("z").press(Key::Enter);
    visitor.served().sees(&["请取走号票"]);
    assert_eq!(visitor.arrivals()[0].code, "YY01Z");
}

#[test]
fn a_double_touch_asks_once() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("有预约？点这里签到");
    visitor.pilot.type_text("12345674");
    visitor.touch("签到").touch("签到").sees(&["正在签到"]);
    visitor.shows("87654321").pilot.type_text("9");
    visitor.requests();
    assert_eq!(visitor.arrivals().len(), 1);
}

/// Every refusal with what must be said about it. The match fails to compile when there is a new one.
fn refusals() -> Vec<(CheckInError, &'static str)> {
    let (day, time) = ("2026-11-24".parse().unwrap(), "10:30:00".parse().unwrap());
    let all = [
        CheckInError::Mistyped,
        CheckInError::Unknown,
        CheckInError::TooEarly { from: time },
        CheckInError::TooLate { due: time },
        CheckInError::AlreadyHere { label: "A007".parse().unwrap() },
        CheckInError::Cancelled,
        CheckInError::AnotherDay { day },
        CheckInError::ClosedThen { due: time },
        CheckInError::LineGone,
        CheckInError::Refused(Refusal::Stopped),
        CheckInError::Refused(Refusal::AlreadyHolding { label: "B009".parse().unwrap() }),
    ];
    let said = |no: &CheckInError| match no {
        CheckInError::Mistyped => "有一位不对",
        CheckInError::Unknown => "没有这个预约码",
        CheckInError::TooEarly { .. } => "10:30 起可以签到",
        CheckInError::TooLate { .. } => "预约时间 10:30 已经过了",
        CheckInError::AlreadyHere { .. } => "号码是 A007",
        CheckInError::Cancelled => "已经取消",
        CheckInError::AnotherDay { .. } => "11月24日",
        CheckInError::ClosedThen { .. } => "10:30 这时不办理",
        CheckInError::LineGone => "服务台",
        CheckInError::Refused(Refusal::AlreadyHolding { .. }) => "已经取了 B009 号",
        CheckInError::Refused(_) => "暂停取号",
    };
    all.into_iter().map(|no| (no.clone(), said(&no))).collect()
}

#[test]
fn every_refusal_is_said_in_words_and_the_code_stays_to_be_mended() {
    for (no, said) in refusals() {
        let mut visitor = Visitor::new();
        visitor.tap("取号").tap("有预约？点这里签到");
        visitor.pilot.type_text("12345678");
        visitor.touch("签到").hears(Answer::NoCheckIn(no)).sees(&[said]).misses(&["请输入预约码"]);
        visitor.pilot.press(Key::Backspace).type_text("4");
        visitor.sees(&["请输入预约码"]).tap("签到").sees(&["请取走号票"]);
        assert_eq!(visitor.arrivals()[1].code, "12345674");
    }
}

#[test]
fn every_refusal_is_said_in_english_too() {
    let mut seen = Vec::new();
    for (no, _) in refusals() {
        let mut visitor = Visitor::new();
        visitor.tap("English").tap("Take a number").tap("I have an appointment");
        visitor.pilot.type_text("12345678");
        let request_id = visitor.touch("Check in").requests()[0].request_id;
        visitor.pilot.happen(Event::Answered { request_id, answer: Answer::NoCheckIn(no) });
        let screen = visitor.pilot.screen().replace("中文", "");
        let chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        assert_eq!(screen.chars().filter(chinese).count(), 0, "{screen}");
        seen.push(screen);
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count, "two refusals say the same");
}

#[test]
fn a_failed_store_is_out_of_service() {
    let mut visitor = Visitor::new();
    visitor.shows("12345674").hears(Answer::StoreFailed).sees(&["没有发出号码"]);
}

#[test]
fn without_paper_people_are_told_before_they_check_in() {
    let mut visitor = Visitor::new();
    visitor.pilot.happen(Event::PrinterIs(Health::unwell(PrinterFault::PaperOut)));
    visitor.shows("12345674").sees(&["这次不打印号票", "签到，不打印"]);
    assert_eq!(visitor.served().arrivals(), [], "a scan alone does not decide it");
    visitor.touch("签到，不打印");
    let request_id = visitor.requests()[0].request_id;
    let taken = Box::new(checked_in(&visitor.arrivals()[0]));
    visitor.pilot.happen(Event::Answered { request_id, answer: Answer::Taken(taken) });
    let printed = Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut));
    visitor.pilot.happen(Event::Answered { request_id, answer: printed });
    visitor.sees(&["请记住号码或扫码"]);
    assert_eq!(visitor.arrivals()[0].unprinted, Some(PrinterFault::PaperOut));
}

#[test]
fn a_scanned_appointment_checks_in_at_once() {
    let from = [[].as_slice(), &["取号"], &["取号", "有预约？点这里签到"]];
    for way in from {
        for text in ["12345674", "1234 5674", "HTTPS://ZWFW.EXAMPLE/Y/12345674", "]Q112345674"] {
            let mut visitor = Visitor::new();
            for label in way {
                visitor.tap(label);
            }
            visitor.shows(text).served().sees(&["请取走号票", "【预约 10:00】"]);
            let arrivals = visitor.arrivals();
            assert_eq!((arrivals.len(), arrivals[0].code.as_str()), (1, "12345674"), "{text} after {way:?}");
        }
    }
}

#[test]
fn a_machine_at_rest_takes_a_scan() {
    let mut visitor = Visitor::new();
    visitor.waits(70).sees(&["请触摸屏幕开始"]);
    visitor.shows("12345674").served().sees(&["【预约 10:00】"]);
}

/// The page about a ticket's code, once the hall has answered.
fn page_of(found: Option<TicketStatus>) -> Visitor {
    let mut visitor = Visitor::small();
    let link = format!("{}{CODE}", super::pilot::CENTRE.hall.setup.ticket_link);
    visitor.shows(&link);
    let request = visitor.requests().pop().expect("the hall was asked");
    assert_eq!(request.kind, RequestKind::FindTicket { code: CODE.into() });
    let answer = Answer::Found(found.map(Box::new));
    visitor.pilot.happen(Event::Answered { request_id: request.request_id, answer });
    visitor
}

#[test]
fn a_ticket_s_own_code_leads_to_a_page_for_each_state() {
    let mut pages = Vec::new();
    for (state, _) in TicketState::ALL {
        let ticket = Ticket { state, window: Some("A03".into()), ..ticket("A") };
        let today = ticket.day;
        let visitor = page_of(Some(TicketStatus { ticket, ahead: Some(4), today }));
        pages.push(visitor.pilot.screen());
    }
    let count = pages.len();
    pages.sort();
    pages.dedup();
    assert_eq!(pages.len(), count, "two states look the same");
}

#[test]
fn the_page_of_a_missed_number_promises_what_its_slip_promised() {
    let table = [
        (MissedPolicy::Void, "过号作废，请重新取号", "请重新取号"),
        (MissedPolicy::Back { after: 3, times: 2 }, "隔 3 人再叫", "请重新取号"),
        (MissedPolicy::Kept { minutes: 15 }, "过号保留 15 分钟", "号码保留到 09:56"),
    ];
    for (missed, slip, page) in table {
        let mut hall = CENTRE.hall.without_catalogue();
        hall.setup_mut().lines.iter_mut().for_each(|line| line.missed = missed);
        let mut visitor = Visitor::tiny();
        let (now, today) = (visitor.pilot.now, ticket("A").day);
        let ticket = Ticket { state: TicketState::Missed, since: now, queue: "A".into(), ..ticket("A") };
        let printed = format!("{:?}", ticket_slip(&ticket, &hall, Lang::Zh, None));
        assert!(printed.contains(slip), "{printed}");
        visitor.pilot.happen(Event::HallChanged(Arc::new(hall)));
        visitor.shows(&format!("{}{CODE}", CENTRE.hall.setup.ticket_link));
        let request_id = visitor.requests().pop().expect("the hall was asked").request_id;
        let answer = Answer::Found(Some(Box::new(TicketStatus { ticket, ahead: None, today })));
        visitor.pilot.happen(Event::Answered { request_id, answer });
        visitor.sees(&[page]);
    }
}

#[test]
fn whoever_will_not_wait_any_more_gives_the_number_back() {
    let waits = || Some(TicketStatus { today: ticket("A").day, ticket: ticket("A"), ahead: Some(4) });
    let mut visitor = page_of(waits());
    visitor.tap("不办了，退号").sees(&["退号后不再叫这个号"]);
    visitor.tap("不退，接着等").misses(&["退号后不再叫这个号"]).sees(&["不办了，退号"]);
    assert_eq!(visitor.requests(), [], "nothing was done");
    visitor.tap("不办了，退号").touch("退号");
    let request = visitor.requests().pop().expect("the hall was told");
    assert_eq!(request.kind, RequestKind::GiveBack { code: ticket("A").code });
    for answer in answers(&request.kind) {
        visitor.pilot.happen(Event::Answered { request_id: request.request_id, answer });
    }
    visitor.misses(&["退号", "请稍候"]).tap_first("返回");
    assert!(visitor.is_home());
}

#[test]
fn a_doubled_touch_keeps_the_number() {
    let mut visitor =
        page_of(Some(TicketStatus { today: ticket("A").day, ticket: ticket("A"), ahead: Some(4) }));
    let (buffer, areas) = visitor.pilot.look();
    let gives = |area: &&Rect| squeeze(&read(&buffer, **area)).contains("不办了，退号");
    let place = *areas.iter().find(gives).expect("the button is there");
    let (x, y) = (place.x + place.width / 2, place.y + place.height / 2);
    visitor.pilot.tap_at(x, y);
    visitor.sees(&["退号后不再叫这个号"]);
    visitor.pilot.tap_at(x, y);
    visitor.sees(&["不办了，退号"]);
    assert_eq!(visitor.requests(), [], "the same place twice gives nothing back");
}

#[test]
fn only_a_number_that_waits_today_can_be_given_back() {
    for (state, _) in TicketState::ALL {
        let ticket = Ticket { state, window: Some("A03".into()), ..ticket("A") };
        let today = ticket.day;
        let visitor = page_of(Some(TicketStatus { ticket, ahead: Some(4), today }));
        assert_eq!(visitor.pilot.screen().contains("退号"), state == TicketState::Waiting, "{state:?}");
    }
    let ticket = ticket("A");
    let today = ticket.day.succ_opt().unwrap();
    page_of(Some(TicketStatus { ticket, ahead: None, today })).misses(&["退号"]);
}

#[test]
fn a_number_of_another_day_is_over() {
    let ticket = ticket("A");
    let today = ticket.day.succ_opt().unwrap();
    let mut visitor = page_of(Some(TicketStatus { ticket, ahead: None, today }));
    visitor.sees(&["这是 11月23日 的号"]);
}

#[test]
fn what_is_not_ours_is_answered_calmly_and_not_shown() {
    let foreign = [
        "https://example.com/pay?x=1",
        "weixin://wxpay/bizpayurl?pr=abc",
        "{\"name\":\"x\"}",
        "' OR 1=1 --",
        "A",
    ];
    for text in foreign {
        let mut visitor = Visitor::new();
        visitor.shows(text).sees(&["请出示预约二维码"]);
        assert!(!visitor.pilot.screen().contains(text), "{text}");
        assert_eq!(visitor.requests(), [], "nobody was asked");
        visitor.pilot.tap_first("返回");
        assert!(visitor.is_home());
    }
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("有预约？点这里签到").shows("https://example.com/").sees(&["不认识这个二维码"]);
}

#[test]
fn an_unknown_ticket_is_not_ours() {
    page_of(None).sees(&["请出示预约二维码"]);
}

#[test]
fn scan_after_scan_does_not_pile_up() {
    let mut visitor = Visitor::new();
    for _ in 0..20 {
        visitor.shows("https://example.com/").shows(CODE);
    }
    visitor.served();
    visitor.pilot.tap_first("返回");
    assert!(visitor.is_home(), "{}", visitor.pilot.screen());
}

#[test]
fn a_scan_is_a_touch_for_the_clock_and_an_answer_to_its_question() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").waits(40).shows("https://example.com/").waits(40).misses(&["您还在办理吗"]);
    visitor.waits(6).sees(&["秒后回到首页"]);
    visitor.shows("12345674").misses(&["秒后回到首页"]);
    assert_eq!(visitor.arrivals(), [], "it answered the question and no more");
}

#[test]
fn the_world_answers_with_what_was_asked() {
    let found = answers(&RequestKind::FindTicket { code: CODE.into() });
    assert!(matches!(&found[..], [Answer::Found(Some(found))] if found.ticket.code == CODE));
}
