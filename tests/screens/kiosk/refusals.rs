//! When there is no number: every reason is said in words, and everything else goes on.
use super::{
    pilot::Pilot,
    visitor::{Visitor, answers},
};
use service_hall::app::message::{Answer, RequestKind};
use service_hall::hall::queue::{LineToday, Refusal};
use service_hall::text::Lang;
use service_hall::ui::Panel;

/// Every refusal with what must be said about it. The match fails to compile when there is a new one.
fn refusals() -> Vec<(Refusal, [&'static str; 2])> {
    let day = "2026-11-24".parse().unwrap();
    let opens = "13:00:00".parse().unwrap();
    let label = "A007".parse().unwrap();
    let all = [
        Refusal::ClockNotSet,
        Refusal::NoSuchLine,
        Refusal::ClosedToday { next: Some(day) },
        Refusal::ClosedToday { next: None },
        Refusal::CalendarMissing,
        Refusal::ClosedUntil { opens },
        Refusal::ClosedForToday,
        Refusal::FullUntil { opens },
        Refusal::FullForToday,
        Refusal::AlreadyHolding { label },
        Refusal::NoPriority,
        Refusal::Stopped,
        Refusal::WouldNotBeServed,
    ];
    let said = |refusal: &Refusal| match refusal {
        Refusal::ClockNotSet => ["时钟没有校准", "服务台"],
        Refusal::NoSuchLine => ["已经停用", "服务台"],
        Refusal::ClosedToday { next: Some(_) } => ["今天休息", "11月24日 星期二"],
        Refusal::ClosedToday { next: None } => ["今日休息", "。"],
        Refusal::CalendarMissing => ["工作日历", "服务台"],
        Refusal::ClosedUntil { .. } => ["不在取号时间", "13:00"],
        Refusal::ClosedForToday => ["取号时间已经结束", "下一个工作日"],
        Refusal::FullUntil { .. } => ["号已经取完", "13:00"],
        Refusal::FullForToday => ["今天的号已经取完", "窗口"],
        Refusal::AlreadyHolding { .. } => ["已经取了", "A007"],
        Refusal::NoPriority => ["没有绿色通道", "普通号"],
        Refusal::Stopped => ["暂停取号", "另选一个"],
        Refusal::WouldNotBeServed => ["下班前办不完", "下一个工作日"],
    };
    all.into_iter().map(|refusal| (refusal.clone(), said(&refusal))).collect()
}

#[test]
fn every_refusal_is_said_in_words() {
    for (refusal, said) in refusals() {
        let mut visitor = Visitor::new();
        visitor.tap("取号").tap("A 户籍治安").touch_large().hears(Answer::Refused(refusal));
        visitor.sees(&said).sees(&["办事指南仍可查看"]).misses(&["号码有效"]);
        visitor.pilot.tap_first("返回");
        visitor.served().sees(&["A 户籍治安"]);
    }
}

#[test]
fn every_refusal_is_said_in_english_too() {
    let mut seen = Vec::new();
    for (refusal, _) in refusals() {
        let mut visitor = Visitor::new();
        visitor.tap("English").tap("Take a number").tap_first("A ").touch_large();
        visitor.hears(Answer::Refused(refusal)).sees(&[Lang::En.words().still_guides]);
        let screen = visitor.pilot.screen();
        let chinese = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        let rest = screen.replace("中文", "");
        assert_eq!(rest.chars().filter(chinese).count(), 0, "{screen}");
        seen.push(screen);
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count, "two refusals say the same");
}

#[test]
fn whoever_may_not_be_served_before_closing_is_told_before_the_number_is_taken() {
    let said = "下班前可能轮不到您";
    // One window works here, and the more people wait the less can it serve them all: fine, tight, too late.
    let looks = (0..200).map(|waiting| {
        let mut visitor = Visitor::new();
        let today = LineToday { line: "A".into(), waiting, windows: Some(100), ..LineToday::default() };
        visitor.touch("取号").served().touch("A 户籍治安").hears(Answer::Lines(vec![today]));
        (visitor.pilot.sees(said), visitor.pilot.sees("下班前办不完"))
    });
    let mut looks: Vec<(bool, bool)> = looks.collect();
    looks.dedup();
    assert_eq!(looks, [(false, false), (true, false), (false, true)]);
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").misses(&[said]);
}

#[test]
fn a_failed_store_is_out_of_service_and_guides_go_on() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").touch_large().hears(Answer::StoreFailed);
    visitor.sees(&["没有发出号码", "1楼咨询台（A01窗口）"]);
    visitor.tap_first("首页");
    assert!(visitor.is_home());
    visitor.tap("企业办事").tap_first("设立变更").tap("企业设立登记").sees(&["要带的材料"]);
}

