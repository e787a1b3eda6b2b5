//! The table of commands: what each one does.
use super::interpreter::{Interpreter, Reaction, Workspace};
use super::modes::{Align, SPACING};
use super::path::Motion;
use super::picture::DotPicture;
use super::symbols::bar_text;

const DLE: u8 = 0x10;
const ESC: u8 = 0x1B;
const FS: u8 = 0x1C;
const GS: u8 = 0x1D;
const HT: u8 = 0x09;
const LF: u8 = 0x0A;

impl Interpreter {
    /// Does one whole command, or prints one character.
    pub(super) fn execute(&mut self, command: &[u8], workspace: &mut Workspace<'_>) -> Option<Reaction> {
        match *command {
            [LF] => self.feed_line(self.modes.spacing, workspace),
            [HT] => self.tab(),
            // Real-time commands acted when they came; here their bytes are passed over. CR, FF and CAN do nothing
            // where pages are not put together.
            [..0x20 | 0x7F] | [DLE, ..] => {}
            [ESC, ref rest @ ..] => return self.escape(rest, workspace),
            [FS, ref rest @ ..] => self.chinese(rest, workspace),
            [GS, ref rest @ ..] => return self.group(command, rest, workspace),
            [byte] => self.letter(byte, workspace),
            _ => return Some(Reaction::Unknown),
        }
        None
    }

    fn escape(&mut self, rest: &[u8], workspace: &mut Workspace<'_>) -> Option<Reaction> {
        match *rest {
            [b'@'] => self.begin_again(workspace.make),
            [b'!', n] => self.modes.choose(n),
            [b' ', n] => self.modes.gap = n.into(),
            [b'-', n] => self.modes.underline = usize::from(n & 3).min(2),
            [b'E' | b'G', n] => self.modes.bold = n & 1 != 0,
            [b'M', n] => self.modes.small = n & 1 != 0,
            [b'a', n] => self.modes.align = align(n),
            [b't', n] => self.modes.page = n,
            [b'2'] => self.modes.spacing = SPACING,
            [b'3', n] => self.modes.spacing = n.into(),
            [b'J', n] => self.feed(n.into(), workspace),
            [b'd', n] => self.feed(usize::from(n) * self.modes.spacing, workspace),
            [b'D', ref tabs @ ..] => self.modes.tabs = tabs.iter().copied().filter(|tab| *tab > 0).collect(),
            [b'$', low, high] => self.line.move_to(u16::from_le_bytes([low, high]).into()),
            [b'\\', low, high] => self.step(i16::from_le_bytes([low, high])),
            [b'*', density, _, _, ref dots @ ..] => self.columns(density, dots, workspace),
            [b'i' | b'm'] => self.cut(workspace),
            [b'v'] => return Some(Reaction::Paper),
            _ => {}
        }
        None
    }

    fn chinese(&mut self, rest: &[u8], workspace: &mut Workspace<'_>) {
        match *rest {
            [b'&'] => self.modes.chinese = workspace.make.chinese != super::model::ChineseFont::None,
            [b'.'] => self.modes.chinese = false,
            [b'!', n] => self.modes.choose_han(n),
            [b'W', n] => self.modes.han = if n & 1 == 1 { (2, 2) } else { (1, 1) },
            [b'-', n] => self.modes.han_underline = n & 3 != 0,
            [b'S', before, after] => self.modes.han_gaps = (before.into(), after.into()),
            [b'2', ..] => self.define(&[&[FS], rest].concat(), workspace.make),
            [b'?', lead, trail] => self.undefine(lead, trail),
            _ => {}
        }
    }

