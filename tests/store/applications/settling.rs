//! Lists of applications days after a table came in and no other since: what time has done is in them.
use super::{
    accepted, active_before, counts, day, hall, import, listed, received, shown, usual, with_matters,
};
use crate::support::place::Place;
use service_hall::hall::applications::{Application, ApplicationError, ApplicationState, SpecialProcedure};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::catalogue::{Guide, Kind};
use service_hall::hall::receipts::ReceiptKind;
use service_hall::hall::{Hall, Setup};
use service_hall::store::{ApplicationFilter, ApplicationKey, ApplicationsImport, Store};

fn promised(code: &str, last: &str, special: &[&str]) -> Application {
    Application {
        promised: last.parse().ok(),
        special: special.iter().map(|text| SpecialProcedure::in_row(text).unwrap()).collect(),
        ..accepted(code)
    }
}

fn overdue(store: &mut Store, days: i64) -> Vec<String> {
    listed(store, &ApplicationFilter { overdue_at: Some(day(days)), ..usual() })
}

fn in_state(store: &mut Store, state: ApplicationState) -> Vec<String> {
    listed(store, &ApplicationFilter { state: Some(state), ..usual() })
}

#[test]
fn lists_are_true_every_day_after_an_import_without_another() {
    for place in Place::every("settling") {
        let mut store = place.open();
        with_matters(&mut store);
        let table = [
            // Two of its days are taken: due on 1 December.
            promised("paused", "2026-11-27", &["2026-11-23/2026-11-25"]),
            promised("planned", "2026-11-27", &["2026-11-26/"]),
            promised("going on", "2026-11-24", &["2026-11-23/"]),
            promised("late before", "2026-11-24", &["2026-11-26/"]),
            promised("plain", "2026-11-30", &[]),
            // By law on 30 November, and then due on 7 December by its promise.
            received("waiting", 0),
            Application {
                special: promised("", "", &["2026-11-23/"]).special,
                ..received("waiting and paused", 0)
            },
        ];
        import(&mut store, &table, day(0));
        let office = hall();
        let office = office.setup.office();
        for days in 0..40 {
            active_before(&mut store, day(days));
            store.settle_applications(&hall(), day(days)).unwrap();
            let late: Vec<String> = overdue(&mut store, days);
            for state in [ApplicationState::Received, ApplicationState::Accepted] {
                let listed = in_state(&mut store, state);
                for one in &table {
                    let now = shown(&mut store, &one.code, day(days)).application;
                    let code = &one.code;
                    assert_eq!(listed.contains(code), now.state == state, "{code} after {days} days");
                    assert_eq!(
                        late.contains(code),
                        now.is_overdue(day(days), &office),
                        "{code}, {days} days"
                    );
                }
            }
            match days {
                0 => assert_eq!(late, Vec::<String>::new()),
                4 => assert_eq!(late, ["late before"]),
                14 => assert_eq!(late, ["late before", "plain", "paused"]),
                15..=39 => assert_eq!(late, ["late before", "plain", "paused", "waiting"]),
                _ => {}
            }
        }
        let last = listed(&mut store, &usual());
        assert_eq!(last[4..], ["planned", "going on", "waiting and paused"], "no day of theirs counts");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_clock_a_month_ahead_accepts_nothing_by_law_and_a_true_one_does_in_time() {
    for place in Place::every("settling-clock") {
        let mut store = place.open();
        with_matters(&mut store);
        import(&mut store, &[received("R", 0)], day(0));
        let settle = |store: &mut Store, days| store.settle_applications(&hall(), day(days)).unwrap();
        assert_eq!(settle(&mut store, 30), 0);
        // What is done under such a clock on the same day is no proof of it.
        active_before(&mut store, day(31));
        import(&mut store, &[accepted("A")], day(30));
        assert_eq!(settle(&mut store, 30), 0);
        assert_eq!(in_state(&mut store, ApplicationState::Received), ["R"]);
        assert_eq!(shown(&mut store, "R", day(1)).application, received_with_limits());
        // The clock is right again.
        assert_eq!(settle(&mut store, 8), 0, "nothing was done for a week");
        import(&mut store, &[accepted("B")], day(7));
        assert_eq!(settle(&mut store, 7), 0, "it is not time");
        assert_eq!(settle(&mut store, 8), 1, "a hall may have applications alone");
        assert_eq!(in_state(&mut store, ApplicationState::Received), Vec::<String>::new());
    }
}

/// What was received on the first day, with the limits of its matter.
fn received_with_limits() -> Application {
    let (statutory_limit, promised_limit) = ("30工作日".parse().ok(), "10工作日".parse().ok());
    Application { statutory_limit, promised_limit, ..received("R", 0) }
}

#[test]
fn any_number_is_settled_before_a_list_is_made() {
    let place = Place::sqlite("settling-many");
    let mut store = place.open();
    with_matters(&mut store);
    let table: Vec<Application> = (0..1_203).map(|number| received(&format!("{number:04}"), 0)).collect();
    import(&mut store, &table, day(0));
    active_before(&mut store, day(8));
    assert_eq!(store.settle_applications(&hall(), day(8)).unwrap(), 1_203);
    assert_eq!(in_state(&mut store, ApplicationState::Received), Vec::<String>::new());
    assert_eq!(store.settle_applications(&hall(), day(8)).unwrap(), 0);
}

#[test]
fn a_limit_that_nobody_could_tell_is_told_once_the_calendar_is_there() {
    for place in Place::every("settling-calendar") {
        let mut store = place.open();
        with_matters(&mut store);
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        let hours = vec!["09:00-17:00".parse().unwrap()];
        let this_year = Hall::new(Setup { workdays, hours, ..Setup::default() });
        let table = [Application { promised: None, ..accepted("this year") }, received("next year", 36)];
        let far = Application { received_at: day(30), accepted_at: Some(day(30)), ..table[0].clone() };
        let far = Application { code: "far".into(), ..far };
        let mut rows = [&table[..], &[far]].concat().into_iter();
        store.import_applications(&this_year, &mut rows, day(36), &mut |_| {}).unwrap();
        active_before(&mut store, day(60));
        assert_eq!(store.settle_applications(&this_year, day(60)).unwrap(), 0, "nobody can tell yet");
        assert_eq!(overdue(&mut store, 60), ["this year"]);
        assert_eq!(in_state(&mut store, ApplicationState::Received), ["next year"]);
        store.settle_applications(&hall(), day(60)).unwrap();
        assert_eq!(overdue(&mut store, 60), ["this year", "far", "next year"]);
        assert_eq!(in_state(&mut store, ApplicationState::Received), Vec::<String>::new());
    }
}

#[test]
fn whoever_handed_in_what_was_asked_for_is_not_accepted_by_law_from_the_first_day() {
    for place in Place::every("settling-supplement") {
        let mut store = place.open();
        with_matters(&mut store);
        let first = received("S", 0);
        let asked = Application { state: ApplicationState::Supplement, ..first.clone() };
        import(&mut store, std::slice::from_ref(&first), day(0));
        import(&mut store, &[asked], day(2));
        assert_eq!(
            import(&mut store, std::slice::from_ref(&first), day(9)),
            counts(0, 1, 0),
            "under the same day"
        );
        active_before(&mut store, day(30));
        store.settle_applications(&hall(), day(30)).unwrap();
        let now = shown(&mut store, "S", day(30)).application;
        assert_eq!((now.state, now.is_deemed_accepted), (ApplicationState::Received, false));
        assert_eq!(in_state(&mut store, ApplicationState::Received), ["S"]);
        assert_eq!(import(&mut store, &[first], day(30)), counts(0, 0, 1));
        // Its source tells the day on which it was handed in again: five days from then.
        import(&mut store, &[received("S", 7)], day(31));
        store.settle_applications(&hall(), day(31)).unwrap();
        let now = shown(&mut store, "S", day(31)).application;
        assert_eq!((now.is_deemed_accepted, now.accepted_at), (true, Some(day(7))));
    }
}

#[test]
fn the_limits_of_a_matter_that_comes_later_come_with_the_next_table() {
    for place in Place::every("settling-matter") {
        let mut store = place.open();
        let table = [Application { promised: None, ..accepted("L") }];
        let unknown = ApplicationsImport { unknown_matters: 1, ..counts(1, 0, 0) };
        assert_eq!(import(&mut store, &table, day(0)), unknown);
        with_matters(&mut store);
        assert_eq!(import(&mut store, &table, day(1)), counts(0, 0, 1), "a limit is no news");
        let now = shown(&mut store, "L", day(1)).application;
        let limits = [now.statutory_limit, now.promised_limit].map(|limit| limit.unwrap().to_string());
        assert_eq!(limits, ["30工作日", "10工作日"]);
        assert_eq!(overdue(&mut store, 15), ["L"]);
        // From now on they are those it began with.
        let shorter = Guide {
            code: "M1".into(),
            kind: Kind::Licence,
            promised: "2工作日".parse().ok(),
            ..Guide::default()
        };
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut std::iter::once(shorter),
                &mut |_| {},
            )
            .unwrap();
        assert_eq!(import(&mut store, &table, day(2)), counts(0, 0, 1));
        assert_eq!(shown(&mut store, "L", day(2)).application.promised_limit, now.promised_limit);
    }
}

#[test]
fn a_receipt_is_answered_for_a_year_where_no_day_of_the_end_is_told() {
    for place in Place::every("settling-receipt") {
        let mut store = place.open();
        // Received two years ago.
        let long_ago = Application { accepted_at: Some(day(-700)), ..received("A", -730) };
        let taken_back = Application { state: ApplicationState::Withdrawn, ..long_ago.clone() };
        let over = Application { code: "B".into(), state: ApplicationState::Refused, ..long_ago.clone() };
        import(&mut store, &[long_ago, over], day(0));
        let receipts = ["A", "B"].map(|code| store.application_receipt(code, day(0)).unwrap().unwrap());
        import(&mut store, std::slice::from_ref(&taken_back), day(5));
        import(&mut store, &[taken_back], day(9));
        assert_eq!(receipts.map(|receipt| receipt.kind()), [ReceiptKind::Application; 2]);
        let mut answer = |place: usize, days| {
            let key = ApplicationKey::Receipt(receipts[place]);
            store.application(&hall(), &key, day(days)).unwrap().map(|history| history.application.code)
        };
        assert_eq!(
            (answer(0, 5 + 365), answer(0, 6 + 365)),
            (Ok("A".into()), Err(ApplicationError::Expired))
        );
        assert_eq!((answer(1, 365), answer(1, 366)), (Ok("B".into()), Err(ApplicationError::Expired)));
        // Its key is kept as long as that, and given up then with the next one, which sealed nothing.
        let mut rotated =
            |days| store.rotate_receipt_key(&hall().setup.cases, day(days)).unwrap().unwrap().dropped;
        assert_eq!((rotated(2), rotated(5 + 365), rotated(7 + 365)), (0, 0, 2));
    }
}

#[test]
fn an_end_that_is_taken_back_is_counted() {
    for place in Place::every("settling-reopened") {
        let mut store = place.open();
        with_matters(&mut store);
        let (open, other) = (accepted("A"), accepted("B"));
        let over =
            Application { state: ApplicationState::Finished, finished_at: Some(day(3)), ..open.clone() };
        import(&mut store, &[over.clone(), other.clone()], day(3));
        let older = ApplicationsImport { reopened: 1, ..counts(0, 1, 1) };
        assert_eq!(import(&mut store, &[open, other.clone()], day(4)), older);
        assert_eq!(shown(&mut store, "A", day(4)).application.ended_at, None);
        assert_eq!(import(&mut store, &[over, other], day(5)), counts(0, 1, 1));
        assert_eq!(shown(&mut store, "A", day(5)).application.ended_at, Some(day(5)));
    }
}
