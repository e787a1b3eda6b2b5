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
        (&["list", "--after", "x~5"], 2, "不是 --after 的值"),
        (&["list", "--after", "5"], 2, "2026-12-14T17:00:00~12"),
        (&["list", "--all", "--after", "~5"], 2, "不是 --after 的值"),
        (&["list", "--department", "火星局"], 2, "没有“火星局”这个部门；可选：公安局"),
        (&["list", "--source", "办件", "--department", "火星局"], 2, "没有“火星局”这个部门；可选：公安局"),
        (&["list", "--source", "办件", "--call-back"], 2, "办件的回访不在这里"),
        (&["list", "--state", "幸福"], 2, "可选：已提交（submitted）、"),
        (&["call-back", "1", "--reached", "--by", "Li"], 1, "现在是“已提交”"),
        (&["call-back", "1", "--by", "Li"], 2, "--reached"),
        (&["call-back", "1", "--not-reached", "--satisfied", "--by", "Li"], 2, "--not-reached"),
        (&["submit", "--kind", "建议", "--text", "！！"], 1, "只有标点或表情"),
        (&["submit", "--kind", "建议", "--text", "好", "--ticket", "A099"], 1, "今天没有发出过 A099 号"),
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
        (&["--kind", "建议", "--text", "好", "--ticket", "A001"], "not_issued"),
        (&["--kind", "建议", "--text", "👍👍"], "no_words"),
    ] {
        let (code, refused) = desk.case(&[&["submit"], more].concat());
        assert_eq!((code, &refused["refused"]), (1, &word.into()), "{more:?}");
    }
    let (code, out, _) = desk.told(&["cases", "submit", "--kind", "天气", "--text", "好"]);
    assert_eq!((code, out.as_str()), (2, ""));
}

