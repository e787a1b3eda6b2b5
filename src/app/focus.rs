//! Going about a page with the arrow keys: the nearest target in a direction.
use super::input::Key;
use crate::ui::TargetArea;
use ratatui::layout::Rect;

/// The target a key leads to, from the one that is chosen now.
pub(super) fn moved(places: &[TargetArea], from: Option<usize>, key: Key) -> Option<usize> {
    let count = places.len();
    let Some(from) = from.filter(|from| *from < count) else {
        return if count == 0 { None } else { Some(0) };
    };
    match key {
        Key::Tab => Some((from + 1) % count),
        Key::BackTab => Some((from + count - 1) % count),
        _ => nearest(places, from, key).or(Some(from)),
    }
}

fn nearest(places: &[TargetArea], from: usize, key: Key) -> Option<usize> {
    let area = places[from].area;
    let here = middle(area);
    let distance = |to: Rect| {
        let (dx, dy) = (middle(to).0 - here.0, middle(to).1 - here.1);
        // What lies partly above or below is not beside, even if its middle is a little further to the side.
        let beyond = match key {
            Key::Left => to.right() <= area.left(),
            Key::Right => to.left() >= area.right(),
            Key::Up => to.bottom() <= area.top(),
            _ => to.top() >= area.bottom(),
        };
        // A row is about twice as tall as a column is wide; going astray sideways counts double.
        let (along, across) = match key {
            Key::Left | Key::Right => (dx.abs(), dy * 2),
            _ => (dy.abs() * 2, dx),
        };
        beyond.then_some(along + 2 * across.abs())
    };
    let reachable = places.iter().enumerate().filter(|(at, _)| *at != from);
    let rated = reachable.filter_map(|(at, place)| distance(place.area).map(|d| (d, at)));
    rated.min().map(|(_, at)| at)
}

/// The middle of an area, doubled so that it is whole.
fn middle(area: Rect) -> (i32, i32) {
    (i32::from(area.left()) + i32::from(area.right()), i32::from(area.top()) + i32::from(area.bottom()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_is_not_beside() {
        let place = |x, y, width| TargetArea { area: Rect::new(x, y, width, 3), quick: false, turns: None };
        let places = [place(2, 0, 33), place(37, 0, 33), place(2, 10, 21)];
        assert_eq!(moved(&places, Some(0), Key::Left), Some(0));
        assert_eq!(moved(&places, Some(0), Key::Down), Some(2));
        assert_eq!(moved(&places, Some(1), Key::Left), Some(0));
    }

    #[test]
    fn arrows_go_where_the_eye_goes() {
        let place = |x, y| TargetArea { area: Rect::new(x, y, 10, 3), quick: false, turns: None };
        let places = [place(0, 0), place(20, 0), place(0, 5), place(20, 5)];
        assert_eq!(moved(&places, None, Key::Down), Some(0));
        assert_eq!(moved(&places, Some(0), Key::Right), Some(1));
        assert_eq!(moved(&places, Some(1), Key::Down), Some(3));
        assert_eq!(moved(&places, Some(3), Key::Left), Some(2));
        assert_eq!(moved(&places, Some(2), Key::Up), Some(0));
        assert_eq!(moved(&places, Some(0), Key::Up), Some(0), "there is nothing above");
        assert_eq!(moved(&places, Some(3), Key::Tab), Some(0));
        assert_eq!(moved(&[], None, Key::Down), None);
    }
}
