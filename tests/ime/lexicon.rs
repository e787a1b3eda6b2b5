//! What the input method knows: nothing of the data it is judged by, nothing offensive, and enough for sentences nobody trained.
use crate::support::skips::{Lacking, skipped};
use service_hall::ime::{Composition, Mode};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SENTENCES: &str = include_str!("../../src/ime/lexicon/sentences.txt");
const HALL: &str = include_str!("../../src/ime/lexicon/hall.txt");
const NEXT: &str = include_str!("../../src/ime/lexicon/next.txt");
const BLOCKED: &str = include_str!("../../src/ime/lexicon/blocked.txt");
const DICTIONARY: &str = include_str!("../../src/ime/lexicon/dictionary.txt");
const SEALED: &str = include_str!("sealed.tsv");
const EVERYDAY: &str = include_str!("everyday.tsv");

/// Letters, and the hash of an offensive text that would be offered for them.
const SAMPLE: [(&str, u64); 18] = [
    ("yinshui", 0x37ce_e4f4_fd82_2e7b),
    ("shabi", 0xb51a_f3ef_b279_5506),
    ("caonima", 0xc15e_a519_1366_e7fb),
    ("wangbadan", 0x8060_d78b_b598_549e),
    ("biaozi", 0x383b_d15b_783e_4117),
    ("jinv", 0x307c_04a5_5206_f862),
    ("qiangjian", 0x626f_a6f4_817e_9570),
    ("hundan", 0x6a38_28e2_36bf_715b),
    ("jianren", 0xf92c_15de_b14e_9450),
    ("baichi", 0xb158_aa70_fbd5_11b6),
    ("qusi", 0x726e_e1ce_f1b0_7617),
    ("chusheng", 0x492e_825c_e5d4_9421),
    ("jiba", 0x0a7f_e38d_0358_5ead),
    ("tamade", 0xc54a_b2dc_3588_bb9a),
    ("piyan", 0x7a13_ecfd_f3b3_c353),
    ("gundan", 0x5e69_260d_0b74_f1a2),
    ("yindao", 0xfd05_9710_f5ff_0057),
    ("koujiao", 0xabd5_875a_7584_41ec),
];

/// The 64-bit FNV-1a hash.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The list of what is never offered.
pub struct Refused {
    anywhere: BTreeSet<u64>,
    whole: BTreeSet<u64>,
}

impl Refused {
    pub fn read() -> Refused {
        let lines = || BLOCKED.lines().filter(|line| !line.starts_with('#'));
        let of = |kind: &str| {
            let hashes =
                lines().filter(|line| line.starts_with(kind)).map(|line| line.rsplit(' ').next().unwrap());
            hashes.map(|hash| u64::from_str_radix(hash, 16).unwrap()).collect()
        };
        Refused { anywhere: of("a "), whole: of("w ") }
    }

    /// Is a text refused, as a whole or for something in it?
    pub fn has(&self, text: &str) -> bool {
        let chars: Vec<char> = text.chars().collect();
        let part = |start: usize, end: usize| hash(&chars[start..end].iter().collect::<String>());
        let within =
            |start: usize| (start + 1..=chars.len()).any(|end| self.anywhere.contains(&part(start, end)));
        self.whole.contains(&hash(text)) || (0..chars.len()).any(within)
    }
}

fn sentences() -> impl Iterator<Item = &'static str> {
    SENTENCES.lines().filter(|line| !line.starts_with('#'))
}

/// The texts of a table of the shared data.
#[track_caller]
fn shared(name: &str) -> Option<BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/input").join(name);
    let Ok(table) = fs::read_to_string(path) else {
        skipped(Lacking::Catalogues);
        return None;
    };
    Some(table.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned).collect())
}

/// A text without its marks.
fn bare(text: &str) -> String {
    text.chars().filter(|ch| ('\u{3400}'..'\u{a000}').contains(ch)).collect()
}

#[test]
fn what_it_is_judged_by_is_not_in_the_lexicon() {
    let (Some(judged), Some(phrases)) = (shared("sentences.tsv"), shared("phrases.tsv")) else { return };
    let judged: BTreeSet<String> = judged.iter().map(|text| bare(text)).collect();
    for line in sentences() {
        assert!(!judged.contains(&bare(line)), "{line}");
    }
    let long: BTreeSet<&str> =
        phrases.iter().filter(|text| text.chars().count() >= 5).map(String::as_str).collect();
    let words = HALL
        .lines()
        .chain(NEXT.lines())
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace);
    for word in words.map(|word| word.split('=').next().unwrap()) {
        assert!(!long.contains(word) && !judged.contains(word), "{word}");
    }
}

