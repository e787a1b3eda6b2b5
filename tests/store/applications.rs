//! Applications on both databases: the same table again changes nothing, every change is kept, a receipt opens one alone.
mod settling;

use super::staff_note;
use crate::support::place::Place;
use chrono::{NaiveDateTime, TimeDelta};
use service_hall::hall::applications::{
    Application, ApplicationError, ApplicationFact, ApplicationState, FactChange, SpecialProcedure,
};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::catalogue::{Guide, Kind};
use service_hall::hall::receipts::{Receipt, ReceiptId, ReceiptKey, ReceiptKind};
use service_hall::hall::{Hall, Setup};
use service_hall::store::{
    ApplicationFilter, ApplicationHistory, ApplicationKey, ApplicationsImport, ListCursor, Store,
};
use std::thread;

/// Monday, 23 November 2026, nine o'clock, and so many days later.
fn day(days: i64) -> NaiveDateTime {
    let monday: NaiveDateTime = "2026-11-23T09:00:00".parse().unwrap();
    monday + TimeDelta::days(days)
}

fn hall() -> Hall {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    workdays.add_year(2027, [], []);
    Hall::new(Setup { workdays, hours: vec!["09:00-17:00".parse().unwrap()], ..Setup::default() })
}

/// Two matters: a licence with limits, and one without a promise.
fn with_matters(store: &mut Store) {
    let matter = |code: &str, statutory: &str, promised: &str| Guide {
        code: code.into(),
        kind: Kind::Licence,
        statutory: statutory.parse().ok(),
        promised: promised.parse().ok(),
        ..Guide::default()
    };
    let matters = vec![matter("M1", "30工作日", "10工作日"), matter("M2", "", "")];
    store
        .replace_catalogue("2026-11-23T09:00:00".parse().unwrap(), &mut matters.into_iter(), &mut |_| {})
        .unwrap();
}

/// Accepted on that Monday, as its source tells it.
fn accepted(code: &str) -> Application {
    Application {
        code: code.into(),
        matter: "M1".into(),
        department: "市公安局".into(),
        state: ApplicationState::Accepted,
        received_at: day(0),
        accepted_at: Some(day(0)),
        promised: Some("2026-12-04".parse().unwrap()),
        ..Application::default()
    }
}

fn received(code: &str, days: i64) -> Application {
    Application {
        state: ApplicationState::Received,
        received_at: day(days),
        accepted_at: None,
        promised: None,
        ..accepted(code)
    }
}

fn import(store: &mut Store, applications: &[Application], at: NaiveDateTime) -> ApplicationsImport {
    let mut rows = applications.iter().cloned();
    store.import_applications(&hall(), &mut rows, at, &mut |_| {}).unwrap()
}

/// Somebody of the staff wrote something down the day before.
fn active_before(store: &mut Store, at: NaiveDateTime) {
    let note = staff_note(at - TimeDelta::days(1));
    store.submit_case(&note, &hall()).unwrap().unwrap();
}

fn counts(added: u64, changed: u64, same: u64) -> ApplicationsImport {
    ApplicationsImport { added, changed, same, ..ApplicationsImport::default() }
}

fn shown(store: &mut Store, code: &str, at: NaiveDateTime) -> ApplicationHistory {
    store.application(&hall(), &ApplicationKey::Code(code.into()), at).unwrap().unwrap()
}

fn listed(store: &mut Store, filter: &ApplicationFilter) -> Vec<String> {
    store.applications(filter).unwrap().applications.into_iter().map(|one| one.code).collect()
}

fn usual() -> ApplicationFilter {
    ApplicationFilter { limit: 50, ..ApplicationFilter::default() }
}

