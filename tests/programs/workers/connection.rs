//! The connection to the store: opened when it is needed, anew after a failure, and what the log says of that.
use crate::{
    support::journal::{listen, said},
    support::pilot::monday,
    support::place::Place,
};
use service_hall::{
    board::BoardNews,
    store::{Store, StoreUrl},
    workers::{board::BoardReader, connection::Connection},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
        mpsc::channel,
    },
    time::Duration,
};

/// A store of a schema from the future, which will not open; no other test has its number.
fn from_the_future(place: &Place, schema: u32) -> StoreUrl {
    let file = place.file(&format!("schema-{schema}.db"));
    let future = rusqlite::Connection::open(&file).unwrap();
    future.execute_batch(&format!("PRAGMA user_version = {schema}")).unwrap();
    format!("sqlite:{}", file.display()).parse().unwrap()
}

#[test]
fn why_the_store_is_away_is_said_once_and_again_when_that_changes() {
    listen();
    let place = Place::sqlite("connection-away");
    let tries = Arc::new(AtomicU32::new(0));
    let (first, then) = (from_the_future(&place, 4712), from_the_future(&place, 4713));
    let (tried, url) = (Arc::clone(&tries), place.url());
    let mut connection = Connection::new(Box::new(move || {
        let url = match tried.fetch_add(1, Ordering::SeqCst) {
            0..=3 => &first,
            4..=6 => &then,
            _ => &url,
        };
        Store::open(url, None)
    }));
    for _ in 0..7 {
        assert!(connection.attempt(Store::change_token).is_err() && !connection.is_open());
    }
    assert_eq!(tries.load(Ordering::SeqCst), 7, "a store that will not open is not tried twice at once");
    assert_eq!((said("schema 4712"), said("schema 4713")), (1, 1));
    assert!(connection.attempt(Store::change_token).is_ok() && connection.is_open());
}

#[test]
fn an_operation_that_fails_is_tried_once_more_on_a_store_opened_anew() {
    let place = Place::sqlite("connection-again");
    let url: StoreUrl = place.url();
    let mut connection = Connection::new(Box::new(move || Store::open(&url, None)));
    let broken: StoreUrl = from_the_future(&place, 4715);
    let mut tries = 0;
    let mut fails = |times: u32, tries: &mut u32| {
        connection.attempt(|store| {
            *tries += 1;
            if *tries <= times { Store::open(&broken, None).map(|_| 0) } else { store.change_token() }
        })
    };
    assert!(fails(1, &mut tries).is_ok());
    assert_eq!(tries, 2);
    tries = 0;
    assert!(fails(2, &mut tries).is_err(), "but not for ever");
    assert_eq!((tries, connection.openings()), (2, 3));
}

#[test]
fn an_operation_that_took_too_long_is_not_begun_again() {
    let place = Place::sqlite("connection-late");
    let (url, broken) = (place.url(), from_the_future(&place, 4716));
    let mut connection = Connection::with_deadline(Box::new(move || Store::open(&url, None)), Duration::ZERO);
    let mut tries = 0;
    let done = connection.attempt(|_| {
        tries += 1;
        Store::open(&broken, None).map(drop)
    });
    assert!(done.is_err() && tries == 1);
}

#[test]
fn a_board_that_starts_while_the_store_is_away_says_so_once() {
    listen();
    let (tell, news) = channel();
    let place = Place::sqlite("connection-board");
    let url = from_the_future(&place, 4714);
    let open = Box::new(move || Store::open(&url, None));
    let reader = BoardReader::start(
        open,
        service_hall::workers::setup::SetupReader::of(Box::new(|_| None)),
        monday,
        move |news| tell.send(news).is_ok(),
    )
    .unwrap();
    for _ in 0..2 {
        assert_eq!(news.recv_timeout(Duration::from_secs(20)).unwrap(), BoardNews::Away);
    }
    reader.finish();
    assert_eq!(said("schema 4714"), 1);
}
