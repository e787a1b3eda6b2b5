//! `hall draft`: a change of phone from the first word to the screens of the hall, by two people, and everything that stands against it.
use super::Desk;
use serde_json::{Value, json};
use std::fs;

/// A matter of the table of the desk.
const MATTER: &str = "511A-511602000000-000-11511301008778183N-1-00";

/// A hall of its own matters, with an editor 101, a publisher 201 and the rule of two people.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    fs::create_dir_all(desk.config("mappings")).unwrap();
    let mapping = concat!(env!("CARGO_MANIFEST_DIR"), "/kiosk-config/mappings/guangan.toml");
    fs::copy(mapping, desk.config("mappings/guangan.toml")).unwrap();
    assert_eq!(desk.told(&["import", "matters.csv"]).0, 0);
    desk.has_account("101", &["centre"]);
    desk.has_account("201", &["publisher"]);
    desk
}

impl Desk {
    /// A command of somebody whose PIN is right.
    fn as_person(&self, code: &str, arguments: &[&str]) -> (i32, String, String) {
        self.given("384756\n", &[arguments, &["--login", code]].concat())
    }
}

#[test]
fn a_phone_is_changed_checked_compared_and_published_by_somebody_else() {
    let desk = desk("draft");
    let (code, out, err) =
        desk.as_person("101", &["draft", "set", MATTER, "phone", "０８２６-2345678", "--lang", "zh"]);
    assert!(code == 0 && out.contains("还没有生效"), "{out} {err}");
    let (code, checked) = desk.json(&["draft", "check", "--json"]);
    assert_eq!((code, &checked["errors"]), (0, &json!(0)), "{checked}");
    let (_, diff) = desk.json(&["draft", "diff", "--json"]);
    assert_eq!((&diff[0]["change"], &diff[0]["parts"][0]["part"]), (&json!("changed"), &json!("phone")));
    assert_eq!(diff[0]["parts"].as_array().unwrap().len(), 1, "nothing else: {diff}");
    let (_, shown) = desk.json(&["draft", "--json"]);
    assert_eq!((&shown["rule"], &shown["changes"][0]["by"]), (&json!("two"), &json!("101")));
    let publish = ["draft", "publish", "--reason", "换电话", "--yes", "--lang", "zh"];
    let (code, _, err) = desk.told(&publish);
    assert!(code == 1 && err.contains("--login"), "{err}");
    let (code, _, err) = desk.as_person("101", &publish);
    assert!(code == 1 && err.contains("没有权限：发布草稿"), "{err}");
    let (code, out, err) = desk.as_person("201", &publish);
    assert!(code == 0 && out.contains("已发布：事项第"), "{out} {err}");
    let (_, history) = desk.json(&["draft", "history", "--json"]);
    assert_eq!((&history[0]["by"], &history[0]["matters"]), (&json!("201"), &json!(1)));
    let (code, _, err) = desk.as_person("201", &publish);
    assert!(code == 1 && err.contains("没有要发布的"), "{err}");
    let acts = desk.acts();
    assert!(acts.iter().any(|act| act.starts_with("account 101 draft_change")), "{acts:?}");
    assert!(acts.last().unwrap().contains("201"), "{acts:?}");
}

