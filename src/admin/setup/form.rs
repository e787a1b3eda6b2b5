//! One entry of a document, field by field: what is accepted goes into the draft at once; a new entry goes as a whole.
use super::desk::{drafted, edit, said_kept, stays_behind, text_of};
use super::field_editor::{EntryEditor, FieldReply};
use super::moved::OpenPlace;
use super::shown::labelled;
use crate::admin::field_exit::FieldExit;
use crate::admin::{AdminSession, NoteTone, PageReply};
use crate::hall::drafts::{DraftSeverity, DraftSubject};
use crate::hall::setup_forms::{
    EditFault, EntryKind, EntryPath, FieldShape, FieldSpec, FormEntry, FormValue, KINDS, PathStep, add_entry,
    entries, entry, place_of, renamed, set_value,
};
use crate::text::setup_forms::{dependence, words};

/// Something that was found about a field, or about the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldFinding {
    pub key: Option<String>,
    pub severity: DraftSeverity,
    pub said: String,
}

/// Opens the list of a kind below an entry.
pub(super) type OpenList = fn(&'static EntryKind, EntryPath, &AdminSession) -> PageReply;

/// An entry that is written.
#[derive(Debug)]
pub(super) struct EntryForm {
    pub kind: &'static EntryKind,
    /// The entry; of a new one, what its list lies below.
    pub path: EntryPath,
    /// What a new entry holds so far.
    pub fresh: Option<FormEntry>,
    pub at: usize,
    pub open: Option<EntryEditor>,
    /// Why the open field does not take what was typed.
    pub wrong: Option<String>,
    pub findings: Vec<FieldFinding>,
    /// The new entry that is on its way, and what its list lies below.
    pub(super) kept: Option<(FormEntry, EntryPath)>,
    /// Keeps the path right whatever others do.
    pub(super) place: OpenPlace,
    /// Opens the list below the entry, where there is one.
    list: Option<OpenList>,
    /// It is asked whether a new entry is given up.
    pub asks_drop: bool,
    pub(super) sheets: u32,
    pub(super) is_checked: bool,
}

impl EntryForm {
    /// An entry there is.
    pub fn known(kind: &'static EntryKind, path: EntryPath) -> EntryForm {
        EntryForm {
            kind,
            path,
            fresh: None,
            at: 0,
            open: None,
            wrong: None,
            findings: Vec::new(),
            kept: None,
            place: OpenPlace::default(),
            list: None,
            asks_drop: false,
            sheets: 0,
            is_checked: false,
        }
    }

    /// A new one in a list below a path.
    pub fn fresh(kind: &'static EntryKind, below: EntryPath) -> EntryForm {
        EntryForm { fresh: Some(FormEntry::default()), ..EntryForm::known(kind, below) }
    }

    /// The same with the way to the list below it, opened on what the document says now.
    #[must_use]
    pub fn leading_to(self, list: OpenList, here: &AdminSession) -> EntryForm {
        let place = OpenPlace::seen(self.kind.document, &self.path, here);
        EntryForm { list: Some(list), place, ..self }
    }

    pub fn fields(&self) -> Vec<&'static FieldSpec> {
        self.kind.shown().collect()
    }

    pub(super) fn field(&self) -> Option<&'static FieldSpec> {
        self.fields().get(self.at).copied()
    }

    pub(super) fn text(&self, here: &AdminSession) -> String {
        text_of(here, self.kind.document)
    }

    /// What the entry holds now.
    pub fn entry(&self, here: &AdminSession) -> FormEntry {
        match &self.fresh {
            Some(fresh) => fresh.clone(),
            None => entry(&self.text(here), &self.path).unwrap_or_default(),
        }
    }

    /// What the entry is called.
    pub fn name(&self, here: &AdminSession) -> String {
        let entry = self.entry(here);
        let code = entry.text(self.kind.code);
        let name = here.lang.pick(entry.text("name"), entry.text("name_en"));
        let said =
            if code == name || self.kind.code == "name" { name.to_owned() } else { format!("{code} {name}") };
        let said = said.trim();
        if said.is_empty() { (words(here.lang).kind)(self.kind.id).0.to_owned() } else { said.to_owned() }
    }

    /// The document with the new entry in it, and where that stands.
    pub(super) fn with_fresh(&self, text: &str) -> Option<Result<(String, EntryPath), EditFault>> {
        let fresh = self.fresh.as_ref()?;
        let mut ordered = FormEntry::default();
        for field in self.kind.fields {
            ordered.set(field.key, fresh.get(field.key).cloned());
        }
        let count = entries(text, &self.path, self.kind.name()).len();
        let path = self.path.then(PathStep::Nth(self.kind.name(), count));
        Some(add_entry(text, &self.path, self.kind.name(), &ordered).map(|text| (text, path)))
    }

    /// Looks what is wrong with the entry as it stands.
    pub(super) fn check(&mut self, here: &AdminSession) {
        let text = self.text(here);
        self.check_text(&text, here);
    }

    /// The same where the document is to say something else in a moment.
    pub(super) fn check_text(&mut self, text: &str, here: &AdminSession) {
        let Some(documents) = drafted(here) else { return };
        self.is_checked = true;
        let (text, path) = match self.with_fresh(text) {
            Some(Ok(with)) => with,
            Some(Err(_)) => return,
            None => (text.to_owned(), self.path.clone()),
        };
        let look = here.setup.look(&documents.with(&[(self.kind.document.to_owned(), Some(text.clone()))]));
        let kinds: Vec<&EntryKind> =
            KINDS.iter().filter(|kind| kind.document == self.kind.document).collect();
        let subject = DraftSubject::Document(self.kind.document.to_owned());
        let own = look.findings.iter().filter(|finding| finding.subject == subject).filter_map(|finding| {
            let place = place_of(&text, finding.place?, &kinds)?;
            (place.path == path).then(|| FieldFinding {
                key: place.key,
                severity: finding.severity,
                said: labelled(here.say(&finding.message), self.kind, here),
            })
        });
        self.findings = own.collect();
    }

    /// Puts a value into a field.
    pub(super) fn put(
        &mut self,
        field: &'static FieldSpec,
        value: Option<FormValue>,
        here: &AdminSession,
    ) -> PageReply {
        self.wrong = None;
        if let Some(fresh) = &mut self.fresh {
            fresh.set(field.key, value);
            self.check(here);
            return PageReply::stay();
        }
        // Where it stood is another entry now.
        if let Some(gone) = self.gone(here) {
            return gone;
        }
        let words = words(here.lang);
        let before = self.entry(here);
        if before.get(field.key) == value.as_ref() {
            return PageReply::stay();
        }
        let text = self.text(here);
        let changed = set_value(&text, &self.path, field.key, value.as_ref(), &self.kind.before(field.key));
        let Ok(changed) = changed else { return PageReply::stay().saying(words.unusual, NoteTone::Bad) };
        let mut requests = vec![edit(here, self.kind.document, changed.clone())];
        self.place.sends(self.kind.document, &changed, &self.path);
        let (kept, mut tone) = said_kept(here);
        let mut said = kept.to_owned();
        if field.key == self.kind.code
            && let (Some(old), Some(new)) = (before.get(field.key), &value)
            && let (Some(old), Some(new), Some(documents)) = (old.as_text(), new.as_text(), drafted(here))
        {
            let others = renamed(&documents, self.kind.id, (old, new));
            if !others.is_empty() {
                said = format!("{}  {}", said, (words.renamed_too)(others.len()));
            }
            let behind = stays_behind(here, self.kind.id, old);
            if !behind.is_empty() {
                let behind: Vec<String> = behind.iter().map(|one| dependence(here.lang, one)).collect();
                (said, tone) = ((words.not_renamed)(old, &here.lang.list(&behind)), NoteTone::Bad);
            }
            requests.extend(others.into_iter().map(|(name, text)| edit(here, &name, text)));
        }
        self.check_text(&changed, here);
        PageReply::stay().asking(requests).saying(said, tone)
    }

    /// Opens the chosen field, or turns it.
    pub(super) fn open(&mut self, here: &AdminSession) -> PageReply {
        let Some(field) = self.field() else { return PageReply::stay() };
        let entry = self.entry(here);
        if let FieldShape::Flag(usual) = field.shape {
            let now = entry.get(field.key).map_or(usual, |value| *value == FormValue::Flag(true));
            return self.put(field, Some(FormValue::Flag(!now)), here);
        }
        self.open = Some(EntryEditor::new(field, entry.get(field.key), here));
        self.sheets = self.sheets.wrapping_add(1);
        PageReply::stay()
    }

    pub(super) fn replied(&mut self, reply: FieldReply, here: &AdminSession) -> PageReply {
        let Some(field) = self.field() else { return PageReply::stay() };
        match reply {
            FieldReply::Stay => PageReply::stay(),
            FieldReply::Wrong(said) => {
                self.wrong = Some(said);
                PageReply::stay()
            }
            FieldReply::Drop => {
                (self.open, self.wrong) = (None, None);
                self.sheets = self.sheets.wrapping_add(1);
                PageReply::stay()
            }
            FieldReply::Done(value, exit) => {
                self.open = None;
                self.sheets = self.sheets.wrapping_add(1);
                let reply = self.put(field, value, here);
                // A new entry is filled in from the top.
                self.at = exit.leads(self.at, self.fields().len(), self.fresh.is_some());
                reply
            }
        }
    }

    /// Finishes the field that is open, unless it cannot hold what was typed.
    pub(super) fn finish(&mut self, here: &AdminSession) -> PageReply {
        let (Some(open), Some(field)) = (&mut self.open, self.kind.shown().nth(self.at)) else {
            return PageReply::stay();
        };
        let reply = open.finish(FieldExit::Stay, field, here);
        self.replied(reply, here)
    }

    pub(super) fn leave_page(&mut self) -> PageReply {
        let is_begun = self.fresh.as_ref().is_some_and(|fresh| !fresh.0.is_empty());
        if is_begun && !self.asks_drop {
            self.asks_drop = true;
            return PageReply::stay();
        }
        PageReply::back()
    }

    pub(super) fn below(&self, here: &AdminSession) -> Option<PageReply> {
        let (list, below) = (self.list?, self.kind.id.below()?.kind());
        self.fresh.is_none().then(|| list(below, self.path.clone(), here))
    }
}
