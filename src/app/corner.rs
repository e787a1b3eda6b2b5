//! The hidden entrance: five touches in the upper right corner of the glass, and then none.
use std::time::Duration;

/// So many touches call.
const TOUCHES: usize = 5;
/// A touch that follows another sooner than this belongs to the same run, and a run is over when nothing followed for so long. So
/// whoever goes on drumming, however slowly, makes a run of too many touches or of too few.
const QUIET: Duration = Duration::from_secs(1);
/// Touches that follow each other faster are those of playing hands.
const APART: Duration = Duration::from_millis(100);
/// After drumming nothing counts until the corner was left alone for so long.
const CALM: Duration = Duration::from_secs(3);

/// The run of touches in the corner.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CornerTouches {
    count: usize,
    last: Duration,
    spoilt_until: Duration,
}

impl CornerTouches {
    /// A finger goes down, in the corner or elsewhere, at a moment that never goes back.
    pub fn touched(&mut self, is_inside: bool, at: Duration) {
        if !is_inside {
            self.count = 0;
            return;
        }
        let pause = at.saturating_sub(self.last);
        let is_same_run = self.count > 0 && pause < QUIET;
        self.last = at;
        if at < self.spoilt_until || is_same_run && (pause < APART || self.count == TOUCHES) {
            (self.count, self.spoilt_until) = (0, at + CALM);
            return;
        }
        self.count = if is_same_run { self.count + 1 } else { 1 };
    }

    /// Says whether somebody called; once for a call.
    pub fn take_call(&mut self, at: Duration) -> bool {
        let is_call = self.count == TOUCHES && at.saturating_sub(self.last) >= QUIET;
        if is_call {
            self.count = 0;
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
        for (is_inside, touch) in
            [(true, 1000), (true, 1300), (true, 1600), (false, 1900), (true, 2200), (true, 2500)]
        {
            corner.touched(is_inside, at(touch));
        }
        assert!(!corner.take_call(at(4000)));
    }
}
