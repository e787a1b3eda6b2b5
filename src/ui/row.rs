//! One row of a list: a name, a note, and a second target on the right.
use super::{Align, ButtonStyle, LaidText, ListItem, Page, Role, TextTone, take_right, take_top};
use crate::text::layout::wrap::columns;
use ratatui::layout::Rect;

/// A list this high draws its names in large type; a lower one would hold too few.
const DRAWN_FROM: u16 = 17;

/// How one thing is laid out.
pub(super) struct ListRow {
    /// Rows it takes.
    pub height: u16,
    side: u16,
    name: LaidText,
    /// The note stands at the end of the name's only line.
    inline: bool,
    /// Rows of the note below the name, the blank one below large names included.
    note: u16,
}

impl ListRow {
    /// Says whether a name is short enough to be drawn.
    pub fn can_be_drawn<M>(page: &Page<'_, M>, area: Rect, item: &ListItem<M>, list: u16) -> bool {
        page.few_lines(Role::Title, &item.name, Self::room(page, area, item).1, lines_of(list)).is_some()
    }

    /// Columns of the second target, and of the name.
    fn room<M>(page: &Page<'_, M>, area: Rect, item: &ListItem<M>) -> (u16, u16) {
        let side = item.side.as_ref().map_or(0, |(label, _)| {
            let label = u16::try_from(columns(label)).unwrap_or(8) + 4;
            label.max(page.grid.finger_columns())
        });
        let room = area.width.saturating_sub(4 + side + if side > 0 { page.grid.gap() } else { 0 });
        (side, room)
    }

    /// Lays a thing out in a column of a list; `list` says how many rows the whole list has, and
    /// whether its names are drawn.
    pub fn new<M>(
        page: &Page<'_, M>,
        area: Rect,
        item: &ListItem<M>,
        low: bool,
        list: (u16, bool),
    ) -> ListRow {
        let (side, room) = Self::room(page, area, item);
        let large = (list.1 && list.0 >= DRAWN_FROM)
            .then(|| page.few_lines(Role::Title, &item.name, room, lines_of(list.0)))
            .flatten();
        let name = large.unwrap_or_else(|| page.written(Role::Title, &item.name, room));
        let both = columns(&item.name) + columns(&item.note) + 3;
        let inline = low && name.is_one_line() && both <= room.into();
        let noted = !item.note.is_empty() && !inline;
        let note = if noted { 1 + u16::from(name.is_large()) } else { 0 };
        let air = match () {
            () if !page.grid.large || name.is_large() || low => 2,
            () if list.0 < DRAWN_FROM => 3,
            () => 4,
        };
        let height = name.rows().saturating_add(note).saturating_add(air).max(page.grid.finger_rows());
        ListRow { height, side, name, inline, note }
    }

    pub fn view<M: Clone>(&self, page: &mut Page<'_, M>, area: Rect, item: &ListItem<M>) {
        let gap = if self.side > 0 { page.grid.gap() } else { 0 };
        let (side, main) =
            if self.side > 0 { take_right(area, self.side, gap) } else { (Rect::default(), area) };
        let ground = page.ground_of(ButtonStyle::Card, page.next_is_pressed());
        page.card(main, ground);
        let inner = super::narrowed(Rect { y: main.y + 1, height: main.height.saturating_sub(2), ..main }, 2);
        let name_rows = self.name.rows();
        let all = name_rows + self.note;
        let top = Rect { y: inner.y + inner.height.saturating_sub(all) / 2, ..inner };
        let (head, below) = take_top(top.intersection(inner), name_rows);
        page.set(head, &self.name, Align::Left, TextTone::Plain);
        let (_, below) = take_top(below, self.note.saturating_sub(1));
        let (note, align) = if self.inline { (head, Align::Right) } else { (below, Align::Left) };
        if self.inline || self.note > 0 && below.height > 0 {
            let start = if self.inline { rows(columns(&item.name)) + 2 } else { 0 };
            let note = Rect { x: note.x + start, width: note.width.saturating_sub(start), height: 1, ..note };
            page.text(note, &item.note, align, Role::Note);
        }
        page.target(main, item.message.clone());
        if let Some((label, message)) = &item.side {
            page.button(side, &stacked(label, side), ButtonStyle::Accent, message.clone());
        }
    }
}

/// Lines of a drawn name: two in a high list, one in a lower one.
fn lines_of(list: u16) -> usize {
    if list >= 24 { 2 } else { 1 }
}

/// Two characters above each other fill a button of two rows better than one line in its upper row.
fn stacked(label: &str, area: Rect) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(one), Some(two), None) if area.height == 4 => format!("{one}\n{two}"),
        _ => label.to_owned(),
    }
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
