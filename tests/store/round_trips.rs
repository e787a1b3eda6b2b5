//! How often a program waits for a server, and that nobody waits for a machine that has stopped.
use super::calling::{Day, at, done, hall};
use crate::support::relay::Relay;
use service_hall::hall::catalogue::Guide;
use service_hall::hall::desk::{Destination, DutyState, Order};
use service_hall::hall::queue::PrintState;
use service_hall::store::{PrintOutcome, Store, TakeRequest};
use std::{sync::mpsc, thread, time::Duration};

/// A hall on a server, where one program's line can be watched.
fn every_server() -> impl Iterator<Item = (Day, Store, Relay)> {
    let on_server = Day::every("round-trips").filter(|day| day.place.address.starts_with("postgres"));
    on_server.map(|mut day| {
        let (relay, address) = Relay::to(&day.place.address);
        let ledger = day.place.file("far.ledger");
        // The day has begun, and every line has given a number.
        for line in ["A", "B", "C", "A", "A", "A"] {
            day.take(line, 0);
        }
        let mut far = Store::open(&address.parse().unwrap(), Some(&ledger)).unwrap();
        far.sign_in(&hall(), &"X01".into(), &"X01".into(), "token", at(0)).unwrap().unwrap();
        (day, far, relay)
    })
}

/// Over a line of a tenth of a second a table that changes every matter would take hours otherwise.
#[test]
fn the_way_back_is_as_many_trips_however_many_matters_have_changed() {
    for (mut day, mut far, relay) in every_server() {
        let table = |count: usize, phone: &str| {
            let guide = |at: usize| Guide { code: format!("M{at}"), phone: phone.into(), ..Guide::default() };
            (0..count).map(guide).collect::<Vec<_>>()
        };
        let mut put = |count, phone| {
            day.store.replace_catalogue(at(0), &mut table(count, phone).into_iter(), &mut |_| ()).unwrap();
            day.store.catalogue_version().unwrap()
        };
        let mut counted = Vec::new();
        for count in [2, 60] {
            let before = put(count, "1");
            put(count, "2");
            counted.push(trips(&relay, |_| {
                assert_eq!(far.way_back(before).unwrap().unwrap().len(), count);
            }));
        }
        assert_eq!(counted[0], counted[1]);
    }
}

/// Does something twice, since a statement is prepared when it is used for the first time, and counts the second time.
fn trips(relay: &Relay, mut work: impl FnMut(u32)) -> usize {
    work(1);
    relay.trips();
    work(2);
    relay.trips()
}

#[test]
fn a_number_a_call_and_every_other_order_are_two_trips_and_a_look_is_one() {
    for (_day, mut far, relay) in every_server() {
        let hall = hall();
        let mut press = 0;
        let mut order = |store: &mut Store, order: &Order, minutes: i64| {
            press += 1;
            let done =
                store.order(&hall, &"X01".into(), &"X01".into(), &format!("t{press}"), order, at(minutes));
            done.unwrap().unwrap().unwrap().label()
        };
        let taken = trips(&relay, |turn| {
            let asked = TakeRequest {
                visit: format!("far {turn}"),
                kiosk: "1".into(),
                line: "A".into(),
                at: at(1),
                ..TakeRequest::default()
            };
            far.take(&asked, &hall).unwrap().unwrap();
        });
        assert_eq!(taken, 2, "a number");
        let mut counted = Vec::new();
        for turn in 0..2 {
            let mut count = |name: &'static str, store: &mut Store, what: Order, minutes: i64| {
                relay.trips();
                let label = order(store, &what, turn * 30 + minutes);
                counted.push((turn, name, relay.trips()));
                label
            };
            count("call", &mut far, Order::Next, 2);
            count("recall", &mut far, Order::Recall, 3);
            count("start", &mut far, Order::Start, 4);
            let held = count("hold", &mut far, Order::Hold, 5);
            count("call", &mut far, Order::Next, 6);
            count("transfer", &mut far, Order::Transfer(Destination::Line("B".into())), 7);
            count("bring back", &mut far, Order::BringBack(held), 8);
            count("finish", &mut far, done(), 9);
            count("call", &mut far, Order::Next, 10);
            count("miss", &mut far, Order::Miss, 11);
            relay.trips();
            far.at_window(&hall, "X01", at(12)).unwrap();
            counted.push((turn, "look", relay.trips()));
        }
        for (turn, name, trips) in counted {
            let most = if name == "look" { 1 } else { 2 };
            // The first time, every statement is prepared, too.
            assert!(turn == 0 || trips <= most, "{name}: {trips} trips");
        }
        let paused = trips(&relay, |turn| {
            let state = if turn == 1 { DutyState::Paused("lunch".into()) } else { DutyState::Open };
            far.set_duty(&hall, &"X01".into(), &"X01".into(), &state, at(70)).unwrap().unwrap();
        });
        assert_eq!(paused, 2, "a pause");
        let mut codes = Vec::new();
        for minute in 71..73 {
            let asked = TakeRequest {
                visit: format!("printed {minute}"),
                kiosk: "1".into(),
                line: "A".into(),
                at: at(minute),
                slip: Some("zh"),
                ..TakeRequest::default()
            };
            codes.push(far.take(&asked, &hall).unwrap().unwrap().ticket.code);
        }
        let printed = trips(&relay, |turn| {
            let code = &codes[turn as usize - 1];
            assert_eq!(far.begin_print(code, turn, at(74)).unwrap(), Some(1));
            let outcome =
                PrintOutcome { state: PrintState::Confirmed, trouble: "", missing: "", who: "kiosk" };
            far.record_print(code, outcome, at(74)).unwrap();
        });
        assert_eq!(printed, 2, "a print's beginning and its end");
    }
}

