//! `scanners/NAME.toml`: what models of scanners are told at each connect. Those of the folder, and the built-in ones.
use super::problem::{ConfigFault, Problem};
use super::sheet::{SourceText, files};
use super::table::Table;
use crate::hall::scanning::unescaped;
use std::path::Path;
use std::time::Duration;

/// The model of a scanner whose configuration names none: it is told nothing.
pub const USUAL_SCANNER: &str = "generic";

/// Models that are there without a configuration folder.
const BUILT_IN: [(&str, &str); 3] = [
    (USUAL_SCANNER, include_str!("../../kiosk-config/scanners/generic.toml")),
    ("honeywell", include_str!("../../kiosk-config/scanners/honeywell.toml")),
    ("newland", include_str!("../../kiosk-config/scanners/newland.toml")),
];

/// How long an answer is waited for where the file does not say.
const WAIT_MS: i64 = 300;

/// What a model of scanner is told each time it is plugged in, and how it answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScannerModel {
    /// The file's name, without its ending.
    pub name: String,
    /// What people call it.
    pub model: String,
    /// What is written, one after the other.
    pub setup: Vec<Vec<u8>>,
    /// What is in the answer of a scanner that does what it is told; empty where it says nothing.
    pub good: Vec<u8>,
    /// What is in the answer of one that does not.
    pub bad: Vec<Vec<u8>>,
    /// How long an answer is waited for.
    pub wait: Duration,
}

/// The models of a folder (`FOLDER/scanners/*.toml`) and the built-in ones; what is wrong with files is noted.
///
/// A file that is wrong still gives a model of its name, so that nobody calls the name unknown.
pub fn models(folder: &Path, problems: &mut Vec<Problem>) -> Vec<ScannerModel> {
    let mut models: Vec<ScannerModel> = Vec::new();
    for path in files(&folder.join("scanners"), problems) {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let model = match SourceText::read(&path) {
            Err(problem) => {
                problems.push(*problem);
                None
            }
            Ok((sheet, about)) => {
                problems.extend(about);
                sheet.whole(problems, |table| read(table, &name))
            }
        };
        models.push(model.unwrap_or(ScannerModel { name, ..ScannerModel::default() }));
    }
    for (name, text) in BUILT_IN {
        if !models.iter().any(|model| model.name == name) {
            models.extend(SourceText::of(name, text).whole(problems, |table| read(table, name)));
        }
    }
    models
}

fn read(table: &mut Table<'_>, name: &str) -> ScannerModel {
    let wait = table.number("wait_ms", 20..=2000).unwrap_or(WAIT_MS);
    ScannerModel {
        name: name.to_owned(),
        model: table.required("model"),
        setup: list(table, "setup"),
        good: one(table, "good"),
        bad: list(table, "bad"),
        wait: Duration::from_millis(wait.unsigned_abs()),
    }
}

fn list(table: &mut Table<'_>, key: &'static str) -> Vec<Vec<u8>> {
    let texts = table.texts(key);
    texts.into_iter().map(|text| bytes(table, text.at, text.value)).collect()
}

fn one(table: &mut Table<'_>, key: &'static str) -> Vec<u8> {
    let text = table.text(key).unwrap_or_default();
    bytes(table, table.place(key), text)
}

fn bytes(table: &mut Table<'_>, at: usize, text: String) -> Vec<u8> {
    unescaped(&text).unwrap_or_else(|_| {
        table.wrong(at, ConfigFault::BadEscape { value: text });
        Vec::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_model_is_in_order() {
        let mut problems = Vec::new();
        let models = models(Path::new("nowhere"), &mut problems);
        assert_eq!(problems, []);
        assert_eq!(models.len(), BUILT_IN.len());
        let told = |name: &str| models.iter().find(|model| model.name == name).unwrap().setup.clone();
        assert_eq!(told(USUAL_SCANNER), Vec::<Vec<u8>>::new());
        assert_eq!(told("honeywell")[1], b"\x16M\rQRCENA1!");
        assert_eq!(told("newland")[3], b"~\x010000#SETUPE0;\x03");
    }
}
