//! How many bytes a touch costs, against the yardstick.

use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Style};

use super::emulator::Emulator;
use crate::devices::terminal::byte_floor::floor_bytes;
use crate::devices::terminal::{FrugalBackend, repair_wide_chars};

const PAGE: Color = Color::Rgb(0xEE, 0xF2, 0xF7);
const CARD: Color = Color::Rgb(0xFF, 0xFF, 0xFF);
const INK: Color = Color::Rgb(0x10, 0x1C, 0x2E);
const MUTED: Color = Color::Rgb(0x44, 0x52, 0x66);
const PRIMARY: Color = Color::Rgb(0x0B, 0x4A, 0x8F);
const HEADER: Color = Color::Rgb(0x07, 0x2F, 0x5E);
const SHADOW: Color = Color::Rgb(0xD5, 0xDC, 0xE6);
const AREA: Rect = Rect::new(0, 0, 72, 53);

/// Fills a card with half-block edges and a shadow.
fn card(page: &mut Buffer, area: Rect, ground: Color) {
    page.set_style(area, Style::new().bg(ground));
    for x in area.left()..area.right() {
        page[(x, area.top() - 1)].set_symbol("▄").set_fg(ground).set_bg(PAGE);
        page[(x, area.bottom())].set_symbol("▀").set_fg(ground).set_bg(SHADOW);
    }
}

fn frame(page: &mut Buffer, title: &str, time: &str) {
    page.set_style(AREA, Style::new().bg(PAGE).fg(INK));
    page.set_style(Rect::new(0, 0, 72, 4), Style::new().bg(HEADER).fg(CARD));
    page.set_string(2, 1, title, Style::new());
    page.set_string(52, 1, "2026年3月2日 ", Style::new());
    page.set_string(64, 1, time, Style::new());
    page.set_string(2, 2, "工作时间 9:00-17:00   本机编号 A03", Style::new());
    for (x, label) in [(2, "返回"), (20, "English"), (38, "大字版"), (56, "呼叫服务")] {
        card(page, Rect::new(x, 49, 14, 2), PRIMARY);
        page.set_string(x + 3, 49, label, Style::new().fg(CARD).bg(PRIMARY));
    }
}

fn list(selected: u16, time: &str) -> Buffer {
    let mut page = Buffer::empty(AREA);
    frame(&mut page, "请选择要办理的事项", time);
    let matters = ["居民身份证申领", "户口迁移登记", "社会保险关系转移接续", "个体工商户开业登记"];
    for row in 0..10_u16 {
        let (ground, ink, note) = if row == selected { (PRIMARY, CARD, CARD) } else { (CARD, INK, MUTED) };
        let area = Rect::new(2, 6 + row * 4, 68, 2);
        card(&mut page, area, ground);
        let name = format!("{:02} {}", row + 1, matters[usize::from(row) % 4]);
        page.set_string(4, area.y, name, Style::new().fg(ink).bg(ground));
        page.set_string(
            7,
            area.y + 1,
            "市公安局 · 承诺 5 个工作日 · 等候 12 人",
            Style::new().fg(note).bg(ground),
        );
        page.set_string(64, area.y, "取号", Style::new().fg(ink).bg(ground));
    }
    repair_wide_chars(&mut page);
    page
}

fn ticket(time: &str) -> Buffer {
    let mut page = Buffer::empty(AREA);
    frame(&mut page, "取号成功", time);
    card(&mut page, Rect::new(8, 10, 56, 24), CARD);
    for (row, line) in
        ["您的号码", "", "A 0 1 2", "", "居民身份证申领", "等候 12 人，约 24 分钟", "请到二楼 03 号窗口"]
            .iter()
            .enumerate()
    {
        page.set_string(24, 12 + 2 * u16::try_from(row).unwrap(), line, Style::new().fg(INK).bg(CARD));
    }
    repair_wide_chars(&mut page);
    page
}

/// Counts the bytes of a change on our backend, seen through the emulator, and on ratatui's own.
fn sent(before: &Buffer, after: &Buffer, clear: bool) -> (usize, usize) {
    let mut ours = Terminal::new(FrugalBackend::new(Vec::new(), || Size::new(72, 53))).unwrap();
    let mut emulator = Emulator::new(72, 53);
    let nothing = Buffer::empty(AREA);
    ours.draw(|frame| frame.buffer_mut().clone_from(before)).unwrap();
    emulator.feed(&std::mem::take(ours.backend_mut().out_mut()));
    if clear {
        ours.clear().unwrap();
    }
    ours.draw(|frame| frame.buffer_mut().clone_from(after)).unwrap();
    let bytes = std::mem::take(ours.backend_mut().out_mut());
    emulator.feed(&bytes);
    assert_eq!(emulator.difference(after), None);
    let mut their_bytes = Vec::new();
    let mut theirs = CrosstermBackend::new(&mut their_bytes);
    if clear {
        theirs.clear().unwrap();
    }
    theirs.draw(if clear { &nothing } else { before }.diff_iter(after)).unwrap();
    // Its every frame hides the cursor as well.
    theirs.hide_cursor().unwrap();
    (bytes.len(), their_bytes.len())
}

#[test]
fn a_touch_costs_little_more_than_by_hand() {
    let (nothing, old) = (Buffer::empty(AREA), list(2, "09:41"));
    let changes = [
        ("selection moves", list(3, "09:41"), false),
        ("clock ticks", list(2, "09:42"), false),
        ("page changes", ticket("09:41"), false),
        ("page changes, cleared", ticket("09:41"), true),
        ("first page", list(2, "09:41"), true),
        ("nothing changes", list(2, "09:41"), false),
    ];
    for (name, new, clear) in changes {
        let (ours, theirs) = sent(&old, &new, clear);
        let floor = floor_bytes(if clear { &nothing } else { &old }, &new);
        println!("{name}: {ours} bytes, by hand {floor}, crossterm {theirs}");
        assert!(ours * 10 <= floor * 12, "{name}: {ours} bytes against {floor} by hand");
        assert!(ours * 10 <= theirs * 7, "{name}: {ours} bytes against {theirs} of crossterm");
    }
}
