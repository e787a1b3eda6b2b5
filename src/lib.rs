//! service-hall: the self-service kiosk of a government service hall. This list is the table of modules; ARCHITECTURE.md says who may use whom.
/// The service hall: facts and rules.
pub mod hall;
/// Where the hall is remembered, on SQLite or PostgreSQL.
pub mod store;
/// Every word people read, and how lines of it are broken.
pub mod text;
