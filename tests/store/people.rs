//! Accounts, wrong PINs, rights and the audit, on both databases.
use crate::support::place::Place;
use chrono::{NaiveDateTime, TimeDelta};
use service_hall::hall::cases::{CaseAct, CaseError, CaseRole, CaseSource, CaseSubject, Submission};
use service_hall::hall::catalogue::Department;
use service_hall::hall::desk::Clerk;
use service_hall::hall::figures::{Alarm, Locked};
use service_hall::hall::people::{
    Account, AccountError, AuditAct, AuditActor, Authority, Denied, NewAccount, Permission, ProvenPerson,
    Role, SignInError, StaffEntry, StaffPlan, session_mark,
};
use service_hall::hall::queue::{Interval, Line};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::store::{
    AccountChange, AuditFilter, CaseWords, PinAttempt, StaffRefusal, Store, TakeRequest,
};

mod counting;
mod kills;
mod kiosks;
mod merged_cases;
mod sessions;

fn at(seconds: i64) -> NaiveDateTime {
    let nine: NaiveDateTime = "2026-12-01T09:00:00".parse().unwrap();
    nine + TimeDelta::seconds(seconds)
}

fn new(code: &str, roles: &[&str]) -> NewAccount {
    NewAccount {
        code: code.into(),
        name: Name::new("李老师", "Li"),
        roles: roles.iter().map(|role| Role::of(role).unwrap()).collect(),
        windows: vec![],
        // The tests' own check of PINs compares.
        pin_hash: format!("pin of {code}"),
    }
}

fn system() -> Authority {
    Authority::system("")
}

fn by(authority: &Authority, seconds: i64) -> AccountChange<'_> {
    AccountChange { authority, machine: "desk", at: at(seconds) }
}

fn add(store: &mut Store, code: &str, roles: &[&str]) {
    store.add_account(&new(code, roles), &by(&system(), 0)).unwrap().unwrap();
}

fn attempt(code: &str) -> PinAttempt<'_> {
    PinAttempt { code, machine: "desk", purpose: "A03" }
}

/// Tries a PIN; whether it was looked at, and what came of it.
fn attempted(
    store: &mut Store,
    code: &str,
    pin: &str,
    when: NaiveDateTime,
) -> (bool, Result<Account, SignInError>) {
    let mut is_asked = false;
    let mut is_pin = |hash: &str| {
        is_asked = true;
        hash == pin
    };
    let done = store.prove(&attempt(code), &mut is_pin, when).unwrap();
    (is_asked, done)
}

fn person(code: &str, roles: &[&str]) -> Authority {
    let roles = roles.iter().map(|role| Role::of(role).unwrap()).collect();
    Authority::Person(ProvenPerson { code: code.into(), roles })
}

fn acts(store: &mut Store) -> Vec<&'static str> {
    store.audit_entries(&AuditFilter::default()).unwrap().iter().map(|entry| entry.note.act.word()).collect()
}

