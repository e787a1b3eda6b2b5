//! Text that is read page by page on a card.
use crate::app::screen::Context;
use crate::text::layout::wrap::wrap;
use crate::ui::{
    Align, ButtonStyle, Page, Role, TonedRole, TurnDirection, narrowed, take_bottom, take_right, take_top,
};
use ratatui::layout::Rect;

/// A paragraph of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub text: String,
    pub role: TonedRole,
    /// A blank row above it, where it does not begin a page.
    pub has_air: bool,
}

/// A row of a page; a blank one has no role.
type TextRow = (String, Option<TonedRole>);

impl Paragraph {
    pub fn new(text: impl Into<String>, role: impl Into<TonedRole>) -> Self {
        Paragraph { text: text.into(), role: role.into(), has_air: false }
    }

    /// With a blank row above.
    pub fn apart(self) -> Self {
        Paragraph { has_air: true, ..self }
    }
}

/// Breaks paragraphs into pages of so many rows.
fn pages(paragraphs: &[Paragraph], width: u16, rows: u16) -> Vec<Vec<TextRow>> {
    let mut pages: Vec<Vec<TextRow>> = vec![Vec::new()];
    let mut push = |row: TextRow, keeps: usize| {
        let page = pages.last_mut();
        let is_full = page.is_some_and(|page| page.len() + keeps > rows.max(1).into());
        if is_full {
            pages.push(Vec::new());
        }
        let page = pages.last_mut();
        // No page begins with a blank row.
        page.filter(|page| row.1.is_some() || !page.is_empty())
            .into_iter()
            .for_each(|page| page.push(row.clone()));
    };
    for paragraph in paragraphs {
        if paragraph.has_air {
            push((String::new(), None), 1);
        }
        // A heading does not end a page.
        let keeps = if paragraph.role.role == Role::Label { 2 } else { 1 };
        for line in wrap(&paragraph.text, width.into()) {
            push((line, Some(paragraph.role)), keeps);
        }
    }
    pages.retain(|page| page.iter().any(|(_, role)| role.is_some()));
    pages
}

/// Paragraphs with a blank row between any two, where there is much room.
pub(super) fn aired(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    // What a heading names stands right below it.
    let mut above = Role::Label;
    let air = |paragraph: Paragraph| {
        let has_air = above != Role::Label || paragraph.has_air;
        above = paragraph.role.role;
        Paragraph { has_air, ..paragraph }
    };
    paragraphs.into_iter().map(air).collect()
}

/// Says whether paragraphs stand on a card of an area without turning a page.
pub(super) fn is_one_page<M>(page: &Page<'_, M>, area: Rect, paragraphs: &[Paragraph]) -> bool {
    let rows = area.height.saturating_sub(2) / row_step(page, area);
    pages(paragraphs, narrowed(area, 3).width, rows).len() <= 1
}

/// How many rows a line takes: in large type lines stand apart, where that leaves enough of them on a page.
fn row_step<M>(page: &Page<'_, M>, area: Rect) -> u16 {
    1 + u16::from(page.grid.large && area.height >= 20)
}

/// Draws a page of paragraphs on a card, and where there are several, what turns them.
pub(super) fn draw<M>(
    context: &Context,
    page: &mut Page<'_, M>,
    area: Rect,
    (paragraphs, at): (&[Paragraph], usize),
    turn: impl Fn(usize) -> M,
) {
    let step = row_step(page, area);
    let rows = |area: Rect| area.height.saturating_sub(2) / step;
    let width = narrowed(area, 3).width;
    let one = pages(paragraphs, width, rows(area));
    let (pager, card) =
        if one.len() > 1 { take_bottom(area, page.grid.finger_rows()) } else { take_bottom(area, 0) };
    let all = if one.len() > 1 { pages(paragraphs, width, rows(card)) } else { one };
    let at = at.min(all.len().saturating_sub(1));
    page.card(card, page.theme.card);
    let mut rest = narrowed(Rect { y: card.y + 1, height: card.height.saturating_sub(2), ..card }, 3);
    for (text, role) in all.get(at).into_iter().flatten() {
        let (row, below) = take_top(rest, step);
        if let Some(role) = role {
            page.text(row, text, Align::Left, *role);
        }
        rest = below;
    }
    if all.len() > 1 {
        draw_pager(context, page, pager, (at, all.len()), turn);
    }
}

fn draw_pager<M>(
    context: &Context,
    page: &mut Page<'_, M>,
    area: Rect,
    (at, count): (usize, usize),
    turn: impl Fn(usize) -> M,
) {
    let words = context.words();
    let width = (area.width / 4).max(page.grid.finger_columns() + 4);
    if at > 0 {
        page.button(Rect { width, ..area }, words.previous, ButtonStyle::Soft, turn(at - 1));
        page.turns(TurnDirection::Back);
    }
    if at + 1 < count {
        let (right, _) = take_right(area, width, 0);
        page.button(right, words.next, ButtonStyle::Primary, turn(at + 1));
        page.turns(TurnDirection::Forward);
    }
    let row = Rect { y: area.y + area.height / 2, height: 1, ..narrowed(area, width + 1) };
    page.text(row, &(words.page_of)(at + 1, count), Align::Centre, Role::Note);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_begins_with_a_blank_row_or_ends_with_a_heading() {
        let text = |words: &str| Paragraph::new(words, Role::Body);
        let label = Paragraph::new("答复", Role::Label).apart();
        let all = [text("一"), text("二"), label, text("三")];
        let words = |rows| -> Vec<Vec<String>> {
            let pages = pages(&all, 20, rows);
            pages.into_iter().map(|page| page.into_iter().map(|(text, _)| text).collect()).collect()
        };
        assert_eq!(words(5), [vec!["一", "二", "", "答复", "三"]]);
        assert_eq!(words(4), [vec!["一", "二", ""], vec!["答复", "三"]]);
        assert_eq!(words(2), [vec!["一", "二"], vec!["答复", "三"]]);
        assert!(pages(&[], 20, 4).is_empty());
    }
}
