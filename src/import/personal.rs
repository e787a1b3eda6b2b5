//! Telling what is about a person: columns of names, papers and telephones, and values that look like them.
use crate::text::layout::half_width::half_width;
use chrono::{Datelike, NaiveDate};

/// Parts of Chinese headings of such columns.
const HEADINGS: [&str; 15] = [
    "姓名",
    "名字",
    "联系人",
    "申请人",
    "预约人",
    "办事人",
    "办理人",
    "身份证",
    "证件",
    "手机",
    "电话",
    "联系方式",
    "邮箱",
    "住址",
    "微信",
];
/// Words of English ones.
const WORDS: [&str; 10] =
    ["name", "phone", "mobile", "tel", "telephone", "email", "address", "id", "idcard", "passport"];

/// Says whether a heading is that of a column about people.
pub(super) fn is_heading(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    HEADINGS.iter().any(|part| heading.contains(part))
        || heading.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// How the digits of a mobile telephone are written in groups.
const MOBILE_GROUPS: [&[usize]; 7] = [&[11], &[3, 4, 4], &[3, 8], &[7, 4], &[4, 3, 4], &[3, 3, 5], &[5, 6]];
/// Digits and check character of an identity card.
const CARD: usize = 18;

/// Says whether a text holds, anywhere in it, what looks like a mobile telephone or an identity card.
pub(super) fn is_in(text: &str) -> bool {
    numbers(text).iter().any(|groups| is_mobile(groups) || is_card(groups))
}

/// Says whether a text holds what looks like an identity card.
pub(super) fn has_card(text: &str) -> bool {
    numbers(text).iter().any(|groups| is_card(groups))
}

/// Every number of a text that may be that of a person, in the groups it is written in: some that follow each other with
/// nothing but blanks and dashes between.
fn numbers(text: &str) -> Vec<Vec<String>> {
    let mut numbers = Vec::new();
    for run in runs(text) {
        for from in 0..run.len() {
            let mut length = 0;
            for until in from..run.len() {
                length += run[until].len();
                if length > CARD {
                    break;
                }
                numbers.push(run[from..=until].to_vec());
            }
        }
    }
    numbers
}

/// The groups of digits in a text, those together between which there are blanks and dashes alone. A group may end with an X.
fn runs(text: &str) -> Vec<Vec<String>> {
    let (mut runs, mut run, mut group) = (Vec::new(), Vec::new(), String::new());
    for c in text.chars().map(half_width).chain(['.']) {
        let is_last = c.eq_ignore_ascii_case(&'X') && !group.is_empty();
        if c.is_ascii_digit() || is_last {
            group.push(c);
        }
        if c.is_ascii_digit() {
            continue;
        }
        if !group.is_empty() {
            run.push(std::mem::take(&mut group));
        }
        if !(c.is_whitespace() || "-‐‑–—".contains(c) || run.is_empty()) {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs
}

/// Eleven digits, with or without the number of the country before them.
fn is_mobile(groups: &[String]) -> bool {
    let groups = if groups.len() > 1 && groups[0] == "86" { &groups[1..] } else { groups };
    let digits = groups.concat();
    let lengths: Vec<usize> = groups.iter().map(String::len).collect();
    let digits = match (digits.strip_prefix("86"), groups) {
        (Some(digits), [_]) if digits.len() == 11 => digits,
        _ if MOBILE_GROUPS.contains(&&lengths[..]) => digits.as_str(),
        _ => return false,
    };
    let digits = digits.as_bytes();
    digits[0] == b'1' && (b'3'..=b'9').contains(&digits[1]) && digits.iter().all(u8::is_ascii_digit)
}

/// GB 11643: 17 digits with a date of birth from the seventh on, and a check digit that may be X.
fn is_card(groups: &[String]) -> bool {
    let text = groups.concat();
    let (Some(front), Some(last)) = (text.get(..CARD - 1), text.get(CARD - 1..)) else { return false };
    let born = front.get(6..14).and_then(|date| NaiveDate::parse_from_str(date, "%Y%m%d").ok());
    front.bytes().all(|b| b.is_ascii_digit())
        && last.len() == 1
        && born.is_some_and(|day| (1850..2100).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_people_are_known_by_their_headings() {
        for heading in [
            "姓名",
            "预约人姓名",
            "身份证号",
            "证件号码",
            "手机号",
            "Phone",
            "ID No.",
            "id_card",
            "full name",
        ] {
            assert!(is_heading(heading), "{heading}");
        }
        for heading in ["日期", "预约码", "事项名称", "备注", "line", "code", "matter", "idle", "filename"]
        {
            assert!(!is_heading(heading), "{heading}");
        }
    }

    #[test]
    fn numbers_of_people_are_found_anywhere_in_a_text() {
        for text in [
            "13812345678",
            "138 1234 5678",
            "138-1234-5678",
            "+8613812345678",
            "+86 138 1234 5678",
            "１３８１２３４５６７８",
            "王小明 13812345678",
            "市公安局,王小明,13812345678,X",
            "电话：13812345678（王）",
            "3 13812345678",
            "tel13812345678",
            "430102199001011234",
            "43010219900101123x",
            "430102 19900101 1234",
            "王小明（430102199001011234）",
            "王小明43010219900101123X女",
        ] {
            assert!(is_in(text), "{text}");
        }
        for text in [
            "",
            "12345674",
            "YY20261123001",
            "23812345678",
            "430102199013011234",
            "汉字汉字汉字汉字汉字汉字",
            "11369900MC0199017X3360701001002",
            "2026-12-13 - 2027-01-12 09:00",
            "2025-12-13 2026-1-12 09:00",
            "511602-139-1234-56789-000",
            "36990020260506010000115",
        ] {
            assert!(!is_in(text), "{text}");
        }
        assert!(has_card("王小明430102199001011234") && !has_card("王小明 13812345678"));
    }
}