#[test]
fn an_account_is_made_changed_closed_and_all_of_it_is_kept() {
    for place in Place::every("accounts") {
        let mut store = place.open();
        let admin = store.init_admin(&new("root", &["system_admin"]), &by(&system(), 0)).unwrap().unwrap();
        let again = store.init_admin(&new("root2", &["system_admin"]), &by(&system(), 1)).unwrap();
        assert_eq!(again, Err(AccountError::HasAdmin));
        let admin = Authority::Person(ProvenPerson::from(&admin));
        store.add_account(&new("104", &["clerk"]), &by(&admin, 2)).unwrap().unwrap();
        assert_eq!(
            store.add_account(&new("104", &["lead"]), &by(&admin, 3)).unwrap(),
            Err(AccountError::Taken)
        );
        assert_eq!(
            store.add_account(&new("李", &["lead"]), &by(&admin, 3)).unwrap(),
            Err(AccountError::BadCode)
        );
        let lead = vec![Role::Lead, Role::Department("市公安局".into())];
        let changed = store.set_roles("104", &lead, &by(&admin, 4)).unwrap().unwrap();
        assert_eq!(changed.roles, lead);
        assert_eq!(store.set_roles("104", &[], &by(&admin, 4)).unwrap(), Err(AccountError::NoRole));
        assert_eq!(store.set_roles("999", &lead, &by(&admin, 4)).unwrap(), Err(AccountError::Absent));
        let kept = store.set_roles("root", &lead, &by(&admin, 4)).unwrap();
        assert_eq!(kept, Err(AccountError::LastAdmin), "somebody is left who can manage accounts");
        assert_eq!(store.close_account("root", true, &by(&admin, 4)).unwrap(), Err(AccountError::LastAdmin));
        let changed = store.change_pin("104", "another", &by(&admin, 5)).unwrap().unwrap();
        assert_eq!(changed.pin_at, at(5));
        assert!(!store.close_account("104", true, &by(&admin, 6)).unwrap().unwrap().is_open);
        assert_eq!(attempted(&mut store, "104", "another", at(7)).1, Err(SignInError::Closed));
        assert!(store.close_account("104", false, &by(&admin, 8)).unwrap().unwrap().is_open);
        drop(store);
        let mut store = place.open();
        let accounts = store.accounts(at(9)).unwrap();
        assert_eq!(accounts.iter().map(|account| &*account.code).collect::<Vec<_>>(), ["104", "root"]);
        let kept =
            ["admin_init", "account_add", "roles_change", "pin_change", "account_close", "account_reopen"];
        assert_eq!(acts(&mut store), kept);
        let changes = AuditFilter { act: Some(AuditAct::RolesChange), ..AuditFilter::default() };
        let entry = store.audit_entries(&changes).unwrap().remove(0);
        assert_eq!(entry.note.actor, AuditActor::Account("root".into()));
        assert_eq!(
            (entry.note.before.as_str(), entry.note.after.as_str()),
            ("clerk", "lead department:市公安局")
        );
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
        let whole = format!("{:?}", store.audit_entries(&AuditFilter::default()).unwrap());
        assert!(!whole.contains("another") && !whole.contains("李老师"), "no PIN and no name: {whole}");
    }
}

#[test]
fn whoever_has_no_right_changes_no_account_and_that_is_kept() {
    for place in Place::every("account_rights") {
        let mut store = place.open();
        add(&mut store, "104", &["clerk"]);
        for role in Role::all("市公安局") {
            let authority = Authority::Person(ProvenPerson { code: "x".into(), roles: vec![role.clone()] });
            let by = by(&authority, 1);
            let manage = Err(AccountError::Denied(Permission::ManageAccounts));
            let may = role.may(Permission::ManageAccounts);
            let code = format!("new-{}", role.word());
            assert_eq!(
                store.add_account(&new(&code, &["clerk"]), &by).unwrap() == manage.clone(),
                !may,
                "{role}"
            );
            assert_eq!(store.set_roles("104", &[Role::Clerk], &by).unwrap() == manage, !may, "{role}");
            assert_eq!(store.change_pin("104", "other", &by).unwrap() == manage, !may, "{role}");
            assert_eq!(store.close_account("104", false, &by).unwrap() == manage, !may, "{role}");
            let unlock = Err(AccountError::Denied(Permission::UnlockAccounts));
            let may = role.may(Permission::UnlockAccounts);
            assert_eq!(store.unlock_account("104", "desk", &by).unwrap() == unlock, !may, "{role}");
        }
        let denied = AuditFilter { act: Some(AuditAct::Denied), ..AuditFilter::default() };
        assert_eq!(store.audit_entries(&denied).unwrap().len(), 9 * 4 + 8);
        let own = person("104", &["clerk"]);
        assert!(
            store.change_pin("104", "mine", &by(&own, 2)).unwrap().is_ok(),
            "everybody changes their own"
        );
        assert!(attempted(&mut store, "104", "mine", at(3)).1.is_ok());
    }
}

