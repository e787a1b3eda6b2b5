//! Lists of the kiosk: turned in one size of type and read in another, and opened before there was anything in them.
use super::pilot::{CENTRE, Pilot, monday, read, settings, squeeze};
use super::visitor::Visitor;
use service_hall::app::{App, message::Event};
use service_hall::kiosk;
use service_hall::ui::Panel;
use std::collections::HashMap;
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

/// What stands on buttons that lead to no theme and no matter.
const BUTTONS: [&str; 8] = ["返回", "首页", "English", "大字版", "帮助", "上一页", "下一页", "取号"];

/// Notes for everything on these pages, and on those that their tiles lead to, how many pages were seen until then.
fn explore(visitor: &mut Visitor, before: usize, seen: &mut HashMap<String, usize>) {
    let mut pages = before;
    loop {
        pages += 1;
        let (buffer, areas) = visitor.pilot.look();
        for area in areas {
            let label = squeeze(&read(&buffer, area));
            if label.ends_with("个事项") {
                visitor.pilot.tap_at(area.x + area.width / 2, area.y + area.height / 2);
                explore(visitor, pages, seen);
                visitor.tap("返回");
            } else if !BUTTONS.contains(&label.as_str()) {
                let least = seen.entry(label).or_insert(pages);
                *least = pages.min(*least);
            }
        }
        if !visitor.pilot.sees("下一页") {
            return;
        }
        visitor.tap("下一页");
    }
}

/// The most pages from home to a matter, and how many matters take more than three.
fn pages_to_matters(visitor: &mut Visitor, way: &str) -> (usize, usize) {
    let mut seen = HashMap::new();
    visitor.tap_first(way);
    explore(visitor, 0, &mut seen);
    let matters = CENTRE.hall.catalogue.iter().map(|(_, matter)| matter);
    let open = matters.filter(|matter| matter.applicants.open_to(way == "企业办事"));
    let pages = open.map(|matter| {
        let labels = [squeeze(matter.name), squeeze(&format!("{}{}", matter.name, matter.department))];
        let least = labels.iter().filter_map(|label| seen.get(label)).min();
        *least.unwrap_or_else(|| panic!("{} is nowhere", matter.name))
    });
    let pages: Vec<usize> = pages.collect();
    (pages.iter().copied().max().unwrap(), pages.iter().filter(|pages| **pages > 3).count())
}

#[test]
fn every_matter_is_a_few_pages_from_home() {
    let lying = || Panel { width_mm: 476.0, height_mm: 268.0 };
    // The most pages for people and for organisations, and how many matters take more than three.
    for (size, visitor, people, organisations) in [
        ("72x53", Visitor::new(), (3, 0), (3, 0)),
        ("128x30", Visitor::at(Pilot::at(128, 30, lying())), (3, 0), (3, 0)),
        ("96x27", Visitor::small(), (6, 79), (7, 81)),
        ("80x24", Visitor::tiny(), (6, 115), (7, 96)),
    ] {
        let mut visitor = visitor;
        assert_eq!(pages_to_matters(&mut visitor, "个人办事"), people, "{size}");
        visitor.tap_first("首页");
        assert_eq!(pages_to_matters(&mut visitor, "企业办事"), organisations, "{size}");
    }
}
