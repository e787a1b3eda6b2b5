//! A JSON catalogue as a sheet: a row for each matter, in the columns that a mapping makes of the objects around it.
use super::json_shape::{JsonPath, JsonShape};
use super::row_spool::RowSpool;
use super::scratch::Keeping;
use super::workbook::SheetBuilder;
use crate::config::{ImportFault, ProblemCause};
use serde_json::Deserializer;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// What stands between several values of a column.
const BETWEEN: &str = "|";
/// What stands for it inside of a value.
const WIDE: &str = "｜";
/// Bytes of a text that are looked at for what it begins with.
const HEAD: usize = 64;

/// An object, its values as they are written.
type Object<'a> = BTreeMap<String, &'a RawValue>;

/// A JSON file that was taken apart as far as its values one behind the other.
pub(super) struct JsonText<'a> {
    text: &'a str,
    values: Vec<&'a RawValue>,
}

/// Says whether a file that begins so is JSON and no table.
pub(super) fn is_one(head: &[u8]) -> bool {
    let bytes = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    let head: Vec<u8> = bytes.iter().copied().filter(|b| !b.is_ascii_whitespace()).take(HEAD).collect();
    match head.as_slice() {
        [b'{', b'"' | b'}', ..] => true,
        [b'[', next, ..] => matches!(next, b'{' | b'[' | b']'),
        _ => false,
    }
}

impl<'a> JsonText<'a> {
    /// Takes a text apart: one value, or one behind the other, as programs write them a line each.
    pub fn read(text: &'a str) -> Result<JsonText<'a>, (ImportFault, u32)> {
        let mut values = Vec::new();
        for value in Deserializer::from_str(text).into_iter::<&RawValue>() {
            values.push(value.map_err(|error| {
                let (line, column) = (error.line().max(1), error.column());
                (ImportFault::BadJson { column }, u32::try_from(line).unwrap_or(u32::MAX))
            })?);
        }
        Ok(JsonText { text, values })
    }

    /// The keys of the outermost objects' first, for somebody who looks for the right mapping.
    pub fn keys(&self) -> String {
        let mut value = self.values.first().copied();
        while let Some(list) = value.and_then(list) {
            value = list.first().copied();
        }
        let keys = value.and_then(object).map(|object| object.into_keys().take(8).collect::<Vec<_>>());
        keys.unwrap_or_default().join(" | ")
    }

    /// The sheet that a shape makes of it, with the columns as headings. A row has the number of the line that its matter begins
    /// in, or counts the matters where two begin in one; the headings stand in no line.
    pub fn sheet(&self, shape: &JsonShape, keeping: Keeping) -> Result<RowSpool, ProblemCause> {
        let mut found = FoundRows { text: self.text, shape, counted: (0, 1), rows: Vec::new() };
        self.values.iter().for_each(|value| found.walk(value, &shape.rows, &mut Vec::new()));
        let is_line_each = found.rows.is_sorted_by(|one, next| one.0 < next.0);
        let mut builder = SheetBuilder::new(keeping);
        builder.head(shape.columns.iter().map(|(heading, _)| heading.as_str()))?;
        for ((line, cells), count) in found.rows.iter().zip(0..) {
            let row = if is_line_each { line - 1 } else { count };
            for (cell, at) in cells.iter().zip(0..) {
                builder.put((row, at), cell)?;
            }
        }
        Ok(builder.finish()?.rows)
    }
}

/// The rows that are found in a file.
struct FoundRows<'a> {
    text: &'a str,
    shape: &'a JsonShape,
    /// How far lines were counted: the byte and its line.
    counted: (usize, u32),
    /// The line each begins in, and its cells.
    rows: Vec<(u32, Vec<String>)>,
}

impl<'a> FoundRows<'a> {
    /// Follows the keys to the rows; `above` are the objects that were gone through.
    fn walk(&mut self, value: &'a RawValue, keys: &[String], above: &mut Vec<Object<'a>>) {
        if let Some(list) = list(value) {
            for value in list {
                self.walk(value, keys, above);
            }
            return;
        }
        let Some(object) = object(value) else { return };
        above.push(object);
        match keys.split_first() {
            None => self.row(value, above),
            Some((key, rest)) => {
                if let Some(below) = above.last().and_then(|object| object.get(key.as_str())).copied() {
                    self.walk(below, rest, above);
                }
            }
        }
        above.pop();
    }

    fn row(&mut self, value: &RawValue, above: &[Object<'a>]) {
        let cells: Vec<String> = self
            .shape
            .columns
            .iter()
            .map(|(_, parts)| parts.iter().map(|path| cell(path, above)).collect())
            .collect();
        if cells.iter().all(String::is_empty) {
            return;
        }
        // Both are of one text, so that the difference is where it begins.
        let begins = (value.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let between = self.text.get(self.counted.0..begins).unwrap_or_default();
        let lines = u32::try_from(between.matches('\n').count()).unwrap_or(u32::MAX);
        self.counted = (begins, self.counted.1.saturating_add(lines));
        self.rows.push((self.counted.1, cells));
    }
}

/// The value at a path, several with a sign between them.
fn cell(path: &JsonPath, above: &[Object<'_>]) -> String {
    let Some(object) = above.len().checked_sub(path.up + 1).and_then(|at| above.get(at)) else {
        return String::new();
    };
    let mut values = Vec::new();
    down(object, &path.keys, &mut values);
    let texts: Vec<String> = values.into_iter().filter(|text| !text.trim().is_empty()).collect();
    match &path.parameter {
        Some(parameter) => texts.first().and_then(|link| query(link, parameter)).unwrap_or_default(),
        None if texts.len() == 1 => texts.into_iter().next().unwrap_or_default(),
        None => texts.iter().map(|text| text.replace(BETWEEN, WIDE)).collect::<Vec<_>>().join(BETWEEN),
    }
}

fn down(object: &Object<'_>, keys: &[String], values: &mut Vec<String>) {
    let Some((key, rest)) = keys.split_first() else { return };
    if let Some(value) = object.get(key.as_str()) {
        below(value, rest, values);
    }
}

fn below(value: &RawValue, keys: &[String], values: &mut Vec<String>) {
    if let Some(list) = list(value) {
        for value in list {
            below(value, keys, values);
        }
    } else if let Some(object) = object(value) {
        down(&object, keys, values);
    } else if keys.is_empty() {
        values.extend(text(value));
    }
}

/// A text, or a number as it is written: its digits are all there, however many they are.
fn text(value: &RawValue) -> Option<String> {
    match value.get() {
        "null" => None,
        written if written.starts_with('"') => serde_json::from_str(written).ok(),
        written => Some(written.to_owned()),
    }
}

fn list(value: &RawValue) -> Option<Vec<&RawValue>> {
    value.get().starts_with('[').then(|| serde_json::from_str(value.get()).ok()).flatten()
}

fn object(value: &RawValue) -> Option<Object<'_>> {
    value.get().starts_with('{').then(|| serde_json::from_str(value.get()).ok()).flatten()
}

/// A parameter of a link, with what is escaped in it.
fn query(link: &str, wanted: &str) -> Option<String> {
    let (_, parameters) = link.split_once('?')?;
    let found =
        parameters.split(['&', '#']).filter_map(|one| one.split_once('=')).find(|(name, _)| *name == wanted);
    let mut bytes = Vec::new();
    let mut rest = found?.1.bytes();
    while let Some(byte) = rest.next() {
        let escaped = (byte == b'%').then(|| {
            let digits = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()
        });
        bytes.push(escaped.unwrap_or(Some(byte))?);
    }
    String::from_utf8(bytes).ok()
}
