//! What a check of the draft found, the worst first; each leads to where it is put right.
use super::subject_name::{name_of, part_name};
use crate::admin::page::PageWithRequests;
use crate::admin::page::{chief, hint};
use crate::admin::setup::document_page;
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, Hint, MatterField, MatterForm, PageReply,
    PageTurning, SetupRequest,
};
use crate::hall::drafts::{DraftFinding, DraftReview, DraftSeverity, DraftSubject};
use crate::text::layout::wrap::wrap;
use crate::ui::desk::{Cursor, ListLook, draw_list};
use crate::ui::{Align, Page, Role, TextTone, input::Key, narrowed, take_bottom, take_top};
use ratatui::layout::Rect;
use std::sync::Arc;

/// Opens what a change is about, at a field where one is named.
pub fn open_subject(subject: &DraftSubject, field: Option<&str>, here: &AdminSession) -> PageReply {
    let (page, asked) = subject_page(subject, field, None, here);
    PageReply::turning(PageTurning::Open(page)).asking(asked)
}

/// The page of what a change is about, at a field where one is named; of a document, at what differs from a text before it, or
/// from what is in force.
pub fn subject_page(
    subject: &DraftSubject,
    field: Option<&str>,
    before: Option<&str>,
    here: &AdminSession,
) -> PageWithRequests {
    match subject {
        DraftSubject::Matter(code) => {
            let form = MatterForm::of(code, field.and_then(MatterField::of));
            let request = form.request();
            (Box::new(form), vec![request])
        }
        DraftSubject::Document(name) => {
            let page = document_page(name, before, here);
            (page, vec![AdminRequest::Setup(SetupRequest::ReadSetup)])
        }
    }
}

/// The findings of a check.
#[derive(Debug)]
pub struct DraftFindings {
    review: Arc<DraftReview>,
    at: Cursor,
}

impl DraftFindings {
    /// Those of a look at the draft.
    pub fn new(review: Arc<DraftReview>) -> DraftFindings {
        DraftFindings { review, at: Cursor(0) }
    }

    fn sorted(&self) -> Vec<&DraftFinding> {
        let mut all: Vec<&DraftFinding> = self.review.findings.iter().collect();
        all.sort_by_key(|finding| finding.severity);
        all
    }

    fn line(finding: &DraftFinding, here: &AdminSession) -> (String, String) {
        let words = &here.words().draft;
        let mark = match finding.severity {
            DraftSeverity::Error => words.mark_error,
            DraftSeverity::Warning => words.mark_warning,
            DraftSeverity::Note => words.mark_note,
        };
        let name =
            name_of(&finding.subject, here.change_of(&finding.subject).map(|change| &change.content), here);
        let place = match (&finding.field, finding.place) {
            (Some(field), _) => part_name(&finding.subject, field, here),
            (None, Some((line, _))) => (words.line)(line),
            (None, None) => String::new(),
        };
        (format!("{mark}{name}"), place)
    }
}

impl AdminPage for DraftFindings {
    fn title(&self, here: &AdminSession) -> String {
        here.words().draft.check_title.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let (area, words) = (narrowed(area, 2), &here.words().draft);
        let all = self.sorted();
        let (head, rest) = take_top(area, 2);
        let found = (words.found)(
            self.review.count(DraftSeverity::Error),
            self.review.count(DraftSeverity::Warning),
            self.review.conflicts.len(),
        );
        page.text(Rect { height: 1, ..head }, &found, Align::Left, Role::Fact);
        if all.is_empty() {
            let role = Role::Fact.in_tone(TextTone::Good);
            return page.text(Rect { height: 1, ..rest }, words.all_well, Align::Left, role);
        }
        let (detail, list) = take_bottom(rest, (rest.height / 3).max(4));
        let items: Vec<_> = all.iter().map(|finding| Self::line(finding, here)).collect();
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
        if let Some(finding) = all.get(self.at.0) {
            page.card(detail, page.theme.card);
            let inner =
                narrowed(Rect { y: detail.y + 1, height: detail.height.saturating_sub(2), ..detail }, 2);
            let lines = wrap(here.say(&finding.message), inner.width.into());
            page.lines(inner, &lines, Align::Left, Role::Fact);
        }
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let is_any = !self.review.findings.is_empty();
        vec![
            Hint { lit: is_any, ..chief("Enter", keys.to_field, Key::Enter) },
            Hint { lit: self.review.findings.len() > 1, ..hint("↓", keys.choose, Key::Down) },
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        match key {
            Key::Escape => return PageReply::back(),
            Key::Enter => {
                let Some(finding) = self.sorted().get(self.at.0).copied().cloned() else {
                    return PageReply::stay();
                };
                return open_subject(&finding.subject, finding.field.as_deref(), here);
            }
            key => drop(self.at.key(key, self.review.findings.len())),
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Item(at) if self.at.touch(*at) => self.key(Key::Enter, here),
            _ => PageReply::stay(),
        }
    }

    fn hear(&mut self, news: &AdminUpdate, _here: &AdminSession) -> PageReply {
        if let AdminUpdate::Review(review) = news {
            self.review = Arc::clone(review);
            self.at = Cursor(self.at.0.min(review.findings.len().saturating_sub(1)));
        }
        PageReply::stay()
    }
}
