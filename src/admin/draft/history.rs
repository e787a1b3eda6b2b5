//! What was published and what is planned: plans are called off here, and the hall goes back to what was.
use super::subject_name::name_of;
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, DraftOutcome, Hint, NoteTone, PageReply,
    StandingChange,
};
use crate::hall::drafts::{Publication, PublicationState, PublishRule};
use crate::hall::people::Permission;
use crate::text::layout::wrap::wrap;
use crate::ui::desk::{Cursor, ListLook, draw_list, question};
use crate::ui::{Align, Page, Role, input::Key, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;

/// The page of what was published.
#[derive(Debug, Default)]
pub struct PublicationHistory {
    /// Nothing until it was read.
    all: Option<Vec<Publication>>,
    at: Cursor,
    /// A plan is to be called off: it is asked whether.
    asks_cancel: bool,
    /// The hall is to go back: it is asked whether.
    asks_back: bool,
    /// What the draft has of the same would be overwritten: it is asked whether, of the publication of a number.
    asks_over: Option<(u32, Vec<StandingChange>)>,
}

impl PublicationHistory {
    fn chosen(&self) -> Option<&Publication> {
        self.all.as_ref()?.get(self.at.0)
    }

    fn line(publication: &Publication, here: &AdminSession) -> (String, String) {
        let words = &here.words().draft;
        let state = (words.state)(publication.state);
        let when = if publication.state == PublicationState::Planned {
            publication.due
        } else {
            publication.ended_at.unwrap_or(publication.made_at)
        };
        let name = format!("{state}  {}", publication.reason);
        (name, format!("{} {}", publication.by.name(), when.format("%Y-%m-%d %H:%M")).trim().to_owned())
    }

    fn asks(&self) -> bool {
        self.asks_cancel || self.asks_back || self.asks_over.is_some()
    }

    /// Agrees to what is asked.
    fn agree(&mut self) -> PageReply {
        let chosen = self.chosen().map(|one| one.number);
        if let Some((number, over)) = self.asks_over.take() {
            return PageReply::ask(AdminRequest::RollBack { number, over });
        }
        let goes_back = std::mem::take(&mut self.asks_back);
        self.asks_cancel = false;
        match (chosen, goes_back) {
            (None, _) => PageReply::stay(),
            (Some(number), true) => PageReply::ask(AdminRequest::RollBack { number, over: Vec::new() }),
            (Some(number), false) => PageReply::ask(AdminRequest::Cancel(number)),
        }
    }

    fn draw_over(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) -> bool {
        let Some((_, stands)) = &self.asks_over else { return false };
        let words = &here.words().draft;
        let line = |one: &StandingChange| {
            let content = here.change_of(&one.subject).map(|change| &change.content);
            format!("· {}  {}", name_of(&one.subject, content, here), one.who)
        };
        let all: Vec<String> = stands.iter().map(line).collect();
        let note = format!("{}\n\n{}", words.ask_over_note, all.join("\n"));
        question(page, area, (words.ask_over)(stands.len()).as_str(), &note, true);
        true
    }

    fn done(&mut self, outcome: &DraftOutcome, here: &AdminSession) -> PageReply {
        let words = &here.words().draft;
        let (said, tone) = match outcome {
            DraftOutcome::WouldOverwrite(number, stands) => {
                self.asks_over = Some((*number, stands.clone()));
                return PageReply::stay();
            }
            DraftOutcome::Cancelled(true) => (words.cancelled.to_owned(), NoteTone::Good),
            DraftOutcome::Cancelled(false) => (words.not_cancelled.to_owned(), NoteTone::Bad),
            DraftOutcome::RolledBack(0) => (words.nothing_to_go_back.to_owned(), NoteTone::Plain),
            // What goes back is published like any other change, from the page below this one.
            DraftOutcome::RolledBack(count) => {
                return PageReply::back().saying((words.rolled_back)(*count), NoteTone::Good);
            }
            DraftOutcome::NotPublished(refusal) => (super::publish::refused(refusal, here), NoteTone::Bad),
            DraftOutcome::Denied(_) => (here.words().no_right.to_owned(), NoteTone::Bad),
            DraftOutcome::StoreFailed => (here.words().store_failed.to_owned(), NoteTone::Bad),
            _ => return PageReply::stay(),
        };
        PageReply::ask(AdminRequest::ReadPublications).saying(said, tone)
    }

    fn may(here: &AdminSession) -> bool {
        here.may(Permission::PublishCatalogue)
    }

    fn draw_detail(page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect, one: &Publication) {
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 2);
        let said = (here.words().draft.about)(one);
        page.lines(inner, &wrap(&said, inner.width.into()), Align::Left, Role::Body);
    }
}

