//! The administration: a matter is found, changed, added and published by another person; what was published comes back.
use crate::support::{pilot::CENTRE, place::Place};
use desk::{Desk, hall_in};
use service_hall::hall::Name;
use service_hall::hall::catalogue::{Guide, Material};
use service_hall::hall::drafts::DraftContent;
use service_hall::hall::people::{Authority, NewAccount, Role};
use service_hall::store::{AccountChange, Store};
use service_hall::ui::input::Key;
use std::time::Duration;

mod away;
mod bar;
mod commands;
mod desk;
mod leaving;
mod looks;
mod manual;
mod together;
mod worker;

const SIZE: (u16, u16) = (128, 30);

/// The matter whose telephone changes.
fn renewal() -> &'static Guide {
    CENTRE.guides.iter().find(|guide| guide.name.zh == "居民身份证换领").unwrap()
}

/// Signs out and lets somebody else sign in.
fn hand_over(desk: &mut Desk, account: &str) {
    while !desk.shows("您好") {
        desk.press(Key::Escape);
    }
    desk.press(Key::Escape).press(Key::Enter).sees("已退出登录");
    desk.signs_in(account);
}

/// The hall has an administrator of the system; PIN: the number.
fn has_root(store: &mut Store) {
    let system = Authority::system("");
    let by = AccountChange { authority: &system, machine: "desk", at: desk::ten() };
    let new = NewAccount {
        code: "900".into(),
        name: Name::new("赵工", ""),
        roles: vec![Role::SystemAdmin],
        windows: Vec::new(),
        pin_hash: "900".to_owned(),
    };
    store.add_account(&new, &by).unwrap().unwrap();
}

/// Publishes the draft, from the first page.
fn publish(desk: &mut Desk, reason: &str) {
    desk.press(Key::Char('2')).sees("检查通过");
    desk.press(Key::F(6)).sees("发布原因").press(Key::F(3)).types(reason).press(Key::Enter);
    desk.sees("所有取号机在下一位").press(Key::Enter).sees("已发布");
}

#[test]
fn a_telephone_is_changed_with_few_keys_and_published_by_another_person() {
    for place in Place::every("admin-phone") {
        let mut store = hall_in(&place);
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("301");
        desk.keys = 0;
        desk.press(Key::Char('1')).sees("市公安局");
        desk.types("sfzhl").sees("居民身份证换领");
        desk.press(Key::Enter).sees("取号机上的样子");
        desk.types("x").sees("0799-8001101").press(Key::Control('u')).types("0799-8001234").press(Key::Enter);
        assert!(desk.keys <= 25, "{} keys", desk.keys);
        desk.sees("已存入草稿").sees("●已改").sees("0799-8001234");
        assert_eq!(store.guide(&renewal().code).unwrap().unwrap().phone, "0799-8001101", "not in force");

        desk.press(Key::Escape).press(Key::Escape).press(Key::Escape).sees("您好");
        desk.press(Key::Char('2')).sees("1 处改动").sees("− 0799-8001101").sees("＋0799-8001234");
        desk.press(Key::F(6)).sees("您的角色不能发布，请由审核发布人发布：401 郑华、402 王静");
        hand_over(&mut desk, "401");
        publish(&mut desk, "new telephone");
        assert_eq!(store.guide(&renewal().code).unwrap().unwrap().phone, "0799-8001234");
        desk.sees("草稿是空的").press(Key::F(7)).sees("✓已发布").sees("401").sees("new telephone");

        // What was published comes back the same way: into the draft, and out by another person.
        desk.press(Key::F(9))
            .sees("把这次发布改过的内容照以前的样子放进草稿")
            .press(Key::Enter)
            .sees("1 处已照以前的样子放进草稿");
        desk.sees("− 0799-8001234")
            .sees("＋0799-8001101")
            .press(Key::F(6))
            .sees("是您改的，请由别人发布：402 王静");
        hand_over(&mut desk, "402");
        publish(&mut desk, "back");
        assert_eq!(store.guide(&renewal().code).unwrap().unwrap(), *renewal());
        desk.leaves();
    }
}

#[test]
fn a_matter_is_added_with_three_documents_written_by_sounds() {
    for place in Place::every("admin-new") {
        let mut store = hall_in(&place);
        let mut desk = Desk::at(&place, (160, 50));
        desk.signs_in("301").press(Key::Char('1')).sees("市公安局").press(Key::F(5));
        desk.sees("新事项：编码是按本部门顺序建议的").sees("＋新增");
        desk.types("b").types("shenfenzheng").press(Key::Char(' ')).types("jiaji").press(Key::Char(' '));
        desk.press(Key::Enter).sees("已存入草稿").sees("身份证");
        desk.types("r").sees("添加").press(Key::Enter);
        for (name, originals, copies) in
            [("hukoubu", "1", "2"), ("shenfenzheng", "1", "1"), ("zhaopian", "", "")]
        {
            desk.types(name).press(Key::Char(' ')).press(Key::Tab).types(originals).press(Key::Tab);
            desk.types(copies).press(Key::Tab);
            if name == "zhaopian" {
                desk.press(Key::Right);
            }
            desk.press(Key::Enter).press(Key::Enter);
        }
        // The last of them was begun and not written.
        desk.press(Key::Escape).press(Key::Up).press(Key::Up).press(Key::Char('-')).press(Key::Escape);
        desk.sees("3 份：身份证、户口簿、照片（非必要）");
        desk.types("m").types("3").press(Key::Char(' ')).press(Key::Enter).sees("3 自然日");
        desk.types("x").types("12").sees("电话").press(Key::Enter).sees("▲");
        let code = store.draft().unwrap().effective()[0].subject.name().to_owned();
        assert!(store.guide(&code).unwrap().is_none());
        hand_over(&mut desk, "402");
        desk.press(Key::Char('2')).sees("＋新").press(Key::F(6)).sees("发布原因").press(Key::F(3));
        desk.types("new").press(Key::Enter).sees("所有取号机在下一位").press(Key::Enter).sees("已发布");
        let guide = store.guide(&code).unwrap().unwrap();
        let material = |name: &str, originals, copies| Material {
            name: name.into(),
            originals,
            copies,
            may_follow: false,
        };
        assert_eq!(
            guide.materials,
            [
                material("身份证", Some(1), Some(1)),
                material("户口簿", Some(1), Some(2)),
                material("照片（非必要）", None, None)
            ]
        );
        assert_eq!(
            (guide.promised.unwrap().to_string().as_str(), guide.department.is_empty()),
            ("3自然日", false)
        );
        desk.leaves();
    }
}

