#!/usr/bin/env bash
# Expected: stdnum.cn.ric takes the 18 digits of residence permits of people from Hong Kong and Macao (810000 and 820000
#   in front, given out since 2018), and of children of districts founded since.
# Seen: a permit is refused where its holder was born before 1997 or 1999, since the place is looked up for the year of
#   birth; a number of Hangzhou's district of Linping (330113, founded 2021) raises KeyError even from is_valid.
#   id-validator (npm) takes them all.
# Who meets it: a hall that checks numbers of imported bookings with this library.
# Versions: python-stdnum 2.2 (PyPI), id-validator 1.3.0 (npm). The numbers are made up
#   (nobody has the serial 000).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get python-stdnum==2.2
npm_get id-validator@1.3.0
cat >"$work/js/check.cjs" <<'NODE'
const Validator = require("id-validator"), check = new Validator();
for (const number of process.argv.slice(2)) console.log("id-validator", number, check.isValid(number) ? "taken" : "refused");
NODE
numbers=$(python3 -c '
for place in ("44130219900101", "81000019900101", "81000020050101", "82000019900101", "82000020050101", "33011320230101"):
    body = place + "000"
    print(body + "10X98765432"[sum(int(c) * pow(2, 17 - i, 11) for i, c in enumerate(body)) % 11])')
# shellcheck disable=SC2086
seen=$(python3 - $numbers <<'PYTHON'
import sys
from stdnum.cn import ric
for number in sys.argv[1:]:
    try:
        answer = "taken" if ric.is_valid(number) else "refused"
    except KeyError as error:
        answer = f"KeyError {error}"
    print("stdnum", number, answer)
PYTHON
node "$work/js/check.cjs" $numbers)
recorded=$(cat <<'SEEN'
stdnum 441302199001010001 taken
stdnum 810000199001010000 refused
stdnum 810000200501010002 taken
stdnum 820000199001010002 refused
stdnum 820000200501010004 taken
stdnum 33011320230101000X KeyError 'county'
id-validator 441302199001010001 taken
id-validator 810000199001010000 taken
id-validator 810000200501010002 taken
id-validator 820000199001010002 taken
id-validator 820000200501010004 taken
id-validator 33011320230101000X taken
SEEN
)
settle "all six are taken by both" "python-stdnum 2.2, id-validator 1.3.0" "$recorded" "$seen"
