//! service-hall: the self-service kiosk of a government service hall. This list is the table of modules; ARCHITECTURE.md says who may use whom.
/// The hall's clock: system time at a fixed offset.
pub mod clock;
/// The configuration folder, read once and checked completely.
pub mod config;
/// The service hall: facts and rules.
pub mod hall;
/// Importing the matter catalogue from tables of any known source.
pub mod import;
/// Where the hall is remembered, on SQLite or PostgreSQL.
pub mod store;
/// Every word people read, and how lines of it are broken.
pub mod text;
