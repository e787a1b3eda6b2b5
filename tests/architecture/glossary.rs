//! Names: none of the retired ones comes back, and a type's name that is declared twice has a reason.
use super::{product, rust_files};
use std::{collections::BTreeMap, fs, path::Path};

/// Type names that are declared more than once, each with its reason.
const MORE_THAN_ONCE: &[(&str, &str)] = &[
    ("Align", "left, centre, right: the screen, the slip and the virtual printer know nothing of each other"),
    ("Arguments", "the options of a subcommand; each is a file of its own"),
    ("Dismiss", "the only message of a page that is read and put away"),
    ("Glyphs", "the trait a slip asks for letters, and the outlines of the screen; no file uses both"),
    ("LineRow", "a row of the lead's table, and a row of the store"),
    ("Message", "what a touch means on a page; each page is a file of its own"),
    ("Publication", "what is shown of a case, and what takes the draft into force; no file uses both"),
    ("Role", "what a text is on a page, and what somebody is in the hall; no file uses both"),
    ("Sample", "a sample ticket on the command line, and a sample page of the kiosk"),
];

#[test]
fn retired_names_are_not_declared() {
    let retired = retired();
    assert!(retired.len() > 200, "docs/glossary.md lists the retired names");
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let items = declarations(&text).into_iter();
        let items = items.map(|(kind, name)| (if kind == "mod" { "module" } else { "type" }, name));
        for (kind, name) in items.chain(members(&text)) {
            if let Some((_, _, now)) = retired.iter().find(|(old, of, _)| *old == name && of == kind) {
                panic!(
                    "{}: the {kind} {name} is retired; it is {now} now (docs/glossary.md)",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn a_type_name_declared_twice_has_a_reason() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in rust_files(Path::new("src")) {
        for (kind, name) in declarations(&product(&file)) {
            if kind != "mod" {
                places.entry(name).or_default().push(file.display().to_string());
            }
        }
    }
    places.retain(|_, places| places.len() > 1);
    for (name, places) in &places {
        let has_reason = MORE_THAN_ONCE.iter().any(|(known, _)| known == name);
        assert!(has_reason, "{name} is declared in {places:?}: give one another name, or the reason here");
    }
    for (name, _) in MORE_THAN_ONCE {
        assert!(places.contains_key(*name), "{name} is declared once only: take it off the list");
    }
}

/// The rows of the second table of docs/glossary.md: retired name, kind, what it is now.
fn retired() -> Vec<(String, String, String)> {
    let text = fs::read_to_string("docs/glossary.md").unwrap();
    let table = text.split("## Retired names").nth(1).unwrap_or_default();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let kinds = ["type", "module", "variant", "field", "function"];
        assert!(cells.len() == 4 && kinds.contains(&cells[1]), "docs/glossary.md: {row}");
        (cells[0].trim_end_matches('`').to_owned(), cells[1].to_owned(), cells[2].to_owned())
    })
    .collect()
}

/// Everything a file declares at the beginning of an item: its keyword and its name.
///
/// `type` inside an `impl` or a trait is not a name of ours.
fn declarations(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut inside_impl = None;
    for line in text.lines() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        if inside_impl.is_some_and(|at| indent <= at && code.starts_with('}')) {
            inside_impl = None;
        }
        let Some((kind, rest)) = without_visibility(code).split_once(' ') else { continue };
        if kind == "trait" || code.starts_with("impl") {
            if code.ends_with('{') {
                inside_impl = inside_impl.or(Some(indent));
            }
            if kind != "trait" {
                continue;
            }
        }
        let is_ours =
            ["struct", "enum", "trait", "mod"].contains(&kind) || kind == "type" && inside_impl.is_none();
        if is_ours {
            let name = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.push((kind.to_owned(), name));
        }
    }
    found
}

/// The variants of a file's enums, the fields of its structs and variants, and its functions.
fn members(text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    // What lies open, by its indent: an enum's variants stand one step further in, fields anywhere in it.
    let mut open: Option<(usize, bool)> = None;
    for line in text.lines() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        let item = without_visibility(code);
        let name =
            |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let words = item.trim_start_matches("const ").trim_start_matches("async ");
        if let Some(rest) = words.strip_prefix("fn ") {
            found.push(("function", name(rest)));
        }
        match open {
            Some((at, _)) if indent <= at && code.starts_with('}') => open = None,
            Some((at, true)) if indent == at + 4 && code.starts_with(char::is_uppercase) => {
                found.push(("variant", name(code)));
            }
            Some(_)
                if item.starts_with(|c: char| c.is_lowercase())
                    && item[name(item).len()..].starts_with(": ") =>
            {
                found.push(("field", name(item)));
            }
            None if code.ends_with('{') && (item.starts_with("enum ") || item.starts_with("struct ")) => {
                open = Some((indent, item.starts_with("enum ")));
            }
            _ => {}
        }
    }
    found
}

/// A line of code without `pub` and how far that goes.
fn without_visibility(code: &str) -> &str {
    let item = ["pub(super) ", "pub(crate) ", "pub "]
        .iter()
        .fold(code, |code, public| code.strip_prefix(public).unwrap_or(code));
    item.strip_prefix("pub(in ").and_then(|rest| rest.split_once(") ")).map_or(item, |(_, item)| item)
}

#[test]
fn members_of_types_are_read() {
    let text = "pub enum A<'a> {\n    /// One.\n    B,\n    C(D),\n    E {\n        f: G,\n    },\n}\n\n\
        pub(super) struct H {\n    pub i: J,\n    k: L,\n}\n\nimpl H {\n    pub const fn m(n: O) {\n        p: while Q {}\n    }\n}\n";
    let found = members(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(kind, name)| (*kind, name.as_str())).collect();
    let wanted = [
        ("variant", "B"),
        ("variant", "C"),
        ("variant", "E"),
        ("field", "f"),
        ("field", "i"),
        ("field", "k"),
    ];
    assert_eq!(found, [&wanted[..], &[("function", "m")]].concat());
}
