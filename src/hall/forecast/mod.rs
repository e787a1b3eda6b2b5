//! Forecasts: how fast a line moves and how long people in it will wait.
mod expected;
mod pace;
mod wait;

pub use expected::{Expected, Foretold, NoForecast, Speed, Stand, foretell};
pub use pace::Pace;
pub use wait::Wait;
