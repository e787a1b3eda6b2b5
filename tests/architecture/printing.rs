//! What commands print goes through `fit`, so that a name out of a file or a database steers no terminal.
use super::{product, rust_files};
use std::path::Path;

/// Where something else is written than what people typed, and why.
const ALLOWED: &[(&str, &str)] = &[
    ("src/cli/completions.rs", "a script for a shell, byte by byte"),
    ("src/cli/cases/application_receipt.rs", "a drawn code, dark on light: it steers the terminal itself"),
];

/// The places of a text where stdout is taken as it is.
fn bare(text: &str) -> usize {
    text.match_indices("io::stdout().lock()").filter(|(at, _)| !text[..*at].ends_with("fit(")).count()
}

#[test]
fn what_commands_print_steers_no_terminal() {
    for file in rust_files(Path::new("src/cli")) {
        let (text, name) = (product(&file), file.display().to_string());
        let allowed = usize::from(ALLOWED.iter().any(|(path, _)| *path == name));
        assert_eq!(bare(&text), allowed, "{name}: print by `crate::cli::fit(io::stdout().lock())`");
        for unlocked in [
            "writeln!(io::stdout()",
            "write!(io::stdout()",
            "print!(",
            "println!(",
            "let mut out = io::stdout()",
        ] {
            let is_there = text.lines().any(|line| line.trim_start().starts_with(unlocked));
            assert!(!is_there, "{name}: {unlocked} prints past `fit`");
        }
    }
}

#[test]
fn printing_past_it_is_found() {
    assert_eq!(bare("writeln!(crate::cli::fit(io::stdout().lock()), \"{x}\")"), 0);
    assert_eq!(bare("writeln!(fit(io::stdout().lock()), \"{x}\"); let mut out = io::stdout().lock();"), 1);
}
