//! What is typed, and what is offered for it.
use service_hall::ime::{Composition, Mode, PAGE};

/// Types keys into a new composition.
fn typed(mode: Mode, keys: &str) -> Composition {
    let mut input = Composition::new(mode);
    assert!(keys.chars().all(|key| input.press(key)), "{keys}");
    input
}

fn page(mode: Mode, keys: &str) -> Vec<String> {
    typed(mode, keys).page(0).candidates.into_iter().map(|candidate| candidate.text).collect()
}

/// The number of a candidate over all pages.
fn place(input: &Composition, text: &str) -> usize {
    let found = input.candidates().iter().position(|candidate| candidate.text == text);
    found.unwrap_or_else(|| panic!("{text} is not offered for {}", input.keys()))
}

#[test]
fn words_of_a_hall_come_first() {
    for (keys, text) in [
        ("jianyi", "建议"),
        ("quhao", "取号"),
        ("jiaohaoji", "叫号机"),
        ("shouli", "受理"),
        ("dengji", "登记"),
        ("tuixiu", "退休"),
        ("shiye", "失业"),
        ("zhicheng", "职称"),
        ("gongshang", "工伤"),
        ("laonian", "老年"),
        ("shebaoka", "社保卡"),
        ("yijianxiang", "意见箱"),
        ("banbuchengshi", "办不成事"),
        ("wubaohu", "五保户"),
        ("cengyongming", "曾用名"),
        ("zhunshengzheng", "准生证"),
        ("yinshui", "饮水"),
    ] {
        assert_eq!(page(Mode::Pinyin, keys)[0], text, "{keys}");
    }
}

#[test]
fn a_sentence_is_put_together() {
    for (keys, text) in [
        ("chuangkoutaishaolepaiduishijiantaichang", "窗口太少了排队时间太长"),
        ("jiaohaodeshengyintaixiaolaorentingbujian", "叫号的声音太小老人听不见"),
        ("qingwenbanlijuzhuzhengxuyaoshenmecailiao", "请问办理居住证需要什么材料"),
        ("gongzuorenyuantaiduhenhao", "工作人员态度很好"),
    ] {
        assert_eq!(page(Mode::Pinyin, keys)[0], text, "{keys}");
    }
}

#[test]
fn a_sentence_is_written_phrase_by_phrase() {
    let mut input = typed(Mode::Pinyin, "jianyizengjiachuangkou");
    assert_eq!(input.page(0).candidates[0].text, "建议增加窗口");
    assert_eq!(input.choose(place(&input, "建议")).as_deref(), Some("建议"));
    assert_eq!(input.keys(), "zengjiachuangkou", "what was not chosen for stays");
    assert_eq!(input.choose(place(&input, "增加")).as_deref(), Some("增加"));
    assert_eq!(input.choose(0).as_deref(), Some("窗口"));
    assert_eq!(input.keys(), "");
    let next = input.page(0);
    assert_eq!(next.candidates.len(), PAGE);
    assert!(next.candidates.iter().all(|candidate| candidate.keys == 0), "what may come next takes no keys");
}

#[test]
fn what_may_come_next_follows_what_was_written() {
    let mut input = typed(Mode::Pinyin, "jianyi");
    input.choose(0);
    let next: Vec<String> = input.page(0).candidates.into_iter().map(|candidate| candidate.text).collect();
    assert_eq!(next[..3], ["增加", "增设", "延长"]);
    assert_eq!(input.choose(0).as_deref(), Some("增加"));
    assert_eq!(input.page(0).candidates[0].text, "窗口");
    let begun: Vec<String> =
        Composition::new(Mode::Strokes).candidates().into_iter().map(|c| c.text).collect();
    assert!(begun.contains(&"建议".to_owned()) && begun.contains(&"请问".to_owned()), "{begun:?}");
    assert_eq!(Composition::after(Mode::Pinyin, "我有一个建议").page(0).candidates[0].text, "增加");
}

