//! Ratings on both databases: one of each thing and one more later, changed by the same visit, a bad one with its case or not at all.
use super::calling::{Day, at, done, hall};
use service_hall::hall::applications::{Application, ApplicationState};
use service_hall::hall::cases::{CaseAct, CaseActor, CaseSource, CaseState, CaseSubject, Confidential};
use service_hall::hall::desk::Order;
use service_hall::hall::queue::Ticket;
use service_hall::hall::ratings::{
    Grade, Rating, RatingChannel, RatingError, RatingForm, RatingKey, RatingSubject, RatingTurn,
};
use service_hall::store::{
    CaseFilter, CaseKey, CaseOrder, CaseWords, GivenRating, RatingFilter, RatingOrder, Store,
};

/// What nobody else must ever see.
const SECRETS: [&str; 3] = ["三号窗口的人骂我", "王小明", "13900001234"];

/// A number that was served and finished at nine minutes past nine.
fn served(day: &mut Day) -> Ticket {
    day.sign_in("A01");
    let ticket = day.take("A", 1);
    day.next("A01", 2).unwrap();
    day.press("A01", &Order::Start, 3).unwrap();
    day.press("A01", &done(), 9).unwrap();
    ticket
}

fn order(ticket: &Ticket, visit: &str, request: u32, grade: Grade) -> RatingOrder {
    let reasons: &[&str] = if grade == Grade::Dissatisfied { &["207", "214"] } else { &[] };
    let form = RatingForm {
        request: format!("{visit}/{request}"),
        visit: visit.into(),
        kiosk: Some("3".into()),
        channel: RatingChannel::Kiosk,
        grade,
        reasons: reasons.iter().map(|code| (*code).to_owned()).collect(),
        text: Confidential::default(),
        name: Confidential::default(),
        phone: Confidential::default(),
        lang: "zh".into(),
        at: at(20 + i64::from(request)),
    };
    RatingOrder { key: RatingKey::Ticket(ticket.code.clone()), form, case_words: "不满意".into() }
}

fn rate(store: &mut Store, order: &RatingOrder) -> Result<GivenRating, RatingError> {
    store.rate(&hall(), order).unwrap()
}

fn all(store: &mut Store) -> Vec<Rating> {
    store.ratings(&RatingFilter { limit: 100, ..RatingFilter::default() }).unwrap().ratings
}

/// The cases there are, by number, with how they stand.
fn cases(store: &mut Store) -> Vec<(u32, CaseState)> {
    let filter = CaseFilter { is_of_all: true, limit: 100, ..CaseFilter::default() };
    let mut cases: Vec<_> =
        store.cases(&filter).unwrap().cases.into_iter().map(|case| (case.number, case.state)).collect();
    cases.sort_unstable();
    cases
}

#[test]
fn a_finished_number_is_rated_once_and_keeps_what_was_done_and_by_whom() {
    for mut day in Day::every("ratings") {
        let ticket = served(&mut day);
        let key = RatingKey::Ticket(ticket.code.clone());
        assert_eq!(day.store.rating_turn(&hall(), &key, at(10)).unwrap(), Ok(RatingTurn::First));
        let given = rate(&mut day.store, &order(&ticket, "v1", 1, Grade::VerySatisfied)).unwrap();
        assert!(given.is_new && given.case.is_none());
        let rating = all(&mut day.store).pop().unwrap();
        assert_eq!(rating, given.rating);
        assert_eq!((rating.number, rating.turn, rating.grade), (1, RatingTurn::First, Grade::VerySatisfied));
        assert_eq!(rating.subject, RatingSubject::Ticket { day: ticket.day, label: ticket.label() });
        let work = &rating.work;
        assert_eq!((work.window.as_deref(), work.clerk.as_deref()), (Some("A01"), Some("A01")));
        assert_eq!((work.line.as_deref(), work.finished_at), (Some("A"), Some(at(9))));
        // A double touch, or a second try after a failure.
        let again = rate(&mut day.store, &order(&ticket, "v1", 1, Grade::VerySatisfied)).unwrap();
        assert!(!again.is_new && again.rating == rating);
        assert_eq!(all(&mut day.store).len(), 1);
        assert_eq!(day.store.rating_turn(&hall(), &key, at(30)).unwrap(), Ok(RatingTurn::FollowUp));
        let filter = RatingFilter { from: Some(ticket.day), to: Some(ticket.day), ..RatingFilter::default() };
        assert_eq!(day.store.rating_counts(&filter).unwrap(), [1, 0, 0, 0, 0]);
        let before = RatingFilter { to: ticket.day.pred_opt(), ..RatingFilter::default() };
        assert_eq!(day.store.rating_counts(&before).unwrap(), [0; 5]);
    }
}

