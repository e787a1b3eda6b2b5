//! Lists of the kiosk: turned in one size of type and read in another, and opened before there was anything in them.
use super::pilot::{CENTRE, monday, settings};
use super::visitor::Visitor;
use service_hall::app::{App, message::Event};
use service_hall::kiosk;
use service_hall::ui::Panel;
use std::sync::Arc;

/// Somebody at a machine that was switched on a moment ago: there is no catalogue yet, or none that can be searched.
fn early(has_catalogue: bool) -> Visitor {
    let hall =
        if has_catalogue { Arc::clone(&CENTRE.hall) } else { Arc::new(CENTRE.hall.without_catalogue()) };
    let mut visitor = Visitor::new();
    let size = visitor.pilot.size;
    visitor.pilot.app =
        App::new(settings(Panel::default()), kiosk::ENTRY_SCREENS, kiosk::help, hall, monday(), size);
    visitor.waits(1);
    visitor
}

#[test]
fn a_list_that_was_turned_in_large_type_is_not_empty_in_small_type() {
    for (list, first) in [("知道找哪个单位", "市公安局"), ("社保户籍住房等", "社会保障")]
    {
        let mut visitor = Visitor::new();
        visitor.tap("大字版").tap_first(list);
        while visitor.pilot.sees("下一页") {
            visitor.tap("下一页");
        }
        visitor.tap("标准版").sees(&["个事项"]);
        while visitor.pilot.sees("上一页") {
            visitor.tap("上一页");
        }
        visitor.sees(&[first]);
    }
}

#[test]
fn what_was_typed_before_matters_could_be_searched_is_found_once_they_can() {
    let mut visitor = early(true);
    visitor.tap("搜事项");
    visitor.pilot.type_text("sfz");
    visitor.sees(&["正在准备事项目录"]);
    visitor.pilot.happen(Event::FinderReady(Arc::clone(&CENTRE.finder)));
    visitor.misses(&["没有找到"]).waits(1).sees(&["居民身份证换领"]).misses(&["没有找到"]);
    visitor.pilot.type_text("qzx");
    visitor.sees(&["没有找到"]).waits(3).sees(&["没有找到"]);
}

#[test]
fn a_list_that_was_opened_before_there_were_matters_fills_by_itself() {
    for (list, first) in [("按部门找", "市公安局"), ("按主题找", "社会保障"), ("企业办事", "企业设立登记")]
    {
        let mut visitor = early(false);
        visitor.tap(list).sees(&["这里暂时没有事项"]);
        visitor.pilot.happen(Event::HallChanged(Arc::clone(&CENTRE.hall)));
        visitor.pilot.happen(Event::FinderReady(Arc::clone(&CENTRE.finder)));
        visitor.waits(1).sees(&[first]);
    }
}
