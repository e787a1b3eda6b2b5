#!/usr/bin/env bash
# Expected: a UTF-8 text in a QR code of the Rust crate qrcode comes back the same in every reader.
# Seen: pairs of UTF-8 bytes that happen to look like Shift JIS are packed in Kanji mode. rqrr and zbar put the bytes
#   together again; zxing-cpp and jsQR show Japanese characters in their place, and nobody reports an error.
# Who meets it: a citizen who scans a ticket whose QR code holds Chinese text with a telephone.
# Versions: crates qrcode 0.14.1 and rqrr 0.10.1, zxing-cpp 3.1.1 (PyPI), jsqr 1.4.0 and @undecaf/zbar-wasm 0.11.0 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get zxing-cpp==3.1.1 pillow==13.0.0
npm_get jsqr@1.4.0 @undecaf/zbar-wasm@0.11.0 pngjs@7.0.0
text=社保卡办理A001
rust=$(TEXT=$text OUT=$work/code.pgm rust_run 'qrcode = { version = "=0.14.1", default-features = false }' 'rqrr = "=0.10.1"' 'image = { version = "=0.25.6", default-features = false }' <<'RUST'
use qrcode::{Color, EcLevel, QrCode};
fn main() {
    let code = QrCode::with_error_correction_level(std::env::var("TEXT").unwrap(), EcLevel::M).unwrap();
    let (width, colours) = (code.width(), code.to_colors());
    let side = (width + 8) as u32 * 5;
    let picture = image::GrayImage::from_fn(side, side, |x, y| {
        let (x, y) = ((x / 5).wrapping_sub(4) as usize, (y / 5).wrapping_sub(4) as usize);
        image::Luma([if x < width && y < width && colours[y * width + x] == Color::Dark { 0 } else { 255 }])
    });
    let mut file = format!("P5\n{side} {side}\n255\n").into_bytes();
    file.extend_from_slice(picture.as_raw());
    std::fs::write(std::env::var("OUT").unwrap(), file).unwrap();
    let mut prepared = rqrr::PreparedImage::prepare(picture);
    println!("rqrr: {}", prepared.detect_grids()[0].decode().unwrap().1);
}
RUST
)
python=$(python3 - "$work/code.pgm" "$work/code.png" <<'PYTHON'
import sys, zxingcpp
from PIL import Image
picture = Image.open(sys.argv[1])
picture.convert("RGBA").save(sys.argv[2])
print("zxing-cpp:", zxingcpp.read_barcodes(picture)[0].text)
PYTHON
)
cat >"$work/js/read.cjs" <<'NODE'
const { PNG } = require("pngjs"), jsqr = require("jsqr"), zbar = require("@undecaf/zbar-wasm");
const picture = PNG.sync.read(require("fs").readFileSync(process.argv[2]));
(async () => {
  console.log("jsQR:", jsqr(new Uint8ClampedArray(picture.data), picture.width, picture.height).data);
  console.log("zbar:", (await zbar.scanRGBABuffer(new Uint8Array(picture.data).buffer, picture.width, picture.height))[0].decode());
})();
NODE
seen=$(printf 'written: %s\n%s\n%s\n' "$text" "$rust" "$python"; node "$work/js/read.cjs" "$work/code.png")
recorded=$(cat <<'SEEN'
written: 社保卡办理A001
rqrr: 社保卡办理A001
zxing-cpp: 社菫晏今蜉樒炊A001
jsQR: 社菫晏今蜉樒炊A001
zbar: 社保卡办理A001
SEEN
)
settle "all four readers show the text that was written" "qrcode 0.14.1, rqrr 0.10.1, zxing-cpp 3.1.1, jsqr 1.4.0, zbar-wasm 0.11.0" "$recorded" "$seen"
