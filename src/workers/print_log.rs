//! What the store's worker does for the printer: the journal of prints, and what staff asked to be printed again.
use super::{
    PrinterJob, PrinterTask,
    store::{REPRINTS_EVERY, StoreWorker},
};
use crate::app::message::{Answer, RequestId};
use crate::devices::printer::PrintResult;
use crate::hall::PrintCode;
use crate::hall::cases::CaseSource;
use crate::hall::queue::{PrintJob, PrintLabel, PrintState};
use crate::paper::{
    Health, PrinterFault, Slip, SlipOutcome, case_reprint_slip, case_slip, reprint_slip, test_slip,
};
use crate::printing::PrinterTraits;
use crate::store::{PrintOutcome, PrinterState};
use crate::text::Lang;
use std::{sync::mpsc::Sender, time::Instant};

/// How long a request for a test slip is remembered.
const TEST_WITHIN: chrono::TimeDelta = chrono::TimeDelta::minutes(2);

impl StoreWorker {
    /// Hands a slip to the printer's worker. Where there is none any more, whoever waits for the slip is told.
    pub(super) fn print(&mut self, slip: Slip, request_id: Option<RequestId>, code: Option<PrintCode>) {
        self.printing.extend(code.clone());
        let job = PrinterJob { slip, request_id, code, since: Instant::now() };
        if let Err(PrinterTask::Print(PrinterJob { request_id, code, .. })) =
            self.jobs.send(PrinterTask::Print(job))
        {
            let printed = SlipOutcome::Not(PrinterFault::NotConnected);
            if let Some(code) = code {
                self.record(&code, &printed.into());
            }
            if let Some(request_id) = request_id {
                super::answer(&self.inbox, request_id, Answer::Printed(printed));
            }
        }
    }

    /// Settles, once in the life of the program, what its last run left open.
    pub(super) fn settle(&mut self) {
        if self.is_settled {
            return;
        }
        let (kiosk, now) = (self.hall.setup.kiosk.clone(), (self.clock)());
        match self.connection.attempt(|store| store.settle_prints(&kiosk, now)) {
            Ok(0) => self.is_settled = true,
            Ok(left) => {
                log::warn!("{left} prints were interrupted; `hall printer jobs` lists them");
                self.is_settled = true;
                // Without a worker nothing is printed that would have to be cut off.
                let _left = self.jobs.send(PrinterTask::Tidy);
            }
            // The connection said why.
            Err(_) => {}
        }
    }

    /// Writes down that a slip is about to be sent, and tells the printer's worker whether that is written.
    pub(super) fn begin_print(&mut self, code: &str, token: u32, written: &Sender<bool>) {
        let now = (self.clock)();
        let begun = self.attempt(|store| store.begin_print(code, token, now));
        // Where nobody waits any more nothing is sent, and the outcome says so.
        let _gone = written.send(matches!(begun, Ok(Some(_))));
    }

    /// Records what became of a print, and tells whoever asked for the same ticket again.
    pub(super) fn record(&mut self, code: &str, done: &PrintResult) {
        let printed = done.printed;
        self.printing.remove(code);
        if let Some(handed) = self.handed.as_mut().filter(|handed| handed.code == code) {
            handed.printed = Some(printed);
            if let Some(request_id) = handed.again.take() {
                super::answer(&self.inbox, request_id, Answer::Printed(printed));
            }
        }
        if !self.write(code, done) {
            log::error!("how a print went could not be recorded; it is tried again");
            self.unrecorded.push((code.into(), done.clone()));
        }
    }

    /// Writes an outcome into the journal; says whether it is there.
    fn write(&mut self, code: &str, done: &PrintResult) -> bool {
        let missing: Vec<String> = done.missing.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        let outcome = PrintOutcome {
            state: state(done.printed),
            trouble: done.printed.trouble().map_or("", crate::paper::PrinterFault::word),
            missing: &missing.join(" "),
            who: "kiosk",
        };
        let now = (self.clock)();
        self.attempt(|store| store.record_print(code, outcome, now)).is_ok()
    }

    /// Writes what the store would not take before, oldest first.
    fn catch_up(&mut self) {
        while let Some((code, done)) = self.unrecorded.first().cloned() {
            if !self.write(&code, &done) {
                return;
            }
            self.unrecorded.remove(0);
        }
    }