#[test]
fn what_was_done_is_said_and_an_empty_list_says_of_what() {
    let desk = Desk::new("cases-said");
    let said = |arguments: &[&str]| {
        let (code, out, err) = desk.told(&[&["cases"], arguments, &["--lang", "zh"]].concat());
        assert_eq!(code, 0, "{err}");
        out
    };
    assert_eq!(said(&["list", "--all"]), "没有诉求\n");
    desk.submit(&[]);
    for (arguments, words) in [
        (&["accept", "1", "--by", "Li"][..], "1 号记下“受理”，现在是“已受理”\n"),
        (&["list", "--overdue"], "没有符合条件的诉求\n"),
        (&["list", "--source", "投诉", "--all"], "没有符合条件的诉求\n"),
        (&["answer", "1", "--text", "已装", "--by", "Li"], "1 号记下“答复”，现在是“已答复”\n"),
        (&["close", "1", "--by", "Li"], "1 号记下“办结”，现在是“已办结”\n"),
        (
            &["publish", "1", "--subject", "饮水", "--changed", "已装", "--by", "Wang"],
            "1 号记下“公示”，现在是“已办结”\n",
        ),
        (&[], "没有未办结的诉求\n"),
    ] {
        assert_eq!(said(arguments), words, "{arguments:?}");
    }
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

#[test]
fn whoever_left_a_telephone_number_is_called_back_and_the_list_says_so() {
    let desk = Desk::new("cases-call-back");
    let complaint = ["submit", "--kind", "投诉", "--text", WORDS, "--phone", "0799-8000001"];
    assert_eq!(desk.case(&complaint).0, 0);
    assert_eq!(desk.case(&["accept", "1", "--class", "简单", "--by", "Li"]).1["class"], "simple");
    let (_, out, _) = desk.told(&["cases", "--lang", "zh"]);
    assert!(out.starts_with("1  投诉  已受理  简单  ") && !out.contains("simple"), "{out}");
    let (_, out, _) = desk.told(&["cases", "show", "1", "--lang", "zh"]);
    assert!(out.contains("受理  简单  中心  Li") && !out.contains("simple"), "{out}");
    let (code, _, err) = desk.told(&["cases", "submit", "--kind", "建议", "--text", "", "--lang", "zh"]);
    assert!(code == 1 && err.contains("请写下内容"), "{err}");
    let (_, answered) = desk.case(&["answer", "1", "--text", "已改", "--by", "Wang"]);
    assert_eq!((&answered["callback"], &answered["lapses_at"]), (&"owed".into(), &Value::Null));
    for list in [&["cases", "--lang", "zh"][..], &["cases", "list", "--call-back", "--lang", "zh"]] {
        let out = desk.told(list).1;
        assert!(out.contains("已答复") && out.contains("待回访") && out.contains("到期（绿灯）"), "{out}");
    }
    let (code, _, err) = desk.told(&["cases", "close", "1", "--by", "Li", "--lang", "zh"]);
    assert!(code == 1 && err.contains("回访以后才能办结"), "{err}");
    let by_department = ["call-back", "1", "--reached", "--by", "Wang", "--as", "公安局"];
    assert_eq!(desk.case(&by_department).1["refused"], "not_theirs");
    let (code, case) = desk.case(&["call-back", "1", "--not-reached", "--by", "Zhao"]);
    assert_eq!((code, &case["calls"]), (0, &1.into()));
    let again = desk.case(&["call-back", "1", "--not-reached", "--by", "Zhao"]);
    assert_eq!((again.0, &again.1["refused"]), (1, &"called_lately".into()));
    assert!(desk.told(&["cases", "--lang", "zh"]).1.contains("待回访（打过 1 次）"));
    let (_, out, _) = desk.told(&["cases", "show", "1", "--lang", "zh"]);
    assert!(out.contains("回访  没有接通  中心  Zhao"), "{out}");
    let (_, shown) = desk.case(&["show", "1"]);
    assert_eq!(shown["may"], serde_json::json!(["call-back", "confirm", "recheck", "publish"]));
    let silent = ["submit", "--kind", "投诉", "--text", WORDS];
    assert_eq!(desk.case(&silent).0, 0);
    for act in [&["accept", "2"][..], &["answer", "2", "--text", "已改"]] {
        assert_eq!(desk.case(&[act, &["--by", "Wang"]].concat()).0, 0);
    }
    let (_, refused) = desk.case(&["call-back", "2", "--reached", "--by", "Li"]);
    assert_eq!(refused["refused"], "anonymous");
    assert_eq!(desk.case(&["list", "--call-back"]).1["cases"].as_array().unwrap().len(), 1);
}

#[test]
fn what_an_applicant_says_stands_in_the_list_and_why_a_case_is_closed_on_the_receipt() {
    let desk = Desk::new("cases-marks");
    let receipt = desk.submit(&[])["receipt"].as_str().unwrap().to_owned();
    let acts = |arguments: &[&str]| assert_eq!(desk.case(arguments).0, 0, "{arguments:?}");
    let list = || desk.told(&["cases", "--lang", "zh"]).1;
    acts(&["urge", &receipt]);
    assert!(list().contains("催办 1 次"), "{}", list());
    acts(&["accept", "1", "--by", "Li"]);
    acts(&["answer", "1", "--text", "没有地方放", "--by", "Wang"]);
    assert_eq!(desk.case(&["urge", &receipt]).1["refused"], "forbidden", "an answer is urged that is owed");
    acts(&["vote", &receipt, "--not-put-right"]);
    assert!(list().contains("本人投票：没有解决"), "{}", list());
    acts(&["confirm", &receipt, "--dissatisfied"]);
    assert!(list().contains("已受理") && list().contains("本人不满意"), "{}", list());
    acts(&["answer", "1", "--text", "还是没有地方放", "--by", "Wang"]);
    acts(&["recheck", "1", "--failed", "--by", "Zhao", "--as", "supervisor"]);
    assert!(list().contains("复查没有通过"), "{}", list());
    acts(&["answer", "1", "--text", "装不下", "--by", "Wang"]);
    acts(&["confirm", &receipt, "--dissatisfied"]);
    assert!(list().contains("已评价") && list().contains("本人不满意"), "{}", list());
    let (code, _, err) = desk.told(&["cases", "close", "1", "--by", "Li", "--lang", "zh"]);
    assert!(code == 1 && err.contains("--reason"), "{err}");
    acts(&["close", "1", "--reason", "楼里放不下", "--by", "Li"]);
    let told = desk.told(&["cases", "show", &receipt, "--lang", "zh"]).1;
    assert!(
        told.contains("已办结") && told.contains("办结原因：楼里放不下") && !told.contains("Li"),
        "{told}"
    );
    let (_, value) = desk.case(&["show", &receipt]);
    assert_eq!(value["closing"], "disputed");
    let praise = desk.case(&["submit", "--kind", "表扬", "--text", "👍"]).1;
    acts(&["close", "2", "--by", "Li"]);
    let told = desk.told(&["cases", "show", praise["receipt"].as_str().unwrap(), "--lang", "zh"]).1;
    assert!(told.contains("办结原因：已经登记，感谢表扬"), "{told}");
}

#[test]
fn whoever_answered_does_not_publish_and_a_note_may_name_an_application() {
    let desk = Desk::new("cases-two");
    desk.submit(&[]);
    for act in [&["accept", "1"][..], &["answer", "1", "--text", "已装"]] {
        assert_eq!(desk.case(&[act, &["--by", "Li"]].concat()).0, 0);
    }
    let publish = ["publish", "1", "--subject", "饮水", "--changed", "每层装了", "--by"];
    let (code, refused) = desk.case(&[&publish[..], &["li"]].concat());
    assert_eq!((code, &refused["refused"]), (1, &"same_person".into()));
    fs::write(desk.config("cases.toml"), "publish_by_two = false\n").unwrap();
    assert_eq!(desk.told(&["config", "import"]).0, 0);
    assert_eq!(desk.case(&[&publish[..], &["Li"]].concat()).0, 0, "a hall of one");
    fs::remove_file(desk.config("cases.toml")).unwrap();
    assert_eq!(desk.case(&[&publish[..], &["Zhao"]].concat()).0, 0);
    let number = "36990020240105010000115";
    let note = format!("是办件 {number} 的事");
    let recheck = ["recheck", "1", "--passed", "--by", "Zhao", "--note"];
    let told = |note: &str| desk.told(&[&["cases"], &recheck[..], &[note, "--lang", "zh"]].concat());
    assert!(told(&note).2.contains("证件号"), "a number that nobody knows may be a card's");
    let row = format!("{number},X,公安局,2024-01-05,2024-01-05,2024-01-19,,办理中,\n");
    let headings = "办件编号,事项编码,部门,收件,受理,承诺办结日,办结,状态,特别程序起止\n";
    fs::write(desk.0.join("one.csv"), format!("{headings}{row}")).unwrap();
    assert_eq!(desk.json(&["cases", "import", "one.csv", "--json"]).0, 0);
    let (code, _, err) = told(&note);
    assert_eq!(code, 0, "{err}");
    let (code, _, err) = told(&format!("{note}，电话 {number} 13900001234"));
    assert!(code == 2 && err.contains("手机号"), "what stands beside it is looked at all the same: {err}");
}

#[test]
fn a_reading_that_is_refused_is_kept() {
    let desk = Desk::new("cases-denied");
    let complaint = ["submit", "--kind", "投诉", "--text", WORDS, "--department", "公安局"];
    assert_eq!(desk.case(&complaint).0, 0);
    let reveal = ["show", "1", "--reveal", "--by", "Wang", "--as", "公安局"];
    let (code, refused) = desk.case(&reveal);
    assert_eq!((code, &refused["refused"]), (1, &"concerned".into()));
    let (_, shown) = desk.case(&["show", "1"]);
    let last = shown["history"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["act"], &last["who"], &last["unit"], &last["detail"]),
        (&"reveal_denied".into(), &"Wang".into(), &"公安局".into(), &"concerned".into())
    );
    let (_, out, _) = desk.told(&["cases", "show", "1", "--lang", "zh"]);
    assert!(out.contains("查看被拒  是被反映的部门  公安局  Wang"), "{out}");
}

