//! What `hall import` says of the matters that are there: what comes, changes and vanishes.
use crate::text::Lang;

/// The words of `hall import`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct ImportPlanWords {
    /// Added, changed, as before, vanishing; in a dry run what would be.
    pub plan: fn(usize, usize, usize, usize) -> String,
    /// A matter's code and name.
    pub vanishes: fn(&str, &str) -> String,
    /// How many more vanish.
    pub more_vanish: fn(usize) -> String,
    /// How many vanish, of how many.
    pub ask: fn(usize, usize) -> String,
    /// How many vanish, of how many.
    pub refused: fn(usize, usize) -> String,
    pub no_store: &'static str,
    /// The file.
    pub marked: fn(&str) -> String,
    /// How many matters are there again.
    pub undone: fn(u64) -> String,
    pub nothing_to_undo: &'static str,
    pub undo_hint: &'static str,
    pub bad_marked: &'static str,
    /// How many fields were found, which needed ones were not.
    pub drafted: fn(usize, &str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static ImportPlanWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Above a mapping that was drafted.
pub const DRAFT_HEAD: &str = "\
# 对照表草稿：按表头猜的，请逐行核对后存为 mappings/名称.toml。
# 左边是取号机的字段，右边是表头；以 # ? 开头的表头没有猜出是什么。

";

const ZH: ImportPlanWords = ImportPlanWords {
    plan: |added, changed, same, vanishing| {
        format!("与现有事项相比：新增 {added} 个，更改 {changed} 个，不变 {same} 个，消失 {vanishing} 个")
    },
    vanishes: |code, name| format!("  消失：{name}（{code}）"),
    more_vanish: |count| format!("  ……还有 {count} 个，用 --json 查看"),
    ask: |vanishing, there| format!("现有 {there} 个事项中有 {vanishing} 个会消失。确定导入吗？[y/N] "),
    refused: |vanishing, there| {
        format!("现有 {there} 个事项中有 {vanishing} 个会消失，没有导入。确定要这样，请加 --yes")
    },
    no_store: "没有可以比较的数据库，不知道会新增、更改、消失多少",
    marked: |file| format!("问题已写在单元格旁：{file}"),
    undone: |count| format!("已恢复导入前的 {count} 个事项，即刻生效"),
    nothing_to_undo: "没有可以恢复的事项：还没有导入过，或上一次之前是空的",
    undo_hint: "要恢复导入前的事项，请执行 hall import --undo",
    bad_marked: "--marked 的文件名须以 .xlsx 结尾",
    drafted: |found, missing| match missing {
        "" => format!("猜出 {found} 个字段，请核对"),
        _ => format!("猜出 {found} 个字段，请核对；必须有的还缺：{missing}"),
    },
};

const EN: ImportPlanWords = ImportPlanWords {
    plan: |added, changed, same, vanishing| {
        format!(
            "against the matters that are there: {added} added, {changed} changed, {same} as before, {vanishing} vanish"
        )
    },
    vanishes: |code, name| format!("  vanishes: {name} ({code})"),
    more_vanish: |count| format!("  … and {count} more; --json lists them"),
    ask: |vanishing, there| format!("{vanishing} of {there} matters vanish. Import all the same? [y/N] "),
    refused: |vanishing, there| {
        format!(
            "{vanishing} of {there} matters would vanish; nothing was imported. Say --yes if that is meant"
        )
    },
    no_store: "there is no store to compare with: nobody knows what would be added, changed or vanish",
    marked: |file| format!("what is wrong stands beside the cells in {file}"),
    undone: |count| format!("the {count} matters of before the import are in force again"),
    nothing_to_undo: "there is nothing to go back to: nothing was imported, or there were no matters before",
    undo_hint: "`hall import --undo` brings back the matters of before",
    bad_marked: "the file of --marked must end in .xlsx",
    drafted: |found, missing| match missing {
        "" => format!("{found} fields were guessed; look through them"),
        _ => format!("{found} fields were guessed; look through them. Needed and not found: {missing}"),
    },
};
