//! What a draft leaves behind elsewhere: matters of a department that is gone, themes that nothing stands under any more.
use crate::config::DraftFault;
use crate::hall::catalogue::{Catalogue, Guide, Matter};
use crate::hall::drafts::DraftSeverity;
use crate::hall::{LineCode, Setup};
use std::collections::{BTreeMap, BTreeSet};

/// How many matters bear a name, by the name.
type NameCounts = BTreeMap<String, usize>;

/// What matters refer to: units, lines and themes.
#[derive(Default)]
struct References {
    departments: NameCounts,
    lines: NameCounts,
    themes: NameCounts,
}

impl References {
    fn add(&mut self, department: &str, line: Option<&str>, themes: &mut dyn Iterator<Item = &str>) {
        let count = |of: &mut NameCounts, name: &str| *of.entry(name.to_owned()).or_default() += 1;
        count(&mut self.departments, department);
        if let Some(line) = line {
            count(&mut self.lines, line);
        }
        themes.for_each(|theme| count(&mut self.themes, theme));
    }
}

/// What stands beside the draft: the setup and the matters in force, and those it makes of them.
pub struct Surroundings<'a> {
    /// The setup in force.
    pub old: &'a Setup,
    /// The setup with the draft.
    pub new: &'a Setup,
    /// The matters in force.
    pub catalogue: &'a Catalogue,
    /// What the draft makes of matters.
    pub changed: &'a [(String, Option<Guide>)],
}

impl Surroundings<'_> {
    /// The matters in force that the draft leaves alone.
    pub fn others(&self) -> impl Iterator<Item = Matter<'_>> {
        let changed: BTreeSet<&str> = self.changed.iter().map(|(code, _)| code.as_str()).collect();
        self.catalogue.iter().map(|(_, matter)| matter).filter(move |matter| !changed.contains(matter.code))
    }

    /// What the draft leaves behind, with the document it is about.
    pub fn left_behind(&self) -> Vec<(&'static str, DraftSeverity, DraftFault)> {
        let (before, after) = (self.references(false), self.references(true));
        let mut found = Vec::new();
        let mut note = |document, severity, fault| found.push((document, severity, fault));
        for (name, matters) in &after.departments {
            let is_in = |setup: &Setup| setup.departments.iter().any(|one| one.name.zh == *name);
            if is_in(self.old) && !is_in(self.new) {
                let (name, matters) = (name.clone(), *matters);
                let fault = DraftFault::StillOfDepartment { name, matters };
                note("departments.toml", DraftSeverity::Warning, fault);
            }
        }
        for (line, matters) in &after.lines {
            let is_in = |setup: &Setup| setup.lines.iter().any(|one| one.code == **line);
            if is_in(self.old) && !is_in(self.new) {
                let (line, matters) = (line.as_str().into(), *matters);
                note("lines.toml", DraftSeverity::Warning, DraftFault::StillInLine { line, matters });
            }
        }
        for (name, matters) in &after.themes {
            let is_in = |setup: &Setup| setup.themes.iter().any(|one| one.name.zh == *name);
            if is_in(self.old) && !is_in(self.new) {
                let (name, matters) = (name.clone(), *matters);
                note("themes.toml", DraftSeverity::Warning, DraftFault::StillUnderTheme { name, matters });
            }
        }
        let is_emptied = |name: &String, before: &NameCounts, after: &NameCounts| {
            before.contains_key(name) && !after.contains_key(name)
        };
        for name in self.new.departments.iter().map(|one| &one.name.zh) {
            if is_emptied(name, &before.departments, &after.departments) {
                let fault = DraftFault::DepartmentEmpty { name: name.clone() };
                note("departments.toml", DraftSeverity::Note, fault);
            }
        }
        for name in self.new.themes.iter().map(|one| &one.name.zh) {
            if is_emptied(name, &before.themes, &after.themes) {
                note("themes.toml", DraftSeverity::Note, DraftFault::ThemeEmpty { name: name.clone() });
            }
        }
        found
    }

    fn references(&self, with_draft: bool) -> References {
        let mut references = References::default();
        let changed: BTreeSet<&str> = self.changed.iter().map(|(code, _)| code.as_str()).collect();
        for (id, matter) in self.catalogue.iter() {
            if !with_draft || !changed.contains(matter.code) {
                let mut themes = self.catalogue.themes_of(id);
                references.add(matter.department, matter.line.map(LineCode::as_str), &mut themes);
            }
        }
        for guide in self.changed.iter().filter_map(|(_, guide)| guide.as_ref()).filter(|_| with_draft) {
            let mut themes = guide.themes.iter().map(String::as_str);
            references.add(&guide.department, guide.line.as_deref(), &mut themes);
        }
        references
    }
}
