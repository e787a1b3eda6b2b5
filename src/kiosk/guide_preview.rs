//! The guide of a matter as visitors will see it, for whoever writes it.
use super::guide::{draw_line, title};
use super::guide_lines::{GuideLine, lines, pages};
use crate::app::screen::Context;
use crate::hall::Hall;
use crate::hall::catalogue::Guide;
use crate::paper::{Consequence, Health};
use crate::text::Lang;
use crate::ui::{ColourTheme, Grid, Page, narrowed, take_top};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;

/// A guide that is being written, shown as the kiosk shows it.
#[derive(Clone, Copy)]
pub struct GuidePreview<'a> {
    /// The hall.
    pub hall: &'a Hall,
    /// The guide as it is written so far.
    pub guide: &'a Guide,
    /// The language of the kiosk.
    pub lang: Lang,
    /// The hall's clock.
    pub now: NaiveDateTime,
    /// The same guide with something else in it: the page is shown on which it differs. Else the one of `turned`.
    pub beside: Option<&'a Guide>,
    /// Pages turned.
    pub turned: usize,
}

impl GuidePreview<'_> {
    fn context(&self, grid: Grid, theme: ColourTheme) -> Context<'_> {
        Context {
            hall: self.hall,
            finder: None,
            now: self.now,
            visit: "",
            page: Default::default(),
            is_served: false,
            has_unsent_words: false,
            printer: Health::default(),
            consequence: Consequence::Print,
            scans: false,
            lang: self.lang,
            grid,
            theme,
        }
    }

    /// Draws it in an area; nothing of it can be touched. Returns the page that is shown, from 0, and how many there are.
    pub fn view<M>(&self, page: &mut Page<'_, M>, area: Rect, nothing: impl Fn() -> M) -> (usize, usize) {
        let mut shown = (0, 0);
        let draw = |page: &mut Page<'_, super::guide::Message>| {
            let context = self.context(page.grid, page.theme);
            let rest = title(&context, page, area, self.guide, None);
            page.card(rest, page.theme.card);
            let inner = narrowed(Rect { y: rest.y + 1, height: rest.height.saturating_sub(2), ..rest }, 3);
            let cut = |guide| pages(lines(&context, guide, inner.width, inner.height), inner.height, false);
            let all = cut(self.guide);
            let differs = self.beside.and_then(|beside| first_other(&all, &cut(beside)));
            let at = differs.unwrap_or(self.turned).min(all.len().saturating_sub(1));
            let mut below = inner;
            for line in all.get(at).into_iter().flatten() {
                let (top, rest) = take_top(below, line.rows(false));
                draw_line(page, top, line);
                below = rest;
            }
            shown = (at, all.len());
        };
        page.part(area, |_| nothing(), draw);
        shown
    }
}

/// The first page that is another one.
fn first_other(all: &[Vec<GuideLine>], others: &[Vec<GuideLine>]) -> Option<usize> {
    let other = |at: &usize| all.get(*at) != others.get(*at);
    (0..all.len().max(others.len())).find(other)
}
