//! Indicators on both databases: what is streamed out of the tables is what happened, for the hall and for a part of it.
use super::calling::{Day, at};
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::applications::{Application, ApplicationState};
use service_hall::hall::cases::{CaseAct, CaseActor, CaseSource, CaseSubject, Submission};
use service_hall::hall::catalogue::{Department, Guide, Handling};
use service_hall::hall::desk::{Destination, Order, Work};
use service_hall::hall::figures::indicators::{
    IndicatorCounts, IndicatorQuestion, IndicatorScope, Measure, Period, ShareCount,
};
use service_hall::hall::{Hall, Name, Setup};
use service_hall::store::{CaseKey, CaseOrder, CaseWords, Store};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn november(scope: IndicatorScope) -> IndicatorQuestion {
    let period = Period::new(day("2026-11-01"), day("2026-11-30")).unwrap();
    IndicatorQuestion { period, as_of: moment("2026-12-20T09:00:00"), scope }
}

fn counted(store: &mut Store, hall: &Hall, scope: IndicatorScope) -> IndicatorCounts {
    store.count_indicators(hall, &november(scope)).unwrap()
}

fn pair(share: ShareCount) -> (i64, u64) {
    (share.n, share.of)
}

/// The hall of the tickets' tests, with hours and a unit whose line is its own.
fn hall(day: &Day) -> Hall {
    let mut setup: Setup = (*day.hall.setup).clone();
    setup.hours = vec!["09:00-17:00".parse().unwrap()];
    setup.departments = ["公安局", "民政局"]
        .map(|name| Department { name: Name::new(name, ""), ..Department::default() })
        .to_vec();
    setup.lines[0].departments = vec!["公安局".into()];
    Hall::new(setup)
}

/// A matter of each unit that is promised, and one that is finished while people wait.
fn with_matters(store: &mut Store) {
    let matter = |code: &str, department: &str, handling, statutory: &str, promised: &str| Guide {
        code: code.into(),
        department: department.into(),
        handling,
        statutory: statutory.parse().ok(),
        promised: promised.parse().ok(),
        ..Guide::default()
    };
    let matters = [
        matter("M1", "公安局", Handling::Promised, "20工作日", "5工作日"),
        matter("M2", "民政局", Handling::Promised, "10工作日", "4工作日"),
        matter("M3", "民政局", Handling::WhileYouWait, "3工作日", "1工作日"),
        matter("M4", "民政局", Handling::Promised, "60自然日", "20工作日"),
    ];
    store.replace_catalogue(moment("2026-11-01T09:00:00"), &mut matters.into_iter(), &mut |_| {}).unwrap();
}

fn application(code: &str, matter: &str, department: &str, finished: &str) -> Application {
    let finished_at = Some(finished).filter(|text| !text.is_empty()).map(moment);
    Application {
        code: code.into(),
        matter: matter.into(),
        department: department.into(),
        state: if finished_at.is_some() { ApplicationState::Finished } else { ApplicationState::Accepted },
        received_at: moment("2026-11-16T10:00:00"),
        accepted_at: Some(moment("2026-11-16T10:00:00")),
        finished_at,
        ..Application::default()
    }
}

fn import(store: &mut Store, hall: &Hall, applications: Vec<Application>) {
    let mut rows = applications.into_iter();
    store.import_applications(hall, &mut rows, moment("2026-11-27T09:00:00"), &mut |_| {}).unwrap();
}

#[test]
fn applications_count_by_unit_and_matter_and_a_table_of_before_is_remembered() {
    for place in Day::every("indicators-applications") {
        let (hall, mut store) = (hall(&place), place.store);
        with_matters(&mut store);
        let asked = Application {
            state: ApplicationState::Supplement,
            accepted_at: None,
            ..application("3", "M2", "民政局", "")
        };
        import(&mut store, &hall, vec![asked]);
        import(
            &mut store,
            &hall,
            vec![
                application("1", "M1", "公安局", "2026-11-20T09:00:00"),
                application("2", "M1", "公安局", ""),
                application("3", "M2", "民政局", "2026-11-24T09:00:00"),
                // Its source names no unit; the matter does.
                application("4", "M3", "", "2026-11-16T10:20:00"),
                application("5", "M9", "文旅局", "2026-11-18T10:00:00"),
                Application { state: ApplicationState::Withdrawn, ..application("6", "M1", "公安局", "") },
            ],
        );
        let whole = counted(&mut store, &hall, IndicatorScope::default());
        let all = &whole.applications;
        assert_eq!((all.received, all.finished, all.aside.withdrawn), (5, 4, 1));
        assert_eq!(pair(all.on_time_of_due), (2, 4), "one is late, one is not finished");
        assert_eq!(pair(all.on_time_of_finished), (2, 3), "nothing was promised of a matter nobody knows");
        assert_eq!((pair(all.early), all.aside.of_unknown_matter), ((1, 2), 1));
        assert_eq!(pair(all.actual_speed_up), (16 + 4 + 3, 20 + 10 + 3));
        assert_eq!(pair(all.supplemented), (1, 5));
        assert_eq!((pair(whole.promises), whole.promises.left_out), ((15 + 6 + 2, 33), 1));

        let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let of = |names: &[&str]| IndicatorScope { departments: named(names), ..IndicatorScope::default() };
        let civil = counted(&mut store, &hall, of(&["民政局"]));
        assert_eq!((civil.applications.received, pair(civil.promises)), (2, (8, 13)));
        assert_eq!(pair(civil.applications.on_time_of_due), (1, 2));
        let two = counted(&mut store, &hall, of(&["民政局", "公安局"]));
        assert_eq!(two.applications.received, 4);
        let matters = IndicatorScope { matters: named(&["M1"]), ..of(&["公安局"]) };
        let matter = counted(&mut store, &hall, matters);
        assert_eq!((pair(matter.applications.on_time_of_due), pair(matter.promises)), ((1, 2), (15, 20)));
        let window = IndicatorScope { windows: vec!["A01".into()], ..IndicatorScope::default() };
        let window = counted(&mut store, &hall, window);
        assert_eq!((window.applications.received, pair(window.promises)), (0, (0, 0)));
    }
}

