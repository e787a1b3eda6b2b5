//! How publishing looks: what goes out, why and when, and what stands in the way.
use super::publish::{Hindrance, PublishField, PublishForm, others};
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::drafts::{DraftSeverity, PublishRule};
use crate::text::layout::wrap::{columns, wrap};
use crate::ui::desk::question;
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_top};
use ratatui::layout::Rect;

impl PublishForm {
    pub(super) fn draw(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let (area, words) = (narrowed(area, 2), &here.words().draft);
        if self.asks {
            let when = match self.due(here.now) {
                Ok(Some(due)) => (words.at_moment)(due),
                _ => words.at_once.to_owned(),
            };
            let asked = (words.ask_publish)(self.review.differences.len());
            return question(page, area, &asked, &format!("{when}\n{}", words.ask_publish_note), true);
        }
        let roomy = u16::from(area.height >= 20);
        let (head, rest) = take_top(area, 1 + roomy);
        let count = (words.changes)(self.review.differences.len());
        let warnings = match self.review.count(DraftSeverity::Warning) {
            0 => String::new(),
            count => (words.warnings)(count),
        };
        page.text(Rect { height: 1, ..head }, &format!("{count}   {warnings}"), Align::Left, Role::Title);
        let (reason, rest) = take_top(rest, 4);
        self.draw_card(page, reason, words.reason, PublishField::Reason, |page, area| {
            self.reason.view(page, area, self.at == PublishField::Reason);
        });
        let (when, rest) = take_top(rest, 3);
        self.draw_card(page, when, words.when_label, PublishField::When, |page, area| {
            let said = if self.is_later { words.later } else { words.at_once };
            page.text(area, &format!("◀ {said} ▶"), Align::Left, Role::Fact);
        });
        let mut rest = rest;
        if self.is_later {
            let (moment, below) = take_top(rest, 3);
            self.draw_card(page, moment, words.moment, PublishField::Moment, |page, area| {
                let is_open = self.at == PublishField::Moment;
                page.text(area, &self.moment.shown(is_open), Align::Left, Role::Fact);
            });
            rest = below;
        }
        self.draw_notes(page, here, take_top(rest, roomy).1);
    }

    fn draw_card(
        &self,
        page: &mut Page<'_, AdminTouch>,
        area: Rect,
        name: &str,
        field: PublishField,
        draw: impl FnOnce(&mut Page<'_, AdminTouch>, Rect),
    ) {
        page.card(area, page.theme.card);
        let is_open = self.at == field;
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let mark = if is_open { "▶" } else { " " };
        let beside = Rect { x: area.x + 1, width: 1, height: 1, ..inner };
        page.text(beside, mark, Align::Left, Role::Fact.in_tone(TextTone::Warning));
        let label = u16::try_from(columns(name)).unwrap_or(8) + 3;
        let role = Role::Label.in_tone(if is_open { TextTone::Primary } else { TextTone::Usual });
        page.text(Rect { x: inner.x + 1, width: label, height: 1, ..inner }, name, Align::Left, role);
        let at = match field {
            PublishField::Reason => 0,
            PublishField::When => 1,
            PublishField::Moment => 2,
        };
        page.target(area, AdminTouch::Field(at));
        let label = label.max(14);
        draw(page, Rect { x: inner.x + label, width: inner.width.saturating_sub(label), ..inner });
    }

    /// What stands in the way, and the rule.
    fn draw_notes(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = &here.words().draft;
        let mut rest = area;
        let mut put = |page: &mut Page<'_, AdminTouch>, said: &str, is_bad: bool| {
            let mark = if is_bad { "▲ " } else { "" };
            let lines = wrap(&format!("{mark}{said}"), rest.width.into());
            let (rows, below) = take_top(rest, u16::try_from(lines.len()).unwrap_or(1));
            let role = if is_bad { Role::Fact.in_tone(TextTone::Warning) } else { Role::Note.into() };
            page.lines(rows, &lines, Align::Left, role);
            rest = below;
        };
        for hindrance in self.hindrances(here) {
            let said = match hindrance {
                Hindrance::Errors(count) => (words.has_errors)(count),
                Hindrance::Conflicts(count) => (words.conflicts)(count),
                Hindrance::Own(count) => (words.own_changes)(count, &here.lang.list(&others(here))),
                Hindrance::Nothing => words.nothing_to_publish.to_owned(),
            };
            put(page, &said, true);
        }
        if here.draft.rule == PublishRule::Two {
            put(page, words.two_people, false);
        }
    }
}
