//! What the roles of an account may do with a case, and what they read of it.
use super::{Permission, Role};
use crate::hall::cases::{ActKind, Case, CaseError, CasePart, CaseRole, CaseRules, CaseSource};

/// In what capacity somebody of these roles does an act with a case; the permission they lack where they may not.
///
/// Several roles may come in question: the first is taken in which the act is open to them.
pub fn case_capacity(roles: &[Role], kind: ActKind, case: &Case) -> Result<CaseRole, Permission> {
    let capacities = roles.iter().filter_map(|role| capacity(role, kind, case));
    let open = capacities.filter(|capacity| kind.is_for(capacity)).collect::<Vec<_>>();
    // A department that the case was assigned to before one that it was not.
    let own = open.iter().find(|capacity| match capacity {
        CaseRole::Department(name) => case.department.as_deref() == Some(name.as_str()),
        _ => true,
    });
    own.or(open.first()).cloned().ok_or(needed(kind, case))
}

/// The capacity a role gives for an act, where it has the right to it.
fn capacity(role: &Role, kind: ActKind, case: &Case) -> Option<CaseRole> {
    let permission = match (role, kind) {
        (Role::Department(_), ActKind::Reveal | ActKind::DenyReveal) => Permission::ReadCases,
        (Role::Department(_), _) => Permission::AnswerCases,
        (Role::Supervisor, ActKind::Recheck) => Permission::RecheckCases,
        _ => needed(kind, case),
    };
    if !role.may(permission) {
        return None;
    }
    Some(match role {
        Role::Department(name) => CaseRole::Department(name.clone()),
        Role::Supervisor => CaseRole::Supervisor,
        _ => CaseRole::Centre,
    })
}

/// The permission that an act needs of somebody who does it for the centre.
fn needed(kind: ActKind, case: &Case) -> Permission {
    match kind {
        ActKind::Reveal | ActKind::DenyReveal => Permission::ReadCases,
        ActKind::Publish | ActKind::Unpublish => Permission::PublishCases,
        ActKind::Recheck => Permission::RecheckCases,
        _ if case.source == CaseSource::BadRating => Permission::HandleRatings,
        _ => Permission::HandleCases,
    }
}

