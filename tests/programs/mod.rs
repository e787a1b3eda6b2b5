//! The program as it is started: commands, configuration, terminals, devices.
mod application_table;
mod cli;
mod config;
mod import;
mod json_catalogue;
mod office;
mod scan_rows;
mod scanner;
mod setup_forms;
mod simulate;
mod tables;
mod visit;
mod voice;
mod workbooks;
mod workers;
