//! The store's contract, kept by SQLite and by PostgreSQL (where `TEST_POSTGRES` names a server).
use crate::support::place;
use chrono::{NaiveDate, NaiveDateTime};
use place::Place;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::catalogue::{Applicants, Guide, Handling, Kind, LimitUnit, Material, TimeLimit};
use service_hall::hall::queue::{Interval, Line, Refusal, Ticket, TicketState};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::store::{Loss, Store, StoreUrl, TakeRequest};
use std::fs;

mod older_copy;
mod prints;

/// Opens the store and walks away without leaving it, as a killed process does.
fn open_and_be_killed(place: &Place, work: impl FnOnce(&mut Store)) {
    let mut store = place.open();
    work(&mut store);
    let ledger = fs::read(place.file("hall.db.ledger")).unwrap();
    drop(store);
    fs::write(place.file("hall.db.ledger"), ledger).unwrap();
}

/// The same where the machine lost its power: what was written and not flushed is gone from the ledger.
fn open_and_lose_power(place: &Place, work: impl FnOnce(&mut Store)) {
    open_and_be_killed(place, work);
    let ledger = fs::read_to_string(place.file("hall.db.ledger")).unwrap();
    let flushed = |line: &&str| !line.contains("\tgiven\t") && !line.contains("\tboot\t");
    let left: String = ledger.split_inclusive('\n').filter(flushed).collect();
    fs::write(place.file("hall.db.ledger"), left).unwrap();
}

fn at(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_milli_opt(hour, minute, 5, 250).unwrap()
}

fn hall() -> Hall {
    let interval = |open: &str, quota| Interval { open: open.parse().unwrap(), quota };
    let line = |code: &str, quota, priority| Line {
        code: code.into(),
        intervals: vec![interval("09:00-12:00", quota), interval("13:00-17:00", quota)],
        day_cap: 100_000,
        priority,
        ..Line::default()
    };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup {
        lines: vec![line("A", 50_000, true), line("B", 2, false)],
        workdays,
        ..Setup::default()
    })
}

fn asked(visit: &str, line: &str, at: NaiveDateTime) -> TakeRequest {
    let (visit, line) = (visit.into(), line.into());
    TakeRequest {
        visit,
        kiosk: "1".into(),
        line,
        matter: None,
        at,
        slip: Some("zh"),
        ..TakeRequest::default()
    }
}

fn taken(store: &mut Store, asked: &TakeRequest) -> Ticket {
    store.take(asked, &hall()).unwrap().unwrap().ticket
}

fn refused(store: &mut Store, asked: &TakeRequest) -> Refusal {
    store.take(asked, &hall()).unwrap().unwrap_err()
}

