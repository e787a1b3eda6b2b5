//! One application: what is known of it, and what has changed since it came in first.
use crate::hall::Hall;
use crate::hall::applications::{Application, ApplicationError, ApplicationState, FactChange};
use crate::hall::receipts::{Receipt, ReceiptId, ReceiptKeys, ReceiptKind};
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::application::ApplicationEntry;
use crate::store::rows::{application, receipt_key};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

/// By what an application is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplicationKey {
    /// Its number (办件编号), for the staff.
    Code(String),
    /// A receipt that was given for it, for whoever has it.
    Receipt(Receipt),
}

/// What a later table said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationStep {
    /// Its place in the history, from 1.
    pub step: u32,
    /// When the table came in.
    pub at: NaiveDateTime,
    /// Where the application stood before.
    pub from: ApplicationState,
    /// Where it stood then.
    pub to: ApplicationState,
    /// What is another; nothing where a limit alone did it.
    pub changes: Vec<FactChange>,
}

/// An application with what has changed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationHistory {
    /// The application as it is at the moment that was asked about; its progress is [`Application::progress`].
    pub application: Application,
    /// When it came in first.
    pub imported_at: NaiveDateTime,
    /// What tables said otherwise since.
    pub steps: Vec<ApplicationStep>,
    /// The receipt that was given for it, where one was and its key is still there.
    pub receipt: Option<Receipt>,
}

impl Store {
    /// An application with its history, by number or by receipt.
    pub fn application(
        &mut self,
        hall: &Hall,
        key: &ApplicationKey,
        at: NaiveDateTime,
    ) -> Result<Result<ApplicationHistory, ApplicationError>, StoreError> {
        let mut keys = self.receipt_keys.clone();
        let found = self.view("looking at an application", |database| {
            let entry = match find(database, &mut keys, key, hall, at)? {
                Ok(entry) => entry,
                Err(no) => return Ok(Err(no)),
            };
            let receipt = receipt_of(database, &mut keys, entry.number)?;
            let steps = steps(database, entry.number)?;
            let application = entry.application.as_of(at, &hall.setup.office());
            Ok(Ok(ApplicationHistory { application, imported_at: entry.imported_at, steps, receipt }))
        });
        self.receipt_keys = keys;
        found
    }
}

pub(in crate::store) fn find(
    database: &mut dyn Database,
    keys: &mut ReceiptKeys,
    key: &ApplicationKey,
    hall: &Hall,
    at: NaiveDateTime,
) -> Result<Result<ApplicationEntry, ApplicationError>, Fault> {
    let receipt = match key {
        ApplicationKey::Code(code) => {
            return Ok(by_code(database, code)?.ok_or(ApplicationError::NoApplication));
        }
        ApplicationKey::Receipt(receipt) => receipt,
    };
    if !receipt_key::is_true(database, keys, receipt, ReceiptKind::Application)? {
        return Ok(Err(ApplicationError::Forged));
    }
    let condition = "number = (SELECT number FROM application_receipt
         WHERE application_receipt.hall = :hall AND application_receipt.receipt = $1)";
    let receipt = receipt.id().to_string();
    let found = application::entries(database, condition, &[(&receipt).into()])?.pop();
    let Some(entry) = found else { return Ok(Err(ApplicationError::NoApplication)) };
    let until = entry.application.receipt_until(&hall.setup.cases);
    let is_over = until.is_some_and(|until| at.date() > until);
    Ok(if is_over { Err(ApplicationError::Expired) } else { Ok(entry) })
}

/// The application of a number (办件编号).
pub(in crate::store) fn by_code(
    database: &mut dyn Database,
    code: &str,
) -> Result<Option<ApplicationEntry>, Fault> {
    Ok(application::entries(database, "code = $1", &[code.into()])?.pop())
}

/// The receipt that was given for an application, where one was and its key is still there.
pub(in crate::store) fn receipt_of(
    database: &mut dyn Database,
    keys: &mut ReceiptKeys,
    number: u32,
) -> Result<Option<Receipt>, Fault> {
    let statement = "SELECT receipt, receipt_key FROM application_receipt WHERE hall = :hall AND number = $1";
    let read = first(database, statement, &[number.into()], |row| {
        let id = ReceiptId::in_row(row.text(0)?).ok_or("an application has a receipt that is none")?;
        Ok((id, u8::try_from(row.number(1)?)?))
    })?;
    let Some((id, key)) = read else { return Ok(None) };
    if keys.numbered(key).is_none() {
        *keys = receipt_key::keys(database)?;
    }
    Ok(keys.numbered(key).map(|key| key.seal(ReceiptKind::Application, id)))
}

fn steps(database: &mut dyn Database, number: u32) -> Result<Vec<ApplicationStep>, Fault> {
    let statement = "SELECT step, at, from_state, to_state, changes FROM application_step
         WHERE hall = :hall AND number = $1 ORDER BY step";
    all(database, statement, &[number.into()], |row| {
        let state = |word: &str| ApplicationState::of(word).ok_or("a step leads where none can");
        Ok(ApplicationStep {
            step: row.count(0)?,
            at: row.text(1)?.parse()?,
            from: state(row.text(2)?)?,
            to: state(row.text(3)?)?,
            changes: application::read_changes(row.text(4)?).ok_or("a step changes what there is not")?,
        })
    })
}
