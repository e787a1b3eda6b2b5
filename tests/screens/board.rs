//! The big screen: what is on it as the hall calls, how large, how calm, and what it does without its store.

use crate::support::pilot;
mod looks;
mod visits;
mod wall;