#[test]
fn numbers_follow_one_another_and_people_ahead_are_counted() {
    for place in Place::every("store") {
        let (mut store, mut other) = (place.open(), place.open());
        let first = taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
        let second = taken(&mut other, &asked("v2", "A", at(23, 9, 1)));
        let quick = TakeRequest { priority: true, ..asked("v3", "A", at(23, 9, 2)) };
        let quick = taken(&mut store, &quick);
        let labels = [&first, &second, &quick].map(|ticket| (ticket.label().to_string(), ticket.ahead));
        assert_eq!(labels, [("A001".into(), 0), ("A002".into(), 1), ("A003".into(), 0)]);
        assert_eq!(other.ticket_by_code(&first.code).unwrap(), Some(first.clone()));
        assert_eq!(other.ticket_by_code("NONE").unwrap(), None);

        let gone = store.cancel(&hall(), &first.code, None, at(23, 9, 5)).unwrap().unwrap().unwrap();
        assert_eq!(gone.state, TicketState::Cancelled);
        assert_eq!(
            taken(&mut store, &asked("v4", "A", at(23, 9, 6))).ahead,
            2,
            "one by priority and one other"
        );
        let line = &other.lines_today(at(23, 9, 7)).unwrap()[0];
        let counts = (line.line.as_str(), line.last, line.today, line.waiting_priority, line.waiting);
        assert_eq!(counts, ("A", 4, 4, 1, 2));
        let interval = hall().setup.lines[0].intervals[0];
        assert_eq!(line.given_in(&interval, interval.open.from), 4);
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_double_tap_makes_one_ticket() {
    for place in Place::every("store") {
        let mut store = place.open();
        let request = TakeRequest { matter: Some("M1".into()), ..asked("v1", "A", at(23, 9, 0)) };
        let ticket = taken(&mut store, &request);
        assert_eq!(taken(&mut store, &TakeRequest { at: at(23, 12, 30), ..request.clone() }), ticket);
        let holding = Refusal::AlreadyHolding { label: "A001".parse().unwrap() };
        assert_eq!(refused(&mut store, &asked("v1", "B", at(23, 9, 1))), holding);
        assert_eq!(refused(&mut store, &asked("v1", "A", at(23, 9, 1))), holding, "another matter");
        let quick = TakeRequest { priority: true, ..request.clone() };
        assert_eq!(refused(&mut store, &quick), holding, "another entrance");
        store.cancel(&hall(), &ticket.code, None, at(23, 9, 2)).unwrap().unwrap().unwrap();
        assert_eq!(taken(&mut store, &request).number, 2, "the first is no longer live");
    }
}

#[test]
fn a_third_number_of_a_visit_is_found_again() {
    for place in Place::every("store") {
        let mut store = place.open();
        for number in 1..=6 {
            let ticket = taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
            assert_eq!(ticket.number, number);
            assert_eq!(taken(&mut store, &asked("v1", "A", at(23, 9, 1))).code, ticket.code);
            store.cancel(&hall(), &ticket.code, None, at(23, 9, 2)).unwrap().unwrap().unwrap();
        }
    }
}

#[test]
fn refusals_change_nothing() {
    for place in Place::every("store") {
        let mut store = place.open();
        assert_eq!(refused(&mut store, &asked("v1", "X", at(23, 9, 0))), Refusal::NoSuchLine);
        let unset = "1970-01-01T09:00:00".parse().unwrap();
        assert_eq!(refused(&mut store, &asked("v1", "A", unset)), Refusal::ClockNotSet, "a fresh store");
        let next = NaiveDate::from_ymd_opt(2026, 11, 23);
        assert_eq!(refused(&mut store, &asked("v1", "A", at(22, 9, 0))), Refusal::ClosedToday { next });
        let unknown = NaiveDate::from_ymd_opt(2031, 1, 6).unwrap().and_hms_opt(9, 0, 0).unwrap();
        assert_eq!(refused(&mut store, &asked("v1", "A", unknown)), Refusal::CalendarMissing);
        let opens = "13:00:00".parse().unwrap();
        assert_eq!(refused(&mut store, &asked("v1", "A", at(23, 12, 0))), Refusal::ClosedUntil { opens });
        assert_eq!(store.lines_today(at(23, 9, 0)).unwrap(), []);
        for visit in ["v1", "v2"] {
            taken(&mut store, &asked(visit, "B", at(23, 9, 0)));
        }
        assert_eq!(refused(&mut store, &asked("v3", "B", at(23, 9, 1))), Refusal::FullUntil { opens });
        taken(&mut store, &asked("v3", "B", at(23, 13, 0)));
        let back = refused(&mut store, &asked("v4", "B", at(23, 11, 59)));
        assert_eq!(back, Refusal::FullUntil { opens }, "a clock set back finds the morning full");
    }
}

#[test]
fn the_business_day_only_goes_forward() {
    for place in Place::every("store") {
        let mut store = place.open();
        let old = taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
        let new = taken(&mut store, &asked("v2", "A", at(24, 9, 0)));
        assert_eq!((new.number, new.ahead), (1, 0), "yesterday's people are not ahead");
        assert_eq!(store.ticket_by_code(&old.code).unwrap().unwrap().state, TicketState::Expired);
        let back = taken(&mut store, &asked("v3", "A", at(23, 9, 0)));
        assert_eq!((back.day, back.number), (new.day, 2), "a clock set back begins no day again");
        assert_eq!(
            taken(&mut store, &asked("v1", "B", at(24, 9, 0))).number,
            1,
            "the expired ticket holds nobody"
        );
        assert_eq!(store.lines_today(at(23, 9, 0)).unwrap().len(), 2);
        assert_eq!(store.lines_today(at(25, 9, 0)).unwrap(), []);
    }
}

#[test]
fn choices_are_kept() {
    for place in Place::every("store") {
        let mut store = place.open();
        for code in ["2", "1", "2"] {
            store.record_choice(code).unwrap();
        }
        assert_eq!(store.choices().unwrap(), [("1".into(), 1), ("2".into(), 2)]);
    }
}

fn guide(number: u32) -> Guide {
    let material = |text: &str| text.parse::<Material>().unwrap();
    Guide {
        code: format!("{number:06}"),
        name: Name::new(format!("事项{number}"), "Matter"),
        department: ["公安局", "税务局"][number as usize % 2].into(),
        main_item: "主项".into(),
        kind: Kind::Licence,
        applicants: Applicants { people: true, organisations: false },
        themes: vec!["户籍".into(), "设立".into()],
        line: number.is_multiple_of(2).then(|| "A".into()),
        popularity: 7,
        statutory: Some(TimeLimit { days: 20, unit: LimitUnit::WorkingDays }),
        promised: None,
        handling: Handling::WhileYouWait,
        visits: Some(0),
        conditions: "第一条\n第二条".into(),
        materials: vec![material("户口簿:原件1:复印件2"), material("照片:容缺后补")],
        situations: ["遗失补领=Lost:照片", "到期\\:换领"].map(|text| text.parse().unwrap()).to_vec(),
        process: vec!["申请".into(), "受理".into()],
        fee: "不收费".into(),
        place: "一楼".into(),
        windows: "A01".into(),
        hours: "工作日".into(),
        phone: "12345".into(),
        complaints: "12388".into(),
        link: "https://example.invalid/".into(),
        aliases: vec!["身份证".into(), "换证".into()],
    }
}

#[test]
fn a_catalogue_is_replaced_at_a_stroke() {
    for place in Place::every("store") {
        let (mut store, mut other) = (place.open(), place.open());
        assert_eq!((store.catalogue_version().unwrap(), store.catalogue().unwrap().len()), (0, 0));
        let mut heard = Vec::new();
        let counted = store
            .replace_catalogue("2026-11-23T09:00:00".parse().unwrap(), &mut (0..5001).map(guide), &mut |n| {
                heard.push(n);
            })
            .unwrap();
        assert_eq!((counted, heard), (5001, vec![2000, 4000, 5001]));
        assert_eq!(other.catalogue_version().unwrap(), 1);
        let made = (0..5001).map(guide).collect::<Vec<_>>();
        assert_eq!(other.catalogue().unwrap(), made.iter().collect());
        assert_eq!(other.guide("000007").unwrap(), Some(guide(7)));
        assert_eq!(other.guide("999999").unwrap(), None);

        let mut seen = Vec::new();
        let twice = [guide(1), guide(2), guide(1)];
        assert!(
            store
                .replace_catalogue(
                    "2026-11-23T09:00:00".parse().unwrap(),
                    &mut twice.into_iter(),
                    &mut |_| ()
                )
                .is_err()
        );
        store
            .replace_catalogue("2026-11-23T09:00:00".parse().unwrap(), &mut (5..3005).map(guide), &mut |_| {
                seen.push(other.catalogue().unwrap().len());
            })
            .unwrap();
        assert_eq!(seen, [5001, 5001], "the old one is whole until the new one is");
        assert_eq!(other.catalogue().unwrap().matter(0).unwrap().code, "000005");
        assert_eq!((other.catalogue().unwrap().len(), other.guide("000001").unwrap()), (3000, None));
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_killed_process_leaves_no_gap() {
    for place in Place::every("store") {
        open_and_be_killed(&place, |store| {
            assert_eq!(taken(store, &asked("v1", "A", at(23, 9, 0))).number, 1);
        });
        let mut store = place.open();
        assert_eq!(store.losses(), []);
        assert_eq!(taken(&mut store, &asked("v2", "A", at(23, 9, 0))).number, 2);
    }
}

#[test]
fn an_orderly_closing_leaves_no_gap_and_a_kill_leaves_one() {
    for place in Place::every("store") {
        open_and_lose_power(&place, |store| {
            assert_eq!(taken(store, &asked("v1", "A", at(23, 9, 0))).number, 1);
        });
        let mut store = place.open();
        assert!(
            matches!(store.losses(), [Loss::Numbers { known: 1, until: 20, .. }]),
            "{:?}",
            store.losses()
        );
        assert_eq!(taken(&mut store, &asked("v2", "A", at(23, 9, 0))).number, 21);
        store.close().unwrap();
        let mut store = place.open();
        assert_eq!(store.losses(), []);
        assert_eq!(taken(&mut store, &asked("v3", "A", at(23, 9, 0))).number, 22);
    }
}

#[test]
fn a_lost_ledger_is_written_again() {
    for place in Place::every("store") {
        taken(&mut place.open(), &asked("v1", "A", at(23, 9, 0)));
        fs::remove_file(place.file("hall.db.ledger")).unwrap();
        let mut store = place.open();
        assert_eq!(store.losses(), [Loss::Ledger]);
        assert_eq!(taken(&mut store, &asked("v2", "A", at(23, 9, 0))).number, 2);
    }
}

#[test]
fn every_machine_covers_what_it_gives_in_its_own_ledger() {
    for place in Place::every("store") {
        let mut one = place.open();
        let second = place.file("second.ledger");
        let mut two = Store::open(&place.url(), Some(&second)).unwrap();
        taken(&mut one, &asked("v1", "A", at(23, 9, 0)));
        assert_eq!(taken(&mut two, &asked("v2", "A", at(23, 9, 0))).number, 2);
        let written = fs::read_to_string(&second).unwrap();
        assert!(written.contains("high\t2026-11-23\tA\t21"), "{written}");
    }
}

/// The last number that the sound lines of a ledger say was given.
fn given(ledger: &[u8]) -> u32 {
    let end = ledger.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let text = std::str::from_utf8(&ledger[..end]).unwrap();
    let numbers = text.lines().filter(|line| line.contains("\tgiven\t"));
    numbers.map(|line| line.split('\t').nth(4).unwrap().parse().unwrap()).max().unwrap_or(0)
}

/// Cuts the ledger at a byte, and spoils a byte of it, `stride` by `stride`.
fn cut_and_spoilt(stride: usize) {
    let place = Place::sqlite("store");
    let take = |store: &mut Store, visits: std::ops::Range<u32>| {
        for visit in visits {
            taken(store, &asked(&visit.to_string(), "A", at(23, 9, 0)));
        }
    };
    let (database, ledger) = (place.file("hall.db"), place.file("hall.db.ledger"));
    let mut store = place.open();
    take(&mut store, 0..5);
    store.close().unwrap();
    let older = fs::read(&database).unwrap();
    open_and_be_killed(&place, |store| take(store, 5..25));
    let whole = fs::read(&ledger).unwrap();
    let open_older = |ledger_now: &[u8]| {
        for name in ["hall.db-wal", "hall.db-shm"] {
            let _absent = fs::remove_file(place.file(name));
        }
        fs::write(&database, &older).unwrap();
        fs::write(&ledger, ledger_now).unwrap();
        place.open()
    };
    for cut in (0..=whole.len()).step_by(stride) {
        let number = taken(&mut open_older(&whole[..cut]), &asked("cut", "A", at(23, 9, 0))).number;
        let least = given(&whole[..cut]).max(5);
        assert!(number > least, "cut at {cut}: {number}, although {least} was given");
    }
    assert_eq!(given(&whole), 25);
    for flip in (0..whole.len()).step_by(stride) {
        let mut bytes = whole.clone();
        bytes[flip] ^= 4;
        // Whichever line is spoiled: the one before it or the reserve covers what was given, except the very last.
        let number = taken(&mut open_older(&bytes), &asked("flip", "A", at(23, 9, 0))).number;
        assert!(number > 24, "byte {flip}: {number}");
    }
}

#[test]
fn a_ledger_cut_anywhere_never_gives_a_number_again() {
    cut_and_spoilt(11);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_ledger_cut_at_every_byte_never_gives_a_number_again() {
    cut_and_spoilt(1);
}

#[test]
fn a_file_that_is_not_the_halls_is_refused() {
    let place = Place::sqlite("store");
    let file = place.file("hall.db");
    fs::write(&file, [7; 8192]).unwrap();
    let refused = Store::open(&place.url(), None).err().unwrap();
    assert!(refused.is_damaged(), "{}", refused.chain());

    let open = || rusqlite::Connection::open(&file).unwrap();
    fs::remove_file(&file).unwrap();
    open().execute_batch("CREATE TABLE strange (a)").unwrap();
    let refused = Store::open(&place.url(), None).err().unwrap().chain();
    assert!(refused.contains("not a service hall's"), "{refused}");

    fs::remove_file(&file).unwrap();
    drop(place.open());
    open().execute_batch("PRAGMA user_version = 99").unwrap();
    let refused = Store::open(&place.url(), None).err().unwrap().chain();
    assert!(refused.contains("schema 99 of a newer program"), "{refused}");

    open()
        .execute_batch("PRAGMA user_version = 1; UPDATE migration SET checksum = 5 WHERE number = 1")
        .unwrap();
    let refused = Store::open(&place.url(), None).err().unwrap().chain();
    assert!(refused.contains("with another text"), "{refused}");

    fs::hard_link(&file, place.file("second.db")).unwrap();
    let refused = Store::open(&place.url(), None).err().unwrap().chain();
    assert!(refused.contains("hard link"), "{refused}");
}

#[test]
fn wrong_counts_are_found() {
    for place in Place::every("store") {
        let mut store = place.open();
        taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
        let wrong = "UPDATE line_day SET waiting = 5";
        match &place.url() {
            StoreUrl::Sqlite(path) => rusqlite::Connection::open(path).unwrap().execute_batch(wrong).unwrap(),
            StoreUrl::Postgres(url) => {
                postgres::Client::connect(url, postgres::NoTls).unwrap().batch_execute(wrong).unwrap();
            }
        }
        assert_eq!(store.examine().unwrap(), ["line A: people waiting is kept as 5, but the tickets say 1"]);
    }
}

#[test]
fn every_look_goes_by_an_index() {
    let place = Place::sqlite("store");
    drop(place.open());
    let connection = rusqlite::Connection::open(place.file("hall.db")).unwrap();
    let hall = "hall = 'HALL'";
    let ticket = format!("SELECT * FROM ticket WHERE {hall}");
    let step = format!("SELECT COUNT(*) FROM ticket_step WHERE {hall} AND day = '1'");
    for (look, index) in [
        (format!("{ticket} AND day || '' < '1' AND state = 'waiting' AND queue > ''"), "ticket_waiting"),
        (format!("{ticket} AND code = '1'"), "ticket_code"),
        (format!("{ticket} AND day || '' = '1' AND queue = 'A' AND state = 'waiting'"), "ticket_waiting"),
        (
            format!("SELECT MIN(waits_from) FROM ticket WHERE {hall} AND queue = 'A' AND state = 'waiting'"),
            "ticket_waiting",
        ),
        (
            format!(
                "{ticket} AND day || '' = '1' AND at_window <> '' AND at_window = 'A' AND state = 'held'"
            ),
            "ticket_window",
        ),
        (
            format!("{ticket} AND day = '1' AND state = 'missed' AND misses > 0 ORDER BY since"),
            "ticket_missed",
        ),
        (
            format!("{ticket} AND kiosk = '1' AND print_state = 'queued' AND print_reprints > 0"),
            "ticket_reprint",
        ),
        (format!("{step} AND at_window = 'A' AND event = 'done'"), "step_window"),
        (format!("{step} AND queue = 'A' AND event = 'done'"), "step_queue"),
        (format!("SELECT MAX(day) FROM line_day WHERE {hall}"), "SEARCH line_day"),
        (format!("SELECT MAX(seq) FROM journal WHERE {hall}"), "SEARCH journal"),
        (format!("SELECT * FROM matter WHERE {hall} AND edition = 1 AND code = '1'"), "matter_code"),
    ] {
        let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {look}")).unwrap();
        let steps: Vec<String> = plan.query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
        assert!(steps.iter().any(|step| step.contains(index)), "{look}: {steps:?}");
    }
}
