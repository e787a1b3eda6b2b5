//! What the worker of the administration does past the screen: it goes back by what a publication changed, and refuses what cannot be.
use super::*;
use service_hall::admin::{AccountOrder, AdminRequest, AdminUpdate, SetupRequest, SetupUpdate};
use service_hall::hall::Hall;
use service_hall::hall::people::AccountError;
use service_hall::hall::setup_forms::KindId;
use service_hall::store::PinAttempt;

fn matter(at: usize) -> &'static Guide {
    CENTRE.guides.iter().filter(|guide| guide.code != renewal().code).nth(at).unwrap()
}

/// A telephone is changed at the screen and published; whoever published sits there then.
fn published(place: &Place) -> Desk {
    let mut desk = Desk::at(place, SIZE);
    desk.signs_in("301").press(Key::Char('1')).sees("市公安局").types(&renewal().code);
    desk.sees("居民身份证换领").press(Key::Enter).sees("取号机上的样子").types("x").sees("0799-8001101");
    desk.press(Key::Control('u')).types("110").press(Key::Enter).sees("已存入草稿");
    hand_over(&mut desk, "401");
    publish(&mut desk, "one");
    desk
}

#[test]
fn going_back_on_a_publication_leaves_alone_what_came_after_it() {
    for place in Place::every("admin-back") {
        let mut store = hall_in(&place);
        let mut desk = published(&place);
        let changed = |guide: &Guide| Guide { phone: "12345".into(), ..guide.clone() };
        let now = CENTRE.guides.iter().map(|guide| match guide {
            guide if guide.code == renewal().code => Guide { phone: "110".into(), ..guide.clone() },
            guide if guide.code == matter(0).code => changed(guide),
            guide => guide.clone(),
        });
        store.replace_catalogue(desk::ten(), &mut now.collect::<Vec<_>>().into_iter(), &mut |_| {}).unwrap();
        desk.sees("草稿是空的").press(Key::F(7)).sees("✓已发布").press(Key::F(9)).press(Key::Enter);
        desk.sees("1 处已照以前的样子放进草稿");
        let draft = store.draft().unwrap();
        let subjects: Vec<&str> = draft.effective().iter().map(|change| change.subject.name()).collect();
        assert_eq!(subjects, [renewal().code.as_str()], "an import changed the other one");
        desk.leaves();
    }
}

#[test]
fn nothing_goes_back_unasked_over_what_somebody_else_is_writing() {
    let place = Place::sqlite("admin-back-over");
    let mut store = hall_in(&place);
    let mut desk = published(&place);
    let mut other = Desk::at(&place, SIZE);
    other.signs_in("302").press(Key::Char('1')).sees("市公安局").types(&renewal().code);
    other.sees("居民身份证换领").press(Key::Enter).sees("取号机上的样子").types("x").sees("110");
    other.press(Key::Control('u')).types("119").press(Key::Enter).sees("已存入草稿");
    desk.press(Key::F(7)).sees("✓已发布").press(Key::F(9)).press(Key::Enter).sees("居民身份证换领  302");
    desk.press(Key::Escape).sees("✓已发布");
    let draft = store.draft().unwrap();
    let [change] = draft.effective()[..] else { panic!("{draft:?}") };
    let DraftContent::Record(record) = &change.content else { panic!("{draft:?}") };
    assert_eq!(record.get("phone"), "119");
    desk.leaves();
    other.leaves();
}

fn order(order: AccountOrder) -> AdminRequest {
    AdminRequest::Setup(SetupRequest::Account(order))
}

#[test]
fn no_account_gets_a_department_or_a_window_that_the_hall_has_not() {
    for place in Place::every("admin-unknown") {
        let mut store = hall_in(&place);
        has_root(&mut store);
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("900");
        let refused = |news: &AdminUpdate, no: &AccountError| matches!(news, AdminUpdate::Setup(SetupUpdate::AccountRefused(why)) if why == no);
        desk.asks(order(AccountOrder::Roles {
            code: "104".into(),
            roles: vec![Role::Department("A01".into())],
        }));
        desk.hears(|news| refused(news, &AccountError::NoDepartment("A01".into())));
        desk.asks(order(AccountOrder::Windows { code: "104".into(), windows: vec!["市公安局".into()] }));
        desk.hears(|news| refused(news, &AccountError::NoWindow("市公安局".into())));
        let account = store.account("104", desk::ten()).unwrap().unwrap();
        assert_eq!((account.roles, account.windows), (vec![Role::Clerk], Vec::new()));
        let roles = vec![Role::Department("市公安局".into())];
        desk.asks(order(AccountOrder::Roles { code: "104".into(), roles: roles.clone() }));
        desk.hears(|news| matches!(news, AdminUpdate::Setup(SetupUpdate::AccountDone(_))));
        assert_eq!(store.account("104", desk::ten()).unwrap().unwrap().roles, roles);
        desk.leaves();
    }
}

