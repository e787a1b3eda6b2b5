//! What `hall backup` and `hall restore` say.
use crate::text::Lang;

/// The words of `hall backup` and `hall restore`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct BackupWords {
    pub copying: &'static str,
    pub reading: &'static str,
    pub replacing: &'static str,
    pub given_up: &'static str,
    /// A file, a size.
    pub made: fn(&str, &str) -> String,
    /// How many files that were removed, how many are kept.
    pub removed: fn(usize, usize) -> String,
    pub shrunk: fn(&str) -> String,
    pub not_whole: fn(&str) -> String,
    pub no_store: fn(&str) -> String,
    pub no_folder: fn(&str) -> String,
    pub keep_needs_folder: &'static str,
    pub not_ours: fn(&str) -> String,
    pub there_already: fn(&str) -> String,
    /// A folder, bytes needed, bytes free.
    pub no_room: fn(&str, &str, &str) -> String,
    pub under_way: fn(&str) -> String,
    /// The hall's code, the centre.
    pub hall: fn(&str, &str) -> String,
    /// When it was made, by which version, under which schema.
    pub made_at: fn(&str, &str, u32) -> String,
    pub whole: &'static str,
    /// Tables that people care for, with what they hold.
    pub kinds: &'static [(&'static str, &'static str)],
    pub rows: fn(&str, u64) -> String,
    /// A day, lines with their last numbers.
    pub newest: fn(&str, &str) -> String,
    pub no_backup: &'static str,
    pub newer: fn(&str) -> String,
    pub damaged: fn(&str) -> String,
    pub label: &'static str,
    /// A table, rows when it was made, rows now.
    pub other_rows: fn(&str, u64, u64) -> String,
    pub other_content: fn(&str) -> String,
    // hall restore
    pub in_file: &'static str,
    pub in_store: fn(&str) -> String,
    pub empty_store: &'static str,
    pub unreadable_store: fn(&str) -> String,
    /// A kind, how many now, how many in the file.
    pub lost: fn(&str, u64, u64) -> String,
    /// Entries of the journal since.
    pub changes: fn(u64) -> String,
    /// Entries of the audit.
    pub audit_goes: fn(u64) -> String,
    pub nothing_lost: &'static str,
    pub only_people: &'static str,
    pub ask: &'static str,
    /// The answer that goes on.
    pub yes: &'static str,
    pub needs_yes: &'static str,
    pub left: &'static str,
    pub running: fn(&str) -> String,
    pub running_elsewhere: fn(&str) -> String,
    pub somebody: &'static str,
    /// Programs by the names of their locks.
    pub program: fn(&str) -> String,
    /// The file's hall and centre, the configuration's.
    pub other_hall: fn(&str, &str, &str, &str) -> String,
    pub restored: &'static str,
    pub kept: fn(&str) -> String,
    /// A day, a line, from, to.
    pub raised: fn(&str, &str, u32, u32) -> String,
    pub next: &'static str,
    pub no_backups: fn(&str) -> String,
    pub choose: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static BackupWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: BackupWords = BackupWords {
    copying: "备份",
    reading: "核对",
    replacing: "恢复",
    given_up: "已中止，什么也没有改",
    made: |file, size| format!("已备份到 {file}（{size}），并重新打开核对无误"),
    removed: |removed, kept| format!("删去较早的备份 {removed} 个，留下 {kept} 个"),
    shrunk: |file| format!("这次的内容比 {file} 少一半以上，没有删去任何较早的备份；请看看数据库是不是丢过"),
    not_whole: |file| format!("{file} 不完整，没有算在留下的备份里，也没有删去"),
    no_store: |store| format!("{store} 还没有数据库，没有可备份的"),
    no_folder: |folder| format!("没有文件夹 {folder}：备份盘可能没有接好，或路径写错了"),
    keep_needs_folder: "--keep 要和文件夹一起用：写备份所在的文件夹，不写文件名",
    there_already: |file| format!("{file} 已经是一个备份，没有覆盖；请换一个文件名，确实要替换请加 --force"),
    not_ours: |file| format!("{file} 已经有了，又不是这个大厅的备份，没有覆盖；请换一个文件名"),
    no_room: |folder, needed, free| format!("{folder} 放不下：要 {needed}，只剩 {free}。没有备份"),
    under_way: |file| format!("另一个程序正在写 {file}"),
    hall: |code, centre| {
        if centre.is_empty() { format!("大厅 {code}") } else { format!("大厅 {code}，{centre}") }
    },
    made_at: |at, program, schema| format!("{at} 备份，程序 {program}，库结构 {schema}"),
    whole: "完整，可以恢复",
    kinds: &[
        ("ticket", "号票"),
        ("case_file", "诉求"),
        ("application", "办件"),
        ("appointment", "预约"),
        ("matter", "事项"),
        ("receipt_key", "回执密钥"),
        ("account", "账号"),
        ("audit", "审计记录"),
    ],
    rows: |kind, count| format!("{kind} {count}"),
    newest: |day, lines| format!("最后一天 {day}，最后的号：{lines}"),
    no_backup: "这个文件不是备份",
    newer: |program| format!("这个备份是更新的程序（{program}）做的，请先升级程序"),
    damaged: |words| format!("文件坏了：{words}"),
    label: "备份的说明被改动过",
    other_rows: |table, kept, found| format!("表 {table} 备份时有 {kept} 行，现在是 {found} 行"),
    other_content: |table| format!("表 {table} 的内容和备份时不一样"),
    in_file: "备份文件里：",
    in_store: |store| format!("现在的数据库 {store}："),
    empty_store: "还没有这个大厅的数据",
    unreadable_store: |why| format!("读不出来（{why}）；会原样另存，不会删"),
    lost: |kind, now, then| format!("{kind}：现在 {now}，备份里 {then}，恢复后少 {} 个", now - then),
    changes: |count| format!("备份之后又记下 {count} 步（取号、叫号、办结、诉求等），恢复后都没有了"),
    audit_goes: |count| {
        format!(
            "审计里备份之后的 {count} 条会没有：其间建立、停用的账号，改过的密码和角色都回到备份时的样子；恢复本身会记进审计"
        )
    },
    nothing_lost: "备份之后没有记下什么，恢复后不会少什么",
    only_people: "备份之后发出的号，如果发号机器的记录也没有了，程序无从知道：请看群众手里各队列最大的号，用 --issued 告诉它",
    ask: "用备份替换现在的数据？输入“是”确认，其他都不改：",
    yes: "是",
    needs_yes: "没有恢复。确认要用备份替换，请加 --yes",
    left: "没有恢复，什么也没有改",
    running: |programs| format!("没有恢复：这台机器上还有程序在用这个数据库：{programs}。请先全部关闭"),
    running_elsewhere: |machines| format!("没有恢复：别的机器还在用这个数据库：{machines}。请先在那里关闭"),
    somebody: "大屏、值班主任的屏幕，或正在执行的 hall 命令",
    program: |name| match name.split_once('-') {
        Some(("kiosk", number)) => format!("取号机 {number}"),
        Some(("window", code)) => format!("窗口 {code}"),
        Some(("admin", _)) => "大厅管理（hall admin）".into(),
        Some(("live", _)) => "值班台（hall live）".into(),
        Some(("board", _)) => "大屏（hall board）".into(),
        _ if name == "voice" => "语音播报".into(),
        _ => name.into(),
    },
    other_hall: |code, centre, own_code, own_centre| {
        format!(
            "没有恢复：这是大厅 {code}（{centre}）的备份，而本机配置是大厅 {own_code}（{own_centre}）。确实要当作本大厅的数据，请加 --as-this-hall"
        )
    },
    restored: "已恢复",
    kept: |path| format!("原来的数据库另存为 {path}"),
    raised: |day, line, from, to| {
        format!("{day} 队列 {line} 的 {from} 到 {to} 号在备份之后可能已发出，跳过不再发")
    },
    next: "现在可以打开取号机和窗口了。请在取号机上试取一个号",
    no_backups: |folder| format!("{folder} 里没有这个大厅的备份"),
    choose: |file| format!("恢复其中一个，例如最新的：hall restore {file}"),
};

