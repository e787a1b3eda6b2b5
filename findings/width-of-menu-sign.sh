#!/usr/bin/env bash
# Expected: crates and terminals agree on the width of ☰, a common sign for "menu" (U+2630).
# Seen: since Unicode 16 the crate unicode-width gives it two columns, as do string-width (npm) and wcwidth (PyPI);
#   the terminal xterm.js moves its cursor by one, so all that ratatui writes behind it stands one column off.
# Who meets it: a kiosk whose pages have a button with ☰, shown in a browser's terminal.
# Versions: crate unicode-width 0.2.2, @xterm/headless 6.0.0 and string-width 8.3.0 (npm), wcwidth 0.9.4 (PyPI).
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
npm_get @xterm/headless@6.0.0 string-width@8.3.0
pip_get wcwidth==0.9.4
cat >"$work/js/width.mjs" <<'NODE'
import headless from "@xterm/headless";
import stringWidth from "string-width";
for (const sign of ["☰", "菜", "①"]) {
  const terminal = new headless.Terminal({ cols: 20, rows: 2, allowProposedApi: true });
  await new Promise((done) => terminal.write(sign, done));
  console.log(sign, "xterm.js", terminal.buffer.active.cursorX, "string-width", stringWidth(sign));
}
NODE
seen=$(node "$work/js/width.mjs"; python3 -c 'import wcwidth; print("wcwidth", *(f"{sign} {wcwidth.wcwidth(sign)}" for sign in "☰菜①"))'
rust_run 'unicode-width = "=0.2.2"' <<'RUST'
use unicode_width::UnicodeWidthChar;
fn main() {
    println!("unicode-width {}", "☰菜①".chars().map(|sign| format!("{sign} {}", sign.width().unwrap_or(0))).collect::<Vec<_>>().join(" "));
}
RUST
)
recorded=$(cat <<'SEEN'
☰ xterm.js 1 string-width 2
菜 xterm.js 2 string-width 2
① xterm.js 1 string-width 1
wcwidth ☰ 2 菜 2 ① 1
unicode-width ☰ 2 菜 2 ① 1
SEEN
)
settle "☰ is as wide for the terminal as for the crate" "unicode-width 0.2.2, @xterm/headless 6.0.0, string-width 8.3.0, wcwidth 0.9.4" "$recorded" "$seen"
