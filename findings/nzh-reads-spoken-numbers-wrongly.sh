#!/usr/bin/env bash
# Expected: libraries for Chinese numbers read those that people say, or refuse them: 两百 is 200, 一百二 is 120.
# Seen: nzh reads 两百 as 0, 一百二 as 102, 廿三 as 3 and 二〇二六 as 226, each without an error. cn2an reads all of them in its
#   mode "smart", the crate chinese-number refuses 廿三 and 二〇二六.
# Who meets it: a hall that lets people type or say the number of a window or ticket in characters.
# Versions: nzh 1.0.14 (npm), cn2an 0.5.24 (PyPI), crate chinese-number 0.7.8.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
npm_get nzh@1.0.14
pip_get cn2an==0.5.24 2>"$work/pip.log"
numbers="一百零二 两百 一百二 廿三 二〇二六"
cat >"$work/js/read.cjs" <<'NODE'
const nzh = require("nzh").cn;
console.log("nzh           ", process.argv.slice(2).map((number) => number + "=" + nzh.decodeS(number)).join(" "));
NODE
# shellcheck disable=SC2086
seen=$(node "$work/js/read.cjs" $numbers
python3 - $numbers <<'PYTHON'
import sys, cn2an
print("cn2an         ", *(f"{number}={cn2an.cn2an(number, 'smart')}" for number in sys.argv[1:]))
PYTHON
NUMBERS=$numbers rust_run 'chinese-number = "=0.7.8"' <<'RUST'
use chinese_number::{ChineseCountMethod, ChineseToNumber};
fn main() {
    let numbers = std::env::var("NUMBERS").unwrap();
    let read = |number: &str| {
        let value: Result<u64, _> = number.to_number(ChineseCountMethod::TenThousand);
        format!("{number}={}", value.map_or("refused".to_owned(), |value| value.to_string()))
    };
    println!("chinese-number {}", numbers.split(' ').map(read).collect::<Vec<_>>().join(" "));
}
RUST
)
recorded=$(cat <<'SEEN'
nzh            一百零二=102 两百=0 一百二=102 廿三=3 二〇二六=226
cn2an          一百零二=102 两百=200 一百二=120 廿三=23 二〇二六=2026
chinese-number 一百零二=102 两百=200 一百二=120 廿三=refused 二〇二六=refused
SEEN
)
settle "102 200 120 23 2026, or a refusal" "nzh 1.0.14, cn2an 0.5.24, chinese-number 0.7.8" "$recorded" "$seen"
