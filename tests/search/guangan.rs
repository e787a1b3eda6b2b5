//! Typed questions against the real matters of one centre: the wanted matter must be among the first five.

use std::path::Path;
use std::sync::Arc;

use crate::support::skips::{Lacking, skipped};
use service_hall::search::{Entry, Index, Readings, Synonym};

const QUERIES: &str = include_str!("../guangan_queries.tsv");

fn synonyms() -> Vec<Synonym> {
    let table = [
        ("开公司 办公司 注册公司", "公司设立登记|企业法人设立登记"),
        ("低保 吃低保", "最低生活保障"),
        ("办身份证 身份证丢了", "居民身份证"),
        ("社保卡", "社会保障卡申领|社会保障卡补领|社会保障卡"),
        ("领证 扯证", "结婚登记|补领结婚证"),
        ("生孩子 出生证", "出生医学证明|生育津贴"),
        ("医保", "基本医疗保险|医疗保险"),
    ];
    let words = |text: &str, by: char| text.split(by).map(str::to_owned).collect();
    table.iter().map(|(say, mean)| Synonym { say: words(say, ' '), mean: words(mean, '|') }).collect()
}

/// Returns the names of the matters; none where the data is absent.
#[track_caller]
fn names() -> Option<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/guangan/matters.csv");
    let Ok(table) = std::fs::read_to_string(path) else {
        skipped(Lacking::Catalogues);
        return None;
    };
    // Only the first three fields are needed, and none of them is quoted where it holds a comma but the third.
    let name = |line: &str| {
        let rest = line.splitn(3, ',').nth(2).unwrap_or("");
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split("\",").next().unwrap_or("").to_owned(),
            None => rest.split(',').next().unwrap_or("").to_owned(),
        }
    };
    Some(table.lines().skip(1).map(name).collect())
}

fn index(names: &[String]) -> Index {
    let entries = names.iter().map(|name| Entry { title: name, also: &[], popularity: 0 });
    Index::build(&Arc::new(Readings::load()), entries, &synonyms())
}

#[test]
fn the_wanted_matter_is_among_the_first_five() {
    let Some(names) = names() else { return };
    let index = index(&names);
    let mut missed = Vec::new();
    let mut first = 0;
    let rows: Vec<Vec<&str>> = QUERIES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();

    assert!(rows.len() >= 70);
    for row in &rows {
        let [typed, wanted, kind] = row[..] else { panic!("three fields: {row:?}") };
        let found = index.find(typed, 5, &|_| 0);
        let titles: Vec<&str> = found.iter().map(|&matter| names[matter as usize].as_str()).collect();
        match titles.iter().position(|title| title.contains(wanted)) {
            Some(0) => first += 1,
            Some(_) => {}
            None => missed.push(format!("{typed} ({kind}) wants {wanted}, got {titles:?}")),
        }
    }
    eprintln!("{} questions, {first} answered first, {} missed", rows.len(), missed.len());
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_title_finds_itself_first() {
    let Some(names) = names() else { return };
    let index = index(&names);
    let folded = |name: &str| name.chars().filter(|ch| ch.is_alphanumeric()).collect::<String>();
    for name in names.iter().filter(|name| name.chars().count() <= 60) {
        let found = index.find(name, 1, &|_| 0);
        let best = found.first().map(|&matter| folded(&names[matter as usize]));
        assert_eq!(best, Some(folded(name)));
    }
}
