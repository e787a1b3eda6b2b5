//! What `hall draft` says, and what commands say that fill the draft in place of publishing.
use crate::hall::DocumentChange;
use crate::hall::drafts::{DraftSeverity, PartChange, PublicationState, PublishRule};
use crate::text::Lang;

/// The words of `hall draft`.
pub struct DraftWords {
    /// The draft changes nothing.
    pub empty: &'static str,
    /// A change: its number, the subject, its title, by whom, when.
    pub change: fn(u32, &str, &str, &str, &str) -> String,
    /// What becomes of a subject: the subject, its title, what becomes of it.
    pub subject: fn(&str, &str, DocumentChange) -> String,
    /// A part of it: what its difference is, its name, what it is, what it is to be.
    pub part: fn(PartChange, &str, &str, &str) -> String,
    /// How many subjects come, change and vanish.
    pub counted: fn(usize, usize, usize) -> String,
    /// Before a finding.
    pub severity: fn(DraftSeverity) -> &'static str,
    /// How many errors, warnings and notes there are.
    pub findings: fn(usize, usize, usize) -> String,
    /// How many it takes to publish.
    pub rule: fn(PublishRule) -> &'static str,
    /// How many subjects are in the draft now, and how to publish it.
    pub drafted: fn(usize) -> String,
    /// There is no such matter.
    pub no_matter: fn(&str) -> String,
    /// There is one of this code already.
    pub matter_there: fn(&str) -> String,
    /// There is no such field.
    pub no_field: fn(&str) -> String,
    /// Something is not written as FIELD=VALUE.
    pub no_value: fn(&str) -> String,
    /// The draft says nothing of it.
    pub not_drafted: fn(&str) -> String,
    /// Somebody has changed it meanwhile.
    pub overtaken: fn(&str, &str) -> String,
    /// Another change of the same subject keeps it from being taken back or brought again: the subject, who made the other.
    pub tied: fn(&str, &str) -> String,
    /// A table or a folder would overwrite what others changed in the draft.
    pub over_others: fn(&str) -> String,
    /// Whoever changes the draft is to be known.
    pub needs_login: &'static str,
    /// What came back behind other changes of the same subjects.
    pub came_back: fn(&str) -> String,
    /// A planned publication that did not come into force: its number, where it stands.
    pub failed: fn(u32, &str) -> String,
    /// What was taken back.
    pub undone: fn(&str) -> String,
    /// What was brought again.
    pub redone: fn(&str) -> String,
    /// There is nothing to take back or to bring again.
    pub nothing_to_undo: &'static str,
    /// How many subjects were taken out of the draft.
    pub discarded: fn(usize) -> String,
    /// The question before that.
    pub ask_discard: fn(usize) -> String,
    /// It wants `--yes`.
    pub needs_yes: &'static str,
    /// The question before publishing with warnings or what vanishes: how many warnings, how many vanish.
    pub ask_publish: fn(usize, usize) -> String,
    /// There are errors.
    pub wrong: &'static str,
    /// It is in force: the setup's edition and the catalogue's, 0 where it is the old one.
    pub published: fn(u32, u32) -> String,
    /// It comes into force: its number, when.
    pub planned: fn(u32, &str) -> String,
    /// Nothing to publish.
    pub nothing: &'static str,
    /// Somebody has changed the draft since.
    pub moved: &'static str,
    /// Others published the same.
    pub conflicts: fn(&str) -> String,
    /// Whoever publishes wrote some of it.
    pub own_changes: fn(&str) -> String,
    /// It takes somebody whose PIN was right.
    pub needs_person: &'static str,
    /// The setup cannot be read together with it.
    pub unreadable: &'static str,
    /// The moment is over.
    pub past: &'static str,
    /// A moment that is none.
    pub bad_moment: fn(&str) -> String,
    /// Where a publication stands.
    pub state: fn(PublicationState) -> &'static str,
    /// A publication: number, moment, state, by whom, why, what it changes.
    pub publication: fn(u32, &str, &str, &str, &str, usize) -> String,
    /// Nothing is planned.
    pub none_planned: &'static str,
    /// A planned one was called off.
    pub cancelled: fn(u32) -> String,
    /// None of this number is planned.
    pub not_planned: fn(u32) -> String,
    /// An edition of the catalogue: number, when, by whom, why, how many matters.
    pub edition: fn(u32, &str, &str, &str, u32) -> String,
    /// There is no edition of a number.
    pub no_edition: fn(u32) -> String,
    /// The draft is not empty, and would be mixed with something else.
    pub not_empty: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static DraftWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: DraftWords = DraftWords {
    empty: "草稿是空的",
    change: |number, subject, title, who, at| format!("{number}  {subject} {title}  {who}  {at}"),
    subject: |subject, title, change| {
        let said = match change {
            DocumentChange::Added => "新增",
            DocumentChange::Changed => "有改动",
            DocumentChange::Removed => "没有了",
        };
        format!("{subject} {title}：{said}")
    },
    part: |change, part, old, new| match (old.is_empty(), new.is_empty()) {
        (true, _) if change == PartChange::Entry => format!("{part}：新增"),
        _ if change == PartChange::Entry => format!("{part}：没有了"),
        (true, _) if change == PartChange::Members => format!("{part}：＋{new}"),
        (_, true) if change == PartChange::Members => format!("{part}：－{old}"),
        _ if change == PartChange::Members => format!("{part}：－{old} ＋{new}"),
        (true, _) => format!("{part}：（空）→ {new}"),
        (_, true) => format!("{part}：{old} →（空）"),
        _ => format!("{part}：{old} → {new}"),
    },
    counted: |added, changed, removed| format!("新增 {added}，改动 {changed}，没有了 {removed}"),
    severity: |severity| match severity {
        DraftSeverity::Error => "错误",
        DraftSeverity::Warning => "警告",
        DraftSeverity::Note => "提示",
    },
    findings: |errors, warnings, notes| format!("{errors} 个错误，{warnings} 个警告，{notes} 个提示"),
    rule: |rule| match rule {
        PublishRule::One => "发布规则：一人（改的人自己也可以发布）",
        PublishRule::Two => "发布规则：双人（改的人不能发布自己改的）",
    },
    drafted: |subjects| {
        format!(
            "已写进草稿，还没有生效；草稿里现有 {subjects} 项。请另一位有发布权的人执行：hall draft publish --reason 原因 --login 账号"
        )
    },
    no_matter: |code| format!("没有编码为 {code} 的事项"),
    matter_there: |code| format!("已有编码为 {code} 的事项；改它用 hall draft set"),
    no_field: |field| format!("没有“{field}”这一栏；hall draft fields 列出所有栏名"),
    no_value: |text| format!("“{text}”不是 栏名=内容"),
    not_drafted: |name| format!("草稿里没有 {name}"),
    overtaken: |name, who| format!("{who} 刚刚改了 {name}；请重新看过再改"),
    tied: |name, who| {
        format!(
            "{who} 对 {name} 的改动与这一处连在一起，不能单独撤销或重做；请由 {who} 先做，或加 --anybody 从最近一处起"
        )
    },
    over_others: |names| {
        format!("草稿里别人改过这些，会被盖掉：{names}。请先发布或放弃草稿，或加 --yes；什么也没有改")
    },
    needs_login: "双人规则下，改草稿要登录：加 --login 账号；什么也没有改",
    came_back: |names| {
        format!(
            "草稿里对这些已有更新的改动，取消的内容没有盖掉它：{names}。请看 hall draft diff，再用 hall draft keep、hall draft undo 或 hall draft discard"
        )
    },
    failed: |number, state| format!("第 {number} 号定时发布{state}"),
    undone: |name| format!("已撤销最近一处改动：{name}"),
    redone: |name| format!("已重做：{name}"),
    nothing_to_undo: "没有可撤销或重做的改动",
    discarded: |subjects| format!("已放弃草稿中的 {subjects} 项"),
    ask_discard: |subjects| format!("放弃草稿中的 {subjects} 项，不能找回。放弃吗？（是/否）"),
    needs_yes: "要加 --yes；什么也没有改",
    ask_publish: |warnings, removed| format!("有 {warnings} 个警告，{removed} 项会没有。发布吗？（是/否）"),
    wrong: "有错误，不能发布；什么也没有改",
    published: |setup, catalogue| match (setup, catalogue) {
        (0, catalogue) => format!("已发布：事项第 {catalogue} 版生效"),
        (setup, 0) => format!("已发布：设置第 {setup} 版生效"),
        (setup, catalogue) => format!("已发布：设置第 {setup} 版、事项第 {catalogue} 版同时生效"),
    },
    planned: |number, due| {
        format!("已定好：第 {number} 号发布在 {due} 生效；取消用 hall draft cancel {number}")
    },
    nothing: "草稿与正在使用的一样，没有要发布的",
    moved: "刚才有人改了草稿；请重新看过再发布",
    conflicts: |names| {
        format!(
            "开始改动之后，别人已发布了对这些的改动，或取消的定时发布带回了另一处改动：{names}。请看 hall draft diff，再用 hall draft keep 或 hall draft discard"
        )
    },
    own_changes: |names| format!("这些是您自己改的，要由另一位发布：{names}"),
    needs_person: "双人规则下，发布要登录：加 --login 账号；改的人不能发布自己改的",
    unreadable: "与正在使用的设置合在一起读不懂；请再检查草稿",
    past: "这个时刻已经过去",
    bad_moment: |text| format!("“{text}”不是时刻；请写成 2026-12-05T00:00"),
    state: |state| match state {
        PublicationState::Planned => "等候",
        PublicationState::Done => "已生效",
        PublicationState::Cancelled => "已取消",
        PublicationState::Conflict => "没有生效：与别人的发布冲突，内容已回到草稿",
        PublicationState::Unreadable => "没有生效：设置读不懂，内容已回到草稿",
    },
    publication: |number, due, state, who, reason, subjects| {
        format!("{number}  {due}  {state}  {who}  {reason}  （{subjects} 项）")
    },
    none_planned: "没有定时的发布",
    cancelled: |number| format!("已取消第 {number} 号发布，内容回到草稿"),
    not_planned: |number| format!("没有等候中的第 {number} 号发布"),
    edition: |number, at, who, reason, matters| {
        format!("第 {number} 版  {at}  {who}  {reason}  （{matters} 项）")
    },
    no_edition: |number| format!("没有第 {number} 版"),
    not_empty: "草稿不是空的：请先发布或放弃",
};

const EN: DraftWords = DraftWords {
    empty: "The draft is empty",
    change: |number, subject, title, who, at| format!("{number}  {subject} {title}  {who}  {at}"),
    subject: |subject, title, change| format!("{subject} {title}: {}", change.word()),
    part: |change, part, old, new| match (old.is_empty(), new.is_empty()) {
        (true, _) if change == PartChange::Entry => format!("{part}: added"),
        _ if change == PartChange::Entry => format!("{part}: vanishes"),
        (true, _) if change == PartChange::Members => format!("{part}: +{new}"),
        (_, true) if change == PartChange::Members => format!("{part}: -{old}"),
        _ if change == PartChange::Members => format!("{part}: -{old} +{new}"),
        (true, _) => format!("{part}: (empty) -> {new}"),
        (_, true) => format!("{part}: {old} -> (empty)"),
        _ => format!("{part}: {old} -> {new}"),
    },
    counted: |added, changed, removed| format!("{added} added, {changed} changed, {removed} vanish"),
    severity: DraftSeverity::word,
    findings: |errors, warnings, notes| format!("{errors} errors, {warnings} warnings, {notes} notes"),
    rule: |rule| match rule {
        PublishRule::One => "Rule: one person (whoever changes something may publish it)",
        PublishRule::Two => "Rule: two people (whoever changes something does not publish it)",
    },
    drafted: |subjects| {
        format!(
            "Written into the draft, not in force yet; the draft holds {subjects} now. Somebody else with the right to publish: hall draft publish --reason WHY --login CODE"
        )
    },
    no_matter: |code| format!("There is no matter with the code {code}"),
    matter_there: |code| format!("There is a matter with the code {code}; hall draft set changes it"),
    no_field: |field| format!("There is no field \"{field}\"; hall draft fields lists them"),
    no_value: |text| format!("\"{text}\" is not FIELD=VALUE"),
    not_drafted: |name| format!("The draft says nothing of {name}"),
    overtaken: |name, who| format!("{who} has just changed {name}; look at it again"),
    tied: |name, who| {
        format!(
            "What {who} changed of {name} is tied to this change, which is not taken back or brought again alone: {who} goes first, or --anybody from the last change on"
        )
    },
    over_others: |names| {
        format!(
            "Others changed these in the draft, which would be overwritten: {names}. Publish or discard the draft first, or agree with --yes; nothing was changed"
        )
    },
    needs_login: "It takes two people to publish, so that whoever changes the draft is to be known: --login CODE; nothing was changed",
    came_back: |names| {
        format!(
            "The draft has newer changes of these, which hold: {names}. See hall draft diff, then hall draft keep, hall draft undo or hall draft discard"
        )
    },
    failed: |number, state| format!("Planned publication {number}: {state}"),
    undone: |name| format!("Taken back: {name}"),
    redone: |name| format!("Brought again: {name}"),
    nothing_to_undo: "There is nothing to take back or to bring again",
    discarded: |subjects| format!("{subjects} taken out of the draft"),
    ask_discard: |subjects| format!("Take {subjects} out of the draft for good? (yes/no) "),
    needs_yes: "It wants --yes; nothing was changed",
    ask_publish: |warnings, removed| format!("{warnings} warnings, {removed} vanish. Publish? (yes/no) "),
    wrong: "There are errors; nothing was published",
    published: |setup, catalogue| match (setup, catalogue) {
        (0, catalogue) => format!("Published: matters {catalogue} are in force"),
        (setup, 0) => format!("Published: setup {setup} is in force"),
        (setup, catalogue) => format!("Published: setup {setup} and matters {catalogue} are in force"),
    },
    planned: |number, due| {
        format!(
            "Planned: publication {number} comes into force at {due}; hall draft cancel {number} calls it off"
        )
    },
    nothing: "The draft says what is in force; there is nothing to publish",
    moved: "Somebody has just changed the draft; look at it again",
    conflicts: |names| {
        format!(
            "Others have published changes of these since, or a publication that was called off brought other changes of them back: {names}. See hall draft diff, then hall draft keep or hall draft discard"
        )
    },
    own_changes: |names| format!("You changed these yourself, so that somebody else publishes them: {names}"),
    needs_person: "It takes two people: publish with --login CODE, as somebody who changed nothing of it",
    unreadable: "It cannot be read together with the setup in force; check the draft again",
    past: "That moment is over",
    bad_moment: |text| format!("\"{text}\" is no moment; write 2026-12-05T00:00"),
    state: |state| match state {
        PublicationState::Planned => "planned",
        PublicationState::Done => "in force",
        PublicationState::Cancelled => "called off",
        PublicationState::Conflict => {
            "not in force: others published the same; its changes are in the draft again"
        }
        PublicationState::Unreadable => {
            "not in force: the setup cannot be read; its changes are in the draft again"
        }
    },
    publication: |number, due, state, who, reason, subjects| {
        format!("{number}  {due}  {state}  {who}  {reason}  ({subjects})")
    },
    none_planned: "Nothing is planned",
    cancelled: |number| format!("Publication {number} is called off; its changes are in the draft again"),
    not_planned: |number| format!("No publication {number} is planned"),
    edition: |number, at, who, reason, matters| format!("{number}  {at}  {who}  {reason}  ({matters})"),
    no_edition: |number| format!("There is no edition {number}"),
    not_empty: "The draft is not empty: publish or discard it first",
};
