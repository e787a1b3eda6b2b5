//! `hall export ratings`: the fields by which ratings are handed on, and who sees which clerk was rated.
use super::Desk;
use chrono::{NaiveDateTime, TimeDelta, Timelike, Utc};
use service_hall::config::Config;
use service_hall::hall::Hall;
use service_hall::hall::desk::Order;
use service_hall::hall::ratings::{Grade, RatingChannel, RatingForm, RatingKey};
use service_hall::store::{RatingOrder, Store, TakeRequest};
use std::fs;

/// The hall's clock: about noon.
fn now() -> NaiveDateTime {
    let now = Utc::now();
    now.naive_utc() + TimeDelta::hours(12 - i64::from(now.hour()))
}

/// Somebody is served at A01 by clerk 101, and rates it.
fn rated(store: &mut Store, hall: &Hall, visit: &str, grade: Grade) {
    let (line, at) = ("A".into(), now());
    let asked = TakeRequest { visit: visit.into(), kiosk: "01".into(), line, at, ..TakeRequest::default() };
    let ticket = store.take(&asked, hall).unwrap().unwrap().ticket;
    let window = "A01".into();
    store.sign_in(hall, &window, &"101".into(), "token", at).unwrap().unwrap();
    let finish = Order::Finish { works: Vec::new(), remark: String::new(), onward: None };
    for (press, order) in [("next", Order::Next), ("start", Order::Start), ("finish", finish)] {
        let press = format!("{visit} {press}");
        store.order(hall, &window, &"101".into(), &press, &order, at).unwrap().unwrap();
    }
    let is_bad = grade.is_bad();
    let form = RatingForm {
        request: visit.into(),
        visit: visit.into(),
        kiosk: Some("01".into()),
        channel: RatingChannel::Kiosk,
        grade,
        reasons: if is_bad { vec!["214".into()] } else { Vec::new() },
        text: "说了一句话".into(),
        name: "张三".into(),
        phone: "13800138000".into(),
        lang: "zh".into(),
        at,
    };
    let case_words =
        if is_bad { "不满意；服务态度生硬\n说了一句话".into() } else { "".into() };
    let order = RatingOrder { key: RatingKey::Ticket(ticket.code), form, case_words };
    store.rate(hall, &order).unwrap().unwrap();
}

#[test]
fn ratings_go_out_by_the_codes_of_the_interface_and_without_whom_they_are_about() {
    let desk = Desk::new("ratings");
    desk.has_account("J01", &["centre"]);
    desk.has_account("J02", &["clerk"]);
    let hall = Config::read(&desk.0.join("kiosk-config")).0.unwrap().hall;
    let url = format!("sqlite:{}", desk.0.join("var/hall.db").display()).parse().unwrap();
    let mut store = Store::open(&url, None).unwrap();
    rated(&mut store, &hall, "v1", Grade::VerySatisfied);
    rated(&mut store, &hall, "v2", Grade::Dissatisfied);
    drop(store);
    let (code, value) = desk.json(&["export", "ratings", "out.csv", "--json"]);
    assert_eq!((code, &value["rows"]), (0, &2.into()), "{value}");
    let out = fs::read_to_string(desk.0.join("out.csv")).unwrap();
    let rows: Vec<Vec<&str>> =
        out.trim_start_matches('\u{feff}').lines().map(|row| row.split(',').collect()).collect();
    let cell = |row: usize, heading: &str| {
        let at = rows[0].iter().position(|known| *known == heading).unwrap();
        rows[row][at].trim_matches('"')
    };
    assert_eq!((cell(1, "satisfaction"), cell(2, "satisfaction")), ("5", "2"), "5 is the best");
    assert_eq!((cell(2, "evalDetail"), cell(2, "pf"), cell(2, "assessNumber")), ("214", "5", "1"));
    assert_eq!((cell(1, "anonymityFlag"), cell(2, "anonymityFlag")), ("1", "2"));
    assert_eq!((cell(2, "proManager"), cell(2, "window"), cell(2, "writingEvaluation")), ("", "", ""));
    assert!(!out.contains("A001") && !out.contains("A002"), "no number by which a person is recognised");
    let signed = |who: &str, name: &str| desk.given("384756\n", &["export", "ratings", "--login", who, name]);
    assert_eq!(signed("J02", "denied.csv").0, 1, "a clerk sees nothing of it");
    assert!(!desk.0.join("denied.csv").exists());
    let (code, _, err) = signed("J01", "read.csv");
    assert_eq!(code, 0, "{err}");
    let read = fs::read_to_string(desk.0.join("read.csv")).unwrap();
    assert_eq!(read.matches("说了一句话").count(), 2, "{read}");
    assert!(read.contains("101") && !read.contains("张三") && !read.contains("13800138000"), "{read}");
    let tomorrow = (now() + TimeDelta::days(1)).date().to_string();
    let (_, value) = desk.json(&["export", "ratings", "none.xlsx", "--from", &tomorrow, "--json"]);
    assert_eq!(value["rows"], 0);
}
