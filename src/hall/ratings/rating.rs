//! A rating as it is kept: without a word of anybody's.
use super::{Grade, RatingSubject, ServedWork};
use crate::hall::KioskCode;
use chrono::NaiveDateTime;

/// Which of the two ratings of a thing it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RatingTurn {
    /// 首次评价
    #[default]
    First,
    /// 追评: on a later visit, once.
    FollowUp,
}

impl RatingTurn {
    /// As it is kept and handed on (评价次数): 1 or 2.
    pub fn number(self) -> u32 {
        if self == RatingTurn::First { 1 } else { 2 }
    }

    /// The turn of a number.
    pub fn of(number: u32) -> Option<RatingTurn> {
        [RatingTurn::First, RatingTurn::FollowUp].into_iter().find(|turn| turn.number() == number)
    }
}

/// Where somebody rated. There is no channel for what a machine made up by itself: a default is no rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RatingChannel {
    /// A kiosk in the hall.
    #[default]
    Kiosk,
    /// The screen at a window.
    WindowScreen,
    /// A QR code, on the person's own telephone.
    QrCode,
    /// By telephone, when somebody was called back.
    Telephone,
}

impl RatingChannel {
    /// Every channel with its stable word.
    pub const ALL: [(RatingChannel, &'static str); 4] = [
        (RatingChannel::Kiosk, "kiosk"),
        (RatingChannel::WindowScreen, "window"),
        (RatingChannel::QrCode, "qr"),
        (RatingChannel::Telephone, "telephone"),
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(channel, _)| *channel == self).map_or("kiosk", |(_, word)| word)
    }

    /// The channel of a stable word.
    pub fn of(word: &str) -> Option<RatingChannel> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(channel, _)| *channel)
    }

    /// The national code of the channel (评价渠道).
    pub fn national_code(self) -> u8 {
        match self {
            RatingChannel::QrCode => 3,
            RatingChannel::WindowScreen => 4,
            RatingChannel::Kiosk => 5,
            RatingChannel::Telephone => 6,
        }
    }
}

/// Whether a rating counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RatingState {
    /// It counts.
    #[default]
    Counted,
    /// It is being reviewed whether it does.
    InReview,
    /// It does not, and stays where everybody can see that it was given.
    Annulled,
}

impl RatingState {
    /// Every state with its stable word.
    pub const ALL: [(RatingState, &'static str); 3] = [
        (RatingState::Counted, "counted"),
        (RatingState::InReview, "in_review"),
        (RatingState::Annulled, "annulled"),
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("counted", |(_, word)| word)
    }

    /// The state of a stable word.
    pub fn of(word: &str) -> Option<RatingState> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(state, _)| *state)
    }
}

/// A rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Its number in the hall, from 1.
    pub number: u32,
    /// What is rated.
    pub subject: RatingSubject,
    /// Which of its ratings it is.
    pub turn: RatingTurn,
    /// The grade.
    pub grade: Grade,
    /// The reasons, by code, in the order in which they are offered.
    pub reasons: Vec<String>,
    /// Where it was given.
    pub channel: RatingChannel,
    /// Nobody left a telephone number.
    pub is_anonymous: bool,
    /// There is a text to read, with the rating or with its case.
    pub has_text: bool,
    /// Whether it counts.
    pub state: RatingState,
    /// The case that came of it, where it is a bad one.
    pub case: Option<u32>,
    /// What was done, and by whom.
    pub work: ServedWork,
    /// The language it was given in: `zh` or `en`.
    pub lang: String,
    /// The machine where it was given.
    pub kiosk: Option<KioskCode>,
    /// The visit it was given in, within which it may be changed.
    pub visit: String,
    /// Names the request that made it what it is.
    pub request: String,
    /// When it was given first.
    pub at: NaiveDateTime,
    /// When it was changed last; as it was given where it never was.
    pub changed_at: NaiveDateTime,
    /// How often it was changed.
    pub changes: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_states_and_turns_go_by_word() {
        for (channel, word) in RatingChannel::ALL {
            assert_eq!((RatingChannel::of(word), channel.word()), (Some(channel), word));
        }
        for (state, word) in RatingState::ALL {
            assert_eq!((RatingState::of(word), state.word()), (Some(state), word));
        }
        assert_eq!(
            [1, 2, 3].map(RatingTurn::of),
            [Some(RatingTurn::First), Some(RatingTurn::FollowUp), None]
        );
        assert_eq!(RatingChannel::Kiosk.national_code(), 5);
    }
}
