//! Visits to the hall, from the first touch to the ticket, one file for each family of screens.
use crate::support::pilot;
mod check_in;
mod classes;
mod garbage;
mod guide;
mod hours;
mod idle;
mod keyboard;
mod lists;
mod number;
mod opinion;
mod receipt;
mod refusals;
mod rest;
mod scans;
mod touches;
mod visitor;
