//! The screens that the manual shows are screens as they are: line for line those of the golden text.
use std::fs;
use std::path::Path;

/// A screen that the manual shows: the golden file and its section, and the lines; one that says `…` stands for any.
struct Shown {
    file: String,
    section: String,
    lines: Vec<String>,
}

fn shown() -> Vec<Shown> {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/操作手册.md");
    let text = fs::read_to_string(manual).unwrap();
    let mut all = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(name) = line.strip_prefix("<!-- golden: ").and_then(|rest| rest.strip_suffix(" -->")) else {
            continue;
        };
        let (file, section) = name.split_once(' ').unwrap();
        assert_eq!(lines.next(), Some("```"), "{name}");
        let block = lines.by_ref().take_while(|line| *line != "```").map(|line| line.trim_end().to_owned());
        all.push(Shown { file: file.to_owned(), section: section.to_owned(), lines: block.collect() });
    }
    all
}

#[test]
fn the_screens_of_the_manual_are_as_they_are() {
    let all = shown();
    assert!(all.len() >= 8, "a screen for each task: {}", all.len());
    for one in all {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(&one.file);
        let golden = fs::read_to_string(golden).unwrap();
        let section = golden.split("=== ").find(|part| part.lines().next() == Some(one.section.as_str()));
        let section = section.unwrap_or_else(|| panic!("{} has no {}", one.file, one.section));
        let mut rest = section.lines().skip(1).map(str::trim_end);
        let mut skips = false;
        for line in &one.lines {
            if line == "…" {
                skips = true;
                continue;
            }
            let found = if skips { rest.any(|real| real == line) } else { rest.next() == Some(line) };
            assert!(found, "{} {} does not show {line:?} there; it shows:\n{section}", one.file, one.section);
            skips = false;
        }
    }
}
