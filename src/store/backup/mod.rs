//! A hall in one file, and a hall out of one file: backups, their checking, and moving to another machine or database.
//!
//! A backup is an SQLite file with the same tables as a store, all rows of one hall, and three tables that say what it is.
pub mod about;
mod audit;
pub mod backing_up;
pub mod file;
mod into_postgres;
mod into_sqlite;
pub mod marks;
mod owner;
mod restore;
pub mod rows;
mod source;
mod tables;
pub mod target;
mod watch;

pub use watch::BackupWork;
