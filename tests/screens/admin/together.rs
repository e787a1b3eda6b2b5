//! Several people at once: nobody answers a question with a key that was meant for something else, or publishes what they never saw.
use super::*;
use service_hall::admin::{AdminUpdate, DraftOutcome};

fn opens_renewal(desk: &mut Desk, account: &str) {
    desk.signs_in(account).press(Key::Char('1')).sees("市公安局").types(&renewal().code);
    desk.sees("居民身份证换领").press(Key::Enter).sees("取号机上的样子");
}

fn phone(store: &mut Store) -> String {
    match &store.draft().unwrap().effective()[0].content {
        DraftContent::Record(record) => record.get("phone").to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_enter_meant_for_a_field_does_not_say_whose_matter_holds() {
    let place = Place::sqlite("admin-enter");
    let mut store = hall_in(&place);
    let (mut one, mut other) = (Desk::at(&place, SIZE), Desk::at(&place, SIZE));
    opens_renewal(&mut one, "301");
    opens_renewal(&mut other, "302");
    other.types("x").sees("0799-8001101").press(Key::Control('u')).types("119");
    one.types("x").press(Key::Control('u')).types("110").press(Key::Enter).sees("已存入草稿");
    // The next field lies open by the time the answer comes.
    other.press(Key::Enter).types("x");
    other.hears(|news| matches!(news, AdminUpdate::Done(DraftOutcome::Overtaken(..))));
    assert!(!other.shows("刚才也改了"), "{}", other.screen());
    other.press(Key::Enter).sees("301 刚才也改了这个事项").press(Key::Enter).press(Key::Escape);
    assert!(other.shows("刚才也改了"), "neither of them is an answer");
    assert_eq!(phone(&mut store), "110");
    other.press(Key::F(9)).sees("已存入草稿");
    assert_eq!(phone(&mut store), "119");
    one.leaves();
    other.leaves();
}

#[test]
fn whoever_takes_what_the_other_wrote_sees_it() {
    let place = Place::sqlite("admin-theirs");
    let mut store = hall_in(&place);
    let (mut one, mut other) = (Desk::at(&place, SIZE), Desk::at(&place, SIZE));
    opens_renewal(&mut one, "301");
    opens_renewal(&mut other, "302");
    other.types("x").sees("0799-8001101").press(Key::Control('u')).types("119");
    one.types("x").press(Key::Control('u')).types("110").press(Key::Enter).sees("已存入草稿");
    other.press(Key::Enter).sees("301 刚才也改了这个事项").press(Key::F(8)).sees("110");
    assert_eq!(phone(&mut store), "110");
    one.leaves();
    other.leaves();
}

#[test]
fn what_was_taken_back_of_another_matter_is_not_brought_again_from_this_one() {
    let place = Place::sqlite("admin-again");
    let mut store = hall_in(&place);
    let other = CENTRE.guides.iter().find(|guide| guide.code != renewal().code && !guide.phone.is_empty());
    let other = &other.unwrap().code;
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301").press(Key::Char('1')).sees("市公安局");
    let change = |desk: &mut Desk, code: &str, keys: &[Key]| {
        desk.types(code).sees(code).press(Key::Enter).sees("取号机上的样子");
        for key in keys {
            desk.press(*key);
        }
    };
    let types = [Key::Char('x'), Key::Control('u'), Key::Char('1'), Key::Enter];
    change(&mut desk, &renewal().code, &types);
    desk.sees("已存入草稿").press(Key::Escape).press(Key::Escape);
    change(&mut desk, other, &types);
    desk.sees("已存入草稿").press(Key::Control('z')).sees("已撤销").press(Key::Escape).press(Key::Escape);
    change(&mut desk, &renewal().code, &[Key::Control('z')]);
    desk.sees("已撤销").press(Key::Escape).press(Key::Escape);
    assert!(store.draft().unwrap().is_empty());
    // The first that comes again is of the first matter.
    change(&mut desk, other, &[Key::Control('y')]);
    desk.sees("没有可以撤销").press(Key::Escape).press(Key::Escape);
    assert!(store.draft().unwrap().is_empty());
    change(&mut desk, &renewal().code, &[Key::Control('y')]);
    desk.sees("●已改");
    desk.leaves();
}

#[test]
fn a_new_matter_is_not_given_the_code_of_another() {
    let place = Place::sqlite("admin-code");
    let mut store = hall_in(&place);
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301").press(Key::Char('1')).sees("市公安局").press(Key::F(5)).sees("＋新增");
    desk.types("a").press(Key::Control('u')).types(&renewal().code).press(Key::Enter);
    desk.sees("已经有别的事项在用");
    desk.types("b").types("shenfenzheng").press(Key::Char(' ')).press(Key::Enter).sees("已存入草稿");
    let draft = store.draft().unwrap();
    assert!(draft.effective().iter().all(|change| change.subject.name() != renewal().code), "{draft:?}");
    desk.leaves();
}

#[test]
fn what_changes_while_a_reason_is_written_is_looked_at_before_it_is_published() {
    for place in Place::every("admin-moved") {
        let mut store = hall_in(&place);
        let mut editor = Desk::at(&place, SIZE);
        opens_renewal(&mut editor, "301");
        editor.types("x").press(Key::Control('u')).types("110").press(Key::Enter).sees("已存入草稿");
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("401").press(Key::Char('2')).sees("检查通过").press(Key::F(6)).sees("发布原因");
        desk.press(Key::F(3)).types("why").press(Key::Enter).sees("所有取号机在下一位");
        editor.types("x").press(Key::Control('u')).types("119").press(Key::Enter).sees("已存入草稿");
        desk.sees("刚才有人又改了草稿");
        assert!(!desk.shows("所有取号机在下一位"), "the last question is not open any more");
        assert_eq!(store.guide(&renewal().code).unwrap().unwrap().phone, "0799-8001101");
        desk.press(Key::Enter).sees("所有取号机在下一位").press(Key::Enter).sees("已发布");
        assert_eq!(store.guide(&renewal().code).unwrap().unwrap().phone, "119");
        editor.leaves();
        desk.leaves();
    }
}

#[test]
fn an_english_list_of_a_unit_is_called_in_english() {
    let place = Place::sqlite("admin-unit");
    drop(hall_in(&place));
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301").press(Key::Char('1')).sees("市公安局").opens("市公安局", "事项 · 市公安局");
    desk.press(Key::F(2)).sees("Matters · Public Security Bureau");
    desk.leaves();
}
