//! The matter catalogue (实施清单) in brief: what lists and searches need of every matter, kept small.
use super::{Applicants, Guide, Handling, Kind};
use crate::hall::LineCode;
use std::{borrow::Borrow, collections::HashMap, hash::Hash};

/// The place of a matter in the catalogue, counted from 0; good for one loading of the catalogue only.
pub type MatterId = u32;

/// One matter in brief, borrowed from the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter<'a> {
    /// Its code, unique.
    pub code: &'a str,
    /// Its name in Chinese.
    pub name: &'a str,
    /// Its name in English, or empty.
    pub name_en: &'a str,
    /// What people call it, joined by `|`, or empty.
    pub aliases: &'a str,
    /// The unit that deals with it.
    pub department: &'a str,
    /// The line it names itself, if any.
    pub line: Option<&'a LineCode>,
    /// What kind of administrative matter it is (事项类型).
    pub kind: Kind,
    /// Who may apply.
    pub applicants: Applicants,
    /// While you wait, or promised.
    pub handling: Handling,
    /// How often people came for it before anything was counted here, 0–1000.
    pub popularity: u16,
}

/// All matters in brief, in the order of the source; texts lie in one string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    text: String,
    entries: Vec<MatterEntry>,
    departments: Vec<String>,
    lines: Vec<LineCode>,
    themes: Vec<String>,
    /// How many matters each unit has, and each theme.
    counts: [Vec<usize>; 2],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct MatterEntry {
    at: u32,
    code: u16,
    name: u16,
    name_en: u16,
    aliases: u16,
    department: u16,
    line: u16,
    themes: u64,
    kind: Kind,
    applicants: Applicants,
    handling: Handling,
    popularity: u16,
}

const NO_LINE: u16 = u16::MAX;

impl Catalogue {
    /// How many matters there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Says whether nothing has been imported yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The matter at a place; `None` past the end.
    pub fn matter(&self, id: MatterId) -> Option<Matter<'_>> {
        self.entries.get(id as usize).map(|entry| self.brief(entry))
    }

    /// The matter of a code; looks through all of them.
    pub fn coded(&self, code: &str) -> Option<Matter<'_>> {
        self.iter().map(|(_, matter)| matter).find(|matter| matter.code == code)
    }

    /// Every matter with its place.
    pub fn iter(&self) -> impl Iterator<Item = (MatterId, Matter<'_>)> {
        (0..).zip(self.entries.iter().map(|entry| self.brief(entry)))
    }

    /// Units that have matters, in order of first appearance.
    pub fn departments(&self) -> &[String] {
        &self.departments
    }

    /// Themes that have matters, in order of first appearance.
    pub fn themes(&self) -> &[String] {
        &self.themes
    }

    /// How many matters a unit has; known without looking through a province's.
    pub fn count_of_department(&self, name: &str) -> usize {
        count(&self.departments, &self.counts[0], name)
    }

    /// How many matters a theme has.
    pub fn count_of_theme(&self, name: &str) -> usize {
        count(&self.themes, &self.counts[1], name)
    }

    /// The matters of a unit.
    pub fn of_department<'a>(&'a self, name: &str) -> impl Iterator<Item = MatterId> + use<'a> {
        let wanted = self.departments.iter().position(|d| d == name);
        self.places(move |entry| wanted == Some(entry.department.into()))
    }

    /// The matters of a theme.
    pub fn of_theme<'a>(&'a self, name: &str) -> impl Iterator<Item = MatterId> + use<'a> {
        let wanted = self.themes.iter().position(|t| t == name);
        self.places(move |entry| wanted.is_some_and(|at| entry.themes >> at & 1 == 1))
    }

    /// The matters open to people, or to organisations.
    pub fn open_to(&self, organisations: bool) -> impl Iterator<Item = MatterId> {
        self.places(
            move |entry| if organisations { entry.applicants.organisations } else { entry.applicants.people },
        )
    }

    fn places<'a>(
        &'a self,
        wanted: impl Fn(&MatterEntry) -> bool + 'a,
    ) -> impl Iterator<Item = MatterId> + 'a {
        (0..).zip(&self.entries).filter(move |(_, entry)| wanted(entry)).map(|(id, _)| id)
    }

    fn brief(&self, entry: &MatterEntry) -> Matter<'_> {
        let mut at = entry.at as usize;
        let mut next = |length: u16| {
            let text = self.text.get(at..at + usize::from(length)).unwrap_or_default();
            at += usize::from(length);
            text
        };
        let (code, name, name_en, aliases) =
            (next(entry.code), next(entry.name), next(entry.name_en), next(entry.aliases));
        Matter {
            code,
            name,
            name_en,
            aliases,
            department: self.departments.get(usize::from(entry.department)).map_or("", String::as_str),
            line: self.lines.get(usize::from(entry.line)),
            kind: entry.kind,
            applicants: entry.applicants,
            handling: entry.handling,
            popularity: entry.popularity,
        }
    }
}

