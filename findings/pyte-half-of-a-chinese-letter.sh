#!/usr/bin/env bash
# Expected: a letter written over one half of a Chinese letter removes that letter in every emulator of terminals.
# Seen: xterm.js leaves a blank for the other half. pyte keeps the Chinese letter and hides the new one in its display
#   where the right half is written over, and raises IndexError in display where the left half is.
# Who meets it: a hall or maintainer that tests the kiosk's screens with pyte.
# Versions: pyte 0.8.2 with wcwidth 0.9.4 (PyPI), @xterm/headless 6.0.0 (npm).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
pip_get pyte==0.8.2 wcwidth==0.9.4
npm_get @xterm/headless@6.0.0
cat >"$work/js/show.mjs" <<'NODE'
import headless from "@xterm/headless";
for (const column of [1, 2, 3]) {
  const terminal = new headless.Terminal({ cols: 8, rows: 2, allowProposedApi: true });
  await new Promise((done) => terminal.write("社保\x1b[1;" + column + "HX", done));
  console.log("xterm.js X over column", column, "[" + terminal.buffer.active.getLine(0).translateToString(true) + "]");
}
NODE
seen=$(node "$work/js/show.mjs"; python3 <<'PYTHON'
import pyte
for column in (1, 2, 3):
    screen = pyte.Screen(8, 2)
    pyte.Stream(screen).feed(f"社保\x1b[1;{column}HX")
    try:
        print("pyte     X over column", column, "[" + screen.display[0].rstrip() + "]")
    except IndexError as error:
        print("pyte     X over column", column, "IndexError", error)
PYTHON
)
recorded=$(cat <<'SEEN'
xterm.js X over column 1 [X 保]
xterm.js X over column 2 [ X保]
xterm.js X over column 3 [社X]
pyte     X over column 1 IndexError string index out of range
pyte     X over column 2 [社保]
pyte     X over column 3 IndexError string index out of range
SEEN
)
settle "[X 保], [ X保] and [社X] in both" "pyte 0.8.2, wcwidth 0.9.4, @xterm/headless 6.0.0" "$recorded" "$seen"
