#!/usr/bin/env bash
# Expected: the ICU order of Chinese puts names of places where their names are said: 厦门 (Xiàmén) between 无锡 and
#   宜昌, 单县 (Shànxiàn) after 洛阳.
# Seen: letters are ordered one by one by one reading each, 厦 as shà and 单 as dān, so 厦门 stands under S and 单县
#   under D; 重庆 happens to stand right, under C.
# Who meets it: a person looking for a district in a list that the store ordered "by pinyin".
# Versions: Debian's postgresql-15 15.18-0+deb12u1 with libicu72 72.1-3+deb12u1.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/postgres.sh"
seen=$(sql <<'SQL'
select string_agg(name, ' ' order by name collate "zh-x-icu") from unnest(array['无锡','厦门','宜昌','深圳','单县','洛阳','大连','东莞','重庆','成都']) name;
SQL
)
recorded=$(cat <<'SEEN'
成都 重庆 大连 单县 东莞 洛阳 厦门 深圳 无锡 宜昌
SEEN
)
settle "成都 重庆 大连 东莞 洛阳 单县 深圳 无锡 厦门 宜昌" "postgresql-15 $postgres_version, libicu72 72.1-3+deb12u1" "$recorded" "$seen"
