//! A full screen for the people who keep the hall: one value that is drawn, hears keys, and is looked after in between.
use super::{
    Stop,
    engine::{end_on_faults, habits},
    staff::MONITOR,
};
use crate::app::input::{Input, Key};
use crate::devices::terminal::{
    FrugalBackend, InputReader, ReaderMessage, TerminalScreen, repair_wide_chars, window,
};
use crate::text::{Lang, wrap::wrap};
use crate::ui::{Align, ColourTheme, Grid, Highlight, LIGHT, Page, plain};
use ratatui::{
    Terminal,
    buffer::Buffer,
    layout::{Position, Rect, Size},
};
use std::io::{BufWriter, Write};
use std::iter;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Wakes the desk from another thread: there are news.
pub(super) type Waker = Box<dyn Fn() + Send + Sync>;

/// Events that are heard before the next picture is drawn, so that a burst costs one.
const BURST: usize = 64;

/// Columns and rows below which nothing but that is said.
const LEAST: (u16, u16) = (40, 12);

/// Something a person of the staff works at.
pub(super) trait StaffProgram {
    /// Begins to work, with what wakes it where it has news of its own.
    fn begin(&mut self, _wake: Waker) -> Result<(), Stop> {
        Ok(())
    }
    /// Draws it, on the whole of a buffer of any size.
    fn view(&self, buffer: &mut Buffer);
    /// Hears a key.
    fn key(&mut self, key: Key);
    /// Hears that a finger or the mouse came up where it went down, on a picture of a size.
    fn touch(&mut self, _at: Position, _area: Rect) {}
    /// Hears on what area it is drawn: before the first picture, and whenever the terminal has another size.
    fn fit(&mut self, _area: Rect) {}
    /// Says whether it may look other than when this was asked last; a picture that is no other is not drawn.
    fn is_changed(&mut self) -> bool {
        true
    }
    /// How often it is looked after.
    fn every(&self) -> Duration {
        Duration::from_millis(80)
    }
    /// Looks after what goes on by itself.
    fn tick(&mut self);
    /// Says whether the terminal's bell is to ring now; asked once after each picture.
    fn rings(&mut self) -> bool {
        false
    }
    /// Says whether the person has left.
    fn is_done(&self) -> bool;
}

/// Takes the terminal and stays at the desk until the person leaves or the terminal is gone.
pub(super) fn sit(desk: &mut impl StaffProgram) -> Result<(), Stop> {
    let reader = InputReader::open().map_err(Stop::NoTerminal)?;
    end_on_faults();
    let mut screen = TerminalScreen::open().map_err(Stop::NoTerminal)?;
    let (canvas, tty, mut bell) = (screen.canvas()?, screen.canvas()?, screen.canvas()?);
    let measure = move || window::measure(&tty).unwrap_or(Size::new(80, 24));
    let backend = FrugalBackend::new(BufWriter::new(canvas), measure).with_habits(habits(false));
    let mut terminal = Terminal::new(backend)?;
    let (inbox, heard) = channel();
    let wake = inbox.clone();
    // Where nobody listens any more the program ends.
    desk.begin(Box::new(move || {
        let _nobody_listens = wake.send(None);
    }))?;
    reader.start(move |reading| inbox.send(Some(reading)).is_ok())?;
    let mut due = Instant::now();
    let (mut area, mut pressed, mut touched) = (Rect::default(), None, true);
    'sitting: while !desk.is_done() {
        let size = Rect::from((Position::ORIGIN, terminal.size()?));
        if size != area {
            (area, touched) = (size, true);
            desk.fit(area);
        }
        if desk.is_changed() || touched {
            terminal.draw(|frame| {
                if area.width < LEAST.0 || area.height < LEAST.1 {
                    too_small(frame.buffer_mut());
                } else {
                    desk.view(frame.buffer_mut());
                }
                repair_wide_chars(frame.buffer_mut());
            })?;
        }
        if desk.rings() {
            bell.write_all(b"\x07")?;
        }
        let first = heard.recv_timeout(due.saturating_duration_since(Instant::now()));
        touched = first.is_ok();
        for event in iter::once(first).chain(heard.try_iter().map(Ok)).take(BURST) {
            match event {
                Ok(Some(ReaderMessage::Input(Input::Key(key)))) => desk.key(key),
                Ok(Some(ReaderMessage::Input(Input::Press(at)))) => pressed = Some(at),
                Ok(Some(ReaderMessage::Input(Input::Release(at)))) => {
                    if pressed.take().is_some() {
                        desk.touch(at, area);
                    }
                }
                Ok(Some(ReaderMessage::Input(_))) | Err(RecvTimeoutError::Timeout) => {}
                Ok(None) => desk.tick(),
                Ok(Some(ReaderMessage::Stop(_))) | Err(RecvTimeoutError::Disconnected) => break 'sitting,
            }
        }
        // By the clock: hands that never rest must not keep it from being looked after.
        if due <= Instant::now() {
            desk.tick();
            due = Instant::now() + desk.every();
        }
    }
    screen.close();
    Ok(())
}

/// Says in both languages that there is no room for anything else.
fn too_small(buffer: &mut Buffer) {
    let area = buffer.area;
    let said = [Lang::Zh, Lang::En].map(|lang| wrap(lang.words().too_small, area.width.into())).concat();
    let grid = Grid::new(area.width, area.height, MONITOR, false);
    let mut page: Page<'_, ()> = Page::new(buffer, area, grid, LIGHT, Highlight::default());
    page.fill(area, LIGHT.page);
    page.lines(area, &said, Align::Left, plain(LIGHT.ink, LIGHT.page));
}

/// What lies under a touch: the page is drawn once more into a scratch buffer and asked.
pub(super) fn touched<M>(
    at: Position,
    area: Rect,
    (theme, grid): (ColourTheme, Grid),
    draw: impl FnOnce(&mut Page<'_, M>),
) -> Option<M> {
    let mut scratch = Buffer::empty(area);
    let mut page = Page::new(&mut scratch, area, grid, theme, Highlight::default());
    draw(&mut page);
    page.into_targets()
        .into_iter()
        .rev()
        .find(|target| target.place.area.contains(at))
        .map(|target| target.message)
}
