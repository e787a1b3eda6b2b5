//! A full screen for the people who keep the hall: one value that is drawn, hears keys, and is looked after in between.
use super::{Exit, Stop, engine::end_on_faults};
use crate::app::input::{Input, Key};
use crate::devices::terminal::{FrugalBackend, Reader, Reading, Screen, mend, window};
use ratatui::{Terminal, buffer::Buffer, layout::Size};
use std::io::{self, BufWriter};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How often a desk is looked after.
const TICK: Duration = Duration::from_millis(80);

/// Something a person of the staff works at.
pub(super) trait Desk {
    /// Draws it, on the whole of a buffer of any size.
    fn view(&self, buffer: &mut Buffer);
    /// Hears a key.
    fn key(&mut self, key: Key);
    /// Looks after what goes on by itself, a dozen times a second.
    fn tick(&mut self);
    /// Says whether the person has left.
    fn is_done(&self) -> bool;
}

/// Takes the terminal and stays at the desk until the person leaves or the terminal is gone.
pub(super) fn sit(desk: &mut impl Desk) -> Result<(), Stop> {
    let reader = Reader::open().map_err(no_terminal)?;
    end_on_faults();
    let mut screen = Screen::open().map_err(no_terminal)?;
    let (canvas, tty) = (screen.canvas()?, screen.canvas()?);
    let measure = move || window::measure(&tty).unwrap_or(Size::new(80, 24));
    let mut terminal = Terminal::new(FrugalBackend::new(BufWriter::new(canvas), measure))?;
    let (inbox, readings) = channel();
    reader.start(move |reading| inbox.send(reading).is_ok())?;
    let mut due = Instant::now();
    while !desk.is_done() {
        terminal.draw(|frame| {
            desk.view(frame.buffer_mut());
            mend(frame.buffer_mut());
        })?;
        match readings.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(Reading::Input(Input::Key(key))) => desk.key(key),
            Ok(Reading::Input(_)) => {}
            Err(RecvTimeoutError::Timeout) => {
                desk.tick();
                due = Instant::now() + TICK;
            }
            Ok(Reading::Stop(_)) | Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    screen.close();
    Ok(())
}

fn no_terminal(error: io::Error) -> Stop {
    Stop::Failed(Exit::Usage, anyhow::Error::new(error).context("a desk needs a terminal"))
}
