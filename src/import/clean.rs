//! Making imported text fit for a screen: entities and tags resolved, escape sequences removed with their payload,
//! nothing invisible left, no towers of marks.
use crate::config::sheet::unprintable;
use unicode_width::UnicodeWidthChar;

/// Entities seen in the records of service portals.
const ENTITIES: [(&str, &str); 20] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("middot", "·"),
    ("bull", "•"),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("times", "×"),
    ("deg", "°"),
    ("yen", "¥"),
];
/// Tags that break a line.
const BREAKS: [&str; 6] = ["br", "p", "div", "li", "tr", "h1"];
/// Tags that mean nothing on a terminal.
const TAGS: [&str; 17] = [
    "span", "b", "i", "u", "a", "em", "strong", "font", "table", "tbody", "td", "th", "ul", "ol", "img",
    "sup", "sub",
];
/// Crawled texts have been encoded twice; nobody has seen three times.
const LAYERS: usize = 3;
/// How many combining marks one character may carry.
const MARKS: usize = 4;

/// One line fit for the screen: names, codes, telephones.
pub fn line(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { spaced(&bared(text), false) }
}

/// Text fit for the screen that may have several paragraphs, parted by newlines.
pub fn paragraphs(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { spaced(&bared(text), true) }
}

/// Says that a text needs nothing done, as nearly all do.
fn is_plain(text: &str) -> bool {
    // Nearly every character is one of these, and nothing needs looking up for it.
    let is_usual = |c: char| matches!(c, ' '..='%' | '\''..=';' | '='..='~' | '\u{4e00}'..='\u{9fff}');
    let odd = |c: char| {
        if is_usual(c) {
            return false;
        }
        c == '&'
            || c == '<'
            || c == '\u{3000}'
            || c.width() == Some(0)
            || unprintable(c)
            || c != ' ' && c.is_whitespace()
    };
    !text.contains("  ") && text.trim().len() == text.len() && !text.chars().any(odd)
}

fn bared(text: &str) -> String {
    let mut decoded = text.to_owned();
    for _ in 0..LAYERS {
        let once = decode_entities(&decoded);
        if once == decoded {
            break;
        }
        decoded = once;
    }
    strip_marks(&strip_tags(&strip_sequences(&decoded)))
}

fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(10).position(|b| b == b';');
        let decoded = end.and_then(|end| Some((entity(after.get(..end)?)?, end)));
        if let Some((character, end)) = decoded {
            out.push_str(&character);
            rest = after.get(end + 1..).unwrap_or_default();
        } else {
            out.push('&');
            rest = after;
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).map(String::from)
}

/// Takes known tags out; anything else in angle brackets is text, such as `<甲>`.
fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let tag = after.split_once('>').filter(|(tag, _)| tag.len() < 300);
        let name = |tag: &str| {
            tag.trim_start_matches('/')
                .split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default()
                .to_lowercase()
        };
        match tag.map(|(tag, tail)| (name(tag), tail)) {
            Some((name, tail)) if BREAKS.contains(&name.as_str()) => {
                out.push('\n');
                rest = tail;
            }
            Some((name, tail)) if TAGS.contains(&name.as_str()) => rest = tail,
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out + rest
}

/// Takes terminal escape sequences out with everything that belongs to them (ECMA-48).
fn strip_sequences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let introducer = match c {
            '\u{1b}' => rest.clone().next(),
            '\u{90}' | '\u{98}' | '\u{9b}'..='\u{9f}' => char::from_u32(u32::from(c) - 0x40),
            _ => {
                out.push(c);
                continue;
            }
        };
        if c == '\u{1b}' && introducer.is_some_and(|c| ('\u{20}'..='\u{7e}').contains(&c)) {
            rest.next();
        }
        match introducer {
            Some('[') => skip_until(&mut rest, '\u{40}'),
            Some('P' | 'X' | ']' | '^' | '_') => skip_string(&mut rest),
            Some('\u{20}'..='\u{2f}') => skip_until(&mut rest, '\u{30}'),
            _ => {}
        }
    }
    out
}

/// Skips up to and with a final character, `first_final` to `~`, or up to one that cannot belong to the sequence.
fn skip_until(rest: &mut std::str::Chars<'_>, first_final: char) {
    while let Some(c) = rest.clone().next().filter(|c| ('\u{20}'..='\u{7e}').contains(c)) {
        rest.next();
        if c >= first_final {
            return;
        }
    }
}

