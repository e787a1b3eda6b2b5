//! `hall cases`: a case handled from a shell, from its submission to its end, and what is refused on the way.
use super::Desk;
use serde_json::Value;
use std::fs;

const WORDS: &str = "大厅里没有饮水机";

impl Desk {
    fn submit(&self, more: &[&str]) -> Value {
        let arguments = ["cases", "submit", "--kind", "建议", "--text", WORDS, "--json"];
        let (code, value) = self.json(&[&arguments[..], more].concat());
        assert_eq!(code, 0, "{value}");
        value
    }

    fn case(&self, arguments: &[&str]) -> (i32, Value) {
        self.json(&[&["cases"], arguments, &["--json"]].concat())
    }
}

#[test]
fn a_case_is_handled_from_its_submission_to_its_end() {
    let desk = Desk::new("cases-way");
    let submitted = desk.submit(&["--department", "公安局"]);
    assert_eq!(
        (&submitted["number"], &submitted["state"], &submitted["new"]),
        (&1.into(), &"submitted".into(), &true.into())
    );
    let receipt = submitted["receipt"].as_str().unwrap();
    assert!(receipt.len() == 40 && submitted["code"] == receipt, "{submitted}");
    let listed = desk.case(&[]).1;
    assert_eq!((&listed["cases"][0]["number"], &listed["next"]), (&1.into(), &Value::Null));
    assert_eq!(listed["cases"][0]["about"]["code"], "公安局");
    for (arguments, state) in [
        (&["register", "1", "--by", "Li"][..], "registered"),
        (&["accept", "1", "--by", "Li"], "accepted"),
        (&["assign", "1", "--department", "公安局", "--by", "Li", "--note", "请三天内回话"], "assigned"),
        (&["urge", receipt], "assigned"),
        (&["extend", "1", "--days", "3", "--reason", "等厂家送货", "--by", "Li"], "assigned"),
        (&["answer", "1", "--text", "已在每层装了饮水机", "--by", "Wang", "--as", "公安局"], "answered"),
        (&["confirm", receipt, "--satisfied"], "confirmed"),
        (&["vote", receipt, "--put-right"], "confirmed"),
        (&["recheck", "1", "--passed", "--by", "Zhao", "--as", "supervisor"], "confirmed"),
        (
            &["publish", "1", "--subject", "大厅饮水", "--changed", "每层装了饮水机", "--by", "Li"],
            "confirmed",
        ),
        (&["close", "1", "--by", "Li"], "closed"),
    ] {
        let (code, case) = desk.case(arguments);
        assert_eq!((code, &case["state"]), (0, &state.into()), "{arguments:?}: {case}");
    }
    let grouped: String = receipt.to_lowercase().chars().flat_map(|c| [c, ' ']).collect();
    let (code, told) = desk.case(&["show", &grouped]);
    assert_eq!((code, &told["answer"], &told["receipt"]), (0, &"已在每层装了饮水机".into(), &receipt.into()));
    let said = told["history"].to_string();
    assert!(
        !["Li", "Wang", "Zhao", "请三天内回话", "published"].iter().any(|word| said.contains(word)),
        "{said}"
    );
    let (code, shown) = desk.case(&["show", "1"]);
    assert_eq!((code, &shown["answer"], &shown["text"]), (0, &"已在每层装了饮水机".into(), &Value::Null));
    assert_eq!(shown["receipt"], Value::Null, "with the receipt somebody would act in the applicant's name");
    let acts: Vec<&str> =
        shown["history"].as_array().unwrap().iter().map(|step| step["act"].as_str().unwrap()).collect();
    assert_eq!(
        acts,
        [
            "submitted",
            "registered",
            "accepted",
            "assigned",
            "urged",
            "extended",
            "answered",
            "confirmed",
            "voted",
            "rechecked",
            "published",
            "closed"
        ]
    );
    assert_eq!(
        (&shown["history"][3]["note"], &shown["history"][6]["unit"]),
        (&"请三天内回话".into(), &"公安局".into())
    );
    let published = desk.case(&["published"]).1;
    assert_eq!(
        (&published[0]["subject"], &published[0]["changed"]),
        (&"大厅饮水".into(), &"每层装了饮水机".into())
    );
    assert_eq!(desk.case(&[]).1["cases"], Value::Array(vec![]), "nothing is open");
    assert_eq!(desk.case(&["list", "--all"]).1["cases"].as_array().unwrap().len(), 1);
    let (_, out, _) = desk.told(&["cases", "show", "1", "--lang", "zh"]);
    assert!(
        out.contains("已办结") && out.contains("答复：已在每层装了饮水机") && out.contains("本人"),
        "{out}"
    );
}