const EN: BackupWords = BackupWords {
    copying: "backing up",
    reading: "checking",
    replacing: "restoring",
    given_up: "given up; nothing was changed",
    made: |file, size| format!("backed up to {file} ({size}), opened again and found whole"),
    removed: |removed, kept| format!("{removed} older backups removed, {kept} kept"),
    shrunk: |file| {
        format!(
            "this one holds less than half of {file}; no older backup was removed. See whether the store was lost"
        )
    },
    not_whole: |file| format!("{file} is not whole: it is not counted among those kept, and not removed"),
    no_store: |store| format!("there is no store yet at {store}, and nothing to back up"),
    no_folder: |folder| {
        format!("there is no folder {folder}: the disk for backups may not be there, or the path is wrong")
    },
    keep_needs_folder: "--keep goes with a folder: name the folder of the backups and no file",
    there_already: |file| {
        format!(
            "{file} is a backup already and was not overwritten; take another name, or --force to replace it"
        )
    },
    not_ours: |file| {
        format!("{file} is there and is no backup of this hall; it was left as it is. Choose another name")
    },
    no_room: |folder, needed, free| {
        format!("no room in {folder}: {needed} are needed, {free} are free. No backup was made")
    },
    under_way: |file| format!("another program is writing {file}"),
    hall: |code, centre| {
        if centre.is_empty() { format!("hall {code}") } else { format!("hall {code}, {centre}") }
    },
    made_at: |at, program, schema| format!("made {at} by version {program}, schema {schema}"),
    whole: "whole, and can be restored",
    kinds: &[
        ("ticket", "tickets"),
        ("case_file", "cases"),
        ("application", "applications"),
        ("appointment", "appointments"),
        ("matter", "matters"),
        ("receipt_key", "receipt keys"),
        ("account", "accounts"),
        ("audit", "entries of the audit"),
    ],
    rows: |kind, count| format!("{kind} {count}"),
    newest: |day, lines| format!("newest day {day}, last numbers: {lines}"),
    no_backup: "the file is no backup",
    newer: |program| format!("a newer program ({program}) made this backup; update the program first"),
    damaged: |words| format!("the file is damaged: {words}"),
    label: "what the backup says of itself was changed",
    other_rows: |table, kept, found| {
        format!("the table {table} had {kept} rows when the backup was made, now {found}")
    },
    other_content: |table| format!("the table {table} says something else than when the backup was made"),
    in_file: "in the file:",
    in_store: |store| format!("in the store {store} now:"),
    empty_store: "nothing of this hall",
    unreadable_store: |why| format!("it cannot be read ({why}); it is kept as it is, under another name"),
    lost: |kind, now, then| format!("{kind}: {now} now, {then} in the file, {} fewer afterwards", now - then),
    changes: |count| {
        format!("steps noted since the backup (numbers, calls, cases …), all gone afterwards: {count}")
    },
    audit_goes: |count| {
        format!(
            "entries of the audit since the backup, all gone afterwards: {count}. Accounts that were made or closed, PINs and roles that were changed are again as in the backup; the audit notes the restoring"
        )
    },
    nothing_lost: "nothing was noted since the backup; nothing gets lost",
    only_people: "numbers that were given since the backup are not known here where the records of the machines that gave them are gone: look at the highest number people hold of each line, and say it with --issued",
    ask: "Replace what is there by the backup? Type yes; anything else changes nothing: ",
    yes: "yes",
    needs_yes: "not restored; --yes says that the backup shall replace what is there",
    left: "not restored; nothing was changed",
    running: |programs| {
        format!("not restored: programs of this machine use the store: {programs}. Close them all first")
    },
    running_elsewhere: |machines| {
        format!("not restored: other machines use the store: {machines}. Close the programs there first")
    },
    somebody: "a board, the lead's screen, or a hall command",
    program: |name| match name.split_once('-') {
        Some(("kiosk", number)) => format!("kiosk {number}"),
        Some(("window", code)) => format!("window {code}"),
        Some(("admin", _)) => "the administration (hall admin)".into(),
        Some(("live", _)) => "the lead's screen (hall live)".into(),
        Some(("board", _)) => "a board (hall board)".into(),
        _ => name.into(),
    },
    other_hall: |code, centre, own_code, own_centre| {
        format!(
            "not restored: this is a backup of the hall {code} ({centre}), and this machine is set up for {own_code} ({own_centre}). --as-this-hall brings it in as this hall's"
        )
    },
    restored: "restored",
    kept: |path| format!("what was there before is kept as {path}"),
    raised: |day, line, from, to| {
        format!("line {line} on {day}: numbers {from} to {to} may have been given since, and are passed over")
    },
    next: "kiosks and windows can be opened now; take a number at a kiosk to try it",
    no_backups: |folder| format!("there is no backup of this hall in {folder}"),
    choose: |file| format!("restore one of them, such as the newest: hall restore {file}"),
};
