//! The editions of the setup, listed.
use super::{CliContext, Exit, Stop};
use crate::text::command::setup::words;
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) fn run(context: &CliContext, as_json: bool) -> Result<Exit, Stop> {
    let (mut config, words) = (context.config()?, words(context.lang));
    let mut store = context.open_store(&mut config)?;
    let in_force = store.setup_edition()?;
    let editions = store.setup_editions()?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if as_json {
        let all = editions.iter().map(|edition| {
            json!({
                "edition": edition.number,
                "at": edition.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
                "by": edition.who,
                "reason": edition.reason,
                "documents": edition.documents,
                "in_force": edition.number == in_force,
            })
        });
        writeln!(stdout, "{}", Value::from(all.collect::<Vec<_>>()))?;
        return Ok(Exit::Done);
    }
    for edition in &editions {
        let at = edition.at.format("%Y-%m-%d %H:%M").to_string();
        writeln!(stdout, "{}", (words.edition)(edition.number, &at, &edition.who, &edition.reason))?;
        // The first one names every file, which says nothing.
        if edition.number > 1 {
            let names: Vec<&str> = edition.documents.iter().map(String::as_str).collect();
            writeln!(stdout, "    {}", context.lang.list(&names))?;
        }
    }
    Ok(Exit::Done)
}
