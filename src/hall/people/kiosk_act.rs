//! What somebody of the staff may do at a kiosk itself, behind its hidden entrance.
use crate::hall::ClerkCode;
use chrono::NaiveDateTime;

/// Something done at a kiosk by whoever tends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KioskAct {
    /// It gives nothing to the public any more, and says so.
    TakeOut,
    /// It serves the public again.
    PutBack,
    /// A test slip is printed.
    TestPrint,
    /// Setup and matters are read anew.
    Reload,
    /// The program ends and begins anew.
    Restart,
}

impl KioskAct {
    /// Every act with its stable word.
    pub const ALL: [(KioskAct, &'static str); 5] = [
        (KioskAct::TakeOut, "take_out"),
        (KioskAct::PutBack, "put_back"),
        (KioskAct::TestPrint, "test_print"),
        (KioskAct::Reload, "reload"),
        (KioskAct::Restart, "restart"),
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(act, _)| *act == self).map_or("", |(_, word)| word)
    }
}

/// A kiosk was taken out of service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskOut {
    /// The moment it went out of service.
    pub since: NaiveDateTime,
    /// The number of whoever did it.
    pub who: ClerkCode,
}
