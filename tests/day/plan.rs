//! Who comes on the day, when and for what: the same for the same seed.
use service_hall::hall::Hall;

/// A small generator, the same everywhere: xorshift64*.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Rng {
        Rng(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    /// Less than a number.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.roll() % limit.max(1)
    }

    /// From one number to another, the second excluded.
    pub fn within(&mut self, from: u64, until: u64) -> u64 {
        from + self.below(until - from)
    }
}

/// Somebody who comes.
pub struct Person {
    /// Seconds after the hall opened.
    pub comes: u64,
    /// The line's code and name.
    pub line: (String, String),
}

/// So many people in some minutes, most of them in the middle of morning and afternoon; as many for a line as it has windows.
pub fn people(hall: &Hall, count: usize, minutes: u64, rng: &mut Rng) -> Vec<Person> {
    let doors: Vec<(String, String)> = hall
        .setup
        .windows
        .iter()
        .filter_map(|window| hall.line(window.lines.first()?))
        .map(|line| (line.code.to_string(), line.name.zh.clone()))
        .collect();
    let seconds = minutes * 60;
    let mut people: Vec<Person> = (0..count)
        .map(|_| {
            // The mean of two throws gathers people away from the ends of the day.
            let comes = u64::midpoint(rng.below(seconds), rng.below(seconds));
            let line = doors[usize::try_from(rng.below(doors.len() as u64)).unwrap()].clone();
            Person { comes, line }
        })
        .collect();
    people.sort_by_key(|person| std::cmp::Reverse(person.comes));
    people
}
