//! What was held before a scanner: an appointment's code, a ticket, a receipt, or something that is none of ours.
use super::base32::normalised;
use super::{Receipt, ReceiptKind};
use crate::hall::booking::code;
use crate::hall::{Hall, TicketCode};

/// How many characters the code of a ticket has that an older program gave: Crockford's base32, without a seal.
const OLDER_TICKET: usize = 26;
/// A text of fewer characters is not looked at twice for being there twice.
const TWICE_FROM: usize = 8;
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
    /// The receipt of an application, true or not.
    Application(Receipt),
    /// Nothing of ours: nothing of it is kept or shown.
    Unknown,
}

impl ScannedCode {
    /// Reads a scanned text: a bare code, a link that ends in `/Y/` and an appointment's code, or a ticket or a receipt with or
    /// without the link that the hall puts before it. Where a scanner has sent the same text twice at once, one of them.
    pub fn read(text: &str, hall: &Hall) -> ScannedCode {
        let text = without_mark(text.trim()).to_ascii_uppercase();
        let found = read_one(&text, hall);
        let half = text.get(..text.len() / 2).unwrap_or_default();
        let is_twice = half.len() >= TWICE_FROM && text.get(half.len()..) == Some(half);
        if is_twice && found == ScannedCode::Unknown { read_one(half, hall) } else { found }
    }
}

/// Reads one text in capitals.
fn read_one(text: &str, hall: &Hall) -> ScannedCode {
    let (receipts, tickets) = (&hall.setup.cases.receipt_link, &hall.setup.ticket_link);
    let text = without_tail(text);
    let code = without_link(text, &[receipts, tickets]);
    if let Some(receipt) = Receipt::read(code) {
        return match receipt.kind() {
            ReceiptKind::Ticket => ScannedCode::Ticket(receipt.to_string().as_str().into()),
            ReceiptKind::Case => ScannedCode::Case(receipt),
            ReceiptKind::Application => ScannedCode::Application(receipt),
        };
    }
    if let Some(ticket) = normalised(without_link(text, &[tickets])).filter(|code| code.len() == OLDER_TICKET)
    {
        return ScannedCode::Ticket(ticket.into());
    }
    let (code, is_linked) = text.rsplit_once(APPOINTMENT).map_or((text, false), |(_, code)| (code, true));
    // A code is typed with spaces and hyphens, but never scanned with a link around it.
    let plain = code::plain(code).filter(|code| is_linked || hall.setup.code_forms.admits(code));
    plain.map_or(ScannedCode::Unknown, ScannedCode::Appointment)
}

/// A link without what may stand behind its code: where somebody came from, a place in the page, a stroke.
fn without_tail(text: &str) -> &str {
    if !text.contains("://") {
        return text;
    }
    text.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/')
}

/// A text without the first of some links that stands before it, by either scheme.
fn without_link<'t>(text: &'t str, links: &[&String]) -> &'t str {
    let bare = without_scheme(text);
    let mut links = links.iter().filter(|link| !link.is_empty());
    links.find_map(|link| bare.strip_prefix(without_scheme(&link.to_ascii_uppercase()))).unwrap_or(text)
}

fn without_scheme(link: &str) -> &str {
    ["HTTPS://", "HTTP://"].iter().find_map(|scheme| link.strip_prefix(scheme)).unwrap_or(link)
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

    fn in_groups(code: &str) -> String {
        let letters: Vec<char> = code.to_lowercase().chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    }

    #[test]
    fn r_s6_s7_t_d2_d4_a_text_is_what_it_looks_like() {
        let cases = CaseRules { receipt_link: "HTTPS://ZWFW.EXAMPLE/R/".into(), ..CaseRules::default() };
        let hall =
            Hall::new(Setup { ticket_link: "HTTPS://ZWFW.EXAMPLE/T/".into(), cases, ..Setup::default() });
        let appointment = |code: &str| ScannedCode::Appointment(code.into());
        let (case, ticket) = (receipt(ReceiptKind::Case), receipt(ReceiptKind::Ticket).to_string());
        let application = receipt(ReceiptKind::Application);
        let table = [
            ("12345674".to_owned(), appointment("12345674")),
            (" 1234 5674 ".to_owned(), appointment("12345674")),
            ("yy-0123".to_owned(), appointment("YY0123")),
            ("]Q112345674".to_owned(), appointment("12345674")),
            ("HTTPS://ZWFW.EXAMPLE/Y/12345674".to_owned(), appointment("12345674")),
            ("https://book.example/y/yy01?".to_owned(), appointment("YY01")),
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
            (application.to_string(), ScannedCode::Application(application)),
            (application.in_groups().to_lowercase(), ScannedCode::Application(application)),
            (application.in_code("HTTPS://ZWFW.EXAMPLE/R/"), ScannedCode::Application(application)),
            (format!("HTTPS://ELSEWHERE.EXAMPLE/R/{application}"), ScannedCode::Unknown),
            (format!("{application}{application}"), ScannedCode::Application(application)),
            (application.to_string()[..39].to_owned(), ScannedCode::Unknown),
            (case.to_string()[..39].to_owned(), ScannedCode::Unknown),
            // t:D4: what people and other programs make of our links.
            (format!("http://zwfw.example/t/{CODE}/"), ScannedCode::Ticket(CODE.into())),
            (format!("HTTPS://ZWFW.EXAMPLE/T/{CODE}?from=wechat#top"), ScannedCode::Ticket(CODE.into())),
            (in_groups(CODE), ScannedCode::Ticket(CODE.into())),
            (CODE.replace('0', "O").replace('1', "l"), ScannedCode::Ticket(CODE.into())),
            (format!("http://zwfw.example/r/{case}/?a=b"), ScannedCode::Case(case)),
            ("http://book.example/Y/12345674/".to_owned(), appointment("12345674")),
            // r:S13: the same code twice without an end between.
            ("1234567412345674".to_owned(), appointment("12345674")),
            (format!("{case}{case}"), ScannedCode::Case(case)),
            // t:D2, r:S7: what is none of ours.
            ("430102199001011234".to_owned(), ScannedCode::Unknown),
            ("43010219900101123X".to_owned(), ScannedCode::Unknown),
            ("13800138000".to_owned(), ScannedCode::Unknown),
            ("134567890123456789".to_owned(), ScannedCode::Unknown),
            ("6901234567892".to_owned(), ScannedCode::Unknown),
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
