#!/usr/bin/env bash
# Expected: the ICU order by strokes puts surnames as lists on the mainland do: 陈, 苏 and 连 have seven strokes, so they
#   stand before 周 and 林, which have eight.
# Seen: grass, mound and walk radicals count as in traditional writing (four, three, four), so 陈, 苏 and 连 stand behind
#   周 and 林, and 阮 (six) behind 李 (seven).
# Who meets it: a hall whose roster of clerks is put in order of strokes by the store.
# Versions: Debian's postgresql-15 15.18-0+deb12u1 with libicu72 72.1-3+deb12u1.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/postgres.sh"
seen=$(sql <<'SQL'
create collation stroke (provider = icu, locale = 'zh-u-co-stroke');
select string_agg(surname, ' ' order by surname collate stroke) from unnest(array['林', '陈', '周', '李', '苏', '阮', '连', '刘', '丁', '王']) surname;
SQL
)
recorded=$(cat <<'SEEN'
丁 王 刘 李 阮 周 林 苏 连 陈
SEEN
)
settle "丁 王, then 刘 阮, then 李 连 苏 陈, then 周 林" "postgresql-15 $postgres_version, libicu72 72.1-3+deb12u1" "$recorded" "$seen"
