//! What is said of people's sayings that mean nothing in a catalogue.
use crate::text::Lang;

/// The words of `hall sayings`.
pub struct SayingsWords {
    /// How many sayings there are, and of how many nothing is in the catalogue.
    pub counted: fn(usize, usize) -> String,
    /// A saying that means nothing here.
    pub unmeant: fn(&str) -> String,
    /// What it may mean: a title.
    pub perhaps: fn(&str) -> String,
    /// How many more there are.
    pub more: fn(usize) -> String,
    /// Words that no matter has.
    pub not_there: fn(&str) -> String,
    /// What people say, and that it was written into a file.
    pub added: fn(&str, &str) -> String,
    /// What people say that stands in a file with that meaning already.
    pub known: fn(&str, &str) -> String,
    /// What people say, and what else it means here.
    pub means_otherwise: fn(&str, &str) -> String,
    /// A saying or a meaning without a letter.
    pub empty: &'static str,
    /// A saying or a meaning with characters that nobody can see.
    pub unprintable: &'static str,
    /// How one begins that is too long, and the most characters.
    pub too_long: fn(&str, usize) -> String,
    /// A file that nobody is to write.
    pub read_only: fn(&str) -> String,
    /// A file that no entry can be added to.
    pub no_room: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static SayingsWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: SayingsWords = SayingsWords {
    counted: |all, unmeant| format!("俗话 {all} 条，其中 {unmeant} 条在本目录里没有对应的事项"),
    unmeant: |say| format!("  {say}"),
    perhaps: |title| format!("    或许是：{title}"),
    more: |count| format!("  ……还有 {count} 条，用 hall sayings 查看；用 hall sayings 说法 --mean 字样 补上"),
    not_there: |mean| format!("没有名称里含“{mean}”的事项，没有添加"),
    added: |say, file| format!("已把“{say}”写进 {file}；一秒之内每台机器都认得"),
    known: |say, file| format!("“{say}”在 {file} 里已经是这个意思，没有改动"),
    means_otherwise: |say, means| {
        format!(
            "“{say}”在本目录里已经指“{means}”，没有添加；要两样都指，加上 --also；要改，编辑 synonyms.toml"
        )
    },
    empty: "说法和 --mean 里要有字，不能是空的，也不能只有标点",
    unprintable: "说法和 --mean 里有看不见的字符（换行、控制符等），请去掉",
    too_long: |begun, most| format!("“{begun}…”太长，最多 {most} 个字"),
    read_only: |file| format!("{file} 是只读的，没有添加；先让它可写：chmod u+w {file}"),
    no_room: |file| {
        format!(
            "{file} 的写法接不上新的 [[synonym]]（文件过大，或用了 synonym = [...]），没有改动，请手工编辑"
        )
    },
};

const EN: SayingsWords = SayingsWords {
    counted: |all, unmeant| format!("{all} sayings, {unmeant} of them mean no matter of this catalogue"),
    unmeant: |say| format!("  {say}"),
    perhaps: |title| format!("    perhaps: {title}"),
    more: |count| {
        format!("  … and {count} more: hall sayings; hall sayings SAYING --mean WORDS says what one means")
    },
    not_there: |mean| format!("no matter is called \"{mean}\"; nothing was added"),
    added: |say, file| format!("\"{say}\" was written into {file}; every machine goes by it within a second"),
    known: |say, file| format!("\"{say}\" means that in {file} already; nothing was changed"),
    means_otherwise: |say, means| {
        format!(
            "\"{say}\" means {means} here already; nothing was added. --also makes it mean both; to change it, edit synonyms.toml"
        )
    },
    empty: "a saying and what it means must have a letter in them, not marks alone",
    unprintable: "a saying or what it means has characters that nobody can see (line breaks, controls); leave them out",
    too_long: |begun, most| format!("\"{begun}…\" is too long; at most {most} characters"),
    read_only: |file| {
        format!("{file} is read-only; nothing was added. chmod u+w {file} lets its owner write")
    },
    no_room: |file| {
        format!(
            "no [[synonym]] can be added to {file} (it is too big, or has synonym = [...]); nothing was changed, edit it by hand"
        )
    },
};
