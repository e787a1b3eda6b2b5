//! People who work in the hall.
mod pin;

pub use pin::Pin;
