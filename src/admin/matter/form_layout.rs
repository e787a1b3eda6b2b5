//! Where the parts of a matter's form stand.
use super::field::MatterField;
use crate::admin::AdminSession;
use crate::text::layout::wrap::columns;
use crate::ui::{narrowed, take_bottom, take_right};
use ratatui::layout::Rect;

/// From so many columns on, the guide stands beside the form; from so many rows on, below it.
const WIDE: u16 = 110;
const TALL: u16 = 42;

/// The guide's part of an area, and the form's.
pub(super) fn parts(area: Rect) -> (Rect, Rect) {
    if area.width >= WIDE {
        take_right(area, area.width * 45 / 100, 2)
    } else if area.height >= TALL {
        take_bottom(area, area.height - MatterField::ALL.len().try_into().unwrap_or(25) - 4)
    } else {
        (Rect::default(), area)
    }
}

/// Columns up to what fields hold: those of the longest name, with the letter before it.
pub(super) fn label(here: &AdminSession) -> u16 {
    let name = |field: MatterField| (here.words().matter.field)(field.key());
    let longest = MatterField::ALL.iter().map(|(field, _)| columns(name(*field))).max().unwrap_or(8);
    u16::try_from(longest).unwrap_or(12) + 6
}

/// Columns of a text that is written in its row, on the screen as it is.
pub(super) fn written_width(here: &AdminSession) -> u16 {
    let (_, form) = parts(narrowed(here.area, 1));
    form.width.saturating_sub(label(here) + 1)
}
