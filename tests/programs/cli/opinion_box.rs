//! The opinion box from a shell: two people make its key and open it, each with account, PIN and passphrase.
use super::Desk;
use serde_json::Value;

const CENTRE: &str = "three grey herons stand";
const DISCIPLINE: &str = "梧桐叶落满庭秋，夜雨打窗声";
const WORDS: &str = "二号窗口让我跑了四趟";

/// The PIN of the accounts that [`Desk::has_account`] makes, and a passphrase, as lines of stdin.
fn comes(passphrase: &str) -> String {
    format!("384756\n{passphrase}\n")
}

impl Desk {
    fn at_box(&self, lines: &str, what: &[&str]) -> (i32, String, String) {
        self.given(lines, &[&["cases", "box"], what, &["--lang", "zh"]].concat())
    }

    /// Two accounts and a key; the recovery codes, the centre's first.
    fn has_box(&self) -> Vec<String> {
        self.has_account("007", &["centre"]);
        self.has_account("J01", &["discipline"]);
        let lines = comes(CENTRE) + &comes(DISCIPLINE);
        let (code, out, err) = self.at_box(&lines, &["init", "--centre", "007", "--discipline", "J01"]);
        assert!(code == 0 && out.contains("恢复码"), "{err}");
        let is_code = |line: &&str| line.len() == 71 && line.starts_with("  ");
        out.lines().filter(is_code).map(|line| line.trim().to_owned()).collect()
    }

    fn hears(&self, kind: &str) {
        let submit = ["cases", "submit", "--kind", kind, "--text", WORDS, "--kiosk", "01", "--json"];
        assert_eq!(self.json(&submit).0, 0);
    }
}

#[test]
fn two_people_make_a_key_and_open_the_box_together() {
    let desk = Desk::new("box");
    let (code, out, _) = desk.told(&["cases", "box", "--lang", "zh"]);
    assert!(code == 0 && out.contains("没有钥匙"), "{out}");
    let check = |desk: &Desk| desk.json(&["check", "--json"]).1["facts"]["opinion_box"].clone();
    assert_eq!(check(&desk), serde_json::json!({ "sealed": false, "unopened": 0, "since": null }));
    assert_eq!(desk.has_box().len(), 2);
    desk.hears("投诉");
    desk.hears("办不成事");
    let (_, out, _) = desk.told(&["cases", "box", "--lang", "zh"]);
    assert!(out.contains("要中心、监察一起开") && out.contains("没有开箱：1 件"), "{out}");
    assert_eq!(check(&desk)["unopened"], 1);
    let (_, out, _) = desk.told(&["live", "--once", "--lang", "zh"]);
    assert!(out.contains("意见箱未开 1 件"), "{out}");
    let (_, out, _) = desk.told(&["cases", "--lang", "zh"]);
    assert_eq!(out.matches("未开箱").count(), 1, "办不成事 does not wait in a box: {out}");
    let (code, _, err) = desk.told(&["cases", "accept", "1", "--by", "Li", "--lang", "zh"]);
    assert!(code == 1 && err.contains("还在意见箱里"), "{err}");
    let (code, refused) = desk.json(&["cases", "show", "1", "--reveal", "--by", "Li", "--json"]);
    assert_eq!((code, &refused["refused"]), (1, &"sealed".into()));

    let open = ["open", "--centre", "007", "--discipline", "J01"];
    let (code, _, err) = desk.at_box(&(comes(CENTRE) + &comes("three grey herons fly")), &open);
    assert!(code == 1 && err.contains("监察的口令不对"), "{err}");
    let (code, _, err) = desk.at_box(&comes(CENTRE), &["open", "--centre", "007"]);
    assert!(code == 2 && err.contains("也要监察的口令"), "{err}");
    let (code, _, err) = desk.at_box("999999\n", &open);
    assert!(code == 1 && err.contains("账号或密码不对"), "{err}");
    let (code, out, err) = desk.at_box(&(comes(CENTRE) + &comes(DISCIPLINE)), &open);
    assert!(code == 0 && out.contains("取出 1 件"), "{out}{err}");
    let (_, shown) = desk.json(&["cases", "show", "1", "--reveal", "--by", "Li", "--json"]);
    assert_eq!((&shown["text"], &shown["sealed"]), (&WORDS.into(), &false.into()));
    assert!(shown["opened_at"].is_string(), "{shown}");
    let acts = desk.acts();
    let opened: Vec<&String> = acts.iter().filter(|act| act.contains("box_open")).collect();
    assert_eq!(
        opened,
        [
            "account 007 box_open 1 opened 1, unreadable 0, left 0",
            "account J01 box_open 1 opened 1, unreadable 0, left 0"
        ]
    );
    assert_eq!(
        acts.iter().filter(|act| act.contains("denied open_box")).count(),
        1,
        "a wrong passphrase is kept"
    );
    assert!(!acts.iter().any(|act| act.contains("heron")), "and what was typed is not");
}

