//! `hall window lend`, `return`, `undo`, `let-in`, and a number that is taken out of the line: from a shell.
use super::Desk;
use serde_json::json;
use service_hall::clock;
use service_hall::config::Config;
use service_hall::hall::desk::Order;
use service_hall::store::Store;

#[test]
fn a_window_is_lent_and_returned_from_a_shell() {
    let desk = Desk::new("window-lend");
    let lend =
        |more: &[&str]| desk.told(&[&["window", "lend"], more, &["--by", "001", "--lang", "zh"]].concat());
    let (code, _, err) = lend(&["A01", "--line", "B"]);
    assert!(code == 1 && err.contains("本来就叫队列 B"), "{err}");
    let (code, _, err) = lend(&["A01", "--line", "Q"]);
    assert!(code == 1 && err.contains("没有队列 Q"), "{err}");
    let (code, _, err) = lend(&["C9", "--line", "B"]);
    assert!(code == 1 && err.contains("没有窗口 C9"), "{err}");
    // A second window, which serves B alone, is lent to A.
    let windows = "[[window]]\ncode = \"A01\"\nname = \"户籍\"\nlines = [\"A\"]\n[[window]]\ncode = \"B01\"\nname = \"早班\"\nlines = [\"B\"]\n";
    std::fs::write(desk.config("windows.toml"), windows).unwrap();
    assert_eq!(desk.told(&["config", "import", "--yes"]).0, 0);
    let (code, _, err) = lend(&["B01", "--line", "A", "--until", "00:01"]);
    assert!(code == 1 && err.contains("还没有到"), "{err}");
    let (code, out, err) = lend(&["b01", "--line", "a", "--until", "２３:50"]);
    assert!(code == 0 && out.contains("窗口 B01 借给队列 A，到 23:50 自动归还"), "{out}{err}");
    let (_, live) = desk.json(&["live", "--json"]);
    assert_eq!(
        (&live["windows"][1]["lent"]["line"], &live["windows"][1]["lent"]["by"]),
        (&json!("A"), &json!("001"))
    );
    let (code, out, _) = desk.told(&["window", "return", "B01", "--by", "001", "--lang", "zh"]);
    assert!(code == 0 && out.contains("窗口 B01 已归还"), "{out}");
    assert_eq!(desk.told(&["window", "return", "B01", "--by", "001"]).0, 1);
    let (_, audit) = desk.json(&["audit", "--json"]);
    let acts: Vec<&str> =
        audit.as_array().unwrap().iter().filter_map(|entry| entry["act"].as_str()).collect();
    assert!(acts.contains(&"window_lend") && acts.contains(&"window_return"), "{acts:?}");
    assert_eq!(desk.told(&["window", "lend", "B01", "--line", "A", "--until", "25:00", "--by", "1"]).0, 2);
    assert_eq!(desk.told(&["window", "lend", "B01", "--line", "A"]).0, 2, "who says so");
}

