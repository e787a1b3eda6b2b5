//! The words of the draft and of publishing it.
use super::SectionWords;
use crate::hall::drafts::{Publication, PublicationState};
use crate::text::Lang;
use crate::text::setup_forms::document_title;
use chrono::{NaiveDateTime, Timelike};

/// What is said of the draft.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct DraftPageWords {
    pub section: SectionWords,
    pub history_section: SectionWords,
    // The changes.
    pub changes: fn(usize) -> String,
    pub nothing: &'static str,
    pub looking: &'static str,
    /// Errors, warnings and conflicts that were found.
    pub found: fn(usize, usize, usize) -> String,
    pub mark_new: &'static str,
    pub mark_changed: &'static str,
    pub mark_removed: &'static str,
    pub mark_conflict: &'static str,
    /// When something was done, as short as it can be understood now.
    pub when: fn(NaiveDateTime, NaiveDateTime) -> String,
    pub vanishes: &'static str,
    pub no_difference: &'static str,
    pub ask_discard: fn(&str) -> String,
    pub ask_discard_note: &'static str,
    pub discarded: fn(usize) -> String,
    pub undone: &'static str,
    pub settled: &'static str,
    pub others_publish: fn(&str) -> String,
    // The check.
    pub check_title: &'static str,
    pub mark_error: &'static str,
    pub mark_warning: &'static str,
    pub mark_note: &'static str,
    pub line: fn(u32) -> String,
    pub all_well: &'static str,
    // Publishing.
    pub publish_title: &'static str,
    pub warnings: fn(usize) -> String,
    pub reason: &'static str,
    pub when_label: &'static str,
    pub at_once: &'static str,
    pub later: &'static str,
    pub moment: &'static str,
    pub at_moment: fn(NaiveDateTime) -> String,
    pub ask_publish: fn(usize) -> String,
    pub ask_publish_note: &'static str,
    pub publishing: &'static str,
    pub published: &'static str,
    pub planned: fn(NaiveDateTime) -> String,
    pub two_people: &'static str,
    pub hindered: &'static str,
    pub no_reason: &'static str,
    pub bad_moment: &'static str,
    pub has_errors: fn(usize) -> String,
    pub conflicts: fn(usize) -> String,
    /// How many changes are one's own, and who may publish.
    pub own_changes: fn(usize, &str) -> String,
    pub nothing_to_publish: &'static str,
    pub moved: &'static str,
    pub needs_person: &'static str,
    pub unreadable: &'static str,
    // What was published.
    pub history_title: &'static str,
    pub no_history: &'static str,
    pub state: fn(PublicationState) -> &'static str,
    pub about: fn(&Publication) -> String,
    pub ask_cancel: &'static str,
    pub cancelled: &'static str,
    pub not_cancelled: &'static str,
    pub ask_back: &'static str,
    pub ask_back_note: &'static str,
    pub rolled_back: fn(usize) -> String,
    pub nothing_to_go_back: &'static str,
    pub back_alone: &'static str,
    pub ask_discard_all: fn(usize) -> String,
    /// Whose change stands in the way of taking one back, or of bringing it again.
    pub not_undone: fn(&str, bool) -> String,
    pub ask_over: fn(usize) -> String,
    pub ask_over_note: &'static str,
}

/// What the documents of a publication are about.
fn titles(lang: Lang, one: &Publication) -> String {
    lang.list(&one.documents.iter().map(|name| document_title(lang, name)).collect::<Vec<_>>())
}

/// A moment as people write it down.
fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// The time where it is of the same day, else the day.
fn short(at: NaiveDateTime, now: NaiveDateTime) -> String {
    if at.date() == now.date() {
        format!("{:02}:{:02}", at.hour(), at.minute())
    } else {
        at.format("%m-%d").to_string()
    }
}

