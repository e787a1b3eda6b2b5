//! Writing a text on the screen: by touch in every mode, on a real keyboard, and by pasting.
mod by_keyboard;
mod by_touch;
mod looks;
mod writer;
