//! A hall in one file and out of it again: whole, on either database, and no number twice.
mod killed;
mod moving;

use crate::store::migration::{make, make_old, store_of};
use crate::support::place::Place;
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::people::{AuditAct, AuditActor, AuditEntry, Authority, NewAccount, Role};
use service_hall::hall::queue::{Interval, Line};
use service_hall::hall::{Hall, HallIdentity, Name, Setup};
use service_hall::store::{
    AccountChange, AuditFilter, BackupAbout, BackupFile, BackupFlaw, RestoreRefusal, RestoreTarget, Restored,
    Store, StoreGlance, StoreUrl, TakeRequest,
};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 30, 0).unwrap()
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-12:00".parse().unwrap(), quota: 90_000 };
    let line = Line { code: "A".into(), intervals: vec![interval], day_cap: 90_000, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { lines: vec![line], workdays, ..Setup::default() })
}

fn take(store: &mut Store, visit: &str) -> u32 {
    let asked = TakeRequest {
        visit: visit.into(),
        kiosk: "1".into(),
        line: "A".into(),
        at: at(),
        ..TakeRequest::default()
    };
    store.take(&asked, &hall()).unwrap().unwrap().ticket.number
}

/// Numbers that people of a name take, one after the other.
fn takes(store: &mut Store, name: &str, count: u32) -> Vec<u32> {
    (0..count).map(|person| take(store, &format!("{name} {person}"))).collect()
}

fn back_up(store: &mut Store, file: &Path) -> BackupAbout {
    store.back_up(file, "1.0", at(), &mut |_, _, _| true).unwrap()
}

fn open(file: &Path) -> BackupFile {
    BackupFile::open(file).unwrap().unwrap()
}

fn flaws(file: &Path) -> Vec<BackupFlaw> {
    match BackupFile::open(file).unwrap() {
        Ok(mut backup) => backup.flaws(&mut |_, _, _| true).unwrap(),
        Err(flaw) => vec![flaw],
    }
}

fn target(place: &Place) -> RestoreTarget {
    RestoreTarget {
        actor: AuditActor::SystemAdmin { acting_for: String::new() },
        hall: HallIdentity::default(),
        url: place.url(),
        ledger: Some(place.file("hall.db.ledger")),
        is_other_hall_meant: false,
        issued: Vec::new(),
        machine: "desk".into(),
        at: at(),
    }
}

fn restore(file: &Path, place: &Place) -> Restored {
    open(file).restore(&target(place), &mut |_, _, _| true).unwrap().unwrap()
}

/// Every table of a place with its columns, but for the list of migrations.
fn tables(place: &Place) -> BTreeMap<String, Vec<String>> {
    let columns = match place.url() {
        StoreUrl::Sqlite(_) => {
            "SELECT m.name || '.' || c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1"
        }
        StoreUrl::Postgres(_) => {
            "SELECT table_name || '.' || column_name FROM information_schema.columns
             WHERE table_schema = current_schema() ORDER BY 1"
        }
    };
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for column in place.texts(columns) {
        let (table, column) = column.split_once('.').unwrap();
        tables.entry(table.to_owned()).or_default().push(column.to_owned());
    }
    tables.remove("migration").unwrap();
    tables
}

/// Every row of every table as text; of the hall's row not the count that only a server keeps there.
fn everything(place: &Place) -> Vec<String> {
    let rows = tables(place).into_iter().map(|(table, columns)| {
        let cells = columns.iter().filter(|column| (table.as_str(), column.as_str()) != ("hall", "journal"));
        let cells: Vec<String> = cells.map(|column| format!("CAST({column} AS TEXT)")).collect();
        format!("SELECT '{table}: ' || {} FROM {table}", cells.join(" || '|' || "))
    });
    let mut rows = place.texts(&rows.collect::<Vec<_>>().join(" UNION ALL "));
    rows.sort();
    rows
}

#[track_caller]
fn assert_same(now: &[String], wanted: &[String]) {
    let without = |rows: &[String], others: &[String]| -> Vec<String> {
        rows.iter().filter(|row| !others.contains(row)).cloned().collect()
    };
    let (more, missing) = (without(now, wanted), without(wanted, now));
    assert!(now == wanted, "more: {more:#?}\nmissing: {missing:#?}");
}

