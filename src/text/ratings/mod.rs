//! What is said of ratings, wherever it is said: grades, reasons, and why something is not rated.
use super::Lang;
use crate::hall::ratings::{Grade, RatingChannel, RatingError, RatingRules, RatingState, RatingTurn};

/// A grade, in the exact words of the national rules.
pub fn grade(lang: Lang, grade: Grade) -> &'static str {
    let (zh, en) = match grade {
        Grade::VerySatisfied => ("非常满意", "Very satisfied"),
        Grade::Satisfied => ("满意", "Satisfied"),
        Grade::BasicallySatisfied => ("基本满意", "Basically satisfied"),
        Grade::Dissatisfied => ("不满意", "Dissatisfied"),
        Grade::VeryDissatisfied => ("非常不满意", "Very dissatisfied"),
    };
    lang.pick(zh, en)
}

/// Where a rating was given.
pub fn channel(lang: Lang, channel: RatingChannel) -> &'static str {
    let (zh, en) = match channel {
        RatingChannel::Kiosk => ("自助终端", "kiosk"),
        RatingChannel::WindowScreen => ("窗口评价器", "screen at the window"),
        RatingChannel::QrCode => ("二维码", "QR code"),
        RatingChannel::Telephone => ("电话", "telephone"),
    };
    lang.pick(zh, en)
}

/// Whether a rating counts.
pub fn state(lang: Lang, state: RatingState) -> &'static str {
    let (zh, en) = match state {
        RatingState::Counted => ("计入", "counts"),
        RatingState::InReview => ("复核中", "under review"),
        RatingState::Annulled => ("不计入", "does not count"),
    };
    lang.pick(zh, en)
}

/// Which of the ratings of a thing it is.
pub fn turn(lang: Lang, turn: RatingTurn) -> &'static str {
    let (zh, en) = match turn {
        RatingTurn::First => ("首次评价", "first rating"),
        RatingTurn::FollowUp => ("追评", "follow-up rating"),
    };
    lang.pick(zh, en)
}

/// A reason as it is read; its code where the hall does not know it (any more).
pub fn reason<'a>(lang: Lang, rules: &'a RatingRules, code: &'a str) -> &'a str {
    rules.reason(code).map_or(code, |reason| lang.say(&reason.name))
}

/// A bad rating as the staff read it in its case: the grade, the reasons, and what was written, in Chinese but for that.
pub fn in_case(given: Grade, reasons: &[String], written: &str, rules: &RatingRules) -> String {
    let reasons = reasons.iter().map(|code| reason(Lang::Zh, rules, code).to_owned());
    let head =
        std::iter::once(grade(Lang::Zh, given).to_owned()).chain(reasons).collect::<Vec<_>>().join("；");
    if written.is_empty() { head } else { format!("{head}\n{written}") }
}

/// Why something is not rated.
pub fn refusal(lang: Lang, no: RatingError) -> String {
    match lang {
        Lang::Zh => refusal_zh(no),
        Lang::En => refusal_en(no),
    }
}

fn refusal_zh(no: RatingError) -> String {
    match no {
        RatingError::ClockNotSet => "这台机器的时间不对，暂时不能评价".to_owned(),
        RatingError::Unknown => "没有找到可以评价的事".to_owned(),
        RatingError::NotFinished => "还没有办完，办完以后再评价".to_owned(),
        RatingError::TooLate(days) => format!("办完已经超过 {days} 天，不能再评价"),
        RatingError::Rated => "这件事已经评价过了，谢谢您".to_owned(),
        RatingError::Reviewed => "这份评价正在复核，暂时不能改".to_owned(),
        RatingError::UnknownReason => "选的原因换过了，请重新选一次".to_owned(),
        RatingError::TextTooLong(most) => format!("写的内容超过 {most} 字，请写短一些"),
        RatingError::ContactTooLong(most) => format!("姓名、电话不能超过 {most} 个字符"),
    }
}

fn refusal_en(no: RatingError) -> String {
    match no {
        RatingError::ClockNotSet => {
            "the clock of this machine is wrong, and nothing can be rated now".to_owned()
        }
        RatingError::Unknown => "there is nothing to be rated by this code".to_owned(),
        RatingError::NotFinished => "it is not finished yet; rate it when it is".to_owned(),
        RatingError::TooLate(days) => {
            format!("it was finished more than {days} days ago and can no longer be rated")
        }
        RatingError::Rated => "you have rated this already, thank you".to_owned(),
        RatingError::Reviewed => "this rating is under review and cannot be changed now".to_owned(),
        RatingError::UnknownReason => "the reasons have changed; please choose once more".to_owned(),
        RatingError::TextTooLong(most) => format!("a text has at most {most} characters"),
        RatingError::ContactTooLong(most) => {
            format!("a name or a telephone number has at most {most} characters")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_grades_are_worded_as_the_national_rules_word_them() {
        let zh = Grade::ALL.map(|(given, _)| grade(Lang::Zh, given));
        assert_eq!(zh, ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]);
        let en = Grade::ALL.map(|(given, _)| grade(Lang::En, given));
        assert_eq!(
            en,
            ["Very satisfied", "Satisfied", "Basically satisfied", "Dissatisfied", "Very dissatisfied"]
        );
    }

    #[test]
    fn the_staff_read_a_bad_rating_in_words() {
        let rules = RatingRules::default();
        let reasons = ["207".to_owned(), "201".to_owned()];
        let said = in_case(Grade::Dissatisfied, &reasons, "no answer", &rules);
        assert_eq!(said, "不满意；没有提供材料样本；201\nno answer");
        assert_eq!(in_case(Grade::VeryDissatisfied, &[], "", &rules), "非常不满意");
    }
}
