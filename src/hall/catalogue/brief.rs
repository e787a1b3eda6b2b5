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

/// Which matters are meant: all that is told of them holds, and nothing told means all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CataloguePart {
    /// Open to organisations, or else to people.
    pub organisations: Option<bool>,
    /// Of a theme; an empty name stands for matters that have none.
    pub theme: Option<String>,
    /// Of a unit.
    pub department: Option<String>,
    /// Of none of these units.
    pub without: Vec<String>,
}

/// All matters in brief, in the order of the source; texts lie in one string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    text: String,
    entries: Vec<MatterEntry>,
    departments: Vec<String>,
    lines: Vec<LineCode>,
    themes: Vec<String>,
    /// How many matters each unit has.
    counts: Vec<usize>,
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

    /// The themes of the matter at a place.
    pub fn themes_of(&self, id: MatterId) -> impl Iterator<Item = &str> {
        let bits = self.entries.get(id as usize).map_or(0, |entry| entry.themes);
        let named = self.themes.iter().take(64).enumerate();
        named.filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, name)| name.as_str())
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
        let at = self.departments.iter().position(|known| known == name);
        at.and_then(|at| self.counts.get(at)).copied().unwrap_or(0)
    }

    /// The matters of a part of the catalogue.
    pub fn within<'a>(&'a self, part: &CataloguePart) -> impl Iterator<Item = MatterId> + use<'a> {
        let at = |names: &[String], wanted: &str| {
            names.iter().position(|name| name == wanted).unwrap_or(usize::MAX)
        };
        let department = part.department.as_deref().map(|name| at(&self.departments, name));
        let without: Vec<usize> = part.without.iter().map(|name| at(&self.departments, name)).collect();
        let theme = part.theme.as_deref().map(|name| (name.is_empty(), at(&self.themes, name)));
        let organisations = part.organisations;
        self.places(move |entry| {
            let is_open = organisations.is_none_or(|to| entry.applicants.open_to(to));
            let unit = usize::from(entry.department);
            let is_its = department.is_none_or(|at| at == unit) && !without.contains(&unit);
            let is_under = theme.is_none_or(|(none, at)| {
                if none { entry.themes == 0 } else { at < 64 && entry.themes >> at & 1 == 1 }
            });
            is_open && is_its && is_under
        })
    }

    /// The themes of a part of the catalogue, in order of first appearance, each with how many of its matters it has; without a
    /// name those of none.
    pub fn themes_within(&self, part: &CataloguePart) -> Vec<(&str, usize)> {
        let (mut counts, mut none) = (vec![0; self.themes.len()], 0);
        for entry in self.within(part).filter_map(|id| self.entries.get(id as usize)) {
            none += usize::from(entry.themes == 0);
            for (at, count) in counts.iter_mut().enumerate().take(64) {
                *count += usize::from(entry.themes >> at & 1 == 1);
            }
        }
        let named = self.themes.iter().map(String::as_str).zip(counts);
        named.chain([("", none)]).filter(|(_, count)| *count > 0).collect()
    }

    /// The units of a part of the catalogue, likewise.
    pub fn departments_within(&self, part: &CataloguePart) -> Vec<(&str, usize)> {
        let mut counts = vec![0; self.departments.len()];
        for entry in self.within(part).filter_map(|id| self.entries.get(id as usize)) {
            if let Some(count) = counts.get_mut(usize::from(entry.department)) {
                *count += 1;
            }
        }
        let named = self.departments.iter().map(String::as_str).zip(counts);
        named.filter(|(_, count)| *count > 0).collect()
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
        let line =
            guide.line.as_ref().map_or(NO_LINE, |line| place(&mut self.made.lines, &mut self.lines, line));
        let department = place(&mut self.made.departments, &mut self.departments, &guide.department);
        one_more(&mut self.made.counts, department.into());
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
        assert_eq!((catalogue.count_of_department("公安局"), catalogue.count_of_department("没有")), (1, 0));
        assert_eq!(catalogue.matter(2), None);
    }

    #[test]
    fn parts_hold_what_is_told_of_them() {
        let guides = [
            guide("1", "居民身份证换领", "公安局", &["户籍"]),
            guide("2", "企业设立登记", "市场局", &["设立", "户籍"]),
            guide("3", "咨询", "公安局", &[]),
        ];
        let catalogue: Catalogue = guides.iter().collect();
        let part = |organisations, theme: Option<&str>, department: Option<&str>| CataloguePart {
            organisations,
            theme: theme.map(str::to_owned),
            department: department.map(str::to_owned),
            without: Vec::new(),
        };
        let others =
            CataloguePart { without: vec!["公安局".to_owned()], ..part(None, Some("户籍"), None) };
        assert_eq!(catalogue.within(&others).collect::<Vec<_>>(), [1]);
        for (part, wanted) in [
            (part(None, None, None), &[0, 1, 2][..]),
            (part(None, Some("户籍"), None), &[0, 1]),
            (part(None, Some("户籍"), Some("公安局")), &[0]),
            (part(None, Some(""), None), &[2]),
            (part(Some(true), None, None), &[1]),
            (part(Some(false), None, Some("公安局")), &[0, 2]),
            (part(None, Some("没有"), None), &[]),
            (part(None, None, Some("没有")), &[]),
        ] {
            assert_eq!(catalogue.within(&part).collect::<Vec<_>>(), wanted, "{part:?}");
        }
        let all = part(None, None, None);
        assert_eq!(catalogue.themes_within(&all), [("户籍", 2), ("设立", 1), ("", 1)]);
        assert_eq!(catalogue.departments_within(&all), [("公安局", 2), ("市场局", 1)]);
        assert_eq!(catalogue.themes_within(&part(Some(true), None, None)), [("户籍", 1), ("设立", 1)]);
    }
}
