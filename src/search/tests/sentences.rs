//! What people say in their own words, of a small hall.

use std::sync::Arc;

use crate::search::{Entry, Index, Readings, SearchAnswer, Synonym};

const TITLES: [&str; 16] = [
    "残疾人证新办",
    "残疾人证注销",
    "残疾人证挂失补办",
    "残疾人证换领",
    "养犬登记",
    "住宅专项维修资金使用备案",
    "户口注销",
    "丧葬补助金申领",
    "义务教育阶段学生学籍异动办理",
    "烟草专卖零售许可证停业",
    "烟草专卖零售许可证新办",
    "外国人签证延期",
    "建筑工程施工许可证核发",
    "农业转基因生物加工许可证核发",
    "个体工商户设立登记",
    "公共租赁住房申请资格审核",
];

fn index() -> Index {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let synonym = |say: &[&str], mean: &[&str]| Synonym { say: words(say), mean: words(mean) };
    let synonyms = [
        synonym(&["残疾证"], &["残疾人证"]),
        synonym(&["狗", "养狗"], &["养犬"]),
        synonym(&["漏水"], &["维修资金"]),
        synonym(&["卖烟", "烟证"], &["烟草专卖"]),
        synonym(&["廉租房", "没房子"], &["保障性住房", "公共租赁住房"]),
        synonym(&["网签"], &["商品房买卖合同"]),
    ];
    let entries = TITLES.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    Index::build(&Arc::new(Readings::load()), entries, &synonyms)
}

fn asked(typed: &str) -> (Option<&'static str>, bool) {
    let SearchAnswer { matters, is_nearest } = index().answer(typed, 5, &|_| 0);
    (matters.first().map(|&matter| TITLES[matter as usize]), is_nearest)
}

#[test]
fn what_became_of_a_thing_leads_to_what_is_done_about_it() {
    for (typed, wanted) in [
        ("残疾证丢了", 2),
        ("我的残疾证不见了怎么办", 2),
        ("残疾证过期了", 3),
        ("残疾证不要了", 1),
        ("第一次办残疾证", 0),
        ("不卖烟了", 9),
        ("烟证关门", 9),
        ("签证过期", 11),
        ("canjizhengdiule", 2),
        ("canjizhengguoqi", 3),
    ] {
        assert_eq!(asked(typed).0, Some(TITLES[wanted]), "{typed}");
    }
}

#[test]
fn events_lead_to_matters() {
    for (typed, wanted) in [("房子漏水", 5), ("家里养了条狗", 4), ("没房子住", 15), ("人没了户口", 6)]
    {
        assert_eq!(asked(typed).0, Some(TITLES[wanted]), "{typed}");
    }
}

#[test]
fn a_word_beside_words_that_say_nothing_is_found() {
    assert_eq!(asked("我的学籍"), (Some(TITLES[8]), false));
    assert_eq!(asked("请问学籍怎么办"), (Some(TITLES[8]), false));
}

#[test]
fn what_only_comes_near_says_so() {
    assert_eq!(asked("施工许可证").0, Some(TITLES[12]), "not another permit by a wildcard");
    assert!(!asked("施工许可证").1);
    assert_eq!(asked("建筑施工的许可").0, Some(TITLES[12]));
    assert!(asked("烟草零售许可店证").1);
}

#[test]
fn a_character_dropped_added_or_wrong_is_forgiven() {
    for (typed, wanted) in
        [("烟草专零售", 10), ("烟草专专卖零售许可证新办", 10), ("个体工伤户设立", 14), ("公共租凭住房", 15)]
    {
        assert!(index().find(typed, 5, &|_| 0).contains(&wanted), "{typed}");
    }
}

#[test]
fn what_is_not_there_is_not_made_up() {
    for typed in ["订外卖", "修手机", "看电影", "网签", "今天天气怎么样", "我想你", "dingwaimai"]
    {
        assert_eq!(asked(typed), (None, false), "{typed}");
    }
}

