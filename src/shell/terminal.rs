//! The terminal of this process, taken for a full screen.
use super::{
    kiosk::{self, LoopContext},
    staff::{Staff, StaffContext, StaffInput},
    turns::{Outside, run},
};
use crate::app::{App, message::Request};
use crate::devices::terminal::{
    FrugalBackend, InputReader, ReaderMessage, TerminalQuirks, TerminalScreen, repair_wide_chars, window,
};
use crate::ui::desk::StaffScreen;
use ratatui::{
    Terminal,
    buffer::Buffer,
    layout::{Position, Rect, Size},
};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    sync::mpsc::{Receiver, Sender},
};

/// Where hands and the worker are heard.
pub type StaffSender<N> = Sender<StaffInput<N>>;
/// The other end of it.
pub type StaffReceiver<N> = Receiver<StaffInput<N>>;

/// A terminal that was taken, and what it is read by.
pub struct Seat {
    reader: InputReader,
    screen: TerminalScreen,
    habits: TerminalQuirks,
}

impl Seat {
    /// Takes the terminal of this process, to be drawn on by its habits.
    ///
    /// # Errors
    /// Fails where there is none.
    pub fn take(habits: TerminalQuirks) -> io::Result<Seat> {
        let reader = InputReader::open()?;
        Ok(Seat { reader, screen: TerminalScreen::open()?, habits })
    }

    /// Columns and rows of the terminal.
    ///
    /// # Errors
    /// Fails where the system has no descriptors left.
    pub fn size(&self) -> io::Result<Size> {
        Ok(measured(&self.screen.canvas()?))
    }

    fn terminal(&self) -> io::Result<Terminal<FrugalBackend<BufWriter<File>>>> {
        let (canvas, tty) = (self.screen.canvas()?, self.screen.canvas()?);
        let backend = FrugalBackend::new(BufWriter::new(canvas), move || measured(&tty));
        Terminal::new(backend.with_habits(self.habits))
    }

    /// Runs the kiosk until it stops or the terminal is gone; then gives the terminal back.
    ///
    /// # Errors
    /// Fails where the terminal cannot be written to.
    pub fn serve(
        mut self,
        app: &mut App,
        world: LoopContext<'_, impl FnMut(Request), impl Fn(&mut Buffer)>,
        tell: impl FnMut(ReaderMessage) -> bool + Send + 'static,
    ) -> io::Result<()> {
        let mut terminal = self.terminal()?;
        self.reader.start(tell)?;
        let ended = kiosk::run(app, &mut terminal, world);
        self.screen.close();
        ended
    }

    /// Stays at a screen until the person leaves or the terminal is gone; then gives the terminal back.
    pub fn stay<F>(
        mut self,
        face: F,
        world: StaffContext<'_, impl FnMut(F::Request)>,
        inbox: StaffSender<F::News>,
        heard: &StaffReceiver<F::News>,
    ) -> io::Result<F>
    where
        F: StaffScreen,
        F::News: Send + 'static,
    {
        let (mut terminal, mut bell) = (self.terminal()?, self.screen.canvas()?);
        let area = Rect::from((Position::ORIGIN, self.size()?));
        self.reader.start(move |reading| inbox.send(StaffInput::Reading(reading)).is_ok())?;
        let mut staff = Staff::new(face, world, area);
        let ring = || bell.write_all(b"\x07");
        run(&mut staff, &mut terminal, Outside { inbox: heard, repair_wide_chars, ring })?;
        self.screen.close();
        Ok(staff.into_face())
    }
}

fn measured(tty: &File) -> Size {
    window::measure(tty).unwrap_or(Size::new(80, 24))
}
