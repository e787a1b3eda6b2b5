//! The fields of a matter, in the order of the form, and what stands in each.
use crate::hall::LineCode;
use crate::hall::catalogue::{Applicants, Guide, Handling, Kind, Material, TimeLimit};

/// A field of a matter, named as the import's mapping names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the field of the same name of hall::catalogue::Guide")]
pub enum MatterField {
    Code,
    Name,
    NameEn,
    Department,
    MainItem,
    Kind,
    Applicants,
    Themes,
    Line,
    Popularity,
    Aliases,
    Statutory,
    Promised,
    Handling,
    Visits,
    Fee,
    Conditions,
    Materials,
    Process,
    Place,
    Windows,
    Hours,
    Phone,
    Complaints,
    Link,
}

impl MatterField {
    /// Every field with its key, in the order of the form.
    pub const ALL: [(MatterField, &'static str); 25] = [
        (MatterField::Code, "code"),
        (MatterField::Name, "name"),
        (MatterField::NameEn, "name_en"),
        (MatterField::Department, "department"),
        (MatterField::MainItem, "main_item"),
        (MatterField::Kind, "kind"),
        (MatterField::Applicants, "applicants"),
        (MatterField::Themes, "themes"),
        (MatterField::Line, "line"),
        (MatterField::Popularity, "popularity"),
        (MatterField::Aliases, "aliases"),
        (MatterField::Statutory, "statutory"),
        (MatterField::Promised, "promised"),
        (MatterField::Handling, "handling"),
        (MatterField::Visits, "visits"),
        (MatterField::Fee, "fee"),
        (MatterField::Conditions, "conditions"),
        (MatterField::Materials, "materials"),
        (MatterField::Process, "process"),
        (MatterField::Place, "place"),
        (MatterField::Windows, "windows"),
        (MatterField::Hours, "hours"),
        (MatterField::Phone, "phone"),
        (MatterField::Complaints, "complaints"),
        (MatterField::Link, "link"),
    ];

    /// The key, the same as in a mapping.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, key)| key)
    }

    /// The field of a key.
    pub fn of(key: &str) -> Option<MatterField> {
        Self::ALL.iter().find(|(_, known)| *known == key).map(|(field, _)| *field)
    }

