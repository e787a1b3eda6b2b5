//! The parts of a document as people know them: `window D15 · floor` is 窗口 D15 · 楼层.
use super::{field_name, words};
use crate::hall::setup_forms::{EntryKind, KINDS};
use crate::text::Lang;

/// What stands between the steps of the way to a value.
const STEP: &str = " · ";

/// The way to a part of a document in the words of its form; a step that no form knows stays as it is written.
pub fn document_part(lang: Lang, document: &str, part: &str) -> String {
    let mut heading: Vec<&str> = Vec::new();
    let mut kind = kind_of(document, &heading);
    let mut said = Vec::new();
    for step in part.split(STEP) {
        let (word, name) = step.split_once(' ').unwrap_or((step, ""));
        heading.push(word);
        if let Some(below) = kind_of(document, &heading) {
            kind = Some(below);
            let label = (words(lang).kind)(below.id).0;
            said.push(format!("{label} {name}").trim_end().to_owned());
            continue;
        }
        heading.pop();
        let field = kind.filter(|kind| kind.field(step).is_some());
        said.push(field.map_or(step, |kind| field_name(lang, kind.id, step)).to_owned());
    }
    said.join(STEP)
}

/// What a document is about, as the menu of the setup calls it, with its year where it has one; a document nobody knows keeps its name.
pub fn document_title(lang: Lang, document: &str) -> String {
    let is_in = |kind: &&EntryKind| {
        kind.document == document || (kind.document.ends_with('/') && document.starts_with(kind.document))
    };
    let Some(kind) = KINDS.iter().find(is_in) else { return document.to_owned() };
    let title = (words(lang).kind)(kind.id).0;
    let year = document.strip_prefix(kind.document).and_then(|rest| rest.strip_suffix(".toml"));
    format!("{title} {}", year.unwrap_or_default()).trim_end().to_owned()
}

fn kind_of(document: &str, heading: &[&str]) -> Option<&'static EntryKind> {
    let is_in = |kind: &&EntryKind| {
        kind.document == document || (kind.document.ends_with('/') && document.starts_with(kind.document))
    };
    KINDS.iter().filter(is_in).find(|kind| kind.heading == heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_called_what_its_form_calls_it() {
        let said = |document, part| document_part(Lang::Zh, document, part);
        assert_eq!(said("windows.toml", "window D15"), "窗口 D15");
        assert_eq!(said("windows.toml", "window D15 · name"), "窗口 D15 · 名称");
        assert_eq!(said("workdays/2026.toml", "off"), "放假");
        assert_eq!(said("windows.toml", "line 12"), "line 12", "lines of a text stay");
        assert_eq!(said("windows.toml", "window D15 · colour"), "窗口 D15 · colour");
        let title = |document| document_title(Lang::Zh, document);
        assert_eq!(
            (title("windows.toml").as_str(), title("workdays/2027.toml").as_str()),
            ("窗口", "节假日 2027")
        );
        assert_eq!(title("other.toml"), "other.toml");
    }
}
