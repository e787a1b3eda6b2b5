#!/usr/bin/env bash
# Expected: a number that a sheet shows in Chinese numerals ([DBNum1]), and a day shown as its day of the week (aaaa), come out of
#   SheetJS as the sheet shows them, or as plain digits.
# Seen: [DBNum1][$-804]General gives $12 and [$-804]aaaa gives $aaaa: where nothing else follows, the mark of the Chinese language is
#   taken for a sign of currency. Formats of dates and of numbers with 号 behind them come out right but for the numerals.
# Who meets it: an office whose web page shows a sheet with 第十二号窗口 or days of the week.
# Versions: xlsx 0.18.5 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
npm_get xlsx@0.18.5
seen=$(cd "$work/js" && node -e '
const XLSX = require("xlsx");
const cells = [[12, "[DBNum1][$-804]General"], [46349, "[$-804]aaaa"], [46349, "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\""], [3, "0\"号\""]];
const sheet = { "!ref": "A1:A" + cells.length };
cells.forEach(([v, z], at) => (sheet["A" + (at + 1)] = { t: "n", v, z }));
XLSX.writeFile({ SheetNames: ["窗口"], Sheets: { 窗口: sheet } }, "formats.xlsx");
const read = XLSX.readFile("formats.xlsx").Sheets.窗口;
cells.forEach(([, z], at) => console.log(z, "=>", read["A" + (at + 1)].w));')
recorded=$(cat <<'SEEN'
[DBNum1][$-804]General => $12
[$-804]aaaa => $aaaa
[DBNum1][$-804]yyyy"年"m"月"d"日" => 2026年11月23日
0"号" => 3号
SEEN
)
settle "十二 or 12, 星期一 or 46349" "xlsx 0.18.5" "$recorded" "$seen"