#[test]
fn a_stopped_line_is_said_on_the_list_and_on_the_page() {
    let mut visitor = Visitor::new();
    visitor.touch("取号");
    let mut lines = lines();
    lines.iter_mut().filter(|line| line.line == "A").for_each(|line| line.stopped = true);
    visitor.hears(Answer::Lines(lines.clone())).sees(&["A 户籍治安 暂停取号", "B 出入境 前面还有 4 人"]);
    visitor.touch("A 户籍治安").hears(Answer::Lines(lines));
    visitor.sees(&["这个队列暂停取号"]).misses(&["绿色通道", "前面还有"]);
    assert_eq!(visitor.taken(), []);
}

/// How the lines stand in this world.
fn lines() -> Vec<LineToday> {
    match answers(&RequestKind::CountLines).remove(0) {
        Answer::Lines(lines) => lines,
        other => panic!("{other:?}"),
    }
}

#[test]
fn after_hours_the_list_says_when_and_the_page_gives_no_button() {
    let mut visitor = Visitor::new();
    visitor.pilot.now = "2026-11-23T08:30:00".parse().unwrap();
    visitor.waits(1).tap("取号").sees(&["09:00 开始取号"]);
    visitor.tap_first("A 户籍治安").sees(&["现在不在取号时间，09:00 开始取号"]).misses(&["绿色通道"]);
    assert_eq!(visitor.taken(), []);
    visitor.pilot.now = "2026-11-28T10:00:00".parse().unwrap();
    visitor.waits(1).sees(&["今天休息。11月30日 星期一 照常服务"]);
}

#[test]
fn the_first_page_says_when_a_closed_hall_opens() {
    let mut visitor = Visitor::new();
    for (now, says) in [
        ("2026-11-29T10:00:00", "休息至 11月30日 08:30"),
        ("2026-11-27T18:00:00", "休息至 11月30日 08:30"),
        ("2026-11-30T08:00:00", "08:30 开始服务"),
        ("2026-11-30T10:00:00", "服务至"),
    ] {
        visitor.pilot.now = now.parse().unwrap();
        visitor.waits(1).sees(&[says]);
    }
    let mut pilot = Pilot::at(80, 24, Panel { width_mm: 476.0, height_mm: 268.0 });
    pilot.now = "2026-11-29T10:00:00".parse().unwrap();
    assert!(pilot.wait(1).sees("休息至 11月30日 08:30"), "in a usual terminal, too:\n{}", pilot.screen());
}

#[test]
fn a_clock_that_is_not_set_stops_the_numbers_and_not_the_guides() {
    let mut visitor = Visitor::new();
    visitor.pilot.now = "1970-01-01T09:30:00".parse().unwrap();
    visitor.waits(1).sees(&["时钟未校准"]).misses(&["1970", "09:30", "1月1日"]);
    visitor.tap("取号").sees(&["A 户籍治安 时钟未校准"]).misses(&["前面还有"]);
    visitor.tap_first("A 户籍治安").sees(&["本机的时钟没有校准", "请到服务台取号"]).misses(&["绿色通道"]);
    assert_eq!(visitor.taken(), []);
    visitor.tap_first("首页").tap("企业办事").tap_first("设立变更").tap("企业设立登记").sees(&["要带的材料"]);
    visitor.tap("为此事取号").sees(&["本机的时钟没有校准"]);
    visitor.tap("English").sees(&["clock not set", "The clock of this machine is not set"]);
    assert_eq!(visitor.taken(), []);
}
