//! `hall sayings`: everyday words that mean nothing in a catalogue, and what they should mean.
use super::Desk;
use serde_json::json;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

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
    let (_, found) = desk.json(&["find", "居民身份证补办延期", "--json"]);
    assert_eq!(found[0]["nearest"], true, "{found}");
    let (_, _, err) = desk.told(&["find", "居民身份证补办延期", "--lang", "zh"]);
    assert!(err.contains("没有完全对上"), "{err}");
    let (_, found) = desk.json(&["find", "sfz", "--json"]);
    assert_eq!(found[0]["nearest"], false);
}

#[test]
fn a_saying_that_means_nothing_here_has_a_meaning_once_one_was_added() {
    let desk = desk("sayings-settled");
    assert_eq!(desk.told(&["sayings", "换证", "--mean", "居民身份证换领"]).0, 0);
    let unmeant = || desk.json(&["sayings", "--json"]).1["unmeant"].clone();
    assert_eq!(unmeant()[0]["say"], json!(["身份证到期"]), "the other word of its entry has none");
    assert_eq!(desk.told(&["sayings", "身份证 到期", "--mean", "居民身份证换领"]).0, 0);
    assert_eq!(unmeant()[0]["say"], json!(["买房"]));
}

#[test]
fn the_rest_of_the_file_stays_as_it_is_with_its_mode() {
    let desk = desk("sayings-kept");
    let path = desk.config("synonyms.toml");
    let before = format!("# 甲\r\n\n{SAYINGS}  # 乙");
    fs::write(&path, &before).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    // One that was broken off by a failure of power.
    fs::write(desk.config(".synonyms.toml.new"), "[[synony").unwrap();
    assert_eq!(desk.told(&["sayings", "新本本", "--mean", "身份证 换领"]).0, 0);
    let entry = "\n\n[[synonym]]\nsay = [\"新本本\"]\nmean = [\"身份证 换领\"]\n";
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{before}{entry}"));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(!desk.config(".synonyms.toml.new").exists());
    fs::remove_file(&path).unwrap();
    assert_eq!(desk.told(&["sayings", "新本本", "--mean", "身份证 换领"]).0, 0);
    assert!(fs::read_to_string(&path).unwrap().starts_with("[[synonym]]"));
}

#[test]
fn what_is_added_at_once_is_all_kept() {
    let desk = desk("sayings-at-once");
    let says: Vec<String> = (0..6).map(|nth| format!("说法{nth}")).collect();
    let add = |say: &String| desk.command(&["sayings", say, "--mean", "身份证"]).spawn().unwrap();
    let adding: Vec<_> = says.iter().map(add).collect();
    for mut one in adding {
        assert!(one.wait().unwrap().success());
    }
    let text = fs::read_to_string(desk.config("synonyms.toml")).unwrap();
    assert!(text.starts_with(SAYINGS) && says.iter().all(|say| text.contains(say)), "{text}");
    assert_eq!(desk.json(&["sayings", "--json"]).1["sayings"], 9);
}

#[test]
fn a_program_that_is_killed_while_it_writes_leaves_the_file_as_it_was() {
    let desk = desk("sayings-killed");
    let path = desk.config("synonyms.toml");
    let before = format!("{SAYINGS}\n{}", "# 注\n".repeat(300_000));
    fs::write(&path, &before).unwrap();
    // A file of more than a mebibyte ends the program that writes it.
    let limited = "ulimit -c 0; ulimit -f 1024; exec \"$0\" sayings 新本本 --mean 身份证";
    let hall = env!("CARGO_BIN_EXE_hall");
    let status = Command::new("bash").args(["-c", limited, hall]).current_dir(&desk.0).status().unwrap();
    assert_eq!(status.code(), None, "killed by a signal");
    assert!(desk.config(".synonyms.toml.new").exists(), "it was in the middle of it");
    assert!(fs::read_to_string(&path).unwrap() == before);
    assert_eq!(desk.told(&["sayings", "新本本", "--mean", "身份证"]).0, 0);
    assert!(fs::read_to_string(&path).unwrap().starts_with(&before));
}

#[test]
fn a_link_stays_a_link() {
    let desk = desk("sayings-link");
    let (path, own) = (desk.config("synonyms.toml"), desk.0.join("own.toml"));
    fs::rename(&path, &own).unwrap();
    symlink("../own.toml", &path).unwrap();
    assert_eq!(desk.told(&["sayings", "新本本", "--mean", "身份证"]).0, 0);
    assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    assert!(fs::read_to_string(&own).unwrap().contains("新本本"));
    fs::remove_file(&own).unwrap();
    let (code, _, err) = desk.told(&["sayings", "本本", "--mean", "身份证", "--lang", "zh"]);
    assert!(code == 73 && err.contains("synonyms.toml"), "{code} {err}");
    assert!(!own.exists());
}