#[test]
fn whoever_runs_the_system_gives_themselves_no_right_to_content() {
    for place in Place::every("account_mixed") {
        let mut store = place.open();
        for code in ["root", "other"] {
            add(&mut store, code, &["system_admin"]);
        }
        add(&mut store, "007", &["centre"]);
        let admin = person("root", &["system_admin"]);
        let roles = |words: &[&str]| words.iter().map(|word| Role::of(word).unwrap()).collect::<Vec<_>>();
        let mut set = |code: &str, words: &[&str], who: &Authority| {
            store.set_roles(code, &roles(words), &by(who, 1)).unwrap().map(drop)
        };
        let own = set("root", &["system_admin", "lead"], &admin);
        assert_eq!(own, Err(AccountError::OwnRoles));
        let content = ["centre", "publisher", "discipline", "leader", "department:公安局"];
        for role in content {
            let mixed = set("other", &["system_admin", role], &admin);
            assert_eq!(mixed, Err(AccountError::MixedRoles), "{role}");
        }
        assert_eq!(set("007", &["centre", "system_admin"], &system()), Err(AccountError::MixedRoles));
        assert_eq!(set("other", &["system_admin", "lead"], &admin), Ok(()));
        let new = new("both", &["system_admin", "centre"]);
        let made = store.add_account(&new, &by(&admin, 2)).unwrap();
        assert_eq!(made.map(drop), Err(AccountError::MixedRoles));
        // A table of people is no way round it.
        let there = store.accounts(at(3)).unwrap();
        for (code, words, no) in [
            ("root", ["system_admin", "lead"], AccountError::OwnRoles),
            ("007", ["centre", "system_admin"], AccountError::MixedRoles),
        ] {
            let mut table: Vec<StaffEntry> = there.iter().map(|account| entry(&account.code)).collect();
            let row = table.iter_mut().find(|row| *row.code == *code).unwrap();
            row.roles = Some(roles(&words));
            let shown = StaffPlan::new(&there, &table);
            let done = store.set_staff(&table, &shown, &by(&admin, 4)).unwrap();
            assert_eq!(done, Err(StaffRefusal::Account(code.to_owned(), no)));
        }
        assert_eq!(store.accounts(at(5)).unwrap().len(), 3);
    }
}

fn entry(code: &str) -> StaffEntry {
    StaffEntry { code: code.into(), ..StaffEntry::default() }
}

/// Between what a table was said to do and doing it somebody is asked, and types a PIN.
#[test]
fn a_table_of_people_takes_back_nothing_that_somebody_changed_meanwhile() {
    for place in Place::every("staff-moved") {
        let mut store = place.open();
        add(&mut store, "101", &["clerk", "lead"]);
        add(&mut store, "102", &["clerk"]);
        let table = &[StaffEntry { name: Some("李一".into()), ..entry("101") }, entry("102")];
        let admin = system();
        let shown = |store: &mut Store, seconds| StaffPlan::new(&store.accounts(at(seconds)).unwrap(), table);
        let then = shown(&mut store, 1);
        store.close_account("101", true, &by(&admin, 2)).unwrap().unwrap();
        assert_eq!(store.set_staff(table, &then, &by(&admin, 3)).unwrap(), Err(StaffRefusal::Moved));
        let now = store.account("101", at(3)).unwrap().unwrap();
        assert!(!now.is_open && now.name.zh != "李一", "closed, and nothing of the table is there");
        store.close_account("101", false, &by(&admin, 4)).unwrap().unwrap();
        let then = shown(&mut store, 4);
        store.set_roles("101", &[Role::Clerk], &by(&admin, 5)).unwrap().unwrap();
        assert_eq!(store.set_staff(table, &then, &by(&admin, 6)).unwrap(), Err(StaffRefusal::Moved));
        let then = shown(&mut store, 6);
        assert_eq!(store.set_staff(table, &then, &by(&admin, 7)).unwrap(), Ok(()));
        let now = store.account("101", at(7)).unwrap().unwrap();
        assert_eq!((&*now.name.zh, now.roles), ("李一", vec![Role::Clerk]), "the role stays away");
    }
}

