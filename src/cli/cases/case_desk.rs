//! What every command of cases shares: the store, a case as somebody names it, and what is said of an act.
use super::{ApplicantArguments, StaffArguments, command, json, said, usage};
use crate::cli::exercise::machine;
use crate::cli::login::{Login, denied};
use crate::cli::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::Config;
use crate::hall::cases::words::{REMARK, needed, needed_without_numbers};
use crate::hall::cases::{ActKind, Case, CaseAct, CaseActor, CaseError, CaseRole};
use crate::hall::desk::has_personal_number;
use crate::hall::people::Authority;
use crate::hall::receipts::{Receipt, ScannedCode};
use crate::store::{ApplicationKey, CaseKey, CaseOrder, CaseWords, Store};
use crate::text::cases::{act, refusal, state};
use crate::text::command::cases::words;
use crate::text::layout::half_width;
use chrono::NaiveDateTime;
use std::io::{self, Write};

/// So many characters, without the spaces between, are no number of anything: they are a receipt that was copied wrongly.
const RECEIPT: usize = 36;

/// Shorter numbers are not taken for those of a person.
const CODE: usize = 11;

/// Says whether something may be a receipt that was copied wrongly.
pub(super) fn is_like_receipt(typed: &str) -> bool {
    typed.chars().filter(|c| !c.is_whitespace()).count() >= RECEIPT
}

/// What every command of cases needs.
pub(super) struct CaseDesk<'a> {
    /// The global options.
    pub context: &'a CliContext,
    /// The configuration.
    pub config: Config,
    /// The store.
    pub store: Store,
    /// The hall's clock.
    pub now: NaiveDateTime,
}

impl<'a> CaseDesk<'a> {
    /// Opens the store, in which what closes by itself is closed first.
    pub fn open(context: &'a CliContext) -> Result<Self, Stop> {
        let mut config = context.config()?;
        let mut store = context.open_store(&mut config)?;
        let now = clock::now(config.machine.utc_offset);
        store.settle_cases(&config.hall, now)?;
        store.settle_applications(&config.hall, now)?;
        Ok(CaseDesk { context, config, store, now })
    }

    /// Somebody of the staff does something.
    pub fn staff(&mut self, staff: &StaffArguments, act: CaseAct) -> Result<Exit, Stop> {
        self.staff_with(staff, act, CaseWords::default())
    }

    /// The same with texts.
    pub fn staff_with(
        &mut self,
        staff: &StaffArguments,
        act: CaseAct,
        words: CaseWords,
    ) -> Result<Exit, Stop> {
        let note = match &staff.note {
            Some(note) => self.checked_without_numbers("--note", note)?,
            None => String::new(),
        };
        let number = self.number(&staff.case)?;
        let who = (&staff.login, staff.by.as_deref(), &staff.capacity);
        self.act(number, who, (act, CaseWords { note, ..words }), staff.json)
    }

    /// Does something with a case on the authority of whoever acts: proven, or by a name and a capacity.
    pub fn act(
        &mut self,
        number: u32,
        (login, by, capacity): (&Login, Option<&str>, &CaseRole),
        (act, words): (CaseAct, CaseWords),
        as_json: bool,
    ) -> Result<Exit, Stop> {
        let authority = self.authority(login, by)?;
        let (kind, machine) = (act.kind(), machine());
        let mut acting = self.store.acting(&authority, &machine, self.now);
        let done = acting.act_on_case(&self.config.hall, number, (act, words), login.or(capacity));
        let done = done?.map_err(|no| denied(self.context, no))?;
        self.tell(CaseKey::Number(number), done, (kind, capacity), as_json)
    }

    /// On whose authority a command acts.
    pub fn authority(&mut self, login: &Login, by: Option<&str>) -> Result<Authority, Stop> {
        let given = (by.unwrap_or_default(), "hall cases");
        login.authority(self.context, &self.config, &mut self.store, given, self.now)
    }

    /// Whoever has a receipt does something.
    pub fn applicant(&mut self, applicant: &ApplicantArguments, act: CaseAct) -> Result<Exit, Stop> {
        let Some(receipt) = self.receipt(&applicant.receipt) else {
            return self.say_no(&CaseError::Forged, None, &[], applicant.json);
        };
        let order = CaseOrder { act, actor: CaseActor::applicant(), words: CaseWords::default() };
        self.order(CaseKey::Receipt(receipt), &order, applicant.json)
    }

    /// Does what was ordered, and says how the case stands then, or why it is not done.
    pub fn order(&mut self, key: CaseKey, order: &CaseOrder, as_json: bool) -> Result<Exit, Stop> {
        let done = self.store.act_on_case(&self.config.hall, key, order, self.now)?;
        self.tell(key, done, (order.act.kind(), &order.actor.role), as_json)
    }

