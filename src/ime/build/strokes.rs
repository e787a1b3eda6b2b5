//! Characters by their strokes, the first level of GB 2312 first, within it by how often they stand in texts.
use super::blocklist::Blocklist;
use super::pack::{PackedTable, longs, shorts, starts};
use super::word::LexiconWord;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// A character with one order of its strokes.
#[derive(Clone, Debug)]
pub struct StrokeOrder {
    pub ch: char,
    pub level: u8,
    pub code: String,
}

/// Reads `# level N` and lines of `CODE CHARACTERS`.
pub fn orders(text: &str) -> Result<Vec<StrokeOrder>, String> {
    let (mut level, mut orders) = (1, Vec::new());
    for line in text.lines() {
        if let Some(given) = line.strip_prefix("# level ") {
            level = given.parse().map_err(|_| format!("strokes: {line}"))?;
        } else if !line.starts_with('#') {
            let (code, chars) = line.split_once(' ').ok_or_else(|| format!("strokes: {line}"))?;
            orders.extend(chars.chars().map(|ch| StrokeOrder { ch, level, code: code.to_owned() }));
        }
    }
    Ok(orders)
}

/// Reads lines of `CHARACTER PARTS`: what is put together of the strokes of its parts, each a character or strokes themselves.
pub fn composed(text: &str, known: &[StrokeOrder]) -> Result<Vec<StrokeOrder>, String> {
    let mut usual: HashMap<char, &str> = HashMap::new();
    for order in known {
        usual.entry(order.ch).or_insert(&order.code);
    }
    let mut orders = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let wrong = || format!("rare_strokes.txt: {line}");
        let (ch, parts) = line.split_once(' ').ok_or_else(wrong)?;
        let mut code = String::new();
        for part in parts.chars() {
            match usual.get(&part) {
                Some(strokes) => code.push_str(strokes),
                None if matches!(part, '1'..='5') => code.push(part),
                None => return Err(wrong()),
            }
        }
        orders.push(StrokeOrder { ch: ch.parse().map_err(|_| wrong())?, level: 2, code });
    }
    Ok(orders)
}

/// How much a character that is a word by itself counts against one within a word.
const ALONE: f64 = 3.0;

/// Returns the tables; characters of the basic plane take 16 bits.
pub fn tables(
    orders: &[StrokeOrder],
    words: &[LexiconWord],
    blocked: &Blocklist,
) -> Result<Vec<PackedTable>, String> {
    let mut often: HashMap<char, f64> = HashMap::new();
    for word in words {
        let weight = if word.reading.len() == 1 { ALONE } else { 1.0 };
        for ch in word.text.chars() {
            *often.entry(ch).or_default() += weight * word.frequency;
        }
    }
    let mut seen = BTreeSet::new();
    let mut orders: Vec<&StrokeOrder> =
        orders.iter().filter(|order| seen.insert((order.ch, &order.code))).collect();
    orders.retain(|order| !blocked.refuses(order.ch.encode_utf8(&mut [0; 4])));
    let rank = |order: &&StrokeOrder| {
        (order.level, Reverse(often.get(&order.ch).map_or(0, |share| share.to_bits())), order.ch)
    };
    orders.sort_by_key(rank);
    let level = orders.partition_point(|order| order.level == 1);
    let char16 = |order: &&StrokeOrder| u16::try_from(u32::from(order.ch)).unwrap_or(0);
    Ok(vec![
        ("stroke_chars", shorts(orders.iter().map(char16))),
        ("stroke_starts", longs(starts(orders.iter().map(|order| order.code.len()))?)),
        ("stroke_codes", orders.iter().flat_map(|order| order.code.bytes()).collect()),
        ("stroke_level", longs([super::pack::long(level)?])),
    ])
}