#[test]
fn what_is_mistyped_at_a_kiosk_s_entrance_keeps_nobody_out_of_their_window() {
    for place in Place::every("entrance") {
        let mut store = place.open();
        add(&mut store, "104", &["lead"]);
        let entrance = PinAttempt { machine: "kiosk-3", purpose: "kiosk 3", ..attempt("104") };
        let enter = |store: &mut Store, pin: &str, when| {
            store.prove_at_entrance(&entrance, &mut |hash| hash == pin, when).unwrap()
        };
        for left in (1..5).rev() {
            assert_eq!(enter(&mut store, "0000", at(0)), Err(SignInError::WrongPin { left }));
        }
        assert_eq!(enter(&mut store, "0000", at(0)), Err(SignInError::Wait { seconds: 15 }));
        let waits = enter(&mut store, "pin of 104", at(1));
        assert_eq!(waits, Err(SignInError::Wait { seconds: 14 }), "the entrance waits for this number");
        assert_eq!(store.account("104", at(1)).unwrap().unwrap().locked, 0);
        assert!(attempted(&mut store, "104", "pin of 104", at(1)).1.is_ok(), "the window does not");
        assert!(enter(&mut store, "pin of 104", at(15)).is_ok());
        let again = enter(&mut store, "0000", at(16));
        assert_eq!(again, Err(SignInError::WrongPin { left: 4 }), "the right one takes the count back");
    }
}

#[test]
fn a_list_in_the_setup_makes_no_account_once_somebody_answers_for_them() {
    for place in Place::every("take_in_admin") {
        let mut store = place.open();
        store.init_admin(&new("root", &["system_admin"]), &by(&system(), 0)).unwrap().unwrap();
        let clerk = Clerk { code: "901".into(), pin: "own".into(), lead: true, ..Clerk::default() };
        assert_eq!(store.take_in_clerks(&[clerk], &|_| false, "desk", at(1)).unwrap(), 0);
        assert_eq!(store.account("901", at(1)).unwrap(), None);
    }
}

#[test]
fn a_list_makes_no_account_where_somebody_begins_to_answer_for_them_meanwhile() {
    for place in Place::every("take_in_race") {
        let mut store = place.open();
        let clerk = Clerk { code: "901".into(), pin: "own".into(), lead: true, ..Clerk::default() };
        // Looking at the hashes takes its time.
        let meanwhile = |_: &str| {
            let made = place.open().init_admin(&new("root", &["system_admin"]), &by(&system(), 0));
            made.unwrap().unwrap();
            false
        };
        assert_eq!(store.take_in_clerks(&[clerk], &meanwhile, "desk", at(1)).unwrap(), 0);
        assert_eq!(store.account("901", at(1)).unwrap(), None);
    }
}

/// t:C1, r:L12.
#[test]
fn five_wrong_pins_are_free_and_restarting_forgets_none() {
    for place in Place::every("lockout") {
        let mut store = place.open();
        add(&mut store, "104", &["clerk"]);
        for left in (1..5).rev() {
            drop(store);
            store = place.open();
            let wrong = Err(SignInError::WrongPin { left });
            assert_eq!(attempted(&mut store, "104", "0000", at(0)), (true, wrong));
        }
        assert_eq!(
            attempted(&mut store, "104", "0000", at(0)),
            (true, Err(SignInError::Wait { seconds: 15 }))
        );
        drop(store);
        let mut store = place.open();
        let early = attempted(&mut store, "104", "pin of 104", at(5));
        assert_eq!(
            early,
            (false, Err(SignInError::Wait { seconds: 10 })),
            "not even the right one is looked at"
        );
        let back = attempted(&mut store, "104", "pin of 104", at(-3600));
        assert_eq!(
            back,
            (false, Err(SignInError::Wait { seconds: 15 })),
            "moving the clock back helps nobody"
        );
        assert_eq!(store.account("104", at(-3600)).unwrap().unwrap().locked, 15);
        // From then on the wait is counted anew, and the clock goes on from there.
        let at = |seconds: i64| at(-3600 + seconds);
        assert_eq!(attempted(&mut store, "104", "0000", at(15)).1, Err(SignInError::Wait { seconds: 30 }));
        assert_eq!(attempted(&mut store, "104", "0000", at(45)).1, Err(SignInError::Wait { seconds: 60 }));
        assert!(attempted(&mut store, "104", "pin of 104", at(105)).1.is_ok());
        let wrong = attempted(&mut store, "104", "0000", at(106)).1;
        assert_eq!(wrong, Err(SignInError::WrongPin { left: 4 }), "the right one takes the count back");
        let locks = AuditFilter { act: Some(AuditAct::AccountLock), ..AuditFilter::default() };
        let kept = store.audit_entries(&locks).unwrap();
        let said: Vec<_> = kept.iter().map(|e| (e.note.object.as_str(), e.note.after.as_str())).collect();
        assert_eq!(said, [("104", "person 15 s"), ("104", "person 30 s"), ("104", "person 60 s")]);
        assert!(kept.iter().all(|entry| entry.note.machine == "desk"));
    }
}

