//! The slip of an application (办件回执): what its applicant comes back with, and nothing about anybody.
use super::case_slip::in_lines;
use super::{LetterSize, Part, Slip};
use crate::hall::Hall;
use crate::hall::receipts::Receipt;
use crate::text::Lang;
use crate::text::slip::words;

/// The receipt of an application on paper; `code` is its number with the middle hidden.
pub fn application_slip(code: &str, receipt: &Receipt, hall: &Hall, lang: Lang) -> Slip {
    let words = words(lang);
    let parts = vec![
        Part::centred(lang.say(&hall.setup.centre)),
        Part::heading(words.application_receipt, LetterSize::BIG),
        Part::centred(code),
        Part::Rule,
        Part::centred(words.scan_application),
        Part::Qr(receipt.in_code(&hall.setup.cases.receipt_link)),
        Part::centred(in_lines(&receipt.in_groups())),
        Part::Rule,
        Part::plain(words.keep_application),
        Part::plain((words.ask_at)(lang.say(&hall.setup.help_desk))),
        Part::plain((words.phones)(&hall.setup.phone)),
    ];
    Slip { parts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::applications::Application;
    use crate::hall::receipts::{ReceiptId, ReceiptKey, ReceiptKind};
    use crate::paper::drawn;

    #[test]
    fn a_receipt_says_which_application_it_is_without_its_number() {
        let application = Application { code: "36990020261105020000149".into(), ..Application::default() };
        let id = ReceiptId::of_request("secret", ReceiptKind::Application, &application.code, 0);
        let receipt = ReceiptKey::new(1, [3; 32]).unwrap().seal(ReceiptKind::Application, id);
        for (lang, wanted) in [(Lang::Zh, "办 件 回 执"), (Lang::En, "A P P L I C A T I O N")] {
            for columns in [32, 48] {
                let slip = application_slip(&application.masked_code(), &receipt, &Hall::default(), lang);
                let text = drawn(&slip, columns).join("\n");
                let groups = receipt.in_groups();
                for words in [wanted, "369900*************0149", &groups[..24], &groups[25..]] {
                    assert!(text.contains(words), "{words} is not on\n{text}");
                }
                assert!(!text.contains(&application.code), "{text}");
            }
        }
    }
}
