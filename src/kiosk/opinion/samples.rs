//! One sample of every page of the opinion box.
use super::about::AboutWhom;
use super::application_found;
use super::case_found::{CaseFound, Message as CaseMessage};
use super::contact::LeaveContact;
use super::draft::{OpinionDraft, OpinionState};
use super::kinds::OpinionBox;
use super::published::PublishedChanges;
use super::rating;
use super::receipt_entry::ReceiptEntry;
use super::sent::{Message as SentMessage, OpinionSent};
use super::subject_list::Listing;
use super::writing::WriteText;
use crate::app::case_progress::{CaseEntry, CaseProgress, PublishedChange, SentCase};
use crate::app::input::Key;
use crate::app::message::Answer;
use crate::app::screen::{AnyScreen, Context, Screen};
use crate::hall::cases::{
    ActKind, Case, CaseError, CaseLamp, CaseSource, CaseState, CaseSubject, Submission, SubmitError,
};
use crate::hall::catalogue::Guide;
use crate::hall::queue::{Ticket, TicketLabel};
use crate::hall::receipts::{Receipt, ReceiptId, ReceiptKey, ReceiptKind};
use crate::kiosk::unsent::UnsentWords;
use crate::paper::{PrinterFault, SlipOutcome, case_slip};
use crate::text::kiosk::opinion::words;
use chrono::TimeDelta;

/// The pages in the order of a visit.
pub(in crate::kiosk) fn samples(
    context: &Context,
    guide: &Guide,
    ticket: &Ticket,
) -> Vec<(&'static str, Box<dyn AnyScreen>)> {
    let Some(receipt) = receipt() else { return Vec::new() };
    let draft = |source, state| -> Box<dyn AnyScreen> {
        Box::new(OpinionDraft::in_state(written(context, source), state))
    };
    let nothing = Submission { source: CaseSource::Suggestion, at: context.now, ..Submission::default() };
    let praise = Submission { source: CaseSource::Praise, at: context.now, ..Submission::default() };
    let mut all: Vec<(&'static str, Box<dyn AnyScreen>)> = vec![
        ("opinion_kinds", Box::new(OpinionBox::beside(|| Box::new(ReceiptEntry::for_rating())))),
        ("opinion_kinds_served", Box::new(OpinionBox::about(served(context)))),
        ("opinion_draft", Box::new(OpinionDraft::new(nothing.clone(), context))),
        ("opinion_draft_praise", Box::new(OpinionDraft::new(praise, context))),
        ("opinion_draft_written", draft(CaseSource::Complaint, OpinionState::Writing)),
        ("opinion_draft_failed", draft(CaseSource::Complaint, OpinionState::Failed)),
        (
            "opinion_draft_limit",
            draft(CaseSource::Criticism, OpinionState::NotKept(SubmitError::VisitLimit(3))),
        ),
        ("opinion_warned", draft(CaseSource::Complaint, OpinionState::Warned)),
        ("opinion_sending", draft(CaseSource::Complaint, OpinionState::Sending { is_code_early: false })),
        ("opinion_about", Box::new(AboutWhom::new(Box::new(nothing.clone())))),
        ("opinion_windows", Box::new(AboutWhom::listing(Listing::Windows))),
        ("opinion_text_empty", Box::new(WriteText::new(Box::new(nothing), context))),
        (
            "opinion_text",
            Box::new(WriteText::new(Box::new(written(context, CaseSource::Complaint)), context)),
        ),
        (
            "opinion_contact",
            Box::new(LeaveContact::new(Box::new(written(context, CaseSource::Complaint)), context)),
        ),
        (
            "opinion_contact_name",
            Box::new(LeaveContact::naming(Box::new(written(context, CaseSource::Complaint)), context)),
        ),
        ("opinion_unsent", Box::new(UnsentWords { scanned: None })),
        ("opinion_unsent_code", Box::new(UnsentWords { scanned: Some(String::new()) })),
        ("opinion_sent", sent(context, receipt, SlipOutcome::Confirmed)),
        ("opinion_sent_unprinted", sent(context, receipt, SlipOutcome::Not(PrinterFault::PaperOut))),
        ("opinion_withdraw", withdrawing(context, receipt)),
        ("opinion_receipt", typed(context, receipt)),
        ("rate_entry", Box::new(ReceiptEntry::for_rating())),
        ("case_found", found(context, receipt, CaseState::Assigned)),
        ("case_answered", found(context, receipt, CaseState::Answered)),
        ("case_ask", asked(context, receipt)),
        ("case_none", none(context, receipt)),
        ("opinion_published", published(context)),
    ];
    all.extend(application_found::samples(context, guide, receipt));
    all.extend(rating::samples(context, ticket, receipt));
    all
}

