//! The words of a call, for a speech program, and the recorded clips of it.
use crate::hall::{Hall, queue::Call};
use crate::text::{Lang, voice::words};

/// The clip that comes before every call.
pub const CHIME: &str = "chime";

/// A window as it is said.
enum SpokenWindow<'a> {
    /// A plain number, such as `3`.
    Number(u32),
    /// Letters and digits, said one by one.
    Code(&'a str),
    /// A name, said as it is.
    Name(&'a str),
}

impl SpokenWindow<'_> {
    fn of(window: &str) -> SpokenWindow<'_> {
        match window.parse() {
            Ok(number @ 1..=99) if number.to_string() == window => SpokenWindow::Number(number),
            _ if window.chars().all(|c| c.is_ascii_alphanumeric()) => SpokenWindow::Code(window),
            _ => SpokenWindow::Name(window),
        }
    }
}

/// What a speech program is given: `请 A 零 一 二 号到 三 号窗口办理`.
pub fn text(call: &Call, hall: &Hall, lang: Lang) -> String {
    let words = words(lang);
    let number = spelled(&call.label().to_string(), lang);
    match SpokenWindow::of(&call.window) {
        SpokenWindow::Number(window) => (words.call)(&number, &(words.counted)(window)),
        SpokenWindow::Code(code) => (words.call)(&number, &spelled(code, lang)),
        SpokenWindow::Name(name) if lang == Lang::Zh => (words.call_named)(&number, &in_words(name, lang)),
        SpokenWindow::Name(code) => match hall.window(code).map(|window| window.name.en.as_str()) {
            Some(name) if !name.is_empty() => (words.call_named)(&number, name),
            _ => (words.look)(&number),
        },
    }
}

/// A name with its numbers in words: 1 to 99 as such, others digit by digit.
fn in_words(name: &str, lang: Lang) -> String {
    let mut said = String::new();
    let mut rest = name;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(at);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (digits, after) = digits.split_at(end);
        said.push_str(before);
        match SpokenWindow::of(digits) {
            SpokenWindow::Number(number) => said.push_str(&(words(lang).counted)(number)),
            SpokenWindow::Code(_) | SpokenWindow::Name(_) => said.push_str(&spelled(digits, lang)),
        }
        rest = after;
    }
    said + rest
}

/// Letters and digits one by one, with spaces between them.
fn spelled(code: &str, lang: Lang) -> String {
    let digits = words(lang).digits;
    let said = code.chars().map(|c| {
        let digit = c.to_digit(10).and_then(|digit| digits.get(digit as usize));
        digit.map_or_else(|| c.to_ascii_uppercase().to_string(), |digit| (*digit).to_owned())
    });
    said.collect::<Vec<_>>().join(" ")
}

/// The clips that say it, by their names in the folder without the ending. [`CHIME`] is not among them.
///
/// | clip | says |
/// |---|---|
/// | `zh/qing` `zh/hao` `zh/dao` | 请　号　到 |
/// | `zh/chuangkou-banli` `zh/banli` | 号窗口办理　办理 |
/// | `zh/A`–`zh/Z` `zh/0`–`zh/9` `zh/shi` | letters, digits, 十 |
/// | `en/number` `en/please-go-to-window` `en/please-go-to` | Number　please go to window　please go to |
/// | `en/A`–`en/Z` `en/0`–`en/9` | letters, digits |
/// | `zh/机动位` `en/机动位` | a window with a name, under its code |
pub fn clips(call: &Call, lang: Lang) -> Vec<String> {
    let number = letters(&call.label().to_string());
    let window = &call.window;
    let (front, parts) = match lang {
        Lang::Zh => ("zh", chinese(number, window)),
        Lang::En => ("en", english(number, window)),
    };
    parts.into_iter().map(|part| format!("{front}/{part}")).collect()
}

fn chinese(number: Vec<String>, window: &str) -> Vec<String> {
    let mut parts = vec!["qing".to_owned()];
    parts.extend(number);
    parts.extend(["hao", "dao"].map(str::to_owned));
    let after = match SpokenWindow::of(window) {
        SpokenWindow::Number(window) => {
            parts.extend(counted(window));
            "chuangkou-banli"
        }
        SpokenWindow::Code(code) => {
            parts.extend(letters(code));
            "chuangkou-banli"
        }
        SpokenWindow::Name(name) => {
            parts.push(file_name(name));
            "banli"
        }
    };
    parts.push(after.to_owned());
    parts
}

fn english(number: Vec<String>, window: &str) -> Vec<String> {
    let mut parts = vec!["number".to_owned()];
    parts.extend(number);
    match SpokenWindow::of(window) {
        SpokenWindow::Number(_) | SpokenWindow::Code(_) => {
            parts.push("please-go-to-window".to_owned());
            parts.extend(letters(window));
        }
        SpokenWindow::Name(name) => parts.extend(["please-go-to".to_owned(), file_name(name)]),
    }
    parts
}