#[test]
fn a_window_machine_that_is_locked_is_named_and_unlocked_with_the_person() {
    for place in Place::every("admin-locked") {
        let mut store = hall_in(&place);
        has_root(&mut store);
        let mut tries = |code: &str| {
            let attempt = PinAttempt { code, machine: "win-a03", purpose: "window A03" };
            store.prove(&attempt, &mut |_| false, desk::ten()).unwrap().unwrap_err();
        };
        (0..6).for_each(|_| tries("104"));
        (0..20).for_each(|nth| tries(&format!("x{nth}")));
        assert_eq!(store.locked_machines(desk::ten()).unwrap(), ["win-a03"]);
        let mut desk = Desk::at(&place, SIZE);
        desk.signs_in("900").press(Key::Char('6')).sees("刘芳").press(Key::Enter);
        desk.sees("机器 win-a03 也锁着").taps("解锁").taps("解锁").sees("已保存");
        assert_eq!(store.locked_machines(desk::ten()).unwrap(), [""; 0]);
        assert_eq!(store.account("104", desk::ten()).unwrap().unwrap().locked, 0);
        desk.leaves();
    }
}

#[test]
fn the_draft_is_read_again_only_where_something_has_changed() {
    for place in Place::every("admin-mark") {
        let mut store = hall_in(&place);
        let mut desk = published(&place);
        desk.sees("草稿是空的").press(Key::Escape);
        let mut other = Desk::at(&place, SIZE);
        other.signs_in("302").press(Key::Char('1')).sees("市公安局").types(&renewal().code);
        other.sees("居民身份证换领").press(Key::Enter).sees("取号机上的样子").types("x").sees("110");
        other.press(Key::Control('u')).types("119").press(Key::Enter).sees("已存入草稿");
        desk.sees("1 处改动");
        // Whoever read it again would be told.
        place.change("UPDATE draft_change SET body = ''");
        store.replace_catalogue(desk::ten(), &mut [renewal().clone()].into_iter(), &mut |_| {}).unwrap();
        // The draft is looked at before the index of what came meanwhile is told.
        let is_one = |hall: &Hall| hall.catalogue.len() == 1;
        let told = desk.told_until(|news| matches!(news, AdminUpdate::Finder(hall, _) if is_one(hall)));
        assert!(!told.iter().any(|news| matches!(news, AdminUpdate::Draft(_))));
        // Whoever publishes may not any more: that is told at once.
        let system = Authority::system("");
        let by = AccountChange { authority: &system, machine: "desk", at: desk::ten() };
        store.set_roles("401", &[Role::Clerk], &by).unwrap().unwrap();
        desk.told_until(|news| matches!(news, AdminUpdate::Rights(_)));
        desk.leaves();
        other.leaves();
    }
}

#[test]
fn an_editor_is_told_how_many_accounts_name_a_unit_or_a_window_and_not_which() {
    let place = Place::sqlite("admin-naming");
    let mut store = hall_in(&place);
    let system = Authority::system("");
    let by = AccountChange { authority: &system, machine: "desk", at: desk::ten() };
    store.set_windows("104", &["A03".into(), "A04".into()], &by).unwrap().unwrap();
    store.set_roles("302", &[Role::Department("市公安局".into())], &by).unwrap().unwrap();
    let mut desk = Desk::at(&place, SIZE);
    desk.signs_in("301").asks(AdminRequest::Setup(SetupRequest::ReadSetup));
    let is_told = |news: &AdminUpdate| matches!(news, AdminUpdate::Setup(SetupUpdate::AccountsNaming(_)));
    let told = desk.told_until(is_told);
    let Some(AdminUpdate::Setup(SetupUpdate::AccountsNaming(naming))) = told.last() else { panic!() };
    let own = |kind, name: &str| (kind, name.to_owned(), 1);
    let all = [own(KindId::Window, "A03"), own(KindId::Window, "A04"), own(KindId::Department, "市公安局")];
    assert_eq!(naming[..], all);
    desk.leaves();
}