pub(super) const ZH: DraftPageWords = DraftPageWords {
    section: SectionWords { name: "草稿", note: "看改了什么、检查、发布、放弃" },
    history_section: SectionWords {
        name: "发布记录", note: "已发布的和定时发布的：取消定时、恢复到以前"
    },
    changes: |count| format!("{count} 处改动"),
    nothing: "草稿是空的：现在没有还没发布的改动。",
    looking: "正在比对和检查……",
    found: |errors, warnings, conflicts| match (errors, warnings, conflicts) {
        (0, 0, 0) => "检查通过".into(),
        (_, _, 0) => format!("错误 {errors}   提醒 {warnings}"),
        _ => format!("错误 {errors}   提醒 {warnings}   冲突 {conflicts}"),
    },
    mark_new: "＋新 ",
    mark_changed: "● 改 ",
    mark_removed: "－删 ",
    mark_conflict: "▲ 冲突 ",
    when: short,
    vanishes: "发布以后，这一项就没有了。",
    no_difference: "和现行的一样，发布时不算改动。",
    ask_discard: |name| format!("放弃对“{name}”的改动吗？"),
    ask_discard_note: "草稿里关于它的改动全部去掉，不能再找回；现行的不受影响。",
    discarded: |count| format!("已放弃 {count} 处改动"),
    undone: "已撤销或重做一步",
    settled: "以草稿为准：发布时代替别人发布的",
    others_publish: |who| match who {
        "" => "您的角色不能发布；请系统管理员给审核发布人建账号".into(),
        _ => format!("您的角色不能发布，请由审核发布人发布：{who}"),
    },
    check_title: "检查结果",
    mark_error: "✗ 错误 ",
    mark_warning: "▲ 提醒 ",
    mark_note: "· 说明 ",
    line: |line| format!("第 {line} 行"),
    all_well: "没有发现问题，可以发布",
    publish_title: "发布草稿",
    warnings: |count| format!("▲有 {count} 条提醒，返回后按 F5 看"),
    reason: "发布原因",
    when_label: "生效时间",
    at_once: "立即生效",
    later: "定时生效",
    moment: "日期和时间",
    at_moment: |at| format!("{} 生效。", moment(at)),
    ask_publish: |count| format!("发布 {count} 处改动吗？"),
    ask_publish_note: "生效后，所有取号机在下一位办事人开始时就用新内容。",
    publishing: "正在办理……",
    published: "已发布，取号机上已是新内容",
    planned: |at| format!("已安排 {} 生效", moment(at)),
    two_people: "双人复核：改的人不能自己发布，由另一位审核发布人发布。",
    hindered: "还不能发布，原因见上面",
    no_reason: "请写发布原因",
    bad_moment: "时间要写成 2026-12-05 08:00 这样，而且还没有过",
    has_errors: |count| format!("有 {count} 处错误，改好才能发布：返回后按 F5 查看"),
    conflicts: |count| {
        format!("有 {count} 处别人已经发布了新的内容：返回核对后按 F9 以草稿为准，或按 F8 放弃")
    },
    own_changes: |count, who| match who {
        "" => format!("其中 {count} 处是您改的，要由别人发布；现在没有别的审核发布人，请系统管理员建账号"),
        _ => format!("其中 {count} 处是您改的，请由别人发布：{who}"),
    },
    nothing_to_publish: "和现行的没有不同，不用发布",
    moved: "刚才有人又改了草稿：已重新检查，请再看一遍",
    needs_person: "现在规定双人复核，要由登录的人发布",
    unreadable: "设置读不出来，没有发布；请检查设置的改动",
    history_title: "发布记录",
    no_history: "还没有发布过",
    state: |state| match state {
        PublicationState::Planned => "○定时",
        PublicationState::Done => "✓已发布",
        PublicationState::Cancelled => "－已取消",
        PublicationState::Conflict => "▲有冲突，没有生效",
        PublicationState::Unreadable => "▲读不出，没有生效",
    },
    about: |one| {
        let titles = || titles(Lang::Zh, one);
        let what = match (one.matters, one.documents.len()) {
            (matters, 0) => format!("{matters} 个事项"),
            (0, _) => titles(),
            (matters, _) => format!("{matters} 个事项、{}", titles()),
        };
        let (who, made, due) = (one.by.name(), moment(one.made_at), moment(one.due));
        format!("{who} 于 {made} 发布：{what}\n生效：{due}\n原因：{}", one.reason)
    },
    ask_cancel: "取消这次定时发布吗？",
    cancelled: "已取消，改动回到草稿里",
    not_cancelled: "它已经生效或者取消了",
    ask_back: "恢复到这次发布以前吗？",
    ask_back_note: "把这次发布改过的内容照以前的样子放进草稿，检查以后再发布；现在取号机上的不变。",
    rolled_back: |count| format!("{count} 处已照以前的样子放进草稿，请检查后发布"),
    nothing_to_go_back: "现行的和那时一样，不用恢复",
    back_alone: "▲ 双人复核：您恢复的您自己不能发布，现在又没有别的审核发布人。请由别人（编辑）恢复，您来发布。",
    ask_discard_all: |count| format!("放弃草稿里的全部 {count} 处改动吗？"),
    not_undone: |who, again| {
        if again {
            format!("没有重做：要先由 {who} 重做以前的那一步")
        } else {
            format!("没有撤销：{who} 在您改过以后又改了它，要先由 {who} 撤销")
        }
    },
    ask_over: |count| format!("盖掉草稿里的 {count} 处改动吗？"),
    ask_over_note: "要恢复的内容，草稿里已有下面这些没有发布的改动。放回以后以恢复的为准，被盖掉的还在撤销里，可以由您一步一步撤回来。",
};

