//! The five grades, and the two national ways of numbering them, which run in opposite directions.

/// A grade; it is never kept or compared as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// 非常满意
    VerySatisfied,
    /// 满意
    Satisfied,
    /// 基本满意
    BasicallySatisfied,
    /// 不满意
    Dissatisfied,
    /// 非常不满意
    VeryDissatisfied,
}

impl Grade {
    /// Every grade with its stable word, the best first.
    pub const ALL: [(Grade, &'static str); 5] = [
        (Grade::VerySatisfied, "very_satisfied"),
        (Grade::Satisfied, "satisfied"),
        (Grade::BasicallySatisfied, "basically_satisfied"),
        (Grade::Dissatisfied, "dissatisfied"),
        (Grade::VeryDissatisfied, "very_dissatisfied"),
    ];

    /// The stable word.
    pub fn word(self) -> &'static str {
        Self::ALL[self.place()].1
    }

    /// The grade of a stable word.
    pub fn of(word: &str) -> Option<Grade> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(grade, _)| *grade)
    }

    /// Says whether it is a bad rating (差评): one of the last two.
    pub fn is_bad(self) -> bool {
        matches!(self, Grade::Dissatisfied | Grade::VeryDissatisfied)
    }

    /// Its place among all, the best first, from 0.
    pub fn place(self) -> usize {
        self as usize
    }

    /// The code of GB/T 39046—2020, table A.8: 1 is the best, 5 the worst.
    pub fn national_code(self) -> u8 {
        match self {
            Grade::VerySatisfied => 1,
            Grade::Satisfied => 2,
            Grade::BasicallySatisfied => 3,
            Grade::Dissatisfied => 4,
            Grade::VeryDissatisfied => 5,
        }
    }

    /// The code of the interface by which ratings are handed on (好差评接口): 5 is the best, 1 the worst.
    pub fn interface_code(self) -> u8 {
        6 - self.national_code()
    }

    /// The grade that a national reason belongs to, by the first digit of its code; so one that is retired is readable too.
    pub fn of_reason(code: &str) -> Option<Grade> {
        let is_national = code.len() == 3 && code.bytes().all(|digit| digit.is_ascii_digit());
        let first = code.chars().next().filter(|_| is_national)?.to_digit(10)?;
        let all = Self::ALL.iter().map(|(grade, _)| *grade);
        all.into_iter().find(|grade| u32::from(grade.interface_code()) == first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_national_codes_run_in_opposite_directions() {
        let codes = Grade::ALL.map(|(grade, _)| (grade.national_code(), grade.interface_code()));
        assert_eq!(codes, [(1, 5), (2, 4), (3, 3), (4, 2), (5, 1)]);
    }

    #[test]
    fn grades_go_by_word_and_the_last_two_are_bad() {
        for (grade, word) in Grade::ALL {
            assert_eq!((Grade::of(word), grade.word()), (Some(grade), word));
        }
        let bad = Grade::ALL.map(|(grade, _)| grade.is_bad());
        assert_eq!(bad, [false, false, false, true, true]);
        assert_eq!(Grade::of("good"), None);
    }

    #[test]
    fn a_retired_reason_still_tells_its_grade() {
        assert_eq!(Grade::of_reason("509"), Some(Grade::VerySatisfied));
        assert_eq!(Grade::of_reason("101"), Some(Grade::VeryDissatisfied));
        assert_eq!(["", "6", "699", "own-1", "5101"].map(Grade::of_reason), [None; 5]);
    }
}