#[test]
fn a_file_that_nobody_is_to_write_is_not_replaced() {
    let desk = desk("sayings-read-only");
    let path = desk.config("synonyms.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    for (lang, said) in [("zh", "是只读的"), ("en", "is read-only")] {
        let (code, out, err) = desk.told(&["sayings", "新本本", "--mean", "身份证", "--lang", lang]);
        assert!(code == 73 && out.is_empty() && err.contains(said), "{code} {out} {err}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), SAYINGS);
    let inline = "synonym = [{ say = ['a'], mean = ['身份证'] }]\n";
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    fs::write(&path, inline).unwrap();
    assert_eq!(desk.told(&["sayings", "新本本", "--mean", "身份证"]).0, 78, "it would no longer be TOML");
    assert_eq!(fs::read_to_string(&path).unwrap(), inline);
}

#[test]
fn what_no_search_could_hear_is_not_added() {
    let desk = desk("sayings-unfit");
    let long = "很".repeat(33);
    for (say, mean, zh, en) in [
        ("", "身份证", "不能是空的", "must have a letter"),
        ("？！", "身份证", "只有标点", "marks alone"),
        ("新本本", " ", "不能是空的", "must have a letter"),
        ("新\n本", "身份证", "看不见的字符", "nobody can see"),
        ("新\u{202e}本", "身份证", "看不见的字符", "nobody can see"),
        (&long, "身份证", "最多 32 个字", "at most 32"),
        ("新本本", &"居民身份证".repeat(13), "最多 64 个字", "at most 64"),
    ] {
        for (lang, said) in [("zh", zh), ("en", en)] {
            let (code, out, err) = desk.told(&["sayings", say, "--mean", mean, "--lang", lang]);
            assert!(code == 2 && out.is_empty() && err.contains(said), "{say}: {code} {err}");
        }
    }
    let (code, value) = desk.json(&["sayings", "买房", "--mean", "511A-511602000000-000", "--json"]);
    assert_eq!((code, &value["refused"]), (1, &json!("not_in_catalogue")), "a code is no name");
    assert_eq!(fs::read_to_string(desk.config("synonyms.toml")).unwrap(), SAYINGS);
}

#[test]
fn what_means_something_already_is_not_given_another_meaning_unasked() {
    let desk = desk("sayings-twice");
    let other = ["sayings", "办证", "--mean", "居民身份证补领"];
    for (lang, said) in [("zh", "已经指“身份证”"), ("en", "means 身份证 here already")] {
        let (code, _, err) = desk.told(&[&other[..], &["--lang", lang]].concat());
        assert!(code == 1 && err.contains(said), "{code} {err}");
    }
    assert_eq!(desk.json(&[&other[..], &["--json"]].concat()).1["refused"], "means_otherwise");
    let (code, value) = desk.json(&["sayings", "办 证", "--mean", "身份证", "--json"]);
    assert_eq!((code, value), (0, json!({"added": []})), "it stood there");
    assert_eq!(fs::read_to_string(desk.config("synonyms.toml")).unwrap(), SAYINGS);
    assert_eq!(desk.told(&[&other[..], &["--also"]].concat()).0, 0);
    assert_eq!(desk.json(&["sayings", "--json"]).1["sayings"], 4);
}

#[test]
fn who_adds_a_saying_is_proven_before_the_file_is_touched() {
    let desk = desk("sayings-who");
    desk.has_account("104", &["clerk"]);
    desk.has_account("201", &["publisher"]);
    let before = fs::read(desk.config("synonyms.toml")).unwrap();
    let add = |code: &str| {
        desk.given(
            "384756\n",
            &["sayings", "新本本", "--mean", "身份证 换领", "--login", code, "--lang", "zh"],
        )
    };
    let (code, _, err) = add("104");
    assert!(code == 1 && err.contains("没有权限"), "{err}");
    assert_eq!(fs::read(desk.config("synonyms.toml")).unwrap(), before);
    let (code, _, err) = add("201");
    assert_eq!(code, 0, "{err}");
    assert!(desk.acts().iter().any(|act| act.starts_with("account 201 draft_change")), "{:?}", desk.acts());
}
