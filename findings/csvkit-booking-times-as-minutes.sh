#!/usr/bin/env bash
# Expected: csvkit, which sorts and converts tables, leaves the time 09:30 of a booking as it is, or makes a time of day of it.
# Seen: a column of times becomes durations of minutes and seconds, so that 09:30 is written as 0:09:30, nine and a half minutes;
#   what reads the table next has the booking at nine minutes past midnight. csvcut, which infers nothing, keeps it, and so
#   does csvsort with --no-inference.
# Who meets it: an office that sorts or joins its tables of bookings on the command line before they are imported.
# Versions: csvkit 2.2.0 and agate 1.14.2 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get csvkit==2.2.0 agate==1.14.2
printf '日期,时间,队列\n2026-11-23,14:00,B\n2026-11-23,09:30,A\n' >"$work/bookings.csv"
seen=$(
  echo "csvcut:"; "$work/py/bin/csvcut" "$work/bookings.csv"
  echo "csvsort:"; "$work/py/bin/csvsort" -c 日期,时间 "$work/bookings.csv"
  echo "csvsort --no-inference:"; "$work/py/bin/csvsort" --no-inference -c 日期,时间 "$work/bookings.csv"
)
recorded=$(cat <<'SEEN'
csvcut:
日期,时间,队列
2026-11-23,14:00,B
2026-11-23,09:30,A
csvsort:
日期,时间,队列
2026-11-23,0:09:30,A
2026-11-23,0:14:00,B
csvsort --no-inference:
日期,时间,队列
2026-11-23,09:30,A
2026-11-23,14:00,B
SEEN
)
settle "09:30 stays 09:30, or becomes 09:30:00" "csvkit 2.2.0, agate 1.14.2" "$recorded" "$seen"
