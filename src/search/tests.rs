//! What the search promises, on a small hall and against brute force.

use std::sync::Arc;

use super::{Entry, Index, Readings, Synonym};

const TITLES: [&str; 16] = [
    "有限责任公司设立登记",
    "分公司变更登记（备案）",
    "个体工商户注销登记",
    "居民身份证办理（包括临时）",
    "户口迁移审批",
    "城乡居民基本养老保险注销登记",
    "社会保障卡补领、换领、换发",
    "最低生活保障",
    "不动产转移登记",
    "普通护照签发",
    "公积金还款账户变更",
    "A类机动车驾驶证补证",
    "外国人居留许可",
    "重庆银行开户许可",
    "结婚登记",
    "结婚登记",
];

fn index() -> Index {
    let english = ["Ordinary passport".to_owned(), "出国护照".to_owned()];
    let entries = TITLES.iter().map(|title| {
        let also: &[String] = if title.contains("护照") { &english } else { &[] };
        Entry { title, also, popularity: 0 }
    });
    let synonym = |say: &str, mean: &str| Synonym { say: vec![say.to_owned()], mean: vec![mean.to_owned()] };
    let synonyms =
        [synonym("开公司", "公司设立登记"), synonym("低保", "最低 保障"), synonym("领证", "结婚登记")];
    Index::build(&Arc::new(Readings::load()), entries, &synonyms)
}

fn first(typed: &str) -> Option<&'static str> {
    index().find(typed, 20, &|_| 0).first().map(|&matter| TITLES[matter as usize])
}

fn answers(rows: &[(&str, &str)]) {
    for (typed, wanted) in rows {
        assert_eq!(first(typed), Some(*wanted), "{typed}");
    }
}

#[test]
fn han_initials_pinyin_and_mixtures_answer() {
    answers(&[
        ("工商户", TITLES[2]),
        ("hkqy", TITLES[4]),
        ("hukouqianyi", TITLES[4]),
        ("hukouqian", TITLES[4]),
        ("hukouqia", TITLES[4]),
        ("户口qy", TITLES[4]),
        ("huk迁移", TITLES[4]),
        ("hu kou qian yi", TITLES[4]),
        ("chongqingyinhang", TITLES[13]),
        ("huankuan", TITLES[10]),
    ]);
}

#[test]
fn what_dialects_mix_up_answers() {
    answers(&[
        ("shengfengzheng", TITLES[3]),
        ("senfenzheng", TITLES[3]),
        ("fukouqianyi", TITLES[4]),
        ("zuidisenghuo", TITLES[7]),
        ("zongqingyinghang", TITLES[13]),
    ]);
}

#[test]
fn a_wrong_letter_or_character_is_forgiven() {
    answers(&[
        ("身分证", TITLES[3]),
        ("户囗迁移", TITLES[4]),
        ("hukuoqianyi", TITLES[4]),
        ("hukouqiany", TITLES[4]),
        ("hukpuqianyi", TITLES[4]),
        ("shenfenzhegn", TITLES[3]),
    ]);
}

#[test]
fn words_may_come_apart_or_in_another_order() {
    answers(&[
        ("迁移 户口", TITLES[4]),
        ("迁移户口", TITLES[4]),
        ("不动产登记", TITLES[8]),
        ("bdcdj", TITLES[8]),
        ("社保卡", TITLES[6]),
        ("我要办户口迁移手续", TITLES[4]),
    ]);
}

#[test]
fn everyday_words_answer_in_any_writing() {
    answers(&[
        ("开公司", TITLES[0]),
        ("kgs", TITLES[0]),
        ("kaigongsi", TITLES[0]),
        ("低保", TITLES[7]),
        ("dibao", TITLES[7]),
        ("领证", TITLES[14]),
        ("我想领证", TITLES[14]),
    ]);
}

#[test]
fn width_case_and_brackets_do_not_matter() {
    answers(&[
        ("登记(备案)", TITLES[1]),
        ("登记（备案）", TITLES[1]),
        ("登记备案", TITLES[1]),
        ("ａ类", TITLES[11]),
        ("ＨＫＱＹ", TITLES[4]),
        ("换领换发", TITLES[6]),
    ]);
}

#[test]
fn further_titles_answer_too() {
    answers(&[
        ("passport", TITLES[9]),
        ("Passp", TITLES[9]),
        ("passport ordinary", TITLES[9]),
        ("chuguohz", TITLES[9]),
        ("ordinary passport", TITLES[9]),
    ]);
}

#[test]
fn the_inside_of_a_latin_word_does_not_answer() {
    assert_eq!(first("sport"), None);
}

#[test]
fn matters_of_one_title_are_several_answers() {
    let index = index();
    assert_eq!(index.find("结婚登记", 9, &|_| 0)[..2], [14, 15]);
    assert_eq!(index.find("结婚登记", 9, &|matter| matter)[..2], [15, 14]);
    assert_eq!(index.find("结婚登记", 1, &|matter| matter), [15]);
}

