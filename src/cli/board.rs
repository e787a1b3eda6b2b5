//! `hall board`: the big screen, on this terminal.
use super::desk::{StaffProgram, sit};
use super::{CliContext, Exit, Stop, context::StoreLocation, slips};
use crate::app::input::Key;
use crate::board::{BoardScreen, RenderKey};
use crate::clock;
use crate::hall::desk::{Board, BoardView};
use crate::hall::queue::Call;
use crate::logging;
use crate::store::{Store, StoreError};
use crate::text::command::calling::words;
use crate::ui::{Highlight, Page};
use anyhow::anyhow;
use chrono::{FixedOffset, NaiveDate};
use clap::Args;
use ratatui::{buffer::Buffer, layout::Rect};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often the store is asked.
const ASK: Duration = Duration::from_millis(30);
/// How often a store that is away is tried again.
const AGAIN: Duration = Duration::from_secs(1);
/// How often the board hears what the store said, and looks at the clock.
const LOOK: Duration = Duration::from_millis(25);
/// How long the end of the program waits for the store to be left in order.
const LEAVE: Duration = Duration::from_secs(2);

/// Show calls, who waits, who was missed, and notices on this terminal.
///
/// For the big screens of the hall. Nobody's name is ever on it. It goes on showing the last state, dated, while the store is
/// away. q, Escape or Ctrl-C end it, and so does SIGTERM; no other key does anything.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall board\n  hall board --board 2\n\n",
    "Exit codes:\n  0 ended   2 no terminal, or no such board   78 configuration"
))]
pub(super) struct Arguments {
    /// Which of the boards in boards.toml; without one, the first, or one of all windows where none is written there.
    #[arg(long, value_name = "CODE")]
    board: Option<String>,
}

pub(super) fn run(counter: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = counter.config()?;
    let board = chosen(&config.hall.setup.boards, arguments.board.as_deref()).ok_or_else(|| {
        let known: Vec<&str> = config.hall.setup.boards.iter().map(|board| board.code.as_str()).collect();
        let asked = arguments.board.as_deref().unwrap_or_default();
        Stop::Failed(Exit::Usage, anyhow!((words(counter.lang).no_board)(asked, &counter.lang.list(&known))))
    })?;
    let place = counter.place(Some(&config))?;
    logging::begin(config.machine.log, Some(&slips::folder_of(&config.machine).join("board.log")));
    let offset = config.machine.utc_offset;
    let reader = BoardReader::start(place, offset)?;
    let begun = Instant::now();
    let face = BoardScreen::new(Arc::new(config.hall.without_catalogue()), board, clock::now(offset));
    let mut program =
        BoardProgram { face, reader, offset, begun, look: RenderKey::default(), is_done: false };
    let sat = sit(&mut program);
    program.reader.finish();
    sat.map(|()| Exit::Done)
}

/// The board of a code; without one the first, or one that shows everything where none is set up.
fn chosen(boards: &[Board], code: Option<&str>) -> Option<Board> {
    match code {
        Some(code) => boards.iter().find(|board| board.code == code).cloned(),
        None => Some(boards.first().cloned().unwrap_or_default()),
    }
}

/// The board on this terminal.
struct BoardProgram {
    face: BoardScreen,
    reader: BoardReader,
    offset: FixedOffset,
    begun: Instant,
    look: RenderKey,
    is_done: bool,
}

impl StaffProgram for BoardProgram {
    fn view(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        let (grid, theme) = (BoardScreen::grid(area), BoardScreen::theme());
        let mut page: Page<'_, ()> = Page::new(buffer, area, grid, theme, Highlight::default());
        self.face.view(&mut page);
    }

    fn key(&mut self, key: Key) {
        self.is_done |= matches!(key, Key::Char('q') | Key::Escape | Key::Control('c'));
    }

    fn fit(&mut self, area: Rect) {
        self.face.fit(area);
    }

    fn is_changed(&mut self) -> bool {
        let look = self.face.look();
        let changed = look != self.look;
        self.look = look;
        changed
    }

    fn every(&self) -> Duration {
        LOOK
    }

    fn tick(&mut self) {
        self.face.tick(clock::now(self.offset), self.begun.elapsed());
        for word in self.reader.words.try_iter() {
            match word {
                BoardMessage::News(on, between) => self.face.hear(on, &between),
                BoardMessage::Still => self.face.still(),
                BoardMessage::Away => self.face.lose(),
            }
        }
    }

    fn is_done(&self) -> bool {
        self.is_done
    }
}

/// What the board hears of the store.
enum BoardMessage {
    /// How the hall stands, and the calls since the word before.
    News(BoardView, Vec<Call>),
    /// Nothing has changed.
    Still,
    /// It cannot be reached.
    Away,
}

/// A thread that reads the store for the board, whatever becomes of the store.
struct BoardReader {
    words: Receiver<BoardMessage>,
    /// Dropped when the board ends.
    stay: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    left: Receiver<()>,
}

impl BoardReader {
    fn start(place: StoreLocation, offset: FixedOffset) -> Result<BoardReader, Stop> {
        let (tell, words) = channel();
        let (stay, end) = channel();
        let (leave, left) = channel();
        let read = move || {
            let mut known = BoardSnapshot { place, offset, store: None, on: BoardView::default(), day: None };
            while tell.send(known.ask()).is_ok() {
                let pause = if known.store.is_some() { ASK } else { AGAIN };
                if end.recv_timeout(pause) == Err(RecvTimeoutError::Disconnected) {
                    break;
                }
            }
            drop(known);
            // Where nobody waits any more the program has ended.
            let _left = leave.send(());
        };
        let thread = thread::Builder::new().name("board reader".into()).spawn(read)?;
        Ok(BoardReader { words, stay: Some(stay), thread: Some(thread), left })
    }

    /// Has the store left in order, unless that takes too long: the terminal must not wait for a store that does not answer.
    fn finish(&mut self) {
        drop(self.stay.take());
        if self.left.recv_timeout(LEAVE).is_ok() {
            let _ended = self.thread.take().map(JoinHandle::join);
        }
    }
}

/// What the reader knows of the store.
struct BoardSnapshot {
    place: StoreLocation,
    offset: FixedOffset,
    store: Option<Store>,
    on: BoardView,
    /// The day it knows it of.
    day: Option<NaiveDate>,
}

impl BoardSnapshot {
    /// Asks once; a store that fails is opened anew the next time.
    fn ask(&mut self) -> BoardMessage {
        self.read().unwrap_or_else(|error| {
            if self.store.is_some() || self.day.is_none() {
                log::warn!("{}", error.chain());
            }
            self.store = None;
            BoardMessage::Away
        })
    }

    fn read(&mut self) -> Result<BoardMessage, StoreError> {
        let now = clock::now(self.offset);
        let store = match &mut self.store {
            Some(store) => store,
            closed => {
                // Where it cannot be made, opening says why.
                let _made = self.place.make_folder();
                closed.insert(self.place.open()?)
            }
        };
        let on = store.on_board(now)?;
        if self.day == Some(now.date()) && on == self.on {
            return Ok(BoardMessage::Still);
        }
        // What a new day begins with, and what a board that is switched on finds, is not news.
        let is_news = self.day == Some(now.date()) && on.seq > self.on.seq;
        let between = if is_news { store.calls_after(now, self.on.seq)? } else { Vec::new() };
        self.day = Some(now.date());
        self.on = on.clone();
        Ok(BoardMessage::News(on, between))
    }
}
