#!/usr/bin/env bash
# Expected: a receipt of 40 characters of Crockford's base32 that is decoded and encoded again is the same receipt.
# Seen: base32-crockford takes it for a number, so that zeros in front are gone: 39 or 38 characters come back, without an error.
#   The package base32-encode of npm, which takes bytes, gives all 40 back.
# Who meets it: a hall whose own script keeps scanned receipts or ticket codes as numbers; one in 32 begins with a zero.
# Versions: base32-crockford 0.3.0 (PyPI), base32-decode 1.0.0 and base32-encode 2.0.0 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get base32-crockford==0.3.0
npm_get base32-decode@1.0.0 base32-encode@2.0.0
one=H746C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8
two=0746C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8
three=0046C027CXMTEGPWVBDM6MV3SW2A92SZTFE1HCR8
python=$(python3 - "$one" "$two" "$three" <<'PYTHON'
import sys, base32_crockford
for receipt in sys.argv[1:]:
    back = base32_crockford.encode(base32_crockford.decode(receipt))
    print(f"base32-crockford: {receipt[:4]}… of {len(receipt)} comes back as {back[:4]}… of {len(back)}")
PYTHON
)
cat >"$work/js/back.mjs" <<'NODE'
import decode from "base32-decode";
import encode from "base32-encode";
for (const receipt of process.argv.slice(2)) {
  const back = encode(new Uint8Array(decode(receipt, "Crockford")), "Crockford");
  console.log(`base32-encode: ${receipt.slice(0, 4)}… of ${receipt.length} comes back as ${back.slice(0, 4)}… of ${back.length}`);
}
NODE
seen=$(printf '%s\n' "$python"; node "$work/js/back.mjs" "$one" "$two" "$three")
recorded=$(cat <<'SEEN'
base32-crockford: H746… of 40 comes back as H746… of 40
base32-crockford: 0746… of 40 comes back as 746C… of 39
base32-crockford: 0046… of 40 comes back as 46C0… of 38
base32-encode: H746… of 40 comes back as H746… of 40
base32-encode: 0746… of 40 comes back as 0746… of 40
base32-encode: 0046… of 40 comes back as 0046… of 40
SEEN
)
settle "a receipt that is decoded and encoded again is the same" "base32-crockford 0.3.0, base32-decode 1.0.0, base32-encode 2.0.0" "$recorded" "$seen"
