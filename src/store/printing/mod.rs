//! Prints and printers, as every machine last said.
pub(super) mod printers;
pub(super) mod prints;
pub(super) mod step;