impl<'a> FromIterator<&'a Guide> for Catalogue {
    fn from_iter<I: IntoIterator<Item = &'a Guide>>(guides: I) -> Self {
        let mut builder = CatalogueBuilder::default();
        guides.into_iter().for_each(|guide| builder.add(guide));
        builder.finish()
    }
}

/// Collects matters into a catalogue.
#[derive(Default)]
pub struct CatalogueBuilder {
    made: Catalogue,
    departments: HashMap<String, u16>,
    lines: HashMap<LineCode, u16>,
    themes: HashMap<String, u16>,
}

impl CatalogueBuilder {
    /// Adds what lists need of one matter. Texts over 65,535 bytes are left out; the 65th theme and those after it too.
    pub fn add(&mut self, guide: &Guide) {
        let aliases = guide.aliases.join("|");
        let at = u32::try_from(self.made.text.len()).unwrap_or(u32::MAX);
        let mut put = |text: &str| {
            let length = u16::try_from(text.len()).unwrap_or(0);
            self.made.text.push_str(if length == 0 { "" } else { text });
            length
        };
        let (code, name, name_en, aliases) =
            (put(&guide.code), put(&guide.name.zh), put(&guide.name.en), put(&aliases));
        let themes = guide.themes.iter().fold(0_u64, |bits, theme| {
            let at = place(&mut self.made.themes, &mut self.themes, theme);
            bits | 1_u64.checked_shl(at.into()).unwrap_or(0)
        });
        (0..64).filter(|at| themes >> at & 1 == 1).for_each(|at| one_more(&mut self.made.counts[1], at));
        let line =
            guide.line.as_ref().map_or(NO_LINE, |line| place(&mut self.made.lines, &mut self.lines, line));
        let department = place(&mut self.made.departments, &mut self.departments, &guide.department);
        one_more(&mut self.made.counts[0], department.into());
        let (kind, applicants, handling) = (guide.kind, guide.applicants, guide.handling);
        let popularity = guide.popularity;
        self.made.entries.push(MatterEntry {
            at,
            code,
            name,
            name_en,
            aliases,
            department,
            line,
            themes,
            kind,
            applicants,
            handling,
            popularity,
        });
    }

    /// The catalogue of everything added.
    pub fn finish(mut self) -> Catalogue {
        self.made.text.shrink_to_fit();
        self.made.entries.shrink_to_fit();
        self.made
    }
}

fn place<T>(names: &mut Vec<T>, known: &mut HashMap<T, u16>, name: &str) -> u16
where
    T: Eq + Hash + Borrow<str> + for<'a> From<&'a str>,
{
    if let Some(at) = known.get(name) {
        return *at;
    }
    let at = u16::try_from(names.len()).unwrap_or(NO_LINE);
    names.push(name.into());
    known.insert(name.into(), at);
    at
}

fn one_more(counts: &mut Vec<usize>, at: usize) {
    counts.resize(counts.len().max(at + 1), 0);
    counts[at] += 1;
}

fn count(names: &[String], counts: &[usize], name: &str) -> usize {
    let at = names.iter().position(|known| known == name);
    at.and_then(|at| counts.get(at)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Name;

    fn guide(code: &str, name: &str, department: &str, themes: &[&str]) -> Guide {
        Guide {
            code: code.into(),
            name: Name::new(name, ""),
            department: department.into(),
            themes: themes.iter().map(|&t| t.into()).collect(),
            applicants: Applicants { people: true, organisations: code == "2" },
            ..Guide::default()
        }
    }

    #[test]
    fn matters_come_out_as_they_went_in() {
        let guides = [
            guide("1", "居民身份证换领", "公安局", &["户籍"]),
            guide("2", "企业设立登记", "市场局", &["设立", "户籍"]),
        ];
        let catalogue: Catalogue = guides.iter().collect();
        assert_eq!(catalogue.len(), 2);
        let matter = catalogue.matter(1).unwrap();
        assert_eq!(
            (matter.code, matter.name, matter.department, matter.line),
            ("2", "企业设立登记", "市场局", None)
        );
        assert_eq!(catalogue.of_theme("户籍").collect::<Vec<_>>(), [0, 1]);
        assert_eq!(catalogue.of_theme("设立").collect::<Vec<_>>(), [1]);
        assert_eq!((catalogue.count_of_theme("户籍"), catalogue.count_of_theme("没有")), (2, 0));
        assert_eq!(catalogue.count_of_department("公安局"), 1);
        assert_eq!(catalogue.of_department("公安局").collect::<Vec<_>>(), [0]);
        assert_eq!(catalogue.open_to(true).collect::<Vec<_>>(), [1]);
        assert_eq!(catalogue.of_theme("没有").count(), 0);
        assert_eq!(catalogue.matter(2), None);
    }
}
