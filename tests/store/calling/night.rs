//! The day is closed, also while somebody takes a number.
use super::{Day, at, hall};
use service_hall::{hall::queue::TicketState, store::TakeRequest};
use std::thread;

#[test]
fn closing_the_day_is_written_down_for_every_window() {
    for mut day in Day::every("night") {
        day.sign_in("A01");
        day.store.close_day(at(10)).unwrap();
        day.store.sign_in(&hall(), &"A01".into(), &"A01".into(), "token", at(110)).unwrap().unwrap();
        let (_, away) = day.store.histories(at(0).date()).unwrap();
        assert_eq!(away["A01"], [(at(10), at(110))], "away from the close until somebody signed in again");
        assert!(!away.contains_key("A02"), "nobody was there");
    }
}

#[test]
fn a_number_that_is_taken_while_the_day_is_closed_is_counted_or_void() {
    for mut day in Day::every("night") {
        let mut taking = day.place.open();
        let ended = thread::scope(|scope| {
            let takes = scope.spawn(move || {
                for person in 0..150 {
                    let asked = TakeRequest {
                        visit: format!("night {person}"),
                        kiosk: "1".into(),
                        line: ["A", "B", "C"][person % 3].into(),
                        at: at(470),
                        ..TakeRequest::default()
                    };
                    // One that is refused is none.
                    let _given = taking.take(&asked, &hall()).unwrap();
                }
            });
            while !takes.is_finished() {
                day.store.close_day(at(470)).unwrap();
            }
            takes.join()
        });
        ended.unwrap();
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new(), "every count agrees with the tickets");
        day.store.close_day(at(471)).unwrap();
        let (histories, _) = day.store.histories(at(0).date()).unwrap();
        assert!(histories.iter().all(|history| history.state == TicketState::Expired));
    }
}
