//! The service guide (办事指南) of one matter: everything a person may need to know before coming.
use super::{Applicants, Handling, Kind, TimeLimit};
use crate::hall::{LineCode, Name};
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

impl FromStr for Material {
    type Err = String;

    /// Reads `户口簿:原件1:复印件2:容缺后补`; everything after the name may be absent. A colon of the name stands behind a
    /// backslash. That a document need not be brought is said in its name.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, rest) = named(text);
        let mut material = Material { name, ..Material::default() };
        if material.name.is_empty() {
            return Err("a document without a name".into());
        }
        for part in rest.split(':').map(str::trim) {
            let count = |digits: &str| half_width(digits).trim_end_matches('份').parse().map(Some);
            let read = match part {
                "" | "必要" => Ok(()),
                "非必要" | "可选" => {
                    let said = format!("（{part}）");
                    if !material.name.ends_with(&said) {
                        material.name.push_str(&said);
                    }
                    Ok(())
                }
                "容缺后补" => {
                    material.may_follow = true;
                    Ok(())
                }
                _ if part.starts_with("原件") => {
                    count(part.trim_start_matches("原件")).map(|n| material.originals = n)
                }
                _ if part.starts_with("复印件") => {
                    count(part.trim_start_matches("复印件")).map(|n| material.copies = n)
                }
                _ => {
                    return Err(format!(
                        "`{part}` says nothing about a document; 原件1, 复印件2, 必要, 非必要, 可选, 容缺后补 do"
                    ));
                }
            };
            read.map_err(|_| format!("`{part}` has no number of copies"))?;
        }
        Ok(material)
    }
}

impl fmt::Display for Material {
    /// The form that [`Material::from_str`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name.replace(':', "\\:"))?;
        if self.name.ends_with('\\') {
            // Else it would take the colon behind it into the name.
            f.write_str(" ")?;
        }
        self.originals.map_or(Ok(()), |n| write!(f, ":原件{n}"))?;
        self.copies.map_or(Ok(()), |n| write!(f, ":复印件{n}"))?;
        if self.may_follow { f.write_str(":容缺后补") } else { Ok(()) }
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
    while let Some((before, after)) = rest.split_once(':') {
        match before.strip_suffix('\\') {
            Some(before) => {
                name.push_str(before);
                name.push(':');
                rest = after;
            }
            None => return ((name + before).trim().to_owned(), after),
        }
    }
    ((name + rest).trim().to_owned(), "")
}

/// Everything recorded of one matter. Texts may be empty where the source has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Guide {
    /// Its implementation code (实施编码) or whatever code its source gives it; opaque, unique, at most 64 characters.
    pub code: String,
    /// What the matter is called (事项名称).
    pub name: Name,
    /// The unit that deals with it.
    pub department: String,
    /// The matter it is a part of (主项), or empty.
    pub main_item: String,
    /// What kind of administrative matter it is (事项类型).
    pub kind: Kind,
    /// Who may apply.
    pub applicants: Applicants,
    /// Themes, by their Chinese names.
    pub themes: Vec<String>,
    /// The line its applicants queue in; `None` leaves it to the department's.
    pub line: Option<LineCode>,
    /// How often people came for it before anything was counted here, 0–1000.
    pub popularity: u16,
    /// Statutory limit (法定办结时限).
    pub statutory: Option<TimeLimit>,
    /// Promised limit (承诺办结时限).
    pub promised: Option<TimeLimit>,
    /// While you wait, or promised.
    pub handling: Handling,
    /// Visits required (到办事现场次数).
    pub visits: Option<u8>,
    /// Eligibility (受理条件).
    pub conditions: String,
    /// Documents required (申请材料).
    pub materials: Vec<Material>,
    /// Steps, in order (办理流程).
    pub process: Vec<String>,
    /// Fee (收费), in words.
    pub fee: String,
    /// Address (办理地点).
    pub place: String,
    /// Windows, in words (办理窗口).
    pub windows: String,
    /// Opening hours, in words (办理时间).
    pub hours: String,
    /// Telephone for questions (咨询电话).
    pub phone: String,
    /// Telephone for complaints (监督电话).
    pub complaints: String,
    /// Where it can be done online (网办地址), or empty.
    pub link: String,
    /// What people call it (别名).
    pub aliases: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_goes_out_as_it_came_in() {
        for text in ["户口簿", "身份证:原件1:复印件2", "申请表:原件1", "租房合同:复印件1:容缺后补"]
        {
            assert_eq!(text.parse::<Material>().unwrap().to_string(), text);
        }
        for name in ["说明:一式两份", "末尾\\", ":", "a\\:b", "甲::乙"] {
            let material = Material { name: name.into(), copies: Some(1), ..Material::default() };
            assert_eq!(material.to_string().parse(), Ok(material));
        }
        let optional: Material = "照片:原件1:非必要".parse().unwrap();
        assert_eq!((optional.name.as_str(), optional.originals), ("照片（非必要）", Some(1)));
        assert_eq!(optional.to_string().parse(), Ok(optional));
        assert_eq!("户口簿:原件１:复印件１２份".parse::<Material>().unwrap().copies, Some(12));
        assert_eq!("户口簿:原件1份:必要".parse::<Material>().unwrap().originals, Some(1));
    }

    #[test]
    fn a_wrong_count_is_named() {
        assert!("户口簿:原件一".parse::<Material>().unwrap_err().contains("原件一"));
        assert!("户口簿:三份".parse::<Material>().unwrap_err().contains("三份"));
        assert!(":原件1".parse::<Material>().is_err());
    }
}
