//! What is different between two texts of a document of the setup: by keys where both can be read, else by lines.
use crate::hall::drafts::{PartChange, PartDifference, text_differences};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// The keys that tell the entries of a list apart, the first that an entry has.
const NAMES: [&str; 4] = ["code", "name", "date", "say"];
/// What nobody needs to see, and nobody may.
const SECRET: &str = "pin";
/// What is shown in its place.
const HIDDEN: &str = "···";
/// What stands between the steps of the way to a value.
const STEP: &str = " · ";

/// What is different between two texts of a document.
pub fn document_differences(old: &str, new: &str) -> Vec<PartDifference> {
    let read = |text: &str| {
        let mut values = Vec::new();
        flatten("", &Value::Table(text.parse::<Table>().ok()?), &mut values);
        Some(values)
    };
    let by_keys = read(old).zip(read(new)).map(|(old, new)| compared(&old, &new)).unwrap_or_default();
    if by_keys.is_empty() { by_lines(old, new) } else { by_keys }
}

fn compared(old: &[(String, Value)], new: &[(String, Value)]) -> Vec<PartDifference> {
    let known: BTreeMap<&str, &Value> = old.iter().map(|(way, value)| (way.as_str(), value)).collect();
    let there: BTreeMap<&str, &Value> = new.iter().map(|(way, value)| (way.as_str(), value)).collect();
    let gone = old.iter().filter(|(way, _)| !there.contains_key(way.as_str()));
    let ways = new.iter().chain(gone).map(|(way, _)| way.as_str());
    // Of an entry that vanishes nothing more is told.
    let is_gone = |way: &str| {
        let mut ends = way.match_indices(STEP).filter_map(|(end, _)| way.get(..end));
        ends.any(|above| known.get(above).is_some_and(|one| one.is_table()) && !there.contains_key(above))
    };
    let is_other = |way: &&str| known.get(way) != there.get(way) && !is_gone(way);
    let shown = |value: Option<&&Value>, way: &str| match value {
        Some(_) if way == SECRET || way.ends_with(&format!("{STEP}{SECRET}")) => HIDDEN.to_owned(),
        Some(value) => said(value),
        None => String::new(),
    };
    let different = ways.filter(is_other).map(|way| {
        let part = way.to_owned();
        if let Some((old, new)) = lists(known.get(way), there.get(way)) {
            return PartDifference { part, change: PartChange::Members, old, new };
        }
        let is_entry = known.get(way).or(there.get(way)).is_some_and(|value| value.is_table());
        let change = if is_entry { PartChange::Entry } else { PartChange::Value };
        PartDifference { part, change, old: shown(known.get(way), way), new: shown(there.get(way), way) }
    });
    different.collect()
}

/// Which members of a list vanish and which come, where that is what is different of it.
fn lists(old: Option<&&Value>, new: Option<&&Value>) -> Option<(String, String)> {
    let (old, new) = (old?.as_array()?, new?.as_array()?);
    let without = |some: &[Value], others: &[Value]| {
        let only = some.iter().filter(|one| !others.contains(one)).map(said);
        only.collect::<Vec<_>>().join(", ")
    };
    let (gone, come) = (without(old, new), without(new, old));
    // Nothing but the order, or how often something stands there, is another: then all of it is shown.
    (!gone.is_empty() || !come.is_empty()).then_some((gone, come))
}

/// Every value with the way to it, such as `window A01 · floor`.
fn flatten(way: &str, value: &Value, out: &mut Vec<(String, Value)>) {
    let step = |name: &str| if way.is_empty() { name.to_owned() } else { format!("{way}{STEP}{name}") };
    match value {
        Value::Table(table) => table.iter().for_each(|(key, value)| flatten(&step(key), value, out)),
        Value::Array(entries) if entries.iter().any(Value::is_table) => {
            for (at, entry) in (1..).zip(entries) {
                let name = name_of(entry).unwrap_or_else(|| at.to_string());
                let way = format!("{way} {name}");
                // That the entry is there is told before what it says.
                let mark = Table::from_iter([(String::from("name"), Value::String(name))]);
                out.push((way.clone(), Value::Table(mark)));
                flatten(&way, entry, out);
            }
        }
        value => out.push((way.to_owned(), value.clone())),
    }
}

fn name_of(entry: &Value) -> Option<String> {
    let named = NAMES.iter().find_map(|key| entry.get(key))?;
    Some(said(named))
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Table(mark) => mark.values().map(said).collect(),
        Value::Array(all) => all.iter().map(said).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}

/// By lines, without what nobody may see.
fn by_lines(old: &str, new: &str) -> Vec<PartDifference> {
    let hide = |text: &str| {
        // Also within a table on one line, and behind the mark of a comment.
        let is_secret = |line: &&str| line.to_ascii_lowercase().contains(SECRET);
        let line =
            |line: &str| if is_secret(&line) { format!("{SECRET} = {HIDDEN}") } else { line.to_owned() };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    };
    let mut differences = text_differences(old, new);
    for one in &mut differences {
        (one.old, one.new) = (hide(&one.old), hide(&one.new));
    }
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> Vec<String> {
        let all = document_differences(old, new).into_iter();
        all.map(|one| format!("{}: {} -> {}", one.part, one.old, one.new)).collect()
    }

    #[test]
    fn entries_of_a_list_are_told_by_their_codes() {
        let old = "[[window]]\ncode = \"A01\"\nfloor = 1\n[[window]]\ncode = \"A02\"\nlines = [\"A\"]\n";
        let new =
            "[[window]]\ncode = \"A02\"\nlines = [\"A\", \"B\"]\n[[window]]\ncode = \"A01\"\nfloor = 2\n";
        assert_eq!(told(old, new), ["window A02 · lines:  -> B", "window A01 · floor: 1 -> 2"]);
        let one = "[[window]]\ncode = \"A01\"\nfloor = 1\n";
        assert_eq!(told(old, one), ["window A02: A02 -> "], "with all it says");
        let come = told(one, old);
        assert_eq!(come[0], "window A02:  -> A02");
        assert_eq!(come[1..], ["window A02 · code:  -> A02", "window A02 · lines:  -> A"]);
    }

    #[test]
    fn comments_and_what_cannot_be_read_are_told_by_lines() {
        assert_eq!(told("# one\na = 1\n", "# two\na = 1\n"), ["line 1: # one -> # two"]);
        assert_eq!(told("a = 1\n", "a = \n"), ["line 1: a = 1 -> a = "]);
    }

    #[test]
    fn nobody_sees_the_mark_of_a_pin() {
        let old = "[[clerk]]\ncode = \"001\"\npin = \"$argon2$one\"\n";
        let new = "[[clerk]]\ncode = \"001\"\npin = \"$argon2$two\"\n";
        assert_eq!(told(old, new), ["clerk 001 · pin: ··· -> ···"]);
        assert!(!told(old, "[[clerk]\npin = \"$argon2$two\"\n").concat().contains("argon2"));
        let unread = "clerk = [{ code = \"001\", Pin = \"$argon2$two\" }\n# pin = \"$argon2$three\"\n";
        assert!(!told(old, unread).concat().contains("argon2"), "wherever it stands");
    }
}
