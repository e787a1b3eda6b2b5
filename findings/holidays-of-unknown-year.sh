#!/usr/bin/env bash
# Expected: a day of a year whose holidays are not published in the package is an error or "unknown".
# Seen: chinese-workday (npm) calls New Year's Day and National Day of 2027 working days, also by name; for 2026 it is
#   right. chinesecalendar (PyPI) raises an error for the same day.
# Who meets it: a hall that opens bookings in December for January with a package of this year.
# Versions: chinese-workday 1.16.1 (npm), chinesecalendar 1.11.0 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
npm_get chinese-workday@1.16.1
pip_get chinesecalendar==1.11.0
cat >"$work/js/ask.mjs" <<'NODE'
import { isHoliday, isWorkday, getFestival } from "chinese-workday";
for (const day of ["2026-01-01", "2026-10-01", "2027-01-01", "2027-10-01"])
  console.log("chinese-workday", day, "holiday", isHoliday(day), "workday", isWorkday(day), getFestival(day));
NODE
seen=$(node "$work/js/ask.mjs"; python3 <<'PYTHON'
import datetime, chinese_calendar
for year in (2026, 2027):
    try:
        print("chinesecalendar", year, "holiday", chinese_calendar.is_holiday(datetime.date(year, 1, 1)))
    except NotImplementedError as error:
        print("chinesecalendar", year, type(error).__name__)
PYTHON
)
recorded=$(cat <<'SEEN'
chinese-workday 2026-01-01 holiday true workday false 元旦
chinese-workday 2026-10-01 holiday true workday false 国庆节
chinese-workday 2027-01-01 holiday false workday true 工作日
chinese-workday 2027-10-01 holiday false workday true 工作日
chinesecalendar 2026 holiday True
chinesecalendar 2027 NotImplementedError
SEEN
)
settle "both say that 2027 is not known" "chinese-workday 1.16.1, chinesecalendar 1.11.0" "$recorded" "$seen"
