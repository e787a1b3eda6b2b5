//! A page of candidates.

/// How many candidates a page has.
pub const PAGE: usize = 9;

/// Something that may be meant by the keys typed so far, or that may be written next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What is written when it is chosen.
    pub text: String,
    /// How many keys it takes, from the first on; 0 for what may be written next.
    pub keys: usize,
}

/// Some of the candidates, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CandidatePage {
    /// At most [`PAGE`] of them.
    pub candidates: Vec<Candidate>,
    /// Are there more behind this page?
    pub has_more: bool,
}
