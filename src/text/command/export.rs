//! What `hall export` says, and what stands in the sheets it writes: these are in Chinese, as the tables of halls are.
use crate::text::Lang;

/// The words of `hall export`.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct ExportWords {
    pub exporting: &'static str,
    /// How many rows, the file.
    pub written: fn(u64, &str) -> String,
    /// The file.
    pub template: fn(&str) -> String,
    /// The file.
    pub there_already: fn(&str) -> String,
    pub bad_ending: &'static str,
    pub no_template: &'static str,
    pub no_own_mapping: &'static str,
    /// The mapping.
    pub no_mapping: fn(&str) -> String,
    pub changed_meanwhile: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static ExportWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: ExportWords = ExportWords {
    exporting: "导出",
    written: |rows, file| format!("已导出 {rows} 行：{file}"),
    template: |file| format!("已写好空白表：{file}"),
    there_already: |file| format!("{file} 已经有了，没有覆盖；请换一个文件名，确实要替换请加 --force"),
    bad_ending: "文件名须以 .csv 或 .xlsx 结尾",
    no_template: "空白表要有批注和下拉选项，文件名须以 .xlsx 结尾",
    no_own_mapping: "没有本中心自己的对照表（own = true），不知道导出哪些列",
    no_mapping: |name| format!("没有名为“{name}”的对照表"),
    changed_meanwhile: "导出时有人导入了新的事项，请再导出一次",
};

const EN: ExportWords = ExportWords {
    exporting: "exporting",
    written: |rows, file| format!("{rows} rows are in {file}"),
    template: |file| format!("the empty table is in {file}"),
    there_already: |file| {
        format!(
            "{file} is there already and was not overwritten; take another name, or --force to replace it"
        )
    },
    bad_ending: "the file's name must end in .csv or .xlsx",
    no_template: "an empty table has notes and lists to choose from; the file's name must end in .xlsx",
    no_own_mapping: "there is no mapping of the hall's own (own = true) that says which columns to write",
    no_mapping: |name| format!("there is no mapping \"{name}\""),
    changed_meanwhile: "new matters were imported meanwhile; export once more",
};

/// The words of the sheets themselves.
pub struct SheetWords {
    /// The sheet of matters.
    pub matters: &'static str,
    /// The sheet of appointments.
    pub appointments: &'static str,
    /// The sheet that says how the table is filled in.
    pub notes: &'static str,
    /// The sheet of long lists.
    pub lists: &'static str,
    /// The headings of the notes.
    pub columns: [&'static str; 3],
    /// In the notes, that a column may not be empty.
    pub yes: &'static str,
    /// Where a value is not in the list.
    pub hint: &'static str,
    /// The heading of the column in which an import says what is wrong with a row.
    pub problems: &'static str,
}

/// The words of sheets.
pub fn sheet_words() -> &'static SheetWords {
    &SheetWords {
        matters: "事项",
        appointments: "预约",
        notes: "填写说明",
        lists: "选项",
        columns: ["列", "必填", "怎样填"],
        yes: "是",
        hint: "列表中没有这一项。可以照填，导入时会提醒。",
        problems: "检查结果",
    }
}

/// What to know of a column of matters, by the key of its field; empty where there is nothing.
pub fn matter_note(key: &str) -> &'static str {
    let notes = [
        ("code", "实施编码，每个事项不同，最多 64 个字符。须为文本：超过 15 位的数字会被表格软件改掉。"),
        ("department", "实施部门，须与 departments.toml 中的名称一致。"),
        ("main_item", "所属主项的名称，没有可不填。"),
        ("name", "事项名称，最多 500 字；超过 30 个汉字在列表中会分行。"),
        ("name_en", "英文名称，没有可不填。"),
        ("kind", "事项类型，从列表中选。"),
        ("applicants", "服务对象：自然人、法人，几个之间用 | 隔开；不填为都可以办。"),
        ("themes", "主题，须与 themes.toml 中的名称一致，几个之间用 | 隔开。"),
        ("line", "排哪个队列，写队列代码；不填时随部门。"),
        ("popularity", "热度，0 到 1000 的整数，越大越靠前。"),
        ("statutory", "法定办结时限，如 20工作日、30自然日。"),
        ("promised", "承诺办结时限，写法同上，不得长于法定时限。"),
        ("handling", "即办件或承诺件。"),
        ("visits", "到办事现场次数，整数。"),
        ("conditions", "受理条件，可以分行。"),
        (
            "materials",
            "申请材料，几个之间用 | 隔开，每个写成 名称:原件1:复印件2:必要。份数可不写；“必要”也可写成 非必要、可选、容缺后补，不写为必要；名称（非必要）、全角的：和｜也认得。名称里的冒号和竖线前面加 \\。",
        ),
        (
            "situations",
            "情形，几种之间用 | 隔开，每种写成 名称:材料:材料，如 首次申领|遗失补领=Lost:遗失声明。材料须已写在“申请材料”中、名称一样；没有写进任何一种情形的材料，每种情形都要。等号后是英文名，可不写。没有情形之分的，空着。",
        ),
        ("process", "办理流程，各步之间用 | 隔开。"),
        ("fee", "收费，用文字写明。"),
        ("place", "办理地点。"),
        ("windows", "办理窗口，如 A03、A01-A05；须为文本，否则 1-3 会变成日期。"),
        ("hours", "办理时间，如 法定工作日 09:00-17:00。"),
        ("phone", "咨询电话。"),
        ("complaints", "监督电话。"),
        ("link", "网办地址，以 http 开头。"),
        ("aliases", "群众的叫法，几个之间用 | 隔开。"),
    ];
    notes.into_iter().find(|(known, _)| *known == key).map_or("", |(_, note)| note)
}

/// The headings of appointments, each with what to know of it.
pub fn appointment_columns() -> [(&'static str, &'static str); 5] {
    [
        ("日期", "预约的日期，如 2026-11-23。"),
        ("时间", "预约的时间，如 09:30；时段写成 09:30-10:00。"),
        ("队列", "队列代码或名称。"),
        ("事项编码", "事项的编码，可不填。"),
        ("预约码", "4 至 32 位字母和数字；不填时由本程序编。"),
    ]
}