#[test]
fn errors_stop_publishing_and_warnings_want_a_yes() {
    let desk = desk("draft-check");
    let set = |field: &str, value: &str| desk.as_person("101", &["draft", "set", MATTER, field, value]).0;
    assert_eq!(set("promised", "三天"), 0, "a wrong value may stand in a draft");
    let (code, checked) = desk.json(&["draft", "check", "--json"]);
    let finding = &checked["findings"][0];
    assert_eq!((code, &finding["severity"], &finding["field"]), (65, &json!("error"), &json!("promised")));
    let publish = ["draft", "publish", "--reason", "x"];
    let (code, _, err) = desk.as_person("201", &[&publish[..], &["--yes"]].concat());
    assert!(code == 65 && err.contains("promised"), "{code} {err}");
    assert_eq!(set("promised", "3工作日"), 0);
    assert_eq!(set("phone", "电话找李"), 0);
    let (code, checked) = desk.json(&["draft", "check", "--json"]);
    assert_eq!((code, &checked["errors"]), (0, &json!(0)), "{checked}");
    let words: Vec<&str> =
        checked["findings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(words.contains(&"not_a_phone"), "{words:?}");
    let (code, _, err) = desk.as_person("201", &publish);
    assert!(code == 1 && err.contains("--yes"), "{err}");
    assert_eq!(desk.as_person("201", &[&publish[..], &["--yes"]].concat()).0, 0);
    assert_eq!(set("colour", "red"), 2, "there is no such field");
    assert_eq!(desk.as_person("101", &["draft", "set", "X", "phone", "1"]).0, 1, "there is no such matter");
    assert_eq!(desk.as_person("101", &["draft", "undo"]).0, 1, "nothing is left to take back");
}

#[test]
fn a_table_and_a_setup_go_into_the_draft_where_it_takes_two() {
    let desk = desk("draft-fill");
    let table = fs::read_to_string(desk.0.join("matters.csv")).unwrap();
    let other = table.replace("居民身份证补领", "居民身份证补办");
    fs::write(desk.0.join("other.csv"), other).unwrap();
    let (code, value) = desk.json(&["import", "other.csv", "--json"]);
    assert_eq!((code, &value["drafted"], &value["imported"]), (0, &json!(true), &json!(0)), "{value}");
    let windows = fs::read_to_string(desk.config("windows.toml")).unwrap();
    fs::write(desk.config("windows.toml"), windows.replace("户籍", "户籍与证件")).unwrap();
    let (code, value) = desk.json(&["config", "import", "--json"]);
    assert_eq!((code, &value["drafted"], &value["published"]), (0, &json!(true), &json!(false)), "{value}");
    let (_, diff) = desk.json(&["draft", "diff", "--json"]);
    assert_eq!(diff.as_array().unwrap().len(), 2, "{diff}");
    let told = diff.to_string();
    assert!(told.contains("window A01 · name") && told.contains("居民身份证补办"), "{told}");
    assert_eq!(desk.json(&["config", "history", "--json"]).1.as_array().unwrap().len(), 1);
    let (code, done) = {
        let publish = ["draft", "publish", "--reason", "x", "--yes", "--json"];
        let (code, out, err) = desk.as_person("201", &publish);
        (code, serde_json::from_str::<Value>(&out).unwrap_or_else(|_| panic!("{out} {err}")))
    };
    assert_eq!((code, &done["state"], &done["setup_edition"]), (0, &json!("done"), &json!(2)));
    assert_eq!(desk.json(&["config", "history", "--json"]).1.as_array().unwrap().len(), 2);
    assert!(desk.told(&["find", "居民身份证补办"]).1.contains("居民身份证补办"));
    // Back to what was before, again by two.
    let (code, out, _) = desk.told(&["import", "--undo", "--lang", "zh"]);
    assert!(code == 0 && out.contains("草稿"), "{out}");
    assert_eq!(desk.as_person("201", &["draft", "publish", "--reason", "back", "--yes"]).0, 0);
    assert!(desk.told(&["find", "居民身份证补领"]).1.contains("居民身份证补领"));
}

#[test]
fn what_is_planned_is_put_in_force_by_whoever_comes_after_its_moment() {
    let desk = desk("draft-planned");
    assert_eq!(desk.as_person("101", &["draft", "set", MATTER, "phone", "12345"]).0, 0);
    let publish = ["draft", "publish", "--reason", "x", "--yes", "--at"];
    assert_eq!(desk.as_person("201", &[&publish[..], &["2020-01-01"]].concat()).0, 1, "over");
    assert_eq!(desk.as_person("201", &[&publish[..], &["soon"]].concat()).0, 2);
    let (code, out, err) = desk.as_person("201", &[&publish[..], &["2099-01-01T00:00"]].concat());
    assert!(code == 0 && out.contains("2099-01-01 00:00"), "{out} {err}");
    let (_, planned) = desk.json(&["draft", "planned", "--json"]);
    assert_eq!((&planned[0]["state"], &planned[0]["number"]), (&json!("planned"), &json!(1)));
    assert_eq!(desk.as_person("201", &["draft", "cancel", "1"]).0, 0);
    assert_eq!(desk.as_person("201", &["draft", "cancel", "1"]).0, 1);
    assert_eq!(desk.json(&["draft", "--json"]).1["changes"].as_array().unwrap().len(), 1);
}

#[test]
fn one_person_is_enough_where_the_administrator_says_so() {
    let desk = desk("draft-rule");
    let (_, rule) = desk.json(&["draft", "rule", "--json"]);
    assert_eq!(rule, json!({"rule": "two"}));
    assert_eq!(desk.as_person("201", &["draft", "rule", "one"]).0, 1, "not by whoever publishes");
    assert_eq!(desk.told(&["draft", "rule", "one"]).0, 0);
    assert_eq!(desk.told(&["draft", "set", MATTER, "phone", "12345", "--by", "li"]).0, 0);
    assert_eq!(desk.told(&["draft", "publish", "--reason", "x", "--yes"]).0, 0);
    let (_, value) = desk.json(&["import", "matters.csv", "--json"]);
    assert_eq!(value["imported"], json!(2), "at once again");
    let acts = desk.acts();
    assert!(acts.iter().any(|act| act == "system_admin  publish_rule  one"), "{acts:?}");
    assert!(acts.last().unwrap().contains("catalogue_replace"), "{acts:?}");
    // The hours of a day are nobody's draft, but want the right.
    desk.has_account("301", &["clerk"]);
    let close = ["hours", "close", "2099-01-01"];
    assert_eq!(desk.as_person("301", &close).0, 1);
    assert_eq!(desk.told(&["draft", "rule", "two"]).0, 0);
    assert_eq!(desk.told(&close).0, 0);
    assert!(desk.acts().last().unwrap().contains("hours_change"));
}

#[test]
fn where_it_takes_two_whoever_changes_the_draft_is_known_and_nobody_is_overwritten_unasked() {
    let desk = desk("draft-known");
    for nameless in
        [&["draft", "set", MATTER, "phone", "1"][..], &["draft", "undo"], &["draft", "discard", "--yes"]]
    {
        let (code, _, err) = desk.told(&[nameless, &["--by", "li"]].concat());
        assert!(code == 1 && err.contains("--login"), "{code} {err}");
    }
    assert_eq!(desk.as_person("101", &["draft", "set", MATTER, "phone", "12345"]).0, 0);
    // A table that says something else of the same matter names it; whoever says yes overwrites it.
    let table = fs::read_to_string(desk.0.join("matters.csv")).unwrap();
    fs::write(desk.0.join("other.csv"), table.replace("居民身份证", "居民证件")).unwrap();
    let (code, _, err) = desk.told(&["import", "other.csv", "--lang", "zh"]);
    assert!(code == 1 && err.contains(MATTER) && err.contains("--yes"), "{code} {err}");
    let (_, shown) = desk.json(&["draft", "--json"]);
    assert_eq!(shown["changes"].as_array().unwrap().len(), 1, "nothing was taken: {shown}");
    assert_eq!(desk.told(&["import", "other.csv", "--yes"]).0, 0);
    // A planned publication is told wherever the same is changed again, and what comes back behind it.
    let publish = ["draft", "publish", "--reason", "x"];
    let later = [&publish[..], &["--yes", "--at", "2099-01-01"]].concat();
    assert_eq!(desk.as_person("201", &later).0, 0);
    assert_eq!(desk.as_person("101", &["draft", "set", MATTER, "phone", "54321"]).0, 0);
    let (code, _, err) = desk.as_person("201", &[&publish[..], &["--lang", "zh"]].concat());
    assert!(code == 1 && err.contains("已有定时发布"), "{code} {err}");
    let (code, _, err) = desk.as_person("201", &["draft", "cancel", "1", "--lang", "zh"]);
    assert!(code == 0 && err.contains(MATTER), "{code} {err}");
    let (code, checked) = desk.json(&["draft", "check", "--json"]);
    assert!(code == 65 && checked.to_string().contains("came_back"), "{checked}");
    assert_eq!(desk.as_person("101", &["draft", "keep", MATTER]).0, 0);
    assert!(!desk.json(&["draft", "check", "--json"]).1.to_string().contains("came_back"));
}

#[test]
fn a_folder_does_not_overwrite_what_others_wrote_of_a_document() {
    let desk = desk("draft-folder");
    let windows = fs::read_to_string(desk.config("windows.toml")).unwrap();
    let import = |text: &str, more: &[&str]| {
        fs::write(desk.config("windows.toml"), text).unwrap();
        desk.told(&[&["config", "import", "--lang", "zh"], more].concat())
    };
    assert_eq!(import(&windows.replace("户籍", "户籍与证件"), &["--by", "li"]).0, 0);
    let (code, _, err) = import(&windows.replace("户籍", "户口"), &["--by", "wang"]);
    assert!(code == 1 && err.contains("windows.toml"), "{code} {err}");
    assert_eq!(import(&windows.replace("户籍", "户口"), &["--by", "wang", "--yes"]).0, 0);
    assert!(desk.told(&["draft", "diff"]).1.contains("户口"));
}
