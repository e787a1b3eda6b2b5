//! Which tables a hall has, as the database itself lists them: one that a later migration adds is carried without being named here.
use crate::store::engine::database::{Database, all};
use crate::store::engine::fault::Fault;
use crate::store::engine::schema;
use crate::store::engine::sqlite::Sqlite;
use std::collections::{BTreeMap, BTreeSet};

/// Tables that belong to the file and not to a hall.
const OF_THE_FILE: [&str; 4] = ["backup", "backup_mark", "backup_table", "migration"];

/// A table whose rows belong to a hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallTable {
    /// Its name.
    pub name: String,
    /// The column that names the hall.
    pub hall: String,
    /// All other columns, in their order.
    pub columns: Vec<CopiedColumn>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedColumn {
    /// Its name.
    pub name: String,
    /// It holds numbers; else texts.
    pub is_number: bool,
}

impl HallTable {
    /// The other columns as a statement lists them.
    pub fn listed(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The tables this program knows, each after those it refers to.
pub fn of_this_program() -> Result<Vec<HallTable>, Fault> {
    let mut sqlite = Sqlite::in_memory()?;
    sqlite.begin()?;
    schema::migrate(&mut sqlite)?;
    sqlite.commit()?;
    tables(&mut sqlite)
}

/// The tables of a file, each after those it refers to.
pub fn tables(sqlite: &mut Sqlite) -> Result<Vec<HallTable>, Fault> {
    let columns = "SELECT m.name, c.name, c.type FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid";
    let mut found: BTreeMap<String, Vec<CopiedColumn>> = BTreeMap::new();
    sqlite.each(columns, &[], &mut |row| {
        let column = CopiedColumn { name: row.text(1)?.to_owned(), is_number: row.text(2)? == "BIGINT" };
        found.entry(row.text(0)?.to_owned()).or_default().push(column);
        Ok(())
    })?;
    let parents =
        "SELECT m.name, f.\"table\" FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
         WHERE m.type = 'table'";
    let parents = all(sqlite, parents, &[], |row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())))?;
    found.retain(|name, _| !OF_THE_FILE.contains(&name.as_str()));
    let tables = found.into_iter().map(|(name, columns)| of_hall(name, columns)).collect::<Result<_, _>>()?;
    in_order(tables, &parents)
}

/// Does in a copy what the triggers of a store would forbid; they are there again afterwards.
pub fn without_triggers(
    copy: &mut Sqlite,
    work: impl FnOnce(&mut Sqlite) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
    let triggers = all(copy, triggers, &[], |row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())))?;
    for (name, _) in &triggers {
        copy.batch(&format!("DROP TRIGGER {name}"))?;
    }
    work(copy)?;
    triggers.iter().try_for_each(|(_, trigger)| copy.batch(trigger))
}

fn of_hall(name: String, mut columns: Vec<CopiedColumn>) -> Result<HallTable, Fault> {
    let key = if name == "hall" { "code" } else { "hall" };
    let place = columns.iter().position(|column| column.name == key);
    let place = place.ok_or_else(|| format!("the table {name} says of no row whose hall it is"))?;
    let hall = columns.remove(place).name;
    Ok(HallTable { name, hall, columns })
}

/// Parents before children, so that no row refers to one that is not there yet.
fn in_order(mut left: Vec<HallTable>, parents: &[(String, String)]) -> Result<Vec<HallTable>, Fault> {
    let (mut ordered, mut known) = (Vec::new(), BTreeSet::new());
    while !left.is_empty() {
        let is_ready = |table: &HallTable| {
            let mut own = parents.iter().filter(|(child, _)| *child == table.name);
            own.all(|(child, parent)| parent == child || known.contains(parent))
        };
        let (ready, rest): (Vec<HallTable>, Vec<HallTable>) = left.into_iter().partition(is_ready);
        if ready.is_empty() {
            return Err("tables refer to each other in a ring".into());
        }
        known.extend(ready.iter().map(|table| table.name.clone()));
        ordered.extend(ready);
        left = rest;
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_place_after_those_it_refers_to() {
        let tables = of_this_program().unwrap();
        let place = |name: &str| tables.iter().position(|table| table.name == name).unwrap();
        assert_eq!(tables[place("hall")].hall, "code");
        for (child, parent) in [("line_day", "hall"), ("ticket", "line_day"), ("case_text", "case_step")] {
            assert!(place(parent) < place(child), "{child}");
        }
        for table in &tables {
            assert!(table.columns.iter().all(|column| column.name != table.hall), "{table:?}");
        }
    }
}
