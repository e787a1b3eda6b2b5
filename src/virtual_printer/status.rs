//! What the printer says about itself, bit by bit, after the manuals of Epson, SNBC, Citizen and Custom.
use super::model::PrinterModel;

/// Everything the status bytes are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sensor of its own")]
pub(super) struct Condition {
    pub paper_out: bool,
    pub paper_low: bool,
    pub cover: bool,
    pub feed: bool,
    pub cutter: bool,
    pub jam: bool,
    pub hot: bool,
    pub dead: bool,
    pub at_exit: bool,
    pub printing: bool,
}

impl Condition {
    /// Whether anything at all is wrong that a person or the cold must mend.
    pub fn error(self) -> bool {
        self.cutter || self.jam || self.hot || self.dead
    }

    /// Whether it takes no commands now.
    pub fn offline(self) -> bool {
        self.paper_out || self.cover || self.feed || self.error()
    }

    /// The answer to `DLE EOT n`; nothing where the make does not know that question.
    pub fn real_time(self, n: u8, make: &PrinterModel) -> Option<Vec<u8>> {
        let byte = match n {
            1 => bits(0x12, &[(2, make.drawer_high), (3, self.offline())]),
            2 => bits(0x12, &[(2, self.cover), (3, self.feed), (5, self.paper_out), (6, self.error())]),
            3 => bits(0x12, &[(2, self.jam), (3, self.cutter), (5, self.dead), (6, self.hot)]),
            4 => 0x12 | self.paper_bits(),
            20 if make.presenter => return Some(self.full()),
            5 if make.presenter => bits(0x12, &[(2, self.at_exit)]),
            _ => return None,
        };
        Some(vec![byte])
    }

    fn paper_bits(self) -> u8 {
        bits(0, &[(2, self.paper_low), (3, self.paper_low), (5, self.paper_out), (6, self.paper_out)])
    }

    /// Custom's answer of six bytes, by which alone it tells whether a ticket was taken.
    fn full(self) -> Vec<u8> {
        let paper = bits(0, &[(0, self.paper_out), (2, self.paper_low), (5, self.at_exit)]);
        let person = bits(0, &[(0, self.cover), (1, self.cover), (3, self.printing), (5, self.feed)]);
        let mendable = bits(0, &[(0, self.hot), (6, self.jam)]);
        let lasting = bits(0, &[(0, self.cutter), (3, self.dead)]);
        vec![0x10, 0x0F, paper, person, mendable, lasting]
    }

    /// The four bytes it sends by itself.
    pub fn by_itself(self, make: &PrinterModel) -> [u8; 4] {
        [
            bits(0x10, &[(2, make.drawer_high), (3, self.offline()), (5, self.cover), (6, self.feed)]),
            bits(0, &[(1, self.feed), (2, self.jam), (3, self.cutter), (5, self.dead), (6, self.hot)]),
            self.paper_in_turn(),
            0x0F,
        ]
    }

    /// What `GS a n` asked to be told about, so that a change in anything else stays unsaid.
    pub fn watched(self, n: u8) -> [u8; 4] {
        let watch = |bit: u8, value: u8| if n >> bit & 1 == 1 { value } else { 0 };
        let online = bits(0, &[(0, self.offline()), (1, self.cover)]);
        let error = bits(0, &[(0, self.jam), (1, self.cutter), (2, self.dead), (3, self.hot)]);
        [watch(1, online), watch(2, error), watch(3, self.paper_in_turn()), watch(6, u8::from(self.feed))]
    }

    /// The answer to `GS r 1`, and the third byte of what it sends by itself.
    pub fn paper_in_turn(self) -> u8 {
        bits(0, &[(0, self.paper_low), (1, self.paper_low), (2, self.paper_out), (3, self.paper_out)])
    }
}

fn bits(fixed: u8, set: &[(u8, bool)]) -> u8 {
    set.iter().fold(fixed, |byte, (bit, on)| byte | u8::from(*on) << bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_at_rest_says_so() {
        let make = PrinterModel::default();
        for n in 1..=4 {
            assert_eq!(Condition::default().real_time(n, &make), Some(vec![0x12]));
        }
        assert_eq!(Condition::default().by_itself(&make), [0x10, 0, 0, 0x0F]);
    }
}
