//! The matters: by unit, or found by what is typed, as at the kiosk; what the draft changes is marked.
use super::browse_list::{BrowseList, DraftMark, FoundMatter, find};
use super::form::MatterForm;
use super::new_code::propose;
use crate::admin::field_exit::other_way;
use crate::admin::page::{chief, hint};
use crate::admin::{AdminPage, AdminSession, AdminTouch, AdminUpdate, Hint, NoteTone, PageReply};
use crate::hall::catalogue::{Applicants, Guide};
use crate::text::keyboard;
use crate::text::layout::wrap::columns;
use crate::ui::desk::{Cursor, ListLook, draw_list};
use crate::ui::keyboard::{EntryTouch, KeyboardMode, TextEntry};
use crate::ui::{Align, Page, Role, TextTone, input::Key, narrowed, take_right, take_top};
use ratatui::layout::Rect;

/// From so many columns on, codes stand beside the names.
const WITH_CODES: u16 = 100;
/// The most that is typed.
const TYPED: usize = 40;

/// The list of units and matters.
#[derive(Debug)]
pub struct Browse {
    typed: TextEntry,
    /// The unit whose matters are shown.
    unit: Option<String>,
    /// Where the mark stood among the units.
    unit_at: Cursor,
    found: BrowseList,
    at: Cursor,
}

impl Browse {
    /// All units.
    pub fn new(here: &AdminSession) -> Browse {
        let mut browse = Browse {
            typed: TextEntry::line(TYPED, KeyboardMode::Latin),
            unit: None,
            unit_at: Cursor(0),
            found: BrowseList::default(),
            at: Cursor(0),
        };
        browse.look(here);
        browse
    }

    fn look(&mut self, here: &AdminSession) {
        self.found = find(&self.typed.query(), self.unit.as_deref(), here);
        self.at = Cursor(self.at.0.min(self.found.len().saturating_sub(1)));
    }

    fn typed_anew(&mut self, here: &AdminSession) {
        self.at = Cursor(0);
        self.look(here);
    }

    fn open(&mut self, here: &AdminSession) -> PageReply {
        match &self.found {
            BrowseList::Units(units) => {
                let Some(unit) = units.get(self.at.0) else { return PageReply::stay() };
                (self.unit, self.unit_at) = (Some(unit.name.clone()), self.at);
                self.typed_anew(here);
                PageReply::stay()
            }
            BrowseList::Matters(matters) => {
                let Some(matter) = matters.get(self.at.0) else { return PageReply::stay() };
                let form = MatterForm::of(&matter.code, None);
                let request = form.request();
                PageReply::open(form).asking([request])
            }
        }
    }

    /// A form for a new matter, in the unit that is shown.
    fn add(&self, here: &AdminSession) -> PageReply {
        let own = match &self.found {
            BrowseList::Units(units) => units.get(self.at.0).map(|unit| unit.name.clone()),
            BrowseList::Matters(matters) => matters.get(self.at.0).map(|matter| matter.department.clone()),
        };
        let department = self.unit.clone().or(own).unwrap_or_default();
        let guide = Guide {
            code: propose(&department, "", here),
            department,
            applicants: Applicants { people: true, organisations: true },
            ..Guide::default()
        };
        PageReply::open(MatterForm::fresh(&guide, here)).saying(here.words().matter.new_how, NoteTone::Plain)
    }

    /// A matter's name, and beside it its code where there is room, or its unit where that is not said above.
    fn line(&self, matter: &FoundMatter, width: u16, here: &AdminSession) -> (String, String) {
        let mark = match matter.mark {
            DraftMark::None => "",
            DraftMark::New => here.words().draft.mark_new,
            DraftMark::Changed => here.words().draft.mark_changed,
            DraftMark::Removed => here.words().draft.mark_removed,
        };
        let name = if matter.name.is_empty() { here.words().matter.no_name } else { &matter.name };
        let name = format!("{mark}{name}");
        let note = match (width >= WITH_CODES, &self.unit) {
            (true, _) => matter.code.clone(),
            (false, None) => unit_name(&matter.department, here),
            (false, Some(_)) => String::new(),
        };
        let has_room = columns(&name) + columns(&note) + 8 <= width.into();
        (name, if has_room { note } else { String::new() })
    }

