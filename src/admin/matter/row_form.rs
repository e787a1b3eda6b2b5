//! One thing of a list: its name; of a document also how many originals and copies, and whether it must be there.
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::catalogue::{Material, OPTIONAL_MARK};
use crate::text::layout::wrap::columns;
use crate::ui::keyboard::TextEntry;
use crate::ui::{Align, Page, Role, Takes, TextField, TextTone, input::Key, narrowed, take_top};
use ratatui::layout::Rect;

/// Digits of a number of copies.
const DIGITS: usize = 2;
/// Rows of candidates.
const CANDIDATES: u16 = 2;

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowReply {
    Stay,
    Done,
    Drop,
}

/// Whether a document must be there (材料必要性).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum MaterialNeed {
    #[default]
    Needed,
    Optional,
    MayFollow,
}

impl MaterialNeed {
    const ALL: [MaterialNeed; 3] = [MaterialNeed::Needed, MaterialNeed::Optional, MaterialNeed::MayFollow];

    fn turned(self, by: usize) -> MaterialNeed {
        let at = MaterialNeed::ALL.iter().position(|need| *need == self).unwrap_or(0);
        MaterialNeed::ALL.iter().cycle().nth(at + by).copied().unwrap_or_default()
    }
}

/// The parts of a row, in order.
const PARTS: usize = 4;
/// The last of them.
const NEED: usize = 3;

/// A row while it is filled in.
#[derive(Debug)]
pub(super) struct RowForm {
    pub(super) name: TextEntry,
    originals: TextField,
    copies: TextField,
    need: MaterialNeed,
    part: usize,
}

impl RowForm {
    /// A document as it stands; `name` is an entry with its name.
    pub fn new(row: &Material, name: TextEntry) -> RowForm {
        let bare = row.name.strip_suffix(OPTIONAL_MARK);
        let need = match (row.may_follow, bare) {
            (true, _) => MaterialNeed::MayFollow,
            (false, Some(_)) => MaterialNeed::Optional,
            (false, None) => MaterialNeed::Needed,
        };
        let name = match bare {
            Some(bare) if need == MaterialNeed::Optional => {
                let mut entry = name;
                entry.clear();
                entry.with(bare)
            }
            _ => name,
        };
        let number = |count: Option<u16>| {
            let text = count.map_or_else(String::new, |count| count.to_string());
            TextField::new(Takes::Digits, DIGITS).with(&text)
        };
        RowForm { name, originals: number(row.originals), copies: number(row.copies), need, part: 0 }
    }

    /// Says whether its name is being written.
    pub fn is_at_name(&self) -> bool {
        self.part == 0
    }

    /// Goes to a part.
    pub fn go(&mut self, part: usize) {
        if part == NEED && self.part == NEED {
            self.need = self.need.turned(1);
        }
        self.name.settle();
        self.part = part.min(NEED);
    }

    /// The document it makes.
    pub fn value(&self, is_material: bool) -> Material {
        self.named(self.name.text(), is_material)
    }

    /// The same with what is half chosen of its name.
    pub fn half_typed(&self, is_material: bool) -> Material {
        self.named(&self.name.query(), is_material)
    }

    fn named(&self, name: &str, is_material: bool) -> Material {
        let name = name.trim().to_owned();
        if !is_material {
            return Material { name, ..Material::default() };
        }
        let optional =
            if self.need == MaterialNeed::Optional && !name.is_empty() { OPTIONAL_MARK } else { "" };
        let number = |field: &TextField| field.text().parse().ok();
        Material {
            name: name + optional,
            originals: number(&self.originals),
            copies: number(&self.copies),
            may_follow: self.need == MaterialNeed::MayFollow,
        }
    }

    pub fn paste(&mut self, letter: char) {
        match self.part {
            0 => drop(self.name.paste(letter)),
            1 => drop(self.originals.insert(letter)),
            2 => drop(self.copies.insert(letter)),
            _ => {}
        }
    }

