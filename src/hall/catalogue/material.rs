//! A document to bring (申请材料), and the ways in which people write one down.
use std::{fmt, str::FromStr};

/// What a document that need not be brought has behind its name.
pub const OPTIONAL_MARK: &str = "（非必要）";

/// One document to bring (申请材料).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Material {
    /// What it is called.
    pub name: String,
    /// How many originals (原件份数); `None` where the record does not say.
    pub originals: Option<u16>,
    /// How many copies (复印件份数); `None` where the record does not say.
    pub copies: Option<u16>,
    /// It may follow later (容缺后补).
    pub may_follow: bool,
}

/// What parts the parts of a document: as it is written out, and as a Chinese keyboard types it.
const COLON: char = ':';
const WIDE_COLON: char = '：';

/// What is said of a document by one part.
#[derive(Clone, Copy)]
enum MaterialPart {
    Nothing,
    /// It need not be brought: this word.
    Optional(&'static str),
    MayFollow,
    Originals(u16),
    Copies(u16),
}

/// The words that are parts by themselves.
const WORDS: [(&str, MaterialPart); 8] = [
    ("", MaterialPart::Nothing),
    ("必要", MaterialPart::Nothing),
    ("非必要", MaterialPart::Optional("非必要")),
    ("可选", MaterialPart::Optional("可选")),
    ("容缺", MaterialPart::MayFollow),
    ("容缺后补", MaterialPart::MayFollow),
    ("可容缺", MaterialPart::MayFollow),
    ("容缺受理", MaterialPart::MayFollow),
];

impl MaterialPart {
    /// Reads a part; what it is instead, in words, where it is none.
    fn read(text: &str) -> Result<MaterialPart, String> {
        if let Some((_, part)) = WORDS.into_iter().find(|(word, _)| *word == text) {
            return Ok(part);
        }
        let count = |digits: &str| half_width(digits).trim_end_matches('份').parse::<u16>();
        let read = match (text.strip_prefix("原件"), text.strip_prefix("复印件")) {
            (Some(digits), _) => count(digits).map(MaterialPart::Originals),
            (_, Some(digits)) => count(digits).map(MaterialPart::Copies),
            _ => {
                return Err(format!(
                    "`{text}` says nothing about a document; 原件1, 复印件2, 必要, 非必要, 可选, 容缺后补 do"
                ));
            }
        };
        read.map_err(|_| format!("`{text}` has no number of copies"))
    }

    fn is_one(text: &str) -> bool {
        !text.is_empty() && MaterialPart::read(text).is_ok()
    }
}

impl FromStr for Material {
    type Err = String;

    /// Reads `户口簿:原件1:复印件2:容缺后补`; everything after the name may be absent. A colon of the name stands behind a
    /// backslash. That a document need not be brought is said in its name.
    ///
    /// Where the parts behind it leave no doubt, the colons may be wide ones or, where there are no narrow ones, blanks, and the
    /// last word may stand in brackets: `照片（非必要）`. A word that stands right behind the name is refused, since it may be a part
    /// of it: with `:必要` behind it it is.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, rest) = named(text);
        let (name, wide) = widely_parted(&name);
        let (name, loose) =
            if rest.is_empty() && wide.is_empty() { loosely_parted(name) } else { (name, Vec::new()) };
        let name = name.replace("\\：", "：");
        if rest.is_empty() && loose.is_empty() && wide.is_empty() {
            refuse_glued(&name)?;
        }
        let mut material = Material { name: name.trim().to_owned(), ..Material::default() };
        let bare = material.name.trim_matches(['（', '）', '(', ')']).trim();
        if bare.is_empty() || MaterialPart::is_one(bare) {
            return Err("a document without a name".into());
        }
        let parts = loose.into_iter().chain(wide).chain(rest.split(COLON).map(str::trim));
        for part in parts {
            material.take(MaterialPart::read(part)?);
        }
        Ok(material)
    }
}

