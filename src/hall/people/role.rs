//! The roles (角色) of the people of a hall.
use super::Permission;
use std::fmt;

/// What somebody is in the hall. One person may have several.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// 窗口工作人员
    Clerk,
    /// 值班主任
    Lead,
    /// 部门, by its Chinese name: its chief representative.
    Department(String),
    /// 中心管理员
    Centre,
    /// 审核发布
    Publisher,
    /// 评价工作组
    WorkingGroup,
    /// 政务服务监督员
    Supervisor,
    /// 监察
    Discipline,
    /// 领导
    Leader,
    /// 系统管理员: looks after accounts, and has no right to content.
    SystemAdmin,
}

/// What stands between the word of the role of a department and its name.
const OF: char = ':';

impl Role {
    /// Every role, the one of departments with the department of a name.
    pub fn all(department: &str) -> [Role; 10] {
        [
            Role::Clerk,
            Role::Lead,
            Role::Department(department.to_owned()),
            Role::Centre,
            Role::Publisher,
            Role::WorkingGroup,
            Role::Supervisor,
            Role::Discipline,
            Role::Leader,
            Role::SystemAdmin,
        ]
    }

    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Lead => "lead",
            Role::Department(_) => "department",
            Role::Centre => "centre",
            Role::Publisher => "publisher",
            Role::WorkingGroup => "working_group",
            Role::Supervisor => "supervisor",
            Role::Discipline => "discipline",
            Role::Leader => "leader",
            Role::SystemAdmin => "system_admin",
        }
    }

    /// The role of a text such as `clerk` or `department:市公安局`; none where it is no role.
    pub fn of(text: &str) -> Option<Role> {
        let (word, department) = text.split_once(OF).unwrap_or((text, ""));
        let department = department.trim();
        let role = Role::all(department).into_iter().find(|role| role.word() == word.trim())?;
        let is_named = matches!(role, Role::Department(_));
        (is_named != department.is_empty() && !department.contains(char::is_control)).then_some(role)
    }

    /// Says whether the role gives a right.
    pub fn may(&self, permission: Permission) -> bool {
        permission.roles().contains(self.letter())
    }

    /// The letter of the role in the table of permissions.
    fn letter(&self) -> char {
        match self {
            Role::Clerk => 'k',
            Role::Lead => 'l',
            Role::Department(_) => 'd',
            Role::Centre => 'c',
            Role::Publisher => 'p',
            Role::WorkingGroup => 'w',
            Role::Supervisor => 's',
            Role::Discipline => 'i',
            Role::Leader => 'e',
            Role::SystemAdmin => 'a',
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Role::Department(name) => write!(f, "{}{OF}{name}", self.word()),
            _ => f.write_str(self.word()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_role_is_known_by_its_text() {
        for role in Role::all("市公安局") {
            assert_eq!(Role::of(&role.to_string()), Some(role));
        }
        for wrong in ["", "boss", "department", "department:", "department: ", "clerk:市公安局", "Clerk"]
        {
            assert_eq!(Role::of(wrong), None, "{wrong}");
        }
        assert_eq!(Role::of(" department : 市公安局 "), Some(Role::Department("市公安局".into())));
    }

    #[test]
    fn every_role_has_a_letter_of_its_own() {
        let letters: BTreeSet<char> = Role::all("局").iter().map(Role::letter).collect();
        assert_eq!(letters.len(), Role::all("局").len());
    }
}
