//! A field is left: by whatever key that is, what was typed is kept, unless it is given up. Long texts are gone through by their lines.
use super::desk::{Desk, hall_in};
use super::{SIZE, publish, renewal};
use crate::support::place::Place;
use service_hall::hall::drafts::{DraftContent, DraftSubject};
use service_hall::store::Store;
use service_hall::ui::input::Key;

const U: Key = Key::Control('u');

fn drafted(store: &mut Store, code: &str, field: &str) -> String {
    let draft = store.draft().unwrap();
    match draft.of(&DraftSubject::Matter(code.to_owned())).map(|change| &change.content) {
        Some(DraftContent::Record(record)) => record.get(field).to_owned(),
        other => panic!("{other:?}"),
    }
}

fn open_renewal(desk: &mut Desk) {
    desk.press(Key::Char('1')).sees("市公安局").types(&renewal().code).sees("居民身份证换领");
    desk.press(Key::Enter).sees("取号机上的样子");
}

#[test]
fn every_key_that_leads_out_of_a_field_of_a_matter_keeps_it() {
    let place = Place::sqlite("admin-leaving");
    let mut store = hall_in(&place);
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301");
    open_renewal(&mut desk);
    let ways = [
        (Key::Enter, "▶x咨询电话"),
        (Key::Tab, "▶y监督电话"),
        (Key::Down, "▶y监督电话"),
        (Key::PageDown, "▶y监督电话"),
        (Key::BackTab, "▶w办理时间"),
        (Key::Up, "▶w办理时间"),
    ];
    for (number, (key, then)) in (110..).zip(ways) {
        desk.types("x").press(U).types(&number.to_string()).press(key).sees(then).sees("已存入草稿");
        desk.sees(&number.to_string());
        assert_eq!(drafted(&mut store, &renewal().code, "phone"), number.to_string(), "{key:?}");
    }
    // A touch on another field, too; and Escape gives up.
    desk.types("x").press(U).types("119").taps("办理地点").sees("▶u办理地点").sees("已存入草稿");
    desk.types("x").sees("119▏").press(U).types("120").press(Key::Escape).sees("119");
    desk.leaves();
}

#[test]
fn up_and_down_go_through_the_lines_of_a_long_text() {
    let place = Place::sqlite("admin-lines");
    let mut store = hall_in(&place);
    let mut desk = Desk::at(&place, (80, 24));
    desk.signs_in("301");
    open_renewal_narrow(&mut desk);
    desk.types("q").press(U).press(Key::F(3));
    // Two paragraphs, of which the first takes two lines and a bit of this screen.
    let first = "a".repeat(130);
    desk.types(&first).press(Key::Enter).types("second");
    desk.press(Key::Up).types("X");
    desk.press(Key::Up).types("Y").press(Key::Up).types("Z");
    // From the first line on it leads out of the field.
    desk.press(Key::Up).sees("已存入草稿").sees("▶p收费");
    let text = drafted(&mut store, &renewal().code, "conditions");
    let at = |mark: char| text.find(mark).unwrap();
    assert!(at('Z') < at('Y') && at('Y') < at('X') && at('X') < text.find('\n').unwrap(), "{text}");
    assert!(text.ends_with("second"), "{text}");
    let width = at('Y') - at('Z');
    assert!((40..70).contains(&width), "a line above is one line of the screen, not the beginning: {text}");
    desk.leaves();
}

fn open_renewal_narrow(desk: &mut Desk) {
    desk.press(Key::Char('1')).sees("市公安局").types(&renewal().code).sees("居民身份证换领");
    desk.press(Key::Enter).sees("事项编码");
}

#[test]
fn a_step_that_somebody_built_upon_is_refused_in_words_of_its_own() {
    for place in Place::every("admin-tied") {
        let mut store = hall_in(&place);
        let mut one = Desk::at(&place, SIZE);
        one.signs_in("301");
        open_renewal(&mut one);
        one.types("x").press(U).types("110").press(Key::Enter).sees("已存入草稿");
        let mut other = Desk::at(&place, SIZE);
        other.signs_in("302");
        open_renewal(&mut other);
        other.types("x").sees("110").press(U).types("119").press(Key::Enter).sees("已存入草稿");
        one.press(Key::Escape).press(Key::Escape).press(Key::Escape).sees("您好").press(Key::Char('2'));
        one.sees("302").press(Key::Control('z')).sees("没有撤销：302 在您改过以后又改了它，要先由 302 撤销");
        assert_eq!(drafted(&mut store, &renewal().code, "phone"), "119");
        one.leaves();
        other.leaves();
    }
}

#[test]
fn going_back_asks_before_it_overwrites_what_the_draft_has_of_the_same() {
    for place in Place::every("admin-back-over") {
        let mut store = hall_in(&place);
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("301");
        open_renewal(&mut desk);
        desk.types("x").press(U).types("110").press(Key::Enter).sees("已存入草稿");
        super::hand_over(&mut desk, "401");
        publish(&mut desk, "telephone");
        super::hand_over(&mut desk, "302");
        open_renewal(&mut desk);
        desk.types("p").press(U).press(Key::F(3)).types("ten yuan").press(Key::Enter).sees("已存入草稿");
        super::hand_over(&mut desk, "301");
        desk.press(Key::Char('3'))
            .sees("telephone")
            .press(Key::F(9))
            .sees("把这次发布改过的内容照以前")
            .press(Key::Enter);
        desk.sees("草稿里已有下面这些没有发布的改动").sees("居民身份证换领  302");
        desk.press(Key::Escape).sees("telephone");
        assert_eq!(
            drafted(&mut store, &renewal().code, "fee"),
            "ten yuan",
            "Escape leaves the draft as it was"
        );
        desk.press(Key::F(9)).press(Key::Enter).sees("草稿里已有下面这些").press(Key::Enter);
        desk.sees("1 处已照以前的样子放进草稿");
        assert_eq!(drafted(&mut store, &renewal().code, "phone"), "0799-8001101");
        // What was overwritten is one step back.
        desk.press(Key::Char('2')).sees("0799-8001101").press(Key::Control('z')).sees("已撤销");
        assert_eq!(drafted(&mut store, &renewal().code, "fee"), "ten yuan");
        desk.leaves();
    }
}