#[test]
fn what_is_not_done_in_a_state_is_told_with_what_may_be_done() {
    let desk = Desk::new("cases-refused");
    desk.submit(&[]);
    let answer = ["cases", "answer", "1", "--text", "好的", "--by", "Li"];
    let (code, out, err) = desk.told(&[&answer[..], &["--lang", "zh"]].concat());
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(
        err,
        "现在是“已提交”，不能这样办\n可以：登记 register、受理 accept、不予受理 refuse、并案 merge\n"
    );
    let (code, _, err) = desk.told(&[&answer[..], &["--lang", "en"]].concat());
    assert!(code == 1 && err.starts_with("the case is submitted"), "{err}");
    let (code, refused) = desk.json(&[&answer[..], &["--json"]].concat());
    assert_eq!((code, &refused["refused"], &refused["state"]), (1, &"forbidden".into(), &"submitted".into()));
    assert_eq!(refused["may"], serde_json::json!(["register", "accept", "refuse", "merge"]));
    for (arguments, wanted, said) in [
        (&["accept", "9", "--by", "Li"][..], 1, "没有这件诉求"),
        (&["accept", "x", "--by", "Li"], 2, "既不是编号也不是回执"),
        (&["accept", "1"], 2, "--by"),
        (&["accept", "1", "--by", "Li", "--class", "simple"], 1, "这种来源不分类"),
        (&["accept", "1", "--by", "Li", "--as", "监督员"], 1, "监督员不能这样办"),
        (&["assign", "1", "--department", "火星局", "--by", "Li"], 1, "不能这样办"),
        (&["merge", "1", "--into", "1", "--by", "Li"], 1, "不能并入自己"),
        (&["refuse", "1", "--reason", "12", "--instead", "税务局", "--by", "Li"], 2, "--reason 里没有字"),
        (&["refuse", "1", "--reason", "请打 13900001234", "--instead", "税务局", "--by", "Li"], 2, "手机号"),
        (&["urge", "NOT-A-RECEIPT"], 1, "这不是本大厅的回执"),
        (&["urge", "0000000000000000000000000000000000000000"], 1, "这不是本大厅的回执"),
        (&["show", "9"], 1, "没有这件诉求"),
        (&["show", "1", "--reveal"], 2, "--by"),
        (&["list", "--state", "幸福"], 2, "没有“幸福”这种状态"),
        (&["list", "--source", "闲聊"], 2, "没有“闲聊”这种来源"),
        (&["list", "--after", "x"], 2, "--after"),
        (&["confirm", "1", "--satisfied"], 2, "--by"),
        (&["vote", "x"], 2, "--put-right"),
        (&["answer", "1", "--by", "Li"], 2, "--text"),
        (&["answer", "1", "--by", "Li", "--file", "nowhere.txt"], 2, "nowhere.txt"),
    ] {
        let (code, out, err) = desk.told(&[&["cases"], arguments, &["--lang", "zh"]].concat());
        assert!(code == wanted && out.is_empty() && err.contains(said), "{arguments:?}: {code} {out}{err}");
    }
    for (arguments, word) in [(&["urge", "x"][..], "forged"), (&["show", "9"], "no_case")] {
        let (code, refused) = desk.case(arguments);
        assert_eq!((code, &refused["refused"]), (1, &word.into()), "scripts are told, too");
    }
    assert_eq!(desk.case(&["show", "1"]).1["steps"], 1, "nothing of it has changed anything");
}

#[test]
fn text_and_contact_are_hidden_until_somebody_reveals_them_and_that_is_kept() {
    let desk = Desk::new("cases-reveal");
    fs::write(desk.0.join("words.txt"), format!("{WORDS}\r\n\u{1b}[2J还有椅子\n")).unwrap();
    let arguments = ["cases", "submit", "--kind", "投诉", "--file", "words.txt", "--name", "王小明"];
    let more = ["--phone", "139 0000 1234", "--department", "公安局", "--lang", "zh"];
    let (code, out, err) = desk.told(&[&arguments[..], &more].concat());
    assert!(code == 0 && out.contains("回执") && err.is_empty(), "{out}{err}");
    let secrets = [WORDS, "还有椅子", "王小明", "139 0000 1234"];
    for shown in [
        desk.told(&["cases"]).1,
        desk.told(&["cases", "--json"]).1,
        desk.told(&["cases", "show", "1"]).1,
        desk.told(&["cases", "show", "1", "--json"]).1,
        out,
    ] {
        assert!(secrets.iter().all(|secret| !shown.contains(secret)), "{shown}");
    }
    let revealed = |more: &[&str]| desk.case(&[&["show", "1", "--reveal", "--by", "Li"], more].concat());
    let (code, shown) = revealed(&[]);
    assert_eq!((code, &shown["text"]), (0, &format!("{WORDS}\n[2J还有椅子").into()), "no control characters");
    assert_eq!((&shown["name"], &shown["phone"]), (&"王小明".into(), &"139 0000 1234".into()));
    let last = shown["history"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["act"], &last["who"], &last["role"]),
        (&"revealed".into(), &"Li".into(), &"centre".into())
    );
    let (code, shown) = revealed(&["--as", "supervisor"]);
    assert_eq!((code, &shown["phone"]), (0, &Value::Null), "supervisors read the text only");
    for number in [("accept", &[][..]), ("assign", &["--department", "公安局"])] {
        assert_eq!(desk.case(&[&[number.0, "1", "--by", "Li"], number.1].concat()).0, 0);
    }
    let (code, out, err) =
        desk.told(&["cases", "show", "1", "--reveal", "--by", "Wang", "--as", "公安局", "--lang", "zh"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("被反映的部门不能看原文"), "{err}");
}

