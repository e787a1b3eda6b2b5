//! The calls a board shows: what came in, how long each was seen, and which of them are in view now.
use crate::hall::queue::Call;
use std::time::Duration;

/// A call flashes for so long.
pub const FRESH: Duration = Duration::from_secs(20);
/// While it flashes its colours change places after so long: a whole flash takes twice that, under one a second.
pub const FLASH: Duration = Duration::from_millis(600);
/// Every call is in view for at least so long, whatever comes after it.
pub const LEAST: Duration = Duration::from_secs(6);
/// Pages alternate after so long where there are more calls than rows.
pub(super) const TURN: Duration = Duration::from_secs(6);
/// A call takes part in the turns for so long: whoever was called has come by then.
const LATELY: Duration = Duration::from_mins(2);
/// The newest call keeps its place for so long although its ticket is no longer at the window.
const LINGER: Duration = Duration::from_mins(1);

/// A call on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShownCall {
    pub call: Call,
    /// Since when it is known.
    pub since: Duration,
    /// How long it was in view.
    seen: Duration,
    /// Its ticket is no longer at the window.
    gone: bool,
}

impl ShownCall {
    /// Says whether it flashes.
    pub fn is_fresh(&self, at: Duration) -> bool {
        at.saturating_sub(self.since) < FRESH
    }

    /// Says whether it takes part in the turns.
    fn wants_view(&self, at: Duration) -> bool {
        self.seen < LEAST || at.saturating_sub(self.since) < LATELY
    }
}

/// All calls on the board, the newest first, one a ticket.
#[derive(Clone, Debug, Default)]
pub(super) struct Calls {
    shown: Vec<ShownCall>,
    /// The rows begin below the call of this place; with the newest where there is none.
    below: Option<u32>,
    /// When the rows were turned last.
    turned: Duration,
    /// Until when was looked.
    at: Duration,
    /// The highest place among the calls shown today.
    newest: u32,
}

impl Calls {
    /// Takes in calls: those `held` are at their windows, those between came and went meanwhile. `age` says how old one is
    /// that is seen for the first time.
    pub fn hear(&mut self, held: &[Call], between: &[Call], at: Duration, age: impl Fn(&Call) -> Duration) {
        for call in between.iter().chain(held) {
            self.take(call, at, age(call));
        }
        for shown in &mut self.shown {
            shown.gone = !held.iter().any(|call| same(call, &shown.call));
        }
        self.shown.sort_by_key(|shown| std::cmp::Reverse(shown.call.seq));
    }

    /// A ticket stands on the board once, with its newest call.
    fn take(&mut self, call: &Call, at: Duration, age: Duration) {
        let known = self.shown.iter().position(|shown| same(&shown.call, call));
        if known.is_some_and(|place| self.shown[place].call.seq >= call.seq) {
            return;
        }
        known.map(|place| self.shown.remove(place));
        self.newest = self.newest.max(call.seq);
        let old = age >= LATELY;
        self.shown.push(ShownCall {
            call: call.clone(),
            since: at.saturating_sub(age),
            // A board that is switched on need not make up for what was called long ago.
            seen: if old { LEAST } else { Duration::ZERO },
            gone: false,
        });
    }

    /// Time passes: what is in view was seen, what was seen and is over goes, and the rows take turns.
    pub fn pass(&mut self, at: Duration, rows: usize) {
        let passed = at.saturating_sub(self.at);
        let seen: Vec<u32> = self.in_view(rows).map(|shown| shown.call.seq).collect();
        self.at = at;
        for shown in self.shown.iter_mut().filter(|shown| seen.contains(&shown.call.seq)) {
            shown.seen += passed;
        }
        let newest = self.shown.first().map_or(0, |shown| shown.call.seq);
        self.shown.retain(|shown| {
            let lingers = shown.call.seq == newest && at.saturating_sub(shown.since) < LINGER;
            !shown.gone || shown.seen < LEAST || lingers
        });
        if at.saturating_sub(self.turned) >= TURN {
            self.turned = at;
            self.turn(rows);
        }
    }

    /// The next page begins right below the last row, so that nothing is skipped whatever came in above.
    fn turn(&mut self, rows: usize) {
        let wanting = self.wanting();
        let last = self.rows(rows).last().map(|shown| shown.call.seq);
        let goes_on = wanting.len() > rows && wanting.iter().any(|shown| Some(shown.call.seq) < last);
        self.below = last.filter(|_| goes_on);
    }

    /// The newest call, which has a place of its own.
    pub fn newest(&self) -> Option<&ShownCall> {
        self.shown.first()
    }

    /// What stands in so many rows now, the newest first.
    pub fn rows(&self, rows: usize) -> Vec<&ShownCall> {
        let wanting = self.wanting();
        if wanting.len() > rows {
            let below = |shown: &&ShownCall| self.below.is_none_or(|below| shown.call.seq < below);
            let page: Vec<&ShownCall> = wanting.iter().copied().filter(below).take(rows).collect();
            return if page.is_empty() { wanting.into_iter().take(rows).collect() } else { page };
        }
        let older = self.others().filter(|shown| !shown.wants_view(self.at));
        let spare = rows - wanting.len();
        let mut page: Vec<&ShownCall> = wanting.into_iter().chain(older.take(spare)).collect();
        page.sort_by_key(|shown| std::cmp::Reverse(shown.call.seq));
        page
    }

    /// Everything in view: the newest, and the rows.
    fn in_view(&self, rows: usize) -> impl Iterator<Item = &ShownCall> {
        self.newest().into_iter().chain(self.rows(rows))
    }

    fn others(&self) -> impl Iterator<Item = &ShownCall> {
        self.shown.iter().skip(1)
    }

    fn wanting(&self) -> Vec<&ShownCall> {
        self.others().filter(|shown| shown.wants_view(self.at)).collect()
    }

    /// The highest place among the calls shown today; 0 before the first.
    pub fn count(&self) -> u32 {
        self.newest
    }
}

/// Says whether two calls are for one ticket.
fn same(one: &Call, other: &Call) -> bool {
    (one.day, &one.line, one.number) == (other.day, &other.line, other.number)
}

#[cfg(test)]
mod tests;
