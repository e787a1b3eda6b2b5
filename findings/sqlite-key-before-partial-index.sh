#!/usr/bin/env bash
# Expected: a partial index that holds just the waiting tickets is used for the waiting tickets of a hall.
# Seen: where the key of a WITHOUT ROWID table begins with the hall (the same in every row), a condition on the hall
#   makes SQLite walk the whole key instead, after ANALYZE too; the index is taken where the query leaves the hall
#   out, or hides it from the choice as +hall.
# Who meets it: a hall on SQLite whose tables are prepared for several halls; calls slow down with the days kept.
# Versions: pysqlite3-binary 0.5.4.post2 (PyPI) with SQLite 3.51.1.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get pysqlite3-binary==0.5.4.post2
seen=$(python3 <<'PYTHON'
import pysqlite3
db = pysqlite3.connect(":memory:")
db.execute("create table ticket(hall int, day int, no int, state text, primary key (hall, day, no)) without rowid")
db.execute("create index waiting on ticket(day, no) where state = 'waiting'")
rows = [(1, day, no, "waiting" if day == 199 and no > 190 else "done") for day in range(200) for no in range(200)]
db.executemany("insert into ticket values (?, ?, ?, ?)", rows)
def show(name, sql):
    steps = 0
    def step():
        nonlocal steps
        steps += 1
    db.set_progress_handler(step, 1000)
    found = db.execute(sql).fetchone()[0]
    db.set_progress_handler(None, 0)
    print(name, db.execute("explain query plan " + sql).fetchone()[3], "found", found, "many steps" if steps > 50 else "few steps")
hall = "select count(*) from ticket where hall = 1 and state = 'waiting'"
show("with hall:", hall)
show("without hall:", "select count(*) from ticket where state = 'waiting'")
show("with +hall:", hall.replace("hall =", "+hall ="))
db.execute("analyze")
db.commit()
show("with hall, after ANALYZE:", hall)
PYTHON
)
recorded=$(cat <<'SEEN'
with hall: SEARCH ticket USING PRIMARY KEY (hall=?) found 9 many steps
without hall: SCAN ticket USING COVERING INDEX waiting found 9 few steps
with +hall: SCAN ticket USING COVERING INDEX waiting found 9 few steps
with hall, after ANALYZE: SEARCH ticket USING PRIMARY KEY (hall=?) found 9 many steps
SEEN
)
settle "the partial index is used each time" "pysqlite3-binary 0.5.4.post2" "$recorded" "$seen"
