//! A key of the opinion box that was made a moment ago, and how it is kept.
use crate::hall::hexadecimal::hexadecimal;
use crate::hall::sealing::{BoxHolder, BoxPublicKey, BoxSecret, KeyShare, LockedShare, Passphrase};
use crate::store::engine::database::{Database, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::rows::ticket_code::random;
use chrono::NaiveDateTime;

/// A key that was made a moment ago, before it is kept.
pub(super) struct FreshKey {
    public: BoxPublicKey,
    pub shares: Vec<(BoxHolder, KeyShare)>,
    /// The shares as they are kept, in the same order.
    locked: Vec<LockedShare>,
}

impl FreshKey {
    /// A new key of so many holders, each with a passphrase; none where there is no memory for it.
    pub fn of(passphrases: &[(BoxHolder, Passphrase)]) -> Result<Option<FreshKey>, Fault> {
        let secret = BoxSecret::new(random()?);
        let holders: Vec<BoxHolder> = passphrases.iter().map(|(holder, _)| *holder).collect();
        let shares = secret.split(&holders, &[random()?, random()?]);
        let mut locked = Vec::new();
        for ((_, share), (_, passphrase)) in shares.iter().zip(passphrases) {
            let Some(lock) = share.lock(passphrase, random()?) else { return Ok(None) };
            locked.push(lock);
        }
        Ok(Some(FreshKey { public: secret.public(), shares, locked }))
    }

    /// Keeps it as the newest key: its number.
    pub fn insert(&self, database: &mut dyn Database, at: NaiveDateTime) -> Result<u32, Fault> {
        let statement = "SELECT COALESCE(MAX(number), 0) FROM case_box_key WHERE hall = :hall";
        let number = first(database, statement, &[], |row| row.count(0))?.unwrap_or(0) + 1;
        let (at, public) = (written(at), hexadecimal(&self.public.0));
        let statement =
            "INSERT INTO case_box_key (hall, number, public_key, made_at) VALUES (:hall, $1, $2, $3)";
        database.run(statement, &[number.into(), (&public).into(), (&at).into()])?;
        for ((holder, share), lock) in self.shares.iter().zip(&self.locked) {
            let statement = "INSERT INTO case_box_share (hall, number, holder, locked, mark, set_at)
                 VALUES (:hall, $1, $2, $3, $4, $5)";
            let (lock, mark) = (lock.in_column(), share.mark());
            let values = [number.into(), holder.word().into(), (&lock).into(), (&mark).into(), (&at).into()];
            database.run(statement, &values)?;
        }
        Ok(number)
    }
}
