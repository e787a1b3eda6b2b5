//! How the form at the end of a business looks.
use super::{
    Touch,
    finish::{Finish, Spot},
    here::Here,
};
use crate::hall::REMARK;
use crate::text::wrap::{columns, wrap};
use crate::ui::{Align, Page, bold, narrowed, plain, take_top};
use ratatui::layout::Rect;

impl Finish {
    pub fn view(&self, page: &mut Page<'_, Touch>, here: &Here, area: Rect) {
        if let Some(pick) = &self.pick {
            return pick.view(page, here, area);
        }
        let (words, theme) = (here.words(), page.theme);
        page.card(area, theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let (title, rest) = take_top(inner, if inner.height >= 22 { 6 } else { 1 });
        let (ink, ground) = (theme.primary, theme.card);
        page.headline(title, &(words.finish)(self.label()), Align::Left, ink, ground);
        let (_, mut rest) = take_top(rest, 1);
        let spots = self.spots();
        for (at, spot) in spots.iter().enumerate() {
            let row = Rect { height: 1, ..rest };
            let field = |page: &mut Page<'_, Touch>, area: Rect, label: &str, value: &str| {
                draw_field(page, area, label, value, *spot == self.spot, at);
            };
            match spot {
                Spot::Matter(_) | Spot::Quantity(_) | Spot::Outcome(_) => {
                    let (place, label, value) = self.work(*spot, here, row);
                    field(page, place, label, &value);
                    if !matches!(spot, Spot::Outcome(_)) {
                        continue;
                    }
                }
                Spot::Another => field(page, row, "", &format!("＋ {}", words.another)),
                Spot::Remark => {
                    rest = self.draw_remark(page, here, take_top(rest, 1).1, at);
                    continue;
                }
                Spot::Onward => {
                    let to = self.onward().map_or_else(
                        || words.nowhere.to_owned(),
                        |line| (words.to_line)(line, &here.line(line)),
                    );
                    field(page, row, words.onward, &format!("◀ {to} ▶"));
                }
            }
            rest = take_top(rest, 1).1;
        }
    }

    /// Where a part of a row of what was done stands, its label and its value.
    fn work<'w>(&self, spot: Spot, here: &'w Here, row: Rect) -> (Rect, &'w str, String) {
        let words = here.words();
        let label = |text: &str| u16::try_from(columns(text)).unwrap_or(4);
        let outcomes =
            here.hall.outcomes.iter().map(|named| columns(here.say(&named.name))).max().unwrap_or(4);
        let outcome = label(words.outcome) + u16::try_from(outcomes).unwrap_or(8) + 8;
        let quantity = label(words.quantity) + 11;
        let matter = row.width.saturating_sub(outcome + quantity);
        let (Spot::Matter(at) | Spot::Quantity(at) | Spot::Outcome(at)) = spot else {
            return (row, "", String::new());
        };
        let Some(work) = self.rows.get(at) else { return (Rect { width: 0, ..row }, "", String::new()) };
        match spot {
            Spot::Matter(_) => (Rect { width: matter, ..row }, words.matter, work.name.clone()),
            Spot::Quantity(_) => {
                let place = Rect { x: row.x + matter, width: quantity, ..row };
                (place, words.quantity, format!("◀ {} ▶", work.quantity))
            }
            _ => {
                let named = here.hall.outcomes.get(work.outcome);
                let name = named.map_or("", |named| here.say(&named.name));
                let place = Rect { x: row.x + matter + quantity, width: outcome, ..row };
                (place, words.outcome, format!("◀ {name} ▶"))
            }
        }
    }

    /// Draws the remark, as many lines as it needs; what is left of the area.
    fn draw_remark(&self, page: &mut Page<'_, Touch>, here: &Here, area: Rect, at: usize) -> Rect {
        let (words, theme) = (here.words(), page.theme);
        let chosen = self.spot == Spot::Remark;
        let left = REMARK.saturating_sub(self.remark.chars().count());
        let label = u16::try_from(columns(words.remark)).unwrap_or(4) + 3;
        let room = Rect { x: area.x + label, width: area.width.saturating_sub(label), ..area };
        let cursor = if chosen { "▏" } else { "" };
        let lines = wrap(&format!("{}{cursor}", self.remark), room.width.into());
        let rows = u16::try_from(lines.len()).unwrap_or(1).min(3);
        draw_field(page, Rect { height: 1, ..area }, words.remark, "", chosen, at);
        // The end of a long remark is where it is being written.
        let shown = lines.get(lines.len() - usize::from(rows)..).unwrap_or_default();
        page.fill(Rect { height: rows, ..room }, theme.soft);
        page.lines(Rect { height: rows, ..room }, shown, Align::Left, bold(theme.ink, theme.soft));
        let (_, rest) = take_top(area, rows);
        let (note, rest) = take_top(rest, 1);
        let style = plain(theme.muted, theme.card);
        let room = Rect { x: note.x + label, width: note.width.saturating_sub(label), ..note };
        page.text(room, &(words.remark_note)(left), Align::Left, style);
        take_top(rest, 1).1
    }
}

/// A field: what it is, and what stands in it; the one being filled in is marked.
fn draw_field(page: &mut Page<'_, Touch>, area: Rect, label: &str, value: &str, chosen: bool, at: usize) {
    if area.is_empty() {
        return;
    }
    let theme = page.theme;
    let mark = if chosen { "▶" } else { " " };
    page.text(Rect { width: 1, ..area }, mark, Align::Left, bold(theme.accent, theme.card));
    let used = u16::try_from(columns(label)).unwrap_or(0);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    page.text(inner, label, Align::Left, plain(theme.muted, theme.card));
    let gap = used + u16::from(used > 0);
    let value_area = Rect { x: inner.x + gap, width: inner.width.saturating_sub(gap + 1), ..inner };
    let style = if chosen && !value.is_empty() {
        bold(theme.bright, theme.primary)
    } else {
        bold(theme.ink, theme.card)
    };
    page.text(value_area, value, Align::Left, style);
    page.target(area, Touch::Field(at));
}
