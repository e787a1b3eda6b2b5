//! One kind of thing of a setup as rows, out of its document and back into it: what the rows do not change stays as somebody wrote it,
//! with comments, order and quotation marks.
use crate::hall::DocumentChange;
use toml_edit::{Array, ArrayOfTables, Decor, DocumentMut, Item, RawString, Table, TableLike, Value};

/// A kind of thing that a setup keeps in a document of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupTable {
    /// `departments.toml`.
    Departments,
    /// `windows.toml`.
    Windows,
}

/// What a key of a thing holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupForm {
    /// A text.
    Text,
    /// A whole number between two.
    Number(u16, u16),
    /// One of the words that `text` knows.
    Choice,
    /// Several texts.
    List,
}

/// A value of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupValue {
    /// A text, or one of several words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Several texts.
    List(Vec<String>),
}

/// A thing: a value for each key of its kind, in order. In what is to be written, `None` leaves the document's alone.
pub type SetupRow = Vec<Option<SetupValue>>;

/// A document is not TOML, or holds something else where the things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotReadable;

const DEPARTMENT_KEYS: [(&str, SetupForm); 6] = [
    ("name", SetupForm::Text),
    ("name_en", SetupForm::Text),
    ("kind", SetupForm::Choice),
    ("floor", SetupForm::Number(0, 99)),
    ("area", SetupForm::Text),
    ("phone", SetupForm::Text),
];
const WINDOW_KEYS: [(&str, SetupForm); 9] = [
    ("code", SetupForm::Text),
    ("name", SetupForm::Text),
    ("name_en", SetupForm::Text),
    ("floor", SetupForm::Number(0, 99)),
    ("department", SetupForm::Text),
    ("lines", SetupForm::List),
    ("prefer", SetupForm::Choice),
    ("late", SetupForm::Number(1, 480)),
    ("open", SetupForm::List),
];

impl SetupTable {
    /// The document the things are in.
    pub fn document(self) -> &'static str {
        match self {
            SetupTable::Departments => "departments.toml",
            SetupTable::Windows => "windows.toml",
        }
    }

    /// The keys of a thing with what they hold; the first is what people know it by.
    pub fn keys(self) -> &'static [(&'static str, SetupForm)] {
        match self {
            SetupTable::Departments => &DEPARTMENT_KEYS,
            SetupTable::Windows => &WINDOW_KEYS,
        }
    }

    fn array(self) -> &'static str {
        match self {
            SetupTable::Departments => "department",
            SetupTable::Windows => "window",
        }
    }

    /// The things of a document, in its order, each key with an empty value where it is not there.
    pub fn rows(self, document: &str) -> Result<Vec<SetupRow>, NotReadable> {
        let document = read(document)?;
        let Some(things) = document.get(self.array()) else { return Ok(Vec::new()) };
        let of = |thing: &dyn TableLike| {
            let value = |(key, form): &(&str, SetupForm)| Some(value_of(thing.get(key), *form));
            self.keys().iter().map(value).collect()
        };
        match things {
            Item::ArrayOfTables(tables) => Ok(tables.iter().map(|table| of(table)).collect()),
            Item::Value(Value::Array(array)) => {
                let tables = array.iter().map(|one| one.as_inline_table().ok_or(NotReadable));
                tables.map(|table| Ok(of(table?))).collect()
            }
            _ => Err(NotReadable),
        }
    }

    /// The document with these things in place of those it has. A thing that is there keeps its place; new ones stand behind it.
    pub fn with_rows(self, document: &str, rows: &[SetupRow]) -> Result<String, NotReadable> {
        let mut written = read(document)?;
        let item = written.entry(self.array()).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if !item.is_array_of_tables() {
            *item =
                Item::ArrayOfTables(std::mem::take(item).into_array_of_tables().map_err(|_| NotReadable)?);
        }
        let things = item.as_array_of_tables_mut().ok_or(NotReadable)?;
        let name_of = |row: &SetupRow| row.first().cloned().flatten();
        let key = self.keys().first().map_or("", |(key, _)| *key);
        let mut orphaned = String::new();
        for at in (0..things.len()).rev() {
            let Some(table) = things.get(at) else { continue };
            let name = Some(value_of(table.get(key), SetupForm::Text));
            if !rows.iter().any(|row| name_of(row) == name) {
                orphaned = remove(things, at, &orphaned);
            }
        }
        for row in rows {
            let there = things
                .iter_mut()
                .find(|table| Some(value_of(table.get(key), SetupForm::Text)) == name_of(row));
            if let Some(table) = there {
                self.fill(table, row);
            } else {
                let mut table = Table::new();
                self.fill(&mut table, row);
                things.push(table);
            }
        }
        if !orphaned.is_empty() {
            let behind = written.trailing().as_str().unwrap_or_default().to_owned();
            written.set_trailing(orphaned + &behind);
        }
        Ok(written.to_string())
    }

    fn fill(self, table: &mut Table, row: &SetupRow) {
        for ((key, form), wanted) in self.keys().iter().zip(row) {
            let Some(wanted) = wanted else { continue };
            if value_of(table.get(key), *form) != *wanted {
                put(table, key, wanted);
            }
        }
    }

    /// What differs between two documents, thing by thing: added, changed and removed ones by name.
    pub fn changes(self, before: &str, after: &str) -> Result<Vec<(String, DocumentChange)>, NotReadable> {
        let (before, after) = (self.rows(before)?, self.rows(after)?);
        let name = |row: &SetupRow| match row.first() {
            Some(Some(SetupValue::Text(name))) => name.clone(),
            _ => String::new(),
        };
        let found = |rows: &[SetupRow], wanted: &str| rows.iter().find(|row| name(row) == wanted).cloned();
        let mut changes = Vec::new();
        for row in &after {
            match found(&before, &name(row)) {
                None => changes.push((name(row), DocumentChange::Added)),
                Some(was) if was != *row => changes.push((name(row), DocumentChange::Changed)),
                Some(_) => {}
            }
        }
        let gone = before.iter().filter(|row| found(&after, &name(row)).is_none());
        changes.extend(gone.map(|row| (name(row), DocumentChange::Removed)));
        Ok(changes)
    }
}

