//! What may be done with a case: by whom, and in which state, in one table.
use super::{CallOutcome, CaseState};
use std::fmt;

/// In what capacity somebody acts. Who it is, is not checked here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CaseRole {
    /// Whoever has the receipt.
    Applicant,
    /// Somebody of a department, by its Chinese name.
    Department(String),
    /// The centre: sorts, assigns, watches the limits, publishes.
    Centre,
    /// A supervisor of government services (政务服务监督员).
    Supervisor,
    /// Nobody: a limit has run out.
    Clock,
}

impl CaseRole {
    /// The stable word.
    pub fn word(&self) -> &'static str {
        match self {
            CaseRole::Applicant => "applicant",
            CaseRole::Department(_) => "department",
            CaseRole::Centre => "centre",
            CaseRole::Supervisor => "supervisor",
            CaseRole::Clock => "clock",
        }
    }
}

/// Somebody who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseActor {
    /// In what capacity.
    pub role: CaseRole,
    /// The name somebody answers by; empty for an applicant and for the clock.
    pub who: String,
}

impl CaseActor {
    /// Whoever has the receipt.
    pub fn applicant() -> Self {
        CaseActor { role: CaseRole::Applicant, who: String::new() }
    }

    /// A limit that has run out.
    pub fn clock() -> Self {
        CaseActor { role: CaseRole::Clock, who: String::new() }
    }

    /// Somebody of the centre.
    pub fn centre(who: impl Into<String>) -> Self {
        CaseActor { role: CaseRole::Centre, who: who.into() }
    }
}

/// What somebody does with a case. Texts that go with it are kept elsewhere: no rule depends on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseAct {
    /// 登记
    Register,
    /// 受理, in a class where the source has some.
    Accept {
        /// The class, by code; none leaves the limit as it was told.
        class: Option<String>,
    },
    /// 不予受理, with a reason and where instead.
    Refuse,
    /// 并案
    Merge {
        /// The number of the case it goes on in.
        into: u32,
    },
    /// 转办: to a department; again hands it over to another.
    Assign {
        /// Its Chinese name.
        department: String,
    },
    /// 首次联系: somebody has spoken with the applicant.
    Contact,
    /// 答复
    Answer,
    /// 延期, once and before it falls due.
    Extend {
        /// By how many working days.
        days: u16,
    },
    /// 回访: whoever left a contact was called after the answer.
    CallBack(CallOutcome),
    /// 评价: whether the applicant is satisfied, said with the receipt, or to the staff.
    Confirm {
        /// Satisfied.
        satisfied: bool,
    },
    /// 复查
    Recheck {
        /// It is put right.
        passed: bool,
    },
    /// 办结
    Close,
    /// 撤回
    Withdraw,
    /// 催办
    Urge,
    /// 复查投票: whether it is put right, in the applicant's eyes.
    Vote {
        /// It is.
        put_right: bool,
    },
    /// 公示 of a reviewed subject and what was changed.
    Publish,
    /// 撤下公示
    Unpublish,
    /// 查看原文: the text or the contact is read.
    Reveal,
    /// 查看被拒: somebody wanted to read the text or the contact, and may not; why, by its stable word.
    DenyReveal(&'static str),
    /// 自动办结: nobody has confirmed the answer.
    Lapse,
    /// 补定期限: a limit is set that could not be told before, for want of a calendar.
    Schedule,
}

/// An act without what it is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the act of the same name")]
pub enum ActKind {
    Register,
    Accept,
    Refuse,
    Merge,
    Assign,
    Contact,
    Answer,
    Extend,
    CallBack,
    Confirm,
    Recheck,
    Close,
    Withdraw,
    Urge,
    Vote,
    Publish,
    Unpublish,
    Reveal,
    DenyReveal,
    Lapse,
    Schedule,
}

impl CaseAct {
    /// The act without what it is done with.
    pub fn kind(&self) -> ActKind {
        match self {
            CaseAct::Register => ActKind::Register,
            CaseAct::Accept { .. } => ActKind::Accept,
            CaseAct::Refuse => ActKind::Refuse,
            CaseAct::Merge { .. } => ActKind::Merge,
            CaseAct::Assign { .. } => ActKind::Assign,
            CaseAct::Contact => ActKind::Contact,
            CaseAct::Answer => ActKind::Answer,
            CaseAct::Extend { .. } => ActKind::Extend,
            CaseAct::CallBack(_) => ActKind::CallBack,
            CaseAct::Confirm { .. } => ActKind::Confirm,
            CaseAct::Recheck { .. } => ActKind::Recheck,
            CaseAct::Close => ActKind::Close,
            CaseAct::Withdraw => ActKind::Withdraw,
            CaseAct::Urge => ActKind::Urge,
            CaseAct::Vote { .. } => ActKind::Vote,
            CaseAct::Publish => ActKind::Publish,
            CaseAct::Unpublish => ActKind::Unpublish,
            CaseAct::Reveal => ActKind::Reveal,
            CaseAct::DenyReveal(_) => ActKind::DenyReveal,
            CaseAct::Lapse => ActKind::Lapse,
            CaseAct::Schedule => ActKind::Schedule,
        }
    }
}

