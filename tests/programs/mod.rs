//! The program as it is started: commands, configuration, terminals, devices.
mod application_table;
mod cli;
mod config;
mod setup_forms;
mod import;
mod scan_rows;
mod scanner;
mod simulate;
mod tables;
mod visit;
mod voice;
mod workbooks;
mod workers;
