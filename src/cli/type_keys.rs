//! `hall type`: what the keyboard on the screen offers for keys.
use super::{Exit, Stop};
use crate::ime::{Composition, Mode};
use clap::Args;
use serde_json::Value;
use std::io::{self, Write};

/// Show what the keyboard on the screen offers for keys, the best first.
///
/// Pinyin with syllables run together; ' ends a syllable, v is ü. Needs neither a store nor a configuration. Of a whole
/// sentence the first candidate is all of it, then come phrases from its front. What cannot be typed has no candidates.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall type jianyi\n  hall type \"xi'an\" --json\n  hall type 542694 --nine\n  hall type '34*' --strokes\n\n",
    "With --json: [text], best first; [] where nothing can be typed so\n\n",
    "Exit codes:\n  0 done, something to offer or not   2 usage"
))]
pub(super) struct Arguments {
    /// The keys: letters; digits with --nine; strokes with --strokes.
    #[arg(value_name = "LETTERS", allow_hyphen_values = true)]
    letters: String,
    /// Nine keys: the digits 2 to 9 for letters, as on a telephone.
    #[arg(long, conflicts_with = "strokes")]
    nine: bool,
    /// Strokes: 1 to 5 for 横竖撇捺折, and * for any.
    #[arg(long)]
    strokes: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    let mode = match arguments {
        Arguments { nine: true, .. } => Mode::NineKeys,
        Arguments { strokes: true, .. } => Mode::Strokes,
        _ => Mode::Pinyin,
    };
    let mut input = Composition::new(mode);
    let typed = !arguments.letters.is_empty()
        && arguments.letters.chars().all(|key| input.press(key.to_ascii_lowercase()));
    let candidates = if typed { input.candidates() } else { Vec::new() };
    let texts = candidates.into_iter().map(|candidate| candidate.text);
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        writeln!(stdout, "{}", texts.collect::<Value>())?;
    } else {
        for text in texts {
            writeln!(stdout, "{text}")?;
        }
    }
    Ok(Exit::Done)
}
