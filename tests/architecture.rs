//! The dependency rules of ARCHITECTURE.md, checked on the source itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so"
)]
use std::{collections::BTreeSet, fs, path::Path, path::PathBuf};

#[path = "architecture/codes.rs"]
mod codes;
#[path = "architecture/glossary.rs"]
mod glossary;
#[path = "architecture/loops.rs"]
mod loops;
#[path = "architecture/printing.rs"]
mod printing;
#[path = "architecture/roles.rs"]
mod roles;
#[path = "architecture/statements.rs"]
mod statements;

/// Which top-level modules a module may name.
const MAY_USE: &[(&str, &[&str])] = &[
    ("hall", &[]),
    ("text", &["hall"]),
    ("search", &[]),
    ("ime", &[]),
    ("paper", &["hall", "text"]),
    ("ui", &["ime", "text"]),
    ("app", &["hall", "paper", "search", "text", "ui"]),
    // The administration shows the guide as a visitor will see it (ADR 40).
    ("admin", &["app", "hall", "kiosk", "text", "ui"]),
    ("board", &["hall", "text", "ui"]),
    ("voice", &["hall", "text"]),
    ("kiosk", &["app", "hall", "paper", "text", "ui"]),
    ("window", &["app", "hall", "paper", "text", "ui"]),
    ("live", &["app", "hall", "text", "ui"]),
    ("gallery", &["admin", "app", "board", "hall", "kiosk", "live", "text", "ui", "window"]),
    ("picture", &[]),
    ("clock", &[]),
    ("printing", &["paper"]),
    ("virtual_printer", &[]),
    ("config", &["hall", "paper", "text"]),
    ("import", &["config", "hall", "text"]),
    ("export", &["hall", "import", "text"]),
    ("logging", &["config"]),
    ("store", &["hall"]),
    ("devices", &["paper", "printing", "virtual_printer", "ui"]),
    ("virtual_printer_screen", &["text", "virtual_printer", "ui"]),
    ("printer_status", &["hall", "paper", "printing", "text", "ui"]),
    (
        "workers",
        &[
            "admin",
            "app",
            "board",
            "devices",
            "hall",
            "live",
            "paper",
            "printer_status",
            "printing",
            "search",
            "store",
            "text",
            "virtual_printer",
            "virtual_printer_screen",
            "voice",
            "window",
        ],
    ),
    ("shell", &["app", "devices", "text", "ui"]),
    ("simulate", &["hall"]),
];

/// Modules that do no I/O and so cannot fail.
const PURE: &[&str] = &[
    "admin",
    "hall",
    "text",
    "search",
    "ime",
    "paper",
    "ui",
    "app",
    "kiosk",
    "window",
    "board",
    "live",
    "voice",
    "printing",
    "virtual_printer",
    "simulate",
    "virtual_printer_screen",
    "printer_status",
    "gallery",
];

/// What a pure module must not mention: the world.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::thread",
    "thread::spawn",
    "std::process",
    "std::env",
    "std::io::std",
    "SystemTime",
    "Instant::now",
    "Local::now",
    "Utc::now",
    "rusqlite",
    "serialport",
    "postgres::",
    "crossterm",
    "rustix",
    "getrandom",
    "Mutex",
    "RwLock",
    "Condvar",
    "std::sync::atomic",
];

/// What may be mentioned in one place only, and where.
const AT_HOME: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store"]),
    ("postgres::", &["src/store"]),
    ("serialport", &["src/devices/printer"]),
    ("crossterm", &["src/devices"]),
    ("SELECT ", &["src/store"]),
    ("INSERT INTO", &["src/store"]),
    // Cargo reads there when to run the build script again.
    ("println!", &["src/ime/build/main.rs"]),
    ("process::exit", &["src/cli", "src/main.rs"]),
    ("stdout()", &["src/cli", "src/main.rs"]),
    ("thread::spawn", &[]),
    ("async fn", &[]),
    (".await", &[]),
];

