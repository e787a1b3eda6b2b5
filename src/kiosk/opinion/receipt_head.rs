//! The top of the page of a receipt: what it is for, where that stands, and its lamp.
use crate::hall::cases::CaseLamp;
use crate::ui::{Align, LampColour, Page, Role, TextTone, take_top};
use ratatui::layout::Rect;

/// Which case or application it is, the word for where it stands, and its lamp with words for it, where one is lit.
pub(super) struct ReceiptHead<'t> {
    pub which: &'t str,
    pub word: &'t str,
    pub tone: TextTone,
    pub lamp: Option<(CaseLamp, &'t str)>,
}

/// Draws it, as large as there is room for; returns what is left below.
pub(super) fn draw<M>(head: &ReceiptHead, page: &mut Page<'_, M>) -> Rect {
    let rows = match page.area.height {
        34.. => 6,
        26.. => 4,
        _ => 0,
    };
    let role = Role::Fact.in_tone(head.tone);
    let (top, rest) = take_top(page.area, 1);
    let rest = if rows > 0 {
        page.text(top, head.which, Align::Centre, Role::Title);
        let (large, rest) = take_top(rest, rows);
        page.display(large, head.word, Align::Centre, role);
        rest
    } else {
        page.text(top, head.which, Align::Left, Role::Title);
        page.text(top, head.word, Align::Right, role);
        rest
    };
    let Some((lamp, words)) = head.lamp else { return rest };
    let (row, rest) = take_top(rest, 1);
    page.lamp(row, colour(lamp), words);
    rest
}

fn colour(lamp: CaseLamp) -> LampColour {
    match lamp {
        CaseLamp::Green => LampColour::Green,
        CaseLamp::Yellow => LampColour::Yellow,
        CaseLamp::Red => LampColour::Red,
    }
}
