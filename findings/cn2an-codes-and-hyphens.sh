#!/usr/bin/env bash
# Expected: cn2an.transform makes a call ready for speech: numbers as said, codes digit by digit.
# Seen: the zeros in front of a number are dropped (A001 becomes A一), a hyphen becomes "minus" (3-5号 is 三负五号, a
#   telephone number a sum of millions), and half of 9:30 stays a colon.
# Who meets it: a hall that prepares its calls for a speech program with this library.
# Versions: cn2an 0.5.24 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get cn2an==0.5.24 2>"$work/pip.log"
seen=$(python3 <<'PYTHON'
import cn2an
for text in ("A001号请到3号窗口", "3-5号窗口", "电话0752-1234567", "9:30", "2026年11月29日", "第102号"):
    print(text, "->", cn2an.transform(text, "an2cn"))
PYTHON
)
recorded=$(cat <<'SEEN'
A001号请到3号窗口 -> A一号请到三号窗口
3-5号窗口 -> 三负五号窗口
电话0752-1234567 -> 电话七百五十二负一百二十三万四千五百六十七
9:30 -> 九:三十
2026年11月29日 -> 二零二六年十一月二十九日
第102号 -> 第一百零二号
SEEN
)
settle "A零零一号, 三至五号 (or the hyphen kept), digits of the telephone, 九点三十" "cn2an 0.5.24" "$recorded" "$seen"