#[test]
fn numbers_count_by_window_and_unit_and_what_is_taken_back_is_none() {
    for mut place in Day::every("indicators-tickets") {
        let hall = hall(&place);
        for window in ["A01", "B01"] {
            place.sign_in(window);
        }
        // Served in ten minutes after ten; missed; transferred; waiting still; called by mistake.
        place.take("A", 0);
        place.next("A01", 10).unwrap();
        place.press("A01", &Order::Start, 11).unwrap();
        let work =
            |outcome: &str, quantity| Work { matter: String::new(), quantity, outcome: outcome.into() };
        let works = vec![work("done", 2), work("accepted", 1), work("advice", 5)];
        let finish = Order::Finish { works, remark: String::new(), onward: None };
        place.press("A01", &finish, 21).unwrap();
        place.take("A", 20);
        place.next("A01", 22).unwrap();
        place.press("A01", &Order::Miss, 24).unwrap();
        place.take("A", 25);
        place.next("A01", 26).unwrap();
        place.press("A01", &Order::Transfer(Destination::Line("B".into())), 27).unwrap();
        place.take("A", 30);
        place.next("B01", 40).unwrap();
        place.press("B01", &Order::Undo, 40).unwrap();

        let whole = counted(&mut place.store, &hall, IndicatorScope::default()).tickets;
        assert_eq!((whole.given, whole.called, whole.missed, whole.transferred), (4, 3, 1, 1));
        assert_eq!((whole.on_the_spot, whole.taken_in), (2, 1));
        assert_eq!(whole.mean_wait(), Measure::Mean { sum: (10 + 2 + 1) * 60, of: 3 });
        assert_eq!(whole.ninth_wait(), Measure::Ninth { seconds: 600, of: 3 });
        assert_eq!(whole.mean_service(), Measure::Mean { sum: 600, of: 1 });
        let of = |window: &str| IndicatorScope { windows: vec![window.into()], ..IndicatorScope::default() };
        let one = counted(&mut place.store, &hall, of("A01")).tickets;
        assert_eq!((one.given, one.on_the_spot), (3, 2), "who waits belongs to no window");
        assert_eq!(counted(&mut place.store, &hall, of("B01")).tickets.given, 0);
        let police = IndicatorScope { departments: vec!["公安局".into()], ..IndicatorScope::default() };
        assert_eq!(counted(&mut place.store, &hall, police).tickets.given, 4, "its line is its own");
        let civil = IndicatorScope { departments: vec!["民政局".into()], ..IndicatorScope::default() };
        assert_eq!(counted(&mut place.store, &hall, civil).tickets.given, 0);
        // Asked in the middle of the day, the rest of it has not happened.
        let question = IndicatorQuestion { as_of: at(12), ..november(IndicatorScope::default()) };
        let morning = place.store.count_indicators(&hall, &question).unwrap().tickets;
        assert_eq!((morning.given, morning.called, morning.on_the_spot), (1, 1, 0));
    }
}

#[test]
fn bad_ratings_count_once_they_are_put_right_and_found_so() {
    for mut place in Day::every("indicators-cases") {
        let (hall, store) = (hall(&place), &mut place.store);
        let rating = |request: &str, phone: &str| Submission {
            request: request.into(),
            visit: request.into(),
            kiosk: None,
            source: CaseSource::BadRating,
            about: CaseSubject::Department("公安局".into()),
            text: "等了很久".into(),
            name: "".into(),
            phone: phone.into(),
            lang: "zh".into(),
            at: at(0),
        };
        for (request, phone) in [("one", "13900001234"), ("two", "")] {
            store.submit_case(&rating(request, phone), &hall).unwrap().unwrap();
        }
        let acts = [CaseAct::Accept { class: None }, CaseAct::Answer, CaseAct::Recheck { passed: true }];
        for (minutes, act) in (1..).zip(acts) {
            let words = CaseWords { answer: "已整改".into(), ..CaseWords::default() };
            let order = CaseOrder { act, actor: CaseActor::centre("赵"), words };
            store.act_on_case(&hall, CaseKey::Number(2), &order, at(minutes)).unwrap().unwrap();
        }
        let question =
            IndicatorQuestion { as_of: moment("2026-12-31T09:00:00"), ..november(IndicatorScope::default()) };
        let cases = store.count_indicators(&hall, &question).unwrap().cases;
        assert_eq!(
            (pair(cases.rectified), pair(cases.called), pair(cases.reached)),
            ((1, 2), (0, 1), (0, 1))
        );
        let scope = IndicatorScope { departments: vec!["公安局".into()], ..IndicatorScope::default() };
        assert_eq!(pair(counted(store, &hall, scope).cases.rectified), (1, 2));
        let scope = IndicatorScope { departments: vec!["民政局".into()], ..IndicatorScope::default() };
        assert_eq!(pair(counted(store, &hall, scope).cases.rectified), (0, 0));
    }
}
