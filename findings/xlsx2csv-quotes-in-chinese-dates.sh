#!/usr/bin/env bash
# Expected: xlsx2csv gives a date in the Chinese style of a sheet as 2026年11月29日, or as 2026-11-29.
# Seen: the quotation marks that mark 年, 月 and 日 as text in the style come out as part of the value, so the cell of the
#   CSV reads 2026"年"11"月"29"日"; the style yyyy-mm-dd is right.
# Who meets it: an office that turns its sheet of bookings into CSV for the import.
# Versions: xlsx2csv 0.8.6 and openpyxl 3.1.5 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get xlsx2csv==0.8.6 openpyxl==3.1.5
seen=$(python3 - "$work/dates.xlsx" <<'PYTHON'
import csv, datetime, io, subprocess, sys, openpyxl
book = openpyxl.Workbook()
for row, style in enumerate(('yyyy"年"m"月"d"日"', "yyyy-mm-dd", 'm"月"d"日"'), 1):
    cell = book.active.cell(row, 1, datetime.date(2026, 11, 29))
    cell.number_format = style
book.save(sys.argv[1])
text = subprocess.run([sys.executable, "-m", "xlsx2csv", sys.argv[1]], capture_output=True, text=True, check=True).stdout
for row in csv.reader(io.StringIO(text)):
    print(row[0])
PYTHON
)
recorded=$(cat <<'SEEN'
2026"年"11"月"29"日"
2026-11-29
11"月"29"日"
SEEN
)
settle "2026年11月29日, 2026-11-29, 11月29日" "xlsx2csv 0.8.6, openpyxl 3.1.5" "$recorded" "$seen"
