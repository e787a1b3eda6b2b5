//! Choosing the class one belongs to (优先类别), or none.
use super::heading::heading;
use crate::app::screen::{Context, Navigation, Outcome, Screen, Selection};
use crate::hall::Hall;
use crate::hall::queue::{APPOINTMENT, Class};
use crate::text::kiosk::arrival::words;
use crate::text::layout::wrap::columns;
use crate::ui::{ButtonStyle, Page, Tile, tiles};
use ratatui::layout::Rect;

/// The classes of the centre, over the page that a class is chosen for.
pub(super) struct ChooseClass {
    /// The class that was chosen before, by code; empty for none.
    pub class: String,
}

/// A class was chosen, by code; empty for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClassChoice(String);

/// The classes somebody may say they belong to.
pub(super) fn classes(hall: &Hall) -> impl Iterator<Item = &Class> {
    hall.setup.classes.iter().filter(|class| class.code != APPOINTMENT)
}

/// How many tiles stand side by side, and how many rows each has: few and large, closer where there are many classes.
fn arrangement<M>(page: &Page<'_, M>, body: Rect, count: u16) -> (u16, u16) {
    let (large, finger) = (page.grid.large, page.grid.finger_rows());
    let (fewest, wanted) = match (page.grid.is_wide(), large) {
        (true, _) => (3, finger),
        (false, true) => (1, finger.max(6)),
        (false, false) => (2, finger),
    };
    let height = |across: u16| body.height / count.div_ceil(across).max(1);
    let fits = |across: &u16| height(*across) >= if *across == 1 { wanted } else { finger };
    let across = (fewest..=4).find(fits).unwrap_or(4);
    (across, height(across).min(if large { 10 } else { 8 }))
}

impl Screen for ChooseClass {
    type Message = ClassChoice;

    fn view(&self, context: &Context, page: &mut Page<'_, ClassChoice>) {
        let said = words(context.lang);
        let body = heading(page, page.area, said.choose_class);
        let known = classes(context.hall).map(|class| (class.code.as_str(), context.say(&class.name)));
        let choices: Vec<(&str, &str)> = known.chain([("", said.ordinary)]).collect();
        let count = u16::try_from(choices.len()).unwrap_or(u16::MAX);
        let (across, height) = arrangement(page, body, count);
        let rows = count.div_ceil(across);
        let longest = choices.iter().map(|(_, name)| columns(name)).max().unwrap_or(0);
        let longest = u16::try_from(longest).unwrap_or(u16::MAX);
        let body = Rect { height: rows * height, ..body };
        let drawn = page.are_titles_large(longest, (body.width / across).saturating_sub(8), height - 2);
        for (area, (code, title)) in tiles(body, across, rows, page.grid.gap()).into_iter().zip(choices) {
            let look = match code {
                "" => ButtonStyle::Soft,
                code if code == self.class => ButtonStyle::Good,
                _ => ButtonStyle::Primary,
            };
            let tile = Tile { glyph: None, title, note: "", look, longest, drawn };
            page.tile(area, tile, ClassChoice(code.to_owned()));
        }
    }

    fn update(&mut self, ClassChoice(class): ClassChoice, _context: &Context) -> Outcome {
        Outcome::go(Navigation::Return(Selection::Class(class)))
    }
}