#[test]
fn a_machine_at_which_many_are_tried_is_locked_and_numbers_nobody_has_look_like_others() {
    for place in Place::every("machine") {
        let mut store = place.open();
        (0..30).for_each(|n| add(&mut store, &format!("{n}"), &["clerk"]));
        let known = attempted(&mut store, "0", "x", at(0));
        let unknown = attempted(&mut store, "27182818", "x", at(0));
        assert_eq!(known, unknown, "{known:?}");
        for n in 1..18 {
            let tried = attempted(&mut store, &n.to_string(), "x", at(0)).1;
            assert!(matches!(tried, Err(SignInError::WrongPin { .. })), "{n}: {tried:?}");
        }
        assert_eq!(attempted(&mut store, "18", "x", at(0)).1, Err(SignInError::Wait { seconds: 15 }));
        let here = attempted(&mut store, "19", "pin of 19", at(1));
        assert_eq!(here, (false, Err(SignInError::Wait { seconds: 14 })), "nobody is tried at this machine");
        let elsewhere = PinAttempt { machine: "other", ..attempt("19") };
        assert!(store.prove(&elsewhere, &mut |hash| hash == "pin of 19", at(1)).unwrap().is_ok());
        // What may be a PIN in the wrong field is kept nowhere.
        let kept = place.texts("SELECT subject FROM account_failure");
        assert!(kept.iter().all(|subject| !subject.contains("2718")), "{kept:?}");
        let bare = format!("?{}", session_mark("27182818"));
        assert!(!kept.contains(&bare), "whoever has only a copy of the store tries all numbers in vain");
        let audit = format!("{:?}", store.audit_entries(&AuditFilter::default()).unwrap());
        assert!(!audit.contains("2718"), "{audit}");
    }
}

#[test]
fn somebody_unlocks_an_account() {
    for place in Place::every("unlock") {
        let mut store = place.open();
        add(&mut store, "104", &["clerk"]);
        (0..5).for_each(|_| drop(attempted(&mut store, "104", "0000", at(0))));
        let lead = person("001", &["lead"]);
        let account = store.unlock_account("104", "desk", &by(&lead, 1)).unwrap().unwrap();
        assert_eq!((account.locked, account.wrong), (0, 0));
        assert!(attempted(&mut store, "104", "pin of 104", at(2)).1.is_ok());
    }
}

/// t:C3: nobody is taken in with a PIN that everybody knows, and nobody is taken in twice.
#[test]
fn the_clerks_of_the_file_are_taken_in_once() {
    for place in Place::every("take_in") {
        let mut store = place.open();
        let clerk = |code: &str, pin: &str, lead| Clerk {
            code: code.into(),
            name: Name::new("李老师", ""),
            pin: pin.into(),
            windows: vec!["A01".into()],
            lead,
        };
        let clerks = [clerk("001", "own", true), clerk("101", "sample", false), clerk("102", "own", false)];
        let is_sample = |hash: &str| hash == "sample";
        assert_eq!(store.take_in_clerks(&clerks, &is_sample, "desk", at(0)).unwrap(), 2);
        let accounts = store.accounts(at(0)).unwrap();
        assert_eq!(accounts.len(), 2);
        assert_eq!(accounts[0].roles, [Role::Clerk, Role::Lead]);
        assert!(accounts[1].may_serve("A01") && !accounts[1].may_serve("A02"));
        store.close_account("102", true, &by(&system(), 1)).unwrap().unwrap();
        let other = [clerk("102", "new", false), clerk("101", "new", false)];
        assert_eq!(
            store.take_in_clerks(&other, &is_sample, "desk", at(2)).unwrap(),
            1,
            "101 has a PIN by now"
        );
        let account = store.account("102", at(2)).unwrap().unwrap();
        assert!(!account.is_open, "whoever was closed stays so");
        assert!(
            attempted(&mut store, "102", "own", at(3)).1 == Err(SignInError::Closed),
            "and keeps the PIN"
        );
    }
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-17:00".parse().unwrap(), quota: 90 };
    let mut workdays = service_hall::hall::calendar::Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup {
        lines: vec![Line { code: "A".into(), intervals: vec![interval], day_cap: 90, ..Line::default() }],
        workdays,
        hours: vec!["09:00-17:00".parse().unwrap()],
        departments: vec![Department { name: Name::new("公安局", ""), ..Department::default() }],
        ..Setup::default()
    })
}

