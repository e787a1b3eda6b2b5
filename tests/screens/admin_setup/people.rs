//! Accounts on the screen: what is not touched stays, and who is locked is named.
use super::*;

#[test]
fn a_department_account_keeps_its_cases_when_its_windows_change() {
    let mut keeper = Keeper::with(&[Role::SystemAdmin]);
    keeper.accounts[0].roles = vec![Role::Department("市公安局".into())];
    keeper.types("6").press(&[Key::Enter]).reads("哪个部门").tap("改可登录的窗口").tap("改可登录的窗口");
    keeper.reads("A01 综合咨询").press(&[Key::PageUp, Key::Down, Key::Char(' '), Key::Enter]).reads("已保存");
    let AccountOrder::Windows { windows, .. } = &keeper.orders[..][0] else { panic!("{:?}", keeper.orders) };
    assert_eq!((keeper.orders.len(), windows[0].as_str()), (1, "A01"), "and its roles are as they were");
}

#[test]
fn a_machine_that_is_locked_is_named_and_freed_with_the_person() {
    let mut keeper = Keeper::with(&[Role::Lead]);
    keeper.hear(AdminUpdate::Setup(SetupUpdate::LockedMachines(Arc::new(vec!["win-a03".into()]))));
    keeper.types("6").press(&[Key::Down, Key::Enter]).reads("机器 win-a03 也锁着").press(&[Key::Enter]);
    assert!(
        matches!(&keeper.orders[..], [AccountOrder::Unlock { code, machines }]
            if *code == *"102" && machines == &["win-a03"]),
        "{:?}",
        keeper.orders
    );
}

/// Three open accounts are of the department, and two of the window.
fn naming() -> AdminUpdate {
    let naming = vec![(KindId::Department, "市公安局".to_owned(), 3), (KindId::Window, "A03".to_owned(), 2)];
    AdminUpdate::Setup(SetupUpdate::AccountsNaming(Arc::new(naming)))
}

#[test]
fn accounts_and_windows_that_name_an_entry_are_said_before_it_goes() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Down, Key::Down, Key::Enter]).hear(naming());
    keeper.reads("市公安局").press(&[Key::F(8)]).reads("3 个账号").reads("个窗口");
    keeper.press(&[Key::Escape, Key::Escape, Key::Up, Key::Up, Key::Enter, Key::Down, Key::Down, Key::F(8)]);
    keeper.reads("用到它的").reads("2 个账号");
}

#[test]
fn whoever_renames_a_window_is_told_which_accounts_do_not_follow() {
    let mut keeper = Keeper::with(&[Role::Centre]);
    keeper.types("5").press(&[Key::Enter]).hear(naming());
    keeper.press(&[Key::Down, Key::Down, Key::Enter, Key::Enter, Key::Control('u')]);
    keeper.types("a93").press(&[Key::Enter]).reads("仍写着“A03”的：2 个账号");
}
