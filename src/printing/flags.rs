//! The bits a printer has set, byte by byte and each by its name: what a technician reads.
use super::bits::Bits;
use crate::paper::{ErrorBit, StatusQueries};

/// What one set bit says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The drawer's pin is high.
    Drawer,
    /// It is offline.
    Offline,
    /// It waits to be told to go on.
    Waiting,
    /// Its feed button is pressed.
    Feed,
    /// Its cover is open.
    Cover,
    /// It stopped because the paper ended.
    Stopped,
    /// There is an error.
    Error,
    /// An error that can be recovered from.
    Recoverable,
    /// The paper is jammed.
    Jam,
    /// The cutter is stuck.
    Cutter,
    /// An error that cannot be recovered from.
    Unrecoverable,
    /// An error that ends by itself: heat, voltage.
    Passing,
    /// The roll is nearly at its end.
    NearEnd,
    /// The paper is out.
    PaperOut,
    /// A slip hangs from its mouth.
    AtMouth,
}

/// One byte of status: the question it answers, the byte, and what its set bits say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusByte {
    /// The command that asked for it, such as `DLE EOT 4`; `ASB 1` to `ASB 4` for what was said unasked.
    pub command: &'static str,
    /// The byte as it came.
    pub byte: u8,
    /// What is set, lowest bit first.
    pub flags: Vec<Flag>,
}

const PRINTER: [(u8, Flag); 4] = [(2, Flag::Drawer), (3, Flag::Offline), (5, Flag::Waiting), (6, Flag::Feed)];
const OFFLINE: [(u8, Flag); 4] = [(2, Flag::Cover), (3, Flag::Feed), (5, Flag::Stopped), (6, Flag::Error)];
const ERROR: [(u8, Flag); 4] =
    [(2, Flag::Recoverable), (3, Flag::Cutter), (5, Flag::Unrecoverable), (6, Flag::Passing)];
const PAPER: [(u8, Flag); 4] =
    [(2, Flag::NearEnd), (3, Flag::NearEnd), (5, Flag::PaperOut), (6, Flag::PaperOut)];
const MOUTH: [(u8, Flag); 2] = [(5, Flag::AtMouth), (6, Flag::AtMouth)];
const CHANGES: [(u8, Flag); 4] = [(2, Flag::Drawer), (3, Flag::Offline), (5, Flag::Cover), (6, Flag::Feed)];
const CHANGES_ERROR: [(u8, Flag); 6] = [
    (0, Flag::Waiting),
    (1, Flag::Feed),
    (2, Flag::Recoverable),
    (3, Flag::Cutter),
    (5, Flag::Unrecoverable),
    (6, Flag::Passing),
];
const CHANGES_PAPER: [(u8, Flag); 4] =
    [(0, Flag::NearEnd), (1, Flag::NearEnd), (2, Flag::PaperOut), (3, Flag::PaperOut)];

impl Bits {
    /// The bytes a model last said, in the order they are asked for.
    pub fn bytes(&self, answers: &StatusQueries) -> Vec<StatusByte> {
        let asked = [
            ("DLE EOT 1", self.printer, &PRINTER[..]),
            ("DLE EOT 2", self.offline, &OFFLINE),
            ("DLE EOT 3", self.error, &ERROR),
            ("DLE EOT 4", self.paper, &PAPER),
            ("DLE EOT 5", self.mouth, &MOUTH),
        ];
        let told = self.changes.map(|[first, second, third, _]| {
            [
                ("ASB 1", Some(first), &CHANGES[..]),
                ("ASB 2", Some(second), &CHANGES_ERROR),
                ("ASB 3", Some(third), &CHANGES_PAPER),
            ]
        });
        let all = asked.into_iter().chain(told.into_iter().flatten());
        let full = self.full.map(|bytes| {
            let names = ["DLE EOT 20: 1", "DLE EOT 20: 2", "DLE EOT 20: 3", "DLE EOT 20: 4"];
            names.into_iter().zip(bytes).map(|(command, byte)| StatusByte {
                command,
                byte,
                flags: Vec::new(),
            })
        });
        let known = all.filter_map(|(command, byte, names)| {
            byte.map(|byte| StatusByte { command, byte, flags: set(byte, names, answers) })
        });
        known.chain(full.into_iter().flatten()).collect()
    }
}

fn set(byte: u8, names: &[(u8, Flag)], answers: &StatusQueries) -> Vec<Flag> {
    let mut flags: Vec<Flag> =
        names.iter().filter(|(bit, _)| byte >> bit & 1 == 1).map(|(_, flag)| *flag).collect();
    flags.dedup();
    for flag in &mut flags {
        if *flag == Flag::Recoverable && answers.error_bit == ErrorBit::Jam {
            *flag = Flag::Jam;
        }
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_out_is_read_off_the_bytes() {
        let bits = Bits { printer: Some(0x1E), offline: Some(0x32), paper: Some(0x7E), ..Bits::default() };
        let bytes = bits.bytes(&StatusQueries::default());
        let flags: Vec<_> = bytes.iter().map(|byte| (byte.command, byte.flags.clone())).collect();
        assert_eq!(
            flags,
            [
                ("DLE EOT 1", vec![Flag::Drawer, Flag::Offline]),
                ("DLE EOT 2", vec![Flag::Stopped]),
                ("DLE EOT 4", vec![Flag::NearEnd, Flag::PaperOut]),
            ]
        );
    }

    #[test]
    fn a_jam_is_called_one_where_the_model_says_so() {
        let bits = Bits { error: Some(0x16), ..Bits::default() };
        let flags =
            |error_bit| bits.bytes(&StatusQueries { error_bit, ..StatusQueries::default() })[0].flags.clone();
        assert_eq!(flags(ErrorBit::Jam), [Flag::Jam]);
        assert_eq!(flags(ErrorBit::Recoverable), [Flag::Recoverable]);
    }
}
