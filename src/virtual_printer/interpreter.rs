//! What commands do to the line and the paper: the printer's own hand, which knows neither time nor faults.
use super::commands::{Need, need};
use super::letter_source::{LetterSource, a_box};
use super::letters::{double, is_narrow, own_char, own_slot, single};
use super::line::PrintLine;
use super::model::PrinterModel;
use super::modes::Modes;
use super::path::{Motion, PaperPath};
use super::picture::DotPicture;
use super::raster::Raster;
use super::symbols::Symbol;

/// What a command wants of the rest of the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reaction {
    /// To be told the paper's state in its turn (`GS r`, `ESC v`).
    Paper,
    /// To be told who the printer is (`GS I n`).
    Identity(u8),
    /// To be told by itself from now on (`GS a n`).
    Watch,
    /// To be told when everything before is printed.
    Told([u8; 4]),
    /// Nobody knows this command.
    Unknown,
}

/// The state between bytes.
#[derive(Clone, Debug)]
pub(super) struct Interpreter {
    pub modes: Modes,
    pub(super) line: PrintLine,
    pub(super) symbol: Symbol,
    /// A picture kept for `GS ( L` to print.
    pub(super) kept: Option<DotPicture>,
    held: Vec<u8>,
    raster: Option<Raster>,
    own: Vec<(u8, DotPicture)>,
}

/// What the hand works with.
pub(super) struct Workspace<'a> {
    pub make: &'a PrinterModel,
    pub face: &'a dyn LetterSource,
    pub path: &'a mut PaperPath,
}

impl Interpreter {
    pub fn new(make: &PrinterModel) -> Interpreter {
        Interpreter {
            modes: Modes::new(make),
            line: PrintLine::default(),
            symbol: Symbol::default(),
            kept: None,
            held: Vec::new(),
            raster: None,
            own: Vec::new(),
        }
    }

    /// Takes one byte in its turn.
    pub fn take(&mut self, byte: u8, workspace: &mut Workspace<'_>) -> Option<Reaction> {
        if self.raster.is_some() {
            self.dots(byte, workspace);
            return None;
        }
        self.held.push(byte);
        if let [lead @ 0x81..=0xFF] = *self.held
            && self.modes.chinese
        {
            return (lead == 0xFF).then(|| self.forget());
        }
        if let [lead @ 0x81..=0xFF, trail] = *self.held
            && self.modes.chinese
        {
            return self.han(lead, trail, workspace);
        }
        match need(&self.held) {
            Need::More => None,
            Need::Unknown => Some(self.forget()),
            Need::Nothing => {
                let command = std::mem::take(&mut self.held);
                self.execute(&command, workspace)
            }
        }
    }

    /// Puts the line on paper and goes on to the next one, at least so many dot lines further.
    pub fn feed_line(&mut self, least: usize, workspace: &mut Workspace<'_>) {
        let (rows, words) = self.line.finish(&self.modes, workspace.make.dots);
        let height = rows.len();
        workspace.path.print(rows);
        workspace.path.push(Motion::Words(words, height));
        workspace.path.push(Motion::Feed(least.saturating_sub(height)));
    }

    /// Puts the line on paper where there is one, without going further than it is high.
    pub fn settle(&mut self, workspace: &mut Workspace<'_>) {
        if !self.line.is_empty() {
            self.feed_line(0, workspace);
        }
    }

    /// Prints a picture as a line of its own.
    pub fn print(&mut self, picture: DotPicture, workspace: &mut Workspace<'_>) {
        self.settle(workspace);
        self.line.add(picture, None, &self.modes, 0);
        let (rows, _) = self.line.finish(&self.modes, workspace.make.dots);
        workspace.path.print(rows);
    }

    /// Begins a picture whose rows follow.
    pub fn begin_raster(&mut self, command: &[u8], workspace: &mut Workspace<'_>) {
        self.settle(workspace);
        self.raster = Raster::announced(command);
    }

