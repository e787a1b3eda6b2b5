#!/usr/bin/env bash
# Expected: printf in SQLite measures text as length() and substr() do, in letters.
# Seen: width and precision count bytes: columns with Chinese stand askew, and a precision cuts inside a letter and
#   leaves text that is not UTF-8; with the flag ! it counts letters.
# Who meets it: a hall that prints a report straight from the SQLite store with printf or format.
# Versions: pysqlite3-binary 0.5.4.post2 (PyPI) with SQLite 3.51.1.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get pysqlite3-binary==0.5.4.post2
seen=$(python3 <<'PYTHON'
import pysqlite3
db = pysqlite3.connect(":memory:")
for sql in ("length('社保')", "printf('%-8s|', '社保')", "printf('%-8s|', 'AB')", "printf('%!-8s|', '社保')",
            "hex(substr('社保', 1, 1))", "hex(printf('%.4s', '社保'))", "hex(printf('%!.1s', '社保'))"):
    print(sql, "=", db.execute("select " + sql).fetchone()[0])
PYTHON
)
recorded=$(cat <<'SEEN'
length('社保') = 2
printf('%-8s|', '社保') = 社保  |
printf('%-8s|', 'AB') = AB      |
printf('%!-8s|', '社保') = 社保      |
hex(substr('社保', 1, 1)) = E7A4BE
hex(printf('%.4s', '社保')) = E7A4BEE4
hex(printf('%!.1s', '社保')) = E7A4BE
SEEN
)
settle "'%-8s' of 社保 is 社保 with six spaces, '%.4s' is 社保" "pysqlite3-binary 0.5.4.post2" "$recorded" "$seen"
