//! Doing something on somebody's authority: whether they have the right to it is asked here, below every screen and command, and
//! what they did is in the audit as part of the same change.
use crate::hall::desk::{Duty, DutyState, LoanError, Order, RemovalReason, WindowLoan};
use crate::hall::people::{Account, AuditAct, AuditNote, Authority, Denied, Permission};
use crate::hall::queue::{StepError, Ticket};
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

/// Something that was done, or that somebody has no right to.
pub type Allowed<T> = Result<Result<T, Denied>, StoreError>;

/// The store in somebody's hands.
pub struct Acting<'a> {
    pub(super) store: &'a mut Store,
    pub(super) authority: &'a Authority,
    pub(super) machine: &'a str,
    pub(super) at: NaiveDateTime,
}

impl Store {
    /// The store in somebody's hands, at a machine.
    pub fn acting<'a>(
        &'a mut self,
        authority: &'a Authority,
        machine: &'a str,
        at: NaiveDateTime,
    ) -> Acting<'a> {
        Acting { store: self, authority, machine, at }
    }
}

impl Acting<'_> {
    /// Fails where whoever acts has no right to something; that is kept.
    pub fn require(&mut self, permission: Permission) -> Allowed<()> {
        match self.authority.require(permission) {
            Ok(()) => Ok(Ok(())),
            Err(denied) => self.deny(denied, ""),
        }
    }

    /// Keeps that whoever acts has no right to something; at which window, where it is about one.
    pub(super) fn deny<T>(&mut self, denied: Denied, at_window: &str) -> Allowed<T> {
        let note = self.noting(AuditAct::Denied, denied.0.word(), at_window);
        self.store.note(&note)?;
        Ok(Err(denied))
    }

    /// All accounts, for a table of them; that they were read is kept first.
    pub fn accounts(&mut self) -> Allowed<Vec<Account>> {
        if let Err(denied) = self.require(Permission::ManageAccounts)? {
            return Ok(Err(denied));
        }
        let note = self.noting(AuditAct::AccountsExport, "", "");
        self.store.note(&note)?;
        self.store.accounts(self.at).map(Ok)
    }

    /// Stops a line.
    pub fn stop_line(&mut self, line: &str, reason: &str) -> Allowed<()> {
        let (who, at) = (self.who(), self.at);
        self.perform(Permission::StopLines, AuditAct::LineStop, (line, reason), |store| {
            store.stop_line(line, &who, reason, at)
        })
    }

    /// Reopens a line; `false` where it was not stopped.
    pub fn reopen_line(&mut self, line: &str) -> Allowed<bool> {
        let (who, at) = (self.who(), self.at);
        self.perform(Permission::StopLines, AuditAct::LineReopen, (line, ""), |store| {
            store.reopen_line(line, &who, at)
        })
    }

    /// Gives a number back for somebody: by the code of its ticket; `label` is the number as people read it.
    pub fn cancel(
        &mut self,
        hall: &Hall,
        code: &str,
        label: &str,
    ) -> Allowed<Option<Result<Ticket, StepError>>> {
        let (who, at) = (self.who(), self.at);
        let what = (label, "");
        self.perform(Permission::GiveBackNumbers, AuditAct::NumberGivenBack, what, |store| {
            store.cancel(hall, code, Some(&who), at)
        })
    }

    /// Takes a waiting number out of the line: by the code of its ticket; `label` is the number as people read it.
    pub fn remove(
        &mut self,
        hall: &Hall,
        (code, label): (&str, &str),
        reason: RemovalReason,
    ) -> Allowed<Option<Result<Ticket, StepError>>> {
        let (who, at) = (self.who(), self.at);
        let what = (label, reason.word());
        self.perform(Permission::GiveBackNumbers, AuditAct::NumberRemoved, what, |store| {
            store.remove(hall, code, (&who, reason), at)
        })
    }

    /// Whether whoever acts may do something at a window: their own, as signing in has it, or any where they lead the hall.
    fn may_order_at(&mut self, window: &WindowCode) -> Result<bool, StoreError> {
        let Authority::Person(person) = self.authority else { return Ok(true) };
        let leads = self.authority.may(Permission::LendWindows);
        let account = self.store.account(&person.code, self.at)?;
        Ok(leads || account.is_some_and(|account| account.may_serve(window)))
    }

    /// Does something at a window for whoever is on duty there; the step bears the name of whoever does it.
    pub fn order_at(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        press: &str,
        order: &Order,
    ) -> Allowed<Result<Option<Ticket>, StepError>> {
        let at = self.at;
        let (on, _) = self.store.duty(window, at)?;
        if !self.may_order_at(window)? {
            return self.deny(Denied(Permission::ServeWindow), window);
        }
        let who = Some(self.who()).filter(|who| !who.is_empty());
        let leads = self.authority.may(Permission::LendWindows);
        let right = if leads { Permission::LendWindows } else { Permission::ServeWindow };
        self.perform(right, AuditAct::WindowOrder, (window, order.word()), |store| match &on.clerk {
            Some(clerk) => store.order_by(hall, (window, clerk, who.as_ref()), press, order, at),
            None => Ok(Err(StepError::NotOnDuty)),
        })
    }

    /// Lends a window to another line until a moment.
    pub fn lend_window(
        &mut self,
        hall: &Hall,
        (window, line): (&WindowCode, &LineCode),
        until: NaiveDateTime,
    ) -> Allowed<Result<(), LoanError>> {
        let (who, at) = (self.who(), self.at);
        let loan = WindowLoan { window: window.clone(), line: line.clone(), since: at, until, who };
        let after = format!("{line} {}", until.format("%H:%M"));
        self.perform(Permission::LendWindows, AuditAct::WindowLend, (window, &after), |store| {
            store.lend_window(hall, &loan, at)
        })
    }

    /// Returns a window to its own lines; where a line is named, only if it is lent to that one.
    pub fn return_window(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        line: Option<&LineCode>,
    ) -> Allowed<Result<(), LoanError>> {
        let at = self.at;
        self.perform(Permission::LendWindows, AuditAct::WindowReturn, (window, ""), |store| {
            store.return_window(hall, (window, line), at)
        })
    }

    /// Signs whoever acts out at a window.
    pub fn sign_out(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
    ) -> Result<Result<Duty, StepError>, StoreError> {
        let (who, at) = (self.who(), self.at);
        let note = self.noting(AuditAct::SignOut, window, "");
        self.noted(note, |store| store.set_duty(hall, window, &who, &DutyState::Closed, at))
    }

    /// Keeps that whoever acts was not let in at a window although their PIN was right; `why` is a stable word.
    pub fn sign_in_refused(&mut self, window: &str, why: &str) -> Result<(), StoreError> {
        let note = self.noting(AuditAct::Denied, window, why);
        self.store.note(&note)
    }

    /// Closes the day.
    pub fn close_day(&mut self, day: &str) -> Allowed<()> {
        if let Err(denied) = self.require(Permission::CloseDay)? {
            return Ok(Err(denied));
        }
        // It is done in as many steps as it takes: what is kept is that it was begun.
        let note = self.noting(AuditAct::DayClose, day, "");
        self.store.note(&note)?;
        self.store.close_day(self.at).map(Ok)
    }

    /// Keeps that a backup of this name is begun.
    pub fn begin_backup(&mut self, file: &str) -> Allowed<()> {
        if let Err(denied) = self.require(Permission::RunBackup)? {
            return Ok(Err(denied));
        }
        let note = self.noting(AuditAct::Backup, file, "");
        self.store.note(&note).map(Ok)
    }

    /// The name that is kept beside a step.
    fn who(&self) -> ClerkCode {
        self.authority.who().into()
    }

    pub(super) fn noting(&self, act: AuditAct, object: &str, after: &str) -> AuditNote {
        AuditNote {
            at: self.at,
            actor: self.authority.actor(),
            machine: self.machine.to_owned(),
            act,
            object: object.to_owned(),
            before: String::new(),
            after: after.to_owned(),
        }
    }

    /// Does something that whoever acts has the right to; where it changes anything, the audit has it in the same change.
    pub(super) fn perform<T>(
        &mut self,
        permission: Permission,
        act: AuditAct,
        (object, after): (&str, &str),
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Allowed<T> {
        if let Err(denied) = self.require(permission)? {
            return Ok(Err(denied));
        }
        let note = self.noting(act, object, after);
        self.noted(note, work).map(Ok)
    }

    /// Does something; where it changes anything, the audit has it in the same change.
    pub(super) fn noted<T>(
        &mut self,
        note: AuditNote,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.noting = Some(note);
        let done = work(self.store);
        self.store.noting = None;
        done
    }
}
