//! `hall simulate` as a process: the same for the same seed, the same as the rules in memory, and never on real numbers.
use serde_json::Value;
use service_hall::{
    config::Config,
    simulate::{Behaviour, DayPlan, MemoryHall, SimulationFigures, play},
    store::{Store, StoreUrl, TakeRequest},
};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("hall-simulate-{}-{name}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn url(&self, name: &str) -> String {
        format!("sqlite:{}", self.0.join(name).display())
    }

    fn simulate(&self, store: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        command.args(["--store", &self.url(store), "--lang", "en", "simulate"]).args(arguments);
        command.output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

#[test]
fn a_seed_gives_the_same_days_and_the_store_does_what_the_rules_say() {
    let folder = Folder::new("seed");
    let played = |store, seed| {
        let output = folder.simulate(store, &["--people", "40", "--days", "2", "--seed", seed, "--json"]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let one = played("one.db", "5");
    assert_eq!(one, played("two.db", "5"));
    assert_ne!(one, played("three.db", "6"));

    let hall = Config::read(Path::new("kiosk-config")).0.unwrap().hall;
    let plan = DayPlan { seed: 5, people: 40, manner: Behaviour::default() };
    let mut figures = SimulationFigures::default();
    let mut date = one["from"].as_str().unwrap().parse().unwrap();
    for _ in 0..2 {
        let Ok(()) = play(&plan, &hall, date, &mut MemoryHall::new(date), &mut figures);
        date = hall.setup.workdays.next_after(date).unwrap().unwrap();
    }
    let waits = figures.all_waits();
    assert_eq!(one["states"], serde_json::json!(figures.states));
    assert_eq!(one["waits"]["mean"], waits.mean());
    assert_eq!(one["waits"]["longest"], waits.longest());
    assert_eq!(one["promised"]["within"], figures.promised.within);
    assert_eq!(one["promised"]["width"], figures.promised.mean_width());
    assert_eq!((&one["unended"], one["violations"].as_array().unwrap().len()), (&Value::from(0), 0));
}

#[test]
fn a_second_run_goes_on_after_the_first_and_says_what_became_of_people() {
    let folder = Folder::new("again");
    folder.simulate("hall.db", &["--people", "5"]);
    let output = folder.simulate("hall.db", &["--people", "5", "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["from"], "2026-01-05", "the day after the first working day of the calendar's last year");
    let third = folder.simulate("hall.db", &["--people", "5"]);
    let goes_on = "this store holds made-up days until 2026-01-05; it goes on from the next working day";
    assert_eq!(String::from_utf8(third.stderr).unwrap().trim_end(), goes_on);
    let told = String::from_utf8(third.stdout).unwrap();
    assert!(
        told.contains("1 day, 5 people came") && told.contains("every promise of the policies was kept"),
        "{told}"
    );
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_busy_day_on_a_store_keeps_every_promise() {
    // On this one somebody is sent to a window alone, and its clerk takes a break before calling.
    a_day_on_a_store_keeps_every_promise("busy", "1500");
}

#[test]
fn a_quiet_day_on_a_store_keeps_every_promise() {
    a_day_on_a_store_keeps_every_promise("quiet", "150");
}

fn a_day_on_a_store_keeps_every_promise(name: &str, people: &str) {
    let folder = Folder::new(name);
    let output = folder.simulate("hall.db", &["--people", people, "--seed", "3", "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &json["violations"]), (Some(0), &Value::Array(Vec::new())));
}

#[test]
fn real_numbers_are_not_played_with() {
    let folder = Folder::new("real");
    let hall = Config::read(Path::new("kiosk-config")).0.unwrap().hall;
    let url: StoreUrl = folder.url("hall.db").parse().unwrap();
    let mut store = Store::open(&url, None).unwrap();
    let asked = TakeRequest {
        visit: "somebody".into(),
        line: "A".into(),
        at: "2026-11-23T09:30:00".parse().unwrap(),
        ..TakeRequest::default()
    };
    let ticket = store.take(&asked, &hall).unwrap().unwrap().ticket;
    drop(store);
    let output = folder.simulate("hall.db", &["--people", "5"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("real numbers"));
    let mut store = Store::open(&url, None).unwrap();
    assert_eq!(store.ticket_by_code(&ticket.code).unwrap(), Some(ticket), "nothing was touched");
}
