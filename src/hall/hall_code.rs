//! The code of a hall: the first part of every key, so that several halls can share one database.
use std::{fmt, str::FromStr};

/// The code of a hall whose configuration names none.
const USUAL: &str = "HALL";

/// A hall's code: 2 to 12 of A–Z, 0–9 and `-`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HallCode(String);

impl Default for HallCode {
    fn default() -> Self {
        HallCode(USUAL.to_owned())
    }
}

impl FromStr for HallCode {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        if (2..=12).contains(&text.len()) && text.chars().all(fits) {
            Ok(HallCode(text.to_owned()))
        } else {
            Err("a hall's code is 2 to 12 of A-Z, 0-9 and -")
        }
    }
}

impl fmt::Display for HallCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which hall a program serves, as its configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HallIdentity {
    /// The code in every key; the usual one where none is configured.
    pub code: HallCode,
    /// Whether the configuration names the code.
    pub is_named: bool,
    /// The centre's name in Chinese; empty where it does not matter, as for a store of an exercise.
    pub centre: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_can_stand_in_a_statement_as_it_is() {
        for good in ["HALL", "A1", "GUANGAN-01", "ABCDEFGHIJKL"] {
            assert_eq!(good.parse::<HallCode>().unwrap().to_string(), good);
        }
        for bad in ["", "A", "hall", "A B", "A'B", "ABCDEFGHIJKLM", "政务", "A_B"] {
            assert!(bad.parse::<HallCode>().is_err(), "{bad}");
        }
        assert_eq!(HallCode::default().to_string(), "HALL");
    }
}
