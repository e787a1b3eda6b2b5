#!/usr/bin/env bash
# Expected: a moment that PostgreSQL itself wrote with the name of its time zone comes back as the same moment.
# Seen: in Asia/Shanghai it writes "CST", and reads CST as North America's: 14 hours later, without a notice. The
#   number of hours (+08) in place of the name comes back right.
# Who meets it: a hall that reads times with their zone out of its reports or log lines back into the store.
# Versions: Debian's postgresql-15 15.18-0+deb12u1, its own list of abbreviations.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/postgres.sh"
seen=$(sql <<'SQL'
set timezone = 'Asia/Shanghai';
select to_char(timestamptz '2026-11-30 09:00:00+08', 'YYYY-MM-DD HH24:MI:SS TZ');
select (to_char(timestamptz '2026-11-30 09:00:00+08', 'YYYY-MM-DD HH24:MI:SS TZ'))::timestamptz;
select (to_char(timestamptz '2026-11-30 09:00:00+08', 'YYYY-MM-DD HH24:MI:SS TZH'))::timestamptz;
SQL
)
recorded=$(cat <<'SEEN'
2026-11-30 09:00:00 CST
2026-11-30 23:00:00+08
2026-11-30 09:00:00+08
SEEN
)
settle "2026-11-30 09:00:00+08 both times" "postgresql-15 $postgres_version" "$recorded" "$seen"