#[test]
fn modules_use_only_what_they_may() {
    for (module, allowed) in MAY_USE {
        for file in module_files(module) {
            for used in crate_modules(&product(&file)) {
                assert!(
                    used == *module || allowed.contains(&used.as_str()),
                    "{} must not use crate::{used}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_module_has_its_rule() {
    let listed: BTreeSet<&str> =
        MAY_USE.iter().map(|(module, _)| *module).chain(["cli", "main", "lib"]).collect();
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(listed.contains(module.as_str()), "src/{module} has no rule in tests/architecture.rs");
    }
}

/// A question word for a whole sentence of documentation says nothing that the name of the item does not.
#[test]
fn no_line_of_documentation_only_asks() {
    let asks =
        ["What", "When", "Which", "Who", "Where", "How many", "How long", "By whom", "Of what", "Since when"];
    let says_nothing = |line: &str| {
        let doc = line.trim().strip_prefix("/// ").and_then(|doc| doc.strip_suffix('.'));
        doc.is_some_and(|doc| asks.contains(&doc.trim_end_matches(", today")))
    };
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| says_nothing(line)).collect();
        assert!(lines.is_empty(), "{}: {lines:?}", file.display());
    }
}

#[test]
fn the_pure_modules_do_not_know_the_world() {
    // The build script reads the lexicon and writes the tables; it is no part of the program.
    let is_product = |file: &PathBuf| *file != Path::new("src/ime/build/main.rs");
    for file in PURE.iter().flat_map(|module| module_files(module)).filter(is_product) {
        let mut text = product(&file);
        // Grouped imports are taken apart, so that `use std::{fs, env}` mentions both.
        for path in loops::paths_from("std::", &text) {
            text.extend(["\n", &path]);
        }
        for word in WORLD {
            assert!(!text.contains(word), "{} is pure and must not mention {word}", file.display());
        }
    }
}

#[test]
fn some_things_are_said_in_one_place_only() {
    for file in rust_files(Path::new("src")) {
        let text = product(&file);
        for (word, homes) in AT_HOME {
            let at_home =
                homes.iter().any(|home| file.starts_with(home) || file.to_str().unwrap().starts_with(home));
            assert!(at_home || !text.contains(word), "{} must not mention {word}", file.display());
        }
    }
}

#[test]
fn words_for_people_are_in_text() {
    // Chinese words in a string of a screen would be words nobody translated. Data words of the catalogue are named here.
    let data = ["不收费", "、", "（", "）", "，", "。", "▍", "……"];
    let faces = [
        "admin",
        "kiosk",
        "window",
        "board",
        "live",
        "voice",
        "app",
        "ui",
        "virtual_printer_screen",
        "printer_status",
    ];
    for file in faces.iter().flat_map(|module| module_files(module)) {
        for line in product(&file).lines().filter(|line| !line.trim_start().starts_with("//")) {
            let code = line.split("//").next().unwrap_or_default();
            for literal in code.split('"').skip(1).step_by(2) {
                let rest = data.iter().fold(literal.to_owned(), |text, word| text.replace(word, ""));
                let han = rest.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
                assert!(han <= 1, "{}: {literal:?} belongs in text/", file.display());
            }
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{} does not say what it is for", file.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines: too long to take in", file.display());
    }
}

#[test]
fn hall_store_and_text_are_folders_of_few_files() {
    for module in ["hall", "store", "text"] {
        let folder = Path::new("src").join(module);
        let files = rust_files(&folder).iter().filter(|path| path.parent() == Some(&folder)).count();
        assert!(files <= 8, "src/{module} has {files} files directly in it: give the new one to a context");
    }
}

#[test]
fn hall_contexts_are_used_by_path() {
    // The hall's own list gives its setup and what a name is, and nothing out of a context.
    let text = fs::read_to_string("src/hall/mod.rs").unwrap();
    let contexts: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(contexts.len() >= 8, "{contexts:?}");
    for line in text.lines().filter_map(|line| line.strip_prefix("pub use ")) {
        let from = line.split("::").next().unwrap_or_default();
        assert!(!contexts.contains(&from), "hall/mod.rs gives {line} again: name it by its context");
    }
}

#[test]
fn names_are_words_of_a_hall() {
    for file in rust_files(Path::new("src")) {
        for name in declared(&product(&file)) {
            for wrong in
                ["Manager", "Helper", "Util", "Common", "Handler", "Service", "Impl", "Base", "Misc", "Info"]
            {
                // 暂停服务 is what the hall itself calls it.
                assert!(!name.ends_with(wrong) || name == "OutOfService", "{}: {name}", file.display());
            }
        }
    }
}

#[test]
fn every_file_of_tests_is_in_a_program() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let names = manifest.split("[[test]]").skip(1).map(|part| {
        let value = |key: &str| part.lines().find_map(|line| line.strip_prefix(key)?.strip_suffix('"'));
        value("path = \"")
            .map_or_else(|| PathBuf::from(format!("tests/{}.rs", value("name = \"").unwrap())), PathBuf::from)
    });
    let mut reached = BTreeSet::new();
    let mut next: Vec<PathBuf> = names.collect();
    assert!((1..=8).contains(&next.len()), "{} programs: each links the whole crate", next.len());
    while let Some(file) = next.pop() {
        if reached.insert(file.clone()) {
            next.extend(modules_of(&file));
        }
    }
    for file in rust_files(Path::new("tests")) {
        assert!(reached.contains(&file), "no test program has {}", file.display());
    }
}

