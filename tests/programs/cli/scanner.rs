//! `hall scanner`: a scanner that is a program at one end, and what is said of it at the other.
use super::{Desk, told};
use serde_json::Value;
use service_hall::hall::receipts::{ReceiptId, ReceiptKey, ReceiptKind};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

/// A desk with a virtual scanner that says some lines.
struct Played {
    desk: Desk,
    scanner: Child,
}

impl Played {
    fn new(name: &str, lines: &str, more: &[&str]) -> Played {
        let desk = Desk::new(name);
        fs::write(desk.0.join("codes.txt"), lines).unwrap();
        let play = ["--lang", "en", "scanner", "--play", "codes.txt", "--link", "scanner", "--delay", "600"];
        let mut command = desk.command(&[&play, more].concat());
        let mut scanner = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(scanner.stdout.as_mut().unwrap()).read_line(&mut first).unwrap();
        assert_eq!(first, "the scanner is plugged in at scanner\n");
        Played { desk, scanner }
    }

    fn watched(&self, arguments: &[&str]) -> Command {
        let watch = ["--lang", "en", "scanner", "--port", "scanner", "--within", "30"];
        self.desk.command(&[&watch, arguments].concat())
    }

    /// Every code as a JSON value, and the exit code.
    fn values(&self, count: &str) -> (i32, Vec<Value>) {
        let (code, out, err) = told(&self.watched(&["--count", count, "--json"]).output().unwrap());
        assert_eq!(err, "");
        (code, out.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }
}

impl Drop for Played {
    fn drop(&mut self) {
        let _over = self.scanner.kill();
        let _over = self.scanner.wait();
    }
}

#[test]
fn codes_that_are_played_are_shown_with_what_they_are() {
    let lines = "12345674\n7K3M9QX2V5T8W4N6H1JZRB0CDE\nweixin://wxpay/x\n张三\n";
    let played = Played::new("scanner-shown", lines, &[]);
    let (code, values) = played.values("4");
    let taken: Vec<&str> = values.iter().map(|value| value["taken_for"].as_str().unwrap()).collect();
    assert_eq!(taken, ["appointment", "old_ticket", "unknown", "unreadable"]);
    assert_eq!(code, 0, "a foreign code is no setting: {values:?}");
    assert_eq!((&values[0]["bytes"], &values[0]["suffix"]), (&"12345674".into(), &"\\r".into()));
    assert_eq!(values[3]["bytes"], r"\xe5\xbc\xa0\xe4\xb8\x89");
    assert_eq!(values[3]["flaws"][0]["flaw"], "utf8");
}

#[test]
fn receipts_are_told_apart_by_what_they_are_for() {
    let receipt = |kind| {
        let id = ReceiptId::of_request("secret", kind, "request", 0);
        ReceiptKey::new(1, [3; 32]).unwrap().seal(kind, id).to_string()
    };
    let kinds = [ReceiptKind::Ticket, ReceiptKind::Case, ReceiptKind::Application];
    let played = Played::new("scanner-receipts", &kinds.map(receipt).join("\n"), &[]);
    let (_, values) = played.values("3");
    let taken: Vec<&str> = values.iter().map(|value| value["taken_for"].as_str().unwrap()).collect();
    assert_eq!(taken, ["ticket", "case", "application"]);
}

#[test]
fn settings_that_do_not_fit_are_named_with_what_to_do() {
    let played = Played::new("scanner-flaws", "]Q112345674\n\\x0287654325\\x03\n", &["--suffix", "\\t"]);
    let (code, out, _) = told(&played.watched(&["--count", "2"]).output().unwrap());
    assert_eq!(code, 1);
    let wanted = [
        "listening to scanner at 9600 bit/s, model 通用",
        "the scanner is there",
        "]Q112345674\\t",
        "\\x0287654325\\x03\\t",
        "! the kind of code stands before it",
        "! \\t ends a code in place of a carriage return → scan \"suffix CR\"",
        "Settings to change:",
    ];
    for wanted in wanted {
        assert!(out.contains(wanted), "{wanted}: {out}");
    }
}

#[test]
fn what_a_model_is_told_is_shown_with_its_answer() {
    let played = Played::new("scanner-told", "12345674\n", &["--answer", "\\x06"]);
    let told_to = |model: &str| {
        let (code, out, _) = told(&played.watched(&["--count", "1", "--model", model]).output().unwrap());
        (code, out)
    };
    let (code, out) = told_to("honeywell");
    assert!(out.contains("setting 2 is done: \\x16M\\rQRCENA1!"), "{out}");
    assert_eq!(code, 0, "{out}");
    let (code, _, err) = told(&played.watched(&["--model", "nobody"]).output().unwrap());
    assert_eq!((code, err.contains("generic, honeywell, newland")), (2, true), "{err}");
}

#[test]
fn without_a_scanner_or_in_time_it_says_so() {
    let desk = Desk::new("scanner-none");
    let (code, _, err) = desk.told(&["--lang", "en", "scanner"]);
    assert_eq!((code, err.contains("no scanner is configured")), (78, true), "{err}");
    let (code, out, _) =
        desk.told(&["--lang", "en", "scanner", "--port", "nowhere", "--within", "1", "--count", "1"]);
    assert_eq!(code, 1);
    assert!(out.contains("there is no such port") && out.contains("0 of 1 codes"), "{out}");
    let (code, out, _) = desk.told(&["--lang", "en", "scanner", "--port", "nowhere", "--within", "1"]);
    assert!(
        code == 1 && out.contains("there is no such port"),
        "a port that is missing is no success: {out}"
    );
}

#[test]
fn one_that_is_there_and_says_nothing_is_well() {
    let desk = Desk::new("scanner-silent");
    let mut command = desk.command(&["--lang", "en", "scanner", "--play", "--link", "scanner"]);
    let mut scanner = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(scanner.stdout.as_mut().unwrap()).read_line(&mut first).unwrap();
    assert_eq!(first, "the scanner is plugged in at scanner\n");
    let (code, out, _) = desk.told(&["--lang", "en", "scanner", "--port", "scanner", "--within", "1"]);
    assert!(code == 0 && out.contains("the scanner is there"), "{out}");
    drop(scanner.stdin.take());
    scanner.wait().unwrap();
}

#[test]
fn a_scanner_is_played_from_stdin_and_wrong_escapes_are_named() {
    let desk = Desk::new("scanner-stdin");
    let arguments = ["--lang", "en", "scanner", "--play", "--link", "scanner", "--delay", "100"];
    let mut command = desk.command(&arguments);
    let mut child =
        command.stdin(Stdio::piped()).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"\\q\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 1 has an escape there is none of"));
    assert!(desk.0.join("scanner").symlink_metadata().is_err(), "the link is gone");
    let (code, ..) = desk.told(&["scanner", "--play", "x", "--link", "scanner"]);
    assert_eq!(code, 2, "there is no such file");
    let (code, ..) = desk.told(&["scanner", "--play"]);
    assert_eq!(code, 2, "a link is needed");
}
