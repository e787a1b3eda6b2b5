//! Chance that is the same for the same seed, in whole numbers, so that it is the same on every machine.

/// How long things take, as shares of their mean in per mille, by rank in per mille: most take less, a few much longer.
/// Log-normal with a spread of 55 per cent of the mean.
const SHARES: [(u64, u64); 12] = [
    (0, 250),
    (25, 320),
    (100, 454),
    (200, 569),
    (350, 719),
    (500, 876),
    (650, 1068),
    (800, 1351),
    (900, 1693),
    (960, 2155),
    (990, 2900),
    (1000, 3600),
];

/// A source of chance.
#[derive(Clone, Debug)]
pub struct Rng(fastrand::Rng);

impl Rng {
    /// Numbers that are the same for the same seed.
    pub fn new(seed: u64) -> Rng {
        Rng(fastrand::Rng::with_seed(seed))
    }

    /// Another generator, so that what one thing takes of them does not change what another gets.
    #[must_use]
    pub fn fork(&mut self) -> Rng {
        Rng(self.0.fork())
    }

    /// A number from the first up to and without the second; the first where nothing lies between.
    pub fn between(&mut self, from: u32, until: u32) -> u32 {
        if from < until { self.0.u32(from..until) } else { from }
    }

    /// Yes in so many of a thousand.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        self.0.u32(0..1000) < per_mille
    }

    /// The place of one of some weights, each as likely as it is heavy; 0 where all weigh nothing.
    pub fn weighed(&mut self, weights: impl Iterator<Item = u32> + Clone) -> usize {
        let all: u32 = weights.clone().sum();
        let mut left = self.between(0, all.max(1));
        for (place, weight) in weights.enumerate() {
            match left.checked_sub(weight) {
                Some(rest) => left = rest,
                None => return place,
            }
        }
        0
    }

    /// How long something takes that takes so long on average.
    pub fn about(&mut self, mean: u32) -> u32 {
        let rank = u64::from(self.0.u32(0..1000));
        let above = SHARES.iter().position(|(upto, _)| rank < *upto).unwrap_or(SHARES.len() - 1);
        let pair = (SHARES.get(above.saturating_sub(1)), SHARES.get(above));
        let (Some((low, from)), Some((high, until))) = pair else { return mean };
        let share = from + (until - from) * (rank - low) / (high - low).max(1);
        u32::try_from(u64::from(mean) * share / 1000).unwrap_or(mean)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let falls = |seed| {
            let mut rng = Rng::new(seed);
            [(); 8].map(|()| rng.between(0, 1000))
        };
        assert_eq!(falls(7), falls(7));
        assert_ne!(falls(7), falls(8));
    }

    #[test]
    fn what_takes_so_long_does_so_on_average_and_not_each_time() {
        let mut rng = Rng::new(1);
        let times: Vec<u32> = (0..20_000).map(|_| rng.about(600)).collect();
        let mean = times.iter().sum::<u32>() / 20_000;
        assert!((580..=620).contains(&mean), "{mean}");
        assert!(times.iter().min().unwrap() < &200 && times.iter().max().unwrap() > &1800);
    }

    #[test]
    fn the_heavier_comes_more_often() {
        let mut rng = Rng::new(1);
        let mut falls = [0; 3];
        for _ in 0..1000 {
            falls[rng.weighed([1, 0, 9].into_iter())] += 1;
        }
        assert!(falls[1] == 0 && falls[2] > 8 * falls[0]);
        assert_eq!(rng.weighed(std::iter::empty()), 0);
    }
}
