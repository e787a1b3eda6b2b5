//! What stands below the calls: who waits, who was missed, notices, and the foot. What has no room takes turns.
use crate::hall::{Board, Hall, Line, Missed, Name, OnBoard};
use crate::text::{Lang, board::BoardWords, board::words, wrap::columns};
use crate::ui::{Align, Glyphs, Page, Size, bold, narrowed, plain, take_bottom, take_top, tiles, widest};
use ratatui::layout::Rect;

/// The least columns for a line's count and names.
const LINE: u16 = 30;

/// Says whether a line is served at a board's windows.
pub(super) fn is_shown(hall: &Hall, board: &Board, line: &str) -> bool {
    board.windows.is_empty() || hall.windows_of(line).any(|window| board.windows.contains(&window.code))
}

/// Draws how many wait in each line of the board's windows, as many lines as there is room for at each turn.
pub(super) fn waiting<M>(
    page: &mut Page<'_, M>,
    area: Rect,
    hall: &Hall,
    board: &Board,
    on: &OnBoard,
    turn: u64,
) {
    let place = caption(page, area, |words| words.waiting);
    let lines: Vec<&Line> = hall.lines.iter().filter(|line| is_shown(hall, board, &line.code)).collect();
    let cells = (area.width / LINE).max(1);
    for (cell, line) in tiles(place, cells, 1, 2).into_iter().zip(at_turn(&lines, cells.into(), turn)) {
        let count = on.waiting.iter().find(|(code, _)| *code == line.code).map_or(0, |(_, count)| *count);
        line_waiting(page, cell, line, count);
    }
}

fn line_waiting<M>(page: &mut Page<'_, M>, area: Rect, line: &Line, count: u32) {
    let theme = page.theme;
    let count = count.to_string();
    let rows = area.height.min(6);
    let size = Size { han: page.grid.han_columns(rows) * 5 / 6, rows };
    // Room for two figures, so that names stand in one column.
    let width = widest(&[&count, "00"], size);
    let (figures, names) = (Rect { width, ..area }, right_of(area, width + 2));
    if rows >= 3 {
        page.glyphs(figures, &count, size, Align::Right, theme.good, theme.page);
    } else {
        page.text(Rect { height: 1, ..figures }, &count, Align::Right, bold(theme.good, theme.page));
    }
    let name = Name::new(format!("{} {}", line.code, line.name.zh), &*line.name.en);
    both(page, names, &name, Align::Left);
}

/// Draws who was missed and what they do now: one group of them at each turn.
pub(super) fn missed<M>(
    page: &mut Page<'_, M>,
    area: Rect,
    hall: &Hall,
    board: &Board,
    on: &OnBoard,
    turn: u64,
) {
    let theme = page.theme;
    let place = caption(page, area, |words| words.missed);
    let (said, place) = take_bottom(place, 1);
    let rows = place.height.min(6);
    let size = Size { han: page.grid.han_columns(rows.max(1)) * 5 / 6, rows };
    let gap = 3;
    let mut groups: Vec<(Then, Vec<&str>)> = Vec::new();
    for then in [Then::Again, Then::Desk, Then::Anew] {
        let mine = on.missed.iter().filter(|(_, line, _)| is_shown(hall, board, line));
        let labels = mine.filter(|(_, line, again)| Then::of(hall, line, *again) == then);
        for (label, _, _) in labels {
            let room = |group: &(Then, Vec<&str>)| {
                let taken: u16 = group.1.iter().chain([&label.as_str()]).map(|l| width_of(l, size) + gap).sum();
                group.0 == then && taken <= place.width + gap
            };
            match groups.last_mut().filter(|group| room(group)) {
                Some(group) => group.1.push(label),
                None => groups.push((then, vec![label])),
            }
        }
    }
    let Some((then, labels)) = at_turn(&groups, 1, turn).into_iter().next() else {
        let text = in_both(|words| words.none_missed);
        return page.text(Rect { height: 1, ..place }, &text, Align::Left, plain(theme.muted, theme.page));
    };
    let mut x = place.x;
    for label in labels {
        let area = Rect { x, width: place.right().saturating_sub(x), ..place };
        if rows >= 3 {
            page.glyphs(area, label, size, Align::Left, theme.ink, theme.page);
        } else {
            page.text(Rect { height: 1, ..area }, label, Align::Left, bold(theme.ink, theme.page));
        }
        x += width_of(label, size) + gap;
    }
    page.text(said, &in_both(|words| then.words(words)), Align::Left, bold(theme.accent, theme.page));
}

/// Columns of a label, drawn or written.
fn width_of(label: &str, size: Size) -> u16 {
    if size.rows >= 3 {
        Glyphs::get().width(label, size)
    } else {
        u16::try_from(columns(label)).unwrap_or(u16::MAX / 2)
    }
}

/// What somebody does who was missed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Waits: the number is called again by itself.
    Again,
    /// Asks at the desk: the number is kept for a while.
    Desk,
    /// Takes a new number.
    Anew,
}

impl Then {
    fn of(hall: &Hall, line: &str, again: bool) -> Then {
        match hall.line(line).map(|line| line.missed) {
            _ if again => Then::Again,
            Some(Missed::Kept { .. }) => Then::Desk,
            _ => Then::Anew,
        }
    }