/// Two accounts, and two entries of the audit.
fn people(store: &mut Store) {
    let by = AccountChange { authority: &Authority::system(""), machine: "desk", at: at() };
    let new = |code: &str, role: &str| NewAccount {
        code: code.into(),
        name: Name::new("李老师", "Li"),
        roles: vec![Role::of(role).unwrap()],
        windows: Vec::new(),
        pin_hash: format!("pin of {code}"),
    };
    store.init_admin(&new("root", "system_admin"), &by).unwrap().unwrap();
    store.add_account(&new("001", "clerk"), &by).unwrap().unwrap();
}

/// What the audit says of restorings, each as the entry that was the last of the store that was there and of the backup.
fn restorings(store: &mut Store) -> Vec<(u32, String, String)> {
    let wanted = AuditFilter { act: Some(AuditAct::Restore), ..AuditFilter::default() };
    let found = store.audit_entries(&wanted).unwrap().into_iter();
    found.map(|AuditEntry { entry, note, .. }| (entry, note.before, note.after)).collect()
}

/// The end of the audit as an entry of a restoring says it.
fn audit_end(store: &mut Store) -> String {
    let entries = store.audit_entries(&AuditFilter::default()).unwrap();
    entries.last().map_or_else(String::new, |last| format!("{} {}", last.entry, last.hash))
}

/// Everything but what the audit says of restorings.
fn but_restorings(place: &Place) -> Vec<String> {
    let mut rows = everything(place);
    rows.retain(|row| !row.starts_with("audit: restore|") && !row.starts_with("audit_head: "));
    rows
}

/// A store with something in many tables, by its own doing and by an earlier program's.
fn filled(place: &Place) -> Store {
    make_old(place);
    let mut store = place.open();
    takes(&mut store, "early", 3);
    store.submit_case(&super::staff_note(at()), &hall()).unwrap().unwrap();
    people(&mut store);
    // Everybody has left in good order.
    drop(store);
    place.open()
}

#[test]
fn a_backup_that_was_changed_since_it_was_made_is_not_restored_even_unchecked() {
    let place = Place::sqlite("changed-backup");
    let mut store = place.open();
    takes(&mut store, "before", 3);
    let file = place.file("hall.backup");
    back_up(&mut store, &file);
    drop(store);
    let before = everything(&place);
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("UPDATE ticket SET kiosk = '9' WHERE number = 2").unwrap();
    drop(connection);
    let refused = open(&file).restore(&target(&place), &mut |_, _, _| true).map(drop).unwrap_err();
    assert!(refused.chain().contains("the table ticket is not what it was"), "{}", refused.chain());
    assert_eq!(everything(&place), before);
}

