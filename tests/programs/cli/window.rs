//! `hall window` before it takes the terminal, and what `hall check` says of PINs.
use super::Desk;
use service_hall::config::pin;
use std::fs;

fn clerk(code: &str, hash: &str) -> String {
    format!("[[clerk]]\ncode = \"{code}\"\nname = \"李老师\"\npin = \"{hash}\"\n")
}

#[test]
fn a_check_warns_of_pins_that_everybody_knows() {
    let desk = Desk::new("pins");
    desk.told(&["import", "matters.csv"]);
    let (sample, own) = (pin::hash("2468").unwrap(), pin::hash("271828").unwrap());
    let clerks = [clerk("101", &sample), clerk("102", &sample), clerk("103", &own)].concat();
    fs::write(desk.config("clerks.toml"), clerks).unwrap();
    let (code, out, _) = desk.told(&["check", "--lang", "en"]);
    assert!(code == 0 && out.contains("2 clerks still have the sample's PIN"), "{out}");
    fs::write(desk.config("clerks.toml"), clerk("103", &own)).unwrap();
    let (_, value) = desk.json(&["check", "--json"]);
    let codes: Vec<_> = value["problems"].as_array().unwrap().iter().map(|p| p["code"].clone()).collect();
    assert!(!codes.contains(&"sample_pins".into()), "{codes:?}");
}

#[test]
fn a_window_that_is_not_there_is_refused() {
    let desk = Desk::new("window");
    let (code, out, err) = desk.told(&["window", "--window", "Z99"]);
    assert!(code == 2 && out.is_empty() && err.contains("Z99"), "{err}");
    let (code, out, _) = desk.told(&["window", "--help"]);
    assert!(code == 0 && out.contains("Exit codes:") && out.contains("Example"), "{out}");
}
