//! A server that comes back as an older copy of itself, as after a fast switch to a standby that lagged.
use super::{Place, asked, at, taken};
use postgres::{Client, NoTls};
use service_hall::store::{Loss, Store};

const TABLES: [&str; 3] = ["line_day", "ticket", "journal"];

/// Keeps a copy of everything a taking writes.
fn copy(server: &mut Client) {
    for table in TABLES {
        server.batch_execute(&format!("CREATE TABLE old_{table} AS TABLE {table}")).unwrap();
    }
}

fn put_back(server: &mut Client) {
    // Tickets belong to lines: away in the one order, back in the other.
    let gone = TABLES.iter().rev().map(|table| format!("DELETE FROM {table};"));
    let back = TABLES.iter().map(|table| format!("INSERT INTO {table} SELECT * FROM old_{table};"));
    let statements: Vec<String> = gone.chain(back).collect();
    server.batch_execute(&format!("BEGIN; {} COMMIT", statements.join(" "))).unwrap();
}

/// Puts the copy in place at once and ends the programs' connections, as a switch does.
fn switch(server: &mut Client, place: &Place) {
    put_back(server);
    let ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
    server.execute(ended, &[&name(place)]).unwrap();
}

/// What the programs of a place call themselves, so that nobody else's connections are ended.
fn name(place: &Place) -> String {
    let schema = place.address.rsplit("search_path%3D").next().unwrap();
    schema.split('&').next().unwrap().to_owned()
}

/// Places on a server, whose programs can be told apart.
fn servers() -> impl Iterator<Item = Place> {
    let on_server = Place::every("older-copy").filter(|place| place.address.starts_with("postgres"));
    on_server.map(|mut place| {
        place.address = format!("{}&application_name={}", place.address, name(&place));
        place
    })
}

/// The test's own connection.
fn server_of(place: &Place) -> Client {
    let address = place.address.replace(&format!("&application_name={}", name(place)), "");
    Client::connect(&address, NoTls).unwrap()
}

/// Takes a number as a worker does: on a store opened anew where the connection is gone.
fn taken_by_a_worker(place: &Place, store: &mut Option<Store>, visit: &str) -> u32 {
    for _ in 0..2 {
        let open = store.get_or_insert_with(|| place.open());
        match open.take(&asked(visit, "A", at(23, 9, 0)), &super::hall()) {
            Ok(given) => return given.unwrap().ticket.number,
            Err(_) => *store = None,
        }
    }
    unreachable!("no number on a store opened anew");
}

#[test]
fn a_switch_to_an_older_copy_gives_no_number_twice() {
    for others_are_in in [false, true] {
        for place in servers() {
            let _other = others_are_in.then(|| place.open());
            let mut server = server_of(&place);
            let mut store = Some(place.open());
            assert_eq!(taken_by_a_worker(&place, &mut store, "v1"), 1);
            copy(&mut server);
            assert_eq!(taken_by_a_worker(&place, &mut store, "v2"), 2);
            assert_eq!(taken_by_a_worker(&place, &mut store, "v3"), 3);
            switch(&mut server, &place);
            // At once: whoever was told A002 or A003 still holds it.
            assert_eq!(taken_by_a_worker(&place, &mut store, "v4"), 4, "others are in: {others_are_in}");
            let losses = store.unwrap().losses().to_vec();
            assert!(
                matches!(losses[..], [Loss::Numbers { known: 1, until: 3, .. }]),
                "what was lost is said: {losses:?}"
            );
        }
    }
}

#[test]
fn an_older_copy_behind_a_connection_that_holds_gives_no_number_twice() {
    for place in servers() {
        let mut server = server_of(&place);
        let mut store = place.open();
        taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
        copy(&mut server);
        taken(&mut store, &asked("v2", "A", at(23, 9, 0)));
        put_back(&mut server);
        assert_eq!(taken(&mut store, &asked("v3", "A", at(23, 9, 0))).number, 3);
    }
}

#[test]
fn a_switch_while_nobody_takes_a_number_is_not_closed_in_order() {
    for place in servers() {
        let mut server = server_of(&place);
        let mut store = place.open();
        taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
        copy(&mut server);
        taken(&mut store, &asked("v2", "A", at(23, 9, 0)));
        switch(&mut server, &place);
        let _lost_with_the_connection = store.close();
        let mut store = place.open();
        assert!(matches!(store.losses(), [Loss::Numbers { known: 1, until: 2, .. }]), "{:?}", store.losses());
        assert_eq!(taken(&mut store, &asked("v3", "A", at(23, 9, 0))).number, 3);
    }
}
