//! One thing that is wrong with the configuration, an import file or this machine: where, what, and what to do.
mod config_fault;
mod draft_fault;
mod import_fault;
mod machine_fault;

pub use config_fault::{ConfigFault, ValueKind};
pub use draft_fault::DraftFault;
pub use import_fault::ImportFault;
pub use machine_fault::MachineFault;

use crate::text::problems::{ProblemText, ProblemWords, fill, words};
use crate::text::{Lang, io_fault};
use std::io::ErrorKind;
use std::sync::Arc;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Nothing goes on before it is put right.
    Error,
    /// The hall can live with it.
    Warning,
}

impl Severity {
    /// The word scripts read: `error` or `warning`.
    pub fn word(self) -> &'static str {
        if self == Severity::Error { "error" } else { "warning" }
    }
}

/// What is wrong, with the names and numbers it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemCause {
    /// With the configuration.
    Config(ConfigFault),
    /// With an import file.
    Import(ImportFault),
    /// With this machine.
    Machine(MachineFault),
    /// With a draft as a whole.
    Draft(DraftFault),
}

impl From<DraftFault> for ProblemCause {
    fn from(fault: DraftFault) -> Self {
        ProblemCause::Draft(fault)
    }
}

impl From<ConfigFault> for ProblemCause {
    fn from(wrong: ConfigFault) -> Self {
        ProblemCause::Config(wrong)
    }
}

impl From<ImportFault> for ProblemCause {
    fn from(fault: ImportFault) -> Self {
        ProblemCause::Import(fault)
    }
}

impl From<MachineFault> for ProblemCause {
    fn from(unready: MachineFault) -> Self {
        ProblemCause::Machine(unready)
    }
}

/// One problem and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named; empty where the problem is the machine's.
    pub file: Arc<str>,
    /// The line in the file, from 1.
    pub line: Option<u32>,
    /// The column: characters from 1 in a configuration file, columns of the table from 1 in an import file.
    pub column: Option<u32>,
    /// The heading of that column in an import file.
    pub heading: Option<Arc<str>>,
    /// Whether it stops anything.
    pub severity: Severity,
    /// What is wrong.
    pub what: ProblemCause,
}

impl Problem {
    /// An error in a file as a whole.
    pub fn error(file: impl Into<Arc<str>>, what: impl Into<ProblemCause>) -> Self {
        let (file, what) = (file.into(), what.into());
        Problem { file, line: None, column: None, heading: None, severity: Severity::Error, what }
    }

    /// The same, as a warning.
    pub fn warning(file: impl Into<Arc<str>>, what: impl Into<ProblemCause>) -> Self {
        Problem { severity: Severity::Warning, ..Problem::error(file, what) }
    }

    /// The same problem at a line and column.
    #[must_use]
    pub fn at(self, line: u32, column: u32) -> Self {
        Problem { line: Some(line), column: Some(column), ..self }
    }

    /// The same problem at a line.
    #[must_use]
    pub fn on(self, line: u32) -> Self {
        Problem { line: Some(line), ..self }
    }

    /// Says whether it stops anything.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// What is wrong and what to do, on one line, without the place.
    pub fn message(&self, lang: Lang) -> String {
        let frame = &words(lang).frame;
        let column = match (&self.heading, self.column) {
            (Some(heading), Some(column)) => fill(frame.column, &[column.to_string(), heading.to_string()]),
            _ => String::new(),
        };
        column + &describe(&self.what, lang)
    }

    /// Everything on one line: `kiosk.toml:3:1: error: …`.
    pub fn report(&self, lang: Lang) -> String {
        let frame = &words(lang).frame;
        let severity = if self.is_error() { frame.error } else { frame.warning };
        let mut place = self.file.to_string();
        for number in [self.line, self.column].into_iter().flatten() {
            place.push(':');
            place += &number.to_string();
        }
        let place = if place.is_empty() { place } else { place + ": " };
        format!("{place}{severity}: {}", self.message(lang))
    }
}

/// One thing a problem is about, before it is put into words.
pub(super) enum Detail {
    /// A name or a number, the same in every language.
    Plain(String),
    /// Several of them.
    Several(Vec<String>),
    /// A kind of value.
    Shape(ValueKind),
    /// What the reader of TOML said.
    Toml(String),
    /// Why the operating system gave nothing.
    Failed(ErrorKind),
}

/// A problem taken apart: its word for scripts, where its words for people are, and what it is about.
pub(super) struct ProblemParts {
    word: &'static str,
    said: fn(&ProblemWords) -> ProblemText,
    about: Vec<Detail>,
}

impl ProblemParts {
    /// A problem about nothing in particular.
    fn bare(word: &'static str, said: fn(&ProblemWords) -> ProblemText) -> Self {
        ProblemParts { word, said, about: Vec::new() }
    }

    /// The same problem about one more plain thing.
    fn with(mut self, about: &(impl ToString + ?Sized)) -> Self {
        self.about.push(Detail::Plain(about.to_string()));
        self
    }

    /// The same problem about a list.
    fn among(mut self, list: &[String]) -> Self {
        self.about.push(Detail::Several(list.to_vec()));
        self
    }

    /// The same problem about what the reader of TOML said.
    fn unread(mut self, message: &str) -> Self {
        self.about.push(Detail::Toml(message.to_owned()));
        self
    }

    /// The same problem about a failure to read or write.
    fn failed(mut self, kind: ErrorKind) -> Self {
        self.about.push(Detail::Failed(kind));
        self
    }

    /// The same problem about a kind of value.
    fn shaped(mut self, shape: ValueKind) -> Self {
        self.about.push(Detail::Shape(shape));
        self
    }
}

impl ProblemCause {
    fn parts(&self) -> ProblemParts {
        match self {
            ProblemCause::Config(wrong) => wrong.parts(),
            ProblemCause::Import(fault) => fault.parts(),
            ProblemCause::Machine(unready) => unready.parts(),
            ProblemCause::Draft(fault) => fault.parts(),
        }
    }

    /// The word scripts read, such as `unknown_key`; it never changes between versions.
    pub fn word(&self) -> &'static str {
        self.parts().word
    }
}

/// What is wrong and what to do, in words.
pub fn describe(what: &ProblemCause, lang: Lang) -> String {
    let (words, parts) = (words(lang), what.parts());
    let values: Vec<String> = parts.about.into_iter().map(|about| about.in_words(words, lang)).collect();
    let said = (parts.said)(words);
    fill(said.wrong, &values) + words.frame.then + &fill(said.cure, &values)
}

impl Detail {
    fn in_words(self, words: &ProblemWords, lang: Lang) -> String {
        match self {
            Detail::Plain(text) => text,
            Detail::Several(list) => list.join(words.frame.comma),
            Detail::Shape(shape) => shape.words(words).to_owned(),
            Detail::Toml(message) => (words.toml)(&message),
            Detail::Failed(kind) => io_fault::kind(lang, kind).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_said_in_both_languages() {
        let what = ConfigFault::UnknownKey { key: "nmae".into(), known: vec!["name".into(), "floor".into()] };
        let problem = Problem::error("departments.toml", what).at(3, 1);
        assert_eq!(
            problem.report(Lang::En),
            "departments.toml:3:1: error: nobody knows the key `nmae`. Keys known here: name, floor"
        );
        assert_eq!(
            problem.report(Lang::Zh),
            "departments.toml:3:1: 错误: 不认识的键“nmae”。此处可用的键：name、floor"
        );
        assert_eq!(problem.what.word(), "unknown_key");
    }
}
