//! Questions in words that nobody wrote down to the letter.

use std::sync::Arc;

use crate::search::{Entry, Index, Readings, SearchAnswer, Synonym};

const TITLES: [&str; 4] = ["临时占用城市道路审批", "停车场备案", "取水许可", "法律援助申请"];

fn asked(typed: &str, say: &str, mean: &str) -> SearchAnswer {
    let own = Synonym { say: vec![say.to_owned()], mean: vec![mean.to_owned()] };
    let entries = TITLES.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    Index::build(&Arc::new(Readings::load()), entries, &[own]).answer(typed, 5, &|_| 0)
}

#[test]
fn a_question_is_known_by_a_saying_that_it_is_like() {
    for typed in ["沙子水泥堆门口了", "shazishuiniduimenkoule"] {
        let answer = asked(typed, "门口堆沙子水泥", "占用 道路");
        assert_eq!((answer.matters.first(), answer.is_nearest), (Some(&0), true), "{typed}");
    }
}

#[test]
fn what_is_more_like_something_that_is_not_done_here_is_silent() {
    assert_eq!(asked("停车被贴条罚款", "停车", "停车场").matters.first(), Some(&1));
    assert_eq!(asked("停车被贴条罚款", "停车贴条罚款", "违法停车处理").matters, [0; 0]);
}

#[test]
fn the_halves_of_a_word_are_looked_for_where_no_title_holds_it() {
    let typed = "水泥沙子门口堆着";
    assert_eq!(asked(typed, "门口堆沙子水泥", "临时道路").matters.first(), Some(&0));
    assert_eq!(asked(typed, "门口堆沙子水泥", "临时铁路").matters, [0; 0]);
}

#[test]
fn a_saying_only_begun_comes_behind_what_holds_the_words() {
    let own = Synonym { say: vec!["城市到路灯坏了".into()], mean: vec!["停车场".into()] };
    let entries = TITLES.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[own]);
    let found = index.find("城市到路", 5, &|_| 0);
    assert_eq!((found.first(), found.contains(&1)), (Some(&0), true), "{found:?}");
}
