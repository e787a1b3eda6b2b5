//! Taking a number: few touches, one ticket, and what was asked for is what is given.
use super::visitor::{Visitor, given};
use service_hall::{
    app::message::{Answer, Event},
    hall::queue::ReprintError,
    paper::{PrinterFault, SlipOutcome},
    text::Lang,
};

#[test]
fn from_home_to_a_ticket_in_three_touches() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").sees(&["A 户籍治安", "前面还有 4 人"]);
    visitor.tap("A 户籍治安").sees(&["前面还有 4 人", "绿色通道"]);
    visitor.tap_large().sees(&["请取走号票", "H746 C027", "业务：户籍治安"]);
    assert!(visitor.touches <= 3);
    let taken = visitor.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].line.as_str(), &taken[0].matter, taken[0].priority), ("A", &None, false));
    visitor.tap("完成");
    assert!(visitor.is_home());
}

#[test]
fn a_matter_of_a_theme_in_five_touches() {
    let mut visitor = Visitor::new();
    visitor.tap("企业办事").tap_first("设立变更").tap("企业设立登记").sees(&["要带的材料"]);
    visitor.tap("为此事取号").sees(&["办理事项 企业设立登记", "要带的材料"]);
    visitor.tap_large().sees(&["请取走号票"]);
    assert!(visitor.touches <= 5);
    let taken = visitor.taken();
    assert!(taken[0].matter.is_some() && taken[0].line == "G");
}

#[test]
fn by_search_in_three_touches_and_four_keys() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项").type_on_screen("sfz").sees(&["sfz", "身份证", "居民身份证换领"]);
    visitor.tap_first("取号").sees(&["办理事项 居民身份证换领"]);
    visitor.tap_large().sees(&["请取走号票"]);
    assert!(visitor.touches <= 3 && visitor.keys <= 4, "{} and {}", visitor.touches, visitor.keys);
    assert_eq!(visitor.taken()[0].line, "A");
}

#[test]
fn the_slip_speaks_the_visitor_s_language() {
    let mut visitor = Visitor::new();
    visitor.tap("English").tap("Take a number").tap_first("A ").tap_large();
    visitor.sees(&["Chengxiang Government Service Center"]);
    assert_eq!(visitor.taken()[0].lang, Lang::En);
}

#[test]
fn a_double_touch_is_one_request() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安");
    let (x, y) = visitor.large_button();
    for _ in 0..5 {
        visitor.pilot.tap_at(x, y);
        visitor.requests();
    }
    visitor.sees(&["正在为您取号"]);
    assert_eq!(visitor.taken().len(), 1);
}

#[test]
fn every_visit_has_a_name_of_its_own() {
    let mut visitor = Visitor::new();
    for _ in 0..2 {
        visitor.tap("取号").tap("A 户籍治安").tap_large().tap("完成");
    }
    let taken = visitor.taken();
    assert_ne!(taken[0].visit, taken[1].visit);
}

#[test]
fn how_printing_went_is_said() {
    let said = [
        (SlipOutcome::Drawn, "本机未接打印机"),
        (SlipOutcome::Sent, "请取走号票"),
        (SlipOutcome::Unsure(PrinterFault::Stalled), "打印机停住了"),
        (SlipOutcome::Unsure(PrinterFault::NotConnected), "打印机未连接"),
        (SlipOutcome::Not(PrinterFault::NotConnected), "已经恢复"),
    ];
    for (printed, words) in said {
        let mut visitor = Visitor::new();
        visitor.tap("取号").tap("A 户籍治安").touch_large();
        let request_id = visitor.requests()[0].request_id;
        let taken = Box::new(given(&visitor.taken()[0]));
        visitor.pilot.happen(Event::Answered { request_id, answer: Answer::Taken(taken) });
        visitor.sees(&["正在打印号票"]);
        visitor.pilot.happen(Event::Answered { request_id, answer: Answer::Printed(printed) });
        visitor.sees(&[words]).misses(&["正在打印号票"]);
    }
}

