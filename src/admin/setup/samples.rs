//! Visits to the pages of the setup, for pictures and tests: the keys that lead there, and what a made-up worker answers.
use super::message::{SetupRequest, SetupUpdate};
use crate::hall::people::{Account, Role};
use crate::hall::{Name, SetupDocuments};
use crate::ui::input::Key;
use chrono::NaiveDateTime;
use std::sync::Arc;

const DOWN: Key = Key::Down;
const ENTER: Key = Key::Enter;

/// Every page with its name, and the keys that lead to it from the first page.
pub(in crate::admin) const VISITS: &[(&str, &[Key])] = &[
    ("setup_menu", &[Key::Char('5')]),
    ("setup_windows", &[Key::Char('5'), ENTER]),
    ("setup_window", &[Key::Char('5'), ENTER, DOWN, DOWN, ENTER]),
    ("setup_window_lines", &[Key::Char('5'), ENTER, DOWN, ENTER, DOWN, DOWN, DOWN, DOWN, DOWN, ENTER]),
    (
        "setup_window_new",
        &[Key::Char('5'), ENTER, Key::F(5), ENTER, Key::Char('C'), Key::Char('1'), Key::Char('1')],
    ),
    ("setup_line", &[Key::Char('5'), DOWN, ENTER, ENTER, DOWN, DOWN, DOWN, DOWN]),
    (
        "setup_line_wrong",
        &[
            Key::Char('5'),
            DOWN,
            ENTER,
            ENTER,
            DOWN,
            DOWN,
            DOWN,
            DOWN,
            DOWN,
            ENTER,
            Key::Control('u'),
            Key::Char('9'),
            Key::Char('0'),
            ENTER,
        ],
    ),
    ("setup_line_remove", &[Key::Char('5'), DOWN, ENTER, Key::F(8)]),
    ("setup_holidays", &[Key::Char('5'), DOWN, DOWN, DOWN, DOWN, ENTER, Key::PageUp]),
    (
        "setup_holidays_doubt",
        &[Key::Char('5'), DOWN, DOWN, DOWN, DOWN, ENTER, Key::Char('y'), Key::F(5), Key::Char(' ')],
    ),
    ("setup_sayings", &[Key::Char('5'), DOWN, DOWN, DOWN, DOWN, DOWN, ENTER, DOWN]),
    (
        "setup_keys",
        &[Key::Char('5'), DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, ENTER],
    ),
    ("setup_hours", &[Key::Char('4')]),
    ("setup_hours_lines", &[Key::Char('4'), DOWN, ENTER, Key::Char(' '), DOWN, Key::Char(' ')]),
    ("setup_people", &[Key::Char('6')]),
    ("setup_person", &[Key::Char('6'), ENTER]),
    (
        "setup_person_new",
        &[Key::Char('6'), Key::F(5), ENTER, Key::Char('1'), Key::Char('5'), Key::Char('1'), ENTER],
    ),
    ("setup_person_roles", &[Key::Char('6'), Key::F(5), DOWN, DOWN, DOWN, ENTER]),
    ("setup_person_close", &[Key::Char('6'), ENTER, DOWN, DOWN, DOWN, DOWN, DOWN, ENTER]),
];

/// What a made-up worker answers.
pub(in crate::admin) fn answer(
    request: &SetupRequest,
    documents: &Arc<SetupDocuments>,
    at: NaiveDateTime,
) -> Option<SetupUpdate> {
    match request {
        SetupRequest::ReadSetup => Some(SetupUpdate::Documents(1, Arc::clone(documents))),
        SetupRequest::ReadAccounts => Some(SetupUpdate::Accounts(Arc::new(accounts(at)))),
        _ => None,
    }
}

fn accounts(at: NaiveDateTime) -> Vec<Account> {
    let account = |code: &str, name: (&str, &str), roles: Vec<Role>| Account {
        code: code.into(),
        name: Name::new(name.0, name.1),
        roles,
        windows: Vec::new(),
        is_open: code != "104",
        made_at: at,
        pin_at: at,
        locked: if code == "102" { 240 } else { 0 },
        wrong: 0,
        wrong_at: at,
    };
    vec![
        account("001", ("周", "Lead"), vec![Role::Lead]),
        account("101", ("李", "Li"), vec![Role::Clerk]),
        account("102", ("王", "Wang"), vec![Role::Clerk]),
        account("104", ("刘", "Liu"), vec![Role::Clerk]),
        account("201", ("何", "He"), vec![Role::Department("局".to_owned())]),
        account("301", ("周", "Zhou Min"), vec![Role::Centre, Role::Publisher]),
        account("root", ("赵", "Zhao"), vec![Role::SystemAdmin]),
    ]
}