#[test]
fn a_machine_that_stops_between_its_two_trips_stops_nobody() {
    for (mut day, mut far, relay) in every_server() {
        day.sign_in("A01");
        let (done, is_done) = mpsc::channel();
        let order = |far: &mut Store, press: &str, order: &Order| {
            far.order(&hall(), &"X01".into(), &"X01".into(), press, order, at(1)).unwrap().unwrap().unwrap()
        };
        // Both orders are prepared.
        for (press, what) in [("t1", Order::Next), ("t2", self::done()), ("t3", Order::Next)] {
            order(&mut far, press, &what);
        }
        thread::scope(|scope| {
            relay.hold_after(1);
            let stopped = scope.spawn(move || {
                let ended = order(&mut far, "t4", &self::done());
                done.send(()).unwrap();
                ended
            });
            // It has read, and is stopped before it writes.
            while !relay.is_holding() {
                thread::yield_now();
            }
            assert_eq!(day.next("A01", 2), Ok("A003".into()));
            day.take("A", 2);
            assert!(is_done.recv_timeout(Duration::from_millis(1)).is_err(), "the machine is still stopped");
            relay.let_go();
            assert_eq!(stopped.join().unwrap().label().to_string(), "A002");
        });
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_machine_that_stops_while_it_takes_a_number_stops_nobody() {
    for (mut day, mut far, relay) in every_server() {
        let taking = |visit: &str| TakeRequest {
            visit: visit.into(),
            kiosk: "1".into(),
            line: "A".into(),
            at: at(1),
            ..TakeRequest::default()
        };
        far.take(&taking("before"), &hall()).unwrap().unwrap();
        let before = day.take("A", 1).number;
        thread::scope(|scope| {
            relay.hold_after(1);
            let stopped = scope.spawn(move || far.take(&taking("stopped"), &hall()).unwrap().unwrap());
            while !relay.is_holding() {
                thread::yield_now();
            }
            // It has read, and is stopped before it writes.
            assert_eq!(day.take("A", 2).number, before + 1);
            day.sign_in("A01");
            day.next("A01", 2).unwrap();
            relay.let_go();
            assert_eq!(stopped.join().unwrap().ticket.number, before + 2, "after those who came meanwhile");
        });
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn the_day_is_closed_without_a_lock_between_two_trips() {
    for (mut day, mut far, relay) in every_server() {
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        relay.trips();
        far.close_day(at(480)).unwrap();
        // The day, the statement, and once more to see that nothing is left; each statement is prepared once.
        assert!(relay.trips() <= 5, "however many tickets and windows there are");
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
        assert_eq!(day.waiting("A", 481), 0);
    }
}

#[test]
fn what_a_clerk_writes_stands_in_no_statement() {
    for (day, mut far, _relay) in every_server() {
        let mut order = |press: &str, order: &Order, minutes| {
            far.order(&hall(), &"X01".into(), &"X01".into(), press, order, at(minutes)).unwrap().unwrap();
        };
        order("t1", &Order::Next, 2);
        let remark = "请他周五再来".to_owned();
        order("t2", &Order::Finish { works: Vec::new(), remark: remark.clone(), onward: None }, 9);
        let last = "SELECT query FROM pg_stat_activity WHERE query LIKE '%INSERT INTO work%' OR query LIKE '%hall_%'";
        let statements = day.place.texts(last);
        assert!(statements.iter().any(|text| text.contains("INSERT INTO work")), "{statements:?}");
        assert!(statements.iter().all(|text| !text.contains(&remark)), "{statements:?}");
    }
}
