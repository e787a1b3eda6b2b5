//! What is plugged in: the terminal and the printer.
/// Where slips go: a file that grows, or a serial printer.
pub mod printer;
/// The terminal: what hands do comes in, pages go out.
pub mod terminal;
