//! What stands in the sheets of departments, windows, people and cases: in Chinese, as the tables of halls are.

use crate::text::Lang;

/// The words of a column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnWords {
    /// What the program knows it by.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What a person who fills it in should know.
    pub note: &'static str,
}

/// The words of a sheet: its title, and its columns in order.
#[derive(Clone, Copy, Debug)]
pub struct SheetColumns {
    /// What the sheet is called.
    pub title: &'static str,
    /// The columns.
    pub columns: &'static [ColumnWords],
}

impl SheetColumns {
    /// The heading of a column; empty where there is no such column.
    pub fn heading(&self, key: &str) -> &'static str {
        self.columns.iter().find(|column| column.key == key).map_or("", |column| column.heading)
    }
}

const fn column(key: &'static str, heading: &'static str, note: &'static str) -> ColumnWords {
    ColumnWords { key, heading, note }
}

/// The sheet of departments.
pub const DEPARTMENTS: SheetColumns = SheetColumns {
    title: "部门",
    columns: &[
        column("name", "名称", "单位名称，须与事项表的“部门”一列一字不差，不得重复。"),
        column("name_en", "英文名称", "英文名称，没有可不填。"),
        column("kind", "性质", "进驻或委托，从列表中选；不填为进驻。"),
        column("floor", "楼层", "0 到 99 的整数，不知道可不填。"),
        column("area", "区域", "大厅里的区域，如 A。"),
        column("phone", "电话", "单位总机。"),
    ],
};

/// The sheet of windows.
pub const WINDOWS: SheetColumns = SheetColumns {
    title: "窗口",
    columns: &[
        column("code", "窗口号", "窗口牌号，如 A03，不得重复；须为文本，否则 1-3 会变成日期。"),
        column("name", "名称", "窗口办什么。"),
        column("name_en", "英文名称", "英文名称，没有可不填。"),
        column("floor", "楼层", "0 到 99 的整数，不知道可不填。"),
        column("department", "部门", "牵头单位，须是部门表中的名称。"),
        column(
            "lines",
            "队列",
            "叫哪些队列的号，写队列代码，几个之间用 | 隔开，写在前面的先叫；机动窗口可不填。",
        ),
        column("prefer", "叫号顺序", "按队列次序或等得最久，从列表中选；不填为按队列次序。"),
        column("late", "等候上限", "有人等满这么多分钟先叫他，1 到 480；不填为 20。"),
        column("open", "开放时间", "如 09:00-12:00|13:00-17:00；不填为按队列的时段。"),
    ],
};

/// The sheet of people.
pub const PEOPLE: SheetColumns = SheetColumns {
    title: "人员",
    columns: &[
        column("code", "工号", "账号，字母、数字、- 和 _，最多 16 位；须为文本，否则前面的 0 会丢。"),
        column("name", "姓名", "显示在本人的屏幕上。"),
        column("name_en", "英文姓名", "没有可不填。"),
        column(
            "roles",
            "角色",
            "窗口工作人员、值班主任、部门、中心管理员、审核发布、评价工作组、监督员、监察、领导、系统管理员，几个之间用 | 隔开。",
        ),
        column("department", "部门", "角色有“部门”的，是哪个部门，几个之间用 | 隔开；其他角色不填。"),
        column("windows", "窗口", "可以在哪些窗口登录，几个之间用 | 隔开；不填为所有窗口。"),
        column(
            "state",
            "状态",
            "在用或停用，从列表中选；不填为在用。这张表里没有密码：新账号用 hall account pin 设。",
        ),
    ],
};

