//! `hall duty`: who is on duty now, for people and for scripts.
use super::Desk;
use serde_json::{Value, json};
use service_hall::clock;
use service_hall::config::Config;
use service_hall::hall::desk::{DutyState, Order};
use service_hall::store::Store;

#[test]
fn every_window_says_who_is_there_and_with_which_number() {
    let desk = Desk::new("duty");
    let (code, value) = desk.json(&["duty", "--json"]);
    let closed = json!([{
        "window": "A01", "name": "户籍", "state": "closed", "reason": null, "clerk": null, "since": null,
        "lost": false, "number": null, "done": 0,
    }]);
    assert_eq!((code, value), (0, closed));
    assert_eq!(desk.told(&["duty", "--lang", "zh"]).1, "A01  户籍  没有人\n");
    desk.told(&["take", "A"]);
    let config = Config::read(&desk.0.join("kiosk-config")).0.unwrap();
    let url = format!("sqlite:{}", desk.0.join("var/hall.db").display());
    let mut store = Store::open(&url.parse().unwrap(), None).unwrap();
    let now = clock::now(config.machine.utc_offset);
    store.sign_in(&config.hall, &"A01".into(), &"001".into(), "token", now).unwrap().unwrap();
    store.order(&config.hall, &"A01".into(), &"001".into(), "p1", &Order::Next, now).unwrap().unwrap();
    let since = now.format("%H:%M");
    let (_, out, _) = desk.told(&["duty", "--lang", "zh"]);
    assert_eq!(out, format!("A01  户籍  001 号在岗，{since} 起，正在办 A001\n"));
    let (_, out, _) = desk.told(&["duty", "--lang", "en"]);
    assert_eq!(out, format!("A01  户籍  clerk 001, since {since}, with A001\n"));
    let window = &desk.json(&["duty", "--json"]).1[0];
    assert_eq!(
        (&window["state"], &window["clerk"], &window["number"]),
        (&"open".into(), &"001".into(), &"A001".into())
    );
    store
        .set_duty(&config.hall, &"A01".into(), &"001".into(), &DutyState::Paused("meal".into()), now)
        .unwrap()
        .unwrap();
    let window = &desk.json(&["duty", "--json"]).1[0];
    assert_eq!((&window["state"], &window["reason"]), (&"paused".into(), &Value::from("meal")));
    assert!(
        desk.told(&["duty", "--lang", "zh"]).1.contains("001 号暂停"),
        "with or without a name for the reason"
    );
}
