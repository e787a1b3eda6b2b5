//! One configuration file: read with a size cap, and every place in it known by line and column.
use super::problem::{ConfigFault, Problem, ValueKind};
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::de::DeValue;

/// The most a configuration file may hold, in bytes.
pub(super) const MOST: u64 = 4 << 20;

/// The text of one file.
pub struct SourceText {
    name: Arc<str>,
    text: String,
}

impl SourceText {
    /// Reads a file; what is wrong with the file itself comes back as a problem.
    pub fn read(path: &Path) -> Result<(SourceText, Vec<Problem>), Box<Problem>> {
        let name: Arc<str> = path.display().to_string().into();
        let wrong = |wrong: ConfigFault| Box::new(Problem::error(Arc::clone(&name), wrong));
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => wrong(ConfigFault::MissingFile),
            kind => wrong(ConfigFault::Unreadable { kind }),
        };
        let about = fs::metadata(path).map_err(unreadable)?;
        if !about.is_file() {
            return Err(wrong(ConfigFault::Unreadable { kind: io::ErrorKind::IsADirectory }));
        }
        let mut bytes = Vec::new();
        File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
        if bytes.len() as u64 > MOST {
            return Err(wrong(ConfigFault::TooBig { most: MOST }));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before =
                error.into_bytes().get(..valid).map(String::from_utf8_lossy).unwrap_or_default().into_owned();
            let (line, column) = place(&before, valid);
            Box::new(wrong(ConfigFault::NotUtf8).at(line, column))
        })?;
        let mut problems = Vec::new();
        if about.permissions().mode() & 0o002 != 0 {
            problems.push(Problem::warning(Arc::clone(&name), ConfigFault::WorldWritable));
        }
        Ok((SourceText::of(name, text), problems))
    }

    /// A file whose text is at hand already.
    pub fn of(name: impl Into<Arc<str>>, text: impl Into<String>) -> SourceText {
        let text = text.into();
        SourceText {
            name: name.into(),
            text: text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text),
        }
    }

    /// The text itself.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// An error at a byte of the text.
    pub(super) fn error(&self, at: usize, wrong: ConfigFault) -> Problem {
        let (line, column) = place(&self.text, at);
        Problem::error(Arc::clone(&self.name), wrong).at(line, column)
    }

    /// The line a byte of the text is in.
    pub(super) fn line_of(&self, at: usize) -> u32 {
        place(&self.text, at).0
    }
}

/// The TOML files of a folder in the order of their names; none where there is no such folder.
pub fn files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => {
            let wrong = ConfigFault::Unreadable { kind: error.kind() };
            problems.push(Problem::error(folder.display().to_string(), wrong));
        }
        Ok(entries) => files.extend(entries.flatten().map(|entry| entry.path())),
    }
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    files
}

/// The line and column of a byte, both from 1, columns counted in characters.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// Says whether a character must never reach the screen: controls, marks of direction, invisible and private ones.
pub fn unprintable(c: char) -> bool {
    let code = u32::from(c);
    c.is_control()
        || matches!(code,
            0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB
            | 0x115F | 0x1160 | 0x3164 | 0xFFA0 // fillers that look like nothing
            | 0xFE00..=0xFE0F | 0xE0000..=0xE0FFF // variation selectors and tags
            | 0xE000..=0xF8FF | 0xF0000..=0x10_FFFF // private use
            | 0xFDD0..=0xFDEF) // noncharacters
        || code & 0xFFFE == 0xFFFE
}

/// A text short enough for a message, without anything unprintable.
pub(super) fn brief(text: &str) -> String {
    text.chars().map(|c| if unprintable(c) { '?' } else { c }).take(60).collect()
}

/// What kind of value this is.
pub(super) fn shape(value: &DeValue<'_>) -> ValueKind {
    match value {
        DeValue::String(_) => ValueKind::Text,
        DeValue::Integer(_) => ValueKind::Number,
        DeValue::Float(_) => ValueKind::Fraction,
        DeValue::Boolean(_) => ValueKind::Flag,
        DeValue::Datetime(_) => ValueKind::Date,
        DeValue::Array(_) => ValueKind::List,
        DeValue::Table(_) => ValueKind::Table,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        assert_eq!(place("甲\n乙丙=", 0), (1, 1));
        assert_eq!(place("甲\n乙丙=", 10), (2, 3));
        assert_eq!(place("甲\n", 99), (2, 1));
    }

    #[test]
    fn words_are_printable_and_tricks_are_not() {
        assert!("政务 Service·（①℃）〇é😀".chars().all(|c| !unprintable(c)));
        for c in [
            '\u{1b}',
            '\u{9b}',
            '\u{202e}',
            '\u{2066}',
            '\u{200b}',
            '\u{feff}',
            '\u{e000}',
            '\u{1fffe}',
            '\u{e0041}',
        ] {
            assert!(unprintable(c), "{c:?}");
        }
    }
}