/// Says whether nobody else could publish what whoever is signed in brings back.
fn is_alone(here: &AdminSession) -> bool {
    let own = here.person.as_ref().map_or("", |person| person.code.as_str());
    let is_other = |who: &String| who.split(' ').next() != Some(own);
    let may = here.may(Permission::PublishCatalogue);
    here.draft.rule == PublishRule::Two && may && !here.draft.publishers.iter().any(is_other)
}

impl AdminPage for PublicationHistory {
    fn title(&self, here: &AdminSession) -> String {
        here.words().draft.history_title.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let (area, words) = (narrowed(area, 2), &here.words().draft);
        let Some(all) = &self.all else {
            return page.text(take_top(area, 2).1, here.words().matter.reading, Align::Left, Role::Fact);
        };
        if all.is_empty() {
            return page.text(take_top(area, 2).1, words.no_history, Align::Left, Role::Fact);
        }
        if self.draw_over(page, here, area) {
            return;
        }
        if let (true, Some(chosen)) = (self.asks_cancel || self.asks_back, self.chosen()) {
            let (asked, note) =
                if self.asks_back { (words.ask_back, words.ask_back_note) } else { (words.ask_cancel, "") };
            let alone = if self.asks_back && is_alone(here) { words.back_alone } else { "" };
            let note = format!("{}\n\n{note}\n{alone}", (words.about)(chosen));
            return question(page, area, asked, note.trim_end(), true);
        }
        let (below, list) = take_bottom(area, (area.height / 3).clamp(5, 9));
        let items: Vec<_> = all.iter().map(|one| Self::line(one, here)).collect();
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
        if let Some(one) = self.chosen() {
            Self::draw_detail(page, here, below, one);
        }
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        if self.asks_over.is_some() {
            return vec![chief("Enter", keys.overwrite, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        if self.asks() {
            return vec![chief("Enter", keys.confirm, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        let state = self.chosen().map(|one| one.state);
        let is_planned = state == Some(PublicationState::Planned) && Self::may(here);
        let is_done = state == Some(PublicationState::Done) && here.may(Permission::EditCatalogue);
        let count = self.all.as_ref().map_or(0, Vec::len);
        vec![
            Hint { lit: count > 1, ..hint("↓", keys.choose, Key::Down) },
            Hint { lit: is_planned, ..hint("F8", keys.call_off, Key::F(8)) },
            Hint { lit: is_done, ..hint("F9", keys.roll_back, Key::F(9)) },
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        let state = self.chosen().map(|one| one.state);
        match key {
            Key::Enter if self.asks() => return self.agree(),
            Key::Escape if self.asks() => {
                (self.asks_cancel, self.asks_back, self.asks_over) = (false, false, None);
            }
            _ if self.asks() => {}
            Key::Escape => return PageReply::back(),
            Key::F(8) if !Self::may(here) => {
                return PageReply::stay().saying(here.words().no_right, NoteTone::Bad);
            }
            Key::F(8) if state == Some(PublicationState::Planned) => self.asks_cancel = true,
            Key::F(9) if state == Some(PublicationState::Done) => {
                if !here.may(Permission::EditCatalogue) {
                    return PageReply::stay().saying(here.words().no_right, NoteTone::Bad);
                }
                self.asks_back = true;
            }
            key => drop(self.at.key(key, self.all.as_ref().map_or(0, Vec::len))),
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, _here: &AdminSession) -> PageReply {
        if let (AdminTouch::Item(at), false) = (touch, self.asks()) {
            self.at.touch(*at);
        }
        PageReply::stay()
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        match news {
            AdminUpdate::Publications(all) => {
                self.at = Cursor(self.at.0.min(all.len().saturating_sub(1)));
                self.all = Some(all.clone());
                PageReply::stay()
            }
            AdminUpdate::Done(outcome) => self.done(outcome, here),
            _ => PageReply::stay(),
        }
    }

    fn sheet(&self) -> u32 {
        u32::from(self.asks_cancel) + 2 * u32::from(self.asks_back) + 4 * u32::from(self.asks_over.is_some())
    }
}
