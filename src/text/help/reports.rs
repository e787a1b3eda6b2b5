//! What the commands of figures do, in Chinese.
use super::{CommandHelp, help};

/// By path.
pub(super) const ZH: &[(&str, CommandHelp)] = &[(
    "report",
    help(
        "算一段日子的指标：按时、提前、提速、满意、等候、返工",
        "\
每个百分比都由整数算出，旁边写着分子、分母；没有可算的写“—”，既不是 0% 也不是 100%。还没过完的日子只算到现在。缺工作日历而判定不了的，说明件数，不计入。--definitions 写出每个指标的定义。",
        "\
示例:
  hall report --from 2026-11-01 --to 2026-11-30
  hall report --from 2026-01-01 --to 2026-12-31 --scope department:市公安局 --json
  hall report --from 2026-11-01 --to 2026-11-30 --scope window:A01 --scope window:A02 --definitions

带 --json 时: {from, to, as_of, scope: {departments, windows, matters}, received, finished, given,
  indicators: [{code, name, definition, variant, n, N, percent, seconds, left_out, why}], ratings,
  aside: {refused, withdrawn, waiting_for_papers, without_finish, without_promise,
  without_statutory, of_unknown_matter, missing_years}, period_without_calendar}；
  percent 一位小数，四舍五入（负数按绝对值）；没有可算的为 null，
  评价还没有计入时 why 为 not_kept，范围里没有的为 not_in_scope

退出码:
  0 完成   2 用法不对   69 数据库连不上   78 配置有误",
    ),
)];
