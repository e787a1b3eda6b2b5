//! The help of the command line in Chinese; the English one stands beside the options, where it is written for clap.
mod arguments;
mod backup;
mod cases;
mod commands;
mod drafts;
mod frame;
mod hours;
mod opinion_box;
mod people;
mod printers;
mod reports;
mod sayings;
mod setup;
mod tables;
mod typing;
mod window_orders;

pub use frame::{FRAME, HEADINGS, HelpFrame};

/// The Chinese help of a command.
#[derive(Clone, Copy, Debug)]
pub struct CommandHelp {
    /// What it does, in a sentence without a full stop.
    pub about: &'static str,
    /// More about it, for `--help`; may be empty.
    pub more: &'static str,
    /// Examples, what `--json` prints, exit codes; may be empty.
    pub after: &'static str,
}

const fn help(about: &'static str, more: &'static str, after: &'static str) -> CommandHelp {
    CommandHelp { about, more, after }
}

/// The help of a command by its path, such as `line stop`; that of the program itself is under the empty one.
pub fn command(path: &str) -> Option<&'static CommandHelp> {
    // What joins an exercise is the same program as in the hall.
    let path = path.strip_prefix("demo ").unwrap_or(path);
    let own = [
        backup::ZH,
        cases::ZH,
        drafts::ZH,
        hours::ZH,
        opinion_box::ZH,
        people::ZH,
        printers::ZH,
        reports::ZH,
        sayings::ZH,
        setup::ZH,
        tables::ZH,
        typing::ZH,
        window_orders::ZH,
    ];
    let mut all = commands::ZH.iter().chain(own.into_iter().flatten());
    all.find(|(known, _)| *known == path).map(|(_, help)| help)
}

/// What an argument of a command means: as it is said for that command, else as it is said for every command.
pub fn argument(path: &str, name: &str) -> Option<&'static str> {
    let path = path.strip_prefix("demo ").filter(|_| name != "folder").unwrap_or(path);
    let path = if name == "folder" && path.starts_with("demo") { "demo" } else { path };
    let own = |known: &str| known.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')) == Some(name);
    let said =
        |is: &dyn Fn(&str) -> bool| arguments::ZH.iter().find(|(known, _)| is(known)).map(|(_, said)| *said);
    said(&own).or_else(|| said(&|known| known == name))
}
