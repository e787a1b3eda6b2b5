//! The situations (情形) of a row, held against its documents.
use crate::config::ImportFault;
use crate::hall::catalogue::{Material, Situation};

/// What may stand behind the name of a document that need not be brought.
const OPTIONAL: [&str; 2] = ["（非必要）", "（可选）"];

/// The situations that some texts say, with their documents called as the matter calls them, and what is wrong with the rest.
pub(super) fn read(texts: &[String], materials: &[Material]) -> (Vec<Situation>, Vec<ImportFault>) {
    let (mut situations, mut faults): (Vec<Situation>, Vec<ImportFault>) = (Vec::new(), Vec::new());
    for text in texts {
        match text.parse::<Situation>() {
            Ok(situation) if situations.iter().all(|known| known.name.zh != situation.name.zh) => {
                situations.push(with_known_documents(situation, materials, &mut faults));
            }
            _ => faults.push(ImportFault::BadSituation { value: text.clone() }),
        }
    }
    (situations, faults)
}

fn with_known_documents(
    mut situation: Situation,
    materials: &[Material],
    faults: &mut Vec<ImportFault>,
) -> Situation {
    let mut known: Vec<String> = Vec::new();
    for document in std::mem::take(&mut situation.documents) {
        match materials.iter().find(|material| is_called(&material.name, &document)) {
            Some(material) if known.contains(&material.name) => {}
            Some(material) => known.push(material.name.clone()),
            None => faults.push(ImportFault::UnknownDocument { value: document }),
        }
    }
    situation.documents = known;
    situation
}

/// Says whether a document is called so, with or without that it need not be brought.
fn is_called(name: &str, said: &str) -> bool {
    name == said || OPTIONAL.iter().any(|optional| name.strip_suffix(optional) == Some(said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_of(texts: &[&str]) -> (Vec<String>, Vec<ImportFault>) {
        let materials = ["身份证:原件1", "照片:可选", "声明"].map(|text| text.parse().unwrap());
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let (situations, faults) = read(&texts, &materials);
        (situations.iter().map(Situation::to_string).collect(), faults)
    }

    #[test]
    fn documents_are_those_of_the_matter() {
        let (situations, faults) = read_of(&["遗失补领:声明:照片", "到期换领"]);
        assert_eq!(situations, ["遗失补领:声明:照片（可选）", "到期换领"]);
        assert_eq!(faults, []);
        assert_eq!(read_of(&["遗失补领:声明:照片（可选）"]).0, ["遗失补领:声明:照片（可选）"]);
    }

    #[test]
    fn what_the_matter_does_not_have_is_named() {
        let (situations, faults) = read_of(&["遗失补领:登报声明:声明", "遗失补领", ":声明"]);
        assert_eq!(situations, ["遗失补领:声明"]);
        let value = |value: &str| value.to_owned();
        assert_eq!(
            faults,
            [
                ImportFault::UnknownDocument { value: value("登报声明") },
                ImportFault::BadSituation { value: value("遗失补领") },
                ImportFault::BadSituation { value: value(":声明") },
            ]
        );
    }
}
