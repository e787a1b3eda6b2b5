//! Finding the mapping for a table by the headings it has.
use super::json_shape::JsonShape;
use crate::config::ImportFault;
use crate::text::layout::wrap::clip;

/// Headings that are named where no mapping knows them, and the columns each may take.
const NAMED: usize = 8;
const WIDEST: usize = 24;
/// Digits together that stand in a row of data and in no heading.
const DATA_DIGITS: usize = 5;

/// How the tables of one source are told from those of others.
pub trait TableMapping: Clone {
    /// Its tables are about people, so that nothing of them is written anywhere while they are read.
    const IS_PERSONAL: bool;
    /// Its name, which is that of its file.
    fn name(&self) -> &str;
    /// The headings that give a table of this source away.
    fn recognise(&self) -> &[String];
    /// How a table is made of a JSON catalogue; nothing where the source has none.
    fn json(&self) -> Option<&JsonShape> {
        None
    }
    /// How many of the headings it wants are there.
    fn fit(&self, headings: &[String]) -> usize;
    /// What is wrong with the headings: one is missing, or there twice.
    fn heading_faults(&self, headings: &[String]) -> Vec<ImportFault>;
}

/// The mapping for a table: the named one, else the one that recognises most of its headings.
pub(super) fn choose<'a, M: TableMapping>(
    mappings: &'a [M],
    named: Option<&str>,
    headings: &[String],
) -> Result<&'a M, ImportFault> {
    let known = || mappings.iter().map(|mapping| mapping.name().to_owned()).collect();
    if let Some(name) = named {
        let found = mappings.iter().find(|mapping| mapping.name() == name);
        return found.ok_or_else(|| ImportFault::UnknownMapping { name: name.into(), known: known() });
    }
    mappings
        .iter()
        .filter(|mapping| mapping.recognise().iter().all(|heading| headings.contains(heading)))
        .max_by_key(|mapping| mapping.fit(headings))
        .ok_or_else(|| ImportFault::Unrecognised { headings: in_brief(headings), known: known() })
}

/// The first of the headings, so that a wrong separator or encoding shows itself.
fn in_brief(headings: &[String]) -> String {
    // A row of data may be about people; headings have no such numbers.
    let is_data =
        |cell: &String| cell.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() >= DATA_DIGITS);
    if headings.iter().any(is_data) {
        return "…".into();
    }
    let some: Vec<String> =
        headings.iter().take(NAMED).map(|heading| clip(heading, WIDEST, 1).concat()).collect();
    let more = if headings.len() > NAMED { " …" } else { "" };
    format!("{}{more}", some.join(" | "))
}

/// Those of the names that two of the headings have.
pub(super) fn headings_twice<'a>(
    names: impl Iterator<Item = &'a String>,
    headings: &[String],
) -> impl Iterator<Item = ImportFault> {
    let twice = names.filter(|name| headings.iter().filter(|heading| heading == name).count() > 1);
    twice.map(|heading| ImportFault::HeadingTwice { heading: heading.clone() })
}
