//! The hall's rules in simulated days.
mod fairness;
mod wait;