    pub fn key(&mut self, key: Key, is_material: bool) -> RowReply {
        let parts = if is_material { PARTS } else { 1 };
        match key {
            Key::Enter | Key::Escape if self.part == 0 && self.name.is_composing() => {
                self.name.key(key);
            }
            Key::Escape => return RowReply::Drop,
            Key::Tab | Key::Down if self.part + 1 < parts => self.go(self.part + 1),
            Key::Enter | Key::Tab | Key::Down => return RowReply::Done,
            Key::BackTab | Key::Up => self.go(self.part.saturating_sub(1)),
            key => match self.part {
                0 => drop(self.name.key(key)),
                1 => drop(self.originals.key(key)),
                2 => drop(self.copies.key(key)),
                _ => match key {
                    Key::Left => self.need = self.need.turned(2),
                    Key::Right | Key::Char(' ') => self.need = self.need.turned(1),
                    _ => {}
                },
            },
        }
        RowReply::Stay
    }

    /// Rows it takes at the bottom of an area.
    pub fn rows(&self, area: Rect, is_material: bool) -> u16 {
        let name = self.name.rows_in(area.width.saturating_sub(14)).clamp(1, 4);
        let candidates = if self.name.is_composing() { CANDIDATES } else { 0 };
        (2 + name + candidates + if is_material { 2 } else { 0 }).min(area.height)
    }

    pub fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect, is_material: bool) {
        let words = &here.words().matter;
        page.fill(area, page.theme.soft);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, 1);
        let wide = [words.row_name, words.originals, words.copies, words.need].map(columns);
        let label = u16::try_from(wide.into_iter().max().unwrap_or(4)).unwrap_or(4) + 3;
        let beside = |row: Rect| Rect {
            x: row.x + label.min(row.width),
            width: row.width.saturating_sub(label),
            ..row
        };
        let height = self.name.rows_in(inner.width.saturating_sub(label)).clamp(1, 4);
        let (name, mut rest) = take_top(inner, height);
        part_label(page, name, words.row_name, self.part == 0);
        let place = beside(name);
        page.fill(place, page.theme.card);
        if self.part == 0 {
            page.part(place, AdminTouch::Entry, |page| self.name.view_bare(page, place));
        } else {
            page.text(place, self.name.text(), Align::Left, Role::Fact);
            page.target(name, AdminTouch::Beside(0));
        }
        if self.name.is_composing() {
            let (candidates, below) = take_top(rest, CANDIDATES);
            let place = beside(candidates);
            page.part(place, AdminTouch::Entry, |page| self.name.view_desk_candidates(page, place));
            rest = below;
        }
        if !is_material {
            return;
        }
        // Both numbers stand in one row.
        let (numbers, rest) = take_top(rest, 1);
        let half = numbers.width / 2;
        let fields = [(1, words.originals, &self.originals), (2, words.copies, &self.copies)];
        for (at, (part, said, field)) in fields.into_iter().enumerate() {
            let x = numbers.x + half * u16::try_from(at).unwrap_or(0);
            let cell = Rect { x, width: half, ..numbers };
            part_label(page, cell, said, self.part == part);
            let place = Rect { width: 5.min(half.saturating_sub(label)), ..beside(cell) };
            page.fill(place, page.theme.card);
            page.text(place, &field.shown(self.part == part), Align::Left, Role::Fact);
            page.target(cell, AdminTouch::Beside(part));
        }
        let (need, _) = take_top(rest, 1);
        part_label(page, need, words.need, self.part == NEED);
        let said = (words.needs)(self.need == MaterialNeed::Optional, self.need == MaterialNeed::MayFollow);
        page.text(beside(need), &format!("◀ {said} ▶"), Align::Left, Role::Fact);
        page.target(need, AdminTouch::Beside(NEED));
    }
}

fn part_label(page: &mut Page<'_, AdminTouch>, area: Rect, said: &str, is_open: bool) {
    let row = Rect { height: 1.min(area.height), ..area };
    let (mark, tone) = if is_open { ("▶ ", TextTone::Primary) } else { ("  ", TextTone::Usual) };
    page.text(row, &format!("{mark}{said}"), Align::Left, Role::Label.in_tone(tone));
}
