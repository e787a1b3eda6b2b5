//! A store of an earlier program is brought up to date, and everything that was in it is there.
mod cases_and_applications;

use crate::support::{place::Place, relay::Relay};
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::booking::Attendance;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::catalogue::Guide;
use service_hall::hall::people::Authority;
use service_hall::hall::queue::{Interval, Line, PrintState, TicketState};
use service_hall::hall::{Hall, Setup};
use service_hall::store::{Store, StoreUrl, TakeRequest};

/// Schema 5, as commit ebd144e makes it.
const STEPS: [&str; 5] = [
    include_str!("../../src/store/engine/migrations/001_hall.sql"),
    include_str!("../../src/store/engine/migrations/002_print_journal.sql"),
    include_str!("../../src/store/engine/migrations/003_calling.sql"),
    include_str!("../../src/store/engine/migrations/004_appointments.sql"),
    include_str!("../../src/store/engine/migrations/005_line_steps.sql"),
];
const HELD: &str = include_str!("store_of_ebd144e.sql");
/// The steps since.
const NEW: [&str; 17] = [
    include_str!("../../src/store/engine/migrations/006_hall_and_journal.sql"),
    include_str!("../../src/store/engine/migrations/007_printer_trouble.sql"),
    include_str!("../../src/store/engine/migrations/008_cases.sql"),
    include_str!("../../src/store/engine/migrations/009_receipt_prints.sql"),
    include_str!("../../src/store/engine/migrations/010_ticket_receipts.sql"),
    include_str!("../../src/store/engine/migrations/011_applications.sql"),
    include_str!("../../src/store/engine/migrations/012_callbacks.sql"),
    include_str!("../../src/store/engine/migrations/013_application_changes.sql"),
    include_str!("../../src/store/engine/migrations/014_setup.sql"),
    include_str!("../../src/store/engine/migrations/015_people_and_audit.sql"),
    include_str!("../../src/store/engine/migrations/016_audit_of_a_restored_hall.sql"),
    include_str!("../../src/store/engine/migrations/017_drafts.sql"),
    include_str!("../../src/store/engine/migrations/018_opinion_box.sql"),
    include_str!("../../src/store/engine/migrations/019_situations_and_kiosks.sql"),
    include_str!("../../src/store/engine/migrations/020_steps_and_loans.sql"),
    include_str!("../../src/store/engine/migrations/021_box_appointments.sql"),
    include_str!("../../src/store/engine/migrations/022_ratings.sql"),
];
/// The number of the last of them.
const NEWEST: i64 = 22;

/// The number of the schema.
const STEP: &str = "SELECT MAX(number) FROM migration";

/// Everything a store of schema 5 is made of.
fn old_store() -> String {
    let mut text = "CREATE TABLE migration (
         number BIGINT NOT NULL PRIMARY KEY, checksum BIGINT NOT NULL, turn BIGINT NOT NULL);
     INSERT INTO migration (number, checksum, turn) VALUES (0, 0, 1);"
        .to_owned();
    for (number, step) in (1..).zip(STEPS) {
        let checksum = crc32fast::hash(step.as_bytes());
        text = format!("{text}\n{step}\nINSERT INTO migration VALUES ({number}, {checksum}, 0);");
    }
    format!("{text}\n{HELD}")
}

/// What a store of schema 5 is made of, brought to another schema.
pub(super) fn store_of(schema: u32) -> String {
    let mut text = old_store();
    for (number, step) in (6..=schema).zip(NEW) {
        let checksum = crc32fast::hash(step.as_bytes());
        text = format!("{text}\n{step}\nINSERT INTO migration VALUES ({number}, {checksum}, 0);");
    }
    text
}

pub(super) fn make_old(place: &Place) {
    make(place, &old_store(), 5);
}

pub(super) fn make(place: &Place, text: &str, schema: u32) {
    match place.url() {
        StoreUrl::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).unwrap();
            connection.execute_batch(&text.replace("/*! WITHOUT ROWID */", "WITHOUT ROWID")).unwrap();
            let stamp = format!("PRAGMA application_id = 1212238924; PRAGMA user_version = {schema}");
            connection.execute_batch(&stamp).unwrap();
        }
        StoreUrl::Postgres(url) => {
            postgres::Client::connect(&url, postgres::NoTls).unwrap().batch_execute(text).unwrap();
        }
    }
}

