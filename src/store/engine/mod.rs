//! The databases: what the store needs of one, SQLite, PostgreSQL, the tables and how they came about.
pub(super) mod at_once;
pub(super) mod cancelled;
pub(super) mod change;
pub(super) mod change_set;
pub(super) mod database;
pub(super) mod entry;
pub(super) mod error;
pub(super) mod fault;
pub(super) mod hall_journal;
pub(super) mod other_centre;
pub(super) mod postgres;
mod same_store;
pub(super) mod schema;
pub(super) mod sqlite;
pub(super) mod url;
