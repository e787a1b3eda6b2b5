//! Real-time commands: they act when they arrive, wherever in the stream they stand.

/// A real-time command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RealTimeCommand {
    /// `DLE EOT n`, and its second parameter where it has one.
    Status(u8),
    /// `DLE ENQ 1`: go on where it stopped.
    GoOn,
    /// `DLE ENQ 2`: forget what was not printed and go on.
    StartAfresh,
    /// `DLE DC4 8` with its seven bytes: forget what was not printed.
    Clear,
}

/// What follows `DLE DC4 8`, so that no picture says it by chance.
const CLEAR: [u8; 10] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

/// The last bytes that came, whatever they belonged to.
///
/// As on Epson's, a real-time command is acted upon here and its bytes also stay in the stream: inside a picture they
/// remain its dots, between commands they are passed over, and after `ESC 3` the 10h is taken for the number.
#[derive(Clone, Debug, Default)]
pub(super) struct RealTimeReader {
    last: [u8; 10],
}

impl RealTimeReader {
    /// Takes in a byte, and says which command it completes.
    pub fn hear(&mut self, byte: u8) -> Option<RealTimeCommand> {
        self.last.rotate_left(1);
        self.last[9] = byte;
        match self.last {
            CLEAR => Some(RealTimeCommand::Clear),
            [.., 0x10, 0x04, 7 | 8 | 18, second] if (1..=3).contains(&second) => {
                Some(RealTimeCommand::Status(self.last[8]))
            }
            [.., 0x10, 0x04, n @ (1..=5 | 17 | 20)] => Some(RealTimeCommand::Status(n)),
            [.., 0x10, 0x05, 1] => Some(RealTimeCommand::GoOn),
            [.., 0x10, 0x05, 2] => Some(RealTimeCommand::StartAfresh),
            _ => None,
        }
    }
}