#[test]
fn mixed_up_sounds_are_understood_after_what_was_spelled() {
    for (keys, text) in
        [("cuangkou", "窗口"), ("sengfenzheng", "身份证"), ("lianling", "年龄"), ("fuzhao", "护照")]
    {
        let found = page(Mode::Pinyin, keys);
        assert!(found.iter().any(|other| other == text), "{keys}: {found:?}");
    }
    assert_eq!(page(Mode::Pinyin, "zishi")[0], "姿势", "what was spelled comes first");
}

#[test]
fn initials_and_begun_syllables_are_enough() {
    assert_eq!(page(Mode::Pinyin, "jy")[0], "建议");
    assert!(page(Mode::Pinyin, "sfz").contains(&"身份证".to_owned()));
    assert!(page(Mode::Pinyin, "gzry").contains(&"工作人员".to_owned()));
    assert_eq!(page(Mode::Pinyin, "jiany")[0], "建议");
    assert_eq!(page(Mode::Pinyin, "chuangk")[0], "窗口");
}

#[test]
fn names_and_places_beyond_the_common_characters_can_be_written() {
    for (keys, text, before) in [
        ("zhe", "喆", 60),
        ("kun", "堃", 20),
        ("yi", "祎", 400),
        ("chong", "翀", 20),
        ("jun", "珺", 60),
        ("jiao", "滘", 90),
        ("qi", "郪", 300),
    ] {
        assert!(place(&typed(Mode::Pinyin, keys), text) < before, "{text}");
        assert_ne!(page(Mode::Pinyin, keys)[0], text);
    }
}

#[test]
fn a_separator_cuts_and_v_is_the_umlaut() {
    assert!(page(Mode::Pinyin, "xi'an").contains(&"西安".to_owned()));
    assert!(!page(Mode::Pinyin, "xi'an").contains(&"先".to_owned()));
    for (keys, text) in [
        ("nv", "女"),
        ("lvshi", "律师"),
        ("lveduo", "掠夺"),
        ("lueduo", "掠夺"),
        ("nuedai", "虐待"),
        ("nvedai", "虐待"),
        ("lvse", "绿色"),
    ] {
        assert_eq!(page(Mode::Pinyin, keys)[0], text, "{keys}");
    }
    assert!(!Composition::new(Mode::Pinyin).press('\''), "nothing is there to cut");
}

#[test]
fn nine_keys_find_the_same_words() {
    assert_eq!(page(Mode::NineKeys, "542694")[0], "建议");
    assert_eq!(page(Mode::NineKeys, "248264568")[0], "窗口");
    let (syllables, rest) = {
        let input = typed(Mode::NineKeys, "542694");
        let (syllables, rest) = input.spelled();
        (syllables.join(" "), rest.to_owned())
    };
    assert_eq!((syllables.as_str(), rest.as_str()), ("jian yi", ""));
}

#[test]
fn nine_keys_have_what_is_complained_of_on_the_first_page() {
    for (keys, text) in [
        ("2426744", "超时"),
        ("9874", "逾期"),
        ("7468484", "受贿"),
        ("54674", "锦旗"),
        ("265426", "案件"),
        ("4364424", "更改"),
        ("58226", "举报"),
        ("426943946", "感谢信"),
    ] {
        let found = page(Mode::NineKeys, keys);
        assert!(found.iter().any(|other| other == text), "{text}: {found:?}");
    }
}

#[test]
fn numbers_of_two_figures_are_on_the_first_page() {
    for (nine, letters, text) in [
        ("7474422", "qishiba", "七十八"),
        ("3774494", "ershiyi", "二十一"),
        ("548744726", "jiushisan", "九十三"),
    ] {
        for (mode, keys) in [(Mode::NineKeys, nine), (Mode::Pinyin, letters)] {
            let found = page(mode, keys);
            assert!(found.iter().any(|other| other == text), "{text}: {found:?}");
        }
    }
}

#[test]
fn figures_go_with_their_measures_and_verbs_with_what_they_come_to() {
    for (keys, text) in [
        ("paolejitang", "跑了几趟"),
        ("zhongwushierdiandaoliangdian", "中午十二点到两点"),
        ("fangjibayizi", "放几把椅子"),
        ("laorenpabushangqu", "老人爬不上去"),
        ("xiuyixiu", "修一修"),
    ] {
        assert_eq!(page(Mode::Pinyin, keys)[0], text, "{keys}");
    }
}

