//! All mappings at hand: those of the configuration folder, and the ones built in for names the folder does not have.
use super::mapping::Mapping;
use crate::config::sheet::{SourceText, files};
use crate::config::{ImportFault, Problem};
use std::path::Path;

/// Mappings that work without a configuration folder.
const BUILT_IN: [(&str, &str); 3] = [
    ("sample", include_str!("../../kiosk-config/mappings/sample.toml")),
    ("guangan", include_str!("../../kiosk-config/mappings/guangan.toml")),
    ("guangdong", include_str!("../../kiosk-config/mappings/guangdong.toml")),
];

/// The mappings of a folder (`FOLDER/mappings/*.toml`) and the built-in ones; what is wrong with files is noted.
pub fn mappings(folder: &Path, problems: &mut Vec<Problem>) -> Vec<Mapping> {
    let mut mappings = Vec::new();
    let mut named = Vec::new();
    for path in files(&folder.join("mappings"), problems) {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        match SourceText::read(&path) {
            Err(problem) => problems.push(*problem),
            Ok((sheet, about)) => {
                problems.extend(about);
                mappings.extend(Mapping::read(&name, &sheet, problems));
            }
        }
        named.push(name);
    }
    for (name, text) in BUILT_IN.iter().filter(|(name, _)| !named.iter().any(|known| known == name)) {
        mappings.extend(Mapping::read(name, &SourceText::of(*name, *text), problems));
    }
    mappings
}

/// The mapping for a table: the named one, else the one that recognises most of its headings.
pub(super) fn choose<'a>(
    mappings: &'a [Mapping],
    named: Option<&str>,
    headings: &[String],
) -> Result<&'a Mapping, ImportFault> {
    let known = || mappings.iter().map(|mapping| mapping.name.clone()).collect();
    if let Some(name) = named {
        let found = mappings.iter().find(|mapping| mapping.name == name);
        return found.ok_or_else(|| ImportFault::UnknownMapping { name: name.into(), known: known() });
    }
    mappings
        .iter()
        .filter(|mapping| mapping.recognise.iter().all(|heading| headings.contains(heading)))
        .max_by_key(|mapping| mapping.required().filter(|heading| headings.contains(heading)).count())
        .ok_or_else(|| ImportFault::Unrecognised { known: known() })
}
