//! The input method as somebody at the keyboard meets it.
mod lexicon;
mod properties;
mod typing;
