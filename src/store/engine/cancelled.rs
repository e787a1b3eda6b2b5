//! Why a long piece of work has ended early: somebody gave it up.
use std::{error::Error, fmt};

/// Somebody gave the work up; everything is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("given up before the end; nothing was changed")
    }
}

impl Error for Cancelled {}
