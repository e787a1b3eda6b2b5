//! Names of counties and districts: fifteen are read their own way, all others as before.
use crate::support::skips::{Lacking, skipped};
use service_hall::search::{Entry, Index, Readings};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// Places that are read otherwise than their characters alone, and what they are found by.
const PLACES: [(&str, &str); 15] = [
    ("于都", "yudu"),
    ("都昌", "duchang"),
    ("洪洞", "hongtong"),
    ("珲春", "hunchun"),
    ("崆峒", "kongtong"),
    ("蚌山", "bengshan"),
    ("召陵", "shaoling"),
    ("宕昌", "tanchang"),
    ("繁峙", "fanshi"),
    ("涡阳", "guoyang"),
    ("商都", "shangdu"),
    ("穆棱", "muling"),
    ("碌曲", "luqu"),
    ("伽师", "jiashi"),
    ("乌什", "wushi"),
];
/// What all other names were read as before these were, as a sum.
const BEFORE: u64 = 0x5f00_91d0_93da_1364;

fn areas() -> Option<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/regions/areas.csv");
    let Ok(table) = std::fs::read_to_string(path) else {
        skipped(Lacking::Catalogues);
        return None;
    };
    Some(table.lines().skip(1).filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect())
}

#[test]
fn each_is_found_among_all_names_by_its_own_reading_and_the_usual_one() {
    let Some(areas) = areas() else { return };
    let entries = areas.iter().map(|name| Entry { title: name, also: &[], popularity: 0 });
    let readings = Arc::new(Readings::load());
    let index = Index::build(&readings, entries, &[]);
    let park = index.find("zangqing", 60, &|_| 0);
    assert!(park.iter().any(|&at| areas[at as usize].contains("藏青")));
    for (place, own) in PLACES {
        let usual: String = place
            .chars()
            .flat_map(|ch| readings.read(&ch.to_string()))
            .map(|sound| readings.name(sound))
            .collect();
        for typed in [own, &usual, place] {
            let found = index.find(typed, 60, &|_| 0);
            assert!(found.iter().any(|&at| areas[at as usize].contains(place)), "{place} by {typed}");
        }
    }
}

#[test]
fn all_other_names_are_read_as_before() {
    let Some(areas) = areas() else { return };
    let readings = Readings::load();
    let others = areas
        .iter()
        .filter(|name| !name.contains("藏青") && !PLACES.iter().any(|(place, _)| name.contains(place)));
    let mut said = String::new();
    for name in others {
        let sounds: Vec<&str> = readings.read(name).into_iter().map(|sound| readings.name(sound)).collect();
        writeln!(said, "{name} {}", sounds.join(" ")).unwrap();
    }
    let sum = said
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(sum, BEFORE);
}
