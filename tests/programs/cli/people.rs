//! Accounts, who acts at a command, and the audit, as processes.
use super::Desk;
use crate::support::program_output::told;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

impl Desk {
    /// What a command says that is given lines on stdin.
    pub(super) fn given(&self, lines: &str, arguments: &[&str]) -> (i32, String, String) {
        let mut command = self.command(arguments);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = child.spawn().unwrap();
        // A command that refuses at once reads nothing.
        let _unread = child.stdin.take().unwrap().write_all(lines.as_bytes());
        told(&child.wait_with_output().unwrap())
    }

    /// The first administrator, and an account of roles with the PIN 384756.
    pub(super) fn has_account(&self, code: &str, roles: &[&str]) {
        if self.json(&["account", "--json"]).1 == Value::from(Vec::<Value>::new()) {
            let (code, _, err) = self.given("271828\n", &["admin", "init", "root", "--pin-stdin"]);
            assert_eq!(code, 0, "{err}");
        }
        let mut add = vec!["account", "add", code, "--name", "李", "--pin-stdin", "--login", "root"];
        add.extend(roles.iter().flat_map(|role| ["--role", *role]));
        let (code, _, err) = self.given("271828\n384756\n", &add);
        assert_eq!(code, 0, "{err}");
    }

    pub(super) fn acts(&self) -> Vec<String> {
        let (_, entries) = self.json(&["audit", "--json"]);
        let said = |entry: &Value| {
            ["actor", "who", "act", "object", "after"]
                .map(|key| entry[key].as_str().unwrap().to_owned())
                .join(" ")
        };
        entries.as_array().unwrap().iter().map(said).collect()
    }
}

#[test]
fn there_is_no_account_until_somebody_makes_the_first() {
    let desk = Desk::new("admin");
    let (code, out, _) = desk.told(&["account", "--lang", "zh"]);
    assert!(code == 0 && out.contains("还没有账号"), "{out}");
    for weak in ["", "0000", "1234", "111111", "123456", "121212", "900101"] {
        let (code, out, err) = desk.given(&format!("{weak}\n"), &["admin", "init", "root", "--pin-stdin"]);
        assert!(code == 2 && out.is_empty(), "{weak}: {err}");
        assert!(weak.is_empty() || !err.contains(weak), "a PIN is shown nowhere: {err}");
    }
    let (code, _, err) = desk.told(&["admin", "init", "root"]);
    assert!(code == 2 && err.contains("terminal"), "without a terminal it is not asked for: {err}");
    let init = ["admin", "init", "root", "--name", "赵", "--pin-stdin", "--lang", "zh"];
    let (code, out, err) = desk.given("２７１８２８\n", &init);
    assert!(code == 0 && out.contains("root（系统管理员）"), "full-width digits are digits: {out} {err}");
    let (code, _, err) = desk.given("314159\n", &init);
    assert!(code == 1 && err.contains("已经有系统管理员"), "{err}");
    let (_, accounts) = desk.json(&["account", "--json"]);
    assert_eq!((&accounts[0]["code"], &accounts[0]["roles"][0]), (&"root".into(), &"system_admin".into()));
    assert_eq!(desk.acts(), ["system_admin  admin_init root system_admin"]);
    let file = fs::read(desk.0.join("var/hall.db")).unwrap();
    assert!(!file.windows(6).any(|bytes| bytes == b"271828"), "the store has a hash only");
}

/// t:C4: who acts is proven, or it is the system's administrator's act and recorded as such.
#[test]
fn a_line_is_stopped_by_whoever_has_the_right_and_the_pin() {
    let desk = Desk::new("login");
    desk.has_account("001", &["lead"]);
    desk.has_account("104", &["clerk"]);
    let stop = |lines: &str, who: &str| {
        desk.given(lines, &["line", "stop", "A", "--reason", "系统故障", "--login", who, "--lang", "zh"])
    };
    let (code, _, err) = stop("999999\n", "001");
    assert!(code == 1 && err.contains("账号或密码不对，还可以试 4 次"), "{err}");
    let (code, _, err) = stop("384756\n", "104");
    assert!(code == 1 && err.contains("没有权限：停号"), "{err}");
    assert_eq!(desk.json(&["line", "--json"]).1[0]["stopped"], Value::Null);
    let (code, out, err) = stop("384756\n", "００１");
    assert!(code == 0 && out.contains("已停号"), "{err}");
    assert_eq!(desk.json(&["line", "--json"]).1[0]["stopped"]["by"], "001");
    let (code, _, _) = desk.told(&["line", "reopen", "A", "--by", "张主任"]);
    assert_eq!(code, 0, "as before");
    assert_eq!(desk.told(&["line", "reopen", "A", "--by", "x", "--login", "001"]).0, 2, "one or the other");
    let kept = desk.acts();
    let tail: Vec<&str> = kept.iter().rev().take(5).rev().map(String::as_str).collect();
    assert_eq!(
        tail,
        [
            "account 104 sign_in hall line ",
            "account 104 denied stop_lines ",
            "account 001 sign_in hall line ",
            "account 001 line_stop A 系统故障",
            "system_admin 张主任 line_reopen A ",
        ]
    );
}

