#!/usr/bin/env bash
# Expected: a QR code with the bytes of GB18030, which Chinese counter programs write, is read as Chinese or as bytes.
# Seen: zxing-cpp takes them for Shift JIS or Latin 1, by the text, and gives Japanese half-width or accented letters as
#   text; with the mark of the character set (ECI) in the code it reads Chinese.
# Who meets it: a hall whose kiosk scans codes of an older counter program.
# Versions: segno 1.6.6 and zxing-cpp 3.1.1 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
seen=$(python3 <<'PYTHON'
import segno, zxingcpp
from PIL import Image
for text in ("社保卡办理A001号", "三号窗口", "办理"):
    for eci in (False, True):
        rows = list(segno.make(text, encoding="gb18030", eci=eci, micro=False).matrix_iter(scale=5, border=4))
        picture = Image.frombytes("L", (len(rows), len(rows)), bytes(0 if dark else 255 for row in rows for dark in row))
        print(text, "with ECI" if eci else "without ", zxingcpp.read_barcodes(picture)[0].text)
PYTHON
)
recorded=$(cat <<'SEEN'
社保卡办理A001号 without  ﾉ邀｣ｿｨｰ��001ｺﾅ
社保卡办理A001号 with ECI 社保卡办理A001号
三号窗口 without  ÈýºÅ´°¿Ú
三号窗口 with ECI 三号窗口
办理 without  °ìÀí
办理 with ECI 办理
SEEN
)
settle "Chinese, with or without ECI" "segno 1.6.6, zxing-cpp 3.1.1" "$recorded" "$seen"
