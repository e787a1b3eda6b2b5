//! Codes have types of their own: no field of a line, a window, a clerk, a machine or a ticket is a bare text.
use super::{product, rust_files};
use std::collections::BTreeSet;
use std::path::Path;

/// What such fields are called; `hall/codes.rs` and `hall/queue/label.rs` have their types.
const NAMES: &[&str] =
    &["line", "lines", "queue", "onward", "window", "windows", "clerk", "kiosk", "ticket", "label"];

/// Fields that are text all the same: file, field, and why.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("src/cli/cases/submit.rs", "ticket", "an argument as it was typed, before it is looked up"),
    ("src/cli/cases/submit.rs", "window", "an argument as it was typed, before it is looked up"),
    ("src/cli/line.rs", "line", "an argument as it was typed, before it is looked up"),
    ("src/cli/printer/jobs.rs", "kiosk", "an argument as it was typed, before it is looked up"),
    ("src/cli/report/scope.rs", "windows", "arguments as they were typed, before they are looked up"),
    ("src/cli/take.rs", "line", "an argument as it was typed, before it is looked up"),
    ("src/cli/window.rs", "window", "an argument as it was typed, before it is looked up"),
    ("src/cli/window_orders.rs", "line", "an argument as it was typed, before it is looked up"),
    ("src/cli/window_orders.rs", "window", "an argument as it was typed, before it is looked up"),
    ("src/config/problem/config_fault.rs", "line", "what the configuration says, which may be no code"),
    ("src/hall/catalogue/guide.rs", "windows", "windows in words, as a guide describes them"),
    ("src/ui/lettering/laid.rs", "lines", "rows of text, no lines people queue in"),
];

#[test]
fn a_code_is_no_bare_text() {
    let mut found = BTreeSet::new();
    for file in rust_files(Path::new("src")) {
        for name in product(&file).lines().flat_map(bare_fields) {
            found.insert((file.to_str().unwrap().to_owned(), name));
        }
    }
    let allowed: BTreeSet<(String, String)> =
        ALLOWED.iter().map(|(file, name, _)| ((*file).to_owned(), (*name).to_owned())).collect();
    let new: Vec<_> = found.difference(&allowed).collect();
    assert!(new.is_empty(), "give these a type of hall/codes.rs: {new:?}");
    let gone: Vec<_> = allowed.difference(&found).collect();
    assert!(gone.is_empty(), "these are no bare text any more; take them off the list: {gone:?}");
}

#[test]
fn bare_fields_are_found() {
    assert_eq!(bare_fields("    pub(super) window: Option<String>,"), ["window"]);
    assert_eq!(bare_fields("    TwoGeneral { line: String },"), ["line"]);
    assert_eq!(bare_fields("    lines: Vec<String>,"), ["lines"]);
    assert!(bare_fields("    let lines: Vec<String> = texts;").is_empty(), "no field");
    assert!(bare_fields("    pub line: LineCode, // not a String").is_empty());
    assert!(bare_fields("fn note(line: String) {").is_empty(), "no field");
}

/// The fields of a line of code that are named for a code and are text.
fn bare_fields(line: &str) -> Vec<String> {
    let line = line.split("//").next().unwrap_or_default();
    if ["let ", "fn ", "|"].iter().any(|word| line.contains(word)) {
        return Vec::new();
    }
    let fields = line.split(['{', ',']).filter_map(|part| part.split_once(": "));
    let is_text = |of: &str| {
        let of = of.trim().trim_end_matches(['}', ' ']);
        ["String", "Option<String>", "Vec<String>"].contains(&of)
    };
    let named = fields.filter(|(_, of)| is_text(of)).filter_map(|(name, _)| name.split_whitespace().last());
    named.filter(|name| NAMES.contains(name)).map(str::to_owned).collect()
}
