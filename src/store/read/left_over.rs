//! Whom changed hours leave out: those who have booked, and those who wait.
use crate::hall::booking::{Appointment, Attendance};
use crate::hall::calendar::SpecialDay;
use crate::hall::figures::LeftOver;
use crate::hall::{Hall, LineCode};
use crate::store::{Store, StoreError};
use chrono::{NaiveDateTime, NaiveTime};

impl Store {
    /// Who is left over by hours that were set just now, at a moment.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn left_over(
        &mut self,
        hall: &Hall,
        special: &SpecialDay,
        now: NaiveDateTime,
    ) -> Result<LeftOver, StoreError> {
        let is_about = |line: &LineCode| special.lines.is_empty() || special.lines.contains(line);
        let is_closed = |at: NaiveTime| special.open.iter().all(|span| !span.contains(at));
        let falls = |one: &&Appointment| {
            one.standing == Attendance::Expected && is_about(&one.line) && is_closed(one.time)
        };
        let appointments = self.appointments(special.day)?;
        let appointments = appointments.iter().filter(falls).filter(|one| now < one.due()).count();
        let mut waiting = 0;
        if special.day == now.date() && is_closed(now.time()) {
            let lines = self.lines_now(hall, now)?;
            let lines = lines.iter().filter(|line| is_about(&line.line));
            waiting = lines.map(|line| line.waiting + line.waiting_priority).sum::<u32>() as usize;
        }
        Ok(LeftOver { appointments, waiting })
    }
}
