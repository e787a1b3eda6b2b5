//! The first day of a centre as 操作手册 has it: administrator, editor and publisher, one after the other.
use super::Desk;
use super::markdown::{blocks, commands, document};
use serde_json::json;
use std::fs;

/// A matter of the table of the desk.
const MATTER: &str = "511A-511602000000-000-11511301008778183N-1-00";

/// The PIN of an account of the manual.
fn pin(code: &str) -> &'static str {
    match code {
        "root" => "271828",
        "301" => "384756",
        _ => "495867",
    }
}

#[test]
fn the_three_steps_of_the_manual_lead_to_what_is_published() {
    let desk = Desk::new("first-day");
    fs::create_dir_all(desk.config("mappings")).unwrap();
    let mapping = concat!(env!("CARGO_MANIFEST_DIR"), "/kiosk-config/mappings/guangan.toml");
    fs::copy(mapping, desk.config("mappings/guangan.toml")).unwrap();
    assert_eq!(desk.told(&["import", "matters", "matters.csv"]).0, 0);
    let manual = blocks(&document("docs/操作手册.md"));
    let steps =
        manual.iter().find(|block| block.lines.iter().any(|line| line.starts_with("# 第一步"))).unwrap();
    let typed: Vec<Vec<String>> =
        steps.lines.iter().filter(|line| !line.starts_with('#')).flat_map(|line| commands(line)).collect();
    assert_eq!(typed.len(), 7, "{typed:?}");
    for words in &typed {
        let mut words: Vec<&str> =
            words.iter().map(|w| if w == "编码" { MATTER } else { w.as_str() }).collect();
        let signs_in = words.iter().position(|word| *word == "--login").map(|at| pin(words[at + 1]));
        let mut lines: Vec<&str> = signs_in.into_iter().collect();
        if words.starts_with(&["admin", "init"]) || words.starts_with(&["account", "add"]) {
            lines.push(pin(words[2]));
            words.push("--pin-stdin");
        }
        let (code, out, err) = desk.given(&(lines.join("\n") + "\n"), &words);
        assert_eq!(code, 0, "{words:?}: {out} {err}");
    }
    let (_, history) = desk.json(&["draft", "history", "--json"]);
    assert_eq!((&history[0]["by"], &history[0]["matters"]), (&json!("401"), &json!(1)), "{history}");
}
