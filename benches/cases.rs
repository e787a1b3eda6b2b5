//! What a page of cases costs among 100,000, and one of applications, and what a durable submission costs:
//! `cargo bench --bench cases`.
//!
//! On SQLite, and on the server that `TEST_POSTGRES` names, in a schema of its own.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot go on"
)]
use chrono::{NaiveDateTime, TimeDelta};
use service_hall::hall::applications::ApplicationState;
use service_hall::hall::cases::{CaseAct, CaseActor, CaseSource, CaseState, Submission};
use service_hall::hall::catalogue::Department;
use service_hall::hall::{Hall, Name, Setup, calendar::Workdays};
use service_hall::store::{
    ApplicationFilter, ApplicationKey, CaseFilter, CaseKey, CaseOrder, CaseWords, Store,
};
use std::time::{Duration, Instant};
use std::{env, fs, path::PathBuf};

#[path = "applications/made_up.rs"]
mod made_up;

const CASES: u32 = 100_000;
const PAGE: u32 = 50;
const TIMES: usize = 200;

fn main() {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-cases-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("hall.db");
    println!("SQLite");
    measure(&format!("sqlite:{}", file.display()), &folder, &mut |statement| {
        let all = format!("{statement}; UPDATE case_head SET last = (SELECT MAX(number) FROM case_file)");
        rusqlite::Connection::open(&file).unwrap().execute_batch(&all).unwrap();
    });
    if let Ok(server) = env::var("TEST_POSTGRES") {
        let schema = format!("bench_cases_{}", std::process::id());
        let mut client = postgres::Client::connect(&server, postgres::NoTls).unwrap();
        client.batch_execute(&format!("CREATE SCHEMA {schema}; SET search_path = {schema}")).unwrap();
        let sign = if server.contains('?') { '&' } else { '?' };
        println!("\nPostgreSQL");
        measure(&format!("{server}{sign}options=-csearch_path%3D{schema}"), &folder, &mut |statement| {
            client.batch_execute(statement).unwrap();
            // As the server does by itself within a minute.
            client
                .batch_execute(
                    "ANALYZE case_file; UPDATE case_head SET last = (SELECT MAX(number) FROM case_file)",
                )
                .unwrap();
        });
        client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).unwrap();
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn now() -> NaiveDateTime {
    "2026-11-23T09:30:00".parse().unwrap()
}

fn hall() -> Hall {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    let departments = (0..40)
        .map(|number| Department { name: Name::new(format!("第{number}局"), ""), ..Department::default() });
    let (departments, hours) = (departments.collect(), vec!["09:00-17:00".parse().unwrap()]);
    Hall::new(Setup { workdays, hours, departments, ..Setup::default() })
}

#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn time(&mut self, work: impl FnOnce()) {
        let begun = Instant::now();
        work();
        self.0.push(begun.elapsed());
    }

    fn millis(&mut self, percent: usize) -> f64 {
        self.0.sort_unstable();
        self.0[(self.0.len() - 1) * percent / 100].as_secs_f64() * 1e3
    }

    fn say(&mut self, what: &str) {
        let (half, most, longest) = (self.millis(50), self.millis(99), self.millis(100));
        println!("  {what:<44} p50 {half:>7.2} ms   p99 {most:>7.2} ms   longest {longest:>7.2} ms");
    }
}

fn measure(address: &str, folder: &std::path::Path, perform: &mut dyn FnMut(&str)) {
    let mut store = Store::open(&address.parse().unwrap(), Some(&folder.join("bench.ledger"))).unwrap();
    let hall = hall();
    let mut submitting = Times::default();
    for turn in 0..110_u32 {
        let source = CaseSource::ALL[turn as usize % CaseSource::ALL.len()].0;
        let asked = Submission {
            request: format!("r{turn}"),
            source,
            text: "窗口前的座位太少，老人站着等。".into(),
            at: now() + TimeDelta::seconds(turn.into()),
            ..Submission::default()
        };
        submitting.time(|| drop(store.submit_case(&asked, &hall).unwrap().unwrap()));
    }
    submitting.say("a durable submission");
    perform(&copies(110));
    pages(&mut store);
    let mut acting = Times::default();
    for number in 1..=100 {
        let order = CaseOrder {
            act: CaseAct::Accept { class: None },
            actor: CaseActor::centre("Li"),
            words: CaseWords::default(),
        };
        acting.time(|| {
            drop(store.act_on_case(&hall, CaseKey::Number(number), &order, now()).unwrap().unwrap());
        });
    }
    acting.say("an act, durable");
    let mut showing = Times::default();
    (1..=100).for_each(|number| {
        showing.time(|| drop(store.case(&hall, CaseKey::Number(number), now()).unwrap().unwrap()));
    });
    showing.say("one case with its history");
    applications(&mut store, &hall);
}