#[test]
fn a_matter_is_answered_once_however_many_of_its_titles_fit() {
    let found = index().find("护照", 20, &|_| 0);
    assert_eq!(found, [9]);
}

#[test]
fn the_better_answer_comes_before_the_more_popular() {
    let entries = ["变更登记公告", "登记", "登记公告"];
    let entries = entries.map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
    assert_eq!(index.find("登记", 9, &|matter| u32::from(matter == 0) * 99), [1, 2, 0]);
}

#[test]
fn what_cannot_be_understood_has_no_answer() {
    let index = index();
    let long = "登记".repeat(10_000);
    let emoji = "😀".repeat(15_000);
    for typed in ["", " ", "%_'\"", "\u{0}\u{7}\u{1b}[2J", "😀🏳️‍🌈", &emoji, "の", "、。（）", "qqqq"]
    {
        assert_eq!(index.find(typed, 20, &|_| 0), [] as [u32; 0], "{typed:.20}");
    }
    let _ = index.find(&long, 20, &|_| 0);
    assert_eq!(index.find("登记", 0, &|_| 0), [] as [u32; 0]);
}

#[test]
fn an_empty_index_has_no_answer() {
    let index = Index::build(&Arc::new(Readings::load()), [], &[]);
    assert_eq!(index.find("登记", 5, &|_| 0), [] as [u32; 0]);
    let blank = Entry { title: "（）", also: &[], popularity: 0 };
    let index = Index::build(&Arc::new(Readings::load()), [blank], &[]);
    assert_eq!(index.find("登记", 5, &|_| 0), [] as [u32; 0]);
}

/// A small deterministic source of numbers.
struct Dice(u64);

impl Dice {
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
    let mut dice = Dice(11);
    (0..400).map(|_| [dice.pick(&areas), dice.pick(&things), dice.pick(&acts)].concat()).collect()
}

struct Hall {
    readings: Arc<Readings>,
    titles: Vec<String>,
    index: Index,
}

fn hall() -> Hall {
    let titles = made_up();
    let readings = Arc::new(Readings::load());
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&readings, entries, &[]);
    Hall { readings, titles, index }
}

fn folded(text: &str) -> Vec<char> {
    text.to_lowercase().chars().filter(|ch| ch.is_alphanumeric()).collect()
}

/// Checks that a random stretch of a title, written by `write`, is answered by all titles that brute force
/// finds; with `first`, before any other.
fn against_brute_force(least: usize, first: bool, write: &dyn Fn(&Readings, &[char]) -> Option<Vec<String>>) {
    let Hall { readings, titles, index } = hall();
    let mut dice = Dice(5);
    for _ in 0..300 {
        let title = folded(&titles[dice.below(titles.len())]);
        let len = least + dice.below(4);
        if title.len() < len {
            continue;
        }
        let from = dice.below(title.len() - len + 1);
        if from > 0 && title[from].is_ascii_alphanumeric() && title[from - 1].is_ascii_alphanumeric() {
            continue;
        }
        let Some(whole) = write(&readings, &title) else { continue };
        let part = &whole[from..from + len];
        let typed = part.concat();
        let holds = |title: &String| {
            write(&readings, &folded(title)).is_some_and(|all| all.windows(len).any(|some| some == part))
        };
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
        against_brute_force(least, true, &|_, title| Some(title.iter().map(char::to_string).collect()));
    }
}

#[test]
fn every_stretch_of_syllables_is_found() {
    against_brute_force(1, false, &|readings, title| Some(sounds(readings, title)));
}

#[test]
fn every_stretch_of_first_letters_is_found() {
    for least in [1, 2, 3] {
        let write = |readings: &Readings, title: &[char]| {
            Some(sounds(readings, title).iter().map(|name| name.chars().take(1).collect()).collect())
        };
        against_brute_force(least, false, &write);
    }
}

#[test]
fn every_stretch_of_han_and_syllables_mixed_is_found() {
    let write = |readings: &Readings, title: &[char]| {
        let mixed = |(name, ch): (String, &char)| if u32::from(*ch) % 2 == 0 { ch.to_string() } else { name };
        Some(sounds(readings, title).into_iter().zip(title).map(mixed).collect())
    };
    against_brute_force(2, false, &write);
}

fn sounds(readings: &Readings, title: &[char]) -> Vec<String> {
    let text: String = title.iter().collect();
    readings.read(&text).into_iter().map(|sound| readings.name(sound).to_owned()).collect()
}

#[test]
fn answers_are_deterministic_distinct_and_no_more_than_asked_for() {
    let Hall { titles, index, .. } = hall();
    let mut dice = Dice(3);
    for _ in 0..200 {
        let title: Vec<char> = titles[dice.below(titles.len())].chars().collect();
        let from = dice.below(title.len());
        let typed: String = title[from..].iter().take(1 + dice.below(6)).collect();
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
    let Hall { index, .. } = hall();
    let mut dice = Dice(17);
    for round in 0..400 {
        let bytes: Vec<u8> = (0..dice.below(90)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect();
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
