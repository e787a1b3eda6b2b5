//! The search against a real catalogue.
mod guangan;
mod places;
