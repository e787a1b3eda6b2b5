//! What is around a visit, and what its screens may read of it.
use super::{Settings, finder::Finder, screen::Context, session::Session};
use crate::{hall::Hall, paper::Health, ui::Grid};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The hall, the machine and the moment.
pub(super) struct Environment {
    pub settings: Settings,
    pub hall: Arc<Hall>,
    pub finder: Option<Arc<Finder>>,
    /// How the printer is, as far as is known.
    pub printer: Health,
    /// The machine is out of service: the public sees nothing but that.
    pub is_out: bool,
    /// The visit's name, under which it holds at most one live ticket.
    pub visit: String,
    pub now: NaiveDateTime,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

impl Environment {
    /// What a screen of a visit may read.
    pub fn context(&self, session: &Session) -> Context<'_> {
        let Session { lang, large, .. } = *session;
        Context {
            hall: &self.hall,
            finder: self.finder.as_deref(),
            now: self.now,
            visit: &self.visit,
            page: session.top.request_id,
            is_served: session.is_served(),
            has_unsent_words: session.has_unsent_words(),
            printer: self.printer,
            consequence: self.printer.consequence(self.settings.sends_away),
            scans: self.settings.scans,
            lang,
            grid: Grid::new(self.size.0, self.size.1, self.settings.panel, large),
            theme: self.settings.theme,
        }
    }

    /// The cells of the terminal.
    pub fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.0, self.size.1)
    }
}