#[test]
fn a_backup_holds_every_row_of_every_table_and_is_for_its_owner_only() {
    for place in Place::every("backup") {
        let mut store = filled(&place);
        let file = place.file("hall.backup");
        let about = back_up(&mut store, &file);
        let known: Vec<&String> = about.tables.iter().map(|table| &table.name).collect();
        assert_eq!(known, tables(&place).keys().collect::<Vec<_>>(), "a table is forgotten");
        for table in tables(&place).keys() {
            let counted = place.texts(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}"));
            assert_eq!(about.rows_of(table).to_string(), counted[0], "{table}");
        }
        assert_eq!((about.rows_of("account"), about.rows_of("audit")), (2, 2));
        assert!(about.rows() > 40 && about.rows_of("case_text") == 1 && about.rows_of("receipt_key") == 1);
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!((flaws(&file), open(&file).about()), (Vec::new(), &about));
        // Anybody with SQLite can look at it, also where it may only be read.
        let looked =
            rusqlite::Connection::open_with_flags(&file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let whole: String = looked.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        let mode: String = looked.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
        assert_eq!((whole.as_str(), mode.as_str()), ("ok", "delete"));
        let beside: Vec<PathBuf> =
            fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(
            beside
                .iter()
                .all(|path| !path.to_str().unwrap().contains("backup.") && !path.ends_with("backup-wal"))
        );
    }
}

#[test]
fn a_backup_says_how_high_every_line_had_gone() {
    for place in Place::every("backup-marks") {
        let mut store = place.open();
        takes(&mut store, "early", 7);
        let about = back_up(&mut store, &place.file("hall.backup"));
        let [mark] = &about.marks[..] else { panic!("{:?}", about.marks) };
        assert_eq!((mark.day, mark.line.as_str(), mark.last), (at().date(), "A", 7));
        assert!(mark.high >= 7 && mark.high <= 7 + service_hall::store::STRIDE, "{mark:?}");
    }
}

#[test]
fn a_hall_that_goes_on_meanwhile_is_in_the_backup_as_it_was_at_one_moment() {
    for place in Place::every("backup-online") {
        let mut store = place.open();
        takes(&mut store, "early", 20);
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            for kiosk in 0..3 {
                let (is_over, place) = (&is_over, &place);
                scope.spawn(move || {
                    let mut store = place.open();
                    for person in 0.. {
                        take(&mut store, &format!("{kiosk} {person}"));
                        if is_over.load(Ordering::Relaxed) {
                            break;
                        }
                    }
                });
            }
            for turn in 0..5 {
                let file = place.file(&format!("{turn}.backup"));
                let about = back_up(&mut store, &file);
                assert_eq!(flaws(&file), []);
                let connection = rusqlite::Connection::open(&file).unwrap();
                let one = |statement: &str| {
                    connection.query_row(statement, [], |row| row.get::<_, i64>(0)).unwrap()
                };
                let (last, tickets) = (one("SELECT last FROM line_day"), one("SELECT COUNT(*) FROM ticket"));
                assert_eq!(
                    (last, one("SELECT MAX(seq) FROM journal")),
                    (tickets, tickets),
                    "all of one moment"
                );
                assert!(i64::from(about.marks[0].last) >= last);
            }
            is_over.store(true, Ordering::Relaxed);
        });
    }
}

/// Gives a backup up after so many steps, `stride` by `stride`.
fn given_up(stride: usize) {
    for place in Place::every("backup-given-up") {
        let mut store = filled(&place);
        let file = place.file("hall.backup");
        let before = back_up(&mut store, &file);
        take(&mut store, "later");
        for steps in (0..).step_by(stride) {
            let mut left = steps;
            let made = store.back_up(&file, "1.0", at(), &mut |_, _, _| {
                left -= 1;
                left >= 0
            });
            let Err(error) = made else {
                assert!(steps > 5, "{steps}");
                break;
            };
            assert!(error.is_cancelled(), "{}", error.chain());
            assert!(!place.file("hall.backup.part").exists(), "after {steps} steps");
            assert_eq!(open(&file).about(), &before);
        }
        assert_eq!(open(&file).about().rows_of("ticket"), before.rows_of("ticket") + 1);
    }
}

