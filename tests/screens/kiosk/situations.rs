//! Situations of a matter: chosen first, then what to bring for it.
use super::visitor::Visitor;
use service_hall::app::message::RequestKind;

const LICENCE: &str = "机动车驾驶证补换领";

/// Somebody who has found the driving licence.
fn at_the_licence(mut visitor: Visitor) -> Visitor {
    visitor.tap("搜事项");
    visitor.pilot.type_text(LICENCE);
    visitor.tap_first(LICENCE);
    visitor
}

#[test]
fn the_situation_is_chosen_first_and_then_what_to_bring_is_shown() {
    let mut visitor = at_the_licence(Visitor::new());
    visitor.sees(&[LICENCE, "期满换证", "遗失补证", "损毁换证", "不确定"]);
    visitor.misses(&["要带的材料"]);
    visitor.tap("遗失补证").sees(&["情形：遗失补证", "要带的材料", "机动车驾驶证申请表"]);
    visitor.misses(&["原机动车驾驶证", "县级以上医疗机构", "仅期满"]);
    visitor.tap("返回").tap("期满换证");
    visitor.sees(&["原机动车驾驶证", "身体条件证明"]);
}

#[test]
fn who_is_not_sure_sees_everything_and_what_each_is_for() {
    let mut visitor = at_the_licence(Visitor::new());
    visitor.tap("不确定").sees(&["原机动车驾驶证", "身体条件证明", "仅期满换证需要"]);
    visitor.misses(&["情形："]);
}

#[test]
fn the_guide_that_is_printed_is_of_the_situation() {
    let mut visitor = at_the_licence(Visitor::new());
    visitor.tap("遗失补证").touch("打印指南");
    let RequestKind::PrintGuide { situation, .. } = &visitor.pilot.requests[0].kind else {
        panic!("{:?}", visitor.pilot.requests)
    };
    assert_eq!(situation.as_ref().map(|situation| situation.name.zh.as_str()), Some("遗失补证"));
    visitor.served().sees(&["请取走指南"]);
}

#[test]
fn the_page_before_a_number_names_the_situation_and_its_documents() {
    let mut visitor = at_the_licence(Visitor::new());
    visitor.tap("遗失补证").tap("为此事取号").sees(&["情形：遗失补证", "机动车驾驶证申请表"]);
    visitor.misses(&["原机动车驾驶证"]);
}

#[test]
fn what_may_follow_later_is_explained() {
    let mut visitor = at_the_licence(Visitor::new());
    visitor.tap("遗失补证").sees(&["可以后补", "没带也先受理"]);
}

#[test]
fn situations_are_large_in_every_size_and_language() {
    for visitor in [Visitor::new(), Visitor::small(), Visitor::tiny()] {
        let mut visitor = at_the_licence(visitor);
        for _ in 0..2 {
            let (_, areas) = visitor.pilot.look();
            assert!(
                areas.iter().all(|area| area.height >= 2 && area.width >= 8),
                "{}",
                visitor.pilot.screen()
            );
            if visitor.pilot.sees("大字版") {
                visitor.tap("大字版");
            }
        }
        visitor.tap("标准版").tap("English").tap("Lost").sees(&["Situation: Lost"]);
    }
}

#[test]
fn words_of_a_situation_find_the_matter() {
    for words in ["驾驶证遗失", "驾驶证补证", "jiashizhengyishi"] {
        let mut visitor = Visitor::new();
        visitor.tap("搜事项");
        visitor.pilot.type_text(words);
        visitor.sees(&[LICENCE]);
    }
}

#[test]
fn whoever_takes_a_number_from_a_list_is_asked_for_the_situation_first() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项");
    visitor.pilot.type_text(LICENCE);
    visitor.tap_first("取号");
    visitor.sees(&[LICENCE, "遗失补证", "不确定"]);
    visitor.tap("遗失补证").sees(&["情形：遗失补证", "机动车驾驶证申请表"]);
    visitor.misses(&["原机动车驾驶证"]);
}
