//! Divides a long list of matters by their names, in the order of a dictionary.
use crate::app::screen::Context;
use crate::hall::catalogue::{CataloguePart, MatterId};

/// How many matters share a tile, about: they stand on one page of a usual kiosk.
const SHARED: usize = 12;
/// How many more may, so that names of the same first character stay together.
const MORE: usize = 3;

/// Returns what stands on each tile and how many matters it leads to, and all matters of a part in their order; nothing while
/// there is no index.
pub(super) fn by_name(part: &CataloguePart, context: &Context) -> (Vec<(String, usize)>, Vec<MatterId>) {
    let catalogue = &context.hall.catalogue;
    let Some(finder) = context.finder else { return (Vec::new(), Vec::new()) };
    let named = catalogue.within(part).filter_map(|id| {
        let matter = catalogue.matter(id)?;
        let name = context.pick(matter.name, matter.name_en);
        Some((finder.spelling(name), head(name), id))
    });
    let mut named: Vec<(String, String, MatterId)> = named.collect();
    named.sort();
    let mut tiles: Vec<(String, usize)> = Vec::new();
    let mut rest = named.as_slice();
    while !rest.is_empty() {
        let (here, after) = rest.split_at(shared(rest));
        if let (Some(first), Some(last)) = (here.first(), here.last()) {
            let title =
                if first.1 == last.1 { first.1.clone() } else { format!("{} – {}", first.1, last.1) };
            tiles.push((title, here.len()));
        }
        rest = after;
    }
    (tiles, named.into_iter().map(|(.., id)| id).collect())
}

/// How many of the first share a tile: up to where another character begins, if that is not far.
fn shared(named: &[(String, String, MatterId)]) -> usize {
    if named.len() <= SHARED + MORE {
        return named.len();
    }
    let is_new = |at: &usize| named[*at].1 != named[at - 1].1;
    (SHARED - MORE..=SHARED + MORE).rev().find(is_new).unwrap_or(SHARED)
}

/// What a name begins with: one character, or a word in Latin letters.
fn head(name: &str) -> String {
    let begins = name.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    let word: String = begins.chars().take_while(char::is_ascii_alphanumeric).collect();
    if word.is_empty() { begins.chars().take(1).collect() } else { word }
}
