//! What `hall cases` says.
use crate::text::Lang;

/// The words of `hall cases`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct CasesWords {
    pub none: &'static str,
    pub none_open: &'static str,
    /// Nothing is as somebody asked.
    pub none_such: &'static str,
    /// The cursor of the next page.
    pub more: fn(&str) -> String,
    /// A moment; a lamp.
    pub due: fn(&str, &str) -> String,
    pub due_unknown: &'static str,
    pub late: fn(&str) -> String,
    /// The number of a case.
    pub number: fn(u32) -> String,
    pub receipt: fn(&str) -> String,
    /// The number of an application that a case has, too.
    pub also_application: fn(&str) -> String,
    pub known_already: &'static str,
    /// The number of a case, what was done, where it stands.
    pub done: fn(u32, &str, &str) -> String,
    pub may: fn(&str) -> String,
    pub may_nothing: &'static str,
    pub about: fn(&str) -> String,
    pub with: fn(&str) -> String,
    pub merged: fn(u32) -> String,
    pub came: fn(&str, &str) -> String,
    pub hidden: &'static str,
    /// A case lies in the opinion box: in a list, and with the case itself; when the box was opened that it lay in.
    pub sealed: &'static str,
    pub in_box: &'static str,
    pub opened: fn(&str) -> String,
    pub text: fn(&str) -> String,
    pub no_text: &'static str,
    pub contact: fn(&str) -> String,
    pub anonymous: &'static str,
    pub no_contact_for_you: &'static str,
    pub answer: fn(&str) -> String,
    pub reason: fn(&str) -> String,
    pub instead: fn(&str) -> String,
    pub note: fn(&str) -> String,
    /// Why it was closed.
    pub closed: fn(&str) -> String,
    /// How often somebody was called.
    pub callback: fn(u32) -> String,
    pub urged: fn(u32) -> String,
    pub not_satisfied: &'static str,
    pub not_put_right: &'static str,
    pub put_right: &'static str,
    pub recheck_failed: &'static str,
    pub no_callbacks: &'static str,
    pub submitted: &'static str,
    pub none_published: &'static str,
    pub changed: fn(&str) -> String,
    /// The number of a key, how many are kept, how many were given up.
    pub rotated: fn(u8, u32, u32) -> String,
    pub no_key_left: &'static str,
    pub bad_number: fn(&str) -> String,
    pub bad_kind: fn(&str, &str) -> String,
    pub bad_state: fn(&str, &str) -> String,
    /// What was typed, the departments there are.
    pub bad_department: fn(&str, &str) -> String,
    pub bad_cursor: fn(&str) -> String,
    pub bad_label: fn(&str) -> String,
    pub by_needed: &'static str,
    /// A file, why.
    pub unreadable: fn(&str, &str) -> String,
    /// It is no text in UTF-8 or GB 18030.
    pub no_text_file: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static CasesWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: CasesWords = CasesWords {
    none: "没有诉求",
    none_open: "没有未办结的诉求",
    none_such: "没有符合条件的诉求",
    more: |cursor| format!("还有：加上 --after {cursor} 看下一页"),
    due: |due, lamp| format!("{due} 到期（{lamp}灯）"),
    due_unknown: "期限未定（缺少日历）",
    late: |asks| format!("已超期：{asks}"),
    number: |number| format!("编号 {number}"),
    receipt: |receipt| format!("回执 {receipt}"),
    also_application: |code| format!("注意：也有编号为 {code} 的办件，看它请加 --application"),
    known_already: "这一次已经提交过，仍是原来的一件",
    done: |number, act, state| format!("{number} 号记下“{act}”，现在是“{state}”"),
    may: |acts| format!("可以：{acts}"),
    may_nothing: "已经没有可办的",
    about: |about| format!("关于 {about}"),
    with: |department| format!("承办 {department}"),
    merged: |into| format!("并入 {into} 号"),
    came: |at, source| format!("{at} {source}"),
    hidden: "原文和联系方式没有显示；要看请加 --reveal 和 --by，谁看的会记入台账",
    sealed: "未开箱",
    in_box: "原文和联系方式还封在意见箱里，开箱（hall cases box open）以前谁也看不到",
    opened: |at| format!("{at} 开箱"),
    text: |text| format!("原文：{text}"),
    no_text: "没有写内容",
    contact: |contact| format!("联系方式：{contact}"),
    anonymous: "匿名，没有留联系方式",
    no_contact_for_you: "留了联系方式，只有有权的人能看",
    answer: |text| format!("答复：{text}"),
    reason: |text| format!("原因：{text}"),
    instead: |text| format!("去向：{text}"),
    note: |text| format!("备注：{text}"),
    closed: |why| format!("办结原因：{why}"),
    callback: |calls| match calls {
        0 => "待回访".to_owned(),
        calls => format!("待回访（打过 {calls} 次）"),
    },
    urged: |times| format!("催办 {times} 次"),
    not_satisfied: "本人不满意",
    not_put_right: "本人投票：没有解决",
    put_right: "本人投票：解决了",
    recheck_failed: "复查没有通过",
    no_callbacks: "办件的回访不在这里：--call-back 只用于诉求",
    submitted: "提交",
    none_published: "还没有公示",
    changed: |text| format!("改进：{text}"),
    rotated: |number, kept, dropped| {
        format!("新回执用第 {number} 号密钥；共保留 {kept} 个，停用 {dropped} 个")
    },
    no_key_left: "64 个密钥都还有回执在用，暂时不能再换",
    bad_number: |number| format!("“{number}”既不是编号也不是回执"),
    bad_kind: |kind, known| format!("没有“{kind}”这种来源；可选：{known}"),
    bad_state: |state, known| format!("没有“{state}”这种状态；可选：{known}"),
    bad_department: |name, known| match known {
        "" => format!("没有“{name}”这个部门"),
        known => format!("没有“{name}”这个部门；可选：{known}"),
    },
    bad_cursor: |cursor| {
        format!(
            "“{cursor}”不是 --after 的值：请照同一张列表上一页末尾写，例如 2026-12-14T17:00:00~12，加了 --all 的写编号"
        )
    },
    bad_label: |label| format!("“{label}”不是号码，请写成 A012"),
    by_needed: "请用 --by 写明是谁",
    unreadable: |file, why| format!("读不了 {file}：{why}"),
    no_text_file: "不是 UTF-8 或 GB 18030 的文本",
};

