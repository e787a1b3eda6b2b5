//! Why a store was not opened: its hall is another centre's.
use std::{error::Error, fmt};

/// The hall's code belongs to another centre, and the configuration names none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherCentre {
    /// The centre that uses the code.
    pub centre: String,
    /// The code.
    pub code: String,
}

impl fmt::Display for OtherCentre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let OtherCentre { centre, code } = self;
        write!(f, "the hall {code} of this database is the centre {centre}, and rules.toml names no code")
    }
}

impl Error for OtherCentre {}
