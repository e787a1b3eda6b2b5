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
    added: |say, file| format!("已把“{say}”写进 {file}；取号机下次启动时生效"),
};

const EN: SayingsWords = SayingsWords {
    counted: |all, unmeant| format!("{all} sayings, {unmeant} of them mean no matter of this catalogue"),
    unmeant: |say| format!("  {say}"),
    perhaps: |title| format!("    perhaps: {title}"),
    more: |count| {
        format!("  … and {count} more: hall sayings; hall sayings SAYING --mean WORDS says what one means")
    },
    not_there: |mean| format!("no matter is called \"{mean}\"; nothing was added"),
    added: |say, file| format!("\"{say}\" was written into {file}; kiosks go by it from their next start"),
};
