//! Three opinions of sixty characters through the real program, each written with a finger in another way, with a printer and a
//! scanner on their cables: sent, printed, scanned, answered, scanned again, urged, judged, closed.
use super::opinion::hall;
use super::printers::{code_on, kiosk_with_scanner};
use super::stage::{Stage, is_there};
use service_hall::devices::cable::Cable;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(20);
/// A screen that has not changed by then does not change.
const UNCHANGED: Duration = Duration::from_millis(400);
/// No finger touches the same key again sooner; what comes sooner is one touch that bounces.
const FINGER: Duration = Duration::from_millis(100);
/// How often the sentence is written.
const TIMES: usize = 4;
/// A sentence, word by word, each with its letters.
const SENTENCE: [(&str, &str); 11] = [
    ("xiwang", "希望"),
    ("dating", "大厅"),
    ("duo", "多"),
    ("fang", "放"),
    ("yizi", "椅子"),
    ("", "，"),
    ("laoren", "老人"),
    ("paidui", "排队"),
    ("hen", "很"),
    ("xinku", "辛苦"),
    ("", "。"),
];

/// Where a label stands alone, the lowest on the screen: column and row from 1.
fn label(stage: &Stage, label: &str) -> Option<(usize, usize)> {
    let wanted = format!("  {label}  ");
    stage.rows().iter().enumerate().rev().find_map(|(y, row)| {
        let row = format!("{row}  ");
        let before = &row[..row.find(&wanted)?];
        Some((unicode_width::UnicodeWidthStr::width(before) + 3, y + 1))
    })
}

/// Touches a label and waits until the screen has changed, if it does.
fn touch(stage: &mut Stage, name: &str) {
    let begun = Instant::now();
    let (x, y) = loop {
        if let Some(place) = label(stage, name) {
            break place;
        }
        assert!(begun.elapsed() < JAM, "no {name:?} on\n{}", stage.screen().contents());
        stage.reads_for(Duration::from_millis(10));
    };
    let before = stage.rows();
    stage.send(format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m").as_bytes());
    // A further key of a word that is offered already may change nothing.
    let sent = Instant::now();
    while stage.rows() == before && sent.elapsed() < UNCHANGED {
        stage.reads_for(Duration::from_millis(10));
    }
    stage.reads_for(FINGER);
}

/// Chooses a candidate, on whichever page it stands.
fn choose(stage: &mut Stage, text: &str) {
    for _page in 0..6 {
        if label(stage, text).is_some() {
            return touch(stage, text);
        }
        touch(stage, "▶");
    }
    panic!("no {text:?} on\n{}", stage.screen().contents());
}

/// Writes the sentence several times, word by word; `spell` touches the keys of a word.
fn write(stage: &mut Stage, mut spell: impl FnMut(&mut Stage, &str, &str)) -> String {
    for _ in 0..TIMES {
        for (keys, text) in SENTENCE {
            if keys.is_empty() {
                touch(stage, text);
            } else {
                spell(stage, keys, text);
            }
        }
    }
    SENTENCE.iter().map(|(_, text)| *text).collect::<String>().repeat(TIMES)
}

fn by_pinyin(stage: &mut Stage, keys: &str, text: &str) {
    for letter in keys.to_uppercase().chars() {
        touch(stage, &letter.to_string());
    }
    choose(stage, text);
}

fn by_nine_keys(stage: &mut Stage, keys: &str, text: &str) {
    let nine = ["ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
    for letter in keys.to_uppercase().chars() {
        touch(stage, nine.iter().find(|letters| letters.contains(letter)).unwrap());
    }
    choose(stage, text);
}

/// The strokes of characters.
fn strokes() -> HashMap<char, &'static str> {
    let table = include_str!("../../../src/ime/lexicon/strokes.txt");
    let lines = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    lines.flat_map(|(code, letters)| letters.chars().map(move |letter| (letter, code))).collect()
}

fn by_strokes(stage: &mut Stage, text: &str) {
    let strokes = strokes();
    for letter in text.chars() {
        for stroke in strokes[&letter].chars() {
            if label(stage, &letter.to_string()).is_some() {
                break;
            }
            let keys = ["横", "竖", "撇", "捺点", "折"];
            touch(stage, keys[stroke.to_digit(10).unwrap() as usize - 1]);
        }
        choose(stage, &letter.to_string());
    }
}

/// Holds a code before the scanner until some words are on the screen; what was in view a moment ago is the same code still.
fn scan(stage: &mut Stage, scanner: &Cable, code: &str, words: &str) {
    stage.sees("您好").settles();
    let (said, begun) = (format!("{code}\r"), Instant::now());
    while !stage.rows().iter().any(|row| row.contains(words)) {
        assert!(begun.elapsed() < JAM, "no {words:?} on\n{}", stage.screen().contents());
        assert_eq!(scanner.write(said.as_bytes()), said.len());
        stage.reads_for(Duration::from_secs(4));
    }
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn opinions_by_pinyin_nine_keys_and_strokes_are_answered() {
    if !is_there() {
        return;
    }
    let (desk, scanner, mut stage) = kiosk_with_scanner("writing");
    for (number, mode) in [(1, "拼音"), (2, "九键"), (3, "笔画")] {
        stage.sees("您好").tap("意见箱");
        stage.sees("不用写姓名").tap("希望怎样改进");
        stage.sees("还没有写").tap("还没有写");
        stage.sees("请写下内容").settles();
        if mode != "拼音" {
            touch(&mut stage, mode);
        }
        let written = match mode {
            "拼音" => write(&mut stage, by_pinyin),
            "九键" => write(&mut stage, by_nine_keys),
            _ => write(&mut stage, |stage, _, text| by_strokes(stage, text)),
        };
        assert!(written.chars().count() >= 60);
        stage.sees(&format!("已写 {} 字", written.chars().count())).tap("写好了");
        stage.sees("前答复").tap_below("前答复", 5);
        stage.sees(&format!("编号 {number}")).sees("请取走回执");
        let piece = desk.piece();
        assert!(piece.cut, "{piece:?}");
        let receipt = code_on(&piece);
        stage.tap("完成");

        scan(&mut stage, &scanner, &receipt, &format!("编号 {number}  建议"));
        stage.sees("提交");
        let number = number.to_string();
        let read = hall(&stage, &["cases", "show", &number, "--reveal", "--by", "Li", "--lang", "zh"]);
        assert!(read.contains(&written), "{read}");
        stage.tap("催办");
        stage.sees("一个工作日可以催一次").tap("催办");
        stage.sees("已经催办").tap("首页");
        hall(&stage, &["cases", "accept", &number, "--by", "Li"]);
        hall(&stage, &["cases", "answer", &number, "--text", "加了二十把椅子", "--by", "Li"]);

        scan(&mut stage, &scanner, &receipt, "加了二十把椅子");
        stage.tap("评价答复");
        stage.sees("不满意的会重新办理一次").settles();
        touch(&mut stage, "满意");
        stage.sees("加了二十把椅子").tap("首页");
        hall(&stage, &["cases", "close", &number, "--by", "Li"]);
        scan(&mut stage, &scanner, &receipt, "加了二十把椅子");
        stage.sees("办结").tap("首页");
    }
}
