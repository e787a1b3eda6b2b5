//! The slip of a case (回执): what its applicant comes back with, and not a word of what was written.
use super::{LetterSize, Part, Slip};
use crate::hall::Hall;
use crate::hall::cases::Case;
use crate::hall::receipts::Receipt;
use crate::text::Lang;
use crate::text::cases::source;
use crate::text::slip::{SlipWords, words};

/// The receipt of a case on paper.
pub fn case_slip(case: &Case, receipt: &Receipt, hall: &Hall, lang: Lang) -> Slip {
    let words = words(lang);
    let submitted = case.submitted_at.format("%Y-%m-%d %H:%M").to_string();
    let due = match case.due {
        Some(due) => (words.answered_by)(&due.format("%Y-%m-%d").to_string()),
        None => words.answered_later.to_owned(),
    };
    let mut parts = vec![
        Part::centred(lang.say(&hall.setup.centre)),
        Part::heading(words.case_receipt, LetterSize::BIG),
        Part::pair((words.case_number)(case.number), source(lang, case.source)),
        Part::plain((words.submitted)(&submitted)),
        Part::plain(due),
        Part::Rule,
        Part::centred(words.scan_receipt),
        Part::Qr(receipt.in_code(&hall.setup.cases.receipt_link)),
        // Two lines of five groups: one of ten is too long for the narrowest paper.
        Part::centred(in_lines(&receipt.in_groups())),
        Part::Rule,
        Part::plain(words.keep_receipt),
        Part::plain((words.ask_at)(lang.say(&hall.setup.help_desk))),
    ];
    parts.extend(foot(case, hall, words));
    Slip { parts }
}

/// The receipt that is printed again (补打 `times`).
pub fn case_reprint_slip(case: &Case, receipt: &Receipt, hall: &Hall, lang: Lang, times: u32) -> Slip {
    let mut slip = case_slip(case, receipt, hall, lang);
    slip.parts.insert(2, Part::heading((words(lang).reprint)(times), LetterSize::PLAIN));
    slip
}

/// The groups of a receipt on two lines.
pub(super) fn in_lines(groups: &str) -> String {
    let groups: Vec<&str> = groups.split(' ').collect();
    groups.chunks(5).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
}

fn foot(case: &Case, hall: &Hall, words: &SlipWords) -> Vec<Part> {
    let kiosk = case.kiosk.as_deref().map(words.kiosk).unwrap_or_default();
    vec![Part::pair((words.phones)(&hall.setup.phone), kiosk)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::cases::{CaseSource, Submission};
    use crate::hall::receipts::{ReceiptId, ReceiptKey, ReceiptKind};
    use crate::paper::drawn;

    #[test]
    fn a_receipt_says_what_is_needed_and_not_a_word_of_what_was_written() {
        let written = Submission {
            source: CaseSource::Complaint,
            text: "三号窗口的人骂我".into(),
            name: "王小明".into(),
            phone: "13900001234".into(),
            at: "2026-11-23T09:41:00".parse().unwrap(),
            ..Submission::default()
        };
        let hall = Hall::default();
        let id = ReceiptId::of_request("secret", ReceiptKind::Case, "request", 0);
        let receipt = ReceiptKey::new(1, [3; 32]).unwrap().seal(ReceiptKind::Case, id);
        for (lang, wanted) in
            [(Lang::Zh, ["编号 12", "投诉", "请收好"]), (Lang::En, ["No. 12", "Complaint", "Keep this"])]
        {
            for columns in [32, 48] {
                let slip = case_slip(&written.case(12, &hall), &receipt, &hall, lang);
                let text = drawn(&slip, columns).join("\n");
                for words in wanted {
                    assert!(text.contains(words), "{words} is not on\n{text}");
                }
                let groups = receipt.in_groups();
                let (first, second) = (&groups[..24], &groups[25..]);
                assert!(text.contains(first) && text.contains(second), "{text}");
                for secret in ["骂我", "王小明", "1390000"] {
                    assert!(!text.contains(secret), "{secret} is on\n{text}");
                }
            }
        }
    }
}