fn applications(store: &mut Store, hall: &Hall) {
    let made_up = made_up::applications(7, CASES, &[String::new()]);
    let code = made_up[CASES as usize / 2].code.clone();
    let begun = Instant::now();
    store.import_applications(hall, &mut made_up.into_iter(), now(), &mut |_| {}).unwrap();
    println!("  {CASES} applications brought in                  {:>7.2} s", begun.elapsed().as_secs_f64());
    let usual = ApplicationFilter { limit: PAGE, ..ApplicationFilter::default() };
    let all = ApplicationFilter { is_of_all: true, ..usual.clone() };
    let department = Some("市税务局".to_owned());
    let deep = |store: &mut Store, filter: &ApplicationFilter, far: u32| {
        let far = store.applications(&ApplicationFilter { limit: far, ..filter.clone() }).unwrap();
        ApplicationFilter { after: far.next, ..filter.clone() }
    };
    let lists = [
        ("applications: the work list", usual.clone()),
        ("the work list, after 5,000", deep(store, &usual, 5_000)),
        ("what is overdue", ApplicationFilter { overdue_at: Some(now()), ..usual.clone() }),
        (
            "overdue of a department",
            ApplicationFilter { overdue_at: Some(now()), department: department.clone(), ..usual.clone() },
        ),
        ("open in a state", ApplicationFilter { state: Some(ApplicationState::Supplement), ..usual.clone() }),
        (
            "open in a state in which none is",
            ApplicationFilter { state: Some(ApplicationState::Certificate), ..usual.clone() },
        ),
        ("all, first page", all.clone()),
        ("all, after 20,000", deep(store, &all, 20_000)),
        ("all in a state", ApplicationFilter { state: Some(ApplicationState::Finished), ..all.clone() }),
        (
            "all refused of a department",
            ApplicationFilter { state: Some(ApplicationState::Refused), department, ..all.clone() },
        ),
        ("all of a department that has none", ApplicationFilter { department: Some("没有".into()), ..all }),
    ];
    for (what, filter) in lists {
        let (mut times, mut found) = (Times::default(), 0);
        for _ in 0..TIMES {
            times.time(|| found = store.applications(&filter).unwrap().applications.len());
        }
        times.say(&format!("{what} ({found})"));
    }
    let mut showing = Times::default();
    let key = ApplicationKey::Code(code);
    (0..TIMES).for_each(|_| {
        showing.time(|| drop(store.application(hall, &key, now()).unwrap().unwrap()));
    });
    showing.say("one application with its history");
}

/// Copies of the first cases until there are enough: two of three are over, the others stand in every open state, with forty
/// departments.
fn copies(first: u32) -> String {
    let turns = CASES / first;
    format!(
        "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {turns})
         INSERT INTO case_file (hall, number, receipt, receipt_key, source, state, since, submitted_at, about_kind, about,
             department, due, next_at, ended_at, lang, has_text, has_contact, steps)
         SELECT hall, number + {first} * k,
             substr('000000000000000000000000' || CAST(number + {first} * k AS TEXT),
                 length(CAST(number + {first} * k AS TEXT)) + 1, 24),
             receipt_key, source,
             CASE WHEN k % 3 <> 0 THEN 'closed' WHEN k % 4 = 0 THEN 'submitted' WHEN k % 4 = 1 THEN 'accepted'
                 WHEN k % 4 = 2 THEN 'assigned' ELSE 'answered' END,
             since, submitted_at, about_kind, about, '第' || CAST((number + k) % 40 AS TEXT) || '局', due,
             CASE WHEN k % 3 <> 0 THEN '' ELSE '2026-' || CAST(10 + k % 3 AS TEXT) || '-' || CAST(10 + k % 20 AS TEXT)
                 || 'T17:00:00' END,
             CASE WHEN k % 3 <> 0 THEN '2026-11-01T10:00:00' ELSE '' END,
             lang, has_text, has_contact, 1
         FROM case_file CROSS JOIN n"
    )
}

fn pages(store: &mut Store) {
    let usual = CaseFilter { limit: PAGE, ..CaseFilter::default() };
    let all = CaseFilter { is_of_all: true, ..usual.clone() };
    let department = Some("第7局".to_owned());
    let deep = |store: &mut Store, filter: &CaseFilter| {
        let far = store.cases(&CaseFilter { limit: 20_000, ..filter.clone() }).unwrap();
        CaseFilter { after: far.next, ..filter.clone() }
    };
    let lists = [
        ("the work list, first page", usual.clone()),
        ("the work list, after 20,000", deep(store, &usual)),
        ("what is overdue", CaseFilter { overdue_at: Some(now()), ..usual.clone() }),
        (
            "overdue of a department",
            CaseFilter { overdue_at: Some(now()), department: department.clone(), ..usual.clone() },
        ),
        ("open in a state", CaseFilter { state: Some(CaseState::Assigned), ..usual.clone() }),
        ("open of a source", CaseFilter { source: Some(CaseSource::Complaint), ..usual.clone() }),
        (
            "open in a state, of a source and department",
            CaseFilter {
                state: Some(CaseState::Assigned),
                source: Some(CaseSource::Complaint),
                department: department.clone(),
                ..usual.clone()
            },
        ),
        (
            "open in a state in which none is",
            CaseFilter { state: Some(CaseState::Registered), ..usual.clone() },
        ),
        (
            "overdue before anything was due",
            CaseFilter { overdue_at: Some(now() - TimeDelta::days(365)), ..usual.clone() },
        ),
        ("all, first page", all.clone()),
        ("all, after 20,000", deep(store, &all)),
        ("all in a state", CaseFilter { state: Some(CaseState::Closed), ..all.clone() }),
        (
            "all of a source and department",
            CaseFilter { source: Some(CaseSource::Patrol), department, ..all.clone() },
        ),
        ("all of a department that has none", CaseFilter { department: Some("没有".into()), ..all }),
    ];
    for (what, filter) in lists {
        let (mut times, mut found) = (Times::default(), 0);
        for _ in 0..TIMES {
            times.time(|| found = store.cases(&filter).unwrap().cases.len());
        }
        times.say(&format!("{what} ({found})"));
    }
}
