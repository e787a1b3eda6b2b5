//! Telling what is about a person: columns of names, papers and telephones, and values that look like them.
use chrono::NaiveDate;

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

/// Says whether a value looks like a mobile telephone or an identity card.
pub(super) fn is_value(value: &str) -> bool {
    let digits: String = value.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let mobile = digits.strip_prefix("+86").unwrap_or(&digits);
    let is_mobile = mobile.len() == 11
        && mobile.bytes().all(|b| b.is_ascii_digit())
        && mobile.starts_with('1')
        && mobile.as_bytes().get(1).is_some_and(|b| (b'3'..=b'9').contains(b));
    is_mobile || is_identity_card(&digits)
}

/// Says whether a value looks like an identity card. Of a column that says it holds numbers the hall goes by this alone is asked:
/// eleven digits in it are a number, and no telephone.
pub(super) fn is_card(value: &str) -> bool {
    is_identity_card(&value.chars().filter(|c| !matches!(c, ' ' | '-')).collect::<String>())
}

/// GB 11643: 17 digits with a date of birth from the seventh on, and a check digit that may be X.
fn is_identity_card(text: &str) -> bool {
    let (Some(front), Some(last)) = (text.get(..17), text.get(17..)) else { return false };
    let born = front.get(6..14).and_then(|date| NaiveDate::parse_from_str(date, "%Y%m%d").ok());
    front.bytes().all(|b| b.is_ascii_digit())
        && last.len() == 1
        && last.bytes().all(|b| b.is_ascii_digit() || b.eq_ignore_ascii_case(&b'X'))
        && born.is_some()
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
    fn values_about_people_are_known_by_their_shape() {
        for value in
            ["13812345678", "138 1234 5678", "+8613812345678", "430102199001011234", "43010219900101123x"]
        {
            assert!(is_value(value), "{value}");
        }
        for value in
            ["", "12345674", "YY20261123001", "23812345678", "430102199013011234", "汉字汉字汉字汉字汉字汉字"]
        {
            assert!(!is_value(value), "{value}");
        }
    }
}
