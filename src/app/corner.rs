//! The hidden entrance: five touches in the upper right corner of the glass, and then none.
use std::time::Duration;

/// So many touches call.
const TOUCHES: usize = 5;
/// All of them come within this.
const WITHIN: Duration = Duration::from_secs(3);
/// No touch follows the last one for so long. It is longer than the pauses of touches that are in time, so that whoever goes on
/// drumming always touches once too often.
const QUIET: Duration = Duration::from_secs(1);
/// Touches that follow each other faster are those of playing hands.
const APART: Duration = Duration::from_millis(100);
/// After drumming nothing counts until the corner was left alone for so long.
const CALM: Duration = Duration::from_secs(3);

/// The touches of the corner, as far as they may still become a call.
#[derive(Clone, Debug, Default)]
pub(super) struct CornerTouches {
    touches: Vec<Duration>,
    spoilt_until: Duration,
}

impl CornerTouches {
    /// A finger goes down, in the corner or elsewhere, at a moment that never goes back.
    pub fn touched(&mut self, is_inside: bool, at: Duration) {
        if !is_inside {
            self.touches.clear();
            return;
        }
        let is_quick = self.touches.last().is_some_and(|last| at.saturating_sub(*last) < APART);
        self.touches.retain(|touch| at.saturating_sub(*touch) <= WITHIN);
        if at < self.spoilt_until || is_quick || self.touches.len() == TOUCHES {
            self.touches.clear();
            self.spoilt_until = at + CALM;
            return;
        }
        self.touches.push(at);
    }

    /// Says whether somebody called; once for a call.
    pub fn take_call(&mut self, at: Duration) -> bool {
        let is_quiet = self.touches.last().is_some_and(|last| at.saturating_sub(*last) >= QUIET);
        let is_call = is_quiet && self.touches.len() == TOUCHES;
        if is_quiet && (is_call || self.touches.last().is_some_and(|last| at.saturating_sub(*last) > WITHIN)) {
            self.touches.clear();
        }
        is_call
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    /// Says whether touches of the corner at some moments ever call, looked at each tenth of a second.
    fn calls(touches: &[u64]) -> bool {
        let mut corner = CornerTouches::default();
        let mut touches = touches.iter().copied().peekable();
        (0..300).map(|tenth| tenth * 100).any(|now| {
            while let Some(touch) = touches.next_if(|touch| *touch <= now) {
                corner.touched(true, at(touch));
            }
            corner.take_call(at(now))
        })
    }

    #[test]
    fn five_touches_and_then_none_call_once() {
        let mut corner = CornerTouches::default();
        for touch in [1000, 1400, 1800, 2200, 2600] {
            corner.touched(true, at(touch));
            assert!(!corner.take_call(at(touch + 10)));
        }
        assert!(!corner.take_call(at(3500)), "it might go on");
        assert!(corner.take_call(at(3600)));
        assert!(!corner.take_call(at(3700)));
    }

    #[test]
    fn more_or_fewer_touches_do_not_call() {
        assert!(!calls(&[1000, 1400, 1800, 2200]));
        assert!(!calls(&[1000, 1400, 1800, 2200, 2600, 3000]));
        assert!(!calls(&[1000, 2000, 3000, 4000, 5000]), "too slow");
    }

    #[test]
    fn no_steady_drumming_calls() {
        for pause in (20..1500).step_by(10) {
            for count in 6..40 {
                let touches: Vec<u64> = (0..count).map(|n| 1000 + n * pause).collect();
                assert!(!calls(&touches), "{count} touches, {pause} ms apart");
            }
        }
    }

    #[test]
    fn after_drumming_the_corner_is_left_alone_first() {
        let mut drumming: Vec<u64> = (0..20).map(|n| 1000 + n * 60).collect();
        drumming.extend([2600, 3000, 3400, 3800, 4200]);
        assert!(!calls(&drumming));
        let calm = drumming.iter().copied().take(20).chain([6000, 6400, 6800, 7200, 7600]);
        assert!(calls(&calm.collect::<Vec<_>>()));
    }

    #[test]
    fn a_touch_elsewhere_begins_anew() {
        let mut corner = CornerTouches::default();
        for (is_inside, touch) in [(true, 1000), (true, 1300), (true, 1600), (false, 1900), (true, 2200), (true, 2500)] {
            corner.touched(is_inside, at(touch));
        }
        assert!(!corner.take_call(at(4000)));
    }
}
