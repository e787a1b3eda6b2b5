//! One matter, field by field; what is accepted goes into the draft at once.
use super::editor::FieldEditor;
use super::entries::EditReply;
use super::field::MatterField;
use super::form_layout::written_width;
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, Hint, NoteTone, PageReply, ReadMatter,
    Unfinished,
};
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{DraftSubject, MatterRecord};
use crate::ui::{Page, input::Key};
use ratatui::layout::Rect;

/// The key that turns the guide.
const TURN: &str = "→";
/// How far the page keys go.
const PAGE: usize = 8;

/// What is asked before something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormQuestion {
    /// Whether the matter is to vanish.
    Remove,
    /// Somebody changed the same matter meanwhile: who, and the number of their change.
    Overtaken(String, u32),
}

/// Where a form goes as soon as its matter was read.
#[derive(Debug)]
pub(super) enum FormAim {
    /// To its field.
    Field,
    /// To the first field that is changed.
    Change,
    /// Into what was half written when the power failed.
    HalfWritten(Unfinished),
}

/// A matter that is written.
#[derive(Debug)]
pub struct MatterForm {
    pub(super) code: String,
    /// Nothing until it was read.
    pub(super) is_read: bool,
    /// As it is in force, and how that is written; nothing for a new one.
    pub(super) published: Option<(Guide, MatterRecord)>,
    /// As the draft has it, or it is in force.
    pub(super) record: MatterRecord,
    /// The same, read; while a field is open, with what stands in that.
    pub(super) read: ReadMatter,
    /// The draft takes it out.
    pub(super) is_removed: bool,
    pub(super) at: MatterField,
    pub(super) open: Option<FieldEditor>,
    pub(super) question: Option<FormQuestion>,
    pub(super) shows_preview: bool,
    pub(super) turned: usize,
    /// The number of the last change of it that is known here.
    pub(super) seen: u32,
    /// Changes that were sent and not answered.
    pub(super) unanswered: usize,
    /// Where it goes as soon as the matter was read.
    pub(super) aim: FormAim,
    /// Two sheets in turn, so that a touch does not go through to another field.
    pub(super) sheets: u32,
}

impl MatterForm {
    /// The form of a matter that is to be read; a field may be named where somebody wants to go on.
    pub fn of(code: &str, field: Option<MatterField>) -> MatterForm {
        MatterForm {
            code: code.to_owned(),
            is_read: false,
            published: None,
            record: MatterRecord::default(),
            read: ReadMatter::default(),
            is_removed: false,
            at: field.unwrap_or(MatterField::Name),
            open: None,
            question: None,
            shows_preview: false,
            turned: 0,
            seen: 0,
            unanswered: 0,
            aim: FormAim::Field,
            sheets: 0,
        }
    }

    /// The same for somebody who wants to go on where something is changed.
    #[must_use]
    pub fn at_change(self) -> MatterForm {
        MatterForm { aim: FormAim::Change, ..self }
    }

    /// The form of a matter that nobody has written yet, with what is known of it.
    pub fn fresh(guide: &Guide, here: &AdminSession) -> MatterForm {
        let mut form = MatterForm::of(&guide.code, None);
        form.is_read = true;
        form.record = here.reader.write(guide);
        form.reread(here);
        form
    }

    /// What has to be asked of the worker when it is opened.
    pub fn request(&self) -> AdminRequest {
        AdminRequest::OpenMatter(self.code.clone())
    }

    /// What it is about.
    pub(super) fn subject(&self) -> DraftSubject {
        DraftSubject::Matter(self.code.clone())
    }

    /// Says whether a field is not as it is in force.
    pub(super) fn is_changed(&self, field: MatterField) -> bool {
        match &self.published {
            Some((guide, written)) => {
                let is_open = self.open.is_some() && field == self.at;
                let differs = self.record.get(field.key()) != written.get(field.key());
                if is_open { !field.is_same(&self.read.guide, guide) } else { differs }
            }
            None => !self.record.get(field.key()).is_empty(),
        }
    }

    /// Says whether a field can be changed: the code of a matter in force is what others know it by.
    pub(super) fn is_fixed(&self, field: MatterField) -> bool {
        field == MatterField::Code && self.published.is_some()
    }

    fn go(&mut self, by: isize) {
        let last = MatterField::ALL.len() - 1;
        let to = self.at.place().saturating_add_signed(by).min(last);
        if let Some((field, _)) = MatterField::ALL.get(to) {
            self.at = *field;
        }
    }

    pub(super) fn open_field(&mut self, field: MatterField, here: &AdminSession) -> PageReply {
        self.at = field;
        if self.is_removed {
            return PageReply::stay().saying(here.words().matter.is_removed, NoteTone::Bad);
        }
        if self.is_fixed(field) {
            return PageReply::stay().saying(here.words().matter.code_is_fixed, NoteTone::Bad);
        }
        self.sheets = self.sheets.wrapping_add(1);
        // What is written is seen.
        self.shows_preview = false;
        self.open = Some(FieldEditor::new(field, &self.read.guide, here));
        PageReply::stay()
    }

    fn edited(&mut self, reply: EditReply, here: &AdminSession) -> PageReply {
        match reply {
            EditReply::Stay => {
                self.try_out(here);
                return PageReply::stay();
            }
            EditReply::Keep => return self.keep(false, here),
            EditReply::Drop => return self.drop_typed(here),
            EditReply::Done | EditReply::Next | EditReply::Before => {}
        }
        let kept = self.keep(true, here);
        match reply {
            EditReply::Next => self.go(1),
            EditReply::Before => self.go(-1),
            _ => {}
        }
        kept
    }
}

