//! The special procedures of one cell: `2026-05-06~2026-05-12；2026-06-01~`.
use crate::hall::applications::SpecialProcedure;
use crate::import::dates::moment;
use crate::text::layout::half_width::half_width;
use chrono::{FixedOffset, NaiveDate};

/// What stands between the beginning and the end of a procedure.
const BETWEEN: [char; 7] = ['~', '～', '〜', '至', '到', '—', '–'];
/// What stands between procedures.
const APART: [char; 7] = [';', '；', '、', ',', '，', '|', '\n'];
const BRACKETS: [char; 4] = ['（', '(', '）', ')'];
/// What says that one goes on.
const GOES_ON: [&str; 6] = ["", "今", "至今", "到今", "未结束", "进行中"];

/// The procedures of a cell, in order; nothing where one cannot be read, or ends before it begins. What stands in brackets is said
/// about them, unless there is no day but in brackets.
pub(super) fn procedures(cell: &str, hall: FixedOffset) -> Option<Vec<SpecialProcedure>> {
    let outside = without_brackets(cell);
    let has_day = outside.contains(|c: char| half_width(c).is_ascii_digit());
    let cell = if has_day { outside } else { cell.replace(BRACKETS, " ") };
    let parts = cell.split(APART).map(str::trim).filter(|part| !part.is_empty());
    let mut found: Vec<SpecialProcedure> = parts.map(|part| procedure(part, hall)).collect::<Option<_>>()?;
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// A procedure of two cells.
pub(super) fn of_days(from: NaiveDate, until: Option<NaiveDate>) -> Option<SpecialProcedure> {
    until.is_none_or(|until| from <= until).then_some(SpecialProcedure { from, until })
}

fn without_brackets(cell: &str) -> String {
    let mut depth = 0_u32;
    let mut is_outside = |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    cell.chars().filter(|c| is_outside(*c)).collect()
}

fn procedure(text: &str, hall: FixedOffset) -> Option<SpecialProcedure> {
    // What kind of procedure it is may stand before it.
    let text = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let between = text.match_indices(BETWEEN).chain(text.match_indices(['-', '/']));
    between.into_iter().find_map(|(at, sign)| {
        let (from, until) = (text.get(..at)?, text.get(at + sign.len()..)?);
        read_days(from.trim(), until.trim(), hall)
    })
}

/// The days of a procedure whose beginning and end are told.
fn read_days(from: &str, until: &str, hall: FixedOffset) -> Option<SpecialProcedure> {
    let until = until.trim_end_matches('止').trim_end();
    let until = if GOES_ON.contains(&until) { None } else { Some(moment(until, hall)?.date()) };
    of_days(moment(from, hall)?.date(), until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_are_read_as_people_write_them() {
        let read = |cell: &str| {
            let found = procedures(cell, FixedOffset::east_opt(8 * 3_600).unwrap())?;
            Some(found.iter().map(SpecialProcedure::to_string).collect::<Vec<_>>().join(" "))
        };
        for cell in [
            "2026-05-06~2026-05-12",
            "2026-05-06 至 2026-05-12",
            "2026年5月6日至2026年5月12日",
            "2026/5/6～2026/5/12",
            "2026-05-06 09:00 - 2026-05-12 17:00",
            "20260506-20260512",
            "2026.5.6-2026.5.12",
            "2026-05-06/2026-05-12",
            "听证：2026-05-06~2026-05-12",
            "2026-05-06~2026-05-12；2026-05-06~2026-05-12",
            "2026-05-06-2026-05-12",
            "2026-05-06 09:00-2026-05-12 17:00",
            "2026/5/6-2026/5/12",
            "2026-05-06~2026-05-12（听证）",
            "听证（2026-05-06~2026-05-12）",
            "听证(2026年5月6日至2026年5月12日止)",
            "（听证、鉴定）2026-05-06 至 2026-05-12 止",
            "2026年5月6日 星期三—2026年5月12日 星期二",
        ] {
            assert_eq!(read(cell).as_deref(), Some("2026-05-06/2026-05-12"), "{cell}");
        }
        for cell in [
            "2026-05-06~",
            "2026-05-06至今",
            "2026-05-06 至",
            "2026-05-06/",
            "2026-05-06~至今",
            "2026-05-06-",
            "2026-05-06～（鉴定未结束）",
        ] {
            assert_eq!(read(cell).as_deref(), Some("2026-05-06/"), "{cell}");
        }
        let two = read("2026-06-01~；2026-05-06~2026-05-12");
        assert_eq!(two.as_deref(), Some("2026-05-06/2026-05-12 2026-06-01/"), "in order");
        assert_eq!(read("").as_deref(), Some(""));
        for cell in [
            "2026-05-12~2026-05-06",
            "2026-05-06",
            "2026/5/6",
            "听证",
            "听证（）",
            "听证（2026-05-06~2026-05-12）；2026-06-01~",
            "2026-05-06~明天",
            "~2026-05-06",
            "5月6日~5月12日",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
