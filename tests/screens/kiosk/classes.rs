//! People who may be called before others: the centre's classes, or one priority lane where it has none.
use super::{
    pilot::{CENTRE, Pilot},
    visitor::{Visitor, answers},
};
use service_hall::app::message::{Event, Request};
use service_hall::hall::queue::APPOINTMENT;
use service_hall::hall::{Hall, Setup};
use std::sync::Arc;

const LANE: &str = "绿色通道：老人、残疾人、孕妇、军人";

#[test]
fn a_class_is_chosen_and_goes_with_the_number() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").tap(LANE);
    visitor.sees(&["老年人", "残疾人", "孕妇", "军人", "绿色通道", "普通号"]).misses(&["预约"]);
    visitor.tap("老年人").sees(&["已选：老年人", "前面没有人", "请在窗口出示有效证件"]);
    visitor.tap_large().sees(&["【老年人】"]);
    let taken = visitor.taken();
    assert_eq!((taken[0].class.as_str(), taken[0].priority), ("elder", true));
}

#[test]
fn every_class_of_the_centre_can_be_chosen() {
    for class in CENTRE.hall.setup.classes.iter().filter(|class| class.code != APPOINTMENT) {
        let mut visitor = Visitor::new();
        visitor.tap("取号").tap("A 户籍治安").tap(LANE).tap(&class.name.zh);
        visitor.tap_large().sees(&[&format!("【{}】", class.name.zh)]);
        assert_eq!(visitor.taken()[0].class, class.code);
    }
}

#[test]
fn a_class_can_be_changed_and_given_up() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").tap(LANE).tap("孕妇");
    visitor.tap("已选：孕妇（按此更改）").tap("军人").sees(&["已选：军人"]);
    visitor.tap("已选：军人（按此更改）").tap("普通号").sees(&["前面还有 4 人"]).misses(&["已选"]);
    visitor.tap_large().misses(&["【"]);
    let taken = visitor.taken();
    assert_eq!((taken[0].class.as_str(), taken[0].priority), ("", false));
}

#[test]
fn going_back_from_the_classes_changes_nothing() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").tap(LANE).tap("返回").sees(&[LANE]);
    visitor.tap(LANE).tap("老年人").tap("返回").sees(&["有预约？点这里签到"]);
}

#[test]
fn the_page_goes_on_hearing_how_its_line_stands() {
    let mut visitor = Visitor::new();
    visitor.tap("取号").tap("A 户籍治安").tap(LANE).tap("老年人");
    let asked = visitor.asked.len();
    visitor.waits(6).sees(&["前面没有人"]);
    assert!(visitor.asked.len() > asked, "it asked again");
}

#[test]
fn what_comes_while_a_class_is_chosen_is_not_lost() {
    let mut visitor = Visitor::new();
    visitor.tap("企业办事").tap_first("设立变更").tap("企业设立登记").touch("为此事取号");
    let asked = visitor.requests();
    assert_eq!(asked.len(), 2, "how the lines stand, and the guide");
    visitor.touch(LANE).sees(&["老年人"]);
    for Request { request_id, kind } in asked {
        for answer in answers(&kind) {
            visitor.pilot.happen(Event::Answered { request_id, answer });
        }
    }
    visitor.touch("老年人").sees(&["已选：老年人", "办理事项 企业设立登记", "要带的材料", "前面没有人"]);
    assert_eq!(visitor.requests(), [], "nothing is asked twice");
    visitor.touch("已选：老年人（按此更改）").touch("普通号").sees(&["办理事项 企业设立登记", "要带的材料"]);
}

#[test]
fn a_centre_without_classes_has_one_lane() {
    let mut visitor = Visitor { pilot: Pilot::kiosk(), touches: 0, keys: 0, asked: Vec::new() };
    let hall = Hall::new(Setup { classes: Vec::new(), ..(*CENTRE.hall.setup).clone() });
    visitor.pilot.happen(Event::HallChanged(Arc::new(hall)));
    visitor.tap("取号").tap("A 户籍治安").tap(LANE).sees(&["已选绿色通道", "前面没有人"]);
    visitor.tap("已选绿色通道（再按取消）").sees(&["前面还有 4 人"]).misses(&["已选绿色通道"]);
    visitor.tap(LANE).tap_large().sees(&["【绿色通道】"]);
    let taken = visitor.taken();
    assert_eq!((taken[0].class.as_str(), taken[0].priority), ("", true));
}
