//! What the search promises, on a small hall.

use std::sync::Arc;

use crate::search::{Entry, Index, Readings, Synonym};

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
