//! Service guides: everything recorded of one matter, lists as one entry a line.
use crate::hall::catalogue::{Guide, Handling, Material, Situation, TimeLimit};
use crate::store::catalogue::editions;
use crate::store::engine::database::{Row, Value, first};
use crate::store::engine::fault::Fault;
use crate::store::{Store, StoreError};

/// The columns of a guide, in the order of [`values`].
pub(in crate::store) const COLUMNS: &str =
    "edition, place, main_item, statutory, promised, visits, conditions, materials,
     process, fee, address, windows, hours, phone, complaints, link";

/// The columns of a guide in the order in which [`read`] reads them.
macro_rules! guide_columns {
    () => {
        "m.code, m.name_zh, m.name_en, m.aliases, m.department, m.line, m.themes, m.kind,
         m.people, m.organisations, m.while_you_wait, m.popularity, m.situations,
         g.main_item, g.statutory, g.promised, g.visits, g.conditions, g.materials, g.process, g.fee,
         g.address, g.windows, g.hours, g.phone, g.complaints, g.link"
    };
}
pub(in crate::store) use guide_columns;

/// How many columns of a guide the catalogue lists.
const BRIEF: usize = 13;

/// How many columns a guide has: what stands behind them begins at this one.
pub(in crate::store) const WIDTH: usize = 27;

/// The same of a table that keeps a guide in one row.
macro_rules! whole_guide_columns {
    () => {
        "code, name_zh, name_en, aliases, department, line, themes, kind, people, organisations, while_you_wait,
         popularity, situations, main_item, statutory, promised, visits, conditions, materials, process, fee, address, windows,
         hours, phone, complaints, link"
    };
}
pub(in crate::store) use whole_guide_columns;

/// What a guide keeps in lists and limits, as text.
pub(in crate::store) struct GuideLists {
    pub aliases: String,
    pub themes: String,
    pub situations: String,
    materials: String,
    process: String,
    statutory: String,
    promised: String,
}

impl GuideLists {
    /// The texts of a guide.
    pub fn of(guide: &Guide) -> GuideLists {
        let limit = |limit: Option<TimeLimit>| limit.map_or_else(String::new, |limit| limit.to_string());
        let materials: Vec<String> = guide.materials.iter().map(Material::to_string).collect();
        GuideLists {
            aliases: joined(&guide.aliases),
            themes: joined(&guide.themes),
            situations: joined(&guide.situations.iter().map(Situation::to_string).collect::<Vec<_>>()),
            materials: joined(&materials),
            process: joined(&guide.process),
            statutory: limit(guide.statutory),
            promised: limit(guide.promised),
        }
    }
}

/// The values of a guide, in the order of [`COLUMNS`].
pub(in crate::store) fn values<'a>(
    edition: u32,
    place: i64,
    guide: &'a Guide,
    listed: &'a GuideLists,
) -> [Value<'a>; 16] {
    [
        edition.into(),
        Value::Number(place),
        (&guide.main_item).into(),
        (&listed.statutory).into(),
        (&listed.promised).into(),
        Value::Number(guide.visits.map_or(-1, i64::from)),
        (&guide.conditions).into(),
        (&listed.materials).into(),
        (&listed.process).into(),
        (&guide.fee).into(),
        (&guide.place).into(),
        (&guide.windows).into(),
        (&guide.hours).into(),
        (&guide.phone).into(),
        (&guide.complaints).into(),
        (&guide.link).into(),
    ]
}

/// The values of what the catalogue lists of a guide, behind its edition and place.
pub(in crate::store) fn brief_values<'a>(guide: &'a Guide, listed: &'a GuideLists) -> [Value<'a>; BRIEF] {
    [
        (&guide.code).into(),
        (&guide.name.zh).into(),
        (&guide.name.en).into(),
        (&listed.aliases).into(),
        (&guide.department).into(),
        guide.line.as_deref().unwrap_or_default().into(),
        (&listed.themes).into(),
        guide.kind.word().into(),
        guide.applicants.people.into(),
        guide.applicants.organisations.into(),
        (guide.handling == Handling::WhileYouWait).into(),
        u32::from(guide.popularity).into(),
        (&listed.situations).into(),
    ]
}

/// The values of a guide, in the order in which [`read`] reads them: those of its two tables, without edition and place.
pub(in crate::store) fn whole_values<'a>(
    guide: &'a Guide,
    listed: &'a GuideLists,
) -> impl Iterator<Item = Value<'a>> {
    brief_values(guide, listed).into_iter().chain(values(0, 0, guide, listed).into_iter().skip(2))
}

/// Fills a list with the lines of a text, in the strings it has already.
pub(in crate::store) fn refill(list: &mut Vec<String>, text: &str) {
    let mut filled = 0;
    for line in text.split('\n').filter(|line| !line.is_empty()) {
        match list.get_mut(filled) {
            Some(slot) => {
                slot.clear();
                slot.push_str(line);
            }
            None => list.push(line.to_owned()),
        }
        filled += 1;
    }
    list.truncate(filled);
}

impl Store {
    /// Everything recorded of a matter, by its code; `None` where the catalogue in force has no such matter.
    pub fn guide(&mut self, code: &str) -> Result<Option<Guide>, StoreError> {
        let statement =
            concat!("SELECT ", guide_columns!(), " FROM matter m JOIN guide g ON g.hall = m.hall AND g.edition = m.edition AND g.place = m.place
             WHERE m.hall = :hall AND m.edition = (SELECT in_force FROM catalogue WHERE hall = :hall) AND m.code = $1");
        self.view("reading a guide", |database| first(database, statement, &[code.into()], read))
    }
}

/// Reads a guide out of a row of [`guide_columns`].
pub(in crate::store) fn read(row: &dyn Row) -> Result<Guide, Fault> {
    let text = |column| row.text(column).map(str::to_owned);
    let list = |column| row.text(column).map(lines);
    // A document another program has written may not have the form; its words are shown all the same.
    let material = |line: String| line.parse().unwrap_or(Material { name: line, ..Material::default() });
    Ok(Guide {
        main_item: text(13)?,
        statutory: row.text(14)?.parse().ok(),
        promised: row.text(15)?.parse().ok(),
        visits: u8::try_from(row.number(16)?).ok(),
        conditions: text(17)?,
        materials: list(18)?.into_iter().map(material).collect(),
        process: list(19)?,
        fee: text(20)?,
        place: text(21)?,
        windows: text(22)?,
        hours: text(23)?,
        phone: text(24)?,
        complaints: text(25)?,
        link: text(26)?,
        ..editions::brief(row)?
    })
}

/// The situations of a text, one a line.
pub(in crate::store) fn situations(text: &str) -> Vec<Situation> {
    text.split('\n').filter_map(|line| line.parse().ok()).collect()
}

fn lines(text: &str) -> Vec<String> {
    let mut list = Vec::new();
    refill(&mut list, text);
    list
}

fn joined(list: &[String]) -> String {
    let lines: Vec<String> = list.iter().map(|line| line.replace(['\n', '\r'], " ")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_refilled_to_the_length_of_its_text() {
        let mut list = vec!["旧".to_owned(), "旧".to_owned(), "旧".to_owned()];
        refill(&mut list, "户口簿\n身份证");
        assert_eq!(list, ["户口簿", "身份证"]);
        refill(&mut list, "");
        assert!(list.is_empty());
        assert_eq!(joined(&["一\n二".into(), "三".into()]), "一 二\n三");
    }
}
