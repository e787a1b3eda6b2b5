//! The rights (权限) there are, and which role has which: one table.

/// Something that only those may do who have a right to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Permission {
    /// Signing in at a window, and calling there.
    ServeWindow,
    /// Stopping and reopening lines.
    StopLines,
    /// Giving a number back for somebody.
    GiveBackNumbers,
    /// Lending a window to another line, and returning it.
    LendWindows,
    /// Closing the day.
    CloseDay,
    /// Sorting, assigning, answering and closing cases for the centre.
    HandleCases,
    /// The same of bad ratings (差评).
    HandleRatings,
    /// Answering the cases of one's own department.
    AnswerCases,
    /// Rechecking (复查) whether something is put right.
    RecheckCases,
    /// Publishing, and taking down, what was changed because of a case.
    PublishCases,
    /// Reading what an applicant wrote, as far as the source lets the role read it.
    ReadCases,
    /// Opening the opinion box (开箱), together with whoever else holds its key.
    OpenBox,
    /// Announcing another holder of the key of the opinion box, where one has lost passphrase and paper.
    AppointBoxHolder,
    /// Taking a key of receipts out of use.
    RotateKeys,
    /// Adding and closing accounts, and changing roles and PINs.
    ManageAccounts,
    /// Letting somebody try again who mistyped a PIN too often.
    UnlockAccounts,
    /// Reading the audit.
    ReadAudit,
    /// Changing matters and documents of the setup in the draft.
    EditCatalogue,
    /// Publishing the draft, planning it and calling that off.
    PublishCatalogue,
    /// Giving days hours of their own.
    ChangeHours,
    /// Making backups and bringing one back.
    RunBackup,
    /// Saying whether it takes two people to publish.
    SetPublishRule,
    /// Looking behind a kiosk's hidden entrance, and what can be done there.
    TendKiosks,
}

/// A permission, its stable word, and the roles that have it, a letter each: clerK, Lead, Department, Centre, Publisher, Working
/// group, Supervisor, dIscipline, lEader, system Admin.
#[rustfmt::skip]
const TABLE: [(Permission, &str, &str); 23] = [
    (Permission::ServeWindow,        "serve_window",        "kl"),
    (Permission::StopLines,          "stop_lines",          "lc"),
    (Permission::GiveBackNumbers,    "give_back_numbers",   "klc"),
    (Permission::LendWindows,        "lend_windows",        "lc"),
    (Permission::CloseDay,           "close_day",           "lc"),
    (Permission::HandleCases,        "handle_cases",        "c"),
    (Permission::HandleRatings,      "handle_ratings",      "cw"),
    (Permission::AnswerCases,        "answer_cases",        "d"),
    (Permission::RecheckCases,       "recheck_cases",       "cs"),
    (Permission::PublishCases,       "publish_cases",       "p"),
    (Permission::ReadCases,          "read_cases",          "dcpwsie"),
    (Permission::OpenBox,            "open_box",            "ci"),
    (Permission::AppointBoxHolder,   "appoint_box_holder",  "a"),
    (Permission::RotateKeys,         "rotate_keys",         "a"),
    (Permission::ManageAccounts,     "manage_accounts",     "a"),
    (Permission::UnlockAccounts,     "unlock_accounts",     "la"),
    (Permission::ReadAudit,          "read_audit",          "iea"),
    (Permission::EditCatalogue,      "edit_catalogue",      "cp"),
    (Permission::PublishCatalogue,   "publish_catalogue",   "p"),
    (Permission::ChangeHours,        "change_hours",        "lc"),
    (Permission::RunBackup,          "run_backup",          "a"),
    (Permission::SetPublishRule,     "set_publish_rule",    "a"),
    (Permission::TendKiosks,         "tend_kiosks",         "la"),
];

impl Permission {
    /// Every permission.
    pub fn all() -> impl Iterator<Item = Permission> {
        TABLE.iter().map(|(permission, ..)| *permission)
    }

    /// The stable word.
    pub fn word(self) -> &'static str {
        self.row().1
    }

    /// The letters of the roles that have it.
    pub(super) fn roles(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> (Permission, &'static str, &'static str) {
        // A permission that stood in no row would be nobody's.
        TABLE.iter().find(|(permission, ..)| *permission == self).copied().unwrap_or((self, "", ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::people::Role;

    #[test]
    fn every_role_has_the_rights_of_the_table() {
        // One row a role: k clerk … in the order of the roles; one column a permission, in the order of the table.
        let rows = [
            ("clerk", "x-x--------------------"),
            ("lead", "xxxxx----------x---x--x"),
            ("department", "-------x--x------------"),
            ("centre", "-xxxxxx-x-xx-----x-x---"),
            ("publisher", "---------xx------xx----"),
            ("working_group", "------x---x------------"),
            ("supervisor", "--------x-x------------"),
            ("discipline", "----------xx----x------"),
            ("leader", "----------x-----x------"),
            ("system_admin", "------------xxxxx---xxx"),
        ];
        for (role, (word, marks)) in Role::all("市公安局").into_iter().zip(rows) {
            assert_eq!(role.word(), word);
            assert_eq!(marks.len(), Permission::all().count());
            for (permission, mark) in Permission::all().zip(marks.chars()) {
                assert_eq!(role.may(permission), mark == 'x', "{word} {permission:?}");
            }
        }
    }

    #[test]
    fn the_system_s_administrator_has_no_right_to_content() {
        let content = [Permission::ReadCases, Permission::HandleCases, Permission::AnswerCases];
        assert!(content.iter().all(|permission| !Role::SystemAdmin.may(*permission)));
    }
}