fn rows(place: &Place, statement: &str) -> i64 {
    match place.url() {
        StoreUrl::Sqlite(path) => {
            rusqlite::Connection::open(path).unwrap().query_row(statement, [], |row| row.get(0)).unwrap()
        }
        StoreUrl::Postgres(url) => postgres::Client::connect(&url, postgres::NoTls)
            .unwrap()
            .query_one(statement, &[])
            .unwrap()
            .get(0),
    }
}

fn inserted(table: &str) -> i64 {
    let beginning = format!("INSERT INTO {table} (");
    i64::try_from(HELD.lines().filter(|line| line.starts_with(&beginning)).count()).unwrap()
}

fn noon() -> NaiveDateTime {
    day().and_hms_opt(12, 0, 0).unwrap()
}

fn day() -> NaiveDate {
    let ticket = HELD.lines().find(|line| line.starts_with("INSERT INTO ticket (")).unwrap();
    let values = ticket.split("VALUES ('").nth(1).unwrap();
    values[..10].parse().unwrap()
}

fn everything_is_there(place: &Place, store: &mut Store) {
    for table in [
        "ticket",
        "ticket_step",
        "work",
        "call",
        "duty",
        "duty_step",
        "line_stop",
        "line_step",
        "reader",
        "choice",
        "appointment",
        "printer",
        "print_event",
        "matter",
        "guide",
    ] {
        let counted = rows(place, &format!("SELECT COUNT(*) FROM {table} WHERE hall = 'HALL'"));
        assert_eq!(counted, inserted(table), "{table}");
    }
    assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    let (histories, _) = store.histories(day()).unwrap();
    assert_eq!(i64::try_from(histories.len()).unwrap(), inserted("ticket"));
    let steps: usize = histories.iter().map(|history| history.steps.len()).sum();
    assert_eq!(i64::try_from(steps).unwrap(), inserted("ticket_step"), "and no giving twice");
    assert!(histories.iter().all(|history| !matches!(history.state, TicketState::Serving)));
    let prints: Vec<PrintState> =
        store.prints(noon(), None).unwrap().into_iter().map(|job| job.state).collect();
    assert_eq!(prints, [PrintState::Confirmed, PrintState::Uncertain, PrintState::NotPrinted]);
    let older = HELD.lines().find(|line| line.starts_with("INSERT INTO ticket (")).unwrap();
    let code = older.split('\'').find(|value| value.len() == 26).expect("the code of a ticket of then");
    let found = store.ticket_by_code(code).unwrap().expect("slips of then can be scanned");
    assert_eq!(found.code, code);
    let appointments = store.appointments(day()).unwrap();
    assert!(matches!(appointments[0].standing, Attendance::Here { .. }), "{appointments:?}");
    assert_eq!(store.stopped_lines().unwrap().len(), 1);
    let printers = store.printers().unwrap();
    assert_eq!((printers.len(), printers[0].since), (1, None), "nobody knows since when it is so");
    assert_eq!(store.reader("voice", noon()).unwrap(), 7);
    assert_eq!(store.catalogue().unwrap().len(), 3);
}

#[test]
fn a_store_of_an_earlier_program_loses_nothing() {
    for place in Place::every("migration") {
        make_old(&place);
        let mut store = place.open();
        everything_is_there(&place, &mut store);
    }
}

#[test]
fn the_matters_of_an_earlier_program_come_back_after_an_import() {
    for place in Place::every("migration-undo") {
        make_old(&place);
        let mut store = place.open();
        let (old, at) = (store.catalogue().unwrap(), noon());
        store
            .replace_catalogue(
                at,
                &mut std::iter::once(Guide { code: "C1".into(), ..Guide::default() }),
                &mut |_| (),
            )
            .unwrap();
        assert_eq!(store.count_matters().unwrap(), 1);
        let back =
            store.acting(&Authority::system(""), "desk", at).restore_catalogue().unwrap().unwrap().unwrap();
        assert_eq!(back.map(|count| usize::try_from(count).unwrap()), Some(old.len()));
        assert_eq!(store.catalogue().unwrap(), old);
    }
}

/// A hall of the old store's day with a line of two intervals.
fn hall() -> Hall {
    let interval = |open: &str| Interval { open: open.parse().unwrap(), quota: 500 };
    let intervals = vec![interval("09:00-12:00"), interval("13:00-17:00")];
    let line = Line { code: "G".into(), intervals, day_cap: 500, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], [day()]);
    Hall::new(Setup { lines: vec![line], workdays, ..Setup::default() })
}

