//! Somebody who writes a text of several lines with a finger.
use crate::support::pilot::{read, squeeze};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use service_hall::text::Lang;
use service_hall::text::keyboard::{KeyboardWords, words};
use service_hall::ui::keyboard::{EntryChange, EntryTouch, KeyboardMode, TextEntry};
use service_hall::ui::{Grid, Highlight, LIGHT, Page, Panel, Target};

/// The glass of an upright kiosk, of one lying across, and of the smallest.
pub const UPRIGHT: Panel = Panel { width_mm: 268.0, height_mm: 476.0 };
pub const ACROSS: Panel = Panel { width_mm: 476.0, height_mm: 268.0 };
pub const SMALL: Panel = Panel { width_mm: 344.0, height_mm: 194.0 };

/// A text, and the page it is written on.
pub struct Writer {
    pub entry: TextEntry,
    pub lang: Lang,
    pub grid: Grid,
    pub area: Rect,
    /// What became of the last touch.
    pub change: EntryChange,
    pub touches: usize,
}

impl Writer {
    /// On an upright kiosk of the usual size, in Chinese.
    pub fn new(mode: KeyboardMode) -> Writer {
        Writer::at((72, 53), UPRIGHT, Lang::Zh, false, TextEntry::lines(1000, mode))
    }

    /// On a terminal of a size; the page has a heading above the text and buttons below it.
    pub fn at(cells: (u16, u16), panel: Panel, lang: Lang, large: bool, entry: TextEntry) -> Writer {
        let (columns, rows) = cells;
        let grid = Grid::new(columns, rows, panel, large);
        let finger = grid.finger_rows();
        let frame = match rows {
            0..=26 => 2 + finger,
            27..=35 => 3 + finger,
            _ => 6 + finger,
        };
        let heading = if rows < 30 { 1 } else { 3 };
        let area =
            Rect::new(2, frame - finger + heading, columns - 4, rows - frame - heading - grid.finger_rows());
        Writer { entry, lang, grid, area, change: EntryChange::Ignored, touches: 0 }
    }

    pub fn words(&self) -> &'static KeyboardWords {
        words(self.lang)
    }

    /// What is on the page, and what each place of it means to a finger that is somewhere.
    pub fn look(&self, finger: Option<Position>) -> (Buffer, Vec<Target<EntryTouch>>) {
        let all = Rect::new(0, 0, self.grid.columns, self.grid.rows);
        let mut buffer = Buffer::empty(all);
        let mut page = Page::new(&mut buffer, all, self.grid, LIGHT, Highlight::default()).touched_at(finger);
        page.fill(all, LIGHT.page);
        self.entry.view(&mut page, self.area, self.words());
        let targets = page.into_targets();
        (buffer, targets)
    }

    pub fn screen(&self) -> String {
        let (buffer, _) = self.look(None);
        read(&buffer, buffer.area)
    }

    pub fn sees(&self, words: &str) -> bool {
        squeeze(&self.screen()).contains(&squeeze(words))
    }

    /// The labels of all keys and candidates, in the order they are drawn.
    pub fn labels(&self) -> Vec<String> {
        let (buffer, targets) = self.look(None);
        targets.iter().map(|target| squeeze(&read(&buffer, target.place.area))).collect()
    }

    fn place(&self, label: &str) -> Option<Rect> {
        let at = self.labels().iter().rposition(|found| *found == squeeze(label))?;
        Some(self.look(None).1[at].place.area)
    }

    /// Touches the key or candidate of a label; the one nearest to the keys where there are two.
    pub fn tap(&mut self, label: &str) -> &mut Self {
        let area = self.place(label).unwrap_or_else(|| panic!("no {label} on\n{}", self.screen()));
        self.tap_at(area.x + area.width / 2, area.y + area.height / 2)
    }

    /// The place that means something.
    pub fn means(&self, touch: EntryTouch) -> Option<Rect> {
        let (_, targets) = self.look(None);
        targets.iter().find(|target| target.message == touch).map(|target| target.place.area)
    }

    /// Touches the place that means something, whatever letters its label is drawn in.
    pub fn press(&mut self, touch: EntryTouch) -> &mut Self {
        let area = self.means(touch).unwrap_or_else(|| panic!("no {touch:?} on\n{}", self.screen()));
        self.tap_at(area.x + area.width / 2, area.y + area.height / 2)
    }

    /// Touches keys.
    pub fn keys(&mut self, keys: impl IntoIterator<Item = char>) -> &mut Self {
        for key in keys {
            self.press(EntryTouch::Key(key));
        }
        self
    }

    /// Touches a cell.
    pub fn tap_at(&mut self, x: u16, y: u16) -> &mut Self {
        let finger = Position { x, y };
        let (_, targets) = self.look(Some(finger));
        let touched = targets.iter().rfind(|target| target.place.area.contains(finger));
        let touched = touched.unwrap_or_else(|| panic!("nothing at {x}, {y}\n{}", self.screen()));
        self.change = self.entry.touch(touched.message, words(self.lang));
        self.touches += 1;
        self
    }

    /// Chooses a candidate, on whatever page of candidates it is.
    pub fn choose(&mut self, text: &str) -> &mut Self {
        for _ in 0..200 {
            if self.place(text).is_some() {
                return self.tap(text);
            }
            self.tap("▶");
        }
        panic!("{text} is not offered");
    }

    /// Types the keys of something and chooses what is meant.
    pub fn spell(&mut self, keys: &str, text: &str) -> &mut Self {
        self.keys(keys.chars()).choose(text)
    }
}
