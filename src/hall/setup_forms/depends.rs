//! What depends on an entry: what names it elsewhere, and would be wrong or empty without it.
use super::{EntryPath, FieldShape, FormValue, KINDS, KindId, PathStep, Reference, entries, set_value};
use crate::hall::catalogue::CataloguePart;
use crate::hall::{Hall, SetupDocuments};

/// What depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DependenceKind {
    /// Matters in force.
    Matters,
    /// Lines.
    Lines,
    /// Windows.
    Windows,
    /// Boards.
    Boards,
    /// Days with hours of their own.
    Days,
    /// People who wait with a number now.
    Waiting,
    /// Accounts, by their roles or their windows.
    Accounts,
}

/// So many things depend on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependence {
    /// What they are.
    pub kind: DependenceKind,
    /// How many there are.
    pub count: usize,
    /// What the first of them are called; empty where their names say nothing.
    pub names: Vec<String>,
}

/// What depends on an entry of a kind, by its code (the name of a unit or theme), in a hall as it is.
pub fn dependences(kind: KindId, code: &str, hall: &Hall) -> Vec<Dependence> {
    let (setup, catalogue) = (&hall.setup, &hall.catalogue);
    let named = |kind, names: Vec<String>| Dependence { kind, count: names.len(), names };
    let counted = |count| Dependence { kind: DependenceKind::Matters, count, names: Vec::new() };
    let found = match kind {
        KindId::Department => {
            let lines = setup.lines.iter().filter(|line| line.departments.iter().any(|name| name == code));
            vec![
                counted(catalogue.count_of_department(code)),
                named(DependenceKind::Lines, lines.map(|line| line.code.to_string()).collect()),
            ]
        }
        KindId::Theme => {
            let part = CataloguePart { theme: Some(code.to_owned()), ..CataloguePart::default() };
            vec![counted(catalogue.within(&part).count())]
        }
        KindId::Line => {
            let own = |line: Option<&str>, department: &str| match line {
                Some(line) => line == code,
                None => setup.lines.iter().any(|line| {
                    *line.code == *code && line.departments.iter().any(|name| name == department)
                }),
            };
            let matters = catalogue
                .iter()
                .filter(|(_, matter)| own(matter.line.map(|line| &**line), matter.department))
                .count();
            let windows =
                setup.windows.iter().filter(|window| window.lines.iter().any(|line| **line == *code));
            let days = setup.special_days.iter().filter(|day| day.lines.iter().any(|line| **line == *code));
            vec![
                counted(matters),
                named(DependenceKind::Windows, windows.map(|window| window.code.to_string()).collect()),
                named(DependenceKind::Days, days.map(|day| day.day.to_string()).collect()),
            ]
        }
        KindId::Window => {
            let boards = setup.boards.iter().filter(|board| board.windows.iter().any(|one| **one == *code));
            vec![named(DependenceKind::Boards, boards.map(|board| board.code.clone()).collect())]
        }
        _ => Vec::new(),
    };
    found.into_iter().filter(|one| one.count > 0).collect()
}

/// The windows that say they are of a unit, in documents as they are.
pub fn windows_of(documents: &SetupDocuments, department: &str) -> Option<Dependence> {
    let kind = KindId::Window.kind();
    let all = entries(documents.text(kind.document)?, &EntryPath::default(), kind.name());
    let own = all.iter().filter(|window| window.text("department") == department);
    let names: Vec<String> = own.map(|window| window.text(kind.code).to_owned()).collect();
    (!names.is_empty()).then_some(Dependence { kind: DependenceKind::Windows, count: names.len(), names })
}

/// What names an entry by a code in force and does not follow when the draft gives it another one: nothing of it lies in a document.
pub fn left_behind(kind: KindId, code: &str, hall: &Hall) -> Vec<Dependence> {
    let matters = match kind {
        KindId::Line => {
            let named =
                hall.catalogue.iter().filter(|(_, matter)| matter.line.is_some_and(|line| **line == *code));
            named.count()
        }
        KindId::Department => hall.catalogue.count_of_department(code),
        KindId::Theme => {
            let part = CataloguePart { theme: Some(code.to_owned()), ..CataloguePart::default() };
            hall.catalogue.within(&part).count()
        }
        _ => 0,
    };
    let counted = Dependence { kind: DependenceKind::Matters, count: matters, names: Vec::new() };
    Some(counted).filter(|one| one.count > 0).into_iter().collect()
}

/// The documents in which another code is written wherever an entry was named by an old one; those that name it nowhere are left out.
pub fn renamed(documents: &SetupDocuments, kind: KindId, (old, new): (&str, &str)) -> Vec<(String, String)> {
    let reference = match kind {
        KindId::Department => Reference::Departments,
        KindId::Line => Reference::Lines,
        KindId::Window => Reference::Windows,
        _ => return Vec::new(),
    };
    let mut changed: Vec<(String, String)> = Vec::new();
    for kind in KINDS.iter().filter(|kind| kind.is_list && kind.heading.len() == 1) {
        let keys = kind.fields.iter().filter(
            |field| matches!(field.shape, FieldShape::One(of) | FieldShape::Some(of) if of == reference),
        );
        let keys: Vec<&str> = keys.map(|field| field.key).collect();
        let Some(before) = documents.text(kind.document).filter(|_| !keys.is_empty()) else { continue };
        let mut text = before.to_owned();
        for (at, entry) in entries(before, &EntryPath::default(), kind.name()).iter().enumerate() {
            let path = EntryPath(vec![PathStep::Nth(kind.name(), at)]);
            for key in &keys {
                let Some(value) = entry.get(key).map(|value| with_name(value, (old, new))) else { continue };
                text = set_value(&text, &path, key, Some(&value), &[]).unwrap_or(text);
            }
        }
        if text != before {
            changed.push((kind.document.to_owned(), text));
        }
    }
    changed
}

fn with_name(value: &FormValue, (old, new): (&str, &str)) -> FormValue {
    match value {
        FormValue::Text(text) if text == old => FormValue::Text(new.to_owned()),
        FormValue::List(members) => {
            FormValue::List(members.iter().map(|one| with_name(one, (old, new))).collect())
        }
        other => other.clone(),
    }
}
