//! Restoring a backup: the hall of a store becomes the one of the file, at a stroke, and no number is given again.
use crate::store::backup::file::BackupFile;
use crate::store::backup::source::RestoreSource;
use crate::store::backup::target::{RestoreRefusal, RestoreTarget, Restored};
use crate::store::backup::watch::BackupObserver;
use crate::store::backup::{BackupWork, into_postgres, into_sqlite};
use crate::store::ledger::opening::{self, StorePaths};
use crate::store::{StoreError, StoreUrl};

impl BackupFile {
    /// Puts the hall of the file in the place of the store's, at a stroke: whoever opens the store finds the one or the other,
    /// whatever happens meanwhile. What lay in a file is kept beside it. Every line goes on above what the file, the store that
    /// was there or the ledger of this machine knows.
    ///
    /// `watch` is told how far it has come, and gives it up by `false`.
    ///
    /// # Errors
    /// Fails where the store cannot be written, or the file is damaged; everything is as it was then.
    pub fn restore(
        &mut self,
        target: &RestoreTarget,
        watch: &mut dyn FnMut(BackupWork, u64, u64) -> bool,
    ) -> Result<Result<Restored, RestoreRefusal>, StoreError> {
        if !target.is_other_hall_meant && !self.about().is_of(&target.hall) {
            return Ok(Err(RestoreRefusal::OtherHall));
        }
        let restored = opening::paths(&target.url, target.ledger.as_deref()).and_then(|paths| {
            let mut source =
                RestoreSource::of(self, &target.hall.code, paths.file.as_ref().unwrap_or(&paths.ledger))?;
            let StorePaths { file, ledger } = &paths;
            match (&target.url, file) {
                (StoreUrl::Postgres(address), _) => {
                    into_postgres::restore(&mut source, target, address, ledger, &mut BackupObserver(watch))
                }
                (_, file) => {
                    let file = file.as_ref().ok_or("the store is no file")?;
                    into_sqlite::restore(&mut source, target, file, ledger, &mut BackupObserver(watch))
                }
            }
        });
        restored.map_err(|fault| StoreError::new("restoring a backup", fault))
    }
}