#[test]
fn the_same_table_again_changes_nothing_and_a_changed_row_is_a_step() {
    for place in Place::every("applications") {
        let mut store = place.open();
        with_matters(&mut store);
        // More than one transaction and one statement have.
        let table: Vec<Application> = (0..905).map(|place| accepted(&format!("A{place:05}"))).collect();
        assert_eq!(import(&mut store, &table, day(0)), counts(905, 0, 0));
        let kept = place.texts("SELECT code || next_at || imported_at FROM application ORDER BY number");
        assert_eq!(import(&mut store, &table, day(1)), counts(0, 0, 905));
        assert_eq!(
            place.texts("SELECT code || next_at || imported_at FROM application ORDER BY number"),
            kept
        );
        assert!(place.texts("SELECT changes FROM application_step").is_empty());

        let mut changed = table.clone();
        changed[7].state = ApplicationState::Finished;
        changed[7].finished_at = Some(day(2));
        changed[450].special = vec![SpecialProcedure::in_row("2026-11-24/").unwrap()];
        changed.push(accepted("B"));
        assert_eq!(import(&mut store, &changed, day(2)), counts(1, 2, 903));
        let history = shown(&mut store, "A00007", day(2));
        assert_eq!((history.application.state, history.imported_at), (ApplicationState::Finished, day(0)));
        let step = &history.steps[0];
        assert_eq!(
            (step.step, step.at, step.from, step.to),
            (1, day(2), ApplicationState::Accepted, ApplicationState::Finished)
        );
        let change = |fact, from: &str, to: &str| FactChange { fact, from: from.into(), to: to.into() };
        assert_eq!(
            step.changes,
            [
                change(ApplicationFact::State, "accepted", "finished"),
                change(ApplicationFact::Finished, "", "2026-11-25T09:00:00"),
            ]
        );
        assert_eq!(import(&mut store, &changed, day(2)), counts(0, 0, 906));
        // What a table does not have stays as it is.
        assert_eq!(import(&mut store, &table[..1], day(3)), counts(0, 0, 1));
        assert_eq!(shown(&mut store, "B", day(3)).application.code, "B");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn the_limits_of_the_matter_stay_those_an_application_began_with() {
    for place in Place::every("applications") {
        let mut store = place.open();
        with_matters(&mut store);
        let unknown = Application { matter: "M3".into(), ..accepted("U") };
        let bare = Application { matter: "M2".into(), promised: None, ..accepted("L") };
        let own = Application { promised: None, ..accepted("O") };
        let done = import(&mut store, &[unknown, bare, own.clone()], day(0));
        assert_eq!(done, ApplicationsImport { unknown_matters: 1, ..counts(3, 0, 0) });
        let limits = |store: &mut Store, code: &str| {
            let application = shown(store, code, day(0)).application;
            let text = |limit: Option<_>| {
                limit.map(|limit: service_hall::hall::catalogue::TimeLimit| limit.to_string())
            };
            (text(application.statutory_limit), text(application.promised_limit))
        };
        assert_eq!(limits(&mut store, "U"), (None, None));
        assert_eq!(limits(&mut store, "L"), (Some("20工作日".into()), None), "by law, since it is a licence");
        assert_eq!(limits(&mut store, "O"), (Some("30工作日".into()), Some("10工作日".into())));
        let progress = shown(&mut store, "O", day(1)).application.progress(day(1), &hall().setup.office());
        assert_eq!(
            progress.promised,
            Some("2026-12-07T17:00:00".parse().unwrap()),
            "by the promise of its matter"
        );
        // The catalogue changes afterwards.
        let shorter = Guide { code: "M1".into(), promised: "2工作日".parse().ok(), ..Guide::default() };
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut std::iter::once(shorter),
                &mut |_| {},
            )
            .unwrap();
        let later = Application { state: ApplicationState::Review, ..own };
        assert_eq!(import(&mut store, &[later], day(1)), counts(0, 1, 0));
        assert_eq!(limits(&mut store, "O"), (Some("30工作日".into()), Some("10工作日".into())));
    }
}

#[test]
fn what_nobody_accepted_in_time_is_accepted_by_law_until_its_source_says_otherwise() {
    for place in Place::every("applications") {
        let mut store = place.open();
        with_matters(&mut store);
        let table = [received("R", 0)];
        assert_eq!(import(&mut store, &table, day(0)), counts(1, 0, 0));
        assert_eq!(shown(&mut store, "R", day(7)).application.state, ApplicationState::Received);
        // Five working days are over on the next Monday, at closing time.
        let seen = shown(&mut store, "R", day(8)).application;
        assert_eq!(
            (seen.state, seen.is_deemed_accepted, seen.accepted_at),
            (ApplicationState::Accepted, true, Some(day(0)))
        );
        assert_eq!(import(&mut store, &table, day(8)), counts(0, 1, 0), "time has moved on");
        assert_eq!(import(&mut store, &table, day(8)), counts(0, 0, 1));
        let history = shown(&mut store, "R", day(8));
        assert_eq!((history.steps.len(), history.steps[0].changes.len()), (1, 0), "its source says the same");
        assert_eq!(history.steps[0].to, ApplicationState::Accepted);
        // By its promise, ten working days from when it was received.
        let due = history.application.due(day(8), &hall().setup.office());
        assert_eq!(due, Ok(Some("2026-12-07T17:00:00".parse().unwrap())));
        let late =
            Application { accepted_at: Some(day(9)), state: ApplicationState::Accepted, ..table[0].clone() };
        assert_eq!(import(&mut store, &[late], day(9)), counts(0, 1, 0));
        let history = shown(&mut store, "R", day(9));
        assert_eq!(
            (history.application.accepted_at, history.application.is_deemed_accepted),
            (Some(day(9)), false)
        );
        assert_eq!(history.steps[1].changes[0].fact, ApplicationFact::State);
    }
}

#[test]
fn what_is_accepted_by_law_is_listed_by_its_promise_without_another_import() {
    for place in Place::every("applications") {
        let mut store = place.open();
        with_matters(&mut store);
        // Due on 4 December, by the day it promises.
        let table = [received("R", 0), accepted("A")];
        import(&mut store, &table, day(0));
        assert_eq!(listed(&mut store, &usual()), ["R", "A"], "five working days to accept it");
        active_before(&mut store, day(7));
        assert_eq!(store.settle_applications(&hall(), day(7)).unwrap(), 0, "not over yet");
        let overdue = ApplicationFilter { overdue_at: Some(day(8)), ..usual() };
        assert_eq!(store.settle_applications(&hall(), day(8)).unwrap(), 1);
        assert_eq!(listed(&mut store, &usual()), ["A", "R"], "ten working days, which it has by now");
        assert_eq!(listed(&mut store, &overdue), Vec::<String>::new());
        assert_eq!(store.settle_applications(&hall(), day(8)).unwrap(), 0);
        let history = shown(&mut store, "R", day(8));
        assert_eq!((history.steps.len(), history.steps[0].to), (1, ApplicationState::Accepted));
        assert_eq!(import(&mut store, &table, day(8)), counts(0, 0, 2), "its source says the same");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn lists_are_paged_and_narrowed_and_what_is_due_next_comes_first() {
    for place in Place::every("applications") {
        let mut store = place.open();
        with_matters(&mut store);
        let promised = |code: &str, day: &str| Application { promised: day.parse().ok(), ..accepted(code) };
        let paused = Application {
            special: vec![SpecialProcedure::in_row("2026-11-23/").unwrap()],
            ..promised("paused", "2026-11-24")
        };
        let table = [
            promised("third", "2026-12-20"),
            promised("first", "2026-11-24"),
            paused,
            Application { department: "市税务局".into(), ..promised("second", "2026-11-30") },
            Application { state: ApplicationState::Supplement, ..received("asked", -1) },
            Application {
                state: ApplicationState::Finished,
                finished_at: Some(day(0)),
                ..received("over", -30)
            },
        ];
        import(&mut store, &table, day(0));
        let open = ["first", "second", "third", "paused", "asked"];
        assert_eq!(listed(&mut store, &usual()), open, "what has no limit running comes last");
        let overdue = |days| ApplicationFilter { overdue_at: Some(day(days)), ..usual() };
        assert_eq!(listed(&mut store, &overdue(1)), Vec::<String>::new());
        assert_eq!(listed(&mut store, &overdue(2)), ["first"]);
        assert_eq!(
            listed(&mut store, &overdue(400)),
            ["first", "second", "third"],
            "no day of a pause counts"
        );
        let tax = ApplicationFilter { department: Some("市税务局".into()), ..usual() };
        assert_eq!(listed(&mut store, &tax), ["second"]);
        let state = |state| ApplicationFilter { state: Some(state), ..usual() };
        assert_eq!(listed(&mut store, &state(ApplicationState::Finished)), ["over"]);
        assert_eq!(listed(&mut store, &state(ApplicationState::Supplement)), ["asked"]);
        let all = ["over", "asked", "second", "paused", "first", "third"];
        for (is_of_all, wanted) in [(false, &open[..]), (true, &all)] {
            let (mut after, mut seen) = (None, Vec::new());
            for _ in 0..4 {
                let page =
                    store.applications(&ApplicationFilter { is_of_all, after, limit: 2, ..usual() }).unwrap();
                seen.extend(page.applications.into_iter().map(|one| one.code));
                // As a command line would hand it on.
                after = page.next.map(|next| ListCursor::read(&next.to_string()).unwrap());
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(seen, wanted, "of all: {is_of_all}");
        }
    }
}

#[test]
fn a_receipt_opens_its_application_alone_and_for_a_year() {
    for place in Place::every("applications") {
        let mut store = place.open();
        import(&mut store, &[accepted("A"), accepted("B")], day(0));
        let receipt = store.application_receipt("A", day(0)).unwrap().unwrap();
        assert_eq!(receipt.kind(), ReceiptKind::Application);
        let mut other = place.open();
        assert_eq!(other.application_receipt("A", day(1)).unwrap(), Ok(receipt), "the same one");
        store.rotate_receipt_key(&hall().setup.cases, day(1)).unwrap().unwrap();
        for store in [&mut store, &mut other] {
            assert_eq!(store.application_receipt("A", day(2)).unwrap(), Ok(receipt), "under the old key");
        }
        let new = other.application_receipt("B", day(2)).unwrap().unwrap();
        assert_eq!((receipt.key(), new.key()), (0, 1));
        assert_eq!(other.application_receipt("C", day(2)).unwrap(), Err(ApplicationError::NoApplication));
        let seen = |store: &mut Store, receipt: Receipt, at| {
            let found = store.application(&hall(), &ApplicationKey::Receipt(receipt), at).unwrap();
            found.map(|history| history.application.code)
        };
        let read = Receipt::read(&receipt.in_groups().to_lowercase()).unwrap();
        assert_eq!(seen(&mut store, read, day(3)), Ok("A".into()));
        assert_eq!(shown(&mut store, "A", day(3)).receipt, Some(receipt), "staff can give it out again");
        // One of another kind, and one that nobody made here.
        let case = ReceiptKey::new(0, [0; 32]).unwrap();
        for wrong in [ReceiptKind::Case, ReceiptKind::Application] {
            let id = ReceiptId::of_request("", wrong, "A", 0);
            assert_eq!(seen(&mut store, case.seal(wrong, id), day(3)), Err(ApplicationError::Forged));
        }
        let finished =
            Application { state: ApplicationState::Finished, finished_at: Some(day(4)), ..accepted("A") };
        import(&mut store, &[finished], day(5));
        assert_eq!(seen(&mut store, receipt, day(4 + 365)), Ok("A".into()));
        assert_eq!(seen(&mut store, receipt, day(5 + 365)), Err(ApplicationError::Expired));
        // Its key is kept as long as that, and given up then, with the one of B as an open application.
        let rotated = store.rotate_receipt_key(&hall().setup.cases, day(4 + 365)).unwrap().unwrap();
        assert_eq!((rotated.kept, rotated.dropped), (3, 0));
        let rotated = store.rotate_receipt_key(&hall().setup.cases, day(6 + 365)).unwrap().unwrap();
        assert_eq!((rotated.kept, rotated.dropped), (2 + 1, 1), "A's key alone");
    }
}

#[test]
fn two_that_bring_the_same_table_in_at_once_add_each_application_once() {
    for place in Place::every("applications") {
        drop(place.open());
        let table: Vec<Application> = (0..1_000).map(|place| accepted(&format!("A{place:05}"))).collect();
        let done: Vec<ApplicationsImport> = thread::scope(|scope| {
            let both = [0, 1].map(|_| {
                scope.spawn(|| {
                    let mut store = place.open();
                    import(&mut store, &table, day(0))
                })
            });
            both.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(done.iter().map(|one| one.added).sum::<u64>(), 1_000, "{done:?}");
        assert_eq!(done.iter().map(|one| one.same).sum::<u64>(), 1_000, "{done:?}");
        let mut store = place.open();
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        assert_eq!(place.texts("SELECT DISTINCT code FROM application").len(), 1_000);
    }
}

#[test]
fn halls_of_one_database_see_their_own_applications() {
    use service_hall::hall::HallIdentity;
    for place in Place::every("applications") {
        let open = |code: &str| {
            let identity = HallIdentity { code: code.parse().unwrap(), ..HallIdentity::default() };
            Store::open_for(&identity, &place.url(), Some(&place.file(&format!("{code}.ledger")))).unwrap()
        };
        let (mut east, mut west) = (open("EAST"), open("WEST"));
        import(&mut east, &[accepted("A")], day(0));
        assert_eq!(import(&mut west, &[accepted("A")], day(0)).added, 1);
        let receipt = east.application_receipt("A", day(0)).unwrap().unwrap();
        let elsewhere = west.application(&hall(), &ApplicationKey::Receipt(receipt), day(0)).unwrap();
        assert!(elsewhere.is_err());
        assert_eq!(listed(&mut west, &usual()), ["A"]);
    }
}