#[test]
fn what_cannot_be_read_is_said_in_words_and_a_wrong_state_with_those_there_are() {
    let desk = Desk::new("cases-words");
    let (code, _, err) = desk.told(&["--lang", "zh", "cases", "list", "--state", "nonsense"]);
    assert!(
        code == 2 && err.contains("已提交（submitted）、") && err.contains("办理中（assigned）"),
        "{err}"
    );
    let (code, _, err) = desk.told(&["--lang", "en", "cases", "list", "--state", "nonsense"]);
    assert!(code == 2 && err.contains("submitted, ") && err.contains("being handled (assigned)"), "{err}");
    let (code, _, err) = desk.told(&["--lang", "zh", "cases", "list", "--source", "nonsense"]);
    assert!(code == 2 && err.contains("投诉（complaint）"), "{err}");
    let (code, _, err) =
        desk.told(&["--lang", "zh", "cases", "list", "--source", "办件", "--state", "nonsense"]);
    assert!(code == 2 && err.contains("已受理（accepted）"), "{err}");
    // Each command comes to its file by a way of its own.
    fs::create_dir(desk.0.join("folder")).unwrap();
    for arguments in [
        &["cases", "submit", "--kind", "建议", "--file", "missing"][..],
        &["scanner", "--play", "missing", "--link", "link"],
        &["cases", "import", "missing"],
        &["import", "missing"],
    ] {
        let (code, out, err) = desk.told(&[&["--lang", "zh"], arguments].concat());
        let said = out + &err;
        assert!(code != 0 && said.contains("没有这个文件"), "{arguments:?}: {said}");
        assert!(!said.contains("os error") && !said.contains("No such"), "{arguments:?}: {said}");
    }
    let (code, _, err) = desk.told(&["--lang", "zh", "--config", "missing", "check"]);
    assert!(code != 0 && !err.contains("os error"), "{err}");
    fs::create_dir(desk.0.join("kiosk-config/cases.toml")).unwrap();
    let (_, out, err) = desk.told(&["--lang", "zh", "check"]);
    assert!((out + &err).contains("无法读取：这是一个文件夹"), "a file of the configuration");
}

