//! Many windows press their keys at the same moment.
use super::{Day, PRESSES, at, hall};
use service_hall::hall::desk::{Destination, Order, Window};
use service_hall::hall::queue::StepError;
use service_hall::hall::{Hall, Setup};
use service_hall::store::Store;
use std::collections::BTreeSet;
use std::sync::Barrier;
use std::sync::atomic::Ordering;
use std::thread;

const WINDOWS: usize = 8;
const ROUNDS: usize = 6;

/// The hall with eight windows of line A.
fn busy() -> Hall {
    let few = hall();
    let window = |number: usize| Window {
        code: format!("A{number:02}").into(),
        lines: vec!["A".into()],
        ..few.setup.windows[0].clone()
    };
    let windows = (1..=WINDOWS).map(window).collect();
    Hall::new(Setup { windows, ..(*few.setup).clone() })
}

fn press(store: &mut Store, hall: &Hall, window: &str, order: &Order) -> Result<Option<String>, StepError> {
    let press = format!("m{}", PRESSES.fetch_add(1, Ordering::Relaxed));
    let ticket = store.order(hall, &window.into(), &window.into(), &press, order, at(1)).unwrap()?;
    Ok(ticket.map(|ticket| ticket.label().to_string()))
}

#[test]
fn windows_that_call_at_once_call_different_people_and_nobody_out_of_turn() {
    for mut day in Day::every("at-once") {
        day.hall = busy();
        for _ in 0..WINDOWS * ROUNDS {
            day.take("A", 0);
        }
        for window in 1..=WINDOWS {
            day.sign_in(&format!("A{window:02}"));
        }
        let start = Barrier::new(WINDOWS);
        let called: Vec<Vec<String>> = thread::scope(|scope| {
            let works: Vec<_> = (1..=WINDOWS)
                .map(|window| {
                    let (mut store, hall, start) = (day.place.open(), busy(), &start);
                    scope.spawn(move || {
                        let window = format!("A{window:02}");
                        let mut called = Vec::new();
                        for _ in 0..ROUNDS {
                            start.wait();
                            called.extend(press(&mut store, &hall, &window, &Order::Next).unwrap());
                            start.wait();
                            press(&mut store, &hall, &window, &super::done()).unwrap();
                        }
                        called
                    })
                })
                .collect();
            works.into_iter().map(|work| work.join().unwrap()).collect()
        });
        for round in 0..ROUNDS {
            let got: BTreeSet<String> = called.iter().map(|called| called[round].clone()).collect();
            let due = (1..=WINDOWS).map(|place| format!("A{:03}", round * WINDOWS + place)).collect();
            assert_eq!(got, due, "round {round}");
        }
        let seqs: Vec<u32> = day.store.calls_after(at(1), 0).unwrap().iter().map(|call| call.seq).collect();
        assert_eq!(seqs, (1..=u32::try_from(WINDOWS * ROUNDS).unwrap()).collect::<Vec<_>>());
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
        let pace = day.store.lines_today(at(2)).unwrap()[0].pace.unwrap();
        assert_eq!(pace.count, 40, "no service was forgotten: the last forty count");
    }
}

#[test]
fn whatever_windows_do_at_once_the_counts_agree_with_the_tickets() {
    for mut day in Day::every("at-once") {
        day.hall = busy();
        for number in 0..60 {
            day.take(["A", "B", "A"][number % 3], 0);
        }
        (1..=WINDOWS).for_each(|window| day.sign_in(&format!("A{window:02}")));
        thread::scope(|scope| {
            for window in 1..=WINDOWS {
                let (mut store, hall) = (day.place.open(), busy());
                scope.spawn(move || {
                    let code = format!("A{window:02}");
                    for turn in 0..12 {
                        let order = match (turn + window) % 6 {
                            0 | 2 | 4 => Order::Next,
                            1 => Order::Miss,
                            3 => Order::Transfer(Destination::Line("A".into())),
                            _ => super::done(),
                        };
                        // Nobody may be there, or in hand; then it is refused.
                        let _done = press(&mut store, &hall, &code, &order);
                    }
                });
            }
        });
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
        let (histories, _) = day.store.histories(at(0).date()).unwrap();
        assert_eq!(histories.len(), 60);
    }
}
