//! What a matter (事项) is made of: its kind, who may apply, and its time limits.
use std::{fmt, str::FromStr};

/// The kind of a matter (事项类型), GB/T 39046—2020 table A.1, as far as people apply for it.
///
/// Kept as a word, never as the bare code: code 20 means different things in different provinces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 行政许可
    Licence,
    /// 行政给付
    Benefit,
    /// 行政确认
    Confirmation,
    /// 行政奖励
    Award,
    /// 行政裁决
    Adjudication,
    /// 其他行政权力
    OtherPower,
    /// 公共服务
    #[default]
    PublicService,
}

impl Kind {
    /// Every kind with the word records use for it.
    pub const ALL: [(Kind, &'static str); 7] = [
        (Kind::Licence, "行政许可"),
        (Kind::Benefit, "行政给付"),
        (Kind::Confirmation, "行政确认"),
        (Kind::Award, "行政奖励"),
        (Kind::Adjudication, "行政裁决"),
        (Kind::OtherPower, "其他行政权力"),
        (Kind::PublicService, "公共服务"),
    ];

    /// The word records use.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("公共服务", |(_, word)| word)
    }

    /// The kind of a record's word.
    pub fn of(word: &str) -> Option<Kind> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(kind, _)| *kind)
    }
}

/// Who may apply: people, legal persons, or both (服务对象).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Applicants {
    /// 自然人
    pub people: bool,
    /// 企业法人, 事业法人, 社会组织法人 and other organisations.
    pub organisations: bool,
}

impl Applicants {
    /// Is a matter open to organisations, or to people?
    pub fn open_to(self, organisations: bool) -> bool {
        if organisations { self.organisations } else { self.people }
    }
}

/// How a matter is dealt with (办件类型).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Handling {
    /// 即办件: finished while you wait.
    WhileYouWait,
    /// 承诺件: finished within the promised limit.
    #[default]
    Promised,
}

/// What a time limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitUnit {
    /// 工作日
    WorkingDays,
    /// 自然日
    CalendarDays,
}

/// A time limit, statutory or promised, such as 20 working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeLimit {
    /// The number of days.
    pub days: u16,
    /// Whether working days or calendar days are counted.
    pub unit: LimitUnit,
}

impl FromStr for TimeLimit {
    type Err = String;

    /// Reads `20工作日`, `20(工作日)`, `30 自然日`, `20个工作日`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a limit like 20工作日 or 30自然日");
        let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
        let days = digits.parse().map_err(|_| wrong())?;
        let unit = text.trim()[digits.len()..].trim_matches(|c: char| " ()（）个".contains(c));
        match unit {
            "工作日" => Ok(TimeLimit { days, unit: LimitUnit::WorkingDays }),
            "自然日" | "天" | "日" => Ok(TimeLimit { days, unit: LimitUnit::CalendarDays }),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for TimeLimit {
    /// The form records use: `20工作日`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.unit == LimitUnit::WorkingDays { "工作日" } else { "自然日" };
        write!(f, "{}{unit}", self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_in_every_form_seen() {
        for text in ["20工作日", "20(工作日)", "20 工作日", "20个工作日", "20（工作日）"] {
            assert_eq!(text.parse(), Ok(TimeLimit { days: 20, unit: LimitUnit::WorkingDays }), "{text}");
        }
        assert_eq!("30(自然日)".parse::<TimeLimit>().unwrap().to_string(), "30自然日");
        for wrong in ["", "工作日", "20", "二十工作日", "99999工作日"] {
            assert!(wrong.parse::<TimeLimit>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn kinds_go_by_word() {
        assert!(Kind::ALL.iter().all(|(kind, word)| Kind::of(word) == Some(*kind) && kind.word() == *word));
        assert_eq!(Kind::of("20"), None);
    }
}