#[test]
fn a_history_says_what_was_thought_and_not_yes_or_no() {
    let desk = Desk::new("cases-judged");
    let receipt = desk.submit(&["--department", "公安局"])["receipt"].as_str().unwrap().to_owned();
    for arguments in [
        &["accept", "1", "--by", "Li"][..],
        &["answer", "1", "--text", "改了", "--by", "Li"],
        &["confirm", &receipt, "--dissatisfied"],
        &["answer", "1", "--text", "又改了", "--by", "Li"],
        &["recheck", "1", "--passed", "--by", "Zhao", "--as", "supervisor"],
        &["confirm", &receipt, "--satisfied"],
        &["vote", &receipt, "--put-right"],
    ] {
        assert_eq!(desk.case(arguments).0, 0, "{arguments:?}");
    }
    let (_, out, _) = desk.told(&["cases", "show", "1", "--lang", "zh"]);
    for wanted in ["评价  不满意  本人", "复查  通过  监督员", "评价  满意  本人", "复查投票  解决了  本人"]
    {
        assert!(out.contains(wanted), "{wanted}: {out}");
    }
    let (_, out, _) = desk.told(&["cases", "show", "1", "--lang", "en"]);
    assert!(out.contains("confirm  not satisfied  the applicant"), "{out}");
    let details: Vec<String> = desk.case(&["show", "1"]).1["history"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|step| step["detail"].as_str().filter(|word| !word.is_empty()).map(str::to_owned))
        .collect();
    assert_eq!(details, ["no", "yes", "yes", "yes"], "scripts read what they always did");
}
