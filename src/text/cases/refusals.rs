//! Why something is not done with a case, and why a submission is not kept, in words for whoever asked.
use super::{role, state};
use crate::hall::cases::{CaseClass, CaseError, CasePart, SubmitError};
use crate::text::Lang;
use chrono::NaiveDateTime;

/// Why something is not done with a case: one sentence.
pub fn refusal(lang: Lang, no: &CaseError) -> String {
    match lang {
        Lang::Zh => in_chinese(no),
        Lang::En => in_english(no),
    }
}

fn minute(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// Classes as people call them, with the code that may be typed.
fn classes(lang: Lang, known: &[CaseClass]) -> String {
    let name = |class: &CaseClass| match lang {
        Lang::Zh => format!("{}（{}）", class.name.zh, class.code),
        Lang::En => class.code.clone(),
    };
    lang.list(&known.iter().map(name).collect::<Vec<_>>())
}

fn in_chinese(no: &CaseError) -> String {
    let part = |part: &CasePart| match part {
        CasePart::Text => "原文",
        CasePart::Contact => "联系方式",
    };
    match no {
        CaseError::NoCase => "没有这件诉求".to_owned(),
        CaseError::Forged => "这不是本大厅的回执，或者抄错了".to_owned(),
        CaseError::Expired => "回执已经过期，请到服务台询问".to_owned(),
        CaseError::Sealed => "还在意见箱里，没有开箱，谁也看不到；先开箱（hall cases box open）".to_owned(),
        CaseError::Forbidden(at) => format!("现在是“{}”，不能这样办", state(Lang::Zh, *at)),
        CaseError::NotTheirs(by) => format!("{}不能这样办", role(Lang::Zh, by)),
        CaseError::OtherDepartment(Some(name)) => format!("这一件由{name}承办"),
        CaseError::OtherDepartment(None) => "这一件还没有转给部门".to_owned(),
        CaseError::Concerned(of) => format!("被反映的部门不能看{}", part(of)),
        CaseError::Unnamed(of) => format!("没有写明反映哪个部门，部门不能看{}，请由中心转述", part(of)),
        CaseError::NoReader(of, by) => format!("{}不能看{}", role(Lang::Zh, by), part(of)),
        CaseError::NoClass(known) if known.is_empty() => "这种来源不分类".to_owned(),
        CaseError::NoClass(known) => format!("没有这个分类；可选：{}", classes(Lang::Zh, known)),
        CaseError::NoDepartment => "没有这个部门，请照 departments.toml 写全称".to_owned(),
        CaseError::IntoItself => "不能并入自己".to_owned(),
        CaseError::IntoOver(at) => format!("要并入的一件现在是“{}”，不能再并入", state(Lang::Zh, *at)),
        CaseError::IntoThanks => "要并入的是表扬，没有答复，不能并入".to_owned(),
        CaseError::Extended(at) => format!("{} 已经延过一次，不能再延", minute(*at)),
        CaseError::PastDue(due) => format!("期限 {} 已过，不能再延", minute(*due)),
        CaseError::ExtensionTooLong(most) => format!("延期为 1 至 {most} 个工作日"),
        CaseError::UrgedLately(Some(again)) => format!("刚催过，{again} 起可以再催"),
        CaseError::UrgedLately(None) => "刚催过，请过些天再催".to_owned(),
        CaseError::Voted => "已经投过票".to_owned(),
        CaseError::NotYet(Some(until)) => format!("要到 {} 才自动办结", minute(*until)),
        CaseError::NotYet(None) => "没有什么要补的".to_owned(),
        CaseError::NotPublished => "没有公示".to_owned(),
        CaseError::SamePerson => "答复的人不能自己公示，请另一个人看过以后公示".to_owned(),
        CaseError::ReasonNeeded => {
            "本人或复查认为没有解决，办结要用 --reason 写明原因，本人凭回执能看到".to_owned()
        }
        CaseError::Anonymous => "没有留联系方式，不用回访".to_owned(),
        CaseError::NoContact => "没有留联系方式，不用先联系，可以直接办理".to_owned(),
        CaseError::NoCallback => "这种来源不用回访".to_owned(),
        CaseError::CalledBack => "已经回访完了".to_owned(),
        CaseError::CalledLately(again) => format!("刚打过，{} 起再打才算一次", minute(*again)),
        CaseError::CallbackOwed => "留了联系方式的，回访以后才能办结".to_owned(),
        CaseError::CalendarMissing(year) => {
            format!("缺少 {year} 年的工作日历，算不出期限；请建立 workdays/{year}.toml")
        }
        CaseError::NoText(name) => format!("{name} 里没有字，请写清楚"),
        CaseError::TooLong(name, most) => format!("{name} 最多 {most} 个字"),
        CaseError::Personal(name) => format!("{name} 里不写证件号、手机号、卡号"),
    }
}

fn in_english(no: &CaseError) -> String {
    let part = |part: &CasePart| match part {
        CasePart::Text => "the text",
        CasePart::Contact => "the contact",
    };
    match no {
        CaseError::NoCase => "there is no such case".to_owned(),
        CaseError::Forged => "this is no receipt of this hall, or it was copied wrongly".to_owned(),
        CaseError::Expired => "the receipt is over; ask at the desk".to_owned(),
        CaseError::Sealed => {
            "it lies sealed in the opinion box, and nobody can read it; open the box first (hall cases box open)".to_owned()
        }
        CaseError::Forbidden(at) => {
            format!("the case is {}, so this cannot be done now", state(Lang::En, *at))
        }
        CaseError::NotTheirs(by) => format!("this is not for {} to do", role(Lang::En, by)),
        CaseError::OtherDepartment(Some(name)) => format!("the case is with {name}"),
        CaseError::OtherDepartment(None) => "the case is with no department yet".to_owned(),
        CaseError::Concerned(of) => format!("a department that the case is about does not read {}", part(of)),
        CaseError::Unnamed(of) => {
            format!(
                "nobody has said which unit it is about, so no department reads {}; the centre tells it",
                part(of)
            )
        }
        CaseError::NoReader(of, by) => format!("{} does not read {}", role(Lang::En, by), part(of)),
        CaseError::NoClass(known) if known.is_empty() => "cases of this source have no classes".to_owned(),
        CaseError::NoClass(known) => format!("there is no such class; choose from {}", classes(Lang::En, known)),
        CaseError::NoDepartment => "there is no such department; write its name as in departments.toml".to_owned(),
        CaseError::IntoItself => "a case does not go on in itself".to_owned(),
        CaseError::IntoOver(at) => {
            format!("the other case is {}, so nothing goes on in it", state(Lang::En, *at))
        }
        CaseError::IntoThanks => "the case it would go on in is praise, which is not answered".to_owned(),
        CaseError::Extended(at) => {
            format!("it was extended on {} already, and only once it may be", minute(*at))
        }
        CaseError::PastDue(due) => {
            format!("it fell due on {}, so it cannot be extended any more", minute(*due))
        }
        CaseError::ExtensionTooLong(most) => format!("an extension is 1 to {most} working days"),
        CaseError::UrgedLately(Some(again)) => {
            format!("it was urged lately; from {again} on it may be again")
        }
        CaseError::UrgedLately(None) => "it was urged lately; try again in some days".to_owned(),
        CaseError::Voted => "a vote was cast already".to_owned(),
        CaseError::NotYet(Some(until)) => format!("it closes by itself only on {}", minute(*until)),
        CaseError::NotYet(None) => "there is nothing to set".to_owned(),
        CaseError::NotPublished => "nothing of it is published".to_owned(),
        CaseError::SamePerson => {
            "whoever answered it does not publish it; somebody else looks at it, and publishes".to_owned()
        }
        CaseError::ReasonNeeded => {
            "the applicant or a recheck holds that it is not put right: say why it is closed with --reason; the applicant is told"
                .to_owned()
        }
        CaseError::Anonymous => "there is no contact, so nobody is called back".to_owned(),
        CaseError::NoContact => "there is no contact, so nobody can be contacted; the case is handled as it is".to_owned(),
        CaseError::NoCallback => "cases of this source are not called back".to_owned(),
        CaseError::CalledBack => "the callback is over".to_owned(),
        CaseError::CalledLately(again) => {
            format!("somebody called a moment ago; from {} on it counts as another try", minute(*again))
        }
        CaseError::CallbackOwed => {
            "whoever left a contact is called back before the case is closed".to_owned()
        }
        CaseError::CalendarMissing(year) => {
            format!("there is no calendar for {year}, so no limit can be told; add workdays/{year}.toml")
        }
        CaseError::NoText(name) => format!("{name} says nothing; write it out"),
        CaseError::TooLong(name, most) => format!("{name} has at most {most} characters"),
        CaseError::Personal(name) => {
            format!("{name} holds no numbers of identity cards, telephones or bank cards")
        }
    }
}

/// Why a submission is not kept: one sentence.
pub fn not_kept(lang: Lang, no: &SubmitError) -> String {
    match (lang, no) {
        (Lang::Zh, SubmitError::ClockNotSet) => "本机的时钟没有对准，请联系工作人员".to_owned(),
        (Lang::Zh, SubmitError::NoText) => "请写下内容".to_owned(),
        (Lang::Zh, SubmitError::NoWords) => "内容里只有标点或表情，看不出是什么事，请用文字写明".to_owned(),
        (Lang::Zh, SubmitError::NotIssued(label)) => {
            format!("今天没有发出过 {label} 号，请核对号票，或不写 --ticket")
        }
        (Lang::Zh, SubmitError::TextTooLong(most)) => format!("内容最多 {most} 个字"),
        (Lang::Zh, SubmitError::ContactTooLong(most)) => format!("姓名和电话各最多 {most} 个字"),
        (Lang::Zh, SubmitError::UnknownSubject) => "大厅里没有这个部门、窗口、事项或号码".to_owned(),
        (Lang::Zh, SubmitError::VisitLimit(most)) => format!("一次最多提交 {most} 件，请到服务台"),
        (Lang::Zh, SubmitError::KioskLimit(_)) => {
            "这台机器这一小时收得太多了，请稍后再来，或到服务台".to_owned()
        }
        (Lang::En, SubmitError::ClockNotSet) => {
            "this machine's clock is not set; please tell the staff".to_owned()
        }
        (Lang::En, SubmitError::NoText) => "please write something".to_owned(),
        (Lang::En, SubmitError::NoWords) => {
            "there are only marks or smileys; please say in words what it is about".to_owned()
        }
        (Lang::En, SubmitError::NotIssued(label)) => {
            format!("nobody has taken {label} today; check the slip, or leave --ticket out")
        }
        (Lang::En, SubmitError::TextTooLong(most)) => format!("at most {most} characters"),
        (Lang::En, SubmitError::ContactTooLong(most)) => {
            format!("name and telephone have at most {most} characters each")
        }
        (Lang::En, SubmitError::UnknownSubject) => {
            "the hall has no such department, window, matter or number".to_owned()
        }
        (Lang::En, SubmitError::VisitLimit(most)) => {
            format!("at most {most} in one visit; please go to the desk")
        }
        (Lang::En, SubmitError::KioskLimit(_)) => {
            "this machine has taken too many within the hour; come back later, or go to the desk".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::cases::{CaseRole, CaseRules, CaseSource, CaseState};

    #[test]
    fn every_refusal_is_one_sentence_in_either_language() {
        let at = "2026-11-23T10:00:00".parse().unwrap();
        let all = [
            CaseError::NoCase,
            CaseError::Forged,
            CaseError::Expired,
            CaseError::Forbidden(CaseState::Closed),
            CaseError::NotTheirs(CaseRole::Supervisor),
            CaseError::OtherDepartment(Some("市公安局".into())),
            CaseError::OtherDepartment(None),
            CaseError::Concerned(CasePart::Text),
            CaseError::NoReader(CasePart::Contact, CaseRole::Supervisor),
            CaseError::NoClass(vec![]),
            CaseError::NoClass(CaseRules::default().of(CaseSource::Complaint).classes.clone()),
            CaseError::NoDepartment,
            CaseError::IntoItself,
            CaseError::IntoOver(CaseState::Merged),
            CaseError::IntoThanks,
            CaseError::Unnamed(CasePart::Text),
            CaseError::Extended(at),
            CaseError::PastDue(at),
            CaseError::ExtensionTooLong(15),
            CaseError::UrgedLately(Some(at.date())),
            CaseError::UrgedLately(None),
            CaseError::Voted,
            CaseError::NotYet(Some(at)),
            CaseError::NotYet(None),
            CaseError::NotPublished,
            CaseError::SamePerson,
            CaseError::ReasonNeeded,
            CaseError::Anonymous,
            CaseError::NoContact,
            CaseError::NoCallback,
            CaseError::CalledBack,
            CaseError::CalledLately(at),
            CaseError::CallbackOwed,
            CaseError::CalendarMissing(2027),
            CaseError::NoText("--text"),
            CaseError::TooLong("--text", 200),
            CaseError::Personal("--subject"),
        ];
        let has_han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        for no in all {
            let (zh, en) = (refusal(Lang::Zh, &no), refusal(Lang::En, &no));
            assert!(has_han(&zh) && !zh.ends_with('。'), "{zh}");
            assert!(!en.is_empty() && en.is_ascii() || en.contains("市公安局"), "{en}");
            assert!(!no.word().is_empty());
        }
    }
}