#[test]
fn nothing_is_kept_of_a_number_that_is_not_finished_or_is_none() {
    for mut day in Day::every("ratings") {
        day.sign_in("A01");
        let ticket = day.take("A", 1);
        let no = |day: &mut Day, ticket: &Ticket| {
            rate(&mut day.store, &order(ticket, "v1", 1, Grade::VeryDissatisfied)).unwrap_err()
        };
        assert_eq!(no(&mut day, &ticket), RatingError::NotFinished, "it waits");
        day.next("A01", 2).unwrap();
        day.press("A01", &Order::Start, 3).unwrap();
        assert_eq!(no(&mut day, &ticket), RatingError::NotFinished, "it is served");
        let forged = Ticket { code: "7K3M9QX2V5T8W4N6H1JZRB0CDE".into(), ..ticket };
        assert_eq!(no(&mut day, &forged), RatingError::Unknown);
        assert!(all(&mut day.store).is_empty() && cases(&mut day.store).is_empty());
    }
}

#[test]
fn the_same_visit_changes_its_rating_and_a_later_one_follows_up_once() {
    for mut day in Day::every("ratings") {
        let ticket = served(&mut day);
        rate(&mut day.store, &order(&ticket, "v1", 1, Grade::Satisfied)).unwrap();
        let changed = rate(&mut day.store, &order(&ticket, "v1", 2, Grade::BasicallySatisfied)).unwrap();
        assert_eq!((changed.rating.number, changed.rating.changes), (1, 1));
        let second = rate(&mut day.store, &order(&ticket, "v2", 3, Grade::VerySatisfied)).unwrap();
        assert_eq!((second.rating.number, second.rating.turn), (2, RatingTurn::FollowUp));
        let no = rate(&mut day.store, &order(&ticket, "v3", 4, Grade::VerySatisfied));
        assert_eq!(no.unwrap_err(), RatingError::Rated);
        let grades: Vec<Grade> = all(&mut day.store).iter().map(|rating| rating.grade).collect();
        assert_eq!(grades, [Grade::BasicallySatisfied, Grade::VerySatisfied]);
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_bad_rating_makes_its_case_with_a_receipt_and_its_limits() {
    for mut day in Day::every("ratings") {
        let ticket = served(&mut day);
        let mut bad = order(&ticket, "v1", 1, Grade::Dissatisfied);
        (bad.form.text, bad.form.name, bad.form.phone) =
            (SECRETS[0].into(), SECRETS[1].into(), SECRETS[2].into());
        bad.case_words = SECRETS[0].into();
        let given = rate(&mut day.store, &bad).unwrap();
        let case = given.case.unwrap();
        assert_eq!((given.rating.case, given.rating.is_anonymous), (Some(1), false));
        assert_eq!((case.case.source, case.case.state), (CaseSource::BadRating, CaseState::Submitted));
        let about =
            CaseSubject::Ticket { day: ticket.day, label: ticket.label(), window: Some("A01".into()) };
        assert_eq!((&case.case.about, case.case.has_contact, case.case.is_sealed), (&about, true, false));
        let found = day.store.case(&hall(), CaseKey::Receipt(case.receipt), at(30)).unwrap().unwrap();
        assert_eq!(found.case.number, 1);
        let words = day.store.reveal_case(&hall(), 1, &CaseActor::centre("Li"), at(31)).unwrap().unwrap();
        assert_eq!(words.text.reveal(), SECRETS[0]);
        // What was written lies with the case alone, and nowhere else.
        assert!(place_texts(&day, "SELECT body FROM rating_text").is_empty());
        let rows = place_texts(&day, "SELECT subject || reasons || visit || request FROM rating");
        assert!(SECRETS.iter().all(|secret| !rows[0].contains(secret)));
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

fn place_texts(day: &Day, statement: &str) -> Vec<String> {
    day.place.texts(statement)
}

#[test]
fn the_case_goes_along_when_the_rating_is_changed() {
    for mut day in Day::every("ratings") {
        let ticket = served(&mut day);
        let press = |day: &mut Day, request, grade| {
            rate(&mut day.store, &order(&ticket, "v1", request, grade)).unwrap()
        };
        let first = press(&mut day, 1, Grade::Dissatisfied).case.unwrap();
        let worse = press(&mut day, 2, Grade::VeryDissatisfied).case.unwrap();
        assert_eq!((worse.case.number, worse.receipt), (1, first.receipt), "the same case, the same receipt");
        assert_eq!(cases(&mut day.store), [(1, CaseState::Submitted)]);
        assert!(press(&mut day, 3, Grade::Satisfied).case.is_none());
        assert_eq!(cases(&mut day.store), [(1, CaseState::Withdrawn)]);
        let details = place_texts(&day, "SELECT act || ' ' || detail FROM case_step ORDER BY step");
        assert_eq!(details, ["submitted ", "submitted rating_changed", "withdrawn rating_changed"]);
        let third = press(&mut day, 4, Grade::VeryDissatisfied).case.unwrap();
        assert_eq!(cases(&mut day.store), [(1, CaseState::Withdrawn), (2, CaseState::Submitted)]);
        assert_ne!(third.receipt, first.receipt);
        let rating = all(&mut day.store).pop().unwrap();
        assert_eq!((rating.number, rating.case, rating.changes), (1, Some(2), 3));
        assert_eq!(day.store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_case_that_somebody_has_taken_up_is_not_written_over() {
    for mut day in Day::every("ratings") {
        let ticket = served(&mut day);
        rate(&mut day.store, &order(&ticket, "v1", 1, Grade::Dissatisfied)).unwrap();
        let register =
            CaseOrder { act: CaseAct::Register, actor: CaseActor::centre("Li"), words: CaseWords::default() };
        day.store.act_on_case(&hall(), CaseKey::Number(1), &register, at(22)).unwrap().unwrap();
        rate(&mut day.store, &order(&ticket, "v1", 2, Grade::VeryDissatisfied)).unwrap();
        assert_eq!(cases(&mut day.store), [(1, CaseState::Withdrawn), (2, CaseState::Submitted)]);
    }
}

#[test]
fn what_was_written_goes_with_the_case_and_comes_back() {
    for mut day in Day::every("ratings") {
        let ticket = served(&mut day);
        let mut good = order(&ticket, "v1", 1, Grade::Satisfied);
        good.form.text = "很好".into();
        rate(&mut day.store, &good).unwrap();
        assert_eq!(day.store.rating_text(1).unwrap().reveal(), "很好");
        rate(&mut day.store, &order(&ticket, "v1", 2, Grade::Dissatisfied)).unwrap();
        assert!(day.store.rating_text(1).unwrap().is_empty(), "it lies in one place");
        let mut again = order(&ticket, "v1", 3, Grade::Satisfied);
        again.form.text = "还是好".into();
        rate(&mut day.store, &again).unwrap();
        assert_eq!(day.store.rating_text(1).unwrap().reveal(), "还是好");
    }
}

#[test]
fn ratings_do_not_use_up_what_a_kiosk_may_submit() {
    for mut day in Day::every("ratings") {
        let mut hall = hall();
        hall.setup_mut().cases.visit_limit = 1;
        hall.setup_mut().cases.kiosk_limit = 1;
        let ticket = served(&mut day);
        day.store.rate(&hall, &order(&ticket, "v1", 1, Grade::Dissatisfied)).unwrap().unwrap();
        let opinion = service_hall::hall::cases::Submission {
            request: "o".into(),
            visit: "v1".into(),
            kiosk: Some("3".into()),
            text: "记一下".into(),
            lang: "zh".into(),
            at: at(25),
            ..Default::default()
        };
        day.store.submit_case(&opinion, &hall).unwrap().unwrap();
    }
}

#[test]
fn an_application_that_ended_is_rated_and_one_that_has_not_is_not() {
    for mut day in Day::every("ratings") {
        let of = |code: &str, state, finished| Application {
            code: code.into(),
            department: "公安局".into(),
            state,
            received_at: at(-2_000),
            accepted_at: Some(at(-1_990)),
            finished_at: finished,
            ..Application::default()
        };
        let all = vec![
            of("DONE", ApplicationState::Finished, Some(at(-100))),
            of("OPEN", ApplicationState::Accepted, None),
        ];
        let mut rows = all.into_iter();
        day.store.import_applications(&hall(), &mut rows, at(0), &mut |_| {}).unwrap();
        let mut receipt = |code: &str| day.store.application_receipt(code, at(0)).unwrap().unwrap();
        let (ended, open) = (receipt("DONE"), receipt("OPEN"));
        let ticket = Ticket { code: "X".into(), ..day.take("A", 1) };
        let mut asked = order(&ticket, "v1", 1, Grade::VeryDissatisfied);
        asked.key = RatingKey::Application(open);
        assert_eq!(rate(&mut day.store, &asked).unwrap_err(), RatingError::NotFinished);
        asked.key = RatingKey::Application(ended);
        let given = rate(&mut day.store, &asked).unwrap();
        assert_eq!(given.rating.subject, RatingSubject::Application("DONE".into()));
        assert_eq!(given.rating.work.departments, ["公安局"]);
        assert_eq!(given.case.unwrap().case.about, CaseSubject::Hall, "this hall has no such department");
    }
}

#[test]
fn of_two_machines_one_is_first_and_the_other_follows_up() {
    for mut day in Day::every("ratings") {
        let ticket = served(&mut day);
        let place = &day.place;
        let turns = std::thread::scope(|scope| {
            let both = ["v1", "v2"].map(|visit| {
                let order = order(&ticket, visit, 1, Grade::Dissatisfied);
                scope.spawn(move || rate(&mut place.open(), &order).unwrap().rating.turn.number())
            });
            let mut turns: Vec<u32> = both.into_iter().map(|rated| rated.join().unwrap()).collect();
            turns.sort_unstable();
            turns
        });
        assert_eq!(turns, [1, 2]);
        assert_eq!(cases(&mut day.store).len(), 2);
    }
}
