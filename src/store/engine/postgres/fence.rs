//! Who has a hall open on a server: everybody is inside a fence, and whoever replaces the whole hall stands there alone.
use super::Postgres;
use crate::hall::HallCode;
use crate::store::engine::{database::all, fault::Fault};

/// `HALL`, the first number of the lock.
const LOCKS: &str = "1212238924";

/// The second number: another one for each hall of each schema.
fn number(hall: &HallCode) -> String {
    format!("hashtext(current_schema() || ' {hall}')")
}

/// What a session says that uses a hall; it waits while somebody replaces it.
pub(super) fn be_inside(hall: &HallCode) -> String {
    format!("SELECT pg_advisory_lock_shared({LOCKS}, {})", number(hall))
}

impl Postgres {
    /// Has the hall alone until the end of the transaction, or says from where others use it.
    pub fn stand_alone(&mut self) -> Result<Option<Vec<String>>, Fault> {
        let number = number(&self.hall);
        let alone = format!("SELECT CAST(pg_try_advisory_xact_lock({LOCKS}, {number}) AS TEXT)");
        if all(self, &alone, &[], |row| Ok(row.text(0)? == "true"))? == [true] {
            return Ok(None);
        }
        let others = format!(
            "SELECT DISTINCT COALESCE(host(a.client_addr), 'localhost') FROM pg_locks AS l
             JOIN pg_stat_activity AS a ON a.pid = l.pid
             WHERE l.locktype = 'advisory' AND l.granted AND l.pid <> pg_backend_pid() AND a.datname = current_database()
              AND CAST(l.classid AS BIGINT) = {LOCKS}
              AND CAST(l.objid AS BIGINT) = CAST({number} AS BIGINT) & 4294967295"
        );
        Ok(Some(all(self, &others, &[], |row| Ok(row.text(0)?.to_owned()))?))
    }

    /// Says whether any hall was ever kept in this schema of the server.
    pub fn is_empty(&mut self) -> Result<bool, Fault> {
        let tables = "SELECT COUNT(*) FROM information_schema.tables
             WHERE table_schema = current_schema() AND table_name = 'migration'";
        Ok(all(self, tables, &[], |row| row.number(0))? == [0])
    }
}
