//! The windows that may call a number, as briefly as people read them: `A01-A03、A05（1楼）`.
use crate::hall::desk::Window;
use crate::text::slip::SlipWords;

/// The windows' codes floor by floor, three or more in a row as a range; empty where there are none.
///
/// They stay in the order the centre lists them. The hyphen is ASCII: small printer fonts have no other.
pub(super) fn window_list<'a>(windows: impl Iterator<Item = &'a Window>, words: &SlipWords) -> String {
    let mut floors: Vec<(u8, Vec<&str>)> = Vec::new();
    for window in windows {
        match floors.iter_mut().find(|(floor, _)| *floor == window.floor) {
            Some((_, codes)) => codes.push(&window.code),
            None => floors.push((window.floor, vec![&window.code])),
        }
    }
    let floor = |(floor, codes): &(u8, Vec<&str>)| {
        let codes = ranges(codes).join(words.and);
        if *floor == 0 { codes } else { (words.on_floor)(&codes, *floor) }
    };
    floors.iter().map(floor).collect::<Vec<_>>().join(words.and)
}

fn ranges(codes: &[&str]) -> Vec<String> {
    let runs = codes.chunk_by(|before, after| follows(before, after));
    let brief = |run: &[&str]| match run {
        [first, _, .., last] => vec![format!("{first}-{last}")],
        few => few.iter().map(|&code| code.to_owned()).collect(),
    };
    runs.flat_map(brief).collect()
}

/// Says whether a code is the next after another: the same letters and length, the number one higher.
fn follows(before: &str, after: &str) -> bool {
    let parted = |code: &str| {
        let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = code[letters.len()..].parse::<u32>().ok()?;
        Some((letters.to_owned(), number))
    };
    let next = parted(before).and_then(|(letters, number)| Some((letters, number.checked_add(1)?)));
    next.is_some() && next == parted(after) && before.len() == after.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, slip::words};

    fn list(windows: &[(&str, u8)]) -> String {
        let window =
            |(code, floor): &(&str, u8)| Window { code: (*code).into(), floor: *floor, ..Window::default() };
        let windows: Vec<Window> = windows.iter().map(window).collect();
        window_list(windows.iter(), words(Lang::Zh))
    }

    #[test]
    fn three_in_a_row_are_a_range_and_two_are_not() {
        assert_eq!(list(&[("A01", 1), ("A02", 1), ("A03", 1), ("A05", 1)]), "A01-A03、A05（1楼）");
        assert_eq!(list(&[("A01", 0), ("A02", 0), ("B03", 0)]), "A01、A02、B03");
        assert_eq!(list(&[("9", 0), ("10", 0), ("11", 0), ("东厅", 0)]), "9、10、11、东厅");
        assert_eq!(list(&[]), "");
    }

    #[test]
    fn each_floor_is_named_once() {
        assert_eq!(list(&[("A01", 1), ("B01", 2), ("A02", 1)]), "A01、A02（1楼）、B01（2楼）");
    }
}
