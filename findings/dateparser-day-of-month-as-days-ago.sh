#!/usr/bin/env bash
# Expected: 30日 and 本月30日 are the thirtieth of the month, as in every notice and every case file.
# Seen: they are "30 days ago": said on 25 November they are 26 October, and 10日上午 is ten days ago. 11月30日
#   is not found at all, only with its year, and then without an hour.
# Who meets it: a hall that reads promised days out of the files of an approval system, where the month is in a title.
# Versions: dateparser 1.5.0 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get dateparser==1.5.0
seen=$(python3 -W ignore - <<'PYTHON'
from datetime import datetime

import dateparser

for words in ["30日", "本月30日", "10日上午", "11月30日", "2026年11月30日", "11月30日上午9时", "3天前"]:
    read = dateparser.parse(words, languages=["zh"], settings={"RELATIVE_BASE": datetime(2026, 11, 25, 10)})
    print(words, read.date() if read else "nothing")
PYTHON
)
recorded=$(cat <<'SEEN'
30日 2026-10-26
本月30日 2026-10-26
10日上午 2026-11-15
11月30日 nothing
2026年11月30日 2026-11-30
11月30日上午9时 nothing
3天前 2026-11-22
SEEN
)
settle "2026-11-30 twice, 2026-11-10, 2026-11-30 three times, 2026-11-22" "dateparser 1.5.0" "$recorded" "$seen"