#[test]
fn english_words_are_found_by_their_stems_and_several_at_once() {
    let titles = [
        "Company Registration",
        "Work Permit for Foreigners",
        "Marriage Registration",
        "Replacement of Lost Passport",
        "Training Permit Annex, Work Safety",
    ];
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
    let first = |typed: &str| index.find(typed, 5, &|_| 0).first().map(|&at| titles[at as usize]);
    for (typed, wanted) in [
        ("register company", 0),
        ("registering a company", 0),
        ("companies", 0),
        ("marry", 2),
        ("get married", 2),
        ("work permit", 1),
        ("workpermit", 1),
        ("permit to work", 1),
        ("lost my passport", 3),
    ] {
        assert_eq!(first(typed), Some(titles[wanted]), "{typed}");
    }
    let registrations = index.find("register", 5, &|_| 0);
    assert!(registrations.contains(&0) && registrations.contains(&2));
}

#[test]
fn of_english_titles_that_hold_all_words_the_most_wanted_comes_first() {
    let titles = [
        ("Passport Annotation", 70),
        ("First Ordinary Passport", 780),
        ("Surveying Work Permit", 60),
        ("Work Permit for Foreigners", 120),
        ("Permit for Explosives Works", 500),
        ("Retail Licence", 100),
        ("Registration of Individual Businesses", 300),
    ];
    let entries = titles.iter().map(|(title, wanted)| Entry { title, also: &[], popularity: *wanted });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
    let popularity = |at: u32| titles[at as usize].1;
    for (typed, wanted) in [("passport", 1), ("work permit", 3), ("open a shop", 6)] {
        assert_eq!(
            index.find(typed, 1, &popularity),
            [wanted],
            "{typed}: a word stands for one, in a row for more"
        );
    }
}

#[test]
fn a_single_character_of_a_question_is_looked_for_in_what_a_saying_leads_to() {
    assert_eq!(asked("残疾证换"), (Some(TITLES[3]), false), "换 is in 换领");
    assert_eq!(asked("残疾证丢了补"), (Some(TITLES[2]), false), "补 is in 补办");
    assert!(asked("残疾证飞").1, "飞 is in none");
}

#[test]
fn by_letters_a_short_saying_does_not_break_a_longer_one() {
    let titles = ["工伤认定", "个体工商户设立登记"];
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let own = Synonym { say: vec!["工伤".into()], mean: vec!["工伤认定".into()] };
    let index = Index::build(&Arc::new(Readings::load()), entries, &[own]);
    for (typed, wanted) in [("gongshangzhuce", 1), ("gongshang", 0), ("工伤", 0)] {
        assert_eq!(index.find(typed, 1, &|_| 0), [wanted], "{typed}");
    }
}

#[test]
fn of_words_that_say_nothing_an_end_may_belong_to_another() {
    assert_eq!(asked("卖烟要办什么"), asked("卖烟"));
}

#[test]
fn a_place_is_found_by_its_own_reading_and_the_usual_one() {
    let titles = ["于都县户口登记", "宕昌县户口登记", "藏青工业园入驻"];
    let entries = titles.iter().map(|title| Entry { title, also: &[], popularity: 0 });
    let index = Index::build(&Arc::new(Readings::load()), entries, &[]);
    for (typed, wanted) in [
        ("yudu", 0),
        ("yudou", 0),
        ("于都", 0),
        ("tanchang", 1),
        ("dangchang", 1),
        ("zangqing", 2),
        ("yuduhukou", 0),
    ] {
        assert_eq!(index.find(typed, 1, &|_| 0), [wanted], "{typed}");
    }
}

#[test]
fn greetings_and_questions_beside_the_thing_do_not_silence_it() {
    for (typed, wanted) in [
        ("你好，残疾证丢了怎么办，谢谢", 2),
        ("请问几号窗口办养犬登记", 4),
        ("养犬登记几点上班", 4),
        ("怀孕几周养犬登记", 4),
        ("我昨天丢了我的残疾证现在想重新办一张应该去哪个窗口带什么材料谢谢", 2),
        ("你好我的残疾证丢了我昨天丢了我的残疾证现在想重新办一张应该去哪个窗口带什么材料请帮帮我谢谢", 2),
    ] {
        assert_eq!(asked(typed).0, Some(TITLES[wanted]), "{typed}");
    }
    for typed in ["你好", "谢谢", "现在几点", "今天几号", "怀孕几周", "红烧登记"] {
        assert_eq!(asked(typed).0, None, "{typed}");
    }
}