#[test]
fn rare_names_are_written_by_strokes_and_stand_behind_all_others() {
    for (code, ch) in [
        ("121251121251", "喆"),
        ("41534153121", "堃"),
        ("253425342534", "淼"),
        ("25113132", "昇"),
        ("311231123112", "犇"),
        ("135341134", "䶮"),
        ("11213511", "玥"),
        ("45241152", "祎"),
    ] {
        let found = page(Mode::Strokes, code);
        assert!(found.iter().any(|other| other == ch), "{ch}: {found:?}");
    }
    let all = typed(Mode::Strokes, "121251").candidates();
    let at = |text: &str| all.iter().position(|candidate| candidate.text == text);
    assert!(at("吉") < Some(3) && at("吉") < at("喆"), "who writes 吉 is offered 吉");
}

#[test]
fn strokes_find_characters_whatever_order_is_usual() {
    assert_eq!(page(Mode::Strokes, "3112")[0], "手");
    for code in ["445521", "445551"] {
        assert_eq!(page(Mode::Strokes, code)[0], "字", "{code}");
    }
    for (code, ch) in [
        ("332132522114544", "德"),
        ("332122522114544", "德"),
        ("433425134", "炽"),
        ("4135", "方"),
        ("4153", "方"),
    ] {
        assert!(page(Mode::Strokes, code).contains(&ch.to_owned()), "{code}");
    }
    assert!(
        page(Mode::Strokes, "4*5").contains(&"字".to_owned())
            || page(Mode::Strokes, "44**2").contains(&"字".to_owned())
    );
    let all = typed(Mode::Strokes, "1").candidates();
    let at = |text: &str| all.iter().position(|candidate| candidate.text == text);
    assert!(at("一") == Some(0) && at("要") > at("一") && at("要") < at("亍"), "the second level comes last");
}

#[test]
fn syllables_are_shown_as_they_are_read() {
    let input = typed(Mode::Pinyin, "jianyizengjiachuangk");
    let (syllables, rest) = input.spelled();
    assert_eq!(syllables[..4], ["jian", "yi", "zeng", "jia"]);
    assert_eq!(rest, "");
    assert_eq!(typed(Mode::Pinyin, "jianyiu").spelled(), (vec!["jian", "yi"], "u"));
}

#[test]
fn keys_are_taken_back_one_by_one_and_by_syllable() {
    let mut input = typed(Mode::Pinyin, "jianyizeng");
    assert!(input.take_back_syllable());
    assert_eq!(input.keys(), "jianyi");
    assert!(input.take_back_key());
    assert_eq!(input.keys(), "jiany");
    assert!(input.take_back_syllable() && input.take_back_syllable());
    assert_eq!(input.keys(), "");
    assert!(!input.take_back_syllable() && !input.take_back_key());
    let mut input = typed(Mode::Pinyin, "xi'an'");
    input.take_back_syllable();
    assert_eq!(input.keys(), "xi'");
}

#[test]
fn there_is_an_end_to_keys() {
    let mut input = Composition::new(Mode::Pinyin);
    let taken = "jianyi".chars().cycle().take(1000).filter(|&key| input.press(key)).count();
    assert_eq!(taken, 240);
    assert_eq!(input.keys().len(), 240);
}

#[test]
fn keys_are_cut_where_their_syllables_end() {
    assert_eq!(typed(Mode::Pinyin, "jianyi").typed_syllables(), ["jian", "yi"]);
    assert_eq!(typed(Mode::Pinyin, "sfz").typed_syllables(), ["s", "f", "z"]);
    assert_eq!(typed(Mode::Pinyin, "xi'an'").typed_syllables(), ["xi", "an"]);
    assert_eq!(typed(Mode::Pinyin, "jianyiu").typed_syllables(), ["jian", "yi", "u"]);
    assert_eq!(typed(Mode::NineKeys, "542694").typed_syllables(), ["5426", "94"]);
    assert_eq!(typed(Mode::Strokes, "34*").typed_syllables(), ["3", "4", "*"]);
    assert!(Composition::new(Mode::Pinyin).typed_syllables().is_empty());
}
