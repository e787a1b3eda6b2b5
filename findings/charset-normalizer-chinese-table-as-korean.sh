#!/usr/bin/env bash
# Expected: a short table in GB18030, as Chinese spreadsheet programs save CSV, is recognised as Chinese by charset-normalizer, or
#   as unknown.
# Seen: tables of a few headings and rows are "cp949" with nothing said of a doubt, and read as Korean without an error: 姓名,电话 is
#   檎츰,든뺐. chardet says GB18030 of each, with little confidence. One with more Chinese in it is recognised.
# Who meets it: an office whose script opens the lists of several departments and guesses their encoding.
# Versions: charset-normalizer 3.5.3 and chardet 7.7.0 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get charset-normalizer==3.5.3 chardet==7.7.0
seen=$(python3 - <<'PYTHON'
import chardet, charset_normalizer
for text in ("姓名,电话\r\n", "窗口,名称\r\nA01,综合咨询\r\n", "日期,时间,队列\r\n2026-11-23,09:30,A\r\n", "部门,事项名称\r\n市公安局,身份证换领\r\n"):
    data = text.encode("gb18030")
    best = charset_normalizer.from_bytes(data).best()
    print(best.encoding, str(best).split()[0], chardet.detect(data)["encoding"])
PYTHON
)
recorded=$(cat <<'SEEN'
cp949 檎츰,든뺐 GB18030
cp949 눗왯,츰냔 GB18030
cp949 휑퍅,珂쇌,뚠죗 GB18030
gb18030 部门,事项名称 GB18030
SEEN
)
settle "gb18030 or gb2312, or none" "charset-normalizer 3.5.3, chardet 7.7.0" "$recorded" "$seen"
