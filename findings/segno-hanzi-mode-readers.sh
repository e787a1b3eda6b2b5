#!/usr/bin/env bash
# Expected: a QR code in Hanzi mode (GB/T 18284), which segno writes and which is shorter than UTF-8, is read or refused.
# Seen: zxing-cpp reads it; zbar finds no code at all; jsQR reports a code and gives digits that nobody wrote.
# Who meets it: an office that makes its window signs with segno for a kiosk with a web page as scanner.
# Versions: segno 1.6.6 and zxing-cpp 3.1.1 (PyPI), jsqr 1.4.0 and @undecaf/zbar-wasm 0.11.0 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
npm_get jsqr@1.4.0 @undecaf/zbar-wasm@0.11.0 pngjs@7.0.0
python=$(python3 - "$work/code.png" <<'PYTHON'
import sys, segno, zxingcpp
from PIL import Image
code = segno.make("社保卡办理号", mode="hanzi", micro=False)
rows = list(code.matrix_iter(scale=5, border=4))
picture = Image.frombytes("L", (len(rows), len(rows)), bytes(0 if dark else 255 for row in rows for dark in row))
picture.convert("RGBA").save(sys.argv[1])
print("written: 社保卡办理号 in mode", code.mode)
print("zxing-cpp:", zxingcpp.read_barcodes(picture)[0].text)
PYTHON
)
cat >"$work/js/read.cjs" <<'NODE'
const { PNG } = require("pngjs"), jsqr = require("jsqr"), zbar = require("@undecaf/zbar-wasm");
const picture = PNG.sync.read(require("fs").readFileSync(process.argv[2]));
(async () => {
  console.log("jsQR:", jsqr(new Uint8ClampedArray(picture.data), picture.width, picture.height).data);
  console.log("zbar:", (await zbar.scanRGBABuffer(new Uint8Array(picture.data).buffer, picture.width, picture.height)).length, "codes");
})();
NODE
seen=$(printf '%s\n' "$python"; node "$work/js/read.cjs" "$work/code.png")
recorded=$(cat <<'SEEN'
written: 社保卡办理号 in mode hanzi
zxing-cpp: 社保卡办理号
jsQR: 6910661468250113215425760
zbar: 0 codes
SEEN
)
settle "every reader gives 社保卡办理号, or says that it cannot read Hanzi mode" "segno 1.6.6, zxing-cpp 3.1.1, jsqr 1.4.0, zbar-wasm 0.11.0" "$recorded" "$seen"
