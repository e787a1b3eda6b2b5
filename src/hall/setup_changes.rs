//! What is different between two setups, thing by thing, for people who are about to put one in force.
use super::{DocumentChange, Setup};

/// A kind of thing that a setup has several of, each under a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupKind {
    /// A unit, by its Chinese name.
    Department,
    /// A line, by its code.
    Line,
    /// A window, by its code.
    Window,
    /// A board, by its code.
    Board,
    /// A clerk, by the number on the badge.
    Clerk,
}

/// Something that is different in another setup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupChange {
    /// What kind of thing.
    pub kind: SetupKind,
    /// Its code.
    pub code: String,
    /// What becomes of it.
    pub change: DocumentChange,
}

impl SetupKind {
    /// The word scripts read.
    pub fn word(self) -> &'static str {
        match self {
            SetupKind::Department => "department",
            SetupKind::Line => "line",
            SetupKind::Window => "window",
            SetupKind::Board => "board",
            SetupKind::Clerk => "clerk",
        }
    }
}

impl Setup {
    /// What would change if this setup took the place of an older one; what disappears comes last in each kind.
    pub fn changes_since(&self, older: &Setup) -> Vec<SetupChange> {
        let mut changes = Vec::new();
        let all = &mut changes;
        compare(all, SetupKind::Department, &self.departments, &older.departments, |one| &one.name.zh);
        compare(all, SetupKind::Line, &self.lines, &older.lines, |one| &one.code);
        compare(all, SetupKind::Window, &self.windows, &older.windows, |one| &one.code);
        compare(all, SetupKind::Board, &self.boards, &older.boards, |one| &one.code);
        compare(all, SetupKind::Clerk, &self.clerks, &older.clerks, |one| &one.code);
        changes
    }
}

fn compare<T: PartialEq>(
    changes: &mut Vec<SetupChange>,
    kind: SetupKind,
    newer: &[T],
    older: &[T],
    code: impl Fn(&T) -> &str,
) {
    let mut note = |of: &T, change| changes.push(SetupChange { kind, code: code(of).to_owned(), change });
    for one in newer {
        match older.iter().find(|other| code(other) == code(one)) {
            None => note(one, DocumentChange::Added),
            Some(other) if other != one => note(one, DocumentChange::Changed),
            Some(_) => {}
        }
    }
    let is_gone = |one: &&T| newer.iter().all(|other| code(other) != code(one));
    older.iter().filter(is_gone).for_each(|one| note(one, DocumentChange::Removed));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::desk::Window;

    #[test]
    fn windows_are_told_apart_by_their_codes() {
        let window = |code: &str, floor| Window { code: code.into(), floor, ..Window::default() };
        let older = Setup { windows: vec![window("A01", 1), window("A02", 1)], ..Setup::default() };
        let newer = Setup { windows: vec![window("A03", 1), window("A02", 2)], ..Setup::default() };
        let said: Vec<_> = newer
            .changes_since(&older)
            .into_iter()
            .map(|SetupChange { kind, code, change }| format!("{} {code} {}", kind.word(), change.word()))
            .collect();
        assert_eq!(said, ["window A03 added", "window A02 changed", "window A01 removed"]);
        assert_eq!(newer.changes_since(&newer), []);
    }
}
