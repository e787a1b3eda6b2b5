//! `hall board`: the big screen, on this terminal.
use super::{
    CliContext, Exit, Stop,
    engine::{end_on_faults, habits},
    slips,
};
use crate::board::{BoardProgram, BoardScreen};
use crate::clock;
use crate::hall::desk::Board;
use crate::logging;
use crate::shell::{
    staff::{StaffContext, StaffInput},
    terminal::Seat,
};
use crate::text::command::calling::words;
use crate::workers::board::BoardReader;
use crate::workers::lock::ProgramLock;
use anyhow::anyhow;
use clap::Args;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Instant;

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

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    if chosen(&config.hall.setup.boards, arguments.board.as_deref()).is_none() {
        // It may be one of the setup in force that this folder does not have.
        let _without = context.open_store(&mut config);
    }
    let board = chosen(&config.hall.setup.boards, arguments.board.as_deref()).ok_or_else(|| {
        let known: Vec<&str> = config.hall.setup.boards.iter().map(|board| board.code.as_str()).collect();
        let asked = arguments.board.as_deref().unwrap_or_default();
        Stop::Failed(Exit::Usage, anyhow!((words(context.lang).no_board)(asked, &context.lang.list(&known))))
    })?;
    let place = context.place(Some(&config))?;
    logging::begin(config.machine.log, Some(&slips::folder_of(&config.machine).join("board.log")));
    // Whoever puts a backup in the place of the store is told who still shows it.
    let _open = ProgramLock::take_any(&place.programs(), "board").ok();
    let (offset, begun) = (config.machine.utc_offset, Instant::now());
    let clock = move || clock::now(offset);
    end_on_faults();
    let seat = Seat::take(habits(false)).map_err(Stop::NoTerminal)?;
    let (inbox, heard) = channel();
    let tell = inbox.clone();
    let reader = BoardReader::start(place.opening(), context.setup_reader(&config), clock, move |news| {
        tell.send(StaffInput::News(news)).is_ok()
    })?;
    let face = BoardScreen::new(Arc::new(config.hall.without_catalogue()), board, clock());
    let real = || begun.elapsed();
    let world = StaffContext {
        clock: &clock,
        running: &real,
        real: &real,
        theme: BoardScreen::theme(),
        perform: |()| {},
    };
    let sat = seat.stay(BoardProgram::new(face), world, inbox, &heard);
    reader.finish();
    sat?;
    Ok(Exit::Done)
}

/// The board of a code; without one the first, or one that shows everything where none is set up.
fn chosen(boards: &[Board], code: Option<&str>) -> Option<Board> {
    match code {
        Some(code) => boards.iter().find(|board| board.code == code).cloned(),
        None => Some(boards.first().cloned().unwrap_or_default()),
    }
}