#[test]
fn a_pin_may_lie_in_a_file_and_the_sample_s_lets_nobody_in() {
    let desk = Desk::new("pin-file");
    desk.has_account("001", &["lead"]);
    let file = desk.0.join("pin");
    let close = |pin: &str| {
        fs::write(&file, pin).unwrap();
        let mut command = desk.command(&["cancel", "A001", "--login", "001", "--lang", "en"]);
        told(&command.env("HALL_PIN_FILE", &file).output().unwrap())
    };
    desk.told(&["take", "A"]);
    let (code, _, err) = close("2468\n");
    assert!(code == 1 && err.contains("for exercises only") && err.contains("hall account add"), "{err}");
    let (code, out, err) = close("384756\nanything else");
    assert!(code == 0 && out.contains("A001 was given back"), "{err}");
    let mut command = desk.command(&["cancel", "A001", "--login", "001"]);
    let (code, _, err) = told(&command.env("HALL_PIN_FILE", desk.0.join("nowhere")).output().unwrap());
    assert!(code == 2 && err.contains("HALL_PIN_FILE"), "{err}");
}

/// t:C1: restarts forget no wrong PIN, and `hall check` tells.
#[test]
fn five_wrong_pins_lock_an_account_over_restarts() {
    let desk = Desk::new("locked");
    desk.has_account("001", &["lead"]);
    let day = |pin: &str| {
        desk.given(&format!("{pin}\n"), &["line", "reopen", "A", "--login", "001", "--lang", "en"])
    };
    for _ in 0..4 {
        assert!(day("111111").2.contains("left"));
    }
    assert!(day("111111").2.contains("wait 15 s"));
    let (code, _, err) = day("384756");
    assert!(code == 1 && err.contains("wrong too often; wait 1"), "{err}");
    let (_, check) = desk.json(&["check", "--json"]);
    let codes: Vec<&str> =
        check["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"account_locked"), "{codes:?}");
    let (code, _, err) =
        desk.given("271828\n", &["account", "unlock", "001", "--machine", "desk-7", "--login", "root"]);
    assert_eq!(code, 0, "{err}");
    assert!(day("384756").2.contains("A Household is not stopped"));
}

#[test]
fn the_audit_is_filtered_exported_and_read_by_those_who_may() {
    let desk = Desk::new("audit");
    desk.has_account("J01", &["discipline"]);
    desk.has_account("104", &["clerk"]);
    desk.told(&["line", "stop", "A", "--by", "=cmd", "--reason", "检修"]);
    let (code, stops) = desk.json(&["audit", "--act", "line_stop", "--who", "=cmd", "--json"]);
    assert_eq!((code, stops.as_array().unwrap().len()), (0, 1));
    let (code, _, err) = desk.told(&["audit", "--act", "nothing", "--lang", "en"]);
    assert!(code == 2 && err.contains("line_stop"), "{err}");
    let (code, out, _) = desk.told(&["audit", "--from", "2030-01-01", "--lang", "en"]);
    assert!(code == 0 && out.contains("no entry"), "{out}");
    let (code, _, err) = desk.given("384756\n", &["audit", "--login", "104", "--lang", "en"]);
    assert!(code == 1 && err.contains("reading the audit"), "{err}");
    fs::write(desk.0.join("audit.csv"), "of before").unwrap();
    fs::set_permissions(desk.0.join("audit.csv"), fs::Permissions::from_mode(0o644)).unwrap();
    let (code, _, err) = desk.given("384756\n", &["audit", "--csv", "audit.csv", "--login", "J01"]);
    assert_eq!(code, 0, "{err}");
    let file = desk.0.join("audit.csv");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let table = fs::read_to_string(&file).unwrap();
    assert!(
        table.starts_with("\u{feff}entry,at,actor,who,machine,act,object,before,after,hash\n"),
        "{table}"
    );
    assert!(table.contains(",'=cmd,"), "no cell is a formula: {table}");
    let (code, out, _) = desk.told(&["audit", "--act", "line_stop", "--lang", "zh"]);
    assert!(code == 0 && out.contains("系统管理员（命令行，代 =cmd）  停号  A  检修"), "{out}");
}

#[test]
fn a_role_is_of_a_department_that_the_setup_knows() {
    let desk = Desk::new("departments");
    desk.has_account("J01", &["clerk"]);
    let roles =
        ["account", "roles", "J01", "--role", "department:市公安局", "--login", "root", "--lang", "en"];
    let (code, _, err) = desk.given("271828\n", &roles);
    assert!(code == 2 && err.contains("no department 市公安局; there are 公安局"), "{err}");
    let roles = ["account", "roles", "J01", "--role", "department:公安局", "--login", "root"];
    let (code, _, err) = desk.given("271828\n", &roles);
    assert_eq!(code, 0, "{err}");
}

#[test]
fn a_check_finds_an_audit_that_was_changed() {
    let desk = Desk::new("forged");
    desk.told(&["import", "matters.csv"]);
    desk.told(&["line", "stop", "A", "--by", "001", "--reason", "检修"]);
    assert_eq!(desk.told(&["check"]).0, 0);
    let database = rusqlite::Connection::open(desk.0.join("var/hall.db")).unwrap();
    database.execute_batch("DROP TRIGGER audit_not_changed; UPDATE audit SET who = '002'").unwrap();
    let (code, out, _) = desk.told(&["check", "--lang", "en"]);
    assert!(code == 1 && out.contains("entry 1 of the audit is not what was written"), "{out}");
}

/// The rights of cases at a command: who was proven reads and does what the roles of the account allow.
#[test]
fn a_case_is_handled_and_read_by_role() {
    let desk = Desk::new("case-roles");
    desk.has_account("C01", &["centre"]);
    desk.has_account("P01", &["publisher"]);
    desk.has_account("104", &["clerk"]);
    let submit = [
        "cases",
        "submit",
        "--kind",
        "complaint",
        "--text",
        "窗口没有人",
        "--name",
        "王",
        "--phone",
        "13900001234",
    ];
    assert_eq!(desk.told(&submit).0, 0);
    let by = |who: &str, arguments: &[&str]| {
        let arguments = [arguments, &["--login", who, "--lang", "en"]].concat();
        desk.given("384756\n", &arguments)
    };
    let (code, _, err) = by("104", &["cases", "register", "1"]);
    assert!(code == 1 && err.contains("no right"), "{err}");
    let (code, _, err) = by("104", &["cases", "show", "1", "--reveal"]);
    assert!(code == 1 && err.contains("reading what applicants wrote"), "{err}");
    assert_eq!(by("C01", &["cases", "register", "1"]).0, 0);
    let (code, out, err) = by("C01", &["cases", "show", "1", "--reveal"]);
    assert!(code == 0 && out.contains("13900001234") && out.contains("窗口没有人"), "{out} {err}");
    let (code, out, _) = by("P01", &["cases", "show", "1", "--reveal"]);
    assert!(code == 0 && out.contains("窗口没有人") && !out.contains("13900001234"), "{out}");
    assert_eq!(
        by("C01", &["cases", "accept", "1", "--as", "supervisor"]).0,
        2,
        "the account says in what capacity"
    );
    let (code, _, err) = by("C01", &["cases", "publish", "1", "--subject", "窗口", "--changed", "增加一人"]);
    assert!(code == 1 && err.contains("no right to that: publishing"), "{err}");
    let whole = desk.told(&["audit", "--json"]).1;
    assert!(
        whole.contains("case_read") && !whole.contains("没有人") && !whole.contains("1390000"),
        "{whole}"
    );
}

#[test]
fn the_first_account_wants_a_number_and_says_how_it_is_typed() {
    let desk = Desk::new("no-code");
    let (code, _, err) = desk.told(&["admin", "init", "--lang", "zh"]);
    assert!(code == 2 && err.contains("hall admin init root --name"), "{code} {err}");
    let (code, _, err) = desk.given("111111\n", &["admin", "init", "root", "--pin-stdin", "--lang", "zh"]);
    assert!(code == 2 && err.contains("同样的数字重复"), "a script is told once: {err}");
}
