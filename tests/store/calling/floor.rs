//! A morning on the floor: a mistaken key is taken back, somebody is let in, a number is taken out of the line, a window is lent.
use super::{Day, at, done, hall};
use service_hall::hall::Name;
use service_hall::hall::cases::{CaseSource, CaseSubject, Submission};
use service_hall::hall::desk::{Destination, LetInReason, LoanError, Order, RemovalReason, WindowLoan};
use service_hall::hall::figures::DayFigures;
use service_hall::hall::people::{AuditAct, Authority, Denied, NewAccount, Permission, ProvenPerson, Role};
use service_hall::hall::queue::{StepError, TicketState};
use service_hall::store::{AccountChange, AuditFilter};

fn figures(day: &mut Day) -> DayFigures {
    let (histories, away) = day.store.histories(at(0).date()).unwrap();
    DayFigures::of(&histories, &away)
}

fn calls(day: &mut Day, minutes: i64) -> Vec<String> {
    let board = day.store.on_board(at(minutes)).unwrap();
    board.calls.iter().map(|call| format!("{} {}", call.label(), call.window)).collect()
}

#[test]
fn a_call_by_mistake_is_taken_back_and_the_person_waits_in_the_old_place() {
    for mut day in Day::every("floor-call") {
        let (first, second) = (day.take("A", 0), day.take("A", 1));
        day.sign_in("A01");
        assert_eq!(day.next("A01", 2), Ok("A001".into()));
        assert_eq!(calls(&mut day, 2), ["A001 A01"]);
        let back = day.press("A01", &Order::Undo, 2).unwrap().unwrap();
        assert_eq!((back.label(), back.state, back.window), (first.label(), TicketState::Waiting, None));
        assert_eq!(day.waiting("A", 2), 2);
        assert_eq!(calls(&mut day, 2), [] as [&str; 0], "the board does not send anybody there");
        assert_eq!(day.store.calls_after(at(2), 0).unwrap(), [], "and nothing is said");
        assert_eq!(day.press("A01", &Order::Undo, 2), Err(StepError::NothingToUndo), "once");
        assert_eq!(day.next("A01", 3), Ok("A001".into()), "before who came later");
        day.press("A01", &Order::Start, 4).unwrap();
        day.press("A01", &done(), 5).unwrap();
        assert_eq!((day.state(&first), day.state(&second)), (TicketState::Done, TicketState::Waiting));
        let seen = figures(&mut day);
        assert_eq!(seen.lines["A"].waiting.longest, 3 * 60, "until the call that counts");
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn whom_a_window_kept_that_is_closed_by_now_waits_for_anybody_after_a_call_was_taken_back() {
    for mut day in Day::every("floor-kept") {
        let kept = day.take("A", 0);
        for window in ["A01", "A02", "X01"] {
            day.sign_in(window);
        }
        day.next("A01", 1).unwrap();
        day.press("A01", &Order::Transfer(Destination::Window("X01".into())), 1).unwrap();
        // The machine of X01 is gone without a word; A01 is there.
        let mut alone = |order: &Order| {
            day.store.seen("A01", at(40)).unwrap();
            let own = ("A01".into(), "A01".into(), format!("alone {order:?}"));
            day.store.order(&day.hall, &own.0, &own.1, &own.2, order, at(40)).unwrap().unwrap().unwrap()
        };
        alone(&Order::Call(kept.label()));
        let back = alone(&Order::Undo);
        assert_eq!((back.state, back.window), (TicketState::Waiting, Some("X01".into())), "and not for A01");
    }
}

#[test]
fn whatever_was_pressed_last_comes_back_as_it_was() {
    for mut day in Day::every("floor-steps") {
        let ticket = day.take("A", 0);
        day.sign_in("A01");
        day.sign_in("B01");
        day.next("A01", 1).unwrap();
        let elsewhere = Order::Transfer(Destination::Line("B".into()));
        let onward = Order::Finish { works: Vec::new(), remark: String::new(), onward: Some("B".into()) };
        let orders = [Order::Start, Order::Miss, Order::Hold, done(), onward, elsewhere, Order::Abandon];
        for (minute, order) in (2..).step_by(2).zip(orders) {
            let before = day.at_window("A01", minute).in_hand.unwrap();
            day.press("A01", &order, minute).unwrap();
            let back = day.press("A01", &Order::Undo, minute + 1).unwrap().unwrap();
            assert_eq!(back, before, "{order:?}");
            let view = day.at_window("A01", minute + 1);
            assert_eq!((view.in_hand, view.done), (Some(before), 0), "{order:?}");
            assert_eq!((day.waiting("A", minute), day.waiting("B", minute)), (0, 0), "{order:?}");
        }
        day.press("A01", &Order::Start, 20).unwrap();
        day.press("A01", &done(), 30).unwrap();
        let seen = figures(&mut day);
        assert_eq!((seen.windows["A01"].done, seen.lines["A"].serving.longest), (1, 600), "counted once");
        assert_eq!(day.state(&ticket), TicketState::Done);
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn nothing_is_taken_back_late_or_once_something_else_has_happened() {
    for mut day in Day::every("floor-late") {
        day.take("A", 0);
        day.take("A", 0);
        day.sign_in("A01");
        day.sign_in("A02");
        assert_eq!(day.press("A01", &Order::Undo, 1), Err(StepError::NothingToUndo));
        day.next("A01", 1).unwrap();
        assert_eq!(day.press("A01", &Order::Undo, 3), Err(StepError::TooLateToUndo(60)));
        day.press("A01", &Order::Miss, 4).unwrap();
        assert_eq!(day.next("A02", 4), Ok("A002".into()));
        assert_eq!(day.press("A02", &done(), 4).map(drop), Ok(()));
        assert_eq!(day.press("A02", &Order::Call("A001".parse().unwrap()), 4).map(drop), Ok(()));
        assert_eq!(
            day.press("A01", &Order::Undo, 4),
            Err(StepError::ChangedSince("A001".parse().unwrap())),
            "another window has it"
        );
        // Whoever calls again has been heard: that is no slip of a finger.
        day.press("A02", &Order::Start, 5).unwrap();
        assert_eq!(
            day.press("A01", &Order::Undo, 5).map(drop),
            Err(StepError::ChangedSince("A001".parse().unwrap()))
        );
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_number_is_taken_out_of_the_line_and_its_holder_is_told_by_whom() {
    for mut day in Day::every("floor-remove") {
        let (gone, stays) = (day.take("A", 0), day.take("A", 1));
        day.sign_in("A01");
        let order = Order::Remove(gone.label(), RemovalReason::Left);
        assert_eq!(day.press("A01", &order, 2).unwrap().unwrap().state, TicketState::Removed);
        assert_eq!(day.state(&gone), TicketState::Removed);
        assert_eq!(day.waiting("A", 2), 1);
        assert_eq!(day.next("A01", 3), Ok(stays.label().to_string()));
        let again = Order::Remove(gone.label(), RemovalReason::Other);
        assert_eq!(day.press("A01", &again, 3).map(|ticket| ticket.unwrap().state), Ok(TicketState::Removed));
        let called = Order::Remove(stays.label(), RemovalReason::Left);
        assert_eq!(
            day.press("A01", &called, 3),
            Err(StepError::BeingServed),
            "who stands at a window is no line"
        );
        assert_eq!(figures(&mut day).lines["A"].states["removed"], 1);
        let third = day.take("A", 4);
        let lead = Authority::system("001");
        let mut acting = day.store.acting(&lead, "hall-a", at(5));
        let (code, label) = (third.code.to_string(), third.label().to_string());
        let done = acting.remove(&hall(), (&code, &label), RemovalReason::WrongLine).unwrap().unwrap();
        assert_eq!(done.unwrap().unwrap().state, TicketState::Removed);
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn somebody_with_a_short_question_is_let_in_and_that_is_counted_as_such() {
    for mut day in Day::every("floor-let-in") {
        for minute in 0..3 {
            day.take("A", minute);
        }
        day.sign_in("A01");
        let quick = Order::LetIn("A003".parse().unwrap(), LetInReason::ShortQuestion);
        let ticket = day.press("A01", &quick, 4).unwrap().unwrap();
        assert_eq!((ticket.label().to_string().as_str(), ticket.state), ("A003", TicketState::Called));
        assert_eq!(
            day.press("A01", &Order::LetIn("A002".parse().unwrap(), LetInReason::Other), 4),
            Err(StepError::InHand("A003".parse().unwrap()))
        );
        day.press("A01", &done(), 5).unwrap();
        assert_eq!(day.next("A01", 6), Ok("A001".into()), "then it is everybody's turn again");
        assert_eq!(figures(&mut day).lines["A"].let_in, 1);
        // Taken back, it has never been.
        day.press("A01", &done(), 7).unwrap();
        day.press("A01", &Order::LetIn("A002".parse().unwrap(), LetInReason::Other), 8).unwrap();
        day.press("A01", &Order::Undo, 8).unwrap();
        assert_eq!(figures(&mut day).lines["A"].let_in, 1);
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

fn clerk(day: &mut Day, code: &str, windows: &[&str]) -> Authority {
    let new = NewAccount {
        code: code.into(),
        name: Name::new("李老师", ""),
        roles: vec![Role::Clerk],
        windows: windows.iter().map(|window| (*window).into()).collect(),
        pin_hash: "none".into(),
    };
    let (system, machine) = (Authority::system(""), "hall-a");
    let by = AccountChange { authority: &system, machine, at: at(0) };
    let account = day.store.add_account(&new, &by).unwrap().unwrap();
    Authority::Person(ProvenPerson::from(&account))
}

#[test]
fn nobody_acts_at_another_s_window_and_a_step_bears_the_name_of_whoever_makes_it() {
    for mut day in Day::every("floor-other") {
        day.take("A", 0);
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        let (other, own) = (clerk(&mut day, "102", &["B01"]), clerk(&mut day, "103", &["A01"]));
        let mut order = |who: &Authority, press: &str, order: &Order| {
            day.store.acting(who, "hall-a", at(2)).order_at(&hall(), &"A01".into(), press, order).unwrap()
        };
        let denied = Err(Denied(Permission::ServeWindow));
        assert_eq!(order(&other, "p1", &Order::Undo).map(drop), denied);
        assert_eq!(order(&Authority::system("001"), "p2", &Order::Undo).map(|done| done.is_ok()), Ok(true));
        let let_in = Order::LetIn("A001".parse().unwrap(), LetInReason::ShortQuestion);
        assert_eq!(order(&other, "p3", &let_in).map(drop), denied);
        assert_eq!(order(&own, "p4", &let_in).map(|done| done.is_ok()), Ok(true));
        assert_eq!(order(&own, "p5", &Order::Start).map(|done| done.is_ok()), Ok(true));
        let orders = AuditFilter { act: Some(AuditAct::WindowOrder), ..AuditFilter::default() };
        let orders = day.store.audit_entries(&orders).unwrap();
        let words: Vec<&str> = orders.iter().map(|entry| &*entry.note.after).collect();
        assert_eq!(words, ["undo", "let_in", "start"]);
        let refused = AuditFilter { act: Some(AuditAct::Denied), ..AuditFilter::default() };
        let refused = day.store.audit_entries(&refused).unwrap();
        let at_window: Vec<&str> = refused.iter().map(|entry| &*entry.note.after).collect();
        assert_eq!(at_window, ["A01", "A01"]);
        let who = day.place.texts("SELECT clerk FROM ticket_step WHERE clerk <> '' ORDER BY step");
        assert_eq!(who.last().map(String::as_str), Some("103"), "{who:?}");
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

fn loan(window: &str, line: &str, until: i64) -> WindowLoan {
    WindowLoan { window: window.into(), line: line.into(), since: at(0), until: at(until), who: "001".into() }
}

#[test]
fn a_window_that_is_lent_calls_for_the_other_line_until_the_time_comes() {
    for mut day in Day::every("floor-loan") {
        day.sign_in("A01");
        for line in ["B", "B", "A", "B"] {
            day.take(line, 1);
        }
        assert_eq!(day.next("A01", 2).as_deref(), Ok("A001"));
        day.press("A01", &done(), 2).unwrap();
        assert_eq!(day.next("A01", 2), Err(StepError::NobodyWaits), "B is none of its lines");
        let windows = |day: &mut Day, minutes| day.store.line_now(&hall(), "B", at(minutes)).unwrap().windows;
        assert_eq!(windows(&mut day, 2), Some(0));

        day.store.lend_window(&hall(), &loan("A01", "B", 10), at(2)).unwrap().unwrap();
        assert_eq!(windows(&mut day, 2), Some(75), "forecasts count it");
        let view = day.at_window("A01", 2);
        assert_eq!((view.waiting, view.loan.map(|loan| loan.line)), (3, Some("B".into())));
        let live = day.store.hall_now(&hall(), at(2)).unwrap();
        assert_eq!((live.loans.len(), live.open_for(&hall(), "B", at(2))), (1, 1));
        day.take("A", 3);
        assert_eq!(day.next("A01", 4).as_deref(), Ok("B001"), "the other line goes first");
        day.press("A01", &done(), 5).unwrap();
        assert_eq!(day.next("A01", 5).as_deref(), Ok("B002"));
        day.press("A01", &done(), 6).unwrap();
        assert_eq!(day.next("A01", 6).as_deref(), Ok("B003"));
        day.press("A01", &done(), 7).unwrap();
        assert_eq!(day.next("A01", 7).as_deref(), Ok("A002"), "and its own is not forgotten");
        day.press("A01", &done(), 8).unwrap();

        day.take("B", 9);
        assert_eq!(day.next("A01", 10), Err(StepError::NobodyWaits), "it has ended by itself");
        assert_eq!((windows(&mut day, 10), day.at_window("A01", 10).loan), (Some(0), None));
        assert_eq!(day.store.hall_now(&hall(), at(10)).unwrap().loans, []);
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

/// Returns A01 from a line.
fn store_return(day: &mut Day, line: &str) -> Result<(), LoanError> {
    let (lead, line) = (Authority::system("001"), line.into());
    let mut acting = day.store.acting(&lead, "hall-a", at(3));
    acting.return_window(&hall(), &"A01".into(), Some(&line)).unwrap().unwrap()
}

#[test]
fn a_window_is_returned_before_the_time_and_lent_only_where_that_makes_sense() {
    for mut day in Day::every("floor-return") {
        day.sign_in("A01");
        day.take("B", 1);
        let mut lend =
            |window, line, until| day.store.lend_window(&hall(), &loan(window, line, until), at(2)).unwrap();
        assert_eq!(lend("A01", "A", 9), Err(LoanError::ServesAnyway));
        assert_eq!(lend("A01", "B", 2), Err(LoanError::BadTime));
        assert_eq!(lend("Q", "B", 9), Err(LoanError::NoWindow));
        assert_eq!(lend("A01", "C", 9), Ok(()));
        assert_eq!(lend("A01", "B", 9), Ok(()), "the newer loan takes the place of the older");
        assert_eq!(day.store.hall_now(&hall(), at(3)).unwrap().loans.len(), 1);
        let lead = Authority::system("001");
        let back = |day: &mut Day| {
            day.store
                .acting(&lead, "hall-a", at(3))
                .return_window(&hall(), &"A01".into(), None)
                .unwrap()
                .unwrap()
        };
        let from_c = store_return(&mut day, "C");
        assert_eq!(from_c, Err(LoanError::NotLent), "it is lent to another line by now");
        assert_eq!(back(&mut day), Ok(()));
        assert_eq!(back(&mut day), Err(LoanError::NotLent));
        assert_eq!(day.next("A01", 4), Err(StepError::NobodyWaits));
        let trail = day.store.audit_entries(&AuditFilter::default()).unwrap();
        let acts: Vec<&str> = trail.iter().map(|entry| entry.note.act.word()).collect();
        assert_eq!(acts, ["window_return"]);
    }
}

#[test]
fn what_somebody_has_rated_is_not_taken_back() {
    for mut day in Day::every("floor-rated") {
        let ticket = day.take("A", 0);
        day.sign_in("A01");
        day.next("A01", 1).unwrap();
        day.press("A01", &Order::Start, 2).unwrap();
        day.press("A01", &done(), 5).unwrap();
        let rating = Submission {
            request: "r1".into(),
            visit: "v".into(),
            kiosk: None,
            source: CaseSource::BadRating,
            about: CaseSubject::from(&ticket),
            text: "等了很久".into(),
            name: "".into(),
            phone: "".into(),
            lang: "zh".into(),
            at: at(5),
        };
        day.store.submit_case(&rating, &day.hall).unwrap().unwrap();
        let no = StepError::RatedSince(ticket.label());
        assert_eq!(day.press("A01", &Order::Undo, 5), Err(no));
        assert_eq!(day.state(&ticket), TicketState::Done, "it stays finished");
        day.take("A", 6);
        day.next("A01", 6).unwrap();
        assert_eq!(
            day.press("A01", &Order::Undo, 6).map(drop),
            Ok(()),
            "another one's call is another thing"
        );
    }
}
