//! What `hall duty` says of a window.
use crate::text::Lang;

/// The words of `hall duty`.
pub struct DutyWords {
    /// Nobody is signed in.
    pub closed: &'static str,
    /// A clerk number, since when.
    pub open: fn(&str, &str) -> String,
    /// A clerk number, since when, why; the reason may be empty.
    pub paused: fn(&str, &str, &str) -> String,
    /// How the window stands, and the number it has in hand.
    pub in_hand: fn(&str, &str) -> String,
    /// How the window stands, where its program was not heard for a minute.
    pub lost: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static DutyWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: DutyWords = DutyWords {
    closed: "没有人",
    open: |clerk, since| format!("{clerk} 号在岗，{since} 起"),
    paused: |clerk, since, reason| {
        let reason = if reason.is_empty() { String::new() } else { format!("：{reason}") };
        format!("{clerk} 号暂停{reason}，{since} 起")
    },
    in_hand: |stands, number| format!("{stands}，正在办 {number}"),
    lost: |stands| format!("{stands}；窗口程序没有响应"),
};

const EN: DutyWords = DutyWords {
    closed: "nobody",
    open: |clerk, since| format!("clerk {clerk}, since {since}"),
    paused: |clerk, since, reason| {
        let reason = if reason.is_empty() { String::new() } else { format!(" ({reason})") };
        format!("clerk {clerk}, paused{reason} since {since}")
    },
    in_hand: |stands, number| format!("{stands}, with {number}"),
    lost: |stands| format!("{stands}; its program is silent"),
};