    /// Adds a character, on a new line where the old one is full.
    pub fn write(&mut self, glyph: &DotPicture, word: char, han: bool, workspace: &mut Workspace<'_>) {
        let (across, down) = if han { self.modes.han } else { self.modes.ascii };
        let picture = glyph.enlarged(across, down);
        let (before, after) = if han { self.modes.han_gaps } else { (0, self.modes.gap * across) };
        if !self.line.has_room(before + picture.width, &self.modes) && !self.line.is_empty() {
            self.feed_line(self.modes.spacing, workspace);
        }
        let underline = if han && self.modes.han_underline { 1 } else { self.modes.underline };
        self.line.used += before;
        self.line.add(picture, Some(word), &self.modes, underline);
        self.line.used += after;
    }

    /// A single byte as a character.
    pub fn letter(&mut self, byte: u8, workspace: &mut Workspace<'_>) {
        let c = single(byte, self.modes.page);
        let rows = workspace.face.glyph(c).unwrap_or_else(|| a_box(c));
        let glyph = DotPicture::glyph(&rows, if is_narrow(c) { 12 } else { 24 });
        let (width, height) = if self.modes.small { (9, 17) } else { (12, 24) };
        self.write(&glyph.fitted(width, height), c, false, workspace);
    }

    /// Defines a glyph of the computer's own, or drops it where the printer has no room left.
    pub fn define(&mut self, command: &[u8], make: &PrinterModel) {
        let [_, _, lead, trail, columns @ ..] = command else { return };
        let Some(slot) = own_slot(*lead, *trail) else { return };
        self.own.retain(|(known, _)| *known != slot);
        if self.own.len() < make.user_glyphs.into() {
            self.own.push((slot, DotPicture::columns(columns, 3)));
        }
    }

    /// Forgets a glyph of the computer's own.
    pub fn undefine(&mut self, lead: u8, trail: u8) {
        self.own.retain(|(slot, _)| own_slot(lead, trail) != Some(*slot));
    }

    /// Puts everything back as it is after switching on; what is on its way to the paper stays.
    pub fn begin_again(&mut self, make: &PrinterModel) {
        *self = Interpreter::new(make);
    }

    /// Forgets the line and the command under way, as clearing the buffers does.
    pub fn drop_line(&mut self) {
        self.line = PrintLine::default();
        self.held.clear();
        self.raster = None;
    }

    fn forget(&mut self) -> Reaction {
        self.held.clear();
        Reaction::Unknown
    }

    fn dots(&mut self, byte: u8, workspace: &mut Workspace<'_>) {
        let Some(raster) = &mut self.raster else { return };
        if let Some(row) = raster.take(byte) {
            let row = row.moved(self.modes.indent(raster.width()), workspace.make.dots);
            (0..raster.down()).for_each(|_| workspace.path.push(Motion::Row(row.clone())));
        }
        if raster.is_over() {
            self.raster = None;
        }
    }

    /// Two bytes as a Chinese character. A control byte in second place was not meant as one, and is a command again.
    fn han(&mut self, lead: u8, trail: u8, workspace: &mut Workspace<'_>) -> Option<Reaction> {
        self.held.clear();
        if trail < 0x20 {
            self.letter(b'?', workspace);
            return self.take(trail, workspace);
        }
        let (picture, c) = if let Some(slot) = own_slot(lead, trail) {
            self.own_glyph(slot)
        } else {
            let c = double(lead, trail, workspace.make.chinese);
            (DotPicture::glyph(&workspace.face.glyph(c).unwrap_or_else(|| a_box(c)), 24), c)
        };
        self.write(&picture, c, true, workspace);
        None
    }

    /// A glyph of the computer's own; one never defined is an empty place.
    fn own_glyph(&self, slot: u8) -> (DotPicture, char) {
        let own = self.own.iter().find(|(known, _)| *known == slot);
        own.map_or_else(
            || (DotPicture::glyph(&[0; 24], 24), '\u{3000}'),
            |(_, picture)| (picture.clone(), own_char(slot)),
        )
    }
}
