//! What is wanted of a thing chooses among what is called so, in characters and by letters.

use std::sync::Arc;

use crate::search::{Entry, Index, Readings};

/// What titles call a thing, and what people call it, in characters and by letters.
const THINGS: [(&str, &str, &str); 5] = [
    ("残疾人证", "残疾证", "canjizheng"),
    ("律师执业证", "律师证", "lvshizheng"),
    ("烟草专卖零售许可证", "烟草证", "yancaozheng"),
    ("食品经营许可证", "食品证", "shipinzheng"),
    ("护士执业证书", "护士证", "hushizheng"),
];
/// What is done about it: what ends it stands first, and is no longer than the others.
const DEEDS: [&str; 5] = ["注销", "补办", "延续", "变更", "新办"];

fn index() -> Index {
    let titles: Vec<String> = THINGS
        .iter()
        .flat_map(|(thing, ..)| DEEDS.iter().map(move |deed| format!("{thing}{deed}")))
        .collect();
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    Index::build(&Arc::new(Readings::load()), entries, &[])
}

/// The thing and the deed of the first title found.
fn first(index: &Index, typed: &str) -> Option<(usize, &'static str)> {
    let title = *index.find(typed, 5, &|_| 0).first()? as usize;
    Some((title / DEEDS.len(), DEEDS[title % DEEDS.len()]))
}

#[test]
fn what_became_of_a_thing_chooses_what_is_done_about_it() {
    let index = index();
    for (at, (_, said, spelled)) in THINGS.iter().enumerate() {
        for (became, letters, wanted) in [
            ("丢了", "diule", "补办"),
            ("不见了", "bujianle", "补办"),
            ("过期了", "guoqile", "延续"),
            ("不要了", "buyaole", "注销"),
        ] {
            for typed in [format!("{said}{became}"), format!("我的{said}{became}怎么办")] {
                assert_eq!(first(&index, &typed), Some((at, wanted)), "{typed}");
            }
            // By letters another thing may come first, of which the same is said; what is lost is not ended.
            let found = first(&index, &format!("{spelled}{letters}"));
            assert!(
                found.is_some_and(|(_, deed)| (deed == "注销") == (wanted == "注销")),
                "{spelled}{letters} {found:?}"
            );
        }
    }
}

#[test]
fn the_price_and_what_to_bring_are_asked_of_all_of_it() {
    let index = index();
    for typed in ["残疾证多少钱", "残疾证要带什么", "残疾证去哪里办"] {
        let found = index.find(typed, 5, &|_| 0);
        assert!(found.len() == 5 && found.iter().all(|at| *at < 5), "{typed}: {found:?}");
    }
}
