//! What is asked before hours change: closing the whole hall, and taking back the hours a day was given.
use super::hours::HoursPage;
use super::hours_asked::{HoursQuestion, coming_days};
use super::hours_plan::{HoursPlan, HoursRow};
use super::hours_text::said_of;
use super::message::{HoursOrder, SetupRequest};
use crate::admin::{AdminRequest, AdminSession, AdminTouch, NoteTone, PageReply};
use crate::hall::calendar::SpecialDay;
use crate::text::setup_forms::words;
use crate::ui::desk::question;
use crate::ui::{Page, input::Key};
use ratatui::layout::Rect;
use std::slice::from_ref;

/// Says whether an order takes hours away from the whole hall.
pub(super) fn closes_hall(order: &HoursOrder, here: &AdminSession) -> bool {
    let now = here.hall.setup.hours_on(order.special.day).unwrap_or_default();
    let open = &order.special.open;
    let is_lost =
        now.iter().any(|span| !open.iter().any(|one| one.from <= span.from && one.until >= span.until));
    !order.clears && order.special.lines.is_empty() && is_lost
}

impl HoursPage {
    /// Saves what the form says, or says what is missing, or asks.
    pub(super) fn save(&mut self, here: &AdminSession) -> PageReply {
        let words = words(here.lang);
        if self.day < here.now.date() {
            return PageReply::stay().saying(words.hours_past, NoteTone::Bad);
        }
        if self.chosen_lines.is_empty() {
            self.at = self.rows().iter().position(|row| *row == HoursRow::Whom).unwrap_or(0);
            return PageReply::stay().saying((words.missing)(words.whom), NoteTone::Bad);
        }
        if self.plan == HoursPlan::Own && self.own.is_empty() {
            self.at = self.rows().iter().position(|row| *row == HoursRow::Spans).unwrap_or(0);
            return PageReply::stay().saying((words.missing)(words.spans), NoteTone::Bad);
        }
        let orders = self.orders(here);
        if let Some(order) = orders.iter().find(|order| closes_hall(order, here)) {
            self.question = Some(HoursQuestion::Whole(order.clone()));
            return PageReply::stay();
        }
        self.send(orders)
    }

    /// What is to be goes out, one thing at a time.
    fn send(&mut self, orders: Vec<HoursOrder>) -> PageReply {
        if std::mem::replace(&mut self.is_sent, true) {
            return PageReply::stay();
        }
        PageReply::ask(AdminRequest::Setup(SetupRequest::ChangeHours(orders)))
    }

    /// The special day the keys have come to, below the rows of the form.
    pub(super) fn special<'h>(&self, here: &'h AdminSession) -> Option<&'h SpecialDay> {
        coming_days(here).get(self.at.checked_sub(self.rows().len())?).copied()
    }

    /// Asks whether the chosen special day is to be as usual again.
    pub(super) fn ask_take_back(&mut self, here: &AdminSession) {
        let special = self.special(here).cloned();
        self.question = special.map(|special| HoursQuestion::TakeBack(HoursOrder { special, clears: true }));
    }

    /// A key while something is asked.
    pub(super) fn question_key(&mut self, key: Key) -> PageReply {
        match (key, self.question.take()) {
            (Key::Enter, Some(HoursQuestion::Whole(order) | HoursQuestion::TakeBack(order))) => {
                self.at = self.at.min(self.rows().len().saturating_sub(1));
                self.send(vec![order])
            }
            (Key::Escape, _) | (Key::Enter, Some(HoursQuestion::Left(..))) => PageReply::stay(),
            (_, asked) => {
                self.question = asked;
                PageReply::stay()
            }
        }
    }

    /// Draws what is asked; says whether something is.
    pub(super) fn draw_question(
        &self,
        page: &mut Page<'_, AdminTouch>,
        here: &AdminSession,
        area: Rect,
    ) -> bool {
        let words = words(here.lang);
        match &self.question {
            Some(HoursQuestion::Whole(order)) => {
                let asked = (words.ask_whole)(&said_of(from_ref(order), here));
                question(page, area, &asked, words.ask_whole_note, true);
            }
            Some(HoursQuestion::TakeBack(order)) => {
                let usual = HoursOrder { clears: false, ..order.clone() };
                let asked = (words.ask_take_back)(&said_of(&[usual], here));
                question(page, area, &asked, words.ask_take_back_note, true);
            }
            Some(HoursQuestion::Left(said, left)) => question(page, area, said, left, true),
            None => return false,
        }
        true
    }
}