#[test]
fn a_step_is_taken_back_somebody_let_in_and_a_number_taken_out_from_a_shell() {
    let desk = Desk::new("window-undo");
    desk.told(&["take", "A"]);
    desk.told(&["take", "A"]);
    let undo = ["window", "undo", "A01", "--by", "001", "--lang", "zh"];
    let (code, _, err) = desk.told(&undo);
    assert!(code == 1 && err.contains("登录已经结束"), "nobody is there: {err}");
    let config = Config::read(&desk.0.join("kiosk-config")).0.unwrap();
    let url = format!("sqlite:{}", desk.0.join("var/hall.db").display());
    let mut store = Store::open(&url.parse().unwrap(), None).unwrap();
    let now = clock::now(config.machine.utc_offset);
    store.sign_in(&config.hall, &"A01".into(), &"001".into(), "token", now).unwrap().unwrap();
    let (code, _, err) = desk.told(&undo);
    assert!(code == 1 && err.contains("没有可以撤销的"), "{err}");
    store.order(&config.hall, &"A01".into(), &"001".into(), "p1", &Order::Next, now).unwrap().unwrap();
    let (code, out, err) = desk.told(&undo);
    assert!(code == 0 && out.contains("窗口 A01：A001 的上一步已撤销"), "{out}{err}");
    let let_in = ["window", "let-in", "A01", "a002", "--reason", "short-question", "--by", "001"];
    let (code, value) = desk.json(&[&let_in[..], &["--json"]].concat());
    assert_eq!((code, value), (0, json!({"number": "A002", "state": "called"})));
    assert_eq!(desk.told(&["window", "let-in", "A01", "A001", "--reason", "friend", "--by", "001"]).0, 2);
    let (code, out, _) = desk.told(&["cancel", "A001", "--reason", "left", "--by", "001", "--lang", "zh"]);
    assert_eq!((code, out.as_str()), (0, "A001 已移出队列，不再叫\n"));
    let (_, day) = desk.json(&["day", "--json"]);
    assert_eq!((&day["lines"][0]["let_in"], &day["lines"][0]["states"]["removed"]), (&json!(1), &json!(1)));
    let (_, audit) = desk.json(&["audit", "--json"]);
    let acts: Vec<String> = audit
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| format!("{} {}", entry["act"], entry["after"]))
        .collect();
    assert_eq!(
        acts,
        ["\"window_order\" \"undo\"", "\"window_order\" \"let_in\"", "\"number_removed\" \"left\""]
    );
}

#[test]
fn windows_of_delegated_units_are_counted_apart() {
    let desk = Desk::new("window-entrusted");
    let units = "[[department]]\nname = \"公安局\"\nkind = \"resident\"\n[[department]]\nname = \"邮政\"\nkind = \"delegated\"\n";
    std::fs::write(desk.config("departments.toml"), units).unwrap();
    let windows = "[[window]]\ncode = \"A01\"\nname = \"户籍\"\ndepartment = \"公安局\"\nlines = [\"A\"]\n[[window]]\ncode = \"B01\"\nname = \"邮寄\"\ndepartment = \"邮政\"\nlines = [\"A\", \"B\"]\n";
    std::fs::write(desk.config("windows.toml"), windows).unwrap();
    let config = Config::read(&desk.0.join("kiosk-config")).0.unwrap();
    desk.told(&["take", "A"]);
    let url = format!("sqlite:{}", desk.0.join("var/hall.db").display());
    let mut store = Store::open(&url.parse().unwrap(), None).unwrap();
    let now = clock::now(config.machine.utc_offset);
    store.sign_in(&config.hall, &"B01".into(), &"001".into(), "token", now).unwrap().unwrap();
    for (press, order) in
        [("p1", Order::Next), ("p2", Order::Finish { works: vec![], remark: String::new(), onward: None })]
    {
        store.order(&config.hall, &"B01".into(), &"001".into(), press, &order, now).unwrap().unwrap();
    }
    let (_, live) = desk.json(&["live", "--json"]);
    assert_eq!(live["open"], json!({"own": 0, "entrusted": 1}));
    assert_eq!(
        (&live["windows"][0]["entrusted"], &live["windows"][1]["entrusted"]),
        (&json!(false), &json!(true))
    );
    let (_, day) = desk.json(&["day", "--json"]);
    assert_eq!(
        (&day["own"], &day["entrusted"]),
        (&json!({"windows": 0, "done": 0}), &json!({"windows": 1, "done": 1}))
    );
    let (_, out, _) = desk.told(&["day", "--lang", "zh"]);
    assert!(out.contains("进驻单位窗口 0 个，办结 0 件；委托单位窗口 1 个，办结 1 件"), "{out}");
    let (_, out, _) = desk.told(&["live", "--once", "--lang", "zh"]);
    assert!(out.contains("开放 1 窗（进驻 0，委托◇ 1）") && out.contains("B01◇"), "{out}");
}
