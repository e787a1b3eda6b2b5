#!/usr/bin/env bash
# Expected: the content of a QR code, which is bytes to the printer, goes as UTF-8; only printed text depends on code pages.
# Seen: each Chinese letter in the QR code is sent as a question mark, without an error; the length counts these marks.
#   python-escpos sends UTF-8 for the same content.
# Who meets it: a hall whose web page prints tickets with Chinese in their QR code.
# Versions: @point-of-sale/receipt-printer-encoder 4.0.1 (npm), python-escpos 3.1 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
npm_get @point-of-sale/receipt-printer-encoder@4.0.1
pip_get python-escpos==3.1 pillow==13.0.0 2>"$work/pip.log"
cat >"$work/js/code.mjs" <<'NODE'
import Encoder from "@point-of-sale/receipt-printer-encoder";
const bytes = Buffer.from(new Encoder({ language: "esc-pos", columns: 32 }).initialize().qrcode("社保卡A001").encode());
const start = bytes.indexOf(Buffer.from("1P0"));
console.log("receipt-printer-encoder:", bytes.subarray(start - 2, bytes.indexOf(0x1d, start)).toString("hex"));
NODE
seen=$(node "$work/js/code.mjs"; python3 <<'PYTHON'
from escpos.printer import Dummy
printer = Dummy()
printer.qr("社保卡A001", native=True)
start = printer.output.index(b"1P0")
print("python-escpos:          ", printer.output[start - 2:printer.output.index(0x1d, start)].hex())
print("UTF-8:                  ", "社保卡A001".encode().hex())
PYTHON
)
recorded=$(cat <<'SEEN'
receipt-printer-encoder: 0a003150303f3f3f41303031
python-escpos:           1000315030e7a4bee4bf9de58da141303031
UTF-8:                   e7a4bee4bf9de58da141303031
SEEN
)
settle "both send the UTF-8 bytes" "receipt-printer-encoder 4.0.1, python-escpos 3.1" "$recorded" "$seen"