    fn words(self, words: &BoardWords) -> &'static str {
        match self {
            Then::Again => words.called_again,
            Then::Desk => words.ask_desk,
            Then::Anew => words.take_anew,
        }
    }
}

/// Draws the notice whose turn it is.
pub(super) fn notice<M>(page: &mut Page<'_, M>, area: Rect, board: &Board, turn: u64) {
    let theme = page.theme;
    page.fill(area, theme.soft);
    let notices: Vec<&Name> = board.notices.iter().collect();
    if let Some(notice) = at_turn(&notices, 1, turn).first() {
        page.ground = theme.soft;
        both(page, narrowed(area, 2), notice, Align::Centre);
        page.ground = theme.page;
    }
}

/// Draws, in place of a notice, until when what is shown is true.
pub(super) fn as_of<M>(page: &mut Page<'_, M>, area: Rect, moment: &str) {
    let theme = page.theme;
    page.fill(area, theme.accent);
    let said = [Lang::Zh, Lang::En].map(|lang| (words(lang).as_of)(moment));
    let drawn = area.height.saturating_sub(1).min(5);
    let size = Size { han: page.grid.han_columns(drawn.max(1)), rows: drawn };
    let room = narrowed(area, 2);
    let style = bold(theme.bright, theme.accent);
    if drawn >= 4 && Glyphs::get().width(&said[0], size) <= room.width {
        page.glyphs(room, &said[0], size, Align::Centre, theme.bright, theme.accent);
        let (line, _) = take_bottom(room, 1);
        return page.text(line, &said[1], Align::Centre, style);
    }
    let top = area.y + area.height.saturating_sub(2) / 2;
    for (text, y) in said.iter().zip(top..area.bottom()) {
        page.text(Rect { y, height: 1, ..room }, text, Align::Centre, style);
    }
}

/// Draws the foot: the centre in English, and which call of the day is the newest here.
pub(super) fn foot<M>(page: &mut Page<'_, M>, area: Rect, hall: &Hall, board: &Board, count: u32) {
    let theme = page.theme;
    page.fill(area, theme.header);
    let row = narrowed(Rect { y: area.y + area.height.saturating_sub(1) / 2, height: 1, ..area }, 2);
    let quiet = plain(theme.header_muted, theme.header);
    let count = (words(Lang::Zh).count)(count);
    page.text(row, &count, Align::Right, quiet);
    let room = row.width.saturating_sub(u16::try_from(columns(&count)).unwrap_or(0) + 2);
    let names = [&hall.centre.en, &board.name.en].map(String::as_str);
    let name = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ");
    if columns(&name) <= room.into() {
        page.text(Rect { width: room, ..row }, &name, Align::Left, quiet);
    }
}

/// Draws a name in both languages below each other: the Chinese one large where there is room.
fn both<M>(page: &mut Page<'_, M>, area: Rect, name: &Name, align: Align) {
    let (theme, ground) = (page.theme, page.ground);
    let english = crate::text::wrap::wrap(&name.en, area.width.into());
    let below = if name.en.is_empty() { 0 } else { u16::try_from(english.len()).unwrap_or(u16::MAX) };
    let drawn = area.height.saturating_sub(below).min(5);
    let size = Size { han: page.grid.han_columns(drawn.max(1)) * 9 / 10, rows: drawn };
    let fits = drawn >= 4 && Glyphs::get().covers(&name.zh) && widest(&[&name.zh], size) <= area.width;
    let (top, rest) = if fits {
        page.glyphs(area, &name.zh, size, align, theme.ink, ground);
        take_top(area, drawn)
    } else {
        let chinese = crate::text::wrap::wrap(&name.zh, area.width.into());
        let rows = u16::try_from(chinese.len()).unwrap_or(u16::MAX);
        let taken = rows.saturating_add(below).min(area.height);
        let area = Rect { y: area.y + (area.height - taken) / 2, height: taken, ..area };
        let (top, rest) = take_top(area, rows);
        page.lines(top, &chinese, align, bold(theme.ink, ground));
        (top, rest)
    };
    if !top.is_empty() && rest.height >= below {
        page.lines(rest, &english, align, plain(theme.muted, ground));
    }
}

/// Writes what a band is about in its first row; gives the place below.
fn caption<M>(page: &mut Page<'_, M>, area: Rect, word: impl Fn(&BoardWords) -> &'static str) -> Rect {
    let theme = page.theme;
    let area = narrowed(area, 2);
    let (row, rest) = take_top(area, 1);
    page.text(row, &in_both(word), Align::Left, bold(theme.muted, theme.page));
    rest
}

fn in_both(word: impl Fn(&BoardWords) -> &'static str) -> String {
    format!("{} {}", word(words(Lang::Zh)), word(words(Lang::En)))
}

/// As many of the things as there is room for, the next ones at each turn.
fn at_turn<T: Clone>(things: &[T], room: usize, turn: u64) -> Vec<T> {
    let pages = u64::try_from(things.len().div_ceil(room.max(1))).unwrap_or(1).max(1);
    let page = usize::try_from(turn % pages).unwrap_or(0);
    things.iter().skip(page * room).take(room).cloned().collect()
}

fn right_of(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}
