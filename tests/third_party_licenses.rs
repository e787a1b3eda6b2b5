//! THIRD-PARTY-LICENSES.md has the licence of every library that is built into the program, for whoever hands it on.
//! `UPDATE_GOLDEN=1 cargo test --test third_party_licenses` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should say where")]
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    env, fs,
    path::Path,
    process::Command,
};

const FILE: &str = "THIRD-PARTY-LICENSES.md";
const HEAD: &str = "# Licences of the libraries in `hall`

Whoever hands the program on hands these notices on with it, and NOTICE for what lies in this repository. Where a library
offers a choice that has MIT in it, MIT is taken. serialport's files stay under the MPL; its source is had as `cargo vendor`
has it. SQLite, which libsqlite3-sys brings along, is in the public domain.

`tests/third_party_licenses.rs` writes this page and fails when it is out of date.
";

/// What `cargo metadata` says of this program's libraries, as they are built on Linux.
fn metadata() -> Value {
    let cargo = env::var_os("CARGO").unwrap_or("cargo".into());
    let arguments = ["metadata", "--format-version=1", "--locked", "--offline"];
    let platform = "--filter-platform=x86_64-unknown-linux-gnu";
    let output = Command::new(cargo).args(arguments).arg(platform).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

fn by_id(entries: &[Value]) -> HashMap<&str, &Value> {
    entries.iter().map(|entry| (entry["id"].as_str().unwrap(), entry)).collect()
}

/// The packages that are reached from ours by what is needed to run, tests and build scripts aside.
fn built_in(metadata: &Value) -> Vec<&Value> {
    let packages = by_id(list(metadata, "packages"));
    let nodes = by_id(list(&metadata["resolve"], "nodes"));
    let root = metadata["resolve"]["root"].as_str().unwrap();
    let (mut reached, mut next) = (BTreeSet::new(), vec![root]);
    while let Some(id) = next.pop() {
        if reached.insert(id) {
            let needs = |needed: &&Value| list(needed, "dep_kinds").iter().any(|kind| kind["kind"].is_null());
            let needed = list(nodes[id], "deps").iter().filter(needs);
            next.extend(needed.map(|needed| needed["pkg"].as_str().unwrap()));
        }
    }
    reached.into_iter().filter(|id| *id != root).map(|id| packages[id]).collect()
}

/// The texts that come with a package and bind whoever takes MIT where it is offered.
fn texts(package: &Value) -> Vec<String> {
    let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            let name = name.to_uppercase();
            ["LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICEN"].iter().any(|begin| name.starts_with(begin))
        })
        .collect();
    names.sort();
    let expression = package["license"].as_str().unwrap();
    let is_mit = |name: &String| name.to_uppercase().contains("MIT");
    if expression.contains("MIT") && names.iter().any(is_mit) {
        let others = ["APACHE", "UNLICENSE", "ZLIB", "BOOST", "0BSD", "GPL", "COPYING"];
        names.retain(|name| !others.iter().any(|other| name.to_uppercase().contains(other)));
    }
    let text = |name: &String| fs::read_to_string(folder.join(name)).unwrap();
    let lines = |text: String| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    names.iter().map(text).map(lines).map(|text| text.trim_matches('\n').to_owned()).collect()
}

fn page() -> String {
    let metadata = metadata();
    let mut table = BTreeSet::new();
    let mut by_text: BTreeMap<String, (BTreeSet<String>, String)> = BTreeMap::new();
    for package in built_in(&metadata) {
        let word = |key: &str| package[key].as_str().unwrap_or_default();
        let name = format!("{} {}", word("name"), word("version"));
        table.insert(format!(
            "| {name} | {} | {} |",
            word("license").replace('/', " OR "),
            word("repository")
        ));
        let texts = texts(package);
        assert!(!texts.is_empty(), "{name} comes without a licence text");
        for text in texts {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            by_text.entry(words).or_insert_with(|| (BTreeSet::new(), text)).0.insert(name.clone());
        }
    }
    let mut texts: Vec<(BTreeSet<String>, String)> = by_text.into_values().collect();
    texts.sort();
    let rows = table.into_iter().collect::<Vec<_>>().join("\n");
    let part = |(names, text): (BTreeSet<String>, String)| {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        format!("\n## {names}\n\n````text\n{text}\n````\n")
    };
    let parts: String = texts.into_iter().map(part).collect();
    format!("{HEAD}\n| library | licence | source |\n|---|---|---|\n{rows}\n{parts}")
}

#[test]
fn the_licence_of_everything_built_in_is_listed() {
    let page = page();
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(FILE, &page).unwrap();
    }
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    let line = kept.lines().zip(page.lines()).position(|(kept, now)| kept != now);
    assert!(kept == page, "{FILE} is out of date from line {line:?} on; UPDATE_GOLDEN=1 writes it anew");
}
