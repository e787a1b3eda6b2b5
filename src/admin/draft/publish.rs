//! Publishing the draft: why, and when; and why not, where something stands in the way.
use super::reason::ReasonEntry;
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, DraftOutcome, Hint, NoteTone, PageReply,
};
use crate::hall::drafts::{
    DraftReview, DraftSeverity, PublicationState, PublishOrder, PublishRefusal, PublishRule, own_subjects,
};
use crate::hall::people::{Authority, ProvenPerson};
use crate::text::layout::half_width::half_width;
use crate::ui::{Page, Takes, TextField, input::Key};
use chrono::{Days, NaiveDate, NaiveDateTime};
use ratatui::layout::Rect;
use std::sync::Arc;

/// Characters of a date with a time.
const MOMENT: usize = 16;

/// Where one is on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PublishField {
    Reason,
    When,
    Moment,
}

/// The form for publishing.
#[derive(Debug)]
pub struct PublishForm {
    pub(super) review: Arc<DraftReview>,
    pub(super) reason: ReasonEntry,
    pub(super) is_later: bool,
    pub(super) moment: TextField,
    pub(super) at: PublishField,
    /// It was sent, and is waited for.
    pub(super) is_sent: bool,
    /// The last question: is it to go out?
    pub(super) asks: bool,
}

/// What stands in the way of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hindrance {
    /// There are errors, so many.
    Errors(usize),
    /// Others published the same meanwhile.
    Conflicts(usize),
    /// Whoever is signed in had a part in it, and somebody else has to publish.
    Own(usize),
    /// Nothing is different from what is in force.
    Nothing,
}

impl PublishForm {
    /// The form for a draft that was looked at.
    pub fn new(review: Arc<DraftReview>, here: &AdminSession) -> PublishForm {
        let tomorrow = here.now.date().checked_add_days(Days::new(1)).unwrap_or(here.now.date());
        PublishForm {
            review,
            reason: ReasonEntry::new(here),
            is_later: false,
            moment: TextField::new(Takes::Text, MOMENT).with(&format!("{tomorrow} 00:00")),
            at: PublishField::Reason,
            is_sent: false,
            asks: false,
        }
    }

    /// What stands in the way, as far as is known here.
    pub(super) fn hindrances(&self, here: &AdminSession) -> Vec<Hindrance> {
        let mut all = Vec::new();
        match self.review.count(DraftSeverity::Error) {
            0 => {}
            count => all.push(Hindrance::Errors(count)),
        }
        if !self.review.conflicts.is_empty() {
            all.push(Hindrance::Conflicts(self.review.conflicts.len()));
        }
        let person = here.person.as_ref().map(|person| {
            Authority::Person(ProvenPerson { code: person.code.clone(), roles: person.roles.clone() })
        });
        let own = person.map_or(0, |person| own_subjects(&here.draft.draft, &person).len());
        if own > 0 && here.draft.rule == PublishRule::Two {
            all.push(Hindrance::Own(own));
        }
        if self.review.ready.is_empty() && all.is_empty() {
            all.push(Hindrance::Nothing);
        }
        all
    }

    /// When it is to come into force; `Err` where that cannot be read, or is over.
    pub(super) fn due(&self, now: NaiveDateTime) -> Result<Option<NaiveDateTime>, ()> {
        if !self.is_later {
            return Ok(None);
        }
        let typed: String = self.moment.text().trim().chars().map(half_width).collect();
        let with_time = NaiveDateTime::parse_from_str(&typed, "%Y-%m-%d %H:%M").ok();
        let day = || NaiveDate::parse_from_str(&typed, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0);
        with_time.or_else(day).filter(|due| *due > now).map(Some).ok_or(())
    }

    fn submit(&mut self, here: &AdminSession) -> PageReply {
        let words = &here.words().draft;
        if !self.hindrances(here).is_empty() {
            return PageReply::stay().saying(words.hindered, NoteTone::Bad);
        }
        let reason = self.reason.settled();
        if reason.is_empty() {
            self.at = PublishField::Reason;
            return PageReply::stay().saying(words.no_reason, NoteTone::Bad);
        }
        let Ok(due) = self.due(here.now) else {
            self.at = PublishField::Moment;
            return PageReply::stay().saying(words.bad_moment, NoteTone::Bad);
        };
        if !self.asks {
            self.asks = true;
            return PageReply::stay();
        }
        (self.asks, self.is_sent) = (false, true);
        let (turn, ready) = (self.review.turn, self.review.ready.clone());
        let order = PublishOrder { turn, ready, reason, due };
        PageReply::ask(AdminRequest::Publish(Box::new(order))).saying(words.publishing, NoteTone::Plain)
    }

    fn step(&mut self, forward: bool) {
        self.at = match (self.at, forward) {
            (PublishField::When, true) if self.is_later => PublishField::Moment,
            (PublishField::Reason, true) | (PublishField::Moment, false) => PublishField::When,
            (PublishField::When, false) => PublishField::Reason,
            (at, _) => at,
        };
    }

