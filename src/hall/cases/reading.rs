//! Who may read what of a case: the unit complained about reads neither the words nor who wrote them.
use super::{Case, CaseError, CaseRole, CaseRules};

/// A part of a case that not everybody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CasePart {
    /// What the applicant wrote.
    Text,
    /// How to reach the applicant.
    Contact,
}

impl Case {
    /// Whether somebody in a capacity may read a part.
    ///
    /// The centre reads everything, an applicant only the answer. A department reads what was assigned to it. Where the source
    /// shields whoever wrote, it does not read what is about itself, about a unit over or under it, or about nobody knows whom.
    pub fn may_read(&self, part: CasePart, role: &CaseRole, rules: &CaseRules) -> Result<(), CaseError> {
        let source = rules.of(self.source);
        let readers = match part {
            CasePart::Text => source.text,
            CasePart::Contact => source.contact,
        };
        match role {
            CaseRole::Centre => Ok(()),
            CaseRole::Department(name) if source.is_shielded && self.is_about(name) => {
                Err(CaseError::Concerned(part))
            }
            CaseRole::Department(name) if self.department.as_ref() != Some(name) => {
                Err(CaseError::OtherDepartment(self.department.clone()))
            }
            CaseRole::Department(_) if source.is_shielded && self.concerns.is_empty() => {
                Err(CaseError::Unnamed(part))
            }
            CaseRole::Department(_) if readers.department => Ok(()),
            CaseRole::Supervisor if readers.supervisor => Ok(()),
            _ => Err(CaseError::NoReader(part, role.clone())),
        }
    }

    /// Says whether it is about a department, or one that belongs to it or that it belongs to: a bureau and its brigade
    /// (市公安局 and 市公安局交通警察支队).
    fn is_about(&self, department: &str) -> bool {
        self.concerns
            .iter()
            .any(|concerned| concerned.starts_with(department) || department.starts_with(&**concerned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::cases::{CaseSource, CaseState};

    fn assigned() -> Case {
        Case { state: CaseState::Assigned, department: Some("公安局".into()), ..Case::default() }
    }

    #[test]
    fn the_unit_complained_about_reads_neither_words_nor_contact() {
        let rules = CaseRules::default();
        let about_police =
            |source| Case { source, concerns: vec!["公安局".into(), "民政局".into()], ..assigned() };
        let police = CaseRole::Department("公安局".into());
        for (source, _) in CaseSource::ALL {
            let case = about_police(source);
            let shielded =
                matches!(source, CaseSource::Complaint | CaseSource::BadRating | CaseSource::Unresolved);
            for part in [CasePart::Text, CasePart::Contact] {
                let seen = case.may_read(part, &police, &rules);
                assert_eq!(seen == Err(CaseError::Concerned(part)), shielded, "{source:?} {part:?}");
                assert_eq!(case.may_read(part, &CaseRole::Centre, &rules), Ok(()));
                assert!(case.may_read(part, &CaseRole::Applicant, &rules).is_err());
            }
            assert_eq!(case.may_read(CasePart::Text, &CaseRole::Supervisor, &rules), Ok(()));
            assert!(case.may_read(CasePart::Contact, &CaseRole::Supervisor, &rules).is_err());
            let other = case.may_read(CasePart::Text, &CaseRole::Department("税务局".into()), &rules);
            assert_eq!(other, Err(CaseError::OtherDepartment(Some("公安局".into()))));
        }
        let brigade =
            Case { concerns: vec!["公安局交警支队".into()], ..about_police(CaseSource::Complaint) };
        assert_eq!(
            brigade.may_read(CasePart::Text, &police, &rules),
            Err(CaseError::Concerned(CasePart::Text))
        );
        let unnamed = Case { concerns: vec![], ..about_police(CaseSource::Complaint) };
        assert_eq!(
            unnamed.may_read(CasePart::Text, &police, &rules),
            Err(CaseError::Unnamed(CasePart::Text))
        );
        let of_tax = Case { concerns: vec!["税务局".into()], ..about_police(CaseSource::Complaint) };
        assert_eq!(of_tax.may_read(CasePart::Text, &police, &rules), Ok(()));
        // Whom it concerns is no question where nobody complains: the police read what is suggested to them.
        assert_eq!(about_police(CaseSource::Suggestion).may_read(CasePart::Text, &police, &rules), Ok(()));
    }
}
