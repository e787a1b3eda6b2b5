#!/usr/bin/env bash
# Expected: the number 102 written in digits is said as 一百零二, with the zero in the middle.
# Seen: "yi bai er": the zero is dropped, also in 1001 and 1010, so that 102 sounds like a short form of 120;
#   the same number written in characters keeps its zero.
# Who meets it: a hall that hands ticket or window numbers above 100 to espeak-ng as digits.
# Versions: espeak-ng 1.51+dfsg-10+deb12u2, voice cmn-latn-pinyin.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
. "$(dirname "$0")/lib/espeak.sh"
seen=$(for text in 102 一百零二 120 一百二十 1001 一千零一; do printf '%s: %s\n' "$text" "$(sounds cmn-latn-pinyin "$text")"; done)
recorded=$(cat <<'SEEN'
102: j,i55pai21_|_| '@r51_|
一百零二: j'i55_| p'ai21_| l'i35N_| '@r51_|
120: j,i55pai21_|_| @r51s.'i.35_|_|
一百二十: j'i55_| p'ai21_| '@r51_| s.'i.35_|
1001: ji55_| tS;h'iE55n_|_| ji55_|
一千零一: j'i55_| tS;h'iE55n_| l'i35N_| j'i55_|
SEEN
)
settle "102 and 一百零二 sound the same" "espeak-ng $espeak_version" "$recorded" "$seen"
