//! Markdown taken apart: blocks of code, spans of code, and the commands typed in them.
use std::fs;
use std::path::Path;

/// A document of this repository.
pub fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// A block between two fences.
pub struct Block {
    pub lang: String,
    pub lines: Vec<String>,
}

/// The blocks of a document, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let (mut all, mut open): (Vec<Block>, Option<Block>) = (Vec::new(), None);
    for line in text.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(lang), None) => open = Some(Block { lang: lang.to_owned(), lines: Vec::new() }),
            (Some(_), Some(_)) => all.extend(open.take()),
            (None, Some(block)) => block.lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    all
}

/// The spans of code outside of blocks.
pub fn spans(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut all = Vec::new();
    let prose = text.lines().filter(|line| {
        let fence = line.starts_with("```");
        fenced ^= fence;
        !fence && !fenced
    });
    // A span may go over the end of a line, and never over the end of a paragraph.
    for paragraph in prose.collect::<Vec<_>>().split(|line| line.is_empty()) {
        let joined = paragraph.join(" ");
        all.extend(joined.split('`').skip(1).step_by(2).map(str::to_owned));
    }
    all
}

/// The words behind `hall`, or behind `cargo run … --`, of every command of a line as it is typed.
pub fn commands(line: &str) -> Vec<Vec<String>> {
    let typed = words(line);
    let separators = ["&&", ";", "|"];
    let parts = typed.split(|word| separators.contains(&word.as_str()));
    parts.filter_map(arguments).collect()
}

fn arguments(words: &[String]) -> Option<Vec<String>> {
    if words.first().is_some_and(|word| word == "cargo") {
        let run = words.iter().any(|word| word == "run");
        let at = words.iter().position(|word| word == "--");
        return run.then(|| at.map_or_else(Vec::new, |at| words[at + 1..].to_vec()));
    }
    // Behind the user it is to run as, or behind what comes in.
    let at = words.iter().position(|word| word == "hall" || word.ends_with("/release/hall"))?;
    let is_program =
        words[..at].iter().all(|word| ["runuser", "-u", "kiosk", "--", "$"].contains(&word.as_str()));
    let behind = words[at + 1..].iter().take_while(|word| *word != ">").cloned();
    is_program.then(|| behind.collect())
}

/// A line as a shell takes it apart; what another program would fill in is a moment, as `--clock` has it.
fn words(line: &str) -> Vec<String> {
    let mut line = line.to_owned();
    while let Some((before, rest)) = line.split_once("$(") {
        let (_, after) = rest.split_once(')').unwrap();
        line = format!("{before}2026-11-23T09:00:00{after}");
    }
    let (mut all, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (None, '#') if word.is_none() => break,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (Some(open), c) if c == open => quote = None,
            (None, ';' | '|') => {
                all.extend(word.take());
                all.push(c.to_string());
            }
            (None, ' ') => all.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    all.extend(word);
    all
}

#[test]
fn a_line_is_taken_apart_as_a_shell_does() {
    let said = |line: &str| commands(line).iter().map(|words| words.join("/")).collect::<Vec<_>>();
    assert_eq!(said("hall find \"身份 证\"   # 查"), ["find/身份 证"]);
    assert_eq!(said("cargo run --release -- demo window"), ["demo/window"]);
    assert_eq!(said("cargo run --release"), [""]);
    assert_eq!(said("hall take Q; echo $?"), ["take/Q"]);
    assert_eq!(said("echo 271828 | hall clerk pin"), ["clerk/pin"]);
    assert_eq!(said("cd /x && runuser -u kiosk -- hall check"), ["check"]);
    assert_eq!(said("cargo test; pkill hall; echo hall"), [""; 0]);
    assert_eq!(said("hall --clock \"$(cat x)\" kiosk"), ["--clock/2026-11-23T09:00:00/kiosk"]);
}
