//! Rows of a hall from one database to another, and a sum over them that says whether they are the same.
use crate::store::backup::tables::{CopiedColumn, HallTable};
use crate::store::engine::database::{Database, Row, Value, first};
use crate::store::engine::fault::Fault;

/// Rows that one statement writes at most, and values.
const ROWS: usize = 200;
const VALUES: usize = 4_000;

/// How many rows a table has of a hall, and a sum of what they say in which their order does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSum {
    /// The table.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// The sum of a CRC-32 of each row, without the code of the hall.
    pub checksum: i64,
}

impl TableSum {
    fn of(table: &HallTable) -> TableSum {
        TableSum { name: table.name.clone(), ..TableSum::default() }
    }

    fn add(&mut self, cells: &[ColumnCell]) {
        let mut sum = crc32fast::Hasher::new();
        for cell in cells {
            match cell {
                ColumnCell::Number(number) => sum.update(&number.to_le_bytes()),
                ColumnCell::Text(text) => {
                    sum.update(&(text.len() as u64).to_le_bytes());
                    sum.update(text.as_bytes());
                }
            }
        }
        self.rows += 1;
        self.checksum = self.checksum.wrapping_add(i64::from(sum.finalize()));
    }
}

/// What a row says in a column.
enum ColumnCell {
    Text(String),
    Number(i64),
}

impl ColumnCell {
    fn read(row: &dyn Row, place: usize, column: &CopiedColumn) -> Result<ColumnCell, Fault> {
        Ok(if column.is_number {
            ColumnCell::Number(row.number(place)?)
        } else {
            ColumnCell::Text(row.text(place)?.to_owned())
        })
    }

    fn value(&self) -> Value<'_> {
        match self {
            ColumnCell::Text(text) => Value::Text(text),
            ColumnCell::Number(number) => Value::Number(*number),
        }
    }
}

/// Counts the rows of the served hall in a table, and sums them up; `tick` is told of so many more.
pub fn sum(
    database: &mut dyn Database,
    table: &HallTable,
    tick: &mut dyn FnMut(u64) -> Result<(), Fault>,
) -> Result<TableSum, Fault> {
    let mut sum = TableSum::of(table);
    read(database, table, &mut |cells| {
        sum.add(&cells);
        if sum.rows.is_multiple_of(ROWS as u64) { tick(ROWS as u64) } else { Ok(()) }
    })?;
    Ok(sum)
}

/// Says how many rows of the served hall a table has.
pub fn count(database: &mut dyn Database, table: &HallTable) -> Result<u64, Fault> {
    let HallTable { name, hall, .. } = table;
    let count = format!("SELECT COUNT(*) FROM {name} WHERE {hall} = :hall");
    Ok(u64::try_from(first(database, &count, &[], |row| row.number(0))?.unwrap_or(0))?)
}

/// Takes all rows of the served hall out of a table.
pub fn clear(database: &mut dyn Database, table: &HallTable) -> Result<u64, Fault> {
    let HallTable { name, hall, .. } = table;
    database.run(&format!("DELETE FROM {name} WHERE {hall} = :hall"), &[])
}

/// Copies all rows of the hall that `from` serves to the one that `to` serves; `tick` is told of each statement's rows.
pub fn copy(
    from: &mut dyn Database,
    to: &mut dyn Database,
    table: &HallTable,
    tick: &mut dyn FnMut(u64) -> Result<(), Fault>,
) -> Result<TableSum, Fault> {
    let mut sum = TableSum::of(table);
    let many = (VALUES / table.columns.len().max(1)).clamp(1, ROWS);
    let mut waiting: Vec<ColumnCell> = Vec::new();
    let mut write = |waiting: &mut Vec<ColumnCell>| {
        let rows = waiting.len() / table.columns.len().max(1);
        let values: Vec<Value<'_>> = waiting.iter().map(ColumnCell::value).collect();
        to.run(&insertion(table, rows), &values)?;
        drop(values);
        waiting.clear();
        tick(rows as u64)
    };
    read(from, table, &mut |cells| {
        sum.add(&cells);
        waiting.extend(cells);
        if waiting.len() >= many * table.columns.len() { write(&mut waiting) } else { Ok(()) }
    })?;
    if !waiting.is_empty() {
        write(&mut waiting)?;
    }
    Ok(sum)
}

fn read(
    database: &mut dyn Database,
    table: &HallTable,
    visit: &mut dyn FnMut(Vec<ColumnCell>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let HallTable { name, hall, columns } = table;
    let statement = format!("SELECT {} FROM {name} WHERE {hall} = :hall", table.listed());
    database.each(&statement, &[], &mut |row| {
        let cells = (0..).zip(columns).map(|(place, column)| ColumnCell::read(row, place, column));
        visit(cells.collect::<Result<_, _>>()?)
    })
}

fn insertion(table: &HallTable, rows: usize) -> String {
    let width = table.columns.len();
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("(:hall, {})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {} ({}, {}) VALUES {}", table.name, table.hall, table.listed(), rows.join(", "))
}
