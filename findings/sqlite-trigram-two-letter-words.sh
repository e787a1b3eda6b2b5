#!/usr/bin/env bash
# Expected: an FTS5 table with the tokenizer trigram finds any part of a Chinese name.
# Seen: MATCH finds nothing for parts of two letters, which most Chinese words are, and does not complain; the same
#   part with LIKE is found, and three letters are found either way.
# Who meets it: a hall that adds a full-text table to the SQLite store for finding matters.
# Versions: pysqlite3-binary 0.5.4.post2 (PyPI) with SQLite 3.51.1.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get pysqlite3-binary==0.5.4.post2
seen=$(python3 <<'PYTHON'
import pysqlite3
db = pysqlite3.connect(":memory:")
print("SQLite", pysqlite3.sqlite_version)
db.execute("create virtual table matter using fts5(name, tokenize='trigram')")
db.execute("insert into matter values ('社保卡补办'), ('居住证签注')")
for part in ("社保", "社保卡", "居住"):
    matched = db.execute("select name from matter where matter match ?", (part,)).fetchall()
    like = db.execute("select name from matter where name like ?", (f"%{part}%",)).fetchall()
    print(part, "match", len(matched), "like", len(like))
PYTHON
)
recorded=$(cat <<'SEEN'
SQLite 3.51.1
社保 match 0 like 1
社保卡 match 1 like 1
居住 match 0 like 1
SEEN
)
settle "社保, 社保卡 and 居住 are found by MATCH" "pysqlite3-binary 0.5.4.post2" "$recorded" "$seen"
