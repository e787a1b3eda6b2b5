//! How the machine is used, and where people help.
use super::heading::heading;
use crate::app::screen::{Context, FrameStyle, Outcome, Screen};
use crate::text::kiosk::arrival;
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, Page, Role, narrowed, take_top};
use ratatui::layout::Rect;
use std::convert::Infallible;

/// The help page.
pub(super) struct Help;

impl Screen for Help {
    type Message = Infallible;

    fn view(&self, context: &Context, page: &mut Page<'_, Infallible>) {
        let (words, theme) = (context.words(), page.theme);
        let area = heading(page, page.area, words.help_title);
        page.card(area, theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 3);
        let steps =
            words.help_steps.iter().enumerate().map(|(at, step)| (format!("{}. {step}", at + 1), Role::Body));
        let desk = (words.help_desk)(context.say(&context.hall.setup.help_desk));
        let phone = (words.help_phone)(&context.hall.setup.phone);
        let scan = context.scans.then(|| (arrival::words(context.lang).help_scan.to_owned(), Role::Body));
        let rest = [(desk, Role::Fact), (phone, Role::Fact), (words.help_privacy.to_owned(), Role::Body)];
        let mut texts: Vec<(String, Role)> = steps.chain(scan).chain(rest).collect();
        let rows = |text: &str| wrap(text, inner.width.into()).len();
        let needed: usize = texts.iter().map(|(text, _)| rows(text)).sum();
        let mut spare = usize::from(inner.height).saturating_sub(needed);
        let mut at = words.help_steps.len();
        for more in words.help_more {
            if let Some(left) = spare.checked_sub(rows(more)) {
                texts.insert(at, (more.to_owned(), Role::Body));
                (spare, at) = (left, at + 1);
            }
        }
        let air = u16::try_from(spare / texts.len()).unwrap_or(0).min(if page.grid.large { 3 } else { 2 });
        let mut rest = inner;
        for (text, role) in texts {
            let lines = wrap(&text, inner.width.into());
            let (top, below) = take_top(rest, u16::try_from(lines.len()).unwrap_or(u16::MAX) + air);
            page.lines(top, &lines, Align::Left, role);
            rest = below;
        }
    }

    fn frame(&self) -> FrameStyle {
        FrameStyle::Help
    }

    fn update(&mut self, never: Infallible, _context: &Context) -> Outcome {
        match never {}
    }
}
