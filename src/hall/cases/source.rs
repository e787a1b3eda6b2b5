//! What brings a case up.

/// The source of a case: what somebody says at the kiosk, and what is found by others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseSource {
    /// 建议
    #[default]
    Suggestion,
    /// 意见
    Criticism,
    /// 表扬
    Praise,
    /// 咨询
    Enquiry,
    /// 求助
    Help,
    /// 投诉
    Complaint,
    /// “办不成事”反映
    Unresolved,
    /// 差评: one of the last two grades
    BadRating,
    /// 政务服务监督员发现
    Supervision,
    /// 巡查发现
    Patrol,
    /// 工作人员反映: what keeps us from working without faults
    StaffNote,
}

impl CaseSource {
    /// Every source with the word the store keeps.
    pub const ALL: [(CaseSource, &'static str); 11] = [
        (CaseSource::Suggestion, "suggestion"),
        (CaseSource::Criticism, "criticism"),
        (CaseSource::Praise, "praise"),
        (CaseSource::Enquiry, "enquiry"),
        (CaseSource::Help, "help"),
        (CaseSource::Complaint, "complaint"),
        (CaseSource::Unresolved, "unresolved"),
        (CaseSource::BadRating, "bad_rating"),
        (CaseSource::Supervision, "supervision"),
        (CaseSource::Patrol, "patrol"),
        (CaseSource::StaffNote, "staff_note"),
    ];

    /// The kinds of opinion, in the order in which people are offered them.
    pub const OPINIONS: [CaseSource; 7] = [
        CaseSource::Suggestion,
        CaseSource::Criticism,
        CaseSource::Complaint,
        CaseSource::Praise,
        CaseSource::Enquiry,
        CaseSource::Help,
        CaseSource::Unresolved,
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(source, _)| *source == self).map_or("suggestion", |(_, word)| word)
    }

    /// The source of a stored word.
    pub fn of(word: &str) -> Option<CaseSource> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(source, _)| *source)
    }

    /// Says whether it is a kind of opinion, which anybody may send at a kiosk.
    pub fn is_opinion(self) -> bool {
        Self::OPINIONS.contains(&self)
    }

    /// Its place among all sources.
    pub(super) fn place(self) -> usize {
        Self::ALL.iter().position(|(source, _)| *source == self).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_go_by_word() {
        for (source, word) in CaseSource::ALL {
            assert_eq!((CaseSource::of(word), source.word()), (Some(source), word));
        }
        assert_eq!(CaseSource::OPINIONS.len() + 4, CaseSource::ALL.len());
    }
}
