//! What a text is, and in which tone it is said. How that is drawn is decided in `lettering`, and nowhere else.

/// What a text is for the person who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What a page, a card or a thing in a list is called.
    Title,
    /// A number, a code or a sign that is to be seen from afar.
    Figure,
    /// What a person came to see: how something stands, an answer, what was typed into a field.
    Fact,
    /// Running text.
    Body,
    /// Explains what stands beside it, or is less than that.
    Note,
    /// What a touch or a key does.
    Button,
    /// Names what stands below it or beside it: the head of a column, the name of a field.
    Label,
    /// A row of a slip, which stands column by column as on the paper.
    Slip,
}

/// In which tone a text is said. No tone says anything alone: a word or a mark says it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextTone {
    /// The one that the role has by itself.
    #[default]
    Usual,
    /// Without any emphasis.
    Plain,
    /// Less than what stands around it.
    Quiet,
    /// What is chosen, or belongs to what may be touched.
    Primary,
    /// Something is wrong, or must not be overlooked.
    Warning,
    /// Something is done, open or well.
    Good,
}

/// A role in a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TonedRole {
    /// What the text is.
    pub role: Role,
    /// In which tone it is said.
    pub tone: TextTone,
}

impl Role {
    /// The role in a tone.
    pub const fn in_tone(self, tone: TextTone) -> TonedRole {
        TonedRole { role: self, tone }
    }
}

impl From<Role> for TonedRole {
    fn from(role: Role) -> TonedRole {
        role.in_tone(TextTone::Usual)
    }
}
