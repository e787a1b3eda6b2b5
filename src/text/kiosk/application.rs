//! What the kiosk says about an application (办件) to whoever has its receipt.
use crate::hall::applications::ApplicationState;
use crate::text::Lang;

/// Every word about applications on the kiosk; how their states and steps are called, `text::applications` says.
#[expect(missing_docs, reason = "each field is named for where it stands, and its words say the rest")]
pub struct ApplicationWords {
    /// Its number, with the middle hidden.
    pub code: fn(&str) -> String,
    pub promised: fn(&str) -> String,
    pub no_promise: &'static str,
    pub in_time: &'static str,
    pub late: &'static str,
    pub paused: &'static str,
    pub suspended: fn(u32) -> String,
    pub next: &'static str,
    /// What happens next in a state, and by when, where that is known.
    pub next_step: fn(ApplicationState, Option<&str>) -> String,
    pub special_next: &'static str,
    pub overdue: &'static str,
    pub ask: &'static str,
    pub windows: fn(&str) -> String,
    pub phone: fn(&str) -> String,
    /// Where else one may ask: the name of the desk.
    pub or_desk: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static ApplicationWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const SPECIAL_ZH: &str = "特别程序（听证、检验、检测、鉴定、专家评审等）结束以后，再作出决定。";
const SPECIAL_EN: &str = "After the special procedure (a hearing, a test, an expert review) it is decided.";

const ZH: ApplicationWords = ApplicationWords {
    code: |code| format!("办件 {code}"),
    promised: |moment| format!("承诺 {moment} 前办结"),
    no_promise: "承诺办结日请问下面的部门。",
    in_time: "按时办结",
    late: "超期办结",
    paused: "特别程序进行中，暂停计时；结束以前，承诺日期往后推。",
    suspended: |days| format!("特别程序占了 {days} 个工作日，不计入期限。"),
    next: "接下来",
    next_step: |state, due| {
        let by = due.map(|due| format!("{due} 前")).unwrap_or_default();
        match state {
            ApplicationState::Received => {
                format!("部门{by}告知是否受理；到时没有告知的，从收件那天起视为受理。")
            }
            ApplicationState::Supplement => "请按补正通知补交材料；交齐以前不计时。".to_owned(),
            ApplicationState::Accepted | ApplicationState::Review => "部门审查以后作出决定。".to_owned(),
            ApplicationState::Special => SPECIAL_ZH.to_owned(),
            ApplicationState::Decided => format!("已经作出决定，{by}送达。请留意部门的通知。"),
            ApplicationState::Certificate => format!("正在制作证照，{by}送达。请留意部门的通知。"),
            ApplicationState::Delivery => {
                format!("请带有效证件到窗口领取，或等候寄达；{by}送达。")
            }
            ApplicationState::Finished => "已经办完。没有拿到结果的，请问下面的部门。".to_owned(),
            ApplicationState::Refused => {
                "请向下面的部门要书面通知，里面写明原因，和怎样复议、诉讼。".to_owned()
            }
            ApplicationState::Withdrawn => "不再办理。还要办的，请重新申请。".to_owned(),
        }
    },
    special_next: SPECIAL_ZH,
    overdue: "已经超过期限，可以向下面的部门催问，也可以到意见箱投诉。",
    ask: "问谁",
    windows: |windows| format!("窗口：{windows}"),
    phone: |phone| format!("电话：{phone}"),
    or_desk: |desk| format!("也可以问{desk}。"),
};

const EN: ApplicationWords = ApplicationWords {
    code: |code| format!("Application {code}"),
    promised: |moment| format!("Promised by {moment}"),
    no_promise: "For the promised day ask the department below.",
    in_time: "Finished in time",
    late: "Finished late",
    paused: "A special procedure goes on: days do not count, and the promised day moves on until it ends.",
    suspended: |days| {
        let days = if days == 1 { "one working day".to_owned() } else { format!("{days} working days") };
        format!("Special procedures took {days}, which do not count.")
    },
    next: "What comes next",
    next_step: |state, due| {
        let by = due.map(|due| format!(" by {due}")).unwrap_or_default();
        match state {
            ApplicationState::Received => format!(
                "The department says{by} whether it is accepted. If it says nothing in time, it is accepted by \
                 law from the day it was received."
            ),
            ApplicationState::Supplement => {
                "Please hand in the documents that the notice names; until then no days count.".to_owned()
            }
            ApplicationState::Accepted | ApplicationState::Review => {
                "The department examines it and decides.".to_owned()
            }
            ApplicationState::Special => SPECIAL_EN.to_owned(),
            ApplicationState::Decided => {
                format!("It is decided, and the result is handed over{by}. The department will tell you.")
            }
            ApplicationState::Certificate => {
                format!("The certificate is being made and is handed over{by}. The department will tell you.")
            }
            ApplicationState::Delivery => {
                format!("Fetch it at the window with your ID, or wait for the post; it is handed over{by}.")
            }
            ApplicationState::Finished => {
                "It is done. If you have no result yet, ask the department below.".to_owned()
            }
            ApplicationState::Refused => {
                "Ask the department below for its notice; that says why, and how to appeal.".to_owned()
            }
            ApplicationState::Withdrawn => {
                "Nothing more is done. To go on after all, apply again.".to_owned()
            }
        }
    },
    special_next: SPECIAL_EN,
    overdue: "It is overdue. You may urge the department below, or complain in the opinion box.",
    ask: "Whom to ask",
    windows: |windows| format!("Window: {windows}"),
    phone: |phone| format!("Telephone: {phone}"),
    or_desk: |desk| format!("Or ask here: {desk}."),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_says_what_comes_next_whether_or_not_its_limit_is_known() {
        for lang in [Lang::Zh, Lang::En] {
            for (state, _) in ApplicationState::ALL {
                for due in [None, Some("12-01")] {
                    let said = (words(lang).next_step)(state, due);
                    assert!(said.ends_with(['。', '.']) && !said.contains("  "), "{said}");
                }
            }
        }
        let said = (words(Lang::Zh).next_step)(ApplicationState::Received, Some("12月1日 17:00"));
        assert!(said.contains("12月1日 17:00 前告知是否受理"), "{said}");
    }
}
