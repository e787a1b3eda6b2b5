#!/usr/bin/env bash
# Expected: what the crate encoding_rs writes as GB18030 is read back the same by iconv-lite, which calls it GB18030 too.
# Seen: encoding_rs follows the edition of 2022; the vertical comma, colon and dots and the rare letters 龴 and 龵 come back
#   from iconv-lite as private letters without a shape. The other way round is right, since encoding_rs reads both.
# Who meets it: a hall whose exported list in GB18030 is printed by a program on iconv-lite, as receiptline is.
# Versions: crate encoding_rs 0.8.35, iconv-lite 0.6.3 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
npm_get iconv-lite@0.6.3
cat >"$work/js/read.cjs" <<'NODE'
const iconv = require("iconv-lite");
const read = iconv.decode(require("fs").readFileSync(process.argv[2]), "gb18030");
console.log("read by iconv-lite:    ", [...read].map((letter) => letter.codePointAt(0).toString(16)).join(" "));
NODE
seen=$(FILE=$work/text rust_run 'encoding_rs = "=0.8.35"' <<'RUST'
fn main() {
    let text = "︐︓︙龴龵";
    let bytes = encoding_rs::GB18030.encode(text).0;
    println!("written by encoding_rs: {}", text.chars().map(|letter| format!("{:x}", letter as u32)).collect::<Vec<_>>().join(" "));
    std::fs::write(std::env::var("FILE").unwrap(), &bytes).unwrap();
    for (name, pair) in [("︙ of 2005", &[0x84u8, 0x31, 0x83, 0x35][..]), ("︙ of 2022", &[0xa6, 0xf3])] {
        println!("encoding_rs reads {name}: {}", encoding_rs::GB18030.decode(pair).0);
    }
}
RUST
node "$work/js/read.cjs" "$work/text")
recorded=$(cat <<'SEEN'
written by encoding_rs: fe10 fe13 fe19 9fb4 9fb5
encoding_rs reads ︙ of 2005: ︙
encoding_rs reads ︙ of 2022: ︙
read by iconv-lite:     e78d e790 e796 e81e e826
SEEN
)
settle "fe10 fe13 fe19 9fb4 9fb5 on both sides" "encoding_rs 0.8.35, iconv-lite 0.6.3" "$recorded" "$seen"
