#!/usr/bin/env bash
# Expected: the large pinyin libraries read names of counties and districts as they are said.
# Seen: 都昌, 于都, 洪洞, 繁峙 and 单县 are wrong in all three; pypinyin reads 朝阳 as zhaoyang and is alone in reading
#   乐清 rightly. The crate has one reading for each letter, and is wrong in 重庆 and 厦门 too.
# Who meets it: a hall that makes the initials for finding a district or an office out of its name.
# Versions: pypinyin 0.55.0 (PyPI), pinyin-pro 3.29.4 (npm), crate pinyin 0.10.0.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get pypinyin==0.55.0
npm_get pinyin-pro@3.29.4
names="都昌 于都 洪洞 繁峙 朝阳 单县 乐清 重庆 厦门"
cat >"$work/js/read.cjs" <<'NODE'
const { pinyin } = require("pinyin-pro");
console.log("pinyin-pro:", process.argv.slice(2).map((name) => pinyin(name, { toneType: "none", type: "array" }).join("")).join(" "));
NODE
seen=$(
  echo "said:       duchang yudu hongtong fanshi chaoyang shanxian yueqing chongqing xiamen"
  # shellcheck disable=SC2086
  { python3 -c 'import sys, pypinyin; print("pypinyin:  ", *("".join(pypinyin.lazy_pinyin(name)) for name in sys.argv[1:]))' $names
  node "$work/js/read.cjs" $names
  NAMES=$names rust_run 'pinyin = "=0.10.0"' <<'RUST'
use pinyin::ToPinyin;
fn main() {
    let names = std::env::var("NAMES").unwrap();
    let read = |name: &str| name.to_pinyin().flatten().map(|letter| letter.plain()).collect::<String>();
    println!("pinyin:     {}", names.split(' ').map(read).collect::<Vec<_>>().join(" "));
}
RUST
  }
)
recorded=$(cat <<'SEEN'
said:       duchang yudu hongtong fanshi chaoyang shanxian yueqing chongqing xiamen
pypinyin:   douchang yudou hongdong fanzhi zhaoyang danxian yueqing chongqing xiamen
pinyin-pro: douchang yudou hongdong fanzhi chaoyang danxian leqing chongqing xiamen
pinyin:     douchang yudou hongdong fanzhi chaoyang danxian leqing zhongqing shamen
SEEN
)
settle "the lines are the same, save for the crate, which knows letters only" "pypinyin 0.55.0, pinyin-pro 3.29.4, crate pinyin 0.10.0" "$recorded" "$seen"