/// The sheet of cases, which only goes out.
pub const CASES: SheetColumns = SheetColumns {
    title: "诉求",
    columns: &[
        column("number", "编号", "本大厅的编号。"),
        column("source", "来源", "意见、投诉、差评等。"),
        column("class", "类别", "本中心分的类。"),
        column("state", "状态", "办到哪一步。"),
        column("submitted_at", "提交时间", "年-月-日 时:分。"),
        column(
            "channel",
            "评价渠道",
            "国家标准的渠道代码：5 为政务大厅其他终端（自助机）；工作人员代录的为空。",
        ),
        column("kiosk", "终端", "在哪台自助机上提交。"),
        column("about", "对象", "部门、窗口、事项或票号。"),
        column("window", "窗口", "办理的窗口。"),
        column("departments", "涉及部门", "几个之间用 | 隔开。"),
        column("anonymous", "匿名", "是：没有留联系方式；否：留了。"),
        column("department", "承办部门", "交给哪个部门。"),
        column("due", "办理期限", "缺日历时为空。"),
        column("answered_at", "答复时间", "最近一次答复。"),
        column("ended_at", "办结时间", "到终点的时间。"),
        column("satisfied", "是否满意", "是、否，没有表示的为空。"),
        column("rechecked", "复查合格", "是、否，没有复查的为空。"),
        column("vote", "认为已整改", "是、否，没有表示的为空。"),
        column("urges", "催办次数", "申请人催了几次。"),
        column(
            "text",
            "文字评价",
            "申请人写的。只有用 --login 登录、并且有权看的人导出时才有，每看一件都有记录；联系方式一律不导出。",
        ),
    ],
};

/// The sheet of ratings, which only goes out: the headings are the fields of the interface by which ratings are handed on.
pub const RATINGS: SheetColumns = SheetColumns {
    title: "评价",
    columns: &[
        column("number", "number", "本大厅的编号。"),
        column("area_name", "areaName", "中心名称。"),
        column("task_code", "taskCode", "事项的实施编码。"),
        column("task_name", "taskName", "事项名称。"),
        column("project_no", "projectNo", "办件编号；号票只写日期，登录导出的写票号和日期。"),
        column("pro_status", "proStatus", "3：已完结。"),
        column("pro_depart", "proDepart", "部门，几个之间用 | 隔开。"),
        column("window", "window", "窗口；登录导出时才有。"),
        column("pro_manager", "proManager", "经办人工号；登录导出时才有。"),
        column("pf", "pf", "评价渠道：3 二维码，4 窗口平板，5 自助机，6 电话。"),
        column("anonymity_flag", "anonymityFlag", "1 匿名，2 实名（留了电话）。"),
        column("satisfaction", "satisfaction", "接口代码：5 非常满意 … 1 非常不满意。"),
        column("eval_detail", "evalDetail", "原因代码，几个之间用 , 隔开。"),
        column("assess_time", "assessTime", "首次提交的时间。"),
        column("assess_number", "assessNumber", "1 首次评价，2 追评。"),
        column("app_status", "appStatus", "计入、复核中、不计入。"),
        column("case", "case", "差评转成的诉求编号。"),
        column("line", "line", "队列。"),
        column("class", "class", "优先类别。"),
        column("lang", "lang", "zh 中文，en 英文。"),
        column("from_appointment", "fromAppointment", "1 预约，0 现场。"),
        column(
            "writing_evaluation",
            "writingEvaluation",
            "文字评价。只有登录并且有权看的人导出时才有；联系方式一律不导出。",
        ),
    ],
};

/// A word of the setup and what a sheet calls it.
pub type ChoiceWords = &'static [(&'static str, &'static str)];

/// What a sheet calls the values of a key of the setup; none where the key is no choice.
pub fn choice_words(key: &str) -> ChoiceWords {
    match key {
        "kind" => &[("resident", "进驻"), ("delegated", "委托")],
        "prefer" => &[("listed", "按队列次序"), ("oldest", "等得最久")],
        _ => &[],
    }
}

/// What a sheet calls the roles, by their stable words.
pub const ROLES: ChoiceWords = &[
    ("clerk", "窗口工作人员"),
    ("lead", "值班主任"),
    ("department", "部门"),
    ("centre", "中心管理员"),
    ("publisher", "审核发布"),
    ("working_group", "评价工作组"),
    ("supervisor", "监督员"),
    ("discipline", "监察"),
    ("leader", "领导"),
    ("system_admin", "系统管理员"),
];

/// What a sheet calls an account that is open, and one that is closed.
pub const STATES: [&str; 2] = ["在用", "停用"];

/// Yes and no in a sheet.
pub const YES_NO: [&str; 2] = ["是", "否"];

