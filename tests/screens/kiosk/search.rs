//! Searching with the keyboard on the screen: in every way of writing, and nothing of it is there for the next person.
use super::visitor::Visitor;
use service_hall::app::input::Input;
use service_hall::app::message::Event;

/// Pastes a text.
fn paste(visitor: &mut Visitor, text: &str) {
    for letter in text.chars() {
        let at = visitor.pilot.at;
        visitor.pilot.happen(Event::Input { input: Input::Pasted(letter), at });
    }
}

#[test]
fn letters_find_at_once_and_words_are_offered_for_them() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项").type_on_screen("sfz").sees(&["s f z", "居民身份证换领", "找到"]);
    visitor.tap("身份证").sees(&["身份证▏", "居民身份证换领"]).misses(&["s f z"]);
    visitor.type_on_screen("bl").sees(&["身份证b l", "居民身份证补领"]).misses(&["首次申领"]);
    visitor.tap("退格").tap("退格").tap("退格").sees(&["身份▏"]);
    visitor.tap("清空").sees(&["请输入要办的事", "大家常办"]);
}

#[test]
fn nine_keys_find_what_they_most_likely_mean() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项").tap("九键");
    for key in ["TUV", "GHI", "DEF", "ABC", "MNO"] {
        visitor.tap(key);
    }
    visitor.misses(&["没有找到"]).tap("退格").tap("退格").sees(&["大家常办"]);
    // shebao
    for key in ["PQRS", "GHI", "DEF", "ABC", "ABC", "MNO"] {
        visitor.tap(key);
    }
    visitor.sees(&["she bao", "社保", "找到"]).tap("社保").sees(&["社保▏", "找到"]);
}

#[test]
fn strokes_find_for_those_who_know_no_pinyin() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项").tap("笔画").sees(&["记不清的一笔点“任意”"]);
    // 户: 点折横撇
    for key in ["╲ 捺", "━┓ 折", "━ 横", "╱ 撇"] {
        visitor.tap(key);
    }
    visitor.sees(&["捺折横撇", "大家常办"]).tap("户").sees(&["户▏", "找到"]);
}

#[test]
fn a_pasted_text_is_searched_for_as_it_is() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项");
    paste(&mut visitor, "身份证补领");
    visitor.sees(&["身份证补领▏", "居民身份证补领"]);
    paste(&mut visitor, &"sfz ".repeat(5000));
    assert!(visitor.pilot.sees("sfz"));
}

#[test]
fn a_touch_in_the_query_moves_its_caret() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项").type_on_screen("sfz").tap("身份证").pilot.tap_at(5, 6);
    visitor.sees(&["▏身份证"]).type_on_screen("jm").sees(&["j m▏身份证", "居民身份证换领"]);
}

#[test]
fn nothing_that_was_typed_is_there_for_the_next_person() {
    for way in ["拼音", "九键", "笔画"] {
        let mut visitor = Visitor::new();
        visitor.tap("搜事项").tap(way);
        let key = match way {
            "拼音" => "S",
            "九键" => "PQRS",
            _ => "╱ 撇",
        };
        visitor.tap(key).tap(key).tap("首页").tap("搜事项");
        visitor.sees(&["请输入要办的事", "大家常办"]);
        let mut fresh = Visitor::new();
        fresh.tap("搜事项");
        assert_eq!(visitor.pilot.screen(), fresh.pilot.screen(), "after {way}");
    }
}

#[test]
fn the_smallest_screen_has_every_way_of_writing_behind_a_key() {
    let mut visitor = Visitor::tiny();
    visitor.tap("搜事项").tap("输入法").sees(&["笔画 不会拼音用", "九键 键大好按"]);
    visitor.tap("笔画 不会拼音用").tap("╲ 捺").tap("━┓ 折").tap("━ 横").tap("╱ 撇");
    visitor.tap("户").sees(&["户▏", "找到"]);
    visitor.tap("输入法").tap("拼音 会拼音用").type_on_screen("koubu").sees(&["户kou bu"]);
}

#[test]
fn what_only_comes_near_stands_under_a_heading_that_says_so() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项").type_on_screen("jiehundengji").misses(&["没有完全对上"]);
    visitor
        .tap("清空")
        .type_on_screen("jiehundengjiguangchang")
        .sees(&["没有完全对上，最接近的有", "结婚登记"]);
    visitor.tap("清空").type_on_screen("xqzvw").sees(&["没有找到"]).misses(&["没有完全对上"]);
}

#[test]
fn ready_phrases_are_for_texts_and_not_for_what_is_searched_for_or_a_name() {
    let mut visitor = Visitor::new();
    visitor.tap("搜事项").sees(&["符号"]).misses(&["常用语"]);
    visitor.tap("首页").tap_first("意见箱").tap_first("表扬").tap_first("不留（匿名）").tap_first("称呼");
    visitor.sees(&["符号"]).misses(&["常用语"]);
    let mut tiny = Visitor::tiny();
    tiny.tap("搜事项").tap("输入法").sees(&["符号 标点", "123 数字"]).misses(&["常用语"]);
}

#[test]
fn where_nothing_is_found_units_and_themes_are_one_touch_away() {
    for make in [Visitor::new, Visitor::small, Visitor::tiny] {
        for (way, page) in [("按部门找", "市公安局"), ("按主题找", "社会保障")] {
            let mut visitor = make();
            visitor.tap("搜事项").misses(&[way]).type_on_screen("xqzvw").sees(&["没有找到"]);
            visitor.tap(way).sees(&[page]).tap("返回").sees(&["没有找到"]);
        }
    }
}

#[test]
fn what_everyday_words_ask_for_and_find_stands_under_no_heading() {
    for (typed, found) in [
        ("驾照到期换证", "机动车驾驶证补换领"),
        ("结婚证丢了怎么补", "补领婚姻登记证"),
        ("失业金怎么领", "失业保险金申领"),
        ("卖烟要办什么证", "烟草专卖零售许可证新办"),
        ("gongshangzhuce", "企业设立登记"),
        ("passport", "普通护照首次申请"),
        ("work permit", "外国人来华工作许可"),
        ("open a shop", "个体工商户设立登记"),
    ] {
        let mut visitor = Visitor::new();
        visitor.tap("搜事项");
        paste(&mut visitor, typed);
        visitor.misses(&["没有完全对上", "没有找到"]);
        let screen = visitor.pilot.screen();
        let first = screen.lines().find(|line| line.contains('取')).unwrap_or_default();
        assert!(first.contains(found), "{typed}: {first}");
    }
    let mut visitor = Visitor::new();
    visitor.tap("搜事项");
    paste(&mut visitor, "车子过户给弟弟");
    visitor.sees(&["没有完全对上，最接近的有", "机动车转让登记"]);
}
