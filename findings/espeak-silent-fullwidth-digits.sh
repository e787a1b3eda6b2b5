#!/usr/bin/env bash
# Expected: full-width digits and numbers in circles, as Chinese input methods write them, are said as numbers.
# Seen: the voice of Mandarin says nothing in their place, exit code 0: "３号窗口" is said as "number window". The
#   voice of Cantonese of the same program says full-width digits.
# Who meets it: a hall whose window names or notices were typed with full-width digits.
# Versions: espeak-ng 1.51+dfsg-10+deb12u2, voices cmn-latn-pinyin and yue.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/espeak.sh"
seen=$(for voice in cmn-latn-pinyin yue; do
  for text in 3号 ３号 ①号 １２; do printf '%s %s: [%s]\n' "$voice" "$text" "$(sounds "$voice" "$text")"; done
done)
recorded=$(cat <<'SEEN'
cmn-latn-pinyin 3号: [s'a55n_| X'Au51_|]
cmn-latn-pinyin ３号: [X'Au51_|]
cmn-latn-pinyin ①号: [X'Au51_|]
cmn-latn-pinyin １２: []
yue 3号: [s'aa7m_| h'ou6_|]
yue ３号: [s'aa7m_| h'ou6_|]
yue ①号: [h'ou6_|]
yue １２: [ja1tj'i6_|]
SEEN
)
settle "３号 and ①号 sound like 3号" "espeak-ng $espeak_version" "$recorded" "$seen"
