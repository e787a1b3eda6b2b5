//! An application, as the approval system tells of it, with what is kept of what it told before.
use super::{ApplicationState, SpecialProcedure};
use crate::hall::cases::CaseRules;
use crate::hall::catalogue::TimeLimit;
use chrono::{Days, NaiveDate, NaiveDateTime};

/// The most characters of a number (办件编号), by GB/T 39046—2020.
pub const CODE: usize = 50;

/// At the beginning and the end of a number, so many characters are shown to whoever only has the receipt.
const SHOWN: (usize, usize) = (6, 4);

/// An application, without a word about whoever applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Application {
    /// Its number (办件编号), at most [`CODE`] characters; opaque and unique.
    pub code: String,
    /// The code of its matter, or empty.
    pub matter: String,
    /// The department that decides, by name as its source writes it.
    pub department: String,
    /// Where it stands.
    pub state: ApplicationState,
    /// When it was received (收件).
    pub received_at: NaiveDateTime,
    /// When it was accepted (受理).
    pub accepted_at: Option<NaiveDateTime>,
    /// Nobody said within the limit whether it is accepted, so that by law it is, from the day it was received.
    pub is_deemed_accepted: bool,
    /// The day by which it is promised (承诺办结日), as the notice of acceptance says: days of special procedures come on top.
    pub promised: Option<NaiveDate>,
    /// When it was finished, or decided where it is still to be handed over (办结).
    pub finished_at: Option<NaiveDateTime>,
    /// Papers were asked for (补正) since it was received, so that the days of its acceptance do not count from then.
    pub was_supplemented: bool,
    /// When its source first told that it is over; none while it is open.
    pub ended_at: Option<NaiveDateTime>,
    /// Special procedures, in order.
    pub special: Vec<SpecialProcedure>,
    /// The statutory limit of its matter when it came in first, or when the matter was known first.
    pub statutory_limit: Option<TimeLimit>,
    /// The promised limit of its matter, likewise; it holds where no day is promised.
    pub promised_limit: Option<TimeLimit>,
}

impl Application {
    /// Its number with the middle hidden, for the screen of a kiosk.
    pub fn masked_code(&self) -> String {
        let letters: Vec<char> = self.code.chars().collect();
        let (front, end) = SHOWN;
        // What is too short to hide anything in shows its end alone.
        let front = if letters.len() > front + end { front } else { 0 };
        let last = letters.len().saturating_sub(end.min(letters.len() / 2));
        let shown = |at: usize, letter: char| if at < front || at >= last { letter } else { '*' };
        letters.iter().enumerate().map(|(at, letter)| shown(at, *letter)).collect()
    }

    /// Until when its receipt is answered; none while it is open. Where its source tells no end, from when it was told to be over.
    pub fn receipt_until(&self, rules: &CaseRules) -> Option<NaiveDate> {
        let ended = self.finished_at.or(self.ended_at).filter(|_| !self.state.is_open())?;
        ended.date().checked_add_days(Days::new(rules.receipt_days.into()))
    }

    /// The application as its source has it, before anything followed from a limit.
    #[must_use]
    pub fn as_in_source(&self) -> Application {
        if !self.is_deemed_accepted {
            return self.clone();
        }
        let (state, accepted_at) = (ApplicationState::Received, None);
        Application { state, accepted_at, is_deemed_accepted: false, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_number_is_hidden() {
        let table = [
            ("51160220261123010000127", "511602*************0127"),
            ("51160220261", "511602*0261"),
            ("5116022026", "******2026"),
            ("A12", "**2"),
            ("", ""),
        ];
        for (code, shown) in table {
            assert_eq!(Application { code: code.into(), ..Application::default() }.masked_code(), shown);
        }
    }

    #[test]
    fn a_receipt_is_answered_for_a_year_after_the_end() {
        let rules = CaseRules::default();
        let at = |text: &str| text.parse().unwrap();
        let open = Application { received_at: at("2026-05-06T10:00:00"), ..Application::default() };
        assert_eq!(open.receipt_until(&rules), None);
        let (accepted_at, ended_at) = (Some(open.received_at), Some(at("2026-11-20T08:00:00")));
        let withdrawn =
            Application { state: ApplicationState::Withdrawn, accepted_at, ended_at, ..open.clone() };
        assert_eq!(withdrawn.receipt_until(&rules).unwrap().to_string(), "2027-11-20", "no end is told");
        let finished_at = Some(at("2026-06-01T00:00:00"));
        let finished = Application { state: ApplicationState::Finished, finished_at, ended_at, ..open };
        assert_eq!(finished.receipt_until(&rules).unwrap().to_string(), "2027-06-01");
    }
}
