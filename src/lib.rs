//! service-hall: the self-service kiosk of a government service hall.
//!
//! This list is the table of modules; ARCHITECTURE.md says who may use whom.

/// The administration: matters as a draft, and what is published of it.
pub mod admin;
/// The application as a value: events in, picture and requests out.
pub mod app;
/// The big screen of the hall.
pub mod board;
/// The command line, one file a subcommand.
pub mod cli;
/// The hall's clock: system time at a fixed offset.
pub mod clock;
/// The configuration folder, read once and checked completely.
pub mod config;
/// What is plugged in: terminal and printer.
pub mod devices;
/// Tables that go out as they come in, as CSV and as workbooks.
pub mod export;
/// Every screen as it looks, for pictures.
pub mod gallery;
/// The service hall: facts and rules.
pub mod hall;
/// Writing Chinese: pinyin, nine keys, strokes.
pub mod ime;
/// Importing the matter catalogue from tables of any known source.
pub mod import;
/// The applicant's screens.
pub mod kiosk;
/// The lead's screen: the whole hall, its alarms, its lines stopped and reopened.
pub mod live;
/// Where log lines go.
pub mod logging;
/// What goes on paper as data, then as bytes.
pub mod paper;
/// A page of cells as a picture.
pub mod picture;
/// How a printer is, on a screen of its own.
pub mod printer_status;
/// The conversation with a printer as a value.
pub mod printing;
/// Finding matters by words.
pub mod search;
/// The loop of every full screen, between the world and what is shown.
pub mod shell;
/// Made-up days of a hall, to see what becomes of people.
pub mod simulate;
/// Where the hall is remembered, on SQLite or PostgreSQL.
pub mod store;
/// Every word people read, and how lines of it are broken.
pub mod text;
/// Pages, touch and drawing.
pub mod ui;
/// A thermal printer as a value, to try ours against.
pub mod virtual_printer;
/// The virtual printer's screen.
pub mod virtual_printer_screen;
/// The loudspeaker's queue and words.
pub mod voice;
/// The clerk's screen at a window.
pub mod window;
/// One thread for each slow thing: requests in, events out.
pub mod workers;
