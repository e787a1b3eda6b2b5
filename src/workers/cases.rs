//! What the store's worker does about cases: keeps them, looks how one stands, acts for whoever has its receipt.
use super::{answer, store::StoreWorker, tickets::written};
use crate::app::case_progress::{CaseEntry, CaseProgress, PublishedChange, SentCase};
use crate::app::message::{Answer, CaseRequest, RequestId};
use crate::hall::cases::{ActKind, Case, CaseAct, CaseActor, Submission};
use crate::hall::receipts::Receipt;
use crate::paper::case_slip;
use crate::store::{CaseEvent, CaseHistory, CaseKey, CaseOrder, CaseStep, CaseWords};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// How much of what was published is shown.
const PUBLISHED: u32 = 100;

impl StoreWorker {
    /// Keeps an opinion, says so, and has its receipt printed; or gives back why not. It is durable before anybody is thanked.
    pub(super) fn send_case(&mut self, request_id: RequestId, asked: &CaseRequest) -> Option<Answer> {
        let hall = Arc::clone(&self.hall);
        let submission = Submission {
            kiosk: Some(hall.setup.kiosk.clone()),
            at: (self.clock)(),
            ..(*asked.submission).clone()
        };
        let lang = written(asked.lang);
        let kept = self.attempt(|store| store.submit_case_and_print(&submission, &hall, lang));
        let Ok(kept) = kept else {
            return Some(Answer::StoreFailed);
        };
        let kept = match kept {
            Ok(kept) => kept,
            Err(no) => return Some(Answer::CaseNotKept(no)),
        };
        log::info!("case {} submitted", kept.case.number);
        let slip = case_slip(&kept.case, &kept.receipt, &hall, asked.lang);
        let code = kept.receipt.id().to_string().into();
        let sent = SentCase { case: kept.case, receipt: kept.receipt, slip: slip.clone() };
        // The screen hears of the case before it can hear how printing went.
        answer(&self.inbox, request_id, Answer::CaseSent(Box::new(sent)));
        self.hand_to_printer(request_id, slip, code, asked.unprinted);
        None
    }

    /// How the case of a receipt stands.
    pub(super) fn find_case(&mut self, receipt: Receipt) -> Answer {
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        match self.attempt(|store| store.case(&hall, CaseKey::Receipt(receipt), now)) {
            Err(()) => Answer::StoreFailed,
            Ok(Err(no)) => Answer::NoCase(no),
            Ok(Ok(history)) => Answer::CaseFound(Box::new(self.progress(history.for_applicant()))),
        }
    }

    /// Acts on a case for whoever has its receipt, and says how it stands then.
    pub(super) fn act_on_case(&mut self, receipt: Receipt, act: &CaseAct) -> Answer {
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        let order =
            CaseOrder { act: act.clone(), actor: CaseActor::applicant(), words: CaseWords::default() };
        match self.attempt(|store| store.act_on_case(&hall, CaseKey::Receipt(receipt), &order, now)) {
            Err(()) => Answer::StoreFailed,
            Ok(Err(no)) => Answer::NoAct(no),
            Ok(Ok(case)) => match self.find_case(receipt) {
                found @ Answer::CaseFound(_) => found,
                // It is done: a store that fails now must not make it look as if nothing was.
                _ => Answer::CaseFound(Box::new(self.progress(done(case, act, now)))),
            },
        }
    }

    /// What was published of cases.
    pub(super) fn published(&mut self) -> Answer {
        let Ok(page) = self.attempt(|store| store.publications(None, PUBLISHED)) else {
            return Answer::StoreFailed;
        };
        let shown = page.publications.into_iter().map(|published| PublishedChange {
            at: published.at,
            source: published.source,
            subject: published.subject,
            changed: published.changed,
        });
        Answer::Published(shown.collect())
    }

    /// A case as its applicant sees it.
    fn progress(&self, history: CaseHistory) -> CaseProgress {
        let now = (self.clock)();
        let answer = history.answer().map(str::to_owned);
        let closing_reason = history.closing_reason().map(str::to_owned);
        let goes_on = history.merged.map(|merged| merged.case);
        let standing = goes_on.as_ref().unwrap_or(&history.case);
        // By when somebody is called back is the staff's clock: what was promised to the applicant is the answer.
        let lamp = standing.lamp(now, &self.hall.setup.office()).filter(|_| standing.state.owes_answer());
        let steps = history.steps.into_iter().map(entry).collect();
        CaseProgress { lamp, steps, answer, closing_reason, goes_on, case: history.case }
    }
}

/// What is known of a case after an act where its history cannot be read: how it stands, and the act.
fn done(case: Case, act: &CaseAct, at: NaiveDateTime) -> CaseHistory {
    let step = CaseStep {
        step: case.steps,
        at,
        event: CaseEvent::Act(act.kind()),
        actor: CaseActor::applicant(),
        from: None,
        to: case.state,
        detail: String::new(),
        answer: String::new(),
        reason: String::new(),
        instead: String::new(),
        note: String::new(),
    };
    CaseHistory { case, receipt: None, steps: vec![step], merged: None }
}

fn entry(step: CaseStep) -> CaseEntry {
    let act = match step.event {
        CaseEvent::Submitted => None,
        CaseEvent::Act(act) => Some(act),
    };
    let satisfied = (act == Some(ActKind::Confirm)).then(|| step.detail == "yes");
    let is_reopened = satisfied.is_some() && step.to.owes_answer();
    let department = (act == Some(ActKind::Assign)).then_some(step.detail);
    CaseEntry {
        at: step.at,
        act,
        department,
        satisfied,
        is_reopened,
        reason: step.reason,
        instead: step.instead,
    }
}