#[test]
fn a_backup_that_is_given_up_leaves_nothing_and_the_one_before() {
    given_up(7);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_backup_that_is_given_up_at_every_step_leaves_nothing_and_the_one_before() {
    given_up(1);
}

#[test]
fn two_backups_are_not_written_to_one_place_at_once() {
    let place = Place::sqlite("backup-twice");
    let mut store = place.open();
    let file = place.file("hall.backup");
    let mut other = place.open();
    let mut is_refused = false;
    store
        .back_up(&file, "1.0", at(), &mut |_, _, _| {
            let second = other.back_up(&file, "1.0", at(), &mut |_, _, _| true);
            is_refused = second.is_err_and(|error| error.is_taken());
            true
        })
        .unwrap();
    assert!(is_refused && flaws(&file).is_empty());
}

/// Replaces a text in a file by another one of the same length, somewhere.
fn change(file: &Path, from: &str, to: &str) {
    let mut bytes = fs::read(file).unwrap();
    let found = bytes.windows(from.len()).position(|part| part == from.as_bytes()).expect("it is there");
    bytes[found..found + from.len()].copy_from_slice(to.as_bytes());
    fs::write(file, bytes).unwrap();
}

#[test]
fn whatever_is_not_as_it_was_written_is_found() {
    let place = Place::sqlite("backup-flaws");
    let mut store = filled(&place);
    let file = place.file("hall.backup");
    let changed = |statement: &str| {
        rusqlite::Connection::open(&file).unwrap().execute_batch(statement).unwrap();
        flaws(&file)
    };
    back_up(&mut store, &file);
    let flaw = BackupFlaw::Content { table: "ticket".into() };
    assert_eq!(changed("UPDATE ticket SET matter = 'M2' WHERE number = 1"), [flaw]);
    back_up(&mut store, &file);
    let found = changed("DELETE FROM print_event");
    assert!(
        matches!(&found[..], [BackupFlaw::Rows { table, found: 0, .. }] if table == "print_event"),
        "{found:?}"
    );
    back_up(&mut store, &file);
    assert_eq!(changed("UPDATE backup_mark SET last = 1"), [BackupFlaw::Label]);
    assert!(matches!(changed("UPDATE backup SET format = 2")[..], [BackupFlaw::Newer { .. }]));
    back_up(&mut store, &file);
    change(&file, "early 1", "early 9");
    assert_eq!(flaws(&file), [BackupFlaw::Content { table: "ticket".into() }], "on the disk");
    back_up(&mut store, &file);
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(flaws(&file)[..], [BackupFlaw::Damaged(_)]), "{:?}", flaws(&file));
    fs::write(&file, "not a database, whatever its name says").unwrap();
    assert_eq!(flaws(&file), [BackupFlaw::NotABackup]);
    let StoreUrl::Sqlite(own) = place.url() else { unreachable!("a file was asked for") };
    assert_eq!(flaws(&own), [BackupFlaw::NotABackup], "a store is none");
    assert!(BackupFile::open(&place.file("nothing")).is_err());
}

#[test]
fn a_flipped_bit_is_found_wherever_it_changes_anything() {
    let place = Place::sqlite("backup-bits");
    let file = place.file("hall.backup");
    back_up(&mut filled(&place), &file);
    let (whole, about) = (fs::read(&file).unwrap(), open(&file).about().clone());
    let mut found = 0;
    for byte in (0..whole.len()).step_by(4_999) {
        let mut bytes = whole.clone();
        bytes[byte] ^= 0x10;
        fs::write(&file, bytes).unwrap();
        match BackupFile::open(&file)
            .map(|opened| opened.map(|mut backup| (backup.flaws(&mut |_, _, _| true), backup)))
        {
            Ok(Ok((Ok(flaws), backup))) if flaws.is_empty() => assert_eq!(backup.about(), &about, "{byte}"),
            _ => found += 1,
        }
    }
    assert!(found > 5, "{found}");
}

#[test]
fn what_would_be_replaced_is_said_before() {
    for place in Place::every("backup-glance") {
        assert_eq!(target(&place).glance().unwrap(), StoreGlance::Nothing);
        let mut store = place.open();
        takes(&mut store, "early", 4);
        let StoreGlance::Hall { tables, newest, .. } = target(&place).glance().unwrap() else {
            panic!("nothing")
        };
        assert_eq!(newest, [(at().date(), "A".into(), 4)]);
        assert!(tables.contains(&("ticket".into(), 4)), "{tables:?}");
    }
    let place = Place::sqlite("backup-glance");
    fs::write(place.file("hall.db"), "x".repeat(9_000)).unwrap();
    assert!(matches!(target(&place).glance().unwrap(), StoreGlance::Unreadable(_)));
}

#[test]
fn a_store_that_is_open_is_not_replaced() {
    for place in Place::every("backup-open") {
        let mut store = place.open();
        let file = place.file("hall.backup");
        back_up(&mut store, &file);
        let refused = open(&file).restore(&target(&place), &mut |_, _, _| true).unwrap();
        assert_eq!(refused, Err(RestoreRefusal::InUse(Vec::new())));
        if !place.address.starts_with("postgres") {
            continue;
        }
        // The same from another machine, which has a ledger of its own.
        let elsewhere = RestoreTarget { ledger: Some(place.file("second.ledger")), ..target(&place) };
        let refused = open(&file).restore(&elsewhere, &mut |_, _, _| true).unwrap();
        assert!(
            matches!(&refused, Err(RestoreRefusal::InUse(machines)) if machines.len() == 1),
            "{refused:?}"
        );
        drop(store);
        assert!(open(&file).restore(&elsewhere, &mut |_, _, _| true).unwrap().is_ok());
    }
}

