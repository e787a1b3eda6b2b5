//! A word as the build script knows it.

/// A word in one of its readings.
#[derive(Clone, Debug)]
pub struct LexiconWord {
    pub text: String,
    /// Numbers of syllables, in the order of their names.
    pub reading: Vec<u16>,
    /// How often it stands in general texts.
    pub frequency: f64,
    /// How often it is said to stand in texts of a service hall.
    pub weight: f64,
}
