#!/usr/bin/env bash
# Expected: a Paragraph of ratatui fills a line with Chinese up to the edge, and begins no line with a comma.
# Seen: a run of Chinese is one word: after a space the whole run moves to the next line although it does not fit there
#   either, which leaves a line with one letter; and the break falls before a comma.
# Who meets it: a kiosk whose notices mix Chinese and spaces on ratatui's own wrapping.
# Versions: crates ratatui-core 0.1.0 and ratatui-widgets 0.3.0, which ratatui 0.30 is made of.
set -euo pipefail
. "$(dirname "$0")/lib/base.sh"
seen=$(rust_run 'ratatui-core = "=0.1.0"' 'ratatui-widgets = { version = "=0.3.0", default-features = false }' 'unicode-width = "=0.2.2"' <<'RUST'
use ratatui_core::{buffer::Buffer, layout::Rect, widgets::Widget};
use ratatui_widgets::paragraph::{Paragraph, Wrap};
use unicode_width::UnicodeWidthStr;
fn show(text: &str, width: u16) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 3));
    Paragraph::new(text).wrap(Wrap { trim: true }).render(buffer.area, &mut buffer);
    println!("{text} in {width} columns");
    for y in 0..3 {
        let (mut line, mut x) = (String::new(), 0);
        while x < width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += symbol.width().max(1) as u16;
        }
        println!("|{line}|");
    }
}
fn main() {
    show("请 携带身份证原件到三号窗口社保办理谢谢", 20);
    show("请携带身份证原件，到三号窗口办，谢谢。完", 16);
}
RUST
)
recorded=$(cat <<'SEEN'
请 携带身份证原件到三号窗口社保办理谢谢 in 20 columns
|请                  |
|携带身份证原件到三号|
|窗口社保办理谢谢    |
请携带身份证原件，到三号窗口办，谢谢。完 in 16 columns
|请携带身份证原件|
|，到三号窗口办，|
|谢谢。完        |
SEEN
)
settle "the first line is full, and the comma stays on its line" "ratatui-core 0.1.0, ratatui-widgets 0.3.0" "$recorded" "$seen"
