//! `hall sayings`: everyday words that mean nothing in a catalogue, and what they should mean.
use super::Desk;
use serde_json::json;
use std::fs;

const SAYINGS: &str = "[[synonym]]\nsay = [\"办证\"]\nmean = [\"身份证\"]\n\n\
    [[synonym]]\nsay = [\"身份证到期\", \"换证\"]\nmean = [\"居民身份证换领证\"]\n\n\
    [[synonym]]\nsay = [\"买房\"]\nmean = [\"商品房买卖\"]";

fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    fs::write(desk.config("synonyms.toml"), SAYINGS).unwrap();
    desk.told(&["import", "matters.csv"]);
    desk
}

#[test]
fn sayings_that_mean_nothing_here_are_named_with_what_comes_nearest() {
    let desk = desk("sayings");
    let (code, value) = desk.json(&["sayings", "--json"]);
    assert_eq!(code, 0);
    assert_eq!(value["sayings"], 3);
    let unmeant = value["unmeant"].as_array().unwrap();
    assert_eq!(unmeant.len(), 2, "{value}");
    assert_eq!(unmeant[0]["say"], json!(["身份证到期", "换证"]));
    assert_eq!(unmeant[0]["near"][0], "居民身份证换领");
    assert_eq!(unmeant[1], json!({"say": ["买房"], "near": []}));
    for arguments in [&["sayings"][..], &["check"], &["import", "--dry-run", "matters.csv"]] {
        let mut line = vec!["--lang", "zh"];
        line.extend(arguments);
        let (_, out, _) = desk.told(&line);
        assert!(out.contains("俗话 3 条，其中 2 条"), "{arguments:?}: {out}");
        assert!(out.contains("身份证到期") && out.contains("或许是：居民身份证换领"), "{arguments:?}: {out}");
    }
    let (_, value) = desk.json(&["import", "--dry-run", "matters.csv", "--json"]);
    assert_eq!(value["unmeant_sayings"], 2);
    assert_eq!(desk.json(&["check", "--json"]).1["facts"]["unmeant_sayings"], 2);
}

#[test]
fn one_command_says_what_a_saying_means() {
    let desk = desk("sayings-add");
    assert_eq!(desk.json(&["find", "换个新本本", "--json"]).1, json!([]));
    let (code, out, _) = desk.told(&["sayings", "新本本", "换\"本", "--mean", "身份证 换领", "--lang", "zh"]);
    assert!(code == 0 && out.contains("新本本"), "{code} {out}");
    let (_, found) = desk.json(&["find", "新本本", "--json"]);
    assert_eq!((&found[0]["name"], &found[0]["nearest"]), (&json!("居民身份证换领"), &json!(false)));
    assert_eq!(desk.json(&["sayings", "--json"]).1["sayings"], 4, "the file is still whole");
}

#[test]
fn what_no_matter_is_called_is_not_added() {
    let desk = desk("sayings-refused");
    let before = fs::read(desk.config("synonyms.toml")).unwrap();
    let (code, _, err) = desk.told(&["sayings", "买房", "--mean", "不动产", "--lang", "zh"]);
    assert!(code == 1 && err.contains("不动产"), "{code} {err}");
    assert_eq!(fs::read(desk.config("synonyms.toml")).unwrap(), before);
    assert_eq!(desk.told(&["sayings", "买房"]).0, 2, "what it means is missing");
    let long = "房".repeat(201);
    for unfit in ["", " ", "\u{7f}", "买\n房", "买\u{200b}房", &long] {
        for arguments in [["sayings", unfit, "--mean", "身份证"], ["sayings", "买房", "--mean", unfit]] {
            assert_eq!(desk.told(&arguments).0, 2, "nothing would start any more: {arguments:?}");
        }
    }
    assert_eq!(fs::read(desk.config("synonyms.toml")).unwrap(), before);
    assert_eq!(desk.told(&["sayings", " 买房 ", "--mean", "身份证"]).0, 0);
    assert_eq!(desk.json(&["sayings", "--json"]).1["sayings"], 4, "the file is still whole");
}

#[test]
fn what_only_comes_near_is_said_to() {
    let desk = desk("nearest");
    let (_, found) = desk.json(&["find", "居民身分正补换", "--json"]);
    assert_eq!(found[0]["nearest"], true, "{found}");
    let (_, _, err) = desk.told(&["find", "居民身分正补换", "--lang", "zh"]);
    assert!(err.contains("没有完全对上"), "{err}");
    let (_, found) = desk.json(&["find", "sfz", "--json"]);
    assert_eq!(found[0]["nearest"], false);
}
