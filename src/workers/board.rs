//! The board's reader: it reads the store for the board, whatever becomes of the store.
use super::setup::{SetupFollower, SetupReader};
use super::{
    connection::{Connection, LEAVE_WITHIN, StoreOpener},
    feed::{Feed, MAX_AGE},
    worker_thread::WorkerThread,
};
use crate::board::BoardNews;
use crate::hall::Hall;
use crate::hall::desk::BoardView;
use crate::store::StoreError;
use chrono::{NaiveDate, NaiveDateTime};
use std::io;
use std::mem;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How long it is waited for news at a time; the end of the program waits as long.
const WAIT: Duration = Duration::from_secs(1);

/// A thread that reads the store until this value is told to finish.
pub struct BoardReader {
    /// Dropped when the board ends.
    stay: Sender<()>,
    thread: WorkerThread,
}

impl BoardReader {
    /// Starts reading; what is read is told, and the thread ends where `tell` returns false.
    ///
    /// # Errors
    /// Fails where no thread can be started.
    pub fn start(
        open: StoreOpener,
        setup: SetupReader,
        clock: impl Fn() -> NaiveDateTime + Send + 'static,
        tell: impl Fn(BoardNews) -> bool + Send + 'static,
    ) -> io::Result<BoardReader> {
        let (stay, end) = channel::<()>();
        let read = move || {
            let mut reading = BoardReading::new(open, setup);
            loop {
                let news = reading.look(clock());
                // A setup that came with it is taken at once, and not after the next wait.
                let is_heard = reading.set_up().is_none_or(|hall| tell(BoardNews::Hall(hall))) && tell(news);
                if !is_heard || reading.wait(&end) == Err(RecvTimeoutError::Disconnected) {
                    break;
                }
            }
            reading.connection.close();
        };
        Ok(BoardReader { stay, thread: WorkerThread::start("board reader", read)? })
    }

    /// Has the store left in order, unless that takes too long: the terminal must not wait for a store that does not answer.
    pub fn finish(self) {
        drop(self.stay);
        self.thread.finish(LEAVE_WITHIN);
    }
}

/// What was read of the store.
struct BoardReading {
    connection: Connection,
    feed: Feed,
    on: BoardView,
    setup: SetupFollower,
    /// The day it was read on.
    day: Option<NaiveDate>,
}

impl BoardReading {
    fn new(open: StoreOpener, setup: SetupReader) -> BoardReading {
        BoardReading {
            connection: Connection::new(open),
            feed: Feed::default(),
            on: BoardView::default(),
            setup: SetupFollower::new(setup),
            day: None,
        }
    }

    /// Waits for news, or a moment for a store that is away; fails where the board has ended.
    fn wait(&mut self, end: &Receiver<()>) -> Result<(), RecvTimeoutError> {
        let feed = &mut self.feed;
        let pause = match self.connection.if_open().map(|store| feed.wait(store, WAIT)) {
            Some(Ok(())) => Duration::ZERO,
            // The next look finds out what is the matter.
            Some(Err(_)) | None => self.connection.pause(WAIT),
        };
        end.recv_timeout(pause)
    }

    /// The hall, where what was read last was read under another setup than before.
    fn set_up(&mut self) -> Option<Arc<Hall>> {
        let read = self.setup.hear(&mut self.connection, self.on.setup)?;
        Some(Arc::new(Hall { setup: read.setup, catalogue: Arc::default() }))
    }

    /// Looks once.
    fn look(&mut self, now: NaiveDateTime) -> BoardNews {
        self.read(now).unwrap_or(BoardNews::Away)
    }

    fn read(&mut self, now: NaiveDateTime) -> Result<BoardNews, StoreError> {
        let is_today = self.day == Some(now.date());
        let mut feed = mem::take(&mut self.feed);
        let has_news = self.connection.attempt(|store| feed.has_news(store, MAX_AGE));
        self.feed = feed;
        if !has_news? && is_today {
            return Ok(BoardNews::Unchanged);
        }
        // What a new day begins with, and what a board that is switched on finds, is no news.
        let after = if is_today { self.on.seq } else { u32::MAX };
        let (on, between) = self.connection.attempt(|store| store.read_board(now, after))?;
        self.feed.was_read();
        if is_today && on == self.on {
            return Ok(BoardNews::Unchanged);
        }
        self.day = Some(now.date());
        self.on = on.clone();
        Ok(BoardNews::Changed(on, between))
    }
}
