//! The hall's rules in simulated days.
mod cases;
mod fairness;
mod wait;
