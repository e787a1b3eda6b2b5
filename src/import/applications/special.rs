//! The special procedures of one cell: `2026-05-06~2026-05-12；2026-06-01~`.
use crate::hall::applications::SpecialProcedure;
use crate::import::dates::moment;
use chrono::NaiveDate;

/// What stands between the beginning and the end of a procedure.
const BETWEEN: [char; 7] = ['~', '～', '〜', '至', '到', '—', '–'];
/// What stands between procedures.
const APART: [char; 7] = [';', '；', '、', ',', '，', '|', '\n'];
/// What says that one goes on.
const GOES_ON: [&str; 4] = ["", "今", "未结束", "进行中"];

/// The procedures of a cell, in order; nothing where one cannot be read, or ends before it begins.
pub(super) fn procedures(cell: &str) -> Option<Vec<SpecialProcedure>> {
    let parts = cell.split(APART).map(str::trim).filter(|part| !part.is_empty());
    let mut found: Vec<SpecialProcedure> = parts.map(procedure).collect::<Option<_>>()?;
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// A procedure of two cells.
pub(super) fn of_days(from: NaiveDate, until: Option<NaiveDate>) -> Option<SpecialProcedure> {
    until.is_none_or(|until| from <= until).then_some(SpecialProcedure { from, until })
}

fn procedure(text: &str) -> Option<SpecialProcedure> {
    // What kind of procedure it is may stand before it.
    let text = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (from, until) = parted(text)?;
    let until = until.trim().trim_end_matches(['止', '）', ')']);
    let until = if GOES_ON.contains(&until) { None } else { Some(moment(until)?.date()) };
    of_days(moment(from.trim())?.date(), until)
}

/// The beginning and the end.
fn parted(text: &str) -> Option<(&str, &str)> {
    text.split_once(BETWEEN)
        .or_else(|| text.split_once(" - "))
        // `20260506-20260512`, `2026.5.6-2026.5.12`
        .or_else(|| text.split_once('-').filter(|(_, until)| !until.contains('-')))
        // `2026-05-06/2026-05-12`
        .or_else(|| text.split_once('/').filter(|(from, _)| from.contains('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_are_read_as_people_write_them() {
        let read = |cell: &str| {
            let found = procedures(cell)?;
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
        ] {
            assert_eq!(read(cell).as_deref(), Some("2026-05-06/2026-05-12"), "{cell}");
        }
        for cell in ["2026-05-06~", "2026-05-06至今", "2026-05-06 至", "2026-05-06/"] {
            assert_eq!(read(cell).as_deref(), Some("2026-05-06/"), "{cell}");
        }
        let two = read("2026-06-01~；2026-05-06~2026-05-12");
        assert_eq!(two.as_deref(), Some("2026-05-06/2026-05-12 2026-06-01/"), "in order");
        assert_eq!(read("").as_deref(), Some(""));
        for cell in [
            "2026-05-12~2026-05-06",
            "2026-05-06",
            "听证",
            "2026-05-06~明天",
            "~2026-05-06",
            "5月6日~5月12日",
        ] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