/// A receipt that opens nothing: no store has its key.
fn receipt() -> Option<Receipt> {
    let id = ReceiptId::of_request("gallery", ReceiptKind::Case, "sample", 0);
    ReceiptKey::new(1, [3; 32]).map(|key| key.seal(ReceiptKind::Case, id))
}

fn served(context: &Context) -> CaseSubject {
    let hall = context.hall;
    let line = hall.setup.lines.first().map(|line| line.code.clone()).unwrap_or_default();
    let window = hall.setup.windows.first().map(|window| window.code.clone());
    CaseSubject::Ticket { day: context.now.date(), label: TicketLabel::new(line, 12), window }
}

fn written(context: &Context, source: CaseSource) -> Submission {
    Submission {
        source,
        about: served(context),
        text: words(context.lang).sample_text.into(),
        phone: "0000-1234".into(),
        at: context.now,
        ..Submission::default()
    }
}

fn sent_case(context: &Context, receipt: Receipt) -> Box<SentCase> {
    let case = written(context, CaseSource::Complaint).case(12, context.hall);
    let slip = case_slip(&case, &receipt, context.hall, context.lang);
    Box::new(SentCase { case, receipt, slip })
}

fn sent(context: &Context, receipt: Receipt, printed: SlipOutcome) -> Box<dyn AnyScreen> {
    let mut screen = OpinionSent::new(sent_case(context, receipt));
    Screen::hear(&mut screen, &Answer::Printed(printed), context);
    Box::new(screen)
}

fn withdrawing(context: &Context, receipt: Receipt) -> Box<dyn AnyScreen> {
    let mut screen = OpinionSent::new(sent_case(context, receipt));
    Screen::update(&mut screen, SentMessage::Withdraw, context);
    Box::new(screen)
}

fn typed(context: &Context, receipt: Receipt) -> Box<dyn AnyScreen> {
    let mut screen = ReceiptEntry::default();
    for letter in receipt.to_string().chars().take(26) {
        Screen::key(&mut screen, Key::Char(letter), context);
    }
    Box::new(screen)
}

/// A case three days old, with what was done.
fn progress(context: &Context, state: CaseState) -> CaseProgress {
    let at = |days: i64| context.now - TimeDelta::days(days);
    let entry = |days: i64, act, department: Option<&str>| CaseEntry {
        at: at(days),
        act,
        department: department.map(str::to_owned),
        satisfied: None,
        is_reopened: false,
        reason: String::new(),
        instead: String::new(),
    };
    let department = context.hall.setup.departments.first().map_or("", |department| &department.name.zh);
    let submission = Submission { at: at(3), ..written(context, CaseSource::Complaint) };
    let is_answered = state == CaseState::Answered;
    let case = Case { state, ..submission.case(12, context.hall) };
    let mut steps = vec![
        entry(3, None, None),
        entry(3, Some(ActKind::Accept), None),
        entry(2, Some(ActKind::Assign), Some(department)),
    ];
    steps.extend(is_answered.then(|| entry(0, Some(ActKind::Answer), None)));
    let answer = is_answered.then(|| context.words().help_privacy.to_owned());
    let lamp = state.owes_answer().then_some(CaseLamp::Green);
    CaseProgress { case, goes_on: None, lamp, steps, answer, closing_reason: None }
}

fn found(context: &Context, receipt: Receipt, state: CaseState) -> Box<dyn AnyScreen> {
    let mut screen = CaseFound::new(receipt);
    Screen::hear(&mut screen, &Answer::CaseFound(Box::new(progress(context, state))), context);
    Box::new(screen)
}

fn asked(context: &Context, receipt: Receipt) -> Box<dyn AnyScreen> {
    let mut screen = CaseFound::new(receipt);
    let answered = progress(context, CaseState::Answered);
    Screen::hear(&mut screen, &Answer::CaseFound(Box::new(answered)), context);
    Screen::update(&mut screen, CaseMessage::Ask(ActKind::Confirm), context);
    Box::new(screen)
}

fn none(context: &Context, receipt: Receipt) -> Box<dyn AnyScreen> {
    let mut screen = CaseFound::new(receipt);
    Screen::hear(&mut screen, &Answer::NoCase(CaseError::Expired), context);
    Box::new(screen)
}

fn published(context: &Context) -> Box<dyn AnyScreen> {
    let words = context.words();
    let mut screen = PublishedChanges::default();
    let change = |days: i64, source, subject: &str, changed: &str| PublishedChange {
        at: context.now - TimeDelta::days(days),
        source,
        subject: subject.to_owned(),
        changed: changed.to_owned(),
    };
    let all = vec![
        change(3, CaseSource::Suggestion, words.search_note, words.type_here),
        change(9, CaseSource::Criticism, words.wait_unknown, words.help_privacy),
        change(20, CaseSource::Unresolved, words.bring, words.try_this),
    ];
    Screen::hear(&mut screen, &Answer::Published(all), context);
    Box::new(screen)
}
