//! What the command line says to the people who keep the hall; its `--help` stands in `text::help` in Chinese, and beside the options in English.
/// What `hall cases` says of applications.
pub mod applications;
/// What `hall appointments` says.
pub mod appointments;
/// What `hall backup` and `hall restore` say.
pub mod backup;
/// What is said about calling numbers.
pub mod calling;
/// What `hall cases` says.
pub mod cases;
/// What `hall day` says.
pub mod day;
/// What `hall draft` says.
pub mod drafts;
/// What `hall duty` says.
pub mod duty;
/// What `hall export` says.
pub mod export;
/// Opening hours.
pub mod hours;
/// What `hall import` says of the matters that are there.
pub mod import;
/// What `hall cases box` says.
pub mod opinion_box;
/// What is said about accounts, rights and the audit.
pub mod people;
/// What `hall report` says.
pub mod report;
/// What `hall sayings` says.
pub mod sayings;
/// The setup of the hall.
pub mod setup;
/// Sheets of departments, windows, people and cases.
pub mod sheets;
/// What `hall simulate` says.
pub mod simulate;
/// What `hall simulate --cases` says.
pub mod simulate_year;
/// What is done to a window from a shell.
pub mod window_orders;

use super::Lang;

/// Every word of the command line. A number or a name is filled in by a function, since languages differ in order.
#[expect(missing_docs, reason = "each field is named for where it is said, and its words say the rest")]
pub struct CommandWords {
    pub error: &'static str,
    pub hint: &'static str,
    pub see_check: &'static str,
    pub unavailable: &'static str,
    pub no_terminal: &'static str,
    /// A folder, a user, the reason.
    pub cannot_write: fn(&str, &str, &str) -> String,
    /// A folder, a user.
    pub let_write: fn(&str, &str) -> String,
    pub bad_store: &'static str,
    /// The store's file is damaged, and what to do.
    pub store_damaged: &'static str,
    /// This process goes by the clock of an exercise.
    pub exercise_clock: &'static str,
    /// The hall's code belongs to a centre: the centre's name, the code.
    pub other_centre: fn(&str, &str) -> String,
    pub kiosk_running: fn(&str) -> String,
    pub more: fn(usize, &str) -> String,
    // hall import
    pub checking: &'static str,
    pub importing: &'static str,
    pub recognised: fn(&str, usize) -> String,
    pub counted: fn(usize, usize) -> String,
    pub imported: fn(u64) -> String,
    pub nothing_changed: &'static str,
    pub dry_run: &'static str,
    pub not_compared: &'static str,
    // hall find
    pub nothing_found: &'static str,
    pub nearest: &'static str,
    pub no_matters: &'static str,
    pub line: fn(&str) -> String,
    // hall take
    pub number: fn(&str) -> String,
    pub ahead: fn(u32) -> String,
    pub wait: fn(u32, u32) -> String,
    pub wait_unknown: &'static str,
    pub ticket_code: fn(&str) -> String,
    pub no_line: fn(&str) -> String,
    pub lines: fn(&str) -> String,
    pub no_class: fn(&str) -> String,
    pub classes: fn(&str) -> String,
    // hall check
    pub ready: fn(usize) -> String,
    pub not_ready: fn(usize, usize) -> String,
    pub no_such_size: fn(&str, &str) -> String,
    pub store_fact: fn(&str, usize) -> String,
    pub hall_fact: fn(usize, usize, usize) -> String,
    pub years_fact: fn(&str) -> String,
    pub clock_fact: fn(&str) -> String,
    /// How many cases lie in the opinion box unopened, where it has a key.
    pub box_sealed: fn(u32) -> String,
    pub box_plain: fn(u32) -> String,
    pub voice_fact: fn(&str) -> String,
    pub terminal_fact: fn(u16, u16) -> String,
    // hall gallery
    pub pictures: fn(usize, &str) -> String,
}

/// Says whether an answer means yes.
pub fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是" | "好")
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static CommandWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