/// An act, its word, who may do it (a letter each: applicant, department, centre, supervisor, clock), and in which states: a
/// mark for each of [`CaseState::ALL`], `x` where it may be done, `t` where only of a case that closes with thanks.
type ActRow = (ActKind, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const TABLE: [ActRow; 21] = [
    // The states: submitted, registered, accepted, assigned, answered, confirmed, closed, refused, merged, withdrawn.
    (ActKind::Register,   "registered",    "c",     "x---------"),
    (ActKind::Accept,     "accepted",      "c",     "xx--------"),
    (ActKind::Refuse,     "refused",       "c",     "xx--------"),
    (ActKind::Merge,      "merged",        "c",     "xxxx------"),
    (ActKind::Assign,     "assigned",      "c",     "--xx------"),
    (ActKind::Contact,    "contacted",     "dc",    "xxxx------"),
    (ActKind::Answer,     "answered",      "dc",    "--xx------"),
    (ActKind::Extend,     "extended",      "dc",    "--xx------"),
    // The centre alone: whoever answered does not ask whether the answer was good.
    (ActKind::CallBack,   "called_back",   "c",     "----x-----"),
    (ActKind::Confirm,    "confirmed",     "ac",    "----x-----"),
    (ActKind::Recheck,    "rechecked",     "cs",    "----xx----"),
    (ActKind::Close,      "closed",        "c",     "ttt-xx----"),
    (ActKind::Withdraw,   "withdrawn",     "a",     "xxxx------"),
    // What is urged is an answer that is owed; with one that is given, an applicant is satisfied or not, and votes.
    (ActKind::Urge,       "urged",         "a",     "xxxx------"),
    (ActKind::Vote,       "voted",         "a",     "----xxx---"),
    (ActKind::Publish,    "published",     "c",     "----xxx---"),
    // Also of a case that was opened anew, or ended in another way since: what is unfit is taken down at once.
    (ActKind::Unpublish,  "unpublished",   "c",     "xxxxxxxxxx"),
    (ActKind::Reveal,     "revealed",      "dcs",   "xxxxxxxxxx"),
    (ActKind::DenyReveal, "reveal_denied", "adcsk", "xxxxxxxxxx"),
    (ActKind::Lapse,      "lapsed",        "k",     "----xx----"),
    (ActKind::Schedule,   "scheduled",     "k",     "xxxxxx----"),
];

impl ActKind {
    /// Says whether an applicant whose case went on in another does it with that other one: urging and judging are about the
    /// common answer; taking back is not.
    pub fn follows_merging(self) -> bool {
        matches!(self, ActKind::Urge | ActKind::Vote | ActKind::Confirm)
    }

    /// Says whether it is done with a case that nobody has been able to read yet: what the applicant does, what the clock does, and
    /// registering. Whoever sorts, hands over or answers has read it.
    pub fn is_done_unread(self) -> bool {
        matches!(
            self,
            ActKind::Register
                | ActKind::Withdraw
                | ActKind::Urge
                | ActKind::DenyReveal
                | ActKind::Lapse
                | ActKind::Schedule
        )
    }

    /// Every act, in the order in which things usually go.
    pub fn all() -> impl Iterator<Item = ActKind> {
        TABLE.iter().map(|(kind, ..)| *kind)
    }

    fn row(self) -> Option<&'static ActRow> {
        TABLE.iter().find(|(kind, ..)| *kind == self)
    }

    /// The word it is kept under.
    pub fn word(self) -> &'static str {
        self.row().map_or("", |(_, word, ..)| word)
    }

    /// The act of a word it is kept under.
    pub fn of(word: &str) -> Option<ActKind> {
        TABLE.iter().find(|(_, w, ..)| *w == word).map(|(kind, ..)| *kind)
    }

    /// Says whether somebody in this capacity ever does it.
    pub fn is_for(self, role: &CaseRole) -> bool {
        let letter = match role {
            CaseRole::Applicant => 'a',
            CaseRole::Department(_) => 'd',
            CaseRole::Centre => 'c',
            CaseRole::Supervisor => 's',
            CaseRole::Clock => 'k',
        };
        self.row().is_some_and(|(_, _, roles, _)| roles.contains(letter))
    }

    /// Says whether it may be done in a state; `thanks` where the case closes with thanks.
    pub fn is_open_in(self, state: CaseState, thanks: bool) -> bool {
        let mark = self.row().and_then(|(.., states)| states.chars().nth(state.place()));
        matches!((mark, thanks), (Some('x'), _) | (Some('t'), true))
    }
}

impl fmt::Display for ActKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_sorts_or_answers_has_read_it() {
        let unread: Vec<&str> =
            ActKind::all().filter(|kind| kind.is_done_unread()).map(ActKind::word).collect();
        assert_eq!(unread, ["registered", "withdrawn", "urged", "reveal_denied", "lapsed", "scheduled"]);
    }
}
