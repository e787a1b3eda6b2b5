#!/usr/bin/env bash
# Expected: 中午1点 is 13:00, 晚上12点 is midnight, and 12月31日24时, as limits are written, is the end of that day.
# Seen: 中午1点 is one o'clock at night, 晚上12点 is noon of the same day, 24时 is not found; no error in any of them.
# Who meets it: a hall that reads times out of messages or out of the text of a notice, such as "submit before 24时".
# Versions: chrono-node 2.10.3 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
export TZ=Asia/Shanghai
npm_get chrono-node@2.10.3
cat >"$work/js/hours.cjs" <<'NODE'
const chrono = require("chrono-node");
for (const words of ["中午1点", "中午十二点半", "下午1点", "晚上8点", "晚上12点", "晚上十二点", "凌晨十二点", "12月31日24时"]) {
  const read = chrono.zh.hans.parseDate(words, new Date(2026, 10, 29, 10));
  console.log(words, read ? read.toLocaleString("sv").slice(5, 16) : "nothing");
}
NODE
seen=$(node "$work/js/hours.cjs")
recorded=$(cat <<'SEEN'
中午1点 11-29 01:00
中午十二点半 11-29 12:30
下午1点 11-29 13:00
晚上8点 11-29 20:00
晚上12点 11-29 12:00
晚上十二点 11-29 12:00
凌晨十二点 11-29 00:00
12月31日24时 nothing
SEEN
)
settle "13:00, 12:30, 13:00, 20:00, midnight twice, 00:00, the end of 31 December" "chrono-node 2.10.3" "$recorded" "$seen"