/// The files of the modules a file declares, looked for where the compiler does.
fn modules_of(file: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(file).unwrap();
    let folder = file.parent().unwrap();
    let stem = file.file_stem().unwrap();
    let owns_folder = stem == "mod" || stem == "main" || folder == Path::new("tests");
    let home = if owns_folder { folder.to_owned() } else { folder.join(stem) };
    let (mut found, mut path) = (Vec::new(), None);
    for line in text.lines() {
        let declared = line.strip_prefix("pub ").unwrap_or(line);
        if let Some(given) = line.strip_prefix("#[path = \"") {
            path = given.strip_suffix("\"]").map(|given| folder.join(given));
        } else if let Some(name) = declared.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
            let beside = home.join(format!("{name}.rs"));
            let inside = home.join(name).join("mod.rs");
            found.push(path.take().unwrap_or(if beside.exists() { beside } else { inside }));
        }
    }
    found.iter().map(|path| plain(path)).collect()
}

/// A path without `..`.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        if part.as_os_str() == ".." {
            plain.pop();
        } else {
            plain.push(part);
        }
        plain
    })
}

/// The names of types a file declares.
fn declared(text: &str) -> Vec<String> {
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    ["struct ", "enum ", "trait "].iter().flat_map(|key| text.split(key).skip(1).map(word)).collect()
}

/// A file without its tests.
fn product(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let tests = file.file_stem().is_some_and(|name| name == "tests")
        || file.components().any(|c| c.as_os_str() == "tests");
    if tests {
        String::new()
    } else {
        text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
    }
}

fn module_files(module: &str) -> Vec<PathBuf> {
    let folder = Path::new("src").join(module);
    let file = Path::new("src").join(format!("{module}.rs"));
    let found = if folder.is_dir() { rust_files(&folder) } else { vec![file.clone()] };
    assert!(found.iter().all(|path| path.exists()), "there is no module {module}");
    found
}

/// The top-level modules a file names after `crate::`, grouped imports included.
fn crate_modules(text: &str) -> BTreeSet<String> {
    let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + 7..];
        if !rest.starts_with('{') {
            found.insert(word(rest));
            continue;
        }
        let (mut depth, mut start) = (0, true);
        for (i, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => start = true,
                c if depth == 1 && start && c.is_alphabetic() => {
                    found.insert(word(&rest[i..]));
                    start = false;
                }
                _ => {}
            }
            if i == 0 {
                start = true;
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

fn rust_files(path: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(path)
        .unwrap()
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                rust_files(&path)
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                vec![path]
            } else {
                Vec::new()
            }
        })
        .collect();
    found.sort();
    found
}

#[test]
fn the_command_line_only_parses_puts_together_and_exits() {
    // Screens are drawn by faces, turned by shell/, and fed by workers/.
    let words = [
        "impl Widget",
        "Buffer",
        "Rect",
        "Page::new",
        "Terminal::new",
        "Screen::open",
        "recv_timeout",
        "thread::",
    ];
    for file in rust_files(Path::new("src/cli")) {
        let text = product(&file);
        for word in words {
            // A fault is told apart by the thread it happened on.
            let allowed = word == "thread::" && file.ends_with("engine.rs");
            assert!(allowed || !text.contains(word), "{} must not mention {word}", file.display());
        }
    }
}
