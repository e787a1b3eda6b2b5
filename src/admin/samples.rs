//! One of each of the administration's pages, for pictures and tests.
use super::{
    AdminPerson, AdminRequest, AdminScreen, AdminUpdate, DraftOutcome, MatterReader, OpenedMatter,
    SetupChecker, SharedDraft, setup,
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
struct Sitting<'a> {
    looks: &'a AdminLooks,
    face: AdminScreen,
}

impl Sitting<'_> {
    fn news(&mut self, news: AdminUpdate) -> &mut Self {
        let requests = self.face.update(StaffEvent::News(news));
        self.answer(requests);
        self
    }

    fn press(&mut self, keys: &[Key]) -> &mut Self {
        for key in keys {
            let requests = self.face.update(StaffEvent::Key(*key));
            self.answer(requests);
        }
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.press(&[Key::Char(letter)]);
        }
        self
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

    fn sitting(&self, lang: Lang) -> Sitting<'_> {
        let face = AdminScreen::new(Arc::clone(&self.hall), Arc::clone(&self.reader), lang, self.at);
        let face = face.checking_setup(Arc::clone(&self.setup.1));
        Sitting { looks: self, face: face.expecting("301") }
    }

    /// Somebody with every right to the setup is signed in.
    fn with_setup(&self, lang: Lang) -> Sitting<'_> {
        let mut sitting = self.signed_in(lang, false, false);
        let roles = vec![Role::Centre, Role::Lead, Role::SystemAdmin];
        let person = AdminPerson { code: "301".into(), name: Name::new("周", "Zhou Min"), roles };
        sitting.news(AdminUpdate::SignedIn(person));
        sitting
    }

    /// Somebody is signed in: an editor, or whoever publishes.
    fn signed_in(&self, lang: Lang, publishes: bool, has_draft: bool) -> Sitting<'_> {
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
    fn form(&self, lang: Lang, has_draft: bool) -> Sitting<'_> {
        let mut sitting = self.signed_in(lang, false, has_draft);
        sitting.press(&[Key::Char('1')]).types(&self.guide.code).press(&[Key::Enter]);
        sitting
    }
}

/// Every page with its name.
pub fn samples(looks: &AdminLooks, lang: Lang) -> Vec<(&'static str, AdminScreen)> {
    let mut all = Vec::new();
    let mut sign_in = looks.sitting(lang);
    sign_in.types("271");
    all.push(("admin_sign_in", sign_in.face));
    let mut locked = looks.signed_in(lang, false, true);
    locked.face.update(StaffEvent::Tick { now: looks.at, at: Duration::from_mins(3) });
    all.push(("admin_locked", locked.face));
    let mut gone = looks.form(lang, true);
    gone.news(AdminUpdate::Gone);
    all.push(("admin_store_gone", gone.face));
    let mut put = |name, mut sitting: Sitting<'_>, act: &dyn Fn(&mut Sitting<'_>)| {
        act(&mut sitting);
        all.push((name, sitting.face));
    };
    let signed_in = |publishes| looks.signed_in(lang, publishes, true);
    put("admin_home", signed_in(false), &|_| {});
    put("admin_units", signed_in(false), &|sitting| {
        sitting.types("1");
    });
    put("admin_found", signed_in(false), &|sitting| {
        sitting.types("1sfz");
    });
    put("admin_form", looks.form(lang, true), &|_| {});
    put("admin_phone", looks.form(lang, true), &|sitting| {
        sitting.types("x").press(&[Key::Control('u')]).types("07");
    });
    put("admin_pinyin", looks.form(lang, true), &|sitting| {
        sitting.types("p").press(&[Key::Control('u')]).types("mianfei");
    });
    put("admin_conditions", looks.form(lang, false), &|sitting| {
        sitting.types("q");
    });
    put("admin_unit", looks.form(lang, false), &|sitting| {
        sitting.types("d");
    });
    put("admin_themes", looks.form(lang, false), &|sitting| {
        sitting.types("h");
    });
    put("admin_limit", looks.form(lang, false), &|sitting| {
        sitting.types("m");
    });
    put("admin_materials", looks.form(lang, false), &|sitting| {
        sitting.types("r");
    });
    put("admin_material", looks.form(lang, false), &|sitting| {
        sitting.types("rn").types("shenqingbiao").press(&[Key::Char(' '), Key::Tab]).types("1");
    });
    put("admin_preview", looks.form(lang, true), &|sitting| {
        sitting.press(&[Key::F(4)]);
    });
    put("admin_remove", looks.form(lang, true), &|sitting| {
        sitting.press(&[Key::F(8)]);
    });
    put("admin_new", signed_in(false), &|sitting| {
        sitting.types("1").press(&[Key::F(5)]);
    });
    put("admin_overtaken", looks.form(lang, true), &|sitting| {
        let subject = DraftSubject::Matter(looks.guide.code.clone());
        sitting.news(AdminUpdate::Done(DraftOutcome::Overtaken(subject, 4, "302".into())));
    });
    put("admin_draft", signed_in(false), &|sitting| {
        sitting.types("2").press(&[Key::Down]);
    });
    put("admin_discard", signed_in(false), &|sitting| {
        sitting.types("2").press(&[Key::F(8)]);
    });
    put("admin_check", signed_in(false), &|sitting| {
        sitting.types("2").press(&[Key::F(5)]);
    });
    put("admin_publish", signed_in(true), &|sitting| {
        sitting.types("2").press(&[Key::F(6), Key::Down, Key::Right]);
    });
    put("admin_publications", signed_in(true), &|sitting| {
        sitting.types("3");
    });
    put("admin_go_back", signed_in(false), &|sitting| {
        sitting.types("3").press(&[Key::Down, Key::F(9)]);
    });
    for (name, keys) in setup::samples::VISITS {
        put(name, looks.with_setup(lang), &|sitting| {
            for key in *keys {
                sitting.press(&[*key]);
                let tick = StaffEvent::Tick { now: looks.at, at: Duration::from_secs(1) };
                let asked = sitting.face.update(tick);
                sitting.answer(asked);
            }
        });
    }
    all
}
