//! Tests of the search as a whole.

mod answers;
mod brute_force;
mod everyday;
mod resembling;
mod sentences;
mod wanted;
