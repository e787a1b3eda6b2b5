//! The virtual printer's screen: its paper in the middle, its lights at the side, its keys below; and the orders it takes.
mod control_command;
mod screen;
mod sheet;
mod status_lights;

pub use control_command::{ControlCommand, ORDERS};
pub use screen::{PrinterNews, VirtualPrinterScreen};
pub use status_lights::{LightState, StatusLight, status_lights};

use crate::virtual_printer::{PrinterStatus, SimulatedFault};

/// The printer and what is wrong with it, as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrinterSnapshot {
    /// The printer's own state.
    pub state: PrinterStatus,
    /// What was set to be wrong with it.
    pub faults: Vec<SimulatedFault>,
    /// The cable is plugged in.
    pub plugged: bool,
    /// How many pieces of paper came out.
    pub pieces: usize,
}