#[test]
fn the_same_request_is_one_case_and_paces_are_those_of_a_kiosk() {
    let desk = Desk::new("cases-pace");
    let first = desk.submit(&["--request", "r1"]);
    let again = desk.submit(&["--request", "r1"]);
    assert_eq!((&again["receipt"], &again["new"]), (&first["receipt"], &false.into()));
    for turn in 0..3 {
        desk.submit(&["--kiosk", "01", "--visit", "v1", "--request", &format!("k{turn}")]);
    }
    let fourth = ["cases", "submit", "--kind", "praise", "--kiosk", "01", "--visit", "v1", "--json"];
    let (code, refused) = desk.json(&fourth);
    assert_eq!((code, &refused["refused"]), (1, &"visit_limit".into()));
    let (code, praise) = desk.case(&["submit", "--kind", "praise", "--window", "a01"]);
    assert_eq!((code, &praise["source"]), (0, &"praise".into()), "praise needs no words");
    let (code, closed) = desk.case(&["close", &praise["number"].to_string(), "--by", "Li"]);
    assert_eq!((code, &closed["state"], &closed["about"]["code"]), (0, &"closed".into(), &"A01".into()));
    for (more, word) in [
        (&["--kind", "建议"][..], "no_text"),
        (&["--kind", "建议", "--text", "好", "--window", "Z99"], "unknown_subject"),
        (&["--kind", "建议", "--text", "好", "--ticket", "Q001"], "unknown_subject"),
    ] {
        let (code, refused) = desk.case(&[&["submit"], more].concat());
        assert_eq!((code, &refused["refused"]), (1, &word.into()), "{more:?}");
    }
    let (code, out, _) = desk.told(&["cases", "submit", "--kind", "天气", "--text", "好"]);
    assert_eq!((code, out.as_str()), (2, ""));
}

#[test]
fn a_case_about_a_ticket_knows_its_window_and_lists_go_on_where_they_ended() {
    let desk = Desk::new("cases-list");
    desk.told(&["take", "A"]);
    let about = desk.submit(&["--ticket", "a1"]);
    let shown = desk.case(&["show", &about["number"].to_string()]).1;
    assert_eq!(shown["about"]["kind"], "ticket");
    assert!(shown["about"]["code"].as_str().unwrap().starts_with("A001 "), "{shown}");
    assert_eq!(shown["concerns"], serde_json::json!(["公安局"]));
    for _ in 0..4 {
        desk.submit(&[]);
    }
    let (mut seen, mut after) = (Vec::new(), None::<String>);
    loop {
        let cursor = after.clone().unwrap_or_default();
        let more: &[&str] = if after.is_some() { &["--after", &cursor] } else { &[] };
        let page = desk.case(&[&["list", "--limit", "2"], more].concat()).1;
        seen.extend(page["cases"].as_array().unwrap().iter().map(|case| case["number"].as_u64().unwrap()));
        match page["next"].as_str() {
            Some(next) => after = Some(next.to_owned()),
            None => break,
        }
    }
    assert_eq!(seen, [1, 2, 3, 4, 5]);
    let (code, out, _) = desk.told(&["cases", "rotate-key", "--lang", "en"]);
    assert_eq!(
        (code, out.as_str()),
        (0, "receipts are sealed under key 1 now; 2 keys are kept, 0 given up\n")
    );
    assert_eq!(desk.case(&["show", about["receipt"].as_str().unwrap()]).0, 0, "older receipts stay true");
}

#[test]
fn what_is_as_long_as_a_receipt_and_is_none_is_refused_and_not_repeated() {
    let desk = Desk::new("cases-misread");
    let submitted = desk.submit(&[]);
    let receipt = submitted["receipt"].as_str().unwrap();
    let link = format!("]Q1HTTPS://EXAMPLE.ORG/R/{receipt}");
    for typed in [receipt, &format!("\t{receipt} "), &link] {
        assert!(matches!(desk.told(&["cases", "show", typed]).0, 0 | 1), "{typed}");
    }
    for at in 0..receipt.len() {
        let other = if &receipt[at..=at] == "7" { "8" } else { "7" };
        let wrong = format!("{}{other}{}", &receipt[..at], &receipt[at + 1..]);
        for command in [&["show", &wrong][..], &["urge", &wrong], &["confirm", &wrong, "--satisfied"]] {
            let (code, out, err) = desk.told(&[&["cases"], command].concat());
            assert_eq!((code, out.as_str()), (1, ""), "{command:?}");
            assert!(!err.contains(&wrong), "{err}");
        }
        if at % 8 != 0 {
            continue;
        }
        let (code, refused) = desk.case(&["show", &wrong]);
        assert_eq!((code, &refused["refused"]), (1, &"forged".into()));
    }
}
