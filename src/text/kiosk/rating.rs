//! What the kiosk says to whoever rates what was done for them.
use crate::text::Lang;
use chrono::NaiveDateTime;

/// Every word about rating on the kiosk.
#[expect(missing_docs, reason = "each field is named for where it stands, and its words say the rest")]
pub struct RatingWords {
    // Where it begins.
    pub entry: &'static str,
    pub entry_title: &'static str,
    pub entry_scan: &'static str,
    pub entry_type: &'static str,
    pub rate: &'static str,
    // The grade.
    pub title: &'static str,
    pub title_again: &'static str,
    /// What it is about.
    pub about: fn(&str) -> String,
    pub voluntary: &'static str,
    pub say_else: &'static str,
    // The reasons.
    pub reasons_title: &'static str,
    pub more: &'static str,
    pub write: &'static str,
    pub written: &'static str,
    pub leave_phone: &'static str,
    pub phone_left: &'static str,
    pub send: &'static str,
    pub send_again: &'static str,
    pub protected: &'static str,
    pub bad_note: &'static str,
    pub failed: &'static str,
    // After it was sent.
    pub thanks: &'static str,
    pub kept: &'static str,
    pub bad_kept: fn(u32) -> String,
    pub called_by: fn(NaiveDateTime) -> String,
    pub print: &'static str,
    pub change: &'static str,
    pub cannot: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static RatingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: RatingWords = RatingWords {
    entry: "评价刚办的事",
    entry_title: "评价",
    entry_scan: "请把号票或办件回执的二维码对准扫码口，或输入回执码。",
    entry_type: "请输入号票或办件回执上的码。",
    rate: "评价",
    title: "您满意吗？",
    title_again: "现在满意吗？（追评）",
    about: |about| format!("关于 {about}"),
    voluntary: "评不评由您，谁评的窗口看不到。",
    say_else: "写意见、投诉、表扬",
    reasons_title: "因为什么？可以选几个，也可以不选",
    more: "更多",
    write: "写几句",
    written: "改写的话",
    leave_phone: "留电话",
    phone_left: "改电话",
    send: "提交",
    send_again: "再提交一次",
    protected: "匿名评价；窗口看不到是谁评的。",
    bad_note: "大厅会马上派人处理；留了电话的，会打电话告诉您。",
    failed: "没有提交成功。请再提交一次，或到服务台说。",
    thanks: "谢谢您的评价",
    kept: "评价已经收下。",
    bad_kept: |number| format!("已经报告值班主任，编号 {number}。凭回执可以查处理结果。"),
    called_by: |at| format!("{} 前会有人打电话给您。", at.format("%H:%M")),
    print: "打印回执",
    change: "改一改",
    cannot: "不能评价",
};

const EN: RatingWords = RatingWords {
    entry: "Rate what was just done for you",
    entry_title: "Rating",
    entry_scan: "Hold the QR code of your ticket or application receipt before the scanner, or type the receipt.",
    entry_type: "Type the code on your ticket or application receipt.",
    rate: "Rate",
    title: "Are you satisfied?",
    title_again: "Are you satisfied now? (follow-up)",
    about: |about| format!("About {about}"),
    voluntary: "It is up to you; the window cannot see who rated.",
    say_else: "Write an opinion instead",
    reasons_title: "Why? Choose any, or none",
    more: "More",
    write: "Write",
    written: "Change text",
    leave_phone: "Leave a number",
    phone_left: "Change number",
    send: "Send",
    send_again: "Send again",
    protected: "Anonymous: the window cannot see who rated.",
    bad_note: "Somebody will deal with it at once; if you leave a number, we call and tell you.",
    failed: "It was not sent. Please send it again, or tell the help desk.",
    thanks: "Thank you for rating",
    kept: "Your rating was received.",
    bad_kept: |number| {
        format!(
            "The duty manager was told, as case {number}. With the receipt you can see what becomes of it."
        )
    },
    called_by: |at| format!("Somebody will call you by {}.", at.format("%H:%M")),
    print: "Print it",
    change: "Change it",
    cannot: "Cannot be rated",
};