    fn draw_search(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let words = &here.words().matter;
        page.card(area, page.theme.card);
        let row = narrowed(Rect { y: area.y + area.height / 2, height: 1, ..area }, 2);
        let count = match &self.found {
            BrowseList::Units(units) => (words.units)(units.len()),
            BrowseList::Matters(matters) => (words.matters)(matters.len()),
        };
        let wide = |text: &str| u16::try_from(columns(text)).unwrap_or(0);
        let (right, left) = take_right(row, wide(&count), 2);
        page.text(right, &count, Align::Right, Role::Note);
        let label = wide(words.search) + 2;
        page.text(left, words.search, Align::Left, Role::Label.in_tone(TextTone::Primary));
        let place =
            Rect { x: left.x + label.min(left.width), width: left.width.saturating_sub(label), ..left };
        page.part(place, AdminTouch::Entry, |page| self.typed.view_bare(page, place));
        if self.typed.is_empty() {
            let note = Rect { x: place.x + 2, width: place.width.saturating_sub(2), ..place };
            page.text(note, words.search_how, Align::Left, Role::Note);
        }
    }
}

/// A unit as the language has it; one the hall does not know keeps its name.
fn unit_name(unit: &str, here: &AdminSession) -> String {
    let known = here.hall.setup.departments.iter().find(|known| known.name.zh == unit);
    known.map_or(unit, |known| here.say(&known.name)).to_owned()
}

impl AdminPage for Browse {
    fn title(&self, here: &AdminSession) -> String {
        let words = here.words().matter.section.name;
        self.unit
            .as_ref()
            .map_or_else(|| words.to_owned(), |unit| format!("{words} · {}", unit_name(unit, here)))
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let area = narrowed(area, 2);
        let (search, rest) = take_top(area, if area.height >= 20 { 3 } else { 1 });
        self.draw_search(page, here, search);
        let (candidates, list) = take_top(rest, u16::from(self.typed.is_composing()));
        page.part(candidates, AdminTouch::Entry, |page| self.typed.view_desk_candidates(page, candidates));
        let words = &here.words().matter;
        let items: Vec<(String, String)> = match &self.found {
            BrowseList::Units(units) => units
                .iter()
                .map(|unit| (unit.shown.clone(), (words.unit_note)(unit.matters, unit.changed)))
                .collect(),
            BrowseList::Matters(matters) => {
                matters.iter().map(|matter| self.line(matter, list.width, here)).collect()
            }
        };
        if items.is_empty() {
            let said = if here.finder.is_none() { words.index_not_ready } else { words.nothing_found };
            page.text(Rect { height: 1.min(list.height), ..list }, said, Align::Left, Role::Note);
        }
        draw_list(page, list, &items, self.at, ListLook { each: 1, counts: true }, AdminTouch::Item);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let way = if self.typed.mode() == KeyboardMode::Pinyin { keys.letters } else { keys.pinyin };
        vec![
            Hint { lit: self.found.len() > 0, ..chief("Enter", keys.open, Key::Enter) },
            hint("↓", keys.choose, Key::Down),
            hint("F5", keys.new_matter, Key::F(5)),
            hint("F3", way, Key::F(3)),
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        match key {
            Key::Escape if self.typed.takes(key) => drop(self.typed.key(key)),
            Key::Escape if !self.typed.is_empty() => {
                self.typed.clear();
                self.typed_anew(here);
            }
            Key::Escape if self.unit.is_some() => {
                self.unit = None;
                self.look(here);
                self.at = self.unit_at;
            }
            Key::Escape => return PageReply::back(),
            Key::Enter if !self.typed.is_composing() || self.typed.mode() != KeyboardMode::Pinyin => {
                return self.open(here);
            }
            Key::F(3) => other_way(&mut self.typed, here),
            Key::F(5) => return self.add(here),
            key if self.at.key(key, self.found.len()) => {}
            key => {
                self.typed.key(key);
                self.typed_anew(here);
            }
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Item(at) if self.at.touch(*at) => self.open(here),
            AdminTouch::Entry(touch) => {
                let is_caret = matches!(touch, EntryTouch::Caret(_));
                self.typed.touch(*touch, keyboard::words(here.lang));
                if !is_caret {
                    self.typed_anew(here);
                }
                PageReply::stay()
            }
            _ => PageReply::stay(),
        }
    }

    fn paste(&mut self, letter: char, here: &AdminSession) -> PageReply {
        self.typed.paste(letter);
        self.typed_anew(here);
        PageReply::stay()
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        if matches!(news, AdminUpdate::Draft(_) | AdminUpdate::Hall(_) | AdminUpdate::Finder(..)) {
            self.look(here);
        }
        PageReply::stay()
    }

    fn takes_letters(&self) -> bool {
        true
    }

    fn sheet(&self) -> u32 {
        u32::from(self.unit.is_some())
    }
}
