//! Drawing the application: the screen on top, the frame around it, and the question whether anybody is there.
use super::{
    App,
    frame::{self, FrameLayout, FrameTouch},
    screen::FrameStyle,
};
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, Highlight, Page, Role, TargetArea};
use ratatui::buffer::Buffer;

/// Columns and rows below which no page can be laid out.
pub const LEAST: (u16, u16) = (54, 24);

impl App {
    pub(super) fn picture(&self, buffer: &mut Buffer, highlight: Highlight) -> Vec<TargetArea> {
        let context = self.context();
        if self.around.size.0 < LEAST.0 || self.around.size.1 < LEAST.1 {
            return self.page(buffer, highlight, |page| {
                page.fill(page.area, context.theme.page);
                let lines = wrap(context.words().too_small, page.area.width.into());
                page.lines(page.area, &lines, Align::Left, Role::Body);
            });
        }
        let screen = &self.session.top.screen;
        let layout = FrameLayout::new(&context.grid, screen.frame());
        self.page(buffer, Highlight::default(), |page| page.fill(page.area, context.theme.page));
        if let Some(seconds) = self.seconds_left() {
            screen.draw(&context, buffer, layout.body, Highlight::default());
            return self.page(buffer, highlight, |page| {
                if screen.frame() != FrameStyle::None {
                    frame::header(&context, page, layout.header);
                    frame::banner(&context, page, layout.header);
                }
                frame::still_there(&context, seconds, page);
            });
        }
        let mut places = screen.draw(&context, buffer, layout.body, highlight);
        if screen.frame() != FrameStyle::None {
            let shift = |at: Option<usize>| at.and_then(|at| at.checked_sub(places.len()));
            let shifted = Highlight { focus: shift(highlight.focus), pressed: shift(highlight.pressed) };
            places.extend(self.page(buffer, shifted, |page| {
                frame::header(&context, page, layout.header);
                frame::banner(&context, page, layout.header);
                frame::footer(&context, screen.frame(), page, layout.footer);
            }));
        }
        places
    }

    /// Draws on the whole terminal; returns where the frame can be touched.
    fn page(
        &self,
        buffer: &mut Buffer,
        highlight: Highlight,
        draw: impl FnOnce(&mut Page<'_, FrameTouch>),
    ) -> Vec<TargetArea> {
        let context = self.context();
        let all = self.around.area();
        let mut page = Page::new(buffer, all, context.grid, context.theme, highlight);
        draw(&mut page);
        page.into_targets().into_iter().map(|target| target.place).collect()
    }

    pub(super) fn places(&self) -> Vec<TargetArea> {
        self.picture(&mut self.scratch(), Highlight::default())
    }

    pub(super) fn scratch(&self) -> Buffer {
        Buffer::empty(self.around.area())
    }
}
