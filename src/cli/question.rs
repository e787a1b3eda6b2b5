//! A question at the terminal, to whoever sits there.
use std::io::{self, BufRead, IsTerminal, Write};

/// Says whether somebody can be asked: neither a script nor a pipe answers.
pub(super) fn can_be_asked(wants_json: bool) -> bool {
    !wants_json && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks for one line, and gives what was typed, without what stands around it.
pub(super) fn answer(question: &str) -> io::Result<String> {
    let mut stderr = crate::cli::fit(io::stderr().lock());
    write!(stderr, "{question}")?;
    stderr.flush()?;
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed)?;
    Ok(typed.trim().to_owned())
}