/// t:C4: every role is refused below the screen what it has no right to; nothing changes then, and it is kept.
#[test]
fn what_a_role_has_no_right_to_is_refused_by_the_store() {
    for place in Place::every("rights") {
        let mut store = place.open();
        for (at_minute, role) in (1_i64..).zip(Role::all("公安局")) {
            let now = at(60 * at_minute);
            let asked = TakeRequest {
                visit: role.word().to_owned(),
                line: "A".into(),
                at: now,
                ..TakeRequest::default()
            };
            let ticket = store.take(&asked, &hall()).unwrap().unwrap().ticket;
            let who = Authority::Person(ProvenPerson { code: "x".into(), roles: vec![role.clone()] });
            let denied = |permission: Permission| (!role.may(permission)).then_some(Denied(permission));
            let mut acting = store.acting(&who, "desk", now);
            assert_eq!(acting.stop_line("A", "检修").unwrap().err(), denied(Permission::StopLines), "{role}");
            let reopened = acting.reopen_line("A").unwrap();
            assert_eq!(reopened, denied(Permission::StopLines).map_or(Ok(true), Err), "{role}");
            let cancelled = acting.cancel(&hall(), &ticket.code, "A001").unwrap();
            assert_eq!(cancelled.as_ref().err().copied(), denied(Permission::GiveBackNumbers), "{role}");
            assert!(cancelled.is_err() || matches!(cancelled, Ok(Some(Ok(_)))), "{role}");
            assert_eq!(acting.close_day("2026-12-01").unwrap().err(), denied(Permission::CloseDay), "{role}");
            assert_eq!(acting.accounts().unwrap().err(), denied(Permission::ManageAccounts), "{role}");
            assert_eq!(store.stopped_lines().unwrap().len(), 0, "{role}");
        }
        let steps = store.line_steps("A", at(900)).unwrap();
        assert_eq!(steps.len(), 2 * 2, "the lead and the centre, stopped and reopened");
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
        let kept = acts(&mut store);
        let count = |word: &str| kept.iter().filter(|act| **act == word).count();
        assert_eq!(
            (count("line_stop"), count("line_reopen"), count("number_given_back"), count("day_close")),
            (2, 2, 3, 2)
        );
        assert_eq!(count("accounts_export"), 1);
        assert_eq!(count("denied"), 8 + 8 + 7 + 8 + 9);
    }
}

#[test]
fn whoever_gives_no_pin_is_the_system_s_administrator_for_somebody() {
    for place in Place::every("system_admin") {
        let mut store = place.open();
        let who = Authority::system("001");
        let mut acting = store.acting(&who, "desk", at(0));
        acting.stop_line("A", "检修").unwrap().unwrap();
        assert!(!acting.reopen_line("B").unwrap().unwrap());
        let entries = store.audit_entries(&AuditFilter::default()).unwrap();
        assert_eq!(entries.len(), 1, "what changes nothing is not kept");
        let note = &entries[0].note;
        assert_eq!(note.actor, AuditActor::SystemAdmin { acting_for: "001".into() });
        assert_eq!((note.object.as_str(), note.after.as_str()), ("A", "检修"));
    }
}

fn complaint(store: &mut Store, source: CaseSource) -> u32 {
    let submission = Submission {
        request: format!("request {source:?}"),
        visit: source.word().to_owned(),
        kiosk: None,
        source,
        about: CaseSubject::Hall,
        text: "三号窗口".into(),
        name: "王小明".into(),
        phone: "13900001234".into(),
        lang: "zh".into(),
        at: at(0),
    };
    store.submit_case(&submission, &hall()).unwrap().unwrap().case.number
}

