//! The search against brute force over made-up titles, and against garbage.

use std::sync::Arc;

use crate::search::{Entry, Index, Readings};

/// A small deterministic source of numbers.
struct TestRng(u64);

impl TestRng {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Returns 400 made-up titles, few enough that nothing is cut.
fn made_up() -> Vec<String> {
    let areas = ["广安区", "重庆", "长沙", "六安", "乐清", "单县", "厦门", ""];
    let things = [
        "公司",
        "个体工商户",
        "会计",
        "银行账户",
        "还款",
        "施工许可证",
        "不动产",
        "养老保险",
        "A类执照",
        "种子",
    ];
    let acts = ["设立登记", "变更", "注销", "补办（县级）", "年度审验", "查询", "备案 3年", "核发"];
    let mut rng = TestRng(11);
    (0..400).map(|_| [rng.pick(&areas), rng.pick(&things), rng.pick(&acts)].concat()).collect()
}

struct TestIndex {
    readings: Arc<Readings>,
    titles: Vec<String>,
    index: Index,
}

fn hall() -> TestIndex {
    let titles = made_up();
    let readings = Arc::new(Readings::load());
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&readings, entries, &[]);
    TestIndex { readings, titles, index }
}

fn folded(text: &str) -> Vec<char> {
    text.to_lowercase().chars().filter(|ch| ch.is_alphanumeric()).collect()
}

/// Writes each character of a title somehow.
type Write<'a> = &'a dyn Fn(&Readings, &[char]) -> Vec<String>;

/// Checks that a random stretch of a title, written by `write`, is answered by all titles that brute force
/// finds; with `first`, before any other.
fn against_brute_force(least: usize, first: bool, write: Write) {
    let TestIndex { readings, titles, index } = hall();
    let mut rng = TestRng(5);
    for _ in 0..150 {
        let title = folded(&titles[rng.below(titles.len())]);
        let len = least + rng.below(4);
        if title.len() < len {
            continue;
        }
        let from = rng.below(title.len() - len + 1);
        if from > 0 && title[from].is_ascii_alphanumeric() && title[from - 1].is_ascii_alphanumeric() {
            continue;
        }
        let whole = write(&readings, &title);
        let part = &whole[from..from + len];
        let typed = part.concat();
        let holds = |title: &String| write(&readings, &folded(title)).windows(len).any(|some| some == part);
        let wanted: Vec<usize> = (0..titles.len()).filter(|&at| holds(&titles[at])).collect();
        let found = index.find(&typed, titles.len(), &|_| 0);
        let missing: Vec<&str> = wanted
            .iter()
            .filter(|&&at| !found.contains(&u32::try_from(at).unwrap()))
            .map(|&at| titles[at].as_str())
            .collect();
        assert!(missing.is_empty(), "{typed} misses {missing:?}");
        let held = |&&matter: &&u32| wanted.contains(&(matter as usize));
        assert!(!first || found.iter().take(wanted.len()).filter(held).count() == wanted.len(), "{typed}");
    }
}

#[test]
fn every_stretch_of_han_is_found() {
    for least in [1, 2, 4] {
        against_brute_force(least, true, &|_, title| title.iter().map(char::to_string).collect());
    }
}

#[test]
fn every_stretch_of_syllables_is_found() {
    against_brute_force(1, false, &sounds);
}

#[test]
fn every_stretch_of_first_letters_is_found() {
    for least in [1, 2, 3] {
        let write = |readings: &Readings, title: &[char]| {
            sounds(readings, title).iter().map(|name| name.chars().take(1).collect()).collect::<Vec<String>>()
        };
        against_brute_force(least, false, &write);
    }
}

#[test]
fn every_stretch_of_han_and_syllables_mixed_is_found() {
    let write = |readings: &Readings, title: &[char]| {
        let mixed = |(name, ch): (String, &char)| if u32::from(*ch) % 2 == 0 { ch.to_string() } else { name };
        sounds(readings, title).into_iter().zip(title).map(mixed).collect::<Vec<String>>()
    };
    against_brute_force(2, false, &write);
}

fn sounds(readings: &Readings, title: &[char]) -> Vec<String> {
    let text: String = title.iter().collect();
    readings.read(&text).into_iter().map(|sound| readings.name(sound).to_owned()).collect()
}

#[test]
fn answers_are_deterministic_distinct_and_no_more_than_asked_for() {
    let TestIndex { titles, index, .. } = hall();
    let mut rng = TestRng(3);
    for _ in 0..200 {
        let title: Vec<char> = titles[rng.below(titles.len())].chars().collect();
        let from = rng.below(title.len());
        let typed: String = title[from..].iter().take(1 + rng.below(6)).collect();
        let popularity = |matter: u32| matter * 7 % 5;
        let found = index.find(&typed, 12, &popularity);
        assert_eq!(found, index.find(&typed, 12, &popularity));
        let mut distinct = found.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert!(distinct.len() == found.len() && found.len() <= 12);
        let all = index.find(&typed, 1_000, &popularity);
        assert_eq!(all[..found.len()], found, "a shorter answer is the beginning of a longer one");
    }
}

#[test]
fn nothing_typed_makes_it_fall_over() {
    let TestIndex { index, .. } = hall();
    let mut rng = TestRng(17);
    for round in 0..400 {
        let bytes: Vec<u8> = (0..rng.below(90)).map(|_| u8::try_from(rng.below(256)).unwrap()).collect();
        let typed = if round % 2 == 0 {
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            let letters = "aeghinosuzv 公司登'３（％\u{301}𠮷😀\u{0}行";
            let letters: Vec<char> = letters.chars().collect();
            bytes.iter().map(|&byte| letters[usize::from(byte) % letters.len()]).collect()
        };
        assert!(index.find(&typed, 20, &|_| 0).len() <= 20);
    }
}
