//! How syllables are spelled: a trie of letters or of digits, with what may have been meant at each node.
use super::pack::{PackedTable, long, longs, short, shorts, starts};
use std::collections::BTreeMap;

/// The cost of a sound that is often mixed up, for each of initial and final; in 256ths of a nat.
const FUZZY: u16 = 1600;
/// What is mixed up at the beginning of a syllable.
const INITIALS: [(&str, &str); 11] = [
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("n", "l"),
    ("hua", "fa"),
    ("huo", "fo"),
    ("hui", "fei"),
    ("hun", "fen"),
    ("hong", "feng"),
    ("hong", "fong"),
    ("hu", "fu"),
];
/// What is mixed up at the end of a syllable.
const FINALS: [(&str, &str); 3] = [("ang", "an"), ("eng", "en"), ("ing", "in")];
/// How ü is written, beside the dictionary's own way.
const UMLAUTS: [(&str, &str); 6] =
    [("lue", "lve"), ("nue", "nve"), ("ju", "jv"), ("qu", "qv"), ("xu", "xv"), ("yu", "yv")];

/// The cost of 儿 behind a syllable being written with its last letter alone, as in yidianr.
const LAST_LETTER: u16 = 300;

#[derive(Debug, Default)]
struct Node {
    children: BTreeMap<u8, usize>,
    full: BTreeMap<u16, u16>,
    partial: Vec<u16>,
    initial: bool,
}

/// Returns the tables of a spelling; `key` turns a letter into one of `keys` keys.
pub fn tables(
    syllables: &[String],
    keys: usize,
    key: fn(u8) -> u8,
    names: [&'static str; 6],
) -> Result<Vec<PackedTable>, String> {
    let mut nodes = vec![Node::default()];
    for (number, name) in (0u16..).zip(syllables) {
        for (spelled, cost) in spellings(name) {
            let at = walk(&mut nodes, &spelled, key);
            let full = nodes[at].full.entry(number).or_insert(cost);
            *full = cost.min(*full);
        }
    }
    for (number, name) in (0u16..).zip(syllables) {
        for end in 1..name.len() {
            let at = walk(&mut nodes, &name[..end], key);
            if !nodes[at].partial.contains(&number) {
                nodes[at].partial.push(number);
            }
            nodes[at].initial |= name[..end].bytes().all(|letter| !b"aeiouv".contains(&letter));
        }
    }
    let mut moves = vec![0u16; nodes.len() * keys];
    for (at, node) in nodes.iter().enumerate() {
        for (key, child) in &node.children {
            moves[at * keys + usize::from(*key)] = short(*child)?;
        }
    }
    long(nodes.len())?;
    let full: Vec<u16> =
        nodes.iter().flat_map(|node| &node.full).flat_map(|(syllable, cost)| [*syllable, *cost]).collect();
    let partial = nodes.iter().flat_map(|node| node.partial.iter().copied());
    Ok(vec![
        (names[0], shorts(moves)),
        (names[1], longs(starts(nodes.iter().map(|node| node.full.len()))?)),
        (names[2], shorts(full)),
        (names[3], longs(starts(nodes.iter().map(|node| node.partial.len()))?)),
        (names[4], shorts(partial)),
        (names[5], nodes.iter().map(|node| u8::from(node.initial)).collect()),
    ])
}

/// Returns the node of what is spelled, making it where it is not there.
fn walk(nodes: &mut Vec<Node>, spelled: &str, key: fn(u8) -> u8) -> usize {
    spelled.bytes().fold(0, |at, letter| {
        let new = nodes.len();
        let child = *nodes[at].children.entry(key(letter)).or_insert(new);
        if child == new {
            nodes.push(Node::default());
        }
        child
    })
}

/// Returns every way in which a syllable may be spelled, with its cost.
fn spellings(name: &str) -> Vec<(String, u16)> {
    let mut all = vec![(name.to_owned(), 0)];
    for (usual, other) in UMLAUTS {
        if let Some(rest) = name.strip_prefix(usual) {
            all.push((format!("{other}{rest}"), 0));
        }
    }
    if name == "er" {
        all.push(("r".to_owned(), LAST_LETTER));
    }
    if matches!(name, "lv" | "nv") {
        all.push((name.replace('v', "u"), FUZZY));
    }
    let mut beginnings = Vec::new();
    for (a, b) in INITIALS {
        for (from, to) in [(a, b), (b, a)] {
            // What begins with zh does not begin with z.
            let other = from.len() == 1
                && INITIALS.iter().any(|(long, short)| *short == from && name.starts_with(long));
            if let Some(rest) = name.strip_prefix(from).filter(|_| !other) {
                beginnings.push((format!("{to}{rest}"), FUZZY));
            }
        }
    }
    let plain: Vec<(String, u16)> = std::iter::once((name.to_owned(), 0)).chain(beginnings).collect();
    for (spelled, cost) in plain {
        for (long, short) in FINALS {
            if let Some(stem) = spelled.strip_suffix(long) {
                all.push((format!("{stem}{short}"), cost + FUZZY));
            } else if let Some(stem) = spelled.strip_suffix(short) {
                all.push((format!("{stem}{long}"), cost + FUZZY));
            }
        }
        all.push((spelled, cost));
    }
    all
}

/// The key of a letter on a keyboard of letters.
pub fn letter(letter: u8) -> u8 {
    letter - b'a'
}

/// The key of a letter on a telephone's keyboard, 2 being the first.
pub fn digit(letter: u8) -> u8 {
    match letter {
        b'a'..=b'c' => 0,
        b'd'..=b'f' => 1,
        b'g'..=b'i' => 2,
        b'j'..=b'l' => 3,
        b'm'..=b'o' => 4,
        b'p'..=b's' => 5,
        b't'..=b'v' => 6,
        _ => 7,
    }
}
