//! What is found among the matters in force and those of the draft.
use crate::admin::AdminSession;
use crate::hall::catalogue::{CataloguePart, MatterId};
use crate::hall::drafts::{DraftContent, DraftSubject};
use std::collections::HashMap;

/// So many matters are listed at most.
const MOST: usize = 2000;
/// A code is looked for from so many characters on.
const CODE: usize = 3;

/// What the draft makes of a matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DraftMark {
    /// Nothing.
    #[default]
    None,
    /// It is new.
    New,
    /// It is changed.
    Changed,
    /// It vanishes.
    Removed,
}

/// A matter that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundMatter {
    pub code: String,
    pub name: String,
    pub department: String,
    pub mark: DraftMark,
}

/// A unit with how many matters it has, and how many of them the draft changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundUnit {
    pub name: String,
    pub shown: String,
    pub matters: usize,
    pub changed: usize,
}

/// Units, while nothing is typed; else matters.
#[derive(Debug)]
pub(super) enum Found {
    Units(Vec<FoundUnit>),
    Matters(Vec<FoundMatter>),
}

impl Default for Found {
    fn default() -> Self {
        Found::Units(Vec::new())
    }
}

impl Found {
    pub fn len(&self) -> usize {
        match self {
            Found::Units(units) => units.len(),
            Found::Matters(matters) => matters.len(),
        }
    }
}

/// The matters that the draft changes, by code.
type Drafted = HashMap<String, FoundMatter>;

/// What the draft makes of matters.
fn drafted(here: &AdminSession) -> Drafted {
    let mut all = Drafted::new();
    for change in here.draft.draft.effective() {
        let DraftSubject::Matter(code) = &change.subject else { continue };
        let published = here.hall.catalogue.coded(code);
        let known = published.map_or_else(FoundMatter::default, |matter| FoundMatter {
            name: here.lang.pick(matter.name, matter.name_en).to_owned(),
            department: matter.department.to_owned(),
            ..FoundMatter::default()
        });
        let matter = match &change.content {
            DraftContent::Record(record) => FoundMatter {
                code: code.clone(),
                name: here.lang.pick(record.get("name"), record.get("name_en")).to_owned(),
                department: record.get("department").to_owned(),
                mark: if published.is_some() { DraftMark::Changed } else { DraftMark::New },
            },
            _ => FoundMatter { code: code.clone(), mark: DraftMark::Removed, ..known },
        };
        all.insert(code.clone(), matter);
    }
    all
}

/// What is found by what is typed, in a unit where one is named; all units where nothing is said.
pub(super) fn find(typed: &str, unit: Option<&str>, here: &AdminSession) -> Found {
    let (typed, drafted) = (typed.trim(), drafted(here));
    match (typed.is_empty(), unit) {
        (true, None) => Found::Units(units(&drafted, here)),
        (true, Some(unit)) => Found::Matters(of_unit(unit, &drafted, here)),
        (false, unit) => {
            let mut found = searched(typed, &drafted, here);
            found.retain(|matter| unit.is_none_or(|unit| matter.department == unit));
            Found::Matters(found)
        }
    }
}

fn units(drafted: &Drafted, here: &AdminSession) -> Vec<FoundUnit> {
    let (setup, catalogue) = (&here.hall.setup, &here.hall.catalogue);
    let mut names: Vec<String> = setup.departments.iter().map(|unit| unit.name.zh.clone()).collect();
    let others = catalogue.departments().iter().chain(drafted.values().map(|matter| &matter.department));
    for name in others {
        if !name.is_empty() && !names.contains(name) {
            names.push(name.clone());
        }
    }
    let unit = |name: String| {
        let own = |matter: &&FoundMatter| matter.department == name;
        let new = drafted.values().filter(own).filter(|matter| matter.mark == DraftMark::New).count();
        let known = setup.departments.iter().find(|unit| unit.name.zh == name);
        FoundUnit {
            shown: known.map_or(name.as_str(), |unit| here.say(&unit.name)).to_owned(),
            matters: catalogue.count_of_department(&name) + new,
            changed: drafted.values().filter(own).count(),
            name,
        }
    };
    names.into_iter().map(unit).collect()
}

/// The matters of a unit: what the draft adds first, the others in their order.
fn of_unit(unit: &str, drafted: &Drafted, here: &AdminSession) -> Vec<FoundMatter> {
    let part = CataloguePart { department: Some(unit.to_owned()), ..CataloguePart::default() };
    let known = here.hall.catalogue.within(&part).filter_map(|id| of_id(id, drafted, here));
    let mut found: Vec<FoundMatter> = known.take(MOST).collect();
    let mut others: Vec<FoundMatter> = drafted
        .values()
        .filter(|matter| matter.department == unit && found.iter().all(|known| known.code != matter.code))
        .cloned()
        .collect();
    others.sort_by(|one, other| one.code.cmp(&other.code));
    others.append(&mut found);
    others
}

fn of_id(id: MatterId, drafted: &Drafted, here: &AdminSession) -> Option<FoundMatter> {
    let matter = here.hall.catalogue.matter(id)?;
    Some(drafted.get(matter.code).cloned().unwrap_or_else(|| FoundMatter {
        code: matter.code.to_owned(),
        name: here.lang.pick(matter.name, matter.name_en).to_owned(),
        department: matter.department.to_owned(),
        mark: DraftMark::None,
    }))
}

/// What is new in the draft and holds the words, what has them in its code, and what the kiosk would find.
fn searched(typed: &str, drafted: &Drafted, here: &AdminSession) -> Vec<FoundMatter> {
    let folded = typed.to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&folded);
    let mut found: Vec<FoundMatter> = drafted
        .values()
        .filter(|matter| holds(&matter.name) || typed.len() >= CODE && holds(&matter.code))
        .cloned()
        .collect();
    found.sort_by(|one, other| one.code.cmp(&other.code));
    let is_code = typed.len() >= CODE && typed.is_ascii() && typed.bytes().any(|b| b.is_ascii_digit());
    if is_code {
        let coded = here.hall.catalogue.iter().filter(|(_, matter)| holds(matter.code)).map(|(id, _)| id);
        add(&mut found, coded.take(MOST), drafted, here);
    }
    if let Some(finder) = &here.finder {
        add(&mut found, finder.find(&here.hall.catalogue, typed).into_iter(), drafted, here);
    }
    found
}

fn add(
    found: &mut Vec<FoundMatter>,
    ids: impl Iterator<Item = MatterId>,
    drafted: &Drafted,
    here: &AdminSession,
) {
    for matter in ids.filter_map(|id| of_id(id, drafted, here)) {
        if found.iter().all(|known| known.code != matter.code) {
            found.push(matter);
        }
    }
}