const ZH: CommandWords = CommandWords {
    error: "错误",
    hint: "办法",
    see_check: "请执行 hall check 查看全部问题",
    unavailable: "打不开或连不上数据库",
    cannot_write: |folder, user, reason| format!("用户 {user} 不能写 {folder}：{reason}"),
    let_write: |folder, user| {
        format!(
            "让这个用户能写（chown {user} {folder}），或换一个能写的文件夹执行，或用 --store sqlite:文件 另指数据库"
        )
    },
    no_terminal: "这个程序要占满一个终端，请在终端里运行",
    bad_store: "--store 不是数据库的地址：写成 sqlite:文件 或 postgres://用户@主机/库名",
    other_centre: |centre, code| {
        format!(
            "这个数据库里的大厅 {code} 是“{centre}”的。另一个中心要共用数据库，请在 rules.toml 里写上自己的 code；如果就是同一个中心改了名字，请写 code = \"{code}\""
        )
    },
    kiosk_running: |kiosk| format!("取号机 {kiosk} 已经在这台机器上运行"),
    more: |count, word| format!("……同类问题还有 {count} 个（{word}），用 --json 查看"),
    checking: "检查",
    importing: "导入",
    recognised: |mapping, rows| format!("按对照表“{mapping}”读取，共 {rows} 行"),
    counted: |errors, warnings| format!("错误 {errors} 个，提醒 {warnings} 个"),
    imported: |count| format!("已导入 {count} 个事项，即刻生效"),
    nothing_changed: "没有导入，原有事项不变",
    dry_run: "试运行，没有改动",
    not_compared: "没有可用的配置，未与本中心的部门、队列、主题核对",
    nothing_found: "没有找到",
    nearest: "没有完全对上，最接近的有：",
    no_matters: "还没有事项，请先执行 hall import 文件.csv",
    line: |line| format!("队列 {line}"),
    number: |number| format!("号码 {number}"),
    ahead: |ahead| format!("前面还有 {ahead} 人"),
    wait: |least, most| format!("预计等候 {least}–{most} 分钟"),
    wait_unknown: "等候时间暂时说不准",
    ticket_code: |code| format!("票码 {code}"),
    no_line: |line| format!("没有队列 {line}"),
    lines: |lines| format!("可选的队列：{lines}"),
    store_damaged: "存储已损坏：请停用本机，用 hall restore 恢复最近的备份",
    exercise_clock: "这是演练：时钟不是真的",
    no_class: |class| format!("calling.toml 中没有优先类别 {class}"),
    classes: |classes| format!("可选的类别：{classes}"),
    ready: |warnings| {
        if warnings == 0 {
            "可以开放服务".into()
        } else {
            format!("可以开放服务，另有提醒 {warnings} 个")
        }
    },
    no_such_size: |size, sizes| format!("没有 {size} 这个尺寸，可选：{sizes}"),
    not_ready: |errors, warnings| format!("还不能开放服务：错误 {errors} 个，提醒 {warnings} 个"),
    store_fact: |store, matters| format!("存储 {store}，事项 {matters} 个"),
    hall_fact: |departments, lines, windows| {
        format!("部门 {departments} 个，队列 {lines} 个，窗口 {windows} 个")
    },
    years_fact: |years| format!("工作日历 {years}"),
    clock_fact: |now| format!("大厅时间 {now}"),
    box_sealed: |unopened| format!("意见箱加密存放，未开箱 {unopened} 件"),
    box_plain: |_| "意见箱没有钥匙，收到的意见不加密（建立钥匙：hall cases box init）".to_owned(),
    voice_fact: |voice| format!("语音 {voice}"),
    terminal_fact: |columns, rows| format!("终端 {columns}×{rows} 格"),
    pictures: |count, folder| format!("已在 {folder} 画出 {count} 幅画面"),
};

const EN: CommandWords = CommandWords {
    error: "error",
    hint: "hint",
    see_check: "`hall check` lists every problem",
    unavailable: "the store cannot be opened or reached",
    cannot_write: |folder, user, reason| format!("the user {user} may not write {folder}: {reason}"),
    let_write: |folder, user| {
        format!(
            "let this user write there (chown {user} {folder}), run hall in a folder that it may write, or name another store with --store sqlite:FILE"
        )
    },
    no_terminal: "this program fills a terminal; run it in one",
    bad_store: "--store is no address of a store: sqlite:PATH or postgres://user@host/database",
    other_centre: |centre, code| {
        format!(
            "the hall {code} of this database is the centre {centre}. Another centre that shares the database needs a code of its own in rules.toml; if it is the same centre under a new name, set code = \"{code}\" there"
        )
    },
    kiosk_running: |kiosk| format!("kiosk {kiosk} is running already"),
    more: |count, word| format!("… and {count} more of this kind ({word}); --json lists them"),
    checking: "checking",
    importing: "importing",
    recognised: |mapping, rows| format!("read with the mapping \"{mapping}\": {rows} rows"),
    counted: |errors, warnings| format!("{errors} errors, {warnings} warnings"),
    imported: |count| format!("{count} matters imported; they are in force now"),
    nothing_changed: "nothing was imported; the matters are as before",
    dry_run: "dry run; nothing was changed",
    not_compared: "without a usable configuration, names of units, lines and themes were not compared",
    nothing_found: "nothing found",
    nearest: "no exact match; the closest are:",
    no_matters: "there are no matters yet; run: hall import FILE.csv",
    line: |line| format!("line {line}"),
    number: |number| format!("number {number}"),
    ahead: |ahead| if ahead == 1 { "1 person ahead".into() } else { format!("{ahead} people ahead") },
    wait: |least, most| format!("about {least}-{most} minutes to wait"),
    wait_unknown: "nobody can say how long to wait",
    ticket_code: |code| format!("ticket code {code}"),
    no_line: |line| format!("there is no line {line}"),
    lines: |lines| format!("lines to choose from: {lines}"),
    store_damaged: "the store is damaged: take this machine out of service, and bring back the latest backup with hall restore",
    exercise_clock: "this is an exercise: the clock is not the real one",
    no_class: |class| format!("there is no class {class} in calling.toml"),
    classes: |classes| format!("classes to choose from: {classes}"),
    ready: |warnings| if warnings == 0 { "ready".into() } else { format!("ready, with {warnings} warnings") },
    no_such_size: |size, sizes| format!("there is no size {size}; choose one of: {sizes}"),
    not_ready: |errors, warnings| {
        let (error, warning) = (plural(errors, "error"), plural(warnings, "warning"));
        format!("not ready: {error}, {warning}")
    },
    store_fact: |store, matters| format!("store {store} with {matters} matters"),
    hall_fact: |departments, lines, windows| format!("{departments} units, {lines} lines, {windows} windows"),
    years_fact: |years| format!("calendars for {years}"),
    clock_fact: |now| format!("time in the hall {now}"),
    box_sealed: |unopened| format!("the opinion box is sealed, {unopened} unopened"),
    box_plain: |_| "the opinion box has no key, nothing is sealed (hall cases box init makes one)".to_owned(),
    voice_fact: |voice| format!("voice {voice}"),
    terminal_fact: |columns, rows| format!("terminal of {columns}x{rows} cells"),
    pictures: |count, folder| format!("{count} pictures of screens are in {folder}"),
};

/// A count with its noun, in English.
fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