    fn done(&mut self, outcome: &DraftOutcome, here: &AdminSession) -> PageReply {
        let words = &here.words().draft;
        if !self.is_sent {
            return PageReply::stay();
        }
        match outcome {
            DraftOutcome::Published(publication) => {
                let said = if publication.state == PublicationState::Planned {
                    (words.planned)(publication.due)
                } else {
                    words.published.to_owned()
                };
                PageReply::back().saying(said, NoteTone::Good)
            }
            DraftOutcome::NotPublished(refusal) => {
                self.is_sent = false;
                let reply = PageReply::stay().saying(refused(refusal, here), NoteTone::Bad);
                // What has changed meanwhile is looked at anew.
                reply.asking([AdminRequest::Review])
            }
            DraftOutcome::Denied(_) => {
                self.is_sent = false;
                PageReply::stay().saying(here.words().no_right, NoteTone::Bad)
            }
            DraftOutcome::StoreFailed => {
                self.is_sent = false;
                PageReply::stay().saying(here.words().store_failed, NoteTone::Bad)
            }
            _ => PageReply::stay(),
        }
    }
}

/// Why a draft was not published, in words.
pub(super) fn refused(refusal: &PublishRefusal, here: &AdminSession) -> String {
    let words = &here.words().draft;
    match refusal {
        PublishRefusal::Nothing => words.nothing_to_publish.to_owned(),
        PublishRefusal::Moved => words.moved.to_owned(),
        PublishRefusal::Conflicts(subjects) => (words.conflicts)(subjects.len()),
        PublishRefusal::OwnChanges(subjects) => {
            (words.own_changes)(subjects.len(), &here.lang.list(&others(here)))
        }
        PublishRefusal::NeedsPerson => words.needs_person.to_owned(),
        PublishRefusal::Unreadable => words.unreadable.to_owned(),
        PublishRefusal::Past => words.bad_moment.to_owned(),
    }
}

/// Who else may publish.
pub(super) fn others(here: &AdminSession) -> Vec<String> {
    let editors: Vec<String> = here
        .draft
        .draft
        .effective()
        .into_iter()
        .flat_map(|change| here.draft.draft.editors(&change.subject))
        .map(|actor| actor.name().to_owned())
        .collect();
    let is_editor = |who: &String| editors.iter().any(|code| who.split(' ').next() == Some(code));
    here.draft.publishers.iter().filter(|who| !is_editor(who)).cloned().collect()
}

impl AdminPage for PublishForm {
    fn title(&self, here: &AdminSession) -> String {
        here.words().draft.publish_title.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        self.draw(page, here, area);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let may = !self.is_sent && self.hindrances(here).is_empty();
        if self.asks {
            return vec![chief("Enter", keys.publish, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        vec![
            Hint { lit: may, ..chief("Enter", keys.publish, Key::Enter) },
            hint("Tab", keys.next_field, Key::Tab),
            Hint { lit: self.at == PublishField::When, ..hint("␣", keys.change, Key::Char(' ')) },
            Hint {
                lit: self.at == PublishField::Reason,
                ..hint("F3", self.reason.other_way(here), Key::F(3))
            },
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        match key {
            _ if self.is_sent && key != Key::Escape => {}
            Key::Escape if self.asks => self.asks = false,
            Key::Enter if self.asks => return self.submit(here),
            _ if self.asks => {}
            key if self.at == PublishField::Reason && self.reason.key(key, here) => {}
            Key::Escape => return PageReply::back(),
            Key::Enter => return self.submit(here),
            Key::Tab | Key::Down => self.step(true),
            Key::BackTab | Key::Up => self.step(false),
            Key::Char(' ') | Key::Left | Key::Right if self.at == PublishField::When => {
                self.is_later = !self.is_later;
            }
            key if self.at == PublishField::Moment => drop(self.moment.key(key)),
            _ => {}
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Field(1) if self.at == PublishField::When => self.is_later = !self.is_later,
            AdminTouch::Field(0) => self.at = PublishField::Reason,
            AdminTouch::Field(1) => self.at = PublishField::When,
            AdminTouch::Field(_) => self.at = PublishField::Moment,
            AdminTouch::Entry(touch) => {
                self.at = PublishField::Reason;
                self.reason.touch(*touch, here);
            }
            _ => {}
        }
        PageReply::stay()
    }

    fn paste(&mut self, letter: char, _here: &AdminSession) -> PageReply {
        match self.at {
            PublishField::Reason => self.reason.paste(letter),
            PublishField::Moment => drop(self.moment.insert(letter)),
            PublishField::When => {}
        }
        PageReply::stay()
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        match news {
            AdminUpdate::Review(review) => {
                let is_other = self.review.turn != review.turn;
                self.review = Arc::clone(review);
                if !is_other {
                    return PageReply::stay();
                }
                // Nobody agrees to changes they have not seen.
                self.asks = false;
                PageReply::stay().saying(here.words().draft.moved, NoteTone::Bad)
            }
            AdminUpdate::Done(outcome) => self.done(outcome, here),
            _ => PageReply::stay(),
        }
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn sheet(&self) -> u32 {
        u32::from(self.asks)
    }
}