    /// Records how the printer is, for staff elsewhere.
    pub(super) fn record_printer(&mut self, health: Health, traits: Option<PrinterTraits>) {
        let PrinterTraits { maker, model, serial, .. } = traits.unwrap_or_default();
        let state = PrinterState {
            kiosk: self.hall.setup.kiosk.clone(),
            at: (self.clock)(),
            trouble: health.trouble.map_or("", crate::paper::PrinterFault::word).to_owned(),
            since: None,
            paper_low: health.paper_low,
            model: format!("{maker} {model}").trim().to_owned(),
            serial,
        };
        let recorded = self.connection.if_open().map(|store| store.record_printer(&state));
        if let Some(Err(error)) = recorded {
            log::warn!("how the printer is was not recorded: {}", error.chain());
        }
    }

    /// A visitor wants the ticket or the receipt again; says why not where it is not printed.
    pub(super) fn print_again(&mut self, request_id: RequestId, code: &str) -> Option<Answer> {
        let (now, limit) = ((self.clock)(), self.reprints);
        let queued = self.attempt(|store| store.reprint(code, Some(limit), "visitor", now));
        match queued {
            Err(()) => Some(Answer::StoreFailed),
            Ok(Err(no)) => Some(Answer::NoReprint(no)),
            Ok(Ok(job)) => {
                let Some(slip) = self.slip_again(&job) else { return Some(Answer::StoreFailed) };
                self.print(slip, Some(request_id), Some(job.code));
                None
            }
        }
    }

    /// Prints what staff asked for from elsewhere: reprints, and a test slip.
    pub(super) fn look_for_reprints(&mut self) {
        if !self.connection.is_open() || self.looked_for_reprints.elapsed() < REPRINTS_EVERY {
            return;
        }
        self.looked_for_reprints = Instant::now();
        self.catch_up();
        let kiosk = self.hall.setup.kiosk.clone();
        let Ok(tickets) = self.attempt(|store| store.reprints_for(&kiosk)) else { return };
        let Ok(receipts) = self.attempt(|store| store.receipt_reprints_for(&kiosk)) else { return };
        let since = (self.clock)() - TEST_WITHIN;
        if self.attempt(|store| store.take_test(&kiosk, since)) == Ok(true) {
            log::info!("staff asked for a test slip");
            let slip = test_slip(&self.hall, (self.clock)());
            self.print(slip, None, None);
        }
        for job in tickets.into_iter().map(|(job, _)| job).chain(receipts) {
            let is_open = self.unrecorded.iter().any(|(code, _)| *code == job.code);
            if self.printing.contains(&job.code) || is_open {
                continue;
            }
            if let Some(slip) = self.slip_again(&job) {
                log::info!("staff asked for a reprint");
                self.print(slip, None, Some(job.code));
            }
        }
    }

    /// The slip of a ticket or a receipt that is printed again; nothing where the store does not give it.
    fn slip_again(&mut self, job: &PrintJob) -> Option<Slip> {
        let lang = if job.english { Lang::En } else { Lang::Zh };
        if matches!(job.label, PrintLabel::Receipt(_)) {
            let (case, receipt) = self.attempt(|store| store.printed_receipt(&job.code)).ok()??;
            // The receipt of a bad rating stood on the screen alone until now, and is printed for the first time.
            let is_first = job.attempt == 0 && job.state == PrintState::Queued && job.reprints == 1;
            if is_first && case.source == CaseSource::BadRating {
                return Some(case_slip(&case, &receipt, &self.hall, lang));
            }
            return Some(case_reprint_slip(&case, &receipt, &self.hall, lang, job.reprints));
        }
        let ticket = self.attempt(|store| store.ticket_by_code(&job.code)).ok()??;
        Some(reprint_slip(&ticket, &self.hall, lang, job.reprints))
    }
}

/// The state the journal keeps of an outcome.
fn state(printed: SlipOutcome) -> PrintState {
    match printed {
        SlipOutcome::Drawn => PrintState::Drawn,
        SlipOutcome::Sent => PrintState::Sent,
        SlipOutcome::Confirmed => PrintState::Confirmed,
        SlipOutcome::Not(_) => PrintState::NotPrinted,
        SlipOutcome::Unsure(_) => PrintState::Uncertain,
    }
}