#[test]
fn a_backup_of_another_hall_is_brought_in_only_where_it_is_meant() {
    for place in Place::every("backup-other") {
        let file = place.file("hall.backup");
        let other =
            HallIdentity {
                code: "YI".parse().unwrap(), is_named: true, centre: "乙县政务服务中心".into()
            };
        let mut store = Store::open_for(&other, &place.url(), Some(&place.file("other.ledger"))).unwrap();
        takes(&mut store, "early", 5);
        people(&mut store);
        let ends = audit_end(&mut store);
        drop(store);
        let mut store = Store::open_for(&other, &place.url(), Some(&place.file("other.ledger"))).unwrap();
        back_up(&mut store, &file);
        drop(store);
        let here = Place::sqlite("backup-other");
        let own =
            HallIdentity {
                code: "JIA".parse().unwrap(), is_named: true, centre: "甲市政务服务中心".into()
            };
        let wanted = RestoreTarget { hall: own.clone(), ..target(&here) };
        let refused = open(&file).restore(&wanted, &mut |_, _, _| true).unwrap();
        assert_eq!(refused, Err(RestoreRefusal::OtherHall));
        assert!(!here.file("hall.db").exists());
        let wanted = RestoreTarget { is_other_hall_meant: true, ..wanted };
        open(&file).restore(&wanted, &mut |_, _, _| true).unwrap().unwrap();
        let mut store = Store::open_for(&own, &here.url(), Some(&here.file("hall.db.ledger"))).unwrap();
        assert_eq!(store.lines_today(at()).unwrap()[0].last, 5);
        assert_eq!(here.texts("SELECT name FROM hall"), ["甲市政务服务中心"]);
        assert_eq!(
            store.verify_audit().unwrap(),
            Vec::<String>::new(),
            "chained for the hall that it became"
        );
        assert_eq!(restorings(&mut store), [(3, String::new(), ends)], "where it ended as the other hall's");
        assert!(!here.file("hall.db.restoring-from").exists());
    }
}

#[test]
fn a_hall_is_taken_out_of_a_database_of_several_and_put_back_without_the_others() {
    for place in Place::every("backup-several") {
        let file = place.file("hall.backup");
        let other = HallIdentity { code: "YI".parse().unwrap(), is_named: true, centre: "乙".into() };
        let open_other =
            || Store::open_for(&other, &place.url(), Some(&place.file("hall.db.ledger"))).unwrap();
        let (mut first, mut second) = (place.open(), open_other());
        takes(&mut first, "first", 2);
        takes(&mut second, "second", 3);
        people(&mut first);
        people(&mut second);
        let ends = audit_end(&mut first);
        let about = back_up(&mut first, &file);
        assert_eq!((about.rows_of("hall"), about.rows_of("ticket"), about.rows_of("audit")), (1, 2, 2));
        let bytes = fs::read(&file).unwrap();
        assert!(
            !bytes.windows(8).any(|part| part == b"second 0"),
            "a visit of the other hall is in the file"
        );
        takes(&mut second, "third", 1);
        let others = audit_end(&mut second);
        drop((first, second));
        restore(&file, &place);
        assert_eq!(open_other().lines_today(at()).unwrap()[0].last, 4, "the other hall is as it was");
        let last = place.open().lines_today(at()).unwrap()[0].last;
        // On a server a machine cannot know what others gave: it goes on above all that may have been.
        let is_file = matches!(place.url(), StoreUrl::Sqlite(_));
        assert!(last == 2 || !is_file && (2..=about.marks[0].high).contains(&last), "{last}");
        assert_eq!(open_other().examine().unwrap(), Vec::<String>::new());
        assert_eq!(audit_end(&mut open_other()), others);
        assert_eq!(open_other().verify_audit().unwrap(), Vec::<String>::new());
        assert_eq!(restorings(&mut place.open()), [(3, ends.clone(), ends)]);
        assert_eq!(place.open().verify_audit().unwrap(), Vec::<String>::new());
        is_only_added_to(&place);
    }
}

