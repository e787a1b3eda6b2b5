//! Breaking text into lines: Chinese may break between any two characters, but no line begins with a comma.
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Characters that must not begin a line (避头).
const NOT_FIRST: &str = "，。、：；？！）》」』】〉”’…—·～,.:;?!)]}%％";
/// Characters that must not end a line (避尾).
const NOT_LAST: &str = "（《「『【〈“‘([{";

/// How many columns a text takes on screen or paper: Han characters two, Latin ones one.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Breaks a text into lines of at most `width` columns. Latin words stay whole where they fit; newlines are kept.
///
/// A lone Han character is not left on a last line where the line above can spare one. `width` below 2 counts as 2.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph, width.max(2))).collect()
}

/// Breaks a text that is being typed into the byte ranges of its lines: nothing is trimmed or moved, and spaces at a line's
/// end may stand out beyond `width`. The newline between two lines is in neither.
pub fn typed_lines(text: &str, width: usize) -> Vec<Range<usize>> {
    let (mut lines, mut start) = (Vec::new(), 0);
    for paragraph in text.split('\n') {
        let mut line = TypedLine { range: start..start, used: 0, width: width.max(2) };
        for piece in pieces(paragraph) {
            let wide = columns(piece.trim_end());
            if line.used > 0 && line.used + wide > line.width && wide <= line.width {
                lines.push(line.begin());
            }
            for (_, letter) in piece.char_indices() {
                let is_over = letter != ' ' && line.used + letter.width().unwrap_or(0) > line.width;
                if is_over && line.used > 0 {
                    lines.push(line.begin());
                }
                line.add(letter);
            }
        }
        start = line.range.end + 1;
        lines.push(line.range);
    }
    lines
}

/// A line of a text that is being typed, as far as it goes.
struct TypedLine {
    range: Range<usize>,
    used: usize,
    width: usize,
}

impl TypedLine {
    fn add(&mut self, letter: char) {
        self.range.end += letter.len_utf8();
        self.used += letter.width().unwrap_or(0);
    }

    /// Begins the next line and gives this one back.
    fn begin(&mut self) -> Range<usize> {
        let end = self.range.end;
        self.used = 0;
        std::mem::replace(&mut self.range, end..end)
    }
}

/// The first `lines` lines of a text broken at `width`; the last ends in `…` where more followed.
pub fn clip(text: &str, width: usize, lines: usize) -> Vec<String> {
    let mut all = wrap(text, width);
    if all.len() > lines {
        all.truncate(lines);
        if let Some(last) = all.last_mut() {
            while columns(last) + 1 > width && !last.is_empty() {
                last.pop();
            }
            last.push('…');
        }
    }
    all
}

fn wrap_paragraph(paragraph: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(paragraph) {
        let current = lines.last().map_or(0, |line| columns(line));
        if current + columns(piece.trim_end()) <= width {
            lines.last_mut().into_iter().for_each(|line| line.push_str(piece));
        } else if columns(piece) <= width || current > 0 && columns(piece) <= 2 * width {
            lines.push(String::new());
            push_split(&mut lines, piece.trim_start(), width);
        } else {
            push_split(&mut lines, piece, width);
        }
    }
    let mut lines: Vec<String> = lines.iter().map(|line| line.trim_end().to_owned()).collect();
    spare_the_last(&mut lines, width);
    lines
}

/// Adds a piece character by character, for pieces wider than a line.
fn push_split(lines: &mut Vec<String>, piece: &str, width: usize) {
    for c in piece.chars() {
        if lines.last().is_none_or(|line| columns(line) + c.width().unwrap_or(0) > width) {
            lines.push(String::new());
        }
        lines.last_mut().into_iter().for_each(|line| line.push(c));
    }
}

/// Cuts a paragraph into the smallest pieces that may stand on a line of their own.
fn pieces(paragraph: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut previous: Option<char> = None;
    for (at, c) in paragraph.char_indices() {
        if previous.is_some_and(|before| may_break(before, c)) {
            cuts.push(at);
        }
        previous = Some(c);
    }
    cuts.push(paragraph.len());
    cuts.windows(2)
        .filter_map(|cut| paragraph.get(cut[0]..cut[1]))
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn may_break(before: char, after: char) -> bool {
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) || after == ' ' {
        return false;
    }
    let wide = |c: char| c.width() == Some(2);
    before == ' ' || wide(before) || wide(after) || NOT_FIRST.contains(before) && wide(after)
}

/// Moves one character down where the last line would hold a single Han character.
fn spare_the_last(lines: &mut [String], width: usize) {
    let [.., above, last] = lines else { return };
    let mut tail = above.chars().rev();
    let (Some(moved), Some(before)) = (tail.next(), tail.next()) else { return };
    let alone = last.chars().filter(|c| c.width() == Some(2) && !NOT_FIRST.contains(*c)).count() == 1
        && last.chars().all(|c| c.width() == Some(2));
    if alone && moved.width() == Some(2) && may_break(before, moved) && columns(last) + 2 <= width {
        above.pop();
        last.insert(0, moved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_anywhere_but_before_a_comma() {
        assert_eq!(wrap("扫号票或回执，看进度", 12), ["扫号票或回", "执，看进度"]);
        assert_eq!(wrap("请带《身份证》和户口簿", 6), ["请带", "《身份", "证》和", "户口簿"]);
    }

    #[test]
    fn latin_words_stay_whole() {
        assert_eq!(wrap("Register a company here", 12), ["Register a", "company here"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("等候 12 分钟", 8), ["等候 12", "分钟"]);
    }

    #[test]
    fn no_character_is_left_alone() {
        assert_eq!(wrap("办什么带什么办好", 14), ["办什么带什么", "办好"]);
    }

    #[test]
    fn newlines_and_nothing_are_kept() {
        assert_eq!(wrap("甲\n\n乙", 10), ["甲", "", "乙"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(clip("一二三四五六七八", 8, 1), ["一二三…"]);
    }

    #[test]
    fn what_is_typed_stays_where_it_was_typed() {
        let lines = |text: &'static str, width| -> Vec<&str> {
            typed_lines(text, width).into_iter().map(|line| &text[line]).collect()
        };
        assert_eq!(lines("一二三，四五", 6), ["一二", "三，四", "五"], "no line begins with a comma");
        assert_eq!(lines("甲\n\n乙", 10), ["甲", "", "乙"]);
        assert_eq!(lines("", 10), [""]);
        assert_eq!(lines("abc defgh", 6), ["abc ", "defgh"]);
        assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(lines("abc      ", 4), ["abc      "], "spaces wait beyond the edge");
        for width in 0..9 {
            let text = "请带《身份证》，谢谢！！！！ OK\n再见";
            let kept: String = typed_lines(text, width).into_iter().map(|line| &text[line]).collect();
            assert_eq!(kept, text.replace('\n', ""));
        }
    }

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        let text = "申请人应当携带本人居民身份证（原件1份、复印件2份），到A01-A08号窗口办理；Mon-Fri 9:00。";
        for width in 4..60 {
            let lines = wrap(text, width);
            assert!(lines.iter().all(|line| columns(line) <= width.max(4) + 2), "{width}: {lines:?}");
            let squeeze = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(squeeze(&lines.concat()), squeeze(text));
        }
    }
}