#[test]
fn a_forgotten_passphrase_is_set_anew_by_the_paper_alone() {
    let desk = Desk::new("box-paper");
    let papers = desk.has_box();
    desk.hears("建议");
    let change = ["passphrase", "--discipline", "J01", "--recovery"];
    let typed = |code: &str, new: &str| format!("384756\n{code}\n{new}\n");
    let (code, _, err) = desk.at_box(&typed(&papers[1].replacen('-', "x", 1), CENTRE), &change);
    assert!(code == 2 && err.contains("恢复码抄错了"), "{err}");
    let (code, _, err) = desk.at_box(&typed(&papers[0], "nine brown foxes run"), &change);
    assert!(code == 1 && err.contains("监察的口令不对"), "the other's paper: {err}");
    let (code, _, err) = desk.at_box(&typed(&papers[1], "271828"), &change);
    assert!(code == 2 && err.contains("至少 12 个字"), "{err}");
    let code_as_written = papers[1].to_lowercase().replace('-', "　");
    let (code, out, err) = desk.at_box(&typed(&code_as_written, "nine brown foxes run"), &change);
    assert!(code == 0 && out.contains("口令已换"), "{out}{err}");
    let lines = comes(CENTRE) + &comes("nine brown foxes run");
    let (code, out, err) = desk.at_box(&lines, &["open", "--centre", "007", "--discipline", "J01"]);
    assert!(code == 0 && out.contains("取出 1 件"), "{out}{err}");
}

#[test]
fn a_key_needs_two_people_who_hold_the_office_or_one_who_says_so() {
    let desk = Desk::new("box-refused");
    desk.has_account("007", &["centre"]);
    desk.has_account("104", &["clerk"]);
    let (code, _, err) = desk.at_box("", &["init", "--centre", "007"]);
    assert!(code == 2 && err.contains("--alone"), "{err}");
    let lines = comes(CENTRE) + &comes(DISCIPLINE);
    let (code, _, err) = desk.at_box(&lines, &["init", "--centre", "007", "--discipline", "104"]);
    assert!(code == 1 && err.contains("没有权限：开意见箱"), "{err}");
    let (code, _, err) = desk.at_box(&comes("271828271828"), &["init", "--centre", "007", "--alone"]);
    assert!(code == 2 && err.contains("口令"), "{err}");
    let (code, out, err) = desk.at_box(&comes(CENTRE), &["init", "--centre", "007", "--alone"]);
    assert!(code == 0 && out.matches("恢复码：").count() == 1, "{out}{err}");
    let (code, _, err) = desk.at_box(&comes(CENTRE), &["init", "--centre", "007", "--alone"]);
    assert!(code == 1 && err.contains("--replace"), "{err}");
    let replace = ["init", "--centre", "007", "--alone", "--replace"];
    let lines = comes("nine brown foxes run") + "two brown foxes sleep\n";
    let (code, _, err) = desk.at_box(&lines, &replace);
    assert!(code == 1 && err.contains("中心的口令不对"), "whoever holds the key is asked for it: {err}");
    let (code, out, err) = desk.at_box(&(comes("nine brown foxes run") + CENTRE + "\n"), &replace);
    assert!(code == 0 && out.contains("恢复码"), "{out}{err}");
    let (_, status) = desk.json(&["cases", "box", "--json"]);
    assert_eq!(status["keys"][0]["holders"], Value::from(vec!["centre"]));
    desk.hears("建议");
    let (code, out, err) = desk.at_box(&comes("nine brown foxes run"), &["open", "--centre", "007"]);
    assert!(code == 0 && out.contains("取出 1 件"), "{out}{err}");
}

#[test]
fn the_administrator_announces_another_holder_and_the_one_who_lost_nothing_objects() {
    let desk = Desk::new("box-appoint");
    desk.has_box();
    desk.has_account("J02", &["discipline"]);
    desk.hears("投诉");
    let appoint = ["appoint", "--lost", "discipline", "--centre", "007", "--discipline", "J02"];
    let appoint = [&appoint[..], &["--reason", "恢复纸烧了"]].concat();
    let lines = comes("nine brown foxes run") + &comes("two brown foxes sleep") + CENTRE + "\n";
    let (code, _, err) = desk.at_box(&lines, &appoint);
    assert!(code == 2 && err.contains("有 1 件未开箱的") && err.contains("--unread 1"), "{err}");
    let (code, _, err) = desk.at_box(&lines, &[&appoint[..], &["--unread", "0"]].concat());
    assert!(code == 1 && err.contains("没有同意"), "{err}");
    let (code, out, err) = desk.at_box(&lines, &[&appoint[..], &["--unread", "1"]].concat());
    assert!(code == 0 && out.contains("改任公告：监察") && out.contains("恢复码"), "{out}{err}");
    let (_, out, _) = desk.told(&["cases", "--lang", "zh"]);
    assert!(out.contains("改任公告：监察") && out.contains("恢复纸烧了"), "{out}");
    let (_, out, _) = desk.told(&["check", "--lang", "zh"]);
    assert!(out.contains("意见箱的钥匙正在改任"), "{out}");
    let open = ["open", "--centre", "007", "--discipline", "J02"];
    let (code, _, err) = desk.at_box(&lines, &open);
    assert!(code == 1 && err.contains("以前可以反对"), "{err}");
    let object = ["object", "--discipline", "J01", "--reason", "没有丢"];
    let (code, out, err) = desk.at_box("384756\n", &object);
    assert!(code == 0 && out.contains("照旧"), "{out}{err}");
    let (code, out, err) = desk
        .at_box(&(comes(CENTRE) + &comes(DISCIPLINE)), &["open", "--centre", "007", "--discipline", "J01"]);
    assert!(code == 0 && out.contains("取出 1 件"), "{out}{err}");
    let (_, status) = desk.json(&["cases", "box", "--json"]);
    assert!(status["appointment"]["objected_at"].is_string(), "{status}");
    assert!(desk.acts().iter().any(|act| act.contains("box_appoint") && act.contains("unread 1")));
}
