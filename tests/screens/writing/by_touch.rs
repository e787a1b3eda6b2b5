//! An opinion of sixty characters, written with a finger in each way of writing.
use super::writer::{ACROSS, SMALL, UPRIGHT, Writer};
use ratatui::layout::Rect;
use service_hall::text::Lang;
use service_hall::ui::Panel;
use service_hall::ui::keyboard::{EntryChange, EntryTouch, KeyboardMode, TextEntry};
use std::collections::HashMap;

/// What is written, phrase by phrase, with the letters of each.
const OPINION: [(&str, &str); 27] = [
    ("jianyi", "建议"),
    ("laonianren", "老年人"),
    ("chuangkou", "窗口"),
    ("zengjia", "增加"),
    ("zuoyi", "座椅"),
    ("", "，"),
    ("denghou", "等候"),
    ("shijian", "时间"),
    ("taichang", "太长"),
    ("", "，"),
    ("xiwang", "希望"),
    ("gongzuorenyuan", "工作人员"),
    ("taidu", "态度"),
    ("zaihao", "再好"),
    ("yidian", "一点"),
    ("", "。"),
    ("zizhuji", "自助机"),
    ("buhui", "不会"),
    ("yong", "用"),
    ("", "，"),
    ("meiyouren", "没有人"),
    ("bangmang", "帮忙"),
    ("", "，"),
    ("qing", "请"),
    ("jinkuai", "尽快"),
    ("gaijin", "改进"),
    ("", "。"),
];

fn opinion() -> String {
    let text: String = OPINION.iter().map(|(_, text)| *text).collect();
    // One more sentence makes it sixty characters.
    let more = "谢谢你们，下次再来。";
    [text.as_str(), more].concat()
}

/// The further sentence.
const MORE: [(&str, &str); 5] =
    [("xiexie", "谢谢"), ("nimen", "你们"), ("", "，"), ("xiacizailai", "下次再来"), ("", "。")];

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    OPINION.into_iter().chain(MORE)
}

/// The key of a letter among the nine.
fn nine(letter: char) -> char {
    let keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];
    ('2'..='9').zip(keys).find(|(_, letters)| letters.contains(letter)).unwrap().0
}

#[test]
fn an_opinion_by_pinyin() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    for (keys, text) in all() {
        if keys.is_empty() {
            writer.tap(text)
        } else {
            writer.spell(keys, text)
        };
    }
    assert_eq!(writer.entry.text(), opinion());
    assert!(opinion().chars().count() >= 60);
    assert!(writer.sees(&format!("已写 {} 字", opinion().chars().count())), "{}", writer.screen());
}

#[test]
fn an_opinion_by_nine_keys() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.tap("九键");
    for (keys, text) in all() {
        writer.keys(keys.chars().map(nine));
        if keys.is_empty() {
            writer.tap(text)
        } else {
            writer.choose(text)
        };
    }
    assert_eq!(writer.entry.text(), opinion());
}

/// The strokes of characters, as on the keys.
fn strokes() -> HashMap<char, &'static str> {
    let table = include_str!("../../../src/ime/lexicon/strokes.txt");
    let lines = table.lines().filter_map(|line| line.split_once(' '));
    let lines = lines.filter(|(code, _)| code.chars().all(|stroke| ('1'..='5').contains(&stroke)));
    lines.flat_map(|(code, letters)| letters.chars().map(move |letter| (letter, code))).collect()
}

#[test]
fn an_opinion_by_strokes() {
    let (mut writer, strokes) = (Writer::new(KeyboardMode::Pinyin), strokes());
    writer.tap("笔画");
    for letter in opinion().chars() {
        for (at, stroke) in strokes.get(&letter).copied().unwrap_or_default().chars().enumerate() {
            if writer.labels().contains(&letter.to_string()) {
                break;
            }
            // Somebody who is not sure about the third stroke.
            writer.keys([if at == 2 { '*' } else { stroke }]);
        }
        writer.choose(&letter.to_string());
    }
    assert_eq!(writer.entry.text(), opinion());
}