#[test]
fn there_are_more_than_a_thousand_sentences_each_once() {
    let all: BTreeSet<&str> = sentences().collect();
    assert_eq!(all.len(), sentences().count());
    assert!(all.len() >= 1000, "{}", all.len());
}

/// The sentences of a table with their syllables.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').unwrap())
}

#[test]
fn what_was_sealed_is_not_trained_on() {
    let trained: BTreeSet<String> = sentences().map(bare).collect();
    for (text, _) in rows(SEALED).chain(rows(EVERYDAY)) {
        assert!(!trained.contains(text), "{text}");
    }
}

#[test]
fn of_sentences_nobody_trained_nine_characters_in_ten_are_right() {
    // The first are of kinds that nobody wrote down, the others such as people write every day.
    for (table, least) in [(SEALED, 90), (EVERYDAY, 96)] {
        let (mut right, mut all) = (0, 0);
        for (text, syllables) in rows(table) {
            let mut input = Composition::new(Mode::Pinyin);
            assert!(syllables.split(' ').flat_map(str::chars).all(|key| input.press(key)));
            let first = input.page(0).candidates.remove(0);
            assert_eq!(first.keys, input.keys().len(), "{text}");
            all += text.chars().count();
            right += text.chars().zip(first.text.chars()).filter(|(wanted, got)| wanted == got).count();
        }
        assert!(right * 100 >= all * least, "{right} of {all}");
    }
}

#[test]
fn nothing_offensive_is_offered() {
    let refused = Refused::read();
    for (letters, offensive) in SAMPLE {
        let mut input = Composition::new(Mode::Pinyin);
        assert!(letters.chars().all(|key| input.press(key)));
        let candidates = input.candidates();
        assert!(!candidates.is_empty());
        for candidate in candidates {
            assert!(hash(&candidate.text) != offensive && !refused.has(&candidate.text), "{letters}");
        }
    }
}

#[test]
fn the_dictionary_that_is_kept_has_nothing_offensive() {
    let refused = Refused::read();
    for line in DICTIONARY.lines().filter(|line| !line.starts_with('#')) {
        for word in line.split(' ').filter(|word| word.chars().nth(1).is_some() && !word.is_ascii()) {
            assert!(!refused.has(word), "a word of {:?}", line.split(' ').next());
        }
    }
}

#[test]
fn a_sentence_does_not_put_together_what_is_refused() {
    let refused = Refused::read();
    for (letters, offensive) in SAMPLE {
        // In the middle of a sentence, where pieces would compose it.
        let keys = format!("gongzuorenyuan{letters}chuangkou");
        let mut input = Composition::new(Mode::Pinyin);
        assert!(keys.chars().all(|key| input.press(key)));
        let first = &input.page(0).candidates[0];
        assert!(!refused.has(&first.text), "{letters}: {offensive:x}");
        assert_eq!(first.keys, keys.len(), "{letters}: the whole is still offered");
    }
}

#[test]
fn innocent_words_stay() {
    for (letters, text) in [
        ("mamade", "妈妈的"),
        ("fuza", "复杂"),
        ("shengchu", "牲畜"),
        ("siwangzhengming", "死亡证明"),
        ("lukoujiaotong", "路口交通"),
        ("chuangkoujiaofei", "窗口交费"),
        ("canji", "残疾"),
        ("laji", "垃圾"),
        ("xingbie", "性别"),
        ("danao", "大脑"),
        ("jidan", "鸡蛋"),
        ("yinshui", "引水"),
        ("caozuo", "操作"),
        ("jianshe", "建设"),
        ("nainai", "奶奶"),
        ("biantai", "变态"),
        ("zhongliu", "肿瘤"),
        ("dubo", "赌博"),
        ("xidu", "吸毒"),
    ] {
        let mut input = Composition::new(Mode::Pinyin);
        assert!(letters.chars().all(|key| input.press(key)));
        let offered: Vec<String> = input.candidates().into_iter().map(|candidate| candidate.text).collect();
        assert!(offered.iter().any(|other| other == text), "{letters}: {:?}", &offered[..9]);
    }
}