/// Whether somebody of these roles reads a part of a case; otherwise why not.
///
/// The centre and the discipline inspection (监察) read everything; the leader and whoever reviews what is published read the
/// text, and nobody's contact; the working group (评价工作组) reads bad ratings. Departments and supervisors read what the rules
/// of the source let them. Whoever serves at a window or runs the system reads nothing.
pub fn may_read_part(
    roles: &[Role],
    part: CasePart,
    case: &Case,
    rules: &CaseRules,
) -> Result<(), CaseError> {
    let mut refused = CaseError::NoReader(part, CaseRole::Centre);
    for role in roles {
        let read = match role {
            Role::Centre | Role::Discipline => Ok(()),
            Role::Publisher | Role::Leader if part == CasePart::Text => Ok(()),
            Role::WorkingGroup if case.source == CaseSource::BadRating => Ok(()),
            Role::Department(name) => case.may_read(part, &CaseRole::Department(name.clone()), rules),
            Role::Supervisor => case.may_read(part, &CaseRole::Supervisor, rules),
            _ => Err(refused.clone()),
        };
        match read {
            Ok(()) => return Ok(()),
            Err(no) => refused = no,
        }
    }
    Err(refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::cases::CaseState;

    const OWN: &str = "市公安局";

    fn assigned(source: CaseSource) -> Case {
        Case { source, state: CaseState::Assigned, department: Some(OWN.into()), ..Case::default() }
    }

    /// What a role reads of each source: `.` nothing, `t` the text, `b` both; in the order of [`CaseSource::ALL`].
    fn read(role: &Role, case: impl Fn(CaseSource) -> Case) -> String {
        let rules = CaseRules::default();
        let mark = |source| {
            let may = |part| may_read_part(std::slice::from_ref(role), part, &case(source), &rules).is_ok();
            match (may(CasePart::Text), may(CasePart::Contact)) {
                (true, true) => 'b',
                (true, false) => 't',
                (false, false) => '.',
                (false, true) => '?',
            }
        };
        CaseSource::ALL.iter().map(|(source, _)| mark(*source)).collect()
    }

    #[test]
    fn every_role_reads_of_every_source_what_the_table_says() {
        // suggestion, criticism, praise, enquiry, help, complaint, unresolved, bad rating, supervision, patrol, staff note.
        let table = [
            ("clerk", "..........."),
            ("lead", "..........."),
            // Complaints and the like are about nobody knows whom here, and so about it, too.
            ("department", "tttbb...ttt"),
            ("centre", "bbbbbbbbbbb"),
            ("publisher", "ttttttttttt"),
            ("working_group", ".......b..."),
            ("supervisor", "ttttttttttt"),
            ("discipline", "bbbbbbbbbbb"),
            ("leader", "ttttttttttt"),
            ("system_admin", "..........."),
        ];
        for (role, (word, marks)) in Role::all(OWN).into_iter().zip(table) {
            assert_eq!((role.word(), read(&role, assigned).as_str()), (word, marks));
        }
        let police = Role::Department(OWN.into());
        let about_tax = |source| Case { concerns: vec!["税务局".into()], ..assigned(source) };
        assert_eq!(read(&police, about_tax), "tttbbtbtttt", "of others' faults it reads");
        let about_itself = |source| Case { concerns: vec![OWN.into()], ..assigned(source) };
        assert_eq!(read(&police, about_itself), "tttbb...ttt", "of its own it does not");
        let other = Role::Department("民政局".into());
        assert_eq!(read(&other, assigned), "...........", "what is not assigned to it");
    }

    #[test]
    fn a_second_role_adds_and_takes_nothing_away() {
        let rules = CaseRules::default();
        let case = assigned(CaseSource::Complaint);
        let may = |roles: &[Role]| may_read_part(roles, CasePart::Contact, &case, &rules).is_ok();
        assert!(may(&[Role::Clerk, Role::Centre]) && may(&[Role::Centre, Role::Department(OWN.into())]));
        assert!(!may(&[Role::Clerk, Role::Lead]) && !may(&[]));
    }

    #[test]
    fn acts_are_done_in_the_capacity_that_has_the_right() {
        let case = assigned(CaseSource::Complaint);
        let of = |role: Role, kind| case_capacity(&[role], kind, &case);
        let police = || Role::Department(OWN.into());
        assert_eq!(of(Role::Centre, ActKind::Assign), Ok(CaseRole::Centre));
        assert_eq!(of(police(), ActKind::Answer), Ok(CaseRole::Department(OWN.into())));
        assert_eq!(of(police(), ActKind::Assign), Err(Permission::HandleCases));
        assert_eq!(of(Role::Supervisor, ActKind::Recheck), Ok(CaseRole::Supervisor));
        assert_eq!(of(Role::Supervisor, ActKind::Answer), Err(Permission::HandleCases));
        // Whoever handles a case does not publish it, and the other way round.
        assert_eq!(of(Role::Centre, ActKind::Publish), Err(Permission::PublishCases));
        assert_eq!(of(Role::Publisher, ActKind::Publish), Ok(CaseRole::Centre));
        assert_eq!(of(Role::Publisher, ActKind::Close), Err(Permission::HandleCases));
        let rating = assigned(CaseSource::BadRating);
        let group = |case: &Case| case_capacity(&[Role::WorkingGroup], ActKind::Register, case);
        assert_eq!((group(&rating), group(&case)), (Ok(CaseRole::Centre), Err(Permission::HandleCases)));
        for role in [Role::Clerk, Role::Lead, Role::SystemAdmin, Role::Leader, Role::Discipline] {
            assert_eq!(of(role, ActKind::Accept), Err(Permission::HandleCases));
        }
    }
}
