//! The command line as clap knows it, in the language that is spoken: its help, and what is said of one that is wrong.
use super::{Cli, Exit, LangArg, language};
use crate::text::{Lang, help};
use clap::builder::{Resettable, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, Error, FromArgMatches, ValueEnum};
use std::ffi::OsString;
use std::io::{self, Write};

/// Reads a command line; what to exit with where it holds nothing to do, which has been said then.
pub(super) fn read(arguments: Vec<OsString>) -> Result<Cli, Exit> {
    let lang = language(asked(&arguments));
    let read = definition(lang).try_get_matches_from(arguments);
    let checked = read.and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches)?.checked());
    checked.map_err(|error| {
        // Nothing is left to do where even this cannot be said.
        let _said = say(&error, lang);
        if error.use_stderr() { Exit::Usage } else { Exit::Done }
    })
}

/// The language a command line asks for, found before it is read, so that its mistakes are said in it.
fn asked(arguments: &[OsString]) -> Option<LangArg> {
    let words = || arguments.iter().map(|word| word.to_str().unwrap_or_default());
    let apart = words().zip(words().skip(1)).find(|(word, _)| *word == "--lang").map(|(_, value)| value);
    let joined = || words().find_map(|word| word.strip_prefix("--lang="));
    LangArg::from_str(apart.or_else(joined)?, false).ok()
}

/// The whole command line with its help in a language.
pub(super) fn definition(lang: Lang) -> Command {
    match lang {
        Lang::En => Cli::command(),
        Lang::Zh => {
            let mut command = Cli::command();
            // Only then are the options there that clap adds, and those of every command.
            command.build();
            in_chinese(command, "")
        }
    }
}

fn in_chinese(mut command: Command, path: &str) -> Command {
    if let Some(help) = help::command(path) {
        let more =
            if help.more.is_empty() { String::new() } else { format!("{}。\n\n{}", help.about, help.more) };
        command = command.about(help.about).long_about(present(&more)).after_help(present(help.after));
    }
    command = command.mut_args(|argument| match help::argument(path, argument.get_id().as_str()) {
        // The choice of languages is part of what the option says.
        Some(said) if argument.get_id() == "lang" => {
            argument.help(said).long_help(Resettable::Reset).hide_possible_values(true)
        }
        Some(said) => argument.help(said).long_help(Resettable::Reset),
        None => argument,
    });
    let names: Vec<String> = command.get_subcommands().map(|known| known.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let path = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command.mut_subcommand(name.as_str(), |known| match name.as_str() {
            "help" => known.about(help::FRAME.help_about).long_about(Resettable::Reset),
            _ => in_chinese(known, &path),
        })
    })
}

/// A text for clap, which takes an empty one for an empty line.
fn present(text: &str) -> Resettable<StyledStr> {
    if text.is_empty() { Resettable::Reset } else { Resettable::Value(text.to_owned().into()) }
}

/// Says what clap has to say, on the stream it belongs to.
fn say(error: &Error, lang: Lang) -> io::Result<()> {
    match lang {
        Lang::En => error.print(),
        Lang::Zh if error.use_stderr() => write!(crate::cli::fit(io::stderr().lock()), "{}", said(error)),
        Lang::Zh => write!(crate::cli::fit(io::stdout().lock()), "{}", said(error)),
    }
}

/// What clap has to say in Chinese: help as it stands there with clap's own words replaced, or what is wrong.
fn said(error: &Error) -> String {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    );
    if is_help {
        return framed(&error.render().to_string());
    }
    let frame = &help::FRAME;
    let mut parts = vec![format!("{}: {}", frame.error, wrong(error))];
    let guesses = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedCommand,
    ];
    let guesses = guesses.map(|kind| text(error, kind));
    let guesses = guesses.iter().filter(|guess| !guess.is_empty());
    parts.extend(guesses.map(|guess| format!("  {}", (frame.did_you_mean)(guess))));
    let usage = framed(&text(error, ContextKind::Usage));
    parts.extend(Some(usage.trim_end().to_owned()).filter(|usage| !usage.is_empty()));
    parts.push(format!("{}\n", frame.see_help));
    parts.join("\n\n")
}

/// What is wrong with a command line, in a sentence or two.
fn wrong(error: &Error) -> String {
    let frame = &help::FRAME;
    let (argument, value) = (text(error, ContextKind::InvalidArg), text(error, ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            (frame.no_value)(&argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let wrong = (frame.invalid_value)(&argument, &value);
            let choices = text(error, ContextKind::ValidValue);
            let choices = (!choices.is_empty()).then(|| (frame.choices)(&choices));
            let means = || meaning(&argument).map(|said| (frame.means)(&argument, said));
            choices.or_else(means).map_or(wrong.clone(), |more| format!("{wrong}\n  {more}"))
        }
        ErrorKind::UnknownArgument => (frame.unknown_argument)(&argument),
        ErrorKind::InvalidSubcommand => {
            (frame.invalid_subcommand)(&text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::NoEquals => (frame.no_equals)(&argument),
        ErrorKind::TooManyValues => (frame.too_many_values)(&argument, &value),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => (frame.wrong_number)(&argument),
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            let twice = other == argument || other.is_empty();
            if twice { (frame.twice)(&argument) } else { (frame.conflict)(&argument, &other) }
        }
        ErrorKind::MissingRequiredArgument => (frame.missing)(&argument),
        ErrorKind::MissingSubcommand => frame.missing_subcommand.to_owned(),
        _ => frame.not_understood.to_owned(),
    }
}

/// What an argument means, from how clap writes it: `--limit <N>`, `<LINE>`.
fn meaning(written: &str) -> Option<&'static str> {
    let name = written.split([' ', '=']).next()?.trim_matches(['-', '<', '>', '[', ']', '.']);
    help::argument("", &name.replace('-', "_").to_lowercase())
}

/// A part of what clap knows about a mistake; empty where it knows nothing.
fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => Lang::Zh.list(texts),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A text of clap's with its own words in Chinese.
fn framed(text: &str) -> String {
    help::HEADINGS.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
}

#[cfg(test)]
mod tests;