/// Nobody takes anything out of the audit, nor changes it, after a restoring as before.
fn is_only_added_to(place: &Place) {
    for statement in ["DELETE FROM audit WHERE entry = 1", "UPDATE audit SET was = 'x'"] {
        let is_refused = match place.url() {
            StoreUrl::Sqlite(path) => {
                rusqlite::Connection::open(path).unwrap().execute(statement, []).is_err()
            }
            StoreUrl::Postgres(address) => {
                let mut client = postgres::Client::connect(&address, postgres::NoTls).unwrap();
                // Who restores another hall may not, either.
                client.batch_execute("SET service_hall.restoring = 'OTHER'").unwrap();
                client.execute(statement, &[]).is_err()
            }
        };
        assert!(is_refused, "{statement}");
    }
}

#[test]
fn the_audit_says_what_a_restoring_took_out_of_it() {
    for place in Place::every("backup-audit") {
        let mut store = filled(&place);
        back_up(&mut store, &place.file("hall.backup"));
        let then = audit_end(&mut store);
        let by = AccountChange { authority: &Authority::system(""), machine: "desk", at: at() };
        store.close_account("001", true, &by).unwrap().unwrap();
        let now = audit_end(&mut store);
        drop(store);
        restore(&place.file("hall.backup"), &place);
        let mut store = place.open();
        assert_eq!(restorings(&mut store), [(3, now, then)]);
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn an_audit_that_somebody_changed_is_not_made_good_by_becoming_another_halls() {
    let place = Place::sqlite("backup-forged");
    let mut store = place.open();
    people(&mut store);
    drop(store);
    let StoreUrl::Sqlite(path) = place.url() else { unreachable!("a file was asked for") };
    let forge = "DROP TRIGGER audit_not_changed; UPDATE audit SET object = '007' WHERE entry = 2";
    rusqlite::Connection::open(path).unwrap().execute_batch(forge).unwrap();
    back_up(&mut place.open(), &place.file("hall.backup"));
    let here = Place::sqlite("backup-forged");
    let own = HallIdentity { code: "JIA".parse().unwrap(), is_named: true, centre: String::new() };
    let wanted = RestoreTarget { hall: own.clone(), is_other_hall_meant: true, ..target(&here) };
    open(&place.file("hall.backup")).restore(&wanted, &mut |_, _, _| true).unwrap().unwrap();
    let mut store = Store::open_for(&own, &here.url(), Some(&here.file("hall.db.ledger"))).unwrap();
    assert_eq!(store.verify_audit().unwrap(), ["entry 2 of the audit is not what was written"]);
}

#[test]
fn a_backup_of_an_earlier_program_is_brought_up_to_date() {
    for place in Place::every("backup-older") {
        let old = Place::sqlite("backup-older");
        make(&old, &store_of(12), 12);
        let StoreUrl::Sqlite(file) = old.url() else { unreachable!("a file was asked for") };
        rusqlite::Connection::open(&file)
            .unwrap()
            .execute_batch(
                "CREATE TABLE backup (format BIGINT, program TEXT, made_at TEXT, hall TEXT, centre TEXT,
                     schema_number BIGINT, entry BIGINT, checksum BIGINT);
                 CREATE TABLE backup_table (name TEXT, row_count BIGINT, checksum BIGINT);
                 CREATE TABLE backup_mark (day TEXT, line TEXT, last BIGINT, high BIGINT);
                 INSERT INTO backup VALUES (1, '0.9', '2026-11-20T18:00:00', 'HALL', '', 12, 0, 0)",
            )
            .unwrap();
        let before = fs::read(&file).unwrap();
        restore(&file, &place);
        assert_eq!(fs::read(&file).unwrap(), before, "the backup is as it was");
        // The same as if the store of then had been opened.
        let opened = Place::sqlite("backup-older");
        make(&opened, &store_of(12), 12);
        drop(opened.open());
        let but_keys = |place: &Place| {
            let mut rows = but_restorings(place);
            rows.retain(|row| !row.starts_with("receipt_key") && !row.starts_with("hall:"));
            rows
        };
        assert_same(&but_keys(&place), &but_keys(&opened));
        assert!(!place.file("hall.db.restoring-from").exists());
    }
}