    /// The place in the form, from 0.
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|(field, _)| *field == self).unwrap_or(0)
    }

    /// The letter that leads to it: the first field has `a`.
    pub fn letter(self) -> char {
        char::from(b'a' + u8::try_from(self.place()).unwrap_or(0))
    }

    /// The field of a letter.
    pub fn lettered(letter: char) -> Option<MatterField> {
        let letter = letter.to_ascii_lowercase();
        Self::ALL.iter().map(|(field, _)| *field).find(|field| field.letter() == letter)
    }

    /// What stands in it as one text, where it is a text; empty for the others.
    pub fn text(self, guide: &Guide) -> &str {
        match self {
            MatterField::Code => &guide.code,
            MatterField::Name => &guide.name.zh,
            MatterField::NameEn => &guide.name.en,
            MatterField::Department => &guide.department,
            MatterField::MainItem => &guide.main_item,
            MatterField::Line => guide.line.as_deref().unwrap_or_default(),
            MatterField::Fee => &guide.fee,
            MatterField::Conditions => &guide.conditions,
            MatterField::Place => &guide.place,
            MatterField::Windows => &guide.windows,
            MatterField::Hours => &guide.hours,
            MatterField::Phone => &guide.phone,
            MatterField::Complaints => &guide.complaints,
            MatterField::Link => &guide.link,
            _ => "",
        }
    }

    /// Puts what a field holds in one guide into another one.
    pub fn copy(self, from: &Guide, to: &mut Guide) {
        self.put(self.value(from), to);
    }

    /// Says whether two guides hold the same in it.
    pub fn is_same(self, one: &Guide, other: &Guide) -> bool {
        self.value(one) == self.value(other)
    }

    /// What a guide holds in it.
    pub fn value(self, guide: &Guide) -> FieldValue {
        match self {
            MatterField::Kind => FieldValue::Kind(guide.kind),
            MatterField::Applicants => FieldValue::Applicants(guide.applicants),
            MatterField::Handling => FieldValue::Handling(guide.handling),
            MatterField::Themes => FieldValue::Texts(guide.themes.clone()),
            MatterField::Aliases => FieldValue::Texts(guide.aliases.clone()),
            MatterField::Process => FieldValue::Texts(guide.process.clone()),
            MatterField::Materials => FieldValue::Materials(guide.materials.clone()),
            MatterField::Statutory => FieldValue::Limit(guide.statutory),
            MatterField::Promised => FieldValue::Limit(guide.promised),
            MatterField::Visits => FieldValue::Number(guide.visits.map(u16::from)),
            MatterField::Popularity => FieldValue::Number(Some(guide.popularity).filter(|n| *n > 0)),
            _ => FieldValue::Text(self.text(guide).to_owned()),
        }
    }

    /// Puts something into the field of a guide; what is of another kind is left out.
    pub fn put(self, value: FieldValue, guide: &mut Guide) {
        match (self, value) {
            (MatterField::Kind, FieldValue::Kind(kind)) => guide.kind = kind,
            (MatterField::Applicants, FieldValue::Applicants(who)) => guide.applicants = who,
            (MatterField::Handling, FieldValue::Handling(how)) => guide.handling = how,
            (MatterField::Themes, FieldValue::Texts(texts)) => guide.themes = texts,
            (MatterField::Aliases, FieldValue::Texts(texts)) => guide.aliases = texts,
            (MatterField::Process, FieldValue::Texts(texts)) => guide.process = texts,
            (MatterField::Materials, FieldValue::Materials(materials)) => guide.materials = materials,
            (MatterField::Statutory, FieldValue::Limit(limit)) => guide.statutory = limit,
            (MatterField::Promised, FieldValue::Limit(limit)) => guide.promised = limit,
            (MatterField::Visits, FieldValue::Number(number)) => {
                guide.visits = number.map(|number| u8::try_from(number).unwrap_or(u8::MAX));
            }
            (MatterField::Popularity, FieldValue::Number(number)) => guide.popularity = number.unwrap_or(0),
            (field, FieldValue::Text(text)) => field.put_text(text, guide),
            _ => {}
        }
    }

    fn put_text(self, text: String, guide: &mut Guide) {
        match self {
            MatterField::Code => guide.code = text,
            MatterField::Name => guide.name.zh = text,
            MatterField::NameEn => guide.name.en = text,
            MatterField::Department => guide.department = text,
            MatterField::MainItem => guide.main_item = text,
            MatterField::Line => guide.line = LineCode::in_field(&text),
            MatterField::Fee => guide.fee = text,
            MatterField::Conditions => guide.conditions = text,
            MatterField::Place => guide.place = text,
            MatterField::Windows => guide.windows = text,
            MatterField::Hours => guide.hours = text,
            MatterField::Phone => guide.phone = text,
            MatterField::Complaints => guide.complaints = text,
            MatterField::Link => guide.link = text,
            _ => {}
        }
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for the type it holds")]
pub enum FieldValue {
    Text(String),
    Texts(Vec<String>),
    Materials(Vec<Material>),
    Kind(Kind),
    Applicants(Applicants),
    Handling(Handling),
    Limit(Option<TimeLimit>),
    Number(Option<u16>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_goes_from_one_guide_into_another() {
        let full = Guide {
            code: "C1".into(),
            name: crate::hall::Name::new("身份证换领", "Renewal"),
            department: "市公安局".into(),
            main_item: "身份证".into(),
            kind: Kind::Licence,
            applicants: Applicants { people: true, organisations: false },
            themes: vec!["户籍办理".into()],
            line: Some("A".into()),
            popularity: 7,
            statutory: "20工作日".parse().ok(),
            promised: "5工作日".parse().ok(),
            handling: Handling::WhileYouWait,
            visits: Some(1),
            conditions: "本人".into(),
            materials: vec!["户口簿:原件1".parse().unwrap()],
            process: vec!["取号".into()],
            fee: "20元".into(),
            place: "一楼".into(),
            windows: "A03".into(),
            hours: "9:00".into(),
            phone: "123".into(),
            complaints: "456".into(),
            link: "https://example".into(),
            aliases: vec!["办身份证".into()],
        };
        let mut copied = Guide::default();
        for (at, (field, key)) in MatterField::ALL.into_iter().enumerate() {
            assert!(!field.is_same(&full, &copied), "{key}");
            field.copy(&full, &mut copied);
            assert!(field.is_same(&full, &copied), "{key}");
            assert_eq!((field.place(), MatterField::of(key)), (at, Some(field)));
            assert_eq!(MatterField::lettered(field.letter()), Some(field));
        }
        assert_eq!(copied, full);
    }
}
