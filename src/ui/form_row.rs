//! A row of a form that is filled on another page: what it is, what it holds so far, and what a touch does.
use super::{Align, ButtonStyle, LaidText, Page, Role, TextTone, narrowed, take_right};
use crate::text::layout::wrap::{columns, wrap};
use ratatui::layout::Rect;

/// A row of a form.
#[derive(Clone, Copy)]
pub struct FormRow<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Columns of the longest name in the form, so that all values begin under each other.
    pub name_columns: u16,
    /// What it holds, or a word that says it holds nothing.
    pub value: &'a str,
    /// It holds nothing yet.
    pub is_empty: bool,
    /// What a touch does.
    pub action: &'a str,
    /// How the characters are mentioned for which there is no room.
    pub more: fn(usize) -> String,
    /// In large type, what it holds may stand in large letters; in a form all values do or none.
    pub drawn: bool,
}

/// Where the parts of a row stand.
struct FormRowParts {
    inner: Rect,
    name: Rect,
    value: Rect,
    action: Rect,
}

impl FormRow<'_> {
    fn parts(&self, area: Rect) -> FormRowParts {
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let wide = u16::try_from(columns(self.action)).unwrap_or(0);
        let (action, rest) = take_right(inner, wide, 2);
        let name = self.name_columns + 2;
        let value = Rect { x: rest.x + name.min(rest.width), width: rest.width.saturating_sub(name), ..rest };
        FormRowParts { inner, name: Rect { width: name.min(rest.width), ..rest }, value, action }
    }
}

impl<M> Page<'_, M> {
    /// Draws a row of a form, and makes it a target that means a message.
    pub fn form_row(&mut self, area: Rect, row: FormRow<'_>, message: M) {
        let ground = self.ground_of(ButtonStyle::Card, self.next_is_pressed());
        self.card(area, ground);
        let FormRowParts { inner, name, value, action } = row.parts(area);
        let laid = self.value(&row, value);
        let rows = laid.rows().min(inner.height);
        // A text in a high row is read from the top, as on paper.
        let above = (inner.height - rows) / 2;
        let y = inner.y + if inner.height >= 8 && !row.is_empty { above.min(1) } else { above };
        let beside = y + if laid.is_large() { rows.min(4) / 2 } else { 0 };
        let line = |area: Rect| Rect { y: beside, height: 1, ..area };
        self.text(line(name), row.name, Align::Left, Role::Label);
        self.set(Rect { y, height: rows, ..value }, &laid, Align::Left, tone(row.is_empty));
        self.text(line(action), row.action, Align::Right, Role::Button.in_tone(TextTone::Primary));
        self.target(area, message);
    }

    /// Says whether what rows of a form hold stands in large letters in all of their areas, as far as they hold something.
    pub fn have_large_values(&self, rows: &[(Rect, FormRow<'_>)]) -> bool {
        let is_large = |(area, row): &(Rect, FormRow<'_>)| {
            row.is_empty
                || self.large_value(&FormRow { drawn: true, ..*row }, row.parts(*area).value).is_some()
        };
        rows.iter().all(is_large)
    }

    fn large_value(&self, row: &FormRow<'_>, area: Rect) -> Option<LaidText> {
        let drawn = self.grid.large && row.drawn && !row.is_empty;
        let large =
            drawn.then(|| self.few_lines(Role::Fact, row.value, area.width, usize::from(area.height / 4)));
        large.flatten().filter(|large| large.rows() <= area.height)
    }

    /// The value as far as there is room; how much more there is stands on the last line.
    fn value(&self, row: &FormRow<'_>, area: Rect) -> LaidText {
        let role = if row.is_empty { Role::Note } else { Role::Fact };
        if let Some(large) = self.large_value(row, area) {
            return large;
        }
        let lines = wrap(row.value, area.width.into());
        let room = usize::from(area.height.max(1));
        if lines.len() <= room {
            return self.written(role, row.value, area.width);
        }
        let shown = lines[..room - 1].concat();
        let rest = row.value.chars().filter(|c| *c != '\n').count().saturating_sub(shown.chars().count());
        let more = (row.more)(rest);
        let text = lines[..room - 1].iter().chain([&more]).map(String::as_str).collect::<Vec<_>>();
        self.written(role, &text.join("\n"), area.width)
    }
}

fn tone(is_empty: bool) -> TextTone {
    if is_empty { TextTone::Quiet } else { TextTone::Plain }
}
