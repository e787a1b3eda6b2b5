//! A matter as its editors write it: texts by field, in the fields that tables of matters have, whether they can be read or not.
use std::collections::BTreeMap;

/// What somebody wrote of a matter: the key of a field, such as `phone`, and its text. A field without a text is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MatterRecord(BTreeMap<String, String>);

impl MatterRecord {
    /// The text of a field; empty where there is none.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// Writes a field; an empty text takes it out.
    pub fn set(&mut self, field: &str, text: &str) {
        if text.is_empty() {
            self.0.remove(field);
        } else {
            self.0.insert(field.to_owned(), text.to_owned());
        }
    }

    /// Fields and texts, in order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, text)| (field.as_str(), text.as_str()))
    }

    /// One text of it: a line a field, with a tab behind its key; a line end within stands as `\n`, a backslash as `\\`.
    pub fn to_text(&self) -> String {
        let line = |(field, text): (&str, &str)| {
            format!("{field}\t{}\n", text.replace('\\', "\\\\").replace('\n', "\\n"))
        };
        self.iter().map(line).collect()
    }

    /// Reads what [`MatterRecord::to_text`] writes; a line that is none is left out.
    pub fn of_text(text: &str) -> MatterRecord {
        let mut record = MatterRecord::default();
        for (field, text) in text.split('\n').filter_map(|line| line.split_once('\t')) {
            record.set(field, &unescaped(text));
        }
        record
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_its_text_again() {
        let mut record = MatterRecord::default();
        record.set("name", "身份证\\n换领\\");
        record.set("conditions", "一、\n二、\t三\\n");
        record.set("phone", "12345");
        record.set("phone", "");
        assert_eq!(MatterRecord::of_text(&record.to_text()), record);
        assert_eq!(record.iter().count(), 2);
        assert_eq!(record.get("phone"), "");
        assert_eq!(MatterRecord::of_text("no line\n"), MatterRecord::default());
    }
}