#[test]
fn nothing_is_lost_while_the_store_is_away_or_when_somebody_goes_for_coffee() {
    let place = Place::sqlite("admin-away");
    let mut store = hall_in(&place);
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301").press(Key::Char('1')).sees("市公安局").types(&renewal().code).sees("居民身份证换领");
    desk.press(Key::Enter)
        .sees("取号机上的样子")
        .types("x")
        .sees("0799-8001101")
        .press(Key::Control('u'))
        .types("110");
    // Nobody is there for two minutes: what was half typed is kept.
    desk.waits(Duration::from_secs(121)).sees("屏幕已锁定");
    assert!(!desk.shows("110"), "nobody reads what was written");
    desk.types("301").press(Key::Enter).sees("●已改").sees("110");
    let written = |store: &mut Store| match &store.draft().unwrap().effective()[0].content {
        DraftContent::Record(record) => record.get("phone").to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(written(&mut store), "110");
    // Half an hour by one PIN, however busy somebody is.
    for _ in 0..29 {
        desk.waits(Duration::from_mins(1)).press(Key::Down);
    }
    desk.sees("秒后要再输密码").waits(Duration::from_secs(61)).sees("屏幕已锁定");
    desk.types("999").press(Key::Enter).sees("密码不对，还可以试").types("301").press(Key::Enter).sees("110");
    desk.leaves();
    drop(store);
}

#[test]
fn escape_throws_away_what_was_typed_and_signing_out_leaves_an_empty_form() {
    let place = Place::sqlite("admin-escape");
    let mut store = hall_in(&place);
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301").press(Key::Char('1')).sees("市公安局").types(&renewal().code).sees("居民身份证换领");
    desk.press(Key::Enter).sees("取号机上的样子").types("x").sees("不改了").press(Key::Control('u'));
    desk.types("110").press(Key::Escape).sees("0799-8001101");
    assert!(!desk.shows("●已改"));
    assert!(store.draft().unwrap().is_empty(), "nothing was kept");
    hand_over(&mut desk, "401");
    desk.leaves();
}

#[test]
fn two_who_change_the_same_matter_are_told() {
    for place in Place::every("admin-two") {
        let mut store = hall_in(&place);
        let mut one = Desk::at(&place, SIZE);
        let mut other = Desk::at(&place, SIZE);
        for (desk, account) in [(&mut one, "301"), (&mut other, "302")] {
            desk.signs_in(account).press(Key::Char('1')).sees("市公安局").types(&renewal().code);
            desk.sees("居民身份证换领").press(Key::Enter).sees("取号机上的样子");
            desk.types("x").sees("0799-8001101");
        }
        one.press(Key::Control('u')).types("110").press(Key::Enter).sees("已存入草稿");
        other.press(Key::Control('u')).types("119").press(Key::Enter).sees("301 刚才也改了这个事项");
        other.press(Key::F(9)).sees("已存入草稿").sees("119");
        one.sees("119");
        // The last step of each is taken back by whoever made it.
        one.press(Key::Control('z')).sees("没有可以撤销");
        other.press(Key::Control('z')).sees("已撤销").sees("110");
        assert_eq!(store.draft().unwrap().effective().len(), 1);
        one.leaves();
        other.leaves();
    }
}

#[test]
fn whoever_has_no_right_is_not_let_in() {
    let place = Place::sqlite("admin-right");
    drop(hall_in(&place));
    let mut desk = Desk::at(&place, SIZE);
    desk.types("104").press(Key::Enter).types("104").press(Key::Enter).sees("这个账号没有权限");
    desk.leaves();
}

#[test]
fn fingers_do_the_same() {
    let place = Place::sqlite("admin-fingers");
    drop(hall_in(&place));
    let mut desk = Desk::at(&place, (72, 53));
    desk.taps("工号").taps("3").taps("0").taps("1").taps("密码").taps("3").taps("0").taps("1").taps("确定");
    desk.sees("您好，301").taps("查找、修改").sees("市公安局").opens("市公安局", "事项 · 市公安局");
    desk.opens("居民身份证换领", "0799-8001101");
    desk.taps("咨询电话")
        .sees("▏")
        .taps("完成")
        .taps("办件类型")
        .sees("当场办结")
        .opens("当场办结", "已存入草稿");
    desk.taps("返回").taps("返回").taps("返回").sees("您好");
    desk.leaves();
}
