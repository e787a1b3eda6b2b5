//! A store of an earlier program is brought up to date, and everything that was in it is there.
use crate::support::{place::Place, relay::Relay};
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::booking::Attendance;
use service_hall::hall::calendar::Workdays;
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
const NEW: [&str; 8] = [
    include_str!("../../src/store/engine/migrations/006_hall_and_journal.sql"),
    include_str!("../../src/store/engine/migrations/007_printer_trouble.sql"),
    include_str!("../../src/store/engine/migrations/008_cases.sql"),
    include_str!("../../src/store/engine/migrations/009_receipt_prints.sql"),
    include_str!("../../src/store/engine/migrations/010_ticket_receipts.sql"),
    include_str!("../../src/store/engine/migrations/011_applications.sql"),
    include_str!("../../src/store/engine/migrations/012_callbacks.sql"),
    include_str!("../../src/store/engine/migrations/013_application_changes.sql"),
];
/// The number of the last of them.
const NEWEST: i64 = 13;

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

fn make_old(place: &Place) {
    make(place, &old_store(), 5);
}

fn make(place: &Place, text: &str, schema: u32) {
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

#[test]
fn a_migration_over_a_line_that_breaks_anywhere_begins_again() {
    for place in Place::every("migration-cut") {
        if !place.address.starts_with("postgres") {
            continue;
        }
        make_old(&place);
        let (relay, address) = Relay::to(&place.address);
        let (ledger, newest) = (place.file("far.ledger"), NEWEST);
        let mut broken = 0;
        for trips in 1.. {
            relay.break_after(trips);
            let opened = Store::open(&address.parse().unwrap(), Some(&ledger)).is_ok();
            relay.let_go();
            let step = rows(&place, STEP);
            assert!(step == 5 || step == newest, "all of it or nothing: {step}");
            if step == 5 {
                broken += 1;
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

/// Two cases of schema 11: the applicant had the first one reopened, a recheck the second one.
const CASES: &str = "INSERT INTO case_head (hall, last) VALUES ('HALL', 2);
    INSERT INTO case_file (hall, number, receipt, receipt_key, source, state, since, submitted_at, about_kind, about, reopened_at,
        rechecked, satisfied, department, lang, has_text, has_contact, steps)
    VALUES ('HALL', 1, '00000000000000000000000A', 0, 'complaint', 'assigned', '2026-11-24T09:00:00', '2026-11-23T09:00:00', '', '',
            '2026-11-24T09:00:00', '', 'no', 'P', 'zh', 1, 1, 2),
           ('HALL', 2, '00000000000000000000000B', 0, 'complaint', 'assigned', '2026-11-24T09:00:00', '2026-11-23T09:00:00', '', '',
            '2026-11-24T09:00:00', 'no', '', 'P', 'zh', 1, 1, 2);
    INSERT INTO case_step (hall, number, step, at, act, role, unit, who, from_state, to_state, detail)
    VALUES ('HALL', 1, 1, '2026-11-23T09:00:00', 'submitted', 'applicant', '', '', '', 'submitted', ''),
           ('HALL', 1, 2, '2026-11-24T09:00:00', 'confirmed', 'applicant', '', '', 'answered', 'assigned', 'no'),
           ('HALL', 2, 1, '2026-11-23T09:00:00', 'submitted', 'applicant', '', '', '', 'submitted', ''),
           ('HALL', 2, 2, '2026-11-24T09:00:00', 'rechecked', 'supervisor', '', 'Z', 'answered', 'assigned', 'no');
    INSERT INTO case_text (hall, number, step, part, body)
    VALUES ('HALL', 1, 1, 'text', 'W1'), ('HALL', 2, 1, 'text', 'W2'), ('HALL', 2, 2, 'note', 'N');";

#[test]
fn the_history_of_cases_and_what_people_wrote_move_whole_and_who_had_one_reopened_is_told() {
    for place in Place::every("migration-cases") {
        let mut text = old_store();
        for (number, step) in (6..).zip(&NEW[..6]) {
            let checksum = crc32fast::hash(step.as_bytes());
            text = format!("{text}\n{step}\nINSERT INTO migration VALUES ({number}, {checksum}, 0);");
        }
        make(&place, &format!("{text}\n{CASES}"), 11);
        let mut store = place.open();
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        assert_eq!(rows(&place, "SELECT COUNT(*) FROM case_step"), 4);
        assert_eq!(place.texts("SELECT body FROM case_text ORDER BY body"), ["N", "W1", "W2"]);
        let appealed = place.texts("SELECT appealed_at || callback FROM case_file ORDER BY number");
        assert_eq!(appealed, ["2026-11-24T09:00:00", ""]);
        let note =
            "INSERT INTO case_text (hall, number, step, part, body) VALUES ('HALL', 1, 3, 'note', 'N')";
        assert!(refuses(&place, note), "a text still belongs to a step that there is");
        let act = "UPDATE case_step SET act = 'danced' WHERE number = 1";
        assert!(refuses(&place, act), "and a step is still one that there is");
    }
}

/// Three applications of schema 12: one that is over without a day of its end, one that was asked for papers and is taken for
/// accepted by law, and one whose limit nobody told.
const APPLICATIONS: &str = "INSERT INTO application_head (hall, last) VALUES ('HALL', 3);
    INSERT INTO application (hall, number, code, matter, department, state, received_at, accepted_at, deemed, promised, finished_at,
        special, legal_limit, promised_limit, is_open, next_at, imported_at, steps)
    VALUES ('HALL', 1, 'A', '', '', 'withdrawn', '2026-11-02T09:00:00', '', 0, '', '', '', '', '', 0,
            '9999-12-31T23:59:59', '2026-11-03T09:00:00', 1),
           ('HALL', 2, 'B', '', '', 'accepted', '2026-11-02T09:00:00', '2026-11-02T09:00:00', 1, '', '', '', '', '', 1,
            '9999-12-31T23:59:59', '2026-11-03T09:00:00', 2),
           ('HALL', 3, 'C', '', '', 'accepted', '2026-11-02T09:00:00', '2026-11-02T09:00:00', 0, '2026-11-10', '', '', '', '', 1,
            '9999-12-31T23:59:59', '2026-11-03T09:00:00', 0);
    INSERT INTO application_step (hall, number, step, at, from_state, to_state, changes)
    VALUES ('HALL', 1, 1, '2026-11-05T09:00:00', 'received', 'withdrawn', ''),
           ('HALL', 2, 1, '2026-11-05T09:00:00', 'received', 'supplement', ''),
           ('HALL', 2, 2, '2026-11-12T09:00:00', 'supplement', 'accepted', '');";

#[test]
fn applications_are_told_anew_with_what_their_steps_say() {
    for place in Place::every("migration-applications") {
        let mut text = old_store();
        for (number, step) in (6..).zip(&NEW[..7]) {
            let checksum = crc32fast::hash(step.as_bytes());
            text = format!("{text}\n{step}\nINSERT INTO migration VALUES ({number}, {checksum}, 0);");
        }
        make(&place, &format!("{text}\n{APPLICATIONS}"), 12);
        let mut store = place.open();
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        let hall =
            Hall::new(Setup { workdays, hours: vec!["09:00-17:00".parse().unwrap()], ..Setup::default() });
        let now = "2026-11-20T09:00:00".parse().unwrap();
        assert_eq!(store.settle_applications(&hall, now).unwrap(), 1, "one was not accepted at all");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        let kept = "SELECT state || ' ' || next_at || ' ' || changes_at || ' ' || ended_at FROM application ORDER BY number";
        assert_eq!(
            place.texts(kept),
            [
                "withdrawn 9999-12-31T23:59:59  2026-11-05T09:00:00",
                "received 9999-12-31T23:59:59  ",
                "accepted 2026-11-10T17:00:00  ",
            ]
        );
        assert_eq!(store.settle_applications(&hall, now).unwrap(), 0);
    }
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
