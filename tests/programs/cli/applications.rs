//! Applications of the approval system from a shell: a table in, lists and one of them out, a receipt.
use super::Desk;
use serde_json::Value;
use std::fs;

/// Today and some days before it, where the hall's desk stands.
impl Desk {
    fn applications(&self, text: &str) -> (i32, Value) {
        self.applications_with(text, &[])
    }

    fn applications_with(&self, text: &str, more: &[&str]) -> (i32, Value) {
        fs::write(self.0.join("applications.csv"), text).unwrap();
        self.json(&[&["cases", "import", "applications.csv", "--json"], more].concat())
    }

    fn everything_stored(&self) -> String {
        let files = fs::read_dir(self.0.join("var")).unwrap().map(Result::unwrap);
        let files = files.filter(|file| file.file_type().unwrap().is_file());
        let bytes: Vec<u8> = files.flat_map(|file| fs::read(file.path()).unwrap()).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

const HEADINGS: &str = "办件编号,申请人,事项编码,部门,收件,受理,承诺办结日,办结,状态,特别程序起止";
const PERSON: &str = "王小明";

fn table(rows: &[&str]) -> String {
    format!("{HEADINGS}\n{}\n", rows.join("\n"))
}

const UNDERWAY: &str =
    "36990020240105010000115,王小明,X,公安局,2024-01-05,2024-01-05,2024-01-19,,办理中,2024-01-08~";
const OVER: &str =
    "36990020240102010000104,王小明,X,公安局,2024-01-02 10:00,2024-01-03,2024-01-12,2024-01-11,已办结,";

#[test]
fn a_table_comes_in_and_the_same_again_changes_nothing() {
    let desk = Desk::new("applications");
    let (code, value) = desk.applications_with(&table(&[UNDERWAY, OVER]), &["--dry-run"]);
    assert_eq!((code, &value["rows"], &value["added"]), (0, &2.into(), &0.into()));
    let (code, value) = desk.applications(&table(&[UNDERWAY, OVER]));
    assert_eq!((code, &value["mapping"], &value["added"]), (0, &"sample".into(), &2.into()), "{value}");
    assert_eq!((&value["unknown_matters"], &value["problems"][0]["code"]), (&2.into(), &"left_out".into()));
    let (_, value) = desk.applications(&table(&[UNDERWAY, OVER]));
    assert_eq!((&value["added"], &value["changed"], &value["same"]), (&0.into(), &0.into(), &2.into()));
    assert!(!desk.everything_stored().contains(PERSON), "nothing about the applicant is kept");

    let (_, listed) = desk.json(&["cases", "list", "--source", "application", "--json"]);
    let one = &listed["applications"][0];
    assert_eq!(
        (&one["state"], &one["paused"], &listed["next"]),
        (&"accepted".into(), &true.into(), &Value::Null)
    );
    assert_eq!(listed["applications"].as_array().unwrap().len(), 1);
    let (_, all) = desk.json(&["cases", "list", "--source", "办件", "--all", "--limit", "1", "--json"]);
    let next = all["next"].as_str().unwrap();
    let (_, rest) = desk.json(&["cases", "list", "--source", "办件", "--all", "--after", next, "--json"]);
    assert_eq!(all["applications"][0]["code"], "36990020240102010000104", "what came in last");
    assert_eq!((&all["applications"][0]["in_time"], &rest["next"]), (&true.into(), &Value::Null));
    assert_eq!(rest["applications"][0]["code"], "36990020240105010000115");
    // The work list of cases is another one.
    assert_eq!(desk.json(&["cases", "--json"]).1["cases"], Value::Array(vec![]));
    let (code, _, err) = desk.told(&["cases", "list", "--source", "办件", "--state", "已答复"]);
    assert!(code == 2 && err.contains("waiting for documents"), "{err}");
    let (code, _, err) = desk.told(&["cases", "list", "--source", "办件", "--after", "x"]);
    assert!(code == 2 && err.contains('x'), "{err}");
}

#[test]
fn one_error_refuses_the_file_unless_such_rows_are_left_out() {
    let desk = Desk::new("applications-wrong");
    let wrong = "36990020240105010000126,王小明,X,公安局,昨天,,,,收件,";
    let text = table(&[UNDERWAY, wrong, OVER]);
    let (code, value) = desk.applications(&text);
    assert_eq!((code, &value["errors"], &value["added"]), (65, &1.into(), &0.into()));
    let problem =
        value["problems"].as_array().unwrap().iter().find(|one| one["severity"] == "error").unwrap();
    assert_eq!(
        (&problem["line"], &problem["column"], &problem["heading"], &problem["code"]),
        (&3.into(), &5.into(), &"收件".into(), &"bad_day".into())
    );
    let (code, out, err) = desk.told(&["cases", "import", "applications.csv", "--lang", "zh"]);
    assert!(code == 65 && err.contains("applications.csv:3:5: 错误: 第5列“收件”"), "{err}");
    assert!(out.contains("原有办件不变") && out.contains("--skip-errors"), "{out}");
    let (code, value) = desk.applications_with(&text, &["--skip-errors"]);
    assert_eq!((code, &value["added"], &value["skipped"]), (0, &2.into(), &1.into()));
    let (code, out, _) = desk.told(&["cases", "import", "--skip-errors", "applications.csv", "--lang", "en"]);
    assert!(code == 0 && out.contains("0 added, 0 changed, 2 as before\n1 rows with errors"), "{out}");
    let (code, value) = desk.applications_with("一,二\n1,2\n", &["--skip-errors"]);
    assert_eq!((code, &value["problems"][0]["code"]), (65, &"unrecognised".into()));
}

#[test]
fn one_application_is_shown_by_its_number_and_by_its_receipt() {
    let desk = Desk::new("applications-show");
    desk.applications(&table(&[UNDERWAY]));
    let finished = UNDERWAY.replace(",,办理中,2024-01-08~", ",2024-01-24,已办结,2024-01-08~2024-01-12");
    assert_eq!(desk.applications(&table(&[&finished])).1["changed"], 1);
    let number = "36990020240105010000115";
    let (code, shown) = desk.json(&["cases", "show", number, "--json"]);
    assert_eq!((code, &shown["code"], &shown["stage"]), (0, &number.into(), &"over".into()));
    let kinds: Vec<&str> =
        shown["milestones"].as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["received", "accepted", "special_begins", "special_ends", "finished"]);
    let changes = shown["history"][0]["changes"].as_array().unwrap();
    assert_eq!(
        (changes.len(), &changes[0]["fact"], &changes[0]["to"]),
        (3, &"state".into(), &"finished".into())
    );
    assert_eq!(shown["receipt"], Value::Null);
    let (code, given) = desk.json(&["cases", "receipt", number, "--json"]);
    let receipt = given["receipt"].as_str().unwrap();
    assert_eq!((code, receipt.len(), &given["application"]), (0, 40, &number.into()));
    assert_eq!(desk.json(&["cases", "receipt", number, "--json"]).1, given, "the same one again");
    assert_eq!(desk.json(&["cases", "show", number, "--json"]).1["receipt"], receipt);
    // It ended in January 2024, so its receipt is over by now.
    let (code, refused) = desk.json(&["cases", "show", receipt, "--json"]);
    assert_eq!((code, &refused["refused"]), (1, &"expired".into()));
    let today = desk.json(&["appointments", "--json"]).1["date"].as_str().unwrap().to_owned();
    let fresh = format!("77,王小明,X,公安局,{today},{today},,,办理中,");
    desk.applications(&table(&[&fresh.replace("77,", "B-77,")]));
    let given = desk.json(&["cases", "receipt", "B-77", "--json"]).1;
    let (code, out, _) = desk.told(&["cases", "show", given["receipt"].as_str().unwrap(), "--lang", "zh"]);
    assert!(code == 0 && out.starts_with("B-77  已受理  公安局  没有期限") && out.contains("受理"), "{out}");
    let (code, _, err) = desk.told(&["cases", "show", "369900", "--lang", "en"]);
    assert!(code == 1 && err.contains("no such case"), "a short number is that of a case: {err}");
    let (code, _, err) = desk.told(&["cases", "show", "99990020240105010000115", "--lang", "en"]);
    assert!(code == 1 && err.contains("no such application"), "{err}");
    let (code, refused) = desk.json(&["cases", "receipt", "nothing", "--json"]);
    assert_eq!((code, &refused["refused"]), (1, &"no_application".into()));
}

#[test]
fn a_receipt_is_drawn_with_its_code_and_printed_where_that_is_wanted() {
    let desk = Desk::new("applications-receipt");
    desk.applications(&table(&[UNDERWAY]));
    let number = "36990020240105010000115";
    let given = desk.json(&["cases", "receipt", number, "--json"]).1;
    let letters: Vec<char> = given["receipt"].as_str().unwrap().chars().collect();
    let groups = letters.chunks(4).map(String::from_iter).collect::<Vec<_>>();
    let halves = [groups[..5].join(" "), groups[5..].join(" ")];
    let is_whole = |text: &str| {
        halves.iter().all(|half| text.contains(half)) && text.contains("369900*************0115")
    };
    let (code, out, _) = desk.told(&["cases", "receipt", number, "--lang", "zh"]);
    assert!(code == 0 && out.starts_with(&format!("回执 {}", groups.join(" "))), "{out}");
    assert!(is_whole(&out) && out.contains("办 件 回 执") && out.contains('█'), "{out}");
    assert!(!out.contains(number) && !out.contains('\u{1b}'), "no colours where it is no terminal: {out}");

    let (code, out, _) = desk.told(&["cases", "receipt", number, "--print", "--lang", "zh"]);
    assert!(code == 0 && out.contains("没有配置打印机，回执写入了 var/slips.txt"), "{out}");
    let slips = fs::read_to_string(desk.0.join("var/slips.txt")).unwrap();
    assert!(is_whole(&slips) && !slips.contains(number), "{slips}");
    let kiosk = fs::read_to_string(desk.config("kiosk.toml")).unwrap();
    fs::write(desk.config("kiosk.toml"), format!("{kiosk}[printer]\nport = \"nowhere\"\n")).unwrap();
    let (code, out, err) = desk.told(&["cases", "receipt", number, "--print", "--lang", "en"]);
    assert!(code == 1 && out.is_empty() && err.contains("the receipt was not printed"), "{out}{err}");
    assert_eq!(desk.told(&["cases", "receipt", number, "--print", "--json"]).0, 2);
}

#[test]
fn whatever_number_an_application_has_it_is_shown() {
    let desk = Desk::new("applications-numbers");
    let long = "X".repeat(44);
    let row = |code: &str| UNDERWAY.replace("36990020240105010000115", code);
    let (code, value) =
        desk.applications(&table(&[&row("123"), &row(&long), &row("1"), &row("A-7"), &row("001")]));
    assert_eq!((code, &value["added"]), (0, &5.into()), "{value}");
    for number in ["123", &long, "1", "Ａ－7", " 123 "] {
        let (code, shown) = desk.json(&["cases", "show", number, "--json"]);
        assert_eq!((code, &shown["state"]), (0, &"accepted".into()), "{number}: {shown}");
        assert_eq!(desk.told(&["cases", "receipt", number]).0, 0, "{number}");
    }
    // The number of a case is its own first.
    let submit = ["cases", "submit", "--kind", "suggestion", "--text", "W", "--json"];
    let (code, case) = desk.json(&submit);
    assert_eq!((code, &case["number"]), (0, &1.into()), "{case}");
    assert_eq!(desk.json(&["cases", "show", "1", "--json"]).1["source"], "suggestion");
    let (code, out, err) = desk.told(&["cases", "show", "1", "--lang", "zh"]);
    assert!(
        code == 0 && out.contains("建议") && err.contains("--application"),
        "that there is another: {err}"
    );
    let (code, shown) = desk.json(&["cases", "show", "1", "--application", "--json"]);
    assert_eq!((code, &shown["code"]), (0, &"1".into()), "{shown}");
    let (code, shown) = desk.json(&["cases", "show", "001", "--json"]);
    assert_eq!((code, &shown["code"]), (0, &"001".into()), "no case is numbered so: {shown}");
    assert_eq!(desk.told(&["cases", "show", "123"]).2, "", "which no case has");
    assert_eq!(
        desk.json(&["cases", "show", "0001", "--json"]).1["source"],
        "suggestion",
        "nor an application"
    );
    // What nothing has is refused as what it looks like.
    assert!(desk.told(&["cases", "show", "77", "--lang", "en"]).2.contains("no such case"));
    let (code, out, err) = desk.told(&["cases", "show", &"Y".repeat(44)]);
    assert!(code == 1 && !(out + &err).contains("YYYY"), "{err}");
}

#[test]
fn a_table_older_than_the_last_is_noticed_by_the_ends_it_takes_back() {
    let desk = Desk::new("applications-older");
    let open = OVER.replace("2024-01-11,已办结", ",办理中");
    assert_eq!(desk.applications(&table(&[OVER])).1["reopened"], 0);
    let (code, value) = desk.applications(&table(&[&open]));
    assert_eq!((code, &value["changed"], &value["reopened"]), (0, &1.into(), &1.into()));
    desk.applications(&table(&[OVER]));
    fs::write(desk.0.join("applications.csv"), table(&[&open])).unwrap();
    let (code, out, _) = desk.told(&["cases", "import", "applications.csv", "--lang", "zh"]);
    assert!(code == 0 && out.contains("1 件原来已经办结"), "{out}");
}

#[test]
fn nothing_about_a_person_is_stored_or_said_whatever_a_table_looks_like() {
    let desk = Desk::new("applications-quotes");
    // Invented, with a check digit that is right.
    let card = "369900199001010017";
    let opened = format!("1,王小明,X,\"公安局,李小红,{card},,,,\n");
    let text = table(&[
        UNDERWAY,
        &(opened + &UNDERWAY.replace("0000115", "0000126")),
        &OVER.replace("公安局", "公安局\""),
    ]);
    for more in [&[][..], &["--skip-errors"]] {
        let (code, value) = desk.applications_with(&text, more);
        assert_eq!(code, if more.is_empty() { 65 } else { 0 }, "{value}");
        assert!(!value.to_string().contains("李小红") && !value.to_string().contains(card), "{value}");
    }
    let phone = UNDERWAY.replace("公安局", "李小红 13812345678");
    let (code, value) = desk.applications(&table(&[&phone]));
    assert_eq!((code, &value["problems"][1]["code"]), (65, &"personal_value".into()), "{value}");
    let listed = desk.json(&["cases", "list", "--source", "办件", "--all", "--json"]).1.to_string();
    let all = value.to_string() + &listed + &desk.everything_stored();
    for secret in ["李小红", card, "13812345678"] {
        assert!(!all.contains(secret), "{secret}");
    }
}
