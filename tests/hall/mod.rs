//! The hall's rules in simulated days.
mod applications;
mod cases;
mod fairness;
mod wait;
mod year;