const EN: CasesWords = CasesWords {
    none: "no cases",
    none_open: "no cases are open",
    none_such: "no cases are like that",
    more: |cursor| format!("there are more: --after {cursor}"),
    due: |due, lamp| format!("due {due} ({lamp})"),
    due_unknown: "nobody can say by when: a calendar is missing",
    late: |asks| format!("late: {asks}"),
    number: |number| format!("case {number}"),
    receipt: |receipt| format!("receipt {receipt}"),
    also_application: |code| {
        format!("Note: an application has the number {code}, too; --application shows it")
    },
    known_already: "this was submitted before; it is the same case",
    done: |number, act, state| format!("case {number}: {act} is noted; it is {state} now"),
    may: |acts| format!("what may be done: {acts}"),
    may_nothing: "nothing more may be done",
    about: |about| format!("about {about}"),
    with: |department| format!("with {department}"),
    merged: |into| format!("goes on in case {into}"),
    came: |at, source| format!("{at} {source}"),
    hidden: "text and contact are hidden; --reveal with --by shows them, and its history keeps who read them",
    sealed: "unopened",
    in_box: "text and contact lie sealed in the opinion box; nobody can read them until it is opened (hall cases box open)",
    opened: |at| format!("the box it lay in was opened on {at}"),
    text: |text| format!("text: {text}"),
    no_text: "nothing was written",
    contact: |contact| format!("contact: {contact}"),
    anonymous: "anonymous: there is no contact",
    no_contact_for_you: "there is a contact, for those who may read it",
    answer: |text| format!("answer: {text}"),
    reason: |text| format!("reason: {text}"),
    instead: |text| format!("instead: {text}"),
    note: |text| format!("note: {text}"),
    closed: |why| format!("closed because: {why}"),
    callback: |calls| match calls {
        0 => "to be called back".to_owned(),
        calls => format!("to be called back (tries: {calls})"),
    },
    urged: |times| format!("urged {times} times"),
    not_satisfied: "the applicant is not satisfied",
    not_put_right: "vote: not put right",
    put_right: "vote: put right",
    recheck_failed: "the recheck failed",
    no_callbacks: "applications are not called back here: --call-back is for cases",
    submitted: "submit",
    none_published: "nothing is published yet",
    changed: |text| format!("changed: {text}"),
    rotated: |number, kept, dropped| {
        format!("receipts are sealed under key {number} now; {kept} keys are kept, {dropped} given up")
    },
    no_key_left: "receipts under all 64 keys are still answered; no key can be added now",
    bad_number: |number| format!("\"{number}\" is neither the number of a case nor a receipt"),
    bad_kind: |kind, known| format!("there is no source {kind}; choose from {known}"),
    bad_state: |state, known| format!("there is no state {state}; choose from {known}"),
    bad_department: |name, known| match known {
        "" => format!("there is no department {name}"),
        known => format!("there is no department {name}; choose from {known}"),
    },
    bad_cursor: |cursor| {
        format!(
            "\"{cursor}\" does not come from the end of a page of this list, as --after needs; that is like \
             2026-12-14T17:00:00~12, or a number where all are listed"
        )
    },
    bad_label: |label| format!("\"{label}\" is no number of a line; write it like A012"),
    by_needed: "say who you are with --by",
    unreadable: |file, why| format!("{file} cannot be read: {why}"),
    no_text_file: "it is no text in UTF-8 or GB 18030",
};
