//! Status bytes in words, for the screen and for `--json`.
use crate::printing::{Flag, StatusByte};
use crate::text::printer::PrinterWords;
use serde_json::{Value, json};

/// One line: the command, the byte in hexadecimal and in bits, and what is set.
pub fn line(byte: &StatusByte, words: &PrinterWords) -> String {
    let set: Vec<&str> = byte.flags.iter().map(|flag| said(*flag, words)).collect();
    let set = if set.is_empty() { words.nothing_set.to_owned() } else { set.join(words.and) };
    format!("{:<14} {:02X}h  {:08b}  {set}", byte.command, byte.byte, byte.byte)
}

/// The same for scripts.
pub fn brief(byte: &StatusByte) -> Value {
    let flags: Vec<&str> = byte.flags.iter().map(|flag| word(*flag)).collect();
    json!({ "command": byte.command, "byte": byte.byte, "flags": flags })
}

fn said(flag: Flag, words: &PrinterWords) -> &'static str {
    let flags = &words.flags;
    match flag {
        Flag::Drawer => flags.drawer,
        Flag::Offline => flags.offline,
        Flag::Waiting => flags.waiting,
        Flag::Feed => flags.feed,
        Flag::Cover => flags.cover,
        Flag::Stopped => flags.stopped,
        Flag::Error => flags.error,
        Flag::Recoverable => flags.recoverable,
        Flag::Jam => flags.jam,
        Flag::Cutter => flags.cutter,
        Flag::Unrecoverable => flags.unrecoverable,
        Flag::Passing => flags.passing,
        Flag::NearEnd => flags.near_end,
        Flag::PaperOut => flags.paper_out,
        Flag::AtMouth => flags.at_mouth,
    }
}

fn word(flag: Flag) -> &'static str {
    match flag {
        Flag::Drawer => "drawer",
        Flag::Offline => "offline",
        Flag::Waiting => "waiting",
        Flag::Feed => "feed",
        Flag::Cover => "cover",
        Flag::Stopped => "stopped",
        Flag::Error => "error",
        Flag::Recoverable => "recoverable",
        Flag::Jam => "jam",
        Flag::Cutter => "cutter",
        Flag::Unrecoverable => "unrecoverable",
        Flag::Passing => "passing",
        Flag::NearEnd => "near_end",
        Flag::PaperOut => "paper_out",
        Flag::AtMouth => "at_mouth",
    }
}
