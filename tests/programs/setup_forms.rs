//! The table of fields says what the readers of the documents read, and a change of one field leaves the sample as it is.
use service_hall::config::{Config, ConfigFault, Problem, ProblemCause};
use service_hall::hall::SetupDocuments;
use service_hall::hall::setup_forms::{
    EntryKind, EntryPath, FieldShape, FormValue, KINDS, KindId, PathStep, entries, entry, place_of, renamed,
    set_value,
};
use std::collections::BTreeSet;
use std::path::Path;

fn sample() -> Config {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
    Config::read(&folder).0.unwrap()
}

/// The first document of a kind.
fn document(documents: &SetupDocuments, name: &str) -> (String, String) {
    let there = documents.iter().find(|(known, _)| known.starts_with(name));
    let (name, text) = there.unwrap_or((name, ""));
    (name.to_owned(), text.to_owned())
}

/// A text with a key that nobody reads in the entry of a kind.
fn with_unknown(text: &str, heading: &[&str], is_list: bool) -> String {
    let mut path = String::new();
    let mut added = text.to_owned();
    for (at, name) in heading.iter().enumerate() {
        let is_last = at + 1 == heading.len();
        path = if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
        let is_there = text.contains(&format!("[[{path}]]")) || text.contains(&format!("[{path}]"));
        match (is_last, is_list) {
            (true, true) => added.extend(["\n[[", &path, "]]\nzzz = 1\n"]),
            (true, false) if is_there => {
                added = added.replacen(&format!("[{path}]\n"), &format!("[{path}]\nzzz = 1\n"), 1);
            }
            (true, false) => added.extend(["\n[", &path, "]\nzzz = 1\n"]),
            _ => {}
        }
    }
    if heading.is_empty() { format!("zzz = 1\n{text}") } else { added }
}

#[test]
fn every_key_that_is_read_is_in_the_table() {
    let config = sample();
    for kind in KINDS {
        let (name, text) = document(&config.documents, kind.document);
        let mut documents = config.documents.clone();
        documents.insert(&name, with_unknown(&text, kind.heading, kind.is_list));
        let known = |problem: &Problem| match &problem.what {
            ProblemCause::Config(ConfigFault::UnknownKey { key, known }) if key == "zzz" => {
                Some(known.clone())
            }
            _ => None,
        };
        let problems = config.with_setup(&documents).1;
        let read = problems.iter().find_map(known).unwrap_or_else(|| panic!("{:?}: {problems:?}", kind.id));
        let read: BTreeSet<&str> = read.iter().map(String::as_str).collect();
        let below = KINDS.iter().filter(|other| {
            other.document == kind.document
                && other.heading.len() == kind.heading.len() + 1
                && other.heading.starts_with(kind.heading)
        });
        let table = kind.fields.iter().map(|field| field.key).chain(below.map(EntryKind::name));
        assert_eq!(read, table.collect::<BTreeSet<_>>(), "{:?}", kind.id);
    }
}

#[test]
fn every_document_of_the_sample_can_be_written_field_by_field() {
    let config = sample();
    for kind in KINDS.iter().filter(|kind| kind.is_list && kind.heading.len() == 1) {
        let (_, text) = document(&config.documents, kind.document);
        let all = entries(&text, &EntryPath::default(), kind.name());
        assert!(!all.is_empty() || kind.id == KindId::SpecialDay, "{:?}", kind.id);
        for (at, entry) in all.iter().enumerate() {
            let path = EntryPath::nth(kind.name(), at);
            for field in kind.fields.iter().filter(|field| field.shape == FieldShape::Words) {
                let value = FormValue::Text("新\"的".to_owned());
                let changed =
                    set_value(&text, &path, field.key, Some(&value), &kind.before(field.key)).unwrap();
                let back = set_value(&changed, &path, field.key, entry.get(field.key), &[]).unwrap();
                let as_was = entry.get(field.key).map(FormValue::to_toml);
                // A text in single quotation marks comes back in double ones.
                assert!(back == text || as_was.is_some_and(|was| back.contains(&was)), "{:?} {at}", kind.id);
            }
        }
    }
}

#[test]
fn a_problem_is_found_at_its_field() {
    let config = sample();
    let lines = config.documents.text("lines.toml").unwrap();
    let path = EntryPath::nth("line", 1);
    let wrong = set_value(lines, &path, "minutes", Some(&FormValue::numbers([20, 8])), &[]).unwrap();
    let mut documents = config.documents.clone();
    documents.insert("lines.toml", &wrong);
    let problems = config.with_setup(&documents).1;
    let problem = problems.iter().find(|problem| problem.what.word() == "minutes_order").unwrap();
    let at = (problem.line.unwrap(), problem.column.unwrap());
    let found = place_of(&wrong, at, &[KindId::Line.kind()]).unwrap();
    assert_eq!((found.path, found.key.as_deref()), (path, Some("minutes")));
    let boards = config.documents.text("boards.toml").unwrap();
    let line =
        u32::try_from(boards.lines().position(|line| line.starts_with("text_en")).unwrap()).unwrap() + 1;
    let kinds = [KindId::Board.kind(), KindId::Notice.kind()];
    let found = place_of(boards, (line, 11), &kinds).unwrap();
    let notice = EntryPath::nth("board", 0).then(PathStep::Nth("notice", 0));
    assert_eq!((found.path, found.key.as_deref()), (notice, Some("text_en")));
}

#[test]
fn a_unit_with_another_name_is_named_so_everywhere() {
    let config = sample();
    let changed = renamed(&config.documents, KindId::Department, ("市公安局", "市公安总局"));
    let names: Vec<&str> = changed.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["lines.toml", "windows.toml"]);
    let line = entry(&changed[0].1, &EntryPath::nth("line", 0)).unwrap();
    assert_eq!(line.get("departments"), Some(&FormValue::texts(["市公安总局"])));
    assert!(!changed[1].1.contains("\"市公安局\""));
}
