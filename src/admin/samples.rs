//! One of each of the administration's pages, for pictures and tests.
use super::{
    AdminPerson, AdminRequest, AdminScreen, AdminUpdate, MatterReader, OpenedMatter, SetupChecker,
    SharedDraft, setup,
};
use crate::app::finder::Finder;
use crate::hall::catalogue::{Guide, LimitUnit, TimeLimit};
use crate::hall::drafts::{
    Draft, DraftChange, DraftContent, DraftFinding, DraftReview, DraftSeverity, DraftSubject, MatterRecord,
    Publication, PublicationState, PublishRule, ReadyDraft, SubjectDifference, record_differences,
};
use crate::hall::people::{AuditActor, Role};
use crate::hall::{DocumentChange, Hall, Name, SetupDocuments};
use crate::text::Lang;
use crate::text::admin::SAMPLE;
use crate::ui::{desk::StaffEvent, input::Key};
use chrono::{NaiveDateTime, TimeDelta};
use std::{sync::Arc, time::Duration};

/// What the pages are of.
#[derive(Clone)]
pub struct AdminLooks {
    /// The hall with its catalogue.
    pub hall: Arc<Hall>,
    /// The index of that.
    pub finder: Arc<Finder>,
    /// Reads and writes matters.
    pub reader: Arc<dyn MatterReader>,
    /// The documents of the setup in force, and what checks others.
    pub setup: (Arc<SetupDocuments>, Arc<dyn SetupChecker>),
    /// A matter with a full guide.
    pub guide: Guide,
    /// The time in the hall.
    pub at: NaiveDateTime,
}

/// A screen that hears a person and a made-up worker.
pub(super) struct Sitting<'a> {
    pub looks: &'a AdminLooks,
    pub face: AdminScreen,
}

impl Sitting<'_> {
    pub fn news(&mut self, news: AdminUpdate) -> &mut Self {
        let requests = self.face.update(StaffEvent::News(news));
        self.answer(requests);
        self
    }

    pub fn press(&mut self, keys: &[Key]) -> &mut Self {
        for key in keys {
            let requests = self.face.update(StaffEvent::Key(*key));
            self.answer(requests);
        }
        self
    }

    pub fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.press(&[Key::Char(letter)]);
        }
        self
    }

    /// An editor signs in, and has a draft.
    pub fn signs_in(&mut self) -> &mut Self {
        let person = AdminPerson {
            code: "301".into(),
            name: Name::new(SAMPLE.editor.0, SAMPLE.editor.1),
            roles: vec![Role::Centre],
        };
        self.news(AdminUpdate::SignedIn(person))
    }

    /// A second passes.
    pub fn ticks(&mut self) -> &mut Self {
        let tick = StaffEvent::Tick { now: self.looks.at, at: Duration::from_secs(1) };
        let asked = self.face.update(tick);
        self.answer(asked);
        self
    }

    /// What a field of a matter is called.
    pub fn field_name(&self, key: &str) -> &'static str {
        (self.face.here.words().matter.field)(key)
    }

    fn answer(&mut self, requests: Vec<AdminRequest>) {
        for request in requests {
            match request {
                AdminRequest::OpenMatter(code) => {
                    let published = Some(self.looks.guide.clone()).filter(|guide| guide.code == code);
                    let draft = Arc::new(self.looks.draft());
                    self.news(AdminUpdate::Matter(Box::new(OpenedMatter { code, published, draft })));
                }
                AdminRequest::Review => {
                    let review = Arc::new(self.looks.review());
                    self.news(AdminUpdate::Review(review));
                }
                AdminRequest::Setup(request) => {
                    if let Some(news) = setup::samples::answer(&request, &self.looks.setup.0, self.looks.at) {
                        self.news(AdminUpdate::Setup(news));
                    }
                }
                AdminRequest::ReadPublications => {
                    let all = self.looks.publications();
                    self.news(AdminUpdate::Publications(all));
                }
                _ => {}
            }
        }
    }
}

impl AdminLooks {
    /// The matter with another telephone, another fee and a step more.
    fn changed(&self) -> Guide {
        let mut guide = self.guide.clone();
        guide.phone = "0799-8001212".into();
        guide.fee = SAMPLE.fee.into();
        guide.process.push(SAMPLE.step.into());
        guide
    }

    /// The matter with something changed, as it is written.
    pub(super) fn written(&self, change: impl Fn(&mut Guide)) -> String {
        let mut guide = self.guide.clone();
        change(&mut guide);
        self.reader.write(&guide).to_text()
    }