fn read(document: &str) -> Result<DocumentMut, NotReadable> {
    document.parse().map_err(|_| NotReadable)
}

/// The value of a key in the form it has here; an empty one where it is missing or something else.
fn value_of(item: Option<&Item>, form: SetupForm) -> SetupValue {
    let value = item.and_then(Item::as_value);
    match form {
        SetupForm::List => {
            let array = value.and_then(Value::as_array);
            let texts = array.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
            SetupValue::List(texts.collect())
        }
        SetupForm::Number(..) => {
            value.and_then(Value::as_integer).map_or(SetupValue::nothing(), SetupValue::Number)
        }
        SetupForm::Text | SetupForm::Choice => {
            SetupValue::Text(value.and_then(Value::as_str).unwrap_or_default().to_owned())
        }
    }
}

impl SetupValue {
    /// No value.
    pub fn nothing() -> SetupValue {
        SetupValue::Text(String::new())
    }

    fn is_nothing(&self) -> bool {
        match self {
            SetupValue::Text(text) => text.is_empty(),
            SetupValue::List(texts) => texts.is_empty(),
            SetupValue::Number(_) => false,
        }
    }
}

/// Writes a value in the place of the one that is there, with what stands around it; one that is nothing takes the key away, but for
/// a list, whose emptiness somebody may have written down.
fn put(table: &mut Table, key: &str, wanted: &SetupValue) {
    let is_list = matches!(wanted, SetupValue::List(_));
    if wanted.is_nothing() && !(is_list && table.contains_key(key)) {
        table.remove(key);
        return;
    }
    let mut value = match wanted {
        SetupValue::Text(text) => Value::from(text.as_str()),
        SetupValue::Number(number) => Value::from(*number),
        SetupValue::List(texts) => Value::from(texts.iter().map(String::as_str).collect::<Array>()),
    };
    match table.get_mut(key) {
        Some(Item::Value(there)) => {
            let decor: Decor = there.decor().clone();
            *value.decor_mut() = decor;
            *there = value;
        }
        _ => drop(table.insert(key, Item::Value(value))),
    }
}

