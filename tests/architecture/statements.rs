//! Halls may share a database, so every statement about a table of theirs names the hall.
use super::{product, rust_files};
use std::path::Path;

/// Tables whose rows belong to a hall.
const TABLES: [&str; 45] = [
    "account",
    "account_failure",
    "application",
    "application_head",
    "application_receipt",
    "application_step",
    "appointment",
    "audit",
    "audit_head",
    "call",
    "calling",
    "case_file",
    "case_head",
    "case_print",
    "case_publication",
    "case_step",
    "case_text",
    "catalogue",
    "catalogue_edition",
    "catalogue_past",
    "choice",
    "draft_change",
    "draft_head",
    "duty",
    "duty_step",
    "guide",
    "journal",
    "kiosk_out",
    "line_day",
    "line_step",
    "line_stop",
    "matter",
    "print_event",
    "printer",
    "publication",
    "publication_document",
    "publication_matter",
    "rating",
    "rating_head",
    "rating_text",
    "reader",
    "receipt_key",
    "ticket",
    "window_loan",
    "work",
];

/// Parts of statements whose condition is put in where they are used, each with how it begins.
const PARTS: [&str; 4] = [
    "FROM account AS a LEFT JOIN account_failure AS f",
    "INSERT INTO journal (hall, seq, {COLUMNS})",
    "entry AS (INSERT INTO journal (hall, seq, {COLUMNS})",
    "SELECT day, line, number, steps + 1, queue FROM ticket WHERE {which}",
];

#[test]
fn every_statement_names_its_hall() {
    let mut found = Vec::new();
    for file in rust_files(Path::new("src/store")) {
        for text in literals(&product(&file)) {
            let is_about = |table: &str| {
                ["FROM", "INTO", "UPDATE", "JOIN"].iter().any(|verb| {
                    let said = format!("{verb} {table}");
                    let mut places = text.match_indices(&said);
                    places.any(|(at, said)| {
                        !text[at + said.len()..].starts_with(|c: char| c == '_' || c.is_alphanumeric())
                    })
                })
            };
            if TABLES.iter().any(|table| is_about(table))
                && !text.contains(":hall")
                && !PARTS.iter().any(|part| text.starts_with(part))
            {
                found.push(format!("{}: {text}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "without :hall:\n{}", found.join("\n"));
}

/// The string literals of a source text, as they are written.
fn literals(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut literal: Option<String> = None;
    let mut is_escaped = false;
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    for c in lines.flat_map(|line| line.chars().chain(['\n'])) {
        match &mut literal {
            None if c == '"' => literal = Some(String::new()),
            None => {}
            Some(_) if c == '"' && !is_escaped => found.extend(literal.take()),
            Some(words) => words.push(c),
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    found
}
