//! Changes are heard of, on both databases, and a server that goes away and comes back is listened to again.
use crate::support::place::Place;
use crate::support::relay::Relay;
use chrono::NaiveDateTime;
use service_hall::store::{Change, Changes, Store, StoreUrl};
use std::time::Duration;

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(20);

fn at() -> NaiveDateTime {
    "2026-11-23T09:00:00".parse().unwrap()
}

/// Something happens in the hall; the number of its entry.
fn change(store: &mut Store) -> i64 {
    if !store.reopen_line("A", &"Li".into(), at()).unwrap() {
        store.stop_line("A", &"Li".into(), "", at()).unwrap();
    }
    store.change_token().unwrap()
}

/// Waits until something is heard.
fn heard(changes: &mut Changes) -> Change {
    loop {
        let change = changes.wait(JAM).unwrap();
        if change != Change::Nothing {
            return change;
        }
    }
}

/// Waits until an entry is heard of; other tests may change a hall of the same code on the same server.
fn hears(changes: &mut Changes, entry: i64) {
    while heard(changes) != Change::Entry(entry) {}
}

#[test]
fn what_another_does_is_heard_of() {
    for place in Place::every("changes") {
        let (mut store, mut other) = (place.open(), place.open());
        change(&mut other);
        let mut changes = store.changes();
        assert_eq!(heard(&mut changes), Change::Unknown, "what was before is to be read");
        let entry = change(&mut other);
        hears(&mut changes, entry);
        assert_eq!(store.change_token().unwrap(), entry);
        let entry = change(&mut store);
        hears(&mut changes, entry);
    }
}

#[test]
fn who_waits_asks_the_server_nothing() {
    for place in Place::every("changes") {
        let mut other = place.open();
        if !place.address.starts_with("postgres") {
            continue;
        }
        let (relay, address) = Relay::to(&place.address);
        let store = Store::open(&address.parse().unwrap(), Some(&place.file("far.ledger"))).unwrap();
        let mut changes = store.changes();
        assert_eq!(heard(&mut changes), Change::Unknown);
        relay.trips();
        let _maybe_another_s = changes.wait(Duration::from_millis(20)).unwrap();
        let entry = change(&mut other);
        hears(&mut changes, entry);
        assert_eq!(relay.trips(), 0);
    }
}

#[test]
fn a_connection_that_the_server_ends_is_made_anew() {
    for place in Place::every("changes") {
        let StoreUrl::Postgres(address) = place.url() else { continue };
        let name = format!("changes-{}", std::process::id());
        let named: StoreUrl = format!("{address}&application_name={name}").parse().unwrap();
        let store = Store::open(&named, Some(&place.file("named.ledger"))).unwrap();
        let mut changes = store.changes();
        assert_eq!(heard(&mut changes), Change::Unknown);
        let mut server = postgres::Client::connect(&address, postgres::NoTls).unwrap();
        let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
        assert_eq!(server.query(end, &[&name]).unwrap().len(), 2);
        let mut other = place.open();
        let missed = change(&mut other);
        while changes.wait(JAM).is_ok() {}
        assert_eq!(heard(&mut changes), Change::Unknown, "what was missed, such as {missed}, is to be read");
        let entry = change(&mut other);
        hears(&mut changes, entry);
    }
}
