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

/// The rank of a class by its code; [`ORDINARY`] for the empty code and for one nobody knows.
pub fn rank(classes: &[Class], code: &str) -> u8 {
    classes.iter().find(|class| class.code == code).map_or(ORDINARY, |class| class.rank)
}
