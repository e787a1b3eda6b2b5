//! The alarms the lead knows of: a new one is rung for once, and one that goes on keeps its place.
use crate::hall::figures::{Alarm, RaisedAlarm};

/// The alarms there are, those that were raised last first.
#[derive(Debug, Default)]
pub(super) struct AlarmLog {
    alarms: Vec<RaisedAlarm>,
    /// The hall was seen before: whatever is new now has just happened.
    begun: bool,
}

impl AlarmLog {
    /// All of them.
    pub fn all(&self) -> &[RaisedAlarm] {
        &self.alarms
    }

    /// Takes the alarms of this moment for those before; says whether one of them is new.
    pub fn learn(&mut self, mut alarms: Vec<RaisedAlarm>) -> bool {
        let mut new = false;
        for raised in &mut alarms {
            match self.alarms.iter().find(|known| is_same(known, raised)) {
                // Another person waits longest now, or the crowd is still there: it goes on since it was raised.
                Some(known) => {
                    raised.raised = known.raised;
                    if matches!(raised.alarm, Alarm::Crowded | Alarm::AccountLocked | Alarm::MachineLocked) {
                        raised.since = known.since;
                    }
                }
                None => new = self.begun,
            }
        }
        alarms.sort_by_key(|raised| std::cmp::Reverse(raised.raised));
        (self.alarms, self.begun) = (alarms, true);
        new
    }
}

fn is_same(one: &RaisedAlarm, other: &RaisedAlarm) -> bool {
    (one.alarm, &one.place, &one.ticket) == (other.alarm, &other.place, &other.ticket)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveDateTime};

    fn at(minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, minute, 0).unwrap()
    }

    fn raised(alarm: Alarm, place: &str, minute: u32) -> RaisedAlarm {
        let (since, raised) = (at(minute), at(minute));
        RaisedAlarm { alarm, place: place.into(), ticket: None, people: 1, since, raised }
    }

    #[test]
    fn only_what_is_new_is_rung_for() {
        let mut known = AlarmLog::default();
        assert!(!known.learn(vec![raised(Alarm::Idle, "A01", 1)]), "it was there before anybody looked");
        assert!(known.learn(vec![raised(Alarm::Idle, "A01", 1), raised(Alarm::Idle, "A02", 2)]));
        assert!(!known.learn(vec![raised(Alarm::Idle, "A02", 2)]), "one is over");
        assert!(known.learn(vec![raised(Alarm::Idle, "A01", 3), raised(Alarm::Idle, "A02", 2)]), "again");
        assert!(known.learn(vec![raised(Alarm::Lost, "A01", 4), raised(Alarm::Idle, "A01", 3)]));
    }

    #[test]
    fn an_alarm_that_goes_on_keeps_its_place() {
        let mut known = AlarmLog::default();
        known.learn(vec![raised(Alarm::LongWait, "A", 1), raised(Alarm::Crowded, "A", 2)]);
        known.learn(vec![
            raised(Alarm::LongWait, "A", 9),
            raised(Alarm::Crowded, "A", 8),
            raised(Alarm::Lost, "A01", 5),
        ]);
        let seen: Vec<_> = known.all().iter().map(|known| (known.alarm, known.raised, known.since)).collect();
        assert_eq!(
            seen,
            [(Alarm::Lost, at(5), at(5)), (Alarm::Crowded, at(2), at(2)), (Alarm::LongWait, at(1), at(9))]
        );
    }
}
