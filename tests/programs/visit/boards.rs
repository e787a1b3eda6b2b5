//! The board on a terminal of its own, while the hall calls.
use super::stage::{Stage, is_there};
use chrono::NaiveDateTime;
use service_hall::clock;
use service_hall::config::Config;
use service_hall::hall::desk::Order;
use service_hall::store::{Store, StoreUrl, TakeRequest};
use std::fs;
use std::path::Path;

/// A clerk at window A03 of the hall in a folder, who gives numbers as well.
struct Clerk {
    config: Config,
    store: Store,
    pressed: u32,
}

impl Clerk {
    fn of(stage: &Stage) -> Clerk {
        let config = Config::read(&stage.file("kiosk-config")).0.unwrap();
        let store = Store::open(&StoreUrl::Sqlite(stage.file("var/hall.db")), None).unwrap();
        let mut clerk = Clerk { config, store, pressed: 0 };
        let now = clerk.now();
        clerk.store.sign_in(&clerk.config.hall, &"A03".into(), &"103".into(), "token", now).unwrap().unwrap();
        clerk
    }

    fn now(&self) -> NaiveDateTime {
        clock::now(self.config.machine.utc_offset)
    }

    fn calls_next(&mut self) {
        self.pressed += 1;
        let now = self.now();
        let taken = TakeRequest {
            visit: format!("visit {}", self.pressed),
            kiosk: "1".into(),
            line: "A".into(),
            at: now,
            ..TakeRequest::default()
        };
        self.store.take(&taken, &self.config.hall).unwrap().unwrap();
        let press = self.pressed.to_string();
        if self.pressed > 1 {
            let miss = format!("miss {press}");
            self.store
                .order(&self.config.hall, &"A03".into(), &"103".into(), &miss, &Order::Miss, now)
                .unwrap()
                .unwrap();
        }
        self.store
            .order(&self.config.hall, &"A03".into(), &"103".into(), &press, &Order::Next, now)
            .unwrap()
            .unwrap();
    }
}

#[test]
fn a_board_shows_calls_and_ends_in_order() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("board", 160, 45, &["board", "--board", "1"]);
    stage.sees("No calls yet today");
    let mut clerk = Clerk::of(&stage);
    for count in 1..=3 {
        clerk.calls_next();
        stage.sees(&format!("第 {count} 次叫号"));
    }
    stage.send(b"x7\r\x1b[<0;10;10M\x1b[<0;10;10m");
    stage.settles().sees("第 3 次叫号");
    stage.terminate();
    assert_eq!(stage.ends(), Some(0));
    assert!(!stage.screen().alternate_screen());
}

#[test]
fn a_board_waits_for_its_store() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("board-away", 160, 45, &["board"]);
    stage.sees("Connecting");
    stage.terminate();
    assert_eq!(stage.ends(), Some(0));
    // What lies where the store should be is no store.
    let store = stage.file("var/hall.db");
    remove(&store);
    fs::create_dir(&store).unwrap();
    stage.power_cut(&["board"]);
    stage.sees("Connecting").settles().sees("Connecting");
    fs::remove_dir(&store).unwrap();
    stage.sees("No calls yet today");
    Clerk::of(&stage).calls_next();
    stage.sees("第 1 次叫号");
    stage.send(b"q");
    assert_eq!(stage.ends(), Some(0));
}

fn remove(store: &Path) {
    for name in ["hall.db", "hall.db-wal", "hall.db-shm", "hall.db.ledger"] {
        let _was_not_there = fs::remove_file(store.with_file_name(name));
    }
}

#[test]
fn a_board_nobody_set_up_is_told_which_there_are() {
    if !is_there() {
        return;
    }
    let mut stage = Stage::open("board-unknown", 80, 24, &["--lang", "en", "board", "--board", "9"]);
    assert_eq!(stage.ends(), Some(2));
    let said = fs::read_to_string(stage.file("stderr.txt")).unwrap();
    assert!(said.contains("there is no board 9; boards.toml has: 1, 2"), "{said}");
}
