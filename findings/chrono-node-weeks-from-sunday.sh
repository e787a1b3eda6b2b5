#!/usr/bin/env bash
# Expected: 本周日 and 下周一 are days of Chinese weeks, which begin on Monday, as in the calendar of every office.
# Seen: the Chinese parser counts weeks from Sunday. Said on a Wednesday, 本周日 is the Sunday that has passed and 下周日 the
#   one that comes in four days; said on a Sunday, 下周一 is not tomorrow but a week later.
# Who meets it: a hall that reads the day out of a message, such as "I shall come 下周一", for an appointment.
# Versions: chrono-node 2.10.3 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
export TZ=Asia/Shanghai
npm_get chrono-node@2.10.3
cat >"$work/js/weeks.cjs" <<'NODE'
const chrono = require("chrono-node");
for (const [day, words] of [[25, "本周日"], [25, "下周日"], [25, "下周一"], [29, "本周五"], [29, "下周一"], [29, "下周日"]]) {
  const said = new Date(2026, 10, day, 10);
  const read = chrono.zh.hans.parseDate(words, said);
  console.log(`on ${"日一二三四五六"[said.getDay()]} 11-${day}: ${words} ${read.toLocaleDateString("sv").slice(5)}`);
}
NODE
seen=$(node "$work/js/weeks.cjs")
recorded=$(cat <<'SEEN'
on 三 11-25: 本周日 11-22
on 三 11-25: 下周日 11-29
on 三 11-25: 下周一 11-30
on 日 11-29: 本周五 11-27
on 日 11-29: 下周一 12-07
on 日 11-29: 下周日 12-06
SEEN
)
settle "11-29, 12-06, 11-30; 11-27, 11-30, 12-06" "chrono-node 2.10.3" "$recorded" "$seen"
