//! What `hall simulate --cases` says.
use crate::text::Lang;

/// The words of `hall simulate --cases`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct SimulateYearWords {
    pub real_applications: &'static str,
    pub no_calendar: fn(i32) -> String,
    pub no_year: &'static str,
    pub next_missing: fn(i32) -> String,
    /// Year, applications, matters.
    pub made: fn(i32, u64, usize) -> String,
    pub there_already: fn(&str) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static SimulateYearWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: SimulateYearWords = SimulateYearWords {
    real_applications: "这个数据库里已有办件，不能再编一年。请另用一个库，例如 --store sqlite:var/year.db",
    no_calendar: |year| {
        format!(
            "{year} 年的工作日历缺失，编不出这一年的办件；请补上 workdays/{year}.toml 或用 --year 另选一年"
        )
    },
    no_year: "没有一年可编：没有工作日历，或没有事项",
    next_missing: |year| format!("{year} 年的工作日历缺失：落到那一年的期限，报表算不出到期日"),
    made: |year, applications, matters| format!("{year} 年：编了 {applications} 件办件，事项 {matters} 个"),
    there_already: |file| format!("{file} 已经在了，没有覆盖"),
};

const EN: SimulateYearWords = SimulateYearWords {
    real_applications: "there are applications in this store already; use another one, such as --store sqlite:var/year.db",
    no_calendar: |year| {
        format!(
            "there is no calendar for {year}, so no year can be made of it; add workdays/{year}.toml or name another one with --year"
        )
    },
    no_year: "there is no year to make: no calendar, or no matter",
    next_missing: |year| {
        format!("there is no calendar for {year}: a report cannot tell the days of limits that run into it")
    },
    made: |year, applications, matters| {
        format!("{year}: {applications} applications made, of {matters} matters")
    },
    there_already: |file| format!("{file} is there already; it was not replaced"),
};
