//! Forecasts: how fast a line moves and how long people in it will wait.
mod expected;
mod pace;
mod wait;

pub use expected::{ExpectedPerson, Forecast, ForecastError, QueueStatus, ServiceSpeed, forecast};
pub use pace::Pace;
pub use wait::Wait;
