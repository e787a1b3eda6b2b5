//! How the draft looks: its changes, and of the chosen one what is different.
use super::changes::DraftChanges;
use super::subject_name::{name_of, part_name};
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::drafts::{
    DraftChange, DraftContent, DraftReview, DraftSeverity, DraftSubject, SubjectDifference,
};
use crate::text::layout::wrap::wrap;
use crate::ui::desk::{ListLook, draw_list, question};
use crate::ui::{Align, Page, Role, TextTone, TonedRole, narrowed, take_right, take_top};
use ratatui::layout::Rect;

/// From so many columns on, what is different stands beside the changes.
const WIDE: u16 = 100;

/// The parts of the page: the summary, what is different, and so many changes.
fn parts(area: Rect, changes: usize) -> [Rect; 3] {
    let (head, rest) = take_top(area, 1);
    let (_, rest) = take_top(rest, u16::from(rest.height >= 20));
    if rest.width >= WIDE {
        let (differences, list) = take_right(rest, rest.width * 55 / 100, 2);
        return [head, differences, list];
    }
    let rows = u16::try_from(changes).unwrap_or(u16::MAX).saturating_add(1);
    let (list, below) = take_top(rest, rows.min(rest.height * 2 / 5).max(3));
    [head, take_top(below, u16::from(below.height >= 14)).1, list]
}

/// The name of what is different, and its lines, on their card.
fn on_card(area: Rect) -> (Rect, Rect) {
    take_top(narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2), 1)
}

impl DraftChanges {
    /// So many rows the differences of the chosen change can be turned by at most, where the page has an area.
    pub(super) fn most_turned(&self, here: &AdminSession, area: Rect) -> usize {
        let Some(change) = self.chosen(here) else { return 0 };
        let [_, differences, _] = parts(narrowed(area, 2), Self::changes(here).len());
        let (_, body) = on_card(differences);
        self.difference_lines(change, body.width, here).len().saturating_sub(body.height.into())
    }

    pub(super) fn draw(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let (area, words) = (narrowed(area, 2), &here.words().draft);
        let changes = Self::changes(here);
        if changes.is_empty() {
            let (_, rest) = take_top(area, 1);
            return page.lines(rest, &wrap(words.nothing, rest.width.into()), Align::Left, Role::Fact);
        }
        if let Some(subjects) = &self.asks_discard {
            let name = subjects.first().map_or_else(String::new, |subject| {
                name_of(subject, here.change_of(subject).map(|change| &change.content), here)
            });
            let asked = match subjects.len() {
                1 => (words.ask_discard)(&name),
                count => (words.ask_discard_all)(count),
            };
            return question(page, area, &asked, words.ask_discard_note, true);
        }
        let [head, differences, list] = parts(area, changes.len());
        page.text(head, &self.summary(here, changes.len()), Align::Left, Role::Fact);
        let items: Vec<_> = changes.iter().map(|change| self.line(change, here)).collect();
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
        self.draw_differences(page, here, differences);
    }

    /// How many changes there are, and what a look at them found.
    fn summary(&self, here: &AdminSession, count: usize) -> String {
        let words = &here.words().draft;
        let of = |review: &DraftReview, severity| review.count(severity);
        let found = self.review.as_ref().filter(|review| review.turn == here.draft.draft.turn);
        let found = found.map_or_else(
            || words.looking.to_owned(),
            |review| {
                (words.found)(
                    of(review, DraftSeverity::Error),
                    of(review, DraftSeverity::Warning),
                    review.conflicts.len(),
                )
            },
        );
        format!("{}   {found}", (words.changes)(count))
    }

    fn line(&self, change: &DraftChange, here: &AdminSession) -> (String, String) {
        let words = &here.words().draft;
        let is_known = match &change.subject {
            DraftSubject::Matter(code) => here.hall.catalogue.coded(code).is_some(),
            DraftSubject::Document(_) => true,
        };
        let is_conflict =
            self.review.as_ref().is_some_and(|review| review.conflicts.contains(&change.subject));
        let mark = match (&change.content, is_known) {
            _ if is_conflict => words.mark_conflict,
            (DraftContent::Removed, _) => words.mark_removed,
            (_, false) => words.mark_new,
            (_, true) => words.mark_changed,
        };
        let name = name_of(&change.subject, Some(&change.content), here);
        let editors: Vec<&str> =
            here.draft.draft.editors(&change.subject).iter().map(|actor| actor.name()).collect();
        let when = (words.when)(change.at, here.now);
        (format!("{mark}{name}"), format!("{} {when}", here.lang.list(&editors)).trim().to_owned())
    }

    fn draw_differences(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let Some(change) = self.chosen(here) else { return };
        page.card(area, page.theme.card);
        let (head, body) = on_card(area);
        let name = name_of(&change.subject, Some(&change.content), here);
        page.text(head, &name, Align::Left, Role::Title);
        let lines = self.difference_lines(change, body.width, here);
        let from = self.turned.min(lines.len().saturating_sub(body.height.into()));
        let mut rest = body;
        for (text, role) in lines.into_iter().skip(from) {
            if rest.height == 0 {
                break;
            }
            let (row, below) = take_top(rest, 1);
            page.text(row, &text, Align::Left, role);
            rest = below;
        }
    }

    fn difference_lines(
        &self,
        change: &DraftChange,
        width: u16,
        here: &AdminSession,
    ) -> Vec<(String, TonedRole)> {
        let words = &here.words().draft;
        let of_subject = |difference: &&SubjectDifference| difference.subject == change.subject;
        let review = self.review.as_ref().filter(|review| review.turn == here.draft.draft.turn);
        let note = |said: &str| vec![(said.to_owned(), TonedRole::from(Role::Note))];
        let Some(review) = review else { return note(words.looking) };
        if change.content == DraftContent::Removed {
            return note(words.vanishes);
        }
        let Some(difference) = review.differences.iter().find(of_subject) else {
            return note(words.no_difference);
        };
        let mut lines = Vec::new();
        for part in &difference.parts {
            lines.push((String::new(), TonedRole::from(Role::Note)));
            let name = part_name(&change.subject, &part.part, here);
            lines.push((name, Role::Label.in_tone(TextTone::Primary)));
            let mut put = |mark: &str, text: &str, role: TonedRole| {
                if text.is_empty() {
                    return;
                }
                for (at, line) in wrap(text, usize::from(width.saturating_sub(2)).max(8)).iter().enumerate() {
                    let mark = if at == 0 { mark } else { "  " };
                    lines.push((format!("{mark}{line}"), role));
                }
            };
            put("− ", &part.old, Role::Note.into());
            put("＋", &part.new, Role::Fact.into());
        }
        lines
    }
}
