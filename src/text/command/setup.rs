//! What `hall config` says of the setup of the hall.
use crate::hall::{DocumentChange, SetupKind};
use crate::text::Lang;

/// The words of `hall config`.
pub struct SetupWords {
    /// A file, and what becomes of it.
    pub document: fn(&str, DocumentChange) -> String,
    /// A thing, its code, and what becomes of it.
    pub thing: fn(SetupKind, &str, DocumentChange) -> String,
    /// People wait in a line that disappears: its code, how many.
    pub still_waiting: fn(&str, u32) -> String,
    /// Which edition is in force now.
    pub published: fn(u32) -> String,
    /// Nothing is different from an edition.
    pub same: fn(u32) -> String,
    /// Somebody else has put this edition in force meanwhile.
    pub overtaken: fn(u32) -> String,
    /// It was only tried.
    pub dry_run: &'static str,
    /// There are errors.
    pub wrong: &'static str,
    /// Something would disappear, and nobody agreed.
    pub needs_yes: &'static str,
    /// The question at a terminal.
    pub ask: &'static str,
    /// There is no edition of a number.
    pub no_edition: fn(u32) -> String,
    /// Which edition was written, how many files, where.
    pub exported: fn(u32, usize, &str) -> String,
    /// A folder has files that say something else.
    pub others_there: fn(&str, &str) -> String,
    /// An edition: its number, when, by whom, why; the last two may be empty.
    pub edition: fn(u32, &str, &str, &str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static SetupWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: SetupWords = SetupWords {
    document: |name, change| {
        let said = match change {
            DocumentChange::Added => "新增",
            DocumentChange::Changed => "有改动",
            DocumentChange::Removed => "没有了",
        };
        format!("{name}：{said}")
    },
    thing: |kind, code, change| {
        let kind = match kind {
            SetupKind::Department => "部门",
            SetupKind::Line => "队列",
            SetupKind::Window => "窗口",
            SetupKind::Board => "大屏",
            SetupKind::Clerk => "工号",
        };
        let said = match change {
            DocumentChange::Added => "新增",
            DocumentChange::Changed => "改动",
            DocumentChange::Removed => "撤销",
        };
        format!("{said}{kind} {code}")
    },
    still_waiting: |line, people| format!("队列 {line} 里还有 {people} 人在等，撤销后没有窗口叫他们的号"),
    published: |edition| format!("已生效，第 {edition} 版；开着的程序一秒之内都会跟上"),
    same: |edition| format!("与正在使用的第 {edition} 版一样，没有改动"),
    overtaken: |edition| {
        format!("没有改动：刚才已有人改成第 {edition} 版。请先用 hall config export 文件夹 看看，再重来一次")
    },
    dry_run: "只是看看，没有改动",
    wrong: "有错误，没有改动",
    needs_yes: "没有改动：上面写“撤销”的会消失。确认无误后加上 --yes 再来一次",
    ask: "上面写“撤销”的会消失，要继续吗？(y/N) ",
    no_edition: |edition| format!("没有第 {edition} 版；用 hall config history 看有哪些"),
    exported: |edition, files, folder| format!("第 {edition} 版已写入 {folder}，共 {files} 个文件"),
    others_there: |folder, names| {
        format!("{folder} 里的 {names} 内容不同，或者这一版没有，没有改动；换个文件夹，或加上 --force")
    },
    edition: |edition, at, who, reason| {
        let who = if who.is_empty() { String::new() } else { format!("  {who}") };
        let reason = if reason.is_empty() { String::new() } else { format!("  {reason}") };
        format!("第 {edition} 版  {at}{who}{reason}")
    },
};

const EN: SetupWords = SetupWords {
    document: |name, change| format!("{name}: {}", change.word()),
    thing: |kind, code, change| format!("{} {code} {}", kind.word(), change.word()),
    still_waiting: |line, people| {
        format!("line {line}: {people} waiting, whom no window would call any more")
    },
    published: |edition| {
        format!("edition {edition} is in force; programs that are running follow within a second")
    },
    same: |edition| format!("nothing is different from edition {edition}, which is in force"),
    overtaken: |edition| {
        format!(
            "nothing was changed: somebody has just put edition {edition} in force. Look at it with `hall config export DIR`, then try again"
        )
    },
    dry_run: "only tried, nothing was changed",
    wrong: "there are errors; nothing was changed",
    needs_yes: "nothing was changed: what is called removed would disappear. Where that is meant, add --yes",
    ask: "what is called removed disappears. Go on? (y/N) ",
    no_edition: |edition| format!("there is no edition {edition}; `hall config history` lists them"),
    exported: |edition, files, folder| format!("edition {edition} was written into {folder}, {files} files"),
    others_there: |folder, names| {
        format!(
            "{names} in {folder} say something else, or are not in this edition; nothing was written; name another folder, or add --force"
        )
    },
    edition: |edition, at, who, reason| {
        let who = if who.is_empty() { String::new() } else { format!("  {who}") };
        let reason = if reason.is_empty() { String::new() } else { format!("  {reason}") };
        format!("edition {edition}  {at}{who}{reason}")
    },
};