    fn draft(&self) -> Draft {
        let change = |number, code: &str, content, who: &str, minutes| DraftChange {
            number,
            subject: DraftSubject::Matter(code.to_owned()),
            content,
            by: AuditActor::Account(who.into()),
            at: self.at - TimeDelta::minutes(minutes),
            began: 1,
            is_undone: false,
        };
        let new = Guide {
            code: format!("{}9", self.guide.code),
            name: Name::new(SAMPLE.new_matter.0, SAMPLE.new_matter.1),
            department: self.guide.department.clone(),
            promised: Some(TimeLimit { days: 3, unit: LimitUnit::WorkingDays }),
            ..Guide::default()
        };
        let record = |guide: &Guide| DraftContent::Record(self.reader.write(guide));
        let other =
            self.hall.catalogue.iter().map(|(_, matter)| matter.code).find(|code| *code != self.guide.code);
        let changes = vec![
            change(1, &self.guide.code, record(&self.changed()), "301", 42),
            change(2, &new.code, record(&new), "302", 17),
            change(3, other.unwrap_or("1"), DraftContent::Removed, "301", 5),
        ];
        Draft { changes, turn: 3 }
    }

    fn review(&self) -> DraftReview {
        let draft = self.draft();
        let mut differences = Vec::new();
        let mut findings = Vec::new();
        for change in draft.effective() {
            let DraftContent::Record(record) = &change.content else { continue };
            let old = if change.subject.name() == self.guide.code {
                self.reader.write(&self.guide)
            } else {
                MatterRecord::default()
            };
            differences.push(SubjectDifference {
                subject: change.subject.clone(),
                title: record.get("name").to_owned(),
                change: DocumentChange::Changed,
                parts: record_differences(&old, record),
            });
            let found = self.reader.read(record, &self.hall).findings;
            findings.extend(
                found.into_iter().map(|finding| DraftFinding { subject: change.subject.clone(), ..finding }),
            );
        }
        findings.sort_by_key(|finding: &DraftFinding| finding.severity);
        let ready = ReadyDraft {
            matters: vec![(self.guide.code.clone(), Some(self.changed()))],
            documents: Vec::new(),
        };
        let errors_later = |finding: &DraftFinding| finding.severity != DraftSeverity::Error;
        findings.retain(errors_later);
        DraftReview { findings, differences, ready, conflicts: Vec::new(), turn: draft.turn }
    }

    fn publications(&self) -> Vec<Publication> {
        let publication = |number, state, reason: &str, hours: i64| Publication {
            number,
            state,
            by: AuditActor::Account("401".into()),
            reason: reason.to_owned(),
            made_at: self.at - TimeDelta::hours(3),
            due: self.at + TimeDelta::hours(hours),
            ended_at: (state != PublicationState::Planned).then_some(self.at + TimeDelta::hours(hours)),
            setup_edition: 0,
            catalogue_edition: 4,
            matters: 3,
            documents: Vec::new(),
        };
        vec![
            publication(7, PublicationState::Planned, SAMPLE.reasons[0], 110),
            publication(6, PublicationState::Done, SAMPLE.reasons[1], -2),
            publication(5, PublicationState::Cancelled, SAMPLE.reasons[2], -30),
            publication(4, PublicationState::Done, SAMPLE.reasons[3], -60),
        ]
    }

    pub(super) fn sitting(&self, lang: Lang) -> Sitting<'_> {
        let face = AdminScreen::new(Arc::clone(&self.hall), Arc::clone(&self.reader), lang, self.at);
        let face = face.checking_setup(Arc::clone(&self.setup.1));
        Sitting { looks: self, face: face.expecting("301") }
    }

    /// Somebody with every right to the setup is signed in.
    pub(super) fn with_setup(&self, lang: Lang) -> Sitting<'_> {
        let mut sitting = self.signed_in(lang, false, false);
        let roles = vec![Role::Centre, Role::Lead, Role::SystemAdmin];
        let person = AdminPerson { code: "301".into(), name: Name::new("周", "Zhou Min"), roles };
        sitting.news(AdminUpdate::SignedIn(person));
        sitting
    }

    /// Somebody is signed in: an editor, or whoever publishes.
    pub(super) fn signed_in(&self, lang: Lang, publishes: bool, has_draft: bool) -> Sitting<'_> {
        let mut sitting = self.sitting(lang);
        let person = if publishes {
            AdminPerson {
                code: "401".into(),
                name: Name::new(SAMPLE.publisher.0, SAMPLE.publisher.1),
                roles: vec![Role::Publisher],
            }
        } else {
            AdminPerson {
                code: "301".into(),
                name: Name::new(SAMPLE.editor.0, SAMPLE.editor.1),
                roles: vec![Role::Centre],
            }
        };
        let draft = if has_draft { self.draft() } else { Draft::default() };
        let publishers = SAMPLE.publishers.map(str::to_owned).to_vec();
        let state = SharedDraft { draft: Arc::new(draft), rule: PublishRule::Two, publishers };
        sitting
            .news(AdminUpdate::Finder(Arc::clone(&self.hall), Arc::clone(&self.finder)))
            .news(AdminUpdate::SignedIn(person))
            .news(AdminUpdate::Draft(state));
        sitting
    }

    /// The form of the matter lies open.
    pub(super) fn form(&self, lang: Lang, has_draft: bool) -> Sitting<'_> {
        let mut sitting = self.signed_in(lang, false, has_draft);
        sitting.press(&[Key::Char('1')]).types(&self.guide.code).press(&[Key::Enter]);
        sitting
    }
}
