//! What becomes of what was held before the scanner on every kind of page; what it is, `hall::receipts` says.
use super::{
    check_in::CheckIn,
    opinion::{ApplicationFound, CaseFound},
    ticket_found::TicketFound,
    unsent::UnsentWords,
};
use crate::app::message::RequestKind;
use crate::app::screen::{Context, Navigation, Outcome, ScanPlace, ScanReply, ScannedHere};
use crate::hall::receipts::ScannedCode;

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
    /// Words that were written and not sent would be lost: a page asks about them first.
    AskFirst,
}

/// How far the visit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum VisitStage {
    /// Nothing was given yet.
    Begun,
    /// Something was written and not sent. Who shows a code of ours need not be who wrote it.
    Unsent,
    /// A number was given, so that what is ours belongs to another visit.
    Served,
}

impl VisitStage {
    fn of(context: &Context) -> VisitStage {
        if context.has_unsent_words {
            VisitStage::Unsent
        } else if context.is_served {
            VisitStage::Served
        } else {
            VisitStage::Begun
        }
    }
}

/// The table of what becomes of every kind of code on every kind of page.
fn action(place: ScanPlace, code: &ScannedCode, stage: VisitStage) -> ScanAction {
    let is_ours = *code != ScannedCode::Unknown;
    match (place, code) {
        (ScanPlace::Asking, _) => ScanAction::Wait,
        (ScanPlace::Subject, ScannedCode::Ticket(_)) if stage != VisitStage::Served => ScanAction::Fill,
        (_, _) if is_ours && stage == VisitStage::Unsent => ScanAction::AskFirst,
        (_, _) if is_ours && stage == VisitStage::Served => ScanAction::NewVisit,
        (ScanPlace::Field, ScannedCode::Appointment(_)) => ScanAction::Fill,
        (ScanPlace::Field | ScanPlace::Subject, ScannedCode::Unknown) => ScanAction::Refuse,
        (ScanPlace::Notice, _) => ScanAction::InPlace,
        (ScanPlace::Open | ScanPlace::Field | ScanPlace::Subject | ScanPlace::Unsent, _) => ScanAction::OnTop,
    }
}

/// What becomes of a scanned text on a page of a kind.
pub(super) fn reply(place: ScanPlace, text: &str, context: &Context) -> ScanReply {
    let code = ScannedCode::read(text, context.hall);
    match (action(place, &code, VisitStage::of(context)), code) {
        (ScanAction::OnTop, code) => ScanReply::Go(open(code, context)),
        (ScanAction::InPlace, code) => ScanReply::Go(in_place(open(code, context))),
        (ScanAction::AskFirst, _) => {
            let ask = Outcome::open(UnsentWords { scanned: Some(text.to_owned()) });
            ScanReply::Go(if place == ScanPlace::Unsent { in_place(ask) } else { ask })
        }
        (ScanAction::NewVisit, _) => ScanReply::Go(Outcome::go(Navigation::NewVisit(text.to_owned()))),
        (ScanAction::Fill, ScannedCode::Appointment(code)) => ScanReply::Here(ScannedHere::Code(code)),
        (ScanAction::Fill, ScannedCode::Ticket(code)) => ScanReply::Here(ScannedHere::Ticket(code)),
        (ScanAction::Fill | ScanAction::Refuse, _) => ScanReply::Here(ScannedHere::Foreign),
        (ScanAction::Wait, _) => ScanReply::Here(ScannedHere::TooSoon),
    }
}

/// The page of a code, on top of the one that is there.
fn open(code: ScannedCode, context: &Context) -> Outcome {
    match code {
        ScannedCode::Appointment(code) => CheckIn::open(code, context),
        ScannedCode::Ticket(code) => Outcome::open(TicketFound::Asking).ask(RequestKind::FindTicket { code }),
        ScannedCode::Case(receipt) => CaseFound::open(receipt),
        ScannedCode::Application(receipt) => ApplicationFound::open(receipt),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::receipts::{ReceiptId, ReceiptKey, ReceiptKind};

    const CODE: &str = "7K3M9QX2V5T8W4N6H1JZRB0CDE";

    #[test]
    fn every_kind_of_page_has_an_answer_to_every_kind_of_code() {
        use ScanAction::{AskFirst, Fill, InPlace, NewVisit, OnTop, Refuse, Wait};
        let appointment = ScannedCode::Appointment("12345674".into());
        let receipt = |kind| {
            let id = ReceiptId::of_request("secret", kind, "request", 0);
            ReceiptKey::new(1, [3; 32]).unwrap().seal(kind, id)
        };
        let codes = [
            appointment,
            ScannedCode::Ticket(CODE.into()),
            ScannedCode::Case(receipt(ReceiptKind::Case)),
            ScannedCode::Application(receipt(ReceiptKind::Application)),
            ScannedCode::Unknown,
        ];
        let new = |foreign| [NewVisit, NewVisit, NewVisit, NewVisit, foreign];
        let ask = |foreign| [AskFirst, AskFirst, AskFirst, AskFirst, foreign];
        let table = [
            (ScanPlace::Open, [OnTop; 5], ask(OnTop), new(OnTop)),
            (ScanPlace::Notice, [InPlace; 5], ask(InPlace), new(InPlace)),
            (ScanPlace::Field, [Fill, OnTop, OnTop, OnTop, Refuse], ask(Refuse), new(Refuse)),
            (
                ScanPlace::Subject,
                [OnTop, Fill, OnTop, OnTop, Refuse],
                [AskFirst, Fill, AskFirst, AskFirst, Refuse],
                new(Refuse),
            ),
            (ScanPlace::Asking, [Wait; 5], [Wait; 5], [Wait; 5]),
            (ScanPlace::Unsent, [OnTop; 5], ask(OnTop), new(OnTop)),
        ];
        for (place, begun, unsent, served) in table {
            let actions = |stage| codes.each_ref().map(|code| action(place, code, stage));
            assert_eq!(actions(VisitStage::Begun), begun, "{place:?}");
            assert_eq!(actions(VisitStage::Unsent), unsent, "{place:?}, with words that were not sent");
            assert_eq!(actions(VisitStage::Served), served, "{place:?}, served");
        }
    }
}