/// What is said of a sheet that changes what the hall keeps.
pub struct SheetPlanWords {
    /// What the sheet is of; added, changed, as before, gone.
    pub plan: fn(&str, usize, usize, usize, usize) -> String,
    /// One that goes, by its code or name.
    pub goes: fn(&str) -> String,
    /// An account that would be closed: number, name.
    pub closes: fn(&str, &str) -> String,
    /// How many accounts are closed.
    pub ask_close: fn(usize) -> String,
    /// How many accounts would be closed; nothing was done.
    pub refused_close: fn(usize) -> String,
    /// Some are new and have no PIN: their numbers.
    pub no_pin: fn(&str) -> String,
    /// An account that was the reason to change nothing, and why.
    pub account: fn(&str, &str) -> String,
    /// The accounts were changed between the look at them and the import.
    pub accounts_moved: &'static str,
    /// All of it was done.
    pub done: &'static str,
    /// There are errors, and nothing was done.
    pub nothing: &'static str,
    /// Everything is so already.
    pub same: &'static str,
    /// The document of the setup cannot be changed by a sheet.
    pub no_document: fn(&str) -> String,
    /// The marked copy would take the place of the table.
    pub marked_is_source: &'static str,
    /// What people are called, in the count.
    pub accounts: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static SheetPlanWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: SheetPlanWords = SheetPlanWords {
    plan: |what, added, changed, same, gone| {
        format!("与现有的{what}相比：新增 {added} 个，更改 {changed} 个，不变 {same} 个，去掉 {gone} 个")
    },
    goes: |name| format!("  去掉：{name}"),
    closes: |code, name| format!("  停用：{code} {name}"),
    ask_close: |count| format!("表里没有的 {count} 个账号会停用。确定导入吗？[y/N] "),
    refused_close: |count| format!("表里没有的 {count} 个账号会停用，没有导入。确定要这样，请加 --yes"),
    no_pin: |codes| format!("新账号还没有密码，不能登录：{codes}；请用 hall account pin 设"),
    account: |code, why| format!("账号 {code}：{why}"),
    accounts_moved: "刚才有人改了账号，这张表要做的已经不是上面说的，没有导入；请再导入一次",
    done: "已导入",
    nothing: "有错误，没有导入，什么也没有改",
    same: "与现有的相同，什么也没有改",
    no_document: |name| format!("{name} 不是能按行改的样子，请用 hall config import"),
    marked_is_source: "--marked 的文件就是要导入的表；标注须写到另一个文件",
    accounts: "账号",
};

const EN: SheetPlanWords = SheetPlanWords {
    plan: |what, added, changed, same, gone| {
        format!(
            "against the {what} that are there: {added} added, {changed} changed, {same} as before, {gone} gone"
        )
    },
    goes: |name| format!("  goes: {name}"),
    closes: |code, name| format!("  closes: {code} {name}"),
    ask_close: |count| {
        format!("accounts that the table does not name are closed: {count}. Import all the same? [y/N] ")
    },
    refused_close: |count| {
        format!(
            "accounts that the table does not name would be closed: {count}; nothing was imported. Say --yes if that is meant"
        )
    },
    no_pin: |codes| {
        format!(
            "new accounts have no PIN yet, and nobody signs in with them: {codes}; set it with hall account pin"
        )
    },
    account: |code, why| format!("account {code}: {why}"),
    accounts_moved: "somebody has changed accounts meanwhile, so that the table would do something else than was said; nothing was imported. Import it once more",
    done: "imported",
    nothing: "there are errors; nothing was imported and nothing changed",
    same: "everything is so already; nothing was changed",
    no_document: |name| format!("{name} is not written so that rows can be changed; use hall config import"),
    marked_is_source: "the file of --marked is the table itself; the copy must go into another file",
    accounts: "accounts",
};

/// What the things of a sheet are called in a count.
pub fn things(lang: Lang, title: &'static str) -> &'static str {
    match (lang, title) {
        (Lang::Zh, title) => title,
        (Lang::En, title) if title == DEPARTMENTS.title => "departments",
        (Lang::En, _) => "windows",
    }
}
