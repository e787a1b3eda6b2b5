//! Roles and acts by what people call them.
use super::{EN, ZH};
use crate::hall::people::{AuditAct, Role};

/// The role of a text: the stable word, or what the role is called in one of the languages; that of a department with its name behind
/// a colon.
pub fn role_of(text: &str) -> Option<Role> {
    let text = text.trim();
    Role::of(text).or_else(|| {
        let (word, department) = text.split_once([':', '：']).unwrap_or((text, ""));
        let (word, department) = (word.trim(), department.trim());
        let is_called = |role: &Role| match role {
            Role::Department(_) => word == ZH.department_role,
            _ => [&ZH, &EN].iter().any(|words| (words.role)(role).eq_ignore_ascii_case(word)),
        };
        let role = Role::all(department).into_iter().find(is_called)?;
        Role::of(&role.to_string()).filter(|_| matches!(role, Role::Department(_)) != department.is_empty())
    })
}

/// The act of a text: the stable word, or what the act is called in one of the languages.
pub fn act_of(text: &str) -> Option<AuditAct> {
    let text = text.trim();
    let is_called =
        |act: &AuditAct| [&ZH, &EN].iter().any(|words| (words.act)(*act).eq_ignore_ascii_case(text));
    AuditAct::of(text).or_else(|| AuditAct::all().find(is_called))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_acts_go_by_their_names_too() {
        for role in Role::all("市公安局") {
            assert_eq!(role_of(&role.to_string()).as_ref(), Some(&role));
            if !matches!(role, Role::Department(_)) {
                assert_eq!(role_of(&(ZH.role)(&role)).as_ref(), Some(&role));
                assert_eq!(role_of(&(EN.role)(&role)).as_ref(), Some(&role));
            }
        }
        assert_eq!(role_of("部门：市公安局"), Some(Role::Department("市公安局".into())));
        for wrong in ["", "部门", "部门:", "值班主任:市公安局", "老板"] {
            assert_eq!(role_of(wrong), None, "{wrong}");
        }
        for act in AuditAct::all() {
            for text in [act.word(), (ZH.act)(act), (EN.act)(act)] {
                assert_eq!(act_of(text), Some(act), "{text}");
            }
        }
        assert_eq!(act_of("没有"), None);
    }
}
