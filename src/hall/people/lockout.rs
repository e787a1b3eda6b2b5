//! How long nobody may try a PIN after too many wrong ones: a value, so that it can be kept.
use chrono::{NaiveDateTime, TimeDelta};

/// How many wrong PINs are free, and what each further one costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockoutRule {
    /// So many wrong ones in a row cost nothing.
    pub free: u32,
    /// The wait after that, in seconds; each further wrong one doubles it,
    pub first: i64,
    /// up to so many seconds.
    pub most: i64,
    /// After so many seconds without a wrong one all are forgotten; nothing where only the right PIN does that.
    pub forgets: Option<i64>,
}

impl LockoutRule {
    /// For one person: five, then 15 seconds, doubling up to an hour, until the right PIN comes.
    pub const PERSON: LockoutRule = LockoutRule { free: 5, first: 15, most: 3600, forgets: None };

    /// For one machine, at which many people sign in: twenty within an hour, whoever they are of.
    pub const MACHINE: LockoutRule = LockoutRule { free: 20, first: 15, most: 3600, forgets: Some(3600) };
}

/// The wrong PINs of a person or at a machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lockout {
    /// How many in a row.
    pub wrong: u32,
    /// When the last one was.
    pub since: NaiveDateTime,
}

impl Lockout {
    /// The same as of now: what has been quiet for long enough is forgotten, and where the clock went back the wait begins anew:
    /// moving it makes no wait shorter, and none lasts until the clock has caught up.
    #[must_use]
    pub fn as_of(self, rule: &LockoutRule, now: NaiveDateTime) -> Lockout {
        let passed = (now - self.since).num_seconds();
        if rule.forgets.is_some_and(|forgets| passed >= forgets) {
            return Lockout { wrong: 0, since: now };
        }
        Lockout { since: self.since.min(now), ..self }
    }

    /// How long nobody may try; zero where somebody may.
    pub fn wait(self, rule: &LockoutRule, now: NaiveDateTime) -> TimeDelta {
        let Some(more) = self.wrong.checked_sub(rule.free) else { return TimeDelta::zero() };
        let seconds = rule.first.saturating_mul(1_i64.checked_shl(more.min(32)).unwrap_or(i64::MAX));
        let whole = TimeDelta::seconds(seconds.min(rule.most));
        let passed = (now - self.since).max(TimeDelta::zero());
        (whole - passed).max(TimeDelta::zero())
    }

    /// The same with one more wrong PIN.
    #[must_use]
    pub fn and_one(self, now: NaiveDateTime) -> Lockout {
        Lockout { wrong: self.wrong.saturating_add(1), since: now }
    }

    /// How many more may be tried before the first wait.
    pub fn left(self, rule: &LockoutRule) -> u32 {
        rule.free.saturating_sub(self.wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> NaiveDateTime {
        "2026-12-01T09:00:00".parse::<NaiveDateTime>().unwrap() + TimeDelta::seconds(seconds)
    }

    #[test]
    fn five_are_free_and_each_further_one_costs_twice_as_much() {
        let waits: Vec<i64> = (0..=16)
            .map(|wrong| Lockout { wrong, since: at(0) }.wait(&LockoutRule::PERSON, at(0)).num_seconds())
            .collect();
        let right = [0, 0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600];
        assert_eq!(waits, right);
        let many = Lockout { wrong: u32::MAX, since: at(0) };
        assert_eq!(many.wait(&LockoutRule::PERSON, at(0)).num_seconds(), 3600);
        assert_eq!(many.wait(&LockoutRule::PERSON, at(3600)).num_seconds(), 0);
        assert_eq!(many.and_one(at(9)).wrong, u32::MAX);
        assert_eq!((Lockout { wrong: 3, since: at(0) }).left(&LockoutRule::PERSON), 2);
    }

    #[test]
    fn a_clock_that_is_moved_back_shortens_nothing_and_locks_nobody_out_for_ever() {
        let rule = LockoutRule::PERSON;
        let locked = Lockout { wrong: 7, since: at(0) };
        assert_eq!(locked.wait(&rule, at(20)).num_seconds(), 40);
        let moved = locked.as_of(&rule, at(-86_400));
        assert_eq!(moved.wait(&rule, at(-86_400)).num_seconds(), 60, "the whole wait begins anew");
        assert_eq!(moved.wait(&rule, at(-86_400 + 60)).num_seconds(), 0);
        assert_eq!(moved.wrong, 7);
    }

    #[test]
    fn a_machine_forgets_and_a_person_s_wrong_ones_stay() {
        let many = Lockout { wrong: 25, since: at(0) };
        assert_eq!(many.as_of(&LockoutRule::MACHINE, at(3600)).wrong, 0);
        assert_eq!(many.as_of(&LockoutRule::MACHINE, at(3599)).wrong, 25);
        assert_eq!(many.as_of(&LockoutRule::PERSON, at(86_400)).wrong, 25);
    }
}
