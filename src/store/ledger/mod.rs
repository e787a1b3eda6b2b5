//! A second memory of how high numbers went, and opening a store so that none is given twice.
pub(super) mod files;
pub(super) mod halls;
pub(super) mod lock;
pub(super) mod loss;
pub(super) mod marks;
pub(super) mod opening;
