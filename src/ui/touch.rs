//! A finger on the glass, or a mouse: which touches count, on every full screen of the program.
//!
//! A target is armed by a press on the page that is on the screen and fires on the release inside it, grown by a cell.
use super::TargetArea;
use ratatui::layout::{Margin, Position, Rect};
use std::time::Duration;

/// A press after another page came counts only when the eye has had time to see it.
const SETTLE: Duration = Duration::from_millis(300);
/// A finger that lies on the glass longer than this is a palm, a sleeve or water.
const PALM: Duration = Duration::from_secs(3);
/// The same target does not fire again sooner than this.
const BOUNCE: Duration = Duration::from_millis(300);
/// A key of a keyboard may fire again sooner.
const QUICK_BOUNCE: Duration = Duration::from_millis(80);

/// What the finger is doing.
#[derive(Clone, Debug, Default)]
pub struct TouchTracker {
    armed: Option<PendingTouch>,
    fired: Option<(Rect, Duration)>,
    /// When the page on the screen appeared.
    page_since: Duration,
}

#[derive(Clone, Copy, Debug)]
struct PendingTouch {
    target: usize,
    place: TargetArea,
    at: Duration,
}

impl TouchTracker {
    /// Another page is on the screen.
    pub fn page_changed(&mut self, at: Duration) {
        self.armed = None;
        self.fired = None;
        self.page_since = at;
    }

    /// What is under the finger changed its meaning; whatever was armed no longer is.
    pub fn disarm(&mut self) {
        self.armed = None;
    }

    /// The target that is shown as pressed.
    pub fn pressed(&self) -> Option<usize> {
        self.armed.map(|armed| armed.target)
    }

    /// A finger goes down.
    pub fn press(&mut self, position: Position, at: Duration, places: &[TargetArea]) {
        let settled = self.page_since.is_zero() || at.saturating_sub(self.page_since) >= SETTLE;
        let under = places.iter().rposition(|place| place.area.contains(position)).filter(|_| settled);
        self.armed = under.map(|target| PendingTouch { target, place: places[target], at });
    }

    /// It moves; leaving the target disarms it.
    pub fn drag(&mut self, position: Position) {
        if self.armed.is_some_and(|armed| !grown(armed.place.area).contains(position)) {
            self.armed = None;
        }
    }

    /// It comes up; the target that fires, if any.
    pub fn release(&mut self, position: Position, at: Duration, places: &[TargetArea]) -> Option<usize> {
        let armed = self.armed.take()?;
        // By its place: others may have been drawn before it since.
        let target = places.iter().rposition(|place| *place == armed.place)?;
        let inside = grown(armed.place.area).contains(position);
        let palm = at.saturating_sub(armed.at) > PALM;
        let bounce = if armed.place.quick { QUICK_BOUNCE } else { BOUNCE };
        let bounced = self
            .fired
            .is_some_and(|(area, before)| area == armed.place.area && at.saturating_sub(before) < bounce);
        if !inside || palm || bounced {
            return None;
        }
        self.fired = Some((armed.place.area, at));
        Some(target)
    }
}

fn grown(area: Rect) -> Rect {
    let margin = Margin::new(2, 1);
    let (x, y) = (area.x.saturating_sub(margin.horizontal), area.y.saturating_sub(margin.vertical));
    Rect::new(x, y, area.right() + margin.horizontal - x, area.bottom() + margin.vertical - y)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: [TargetArea; 2] = [
        TargetArea { area: Rect::new(10, 10, 10, 3), quick: false, turns: None },
        TargetArea { area: Rect::new(30, 10, 6, 3), quick: true, turns: None },
    ];

    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    fn tap(touch: &mut TouchTracker, x: u16, y: u16, down: u64, up: u64) -> Option<usize> {
        touch.press(Position { x, y }, at(down), &PLACES);
        touch.release(Position { x, y }, at(up), &PLACES)
    }

    #[test]
    fn down_and_up_in_the_same_target_fires() {
        let mut touch = TouchTracker::default();
        assert_eq!(tap(&mut touch, 12, 11, 1000, 1100), Some(0));
        assert_eq!(tap(&mut touch, 0, 0, 2000, 2100), None);
    }

    #[test]
    fn a_finger_may_slip_a_little_but_not_far() {
        let mut touch = TouchTracker::default();
        touch.press(Position { x: 10, y: 10 }, at(1000), &PLACES);
        touch.drag(Position { x: 9, y: 9 });
        assert_eq!(touch.release(Position { x: 9, y: 9 }, at(1100), &PLACES), Some(0));
        touch.press(Position { x: 10, y: 10 }, at(2000), &PLACES);
        touch.drag(Position { x: 30, y: 11 });
        assert_eq!(touch.release(Position { x: 12, y: 11 }, at(2100), &PLACES), None, "it left in between");
    }

    #[test]
    fn a_palm_and_a_release_without_a_press_do_nothing() {
        let mut touch = TouchTracker::default();
        assert_eq!(tap(&mut touch, 12, 11, 1000, 4001), None);
        assert_eq!(touch.release(Position { x: 12, y: 11 }, at(5000), &PLACES), None);
    }

    #[test]
    fn a_new_page_must_be_seen_before_it_is_touched() {
        let mut touch = TouchTracker::default();
        touch.page_changed(at(1000));
        assert_eq!(tap(&mut touch, 12, 11, 1200, 1400), None);
        assert_eq!(tap(&mut touch, 12, 11, 1300, 1400), Some(0));
        touch.press(Position { x: 12, y: 11 }, at(3000), &PLACES);
        touch.page_changed(at(3050));
        assert_eq!(touch.release(Position { x: 12, y: 11 }, at(3100), &PLACES), None);
    }

    #[test]
    fn a_shaking_finger_counts_once_but_keys_may_repeat() {
        let mut touch = TouchTracker::default();
        let fired =
            (0..5).filter(|i| tap(&mut touch, 12, 11, 1000 + i * 60, 1020 + i * 60).is_some()).count();
        assert_eq!(fired, 1);
        assert_eq!(tap(&mut touch, 31, 11, 5000, 5050), Some(1));
        assert_eq!(tap(&mut touch, 31, 11, 5100, 5150), Some(1));
    }
}
