//! Numbers are given back: by whoever has the slip, and at the desk.
use super::{Day, at, done, hall};
use service_hall::hall::ClerkCode;
use service_hall::hall::desk::Order;
use service_hall::hall::queue::{StepError, Ticket, TicketState};
use service_hall::store::Store;

/// Gives a number back at a minute; where it stands then, or why not.
fn give_back(day: &mut Day, ticket: &Ticket, by: &str, minutes: i64) -> Result<TicketState, StepError> {
    let by = ClerkCode::in_field(by);
    let given = day.store.cancel(&hall(), &ticket.code, by.as_ref(), at(minutes)).unwrap();
    given.unwrap().map(|ticket| ticket.state)
}

#[test]
fn a_number_that_waits_is_given_back_and_one_that_is_called_is_its_window_s() {
    for mut day in Day::every("giving-back") {
        let (first, second) = (day.take("A", 0), day.take("A", 0));
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        assert_eq!(give_back(&mut day, &first, "001", 1), Err(StepError::Elsewhere("A01".into())));
        for _ in 0..2 {
            assert_eq!(give_back(&mut day, &second, "", 1), Ok(TicketState::Cancelled));
        }
        assert_eq!(day.waiting("A", 1), 0);
        day.press("A01", &done(), 2).unwrap();
        assert_eq!(give_back(&mut day, &first, "001", 2), Err(StepError::Over(TicketState::Done)));
        assert_eq!(day.next("A01", 2), Err(StepError::NobodyWaits));
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn what_a_window_holds_or_a_line_keeps_is_given_back_at_the_desk() {
    for mut day in Day::every("giving-back") {
        let (held, missed, moved) = (day.take("B", 0), day.take("B", 0), day.take("A", 0));
        day.sign_in("B01");
        day.sign_in("A01");
        day.next("B01", 1).unwrap();
        day.press("B01", &Order::Hold, 1).unwrap();
        day.next("B01", 2).unwrap();
        day.press("B01", &Order::Miss, 3).unwrap();
        day.next("A01", 3).unwrap();
        let to_b = service_hall::hall::desk::Destination::Window("B01".into());
        day.press("A01", &Order::Transfer(to_b), 3).unwrap();
        let free_since = |store: &mut Store| {
            let seen = store.hall_now(&hall(), at(9)).unwrap();
            seen.windows.iter().find(|now| now.duty.window == "B01").unwrap().free_since
        };
        let before = free_since(&mut day.store);
        assert_eq!(
            give_back(&mut day, &held, "", 4),
            Err(StepError::Elsewhere("B01".into())),
            "by the slip alone"
        );
        for ticket in [&held, &missed, &moved] {
            assert_eq!(
                give_back(&mut day, ticket, "001", 8),
                Ok(TicketState::Cancelled),
                "{}",
                ticket.label()
            );
        }
        let view = day.at_window("B01", 8);
        assert_eq!((view.waiting, view.held.len(), view.missed.len()), (0, 0, 0));
        assert_eq!(free_since(&mut day.store), before, "giving back is no work of the window");
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_missed_number_that_was_kept_long_enough_cannot_be_given_back() {
    for mut day in Day::every("giving-back") {
        let ticket = day.take("B", 0);
        day.sign_in("B01");
        day.next("B01", 1).unwrap();
        day.press("B01", &Order::Miss, 2).unwrap();
        assert_eq!(give_back(&mut day, &ticket, "001", 12), Err(StepError::KeptTooLong));
    }
}
