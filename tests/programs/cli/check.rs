//! What `hall check` says, and what a wrong configuration stops.
use super::Desk;
use std::fs;

#[test]
fn a_check_of_a_fresh_folder_finds_the_matters_beside_the_configuration() {
    let desk = Desk::new("fresh");
    fs::copy(desk.0.join("matters.csv"), desk.config("matters.csv")).unwrap();
    let (code, value) = desk.json(&["check", "--json"]);
    assert_eq!((code, &value["ready"], &value["facts"]["matters"]), (0, &true.into(), &2.into()), "{value}");
}

#[test]
fn a_check_lists_everything_at_once() {
    let desk = Desk::new("check");
    let (code, before) = desk.json(&["check", "--json"]);
    assert_eq!((code, &before["ready"]), (1, &false.into()), "no matters yet: {before}");
    desk.told(&["import", "matters.csv"]);
    let (code, value) = desk.json(&["check", "--json"]);
    assert_eq!((code, &value["ready"], &value["facts"]["matters"]), (0, &true.into(), &2.into()), "{value}");
    fs::write(
        desk.config("kiosk.toml"),
        "kiosk = 1\nlog = \"loud\"\nprinter = { port = \"/dev/nothing\" }\n",
    )
    .unwrap();
    let (code, out, _) = desk.told(&["check", "--lang", "zh"]);
    assert!(code == 78 && out.contains("kiosk.toml:1:9") && out.contains("kiosk.toml:2:7"), "{out}");
    fs::write(desk.config("kiosk.toml"), "kiosk = \"1\"\nprinter = { port = \"/dev/nothing\" }\n").unwrap();
    let (code, value) = desk.json(&["check", "--json"]);
    let codes: Vec<_> =
        value["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert!(code == 1 && codes.contains(&"printer_missing"), "{codes:?}");
    let (code, value) = desk.json(&["check", "--json", "--store", "sqlite:kiosk-config"]);
    assert_eq!((code, &value["ready"]), (69, &false.into()), "a folder is no store");
}

#[test]
fn a_wrong_configuration_stops_with_its_places() {
    let desk = Desk::new("config");
    fs::write(desk.config("themes.toml"), "[[theme]]\nnmae = \"户籍\"\n").unwrap();
    for arguments in [&["find", "x"][..], &["take", "A"], &["kiosk"], &[], &["gallery", "p"]] {
        let (code, out, err) = desk.told(arguments);
        assert!(
            code == 78 && out.is_empty() && err.contains("themes.toml:2:1"),
            "{arguments:?}: {code} {err}"
        );
    }
}

fn codes(desk: &Desk) -> Vec<String> {
    let (_, value) = desk.json(&["check", "--json"]);
    let problems = value["problems"].as_array().unwrap();
    problems.iter().map(|problem| problem["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_check_says_where_there_is_no_backup_or_an_old_one() {
    let desk = Desk::new("check-backup");
    desk.told(&["import", "matters.csv"]);
    assert!(codes(&desk).contains(&"no_backup".into()));
    let (code, _, err) = desk.told(&["backup"]);
    assert_eq!(code, 0, "{err}");
    let said = codes(&desk);
    assert!(!said.iter().any(|code| code.ends_with("_backup")), "{said:?}");
}

#[test]
fn the_voice_of_this_machine_makes_no_other_setup() {
    let desk = Desk::new("check-voice");
    desk.told(&["import", "matters.csv"]);
    desk.json(&["check", "--json"]);
    let says = |text: &str| {
        fs::write(desk.config("calling.toml"), text).unwrap();
        codes(&desk).contains(&"setup_differs".into())
    };
    assert!(!says("[voice]\nspeak = []\n"));
    assert!(says("lock = 7\n[voice]\nspeak = []\n"));
}

#[test]
fn a_damaged_store_says_what_brings_it_back() {
    let desk = Desk::new("check-damaged");
    desk.told(&["import", "matters.csv"]);
    fs::write(desk.0.join("var/hall.db"), "this is no database, but something else of the same name")
        .unwrap();
    for (lang, words) in [("zh", "hall restore 恢复最近的备份"), ("en", "latest backup with hall restore")]
    {
        let (code, _, err) = desk.told(&["find", "x", "--lang", lang]);
        assert!(code == 69 && err.contains(words), "{err}");
    }
}

#[test]
fn a_check_names_who_stands_in_the_list_and_has_no_account() {
    let desk = Desk::new("check-people");
    let hash = service_hall::config::pin::hash("2468").unwrap();
    let clerks = format!("[[clerk]]\ncode = \"104\"\nname = \"李老师\"\npin = \"{hash}\"\n");
    fs::write(desk.config("clerks.toml"), clerks).unwrap();
    desk.told(&["import", "matters.csv"]);
    assert!(!codes(&desk).contains(&"no_account".into()), "the list still makes accounts");
    desk.has_account("A01", &["system_admin"]);
    let (_, out, _) = desk.told(&["check", "--lang", "zh"]);
    let said = out.lines().find(|line| line.contains("没有账号")).unwrap_or_else(|| panic!("{out}"));
    assert!(
        said.contains("clerks.toml") && said.contains("104 李老师") && said.contains("hall account add"),
        "{said}"
    );
}
