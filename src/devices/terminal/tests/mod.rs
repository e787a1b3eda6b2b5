//! The terminal device tried with bad lines, real pseudo-terminals and emulators that keep no promise.

mod backend;
mod bytes;
mod emulator;
mod noise;
mod parser;
mod random;
mod reader;
mod screen;
