//! Classes of people (优先类别) who may be called before others.
use crate::hall::Name;

/// The class the kiosk's priority entrance gives (绿色通道).
pub const GREEN: &str = "green";
/// The class of those who come with an appointment (预约).
pub const APPOINTMENT: &str = "appointment";
/// The rank of people without a class: behind every class.
pub const ORDINARY: u8 = 9;

/// A class of people, such as the elderly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// Its stable word, such as `elder`.
    pub code: String,
    /// What people call it.
    pub name: Name,
    /// 1 to 8; a lower rank goes first.
    pub rank: u8,
}

/// The classes every hall has, whether or not `calling.toml` lists them, with the ranks they have where it does not.
const BUILT_IN: [(&str, u8); 2] = [(GREEN, 2), (APPOINTMENT, 3)];
/// The rank of a class that `calling.toml` does not list any more: behind every other class, before people without one.
const UNLISTED: u8 = 8;

/// The rank of a class by its code: as listed, else as built in; [`ORDINARY`] for the empty code and no other, since
/// whoever has a class is counted before those who have none.
pub fn rank(classes: &[Class], code: &str) -> u8 {
    if code.is_empty() {
        return ORDINARY;
    }
    let listed = classes.iter().find(|class| class.code == code).map(|class| class.rank);
    let built_in = || BUILT_IN.iter().find(|(known, _)| *known == code).map(|(_, rank)| *rank);
    listed.or_else(built_in).unwrap_or(UNLISTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_a_class_goes_before_those_who_have_none_whatever_is_listed() {
        let listed = vec![Class { code: GREEN.into(), rank: 5, ..Class::default() }];
        assert_eq!([GREEN, APPOINTMENT, "gone", ""].map(|code| rank(&listed, code)), [5, 3, 8, ORDINARY]);
        assert_eq!([GREEN, APPOINTMENT, "gone", ""].map(|code| rank(&[], code)), [2, 3, 8, ORDINARY]);
    }
}
