//! What a field of a document holds, and how it is written in TOML.
use toml::de::DeValue;

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormValue {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A list, in order.
    List(Vec<FormValue>),
    /// A small table on one line, such as `{ after = 3, times = 2 }`, in the order of its keys.
    Table(Vec<(String, FormValue)>),
    /// Something that no form writes, such as a date or a fraction.
    Other,
}

impl FormValue {
    /// Texts as a list.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> FormValue {
        FormValue::List(texts.into_iter().map(|text| FormValue::Text(text.into())).collect())
    }

    /// Numbers as a list.
    pub fn numbers(numbers: impl IntoIterator<Item = i64>) -> FormValue {
        FormValue::List(numbers.into_iter().map(FormValue::Number).collect())
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let FormValue::Text(text) = self { Some(text) } else { None }
    }

    /// The number, where it is one.
    pub fn as_number(&self) -> Option<i64> {
        if let FormValue::Number(number) = self { Some(*number) } else { None }
    }

    /// The members of a list; none where it is none.
    pub fn members(&self) -> &[FormValue] {
        if let FormValue::List(members) = self { members } else { &[] }
    }

    /// The texts of a list of texts.
    pub fn as_texts(&self) -> Vec<String> {
        self.members().iter().filter_map(|one| one.as_text().map(str::to_owned)).collect()
    }

    /// What a key of a small table holds.
    pub fn of(&self, key: &str) -> Option<&FormValue> {
        let FormValue::Table(pairs) = self else { return None };
        pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// As it is written in a document.
    pub fn to_toml(&self) -> String {
        match self {
            // A text of JSON is a text of TOML.
            FormValue::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
            FormValue::Number(number) => number.to_string(),
            FormValue::Flag(flag) => flag.to_string(),
            FormValue::List(members) => {
                let members: Vec<String> = members.iter().map(FormValue::to_toml).collect();
                format!("[{}]", members.join(", "))
            }
            FormValue::Table(pairs) => {
                let pairs: Vec<String> =
                    pairs.iter().map(|(key, value)| format!("{key} = {}", value.to_toml())).collect();
                format!("{{ {} }}", pairs.join(", "))
            }
            FormValue::Other => String::new(),
        }
    }

    pub(super) fn of_toml(value: &DeValue<'_>) -> FormValue {
        match value {
            DeValue::String(text) => FormValue::Text(text.to_string()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(FormValue::Other, FormValue::Number),
            DeValue::Boolean(flag) => FormValue::Flag(*flag),
            DeValue::Array(members) => {
                FormValue::List(members.iter().map(|member| FormValue::of_toml(member.get_ref())).collect())
            }
            DeValue::Table(table) => {
                let mut pairs: Vec<_> = table.iter().collect();
                pairs.sort_by_key(|(key, _)| key.span().start);
                let pair = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
                    let key: &std::borrow::Cow<'_, str> = key.get_ref();
                    (key.to_string(), FormValue::of_toml(value.get_ref()))
                };
                FormValue::Table(pairs.into_iter().map(pair).collect())
            }
            _ => FormValue::Other,
        }
    }
}