#[test]
fn numbers_go_on_in_a_day_that_an_earlier_program_began() {
    for place in Place::every("migration-midday") {
        make_old(&place);
        let mut store = place.open();
        for (hour, number) in [(14, 3), (15, 4), (10, 5)] {
            let asked = TakeRequest {
                visit: format!("at {hour}"),
                kiosk: "1".into(),
                line: "G".into(),
                at: day().and_hms_opt(hour, 0, 0).unwrap(),
                ..TakeRequest::default()
            };
            assert_eq!(store.take(&asked, &hall()).unwrap().unwrap().ticket.number, number);
        }
        let counted = "SELECT COUNT(*) FROM line_day WHERE hall = 'HALL' AND line = 'G'
             AND by_interval = '09:00:00=000002 13:00:00=000003'";
        assert_eq!(rows(&place, counted), 1, "each in its interval");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

fn run(place: &Place, statement: &str) {
    match place.url() {
        StoreUrl::Sqlite(path) => rusqlite::Connection::open(path).unwrap().execute_batch(statement).unwrap(),
        StoreUrl::Postgres(url) => {
            postgres::Client::connect(&url, postgres::NoTls).unwrap().batch_execute(statement).unwrap();
        }
    }
}

#[test]
fn steps_that_cannot_all_be_made_leave_the_store_as_it_was() {
    for place in Place::every("migration-whole") {
        make_old(&place);
        // Step 6 finds a table in its way when nearly everything is done.
        run(&place, "CREATE TABLE guide_5 (obstacle BIGINT)");
        assert!(Store::open(&place.url(), Some(&place.file("hall.ledger"))).is_err());
        assert_eq!(rows(&place, STEP), 5);
        assert_eq!(rows(&place, "SELECT COUNT(*) FROM ticket"), inserted("ticket"), "under its old columns");
        run(&place, "DROP TABLE guide_5");
        everything_is_there(&place, &mut place.open());
    }
}

/// Breaks the line after so many messages of a migration, `stride` by `stride`.
fn broken_off(stride: usize) {
    for place in Place::every("migration-cut") {
        if !place.address.starts_with("postgres") {
            continue;
        }
        make_old(&place);
        let (relay, address) = Relay::to(&place.address);
        let (ledger, newest) = (place.file("far.ledger"), NEWEST);
        let mut broken = 0;
        for trips in (1..).step_by(stride) {
            relay.break_after(trips);
            let opened = Store::open(&address.parse().unwrap(), Some(&ledger)).is_ok();
            relay.let_go();
            let step = rows(&place, STEP);
            assert!(step == 5 || step == newest, "all of it or nothing: {step}");
            if step == 5 {
                broken += stride;
            }
            if opened {
                assert!(broken > 5, "the steps were broken at {broken} places only");
                break;
            }
        }
        everything_is_there(&place, &mut place.open());
    }
}

#[test]
fn a_migration_over_a_line_that_breaks_anywhere_begins_again() {
    broken_off(13);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_migration_over_a_line_that_breaks_at_every_message_begins_again() {
    broken_off(1);
}

#[test]
fn a_migration_that_is_killed_anywhere_begins_again() {
    let place = Place::sqlite("migration-killed");
    make_old(&place);
    let StoreUrl::Sqlite(path) = place.url() else { unreachable!("a file was asked for") };
    let text = NEW.concat().replace("/*! WITHOUT ROWID */", "WITHOUT ROWID");
    let statements: Vec<&str> = text.split_inclusive(";\n").collect();
    for done in (0..=statements.len()).step_by(7) {
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        connection.execute_batch(&statements[..done].concat()).unwrap();
        // Killed here: what was not committed is gone with the process.
    }
    let mut store = place.open();
    everything_is_there(&place, &mut store);
}

/// Says whether the database refuses a statement.
fn refuses(place: &Place, statement: &str) -> bool {
    match place.url() {
        StoreUrl::Sqlite(path) => {
            let connection = rusqlite::Connection::open(path).unwrap();
            connection.execute_batch("PRAGMA foreign_keys = ON").unwrap();
            connection.execute(statement, []).is_err()
        }
        StoreUrl::Postgres(url) => {
            postgres::Client::connect(&url, postgres::NoTls).unwrap().execute(statement, &[]).is_err()
        }
    }
}
