//! Where the matters of a nested JSON catalogue are, as a mapping says it: a path to the rows, and one for each column.
use crate::config::ConfigFault;
use crate::config::table::{Located, Table};

/// Goes one object up.
const UP: &str = "../";

/// How a table is made of a JSON catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JsonShape {
    /// The keys that lead from the outermost object to the rows; a list on the way is gone through by itself.
    pub rows: Vec<String>,
    /// The columns: what each is called, and what it is put together of.
    pub columns: Vec<(String, Vec<JsonPath>)>,
}

/// Where a value lies, seen from a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JsonPath {
    /// How many objects up it begins.
    pub up: usize,
    /// The keys that lead down from there; a list on the way gives all its values.
    pub keys: Vec<String>,
    /// The value is a link, and this parameter of it is meant.
    pub parameter: Option<String>,
}

impl JsonPath {
    /// Reads `../department`, `AUDIT_MATERIAL.MATERIAL_NAME`, `link?itemCode`.
    fn read(text: &str) -> Option<JsonPath> {
        let mut rest = text.trim();
        let mut up = 0;
        while let Some(below) = rest.strip_prefix(UP) {
            (up, rest) = (up + 1, below);
        }
        let (path, parameter) = match rest.split_once('?') {
            Some((path, parameter)) => (path, Some(parameter.to_owned())),
            None => (rest, None),
        };
        let keys: Vec<String> = path.split('.').map(str::to_owned).collect();
        let is_whole = keys.iter().all(|key| !key.is_empty()) && parameter.as_deref() != Some("");
        is_whole.then_some(JsonPath { up, keys, parameter })
    }
}

/// Reads `[json]` of a mapping.
pub(super) fn read(table: &mut Table<'_>) -> JsonShape {
    let rows = table.text("rows").unwrap_or_default();
    let rows = rows.split('.').filter(|key| !key.is_empty()).map(str::to_owned).collect();
    let columns = table.table("columns", |table| {
        let mut columns = Vec::new();
        for (heading, Located { value, at }) in table.pairs() {
            let parts: Option<Vec<JsonPath>> = value.split('+').map(JsonPath::read).collect();
            match parts {
                Some(parts) => columns.push((heading, parts)),
                None => table.wrong(at, ConfigFault::BadJsonPath { value }),
            }
        }
        columns
    });
    let columns = columns.unwrap_or_default();
    if columns.is_empty() {
        table.wrong(table.place("columns"), ConfigFault::MissingKey { key: "columns".into() });
    }
    JsonShape { rows, columns }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_up_and_down() {
        let path = |up, keys: &[&str], parameter: Option<&str>| {
            let keys = keys.iter().map(|key| (*key).to_owned()).collect();
            Some(JsonPath { up, keys, parameter: parameter.map(str::to_owned) })
        };
        assert_eq!(JsonPath::read(" name "), path(0, &["name"], None));
        assert_eq!(JsonPath::read("../../department"), path(2, &["department"], None));
        assert_eq!(JsonPath::read("AUDIT_ITEM.NAME"), path(0, &["AUDIT_ITEM", "NAME"], None));
        assert_eq!(JsonPath::read("link?itemCode"), path(0, &["link"], Some("itemCode")));
        for wrong in ["", "a..b", "../", "a?"] {
            assert_eq!(JsonPath::read(wrong), None, "{wrong}");
        }
    }
}
