//! The samples of README and the manuals are what the program says, and the fields of its JSON are all named.
use super::markdown::{Block, blocks, document, spans};
use crate::support::program_output::told;
use chrono::{NaiveDateTime, Utc};
use serde_json::Value;
use service_hall::config::Config;
use service_hall::devices::printer_host::{PrinterHost, VirtualPrinterSetup};
use service_hall::hall::Name;
use service_hall::hall::people::{Authority, NewAccount, Role};
use service_hall::hall::queue::PrintState;
use service_hall::store::{AccountChange, PrintOutcome, Store, StoreUrl, TakeRequest};
use service_hall::virtual_printer::{BoxLetters, PrinterModel};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The sample centre in a folder of its own, on a store of its own, at a moment of the README.
struct Stand {
    folder: PathBuf,
    clock: &'static str,
}

/// An application of the sample that has something of everything.
const APPLICATION: &str = "36990020261105020000149";

/// The moment most samples were written at.
const MONDAY: &str = "2026-11-23T10:40:22";

impl Stand {
    fn new(name: &str, clock: &'static str) -> Stand {
        let folder = std::env::temp_dir().join(format!("hall-readme-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(folder.join("var")).unwrap();
        fs::create_dir_all(folder.join("no-programs")).unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config"), &folder.join("kiosk-config"));
        Stand { folder, clock }
    }

    /// What a command says, stderr first; the exit code.
    fn says(&self, arguments: &[&str]) -> (i32, String) {
        let (code, out, err) = self.told(arguments);
        let err: Vec<&str> = err.lines().filter(|line| !line.starts_with("WARN  clock")).collect();
        // The samples use the hall's own store, at the real time.
        (code, (err.join("\n") + "\n" + &out).trim().replace("sqlite:var/try.db", "sqlite:var/hall.db"))
    }

    fn told(&self, arguments: &[&str]) -> (i32, String, String) {
        let clock = format!("{}@{}", self.clock, Utc::now().timestamp());
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        let store: &[&str] =
            if arguments.contains(&"--store") { &[] } else { &["--store", "sqlite:var/try.db"] };
        command.args(arguments).args(store).args(["--clock", &clock]);
        command.current_dir(&self.folder).stdin(Stdio::null());
        command.env("LC_ALL", "C.UTF-8").env("PATH", self.folder.join("no-programs"));
        told(&command.output().unwrap())
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let (_, out, err) = self.told(arguments);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {out:?} {err:?}"))
    }

    fn store(&self) -> Store {
        Store::open(&StoreUrl::Sqlite(self.folder.join("var/try.db")), None).unwrap()
    }

    /// A ticket whose slip had some trouble at a time of the day of the clock.
    fn printed(&self, line: &str, number: u32, time: &str, (state, trouble): (PrintState, &'static str)) {
        let config = Config::read(&self.folder.join("kiosk-config")).0.unwrap();
        let mut store = self.store();
        let at: NaiveDateTime = format!("{}T{time}", &self.clock[..10]).parse().unwrap();
        for count in 1..=number {
            let slip = (count == number).then_some("zh");
            let visit = format!("{line}{count}");
            let asked = TakeRequest {
                visit,
                kiosk: "3".into(),
                line: line.into(),
                at,
                slip,
                ..TakeRequest::default()
            };
            let ticket = store.take(&asked, &config.hall).unwrap().unwrap().ticket;
            if slip.is_some() {
                store.begin_print(&ticket.code, 1, at).unwrap();
                let outcome = PrintOutcome { state, trouble, missing: "", who: "kiosk" };
                store.record_print(&ticket.code, outcome, at).unwrap();
            }
        }
    }

    /// Plays a block with commands behind `$`, and compares what is said with what stands below each.
    fn plays(&self, block: &Block) {
        let mut commands: Vec<(String, Vec<String>)> = Vec::new();
        for line in &block.lines {
            match (line.strip_prefix("$ "), commands.last_mut()) {
                (Some(command), _) => commands.push((command.to_owned(), Vec::new())),
                (None, Some((_, expected))) if !line.is_empty() => expected.push(line.clone()),
                (None, _) => {}
            }
        }
        for (command, expected) in commands {
            let (typed, shows_code) = match command.strip_suffix("; echo $?") {
                Some(typed) => (typed, true),
                None => (command.as_str(), false),
            };
            let words: Vec<&str> = typed.split_whitespace().skip(1).collect();
            let (code, said) = self.says(&words);
            let said = if shows_code { format!("{said}\n{code}") } else { said };
            compare(&command, &expected, &said);
        }
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What may differ from run to run is made the same: codes of tickets, and seconds.
fn levelled(line: &str) -> String {
    let is_code =
        |word: &str| word.len() == 40 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let parts = line.split_inclusive(|c: char| !c.is_alphanumeric());
    let mut level = String::new();
    for part in parts {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let after_colon = level.ends_with(':') && word.len() == 2 && word.chars().all(|c| c.is_ascii_digit());
        let is_second =
            after_colon && level[..level.len() - 1].rfind(':').is_some_and(|at| level.len() - at == 4);
        match word {
            _ if is_code(word) => level += &part.replace(word, "CODE"),
            _ if is_second => level += &part.replace(word, "SS"),
            _ => level += part,
        }
    }
    level
}

/// Says whether a line is what a sample has; `…` stands for anything.
fn fits(sample: &str, line: &str) -> bool {
    let (sample, line) = (levelled(sample), levelled(line));
    let mut parts = sample.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        let found = if at + 1 == parts.len() {
            rest.ends_with(part).then(|| rest.len() - part.len())
        } else {
            rest.find(part)
        };
        let Some(found) = found else { return false };
        rest = &rest[found + part.len()..];
    }
    rest.is_empty()
}

/// Every line of a sample, in order, is one that was said. Lines are left out only before one that begins with `…`, and where `…` stands alone.
fn compare(command: &str, expected: &[String], said: &str) {
    let (mut lines, mut skips) = (said.lines(), false);
    for sample in expected {
        if sample == "…" {
            skips = true;
            continue;
        }
        let found = if std::mem::take(&mut skips) || sample.starts_with('…') {
            lines.any(|line| fits(sample, line))
        } else {
            lines.next().is_some_and(|line| fits(sample, line))
        };
        assert!(found, "{command}\nhas no {sample:?}\nbut says\n{said}");
    }
    assert_eq!(lines.next(), None, "{command} says more:\n{said}");
}

/// The samples are of a fresh copy at the real time, which is not ready while anybody has the sample's PIN: what they say of that is so.
/// The stand has a clock of its own and is an exercise, where that is a warning and no account is missed.
fn as_in_an_exercise(stand: &Stand, mut block: Block) -> Block {
    let is_zh = block.lines.iter().any(|line| line.contains("--lang zh"));
    let (error, warning, ready) = if is_zh {
        ("错误: ", "提醒: ", "可以开放服务，另有提醒 5 个")
    } else {
        ("error: ", "warning: ", "ready, with 5 warnings")
    };
    let mut check = Command::new(env!("CARGO_BIN_EXE_hall"));
    check.args(["check", "--lang", if is_zh { "zh" } else { "en" }, "--store", "sqlite:var/fresh.db"]);
    let (code, said, _) = told(&check.current_dir(&stand.folder).output().unwrap());
    let is_missed = |line: &String| line.contains("hall admin init") || line.contains("hall backup");
    let own = |line: &String| line.starts_with(error) || is_missed(line);
    let shown: Vec<&String> = block.lines.iter().filter(|line| own(line)).collect();
    assert!(code == 1 && shown.len() == 3 && shown.iter().all(|line| said.contains(line.as_str())), "{said}");
    block.lines.retain(|line| !is_missed(line));
    for line in &mut block.lines {
        if let Some(rest) = line.strip_prefix(error) {
            *line = format!("{warning}{rest}");
        } else if line.starts_with("not ready: 1 error, 6")
            || line.starts_with("还不能开放服务：错误 1 个，提醒 6")
        {
            ready.clone_into(line);
        }
    }
    block
}

/// The block of a document in which a command is typed.
fn block(name: &str, command: &str) -> Block {
    let typed = |block: &Block| block.lines.iter().any(|line| line.starts_with(&format!("$ {command}")));
    blocks(&document(name)).into_iter().find(typed).unwrap_or_else(|| panic!("{name} has no {command}"))
}

#[test]
fn a_sample_is_compared_line_by_line() {
    assert!(fits(
        "code XZGW6BCBST79GNM3QPCZGN4K96JSDAA59YBYPQEY at 10:40:22",
        "code F617XPFXK2WSDTRK9D9YCDQNG7Z2164K1EQMB22G at 10:40:23"
    ));
    assert!(!fits("at 10:40:22", "at 10:41:22") && !fits("A001", "A002"));
    assert!(
        fits("A, …", "A, B, C") && !fits("A, …", "B, C") && fits("…/x: 1", "/srv/x: 1") && !fits("… x", "y")
    );
}

#[test]
fn what_staff_type_says_what_the_readme_shows() {
    let stand = Stand::new("staff", MONDAY);
    stand.plays(&as_in_an_exercise(&stand, block("README.md", "hall find sfz")));
    stand.plays(&block("README.md", "hall take B"));
    stand.plays(&block("README.md", "hall cases submit"));
    stand.plays(&block("README.md", "hall cases import"));
}

#[test]
fn a_check_says_what_the_manual_shows() {
    let stand = Stand::new("check", MONDAY);
    stand.plays(&as_in_an_exercise(&stand, block("docs/操作手册.md", "hall --lang zh check")));
}

#[test]
fn a_printer_says_what_the_readme_and_the_manual_show() {
    let stand = Stand::new("printer", "2026-11-25T11:33:08");
    let link = stand.folder.join("var/printer");
    let make = PrinterModel::named("epson-t82").unwrap();
    let setup = VirtualPrinterSetup { make, link, face: Box::new(BoxLetters) };
    let printer = PrinterHost::start(setup, |_| ()).unwrap();
    let (_, said) = stand.says(&["--lang", "zh", "printer", "--once", "--port", "var/printer"]);
    let manual = blocks(&document("docs/操作手册.md"));
    let shown = manual.iter().find(|block| block.lang == "text").unwrap();
    let expected: Vec<String> =
        shown.lines.iter().map(|line| line.replace("/dev/service-hall/printer", "var/printer")).collect();
    compare("hall printer --once", &expected, &said);

    let unsure = (PrintState::Uncertain, "unconfirmed");
    stand.printed("C", 1, "11:29:36", unsure);
    stand.plays(&block("README.md", "hall printer --once"));
    drop(printer);

    let stand = Stand::new("jobs", "2026-11-25T11:33:08");
    stand.printed("C", 1, "11:29:36", unsure);
    stand.printed("A", 4, "11:32:25", (PrintState::NotPrinted, "paper_out"));
    stand.plays(&block("docs/操作手册.md", "hall --lang zh printer jobs"));
}

#[test]
fn imports_say_what_the_readme_and_the_manual_show() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !data.is_dir() {
        println!("skipped: no ../shared/data");
        return;
    }
    let stand = Stand::new("shared/import", MONDAY);
    copy(&data.join("guangan"), &stand.folder.join("../shared/data/guangan"));
    fs::copy(data.join("guangdong/guides.csv"), stand.folder.join("guides.csv")).unwrap();
    stand.plays(&block("README.md", "hall import"));
    stand.plays(&block("docs/操作手册.md", "hall --lang zh import"));
    fs::remove_dir_all(stand.folder.join("../shared")).unwrap();
}

/// The keys of an object as README writes it, `{a, b: {c, d} or null}`, each with what stands behind it.
fn keys(spec: &str) -> Vec<(String, String)> {
    let inner = spec.trim_start_matches(['[', '{']);
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for c in inner.chars() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' if depth == 0 => break,
            '}' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    parts.push(part);
    let split = |part: &String| match part.split_once(':') {
        Some((key, spec)) => (key.trim().to_owned(), spec.trim().to_owned()),
        None => (part.trim().to_owned(), String::new()),
    };
    parts.iter().map(split).collect()
}

/// Every field of a value is named in a description, and every field it names is there.
fn described(what: &str, spec: &str, value: &Value) {
    let Some(object) = value.as_object() else {
        let first = value.as_array().and_then(|all| all.first());
        return first.map_or((), |first| described(what, spec, first));
    };
    let keys = keys(spec);
    let told: BTreeSet<&str> = keys.iter().map(|(key, _)| key.as_str()).filter(|key| *key != "…").collect();
    let has: BTreeSet<&str> = object.keys().map(String::as_str).collect();
    assert!(
        keys.iter().any(|(key, _)| key == "…") || told == has,
        "{what}: README has {told:?}, it is {has:?}"
    );
    for (key, spec) in keys.iter().filter(|(_, spec)| spec.starts_with(['{', '['])) {
        described(&format!("{what}.{key}"), spec, &object[key]);
    }
}

/// What is said of a code that a virtual scanner says.
fn scanned(stand: &Stand) -> Value {
    fs::write(stand.folder.join("codes.txt"), "]Q112345674\n").unwrap();
    let mut play = Command::new(env!("CARGO_BIN_EXE_hall"));
    play.args(["scanner", "--play", "codes.txt", "--link", "var/scanner", "--delay", "100"]);
    let mut play = play.current_dir(&stand.folder).stdout(Stdio::null()).spawn().unwrap();
    let port = ["scanner", "--port", "var/scanner", "--count", "1", "--within", "30", "--json"];
    let value = stand.json(&port);
    assert!(play.wait().unwrap().success());
    value
}

#[test]
fn the_fields_of_every_json_value_are_named() {
    let stand = Stand::new("json", MONDAY);
    stand.printed("C", 1, "10:29:36", (PrintState::Uncertain, "unconfirmed"));
    let admin = NewAccount {
        code: "root".into(),
        name: Name::default(),
        roles: vec![Role::SystemAdmin],
        windows: vec![],
        pin_hash: "none".into(),
    };
    let by =
        AccountChange { authority: &Authority::system(""), machine: "desk", at: MONDAY.parse().unwrap() };
    stand.store().init_admin(&admin, &by).unwrap().unwrap();
    let readme = document("README.md");
    let (_, table) = readme.split_once("| command | value |").unwrap();
    let rows: Vec<Vec<String>> =
        table.lines().skip(2).take_while(|line| line.starts_with('|')).map(spans).collect();
    let check = stand.json(&["check", "--json"]);
    let mut seen = BTreeSet::new();
    for row in rows {
        let (name, spec) = (row[0].as_str(), row.get(1).map_or("", String::as_str));
        let spec = row.iter().find(|span| span.starts_with(['{', '['])).map_or(spec, String::as_str);
        let arguments: &[&str] = match name {
            _ if seen.contains("take") && name == "take" => &["take", "Q", "--json"],
            "find" => &["find", "sfz", "--json"],
            "type" => &["type", "jianyi", "--json"],
            "scanner" => {
                described(name, spec, &scanned(&stand));
                seen.insert(name.to_owned());
                continue;
            }
            "take" => &["take", "A", "--json"],
            "sayings" => &["sayings", "--json"],
            "import" => &["import", "kiosk-config/matters.csv", "--dry-run", "--json"],
            "export matters" => &["export", "matters", "out.csv", "--json"],
            "export appointments" => &["export", "appointments", "out.csv", "--force", "--json"],
            "cancel" => &["cancel", "A001", "--by", "Li", "--json"],
            "backup" => &["backup", "hall.backup", "--json"],
            "backup --check" => &["backup", "--check", "hall.backup", "--json"],
            "restore" => &["restore", "hall.backup", "--yes", "--json"],
            "cases submit" => &["cases", "submit", "--kind", "建议", "--text", "多设几把椅子", "--json"],
            "cases" => &["cases", "--json"],
            "cases answer" => &["cases", "answer", "1", "--text", "好", "--by", "Li", "--json"],
            "cases show" => &["cases", "show", "1", "--json"],
            "cases box" => &["cases", "box", "--json"],
            "cases published" => &["cases", "published", "--json"],
            "cases import" => &["cases", "import", "kiosk-config/applications.csv", "--json"],
            "cases list --source application" => {
                &["cases", "list", "--source", "application", "--all", "--json"]
            }
            "cases show CODE" => &["cases", "show", APPLICATION, "--json"],
            "cases receipt" => &["cases", "receipt", APPLICATION, "--json"],
            "config import" => &["config", "import", "--json"],
            "config export" => &["config", "export", "written-out", "--json"],
            "config history" => &["config", "history", "--json"],
            "draft" => &["draft", "--json"],
            "draft check" => &["draft", "check", "--json"],
            "draft planned" => &["draft", "planned", "--json"],
            "printer jobs" => &["printer", "jobs", "--json"],
            "printer profile" => &["printer", "profile", "--json"],
            "report" => &["report", "--from", "2026-11-01", "--to", "2026-11-30", "--json"],
            "simulate" => &["simulate", "--store", "sqlite:var/days.db", "--people", "50", "--json"],
            "printer" => &["printer", "--json"],
            "account" | "audit" | "check" | "hours" | "line" | "duty" | "appointments" | "day" | "live" => {
                &[name, "--json"]
            }
            "{file, line, column, heading, severity, code, message}" => {
                described("a problem", name, &check["problems"]);
                continue;
            }
            other => panic!("README says something of {other}, and nothing compares it"),
        };
        seen.insert(name.to_owned());
        // Without a printer there is less to say of it; the second value of the row is that.
        let spec = if name == "printer" { row.last().unwrap() } else { spec };
        described(name, spec, &stand.json(arguments));
    }
    assert!(seen.len() >= 12, "{seen:?}");
}
