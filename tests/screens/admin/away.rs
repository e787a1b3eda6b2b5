//! The store goes away in the middle of work, and the power fails in the middle of a word: nothing is lost, and it goes on where it was.
use super::desk::{Desk, hall_in};
use super::{SIZE, hand_over, renewal};
use crate::support::place::Place;
use service_hall::hall::drafts::DraftContent;
use service_hall::store::Store;
use service_hall::ui::input::Key;
use std::time::Duration;

const U: Key = Key::Control('u');

/// What the draft says of a field of the one matter in it.
fn drafted(store: &mut Store, field: &str) -> String {
    match &store.draft().unwrap().effective()[0].content {
        DraftContent::Record(record) => record.get(field).to_owned(),
        other => panic!("{other:?}"),
    }
}

/// Opens the form of the matter whose telephone changes, from the first page.
fn open_renewal(desk: &mut Desk) {
    desk.press(Key::Char('1')).sees("市公安局").types(&renewal().code).sees("居民身份证换领");
    desk.press(Key::Enter).sees("取号机上的样子");
}

#[test]
fn the_store_goes_away_and_comes_back_and_what_was_written_meanwhile_is_kept() {
    for place in Place::every("admin-gone") {
        let mut store = hall_in(&place);
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("301");
        open_renewal(&mut desk);
        desk.goes_away(&place).sees("连不上存储：现在改的还没有保存");
        desk.types("x").press(U).types("110").press(Key::Down).sees("▶y监督电话").sees("110");
        assert!(!desk.shows("已存入草稿"), "it is not kept yet, and nobody says so");
        desk.types("p").press(U).press(Key::F(3)).types("ten yuan").press(Key::Enter).sees("ten yuan");
        // A person who is not known by heart cannot be let in meanwhile, and is told why.
        let mut other = Desk::behind(&desk, &place, SIZE);
        other.types("302").press(Key::Enter).types("302").press(Key::Enter).sees("连不上存储");
        desk.comes_back(&place).sees("已存入草稿");
        desk.press(Key::Escape).press(Key::Escape).press(Key::Escape).sees("1 处改动");
        assert_eq!(
            (drafted(&mut store, "phone").as_str(), drafted(&mut store, "fee").as_str()),
            ("110", "ten yuan")
        );
        desk.leaves();
        other.leaves();
    }
}

#[test]
fn a_field_that_was_half_typed_when_the_power_failed_is_offered_at_the_next_sign_in() {
    for place in Place::every("admin-power") {
        let mut store = hall_in(&place);
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("301");
        open_renewal(&mut desk);
        desk.types("x").press(U).types("0799-80").waits(Duration::from_secs(2));
        desk.power_cut(&place, SIZE);
        desk.signs_in("301").sees("上次没有写完：居民身份证换领 · 咨询电话。按 0 接着写");
        assert!(store.draft().unwrap().is_empty(), "half a telephone is nobody else's business");
        desk.press(Key::Char('0')).sees("0799-80▏").types("01234").press(Key::Enter).sees("已存入草稿");
        assert_eq!(drafted(&mut store, "phone"), "0799-8001234");
        // It is offered once: what is finished is not half written.
        desk.waits(Duration::from_secs(2)).power_cut(&place, SIZE);
        desk.signs_in("301").sees("上次改到“居民身份证换领”：按 0 接着改");
        desk.press(Key::Char('0')).sees("▶x咨询电话");
        desk.leaves();
    }
}

#[test]
fn a_document_that_was_half_written_goes_on_in_its_list() {
    let place = Place::sqlite("admin-power-list");
    drop(hall_in(&place));
    let mut desk = Desk::at(&place, (160, 50));
    desk.signs_in("301");
    open_renewal(&mut desk);
    desk.types("rn").types("hukoubu").press(Key::Char(' ')).press(Key::Tab).types("2");
    desk.waits(Duration::from_secs(2)).power_cut(&place, (160, 50));
    desk.signs_in("301").sees("申请材料。按 0 接着写").press(Key::Char('0')).sees("户口簿").sees("原件 2");
    desk.press(Key::Escape).sees("已存入草稿");
    desk.leaves();
}

#[test]
fn a_new_matter_of_which_nothing_was_finished_goes_on_too() {
    let place = Place::sqlite("admin-power-new");
    let mut store = hall_in(&place);
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301").press(Key::Char('1')).sees("市公安局").press(Key::F(5)).sees("＋新增");
    desk.types("b").press(Key::F(3)).types("Lost dogs").waits(Duration::from_secs(2));
    desk.power_cut(&place, SIZE);
    desk.signs_in("301").press(Key::Char('0')).sees("Lost dogs▏").press(Key::Down).sees("已存入草稿");
    assert_eq!(drafted(&mut store, "name"), "Lost dogs");
    assert_eq!(drafted(&mut store, "department"), "市公安局");
    desk.leaves();
}

#[test]
fn what_was_given_up_is_not_offered_and_nobody_is_offered_what_is_somebody_elses() {
    let place = Place::sqlite("admin-power-given-up");
    drop(hall_in(&place));
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301");
    open_renewal(&mut desk);
    desk.types("x").press(U).types("0799-80").waits(Duration::from_secs(2)).power_cut(&place, SIZE);
    desk.signs_in("302");
    assert!(!desk.shows("按 0 接着写"));
    hand_over(&mut desk, "301");
    desk.sees("按 0 接着写").press(Key::Char('0')).sees("0799-80▏").press(Key::Escape).sees("0799-8001101");
    desk.waits(Duration::from_secs(2)).power_cut(&place, SIZE);
    desk.signs_in("301");
    assert!(!desk.shows("按 0"), "{}", desk.screen());
    desk.leaves();
}

#[test]
fn what_was_written_while_the_store_was_away_outlives_the_program() {
    for place in Place::every("admin-gone-power") {
        let mut store = hall_in(&place);
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("301");
        open_renewal(&mut desk);
        desk.goes_away(&place).sees("连不上存储：现在改的还没有保存");
        desk.types("x").press(U).types("110").press(Key::Enter).sees("▶x咨询电话110");
        desk.power_cut(&place, SIZE).comes_back(&place).signs_in("301").sees("上次改到“居民身份证换领”");
        assert_eq!(drafted(&mut store, "phone"), "110");
        desk.leaves();
    }
}