/// Skips a string up to its end; one that never ends takes the rest of the line with it, as it would on a terminal.
fn skip_string(rest: &mut std::str::Chars<'_>) {
    while let Some(c) = rest.clone().next() {
        match c {
            '\n' => return,
            '\u{7}' | '\u{9c}' => {
                rest.next();
                return;
            }
            '\u{1b}' => {
                if rest.clone().nth(1) == Some('\\') {
                    rest.nth(1);
                }
                return;
            }
            _ => {
                rest.next();
            }
        }
    }
}

/// Leaves out what must not reach the screen, and marks beyond the fourth on one character.
fn strip_marks(text: &str) -> String {
    let mut marks = 0;
    let mut kept = |c: char| {
        if c.is_whitespace() && c != '\u{2028}' && c != '\u{2029}' {
            marks = 0;
            return true;
        }
        if unprintable(c) {
            return false;
        }
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        marks <= MARKS
    };
    text.chars().filter(|c| kept(*c)).collect()
}

/// Makes every run of white space one space, and trims; newlines stay where there may be some.
fn spaced(text: &str, several: bool) -> String {
    let one = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !several {
        return one(text);
    }
    text.split(['\n', '\r', '\u{85}']).map(one).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_even_twice() {
        assert_eq!(line("A&amp;B"), "A&B");
        assert_eq!(line("A&amp;amp;B&nbsp;&#20013;&#x56fd;"), "A&B 中国");
        assert_eq!(line("a && b &nix; &#xD800; &"), "a && b &nix; &#xD800; &");
        assert_eq!(line("&lt;br&gt;&amp;lt;b&amp;gt;粗"), "粗");
    }

    #[test]
    fn tags_break_lines_and_brackets_stay() {
        assert_eq!(paragraphs("一<br>二<BR/>三<p class=\"x\">四</p>"), "一\n二\n三\n四");
        assert_eq!(line("一<br>二"), "一 二");
        assert_eq!(line("<甲>与（乙）(丙) 3<5>2"), "<甲>与（乙）(丙) 3<5>2");
    }

    #[test]
    fn escape_sequences_go_with_their_payload() {
        for (text, kept) in [
            ("甲\u{1b}[2J乙", "甲乙"),
            ("甲\u{1b}]0;title\u{7}乙", "甲乙"),
            ("甲\u{1b}]8;;http://x\u{1b}\\乙", "甲乙"),
            ("甲\u{9b}31m乙", "甲乙"),
            ("甲\u{1b}(B乙", "甲乙"),
            ("甲\u{1b}Pq#0\u{9c}乙", "甲乙"),
            ("甲\u{1b}[31乙", "甲乙"),
            ("甲\u{1b}]0;never ends", "甲"),
            ("甲&#27;[2J乙", "甲乙"),
            ("甲\u{1b}", "甲"),
            ("\u{1b}c甲\u{0}\u{7f}\u{85}乙", "甲 乙"),
        ] {
            assert_eq!(line(text), kept, "{text:?}");
        }
    }

    #[test]
    fn nothing_invisible_is_left() {
        assert_eq!(
            line("\u{feff}甲\u{200b}\u{202e}乙\u{2066}\u{e000}\u{fffe}\u{e0041}\u{fe0f}丙\u{2028}"),
            "甲乙丙"
        );
        assert_eq!(line("　办理\t\u{a0}时间 \r\n 周一  "), "办理 时间 周一");
        assert_eq!(line("e\u{301}"), "e\u{301}");
        let tower = format!("a{}b\u{301}", "\u{301}".repeat(100_000));
        assert_eq!(line(&tower).chars().count(), 7);
    }

    #[test]
    fn clean_text_stays_as_it_is_and_cleaning_again_changes_nothing() {
        let text = "企业投资项目备案（技术改造）(市级/县级)、“引号”—Wi-Fi 5G";
        assert_eq!(line(text), text);
        for dirty in ["a&amp;amp;b", "甲\u{1b}[2J<br>乙", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}"] {
            assert_eq!(paragraphs(&paragraphs(dirty)), paragraphs(dirty), "{dirty:?}");
        }
    }
}