impl Material {
    fn take(&mut self, part: MaterialPart) {
        match part {
            MaterialPart::Nothing => {}
            MaterialPart::MayFollow => self.may_follow = true,
            MaterialPart::Originals(number) => self.originals = Some(number),
            MaterialPart::Copies(number) => self.copies = Some(number),
            MaterialPart::Optional(word) => {
                let said = format!("（{word}）");
                if !self.name.ends_with(&said) {
                    self.name.push_str(&said);
                }
            }
        }
    }

    /// Says whether the name would not be taken as it is if nothing stood behind it.
    fn needs_a_part(&self) -> bool {
        let stays = loosely_parted(&self.name).1;
        let is_bracket =
            stays.iter().all(|word| matches!(MaterialPart::read(word), Ok(MaterialPart::Optional(_))))
                && self.name.ends_with('）')
                && !self.name.contains(char::is_whitespace);
        (!stays.is_empty() && !is_bracket) || refuse_glued(&self.name).is_err()
    }
}

impl fmt::Display for Material {
    /// The form that [`Material::from_str`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut name = self.name.replace(COLON, "\\:");
        if !widely_parted(&name).1.is_empty() || name.contains("\\：") {
            name = name.replace(WIDE_COLON, "\\：");
        }
        f.write_str(&name)?;
        if self.name.ends_with('\\') {
            // Else it would take the colon behind it into the name.
            f.write_str(" ")?;
        }
        self.originals.map_or(Ok(()), |n| write!(f, ":原件{n}"))?;
        self.copies.map_or(Ok(()), |n| write!(f, ":复印件{n}"))?;
        match (self.may_follow, self.originals.or(self.copies)) {
            (true, _) => f.write_str(":容缺后补"),
            (false, None) if self.needs_a_part() => f.write_str(":必要"),
            (false, _) => Ok(()),
        }
    }
}

/// Digits as a Chinese keyboard may write them, as others do.
fn half_width(digits: &str) -> String {
    let narrow = |c: char| {
        ('０'..='９').position(|wide| wide == c).and_then(|n| char::from_digit(u32::try_from(n).ok()?, 10))
    };
    digits.chars().map(|c| narrow(c).unwrap_or(c)).collect()
}

/// The name of a document, and what stands behind the first colon that is no part of it.
fn named(text: &str) -> (String, &str) {
    let mut name = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(COLON) {
        match before.strip_suffix('\\') {
            Some(before) => {
                name.push_str(before);
                name.push(COLON);
                rest = after;
            }
            None => return ((name + before).trim().to_owned(), after),
        }
    }
    ((name + rest).trim().to_owned(), "")
}

/// A name without the parts behind its wide colons, and these. Something else behind one is a part of the name, and so is what stands
/// before a colon behind a backslash.
fn widely_parted(name: &str) -> (&str, Vec<&str>) {
    for (at, colon) in name.match_indices(WIDE_COLON) {
        let (before, behind) = (&name[..at], &name[at + colon.len()..]);
        let parts: Vec<&str> = behind.split(WIDE_COLON).map(str::trim).collect();
        if !before.ends_with('\\') && parts.iter().all(|part| MaterialPart::is_one(part)) {
            return (before.trim(), parts);
        }
    }
    (name, Vec::new())
}

/// A name without the parts that stand behind blanks or, the last of them, in brackets; and these.
fn loosely_parted(name: &str) -> (&str, Vec<&str>) {
    let (mut name, mut parts) = (name.trim(), Vec::new());
    for [open, close] in [['（', '）'], ['(', ')']] {
        let inside = name.strip_suffix(close).and_then(|name| name.rsplit_once(open));
        if let Some((before, word)) =
            inside.filter(|(before, word)| MaterialPart::is_one(word.trim()) && !before.trim().is_empty())
        {
            parts.push(word.trim());
            name = before.trim();
        }
    }
    while let Some((before, word)) = name.rsplit_once(char::is_whitespace)
        && MaterialPart::is_one(word)
        && !before.trim().is_empty()
    {
        parts.insert(0, word);
        name = before.trim();
    }
    (name, parts)
}

