//! What is plugged in: the terminal, the printer and the scanner.
/// A pseudo-terminal behind a link, that can be unplugged.
pub mod cable;
/// Where slips go: a file that grows, or a serial printer.
pub mod printer;
/// A printer that is a program, at the other end of a cable.
pub mod printer_host;
/// What moves a virtual printer.
pub mod pump;
/// The scanner: codes that people hold before it.
pub mod scanner;
/// A scanner that is a program, at the other end of a cable.
pub mod scanner_host;
/// Programs that speak and play.
pub mod speaker;
/// What can be known of such programs before anything is to be heard.
pub mod speech;
/// The terminal: what hands do comes in, pages go out.
pub mod terminal;