    fn group(&mut self, command: &[u8], rest: &[u8], workspace: &mut Workspace<'_>) -> Option<Reaction> {
        match *rest {
            [b'!', n] => self.modes.enlarge(n, workspace.make.max_size),
            [b'B', n] => self.modes.reverse = n & 1 != 0,
            [b'L', low, high] => self.margin(u16::from_le_bytes([low, high]).into(), workspace.make.dots),
            [b'W', low, high] => {
                let width = usize::from(u16::from_le_bytes([low, high]));
                self.modes.width = width.clamp(24, (workspace.make.dots - self.modes.left).max(24));
            }
            [b'V', 0 | 1 | b'0' | b'1'] => self.cut(workspace),
            [b'V', b'A' | b'B' | b'a' | b'b' | b'g' | b'h', n] => {
                self.settle(workspace);
                workspace.path.push(Motion::Feed(workspace.make.head_to_cutter + usize::from(n)));
                self.cut(workspace);
            }
            [b'a', n] => {
                self.modes.asb = n;
                return Some(Reaction::Watch);
            }
            [b'r', 1 | b'1'] => return Some(Reaction::Paper),
            [b'I', n] => return Some(Reaction::Identity(n)),
            [b'v', ..] => self.begin_raster(command, workspace),
            [b'k', ..] => {
                self.settle(workspace);
                workspace.path.push(Motion::Code(bar_text(command)));
            }
            [b'(', b'H', 6, 0, b'0', b'0', a, b, c, d] => return Some(Reaction::Told([a, b, c, d])),
            [b'(', b'k', _, _, b'1', function, ref data @ ..] => self.code(function, data, workspace),
            [b'(', b'L', _, _, ref data @ ..] | [b'8', b'L', _, _, _, _, ref data @ ..] => {
                self.graphics(data, workspace);
            }
            _ => {}
        }
        None
    }

    fn cut(&mut self, workspace: &mut Workspace<'_>) {
        self.settle(workspace);
        if workspace.make.cutter {
            workspace.path.push(Motion::Cut);
        }
    }

    fn feed(&mut self, rows: usize, workspace: &mut Workspace<'_>) {
        if self.line.is_empty() {
            workspace.path.push(Motion::Feed(rows));
        } else {
            self.feed_line(rows, workspace);
        }
    }

    fn margin(&mut self, left: usize, dots: usize) {
        self.modes.left = left.min(dots.saturating_sub(24));
        self.modes.width = self.modes.width.min(dots - self.modes.left);
    }

    fn tab(&mut self) {
        let columns = self.modes.tabs.iter().map(|tab| usize::from(*tab) * 12);
        if let Some(next) = columns.into_iter().find(|at| *at > self.line.used && *at < self.modes.width) {
            self.line.move_to(next);
        }
    }

    fn step(&mut self, by: i16) {
        let by_dots = usize::from(by.unsigned_abs());
        let at = if by < 0 { self.line.used.saturating_sub(by_dots) } else { self.line.used + by_dots };
        self.line.move_to(at);
    }

    /// A picture of columns in the line (`ESC *`), eight or 24 dots high, each dot as large as the density says.
    fn columns(&mut self, density: u8, dots: &[u8], workspace: &mut Workspace<'_>) {
        let (high, across) = match density {
            33 => (3, 1),
            32 => (3, 2),
            1 => (1, 1),
            _ => (1, 2),
        };
        let picture = DotPicture::columns(dots, high).enlarged(across, if high == 1 { 3 } else { 1 });
        if !self.line.has_room(picture.width, &self.modes) && !self.line.is_empty() {
            self.feed_line(self.modes.spacing, workspace);
        }
        self.line.add(picture, None, &self.modes, 0);
    }

    /// A function of `GS ( k` for QR codes.
    fn code(&mut self, function: u8, data: &[u8], workspace: &mut Workspace<'_>) {
        if self.symbol.take(function, data)
            && let Some(picture) = self.symbol.draw()
        {
            self.print(picture, workspace);
            workspace.path.push(Motion::Code(self.symbol.text()));
        }
    }

    /// A function of `GS ( L`: keep a picture of one colour, or print the one kept.
    fn graphics(&mut self, data: &[u8], workspace: &mut Workspace<'_>) {
        match *data {
            [b'0', b'p', _, across @ 1..=2, down @ 1..=2, _, xl, xh, yl, yh, ref dots @ ..] => {
                let width = usize::from(u16::from_le_bytes([xl, xh]));
                let bytes = width.div_ceil(8).max(1);
                let height = usize::from(u16::from_le_bytes([yl, yh])).min(dots.len() / bytes);
                let dark = |x: usize, y: usize| dots[y * bytes + x / 8] << (x % 8) & 0x80 != 0;
                let picture = DotPicture::drawn(width.min(workspace.make.dots), height, dark);
                self.kept = Some(picture.enlarged(across.into(), down.into()));
            }
            [b'0', 2 | b'2', ..] => {
                if let Some(picture) = self.kept.take() {
                    self.print(picture, workspace);
                }
            }
            _ => {}
        }
    }
}

fn align(n: u8) -> Align {
    match n {
        1 | b'1' => Align::Centre,
        2 | b'2' => Align::Right,
        _ => Align::Left,
    }
}