#[test]
fn who_reads_what_of_a_case_is_decided_by_the_store() {
    for place in Place::every("case_readers") {
        let mut store = place.open();
        let number = complaint(&mut store, CaseSource::Complaint);
        // Nothing, the text, or both.
        let table = [
            ("clerk", ""),
            ("lead", ""),
            ("department:公安局", ""),
            ("centre", "both"),
            ("publisher", "text"),
            ("working_group", ""),
            ("supervisor", "text"),
            ("discipline", "both"),
            ("leader", "text"),
            ("system_admin", ""),
        ];
        for (role, reads) in table {
            let who = person("x", &[role]);
            let read = store.acting(&who, "desk", at(60)).reveal_case(&hall(), number, None).unwrap();
            let seen = match &read {
                Ok(Ok(words)) if !words.phone.is_empty() => "both",
                Ok(Ok(words)) if !words.text.is_empty() => "text",
                Ok(Ok(_)) => "nothing",
                Ok(Err(_)) | Err(Denied(Permission::ReadCases)) => "",
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(seen, reads, "{role}: {read:?}");
        }
        let kept = acts(&mut store);
        let count = |word: &str| kept.iter().filter(|act| **act == word).count();
        assert_eq!((count("case_read"), count("denied")), (5, 5));
        let admin = Authority::system("李");
        let read = store
            .acting(&admin, "desk", at(60))
            .reveal_case(&hall(), number, None)
            .unwrap()
            .unwrap()
            .unwrap();
        assert_eq!(read.phone.reveal(), "13900001234", "as before, and recorded");
    }
}

#[test]
fn acts_on_cases_go_by_the_roles_of_the_account() {
    for place in Place::every("case_acts") {
        let mut store = place.open();
        let number = complaint(&mut store, CaseSource::Suggestion);
        let mut done = |role: &str, act: CaseAct, named: Option<&CaseRole>| {
            let who = person("J01", &[role]);
            let words = CaseWords { answer: "已整改".into(), ..CaseWords::default() };
            store.acting(&who, "desk", at(60)).act_on_case(&hall(), number, (act, words), named).unwrap()
        };
        let handle = Err(Denied(Permission::HandleCases));
        assert_eq!(done("clerk", CaseAct::Register, None), handle);
        assert_eq!(done("system_admin", CaseAct::Register, None), handle);
        assert!(done("centre", CaseAct::Register, None).unwrap().is_ok());
        assert!(done("centre", CaseAct::Accept { class: None }, None).unwrap().is_ok());
        let supervisor = Some(&CaseRole::Supervisor);
        assert_eq!(done("centre", CaseAct::Assign { department: "公安局".into() }, supervisor), handle);
        assert!(done("centre", CaseAct::Assign { department: "公安局".into() }, None).unwrap().is_ok());
        let other = done("department:民政局", CaseAct::Answer, None).unwrap();
        assert!(matches!(other, Err(CaseError::OtherDepartment(_))), "{other:?}");
        assert!(done("department:公安局", CaseAct::Answer, None).unwrap().is_ok());
        let history =
            store.case(&hall(), service_hall::store::CaseKey::Number(number), at(61)).unwrap().unwrap();
        assert!(history.steps[1..].iter().all(|step| step.actor.who == "J01"));
        let kept = acts(&mut store);
        assert_eq!(kept.iter().filter(|act| **act == "case_act").count(), 4, "{kept:?}");
    }
}

#[test]
fn entries_are_found_by_day_by_somebody_and_by_act() {
    for place in Place::every("audit_filter") {
        let mut store = place.open();
        let stop = |store: &mut Store, who: &Authority, day: i64| {
            store.acting(who, "desk", at(day * 86_400)).stop_line("A", "检修").unwrap().unwrap();
        };
        let (lead, admin) = (person("001", &["lead"]), Authority::system("李"));
        (0..3).for_each(|day| stop(&mut store, &lead, day));
        stop(&mut store, &admin, 3);
        let mut places = |filter: AuditFilter| -> Vec<u32> {
            store.audit_entries(&filter).unwrap().iter().map(|entry| entry.entry).collect()
        };
        let day = |day: i64| Some(at(day * 86_400).date());
        assert_eq!(places(AuditFilter::default()), [1, 2, 3, 4]);
        assert_eq!(places(AuditFilter { from: day(1), to: day(2), ..AuditFilter::default() }), [2, 3]);
        assert_eq!(places(AuditFilter { to: day(0), ..AuditFilter::default() }), [1]);
        assert_eq!(places(AuditFilter { who: Some("001".into()), ..AuditFilter::default() }), [1, 2, 3]);
        assert_eq!(places(AuditFilter { who: Some("李".into()), ..AuditFilter::default() }), [4]);
        assert_eq!(
            places(AuditFilter { act: Some(AuditAct::DayClose), ..AuditFilter::default() }),
            Vec::<u32>::new()
        );
    }
}

/// Statements by which somebody who has the database in hand tries to forge the audit.
const FORGERIES: [&str; 3] = [
    "UPDATE audit SET who = '002' WHERE entry = 2",
    "DELETE FROM audit WHERE entry = 3",
    "DELETE FROM audit",
];

/// Runs a statement as somebody who has the database in hand; says whether it was let.
fn forged(place: &Place, statement: &str) -> bool {
    match place.url() {
        service_hall::store::StoreUrl::Sqlite(path) => {
            rusqlite::Connection::open(path).unwrap().execute_batch(statement).is_ok()
        }
        service_hall::store::StoreUrl::Postgres(address) => {
            postgres::Client::connect(&address, postgres::NoTls).unwrap().batch_execute(statement).is_ok()
        }
    }
}

fn three_entries(place: &Place) -> Store {
    let mut store = place.open();
    let lead = person("001", &["lead"]);
    (0..3).for_each(|n| store.acting(&lead, "desk", at(n)).stop_line("A", "检修").unwrap().unwrap());
    store
}

#[test]
fn the_databases_let_nobody_change_the_audit() {
    for place in Place::every("audit_kept") {
        let mut store = three_entries(&place);
        for forgery in FORGERIES {
            assert!(!forged(&place, forgery), "{forgery}");
        }
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
        assert_eq!(acts(&mut store).len(), 3);
    }
}

#[test]
fn a_forged_audit_is_found_out_whatever_was_done_to_it() {
    let drop_sqlite =
        "DROP TRIGGER audit_not_changed; DROP TRIGGER audit_not_deleted; DROP TRIGGER audit_not_replaced;";
    let drop_server = "DROP TRIGGER audit_not_changed ON audit; DROP TRIGGER audit_not_emptied ON audit;";
    let forgeries = [
        ("UPDATE audit SET who = '002' WHERE entry = 2", "entry 2"),
        ("UPDATE audit SET actor = 'system_admin' WHERE entry = 1", "entry 1"),
        ("UPDATE audit SET at = '2026-12-01T09:00:07' WHERE entry = 1", "entry 1"),
        ("UPDATE audit SET became = '' WHERE entry = 3", "entry 3"),
        ("DELETE FROM audit WHERE entry = 2", "no entry 2"),
        ("DELETE FROM audit WHERE entry = 3", "3 were written"),
        ("DELETE FROM audit", "3 were written"),
        ("UPDATE audit SET machine = 'x', object = 'B' WHERE entry = 2", "entry 2"),
        ("UPDATE audit_head SET last = 9", "9 were written"),
    ];
    for (forgery, said) in forgeries {
        for place in Place::every("audit_forged") {
            let mut store = three_entries(&place);
            let is_file = matches!(place.url(), service_hall::store::StoreUrl::Sqlite(_));
            assert!(forged(&place, if is_file { drop_sqlite } else { drop_server }));
            assert!(forged(&place, forgery), "{forgery}");
            let found = store.verify_audit().unwrap();
            assert!(found.len() == 1 && found[0].contains(said), "{forgery}: {found:?}");
        }
    }
}

#[test]
fn many_at_once_leave_one_chain() {
    for place in Place::every("audit_many") {
        drop(place.open());
        std::thread::scope(|scope| {
            for n in 0..4 {
                let place = &place;
                scope.spawn(move || {
                    let mut store = place.open();
                    let who = person(&format!("{n}"), &["lead"]);
                    for _ in 0..10 {
                        store.acting(&who, "desk", at(n)).stop_line("A", "检修").unwrap().unwrap();
                    }
                });
            }
        });
        let mut store = place.open();
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
        assert_eq!(acts(&mut store).len(), 40);
    }
}
