#!/usr/bin/env bash
# Expected: block_text of python-escpos breaks a text into lines that fit the columns of the paper.
# Seen: a Chinese letter counts as one column although it is printed over two, so every line is twice as wide as the
#   paper and the printer breaks it again.
# Who meets it: a hall whose own script prints notices on the ticket printer.
# Versions: python-escpos 3.1 (PyPI), its printer Dummy.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get python-escpos==3.1 pillow==13.0.0 2>"$work/pip.log"
seen=$(python3 <<'PYTHON'
from escpos.printer import Dummy
printer = Dummy()
printer.block_text("请携带身份证原件到三号窗口办理谢谢您的配合", columns=16)
for line in printer.output.split(b"\n"):
    print(len(line), "of 16 columns:", line.decode("gb2312"))
PYTHON
)
recorded=$(cat <<'SEEN'
32 of 16 columns: 请携带身份证原件到三号窗口办理谢
10 of 16 columns: 谢您的配合
SEEN
)
settle "no line over 16 columns" "python-escpos 3.1" "$recorded" "$seen"