impl AdminPage for MatterForm {
    fn title(&self, here: &AdminSession) -> String {
        let guide = &self.read.guide;
        let name = here.lang.pick(&guide.name.zh, &guide.name.en);
        let state = match () {
            () if !self.is_read => here.words().matter.reading,
            () if self.is_removed => here.words().matter.mark_removed,
            () if self.published.is_none() => here.words().matter.mark_new,
            () if MatterField::ALL.iter().any(|(field, _)| self.is_changed(*field)) => {
                here.words().matter.mark_changed
            }
            () => "",
        };
        let name = if name.is_empty() { here.words().matter.no_name } else { name };
        format!("{name}  {state}").trim_end().to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        self.draw(page, here, area);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        match self.asked() {
            Some(FormQuestion::Remove) => {
                return vec![chief("Enter", keys.confirm, Key::Enter), hint("Esc", keys.back, Key::Escape)];
            }
            Some(FormQuestion::Overtaken(..)) => {
                return vec![hint("F9", keys.keep_mine, Key::F(9)), hint("F8", keys.take_theirs, Key::F(8))];
            }
            None => {}
        }
        if let Some(open) = &self.open {
            return open.hints(here);
        }
        let is_open = self.is_read && !self.is_removed;
        let mut hints = vec![
            Hint { lit: is_open, ..chief("Enter", keys.change, Key::Enter) },
            Hint { lit: !self.shows_preview, ..hint("a–z", keys.to_field, Key::Down) },
            hint("^Z", keys.undo, Key::Control('z')),
            hint("^Y", keys.again, Key::Control('y')),
            hint("F4", keys.preview, Key::F(4)),
            hint(TURN, keys.turn_preview, Key::Right),
            Hint { lit: is_open, ..hint("F6", keys.copy, Key::F(6)) },
            hint("F8", if self.is_removed { keys.restore } else { keys.remove }, Key::F(8)),
            hint("F2", keys.language, Key::F(2)),
            hint("Esc", keys.back, Key::Escape),
        ];
        let can_turn = self.preview_pages(here, here.body(&hints)) > 1;
        hints.iter_mut().filter(|hint| hint.key == TURN).for_each(|hint| hint.lit = can_turn);
        hints
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        if self.asked().is_some() {
            return self.question_key(key);
        }
        if let Some(open) = &mut self.open {
            if key == Key::F(4) {
                self.shows_preview = !self.shows_preview;
                return PageReply::stay();
            }
            let reply = open.key(key, written_width(here), here);
            return self.edited(reply, here);
        }
        match key {
            Key::Escape if self.shows_preview => self.shows_preview = false,
            Key::Escape => return PageReply::back(),
            _ if !self.is_read => {}
            Key::Enter => return self.open_field(self.at, here),
            Key::Up | Key::BackTab => self.go(-1),
            Key::Down | Key::Tab => self.go(1),
            Key::PageUp => self.go(-PAGE.cast_signed()),
            Key::PageDown => self.go(PAGE.cast_signed()),
            Key::Home => self.go(isize::MIN),
            Key::End => self.go(isize::MAX),
            Key::Left => self.turned = self.turned.saturating_sub(1),
            Key::Right => {
                let pages = self.preview_pages(here, here.body(&self.hints(here)));
                self.turned = (self.turned + 1).min(pages.saturating_sub(1));
            }
            Key::Control('z') => return self.undo(false, here),
            Key::Control('y') => return self.undo(true, here),
            Key::F(4) => self.shows_preview = !self.shows_preview,
            Key::F(6) if !self.is_removed => return self.copy(here),
            Key::F(8) | Key::Delete if self.is_removed => return self.restore(),
            Key::F(8) | Key::Delete => self.question = Some(FormQuestion::Remove),
            Key::Char(letter) => {
                if let Some(field) =
                    MatterField::lettered(crate::text::layout::half_width::half_width(letter))
                {
                    return self.open_field(field, here);
                }
            }
            _ => {}
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        if self.asked().is_some() {
            return PageReply::stay();
        }
        match (touch, &mut self.open) {
            (AdminTouch::Field(at), _) => {
                let Some((field, _)) = MatterField::ALL.get(*at) else { return PageReply::stay() };
                if self.open.is_none() {
                    return self.open_field(*field, here);
                }
                // A touch on another field finishes the one that is open.
                let kept = self.keep(true, here);
                self.at = *field;
                kept
            }
            (touch, Some(open)) => {
                let reply = open.touch(touch, here);
                self.edited(reply, here)
            }
            _ => PageReply::stay(),
        }
    }

    fn paste(&mut self, letter: char, here: &AdminSession) -> PageReply {
        if let Some(open) = &mut self.open {
            open.paste(letter);
            self.try_out(here);
        }
        PageReply::stay()
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        match news {
            AdminUpdate::Matter(opened) if opened.code == self.code => {
                self.load(opened.published.clone(), here);
                PageReply::stay()
            }
            AdminUpdate::Draft(_) => {
                self.follow(here);
                PageReply::stay()
            }
            AdminUpdate::Done(outcome) => self.done(outcome, here),
            _ => PageReply::stay(),
        }
    }

    fn leave(&mut self, here: &AdminSession) -> Vec<AdminRequest> {
        self.keep(true, here).requests
    }

    fn unfinished(&self, here: &AdminSession) -> Option<Unfinished> {
        self.half_written(here)
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn is_commanded(&self) -> bool {
        // A letter opens the field it stands before.
        self.open.as_ref().is_none_or(FieldEditor::is_commanded)
    }

    fn sheet(&self) -> u32 {
        let lies = match (self.asked(), &self.open) {
            (Some(_), _) => 1,
            (None, Some(_)) => 2 + self.sheets % 2,
            (None, None) => 0,
        };
        2 * lies + u32::from(self.shows_preview)
    }
}
