//! What was held before the scanner: an appointment's code, a ticket, or something that is none of ours.
use super::{check_in::CheckIn, ticket_found::TicketFound};
use crate::app::message::RequestKind;
use crate::app::screen::{Context, Navigation, Outcome};
use crate::hall::booking::code;
use crate::hall::{Hall, TicketCode};

/// How many characters a ticket's code has, and which: Crockford's base32.
const TICKET: usize = 26;
/// What stands before the code in the link of an appointment.
const APPOINTMENT: &str = "/Y/";

/// What a scanned text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ScannedCode {
    /// The code of an appointment.
    Appointment(String),
    /// The code of a ticket.
    Ticket(TicketCode),
    /// Nothing of ours: nothing of it is kept or shown.
    Unknown,
}

/// Reads a scanned text: a bare code, a link that ends in `/Y/` and an appointment's code, or a ticket's link.
pub(super) fn read(text: &str, hall: &Hall) -> ScannedCode {
    let text = without_mark(text.trim()).to_ascii_uppercase();
    let link = hall.setup.ticket_link.to_ascii_uppercase();
    let ticket = text.strip_prefix(&link).filter(|_| !link.is_empty()).unwrap_or(&text);
    if is_ticket(ticket) {
        return ScannedCode::Ticket(ticket.into());
    }
    let code = match text.rsplit_once(APPOINTMENT) {
        Some((_, code)) => code,
        None => &text,
    };
    // A code is typed with spaces and hyphens, but never scanned with a link around it.
    code::plain(code).map_or(ScannedCode::Unknown, ScannedCode::Appointment)
}

/// Where a scanned text leads from a page that has no use of its own for it.
pub(super) fn open(text: &str, context: &Context) -> Outcome {
    match read(text, context.hall) {
        ScannedCode::Appointment(code) => CheckIn::open(code, context),
        ScannedCode::Ticket(code) => Outcome::open(TicketFound::Asking).ask(RequestKind::FindTicket { code }),
        ScannedCode::Unknown => Outcome::open(TicketFound::Unknown),
    }
}

/// The same in place of the page that is there, so that scans do not pile up.
pub(super) fn instead(text: &str, context: &Context) -> Outcome {
    let mut outcome = open(text, context);
    if let Navigation::Open(screen) = outcome.go {
        outcome.go = Navigation::Replace(screen);
    }
    outcome
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

    const CODE: &str = "7K3M9QX2V5T8W4N6H1JZRB0CDE";

    #[test]
    fn a_text_is_what_it_looks_like() {
        let hall = Hall::new(Setup { ticket_link: "HTTPS://ZWFW.EXAMPLE/T/".into(), ..Setup::default() });
        let appointment = |code: &str| ScannedCode::Appointment(code.into());
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
            ("https://example.com/".to_owned(), ScannedCode::Unknown),
            ("weixin://wxpay/bizpayurl?pr=abc".to_owned(), ScannedCode::Unknown),
            ("' OR 1=1 --".to_owned(), ScannedCode::Unknown),
            ("../../etc/passwd".to_owned(), ScannedCode::Unknown),
            (String::new(), ScannedCode::Unknown),
            ("]".to_owned(), ScannedCode::Unknown),
        ];
        for (text, scan) in table {
            assert_eq!(read(&text, &hall), scan, "{text:?}");
        }
        assert_eq!(read(CODE, &Hall::default()), ScannedCode::Ticket(CODE.into()), "a hall without a link");
    }
}