/// 12 as 十 二, 30 as 三 十.
fn counted(number: u32) -> Vec<String> {
    let (tens, ones) = (number / 10, number % 10);
    let mut parts = Vec::new();
    parts.extend((tens > 1).then(|| tens.to_string()));
    parts.extend((tens > 0).then(|| "shi".to_owned()));
    parts.extend((ones > 0).then(|| ones.to_string()));
    parts
}

fn letters(code: &str) -> Vec<String> {
    code.chars().map(|c| c.to_ascii_uppercase().to_string()).collect()
}

/// A name as part of a path: nothing in it leads to another folder.
fn file_name(name: &str) -> String {
    name.chars().map(|c| if matches!(c, '/' | '\\' | '.' | '\0') { '_' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Setup;
    use crate::hall::{Name, desk::Window};
    use chrono::NaiveDate;

    fn call(line: &str, number: u32, window: &str) -> Call {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let at = day.and_hms_opt(10, 0, 0).unwrap();
        Call { day, seq: 1, line: line.into(), number, window: window.into(), at, again: false }
    }

    fn hall() -> Hall {
        let named = |code: &str, en: &str| Window {
            code: code.into(),
            name: Name::new("机动", en),
            ..Window::default()
        };
        Hall::new(Setup {
            windows: vec![named("机动位", "the spare window"), named("科长值班", "")],
            ..Setup::default()
        })
    }

    #[test]
    fn a_call_is_said_in_both_languages() {
        let said = |line, number, window| {
            let call = call(line, number, window);
            [text(&call, &hall(), Lang::Zh), text(&call, &hall(), Lang::En)]
        };
        assert_eq!(
            said("A", 12, "3"),
            ["请 A 零 一 二 号到 三 号窗口办理", "Number A zero one two, please go to window 3"]
        );
        assert_eq!(
            said("A", 12, "A03"),
            [
                "请 A 零 一 二 号到 A 零 三 号窗口办理",
                "Number A zero one two, please go to window A zero three"
            ]
        );
        assert_eq!(said("AB", 1000, "A03")[0], "请 A B 一 零 零 零 号到 A 零 三 号窗口办理");
        assert_eq!(
            said("B", 7, "机动位"),
            ["请 B 零 零 七 号到 机动位 办理", "Number B zero zero seven, please go to the spare window"]
        );
        assert_eq!(
            said("B", 7, "科长值班")[1],
            "Number B zero zero seven, please look for your window on the board"
        );
        assert_eq!(
            said("B", 7, "03")[0],
            "请 B 零 零 七 号到 零 三 号窗口办理",
            "a code that begins with 0 is no number"
        );
    }

    #[test]
    fn numbers_are_written_in_characters_for_a_program_that_drops_zeros() {
        let said = |window| text(&call("A", 102, window), &hall(), Lang::Zh);
        assert_eq!(said("12"), "请 A 一 零 二 号到 十二 号窗口办理");
        assert_eq!(said("30"), "请 A 一 零 二 号到 三十 号窗口办理");
        assert_eq!(said("10"), "请 A 一 零 二 号到 十 号窗口办理");
        assert_eq!(said("综合 2 号岗"), "请 A 一 零 二 号到 综合 二 号岗 办理");
        assert_eq!(said("综合102室"), "请 A 一 零 二 号到 综合一 零 二室 办理");
        for window in ["3", "A03", "12", "综合2", "综合102室", "007号"] {
            assert!(!said(window).contains(|c: char| c.is_ascii_digit()), "{window}: {}", said(window));
        }
    }

    #[test]
    fn the_same_in_clips() {
        let said = |window, lang| clips(&call("A", 12, window), lang).join(" ");
        assert_eq!(
            said("A03", Lang::Zh),
            "zh/qing zh/A zh/0 zh/1 zh/2 zh/hao zh/dao zh/A zh/0 zh/3 zh/chuangkou-banli"
        );
        assert!(said("3", Lang::Zh).ends_with("zh/dao zh/3 zh/chuangkou-banli"));
        assert!(said("12", Lang::Zh).ends_with("zh/dao zh/shi zh/2 zh/chuangkou-banli"));
        assert!(said("30", Lang::Zh).ends_with("zh/dao zh/3 zh/shi zh/chuangkou-banli"));
        assert!(said("机动位", Lang::Zh).ends_with("zh/dao zh/机动位 zh/banli"));
        assert_eq!(
            said("A03", Lang::En),
            "en/number en/A en/0 en/1 en/2 en/please-go-to-window en/A en/0 en/3"
        );
        assert!(said("机动位", Lang::En).ends_with("en/please-go-to en/机动位"));
        assert!(!said("../../x", Lang::Zh).contains(".."), "no code leads out of the folder");
    }
}