pub(super) const EN: DraftPageWords = DraftPageWords {
    section: SectionWords { name: "Draft", note: "what was changed; check it, publish it, give it up" },
    history_section: SectionWords { name: "Publications", note: "published and planned: call off, go back" },
    changes: |count| if count == 1 { "1 change".into() } else { format!("{count} changes") },
    nothing: "The draft is empty: everything that was changed is published.",
    looking: "Comparing and checking …",
    found: |errors, warnings, conflicts| match (errors, warnings, conflicts) {
        (0, 0, 0) => "all well".into(),
        (_, _, 0) => format!("errors {errors}   warnings {warnings}"),
        _ => format!("errors {errors}   warnings {warnings}   conflicts {conflicts}"),
    },
    mark_new: "＋new ",
    mark_changed: "● ",
    mark_removed: "－removed ",
    mark_conflict: "▲conflict ",
    when: short,
    vanishes: "Once this is published, it is gone.",
    no_difference: "The same as in force; nothing to publish.",
    ask_discard: |name| format!("Give up the changes of {name}?"),
    ask_discard_note: "They are taken out of the draft for good; what is in force stays.",
    discarded: |count| format!("gave up {count}"),
    undone: "taken back, or brought again",
    settled: "the draft holds: it takes the place of what others published",
    others_publish: |who| match who {
        "" => "your roles may not publish, and nobody else may yet; ask the system administrator".into(),
        _ => format!("your roles may not publish; these may: {who}"),
    },
    check_title: "What the check found",
    mark_error: "✗error ",
    mark_warning: "▲warning ",
    mark_note: "·note ",
    line: |line| format!("line {line}"),
    all_well: "nothing is wrong; it may be published",
    publish_title: "Publish the draft",
    warnings: |count| {
        let noun = if count == 1 { "warning" } else { "warnings" };
        format!("▲{count} {noun}: Esc, then F5")
    },
    reason: "Reason",
    when_label: "In force",
    at_once: "at once",
    later: "at a date",
    moment: "Date and time",
    at_moment: |at| format!("In force from {}.", moment(at)),
    ask_publish: |count| format!("Publish {count} changes?"),
    ask_publish_note: "Once in force, every kiosk has it from its next visitor on.",
    publishing: "One moment …",
    published: "published: kiosks have it",
    planned: |at| format!("planned for {}", moment(at)),
    two_people: "Two-person rule: whoever changed something does not publish it; another publisher does.",
    hindered: "not yet: see above",
    no_reason: "say why",
    bad_moment: "a moment to come, such as 2026-12-05 08:00",
    has_errors: |count| format!("{count} errors are to be put right first: Esc, then F5"),
    conflicts: |count| {
        format!(
            "others have published {count} of these meanwhile: go back and look; F9 keeps the draft, F8 gives it up"
        )
    },
    own_changes: |count, who| match who {
        "" => format!("{count} are yours, and nobody else may publish; ask the system administrator"),
        _ => format!("{count} are yours; these may publish them: {who}"),
    },
    nothing_to_publish: "nothing differs from what is in force",
    moved: "somebody has changed the draft since: it was checked anew, look once more",
    needs_person: "by the two-person rule somebody who is signed in publishes",
    unreadable: "the setup cannot be read, so nothing was published; look at its changes",
    history_title: "Publications",
    no_history: "nothing was published yet",
    state: |state| match state {
        PublicationState::Planned => "○planned",
        PublicationState::Done => "✓published",
        PublicationState::Cancelled => "－called off",
        PublicationState::Conflict => "▲conflict, not in force",
        PublicationState::Unreadable => "▲unreadable, not in force",
    },
    about: |one| {
        let titles = || titles(Lang::En, one);
        let what = match (one.matters, one.documents.len()) {
            (matters, 0) => format!("{matters} matters"),
            (0, _) => titles(),
            (matters, _) => format!("{matters} matters, {}", titles()),
        };
        let (who, made, due) = (one.by.name(), moment(one.made_at), moment(one.due));
        format!("{who}, {made}: {what}\nin force from {due}\nreason: {}", one.reason)
    },
    ask_cancel: "Call this publication off?",
    cancelled: "called off; its changes are in the draft again",
    not_cancelled: "it is in force or called off already",
    ask_back: "Go back to before this publication?",
    ask_back_note: "What it changed is put into the draft as it was before, to be checked and published; kiosks stay as they are.",
    rolled_back: |count| format!("{count} are in the draft as they were before; check and publish them"),
    nothing_to_go_back: "everything is as it was then already",
    back_alone: "▲ Two-person rule: you cannot publish what you bring back, and there is no other publisher. Let somebody else (an editor) go back, and publish it yourself.",
    ask_discard_all: |count| format!("Give up all {count} changes of the draft?"),
    not_undone: |who, again| {
        if again {
            format!("not brought again: {who} has to bring an earlier step again first")
        } else {
            format!("not taken back: {who} changed it after you, and takes theirs back first")
        }
    },
    ask_over: |count| match count {
        1 => "Overwrite a change of the draft?".into(),
        _ => format!("Overwrite {count} changes of the draft?"),
    },
    ask_over_note: "The draft has these changes of what is to be brought back; they are not published. What is brought back takes their place; undo brings them back step by step.",
};
