//! What was held before the scanner – an appointment's code, a ticket, or something that is none of ours – and what
//! becomes of it on every kind of page.
use super::{check_in::CheckIn, ticket_found::TicketFound};
use crate::app::message::RequestKind;
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScanReply, ScannedHere};
use crate::hall::booking::code;
use crate::hall::{Hall, TicketCode};

/// How many characters a ticket's code has, and which: Crockford's base32.
const TICKET: usize = 26;
/// What stands before the code in the link of an appointment.
const APPOINTMENT: &str = "/Y/";

/// What a scanned text is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ScannedCode {
    /// The code of an appointment.
    Appointment(String),
    /// The code of a ticket.
    Ticket(TicketCode),
    /// Nothing of ours: nothing of it is kept or shown.
    Unknown,
}

/// Reads a scanned text: a bare code, a link that ends in `/Y/` and an appointment's code, or a ticket's link.
fn read(text: &str, hall: &Hall) -> ScannedCode {
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

/// What becomes of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScanAction {
    /// Its page lies on top of the one that is there, and Back returns.
    OnTop,
    /// Its page takes the place of the one that is there, so that pages do not pile up.
    InPlace,
    /// The visit is over, and another one begins with the code.
    NewVisit,
    /// The page takes it into its field.
    Fill,
    /// The page says that it is none of ours.
    Refuse,
    /// The page says that it has to wait.
    Wait,
}

/// The table of what becomes of every kind of code on every kind of page. `is_served` says that a number was given in the
/// visit, so that what is ours belongs to another one.
fn action(place: ScanPlace, code: &ScannedCode, is_served: bool) -> ScanAction {
    match (place, code) {
        (ScanPlace::Asking, _) => ScanAction::Wait,
        (_, ScannedCode::Appointment(_) | ScannedCode::Ticket(_)) if is_served => ScanAction::NewVisit,
        (ScanPlace::Field, ScannedCode::Appointment(_)) => ScanAction::Fill,
        (ScanPlace::Field, ScannedCode::Unknown) => ScanAction::Refuse,
        (ScanPlace::Notice, _) => ScanAction::InPlace,
        (ScanPlace::Open | ScanPlace::Field, _) => ScanAction::OnTop,
    }
}

/// What becomes of a scanned text on a page of a kind.
pub(super) fn reply(place: ScanPlace, text: &str, context: &Context) -> ScanReply {
    let code = read(text, context.hall);
    match (action(place, &code, context.is_served), code) {
        (ScanAction::OnTop, code) => ScanReply::Go(open(code, context)),
        (ScanAction::InPlace, code) => ScanReply::Go(in_place(open(code, context))),
        (ScanAction::NewVisit, _) => ScanReply::Go(Outcome::go(Navigation::NewVisit(text.to_owned()))),
        (ScanAction::Fill, ScannedCode::Appointment(code)) => ScanReply::Here(ScannedHere::Code(code)),
        (ScanAction::Fill | ScanAction::Refuse, _) => ScanReply::Here(ScannedHere::Foreign),
        (ScanAction::Wait, _) => ScanReply::Here(ScannedHere::TooSoon),
    }
}

/// The page of a code, on top of the one that is there.
fn open(code: ScannedCode, context: &Context) -> Outcome {
    match code {
        ScannedCode::Appointment(code) => CheckIn::open(code, context),
        ScannedCode::Ticket(code) => Outcome::open(TicketFound::Asking).ask(RequestKind::FindTicket { code }),
        ScannedCode::Unknown => Outcome::open(TicketFound::Unknown),
    }
}

/// The same in place of the page that is there.
fn in_place(mut outcome: Outcome) -> Outcome {
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
    fn every_kind_of_page_has_an_answer_to_every_kind_of_code() {
        use ScanAction::{Fill, InPlace, NewVisit, OnTop, Refuse, Wait};
        let appointment = ScannedCode::Appointment("12345674".into());
        let codes = [appointment, ScannedCode::Ticket(CODE.into()), ScannedCode::Unknown];
        let table = [
            (ScanPlace::Open, [OnTop, OnTop, OnTop], [NewVisit, NewVisit, OnTop]),
            (ScanPlace::Notice, [InPlace, InPlace, InPlace], [NewVisit, NewVisit, InPlace]),
            (ScanPlace::Field, [Fill, OnTop, Refuse], [NewVisit, NewVisit, Refuse]),
            (ScanPlace::Asking, [Wait, Wait, Wait], [Wait, Wait, Wait]),
        ];
        for (place, before, served) in table {
            assert_eq!(codes.each_ref().map(|code| action(place, code, false)), before, "{place:?}");
            assert_eq!(codes.each_ref().map(|code| action(place, code, true)), served, "{place:?}, served");
        }
    }

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
