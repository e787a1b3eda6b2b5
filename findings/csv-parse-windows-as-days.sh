#!/usr/bin/env bash
# Expected: with cast_date csv-parse makes dates of the cells that hold a date, as its documentation says of whatever Date.parse
#   takes; 窗口 3 and 号 12 hold none and stay texts.
# Seen: V8's Date.parse passes over words before a number, Chinese ones too, and takes the number for a month of 2001: the third
#   window becomes 1 March 2001, ticket number 12 becomes 1 December 2001, and 20工作日 or A03 stay. Only numbers up to 12 do it.
# Who meets it: an office whose script brings the list of windows into JSON or a workbook.
# Versions: csv-parse 7.0.3 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
npm_get csv-parse@7.0.3
seen=$(cd "$work/js" && TZ=Asia/Shanghai node -e '
const { parse } = require("csv-parse/sync");
const rows = parse("窗口 3,号 12,窗口 13\nA03,20工作日,三号窗口\n2026-11-23,1-3,楼层 1\n", { cast: true, cast_date: true });
const shown = cell => cell instanceof Date ? "date " + cell.toLocaleDateString("sv") : JSON.stringify(cell);
for (const row of rows) console.log(row.map(shown).join("  "));')
recorded=$(cat <<'SEEN'
date 2001-03-01  date 2001-12-01  "窗口 13"
"A03"  "20工作日"  "三号窗口"
date 2026-11-23  date 2001-01-03  date 2001-01-01
SEEN
)
settle "窗口 3 and 号 12 stay texts" "csv-parse 7.0.3" "$recorded" "$seen"
