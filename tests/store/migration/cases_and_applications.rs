//! Cases and applications of an earlier program: their rows are unharmed, and go on where they stood.
use super::{NEWEST, STEP, make, refuses, rows, store_of};
use crate::store::staff_note;
use crate::support::place::Place;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::cases::CaseState;
use service_hall::hall::{Hall, Setup};
use service_hall::store::{CaseKey, Store};

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
        make(&place, &format!("{}\n{CASES}", store_of(11)), 11);
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

/// A hall of that year with hours.
fn hall_of_days() -> Hall {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { workdays, hours: vec!["09:00-17:00".parse().unwrap()], ..Setup::default() })
}

#[test]
fn applications_are_told_anew_with_what_their_steps_say() {
    for place in Place::every("migration-applications") {
        make(&place, &format!("{}\n{APPLICATIONS}", store_of(12)), 12);
        let mut store = place.open();
        store
            .submit_case(&staff_note("2026-11-19T09:00:00".parse().unwrap()), &hall_of_days())
            .unwrap()
            .unwrap();
        let (hall, now) = (hall_of_days(), "2026-11-20T09:00:00".parse().unwrap());
        assert_eq!(store.settle_applications(&hall, now).unwrap(), 1, "one was not accepted at all");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        assert_eq!(place.texts(SETTLED), SETTLED_ROWS);
        assert_eq!(store.settle_applications(&hall, now).unwrap(), 0);
    }
}

/// What settling makes of the applications.
const SETTLED: &str =
    "SELECT state || ' ' || next_at || ' ' || changes_at || ' ' || ended_at FROM application ORDER BY number";
const SETTLED_ROWS: [&str; 3] = [
    "withdrawn 9999-12-31T23:59:59  2026-11-05T09:00:00",
    "received 9999-12-31T23:59:59  ",
    "accepted 2026-11-10T17:00:00  ",
];

/// Besides those: a case that was answered and closes by itself, one that was merged into it, what was published, a receipt.
const MORE: &str = "UPDATE case_head SET last = 4;
    INSERT INTO case_file (hall, number, receipt, receipt_key, source, class, state, since, submitted_at, about_kind, about,
        at_window, concerns, department, contact_due, contacted_at, due, next_at, answered_at, lapses_at, ended_at, extended_at,
        published_at, merged_into, vote, urged_at, urges, kiosk, visit, lang, has_text, has_contact, steps)
    VALUES ('HALL', 3, '00000000000000000000000C', 0, 'complaint', 'C', 'answered', '2026-11-12T10:00:00', '2026-11-09T09:00:00',
            'department', 'P', 'A01', 'P', 'P', '2026-11-10T17:00:00', '2026-11-10T09:00:00', '2026-11-30T17:00:00',
            '2026-11-19T17:00:00', '2026-11-12T10:00:00', '2026-11-19T17:00:00', '', '2026-11-11T09:00:00',
            '2026-11-13T09:00:00', 0, 'yes', '2026-11-10T12:00:00', 2, '3', 'V', 'en', 1, 1, 1),
           ('HALL', 4, '00000000000000000000000D', 0, 'help', '', 'merged', '2026-11-11T09:00:00', '2026-11-10T09:00:00', '', '',
            '', '', '', '', '', '', '', '', '', '2026-11-11T09:00:00', '', '', 3, '', '', 0, '', '', 'zh', 0, 0, 1);
    INSERT INTO case_step (hall, number, step, at, act, role, unit, who, from_state, to_state, detail)
    VALUES ('HALL', 3, 1, '2026-11-09T09:00:00', 'submitted', 'applicant', '', '', '', 'submitted', ''),
           ('HALL', 4, 1, '2026-11-10T09:00:00', 'submitted', 'applicant', '', '', '', 'submitted', '');
    INSERT INTO case_text (hall, number, step, part, body) VALUES ('HALL', 3, 1, 'phone', 'T3');
    INSERT INTO case_publication (hall, number, at, subject, changed, shown)
    VALUES ('HALL', 3, '2026-11-13T09:00:00', 'S', 'C', 1);
    INSERT INTO application_receipt (hall, receipt, receipt_key, number, given_at)
    VALUES ('HALL', '00000000000000000000000E', 0, 3, '2026-11-03T10:00:00');";

/// The tables of cases and applications with their columns of schema 11.
const OF_11: [(&str, &str); 8] = [
    ("receipt_key", "number turn secret made_at"),
    (
        "case_file",
        "number receipt receipt_key source class state since submitted_at about_kind about at_window concerns department \
         contact_due contacted_at due next_at answered_at lapses_at ended_at extended_at reopened_at published_at merged_into \
         satisfied rechecked vote urged_at urges kiosk visit lang has_text has_contact steps",
    ),
    ("case_step", "number step at act role unit who from_state to_state detail"),
    ("case_text", "number step part body"),
    ("case_publication", "number at subject changed shown"),
    (
        "application",
        "number code matter department state received_at accepted_at deemed promised finished_at special legal_limit \
         promised_limit is_open next_at imported_at steps",
    ),
    ("application_step", "number step at from_state to_state changes"),
    ("application_receipt", "receipt receipt_key number given_at"),
];

/// Every row of them.
fn rows_of_11(place: &Place) -> Vec<Vec<String>> {
    let read = |(table, columns): (&str, &str)| {
        let columns: Vec<&str> = columns.split_whitespace().collect();
        place.texts(&format!("SELECT {} FROM {table} ORDER BY 1", columns.join(" || '|' || ")))
    };
    OF_11.into_iter().map(read).collect()
}

#[test]
fn cases_and_applications_of_schema_11_are_all_there_and_go_on_where_they_stood() {
    for place in Place::every("migration-11") {
        let key = "INSERT INTO receipt_key (hall, number, turn, secret, made_at) VALUES ('HALL', 0, 0,
            '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', '');";
        make(&place, &format!("{}\n{key}\n{CASES}\n{APPLICATIONS}\n{MORE}", store_of(11)), 11);
        let before = rows_of_11(&place);
        assert_eq!(before.iter().map(Vec::len).collect::<Vec<_>>(), [1, 4, 6, 4, 1, 3, 3, 1]);
        let mut store = place.open();
        assert_eq!((rows(&place, STEP), rows_of_11(&place)), (NEWEST, before), "{}", place.address);
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        // Nobody is called back about what was answered before there were callbacks, unless somebody wants to.
        assert_eq!(rows(&place, "SELECT COUNT(*) FROM case_file WHERE callback <> '' OR calls <> 0"), 0);
        store
            .submit_case(&staff_note("2026-11-19T09:00:00".parse().unwrap()), &hall_of_days())
            .unwrap()
            .unwrap();
        let (hall, now) = (hall_of_days(), "2026-11-20T09:00:00".parse().unwrap());
        store.settle_cases(&hall, now).unwrap();
        let state = |store: &mut Store, number| {
            let found = store.case(&hall, CaseKey::Number(number), now).unwrap().unwrap();
            found.standing().state
        };
        assert_eq!(
            [1, 3, 4].map(|number| state(&mut store, number)),
            [CaseState::Assigned, CaseState::Closed, CaseState::Closed]
        );
        store.settle_applications(&hall, now).unwrap();
        assert_eq!(place.texts(SETTLED), SETTLED_ROWS);
        let code = store.application_receipt("C", now).unwrap().unwrap();
        assert_eq!(code.id().to_string(), "00000000000000000000000E", "the one that was given");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}
