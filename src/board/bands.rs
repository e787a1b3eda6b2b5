//! Who waits and who was missed. What has no room beside the others takes turns.
use super::bilingual::{both, large_letters};
use crate::hall::desk::{Board, BoardView};
use crate::hall::queue::{Line, MissedPolicy};
use crate::hall::{Hall, Name};
use crate::text::{Lang, board::BoardWords, board::words, layout::wrap::columns};
use crate::ui::{Align, LARGE, Lettering, Page, Role, TextTone, narrowed, take_top};
use ratatui::layout::Rect;

/// Columns between things beside each other.
const GAP: u16 = 4;

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
    on: &BoardView,
    turn: u64,
) {
    let place = caption(page, area, &in_both(|words| words.waiting), None);
    let lines = hall.setup.lines.iter().filter(|line| is_shown(hall, board, &line.code));
    let counted = lines.map(|line| {
        let count = on.waiting.iter().find(|(code, _)| *code == line.code).map_or(0, |(_, count)| *count);
        let count = count.to_string();
        (figures(page, place).width(&count) + 2 + name_width(page, place, line), (count, line))
    });
    let pages = packed(counted.collect(), place.width, GAP);
    let mut x = place.x;
    for (width, (count, line)) in at_turn(&pages, turn) {
        line_waiting(page, Rect { x, width, ..place }, line, &count);
        x = x.saturating_add(width + GAP);
    }
}

/// The letters of figures in a band.
fn figures<M>(page: &Page<'_, M>, place: Rect) -> Lettering {
    page.lettering(Role::Figure, place.height.min(LARGE))
}

/// The columns a line's name takes, large if there is room for it, else written.
fn name_width<M>(page: &Page<'_, M>, place: Rect, line: &Line) -> u16 {
    let name = name_of(line);
    let large = large_letters(page, place.height).map(|letters| letters.width(&name.zh));
    let written = u16::try_from(columns(&name.zh)).unwrap_or(u16::MAX / 2).max(24);
    large.filter(|width| width + 12 <= place.width).unwrap_or(written).min(place.width)
}

fn name_of(line: &Line) -> Name {
    Name::new(format!("{} {}", line.code, line.name.zh), &*line.name.en)
}

fn line_waiting<M>(page: &mut Page<'_, M>, area: Rect, line: &Line, count: &str) {
    let letters = figures(page, area);
    let (place, names) = take_left(area, letters.width(count), 2);
    page.set_in(place, count, letters, Align::Left, TextTone::Good);
    both(page, names, &name_of(line), Align::Left);
}

/// Draws who was missed and what they do now: one group of them at each turn.
pub(super) fn missed<M>(
    page: &mut Page<'_, M>,
    area: Rect,
    hall: &Hall,
    board: &Board,
    on: &BoardView,
    turn: u64,
) {
    let letters = figures(page, take_top(area, 1).1);
    let room = narrowed(area, 2).width;
    let mut pages: Vec<(AfterMiss, Vec<(u16, String)>)> = Vec::new();
    for then in [AfterMiss::Again, AfterMiss::Desk, AfterMiss::Anew] {
        let mine = on.missed.iter().filter(|(_, line, again)| {
            is_shown(hall, board, line) && AfterMiss::of(hall, line, *again) == then
        });
        let labels = mine.map(|(label, _, _)| label.to_string());
        let labels = labels.map(|label| (letters.width(&label), label)).collect();
        pages.extend(packed(labels, room, GAP).into_iter().map(|page| (then, page)));
    }
    let title = in_both(|words| words.missed);
    let place = usize::try_from(turn % u64::try_from(pages.len()).unwrap_or(1).max(1)).unwrap_or(0);
    let Some((then, labels)) = pages.get(place) else {
        let place = caption(page, area, &title, None);
        let row = Rect { height: place.height.min(1), ..place };
        let none = in_both(|words| words.none_missed);
        return page.text(row, &none, Align::Left, Role::Note);
    };
    let place = caption(page, area, &title, Some(&in_both(|words| then.words(words))));
    let mut x = place.x;
    for (width, label) in labels {
        page.set_in(Rect { x, width: *width, ..place }, label, letters, Align::Left, TextTone::Plain);
        x = x.saturating_add(width + GAP);
    }
}

/// What somebody does who was missed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AfterMiss {
    /// Waits: the number is called again by itself.
    Again,
    /// Asks at the desk: the number is kept for a while.
    Desk,
    /// Takes a new number.
    Anew,
}

impl AfterMiss {
    fn of(hall: &Hall, line: &str, again: bool) -> AfterMiss {
        match hall.line(line).map(|line| line.missed) {
            _ if again => AfterMiss::Again,
            Some(MissedPolicy::Kept { .. }) => AfterMiss::Desk,
            _ => AfterMiss::Anew,
        }
    }

    fn words(self, words: &BoardWords) -> &'static str {
        match self {
            AfterMiss::Again => words.called_again,
            AfterMiss::Desk => words.ask_desk,
            AfterMiss::Anew => words.take_anew,
        }
    }
}

/// Writes what a band is about in its first row, and what to do about it; gives the place below.
fn caption<M>(page: &mut Page<'_, M>, area: Rect, title: &str, then: Option<&str>) -> Rect {
    let area = narrowed(area, 2);
    let (row, below) = take_top(area, 1);
    page.text(row, title, Align::Left, Role::Label);
    if let Some(then) = then {
        let (_, rest) = take_left(row, u16::try_from(columns(title)).unwrap_or(u16::MAX), GAP);
        page.text(rest, then, Align::Left, Role::Fact.in_tone(TextTone::Warning));
    }
    below
}

fn in_both(word: impl Fn(&BoardWords) -> &'static str) -> String {
    format!("{} {}", word(words(Lang::Zh)), word(words(Lang::En)))
}

/// Things with their widths, as many on a page as fit beside each other.
fn packed<T>(things: Vec<(u16, T)>, room: u16, gap: u16) -> Vec<Vec<(u16, T)>> {
    let mut pages: Vec<Vec<(u16, T)>> = Vec::new();
    for thing in things {
        let taken = |page: &Vec<(u16, T)>| page.iter().map(|(width, _)| width + gap).sum::<u16>();
        match pages.last_mut().filter(|page| taken(page) + thing.0 <= room) {
            Some(page) => page.push(thing),
            None => pages.push(vec![thing]),
        }
    }
    pages
}

/// The page whose turn it is.
pub(super) fn at_turn<T: Clone + Default>(pages: &[T], turn: u64) -> T {
    let count = u64::try_from(pages.len()).unwrap_or(1).max(1);
    usize::try_from(turn % count).ok().and_then(|place| pages.get(place)).cloned().unwrap_or_default()
}

/// Takes columns from the left of an area, with a gap: the part taken, and the rest.
fn take_left(area: Rect, columns: u16, gap: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let after = columns.saturating_add(gap).min(area.width);
    (Rect { width: columns, ..area }, Rect { x: area.x + after, width: area.width - after, ..area })
}
