//! What is built in of everyday words: without a word of the hall's own.

use std::collections::HashSet;
use std::sync::Arc;

use crate::search::{Entry, Index, Readings, SearchAnswer, Synonym};

const TITLES: [&str; 10] = [
    "动物防疫条件合格证核发",
    "林木采伐许可证核发",
    "设置卫星电视广播地面接收设施审批",
    "城市建筑垃圾处置核准",
    "食品经营许可证新办",
    "食品经营许可证注销",
    "社会保障卡补领",
    "职业病诊断",
    "民族成份变更",
    "营业执照补领",
];

fn asked_of(typed: &str, synonyms: &[Synonym]) -> SearchAnswer {
    let entries = TITLES.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    Index::build(&Arc::new(Readings::load()), entries, synonyms).answer(typed, 5, &|_| 0)
}

fn first(typed: &str) -> Option<&'static str> {
    asked_of(typed, &[]).matters.first().map(|&at| TITLES[at as usize])
}

#[test]
fn a_story_is_understood_by_the_words_that_tell() {
    for (typed, wanted) in [
        ("屋里装修拆下来一堆砖头往哪倒", 3),
        ("我在石材厂干活多年现在肺坏了", 7),
        ("孩子想随妈妈改成苗族", 8),
        ("zhuangxiulajiwangnadao", 3),
    ] {
        assert_eq!(first(typed), Some(TITLES[wanted]), "{typed}");
    }
}

#[test]
fn a_saying_is_heard_with_something_between_and_the_end_first() {
    for (typed, wanted) in [("想养两百头猪", 0), ("自家坡上的树能砍来卖吗", 1), ("屋顶装了个锅", 2)]
    {
        assert_eq!(first(typed), Some(TITLES[wanted]), "{typed}");
    }
}

#[test]
fn what_is_wanted_may_be_said_within_a_saying() {
    assert_eq!(first("想开面馆"), Some(TITLES[4]));
    assert_eq!(first("面馆不开了"), Some(TITLES[5]));
}

#[test]
fn a_hall_knows_its_own_words_best() {
    let own = Synonym { say: vec!["面馆".to_owned()], mean: vec!["建筑垃圾".to_owned()] };
    assert_eq!(asked_of("开面馆", &[own]).matters.first(), Some(&3));
}

#[test]
fn what_a_title_says_needs_no_saying() {
    assert_eq!(asked_of("营业执照", &[]).matters, [9]);
}

#[test]
fn what_no_hall_does_is_silent_unless_a_title_names_it() {
    let milk_tea = Synonym { say: vec!["奶茶".to_owned()], mean: vec!["食品经营".to_owned()] };
    assert_eq!(asked_of("奶茶", std::slice::from_ref(&milk_tea)).matters, [4, 5]);
    assert_eq!(asked_of("点奶茶", &[milk_tea]).matters, [0; 0]);
    let first = |typed: &str, more: &'static str| {
        let titles = [more].into_iter().chain(TITLES);
        let entries = titles.map(|title| Entry { title, also: &[], popularity: 0 });
        let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
        index.find(typed, 5, &|_| 0).first().copied()
    };
    assert_eq!(first("今天看电影几块钱", "城市建筑垃圾清运"), None);
    assert_eq!(first("今天看电影几块钱", "农村老人看电影补贴"), Some(0));
}

#[test]
fn what_became_of_a_thing_takes_a_word_for_what_no_hall_does_along() {
    assert_eq!(first("社保卡掉厕所里了"), Some(TITLES[6]));
}

#[test]
fn a_longer_saying_takes_a_word_for_what_no_hall_does_along() {
    let titles = ["成品油零售经营资格审批", "机动车登记"];
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
    assert_eq!(index.find("想在村口开个加油站", 5, &|_| 0).first(), Some(&0));
}

#[test]
fn two_syllables_are_no_word_that_says_nothing_where_titles_hold_them() {
    let titles = ["医师资格认定", "律师注册"];
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
    for typed in ["yishizige", "zige", "yishi"] {
        assert_eq!(index.find(typed, 5, &|_| 0).first(), Some(&0), "{typed}");
    }
}

#[test]
fn two_characters_turned_round_are_another_word() {
    let own = Synonym { say: vec!["奶牛".to_owned()], mean: vec!["职业病".to_owned()] };
    assert_eq!(asked_of("我家养的奶牛", std::slice::from_ref(&own)).matters.first(), Some(&7));
    assert!(!asked_of("我想喝牛奶", &[own]).matters.contains(&7));
}

#[test]
fn every_line_of_the_lexicon_says_what_it_means() {
    let everyday = include_str!("../lexicon/everyday.txt").lines().filter(|line| !line.starts_with('#'));
    let out_of_scope =
        include_str!("../lexicon/out_of_scope.txt").lines().filter(|line| !line.starts_with('#'));
    let out_of_scope: HashSet<&str> = out_of_scope.flat_map(str::split_whitespace).collect();
    let mut sayings = 0;
    for line in everyday {
        let (says, means) = line.split_once(" = ").unwrap_or_else(|| panic!("no meaning: {line}"));
        assert!((1..=8).contains(&means.split_whitespace().count()), "{line}");
        assert!(means.split(['+', ' ']).all(|word| !word.is_empty()), "{line}");
        for say in says.strip_prefix("hint ").unwrap_or(says).split(' ') {
            let is_long = say.chars().count() > 1 || says.starts_with("hint ");
            assert!(is_long && !out_of_scope.contains(say), "{say}: {line}");
            sayings += 1;
        }
    }
    assert!(sayings > 30_000, "{sayings}");
}