#[test]
fn a_phrase_and_a_suggestion_need_one_touch_each() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.tap("建议").choose("增加");
    assert_eq!((writer.entry.text(), writer.touches), ("建议增加", 2));
    writer.tap("常用语").choose("请尽快答复");
    assert!(writer.entry.text().ends_with("增加请尽快答复"));
}

#[test]
fn nothing_chinese_is_offered_behind_english() {
    let mut writer = Writer::new(KeyboardMode::Latin);
    writer.entry = TextEntry::lines(1000, KeyboardMode::Latin).with("Only two windows");
    let rows = |writer: &Writer| writer.look(None).1[0].place.area.height;
    let high = rows(&writer);
    writer.tap("符号");
    assert!(rows(&writer) < high && !writer.sees("希望"), "{}", writer.screen());
    writer.tap("。");
    assert!(writer.sees("希望"), "{}", writer.screen());
}

#[test]
fn letters_digits_and_signs() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.tap("英文").tap("大写").tap("A").tap("小写").tap("b").tap("空格").tap("123").tap("7").tap("符号");
    writer.tap("％").tap("！");
    assert_eq!(writer.entry.text(), "Ab 7％！");
    writer.tap("退格").tap("退格");
    assert_eq!(writer.entry.text(), "Ab 7");
}

#[test]
fn one_touch_takes_a_syllable_back_and_then_a_character() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.spell("jianyi", "建议");
    writer.keys("chuangkou".chars());
    assert!(writer.sees("建议chuang kou"), "{}", writer.screen());
    writer.tap("退格");
    assert_eq!(writer.entry.spelled(), "chuang");
    writer.tap("退格");
    assert!(!writer.entry.is_composing());
    writer.tap("退格");
    assert_eq!(writer.entry.text(), "建");
}

#[test]
fn after_a_choice_one_touch_takes_a_syllable_of_the_rest_back() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.keys("jianyizengjia".chars()).choose("建议");
    assert_eq!(writer.entry.spelled(), "zeng jia");
    writer.tap("退格");
    assert_eq!((writer.entry.spelled().as_str(), writer.entry.text()), ("zeng", "建议"));
    writer.tap("退格");
    assert!(!writer.entry.is_composing() && writer.sees("增加"), "what may come next after 建议");
    writer.tap("退格");
    assert_eq!(writer.entry.text(), "建");
}

#[test]
fn the_thousandth_character_is_the_last() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.entry = TextEntry::lines(1000, KeyboardMode::Pinyin).with(&"窗".repeat(999));
    writer.keys("jianyi".chars()).choose("建议");
    assert_eq!((writer.entry.text().chars().count(), writer.change), (1000, EntryChange::Full));
    assert!(writer.entry.text().ends_with("窗建") && !writer.entry.is_composing());
    assert!(writer.sees("已写满 1000 字"), "{}", writer.screen());
    writer.tap("J");
    assert_eq!((writer.entry.is_composing(), writer.change), (false, EntryChange::Full));
}

#[test]
fn a_touch_between_letters_of_two_widths_puts_the_caret_there() {
    let text = "办卡ABC一楼de１号";
    for at in 0..=text.chars().count() {
        let mut writer = Writer::new(KeyboardMode::Digits);
        writer.entry = TextEntry::lines(1000, KeyboardMode::Digits).with(text);
        let card = writer.look(None).1[0].place.area;
        let before: String = text.chars().take(at).collect();
        let columns = unicode_width::UnicodeWidthStr::width(before.as_str());
        writer.tap_at(card.x + 3 + u16::try_from(columns).unwrap(), card.y + 2).keys(['7']);
        let after: String = text.chars().skip(at).collect();
        assert_eq!(writer.entry.text(), format!("{before}7{after}"));
    }
}

#[test]
fn what_was_not_chosen_is_written_when_something_else_is_done() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.keys("jianyi".chars());
    writer.tap("，");
    assert_eq!(writer.entry.text(), "建议，");
    writer.keys("chuangkou".chars());
    writer.tap("123");
    assert_eq!(writer.entry.text(), "建议，窗口");
}

