//! Sets characters side by side: where the points of each begin in a line.

use super::outline::whole;

/// A pen on its way along a line; places are points from the line's beginning.
#[derive(Debug, Default)]
pub(super) struct Pen {
    place: u16,
    free: f32,
}

impl Pen {
    /// Passes a character that takes so many points, with so much free before and after it; gives the place where
    /// it begins. What is free between two characters is rounded as one: rounding each side would show.
    pub(super) fn pass(&mut self, points: u16, (before, after): (f32, f32)) -> u16 {
        let start = self.place.saturating_add(whole(self.free + before));
        self.place = start.saturating_add(points);
        self.free = after;
        start
    }

    /// The place where the line ends.
    pub(super) fn end(&self) -> u16 {
        self.place.saturating_add(whole(self.free))
    }
}