#[test]
fn a_reprint_that_the_store_could_not_do_is_asked_for_again() {
    for later in [Answer::StoreFailed, Answer::NoReprint(ReprintError::UnderWay)] {
        let mut visitor = Visitor::new();
        visitor.tap("取号").tap("A 户籍治安").touch_large();
        let request_id = visitor.requests()[0].request_id;
        let taken = Box::new(given(&visitor.taken()[0]));
        let not_printed = SlipOutcome::Not(PrinterFault::PaperOut);
        for answer in [Answer::Taken(taken), Answer::Printed(not_printed)] {
            visitor.pilot.happen(Event::Answered { request_id, answer });
        }
        visitor.sees(&["打印机已经恢复"]).touch("补打号票").sees(&["正在打印号票"]);
        visitor.hears(later).sees(&["请再按一次", "号码有效"]).misses(&["不能补打", "正在打印"]);
        visitor.tap("补打号票").sees(&["请取走号票"]).misses(&["请再按一次"]);
    }
}

#[test]
fn a_reprint_too_many_is_refused_for_good() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").touch_large();
    let request_id = visitor.requests()[0].request_id;
    let taken = Box::new(given(&visitor.taken()[0]));
    for answer in [Answer::Taken(taken), Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut))] {
        visitor.pilot.happen(Event::Answered { request_id, answer });
    }
    visitor.touch("补打号票").hears(Answer::NoReprint(ReprintError::Limit(2)));
    visitor.sees(&["补打次数已用完"]);
    let (_, areas) = visitor.pilot.look();
    visitor.pilot.tap_at(areas[0].x + 1, areas[0].y + 1);
    assert_eq!(visitor.requests(), [], "there is no button to print it again");
}

#[test]
fn a_late_answer_to_the_page_before_is_not_the_answer_to_a_number() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").touch("A 户籍治安");
    let counted = visitor.requests()[0].request_id;
    visitor.touch_large().sees(&["正在为您取号"]);
    let took = visitor.requests()[0].request_id;
    visitor.pilot.happen(Event::Answered { request_id: counted, answer: Answer::StoreFailed });
    visitor.sees(&["正在为您取号"]);
    let taken = Box::new(given(&visitor.taken()[0]));
    visitor.pilot.happen(Event::Answered { request_id: took, answer: Answer::Taken(taken) });
    visitor.sees(&["正在打印号票"]);
    visitor.pilot.happen(Event::Answered { request_id: took, answer: Answer::Printed(SlipOutcome::Sent) });
    visitor.sees(&["请取走号票"]);
}

#[test]
fn answers_to_a_screen_that_was_left_are_dropped() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").touch_large();
    let request_id = visitor.requests()[0].request_id;
    visitor.tap("首页");
    let before = visitor.pilot.screen();
    let taken = Box::new(given(&visitor.taken()[0]));
    for answer in [Answer::Taken(taken), Answer::StoreFailed, Answer::Printed(SlipOutcome::Sent)] {
        visitor.pilot.happen(Event::Answered { request_id, answer });
    }
    assert!(visitor.is_home());
    assert_eq!(visitor.pilot.screen(), before, "the next person sees no number of somebody else");
}

#[test]
fn nothing_of_the_person_is_asked_of_the_world() {
    let (id, name) = ("430102199001011234", "张三丰");
    let mut visitor = Visitor::new();
    visitor.tap("搜事项");
    visitor.pilot.type_text(id).type_text(name);
    visitor.tap("首页").tap("搜事项").type_on_screen("sfz").tap_first("居民身份证换领");
    visitor.tap("打印指南").tap("为此事取号").tap_large().waits(5);
    assert!(visitor.asked.len() >= 5);
    let asked = format!("{:?}", visitor.asked);
    assert!(!asked.contains(id) && !asked.contains(name));
}
