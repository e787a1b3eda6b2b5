//! What is built in of everyday words: without a word of the hall's own.

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
    for typed in ["点奶茶", "附近哪有电影院", "帮我写作业", "股票涨了吗"] {
        assert_eq!(first(typed), None, "{typed}");
    }
    let titles = ["电影院设立审批"].iter().chain(&TITLES);
    let entries = titles.map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
    assert_eq!(index.find("附近哪有电影院", 5, &|_| 0).first(), Some(&0));
}
