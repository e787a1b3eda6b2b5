#!/usr/bin/env bash
# Expected: segno.make gives a booking code of eight digits as a QR code that every reader of QR codes finds.
# Seen: whatever is short enough becomes a Micro QR code, with no word about it. zxing-cpp reads it; zbar and jsQR find nothing
#   in the picture. The same code from make_qr, or behind a link, is read by all three.
# Who meets it: a booking office that makes its QR codes with a script, and people whose code the kiosk's scanner does not see.
# Versions: segno 1.6.6 and zxing-cpp 3.1.1 (PyPI), jsqr 1.4.0 and @undecaf/zbar-wasm 0.11.0 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
npm_get jsqr@1.4.0 @undecaf/zbar-wasm@0.11.0 pngjs@7.0.0
python3 - "$work" <<'PYTHON'
import sys, segno, zxingcpp
from PIL import Image
with open(sys.argv[1] + "/python", "w") as said:
    codes = [("make", segno.make("12345674")), ("make_qr", segno.make_qr("12345674")), ("link", segno.make("HTTPS://ZWFW.EXAMPLE/Y/12345674"))]
    for name, code in codes:
        path = f"{sys.argv[1]}/{name}.png"
        code.save(path, scale=6, border=4)
        picture = Image.open(path).convert("RGBA")
        picture.save(path)
        read = zxingcpp.read_barcodes(picture.convert("L"))
        print(f"{name}: version {code.version}, zxing-cpp: {read[0].text if read else 'nothing'}", file=said)
PYTHON
cat >"$work/js/read.cjs" <<'NODE'
const { PNG } = require("pngjs"), jsqr = require("jsqr"), zbar = require("@undecaf/zbar-wasm");
(async () => {
  for (const name of ["make", "make_qr", "link"]) {
    const picture = PNG.sync.read(require("fs").readFileSync(`${process.argv[2]}/${name}.png`));
    const one = jsqr(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    const other = await zbar.scanRGBABuffer(new Uint8Array(picture.data).buffer, picture.width, picture.height);
    console.log(`${name}: jsQR: ${one ? one.data : "nothing"}, zbar: ${other.length ? other[0].decode() : "nothing"}`);
  }
})();
NODE
seen=$(cat "$work/python"; node "$work/js/read.cjs" "$work")
recorded=$(cat <<'SEEN'
make: version M2, zxing-cpp: 12345674
make_qr: version 1, zxing-cpp: 12345674
link: version 2, zxing-cpp: HTTPS://ZWFW.EXAMPLE/Y/12345674
make: jsQR: nothing, zbar: nothing
make_qr: jsQR: 12345674, zbar: 12345674
link: jsQR: HTTPS://ZWFW.EXAMPLE/Y/12345674, zbar: HTTPS://ZWFW.EXAMPLE/Y/12345674
SEEN
)
settle "a booking code from segno.make is found by every reader" "segno 1.6.6, zxing-cpp 3.1.1, jsqr 1.4.0, zbar-wasm 0.11.0" "$recorded" "$seen"
