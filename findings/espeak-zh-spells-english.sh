#!/usr/bin/env bash
# Expected: the voices `zh`, `cmn`, `zh-CN` speak pinyin and characters as Mandarin, as their own list says.
# Seen: they spell pinyin (and every character that is turned into it) as English letters, exit code 0 and no word
#   of complaint: 号 is said as the letters H, A, O and a tone. `cmn-latn-pinyin` reads the same text rightly.
# Who meets it: a hall that sets up calls with `espeak-ng -v zh` on Debian 12.
# Versions: espeak-ng 1.51+dfsg-10+deb12u2.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/espeak.sh"
seen=$(for voice in zh cmn zh-CN cmn-latn-pinyin; do
  for text in "hao4" "三号窗口" "银行"; do printf '%s %s: %s\n' "$voice" "$text" "$(sounds "$voice" "$text")"; done
done)
recorded=$(cat <<'SEEN'
zh hao4: (en)h,eI55@55f'o@55(cmn)_|
zh 三号窗口: (en)sa55nw'055n_| h,eI55@55f'o@55(cmn)_| ts.hw'A55N_| (en)ku:22Tri:11(cmn)_|
zh 银行: (en)jI55nt'u:55_| zI55Nt'u:55(cmn)_|
cmn hao4: (en)h,eI55@55f'o@55(cmn)_|
cmn 三号窗口: (en)sa55nw'055n_| h,eI55@55f'o@55(cmn)_| ts.hw'A55N_| (en)ku:22Tri:11(cmn)_|
cmn 银行: (en)jI55nt'u:55_| zI55Nt'u:55(cmn)_|
zh-CN hao4: (en)h,eI55@55f'o@55(cmn)_|
zh-CN 三号窗口: (en)sa55nw'055n_| h,eI55@55f'o@55(cmn)_| ts.hw'A55N_| (en)ku:22Tri:11(cmn)_|
zh-CN 银行: (en)jI55nt'u:55_| zI55Nt'u:55(cmn)_|
cmn-latn-pinyin hao4: X'Au51_|
cmn-latn-pinyin 三号窗口: s'a55n_| X'Au51_| ts.hw'A55N_| kh'ou214_|
cmn-latn-pinyin 银行: j'i35n_| S;'i35N_|
SEEN
)
settle "every voice of Mandarin reads hao4 as 号" "espeak-ng $espeak_version" "$recorded" "$seen"