/// Refuses a name in which a word about the document stands right behind what it is called: nobody knows whether it belongs to it.
fn refuse_glued(name: &str) -> Result<(), String> {
    let is_glued =
        |word: &&str| name.strip_suffix(*word).is_some_and(|before| !before.ends_with(['（', '(']));
    match ["非必要", "容缺后补", "容缺"].into_iter().find(is_glued) {
        Some(word) => {
            Err(format!("`{name}`: put a colon before {word}, or :必要 behind it if it is part of the name"))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Material {
        text.parse().unwrap_or_else(|why| panic!("{text}: {why}"))
    }

    #[test]
    fn a_document_goes_out_as_it_came_in() {
        for text in ["户口簿", "身份证:原件1:复印件2", "申请表:原件1", "租房合同:复印件1:容缺后补"]
        {
            assert_eq!(read(text).to_string(), text);
        }
        for name in [
            "说明:一式两份",
            "末尾\\",
            ":",
            "a\\:b",
            "甲::乙",
            "甲：原件1",
            "甲：乙：必要",
            "照片（容缺后补）",
            "照片 必要",
            "照片(可选)",
            "照片非必要",
            "可以容缺",
            "照片（非必要）",
            "\\：必要",
        ] {
            for copies in [None, Some(1)] {
                let material = Material { name: name.into(), copies, ..Material::default() };
                assert_eq!(material.to_string().parse().as_ref(), Ok(&material), "{material}");
            }
        }
        assert_eq!(read("户口簿:原件１:复印件１２份").copies, Some(12));
        assert_eq!(read("户口簿:原件1份:必要").originals, Some(1));
    }

    #[test]
    fn d05_what_leaves_no_doubt_is_read_however_it_is_written() {
        let optional = Material { name: "照片（非必要）".into(), ..Material::default() };
        for text in [
            "照片:非必要",
            "照片：非必要",
            "照片 非必要",
            "照片　非必要",
            "照片（非必要）",
            "照片(非必要)",
            "照片( 非必要 )",
        ] {
            assert_eq!(read(text), optional, "{text}");
        }
        assert_eq!(optional.to_string(), "照片（非必要）");
        let later = Material { name: "合同".into(), may_follow: true, ..Material::default() };
        for text in ["合同:容缺", "合同：容缺后补", "合同 容缺", "合同（可容缺）", "合同:容缺受理"]
        {
            assert_eq!(read(text), later, "{text}");
        }
        let counted =
            Material { name: "户口簿".into(), originals: Some(1), copies: Some(2), may_follow: false };
        for text in [
            "户口簿：原件1：复印件2：必要",
            "户口簿 原件1 复印件2",
            "户口簿：原件1:复印件2",
            "户口簿 原件1 复印件２份 必要",
        ] {
            assert_eq!(read(text), counted, "{text}");
        }
    }

    #[test]
    fn d05_what_may_be_a_name_stays_one_or_is_asked_about() {
        for text in
            ["说明：一式两份", "授权委托书：法人", "户口簿（本人页）", "材料 一式两份", "非必要材料说明"]
        {
            assert_eq!(read(text), Material { name: text.into(), ..Material::default() });
        }
        for (text, word) in [("照片非必要", "非必要"), ("合同容缺后补", "容缺后补"), ("合同容缺", "容缺")]
        {
            assert!(text.parse::<Material>().unwrap_err().contains(word), "{text}");
        }
        for text in ["非必要", "（非必要）", "容缺", ""] {
            assert!(text.parse::<Material>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_wrong_count_is_named() {
        assert!("户口簿:原件一".parse::<Material>().unwrap_err().contains("原件一"));
        assert!("户口簿:三份".parse::<Material>().unwrap_err().contains("三份"));
        assert!(":原件1".parse::<Material>().is_err());
    }
}
