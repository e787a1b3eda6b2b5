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
    /// The centre reads everything, an applicant only the answer. A department reads what was assigned to it, unless the case
    /// is about it and its source shields whoever wrote.
    pub fn may_read(&self, part: CasePart, role: &CaseRole, rules: &CaseRules) -> Result<(), CaseError> {
        let source = rules.of(self.source);
        let readers = match part {
            CasePart::Text => source.text,
            CasePart::Contact => source.contact,
        };
        match role {
            CaseRole::Centre => Ok(()),
            CaseRole::Department(name) if source.is_shielded && self.concerns.contains(name) => {
                Err(CaseError::Concerned(part))
            }
            CaseRole::Department(name) if self.department.as_ref() != Some(name) => {
                Err(CaseError::OtherDepartment(self.department.clone()))
            }
            CaseRole::Department(_) if readers.department => Ok(()),
            CaseRole::Supervisor if readers.supervisor => Ok(()),
            _ => Err(CaseError::NoReader(part, role.clone())),
        }
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
        // Whom it concerns is no question where nobody complains: the police read what is suggested to them.
        assert_eq!(about_police(CaseSource::Suggestion).may_read(CasePart::Text, &police, &rules), Ok(()));
    }
}
