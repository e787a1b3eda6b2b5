//! Reading a guide: page by page, printed, in both languages and in large type.
use super::{pilot::CENTRE, visitor::Visitor};
use service_hall::{
    app::message::{Answer, Event, RequestKind},
    hall::Hall,
    paper::{PrinterFault, SlipOutcome},
};
use std::sync::Arc;

#[test]
fn a_guide_is_read_page_by_page() {
    let guide = CENTRE.full_guide();
    let mut visitor = Visitor::new();
    visitor.tap("搜事项");
    visitor.pilot.type_text(&guide.name.zh);
    visitor.tap_first(&guide.name.zh).sees(&["要带的材料", &guide.materials[0].name]);
    let mut read = visitor.pilot.screen();
    let mut pages = 1;
    while visitor.pilot.sees("下一页") {
        visitor.tap("下一页").sees(&["上一页"]);
        read += &visitor.pilot.screen();
        pages += 1;
    }
    assert!((2..=4).contains(&pages), "{pages} pages");
    let read = super::pilot::squeeze(&read);
    let wanted = guide.materials.iter().map(|material| &material.name).chain(&guide.process);
    for words in wanted.chain([&guide.fee, &guide.phone, &guide.code]) {
        assert!(read.contains(&super::pilot::squeeze(words)), "{words} is on no page");
    }
    for _ in 1..pages {
        visitor.tap("上一页");
    }
    visitor.sees(&["要带的材料"]).misses(&["上一页"]);
}

#[test]
fn a_guide_is_printed_once_for_a_touch() {
    let mut visitor = Visitor::new();
    visitor.tap("企业办事").tap_first("设立变更").tap("企业设立登记").touch("打印指南").sees(&["正在打印"]);
    assert!(matches!(visitor.pilot.requests[0].kind, RequestKind::PrintGuide { .. }));
    visitor.touch("打印指南");
    let printed = |request: &&service_hall::app::message::Request| {
        matches!(request.kind, RequestKind::PrintGuide { .. })
    };
    visitor.served();
    assert_eq!(visitor.asked.iter().filter(printed).count(), 1);
    visitor.sees(&["请取走指南"]);
}

#[test]
fn a_guide_that_could_not_be_printed_can_be_printed_again() {
    let mut visitor = Visitor::new();
    visitor.tap("企业办事").tap_first("设立变更").tap("企业设立登记").touch("打印指南");
    visitor
        .hears(Answer::Printed(SlipOutcome::Not(PrinterFault::Stalled)))
        .misses(&["正在打印", "请取走指南"]);
    visitor.tap("打印指南").sees(&["请取走指南"]);
}

#[test]
fn a_matter_that_is_gone_and_a_store_that_failed_are_said() {
    for (answer, words) in [(Answer::Guide(None), "已经不在目录里"), (Answer::StoreFailed, "请稍候")]
    {
        let mut visitor = Visitor::new();
        visitor.tap("企业办事").tap_first("设立变更").touch("企业设立登记").sees(&["请稍候"]);
        let failed = answer == Answer::StoreFailed;
        visitor.hears(answer);
        if failed {
            visitor
                .misses(&[words])
                .misses(&["没有发出号码"])
                .sees(&["暂时读不到办事指南，请到咨询台询问。"]);
        } else {
            visitor.sees(&[words]);
        }
        visitor.tap("返回").sees(&["企业设立登记"]);
    }
}

#[test]
fn a_matter_that_no_line_serves_has_no_button_for_a_number() {
    let mut visitor = Visitor::new();
    let mut hall = Hall::clone(&CENTRE.hall);
    hall.setup_mut().lines.clear();
    visitor.pilot.happen(Event::HallChanged(Arc::new(hall)));
    visitor.pilot.happen(Event::FinderReady(Arc::clone(&CENTRE.finder)));
    visitor.waits(1).tap("企业办事").tap_first("设立变更").tap("企业设立登记").sees(&["打印指南"]);
    visitor.misses(&["为此事取号"]);
}

#[test]
fn every_way_leads_to_a_guide() {
    for (way, place) in [("按部门找", "市公安局"), ("按主题找", "社会保障"), ("个人办事", "老年人")]
    {
        let mut visitor = Visitor::new();
        visitor.tap(way);
        if !place.is_empty() {
            visitor.tap_first(place);
        }
        let first = visitor.pilot.look().1[0];
        visitor.pilot.tap_at(first.x + 4, first.y + 1);
        visitor.served().sees(&["要带的材料"]);
        visitor.tap("首页");
        assert!(visitor.is_home());
    }
}

#[test]
fn an_english_guide_says_place_hours_and_windows_in_english() {
    let guide = CENTRE.full_guide();
    let mut visitor = Visitor::new();
    visitor.tap("搜事项");
    visitor.pilot.type_text(&guide.name.zh);
    visitor.tap_first(&guide.name.zh).sees(&[&guide.hours]).tap("English");
    visitor.sees(&["Chengxiang Government Service Center, floor 2, area C", "Working days 09:00"]);
    visitor.misses(&[&guide.hours, "C01、"]);
}