/// Takes a thing away. The remark right above it was about it; what stands apart above that, such as the head of the file, is about
/// what follows, and goes to the next thing, or is handed back where there is none.
fn remove(things: &mut ArrayOfTables, at: usize, behind: &str) -> String {
    let above = things.get(at).and_then(|table| table.decor().prefix()).and_then(RawString::as_str);
    let above = above.unwrap_or_default().to_owned();
    let apart = above.rfind("\n\n").map_or("", |end| above.get(..end + 2).unwrap_or_default()).to_owned();
    things.remove(at);
    let has_words = apart.contains('#');
    match things.get_mut(at).filter(|_| has_words) {
        Some(next) => {
            let own = next.decor().prefix().and_then(RawString::as_str).unwrap_or_default().to_owned();
            next.decor_mut().set_prefix(apart + own.trim_start_matches('\n'));
            behind.to_owned()
        }
        None if has_words => apart + behind,
        None => behind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "# 名录\n# 第二行\n\n# ---- 一楼 ----\n\n[[department]]\nname = \"公安局\" # 户政\nkind = \"resident\"\nfloor = 1\n\n# 税务在二楼\n[[department]]\nname = '税务局'\nfloor = 2\n\n# 末尾的话\n";

    fn text(text: &str) -> SetupValue {
        SetupValue::Text(text.into())
    }

    fn rows() -> Vec<SetupRow> {
        SetupTable::Departments.rows(DOCUMENT).unwrap()
    }

    fn with(rows: &[SetupRow]) -> String {
        SetupTable::Departments.with_rows(DOCUMENT, rows).unwrap()
    }

    #[test]
    fn rows_that_change_nothing_leave_every_byte() {
        assert_eq!(with(&rows()), DOCUMENT);
        let mut turned = rows();
        turned.reverse();
        assert_eq!(with(&turned), DOCUMENT, "the order of a sheet is nobody's business");
        let names_alone: Vec<SetupRow> =
            rows().into_iter().map(|row| vec![row[0].clone(), None, None, None, None, None]).collect();
        assert_eq!(with(&names_alone), DOCUMENT, "a column that is not there says nothing");
    }

    #[test]
    fn one_value_changes_one_value() {
        let mut rows = rows();
        rows[0][3] = Some(SetupValue::Number(3));
        rows[1][5] = Some(text("0799-1"));
        let wanted = DOCUMENT
            .replace("floor = 1", "floor = 3")
            .replace("floor = 2\n", "floor = 2\nphone = \"0799-1\"\n");
        assert_eq!(with(&rows), wanted);
        rows[0][3] = Some(text(""));
        assert_eq!(with(&rows), wanted.replace("floor = 3\n", ""));
    }

    #[test]
    fn a_new_thing_stands_behind_the_others_and_one_that_goes_takes_its_own_remark() {
        let mut more = rows();
        more.push(["民政局", "", "delegated", "", "", ""].map(|value| Some(text(value))).to_vec());
        let added = with(&more);
        assert!(
            added.contains("floor = 2\n\n[[department]]\nname = \"民政局\"\nkind = \"delegated\"\n"),
            "{added}"
        );
        assert!(added.contains("# 末尾的话"));
        let fewer = with(&rows()[..1]);
        assert!(!fewer.contains("税务") && fewer.contains("# ---- 一楼 ----"), "{fewer}");
        let first_gone = with(&rows()[1..]);
        assert!(first_gone.starts_with("# 名录\n# 第二行\n\n# ---- 一楼 ----\n\n"), "{first_gone}");
        assert!(
            !first_gone.contains("公安局") && first_gone.contains("# 税务在二楼\n[[department]]"),
            "{first_gone}"
        );
    }

    #[test]
    fn what_differs_is_named() {
        let mut rows = rows();
        rows[1][5] = Some(text("1"));
        rows[0][0] = Some(text("公安分局"));
        let changes = SetupTable::Departments.changes(DOCUMENT, &with(&rows)).unwrap();
        let names: Vec<_> = changes.iter().map(|(name, change)| (name.as_str(), *change)).collect();
        assert_eq!(
            names,
            [
                ("税务局", DocumentChange::Changed),
                ("公安分局", DocumentChange::Added),
                ("公安局", DocumentChange::Removed)
            ]
        );
        assert_eq!(SetupTable::Departments.rows("department = 1"), Err(NotReadable));
        assert_eq!(SetupTable::Windows.rows("x = ["), Err(NotReadable));
    }
}
