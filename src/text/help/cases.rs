//! What the commands of cases do, in Chinese.
use super::{CommandHelp, help};

/// The exit codes of most of them.
macro_rules! with_codes {
    ($examples:literal) => {
        concat!($examples, "\n\n退出码:\n  0 完成   1 不能这样办   2 用法不对   69 数据库   78 配置有误")
    };
}

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[
    (
        "cases",
        help(
            "处理意见、投诉等诉求；不写命令时列出没有办结的",
            "\
各种来源走同一条路：提交、登记、受理或不予受理、转办、答复、本人评价、办结。时限和谁能看什么写在 cases.toml。每一步谁做的都记入这一件的台账。原文和联系方式平时不显示，查看也要记下来。",
            "\
示例:
  hall cases
  hall cases --overdue --json
  hall cases accept 12 --by Li
  hall cases answer 12 --text \"We have put up a sign\" --by Li

带 --json 时: {cases: [{number, source, class, state, since, submitted_at, about: {kind, code}, concerns,
  department, contact_due, contacted_at, due, lamp, overdue, escalation, answered_at, lapses_at, ended_at,
  extended_at, reopened_at, appealed_at, callback, callback_due, calls, called_at, closing, published_at,
  merged_into, satisfied, rechecked, vote, urged_at, urges, kiosk, lang, has_text, has_contact, sealed, opened_at,
  steps}], next}；
  没有的为 null；callback 是 owed、reached 或 not_reached，closing 是 thanks、satisfied、answered 或 disputed

退出码:
  0 完成   1 不能这样办：没有这一件，或状态不对   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases list",
        help(
            "列出诉求：没有办结的，先到期的在前；加 --all 全部列出，新的在前",
            "",
            "\
示例:
  hall cases list --overdue
  hall cases list --state assigned --department 市公安局 --json
  hall cases list --all --source complaint --limit 100
  hall cases list --source application --overdue

带 --json 时: 与 hall cases --json 相同；办件为 {applications: [{code, matter, department, state, stage,
  received_at, accepted_at, deemed_accepted, promised, promised_due, statutory_due, due, finished_at,
  in_time, special: [{from, until}], paused, lamp, overdue}], next}

退出码:
  0 完成   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases show",
        help(
            "看一件诉求：写编号或回执；现在怎样，台账里的每一步",
            "\
加 --reveal 还能看原文和联系方式，限于有权看的人；谁在什么时候看的，先记入台账再显示；不能看的，也记下谁要看。被投诉的部门两样都不能看。写办件编号或办件的回执，看的是那个办件：经过、期限、每次导入的变化。诉求也有这个编号的，看的是诉求，并说明还有一个办件。",
            "\
示例:
  hall cases show 12
  hall cases show 12 --reveal --by Li
  hall cases show 12 --reveal --by Wang --as 市公安局 --json
  hall cases show 36990020261105010000127

带 --json 时: 有 hall cases --json 的各项，另有 {receipt, answer, may, text, name, phone,
  history: [{step, at, act, role, unit, who, from, to, detail, answer, reason, instead, note}]}；办件有
  列出办件时的各项，另有 {matter_name, statutory_limit, promised_limit, receipt, receipt_code, imported_at,
  milestones: [{kind, day, time}],
  history: [{step, at, from, to, changes: [{fact, from, to}]}]}

退出码:
  0 完成   1 没有这一件，或不能看   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases submit",
        help(
            "提交一件诉求，与取号机一样，并打印回执码",
            "\
用来记下当面说的、电话说的，也供脚本使用。--request 相同，再提交还是原来那一件、同一个回执。写了 --kiosk 就按取号机限制次数：一次几件，一小时几件。",
            "\
示例:
  hall cases submit --kind 建议 --text 请在二楼也设一台取号机
  hall cases submit --kind complaint --window A03 --file words.txt --phone 0799-8000001 --json
  hall cases submit --kind praise --ticket A012

带 --json 时: {number, receipt, code, state, source, due, new}，其中 code 是回执二维码的内容；
  没有收下时为 {refused, message}，退出码 1。refused 是其中之一: clock_not_set, no_text,
  no_words, text_too_long, contact_too_long, unknown_subject, not_issued, visit_limit, kiosk_limit

退出码:
  0 已收下   1 没有收下   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
    ("cases register", help("登记一件诉求", "", with_codes!("示例:\n  hall cases register 12 --by Li"))),
    (
        "cases accept",
        help(
            "受理一件诉求，来源有分类的可以选分类",
            "",
            with_codes!(
                "示例:\n  hall cases accept 12 --by Li\n  hall cases accept 12 --class simple --by Li"
            ),
        ),
    ),
    (
        "cases refuse",
        help(
            "不予受理：写明原因，以及应去哪里办",
            "",
            with_codes!(
                "示例:\n  hall cases refuse 12 --reason \"Not a matter of this hall\" --instead \"The tax office\" --by Li"
            ),
        ),
    ),
    (
        "cases merge",
        help(
            "并案：同一件事并入另一件，它的回执以后看到的是那一件",
            "",
            with_codes!("示例:\n  hall cases merge 13 --into 12 --by Li"),
        ),
    ),
    (
        "cases assign",
        help(
            "转办：转给一个部门；再转一次就移交给另一个",
            "",
            with_codes!("示例:\n  hall cases assign 12 --department 市公安局 --by Li"),
        ),
    ),
    (
        "cases contact",
        help("记下已经与本人首次联系", "", with_codes!("示例:\n  hall cases contact 12 --by Li")),
    ),
    (
        "cases answer",
        help(
            "答复：拿着回执的人能看到",
            "",
            with_codes!(
                "示例:\n  hall cases answer 12 --text \"We have put up a sign\" --by Li\n  hall cases answer 12 --file answer.txt --by Wang --as 市公安局"
            ),
        ),
    ),
    (
        "cases extend",
        help(
            "延期：只能一次，要在到期之前，写明原因，告诉本人",
            "",
            with_codes!(
                "示例:\n  hall cases extend 12 --days 10 --reason \"Parts have to come first\" --by Li"
            ),
        ),
    ),
    (
        "cases call-back",
        help(
            "记下一次回访：答复以后打了电话，接通没有，满意不满意",
            "来源要求回访（cases.toml 的 calls_back）、又留了联系方式的才回访，匿名的不回访。三次没有接通就不再打，一小时以内的算一次。不满意的重办一次。hall cases list --call-back 列出待回访的。只有中心能记。",
            with_codes!(
                "示例:\n  hall cases call-back 12 --reached --satisfied --by Li\n  hall cases call-back 12 --not-reached --by Li"
            ),
        ),
    ),
    (
        "cases recheck",
        help(
            "复查是否整改好；没有整改好的重办一次",
            "",
            with_codes!("示例:\n  hall cases recheck 12 --passed --by Zhao --as supervisor"),
        ),
    ),
    (
        "cases close",
        help(
            "办结已答复的；表扬可以直接致谢办结",
            "拿着回执的人能看到为什么办结：写了原因的看原因，没有写的看怎么办结的。本人或复查认为没有解决的，要写原因。",
            with_codes!(
                "示例:\n  hall cases close 12 --by Li\n  hall cases close 12 --reason \"The hall has no room for more seats\" --by Li"
            ),
        ),
    ),
    (
        "cases publish",
        help(
            "公示一件已答复的诉求：审核过的主题，和因此改了什么",
            "两句话都由公示的人自己写，答复的人不能自己公示（cases.toml 的 publish_by_two）：不写姓名、号码，也不照抄原话。再公示一次，就换掉原来的。",
            with_codes!(
                "示例:\n  hall cases publish 12 --subject \"Too few seats on floor 2\" --changed \"20 seats were added\" --by Li"
            ),
        ),
    ),
    ("cases unpublish", help("撤下一件的公示", "", with_codes!("示例:\n  hall cases unpublish 12 --by Li"))),
    (
        "cases published",
        help(
            "列出公示的，新的在前",
            "",
            "\
示例:
  hall cases published --json

带 --json 时: [{number, at, source, subject, changed}]

退出码:
  0 完成   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases confirm",
        help(
            "本人评价满意还是不满意：凭回执；当面或来电说的由工作人员写编号",
            "不满意的，重办一次。",
            with_codes!(
                "示例:\n  hall cases confirm RECEIPT --satisfied\n  hall cases confirm 12 --dissatisfied --by Li"
            ),
        ),
    ),
    (
        "cases withdraw",
        help("凭回执撤回，答复以前都可以", "", with_codes!("示例:\n  hall cases withdraw RECEIPT")),
    ),
    ("cases urge", help("凭回执催办，一个工作日一次", "", with_codes!("示例:\n  hall cases urge RECEIPT"))),
    (
        "cases vote",
        help(
            "凭回执投票：解决了没有，每次答复投一票",
            "",
            with_codes!("示例:\n  hall cases vote RECEIPT --put-right"),
        ),
    ),
    (
        "cases rotate-key",
        help(
            "以后的回执换一个新密钥，以前的回执照样有效",
            "第一个密钥随数据库生成。用某个密钥的回执全部过期以后，它自动停用。",
            "\
示例:
  hall cases rotate-key

退出码:
  0 完成   1 64 个密钥都还在用   69 数据库   78 配置有误",
        ),
    ),
    (
        "cases import",
        help(
            "从 CSV 文件导入审批系统的办件；同一张表再导一次，什么也不变",
            "\
列: 办件编号、事项编码、部门、收件、受理、承诺办结日、办结、状态、特别程序起止；哪个表头是哪一列，状态怎么叫，写在配置文件夹 mappings/applications 的对照表里。UTF-8 或 GB18030，逗号、分号或制表符，日期照人和表格软件的写法。已有的办件改成表里写的，改了什么都留下来。有一个错误就整张不收，加 --skip-errors 则只收没有错误的行。其他列一概不读；像个人信息的列会提醒。",
            "\
示例:
  hall cases import kiosk-config/applications.csv
  hall cases import --dry-run --mapping sample export.csv
  hall cases import --skip-errors export.csv --json

带 --json 时: {mapping, rows, added, changed, same, reopened, skipped, unknown_matters, dry_run, errors, warnings,
  problems: [{file, line, column, heading, severity, code, message}]}

退出码:
  0 已导入   2 用法不对   65 没有接收，什么也没有改   69 数据库连不上   78 配置有误",
        ),
    ),
    (
        "cases receipt",
        help(
            "给一个办件的回执：凭它看经过、承诺办结日和灯",
            "在取号机上扫它的二维码，或者输入回执码。这里画出来，带二维码；加 --print 就从本机的小票打印机打出来。
同一个办件总是同一张回执。从回执里看不出任何内容，办结以后还能查一年。",
            "\
示例:
  hall cases receipt 36990020261105010000127
  hall cases receipt 36990020261105010000127 --print

带 --json 时: {application, receipt, code}，其中 code 是回执二维码的内容；
  没有这个办件时为 {refused, message}，退出码 1

退出码:
  0 完成   1 没有这个办件，或没有打印成   2 用法不对   69 数据库   78 配置有误",
        ),
    ),
];
