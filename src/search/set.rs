//! The number of a sound, and a set of sounds as bits.

/// The number of a sound: a pinyin syllable without tone, or a letter or digit read as itself.
pub type Sound = u16;

/// A set of sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct SoundSet([u64; 8]);

impl SoundSet {
    /// The set of every sound.
    pub const ALL: Self = Self([u64::MAX; 8]);

    /// Returns the set of one sound.
    pub fn one(sound: Sound) -> Self {
        let mut set = Self::default();
        set.add(sound);
        set
    }

    /// Adds a sound.
    pub fn add(&mut self, sound: Sound) {
        if let Some(word) = self.0.get_mut(usize::from(sound >> 6)) {
            *word |= 1 << (sound & 63);
        }
    }

    /// Adds all sounds of another set.
    pub fn unite(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
    }

    /// Is the sound in the set?
    pub fn has(&self, sound: Sound) -> bool {
        self.0[usize::from(sound >> 6) & 7] >> (sound & 63) & 1 == 1
    }

    /// Is there no sound in the set?
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 8]
    }

    /// Yields the sounds of the set in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = Sound> + '_ {
        self.0.iter().zip(0u16..).flat_map(|(&word, high)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let low = u16::try_from(rest.trailing_zeros()).ok().filter(|&low| low < 64)?;
                rest &= rest - 1;
                Some(high * 64 + low)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_yields_what_was_added() {
        let mut set = SoundSet::one(3);
        set.add(64);
        set.add(511);
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 64, 511]);
        assert!(set.has(64) && !set.has(65));
    }

    #[test]
    fn sets_unite() {
        let mut set = SoundSet::one(1);
        assert!(SoundSet::default().is_empty() && !set.is_empty());
        set.unite(&SoundSet::one(200));
        assert!(set.has(1) && set.has(200) && !set.has(511));
    }
}