    /// Says how a case stands after an act, or why it is not done.
    fn tell(
        &mut self,
        key: CaseKey,
        done: Result<Case, CaseError>,
        (kind, role): (ActKind, &CaseRole),
        as_json: bool,
    ) -> Result<Exit, Stop> {
        let mut stdout = crate::cli::fit(io::stdout().lock());
        match done {
            Ok(case) if as_json => writeln!(stdout, "{}", json::case(&case, &self.config.hall, self.now))?,
            Ok(case) => {
                let lang = self.context.lang;
                let (act, state) = (act(lang, kind), state(lang, case.state));
                writeln!(stdout, "{}", (words(lang).done)(case.number, act, state))?;
            }
            Err(no) => return self.refuse(key, role, &no, as_json),
        }
        Ok(Exit::Done)
    }

    /// Says why something is not done, where the case stands, and what may be done with it.
    fn refuse(&mut self, key: CaseKey, role: &CaseRole, no: &CaseError, as_json: bool) -> Result<Exit, Stop> {
        let case = match no {
            CaseError::Forged | CaseError::NoCase | CaseError::Expired => None,
            _ => self.store.case(&self.config.hall, key, self.now)?.ok().map(|history| history.case),
        };
        let may: Vec<ActKind> = case.as_ref().map_or_else(Vec::new, |case| self.may(case, role));
        self.say_no(no, case.as_ref(), &may, as_json)
    }

    /// Says why something is not done; what may be done where the state of the case is the reason.
    pub fn say_no(
        &self,
        no: &CaseError,
        case: Option<&Case>,
        may: &[ActKind],
        as_json: bool,
    ) -> Result<Exit, Stop> {
        let lang = self.context.lang;
        let message = refusal(lang, no);
        if as_json {
            let may: Vec<&str> = may.iter().map(|kind| command(*kind)).collect();
            let state = case.map(|case| case.state.word());
            let value =
                serde_json::json!({ "refused": no.word(), "message": message, "state": state, "may": may });
            writeln!(crate::cli::fit(io::stdout().lock()), "{value}")?;
            return Ok(Exit::Refused);
        }
        let mut stderr = crate::cli::fit(io::stderr().lock());
        writeln!(stderr, "{message}")?;
        if matches!(no, CaseError::Forbidden(_)) {
            let words = words(lang);
            let may: Vec<String> = may.iter().map(|kind| said(lang, *kind)).collect();
            let line =
                if may.is_empty() { words.may_nothing.to_owned() } else { (words.may)(&lang.list(&may)) };
            writeln!(stderr, "{line}")?;
        }
        Ok(Exit::Refused)
    }

    /// What somebody may do with a case by a command.
    pub fn may(&self, case: &Case, role: &CaseRole) -> Vec<ActKind> {
        let all = case.possible(role, &self.config.hall.setup.cases);
        all.filter(|kind| *kind != ActKind::Reveal).collect()
    }

    /// The number of a case as somebody types it.
    pub fn number(&self, typed: &str) -> Result<u32, Stop> {
        let number = half_width::code(typed).trim().parse();
        number.map_err(|_| usage((words(self.context.lang).bad_number)(typed)))
    }

    /// A receipt as somebody types it, or as a scanner does with the link before it.
    pub fn receipt(&self, typed: &str) -> Option<Receipt> {
        let typed: String = half_width::code(typed).chars().filter(|c| !c.is_whitespace()).collect();
        match ScannedCode::read(&typed, &self.config.hall) {
            ScannedCode::Case(receipt) | ScannedCode::Application(receipt) => Some(receipt),
            _ => Receipt::read(&typed),
        }
    }

    /// A number or a receipt; none where it is as long as a receipt and is none: it is not repeated, since most of it may be one.
    pub fn key(&self, typed: &str) -> Result<Option<CaseKey>, Stop> {
        match self.receipt(typed) {
            Some(receipt) => Ok(Some(CaseKey::Receipt(receipt))),
            None if is_like_receipt(typed) => Ok(None),
            None => self.number(typed).map(CaseKey::Number).map(Some),
        }
    }

    /// A reason or a note, in which there is no number of a person's. The numbers of applications (办件编号) are the hall's own,
    /// and as long as those of cards: what an application is called may be written.
    pub fn checked_without_numbers(&mut self, name: &'static str, text: &str) -> Result<String, Stop> {
        let checked = match needed_without_numbers(name, text, REMARK) {
            Err(CaseError::Personal(_)) if !has_personal_number(&self.without_codes(text)?) => {
                needed(name, text, REMARK)
            }
            checked => checked,
        };
        self.checked(checked)
    }

    /// A text with each number of an application in it left out.
    fn without_codes(&mut self, text: &str) -> Result<String, Stop> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let mut rest = text.to_owned();
        for word in text.split(|c| !is_part(c)).filter(|word| word.len() >= CODE) {
            let key = ApplicationKey::Code(word.to_owned());
            if self.store.application(&self.config.hall, &key, self.now)?.is_ok() {
                // A letter in its place keeps what stands beside it apart.
                rest = rest.replace(word, "X");
            }
        }
        Ok(rest)
    }

    /// A text that was checked; what is wrong with it is wrong with the command line.
    pub fn checked(&self, text: Result<String, CaseError>) -> Result<String, Stop> {
        text.map_err(|no| usage(refusal(self.context.lang, &no)))
    }
}
