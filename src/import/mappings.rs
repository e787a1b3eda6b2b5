//! All mappings at hand: those of the configuration folder, and the ones built in for names the folder does not have.
use super::applications::ApplicationMapping;
use super::mapping::Mapping;
use crate::config::Problem;
use crate::config::sheet::{SourceText, files};
use std::path::Path;

/// Mappings of matters that work without a configuration folder.
const MATTERS: [(&str, &str); 5] = [
    ("sample", include_str!("../../kiosk-config/mappings/sample.toml")),
    ("guangan", include_str!("../../kiosk-config/mappings/guangan.toml")),
    ("guangdong", include_str!("../../kiosk-config/mappings/guangdong.toml")),
    ("gdzwfw-json", include_str!("../../kiosk-config/mappings/gdzwfw-json.toml")),
    ("nested-json", include_str!("../../kiosk-config/mappings/nested-json.toml")),
];
/// The same of applications.
const APPLICATIONS: [(&str, &str); 1] =
    [("sample", include_str!("../../kiosk-config/mappings/applications/sample.toml"))];

/// The mappings of a folder (`FOLDER/mappings/*.toml`) and the built-in ones; what is wrong with files is noted.
pub fn mappings(folder: &Path, problems: &mut Vec<Problem>) -> Vec<Mapping> {
    all(&folder.join("mappings"), &MATTERS, Mapping::read, problems)
}

/// The mappings of applications, in `FOLDER/mappings/applications/*.toml`, likewise.
pub fn application_mappings(folder: &Path, problems: &mut Vec<Problem>) -> Vec<ApplicationMapping> {
    all(&folder.join("mappings/applications"), &APPLICATIONS, ApplicationMapping::read, problems)
}

fn all<M>(
    folder: &Path,
    built_in: &[(&str, &str)],
    read: fn(&str, &SourceText, &mut Vec<Problem>) -> Option<M>,
    problems: &mut Vec<Problem>,
) -> Vec<M> {
    let mut mappings = Vec::new();
    let mut named = Vec::new();
    for path in files(folder, problems) {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match SourceText::read(&path) {
            Err(problem) => problems.push(*problem),
            Ok((sheet, about)) => {
                problems.extend(about);
                mappings.extend(read(&name, &sheet, problems));
            }
        }
        named.push(name);
    }
    for (name, text) in built_in.iter().filter(|(name, _)| !named.iter().any(|known| known == name)) {
        mappings.extend(read(name, &SourceText::of(*name, *text), problems));
    }
    mappings
}
