//! What was held before a scanner: an appointment's code, a ticket, a receipt, or something that is none of ours.
use super::{Receipt, ReceiptKind};
use crate::hall::booking::code;
use crate::hall::{Hall, TicketCode};

/// How many characters a ticket's code has: Crockford's base32.
const TICKET: usize = 26;
/// What stands before the code in the link of an appointment.
const APPOINTMENT: &str = "/Y/";

/// What a scanned text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannedCode {
    /// The code of an appointment.
    Appointment(String),
    /// The code of a ticket.
    Ticket(TicketCode),
    /// The receipt of a case, true or not.
    Case(Receipt),
    /// Nothing of ours: nothing of it is kept or shown.
    Unknown,
}

impl ScannedCode {
    /// Reads a scanned text: a bare code, a link that ends in `/Y/` and an appointment's code, a ticket's link, or a receipt
    /// with or without the link that the hall puts before it.
    pub fn read(text: &str, hall: &Hall) -> ScannedCode {
        let text = without_mark(text.trim()).to_ascii_uppercase();
        let (receipts, tickets) = (&hall.setup.cases.receipt_link, &hall.setup.ticket_link);
        if let Some(receipt) = Receipt::read(without_link(&text, &[receipts, tickets])) {
            return match receipt.kind() {
                ReceiptKind::Ticket => ScannedCode::Ticket(receipt.to_string().as_str().into()),
                ReceiptKind::Case => ScannedCode::Case(receipt),
                ReceiptKind::Application => ScannedCode::Unknown,
            };
        }
        let ticket = without_link(&text, &[tickets]);
        if is_ticket(ticket) {
            return ScannedCode::Ticket(ticket.into());
        }
        let code = text.rsplit_once(APPOINTMENT).map_or(text.as_str(), |(_, code)| code);
        // A code is typed with spaces and hyphens, but never scanned with a link around it.
        code::plain(code).map_or(ScannedCode::Unknown, ScannedCode::Appointment)
    }
}

/// A text without the first of some links that stands before it.
fn without_link<'t>(text: &'t str, links: &[&String]) -> &'t str {
    let mut links = links.iter().filter(|link| !link.is_empty());
    links.find_map(|link| text.strip_prefix(&link.to_ascii_uppercase())).unwrap_or(text)
}

/// A text without the mark that some scanners put before it, such as `]Q1` for a QR code (ISO/IEC 15424).
fn without_mark(text: &str) -> &str {
    match text.as_bytes() {
        [b']', kind, modifier, ..] if kind.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() => {
            text.get(3..).unwrap_or_default()
        }
        _ => text,
    }
}

fn is_ticket(code: &str) -> bool {
    let digit = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase() && !b"ILOU".contains(&b);
    code.len() == TICKET && code.bytes().all(digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Setup;
    use crate::hall::cases::CaseRules;
    use crate::hall::receipts::{ReceiptId, ReceiptKey};

    const CODE: &str = "7K3M9QX2V5T8W4N6H1JZRB0CDE";

    fn receipt(kind: ReceiptKind) -> Receipt {
        let key = ReceiptKey::new(1, [3; 32]).unwrap();
        key.seal(kind, ReceiptId::of_request("secret", kind, "request", 0))
    }

    #[test]
    fn a_text_is_what_it_looks_like() {
        let cases = CaseRules { receipt_link: "HTTPS://ZWFW.EXAMPLE/R/".into(), ..CaseRules::default() };
        let hall =
            Hall::new(Setup { ticket_link: "HTTPS://ZWFW.EXAMPLE/T/".into(), cases, ..Setup::default() });
        let appointment = |code: &str| ScannedCode::Appointment(code.into());
        let (case, ticket) = (receipt(ReceiptKind::Case), receipt(ReceiptKind::Ticket).to_string());
        let table = [
            ("12345674".to_owned(), appointment("12345674")),
            (" 1234 5674 ".to_owned(), appointment("12345674")),
            ("yy-01ab".to_owned(), appointment("YY01AB")),
            ("]Q112345674".to_owned(), appointment("12345674")),
            ("HTTPS://ZWFW.EXAMPLE/Y/12345674".to_owned(), appointment("12345674")),
            ("https://book.example/y/yy01?".to_owned(), ScannedCode::Unknown),
            (format!("HTTPS://ZWFW.EXAMPLE/T/{CODE}"), ScannedCode::Ticket(CODE.into())),
            (format!("https://zwfw.example/t/{}", CODE.to_lowercase()), ScannedCode::Ticket(CODE.into())),
            (CODE.to_owned(), ScannedCode::Ticket(CODE.into())),
            (format!("HTTPS://ELSEWHERE.EXAMPLE/T/{CODE}"), ScannedCode::Unknown),
            (format!("HTTPS://ZWFW.EXAMPLE/T/{}", &CODE[..25]), ScannedCode::Unknown),
            (case.to_string(), ScannedCode::Case(case)),
            (case.in_groups(), ScannedCode::Case(case)),
            (format!("]Q1{}", case.in_code("HTTPS://ZWFW.EXAMPLE/R/")), ScannedCode::Case(case)),
            (format!("https://zwfw.example/r/{case}"), ScannedCode::Case(case)),
            (format!("HTTPS://ELSEWHERE.EXAMPLE/R/{case}"), ScannedCode::Unknown),
            (ticket.clone(), ScannedCode::Ticket(ticket.as_str().into())),
            (receipt(ReceiptKind::Application).to_string(), ScannedCode::Unknown),
            (case.to_string()[..39].to_owned(), ScannedCode::Unknown),
            ("https://example.com/".to_owned(), ScannedCode::Unknown),
            ("weixin://wxpay/bizpayurl?pr=abc".to_owned(), ScannedCode::Unknown),
            ("' OR 1=1 --".to_owned(), ScannedCode::Unknown),
            ("../../etc/passwd".to_owned(), ScannedCode::Unknown),
            (String::new(), ScannedCode::Unknown),
            ("]".to_owned(), ScannedCode::Unknown),
        ];
        for (text, scan) in table {
            assert_eq!(ScannedCode::read(&text, &hall), scan, "{text:?}");
        }
        let plain = Hall::default();
        assert_eq!(
            ScannedCode::read(CODE, &plain),
            ScannedCode::Ticket(CODE.into()),
            "a hall without a link"
        );
        assert_eq!(ScannedCode::read(&case.to_string(), &plain), ScannedCode::Case(case));
    }
}
