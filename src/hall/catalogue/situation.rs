//! Situations (情形) of a matter: in which of them somebody comes decides what is brought along.
use super::{Guide, Material};
use crate::hall::Name;
use std::{fmt, str::FromStr};

/// What separates the documents of a situation, from its name and from each other.
const COLONS: [char; 2] = [':', '：'];
/// What stands between the Chinese name of a situation and its English one.
const EQUALS: [char; 2] = ['=', '＝'];

/// One situation of a matter, such as 遗失补领.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Situation {
    /// What it is called; its Chinese name is unique among those of the matter.
    pub name: Name,
    /// Documents of the matter, by name, that it needs and that not every situation needs.
    pub documents: Vec<String>,
}

impl FromStr for Situation {
    type Err = String;

    /// Reads `遗失补领=Lost:遗失声明:户口簿`; everything after the name may be absent. A colon or a sign of equality that
    /// belongs to a name stands behind a backslash.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = split(text, &COLONS).into_iter();
        let names = split(parts.next().unwrap_or_default(), &EQUALS);
        let mut names = names.into_iter().map(plain);
        let name = Name::new(names.next().unwrap_or_default(), names.next().unwrap_or_default());
        if name.zh.is_empty() || names.next().is_some() {
            return Err(format!("`{text}` is not a situation like 遗失补领=Lost:遗失声明"));
        }
        let mut documents: Vec<String> = Vec::new();
        for document in parts.map(plain).filter(|document| !document.is_empty()) {
            if !documents.contains(&document) {
                documents.push(document);
            }
        }
        Ok(Situation { name, documents })
    }
}

impl fmt::Display for Situation {
    /// The form that [`Situation::from_str`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&guarded(&self.name.zh))?;
        if !self.name.en.is_empty() {
            write!(f, "={}", guarded(&self.name.en))?;
        }
        self.documents.iter().try_for_each(|document| write!(f, ":{}", guarded(document)))
    }
}

/// The parts of a text between signs that do not stand behind a backslash.
fn split<'a>(text: &'a str, signs: &[char]) -> Vec<&'a str> {
    let (mut parts, mut from, mut is_guarded) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        if signs.contains(&c) && !is_guarded {
            parts.push(&text[from..at]);
            from = at + c.len_utf8();
        }
        is_guarded = c == '\\';
    }
    parts.push(&text[from..]);
    parts
}

fn is_sign(c: char) -> bool {
    COLONS.contains(&c) || EQUALS.contains(&c)
}

/// A part as it is meant: without the backslashes before signs, and without blanks around it.
fn plain(part: &str) -> String {
    let mut meant = String::with_capacity(part.len());
    let mut rest = part.trim().chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' || !rest.peek().is_some_and(|next| is_sign(*next)) {
            meant.push(c);
        }
    }
    meant.trim().to_owned()
}

/// A part as it is written, so that it comes back as it was.
fn guarded(part: &str) -> String {
    let mut written = String::with_capacity(part.len());
    for c in part.chars() {
        if is_sign(c) {
            written.push('\\');
        }
        written.push(c);
    }
    if part.ends_with('\\') {
        // Else it would take the sign behind it into the part.
        written.push(' ');
    }
    written
}

impl Guide {
    /// Says whether it has situations to choose from: one alone decides nothing.
    pub fn has_situations(&self) -> bool {
        self.situations.len() > 1
    }

    /// The situation of a name.
    pub fn situation(&self, name: &str) -> Option<&Situation> {
        self.situations.iter().find(|situation| situation.name.zh == name)
    }

    /// The situations that alone need a document; none where every one does.
    pub fn needing<'a>(&'a self, material: &Material) -> impl Iterator<Item = &'a Situation> {
        self.situations.iter().filter(|situation| situation.documents.contains(&material.name))
    }

    /// What is brought in a situation; all there is where somebody is not sure.
    pub fn materials_in<'a>(
        &'a self,
        situation: Option<&'a Situation>,
    ) -> impl Iterator<Item = &'a Material> {
        self.materials.iter().filter(move |material| {
            let mut needing = self.needing(material).peekable();
            situation.is_none_or(|chosen| needing.peek().is_none() || needing.any(|known| known == chosen))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide() -> Guide {
        let material = |name: &str| Material { name: name.into(), ..Material::default() };
        Guide {
            materials: ["身份证", "遗失声明", "原证件"].map(material).to_vec(),
            situations: ["遗失补领=Lost:遗失声明", "到期换领:原证件", "损坏换领:原证件"]
                .map(|text| text.parse().unwrap())
                .to_vec(),
            ..Guide::default()
        }
    }

    #[test]
    fn a_situation_goes_out_as_it_came_in() {
        for text in ["首次申领", "遗失补领=Lost", "遗失补领=Lost:遗失声明:户口簿", "到期换领:原证件"]
        {
            assert_eq!(text.parse::<Situation>().unwrap().to_string(), text);
        }
        for name in ["甲:乙", "末尾\\", "a=b", "全角：和＝", "\\:"] {
            let situation = Situation { name: Name::new(name, name), documents: vec![name.into()] };
            assert_eq!(situation.to_string().parse(), Ok(situation), "{name}");
        }
        let wide: Situation = " 遗失补领 ＝ Lost ： 遗失声明 :遗失声明: ".parse().unwrap();
        assert_eq!(wide.to_string(), "遗失补领=Lost:遗失声明");
    }

    #[test]
    fn what_is_no_situation_is_refused() {
        for wrong in ["", ":遗失声明", "=Lost", "甲=乙=丙"] {
            assert!(wrong.parse::<Situation>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_situation_needs_its_own_documents_and_those_of_all() {
        let guide = guide();
        let brought = |situation: Option<&str>| {
            let situation = situation.and_then(|name| guide.situation(name));
            guide.materials_in(situation).map(|material| material.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(brought(Some("遗失补领")), ["身份证", "遗失声明"]);
        assert_eq!(brought(Some("损坏换领")), ["身份证", "原证件"]);
        assert_eq!(brought(None), ["身份证", "遗失声明", "原证件"], "who is not sure sees all");
        let needing: Vec<&str> =
            guide.needing(&guide.materials[2]).map(|situation| situation.name.zh.as_str()).collect();
        assert_eq!(needing, ["到期换领", "损坏换领"]);
    }
}