#[test]
fn a_touch_in_the_text_moves_the_caret() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.entry = TextEntry::lines(1000, KeyboardMode::Pinyin).with("窗口少");
    let card = Rect { height: 1, ..writer.look(None).1[0].place.area };
    writer.tap_at(card.x + 3 + 4, card.y + 1).spell("tai", "太");
    assert_eq!(writer.entry.text(), "窗口太少");
    writer.tap_at(card.right() - 5, card.y + 3).tap("换行").tap("。");
    assert_eq!(writer.entry.text(), "窗口太少\n。", "below the text is at its end");
}

#[test]
fn no_more_than_the_most_is_written_and_the_page_says_so() {
    let mut writer = Writer::new(KeyboardMode::Pinyin);
    writer.entry = TextEntry::lines(6, KeyboardMode::Pinyin).with("窗口太少");
    writer.tap("常用语").choose("请尽快答复");
    assert_eq!((writer.entry.text(), writer.change), ("窗口太少请尽", EntryChange::Full));
    assert!(writer.sees("已写满 6 字"), "{}", writer.screen());
    writer.tap("拼音").tap("A");
    assert_eq!((writer.entry.is_composing(), writer.change), (false, EntryChange::Full));
    writer.tap("退格");
    assert!(writer.sees("已写 5 字，最多 6 字"));
}

const PANELS: [((u16, u16), Panel); 8] = [
    ((72, 53), UPRIGHT),
    ((54, 40), UPRIGHT),
    ((128, 30), ACROSS),
    ((96, 27), ACROSS),
    ((160, 50), ACROSS),
    ((100, 35), ACROSS),
    ((120, 40), ACROSS),
    ((80, 24), SMALL),
];

#[test]
fn english_is_written_with_spaces_on_every_panel() {
    for (cells, panel) in PANELS {
        for lang in [Lang::Zh, Lang::En] {
            let entry = TextEntry::lines(1000, KeyboardMode::Latin);
            let mut writer = Writer::at(cells, panel, lang, false, entry);
            writer.keys("too".chars()).press(EntryTouch::Space).keys("few".chars());
            assert_eq!(writer.entry.text(), "too few", "{cells:?} {lang:?}");
        }
    }
}

#[test]
fn what_is_searched_for_is_emptied_by_one_touch_on_every_panel() {
    for (cells, panel) in PANELS {
        for (lang, mode) in [(Lang::Zh, KeyboardMode::Pinyin), (Lang::En, KeyboardMode::Latin)] {
            // English letters upright have room for the space, and none for this.
            if panel == UPRIGHT && mode == KeyboardMode::Latin {
                continue;
            }
            let mut writer = Writer::at(cells, panel, lang, false, TextEntry::line(40, mode));
            writer.keys("sfz".chars()).press(EntryTouch::Clear);
            assert!(writer.entry.is_empty() && writer.entry.query().is_empty(), "{cells:?} {lang:?}");
        }
    }
}

#[test]
fn it_is_written_on_every_panel() {
    for (cells, panel) in PANELS {
        for large in [false, true] {
            let entry = TextEntry::lines(1000, KeyboardMode::Pinyin);
            let mut writer = Writer::at(cells, panel, Lang::Zh, large, entry);
            let mode = |writer: &mut Writer, mode: KeyboardMode| {
                if writer.means(EntryTouch::Modes).is_some() {
                    writer.tap("输入法");
                }
                writer.press(EntryTouch::Mode(mode));
            };
            writer.spell("jianyi", "建议");
            mode(&mut writer, KeyboardMode::Strokes);
            writer.keys("32".chars()).choose("的");
            mode(&mut writer, KeyboardMode::NineKeys);
            writer.keys("chuangkou".chars().map(nine)).choose("窗口");
            mode(&mut writer, KeyboardMode::Phrases);
            writer.choose("请为我保密");
            assert_eq!(writer.entry.text(), "建议的窗口请为我保密", "{cells:?} {large}");
        }
    }
}
