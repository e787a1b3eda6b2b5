//! Whole phrases that people often write, by what they are written for.

/// What somebody writes for, so that what suits it is offered first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhraseKind {
    /// Something was done well.
    Praise,
    /// Something was done badly.
    Grievance,
    /// Something could be better.
    #[default]
    Improvement,
    /// Something is not known, or cannot be done alone.
    Question,
}

/// The phrases of a language.
#[expect(missing_docs, reason = "each field is named for what its phrases are written for")]
pub struct Phrases {
    pub praise: &'static [&'static str],
    pub grievances: &'static [&'static str],
    pub improvements: &'static [&'static str],
    pub questions: &'static [&'static str],
    /// What anybody may ask for at the end.
    pub pleas: &'static [&'static str],
}

impl Phrases {
    /// All phrases, the ones that suit what is written for first.
    pub fn for_writing(&self, kind: PhraseKind) -> Vec<&'static str> {
        let order = match kind {
            PhraseKind::Praise => {
                [self.praise, self.improvements, self.pleas, self.grievances, self.questions]
            }
            PhraseKind::Grievance => {
                [self.grievances, self.pleas, self.improvements, self.questions, self.praise]
            }
            PhraseKind::Improvement => {
                [self.improvements, self.grievances, self.pleas, self.questions, self.praise]
            }
            PhraseKind::Question => {
                [self.questions, self.pleas, self.grievances, self.improvements, self.praise]
            }
        };
        order.concat()
    }
}
