//! Files of one folder that import each other in a loop, directly or by way of others.
use super::{product, rust_files};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The loops there may be: folder, files or folders in it, and why.
const ALLOWED: &[(&str, &[&str], &str)] = &[
    (
        "hall",
        &["forecast", "queue"],
        "a line's day carries its pace, and a wait is foreseen from a line's day",
    ),
    ("kiosk", &["give_back", "ticket_found"], "pages that lead to each other and back"),
    ("search", &["gather", "index", "saying"], "one search, cut into files by what it looks for"),
    ("store::catalogue", &["editions", "guides"], "reading and writing of the same rows"),
];

/// What a folder's files and folders import of each other.
type Imports = BTreeMap<String, BTreeSet<String>>;

#[test]
fn no_two_files_of_a_folder_import_each_other_in_a_loop() {
    let mut loops = BTreeSet::new();
    for (folder, imports) in imports() {
        // The top level has its own, stricter rule.
        if !folder.is_empty() {
            loops.extend(loops_of(&imports).into_iter().map(|members| (folder.clone(), members)));
        }
    }
    let allowed: BTreeSet<(String, Vec<String>)> = ALLOWED
        .iter()
        .map(|(folder, members, _)| ((*folder).to_owned(), members.iter().map(|m| (*m).to_owned()).collect()))
        .collect();
    let new: Vec<_> = loops.difference(&allowed).collect();
    assert!(new.is_empty(), "these import each other in a loop: {new:?}");
    let gone: Vec<_> = allowed.difference(&loops).collect();
    assert!(gone.is_empty(), "these are loops no longer; take them off the list: {gone:?}");
}

#[test]
fn loops_are_found() {
    let imports = |pairs: &[(&str, &str)]| {
        let mut all = Imports::new();
        for (from, to) in pairs {
            all.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        loops_of(&all)
    };
    assert_eq!(imports(&[("a", "b"), ("b", "c")]), Vec::<Vec<String>>::new());
    assert_eq!(imports(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]), [["a", "b", "c"]]);
    assert_eq!(
        paths("use super::{a::{B, c}, d};\nfn f() { crate::e::g(super::h::I) }"),
        ["super::a::B", "super::a::c", "super::d", "super::h::I", "crate::e::g"]
    );
}

/// The groups of files that reach each other.
fn loops_of(imports: &Imports) -> Vec<Vec<String>> {
    let reached = |from: &String| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
        while let Some(next) = todo.pop() {
            todo.extend(imports.get(next).into_iter().flatten().filter(|to| seen.insert((*to).clone())));
        }
        seen
    };
    let all: BTreeMap<&String, BTreeSet<String>> = imports.keys().map(|file| (file, reached(file))).collect();
    let mut loops: Vec<Vec<String>> = Vec::new();
    for (file, seen) in &all {
        let group: Vec<String> =
            seen.iter().filter(|to| all.get(to).is_some_and(|back| back.contains(*file))).cloned().collect();
        if group.len() > 1 && !loops.contains(&group) {
            loops.push(group);
        }
    }
    loops
}

/// By folder (`hall::queue`), what each file or folder in it imports of the others in it.
fn imports() -> BTreeMap<String, Imports> {
    let mut all: BTreeMap<String, Imports> = BTreeMap::new();
    let modules: BTreeSet<Vec<String>> =
        rust_files(Path::new("src")).iter().map(|file| module(file)).collect();
    let is_module = |path: &[String]| modules.iter().any(|module| module.starts_with(path));
    for file in rust_files(Path::new("src")) {
        let here = module(&file);
        for path in paths(&product(&file)) {
            let there = absolute(&here, &path);
            let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
            let (Some(from), Some(_)) = (here.get(common), there.get(common)) else { continue };
            if is_module(&there[..=common]) {
                let folder = all.entry(here[..common].join("::")).or_default();
                folder.entry(from.clone()).or_default().insert(there[common].clone());
            }
        }
    }
    all
}

/// `src/hall/queue/line.rs` as `hall`, `queue`, `line`.
fn module(file: &Path) -> Vec<String> {
    let path = file.with_extension("");
    let parts = path.components().skip(1).map(|part| part.as_os_str().to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod" && part != "lib").collect()
}

fn absolute(here: &[String], path: &str) -> Vec<String> {
    let mut there = here.to_vec();
    for part in path.split("::") {
        match part {
            "crate" => there.clear(),
            "super" => drop(there.pop()),
            _ => there.push(part.to_owned()),
        }
    }
    there
}

/// Every path of a file's code that begins with `super` or `crate`, grouped imports taken apart.
fn paths(text: &str) -> Vec<String> {
    ["super::", "crate::"].iter().flat_map(|root| paths_from(root, text)).collect()
}

/// The same of those that begin with a root, such as `std::`.
pub(super) fn paths_from(root: &str, text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices(root) {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        if !before.is_alphanumeric() && !"_:".contains(before) {
            tree(&code[at..], "", &mut found);
        }
    }
    found
}

/// Reads one path, or a group of them, and gives back what is left.
fn tree<'a>(text: &'a str, before: &str, found: &mut Vec<String>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            match rest.strip_prefix('}') {
                Some(after) => return after,
                None if rest.is_empty() => return rest,
                None => rest = tree(rest, before, found),
            }
        }
    }
    let len = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (word, rest) = text.split_at(len);
    let path = if before.is_empty() { word.to_owned() } else { format!("{before}::{word}") };
    match rest.strip_prefix("::") {
        Some(rest) if !rest.starts_with('<') => tree(rest, &path, found),
        _ => {
            found.push(path);
            // Past `as name`, `*` and whatever else ends a leaf, up to what divides the group.
            if before.is_empty() { rest } else { rest.trim_start_matches(|c| c != ',' && c != '}') }
        }
    }
}
