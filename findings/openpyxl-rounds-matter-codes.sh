#!/usr/bin/env bash
# Expected: an 18-digit number, which Python holds exactly, is written to the sheet in full by openpyxl; what spreadsheet
#   programs make of it is their matter.
# Seen: the last digits are rounded by openpyxl while writing, without a warning. As text the number stays.
# Who meets it: an office that makes the catalogue's sheet with a script, with matter codes as numbers.
# Versions: openpyxl 3.1.5 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get openpyxl==3.1.5
seen=$(python3 - "$work/codes.xlsx" <<'PYTHON'
import sys, zipfile, re, openpyxl
book = openpyxl.Workbook()
book.active.append([114413020006939801, "114413020006939801"])
print("set:    ", *(repr(cell.value) for cell in book.active[1]))
book.save(sys.argv[1])
print("in file:", *re.findall("<v>(.*?)</v>", zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode()))
print("read:   ", *(repr(cell.value) for cell in openpyxl.load_workbook(sys.argv[1]).active[1]))
PYTHON
)
recorded=$(cat <<'SEEN'
set:     114413020006939801 '114413020006939801'
in file: 1.144130200069398e+17
read:    1.144130200069398e+17 '114413020006939801'
SEEN
)
settle "the file holds 114413020006939801 in the first cell" "openpyxl 3.1.5" "$recorded" "$seen"
